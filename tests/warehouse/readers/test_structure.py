"""Lines of a page as its blocks make them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from warehouse.readers.structure import block_lines, relined


def lines(html: str, *, only_text: bool = False) -> list[str]:
    return block_lines(lxml_html.document_fromstring(html), only_text=only_text)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>Kopf</h1><p>Ein <b>fettes</b> Wort.</p>", ["Kopf", "Ein fettes Wort."]),
        ("<p>Eins.<br>Zwei.</p>Drei.", ["Eins.", "Zwei.", "Drei."]),
        ("<div>Eins <p>Zwei</p> drei</div>", ["Eins", "Zwei", "drei"]),
        ("<p>Eins<script>var a;</script> und<!-- nichts --> zwei.</p>", ["Eins und zwei."]),
        ("<ul><li>a</li><li>b</li></ul>", ["a", "b"]),
        ("nur Worte", ["nur Worte"]),
    ],
)
def test_a_block_is_a_line(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


def test_menus_and_forms_are_no_text() -> None:
    html = "<nav>Start</nav><p>Text.</p><div class='newsletter'>Abo</div><form>Suche</form>"
    assert lines(html, only_text=True) == ["Text."]
    assert lines(html) == ["Start", "Text.", "Abo", "Suche"]


def test_lines_run_together_are_parted_and_parted_ones_joined() -> None:
    blocks = ["Start", "Kopf", "Ein fettes Wort.", "Ende."]
    assert relined("Kopf Ein fettes Wort. Ende.", blocks) == "Kopf\nEin fettes Wort.\nEnde."
    assert relined("Ein\nfettes\nWort.", blocks) == "Ein fettes Wort."


def test_a_text_of_other_words_stays_as_it_is() -> None:
    assert relined("Kopf und mehr", ["Kopf", "mehr"]) == "Kopf und mehr"
    assert relined("Ende. Kopf", ["Kopf", "Ende."]) == "Ende. Kopf"


def test_deep_nesting_is_walked() -> None:
    assert lines("<div>" * 200 + "tief" + "</div>" * 200) == ["tief"]


@given(st.text(max_size=60), st.lists(st.text(max_size=10), max_size=8))
def test_no_character_but_white_space_changes(text: str, blocks: list[str]) -> None:
    assert "".join(relined(text, blocks).split()) == "".join(text.split())
