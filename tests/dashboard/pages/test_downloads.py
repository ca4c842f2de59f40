"""The page Downloads says what an extract will hold before it is fetched."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dash import Dash

from dashboard import extracts
from dashboard.filters import Packing, read
from tests.dashboard import posting
from warehouse import exports
from warehouse.exports import Format


def shown(app: Dash, query: str) -> dict[str, Any]:
    """The props of the page in a state, by part."""
    key = posting.callback_of(app, "downloads-link.href")
    answer: dict[str, Any] = posting.post(
        app, posting.body(app, key, {"query.data": query})
    ).get_json()["response"]
    return answer


def choose(app: Dash, query: str, dataset: str, form: str, packing: str) -> Any:
    """The answer to a choice: it changes the state of the page."""
    (key,) = [
        key
        for key, one in app.callback_map.items()
        if any(place["id"] == "downloads-package" for place in one["inputs"])
    ]
    values = {
        "query.data": query,
        "downloads-dataset.value": dataset,
        "downloads-format.value": form,
        "downloads-package.value": packing,
    }
    return posting.post(app, posting.body(app, key, values))


@pytest.mark.parametrize("dataset", exports.DATASETS)
def test_the_link_holds_as_many_rows_as_the_page_says(app: Dash, dataset: str) -> None:
    query = f"from=2024-03-04&to=2024-03-10&dataset={dataset}&format=jsonl&packing=plain"
    page = shown(app, query)
    link = page["downloads-link"]["href"]
    assert link == f"/download/{dataset}.jsonl?from=2024-03-04&to=2024-03-10"
    rows = len(app.server.test_client().get(link).text.splitlines())
    assert page["downloads-size"]["children"].startswith(f"{rows} row")


def test_a_choice_goes_into_the_address_and_the_address_into_the_form(app: Dash) -> None:
    answer = choose(app, "outlet=Talblatt&ui=de", "quotations", "parquet", "plain").get_json()
    query = answer["response"]["query"]["data"]
    assert query == "outlet=Talblatt&dataset=quotations&format=parquet&packing=plain&ui=de"
    content = posting.callback_of(app, "_pages_content")
    place = {"_pages_location.pathname": "/downloads", "_pages_location.search": f"?{query}"}
    page = posting.post(app, posting.body(app, content, place)).text
    for value in ("quotations", "parquet", "plain"):
        assert f'"value":"{value}"' in page


def test_a_package_is_linked_with_code_filters_and_columns(app: Dash) -> None:
    page = shown(app, "outlet=Talblatt&dataset=quotations&format=parquet&ui=de")
    link = page["downloads-link"]["href"]
    assert link == "/download/quotations.parquet.zip?outlet=Talblatt&ui=de"
    assert app.server.test_client().get(link).status_code == 200
    assert page["downloads-view"]["children"] == "Medium: Talblatt"
    for language in ("python", "r", "duckdb"):
        assert "quotations.parquet" in page[f"downloads-{language}"]["children"]
    columns = str(page["downloads-columns"]["children"])
    assert "speaker_key" in columns
    assert "fester Schlüssel der zitierten Person" in columns


def test_undated_articles_that_are_left_out_are_numbered(app: Dash) -> None:
    said = shown(app, "")["downloads-size"]["children"]
    assert said.endswith("1 undated article is not in it")
    said = shown(app, "from=undated")["downloads-size"]["children"]
    assert "undated" not in said


def test_an_empty_view_says_what_to_do(app: Dash) -> None:
    page = shown(app, "outlet=Nirgendwo&dataset=mentions")
    assert "Widen the period" in str(page["downloads-preview"]["children"])


@pytest.mark.parametrize(
    "forged", [("secrets", "csv", "plain"), ("articles", "exe", "plain"), ("articles", "csv", "x")]
)
def test_another_choice_than_the_page_offers_is_refused(
    app: Dash, forged: tuple[str, str, str]
) -> None:
    assert choose(app, "", *forged).status_code == 400


def test_the_code_for_python_reads_every_file(app: Dash, tmp_path: Path) -> None:
    scripts, client = [], app.server.test_client()
    for form in Format:
        for packing in Packing:
            look = read(f"dataset=mentions&format={form}&packing={packing}")
            data = client.get(extracts.address(look)).data
            (tmp_path / extracts.filename(look)).write_bytes(data)
            scripts += [extracts.code(look)[0], "print(len(rows), rows['start'].min())"]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(scripts)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == len(Format) * len(Packing)
    assert len(set(lines)) == 1


@pytest.mark.parametrize("form", [Format.CSV, Format.PARQUET, Format.JSONL])
def test_the_code_for_duckdb_reads_its_file(app: Dash, form: Format, tmp_path: Path) -> None:
    look = read(f"dataset=articles&format={form}&packing=plain")
    path = tmp_path / extracts.filename(look)
    path.write_bytes(app.server.test_client().get(extracts.address(look)).data)
    code = extracts.code(look)[2].replace(path.name, path.as_posix())
    with duckdb.connect() as connection:
        assert len(connection.execute(code).fetchall()) == 5


def test_a_citation_names_data_version_view_and_day() -> None:
    look = read("dataset=wire_credits&ui=de")
    text, entry = extracts.citation(
        look, title="Agenturangaben", view="Medium: A&B_1", rows="3 Zeilen", today=date(2024, 3, 4)
    )
    assert text.startswith("Newsprism (2024). Agenturangaben (Version ")
    assert "Medium: A&B_1; 3 Zeilen. Abgerufen am 4. März 2024." in text
    assert entry.splitlines()[0] == "@misc{newsprism-wire-credits-2024,"
    assert r"note = {Medium: A\&B\_1. 3 Zeilen}," in entry
    assert entry.count("{") == entry.count("}")
