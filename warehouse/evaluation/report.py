"""Figures for people and machines: a table and JSON, ours beside the baseline's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from warehouse.evaluation.figures import Row
from warehouse.evaluation.intervals import Figure

Systems = Sequence[tuple[str, Sequence[Row]]]


def table(systems: Systems) -> str:
    """Return a text table for each measure: a line for each language, kind and system."""
    measures = dict.fromkeys(row.measure for _, rows in systems for row in rows)
    return "\n".join("\n".join(_part(measure, systems)) + "\n" for measure in measures)


def as_json(systems: Systems) -> dict[str, Any]:
    """Return the figures as plain values: measure, system, language, kind."""
    told: dict[str, Any] = {}
    for system, rows in systems:
        for row in rows:
            place = told.setdefault(row.measure, {}).setdefault(system, {})
            place.setdefault(row.language, {})[row.kind] = {
                "gold": row.gold,
                "found": row.found,
                **{name: asdict(share) for name, share in row.shares},
            }
    return told


def _part(measure: str, systems: Systems) -> Iterator[str]:
    lines = [(system, row) for system, rows in systems for row in rows if row.measure == measure]
    names = list(dict.fromkeys(name for _, row in lines for name, _ in row.shares))
    head = f"{measure:14}{'language':9}{'kind':15}{'gold':>6}{'found':>7}"
    yield head + "".join(f"{name:>23}" for name in names)
    order = {(row.language, row.kind): None for _, row in lines}
    for language, kind in order:
        for system, row in lines:
            if (row.language, row.kind) == (language, kind):
                yield _line(system, row, names)


def _line(system: str, row: Row, names: Sequence[str]) -> str:
    shares = dict(row.shares)
    told = "".join(f"{_share(shares.get(name)):>23}" for name in names)
    return f"{system:14}{row.language:9}{row.kind:15}{row.gold:>6}{row.found:>7}{told}"


def _share(figure: Figure | None) -> str:
    if figure is None or figure.value is None or figure.low is None or figure.high is None:
        return "-"
    return f"{figure.value:6.1%} [{figure.low:.1%}, {figure.high:.1%}]".replace("%", "")
