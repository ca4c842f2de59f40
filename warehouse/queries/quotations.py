"""The quotations in view, one by one, newest first."""

from __future__ import annotations

import pandas as pd

from warehouse.queries.filters import Filters
from warehouse.queries.names import key_labels
from warehouse.queries.scope import Axis, Cursor, ask, counted, fill
from warehouse.queries.timeline import frame

QUOTATIONS_COLUMNS = (
    "article_key",
    "pub_date",
    "outlet",
    "language",
    "title",
    "quotation_no",
    "type",
    "free",
    "text",
    "start",
    "end",
    "speaker_name",
    "speaker_key",
    "naming",
    "speaker_surface",
    "cue",
    "confidence",
    "rule",
    "field",
)
_COUNT = "SELECT count(*) FROM ({rows})"

# Texts are fetched only for the rows of the page.
_LISTING = """
WITH page AS (
    SELECT article_id, article_key, pub_date, quotation_no FROM ({rows})
    ORDER BY pub_date DESC, article_key, quotation_no
    LIMIT $limit OFFSET $offset
)
SELECT p.article_key, a.pub_date, a.outlet, a.language, a.title, q.quotation_no, q.type, q.free,
    q.text, q.start, q."end", q.speaker_name, q.speaker_key, q.naming, q.speaker_surface, q.cue,
    q.confidence, q.rule, q.field
FROM page p
JOIN articles a USING (article_id)
JOIN quotations q ON q.article_id = p.article_id AND q.quotation_no = p.quotation_no
ORDER BY a.pub_date DESC, p.article_key, q.quotation_no
"""


def quotations(
    cursor: Cursor, filters: Filters, *, limit: int = 50, offset: int = 0, language: str = "en"
) -> pd.DataFrame:
    """Return the quotations in view, newest article first, in the order of the text.

    A filter on speakers leaves only their quotations. `start:end` is the hull in `field`;
    `speaker_name` is the registry's name in the reader's language where there is one.
    """
    query = fill(_LISTING, rows=counted(filters, Axis.SPEAKERS))
    rows = ask(cursor, query, limit=limit, offset=offset).fetchall()
    found = frame(rows, QUOTATIONS_COLUMNS)
    keys = [key for key in dict.fromkeys(found["speaker_key"]) if key is not None]
    names = key_labels(cursor, keys, language)
    shown = zip(found["speaker_key"], found["speaker_name"], strict=True)
    found["speaker_name"] = pd.Series(
        [names.get(key, name) for key, name in shown], dtype="object", index=found.index
    )
    return found


def count_quotations(cursor: Cursor, filters: Filters) -> int:
    """Return how many quotations are in view."""
    query = fill(_COUNT, rows=counted(filters, Axis.SPEAKERS))
    ((found,),) = ask(cursor, query).fetchall()
    return int(found)
