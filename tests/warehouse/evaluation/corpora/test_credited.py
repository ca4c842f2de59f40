from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from warehouse.errors import UnreadableInput
from warehouse.evaluation.corpora.credited import is_here, read
from warehouse.model import CreditGroup, Delivery


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
    path = folder(tmp_path, *labels)
    assert is_here(path)
    (page,) = read(path)
    assert page.credits == frozenset(
        {("AFP", CreditGroup.TEXT), ("AP", CreditGroup.PHOTO), ("dpa", CreditGroup.IN_TEXT)}
    )
    assert isinstance(page.given, Delivery)
    assert (page.given.data, page.given.media_type) == (b"<p>Wort</p>", "text/html")


def test_labels_of_another_format_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="line 1"):
        list(read(folder(tmp_path, {"agency": "AFP", "role": "unheard-of"})))
