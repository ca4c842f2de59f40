"""All table formats give the same articles from the same rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse.readers.sheets import workbook
from warehouse.errors import BadFilter, UnreadableInput
from warehouse.model import Delivery, Hints, RawArticle, Rejection
from warehouse.readers import Read
from warehouse.readers.columns import Role
from warehouse.readers.delimited import Dialect
from warehouse.readers.jsonl import JsonLines
from warehouse.readers.mapping import Plan, Reading, SavedMapping
from warehouse.readers.parquet import parquet_table
from warehouse.readers.separated import separated_table
from warehouse.readers.table import BadRow, Row, Table
from warehouse.readers.tabular import rows_of
from warehouse.readers.workbook import workbook_tables

PROSE = "Der Hafen von Ostermoor bleibt bis Freitag zu und das sagte die Hafenmeisterin am Montag."


def csv_table(data: bytes | str, dialect: Dialect | None = None) -> Table:
    held = io.BytesIO(data if isinstance(data, bytes) else data.encode())
    return separated_table(io.BufferedReader(held), "in.csv", dialect)


def read(
    table: Table,
    plan: Plan | None = None,
    *,
    hints: Hints | None = None,
    told: list[Reading] | None = None,
) -> list[Read]:
    heard = [] if told is None else told
    whole = Delivery(b"", "in", hints=hints or Hints())
    rows = rows_of(table, whole, plan or Plan(), heard.append)
    return list(_articles(rows))


def _articles(rows: Iterator[Delivery | Rejection]) -> Iterator[Read]:
    for one in rows:
        if isinstance(one, Rejection):
            yield one
        else:
            yield from JsonLines().read(one)


def articles(found: list[Read]) -> list[RawArticle]:
    assert all(isinstance(one, RawArticle) for one in found), found
    return [one for one in found if isinstance(one, RawArticle)]


def reasons(found: list[Read]) -> list[str]:
    return [one.reason if isinstance(one, Rejection) else "" for one in found]


def test_a_row_is_an_article_with_all_that_its_columns_say() -> None:
    data = (
        "\ufeffid,headline,body,pub_date,source,byline,url,lang\n"
        f'7,Titel,"{PROSE}\nZweite ""Zeile"".",2024-05-02T10:00:00Z,Küstenbote,Mara Linz,'
        "https://bote.example/7,de\n"
    )
    (one,) = articles(read(csv_table(data)))
    assert (one.native_id, one.title, one.outlet, one.language) == (
        "7",
        "Titel",
        "Küstenbote",
        "de",
    )
    assert one.text == f'{PROSE}\nZweite "Zeile".'
    assert one.authors == ("Mara Linz",)
    assert [credit.words for credit in one.outside_credits] == ["Mara Linz"]
    assert one.published.instant == datetime(2024, 5, 2, 10, tzinfo=UTC)
    assert one.origin == "in.csv:2"


def test_a_header_is_never_an_article_and_no_quote_mark_is_left() -> None:
    found = articles(read(csv_table(f'text;title\n"{PROSE}";"Eins"\n"{PROSE}";"Zwei"\n')))
    assert [one.title for one in found] == ["Eins", "Zwei"]
    assert {one.text for one in found} == {PROSE}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_tables_are_read_in_the_encodings_that_offices_write(encoding: str) -> None:
    data = f"title;text\n„Größe“;{PROSE} Übung.\n".encode(encoding)
    (one,) = articles(read(csv_table(data)))
    assert (one.title, one.text) == ("„Größe“", f"{PROSE} Übung.")


def test_a_table_without_header_names_its_columns_by_number() -> None:
    told: list[Reading] = []
    found = articles(read(csv_table(f"Sport;'{PROSE}; ja'\nWeb;{PROSE}\n"), told=told))
    assert [one.text for one in found] == [f"{PROSE}; ja", PROSE]
    assert [one.origin for one in found] == ["in.csv:1", "in.csv:2"]
    assert told[0].names == ("1", "2")
    assert not told[0].has_header


def test_a_bad_row_is_rejected_alone() -> None:
    lines = [f"title,text,url\nA,{PROSE[:25]},", "B,x", f"C,{PROSE[:25]},", "D,x,y,z", ",,", "E,,"]
    found = read(csv_table("\n".join([*lines, f"F,{PROSE[:25]},"])))
    assert reasons(found) == ["", "ragged", "", "ragged", "no_body", ""]
    assert isinstance(found[1], Rejection)
    assert found[1].message == "in.csv:3 has 2 cells, too few for 3 columns."
    assert json.loads(found[1].data) == ["B", "x"]
    assert [one.origin for one in found][-1] == "in.csv:8"


def test_a_row_in_no_encoding_and_an_open_quote_cost_one_row_each() -> None:
    good = f'"A","{PROSE[:20]}"\n'.encode()
    found = read(
        csv_table(b"title,text\n" + good + b"B,\x81\xff\xfe\n" + good + b'C,"offen\n' + good)
    )
    assert reasons(found) == ["", "bad_encoding", "", "unclosed_quote", ""]


def test_columns_of_the_same_name_are_told_apart() -> None:
    told: list[Reading] = []
    read(csv_table(f"text,text,\n{PROSE},b,c\n"), told=told)
    assert told[0].names == ("text", "text (2)", "3")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "empty"),
        ("title,text\n", "empty"),
        ("a,b\n1,2\n3,4\n", "no_text_column"),
    ],
)
def test_a_table_without_articles_is_one_rejection(data: str, reason: str) -> None:
    found = read(csv_table(data))
    assert reasons(found) == [reason]


def test_addresses_without_texts_are_told_how_to_be_fetched() -> None:
    (found,) = read(csv_table("url,title\nhttps://a.example/1,A\nhttps://a.example/2,B\n"))
    assert isinstance(found, Rejection)
    assert "--urls" in found.message


def test_what_a_person_says_of_columns_wins() -> None:
    data = f"title,text,lead\nT,{PROSE},{PROSE[::-1]}\n"
    plan = Plan(columns={Role.TEXT: "lead", Role.TITLE: ""})
    (one,) = articles(read(csv_table(data), plan))
    assert (one.text, one.title) == (PROSE[::-1], None)
    (one,) = articles(read(csv_table(data), Plan(columns={Role.TEXT: "3"})))
    assert one.text == PROSE[::-1]
    with pytest.raises(BadFilter, match="no column 'leed'"):
        read(csv_table(data), Plan(columns={Role.TEXT: "leed"}))


def test_a_saved_mapping_is_complete_and_gives_constants() -> None:
    saved = SavedMapping({"text": "2"}, header=False, outlet="Bote", language="de", delimiter=";")
    (one,) = articles(read(csv_table(f"Titel;{PROSE}\n", saved.dialect), Plan(saved=saved)))
    assert (one.title, one.text, one.outlet, one.language) == (None, PROSE, "Bote", "de")
    hints = Hints(outlet="Anderer")
    (one,) = articles(read(csv_table(f"Titel;{PROSE}\n"), Plan(saved=saved), hints=hints))
    assert one.outlet == "Anderer"


def test_the_order_of_dates_is_told_from_the_whole_sample() -> None:
    def dates(*days: str) -> list[str]:
        lines = "".join(f"{day},{PROSE}\n" for day in days)
        return [
            str(one.published.pub_date) for one in articles(read(csv_table(f"date,text\n{lines}")))
        ]

    assert dates("03/04/2023", "18/10/2023") == ["2023-04-03", "2023-10-18"]
    assert dates("03/04/2023", "10/18/2023") == ["2023-03-04", "2023-10-18"]
    assert dates("03/04/2023", "05/04/2023") == ["None", "None"]


def test_sheets_give_days_as_days_and_formulas_as_values() -> None:
    data = workbook(
        {
            "Artikel": [
                ["Titel", "Text", "Datum", "ID"],
                ["Eins", PROSE, date(2024, 5, 2), 1.0],
                ["Zwei", PROSE, datetime(2024, 5, 3, 14, 30), 2.0],  # noqa: DTZ001 sheets know no zones
                ["=1+41", PROSE, None, 3.0],
            ],
            "Leer": [],
            "Verborgen": [["Text"], [PROSE]],
        },
        hidden="Verborgen",
    )
    (table,) = workbook_tables(data, "in.xlsx")
    found = articles(read(table))
    assert [one.title for one in found] == ["Eins", "Zwei", "42"]
    assert [str(one.published.pub_date) for one in found] == ["2024-05-02", "2024-05-03", "None"]
    assert [one.native_id for one in found] == ["1", "2", "3"]
    assert found[0].origin == "in.xlsx/Artikel:2"


def test_all_sheets_of_a_workbook_are_read() -> None:
    data = workbook({"Mai": [["text"], [PROSE]], "Juni": [["text"], [PROSE], [PROSE]]})
    assert [len(read(table)) for table in workbook_tables(data, "in.xlsx")] == [1, 2]


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04nothing", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99]
)
def test_a_damaged_workbook_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="cannot be read as a workbook"):
        list(workbook_tables(data, "in.xlsx"))


def test_a_workbook_that_unpacks_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.readers.workbook.MOST_UNPACKED_BYTES", 10_000)
    data = workbook({"A": [["text"], ["x" * 100_000]]})
    with pytest.raises(UnreadableInput, match="unpacks to more than"):
        list(workbook_tables(data, "in.xlsx"))


def parquet(columns: dict[str, list[object]]) -> io.BytesIO:
    held = io.BytesIO()
    pq.write_table(pa.table(columns), held, row_group_size=1)
    held.seek(0)
    return held


def test_parquet_gives_typed_cells() -> None:
    held = parquet(
        {
            "text": [PROSE, PROSE, None],
            "date": [datetime(2024, 5, 2, 22, tzinfo=UTC), datetime(2024, 5, 3, tzinfo=UTC), None],
            "id": [1, 2, 3],
            "authors": [["Mara Linz", "Tom Ahorn"], [], None],
        },
    )
    found = read(parquet_table(held, "in.parquet"))
    assert reasons(found) == ["", "", "no_text"]
    first = articles(found[:1])[0]
    assert (first.native_id, first.published.instant) == ("1", datetime(2024, 5, 2, 22, tzinfo=UTC))
    assert first.authors == ("Mara Linz, Tom Ahorn",)
    assert first.origin == "in.parquet:1"


def test_a_damaged_parquet_file_is_told() -> None:
    with pytest.raises(UnreadableInput, match="cannot be read as a Parquet file") as caught:
        parquet_table(io.BytesIO(b"PAR1 and no more"), "in.parquet")
    assert ".." not in str(caught.value)


def test_memory_does_not_grow_with_the_rows() -> None:
    line = f"Titel,{PROSE}\n".encode()
    unread = [line * 100] * 1_000

    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            data = unread.pop() if unread else b""
            if len(data) > len(buffer):
                unread.append(data[len(buffer) :])
                data = data[: len(buffer)]
            buffer[: len(data)] = data
            return len(data)

    content = io.BufferedReader(Endless(), 1 << 18)
    rows = rows_of(
        separated_table(content, "in.csv", None), Delivery(b"", "in"), Plan(), lambda _: None
    )
    next(rows)
    # The first row is there when a small part of the file has been read.
    assert len(unread) > 700
    assert sum(1 for _ in rows) == 99_999


_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20
).map(lambda words: words.strip().lstrip("="))
_ROWS = st.lists(
    st.tuples(
        _WORDS,
        st.dates(date(1990, 1, 1), date(2100, 1, 1)),
        st.sampled_from(["x, y", 'a "b"', "ü; ö\nz"]),
    ),
    min_size=1,
    max_size=5,
)


def shown(found: list[Read]) -> list[tuple[str | None, str, str, str]]:
    return [
        (one.title, one.text, str(one.published.pub_date), one.outlet or "")
        for one in articles(found)
    ]


@given(_ROWS)
def test_the_same_rows_are_the_same_articles_in_every_format(
    rows: list[tuple[str, date, str]],
) -> None:
    full = [(title, day, f"{PROSE} {words}", "Bote") for title, day, words in rows]
    header = ("title", "date", "text", "outlet")
    expected = [(title or None, text, str(day), "Bote") for title, day, text, _ in full]
    for delimiter in ",;\t|":
        held = io.StringIO()
        writer = csv.writer(held, delimiter=delimiter, quoting=csv.QUOTE_ALL)
        writer.writerows([header, *full])
        assert shown(read(csv_table(held.getvalue()))) == expected
    sheet: Sequence[Sequence[str | float | date | None]] = [header, *full]
    (table,) = workbook_tables(workbook({"A": sheet}), "in.xlsx")
    assert shown(read(table)) == expected
    columns: dict[str, list[object]] = {
        name: [row[at] for row in full] for at, name in enumerate(header)
    }
    assert shown(read(parquet_table(parquet(columns), "in.parquet"))) == expected


def test_a_header_may_stand_below_a_title_and_come_again() -> None:
    data = f"Export vom 3. Mai;;\n;;\nTitel;Text;Datum\nEins;{PROSE};2024-05-02\n"
    data += f"Titel;Text;Datum\nZwei;{PROSE};2024-05-03\n"
    found = articles(read(csv_table(data)))
    assert [(one.title, one.origin) for one in found] == [
        ("Eins", "in.csv:4"),
        ("Zwei", "in.csv:6"),
    ]


def test_a_table_of_endless_columns_is_refused() -> None:
    assert reasons(read(csv_table("a," * 6_000 + "\n" + "x," * 6_000 + "\n"))) == ["too_large"]


def test_the_hint_of_excel_is_no_row() -> None:
    (one,) = articles(read(csv_table(f"sep=|\r\ntitle|text\r\nA, B|{PROSE}\r\n")))
    assert (one.title, one.text) == ("A, B", PROSE)


def test_bad_rows_before_the_first_good_one_are_told_too() -> None:
    rows: list[Row | BadRow] = [BadRow(1, "bad", "is bad", b"x"), Row(2, (PROSE,))]
    assert reasons(read(Table("t", iter(rows), ("text",)))) == ["bad", ""]
