"""What readers of the benchmark were answered: how fast, and with which filter it was slowest."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

# A chart must not take the server longer than this, in milliseconds.
BAR = 300
_HEADS = ("answers", "errors", "median ms", "p95 ms", "max ms")
_WIDTH = 44


@dataclass(frozen=True, slots=True)
class Answer:
    """One request.

    Attributes:
        what: what was asked for.
        status: of HTTP, 0 without an answer.
        seconds: how long it took.
        state: the filters as an address has them; None for what takes none.
    """

    what: str
    status: int
    seconds: float
    state: str | None = None

    @property
    def failed(self) -> bool:
        """Whether it was no success."""
        return not 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Usual:
    """The median of all answers to one thing under the same filters, in milliseconds."""

    what: str
    state: str | None
    milliseconds: float


def report(answers: Sequence[Answer]) -> int:
    """Print a line for each thing that was asked, the slowest first; return how many failed."""
    by_name: dict[str, list[Answer]] = {}
    for answer in answers:
        by_name.setdefault(answer.what, []).append(answer)
    heads = "".join(f"{head:>11}" for head in _HEADS)
    sys.stdout.write(f"{'what':{_WIDTH}}{heads}  slowest with\n")
    for name, several in sorted(by_name.items(), key=lambda one: -_middle(one[1])):
        slowest = max(several, key=lambda answer: answer.seconds)
        sys.stdout.write(_line(name, several) + f"  {in_words(slowest.state)}".rstrip() + "\n")
    sys.stdout.write(_line("all", answers) + "\n")
    return sum(answer.failed for answer in answers)


def usual(answers: Iterable[Answer]) -> list[Usual]:
    """Return what a reader waits for each thing under each of the filters, the longest first."""
    found: dict[tuple[str, str | None], list[float]] = {}
    for answer in answers:
        if answer.state is not None:
            found.setdefault((answer.what, answer.state), []).append(answer.seconds)
    every = [Usual(*asked, median(times) * 1_000) for asked, times in found.items()]
    return sorted(every, key=lambda one: -one.milliseconds)


def above_the_bar(answers: Iterable[Answer]) -> None:
    """Print how many cards take longer than a chart may, and each of these with its filters."""
    every = usual(answers)
    slow = [one for one in every if one.milliseconds > BAR]
    cards, all_cards = ({one.what for one in some} for some in (slow, every))
    sys.stdout.write(
        f"above {BAR} ms: {len(cards)} of {len(all_cards)} cards,"
        f" {len(slow)} of {len(every)} cards with filters (medians)\n"
    )
    for one in slow:
        sys.stdout.write(f"  {one.milliseconds:>6,.0f} ms  {one.what}  {in_words(one.state)}\n")


def in_words(state: str | None) -> str:
    """Return filters for people; nothing for what takes none."""
    return "" if state is None else state or "no filter"


def _middle(answers: Sequence[Answer]) -> float:
    return median(answer.seconds for answer in answers)


def _line(name: str, answers: Sequence[Answer]) -> str:
    times = sorted(answer.seconds * 1_000 for answer in answers)
    late = times[min(len(times) - 1, int(len(times) * 0.95))]
    numbers = f"{len(times):>11,}{sum(answer.failed for answer in answers):>11,}"
    speeds = "".join(f"{value:>11,.0f}" for value in (median(times), late, times[-1]))
    return f"{name:{_WIDTH}}{numbers}{speeds}"
