"""What stands in the filter bar becomes the state of the page, and says what it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from dash import no_update

from dashboard.components.filter_bar import filter_bar, more_text, toggle_text
from dashboard.components.filter_chips import chips
from dashboard.components.filter_fields import Choices
from dashboard.filters import Look, chosen, read, write
from dashboard.pages.filtering import Entered, composed
from dashboard.pages.frame import choices
from warehouse.commands import Desk, LoadDemo
from warehouse.queries.filters import Filters, group_of, parse

MUCH = (
    "from=2024-03-04&actor=a&actor=b&speaker=c&outlet=d&language=de&agency=dpa&role=photo&q=x"
    "&denominator=quoting&unique=1&together=1"
)


def test_every_field_reaches_the_state() -> None:
    entered = Entered(
        period=["2024-03-04", "2024-03-10"],
        actor=["a", "b"],
        together="all",
        outlet=["group:g"],
        language=["de"],
        q="word",
        speaker=["name:s"],
        agency=["dpa"],
        role=["photo"],
        denominator="quoting",
        unique=True,
        grain="day",
    )
    written, notice, one_actor, base, unique = composed(entered, "ui=de")
    assert read(written) == read(
        "from=2024-03-04&to=2024-03-10&actor=a&actor=b&speaker=name:s&outlet=group:g&language=de"
        "&agency=dpa&role=photo&q=word&unique=1&together=1&denominator=quoting&grain=day&ui=de"
    )
    assert (notice, one_actor) == ("", False)
    assert base is unique is no_update


def test_the_state_of_an_address_stays_when_nothing_is_moved() -> None:
    query = write(read("role=photo&denominator=quoting&unique=1&measure=count"))
    entered = Entered(role=["photo"], denominator="quoting", unique=True)
    assert composed(entered, query)[0] is no_update


@pytest.mark.parametrize(
    ("query", "base", "unique", "written", "moves"),
    [
        ("", "articles", True, "unique=1", ("stories", no_update)),
        ("", "stories", False, "unique=1", (no_update, True)),
        ("unique=1", "stories", False, "", ("articles", no_update)),
        ("unique=1", "articles", True, "", (no_update, False)),
        ("unique=1", "quoting", True, "unique=1&denominator=quoting", (no_update, no_update)),
        ("denominator=quoting&unique=1", "quoting", False, "denominator=quoting", (no_update,) * 2),
        ("denominator=quoting&unique=1", "stories", True, "unique=1", (no_update, no_update)),
        ("denominator=stories", "articles", True, "", (no_update, False)),
    ],
)
def test_of_two_switches_for_one_thing_the_moved_one_decides(
    query: str, base: str, unique: bool, written: str, moves: tuple[Any, Any]
) -> None:
    answer = composed(Entered(denominator=base, unique=unique), query)
    assert answer[0] == written
    assert answer[3:] == moves


def test_all_actors_together_needs_two_of_them() -> None:
    written, _, one_actor, *_ = composed(Entered(actor=["a"], together="all"), "")
    assert written == "actor=a"
    assert one_actor is True


def test_a_bad_value_changes_nothing_and_says_so_in_the_language_of_the_page() -> None:
    state, notice, *others = composed(Entered(role=["hearsay"]), "ui=de")
    assert state is no_update
    assert notice.startswith("Der Filter „Arten der Nennung“")
    assert others == [no_update] * 3


def test_half_a_period_waits_for_its_other_half() -> None:
    assert set(composed(Entered(period=["2024-03-04", None]), "q=x")) == {no_update}


def test_each_choice_can_be_taken_back_alone() -> None:
    filters = parse({name: [one] for name, one in (("q", "x"), ("role", "photo"))})
    assert [one.name for one in chosen(filters)] == ["role", "q"]
    assert chosen(chosen(filters)[0].without) == chosen(parse({"q": ["x"]}))
    everything = read(MUCH).filters
    names = [one.name for one in chosen(everything)]
    assert len(names) == 12
    for one in chosen(everything):
        assert len(chosen(one.without)) in (11, 10), one
    # Without one of two actors, nothing is left to be together.
    assert len(chosen(chosen(everything)[1].without)) == 10


@pytest.mark.parametrize(
    "base", ["unique=1", "denominator=stories", "denominator=stories&unique=1"]
)
def test_stories_leave_with_their_chip_however_they_were_asked_for(base: str) -> None:
    (one,) = chosen(read(base).filters)
    assert one.name == "unique"
    assert chosen(one.without) == ()


def test_chips_name_what_they_take_out_and_keep_the_rest(desk: Desk) -> None:
    look = read("actor=country:FR&role=photo&to=2024-03-10&ui=de&measure=count&page=3")
    found = chips(look, choices(desk, look), "/wires")
    assert [str(one.children[0].children) for one in found[:-1]] == [
        "Zeitraum: bis 10. März 2024",
        "Akteur: Frankreich",
        "Nennung: Foto",
    ]
    assert found[1].href == "/wires?to=2024-03-10&role=photo&measure=count&ui=de"
    assert found[-1].href == "/wires?ui=de"
    assert chips(Look(), Choices(), "/") == []


def test_an_address_full_of_values_keeps_the_bar_short() -> None:
    look = read("&".join(f"{name}={n}" for name in ("actor", "outlet") for n in range(45)))
    found = chips(look, Choices(), "/")
    assert len(found) == 42
    assert found[-2].children == "and 50 more"


def test_the_buttons_say_how_much_is_chosen_behind_them() -> None:
    look = read(MUCH)
    assert toggle_text(look) == "Filters (12)"
    assert more_text(look) == "More filters (5)"
    assert (toggle_text(Look()), more_text(Look())) == ("Filters", "More filters")


def test_groups_of_outlets_stand_above_the_outlets(empty_desk: Desk) -> None:
    empty_desk.submit(LoadDemo(articles=30, as_written=True))
    first = choices(empty_desk, Look()).groups[0]
    look = replace(read("ui=de"), filters=Filters(outlet=(first["value"],)))
    offered = choices(empty_desk, look)
    label = f"{group_of(first['value'])} (Gruppe)"
    assert {"value": first["value"], "label": label} in offered.groups
    bar = str(filter_bar(look, offered, path="/"))
    assert "Mediengruppen" in bar
    assert f"Medium: {label}" in bar
