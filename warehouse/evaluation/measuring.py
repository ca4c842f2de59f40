"""Figures for quotations: per kind precision, recall, F1, exact F1 and speakers, with intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warehouse.evaluation.alignment import Alignment
from warehouse.evaluation.baseline import baseline
from warehouse.evaluation.corpus import GoldDocument, Kind, Statement
from warehouse.evaluation.intervals import Figure, figure
from warehouse.evaluation.quotations import (
    LEAST_DICE,
    Claim,
    Counts,
    claims,
    dice,
    score,
    statements,
)
from warehouse.languages import load
from warehouse.model import AnnotatedArticle, CleanText, RawArticle

_GOLD, _FOUND, _MATCHED, _EXACT, _GOLD_WITH_SPEAKER, _MATCHED_WITH_SPEAKER, _RIGHT = range(7)
SCORED = (Kind.DIRECT, Kind.INDIRECT, Kind.FREE)


@dataclass(frozen=True, slots=True)
class Judged:
    """A document with its annotated and its found quotations, in words of the same text."""

    document: GoldDocument
    golds: tuple[Claim, ...]
    founds: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class KindFigures:
    """The figures of one kind of quotation ("all": types not compared, reported ones left out)."""

    kind: str
    gold: int
    found: int
    precision: Figure
    recall: Figure
    f1: Figure
    exact_f1: Figure
    speaker: Figure
    found_and_right: Figure


def raw_article(document: GoldDocument) -> RawArticle:
    """Return a corpus document as the article that the conveyor gets."""
    return RawArticle(origin=document.id, text=document.text, title=document.title, language="de")


def judge(document: GoldDocument, article: AnnotatedArticle) -> Judged:
    """Put what was found in an article beside the document's annotations."""
    return _judged(document, article.clean, statements(article.found.quotations))


def judge_rejected(document: GoldDocument) -> Judged:
    """Judge a document that the conveyor rejected: everything annotated in it was missed."""
    return Judged(document, golds=claims(document.text, document.quotations), founds=())


def judge_baseline(document: GoldDocument, article: AnnotatedArticle) -> Judged:
    """Put what the baseline finds in the same clean text beside the document's annotations."""
    pack = load(article.clean.language)
    return _judged(document, article.clean, () if pack is None else baseline(article.clean, pack))


def _judged(document: GoldDocument, clean: CleanText, found: Iterable[Statement]) -> Judged:
    alignment = Alignment(document.text, clean.text, clean.cuts)
    carried = (
        Statement(one.kind, alignment.ranges(one.quote), alignment.ranges(one.speaker))
        for one in found
    )
    return Judged(
        document,
        golds=claims(document.text, document.quotations),
        founds=claims(document.text, carried),
    )


def figures(judged: Sequence[Judged]) -> tuple[KindFigures, ...]:
    """Measure all kinds, each alone and then all together."""
    rows = [_figures(kind.value, [_of_kind(one, kind) for one in judged]) for kind in SCORED]
    rows.append(_figures("all", [_all(one) for one in judged]))
    return tuple(rows)


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


def _of_kind(one: Judged, kind: Kind) -> Counts:
    return score(
        [gold for gold in one.golds if gold.kind is kind],
        [found for found in one.founds if found.kind is kind],
    )


def _all(one: Judged) -> Counts:
    return score([gold for gold in one.golds if gold.kind is not Kind.REPORTED], one.founds)


def _figures(kind: str, counts: Sequence[Counts]) -> KindFigures:
    rows = [count.vector() for count in counts]
    return KindFigures(
        kind,
        gold=sum(count.gold for count in counts),
        found=sum(count.found for count in counts),
        precision=figure(rows, lambda n: (n[..., _MATCHED], n[..., _FOUND])),
        recall=figure(rows, lambda n: (n[..., _MATCHED], n[..., _GOLD])),
        f1=figure(rows, lambda n: (2 * n[..., _MATCHED], n[..., _GOLD] + n[..., _FOUND])),
        exact_f1=figure(rows, lambda n: (2 * n[..., _EXACT], n[..., _GOLD] + n[..., _FOUND])),
        speaker=figure(rows, lambda n: (n[..., _RIGHT], n[..., _MATCHED_WITH_SPEAKER])),
        found_and_right=figure(rows, lambda n: (n[..., _RIGHT], n[..., _GOLD_WITH_SPEAKER])),
    )
