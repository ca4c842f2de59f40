"""The gold articles are whole, many enough, and the same as on the day they were frozen."""

from __future__ import annotations

import json
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from tests.quality.gold import FOLDER, GOLD, LANGUAGES, documents
from warehouse.evaluation.corpus import GoldDocument

LABELS = FOLDER / "wikinews-en.jsonl"
FROZEN = tomllib.loads((FOLDER / "frozen.toml").read_text(encoding="utf-8"))


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_gold_is_what_was_frozen_before_anything_was_scored_on_it() -> None:
    there = {path.relative_to(FOLDER).as_posix(): digest(path) for path in GOLD.rglob("*.xml")}
    there[LABELS.name] = digest(LABELS)
    assert there == FROZEN["sha256"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_gold_enough_to_measure(language: str) -> None:
    here = [one for one in documents() if one.language == language]
    assert len(here) >= 15
    assert sum(len(one.quotations or ()) for one in here) >= 80
    assert sum(len(one.unquoted or ()) for one in here) >= 15
    assert sum(len(one.mentions or ()) for one in here) >= 80
    assert sum(len(one.credits or ()) for one in here) >= 10


@pytest.mark.parametrize("document", documents(), ids=lambda one: one.id)
def test_labels_stand_around_whole_words(document: GoldDocument) -> None:
    text = document.text
    spans = [part for one in document.quotations or () for part in (*one.quote, *one.speaker)]
    spans += [(one.start, one.end) for one in document.mentions or ()]
    for start, end in spans:
        assert text[start:end] == text[start:end].strip(), text[start:end]
        before, first = text[max(start - 1, 0) : start], text[start]
        assert not (before.isalnum() and first.isalnum()), text[start - 20 : end]


def test_labels_of_articles_that_stay_elsewhere_hold_offsets_and_no_text() -> None:
    lines = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == len({line["sha256"] for line in lines}) == 60
    for line in lines:
        assert set(line) == {"sha256", "quotations"}
        for one in line["quotations"]:
            assert set(one) == {"type", "free", "spans", "speaker", "name", "naming"}
            words = [value for value in one.values() if isinstance(value, str)]
            assert all(word.isalpha() and len(word) < 13 for word in words)
