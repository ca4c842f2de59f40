"""`annotate`: JSON lines in, annotated JSON lines out, in the same order; no warehouse."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from warehouse.actors import ActorIndex, registry
from warehouse.cli.progress import bytes_bar
from warehouse.contract import article_json
from warehouse.conveyor import convey, given_up
from warehouse.engines.local import LocalEngine
from warehouse.errors import NotFound
from warehouse.model import AnnotatedArticle, Delivery, Rejection
from warehouse.readers.files import Intake, deliveries
from warehouse.readers.jsonl import LINES, split


def run(options: Namespace) -> int:
    """Annotate every line of the input; rejected lines are answered in place, so 0."""
    engine = LocalEngine(options.workers)
    if options.input == "-":
        whole = Delivery(b"", "stdin", media_type=LINES)
        return _write(options.output, engine, split(sys.stdin.buffer, whole))
    path = Path(options.input)
    if not path.is_file():
        raise NotFound(f"There is no file {path}.", hint='Name a file of JSON lines, or "-".')
    with bytes_bar([path], "annotating") as bar:
        return _write(
            options.output, engine, deliveries([path], Intake(advance=bar.update, all_lines=True))
        )


def annotated(delivery: Delivery | Rejection, index: ActorIndex) -> str:
    """Return the output line for one input line."""
    if isinstance(delivery, Rejection):
        return json.dumps(article_json(delivery), ensure_ascii=False)
    (conveyed,) = convey(delivery, index)
    extracted = isinstance(conveyed, AnnotatedArticle) and conveyed.raw.extracted
    return json.dumps(article_json(conveyed, with_cuts=not extracted), ensure_ascii=False)


def given_up_line(delivery: Delivery | Rejection) -> str:
    """Return the output line for an input line that brought its worker process down."""
    (rejection,) = given_up(delivery)
    return json.dumps(article_json(rejection), ensure_ascii=False)


def _write(target: str, engine: LocalEngine, lines: Iterable[Delivery | Rejection]) -> int:
    work = partial(annotated, index=registry.load())
    with _output(target) as output:
        for line in engine.map(work, lines, lost=given_up_line):
            output.write(line + "\n")
    return 0


@contextmanager
def _output(target: str) -> Iterator[TextIO]:
    """Open the target; a file appears under its name only when it is complete."""
    if target == "-":
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        return
    path = Path(target)
    unfinished = path.with_name(path.name + ".part")
    with unfinished.open("w", encoding="utf-8", newline="\n") as output:
        yield output
    unfinished.replace(path)
