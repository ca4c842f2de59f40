"""How often each quotation rule is right, beside how sure it says it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from warehouse.evaluation.corpus import Kind
from warehouse.evaluation.measuring import Judged
from warehouse.evaluation.quotations import match


@dataclass(frozen=True, slots=True)
class Calibrated:
    """What a rule (or a band of confidence) found, how much of it is right, and its claim."""

    name: str
    found: int
    right: int
    confidence: float

    @property
    def precision(self) -> float:
        """The share of what was found that is annotated."""
        return self.right / self.found


def by_rule(judged: Iterable[Judged]) -> list[Calibrated]:
    """Return one row a rule, the most frequent first."""
    return _grouped((rule, right, sure) for rule, right, sure in _verdicts(judged))


def by_confidence(judged: Iterable[Judged]) -> list[Calibrated]:
    """Return one row a tenth of confidence, the surest first."""
    rows = _grouped(
        (f"{int(sure * 10 + 1e-9) / 10:.1f}", right, sure) for _, right, sure in _verdicts(judged)
    )
    return sorted(rows, key=lambda row: row.name, reverse=True)


def table(judged: Iterable[Judged]) -> str:
    """Return both as lines of text."""
    known = list(judged)
    lines = [f"{'rule':24}{'found':>7}{'right':>7}{'precision':>11}{'confidence':>12}"]
    lines += [_line(row) for row in by_rule(known)]
    lines += [f"{'confidence from':24}{'found':>7}{'right':>7}{'precision':>11}{'mean':>12}"]
    lines += [_line(row) for row in by_confidence(known)]
    return "\n".join(lines) + "\n"


def _verdicts(judged: Iterable[Judged]) -> Iterable[tuple[str, bool, float]]:
    for one in judged:
        golds = [gold for gold in one.golds if gold.kind is not Kind.REPORTED]
        right = {pair.found for pair in match(golds, one.founds)}
        for number, found in enumerate(one.founds):
            yield found.rule, number in right, found.confidence


def _grouped(verdicts: Iterable[tuple[str, bool, float]]) -> list[Calibrated]:
    sums: dict[str, tuple[int, int, float]] = {}
    for name, right, sure in verdicts:
        found, rights, total = sums.get(name, (0, 0, 0.0))
        sums[name] = (found + 1, rights + right, total + sure)
    rows = [
        Calibrated(name, found, rights, total / found)
        for name, (found, rights, total) in sums.items()
    ]
    return sorted(rows, key=lambda row: (-row.found, row.name))


def _line(row: Calibrated) -> str:
    return f"{row.name:24}{row.found:>7}{row.right:>7}{row.precision:>11.1%}{row.confidence:>12.2f}"
