"""Both languages say everything, with the same facts, and write numbers and days by custom."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dashboard.wording import LANGUAGES, words
from warehouse.queries.filters import Grain

DASHBOARD = Path(__file__).resolve().parents[2] / "dashboard"
KEY = re.compile(r'(?:words|_words|counted|known)\(\s*"([a-z_]+(?:\.[a-z_]+)+)"')


def test_both_languages_have_the_same_keys() -> None:
    first, second = (words(code).texts for code in LANGUAGES)
    assert first.keys() == second.keys()


def test_both_languages_take_the_same_facts() -> None:
    first, second = (words(code).texts for code in LANGUAGES)
    facts = re.compile(r"\{(\w+)\}")
    for key, text in first.items():
        assert set(facts.findall(text)) == set(facts.findall(second[key])), key


def test_no_text_is_empty_or_left_in_the_other_language() -> None:
    first, second = (words(code).texts for code in LANGUAGES)
    same = {key for key, text in first.items() if text == second[key]}
    assert all(text.strip() for text in first.values())
    allowed = {
        "table.name",
        "detail.name",
        "grain.auto",
        "role.photo",
        "group.photo",
        "filter.region",
        "page.downloads.title",
        "signin.name",
    }
    names = {"kind.antecedent", "article.original", "empty.nothing"}
    loose = {
        key
        for key in same
        if not key.startswith(("format.", "paging.", "voices.said", "count.", "language."))
    }
    assert loose <= allowed | names


def test_every_key_in_the_source_is_worded() -> None:
    texts = words("en").texts
    for path in DASHBOARD.rglob("*.py"):
        for key in KEY.findall(path.read_text("utf-8")):
            assert key in texts or f"{key}.one" in texts, f"{path.name}: {key}"


@pytest.mark.parametrize(
    ("code", "number", "percent", "day"),
    [("en", "1,234,567", "12.3%", "16 Oct 2023"), ("de", "1.234.567", "12,3 %", "16. Okt. 2023")],
)
def test_numbers_and_days_follow_custom(code: str, number: str, percent: str, day: str) -> None:
    said = words(code)
    assert said.number(1_234_567) == number
    assert said.percent(0.1234) == percent
    assert said.day(date(2023, 10, 16)) == day


def test_shares_never_round_to_a_false_zero_or_whole() -> None:
    said = words("en")
    assert said.percent(0) == "0%"
    assert said.percent(0.0004) == "0.04%"
    assert said.percent(1) == "100%"
    assert said.percent(0.994) == "99.4%"


def test_periods_are_named_by_their_width() -> None:
    english, german = words("en"), words("de")
    monday = date(2023, 10, 16)
    assert english.period(monday, Grain.WEEK) == "Week 42, 16–22 Oct 2023"
    assert german.period(monday, Grain.WEEK) == "KW 42, 16.–22. Okt. 2023"
    assert english.period(date(2023, 10, 1), Grain.MONTH) == "October 2023"
    assert german.period(date(2023, 1, 1), Grain.YEAR) == "2023"
    assert english.period(date(2023, 10, 30), Grain.WEEK) == "Week 44, 30 Oct 2023 – 5 Nov 2023"


def test_one_and_many_are_told_apart() -> None:
    said = words("en")
    assert said.counted("count.articles", 1) == "1 article"
    assert said.counted("count.articles", 1200) == "1,200 articles"


def test_many_languages_have_a_name_and_none_shows_its_bare_code() -> None:
    for code in LANGUAGES:
        named = {
            key: text for key, text in words(code).texts.items() if key.startswith("language.")
        }
        assert len(named) > 100
        assert all(text.lower() != key.removeprefix("language.") for key, text in named.items())
    assert words("en")("language.fi") == "Finnish"
    assert words("de")("language.fi") == "Finnisch"
