"""Figures for mentions: names of people, places (countries too) and organisations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from warehouse.evaluation.alignment import Alignment
from warehouse.evaluation.corpus import Named
from warehouse.evaluation.figures import Conveyed, Row, matching
from warehouse.evaluation.intervals import Figure, figure
from warehouse.evaluation.quotations import WordNumbers
from warehouse.model import ActorType, AnnotatedArticle, Field, MentionForm

MENTIONS = "mentions"
_KINDS = {
    ActorType.PERSON: "person",
    ActorType.COUNTRY: "place",
    ActorType.PLACE: "place",
    ActorType.ORGANIZATION: "organization",
    ActorType.GROUP: "organization",
}
_NAMED = frozenset({MentionForm.NAME, MentionForm.TITLE_NAME, MentionForm.ACRONYM})
_WORD = re.compile(r"\w+")
_CAPITALS = re.compile(r"(?<=[^\W\d_] )[^\W\d_a-zß-ÿа-я][\w-]+(?: [^\W\d_a-zß-ÿа-я][\w-]+){0,3}")

Finder = Callable[[AnnotatedArticle], Iterable[Named]]
# A name as figures compare it: what it is, and the numbers of its words.
Name = tuple[str, frozenset[int]]


def ours(article: AnnotatedArticle) -> Iterator[Named]:
    """Yield the names that Newsprism found in the text; adjectives and pronouns are none."""
    for mention in article.found.mentions:
        if mention.span.field is Field.TEXT and mention.form in _NAMED:
            yield Named(mention.type, mention.span.start, mention.span.end)


def theirs(article: AnnotatedArticle) -> Iterator[Named]:
    """The figure to beat: capital words inside sentences, two or more of them a person."""
    for match in _CAPITALS.finditer(article.clean.text):
        kind = ActorType.PERSON if " " in match.group() else ActorType.PLACE
        yield Named(kind, *match.span())


def figures(conveyed: Sequence[Conveyed], language: str, finder: Finder = ours) -> tuple[Row, ...]:
    """Measure each kind of name and all together.

    `f1` is strict (kind and words are the same), `lenient_f1` asks for the same kind and one word
    in common. What an adjective names ("French") is not annotated and not counted.
    """
    sides = [names(one, finder) for one in conveyed]
    kinds = (*dict.fromkeys(_KINDS.values()),)
    rows = [_row(kind, sides, (kind,), language) for kind in kinds]
    rows.append(_row("all", sides, kinds, language))
    return tuple(row for row in rows if row.gold or row.found)


def names(one: Conveyed, finder: Finder = ours) -> tuple[frozenset[Name], frozenset[Name]]:
    """Return the annotated and the found names of a document, in words of its text."""
    document, article = one.document, one.article
    numbers = WordNumbers(document.text)
    gold = _numbered(numbers, document.mentions or ())
    if article is None:
        return gold, frozenset()
    alignment = Alignment(document.text, article.clean.text, article.clean.cuts)
    carried = (
        Named(named.type, *place)
        for named in finder(article)
        for place in alignment.ranges(((named.start, named.end),))
    )
    return gold, _numbered(numbers, carried)


def surface(text: str, words: frozenset[int]) -> list[str]:
    """Return the words of a text that have these numbers, in order."""
    return [word for number, word in enumerate(_WORD.findall(text)) if number in words]


def _numbered(numbers: WordNumbers, named: Iterable[Named]) -> frozenset[Name]:
    return frozenset(
        (_KINDS[one.type], words)
        for one in named
        if (words := numbers.inside(((one.start, one.end),)))
    )


def _row(
    kind: str,
    sides: Sequence[tuple[frozenset[Name], frozenset[Name]]],
    kinds: Sequence[str],
    language: str,
) -> Row:
    strict, lenient = [], []
    for all_gold, all_found in sides:
        gold = {name for name in all_gold if name[0] in kinds}
        found = {name for name in all_found if name[0] in kinds}
        strict.append((len(gold), len(found), len(gold & found)))
        lenient.append(
            (len(gold), len(found), len(_touching(gold, found)), len(_touching(found, gold)))
        )
    return Row(
        MENTIONS,
        language,
        kind,
        gold=sum(row[0] for row in strict),
        found=sum(row[1] for row in strict),
        shares=(*matching(strict), ("lenient_f1", _lenient(lenient))),
    )


def _touching(some: Iterable[Name], others: Iterable[Name]) -> set[Name]:
    taken = {(kind, word) for kind, words in others for word in words}
    return {(kind, words) for kind, words in some if any((kind, word) in taken for word in words)}


def _lenient(rows: Sequence[Sequence[int]]) -> Figure:
    return figure(rows, lambda n: (n[..., 2] + n[..., 3], n[..., 0] + n[..., 1]))
