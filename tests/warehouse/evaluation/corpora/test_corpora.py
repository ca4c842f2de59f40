from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.evaluation.corpora.test_credited import folder as labelled_pages
from tests.warehouse.evaluation.corpora.test_iob import LINES
from tests.warehouse.evaluation.corpora.test_marked import ARTICLE
from warehouse.errors import NotFound, UnreadableInput
from warehouse.evaluation import corpora


def test_a_folder_of_corpora_is_read_by_what_each_one_holds(tmp_path: Path) -> None:
    for name in ("gold", "pages"):
        (tmp_path / name).mkdir()
    (tmp_path / "gold" / "01-kai.xml").write_text(ARTICLE, encoding="utf-8")
    labelled_pages(tmp_path / "pages", {"agency": "AFP", "role": "credit"})
    (tmp_path / "tagged.tsv").write_text(LINES, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no corpus", encoding="utf-8")
    found = corpora.read(tmp_path)
    assert [(one.name, len(one.documents)) for one in found] == [
        ("gold", 1),
        ("pages", 1),
        ("tagged.tsv", 2),
    ]


def test_nothing_and_no_corpus_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        corpora.read(tmp_path / "missing")
    with pytest.raises(UnreadableInput, match="no labelled corpus"):
        corpora.read(tmp_path)
