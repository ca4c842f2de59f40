"""Downloads hold exactly the view: same filters, same numbers, never cut."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from dash import Dash

from dashboard import api
from dashboard.app import create_app
from dashboard.filters import read
from tests.dashboard import posting
from tests.dashboard.newsroom import OUTLET, filled_desk
from tests.warehouse.exports.test_rights import inside
from warehouse import exports
from warehouse.commands import Desk, SaveView, SetRights
from warehouse.exports import Format
from warehouse.queries import overview
from warehouse.settings import Rights


def rows(app: Dash, path: str) -> list[dict[str, str]]:
    answer = app.server.test_client().get(path)
    assert answer.status_code == 200, answer.text[:300]
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    return list(csv.DictReader(StringIO(answer.get_data(as_text=True))))


@pytest.mark.parametrize("dataset", exports.DATASETS)
def test_every_dataset_can_be_downloaded(app: Dash, dataset: str) -> None:
    found = rows(app, f"/download/{dataset}.csv?from=2024-03-04&to=2024-03-10")
    assert found or dataset not in (*exports.ROWS, "volume", "coverage", "outlets")


def test_the_csv_of_the_volume_card_is_what_it_draws(app: Dash, desk: Desk) -> None:
    query = "from=2024-03-04&to=2024-03-10&outlet=Hafenbote"
    key = posting.callback_of(app, "overview-volume-graph.figure")
    body = posting.body(app, key, {"query.data": query, "view.data": "light-wide"})
    card: dict[str, Any] = posting.post(app, body).get_json()["response"]
    link = card["overview-volume-csv"]["href"]
    downloaded = rows(app, link)
    with desk.read() as cursor:
        drawn = overview.volume(cursor, read(query).filters)
    assert [row["period"] for row in downloaded] == [str(day) for day in drawn["period"]]
    assert [row["state"] for row in downloaded] == list(drawn["state"])
    figure = card["overview-volume-graph"]["figure"]
    heights = [n for trace in figure["data"] if trace["name"] == "Collected" for n in trace["y"]]
    assert sorted(heights) == sorted(
        int(float(row["articles"])) for row in downloaded if row["articles"] not in ("", "0")
    )


def test_downloads_carry_no_more_words_than_the_setting_allows(desk: Desk) -> None:
    look = read("from=2024-03-04&to=2024-03-10")

    def words() -> set[str]:
        text = b"".join(api.stream(desk, "mentions", look)).decode()
        return {row["surface"] for row in csv.DictReader(StringIO(text))}

    assert "" not in words()
    assert words() != set()
    desk.export_rights = Rights.OFFSETS
    try:
        assert words() == {""}
    finally:
        desk.export_rights = Rights.SNIPPETS


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("ending", ["", ".zip"])
def test_an_outlet_that_gives_offsets_only_gives_no_word_over_the_address(
    form: Format, ending: str
) -> None:
    with filled_desk() as own:
        own.submit(SetRights(OUTLET, Rights.OFFSETS))
        client = create_app(own).server.test_client()
        for dataset in exports.ROWS:
            address = f"/download/{dataset}.{form}{ending}?outlet={OUTLET}"
            told = inside(client.get(address).data)
            assert OUTLET in told
            assert "Stahl" not in told
            assert "Brücke" not in told


def test_a_filter_narrows_the_download(app: Dash) -> None:
    everything = rows(app, "/download/articles.csv")
    some = rows(app, "/download/articles.csv?outlet=Talblatt")
    assert len(everything) == 5
    assert len(some) == 1


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/download/secrets.csv", 404),
        ("/download/volume.exe", 404),
        ("/download/volume.exe.zip", 404),
        ("/download/volume.csv.zip?to=never", 400),
        ("/download/volume.csv?from=never", 400),
        ("/download/volume", 200),
    ],
)
def test_what_cannot_be_downloaded_is_refused_in_words(app: Dash, path: str, status: int) -> None:
    answer = app.server.test_client().get(path)
    assert answer.status_code == status
    assert len(answer.text) > 20


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "xlsx"])
@pytest.mark.parametrize("ending", ["", ".zip"])
def test_every_format_comes_plain_and_packed(app: Dash, form: str, ending: str) -> None:
    answer = app.server.test_client().get(f"/download/quotations.{form}{ending}?ui=de")
    assert answer.status_code == 200
    assert f'newsprism-quotations.{form}{ending}"' in answer.headers["Content-Disposition"]
    assert (answer.data[:2] == b"PK") == (ending == ".zip" or form == "xlsx")


def test_a_third_large_extract_waits_and_room_is_made_when_clients_leave(app: Dash) -> None:
    client = app.server.test_client()
    path = "/download/mentions.csv"
    begun = [client.get(path, buffered=False) for _ in range(api.LARGE_AT_ONCE)]
    refused = client.get(path)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert "Two large extracts" in refused.text
    assert "Zwei große Auszüge" in client.get(f"{path}?ui=de").text
    assert client.get("/download/volume.csv").status_code == 200
    for one in begun:
        one.close()
    assert client.get(path).status_code == 200


def test_what_has_not_changed_is_not_sent_again(empty_desk: Desk) -> None:
    client = create_app(empty_desk).server.test_client()
    first = client.get("/download/volume.csv")
    tag = first.headers["ETag"]
    again = client.get("/download/volume.csv", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/download/volume.csv?grain=day", headers={"If-None-Match": tag})
    assert other.status_code == 200
    empty_desk.submit(SaveView("x", "overview", "", datetime(2024, 3, 4, tzinfo=UTC)))
    assert client.get("/download/volume.csv", headers={"If-None-Match": tag}).status_code == 200
