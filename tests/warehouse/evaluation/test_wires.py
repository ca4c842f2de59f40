from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from warehouse.errors import UnreadableInput
from warehouse.evaluation import wires
from warehouse.evaluation.wires import JudgedPage, LabelledPage
from warehouse.model import CreditGroup

TEXT, PHOTO, IN_TEXT = CreditGroup.TEXT, CreditGroup.PHOTO, CreditGroup.IN_TEXT


def folder(tmp_path: Path, *labels: dict[str, str]) -> Path:
    record = {"id": "p1", "lang": "de", "page": "p1.html.gz", "labels": labels}
    (tmp_path / "labels.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    (tmp_path / "p1.html.gz").write_bytes(gzip.compress(b"<p>Wort</p>"))
    return tmp_path


def test_roles_fall_into_groups_and_subjects_do_not_count(tmp_path: Path) -> None:
    labels = [
        {"agency": "AFP", "role": "credit"},
        {"agency": "AFP", "role": "byline"},
        {"agency": "AP", "role": "photo"},
        {"agency": "dpa", "role": "in_text"},
        {"agency": "Reuters", "role": "subject"},
    ]
    (page,) = wires.read_pages(folder(tmp_path, *labels))
    assert page.labels == {("AFP", TEXT), ("AP", PHOTO), ("dpa", IN_TEXT)}
    delivery = wires.delivery(page)
    assert (delivery.data, delivery.media_type) == (b"<p>Wort</p>", "text/html")


def test_labels_of_another_format_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="line 1"):
        list(wires.read_pages(folder(tmp_path, {"agency": "AFP", "role": "unheard-of"})))


def test_groups_are_measured_apart_and_together() -> None:
    page = LabelledPage("p", "de", Path("p"), frozenset({("AFP", TEXT), ("AP", PHOTO)}))
    one = JudgedPage(page, frozenset({("AFP", TEXT), ("AP", TEXT)}))
    text, in_text, photo, everything = wires.figures([one])
    assert (text.precision.value, text.recall.value) == (0.5, 1)
    assert in_text.f1.value is None
    assert photo.recall.value == 0
    assert everything.f1.value == 0.5
    assert list(wires.differences([one])) == ["p de -AP/photo +AP/text"]


def test_a_page_without_an_article_found_nothing() -> None:
    page = LabelledPage("p", "de", Path("p"), frozenset({("AFP", TEXT)}))
    assert wires.judge_page(page, None).found == frozenset()
    assert wires.judge_baseline(page, None).found == frozenset()
