"""Every count equals the same count made from the articles one by one, under any filters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.queries import corpora
from tests.warehouse.queries.corpora import CORPORA, FILTERS, Row, counted, stories, unit
from warehouse.model import GROUP_OF_ROLE, AnnotatedArticle, CreditGroup, CreditRole
from warehouse.queries import actors, articles, overview, speakers, wires
from warehouse.queries.filters import Filters, Grain
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner

Corpus = Sequence[AnnotatedArticle]


@settings(max_examples=12, deadline=None)
@given(corpus=CORPORA, chosen=st.lists(FILTERS, min_size=3, max_size=3))
def test_counts_are_those_of_the_articles_themselves(corpus: Corpus, chosen: list[Filters]) -> None:
    with Owner.open(None) as owner, owner.reading() as cursor:
        half = len(corpus) // 2
        save(cursor, corpus[:half])
        save(cursor, corpus[half:])
        for filters in (Filters(grain=Grain.DAY), *chosen):
            check_actors(cursor, corpus, filters)
            check_speakers(cursor, corpus, filters)
            check_wires(cursor, corpus, filters)
            check_overview(cursor, corpus, filters)


def check_actors(cursor: Cursor, corpus: Corpus, filters: Filters) -> None:
    rows = [row for row in counted(corpus, filters, corpora.actor_rows) if row.series]
    top = actors.top(cursor, filters, limit=None)
    assert by(top, "actor_id", "mentions") == Counter(row.series for row in rows)
    assert by(top, "actor_id", "articles") == distinct(rows, filters)
    ids = filters.actor or tuple(corpora.ACTORS.values())
    grid = actors.over_time(cursor, filters, actor_ids=ids)
    assert over_time(grid, "actor_id", "articles") == periods(rows, filters)
    assert set(grid["actor_id"]) <= set(ids)
    voices = speakers.voices(cursor, filters, limit=None)
    mentioned = distinct(rows, filters)
    assert by(voices, "actor_id", "mentioned") == mentioned
    quoted = distinct(quoted_in_view(corpus, filters), filters)
    assert by(voices, "actor_id", "quoted") == {
        actor: count for actor, count in quoted.items() if actor in mentioned
    }


def quoted_in_view(corpus: Corpus, filters: Filters) -> list[Row]:
    """All quotations of the articles in view, whoever speaks."""
    return [
        row
        for made in corpus
        if corpora.in_view(made, filters, corpora.actor_rows)
        for row in corpora.speaker_rows(made, Filters())
        if row.series
    ]


def check_speakers(cursor: Cursor, corpus: Corpus, filters: Filters) -> None:
    every = counted(corpus, filters, corpora.speaker_rows)
    rows = [row for row in every if row.series]
    top = speakers.top(cursor, filters, limit=None)
    assert by(top, "speaker_key", "quotations") == Counter(row.series for row in rows)
    assert by(top, "speaker_key", "articles") == distinct(rows, filters)
    kinds = Counter((row.series, row.kind) for row in rows)
    for kind in ("direct", "indirect", "mixed"):
        assert by(top, "speaker_key", kind) == {
            key: count for (key, found), count in kinds.items() if found == kind
        }
    keys = filters.speaker or corpora.KEYS
    grid = speakers.over_time(cursor, filters, speaker_keys=keys)
    quoted = Counter((row.series, row.period(grain(filters))) for row in rows)
    assert over_time(grid, "speaker_key", "quotations") == quoted
    assert over_time(grid, "speaker_key", "articles") == periods(rows, filters)
    assert speakers.count_quotations(cursor, filters) == len(every)
    assert len(speakers.quotations(cursor, filters, limit=1_000)) == len(every)
    assert speakers.naming(cursor, filters)["quotations"].sum() == len(every)


def check_wires(cursor: Cursor, corpus: Corpus, filters: Filters) -> None:
    rows = counted(corpus, filters, corpora.wire_rows)
    found = wires.by_role(cursor, filters)
    roles: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for row in rows if not stories(filters) else every_credit(corpus, filters):
        roles[row.series, row.kind].add(unit(row, filters))
    counts = zip(found["agency"], found["role"], found["articles"], strict=True)
    assert {(agency, role): count for agency, role, count in counts} == {
        key: len(units) for key, units in roles.items()
    }
    for group in CreditGroup:
        grid = wires.over_time(cursor, filters, group=group)
        assert over_time(grid, "agency", "articles") == periods(
            in_group(corpus, filters, group), filters
        )


def every_credit(corpus: Corpus, filters: Filters) -> list[Row]:
    """All credits in view, before any story is counted once."""
    return [
        row
        for made in corpus
        if corpora.in_view(made, filters, corpora.wire_rows)
        for row in corpora.wire_rows(made, filters)
    ]


def in_group(corpus: Corpus, filters: Filters, group: CreditGroup) -> list[Row]:
    """The credits of one series; a story counts once in each agency."""
    every = [
        row for row in every_credit(corpus, filters) if GROUP_OF_ROLE[CreditRole(row.kind)] is group
    ]
    if not stories(filters):
        return every
    every.sort(key=lambda row: (row.period_day, row.made.article_key))
    earliest: dict[tuple[str | None, str], str] = {}
    for row in every:
        earliest.setdefault((row.series, row.made.content_hash), row.made.article_key)
    return [
        row for row in every if earliest[row.series, row.made.content_hash] == row.made.article_key
    ]


def check_overview(cursor: Cursor, corpus: Corpus, filters: Filters) -> None:
    rows = counted(corpus, filters, corpora.article_rows)
    volume = overview.volume(cursor, filters)
    assert volume["articles"].sum() == len(rows)
    assert over_time(volume.assign(all=""), "all", "articles") == periods(rows, filters)
    assert articles.count(cursor, filters) == len(rows)
    for focus in articles.Focus:
        listed = articles.listing(cursor, filters, focus=focus)
        assert len(listed) == len(rows)
        assert set(listed["article_key"]) == {row.made.article_key for row in rows}
    (totals,) = overview.totals(cursor, filters).to_dict("records")
    quoted = counted(corpus, filters, corpora.speaker_rows)
    assert totals["articles"] == len(rows)
    assert totals["mentions"] == len(counted(corpus, filters, corpora.actor_rows))
    assert totals["quotations"] == len(quoted)
    assert totals["speakers"] == len({row.series for row in quoted if row.series})
    texts = in_group(corpus, filters, CreditGroup.TEXT)
    assert totals["credited"] == len({unit(row, filters) for row in texts})
    assert totals["outlets"] == len({row.made.raw.outlet for row in rows})
    assert totals["not_analysed"] == sum(not row.made.analysed for row in rows)


def by(frame: pd.DataFrame, key: str, value: str) -> dict[str, int]:
    """A frame's counts by key, without zeros."""
    pairs = zip(frame[key], frame[value], strict=True)
    return {name: int(count) for name, count in pairs if count}


def distinct(rows: Sequence[Row], filters: Filters) -> dict[str | None, int]:
    """Articles (or stories) by series."""
    units: dict[str | None, set[str]] = defaultdict(set)
    for row in rows:
        units[row.series].add(unit(row, filters))
    return {series: len(found) for series, found in units.items()}


def periods(rows: Sequence[Row], filters: Filters) -> dict[tuple[str | None, date], int]:
    """Articles by series and period."""
    units: dict[tuple[str | None, date], set[str]] = defaultdict(set)
    for row in rows:
        units[row.series, row.period(grain(filters))].add(row.made.article_key)
    return {key: len(found) for key, found in units.items()}


def over_time(frame: pd.DataFrame, key: str, value: str) -> dict[tuple[str | None, date], int]:
    """A grid's counts by series and period, without zeros and gaps."""
    triples = zip(frame[key], frame["period"], frame[value], strict=True)
    return {(name, period): int(count) for name, period, count in triples if count > 0}


def grain(filters: Filters) -> Grain:
    """The grain that is asked for, else that of the two months in which all articles lie."""
    return filters.grain or Grain.DAY
