"""Figures for wire credits: micro F1 over (page, agency, group) of hand-labelled pages."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from warehouse import wires
from warehouse.errors import UnreadableInput
from warehouse.evaluation.intervals import Figure, figure
from warehouse.model import GROUP_OF_ROLE, AnnotatedArticle, CreditGroup, CreditRole, Delivery

_GOLD, _FOUND, _MATCHED = range(3)
_NOT_CREDITED = "subject"

Credited = frozenset[tuple[str, CreditGroup]]


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page and what it credits; an agency that is only written about is not among the labels."""

    id: str
    language: str
    file: Path
    labels: Credited


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """A page with the credits found in it beside its labels."""

    page: LabelledPage
    found: Credited


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The figures of one group of credit roles ("all": every group, never merged)."""

    kind: str
    gold: int
    found: int
    precision: Figure
    recall: Figure
    f1: Figure


def read_pages(folder: Path) -> Iterator[LabelledPage]:
    """Yield the pages of a folder that holds labels.jsonl.

    Raises:
        UnreadableInput: a line of the labels is not in the format.
    """
    with (folder / "labels.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = json.loads(line)
                labels = frozenset(_pairs(record["labels"]))
                yield LabelledPage(record["id"], record["lang"], folder / record["page"], labels)
            except (ValueError, KeyError, TypeError) as error:
                raise UnreadableInput(
                    f"{folder}/labels.jsonl, line {number} is not a label ({error!r}).",
                    hint="Name the folder that holds labels.jsonl and the pages.",
                ) from error


def delivery(page: LabelledPage) -> Delivery:
    """Return the page as the conveyor gets it: bytes, without a hint."""
    return Delivery(gzip.decompress(page.file.read_bytes()), page.id, media_type="text/html")


def judge_page(page: LabelledPage, article: AnnotatedArticle | None) -> JudgedPage:
    """Put the credits found in an article beside the labels; None found nothing."""
    if article is None:
        return JudgedPage(page, frozenset())
    return JudgedPage(
        page,
        frozenset((credit.agency, GROUP_OF_ROLE[credit.role]) for credit in article.found.credits),
    )


def judge_baseline(page: LabelledPage, article: AnnotatedArticle | None) -> JudgedPage:
    """The figure to beat: every agency named in the article's text is credited with it."""
    hits = () if article is None else wires.load().find(article.clean.text)
    return JudgedPage(page, frozenset((hit.agency, CreditGroup.TEXT) for hit in hits))


def figures(judged: Sequence[JudgedPage]) -> tuple[GroupFigures, ...]:
    """Measure each group alone and then all together."""
    rows = [_figures(group.value, judged, (group,)) for group in CreditGroup]
    rows.append(_figures("all", judged, tuple(CreditGroup)))
    return tuple(rows)


def differences(judged: Iterable[JudgedPage]) -> Iterator[str]:
    """Yield a line for every page with a miss or a false alarm."""
    for one in judged:
        missed = sorted(f"-{agency}/{group}" for agency, group in one.page.labels - one.found)
        alarms = sorted(f"+{agency}/{group}" for agency, group in one.found - one.page.labels)
        if missed or alarms:
            yield f"{one.page.id} {one.page.language} {' '.join(missed + alarms)}"


def _pairs(labels: Iterable[dict[str, str]]) -> Iterator[tuple[str, CreditGroup]]:
    for label in labels:
        if label["role"] != _NOT_CREDITED:
            yield label["agency"], GROUP_OF_ROLE[CreditRole(label["role"])]


def _figures(
    kind: str, judged: Iterable[JudgedPage], groups: Sequence[CreditGroup]
) -> GroupFigures:
    rows = [_counts(one, groups) for one in judged]
    return GroupFigures(
        kind,
        gold=sum(row[_GOLD] for row in rows),
        found=sum(row[_FOUND] for row in rows),
        precision=figure(rows, lambda n: (n[..., _MATCHED], n[..., _FOUND])),
        recall=figure(rows, lambda n: (n[..., _MATCHED], n[..., _GOLD])),
        f1=figure(rows, lambda n: (2 * n[..., _MATCHED], n[..., _GOLD] + n[..., _FOUND])),
    )


def _counts(one: JudgedPage, groups: Sequence[CreditGroup]) -> tuple[int, int, int]:
    gold = {pair for pair in one.page.labels if pair[1] in groups}
    found = {pair for pair in one.found if pair[1] in groups}
    return len(gold), len(found), len(gold & found)
