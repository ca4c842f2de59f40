"""How an address is understood: the language of the browser, and what to say of a bad one."""

from __future__ import annotations

import pytest
from dash import Dash

from dashboard.filters import href, plain, read, write
from dashboard.pages.frame import understood
from dashboard.visitor import preferred
from tests.dashboard import posting


@pytest.mark.parametrize(
    ("accepted", "search", "ui"),
    [
        ("de-DE,de;q=0.9,en;q=0.5", "", "de"),
        ("de-AT", "?q=x", "de"),
        ("fr,en;q=0.5,de;q=0.3", "", "en"),
        ("fr", "", "en"),
        ("", "", "en"),
        ("*", "", "en"),
        ("de", "?ui=en", "en"),
        ("en", "?ui=de", "de"),
        ("de", "?from=nonsense", "de"),
        ("en", "?from=nonsense&ui=de", "de"),
        ("de", "?ui=en&from=nonsense", "en"),
        ("de;q=zero,,;;", "", "en"),
    ],
)
def test_an_address_without_a_language_speaks_the_browsers(
    app: Dash, accepted: str, search: str, ui: str
) -> None:
    with app.server.test_request_context(headers={"Accept-Language": accepted}):
        assert understood(search)[0].ui == ui


def test_a_page_answers_in_the_language_of_the_browser(app: Dash) -> None:
    key = posting.callback_of(app, "_pages_content")
    asked = posting.body(app, key, {"_pages_location.pathname": "/", "_pages_location.search": ""})
    answer = app.server.test_client().post(
        "/_dash-update-component", json=asked, headers={"Accept-Language": "de"}
    )
    assert "Übersicht" in answer.text
    assert '"ui=de"' in answer.text


def test_a_language_that_the_address_names_stays_named() -> None:
    look = read("q=x&ui=en")
    assert write(look) == "q=x&ui=en"
    assert href("/", plain(look)) == "/?ui=en"
    assert write(read("q=x")) == "q=x"


def test_without_a_browser_the_first_language_is_spoken() -> None:
    assert preferred() == "en"


def test_a_bad_address_is_told_in_the_language_of_the_page() -> None:
    look, notice = understood("?ui=de&to=gestern")
    assert notice == "Der Filter „Zeitraum“ in dieser Adresse ist unbrauchbar; gezeigt wird alles."
    assert look.ui == "de"
    assert "is no day" in understood("?to=yesterday")[1]
    assert understood("?ui=de&page=0")[1].startswith("Der Filter „page“")
    assert understood("?ui=de&q=" + "x" * 9000)[1].startswith("Diese Adresse")
