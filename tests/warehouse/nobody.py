"""An actor registry that knows nobody, for tests of what does not depend on names."""

from __future__ import annotations

from collections.abc import Iterator

from warehouse.actors import ActorHit
from warehouse.model import ActorType


class Nobody:
    """An index without a single name; picklable, so that it travels to worker processes."""

    def find(self, text: str, language: str) -> Iterator[ActorHit]:  # noqa: ARG002 the protocol's
        return iter(())

    def name(self, actor_id: str, language: str) -> str:  # noqa: ARG002 the protocol's
        return actor_id

    def type(self, actor_id: str) -> ActorType:  # noqa: ARG002 the protocol's
        return ActorType.PERSON

    def surnames(self, actor_id: str) -> tuple[str, ...]:  # noqa: ARG002 the protocol's
        return ()

    def seat_of(self, actor_id: str) -> str | None:  # noqa: ARG002 the protocol's
        return None
