"""The page Downloads says what an extract will hold before it is fetched."""

from __future__ import annotations

from typing import Any

import pytest
from dash import Dash

from tests.dashboard import posting
from warehouse import exports


def chosen(app: Dash, query: str, dataset: str, form: str, packed: str) -> dict[str, Any]:
    """The props of the page after a choice, by part."""
    key = posting.callback_of(app, "downloads-link.href")
    body = posting.body(
        app,
        key,
        {
            "query.data": query,
            "downloads-dataset.value": dataset,
            "downloads-format.value": form,
            "downloads-package.value": packed,
        },
    )
    answer: dict[str, Any] = posting.post(app, body).get_json()["response"]
    return answer


@pytest.mark.parametrize("dataset", exports.DATASETS)
def test_the_link_holds_as_many_rows_as_the_page_says(app: Dash, dataset: str) -> None:
    shown = chosen(app, "from=2024-03-04&to=2024-03-10", dataset, "jsonl", "plain")
    link = shown["downloads-link"]["href"]
    assert link.startswith(f"/download/{dataset}.jsonl?")
    rows = len(app.server.test_client().get(link).text.splitlines())
    assert shown["downloads-size"]["children"].startswith(f"{rows} ")


def test_a_package_is_linked_with_code_filters_and_columns(app: Dash) -> None:
    shown = chosen(app, "outlet=Talblatt&ui=de", "quotations", "parquet", "package")
    link = shown["downloads-link"]["href"]
    assert link == "/download/quotations.parquet.zip?outlet=Talblatt&ui=de"
    assert app.server.test_client().get(link).status_code == 200
    assert shown["downloads-view"]["children"] == "Medium: Talblatt"
    assert "quotations.parquet" in shown["downloads-code"]["children"]
    assert "speaker_key" in str(shown["downloads-columns"]["children"])


def test_undated_articles_that_are_left_out_are_numbered(app: Dash) -> None:
    said = chosen(app, "", "articles", "csv", "plain")["downloads-size"]["children"]
    assert said.endswith("1 undated article is not in it")
    said = chosen(app, "from=undated", "articles", "csv", "plain")["downloads-size"]["children"]
    assert "undated" not in said


def test_an_empty_view_says_what_to_do(app: Dash) -> None:
    shown = chosen(app, "outlet=Nirgendwo", "mentions", "csv", "plain")
    assert "Widen the period" in str(shown["downloads-preview"]["children"])


@pytest.mark.parametrize(
    "forged", [("secrets", "csv", "plain"), ("articles", "exe", "plain"), ("articles", "csv", "x")]
)
def test_another_choice_than_the_page_offers_is_refused(
    app: Dash, forged: tuple[str, str, str]
) -> None:
    key = posting.callback_of(app, "downloads-link.href")
    names = ("dataset", "format", "package")
    values = {f"downloads-{name}.value": one for name, one in zip(names, forged, strict=True)}
    body = posting.body(app, key, {"query.data": "", **values})
    assert posting.post(app, body).status_code == 400
