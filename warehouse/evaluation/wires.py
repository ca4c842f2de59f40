"""Figures for wire credits: micro F1 over (document, agency, group)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from warehouse import wires
from warehouse.evaluation.corpus import Credited
from warehouse.evaluation.figures import Conveyed, Row, matching
from warehouse.model import GROUP_OF_ROLE, AnnotatedArticle, CreditGroup

WIRES = "wires"
Finder = Callable[[AnnotatedArticle], Credited]


def ours(article: AnnotatedArticle) -> Credited:
    """Return the agencies that Newsprism found credited, by group."""
    return frozenset(
        (credit.agency, GROUP_OF_ROLE[credit.role]) for credit in article.found.credits
    )


def theirs(article: AnnotatedArticle) -> Credited:
    """The figure to beat: every agency named in the article's text is credited with it."""
    hits = wires.load().find(article.clean.text)
    return frozenset((hit.agency, CreditGroup.TEXT) for hit in hits)


def figures(conveyed: Sequence[Conveyed], language: str, finder: Finder = ours) -> tuple[Row, ...]:
    """Measure each group alone and then all together; groups are never merged."""
    pairs = [_pairs(one, finder) for one in conveyed]
    rows = [_row(group.value, pairs, (group,), language) for group in CreditGroup]
    rows.append(_row("all", pairs, tuple(CreditGroup), language))
    return tuple(row for row in rows if row.gold or row.found)


def differences(conveyed: Iterable[Conveyed]) -> Iterator[tuple[Conveyed, list[str]]]:
    """Yield every document with a miss ("-AFP/photo") or a false alarm ("+AP/text")."""
    for one in conveyed:
        gold, found = _pairs(one, ours)
        missed = sorted(f"-{agency}/{group}" for agency, group in gold - found)
        alarms = sorted(f"+{agency}/{group}" for agency, group in found - gold)
        if missed or alarms:
            yield one, missed + alarms


def _pairs(one: Conveyed, finder: Finder) -> tuple[Credited, Credited]:
    found = frozenset() if one.article is None else finder(one.article)
    return one.document.credits or frozenset(), found


def _row(
    kind: str,
    pairs: Iterable[tuple[Credited, Credited]],
    groups: Sequence[CreditGroup],
    language: str,
) -> Row:
    rows = [
        tuple(len(_of(groups, side)) for side in (gold, found, gold & found))
        for gold, found in pairs
    ]
    gold, found = sum(row[0] for row in rows), sum(row[1] for row in rows)
    return Row(WIRES, language, kind, gold, found, matching(rows))


def _of(groups: Sequence[CreditGroup], credited: Credited) -> Credited:
    return frozenset(pair for pair in credited if pair[1] in groups)
