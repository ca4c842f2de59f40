"""`evaluate`: figures against labelled corpora that stay where they are."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from warehouse.actors import ActorIndex, registry
from warehouse.cli.progress import count_bar
from warehouse.conveyor import convey_all, convey_article
from warehouse.engines.local import LocalEngine
from warehouse.errors import UnreadableInput
from warehouse.evaluation import corpora, errors, measuring, mentions, metadata, wires
from warehouse.evaluation.corpus import GoldDocument
from warehouse.evaluation.figures import Conveyed, Measured, Row, by_language
from warehouse.evaluation.report import Systems, as_json, table
from warehouse.model import AnnotatedArticle, RawArticle

_HAS: dict[str, Callable[[GoldDocument], bool]] = {
    measuring.QUOTATIONS: lambda one: one.quotations is not None,
    wires.WIRES: lambda one: one.credits is not None,
    mentions.MENTIONS: lambda one: one.mentions is not None,
    metadata.METADATA: lambda one: (one.published, one.authors, one.body) != (None, None, None),
}


def run(options: Namespace) -> int:
    """Measure every kind of label that the data has, or the one kind that the options name."""
    found = corpora.read(options.data, options.labels)
    documents = [one for corpus in found for one in _half(corpus.documents, options.half)]
    tasks = list(_HAS) if options.task is None else [options.task]
    documents = [one for one in documents if any(_HAS[task](one) for task in tasks)]
    if not documents:
        raise UnreadableInput(
            f"Nothing at {options.data} is labelled for {options.task}.",
            hint="Leave the word out to measure what is there.",
        )
    if options.as_jsonl is not None:
        return _convert(documents, options.as_jsonl)
    conveyed = _conveyed(documents, options.workers)
    _report(options, _systems(conveyed, tasks))
    if options.errors is not None:
        _write_errors(options, conveyed, tasks)
    return 0


def _half(documents: Sequence[GoldDocument], half: str | None) -> Sequence[GoldDocument]:
    middle = len(documents) // 2
    if half is None:
        return documents
    return documents[:middle] if half == "first" else documents[middle:]


def convey(document: GoldDocument, index: ActorIndex) -> Conveyed:
    """Send a labelled document over the conveyor."""
    given = document.given
    if isinstance(given, RawArticle):
        one = convey_article(given, index)
    else:
        one, *_ = convey_all(given, index)
    return Conveyed(document, one if isinstance(one, AnnotatedArticle) else None)


def _conveyed(documents: Sequence[GoldDocument], workers: int | None) -> list[Conveyed]:
    work = partial(convey, index=registry.load())
    conveyed = []
    with count_bar(len(documents), "measuring") as bar:
        for one in LocalEngine(workers).map(work, documents):
            bar.update()
            conveyed.append(one)
            if one.article is None:
                sys.stderr.write(f"{one.document.id} was rejected: all of it counts as missed.\n")
    return conveyed


def _systems(conveyed: Sequence[Conveyed], tasks: Iterable[str]) -> Systems:
    ours: list[Row] = []
    theirs: list[Row] = []
    for task in tasks:
        labelled = [one for one in conveyed if _HAS[task](one.document)]
        for measured, rows in zip(_MEASURES[task], (ours, theirs), strict=True):
            rows.extend(by_language(measured, labelled))
    return (("newsprism", ours), ("baseline", theirs))


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


def _report(options: Namespace, systems: Systems) -> None:
    sys.stdout.write(table(systems))
    if options.json is not None:
        options.json.write_text(json.dumps(as_json(systems), indent=1), encoding="utf-8")


def _write_errors(options: Namespace, conveyed: Sequence[Conveyed], tasks: Sequence[str]) -> None:
    judged = [
        measuring.judge(one)
        for one in conveyed
        if measuring.QUOTATIONS in tasks and one.document.quotations is not None
    ]
    with options.errors.open("w", encoding="utf-8") as page:
        page.writelines(errors.page(judged, conveyed, title=f"Errors: {options.data.name}"))


def _convert(documents: Iterable[GoldDocument], target: Path) -> int:
    """Write the corpus as JSON lines that `ingest` and `annotate` read."""
    with target.open("w", encoding="utf-8", newline="\n") as output:
        for document in documents:
            given = document.given
            if not isinstance(given, RawArticle):
                raise UnreadableInput(
                    f"{document.id} is a page.", hint="Give the page to ingest as it is."
                )
            day = given.published.pub_date
            record = {
                "id": document.id,
                "text": given.text,
                "title": given.title,
                "language": given.language,
                "published_at": day.isoformat() if day is not None else None,
            }
            output.write(json.dumps(record, ensure_ascii=False) + "\n")
    return 0
