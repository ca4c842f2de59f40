from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.warehouse.articles_made import article, credit, mention, quotation
from warehouse.landing.records import plain, value_of
from warehouse.model import AnnotatedArticle, Hints, Rejection, Span, Stage

TEXT = "„Wir bauen“, sagte Mara Linz. (AFP)"


def test_an_article_comes_back_as_it_was() -> None:
    full = article(
        TEXT,
        url="https://nordblatt.example/1",
        modified=datetime(2024, 1, 2, 3, 4, 5, 6, tzinfo=UTC),
        mentions=(mention(TEXT, "Mara Linz", None),),
        quotations=(quotation(TEXT, "„Wir bauen“", speaker="Mara Linz", cue="sagte"),),
        credits=(credit(TEXT, "AFP", "AFP"), credit(TEXT, "KNA", "KNA")),
    )
    assert value_of(AnnotatedArticle, plain(full)) == full


def test_bytes_that_are_no_text_come_back() -> None:
    rejection = Rejection(Stage.READ, "broken", "no", "a\udcff.txt", b"\xff\x00", None, Hints("x"))
    assert value_of(Rejection, plain(rejection)) == rejection


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Span, {"start": "0", "end": 1, "surface": "a"}),
        (Span, {"start": 0, "end": 5, "surface": "a"}),
        (Span, {"start": 0, "end": 1, "surface": "a", "field": "byline"}),
        (Span, {"start": 0, "end": 1, "surface": "a", "more": 1}),
        (Span, {"start": 0}),
        (Span, []),
        (date, "yesterday"),
    ],
)
def test_data_of_another_form_are_refused(kind: type[object], data: object) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        value_of(kind, data)


def test_what_has_no_form_is_an_error() -> None:
    with pytest.raises(TypeError, match="no form for set"):
        plain({1})
