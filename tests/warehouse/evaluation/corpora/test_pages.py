from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from warehouse.errors import UnreadableInput
from warehouse.evaluation.corpora.pages import is_here, read

ANSWER = {
    "title": "Kran & Kai",
    "authors": ["Mara Linz", "dpa", "ml"],
    "publishing_date": "2024-05-03 23:47:42+02:00",
    "body": {
        "summary": ["Der Kran steht."],
        "sections": [{"headline": ["Neu"], "paragraphs": ["Er steht seit gestern im Hafen."]}],
    },
}


def folder(tmp_path: Path, answers: object) -> Path:
    page = "<h1>Kran &amp;  Kai</h1><p>Der Kran steht.</p>"
    (tmp_path / "de_Blatt_2024_05_04.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "de_Blatt.json").write_text(json.dumps(answers), encoding="utf-8")
    return tmp_path


def test_a_page_belongs_to_the_answer_whose_title_it_shows(tmp_path: Path) -> None:
    path = folder(tmp_path, {"V0": ANSWER | {"title": "Anderes"}, "V1": ANSWER})
    assert is_here(path)
    (page,) = read(path)
    assert page.authors == ("Mara Linz",)
    assert page.published == date(2024, 5, 3)
    assert page.body == "Der Kran steht.\nNeu\nEr steht seit gestern im Hafen."
    assert page.language == "de"


def test_a_page_without_an_answer_is_not_measured(tmp_path: Path) -> None:
    assert list(read(folder(tmp_path, {"V0": ANSWER | {"title": "Anderes"}}))) == []


def test_answers_of_another_format_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"de_Blatt\.json"):
        list(read(folder(tmp_path, {"V1": {"title": "Kran & Kai"}})))
