"""What the columns of a table mean, told from their names in all languages and from their cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path

from warehouse.datafile import build, read_toml
from warehouse.readers import Certainty
from warehouse.readers.numeric import is_date

_TEXT_LENGTH = 80
_PROSE_WORDS = 8
_FAR_LONGER = 10
_SHORT_TEXT = 30
_LONGEST_TITLE = 400
_FEWEST_TITLE_WORDS = 2.5
_LONGEST_SEEN = 20_000
_CAMEL = re.compile(r"(?<=[a-zа-я0-9])(?=[A-ZА-Я])")
_NO_LETTERS = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_MARKUP = re.compile(r"</(?:p|div|span|article|section|html|h1|h2)>|<br ?/?>", re.IGNORECASE)


class Role(StrEnum):
    """What a column can be."""

    TEXT = "text"
    HTML = "html"
    TITLE = "title"
    URL = "url"
    DATE = "date"
    OUTLET = "outlet"
    AUTHOR = "author"
    LANGUAGE = "language"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Words:
    """The words that head columns (columns.toml); `beside` are those that make a name another."""

    text: tuple[str, ...]
    html: tuple[str, ...]
    title: tuple[str, ...]
    url: tuple[str, ...]
    date: tuple[str, ...]
    outlet: tuple[str, ...]
    author: tuple[str, ...]
    language: tuple[str, ...]
    id: tuple[str, ...]
    beside: tuple[str, ...]

    def of(self, role: Role) -> tuple[str, ...]:
        """Return the words for a role, best first."""
        found: tuple[str, ...] = getattr(self, role.value)
        return found


@dataclass(frozen=True, slots=True)
class Guess:
    """A column, by its place, taken for a role, and how sure that is."""

    column: int
    role: Role
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class _Profile:
    """What the filled cells of a column look like: shares from 0 to 1, lengths in characters."""

    length: float = 0.0
    words: float = 0.0
    addresses: float = 0.0
    dates: float = 0.0
    markup: float = 0.0
    distinct: float = 0.0
    filled: float = 0.0


@cache
def words() -> Words:
    """Return the known words, as `squeezed` writes them."""
    path = Path(__file__).with_name("columns.toml")
    known = build(Words, read_toml(path), origin=path.name)
    return Words(*(tuple(map(squeezed, getattr(known, one.name))) for one in fields(Words)))


def squeezed(name: str) -> str:
    """Return a name without case, accents, spaces and marks, as names are compared."""
    return "".join(_tokens(name))


def is_known(name: str) -> bool:
    """Tell whether a name heads columns in some language."""
    low = squeezed(name)
    return any(low in words().of(role) for role in Role)


def guessed(names: Sequence[str] | None, sample: Sequence[Sequence[str]]) -> tuple[Guess, ...]:
    """Return what columns mean, at most one of each role, in the order of the roles.

    Args:
        names: the columns' names, None where there is no header.
        sample: some rows of cells as text, all of the same length.
    """
    count = len(names) if names is not None else len(sample[0]) if sample else 0
    profiles = [_profile([row[at] for row in sample]) for at in range(count)]
    taken: dict[int, Guess] = {}
    # From the most to the least particular: what looks like a date is no title.
    for role in _ORDER:
        free = [at for at in range(count) if at not in taken]
        found = _named(role, names, profiles, free) or _alike(role, names, profiles, free)
        if found is not None:
            taken[found.column] = found
    guesses = sorted(taken.values(), key=lambda guess: list(Role).index(guess.role))
    return tuple(_longest_text(guesses, profiles))


_ORDER = (
    Role.URL, Role.DATE, Role.LANGUAGE, Role.ID, Role.HTML, Role.TEXT, Role.TITLE, Role.AUTHOR,
    Role.OUTLET,
)  # fmt: skip


def _tokens(name: str) -> list[str]:
    parted = _NO_LETTERS.sub(" ", _CAMEL.sub(" ", name.strip()))
    plain = unicodedata.normalize("NFKD", parted.casefold().replace("đ", "d"))
    # A short й or ё is a letter of its own, but headers are typed with and without its mark.
    return "".join(one for one in plain if not unicodedata.combining(one)).split()


def _profile(cells: Sequence[str]) -> _Profile:
    filled = [cell.strip()[:_LONGEST_SEEN] for cell in cells if cell.strip()]
    if not filled:
        return _Profile()
    return _Profile(
        length=sum(map(len, filled)) / len(filled),
        words=sum(len(cell.split()) for cell in filled) / len(filled),
        addresses=_share(filled, lambda cell: _ADDRESS.fullmatch(cell) is not None),
        dates=_share(filled, is_date),
        markup=_share(filled, lambda cell: _MARKUP.search(cell) is not None),
        distinct=len(set(filled)) / len(filled),
        filled=len(filled) / len(cells),
    )


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells)


def _named(
    role: Role, names: Sequence[str] | None, profiles: Sequence[_Profile], free: Sequence[int]
) -> Guess | None:
    """Return the free column that the best of a role's words heads, unless its cells belie it."""
    if names is None:
        return None
    ranked: list[tuple[int, int, int]] = []
    for at in free:
        rank = _rank(role, names[at])
        if rank is not None and _fits(role, profiles[at]):
            ranked.append((*rank, at))
    if not ranked:
        return None
    whole, _, at = min(ranked)
    return Guess(at, role, Certainty.SURE if whole == 0 else Certainty.LIKELY)


