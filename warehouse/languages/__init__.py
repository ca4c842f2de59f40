"""Language packs: all that Newsprism knows about a language, read from one TOML file each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from warehouse.datafile import build, read_toml
from warehouse.languages.cleaning import BoilerplateWording, LineWording, SentenceWording
from warehouse.languages.crediting import CreditWording
from warehouse.languages.declining import DeclensionWording
from warehouse.languages.naming import NameWording
from warehouse.languages.persons import PersonWording
from warehouse.languages.quoting import Clauses, Cues, Example, Marks, Phrases

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """One language. `code` is ISO 639-1; every list is data that a newcomer can extend."""

    code: str
    name: str
    credits: CreditWording = field(default_factory=CreditWording)
    text: SentenceWording = field(default_factory=SentenceWording)
    boilerplate: BoilerplateWording = field(default_factory=BoilerplateWording)
    lines: LineWording = field(default_factory=LineWording)
    persons: PersonWording = field(default_factory=PersonWording)
    names: NameWording = field(default_factory=NameWording)
    declension: DeclensionWording = field(default_factory=DeclensionWording)
    marks: Marks = field(default_factory=Marks)
    cues: Cues = field(default_factory=Cues)
    clauses: Clauses = field(default_factory=Clauses)
    phrases: Phrases = field(default_factory=Phrases)
    examples: tuple[Example, ...] = ()


def available() -> tuple[str, ...]:
    """Return the codes of all languages that have a pack, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def load(code: str) -> LanguagePack | None:
    """Return the pack of a language, or None when the language has none ("not analysed").

    Raises:
        BadSetting: the pack has an unknown key or a value of the wrong kind.
    """
    path = _FOLDER / f"{code}.toml"
    if code not in available():
        return None
    return build(LanguagePack, read_toml(path), origin=path.name)
