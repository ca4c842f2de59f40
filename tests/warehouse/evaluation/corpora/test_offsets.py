from __future__ import annotations

import csv
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from warehouse.errors import UnreadableInput
from warehouse.evaluation.corpora.offsets import read
from warehouse.evaluation.corpus import Kind
from warehouse.model import Naming

TEXT = "Mayor Ann Ode spoke. She said the quay was safe."
LABEL: dict[str, Any] = {
    "sha256": sha256(TEXT.encode()).hexdigest(),
    "quotations": [
        {
            "type": "indirect",
            "free": False,
            "spans": [[30, 47]],
            "speaker": [[21, 24]],
            "name": [6, 13],
            "naming": "pronoun",
        }
    ],
}


def written(tmp_path: Path, label: dict[str, Any]) -> tuple[Path, Path]:
    with (tmp_path / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["url", "date", "title", "text"])
        rows.writerow(["u1", "2020-01-02", "Quay", TEXT])
    labels = tmp_path / "labels.jsonl"
    labels.write_text(json.dumps(label) + "\n", encoding="utf-8")
    return tmp_path, labels


def test_labels_without_text_find_their_words_in_the_articles(tmp_path: Path) -> None:
    (found,) = read(*written(tmp_path, LABEL))
    assert found.quotations is not None
    (one,) = found.quotations
    assert found.text[slice(*one.quote[0])] == "the quay was safe"
    assert found.text[slice(*one.speaker[0])] == "She"
    assert (one.kind, one.name, one.naming) == (Kind.INDIRECT, "Ann Ode", Naming.PRONOUN)


@pytest.mark.parametrize("change", [{"sha256": "0"}, {"quotations": [{}]}])
def test_labels_that_do_not_fit_are_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(UnreadableInput, match="line 1 does not fit"):
        list(read(*written(tmp_path, LABEL | change)))
