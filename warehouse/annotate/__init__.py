"""The annotators, in the order in which they run; each one reads what those before it found."""

from __future__ import annotations

from typing import Protocol

from warehouse.actors import ActorIndex
from warehouse.languages import LanguagePack
from warehouse.model import Annotations, CleanText


class Annotator(Protocol):
    """Finds one kind of annotation. Pure: same text, pack and registry give the same result."""

    @property
    def name(self) -> str:
        """The annotator's name; with the version it stands on every evidence."""
        ...

    @property
    def version(self) -> str:
        """Raised whenever the result can change; a new version re-annotates."""
        ...

    @property
    def requires(self) -> tuple[str, ...]:
        """Kinds that must have been found before (mentions, quotations, credits)."""
        ...

    @property
    def provides(self) -> tuple[str, ...]:
        """Kinds that this annotator finds or completes."""
        ...

    def __call__(
        self, clean: CleanText, pack: LanguagePack, index: ActorIndex, found: Annotations
    ) -> Annotations:
        """Return `found` with this annotator's kinds filled in."""
        ...
