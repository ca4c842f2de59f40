"""What queries count of the demo equals what was written, to the unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from warehouse.commands import Desk
from warehouse.demo.generating import Written
from warehouse.demo.words import press
from warehouse.model import GROUP_OF_ROLE, CreditGroup, Naming
from warehouse.queries import actors, overview, sources, wires
from warehouse.queries.filters import Filters, Grain

Truth = tuple[Written, ...]


def _analysed(truth: Truth) -> Iterator[Written]:
    return (one for one in truth if one.day is not None and one.language != "pl")


def _month(day: date | None) -> date:
    assert day is not None
    return day.replace(day=1)


def test_the_volume_of_each_month_is_that_of_the_articles_written(
    demo_desk: Desk, truth: Truth
) -> None:
    with demo_desk.read() as cursor:
        found = overview.volume(cursor, Filters(grain=Grain.MONTH))
    counted = {
        period: int(articles)
        for period, articles in zip(found["period"], found["articles"], strict=True)
        if articles > 0
    }
    written = Counter(_month(one.day) for one in truth if one.day is not None)
    assert {str(period)[:10]: number for period, number in counted.items()} == {
        str(period): number for period, number in written.items()
    }


def test_every_outlet_has_the_articles_written_for_it(demo_desk: Desk, truth: Truth) -> None:
    with demo_desk.read() as cursor:
        found = sources.holdings(cursor)
    written = Counter(one.outlet for one in truth)
    undated = Counter(one.outlet for one in truth if one.day is None)
    rows = zip(found["outlet"], found["articles"], found["undated"], strict=True)
    assert [(articles, missing) for _, articles, missing in rows] == [
        (written[outlet], undated[outlet]) for outlet in found["outlet"]
    ]
    assert found["fictional"].all()
    assert set(written) <= set(found["outlet"])


def test_actors_are_mentioned_in_the_articles_that_name_them(demo_desk: Desk, truth: Truth) -> None:
    with demo_desk.read() as cursor:
        found = actors.top(cursor, Filters(), limit=None)
    written = Counter(
        actor for one in _analysed(truth) for actor in {each.actor_id for each in one.mentions}
    )
    assert dict(zip(found["actor_id"], found["articles"], strict=True)) == written


def test_quotations_have_the_types_and_namings_written(demo_desk: Desk, truth: Truth) -> None:
    with demo_desk.read() as cursor:
        found = cursor.execute(
            "SELECT type, naming, count(*) FROM quotations GROUP BY ALL ORDER BY ALL"
        ).fetchall()
    written = Counter(
        (str(each.type), str(each.speaker.naming)) for one in truth for each in one.quotations
    )
    assert {(kind, naming): number for kind, naming, number in found} == written


def test_agencies_are_credited_in_the_roles_written(demo_desk: Desk, truth: Truth) -> None:
    with demo_desk.read() as cursor:
        found = wires.by_role(cursor, Filters())
    written = Counter(
        pair
        for one in _analysed(truth)
        for pair in {(each.agency, str(each.role)) for each in one.credits}
    )
    rows = zip(found["agency"], found["role"], found["articles"], strict=True)
    assert {(agency, role): articles for agency, role, articles in rows} == written


def test_credits_over_time_add_up_to_the_articles_written(demo_desk: Desk, truth: Truth) -> None:
    for group in CreditGroup:
        with demo_desk.read() as cursor:
            found = wires.over_time(cursor, Filters(grain=Grain.MONTH), group=group)
        written = Counter(
            agency
            for one in _analysed(truth)
            for agency in {e.agency for e in one.credits if GROUP_OF_ROLE[e.role] is group}
        )
        summed = found.groupby("agency")["articles"].sum()
        assert {agency: int(number) for agency, number in summed.items()} == written


def test_the_three_dark_weeks_are_the_longest_gap(demo_desk: Desk) -> None:
    (dark,) = [one for one in press().outlet if one.dark]
    with demo_desk.read() as cursor:
        found, total = sources.gaps(cursor, Filters(outlet=(dark.name,)))
    assert total == 1
    assert [str(found["first"][0])[:10], str(found["last"][0])[:10]] == [str(d) for d in dark.dark]


def test_a_dozen_articles_are_undated_and_some_polish_ones_not_analysed(
    demo_desk: Desk, truth: Truth
) -> None:
    with demo_desk.read() as cursor:
        found = overview.totals(cursor, Filters())
        languages = sources.languages(cursor).set_index("language")
    assert int(found["undated"][0]) == sum(one.day is None for one in truth) == 13
    assert tuple(languages.loc["pl", ["articles", "analysed"]]) == (6, 0)


def test_the_demo_shows_every_kind_of_credit_quotation_and_naming(truth: Truth) -> None:
    assert {each.speaker.naming for one in truth for each in one.quotations} == set(Naming)
    assert {str(each.role) for one in truth for each in one.credits} == {
        "credit",
        "dateline",
        "byline",
        "in_text",
        "photo",
    }
    assert {str(each.type) for one in truth for each in one.quotations} == {
        "direct",
        "indirect",
        "mixed",
    }
    assert len({one.story for one in truth}) < len(truth)
