"""The address of a page: state to query string and back, and what it refuses."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.filters import Look, Measure, chosen, href, read, write
from warehouse.errors import BadFilter
from warehouse.model import CreditGroup, CreditRole
from warehouse.queries.articles import Focus
from warehouse.queries.filters import Denominator, Filters, Grain

WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12)
NAMES = st.lists(WORDS.map(str.strip).filter(bool), max_size=4, unique=True).map(tuple)
DAYS = st.none() | st.dates(date(1800, 1, 1), date(2100, 1, 1))
FILTERS = st.builds(
    Filters,
    from_=DAYS,
    to=st.none(),
    actor=NAMES,
    speaker=NAMES,
    outlet=NAMES,
    language=NAMES,
    agency=NAMES,
    role=st.lists(st.sampled_from(CreditRole), unique=True).map(tuple),
    q=WORDS.map(str.strip),
    unique=st.booleans(),
    denominator=st.sampled_from(Denominator),
    grain=st.none() | st.sampled_from(Grain),
)
LOOKS = st.builds(
    Look,
    filters=FILTERS,
    ui=st.sampled_from(("en", "de")),
    measure=st.sampled_from(Measure),
    group=st.sampled_from(CreditGroup),
    focus=st.sampled_from(Focus),
    page=st.integers(1, 9999),
    span=st.sampled_from(("", "3-9", "title:0-4")),
)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(LOOKS)
def test_every_state_survives_the_address(look: Look) -> None:
    once = write(read(write(look)))
    assert read("?" + once) == read(once)
    assert write(read(once)) == once
    assert read(once).measure is look.measure
    assert read(once).filters.actor == read(write(look)).filters.actor


def test_a_plain_view_has_a_plain_address() -> None:
    assert write(Look()) == ""
    assert href("/wires", Look()) == "/wires"


def test_the_parts_of_a_state_are_read() -> None:
    look = read("?from=2024-03-04&actor=country:FR&actor=org:un&measure=count&ui=de&span=3-9")
    assert look.filters.from_ == date(2024, 3, 4)
    assert look.filters.actor == ("country:FR", "org:un")
    assert (look.measure, look.ui, look.span) == (Measure.COUNT, "de", "3-9")


@pytest.mark.parametrize(
    "search",
    [
        "?from=yesterday",
        "?from=0001-01-01",
        "?measure=mood",
        "?page=0",
        "?page=many",
        "?group=all",
        "?" + "&".join(f"actor=a{n}" for n in range(60)),
        "?q=" + "x" * 9000,
        17,
    ],
)
def test_an_unusable_address_is_refused_with_a_hint(search: object) -> None:
    with pytest.raises(BadFilter) as refused:
        read(search)
    assert refused.value.message


def test_an_unknown_language_of_the_pages_falls_back_to_english() -> None:
    assert read("ui=tlh").ui == "en"


def test_a_broken_span_is_dropped() -> None:
    assert read("span=abc").span == ""
    assert read("span=title:4-").span == ""


def test_narrowing_filters_are_counted_for_the_phone() -> None:
    assert chosen(Filters()) == ()
    two = Filters(from_=date(2024, 1, 1), to=date(2024, 2, 1), actor=("a", "b"), q="Brücke")
    assert len(chosen(two)) == 4


def test_a_change_drops_the_words_that_were_scrolled_to() -> None:
    assert read("span=3-9").having(page=2).span == ""
