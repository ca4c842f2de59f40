"""Cards that are tables: heads, links with their full words, and reasons for emptiness."""

from __future__ import annotations

from dashboard.components.card import Note, Notice
from dashboard.components.open_table import Cell, OpenTable, open_card, outputs, shown
from dashboard.filters import Look

TABLE = OpenTable(
    head=("Name", "Together"),
    rows=((Cell("Mara"), Cell("3", "/articles?actor=p:mara", "× 1.2", heat=-0.5, hint="Mara: 3")),),
    subtitle="Of 9 articles.",
    notes=(Note("One more", "/articles"),),
)


def test_a_cell_leads_on_and_is_read_out_in_full() -> None:
    _, _, (head, body), _, title, hint, csv = shown(TABLE, csv="/download/x.csv", wide=True)
    assert [cell.children for cell in head.children.children] == ["Name", "Together"]
    name, number = body.children[0].children
    assert name.scope == "row"
    (link,) = number.children
    assert link.href == "/articles?actor=p:mara"
    assert link.to_plotly_json()["props"]["aria-label"] == "Mara: 3"
    assert (number.className, number.style) == ("is-less", {"--heat": "0.500"})
    assert (title, hint, csv) == ("", "", "/download/x.csv")


def test_an_empty_table_gives_its_reason_in_the_place_of_rows() -> None:
    empty = OpenTable(notice=Notice("Nobody", "Widen the period."))
    state, _, rows, _, title, hint, _ = shown(empty, csv="#", wide=False)
    assert state == "np-card is-empty"
    assert rows == []
    assert (title, hint) == ("Nobody", "Widen the period.")


def test_a_card_has_a_place_for_everything_that_is_shown() -> None:
    card = open_card("actors", "ranking", Look().words, wide=True, style="is-ranking")
    ids = {one.id for one in card._traverse() if getattr(one, "id", None)} | {card.id}
    assert {one.component_id for one in outputs("actors", "ranking")} <= ids
