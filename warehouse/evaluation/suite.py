"""All measures together: which labels a document has, and the figures for each kind of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from warehouse.actors import ActorIndex
from warehouse.conveyor import convey_all, convey_article
from warehouse.evaluation import measuring, mentions, metadata, wires
from warehouse.evaluation.corpus import GoldDocument
from warehouse.evaluation.figures import Conveyed, Measured, Row, by_language
from warehouse.model import AnnotatedArticle, RawArticle

_LABELLED: dict[str, Callable[[GoldDocument], bool]] = {
    measuring.QUOTATIONS: lambda one: one.quotations is not None,
    wires.WIRES: lambda one: one.credits is not None,
    mentions.MENTIONS: lambda one: one.mentions is not None,
    metadata.METADATA: lambda one: (one.published, one.authors, one.body) != (None, None, None),
}
TASKS = tuple(_LABELLED)


def labelled(documents: Iterable[GoldDocument], tasks: Iterable[str]) -> list[GoldDocument]:
    """Return the documents that have labels for at least one of the tasks."""
    wanted = [_LABELLED[task] for task in tasks]
    return [one for one in documents if any(has_labels(one) for has_labels in wanted)]


def convey(document: GoldDocument, index: ActorIndex) -> Conveyed:
    """Send a labelled document over the conveyor."""
    given = document.given
    if isinstance(given, RawArticle):
        one = convey_article(given, index)
    else:
        one, *_ = convey_all(given, index)
    return Conveyed(document, one if isinstance(one, AnnotatedArticle) else None)


def ours(conveyed: Sequence[Conveyed], tasks: Iterable[str] = TASKS) -> tuple[Row, ...]:
    """Return Newsprism's figures for each task, each language and kind."""
    return _measured(conveyed, tasks, 0)


def theirs(conveyed: Sequence[Conveyed], tasks: Iterable[str] = TASKS) -> tuple[Row, ...]:
    """Return the figures of the baseline of each task on the same documents."""
    return _measured(conveyed, tasks, 1)


def _measured(conveyed: Sequence[Conveyed], tasks: Iterable[str], system: int) -> tuple[Row, ...]:
    rows: list[Row] = []
    for task in tasks:
        measured = [one for one in conveyed if _LABELLED[task](one.document)]
        rows.extend(by_language(_MEASURES[task][system], measured))
    return tuple(rows)


def _quotations(
    finder: measuring.Finder, conveyed: Sequence[Conveyed], language: str
) -> tuple[Row, ...]:
    judged = [measuring.judge(one, finder) for one in conveyed]
    return (*measuring.figures(judged, language), *measuring.on_marks(judged, language))


_MEASURES: dict[str, tuple[Measured, Measured]] = {
    measuring.QUOTATIONS: (
        partial(_quotations, measuring.ours),
        partial(_quotations, measuring.theirs),
    ),
    wires.WIRES: (wires.figures, partial(wires.figures, finder=wires.theirs)),
    mentions.MENTIONS: (mentions.figures, partial(mentions.figures, finder=mentions.theirs)),
    metadata.METADATA: (metadata.figures, partial(metadata.figures, finder=metadata.theirs)),
}
