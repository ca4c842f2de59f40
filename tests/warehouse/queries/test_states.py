"""States, coverage and denominators equal what plain Python finds, on any corpus with gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.queries import corpora
from tests.warehouse.queries.corpora import CORPORA, FILTERS
from warehouse.languages import available
from warehouse.model import AnnotatedArticle
from warehouse.queries import actors, overview
from warehouse.queries.denominators import left_out
from warehouse.queries.filters import Denominator, Filters, Grain, period_end, period_of
from warehouse.queries.scope import Axis
from warehouse.store.articles import save
from warehouse.store.connection import Owner
from warehouse.store.sources import Coverage

Corpus = Sequence[AnnotatedArticle]
DAY = timedelta(days=1)
STARTS = st.dates(date(2023, 12, 20), date(2024, 3, 5))
DECLARED = st.lists(
    st.builds(
        lambda outlet, first, days, complete: Coverage(
            outlet, first, first + days * DAY, complete=complete
        ),
        st.sampled_from(("nordblatt", "suedpost", "westkurier")),
        STARTS,
        st.integers(0, 20),
        st.booleans(),
    ),
    max_size=4,
)


@dataclass(frozen=True, slots=True)
class Known:
    """The days of one outlet: held (articles or declared) and noted (declared)."""

    held: frozenset[date]
    noted: frozenset[date]

    def expected(self, day: date) -> bool:
        """Whether a day lies between the first and the last known one."""
        return min(self.held) <= day <= max(self.held)


@settings(max_examples=25, deadline=None)
@given(corpus=CORPORA, declared=DECLARED, filters=FILTERS)
def test_every_period_is_what_its_days_are(
    corpus: Corpus, declared: list[Coverage], filters: Filters
) -> None:
    if corpora.stories(filters):
        filters = replace(filters, unique=False, denominator=Denominator.ARTICLES)
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(cursor, corpus, coverage=declared)
        check_volume(overview.volume(cursor, filters), corpus, declared, filters)
        ids = tuple(corpora.ACTORS.values())
        grid = actors.over_time(cursor, filters, actor_ids=ids)
        check_denominators(grid, corpus, filters)
        check_gaps(grid, filters)
        beside = left_out(cursor, filters, Axis.ACTORS)
        undated = replace(filters, from_=None, to=None)
        assert beside.undated == len(in_view(corpus, undated, dated=False))
        assert beside.dated == len(in_view(corpus, filters))
        assert beside.not_analysed == sum(not one.analysed for one in in_view(corpus, filters))


def check_volume(
    volume: pd.DataFrame, corpus: Corpus, declared: list[Coverage], filters: Filters
) -> None:
    known = known_days(corpus, declared, filters)
    if not any(one.held for one in known):
        assert len(volume) == 0
        return
    grain = filters.grain or Grain.DAY
    days_of: dict[date, list[date]] = {}
    for day in axis(known, filters, grain):
        days_of.setdefault(period_of(day, grain), []).append(day)
    assert list(volume["period"]) == list(days_of)
    for row in volume.to_dict("records"):
        days = days_of[row["period"]]
        outlets = [one for one in known if any(one.expected(day) for day in days)]
        whole = [one for one in outlets if all(d in one.held for d in days if one.expected(d))]
        complete = [day for day in days if all_held(known, day)]
        held = [(one, day) for one in known for day in days if day in one.held]
        noted = [(one, day) for one, day in held if day in one.noted]
        assert (row["collected"], row["outlets"]) == (len(whole), len(outlets))
        assert (row["days_collected"], row["days"]) == (len(complete), len(days))
        assert row["declared"] == (bool(held) and held == noted)
        found = sum(day_of(one) in days for one in in_view(corpus, filters, measured=False))
        if not held:
            assert row["state"] == ("unknown" if outlets else "no_data")
            assert pd.isna(row["articles"])
        elif len(whole) < len(outlets) or len(complete) < len(days):
            assert (row["state"], row["articles"]) == ("partial", found)
        else:
            assert (row["state"], row["articles"]) == ("counted" if found else "zero", found)


def check_denominators(grid: pd.DataFrame, corpus: Corpus, filters: Filters) -> None:
    """Every series stands on the analysed articles in view, in each period and in all."""
    analysed = [one for one in in_view(corpus, filters) if one.analysed]
    grain = filters.grain or Grain.DAY
    for _, series in grid.groupby("actor_id"):
        for period, denominator in zip(series["period"], series["denominator"], strict=True):
            its = [one for one in analysed if period_of(day_of(one), grain) == period]
            assert denominator == len(its)
        assert series["denominator"].sum() == len(analysed)


def check_gaps(grid: pd.DataFrame, filters: Filters) -> None:
    """A gap has no number, and a language that nobody can read is never a zero."""
    gaps = grid["state"].isin(["no_data", "unknown", "not_analysed"])
    assert grid.loc[gaps, "articles"].isna().all()
    assert grid.loc[~gaps, "articles"].notna().all()
    if filters.language and not set(filters.language) & set(available()):
        assert not set(grid["state"]) & {"zero", "counted", "partial"}


def known_days(corpus: Corpus, declared: list[Coverage], filters: Filters) -> list[Known]:
    """The outlets in view that the warehouse knows any day of."""
    noted: dict[str, set[date]] = {}
    for one in declared:
        days = {one.first + n * DAY for n in range((one.last - one.first).days + 1)}
        its = noted.setdefault(str(one.outlet), set())
        its.update(days) if one.complete else its.difference_update(days)
    written: dict[str, set[date]] = {}
    languages: dict[str, set[str]] = {}
    for made in corpus:
        if made.raw.published.pub_date is not None:
            outlet = str(made.raw.outlet)
            written.setdefault(outlet, set()).add(made.raw.published.pub_date)
            languages.setdefault(outlet, set()).add(made.clean.language)
    return [
        Known(frozenset(held), frozenset(noted.get(outlet, ())))
        for outlet in sorted({*noted, *written})
        if (held := noted.get(outlet, set()) | written.get(outlet, set()))
        and (not filters.outlet or outlet in filters.outlet)
        and (
            not filters.language
            or outlet not in languages
            or languages[outlet] & set(filters.language)
        )
    ]


def axis(known: list[Known], filters: Filters, grain: Grain) -> list[date]:
    """All days of the axis: the asked range, else whole periods."""
    first = filters.from_ or period_of(min(min(one.held) for one in known), grain)
    newest = period_of(max(max(one.held) for one in known), grain)
    last = filters.to or period_end(newest, grain)
    if first > last:
        last = first
    return [first + n * DAY for n in range((last - first).days + 1)]


def all_held(known: list[Known], day: date) -> bool:
    """Whether every outlet that is expected on a day was collected on it, and there is one."""
    expected = [one for one in known if one.expected(day)]
    return bool(expected) and all(day in one.held for one in expected)


def day_of(made: AnnotatedArticle) -> date:
    """The publication day of a dated article."""
    assert made.raw.published.pub_date is not None
    return made.raw.published.pub_date


def in_view(
    corpus: Corpus, filters: Filters, *, dated: bool = True, measured: bool = True
) -> list[AnnotatedArticle]:
    """The articles in view of the axis of actors (or of no axis), dated or not."""
    axis_rows = corpora.actor_rows if measured else corpora.article_rows
    found = [one for one in corpus if (one.raw.published.pub_date is not None) == dated]
    if dated:
        return [one for one in found if corpora.in_view(one, filters, axis_rows)]
    day = date(2024, 1, 1)
    return [
        one
        for one in found
        if corpora.in_view(
            replace(one, raw=replace(one.raw, published=replace(one.raw.published, pub_date=day))),
            filters,
            axis_rows,
        )
    ]
