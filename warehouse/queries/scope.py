"""What filters mean in SQL: the only place that composes WHERE text, every value bound.

A filter on the axis that is measured chooses rows and series; the filters on all other axes
choose articles. Numerator and denominator therefore always stand on the same articles; for
the same reason the denominators "quoting" and "stories" narrow both sides of a share.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from hashlib import sha256

import duckdb

from warehouse.queries.filters import Denominator, Filters, group_of
from warehouse.queries.terms import terms_of
from warehouse.store import shelf

Cursor = duckdb.DuckDBPyConnection


class Axis(Enum):
    """What a query measures."""

    ARTICLES = "articles"
    ACTORS = "actors"
    SPEAKERS = "speakers"
    WIRES = "wires"


@dataclass(frozen=True, slots=True)
class Scope:
    """A piece of SQL and the values bound in it.

    `searches` are the parts of it that take long, such as reading texts, each a query of its own;
    `ask` runs each of them once for all who ask the same of one state of the warehouse.
    """

    sql: str
    values: Mapping[str, object] = field(default_factory=dict)
    searches: tuple[Scope, ...] = ()

    def narrowed(self, other: Scope) -> Scope:
        """Return both conditions at once."""
        return Scope(
            f"({self.sql}) AND ({other.sql})",
            {**self.values, **other.values},
            (*self.searches, *other.searches),
        )

    def once(self) -> Scope:
        """Return the same query as one that is worth to be run once for all who ask it."""
        return Scope(self.sql, self.values, (self, *self.searches))


_NEVER_BEFORE, _NEVER_AFTER = date(1, 1, 1), date(9999, 12, 31)


def fill(template: str, **scopes: Scope) -> Scope:
    """Put scopes into the `{places}` of a query; nothing else ever goes into SQL text."""
    values: dict[str, object] = {}
    searches: list[Scope] = []
    for name, scope in scopes.items():
        template = template.replace("{" + name + "}", scope.sql)
        values.update(scope.values)
        searches.extend(scope.searches)
    return Scope(template, values, tuple(searches))


_FOUND = "SELECT * FROM {table}"
_KEEP = "CREATE TEMP TABLE IF NOT EXISTS {table} AS "


def ask(cursor: Cursor, query: Scope, **further: object) -> Cursor:
    """Run a query and return its result; `further` values are bound beside its own.

    A card asks many questions about the same view; reading its texts for each of them would take
    most of the time. What a search found is kept until the cursor is closed, which is one task.
    """
    try:
        return _asked(cursor, query, further)
    except duckdb.CatalogException:
        # A change has just cleared the shelf that others found things for.
        shelf.leave(cursor)
        return _asked(cursor, query, further)


def _asked(cursor: Cursor, query: Scope, further: Mapping[str, object]) -> Cursor:
    searched = _searched(cursor, query)
    return cursor.execute(searched.sql, {**searched.values, **further})


def _searched(cursor: Cursor, query: Scope) -> Scope:
    """Return a query with what its searches found in their place."""
    sql = query.sql
    for search in query.searches:
        if search.sql in sql:
            sql = sql.replace(search.sql, _FOUND.replace("{table}", _kept(cursor, search)))
    return Scope(sql, {name: value for name, value in query.values.items() if _is_bound(sql, name)})


def _kept(cursor: Cursor, search: Scope) -> str:
    """Return the name of a table that holds what a search finds, shared or of this cursor alone."""
    said = repr((search.sql, sorted((name, str(value)) for name, value in search.values.items())))
    table = "found_" + sha256(said.encode()).hexdigest()[:24]
    shared = shelf.find(cursor, table)
    if shared is not None:
        return shared
    wanted = _searched(cursor, search)
    shared = shelf.keep(cursor, table, wanted.sql, wanted.values)
    if shared is None:
        cursor.execute(_KEEP.replace("{table}", table) + wanted.sql, wanted.values)
    return shared or table


def _is_bound(sql: str, name: str) -> bool:
    return re.search(rf"\${name}\b", sql) is not None


def among(column: str, name: str, chosen: Sequence[str]) -> Scope:
    """Return the condition that a column holds one of the chosen values (true for no choice)."""
    if not chosen:
        return Scope("true")
    values = {f"{name}_{number}": str(value) for number, value in enumerate(chosen)}
    return Scope(f"{column} IN ({', '.join('$' + key for key in values)})", values)


def days(filters: Filters) -> Scope:
    """Return the condition on the publication day of any table that carries one."""
    if filters.undated:
        return Scope("pub_date IS NULL")
    return Scope(
        "pub_date BETWEEN $from AND $to",
        {"from": filters.from_ or _NEVER_BEFORE, "to": filters.to or _NEVER_AFTER},
    )


def outlets(filters: Filters) -> Scope:
    """Return the condition on outlet of any table that carries it; a group is all its outlets."""
    groups = [name for value in filters.outlet if (name := group_of(value)) is not None]
    alone = [value for value in filters.outlet if group_of(value) is None]
    if not groups:
        return among("outlet", "outlet", alone)
    members = fill(_MEMBERS, groups=among("outlet_group", "group", groups))
    if not alone:
        return members
    either = among("outlet", "outlet", alone)
    return Scope(f"({either.sql} OR {members.sql})", {**either.values, **members.values})


_MEMBERS = "outlet IN (SELECT outlet FROM outlets WHERE {groups})"


def places(filters: Filters) -> Scope:
    """Return the condition on outlet and language of any table that carries them."""
    return outlets(filters).narrowed(among("language", "language", filters.language))


def dated_places(filters: Filters) -> Scope:
    """Return the condition on day, outlet and language: all that day rollups know."""
    return days(filters).narrowed(places(filters))


def adds_up(filters: Filters, axis: Axis) -> bool:
    """Tell whether day rollups can answer: no filter reaches into the articles themselves."""
    return not (
        filters.undated
        or filters.q
        or is_unique(filters)
        or (filters.together and len(filters.actor) > 1)
        or filters.denominator is Denominator.QUOTING
        or (filters.actor and axis is not Axis.ACTORS)
        or (filters.speaker and axis is not Axis.SPEAKERS)
        or ((filters.agency or filters.role) and axis is not Axis.WIRES)
    )


def is_unique(filters: Filters) -> bool:
    """Tell whether stories are counted instead of articles; a share needs both sides alike."""
    return filters.unique or filters.denominator is Denominator.STORIES


def unit(filters: Filters) -> Scope:
    """Return the column whose distinct values are counted: the article, or the story."""
    return Scope("story_key" if is_unique(filters) else "article_id")


def beside(filters: Filters, axis: Axis) -> Filters:
    """Return the view of the undated articles beside an axis, without its own filter."""
    filters = replace(filters, from_=None, to=None, undated=True)
    if axis is Axis.ACTORS:
        return replace(filters, actor=())
    if axis is Axis.SPEAKERS:
        return replace(filters, speaker=())
    return replace(filters, agency=(), role=()) if axis is Axis.WIRES else filters


def measured(filters: Filters, axis: Axis) -> Scope:
    """Return the condition on the rows that are counted, from the filter on their own axis."""
    if axis is Axis.ACTORS:
        return among("actor_id", "actor", filters.actor)
    if axis is Axis.SPEAKERS:
        return among("speaker_key", "speaker", filters.speaker)
    if axis is Axis.WIRES:
        return among("agency", "agency", filters.agency).narrowed(
            among("role", "role", filters.role)
        )
    return Scope("true")


_NO_PLACES = Scope("actor_id NOT IN (SELECT actor_id FROM actors WHERE type = 'place')")


def ranked(filters: Filters) -> Scope:
    """Return the condition on the actors that a ranking holds: places only when asked for."""
    own = measured(filters, Axis.ACTORS)
    return own if filters.actor else own.narrowed(_NO_PLACES)


_SELECTED = """
SELECT article_id, article_key, pub_date, outlet, language, story_key, analysed
FROM articles a WHERE {conditions}
"""
# Joined, not searched for, so that only the texts of these days and places are read.
_SEARCH = """
SELECT article_id FROM articles a JOIN article_text t USING (article_id)
WHERE t.current AND {dated} AND {words}
"""
_MENTIONED = """
article_id IN (SELECT article_id FROM mentions WHERE counted AND {dated} AND {rows})
"""
_QUOTED = "article_id IN (SELECT article_id FROM quotations WHERE {dated} AND {rows})"
_CREDITED = "article_id IN (SELECT article_id FROM wire_credits WHERE {dated} AND {rows})"


def selected(filters: Filters, *, measuring: Axis = Axis.ARTICLES) -> Scope:
    """Return the query for the articles in view, all filters but the measured one applied.

    Args:
        filters: what is looked at.
        measuring: the axis whose own filter is left out.
    """
    dated = days(filters)
    scope = dated.narrowed(places(filters))
    for axis, chosen, template in (
        (Axis.ACTORS, filters.actor, _MENTIONED),
        (Axis.SPEAKERS, filters.speaker, _QUOTED),
        (Axis.WIRES, (*filters.agency, *filters.role), _CREDITED),
    ):
        if chosen and axis is not measuring:
            scope = scope.narrowed(fill(template, dated=dated, rows=measured(filters, axis)))
    for number, actor_id in enumerate(filters.actor if filters.together else ()):
        all_of = among("actor_id", f"together_{number}", (actor_id,))
        scope = scope.narrowed(fill(_MENTIONED, dated=dated, rows=all_of))
    if filters.denominator is Denominator.QUOTING:
        scope = scope.narrowed(fill(_QUOTED, dated=dated, rows=Scope("true")))
    if filters.q:
        scope = scope.narrowed(_worded(filters))
    return fill(_SELECTED, conditions=scope)


# A pattern of the word as it is, in upper or lower case: four times as fast as to change the case
# of every text, and just as linear.
_HAS_WORD = """
(regexp_matches(t.text, $word, 'il') OR regexp_matches(coalesce(a.title, ''), $word, 'il'))
"""


def _worded(filters: Filters) -> Scope:
    """Return the condition that an article has the words of the search."""
    search = fill(_SEARCH, dated=dated_places(filters), words=_words(filters.q))
    return Scope(f"article_id IN ({search.sql})", search.values, (search,))


def _words(q: str) -> Scope:
    terms = terms_of(q)
    conditions = Scope("true")
    for number, word in enumerate((*terms.wanted, *terms.unwanted)):
        name = f"word_{number}"
        sign = "" if number < len(terms.wanted) else "NOT "
        conditions = conditions.narrowed(
            Scope(sign + _HAS_WORD.strip().replace("$word", f"${name}"), {name: word})
        )
    return conditions


_COLUMNS = {
    Axis.ARTICLES: "s.*, 1 AS series FROM ({selected}) s",
    Axis.ACTORS: """
