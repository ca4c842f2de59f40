"""Unheard: who is talked about most and never quoted once in the whole view."""

from __future__ import annotations

import pandas as pd

from warehouse.queries.chance import wilson
from warehouse.queries.filters import Filters
from warehouse.queries.names import labels
from warehouse.queries.scope import Cursor, ask, fill
from warehouse.queries.timeline import frame
from warehouse.queries.voices import mentioned, quoted

UNHEARD_COLUMNS = ("actor_id", "name", "type", "mentioned", "at_most")

_UNHEARD = """
WITH mentioned AS ({mentioned}), quoted AS ({quoted})
SELECT actor_id, articles FROM mentioned
ANTI JOIN (SELECT actor_id FROM quoted WHERE actor_id IS NOT NULL) USING (actor_id)
WHERE articles > 0 ORDER BY articles DESC, actor_id LIMIT $limit
"""


def unheard(
    cursor: Cursor, filters: Filters, *, limit: int | None = 12, language: str = "en"
) -> pd.DataFrame:
    """Return the most mentioned actors of whom no article in view holds a quotation.

    A filter on actors leaves only these; without one, places are left out. Columns: actor_id,
    name, type, mentioned (articles), at_most (the upper end of the 95 % interval of the share of
    their articles that would quote them: how sure "never" is).
    """
    query = fill(_UNHEARD, mentioned=mentioned(filters), quoted=quoted(filters))
    rows = ask(cursor, query, limit=limit).fetchall()
    names = labels(cursor, [actor_id for actor_id, _ in rows], language)
    return frame(
        (
            (actor_id, names[actor_id].name, names[actor_id].type, articles, wilson(0, articles)[1])
            for actor_id, articles in rows
        ),
        UNHEARD_COLUMNS,
    )
