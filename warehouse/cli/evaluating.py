"""`evaluate`: figures against labelled corpora that stay where they are."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from warehouse.actors import registry
from warehouse.cli.progress import count_bar
from warehouse.engines.local import LocalEngine
from warehouse.errors import UnreadableInput
from warehouse.evaluation import calibration, corpora, errors, measuring, suite
from warehouse.evaluation.corpus import GoldDocument
from warehouse.evaluation.figures import Conveyed
from warehouse.evaluation.report import Systems, as_json, table
from warehouse.model import RawArticle


def run(options: Namespace) -> int:
    """Measure every kind of label that the data has, or the one kind that the options name."""
    tasks = suite.TASKS if options.task is None else (options.task,)
    found = corpora.read(options.data, options.labels)
    halves = (one for corpus in found for one in _half(corpus.documents, options.half))
    documents = suite.labelled(halves, tasks)
    if not documents:
        raise UnreadableInput(
            f"Nothing at {options.data} is labelled for {options.task}.",
            hint="Leave the word out to measure what is there.",
        )
    if options.as_jsonl is not None:
        return _convert(documents, options.as_jsonl)
    conveyed = _conveyed(documents, options.workers)
    systems = (
        ("newsprism", suite.ours(conveyed, tasks)),
        ("baseline", suite.theirs(conveyed, tasks)),
    )
    _report(options, systems)
    if options.rules:
        quoting = (one for one in conveyed if one.document.quotations is not None)
        sys.stdout.write("\n" + calibration.table(map(measuring.judge, quoting)))
    if options.errors is not None:
        _write_errors(options, conveyed, tasks)
    return 0


def _half(documents: Sequence[GoldDocument], half: str | None) -> Sequence[GoldDocument]:
    middle = len(documents) // 2
    if half is None:
        return documents
    return documents[:middle] if half == "first" else documents[middle:]


def _conveyed(documents: Sequence[GoldDocument], workers: int | None) -> list[Conveyed]:
    work = partial(suite.convey, index=registry.load())
    conveyed = []
    with count_bar(len(documents), "measuring") as bar:
        for one in LocalEngine(workers).map(work, documents):
            bar.update()
            conveyed.append(one)
            if one.article is None:
                sys.stderr.write(f"{one.document.id} was rejected: all of it counts as missed.\n")
    return conveyed


def _report(options: Namespace, systems: Systems) -> None:
    sys.stdout.write(table(systems))
    if options.json is not None:
        options.json.write_text(json.dumps(as_json(systems), indent=1), encoding="utf-8")


def _write_errors(options: Namespace, conveyed: Sequence[Conveyed], tasks: Sequence[str]) -> None:
    quoting = [one for one in conveyed if one.document.quotations is not None]
    judged = map(measuring.judge, quoting) if measuring.QUOTATIONS in tasks else ()
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
