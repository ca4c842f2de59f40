"""`annotate`: JSON lines in, annotated JSON lines out, in the same order; no warehouse."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import cast

from warehouse.actors import ActorIndex, registry
from warehouse.cli.output import written
from warehouse.cli.progress import bytes_bar
from warehouse.contract import article_json
from warehouse.conveyor import convey, given_up
from warehouse.engines.local import LocalEngine
from warehouse.errors import BadFilter, NotFound, UnreadableInput
from warehouse.model import AnnotatedArticle, Conveyed, Delivery, Rejection
from warehouse.readers.files import Intake, deliveries
from warehouse.readers.folders import Source
from warehouse.readers.jsonl import given_id
from warehouse.readers.records import LINES, split

PARTIAL = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """The output line for one input line, and what the balance counts of it."""

    line: str
    outcome: str
    reason: str | None = None
    message: str | None = None
    undated: str | None = None


@dataclass(slots=True)
class Balance:
    """What became of all lines: read = annotated + rejected (+ not analysed, where there are)."""

    outcomes: Counter[str] = field(default_factory=lambda: Counter(annotated=0, rejected=0))
    reasons: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    dates_not_understood: int = 0
    first_such_date: str | None = None

    def add(self, answer: Answer) -> None:
        """Count one answer."""
        self.outcomes[answer.outcome] += 1
        if answer.reason is not None:
            self.reasons[answer.reason] += 1
            self.examples.setdefault(answer.reason, answer.message or "")
        if answer.undated is not None:
            self.dates_not_understood += 1
            self.first_such_date = self.first_such_date or answer.undated

    def __str__(self) -> str:
        parts = " + ".join(f"{outcome} {count:,}" for outcome, count in self.outcomes.items())
        lines = [f"read {self.outcomes.total():,} = {parts}"]
        for reason, count in self.reasons.most_common():
            lines.append(f"  rejected {count:,}: {reason} ({self.examples[reason]})")
        if self.dates_not_understood:
            lines.append(
                f"  dates not understood {self.dates_not_understood:,}, "
                f"first {self.first_such_date!r}; these articles are undated"
            )
        return "\n".join(lines) + "\n"


def run(options: Namespace) -> int:
    """Annotate every line of the input; rejected lines are answered in place, 2 tells of them."""
    engine = LocalEngine(options.workers)
    if options.input == "-":
        whole = Delivery(b"", "stdin", media_type=LINES)
        return _write(
            options.output, engine, split(cast("BufferedReader", sys.stdin.buffer), whole)
        )
    path = Path(options.input)
    if path.is_dir():
        raise UnreadableInput(f"{path} is a folder.", hint="Name one file of JSON lines in it.")
    if not path.exists():
        raise NotFound(f"There is no file {path}.", hint='Name a file of JSON lines, or "-".')
    target = Path(options.output)
    if target.is_file() and target.samefile(path):
        raise BadFilter(f"{path} is input and output at once.", hint="Name another --output.")
    with bytes_bar([path], "annotating") as bar:
        return _write(
            options.output,
            engine,
            deliveries([Source(path)], Intake(advance=bar.update, all_lines=True)),
        )


def annotated(delivery: Delivery | Rejection, index: ActorIndex) -> Answer:
    """Return the answer to one input line."""
    if isinstance(delivery, Rejection):
        return _answer(delivery, None)
    (conveyed,) = convey(delivery, index)
    return _answer(conveyed, delivery)


def given_up_on(delivery: Delivery | Rejection) -> Answer:
    """Return the answer to an input line that brought its worker process down."""
    (rejection,) = given_up(delivery)
    return _answer(rejection, delivery if isinstance(delivery, Delivery) else None)


def _answer(conveyed: Conveyed, delivery: Delivery | None) -> Answer:
    extracted = isinstance(conveyed, AnnotatedArticle) and conveyed.raw.extracted
    article = article_json(
        conveyed,
        with_cuts=not extracted,
        line=None if delivery is None else delivery.line,
        given_id=None if delivery is None else given_id(delivery),
    )
    line = json.dumps(article, ensure_ascii=False)
    if isinstance(conveyed, Rejection):
        return Answer(line, "rejected", reason=conveyed.reason, message=conveyed.message)
    outcome = "annotated" if conveyed.analysed else "not analysed"
    return Answer(line, outcome, undated=conveyed.raw.published_given)


def _write(target: str, engine: LocalEngine, lines: Iterable[Delivery | Rejection]) -> int:
    work = partial(annotated, index=registry.load())
    balance = Balance()
    with written(target) as output:
        for answer in engine.map(work, lines, lost=given_up_on):
            # What is no character is written as the JSON escape that it came from.
            output.write(answer.line.encode(errors="backslashreplace") + b"\n")
            balance.add(answer)
    sys.stderr.write(str(balance))
    return PARTIAL if balance.outcomes["rejected"] else 0
