"""What queries count of the demo equals what was written, to the unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import pandas as pd

from warehouse import demo
from warehouse.commands import Desk
from warehouse.conveyor import convey_all
from warehouse.demo.generating import Written, write
from warehouse.demo.loading import annotated, delivery
from warehouse.demo.words import index, press
from warehouse.model import GROUP_OF_ROLE, AnnotatedArticle, CreditGroup, Quotation
from warehouse.queries import actors, overview, sources, speakers, wires
from warehouse.queries.filters import Filters, Grain
from warehouse.queries.scope import Cursor

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


def test_actors_have_the_articles_of_each_month_that_name_them(
    demo_desk: Desk, truth: Truth
) -> None:
    shown = ("demo:mirela-tovask", "demo:jorund-halvik", "demo:selma-orrenfeld")
    with demo_desk.read() as cursor:
        found = actors.over_time(cursor, Filters(grain=Grain.MONTH), actor_ids=shown)
    written = Counter(
        (actor, str(_month(one.day)))
        for one in _analysed(truth)
        for actor in {each.actor_id for each in one.mentions} & set(shown)
    )
    analysed = Counter(str(_month(one.day)) for one in _analysed(truth))
    for actor, period, articles, denominator in _columns(
        found, "actor_id", "period", "articles", "denominator"
    ):
        assert articles == written[actor, period[:10]]
        assert denominator == analysed[period[:10]]


def test_speakers_have_the_quotations_of_each_month(demo_desk: Desk, truth: Truth) -> None:
    shown = ("demo:mirela-tovask", "demo:jorund-halvik", "demo:hugo-santreval")
    with demo_desk.read() as cursor:
        found = speakers.over_time(cursor, Filters(grain=Grain.MONTH), speaker_keys=shown)
    written = Counter(
        (each.speaker.actor_id, str(_month(one.day)))
        for one in _analysed(truth)
        for each in one.quotations
    )
    for speaker, period, quotations in _columns(found, "speaker_key", "period", "quotations"):
        assert quotations == written[speaker, period[:10]]
    assert found[found["speaker_key"] == shown[-1]]["quotations"].sum() == 0


def test_the_annotators_find_exactly_what_was_written(demo_desk: Desk, truth: Truth) -> None:
    with demo_desk.read() as cursor:
        mentions = _rows(cursor, "actor_id, field, start, surface FROM mentions")
        quotations = _rows(
            cursor,
            "part_starts, part_ends, type, naming, coalesce(actor_id, speaker_name), cue "
            "FROM quotations",
        )
        credited = _rows(cursor, "agency, role FROM wire_credits")
    assert mentions == Counter(
        (_id(one), each.actor_id, str(each.span.field), each.span.start, each.span.surface)
        for one in truth
        for each in one.mentions
    )
    assert quotations == Counter(_quoted(one, each) for one in truth for each in one.quotations)
    assert credited == Counter(
        (_id(one), each.agency, str(each.role)) for one in truth for each in one.credits
    )


def test_another_seed_is_read_as_it_was_written() -> None:
    for one in islice(write(120, seed=7), 0, None, 3):
        known = annotated(one, seed=7)
        (found,) = convey_all(delivery(one, 7), index())
        assert isinstance(found, AnnotatedArticle)
        assert _said(found) == _said(known)
        assert [each.span for each in found.found.mentions] == [
            each.span for each in known.found.mentions
        ]


def _columns(found: pd.DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a frame, with the period as words."""
    return zip(
        *(found[name].astype(str) if name == "period" else found[name] for name in names),
        strict=True,
    )


def _said(article: AnnotatedArticle) -> list[tuple[object, ...]]:
    return [
        (each.type, each.parts, each.speaker.naming, each.speaker.key)
        for each in article.found.quotations
    ]


def _id(one: Written) -> str:
    return f"demo-{demo.SEED}-{one.number}"


def _quoted(one: Written, each: Quotation) -> tuple[object, ...]:
    starts = tuple(part.start for part in each.parts)
    ends = tuple(part.end for part in each.parts)
    who = each.speaker.actor_id or each.speaker.name
    cue = None if each.cue is None else each.cue.surface
    return (_id(one), starts, ends, str(each.type), str(each.speaker.naming), who, cue)


def _rows(cursor: Cursor, columns: str) -> Counter[tuple[object, ...]]:
    found = cursor.execute(f"SELECT native_id, {columns} JOIN articles USING (article_id)")
    return Counter(
        tuple(tuple(value) if isinstance(value, list) else value for value in row)
        for row in found.fetchall()
    )


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


def test_undated_articles_are_beside_the_axis_and_polish_ones_not_analysed(
    demo_desk: Desk, truth: Truth
) -> None:
    with demo_desk.read() as cursor:
        found = overview.totals(cursor, Filters())
        languages = sources.languages(cursor).set_index("language")
    assert int(found["undated"][0]) == sum(one.day is None for one in truth) > 0
    unread = sum(one.language == "pl" for one in truth)
    assert unread > 0
    assert tuple(languages.loc["pl", ["articles", "analysed"]]) == (unread, 0)
