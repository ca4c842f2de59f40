from __future__ import annotations

from dataclasses import replace

from tests.warehouse.evaluation.made import conveyed
from warehouse.evaluation import wires
from warehouse.evaluation.figures import Conveyed
from warehouse.model import CreditGroup

TEXT, PHOTO = CreditGroup.TEXT, CreditGroup.PHOTO
WORDS = """Hamburg (AFP) – Der Hafen wächst in diesem Jahr wieder.

Ein Kran am Ufer. Foto: dpa

Von der AP war niemand da."""


def one(*labels: tuple[str, CreditGroup]) -> Conveyed:
    made = conveyed(WORDS)
    return replace(made, document=replace(made.document, credits=frozenset(labels)))


def test_groups_are_measured_apart_and_together() -> None:
    text, photo, everything = wires.figures([one(("AFP", TEXT), ("dpa", TEXT))], "de")
    assert (text.share("precision").value, text.share("recall").value) == (1, 0.5)
    assert (photo.gold, photo.found) == (0, 1)
    assert everything.share("f1").value == 0.5


def test_what_differs_is_told() -> None:
    ((_, wrong),) = wires.differences([one(("AFP", TEXT), ("dpa", TEXT))])
    assert wrong == ["-dpa/text", "+dpa/photo"]


def test_the_baseline_credits_the_text_with_every_agency_named() -> None:
    found = wires.figures([one(("AFP", TEXT))], "de", wires.theirs)[-1]
    assert (found.found, found.share("recall").value) == (3, 1)


def test_a_rejected_page_found_nothing() -> None:
    rejected = replace(one(("AFP", TEXT)), article=None)
    assert wires.figures([rejected], "de")[-1].found == 0
