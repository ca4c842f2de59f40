"""Filters: one vocabulary that survives every URL, and clear words about what is not usable."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.errors import BadFilter
from warehouse.model import CreditRole
from warehouse.queries.filters import (
    Denominator,
    Filters,
    Grain,
    grain_for,
    parse,
    period_end,
    period_of,
    to_query,
)

WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(
    lambda word: word.strip() == word
)
LISTS = st.lists(WORDS, max_size=3, unique=True).map(tuple)
DAYS = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
ANY = st.builds(
    lambda ends, undated, **fields: Filters(
        from_=None if undated else ends[0],
        to=None if undated else ends[1],
        undated=undated,
        **fields,
    ),
    st.tuples(DAYS, DAYS).map(
        lambda ends: ends if None in ends else (min(ends), max(ends))  # type: ignore[type-var]
    ),
    st.booleans(),
    actor=LISTS,
    speaker=LISTS,
    outlet=LISTS,
    language=LISTS,
    agency=LISTS,
    role=st.lists(st.sampled_from(CreditRole), max_size=3, unique=True).map(tuple),
    q=st.one_of(st.just(""), WORDS),
    unique=st.booleans(),
    denominator=st.sampled_from(Denominator),
    grain=st.one_of(st.none(), st.sampled_from(Grain)),
)


@settings(deadline=None)
@given(filters=ANY)
def test_filters_survive_the_way_through_a_url(filters: Filters) -> None:
    query = to_query(filters)
    assert parse(parse_qs(query)) == filters
    assert to_query(parse(parse_qs(query))) == query


def test_undated_articles_are_asked_for_in_the_place_of_a_range() -> None:
    assert parse({"from": "undated"}) == Filters(undated=True)
    assert to_query(Filters(undated=True, outlet=("a",))) == "from=undated&outlet=a"


def test_no_filter_is_an_empty_query() -> None:
    assert to_query(Filters()) == ""
    assert parse({}) == Filters()


def test_lists_are_repeated_and_blanks_and_repeats_left_out() -> None:
    filters = parse({"actor": ["b", " a ", "", "b"], "from": "", "outlet": "nordblatt"})
    assert filters.actor == ("b", "a")
    assert to_query(filters) == "actor=b&actor=a&outlet=nordblatt"


def test_parameters_that_are_no_filters_are_left_to_others() -> None:
    assert parse({"page": "3", "ui": "de"}) == Filters()


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"from": "2023-02-29"}, "from"),
        ({"from": "yesterday"}, "from"),
        ({"from": ["undated", "2023-01-01"]}, "from"),
        ({"from": "undated", "to": "2023-01-01"}, "to"),
        ({"to": ["2023-01-01", "2023-01-02"]}, "to"),
        ({"from": "2023-02-01", "to": "2023-01-01"}, "to"),
        ({"role": "sponsor"}, "role"),
        ({"grain": "decade"}, "grain"),
        ({"denominator": "readers"}, "denominator"),
        ({"unique": "perhaps"}, "unique"),
        ({"actor": [str(number) for number in range(51)]}, "actor"),
        ({"q": "x" * 301}, "q"),
        ({"q": "a\x00b"}, "q"),
        ({"actor": "\ud83d"}, "actor"),
        ({"actor": [7]}, "actor"),
    ],
)
def test_a_value_that_is_not_usable_is_refused_with_its_name(
    params: dict[str, str], field: str
) -> None:
    with pytest.raises(BadFilter) as caught:
        parse(params)
    assert caught.value.facts["field"] == field
    assert caught.value.hint


def field_at_fault(name: str, value: str) -> object:
    """The field that is complained about, if the value is not usable."""
    try:
        parse({name: value})
    except BadFilter as error:
        return error.facts["field"]
    return None


@settings(deadline=None)
@given(value=st.text(max_size=30))
def test_no_text_breaks_parsing(value: str) -> None:
    for name in ("from", "to", "actor", "role", "q", "unique", "grain", "denominator"):
        assert field_at_fault(name, value) in (None, name)


@settings(deadline=None)
@given(day=st.dates(), grain=st.sampled_from(Grain))
def test_a_day_lies_in_its_period(day: date, grain: Grain) -> None:
    first = period_of(day, grain)
    assert first <= day <= period_end(first, grain)
    assert period_of(first, grain) == first


@settings(deadline=None)
@given(day=st.dates(date(2, 1, 1), date(9990, 1, 1)), grain=st.sampled_from(Grain))
def test_periods_follow_each_other_without_gaps(day: date, grain: Grain) -> None:
    following = period_end(period_of(day, grain), grain) + timedelta(days=1)
    assert period_of(following, grain) == following


def test_weeks_begin_on_monday() -> None:
    assert period_of(date(2024, 1, 7), Grain.WEEK) == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("days", "grain"),
    [(1, Grain.DAY), (62, Grain.DAY), (63, Grain.WEEK), (800, Grain.MONTH), (9_000, Grain.YEAR)],
)
def test_wider_ranges_get_wider_periods(days: int, grain: Grain) -> None:
    first = date(2000, 1, 1)
    assert grain_for(Filters(), first, first + timedelta(days=days - 1)) is grain


def test_a_grain_that_was_asked_for_is_kept() -> None:
    filters = Filters(grain=Grain.DAY)
    assert grain_for(filters, date(2000, 1, 1), date(2020, 1, 1)) is Grain.DAY
