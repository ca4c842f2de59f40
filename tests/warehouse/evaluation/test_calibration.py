"""How often a rule is right, beside how sure it says it is."""

from __future__ import annotations

from dataclasses import replace

from tests.warehouse.evaluation.test_measuring import PRAISED, WAITED, judged
from warehouse.evaluation import calibration
from warehouse.evaluation.corpus import Kind
from warehouse.evaluation.mistakes import Mistake, mistakes

RIGHT = replace(WAITED, rule="marks", confidence=0.9)
WRONG = replace(PRAISED, kind=Kind.INDIRECT, rule="verb", confidence=0.55)


def test_every_rule_has_its_precision_beside_its_confidence() -> None:
    rows = calibration.by_rule([judged(RIGHT, WRONG), judged(RIGHT)])
    told = [(row.name, row.found, row.precision, round(row.confidence, 2)) for row in rows]
    assert told == [("marks", 2, 1.0, 0.9), ("verb", 1, 0.0, 0.55)]


def test_bands_of_confidence_are_listed_from_the_surest() -> None:
    rows = calibration.by_confidence([judged(RIGHT, WRONG)])
    assert [(row.name, row.right) for row in rows] == [("0.9", 1), ("0.5", 0)]
    assert "marks" in calibration.table([judged(RIGHT)])


def test_a_quotation_with_other_edges_is_no_miss_and_no_alarm() -> None:
    (start, end), *_ = WAITED.quote
    shorter = replace(RIGHT, quote=((start, end - 15),))
    assert [one.mistake for one in mistakes(judged(shorter))] == [Mistake.SPAN]
    assert [one.mistake for one in mistakes(judged())] == [Mistake.MISSED]
    assert [one.mistake for one in mistakes(judged(RIGHT, WRONG))] == [Mistake.FALSE]
