"""Wire agencies: who they are and where their names stand in a text (data in wires.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from pathlib import Path

from warehouse.datafile import build, read_toml
from warehouse.errors import NotFound
from warehouse.lexicon import Lexicon

# The origin of an outside credit that only tells on whose site an article stands.
PUBLISHER = "publisher"
_NAME_REACH = 40
_WORD_BEFORE = re.compile(r"(?<![\w/])([^\W\d_][\w'’.-]*)[ -]$")
_WORD_AFTER = re.compile(r"[ -]([^\W\d_][\w'’-]*)")
_FILE = Path(__file__).with_name("wires.toml")


class Trust(IntEnum):
    """How much a form of an agency's name proves on its own."""

    TRAP = 0
    ACRONYM = 1
    NAME = 2


@dataclass(frozen=True, slots=True)
class Agency:
    """A wire agency as wires.toml describes it; the file's head explains every key."""

    id: str
    label: str
    name: str
    country: str
    kinds: tuple[str, ...]
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    acronyms: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    services: dict[str, str] = field(default_factory=dict)
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class AgencyHit:
    """A place in a text where an agency's name stands; whether it is a credit is not decided."""

    start: int
    end: int
    agency: str
    trust: Trust
    service: str | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    """One written form of an agency's name."""

    surface: str
    agency: str
    trust: Trust
    any_case: bool
    service: str | None


@dataclass(frozen=True, slots=True)
class _AgencyFile:
    """The whole of wires.toml."""

    agency: tuple[Agency, ...]
    site_words: tuple[str, ...] = ()


class Agencies:
    """All known agencies and the automaton over their names.

    Args:
        agencies: the agencies in file order; ids are unique.
        site_words: what a site may add to the name of the agency whose it is, in small letters.
    """

    def __init__(self, agencies: tuple[Agency, ...], site_words: tuple[str, ...] = ()) -> None:
        self.site_words = frozenset(site_words)
        self._by_id = {agency.id: agency for agency in agencies}
        self._lexicon = Lexicon(
            (form.surface, form) for agency in agencies for form in _forms(agency)
        )

    @property
    def ids(self) -> tuple[str, ...]:
        """All agency ids in file order."""
        return tuple(self._by_id)

    def get(self, agency_id: str) -> Agency:
        """Return an agency.

        Raises:
            NotFound: no agency has this id.
        """
        try:
            return self._by_id[agency_id]
        except KeyError:
            raise NotFound(
                f"There is no wire agency {agency_id!r}.",
                hint="The ids stand in warehouse/wires.toml.",
                agency=agency_id,
            ) from None

    def name(self, agency_id: str, language: str) -> str:
        """Return the agency's full name in a language (its own full name otherwise)."""
        agency = self.get(agency_id)
        local = agency.names.get(language)
        return local[0] if local else agency.name

    def find(self, text: str) -> Iterator[AgencyHit]:
        """Yield every agency name in `text` in order, longest first, without overlaps.

        One pass, linear in the text and independent of the number of agencies.
        """
        reached = 0
        for hit in sorted(self._all_hits(text), key=lambda found: (found.start, -found.end)):
            if hit.start >= reached:
                reached = hit.end
                yield hit

    def _all_hits(self, text: str) -> Iterator[AgencyHit]:
        for start, end, forms in self._lexicon.every(text):
            surface = text[start:end]
            for form in forms:
                if form.any_case or form.surface == surface:
                    if not self._is_something_else(text, start, end, form.agency):
                        yield AgencyHit(start, end, form.agency, form.trust, form.service)
                    break

    def _is_something_else(self, text: str, start: int, end: int, agency_id: str) -> bool:
        agency = self._by_id[agency_id]
        before = text[max(0, start - 40) : start].rstrip(" -/–")
        after = text[end : end + 40].lstrip(" -/–'’")
        return any(_ends_with_word(before, word) for word in agency.not_before) or any(
            _starts_with_word(after, word) for word in agency.not_after
        )


def within_name(text: str, hit: AgencyHit, joining: frozenset[str]) -> bool:
    """Tell whether a hit in a line of credits is a word of a person's name ("Petra Muster").

    Args:
        text: the text of the hit.
        hit: the agency's place.
        joining: words in small letters that stand beside agencies and belong to no name.
    """
    surface = text[hit.start : hit.end]
    if hit.trust is Trust.NAME or not surface.isalpha() or surface.isupper() or surface.islower():
        return False
    before = _WORD_BEFORE.search(text[max(0, hit.start - _NAME_REACH) : hit.start])
    after = _WORD_AFTER.match(text, hit.end)
    return any(
        found is not None and found[1].casefold() not in joining and _is_name_word(found[1])
        for found in (before, after)
    )


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or not word.isupper())


@cache
def load() -> Agencies:
    """Return the agencies of wires.toml (read once).

    Raises:
        BadSetting: the file has an unknown key or a value of the wrong kind.
    """
    known = build(_AgencyFile, read_toml(_FILE), origin=_FILE.name)
    return Agencies(known.agency, known.site_words)


def _forms(agency: Agency) -> Iterator[_Form]:
    for surface, service in agency.services.items():
        yield _Form(surface, agency.id, Trust.NAME, any_case=False, service=service)
    for surface in (name for names in agency.names.values() for name in names):
        yield _Form(surface, agency.id, Trust.NAME, any_case=True, service=None)
    for surface in agency.acronyms:
        yield _Form(surface, agency.id, Trust.ACRONYM, any_case=False, service=None)
    for surface in agency.traps:
        yield _Form(surface, agency.id, Trust.TRAP, any_case=False, service=None)


def _ends_with_word(text: str, word: str) -> bool:
    return text.endswith(word) and not text[: len(text) - len(word)][-1:].isalnum()


def _starts_with_word(text: str, word: str) -> bool:
    return text.startswith(word) and not text[len(word) : len(word) + 1].isalnum()