s.*, m.actor_id AS series, m.* EXCLUDE (article_id, pub_date, outlet, language)
FROM mentions m JOIN ({selected}) s USING (article_id)
""",
    Axis.SPEAKERS: """
s.*, m.speaker_key AS series, m.* EXCLUDE (article_id, pub_date, outlet, language)
FROM quotations m JOIN ({selected}) s USING (article_id)
""",
    Axis.WIRES: """
s.*, m.agency AS series, m.* EXCLUDE (article_id, pub_date, outlet, language)
FROM wire_credits m JOIN ({selected}) s USING (article_id)
""",
}
_EVERY = "SELECT {columns} WHERE {own}"
_SHARING = """
SELECT article_id FROM articles WHERE story_key IN (
    SELECT story_key FROM articles GROUP BY story_key HAVING count(*) > 1
)
"""
# Only the few articles that share their story with another one are compared with each other.
_ONCE = """
WITH view AS (
    {selected}
), shared AS (
    SELECT * FROM view WHERE article_id IN ({sharing})
), again AS MATERIALIZED (
    SELECT article_id, series FROM (SELECT {compared} WHERE {own})
    QUALIFY article_id <> first_value(article_id) OVER (
        PARTITION BY series, story_key ORDER BY pub_date, article_key
    )
)
SELECT every.* FROM (SELECT {columns} WHERE {own}) every ANTI JOIN again
ON again.article_id = every.article_id AND again.series IS NOT DISTINCT FROM every.series
"""


def counted(
    filters: Filters,
    axis: Axis,
    *,
    also: Scope | None = None,
    every: bool = False,
    view: Axis | None = None,
) -> Scope:
    """Return the query for every row that is counted: its article, its `series`, and all of it.

    When stories are counted, only the earliest article of a story stays in each series, unless
    `every` row is asked for (to count distinct stories in some finer division).

    Args:
        filters: what is in view.
        axis: what is counted.
        also: a further condition on its rows.
        every: leave all articles of a story in.
        view: take all rows of the articles that are in view when this other axis is measured.
    """
    own = measured(filters, axis) if view is None else Scope("true")
    if axis is Axis.ACTORS:
        own = own.narrowed(Scope("counted"))
    own = own if also is None else own.narrowed(also)
    articles = selected(filters, measuring=view or axis)
    if every or not is_unique(filters):
        columns = fill(_COLUMNS[axis], selected=articles)
        return fill(_EVERY, columns=columns, own=own)
    columns = fill(_COLUMNS[axis], selected=Scope("SELECT * FROM view"))
    compared = fill(_COLUMNS[axis], selected=Scope("SELECT * FROM shared"))
    return fill(
        _ONCE, selected=articles, sharing=_sharing(), compared=compared, columns=columns, own=own
    )


_EACH = "SELECT pub_date AS day, flag FROM ({rows})"
_EACH_STORY = """
SELECT pub_date AS day, flag FROM ({rows}) WHERE article_id NOT IN ({sharing})
UNION ALL
SELECT min(pub_date) AS day, bool_or(flag) AS flag FROM ({rows}) WHERE article_id IN ({sharing})
GROUP BY story_key
"""


def each(filters: Filters, rows: Scope) -> Scope:
    """Return the query for what is counted, once each: the articles of `rows`, or their stories.

    Args:
        filters: what is in view; they tell which of the two is counted.
        rows: a query for article_id, story_key, pub_date and a flag, a row for each article.

    Returns:
        Columns day (the earliest of a story) and flag (whether any of its articles has it).
    """
    if is_unique(filters):
        return fill(_EACH_STORY, rows=rows, sharing=_sharing())
    return fill(_EACH, rows=rows)


def _sharing() -> Scope:
    """Return the query for the articles that share their story with another one: few."""
    return Scope(_SHARING, {}, (Scope(_SHARING),))
