"""Hostile strings in addresses, callbacks and extracts: shown or refused, never obeyed."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from dash import Dash

from dashboard.app import create_app, prime
from tests.dashboard import posting
from tests.dashboard.attacks import ATTACKS, hostile
from warehouse.commands import DateArticle, Desk, Ingest, SetGroup

_FIELDS = (
    "from", "to", "actor", "speaker", "outlet", "language", "agency", "role", "q", "unique",
    "denominator", "grain", "ui", "page", "span", "nobody",
)  # fmt: skip
_PATHS = ("/", "/actors", "/speakers", "/wires", "/articles", "/sources", "/downloads")
_FORMULA = re.compile(r"[\s\u00a0]*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@pytest.fixture(scope="module")
def attacked() -> Iterator[Desk]:
    with Desk.memory() as desk:
        receipt = desk.submit(Ingest(tuple(hostile())))
        assert receipt.balance is not None
        assert receipt.balance.read == len(ATTACKS)
        yield desk


@pytest.fixture(scope="module")
def app(attacked: Desk) -> Dash:
    found = create_app(attacked)
    prime(found)
    return found


def test_the_collection_is_large_enough_and_has_no_doubles() -> None:
    assert len(ATTACKS) == len(set(ATTACKS)) >= 100


class Shape(HTMLParser):
    """The elements of a page with the names of their attributes: all that a string could change."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *(name for name, _ in attrs)))


def test_no_address_breaks_a_page_and_none_comes_back_as_markup(app: Dash) -> None:
    client = app.server.test_client()
    key = posting.callback_of(app, "_pages_content")
    plain = Shape(client.get("/?q=x").text).found
    for number, attack in enumerate(ATTACKS):
        field, path = _FIELDS[number % len(_FIELDS)], _PATHS[number % len(_PATHS)]
        search = f"?{field}={quote(attack)}"
        answer = client.get(path + search)
        assert answer.status_code == 200, (path, search)
        assert Shape(answer.text).found == plain, search
        if number % 4:
            continue
        known = {"_pages_location.pathname": path, "_pages_location.search": search}
        assert posting.post(app, posting.body(app, key, known)).status_code == 200, search


def test_no_filter_breaks_a_card(app: Dash) -> None:
    cards = [str(key) for key in app.callback_map if ".figure" in str(key)]
    for number, attack in enumerate(ATTACKS[::3]):
        field, card = _FIELDS[number % len(_FIELDS)], cards[number % len(cards)]
        known = {"query.data": f"{field}={quote(attack)}", "view.data": "light-wide"}
        answer = posting.post(app, posting.body(app, card, known))
        assert answer.status_code in (200, 204, 400), (field, attack)


def test_an_outlet_or_group_of_any_name_is_written_as_given(attacked: Desk) -> None:
    with attacked.read() as cursor:
        ((outlet, held),) = cursor.execute("SELECT min(outlet), count(*) FROM articles").fetchall()
    for attack in ATTACKS[::7]:
        attacked.submit(SetGroup(str(outlet), attack))
        with attacked.read() as cursor:
            ((group,),) = cursor.execute(
                "SELECT outlet_group FROM outlets WHERE outlet = $outlet", {"outlet": outlet}
            ).fetchall()
            ((left,),) = cursor.execute("SELECT count(*) FROM articles").fetchall()
        assert group == (attack.strip() or None)
        assert left == held


@pytest.mark.parametrize("dataset", ["articles", "quotations", "mentions", "wire_credits"])
def test_no_cell_of_a_csv_is_a_formula(app: Dash, dataset: str) -> None:
    answer = app.server.test_client().get(f"/download/{dataset}.csv")
    assert answer.status_code == 200
    rows = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert len(rows) > 20
    cells = {cell for row in rows for cell in row if not _NUMBER.fullmatch(cell)}
    assert [cell for cell in cells if _FORMULA.match(cell)] == []


@pytest.mark.parametrize("dataset", ["articles", "quotations"])
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(app: Dash, dataset: str) -> None:
    answer = app.server.test_client().get(f"/download/{dataset}.xlsx")
    with zipfile.ZipFile(io.BytesIO(answer.get_data())) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        for name in sheets:
            sheet = book.read(name).decode()
            assert "<f" not in re.sub(r"<(?!f>|f )[^>]*>", "", sheet)
            assert "<hyperlink" not in sheet
    assert sheets


def test_a_day_from_an_address_is_a_day_or_nothing(attacked: Desk) -> None:
    with attacked.read() as cursor:
        found = cursor.execute("SELECT article_key FROM articles ORDER BY 1 LIMIT 1").fetchall()
    order = DateArticle(str(found[0][0]), None, datetime(2026, 1, 1, tzinfo=UTC), ATTACKS[0])
    assert attacked.submit(order).changed == 1
