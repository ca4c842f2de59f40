"""Names in all cases of a language that declines: people's word by word, others' by their head."""

from __future__ import annotations

from collections.abc import Iterator

from warehouse.languages.declension import CASES, Declension, Paradigms

_MOST_WORDS = 6
_GENDERS = {"m": "m", "f": "f"}


def in_cases(
    name: str, cases: Declension, *, person: bool, gender: str | None = None
) -> Iterator[str]:
    """Yield a name and its forms in the singular; `gender` is that of a person, m or f."""
    words = name.split(" ")
    if len(words) > _MOST_WORDS:
        yield name
        return
    seen: set[str] = set()
    table = _of_person(words, cases, gender) if person else _of_body(words, cases)
    for case in range(CASES):
        for form in _joined([row[case] for row in table]):
            if form not in seen:
                seen.add(form)
                yield form


def people_forms(demonym: str, cases: Declension) -> Iterator[str]:
    """Yield a noun for somebody of a country in all cases and numbers, in small letters."""
    yield from dict.fromkeys(form for form, _ in cases.nouns.forms(demonym.lower()))


_Table = list[tuple[tuple[str, ...], ...]]


def _of_person(words: list[str], cases: Declension, gender: str | None) -> _Table:
    table: _Table = []
    for place, word in enumerate(words):
        last = place == len(words) - 1
        if word[0].islower() or not word[0].isalpha() or word.isupper():
            table.append(((word,),) * CASES)
            continue
        paradigm = cases.surnames if last else cases.names
        rows = _cases(word, paradigm, gender)
        # The middle syllables of East Asian names stay: "Ким Чен Ына".
        if not last and len(words) > 2:
            rows = tuple(tuple(dict.fromkeys((*row, word))) for row in rows)
        table.append(rows)
    return table


def _cases(word: str, paradigm: Paradigms, gender: str | None) -> tuple[tuple[str, ...], ...]:
    """Return the forms of a word; each part of a hyphenated one may have its own."""
    if gender not in _GENDERS:
        both = (paradigm.cases(word, "m"), paradigm.cases(word, "f"))
        return tuple(tuple(dict.fromkeys((*m, *f))) for m, f in zip(*both, strict=True))
    head, hyphen, tail = word.partition("-")
    whole = paradigm.cases(word, gender)
    if not hyphen or not tail[:1].isupper():
        return whole
    first, second = paradigm.cases(head, gender), paradigm.cases(tail, gender)
    return tuple(
        tuple(dict.fromkeys((*plain, *(f"{a}-{b}" for a in one for b in two))))
        for plain, one, two in zip(whole, first, second, strict=True)
    )


def _of_body(words: list[str], cases: Declension) -> _Table:
    """Return the forms of a body's or place's name: its adjectives, its head, what is joined."""
    table: _Table = []
    headed = False
    for word in words:
        if headed and word not in cases.joins:
            table.append(((word,),) * CASES)
        elif word in cases.joins:
            headed = False
            table.append(((word,),) * CASES)
        elif cases.adjectives.rows(word) and len(words) > len(table) + 1:
            table.append(cases.adjectives.cases(word))
        else:
            headed = True
            shouted = word.isupper() or not word[0].isalpha()
            table.append(((word,),) * CASES if shouted else cases.nouns.cases(word))
    return table


def _joined(words: list[tuple[str, ...]]) -> Iterator[str]:
    """Yield every combination of the words' variants in one case."""
    made = [""]
    for variants in words:
        made = [f"{one} {word}".lstrip() for one in made for word in variants]
    yield from made
