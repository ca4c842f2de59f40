"""Figures for quotations: precision, recall, F1 (lenient and strict) and speakers, by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass

from warehouse.evaluation.alignment import Alignment
from warehouse.evaluation.baseline import baseline
from warehouse.evaluation.corpus import GoldDocument, Kind, Statement
from warehouse.evaluation.figures import Conveyed, Row, matching
from warehouse.evaluation.intervals import Figure, Ratio, figure
from warehouse.evaluation.quotations import (
    LEAST_DICE,
    Claim,
    Counts,
    WordNumbers,
    claims,
    dice,
    score,
    statements,
)
from warehouse.languages import load
from warehouse.model import AnnotatedArticle, CleanText

QUOTATIONS, MARKS = "quotations", "marks"
SCORED = (Kind.DIRECT, Kind.INDIRECT, Kind.FREE)
(
    _GOLD,
    _FOUND,
    _MATCHED,
    _EXACT,
    _GOLD_SPEAKERS,
    _SPEAKERS,
    _RIGHT,
    _GOLD_NAMES,
    _NAMES,
    _NAME_RIGHT,
    _NAMING_RIGHT,
) = range(11)
_SPEAKER_SHARES: tuple[tuple[str, Ratio], ...] = (
    ("strict_f1", lambda n: (2 * n[..., _EXACT], n[..., _GOLD] + n[..., _FOUND])),
    ("speaker", lambda n: (n[..., _RIGHT], n[..., _SPEAKERS])),
    ("found_and_right", lambda n: (n[..., _RIGHT], n[..., _GOLD_SPEAKERS])),
)
_NAME_SHARES: tuple[tuple[str, Ratio], ...] = (
    ("name", lambda n: (n[..., _NAME_RIGHT], n[..., _NAMES])),
    ("found_and_named", lambda n: (n[..., _NAME_RIGHT], n[..., _GOLD_NAMES])),
    ("naming", lambda n: (n[..., _NAMING_RIGHT], n[..., _NAMES])),
)

Finder = Callable[[AnnotatedArticle], Iterable[Statement]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A document with its annotated and its found quotations, in words of the same text."""

    document: GoldDocument
    golds: tuple[Claim, ...]
    founds: tuple[Claim, ...]


def ours(article: AnnotatedArticle) -> Iterable[Statement]:
    """Return what Newsprism found in an article."""
    return statements(article.found.quotations)


def theirs(article: AnnotatedArticle) -> Iterable[Statement]:
    """Return what the baseline finds in the same clean text."""
    pack = load(article.clean.language)
    return () if pack is None else baseline(article.clean, pack)


def judge(conveyed: Conveyed, finder: Finder = ours) -> Judged:
    """Put what was found beside a document's annotations; a rejected one found nothing."""
    document, article = conveyed.document, conveyed.article
    golds = claims(document.text, document.quotations or ())
    if article is None:
        return Judged(document, golds, founds=())
    return Judged(document, golds, _carried(document, article.clean, finder(article)))


def _carried(
    document: GoldDocument, clean: CleanText, found: Iterable[Statement]
) -> tuple[Claim, ...]:
    alignment = Alignment(document.text, clean.text, clean.cuts)
    return claims(
        document.text,
        (
            Statement(
                one.kind,
                alignment.ranges(one.quote),
                alignment.ranges(one.speaker),
                one.name,
                one.naming,
                one.rule,
                one.confidence,
            )
            for one in found
        ),
    )


def figures(judged: Sequence[Judged], language: str) -> tuple[Row, ...]:
    """Measure all kinds, each alone and then all together (types not compared)."""
    rows = [_row(kind.value, [_of_kind(one, kind) for one in judged], language) for kind in SCORED]
    rows.append(_row("all", [_all(one) for one in judged], language))
    return tuple(row for row in rows if row.gold or row.found)


def on_reported(judged: Iterable[Judged]) -> int:
    """Count false alarms on words of a speech act that is told without its content."""
    count = 0
    for one in judged:
        reported = [gold for gold in one.golds if gold.kind is Kind.REPORTED]
        count += sum(
            any(dice(gold.words, found.words) >= LEAST_DICE[Kind.REPORTED] for gold in reported)
            for found in one.founds
        )
    return count


def on_marks(judged: Sequence[Judged], language: str) -> tuple[Row, ...]:
    """Measure false quotations on words in quote marks that quote nobody (the fewer the better)."""
    rows = [_marks(one.document, one.founds) for one in judged if one.document.unquoted is not None]
    marks, alarms = sum(row[0] for row in rows), sum(row[1] for row in rows)
    if not marks:
        return ()
    share = figure(rows, lambda n: (n[..., 1], n[..., 0]))
    return (Row(MARKS, language, "quoting nobody", marks, alarms, (("false", share),)),)


def _marks(document: GoldDocument, founds: Iterable[Claim]) -> tuple[int, int]:
    numbers = WordNumbers(document.text)
    marks = [numbers.inside((one,)) for one in document.unquoted or ()]
    found = [claim.words for claim in founds if claim.kind is Kind.DIRECT]
    return len(marks), sum(any(dice(mark, words) >= 0.5 for words in found) for mark in marks)


def _of_kind(one: Judged, kind: Kind) -> Counts:
    return score(
        [gold for gold in one.golds if gold.kind is kind],
        [found for found in one.founds if found.kind is kind],
    )


def _all(one: Judged) -> Counts:
    return score([gold for gold in one.golds if gold.kind is not Kind.REPORTED], one.founds)


def _row(kind: str, counts: Sequence[Counts], language: str) -> Row:
    rows: list[tuple[int, ...]] = [astuple(count) for count in counts]
    ratios = _SPEAKER_SHARES
    if any(count.gold_with_name for count in counts):
        ratios += _NAME_SHARES
    shares: list[tuple[str, Figure]] = [(name, figure(rows, ratio)) for name, ratio in ratios]
    return Row(
        QUOTATIONS,
        language,
        kind,
        gold=sum(count.gold for count in counts),
        found=sum(count.found for count in counts),
        shares=(*matching(rows), *shares),
    )