def _rank(role: Role, name: str) -> tuple[int, int] | None:
    """Return how well a name fits a role: the whole of it (0) or its parts (1), then which word."""
    known = words().of(role)
    low = squeezed(name)
    if low in known:
        return 0, known.index(low)
    parts = _tokens(name)
    if len(parts) < 2 or any(part in words().beside for part in parts):
        return None
    if _is_of_another(role, parts):
        return None
    found = [known.index(part) for part in parts if part in known]
    return (1, min(found)) if found else None


def _is_of_another(role: Role, parts: Sequence[str]) -> bool:
    """Tell whether a name of several words is that of another role: source_id, author_name."""
    if role in (Role.ID, Role.TITLE):
        return any(part in words().outlet + words().author for part in parts)
    return any(part in words().id for part in parts)


def _fits(role: Role, profile: _Profile) -> bool:
    if profile.filled == 0:
        return True
    if role is Role.URL:
        return profile.addresses >= 0.5
    if role is Role.DATE:
        return profile.dates >= 0.5
    if role is Role.ID:
        return profile.distinct == 1
    if role is Role.HTML:
        return profile.markup > 0
    if role is Role.TEXT:
        return profile.addresses < 0.5 and profile.dates < 0.5
    return profile.length <= _LONGEST_TITLE and profile.addresses < 0.5


def _alike(
    role: Role, names: Sequence[str] | None, profiles: Sequence[_Profile], free: Sequence[int]
) -> Guess | None:
    """Return the one free column whose cells look like a role, whatever it is called."""
    tests: Mapping[Role, Callable[[_Profile], bool]] = {
        Role.URL: lambda one: one.addresses >= 0.9,
        Role.DATE: lambda one: one.dates >= 0.9,
        Role.TEXT: lambda one: one.length >= _TEXT_LENGTH and one.words >= _PROSE_WORDS,
        Role.TITLE: lambda one: (
            names is None
            and one.distinct >= 0.8
            and one.words >= _FEWEST_TITLE_WORDS
            and one.length <= _LONGEST_TITLE
        ),
    }
    if role not in tests:
        return None
    alike = [at for at in free if tests[role](profiles[at]) and not _is_beside(names, at)]
    if role is Role.TEXT and alike:
        return Guess(max(alike, key=lambda at: profiles[at].length), role, Certainty.LIKELY)
    return Guess(alike[0], role, Certainty.MAYBE) if len(alike) == 1 else None


def _is_beside(names: Sequence[str] | None, at: int) -> bool:
    return names is not None and any(part in words().beside for part in _tokens(names[at]))


def _longest_text(guesses: Sequence[Guess], profiles: Sequence[_Profile]) -> list[Guess]:
    """Take the longest column for the text where one of a good name holds next to nothing.

    A text in markup is a page's.
    """
    corrected: list[Guess] = []
    roles = {guess.role for guess in guesses}
    taken = {guess.column for guess in guesses}
    for guess in guesses:
        one = guess
        if one.role is Role.TEXT and profiles[one.column].length < _SHORT_TEXT:
            free = [at for at in range(len(profiles)) if at not in taken]
            longest = max(free, key=lambda at: profiles[at].length, default=one.column)
            if profiles[longest].length > max(
                _TEXT_LENGTH, _FAR_LONGER * profiles[one.column].length
            ):
                one = Guess(longest, Role.TEXT, Certainty.MAYBE)
        if one.role is Role.TEXT and profiles[one.column].markup >= 0.5 and Role.HTML not in roles:
            one = Guess(one.column, Role.HTML, one.certainty)
        corrected.append(one)
    return corrected
