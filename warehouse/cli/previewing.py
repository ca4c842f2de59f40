"""How tables are read, shown: a line for each at every ingest, and the whole of it on request."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO, TextIO

from tqdm import tqdm

from warehouse.model import Delivery, Rejection
from warehouse.readers.columns import Guess
from warehouse.readers.decoding import writable
from warehouse.readers.files import Intake, deliveries, of_stream
from warehouse.readers.folders import Source
from warehouse.readers.mapping import Reading
from warehouse.readers.numeric import DateOrder

_SURE = {3: "sure", 2: "likely", 1: "a guess"}
_LONGEST_VALUE = 44
_MOST_UNUSED = 6
_ORDERS = {DateOrder.DAY_FIRST: "day first", DateOrder.MONTH_FIRST: "month first"}


class Teller:
    """Says on a stream how each table is read, once for tables that are read alike."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._said: set[str] = set()
        self.first: Reading | None = None

    def keep(self, reading: Reading) -> None:
        """Keep how the first table is read, saying nothing."""
        self.first = self.first or reading

    def __call__(self, reading: Reading) -> None:
        """Hear how a table is read."""
        self.keep(reading)
        words = _in_a_line(reading)
        if words not in self._said:
            self._said.add(words)
            # Past a progress bar, which would be torn apart otherwise.
            tqdm.write(f"  {reading.origin}: {words}", file=self._stream)


def preview(
    sources: Iterable[Source], stdin: BinaryIO | None, intake: Intake, teller: Teller
) -> int:
    """Read files and stdin through without storing anything; tell how, and what is rejected.

    The teller keeps how the first table is read, so that it can be saved.

    Returns:
        The number of rejections.
    """

    def told(reading: Reading) -> None:
        teller.keep(reading)
        _show(reading)

    shown = replace(intake, told=told)
    rejected = 0
    for source in sources:
        rejected += _summed(writable(str(source.path)), deliveries([source], shown))
    if stdin is not None:
        rejected += _summed("stdin", of_stream(stdin, "stdin", shown))
    return rejected


def _summed(name: str, found: Iterable[Delivery | Rejection]) -> int:
    outcomes: Counter[bool] = Counter()
    examples: dict[str, str] = {}
    for one in found:
        outcomes[isinstance(one, Rejection)] += 1
        if isinstance(one, Rejection):
            examples.setdefault(one.reason, one.message)
    sys.stdout.write(f"{name}: to be read {outcomes[False]:,}, rejected {outcomes[True]:,}\n")
    for reason, message in examples.items():
        sys.stdout.write(f"  {reason} ({message})\n")
    return outcomes[True]


def columns_table(reading: Reading) -> str:
    """Return a table of all columns: name, what each is taken as, how sure, the first values."""
    by_column = {guess.column: guess for guess in reading.guesses}
    lines = [("column", "taken as", "how sure", "first values")]
    lines += [_column_line(reading, at, by_column.get(at)) for at in range(len(reading.names))]
    widths = [max(len(line[at]) for line in lines) for at in range(3)]
    return "".join(
        f"  {one:{widths[0]}}  {two:{widths[1]}}  {three:{widths[2]}}  {four}".rstrip() + "\n"
        for one, two, three, four in lines
    )


def _show(reading: Reading) -> None:
    header = "with a header" if reading.has_header else "no header"
    sys.stdout.write(f"{reading.origin} ({reading.layout}; {header})\n{columns_table(reading)}")
    for words in _about_dates(reading):
        sys.stdout.write(f"  {words}\n")


def _column_line(reading: Reading, at: int, guess: Guess | None) -> tuple[str, str, str, str]:
    values = (_cut(row[at]) for row in reading.sample)
    return (
        _cut(reading.names[at]),
        "-" if guess is None else guess.role.value,
        "" if guess is None else _SURE[guess.certainty],
        " | ".join(filter(None, values)),
    )


def _cut(words: str) -> str:
    level = " ".join(words[: 4 * _LONGEST_VALUE].split())
    return level if len(level) <= _LONGEST_VALUE else f"{level[: _LONGEST_VALUE - 1]}…"


def _in_a_line(reading: Reading) -> str:
    names = reading.names
    parts = [
        f"{one.role} = {names[one.column]}" + ("?" if one.certainty == 1 else "")
        for one in reading.guesses
    ]
    used = {one.column for one in reading.guesses}
    unused = [name for at, name in enumerate(names) if at not in used]
    if unused:
        more = ", ..." if len(unused) > _MOST_UNUSED else ""
        parts.append(f"not used: {', '.join(unused[:_MOST_UNUSED])}{more}")
    return "; ".join([*parts, *_about_dates(reading)])


def _about_dates(reading: Reading) -> Iterator[str]:
    if reading.unclear_dates:
        yield "dates such as 03/04/2023 are not clear: say --date-order day-first or month-first"
    elif reading.order is not None:
        yield f"dates are read {_ORDERS[reading.order]}"
