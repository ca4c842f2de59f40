from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.readers.delimited import BadRecord, Dialect, Record, records

COMMA = Dialect()


def cells(
    data: bytes, dialect: Dialect = COMMA, *, piece: int = 7
) -> list[tuple[bytes, ...] | str]:
    pieces = [data[at : at + piece] for at in range(0, len(data), piece)]
    return [
        one.reason if isinstance(one, BadRecord) else one.cells for one in records(pieces, dialect)
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a,b\nc,d", [(b"a", b"b"), (b"c", b"d")]),
        (b'"a,1","b\n2"\r\nc,d\r\n', [(b"a,1", b"b\n2"), (b"c", b"d")]),
        (b'"says ""so""",b\n', [(b'says "so"', b"b")]),
        (b'"he says "no" then",b\n', [(b'he says "no" then', b"b")]),
        (b'a, "b" ,c\n', [(b"a", b"b", b"c")]),
        (b'a "b" c,d\n', [(b'a "b" c', b"d")]),
        (b'"",""\n,\n', [(b"", b""), (b"", b"")]),
        (b"a,b\n\n  \nc,d\n", [(b"a", b"b"), (), (), (b"c", b"d")]),
        (b"last,\n", [(b"last", b"")]),
        (b"", []),
        (b"\n", [()]),
    ],
)
def test_records_are_read_as_people_write_them(
    data: bytes, expected: list[tuple[bytes, ...]]
) -> None:
    assert cells(data) == expected


def test_other_marks_part_and_quote() -> None:
    assert cells(b"Sport;'a;b's c'\n", Dialect(";", "'")) == [(b"Sport", b"a;b's c")]
    assert cells(b'"a\\"b"\tc\n', Dialect("\t", '"', backslash=True)) == [(b'a"b', b"c")]
    assert cells(b'"a\tb\n', Dialect("\t", None)) == [(b'"a', b"b")]


def test_a_quote_that_nothing_closes_costs_its_own_line() -> None:
    assert cells(b'a,b\n"open,2\nc,d\n"e",f\n') == [
        (b"a", b"b"),
        "unclosed_quote",
        (b"c", b"d"),
        (b"e", b"f"),
    ]
    assert cells(b'"open,2\nc,d\n') == ["unclosed_quote", (b"c", b"d")]


def test_records_are_numbered_as_a_sheet_shows_them() -> None:
    found = list(records([b'a\n\n"b\nc"\nd'], COMMA))
    assert [one.number for one in found] == [1, 2, 3, 4]


def test_a_bad_line_is_kept_as_it_stood() -> None:
    (bad, _) = records([b'"open,2\r\nc,d'], COMMA)
    assert isinstance(bad, BadRecord)
    assert bad.data == b'"open,2'


def test_a_line_without_end_is_bad_and_costs_no_more_memory_than_the_limit() -> None:
    endless = (b"x" * 1_000_000 for _ in range(30))
    found = list(records([*endless, b"\na,b\n"], COMMA))
    assert [type(one) for one in found] == [BadRecord, Record]
    assert isinstance(found[0], BadRecord)
    assert (found[0].reason, len(found[0].data)) == ("too_large", 1_000_000)


_MARKS = st.lists(st.sampled_from([b'"', b",", b"\n", b"\r\n", b" ", b"\\", b"a", b'""'])).map(
    b"".join
)


@given(_MARKS, st.integers(1, 9))
def test_the_pieces_in_which_a_file_comes_never_show(data: bytes, piece: int) -> None:
    assert cells(data, piece=piece) == cells(data, piece=max(1, len(data)))


@given(st.lists(st.lists(st.text("ab\"',;\n\r\t é„", max_size=6), min_size=2, max_size=3)))
def test_what_was_quoted_by_the_book_comes_back(rows: list[list[str]]) -> None:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    found = cells("\n".join(lines).encode())
    assert found == [tuple(cell.encode() for cell in row) for row in rows]


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        (b'a,"""x\n', 57_000),
        (b'"', 1),
        (b'"a\n', 200_000),
        (b',"', 1),
        (b'" ', 1),
        (b'""a,\n', 80_000),
    ],
)
def test_hostile_quotes_are_read_in_one_pass(pattern: bytes, count: int) -> None:
    # Were any of these looked through again for each of its lines, this would take hours.
    data = pattern * (400_000 // len(pattern))
    found = sum(1 for _ in records([data], COMMA))
    assert 0.5 * count <= found <= 1.1 * count
