"""`evaluate`: figures against an annotated corpus that stays where it is."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from warehouse.actors import registry
from warehouse.cli.progress import count_bar
from warehouse.conveyor import convey_all, convey_article
from warehouse.engines.local import LocalEngine
from warehouse.errors import NotFound, UnreadableInput
from warehouse.evaluation import wires
from warehouse.evaluation.corpus import GoldDocument, read_documents
from warehouse.evaluation.measuring import (
    Judged,
    figures,
    judge,
    judge_baseline,
    judge_rejected,
    on_reported,
    raw_article,
)
from warehouse.evaluation.report import Systems, as_json, error_page, table
from warehouse.model import AnnotatedArticle


def run(options: Namespace) -> int:
    """Measure the task that the options name."""
    if not options.data.exists():
        raise NotFound(f"There is nothing at {options.data}.", hint="Name the corpus itself.")
    if options.task == "quotations" and options.data.is_dir():
        raise UnreadableInput(
            f"{options.data} is a folder.", hint="Name the corpus file, such as train.jsonl.xz."
        )
    if options.task == "wires" and not (options.data / "labels.jsonl").is_file():
        raise UnreadableInput(
            f"{options.data} is no folder with a file labels.jsonl.",
            hint="Name the folder that holds labels.jsonl and the pages.",
        )
    return _wires(options) if options.task == "wires" else _quotations(options)


def _quotations(options: Namespace) -> int:
    documents = _half(tuple(read_documents(options.data)), options.half)
    if options.as_jsonl is not None:
        return _convert(documents, options.as_jsonl)
    judged, beaten = _judged(documents, options.workers)
    _report(options, (("newsprism", figures(judged)), ("baseline", figures(beaten))))
    sys.stderr.write(
        f"{len(judged)} documents; false alarms on words only reported: {on_reported(judged)}\n"
    )
    if options.errors is not None:
        with options.errors.open("w", encoding="utf-8") as page:
            page.writelines(error_page(judged, title=f"Quotations: {options.data.name}"))
    return 0


def _wires(options: Namespace) -> int:
    pages = tuple(wires.read_pages(options.data))
    work = partial(convey_all, index=registry.load())
    judged, beaten = [], []
    with count_bar(len(pages), "measuring") as bar:
        conveyed = LocalEngine(options.workers).map(work, map(wires.delivery, pages))
        for page, (one, *_) in zip(pages, conveyed, strict=True):
            bar.update()
            article = one if isinstance(one, AnnotatedArticle) else None
            judged.append(wires.judge_page(page, article))
            beaten.append(wires.judge_baseline(page, article))
    _report(options, (("newsprism", wires.figures(judged)), ("baseline", wires.figures(beaten))))
    if options.errors is not None:
        options.errors.write_text("\n".join(wires.differences(judged)) + "\n", encoding="utf-8")
    return 0


def _report(options: Namespace, systems: Systems) -> None:
    sys.stdout.write(table(systems))
    if options.json is not None:
        options.json.write_text(json.dumps(as_json(systems), indent=1), encoding="utf-8")


def _half(documents: Sequence[GoldDocument], half: str | None) -> Sequence[GoldDocument]:
    middle = len(documents) // 2
    if half is None:
        return documents
    return documents[:middle] if half == "first" else documents[middle:]


def _judged(
    documents: Sequence[GoldDocument], workers: int | None
) -> tuple[list[Judged], list[Judged]]:
    work = partial(convey_article, index=registry.load())
    judged, beaten = [], []
    with count_bar(len(documents), "measuring") as bar:
        conveyed = LocalEngine(workers).map(work, map(raw_article, documents))
        for document, one in zip(documents, conveyed, strict=True):
            bar.update()
            if isinstance(one, AnnotatedArticle):
                judged.append(judge(document, one))
                beaten.append(judge_baseline(document, one))
            else:
                judged.append(judge_rejected(document))
                beaten.append(judge_rejected(document))
                sys.stderr.write(f"{document.id} was rejected: {one.message}\n")
    return judged, beaten


def _convert(documents: Iterable[GoldDocument], target: Path) -> int:
    """Write the corpus as JSON lines that `ingest` and `annotate` read."""
    with target.open("w", encoding="utf-8", newline="\n") as output:
        for document in documents:
            record = {
                "id": document.id,
                "text": document.text,
                "title": document.title,
                "language": "de",
                "published_at": document.published,
            }
            output.write(json.dumps(record, ensure_ascii=False) + "\n")
    return 0
