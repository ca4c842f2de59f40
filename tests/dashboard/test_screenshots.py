"""Pictures of pages: files of the wanted size, and complaints of the browser are told."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from dashboard.pages.menu import MENU
from tests.dashboard.browsing import House
from tests.dashboard.screenshots import PAGES, VIEWS, View, photographed

pytestmark = pytest.mark.browser


def size_of(picture: Path) -> tuple[int, int]:
    """Return width and height of a PNG file from its header."""
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    return width, height


def test_a_page_is_pictured_whole_and_in_its_language(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    view = View("phone", "dark", "de")
    assert photographed(house.browser, house.base, PAGES[:1], tmp_path, [view]) == []
    picture = tmp_path / "overview-phone-dark-de.png"
    assert capsys.readouterr().out == f"{picture}\n"
    width, height = size_of(picture)
    assert width == 390
    assert height > 844


def test_what_the_content_policy_refuses_is_a_complaint(house: House) -> None:
    foreign = "document.createElement('img')"
    with house.listening() as visit:
        page = visit.open("/")
        assert visit.complaints == []
        with page.expect_console_message():
            page.evaluate(f"Object.assign({foreign}, {{src: 'https://elsewhere.example/a.png'}})")
        assert "Content Security Policy" in visit.complaints[0]


def test_every_page_of_the_menu_is_pictured_in_both_sizes_and_themes() -> None:
    assert {item.name for item in MENU} <= {stop.name for stop in PAGES}
    assert {view.name for view in VIEWS} == {
        "desk-light",
        "desk-dark",
        "phone-light",
        "phone-dark",
        "desk-light-de",
    }
