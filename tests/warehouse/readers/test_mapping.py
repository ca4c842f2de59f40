from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.errors import BadFilter, BadSetting, NotFound
from warehouse.readers.columns import Role
from warehouse.readers.mapping import Plan, mapping_text, read_as, read_mapping, role_of
from warehouse.readers.numeric import DateOrder

PROSE = "Der Hafen von Ostermoor bleibt bis Freitag zu und das sagte die Hafenmeisterin am Montag."
NAMES = ("title", "text", "published", "views")
SAMPLE = [("Eins", PROSE, "18/10/2023", "7"), ("Zwei", PROSE, "03/04/2023", "8")]


def written(tmp_path: Path, words: str) -> Path:
    path = tmp_path / "mapping.toml"
    path.write_text(words, encoding="utf-8")
    return path


def test_a_mapping_that_was_saved_reads_the_same_way(tmp_path: Path) -> None:
    first = read_as("in.csv", NAMES, SAMPLE, Plan())
    words = mapping_text(first)
    assert "# not used: views" in words
    saved = read_mapping(written(tmp_path, words))
    again = read_as("other.csv", NAMES, SAMPLE[1:], Plan(saved=saved))
    assert {one.role: one.column for one in again.guesses} == {
        Role.TEXT: 1,
        Role.TITLE: 0,
        Role.DATE: 2,
    }
    # Alone, the one date of the other file would not be clear.
    assert again.order is DateOrder.DAY_FIRST


def test_a_mapping_of_a_table_without_header_names_numbers(tmp_path: Path) -> None:
    first = read_as("in.csv", None, [row[:2] for row in SAMPLE], Plan())
    saved = read_mapping(written(tmp_path, mapping_text(first)))
    assert (saved.header, saved.columns["text"]) == (False, "2")


def test_names_with_quote_marks_and_letters_of_all_kinds_survive(tmp_path: Path) -> None:
    names = ('der "Text" \\ ж', "x")
    first = read_as("in.csv", names, [(PROSE, "1")], Plan(columns={Role.TEXT: names[0]}))
    assert read_mapping(written(tmp_path, mapping_text(first))).columns == {"text": names[0]}


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ('[columns]\ntxt = "a"', "'txt'. Did you mean 'text'"),
        ('[column]\ntext = "a"', "Did you mean 'columns'"),
        ('date_order = "us"\n[columns]\ntext = "a"', "day-first, month-first"),
        ('delimiter = ";;"\n[columns]\ntext = "a"', "one ASCII character"),
        ("columns = 3", "expected a table"),
        ("not toml", "not valid TOML"),
    ],
)
def test_a_wrong_mapping_is_refused_with_the_cure(
    tmp_path: Path, words: str, complaint: str
) -> None:
    with pytest.raises(BadSetting) as error:
        read_mapping(written(tmp_path, words))
    assert complaint in str(error.value)


def test_a_mapping_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_mapping(tmp_path / "gone.toml")


def test_columns_are_found_by_name_whatever_the_case_or_by_number() -> None:
    for name in ("VIEWS", "views", "4"):
        reading = read_as("in.csv", NAMES, SAMPLE, Plan(columns={Role.ID: name}))
        assert reading.column(Role.ID) == 3


def test_one_column_has_one_role() -> None:
    reading = read_as("in.csv", NAMES, SAMPLE, Plan(columns={Role.AUTHOR: "title"}))
    assert reading.column(Role.AUTHOR) == 0
    assert reading.column(Role.TITLE) is None


def test_a_column_that_is_not_there_is_wrong_usage_and_the_nearest_is_named() -> None:
    with pytest.raises(BadFilter, match=r"no column 'titel'\. Did you mean 'title'"):
        read_as("in.csv", NAMES, SAMPLE, Plan(columns={Role.TITLE: "titel"}))
    with pytest.raises(BadFilter, match="Its columns: title, text"):
        read_as("in.csv", NAMES, SAMPLE, Plan(columns={Role.TITLE: "xxxxxxxx"}))


def test_what_no_article_has_is_told() -> None:
    assert role_of("author", origin="x") is Role.AUTHOR
    with pytest.raises(BadFilter, match="Did you mean 'text'"):
        role_of("txt", origin="--column", error=BadFilter)


def test_dates_that_fit_both_orders_are_said_to_be_unclear() -> None:
    assert read_as("in.csv", NAMES, SAMPLE[1:], Plan()).unclear_dates
    asked = Plan(date_order=DateOrder.MONTH_FIRST)
    assert not read_as("in.csv", NAMES, SAMPLE[1:], asked).unclear_dates
