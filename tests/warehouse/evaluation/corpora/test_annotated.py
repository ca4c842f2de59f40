from __future__ import annotations

import json
import lzma
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from warehouse.errors import UnreadableInput
from warehouse.evaluation.corpora.annotated import read, split_name
from warehouse.evaluation.corpus import Kind
from warehouse.model import RawArticle


def role(*spans: tuple[int, int]) -> dict[str, Any]:
    return {"spans": [{"charBegin": start, "charEnd": end} for start, end in spans]}


def document() -> dict[str, Any]:
    return {
        "documentName": "17 - Hafen wird gebaut (2009-03-04)",
        "originalText": "Linz sagte, der Hafen werde gebaut.",
        "annotations": [
            {
                "type": "IndirectFreeIndirect",
                "quote": role((12, 34)),
                "speaker": role((0, 4)),
                "cue": role((5, 10)),
            }
        ],
    }


def test_documents_are_read_from_packed_lines(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl.xz"
    path.write_bytes(lzma.compress((json.dumps(document()) + "\n").encode()))
    (found,) = read(path)
    assert (found.id, found.title) == ("17", "Hafen wird gebaut")
    assert isinstance(found.given, RawArticle)
    assert found.given.published.pub_date == date(2009, 3, 4)
    assert found.quotations is not None
    (statement,) = found.quotations
    assert statement.kind is Kind.FREE
    assert (statement.quote, statement.speaker) == (((12, 34),), ((0, 4),))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "17 - Hafen (neu) wird gebaut (2009-03-04)",
            ("17", "Hafen (neu) wird gebaut", "2009-03-04"),
        ),
        ("Hafen wird gebaut (2009-03-04)", (None, "Hafen wird gebaut", "2009-03-04")),
        ("Hafen wird gebaut", (None, "Hafen wird gebaut", None)),
    ],
)
def test_a_name_holds_number_title_and_date(
    name: str, parts: tuple[str | None, str, str | None]
) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize("line", ["{broken", "{}", '{"documentName": 1}'])
def test_a_file_of_another_kind_is_refused_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(document()) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="line 2"):
        list(read(path))
