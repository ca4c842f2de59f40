"""Profiles, shares, pairs and movers equal the same made from the articles one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.queries import corpora
from tests.warehouse.queries.corpora import CORPORA, FILTERS, counted, unit
from warehouse.model import AnnotatedArticle
from warehouse.queries import articles, comentions, movers, profiles, shares, unheard
from warehouse.queries.chance import wilson
from warehouse.queries.filters import Filters, Grain
from warehouse.queries.scope import Cursor
from warehouse.store.articles import save
from warehouse.store.connection import Owner

Corpus = Sequence[AnnotatedArticle]
IDS = tuple(corpora.ACTORS.values())


@settings(max_examples=12, deadline=None)
@given(corpus=CORPORA, chosen=st.lists(FILTERS, min_size=3, max_size=3))
def test_what_is_compared_is_counted_from_the_articles(
    corpus: Corpus, chosen: list[Filters]
) -> None:
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(cursor, corpus)
        for filters in (Filters(grain=Grain.DAY), *chosen):
            check_profiles(cursor, corpus, filters)
            check_pairs(cursor, corpus, filters)
            check_shares(cursor, corpus, filters)
            check_movers(cursor, corpus, filters)


def told(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def things(corpus: Corpus, filters: Filters) -> dict[str, dict[str, list[AnnotatedArticle]]]:
    """Each actor's articles (or stories, with all of their articles) in view."""
    found: dict[str, dict[str, list[AnnotatedArticle]]] = defaultdict(lambda: defaultdict(list))
    for made in corpus:
        if corpora.in_view(made, filters, corpora.actor_rows):
            for row in corpora.actor_rows(made, filters):
                if row.series:
                    found[row.series][unit(row, filters)].append(made)
    return found


def speaks(made: AnnotatedArticle, actor_id: str) -> bool:
    return any(one.speaker.key == actor_id for one in made.found.quotations)


def check_profiles(cursor: Cursor, corpus: Corpus, filters: Filters) -> None:
    every = things(corpus, filters)
    found = profiles.profiles(cursor, filters, limit=None)
    assert set(found["actor_id"]) == set(every)
    for row in told(found):
        mine = every[row["actor_id"]]
        heard = sum(any(speaks(one, row["actor_id"]) for one in made) for made in mine.values())
        flat = [one for made in mine.values() for one in made]
        assert (row["mentioned"], row["quoted"]) == (len(mine), heard)
        assert (row["low"], row["high"]) == wilson(heard, len(mine))
        assert row["first_date"] == min(one.raw.published.pub_date or date.max for one in flat)
        assert row["outlets"] == len({one.raw.outlet for one in flat})
        assert row["languages"] == ", ".join(sorted({one.clean.language for one in flat}))
        asked = replace(filters, actor=(row["actor_id"],), speaker=(row["actor_id"],))
        if not filters.speaker:
            assert articles.count(cursor, asked) == heard
    silent = unheard.unheard(cursor, filters, limit=None)
    view = [made for made in corpus if corpora.in_view(made, filters, corpora.actor_rows)]
    never = {key for key in every if not any(speaks(made, key) for made in view)}
    assert set(silent["actor_id"]) == never


def check_pairs(cursor: Cursor, corpus: Corpus, filters: Filters) -> None:
    every = things(corpus, replace(filters, actor=()))
    found = comentions.matrix(cursor, filters, actor_ids=IDS)
    together = {
        (one, two): len(set(every.get(one, {})) & set(every.get(two, {})))
        for one, two in combinations(IDS, 2)
    }
    pairs = zip(found["beside_id"], found["actor_id"], found["together"], strict=True)
    assert {(one, two): n for one, two, n in pairs} == together
    beside = comentions.beside(cursor, filters, actor_ids=IDS[:2], limit=None, least=1)
    pairs = zip(beside["beside_id"], beside["actor_id"], beside["together"], strict=True)
    third = {(one, IDS[2]): together[one, IDS[2]] for one in IDS[:2]}
    assert {(one, two): n for one, two, n in pairs} == {pair: n for pair, n in third.items() if n}
    for row in told(beside):
        assert row["articles"] == len(every[row["actor_id"]])
        assert row["beside_articles"] == len(every[row["beside_id"]])
        both = replace(filters, actor=(row["beside_id"], row["actor_id"]), together=True)
        # Two articles of one story may each mention one of them; a list asks for both in one.
        if not corpora.stories(filters):
            assert articles.count(cursor, both) == row["together"]


def check_shares(cursor: Cursor, corpus: Corpus, filters: Filters) -> None:
    grids = {}
    for voice, rows in (
        (shares.Voice.MENTIONS, corpora.actor_rows),
        (shares.Voice.QUOTATIONS, corpora.speaker_rows),
    ):
        view = shares.among(filters, IDS, voice)
        grid = shares.shares(cursor, filters, actor_ids=IDS, voice=voice)
        grain = filters.grain or Grain.DAY
        numbers = Counter(
            (row.series, row.period(grain)) for row in counted(corpus, view, rows) if row.series
        )
        cells = zip(grid["actor_id"], grid["period"], grid["count"], strict=True)
        assert {(key, period): n for key, period, n in cells if n > 0} == numbers
        wholes = zip(grid["period"], grid["denominator"], strict=True)
        for period, whole in wholes:
            assert whole == sum(n for (_, day), n in numbers.items() if day == period)
        grids[voice] = grid
    assert len(grids) == 2


def check_movers(cursor: Cursor, corpus: Corpus, filters: Filters) -> None:
    found = movers.movers(cursor, filters, limit=None)
    rows = [row for row in counted(corpus, filters, corpora.actor_rows) if row.series]
    for row in told(found):
        for first, n in ((row["first_before"], row["before"]), (row["first"], row["now"])):
            own = {
                unit(one, filters)
                for one in rows
                if one.series == row["actor_id"] and one.period(filters.grain or Grain.DAY) == first
            }
            assert n == len(own)
        assert row["low"] <= row["change"] <= row["high"]
        assert row["change"] == pytest.approx(
            row["now"] / row["now_of"] - row["before"] / row["before_of"]
        )
