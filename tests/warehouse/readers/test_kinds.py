from __future__ import annotations

import io
import zipfile

import pytest

from tests.warehouse.readers.sheets import workbook
from warehouse.readers.kinds import Kind, left_out, recognised, record_advice


def kind(name: str, data: bytes | str) -> Kind:
    head = data if isinstance(data, bytes) else data.encode()
    return recognised(name, head, complete=True).kind


def packed(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", "Ein Satz.", Kind.TEXT),
        ("a", "Ein Satz.", Kind.TEXT),
        ("a.txt", "", Kind.TEXT),
        ("a.html", "Kein Tag", Kind.PAGE),
        ("a", "<!DOCTYPE html><p>x", Kind.PAGE),
        ("a", "\ufeff  <html>", Kind.PAGE),
        ("a.xhtml", '<?xml version="1.0"?><html xmlns="x">', Kind.PAGE),
        ("a", '<?xml version="1.0"?>\n<!-- <rss> -->\n<html>', Kind.PAGE),
        ("a", "<p>Ein Stück</p>", Kind.PAGE),
        ("a.jsonl", '{"text": "x"}\n{"text": "y"}\n', Kind.LINES),
        ("a.json", '{"text": "x"}\n{"text": "y"}\n', Kind.LINES),
        ("a.json", '{"text": "x"}', Kind.LINES),
        ("a.json", '{\n "text": "x"\n}\n', Kind.DOCUMENT),
        ("a.json", '[\n{"text": "x"}\n]', Kind.LINES),
        ("a.jsonl", "broken", Kind.LINES),
        ("a", '{"text": "x"}\n', Kind.LINES),
        ("a.txt", "[Update] Der Hafen ist zu.\n", Kind.TEXT),
        ("a", "{sic} steht da.\n", Kind.TEXT),
        ("a.txt", '[\n{"text": "x"}\n]', Kind.LINES),
        ("a", '{broken\n{"text": "x"}\n', Kind.LINES),
        ("a.csv", "a,b\n1,2\n", Kind.TABLE),
        ("a.tsv", "a\tb\n", Kind.TABLE),
        ("a", "title;text;url\nA;B;C\nD;E;F\n", Kind.TABLE),
        ("a", "Montag, 3. Mai\nDienstag, 4. Mai\n", Kind.TEXT),
        ("a.txt", "title;text\nA;B\n", Kind.TEXT),
        ("a.csv", '<html>;"x"\n', Kind.TABLE),
        ("a.xlsx", workbook({"A": [["text"]]}), Kind.WORKBOOK),
        ("a", workbook({"A": [["text"]]}), Kind.WORKBOOK),
        ("a.csv", workbook({"A": [["text"]]}), Kind.WORKBOOK),
        ("a.parquet", b"PAR1\x15\x04\x15", Kind.PARQUET),
        ("a.zip", packed("a.html", "b.txt"), Kind.ARCHIVE),
        ("a.txt", "Größe".encode("utf-16"), Kind.TEXT),
        ("a.txt", "Größe und noch mehr".encode("utf-16-le"), Kind.TEXT),
        ("a.txt", "Größe".encode("cp1252"), Kind.TEXT),
    ],
)
def test_files_are_known_by_what_is_in_them(name: str, data: bytes | str, expected: Kind) -> None:
    assert kind(name, data) is expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\nx", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "is a picture"),
        (b"SQLite format 3\x00" + bytes(80), "is a database"),
        (b"\x7fELF\x02\x01\x01" + bytes(90), "is a program"),
        (packed("word/document.xml"), "is a Word or OpenDocument text"),
        (packed("ppt/slides.xml"), "is a presentation"),
        (bytes(257) + b"ustar" + bytes(80), "is a tar archive"),
        (bytes(range(256)) * 3, "is no text but a binary file of an unknown kind"),
        ('<?xml version="1.0"?><rss version="2.0">', "is a news feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "is a news feed"),
        ("<!-- note -->\n<rdf:RDF>", "is a news feed"),
        ("<newsItem guid='x'>", "is NewsML-G2"),
        ("<?xml version='1.0'?><n:newsMessage xmlns:n='x'>", "is NewsML-G2"),
        ("<nitf><body>", "NITF"),
        ('<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS>', "is SGML"),
        ("<?xml version='1.0'?><report>", "is XML of a kind that is not read (its first tag is"),
        ("WARC/1.0\r\nWARC-Type: warcinfo\r\n", "is a web archive"),
    ],
)
def test_what_is_not_read_is_told_with_what_to_do(data: bytes | str, words: str) -> None:
    head = data if isinstance(data, bytes) else data.encode()
    found = recognised("a", head, complete=True)
    assert found.kind is Kind.UNREAD
    assert found.message.startswith(words) or words in found.message
    assert found.reason in ("binary", "not_read_yet")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["originalText", "annotations", "documentName"], "evaluate"),
        (["uri", "versioncreated", "body_text"], "ninjs"),
        (["format", "urn", "article_html"], "digitalwires"),
        (["date", "path", "markdown"], None),
    ],
)
def test_records_of_known_formats_are_known(keys: list[str], words: str | None) -> None:
    found = record_advice(keys)
    assert found is None if words is None else found is not None and words in found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (".DS_Store", "hidden"),
        ("~$buch.xlsx", "temporary"),
        ("a.html.part", "temporary"),
        ("a.txt~", "temporary"),
        ("Thumbs.db", "hidden"),
        ("style.CSS", "that are parts of pages"),
        ("bild.jpeg", "that are parts of pages"),
        ("a.html", None),
        ("a.pdf", None),
    ],
)
def test_in_folders_some_names_are_left_out(name: str, expected: str | None) -> None:
    assert left_out(name) == expected


def test_old_office_files_are_told_from_old_workbooks() -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    assert [kind(name, head) for name in ("a.xls", "a.doc")] == [Kind.WORKBOOK, Kind.UNREAD]
