from __future__ import annotations

import pytest

from warehouse.readers.delimited import Dialect
from warehouse.readers.dialect import sniff


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a,b\n1,"x, y; z"\n2,"p; q"\n', Dialect(",", '"')),
        ("a;b\n1;x, y\n2;p, q, r\n", Dialect(";", '"')),
        ("a\tb\tc\n1\tx, y\tz\n2\tp\tq; r\n", Dialect("\t", '"')),
        ("a|b\n1|x\n2|y, z\n", Dialect("|", '"')),
        ("Sport;'Eins; zwei, drei'\nWeb;'Vier'\nWeb;Fünf, sechs\n", Dialect(";", "'")),
        ('1\t"\tO\n2\t„Hallo\tO\n3\tMara\tP\n4\t"\tO\n', Dialect("\t", None)),
        ('a,b\n1,"sagte \\"so\\" und"\n2,"x, y"\n', Dialect(",", '"', backslash=True)),
        ('a,b\n1,"zwei\nZeilen, ja"\n2,"noch\neine"\n', Dialect(",", '"')),
    ],
)
def test_a_dialect_is_told_from_rows_alike(text: str, expected: Dialect) -> None:
    assert sniff(text.encode(), complete=True) == expected


@pytest.mark.parametrize(
    "text", ["", "Ein Satz.\nNoch einer, ja, so ist es.\nUnd dann?\n", "a\nb\n"]
)
def test_running_text_is_no_table(text: str) -> None:
    assert sniff(text.encode(), complete=True) is None


def test_a_record_that_the_sample_cuts_off_does_not_count() -> None:
    text = 'a,b\n1,"x, y"\n2,"' + "lang, sehr lang\n" * 500
    assert sniff(text.encode(), complete=False) == Dialect(",", '"')
