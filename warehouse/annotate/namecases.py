"""Full names put into the nominative: "Игоря Конашенкова" is Игорь Конашенков.

The given name tells gender and case, the surname has to agree with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from warehouse.languages.declension import CASES, VOWELS, Declension, Paradigms

_NOMINATIVE, _GENITIVE, _ACCUSATIVE = 0, 1, 3
_MOST_WORDS = 6
_SHORTEST = 5
_UNCHANGED = 3


@dataclass(frozen=True, slots=True)
class Given:
    """What a form of a given name may be: its nominative, gender (m or f) and case."""

    name: str
    gender: str
    case: int


@dataclass(frozen=True, slots=True)
class FoundName:
    """A full name in the nominative with the gender that its words agree on."""

    name: str
    surname: str
    gender: str | None


class NameCases:
    """The names of one language in all cases; in a language without cases nothing changes.

    Args:
        cases: the paradigms of the language.
        given: known given names in the nominative with their gender, None for either.
    """

    def __init__(self, cases: Declension, given: Mapping[str, str | None]) -> None:
        self.cases = cases
        self.given: dict[str, tuple[Given, ...]] = {}
        for name, told in given.items() if cases.declines else ():
            if name[0] < "\u0370":  # another script is not declined
                continue
            for gender in ("m", "f") if told is None else (told,):
                for one in _forms(name, gender, cases.names):
                    self.given[one[0]] = (*self.given.get(one[0], ()), one[1])

    def full_name(self, words: Sequence[str], *, oblique: bool = False) -> FoundName:
        """Return the nominative of a full name.

        Args:
            words: the words of the name as the text has them, the surname last.
            oblique: whether what stands before the name shows that it is in another case.
        """
        plain = FoundName(" ".join(words), words[-1], None)
        if not self.cases.declines or len(words) > _MOST_WORDS:
            return plain
        readings = list(self._readings(words, oblique=oblique))
        if not readings:
            return plain
        wanted = [one for case, one in readings if (case != _NOMINATIVE) == oblique]
        return wanted[0] if wanted else readings[0][1]

    def surname_forms(self, surname: str, gender: str | None) -> tuple[str, ...]:
        """Return all forms of a surname; of both genders' where the gender is unknown."""
        if not self.cases.declines:
            return (surname,)
        genders = ("m", "f") if gender is None else (gender,)
        found = [surname]
        for one in genders:
            for forms in self.cases.surnames.cases(surname, one):
                found.extend(forms)
        return tuple(dict.fromkeys(found))

    def is_patronymic(self, word: str) -> bool:
        """Tell whether a word is the name behind a given one that the father's makes."""
        return len(word) > _SHORTEST and next(self.cases.patronymics(word), None) is not None

    def _readings(self, words: Sequence[str], *, oblique: bool) -> Iterator[tuple[int, FoundName]]:
        """Yield every consistent reading, the nominative first, with its case."""
        known = sorted(self.given.get(words[0], ()), key=lambda one: one.case)
        for one in known or self._unknown(words[0], oblique=oblique):
            rest = [
                self._agreeing(word, one, last=place == len(words) - 2)
                for place, word in enumerate(words[1:])
            ]
            if all(rest):
                found = [one.name, *(word for word in rest if word is not None)]
                yield one.case, FoundName(" ".join(found), found[-1], one.gender)

    def _unknown(self, word: str, *, oblique: bool) -> Iterator[Given]:
        """Yield what a given name that nobody lists may be; its case comes from elsewhere."""
        if not oblique:
            return
        for gender in ("m", "f"):
            for one in self.cases.names.nominatives(word, gender):
                if one.case in (_GENITIVE, _ACCUSATIVE) and not one.plural:
                    yield Given(one.word, gender, _GENITIVE)

    def _agreeing(self, word: str, given: Given, *, last: bool) -> str | None:
        """Return the nominative of a further word of a name in the case of its given name."""
        if word[0].islower() or len(word) == 1 or word.isupper():
            return word
        fathers = [] if last else list(self.cases.patronymics(word))
        if fathers:
            fitting = (one.gender == given.gender and one.case == given.case for one in fathers)
            return next(
                (one.word for one, fits in zip(fathers, fitting, strict=True) if fits), None
            )
        if given.case == _NOMINATIVE and not last:
            return word
        for one in self.given.get(word, ()) if not last else ():
            if one.gender == given.gender and one.case == given.case:
                return one.name
        paradigm = self.cases.surnames if last else self.cases.names
        head, hyphen, tail = word.partition("-")
        if hyphen and head and tail[:1].isupper():
            first = self._nominative(head, given, paradigm)
            second = self._nominative(tail, given, paradigm)
            return None if second is None else f"{first or head}-{second}"
        return self._nominative(word, given, paradigm)

    def _nominative(self, word: str, given: Given, paradigm: Paradigms) -> str | None:
        if given.case == _NOMINATIVE:
            # "Иванова" is no nominative of a man.
            declined = self.cases.typical.nominatives(word, given.gender)
            return None if any(one.case != _NOMINATIVE for one in declined) else word
        if len(word) > _UNCHANGED or word[-1] not in VOWELS:
            for one in paradigm.nominatives(word, given.gender):
                if one.case == given.case and not one.plural:
                    return one.word
        # A name that never changes.
        return word


def _forms(name: str, gender: str, paradigm: Paradigms) -> Iterator[tuple[str, Given]]:
    cases = paradigm.cases(name, gender)
    for case in range(CASES):
        for form in cases[case][:1] if case == _ACCUSATIVE else cases[case]:
            yield form, Given(name, gender, case)
            if "ё" in form:
                yield form.replace("ё", "е"), Given(name, gender, case)
