"""How a language with cases declines: endings as data, forms and nominatives from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from warehouse.languages.declining import DeclensionWording

CASES = 6
_LONGEST_ENDING = 8
_LEAST_STEM = 1
_NONE = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """One paradigm: the nominative's ending and by case the endings that replace it.

    `singular` and `plural` hold six cases, the nominative first, each with its variants; `plural`
    is empty where the pack gives none. `gender` is m, f, n or p (words that are always plural).
    """

    gender: str
    ending: str
    singular: tuple[tuple[str, ...], ...]
    plural: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Nominative:
    """A nominative that a form may stand for."""

    word: str
    gender: str
    case: int
    plural: bool


class Paradigms:
    """The rows of one kind of word (nouns, surnames, adjectives).

    Args:
        lines: rows as the pack writes them, see `DeclensionWording`.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._rows: dict[str, list[Row]] = {}
        self._by_form: dict[str, list[tuple[Row, int, bool]]] = {}
        for line in lines:
            row = _row(line)
            self._rows.setdefault(row.ending, []).append(row)
            for case, ending, plural in _endings(row):
                self._by_form.setdefault(ending, []).append((row, case, plural))

    def rows(self, word: str, gender: str | None = None) -> tuple[Row, ...]:
        """Return the rows with the longest ending that a nominative has, of any or one gender."""
        low = word.lower()
        for length in range(min(_LONGEST_ENDING, len(low) - _LEAST_STEM), -1, -1):
            found = self._rows.get(low[len(low) - length :], ())
            found = [row for row in found if gender is None or row.gender == gender]
            if found and (length or low[-1:] not in VOWELS):
                return tuple(found)
        return ()

    def cases(self, word: str, gender: str | None = None) -> tuple[tuple[str, ...], ...]:
        """Return the singular forms of a nominative by case; a word without a row never changes."""
        rows = self.rows(word, gender)
        if not rows:
            return ((word,),) * CASES
        return tuple(
            tuple(
                dict.fromkeys(
                    word[: len(word) - len(row.ending)] + ending
                    for row in rows
                    for ending in row.singular[case]
                )
            )
            for case in range(CASES)
        )

    def forms(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield every form of a nominative with the nominative of the same number."""
        yield word, word
        for row in self.rows(word):
            stem = word[: len(word) - len(row.ending)]
            for endings in row.singular[1:]:
                yield from ((stem + ending, word) for ending in endings)
            several = stem + row.plural[0][0] if row.plural else ""
            for endings in row.plural:
                yield from ((stem + ending, several) for ending in endings)

    def nominatives(self, form: str, gender: str | None = None) -> Iterator[Nominative]:
        """Yield the nominatives that a form may stand for, those of the longest endings first."""
        low = form.lower()
        for length in range(min(_LONGEST_ENDING, len(low) - _LEAST_STEM), -1, -1):
            stem = form[: len(form) - length]
            for row, case, plural in self._by_form.get(low[len(low) - length :], ()):
                word = stem + (row.plural[0][0] if plural else row.ending)
                if gender in (None, row.gender) and (plural or row in self.rows(word)):
                    yield Nominative(word, row.gender, case, plural)


class Declension:
    """All paradigms of a language; a language without cases has none and changes no word."""

    def __init__(self, wording: DeclensionWording) -> None:
        self.nouns = Paradigms(wording.nouns)
        self.surnames = Paradigms((*wording.surnames, *wording.surname_nouns))
        self.adjectives = Paradigms(wording.adjectives)
        self.names = Paradigms((*wording.given, *wording.nouns))
        self.typical = Paradigms(wording.surnames)
        self._patronymics = tuple(tuple(one.split()) for one in wording.patronymics)
        self.joins = frozenset(wording.joins)
        self.declines = bool(wording.nouns)

    def patronymics(self, word: str) -> Iterator[Nominative]:
        """Yield what a name made of the father's may be; nothing for any other word."""
        for gender in ("m", "f") if self._patronymics else ():
            endings = tuple(ending for one, ending in self._patronymics if one == gender)
            for found in self.names.nominatives(word, gender):
                if not found.plural and found.word.endswith(endings):
                    yield found


@cache
def load(wording: DeclensionWording) -> Declension:
    """Return the paradigms of a wording, prepared once."""
    return Declension(wording)


VOWELS = frozenset("аеёиоуыэюяaeiouy")


def _row(line: str) -> Row:
    head, _, forms = line.partition(":")
    gender, ending = head.split()
    ending = "" if ending == _NONE else ending
    singular, _, plural = forms.partition("|")
    return Row(gender, ending, ((ending,), *_cells(singular)), _cells(plural))


def _cells(forms: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple("" if one == _NONE else one for one in cell.split("/")) for cell in forms.split()
    )


def _endings(row: Row) -> Iterator[tuple[int, str, bool]]:
    for case, endings in enumerate(row.singular):
        yield from ((case, ending, False) for ending in endings)
    for case, endings in enumerate(row.plural):
        yield from ((case, ending, True) for ending in endings)
