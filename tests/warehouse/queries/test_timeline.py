"""What a number on the axis means: counted, zero, partial, no data, unknown, not analysed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from math import isnan

import pytest

from tests.warehouse.articles_made import article, mention
from warehouse.queries import actors, overview
from warehouse.queries.filters import Filters, Grain
from warehouse.queries.timeline import frame, timeline
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner
from warehouse.store.sources import Coverage


@pytest.fixture
def cursor() -> Iterator[Cursor]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        yield cursor


def day(number: int) -> date:
    """A day of October 2023, which begins on a Sunday."""
    return date(2023, 10, number)


def states(cursor: Cursor, filters: Filters) -> dict[int, tuple[str, float]]:
    """State and articles by day of the month."""
    volume = overview.volume(cursor, filters)
    return {
        period.day: (state, articles)
        for period, state, articles in zip(
            volume["period"], volume["state"], volume["articles"], strict=True
        )
    }


def by_day(cursor: Cursor, **more: object) -> dict[int, str]:
    """The state of each day alone."""
    filters = Filters(grain=Grain.DAY, **more)  # type: ignore[arg-type]
    return {number: state for number, (state, _) in states(cursor, filters).items()}


def test_a_covered_day_without_articles_is_zero_and_an_undeclared_one_unknown(
    cursor: Cursor,
) -> None:
    save(
        cursor,
        [article(day=day(2)), article(day=day(6))],
        coverage=[Coverage("nordblatt", day(2), day(3))],
    )
    found = states(cursor, Filters(grain=Grain.DAY))
    assert {number: state for number, (state, _) in found.items()} == {
        2: "counted",
        3: "zero",
        4: "unknown",
        5: "unknown",
        6: "counted",
    }
    assert found[3][1] == 0
    assert isnan(found[4][1])


def test_a_failed_poll_is_no_data(cursor: Cursor) -> None:
    save(cursor, [article(day=day(2)), article(day=day(4))])
    cursor.execute(
        "INSERT INTO ledger VALUES"
        " ('nordblatt', DATE '2023-10-03', 4, 0, 0, 4, false, false, false)"
    )
    assert by_day(cursor) == {2: "counted", 3: "no_data", 4: "counted"}


def test_days_outside_of_what_is_known_have_no_data(cursor: Cursor) -> None:
    save(cursor, [article(day=day(2))])
    assert by_day(cursor, from_=day(1), to=day(3)) == {1: "no_data", 2: "counted", 3: "no_data"}


def test_a_day_is_partial_when_one_of_two_outlets_was_not_collected(cursor: Cursor) -> None:
    both = [Coverage("nordblatt", day(2), day(4)), Coverage("suedpost", day(2), day(2))]
    save(cursor, [article(day=day(3))], coverage=[*both, Coverage("suedpost", day(4), day(4))])
    volume = overview.volume(cursor, Filters(grain=Grain.DAY))
    assert list(volume["state"]) == ["zero", "partial", "zero"]
    assert list(volume["collected"]) == [2, 1, 2]
    assert list(volume["outlets"]) == [2, 2, 2]


def test_an_outlet_is_expected_only_between_its_first_and_last_known_day(cursor: Cursor) -> None:
    once = [article(outlet="suedpost", day=day(3))]
    save(cursor, once, coverage=[Coverage("nordblatt", day(2), day(4))])
    volume = overview.volume(cursor, Filters(grain=Grain.DAY))
    assert list(volume["outlets"]) == [1, 2, 1]
    assert list(volume["state"]) == ["zero", "counted", "zero"]


def test_a_week_with_an_uncollected_day_is_partial(cursor: Cursor) -> None:
    save(cursor, [article(day=day(2))], coverage=[Coverage("nordblatt", day(4), day(15))])
    volume = overview.volume(cursor, Filters(grain=Grain.WEEK))
    assert list(volume["period"]) == [day(2), day(9)]
    assert list(volume["state"]) == ["partial", "zero"]
    assert list(volume["days_collected"]) == [6, 7]
    assert list(volume["days"]) == [7, 7]
    assert list(volume["declared"]) == [False, True]


def test_a_month_is_partial_where_what_is_known_begins_or_ends_in_it(cursor: Cursor) -> None:
    save(cursor, [], coverage=[Coverage("nordblatt", date(2023, 9, 16), day(31))])
    volume = overview.volume(cursor, Filters(grain=Grain.MONTH))
    assert list(volume["state"]) == ["partial", "zero"]
    assert list(volume["days_collected"]) == [15, 31]
    assert list(volume["days"]) == [30, 31]


def test_a_day_counts_as_collected_only_where_every_outlet_was(cursor: Cursor) -> None:
    week = [Coverage("nordblatt", day(2), day(8)), Coverage("suedpost", day(2), day(8))]
    hole = Coverage("suedpost", day(4), day(5), complete=False)
    save(cursor, [], coverage=[*week, hole])
    (row,) = overview.volume(cursor, Filters(grain=Grain.WEEK)).to_dict("records")
    assert (row["state"], row["collected"], row["outlets"]) == ("partial", 1, 2)
    assert (row["days_collected"], row["days"]) == (5, 7)


def test_articles_of_days_that_nobody_declared_are_counted_and_said_to_be_so(
    cursor: Cursor,
) -> None:
    both = [article(day=day(2)), article(day=day(3))]
    save(cursor, both, coverage=[Coverage("nordblatt", day(3), day(4))])
    volume = overview.volume(cursor, Filters(grain=Grain.DAY))
    assert list(volume["state"]) == ["counted", "counted", "zero"]
    assert list(volume["declared"]) == [False, True, True]


def test_the_day_of_reception_is_on_no_axis(cursor: Cursor) -> None:
    late = datetime(2023, 12, 24, 8, tzinfo=UTC)
    save(cursor, [article(day=day(2), received=late)])
    assert by_day(cursor) == {2: "counted"}


def test_undated_articles_have_no_axis(cursor: Cursor) -> None:
    save(cursor, [article(day=day(2)), article(day=None)])
    assert timeline(cursor, Filters(undated=True)).periods == ()
    assert len(overview.volume(cursor, Filters(undated=True))) == 0


def test_the_axis_has_every_period_also_of_empty_months(cursor: Cursor) -> None:
    save(cursor, [article(day=date(2023, 1, 31)), article(day=date(2023, 4, 1))])
    axis = timeline(cursor, Filters(grain=Grain.MONTH))
    assert [period.first.month for period in axis.periods] == [1, 2, 3, 4]


def test_the_period_in_which_the_newest_delivery_came_is_incomplete(cursor: Cursor) -> None:
    early, late = datetime(2023, 10, 4, tzinfo=UTC), datetime(2023, 10, 11, 22, tzinfo=UTC)
    save(cursor, [article(day=day(3), received=early), article(day=day(11), received=late)])
    weeks = overview.volume(cursor, Filters(grain=Grain.WEEK))
    assert list(weeks["incomplete"]) == [False, True]
    days = overview.volume(cursor, Filters(grain=Grain.DAY, from_=day(10)))
    assert list(days["incomplete"]) == [False, True]
    save(cursor, [article("Neu.", day=day(3), received=datetime(2023, 11, 1, tzinfo=UTC))])
    assert not overview.volume(cursor, Filters(grain=Grain.WEEK))["incomplete"].any()


def test_an_archive_is_never_unfinished(cursor: Cursor) -> None:
    save(cursor, [article(day=day(3)), article(day=day(11))])
    weeks = overview.volume(cursor, Filters(grain=Grain.WEEK))
    assert not weeks["incomplete"].any()
    assert list(weeks["state"]) == ["partial", "partial"]


def test_periods_that_the_range_cuts_are_incomplete(cursor: Cursor) -> None:
    save(cursor, [], coverage=[Coverage("nordblatt", day(1), day(31))])
    cut = Filters(from_=day(4), to=day(17), grain=Grain.WEEK)
    assert list(overview.volume(cursor, cut)["incomplete"]) == [True, False, True]


def test_a_range_far_outside_is_clipped_and_still_drawn(cursor: Cursor) -> None:
    save(cursor, [article(day=day(2))])
    for first, last in ((date(1, 1, 1), date(9999, 12, 31)), (date(1, 1, 1), date(1, 2, 1))):
        axis = timeline(cursor, Filters(from_=first, to=last, grain=Grain.DAY))
        assert 0 < len(axis.periods) <= 3 * 367
    late = Filters(from_=date(9999, 1, 1), grain=Grain.DAY)
    assert {period.state(0) for period in timeline(cursor, late).periods} == {"no_data"}


def test_an_empty_warehouse_has_an_empty_axis(cursor: Cursor) -> None:
    assert timeline(cursor, Filters()).periods == ()
    assert len(overview.volume(cursor, Filters())) == 0


def test_a_language_without_a_pack_is_not_analysed_and_never_zero(cursor: Cursor) -> None:
    save(
        cursor,
        [article(day=day(2)), article("Khác.", language="xx", day=day(3), analysed=False)],
        coverage=[Coverage("nordblatt", day(2), day(4))],
    )
    grid = actors.over_time(cursor, Filters(grain=Grain.DAY), actor_ids=["p:ada"])
    assert list(grid["state"]) == ["zero", "not_analysed", "zero"]
    assert list(grid["denominator"]) == [1, 0, 0]
    foreign = Filters(grain=Grain.DAY, language=("xx",))
    grid = actors.over_time(cursor, foreign, actor_ids=["p:ada"])
    assert set(grid["state"]) == {"not_analysed"}
    assert grid["articles"].isna().all()
    assert list(overview.volume(cursor, foreign)["state"]) == ["zero", "counted", "zero"]


def test_what_was_found_is_never_hidden_by_articles_that_were_not_analysed(cursor: Cursor) -> None:
    text = "Ada Abel kam."
    save(
        cursor,
        [
            article(text, url="https://a.example/1", day=day(2)),
            article(
                text, url="https://a.example/2", day=day(3), mentions=(mention(text, "Ada", "p:a"),)
            ),
            article("Khác.", language="xx", day=day(3), analysed=False),
        ],
    )
    once = Filters(grain=Grain.DAY, unique=True)
    grid = actors.over_time(cursor, once, actor_ids=["p:a"])
    assert list(grid["articles"]) == [0, 1]
    assert list(grid["state"]) == ["zero", "counted"]


def test_an_outlet_of_another_language_is_not_expected(cursor: Cursor) -> None:
    save(
        cursor,
        [
            article(day=day(2)),
            article(day=day(3)),
            article(outlet="post", language="en", day=day(2)),
        ],
        coverage=[Coverage("post", day(2), day(5))],
    )
    volume = overview.volume(cursor, Filters(grain=Grain.DAY, language=("de",)))
    assert list(volume["outlets"]) == [1, 1]


def test_a_frame_has_its_columns_and_kinds_also_when_empty() -> None:
    columns = ("name", "count", "share")
    assert tuple(frame((), columns, numbers=("share",)).columns) == columns
    filled = frame([(None, 1, None), ("a", 2, 0.5)], columns, numbers=("share",))
    assert [str(kind) for kind in filled.dtypes] == ["object", "int64", "float64"]
    assert filled["name"][0] is None
