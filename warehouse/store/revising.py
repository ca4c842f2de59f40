"""Articles with more than one text: which text is current, and whose annotations count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pyarrow as pa

from warehouse.store import columns, rows
from warehouse.store.connection import Cursor
from warehouse.store.registering import registered
from warehouse.store.rows import Placed

# The annotations of the current text wait beside those of the other texts until it is clear
# which text is current.
_SET_ASIDE = """
INSERT INTO revision_mentions BY NAME
SELECT m.*, a.content_hash FROM mentions m JOIN articles a USING (article_id)
WHERE m.article_id IN (SELECT article_id FROM incoming_touched);
INSERT INTO revision_quotations BY NAME
SELECT m.*, a.content_hash FROM quotations m JOIN articles a USING (article_id)
WHERE m.article_id IN (SELECT article_id FROM incoming_touched);
INSERT INTO revision_wire_credits BY NAME
SELECT m.*, a.content_hash FROM wire_credits m JOIN articles a USING (article_id)
WHERE m.article_id IN (SELECT article_id FROM incoming_touched);
DELETE FROM mentions WHERE article_id IN (SELECT article_id FROM incoming_touched);
DELETE FROM quotations WHERE article_id IN (SELECT article_id FROM incoming_touched);
DELETE FROM wire_credits WHERE article_id IN (SELECT article_id FROM incoming_touched);
"""

_FORGET_TEXTS = """
DELETE FROM revision_mentions m USING incoming_texts t
WHERE m.article_id = t.article_id AND m.content_hash = t.content_hash;
DELETE FROM revision_quotations m USING incoming_texts t
WHERE m.article_id = t.article_id AND m.content_hash = t.content_hash;
DELETE FROM revision_wire_credits m USING incoming_texts t
WHERE m.article_id = t.article_id AND m.content_hash = t.content_hash;
DELETE FROM article_text m USING incoming_texts t
WHERE m.article_id = t.article_id AND m.content_hash = t.content_hash;
"""

# A text that was stored before keeps what was known first; only its annotations are renewed,
# unless the new delivery was received earlier than the stored one.
_RENEW = """
DELETE FROM revisions r USING incoming_revisions n
WHERE r.article_id = n.article_id AND r.content_hash = n.content_hash
  AND (coalesce(n.received_at, 'infinity'::TIMESTAMP), n.fingerprint)
    < (coalesce(r.received_at, 'infinity'::TIMESTAMP), r.fingerprint);
UPDATE revisions SET run_key = n.run_key, analysed = n.analysed
FROM incoming_revisions n
WHERE revisions.article_id = n.article_id AND revisions.content_hash = n.content_hash;
INSERT INTO revisions BY NAME
SELECT * FROM incoming_revisions n
WHERE NOT EXISTS (
    SELECT 1 FROM revisions r
    WHERE r.article_id = n.article_id AND r.content_hash = n.content_hash
);
INSERT INTO article_text BY NAME SELECT * FROM incoming_texts;
INSERT INTO revision_mentions BY NAME SELECT * FROM incoming_mentions;
INSERT INTO revision_quotations BY NAME SELECT * FROM incoming_quotations;
INSERT INTO revision_wire_credits BY NAME SELECT * FROM incoming_credits;
"""

# Newest by modification, else by when it was received; the hash breaks ties, never arrival.
_CHOOSE = """
UPDATE revisions SET current = (revisions.content_hash = newest.content_hash)
FROM (
    SELECT article_id, content_hash FROM revisions
    WHERE article_id IN (SELECT article_id FROM incoming_touched)
    QUALIFY row_number() OVER (
        PARTITION BY article_id
        ORDER BY coalesce(modified_at, received_at) DESC NULLS LAST,
            received_at DESC NULLS LAST, content_hash DESC
    ) = 1
) newest
WHERE revisions.article_id = newest.article_id;
UPDATE article_text SET current = r.current
FROM revisions r
WHERE article_text.article_id = r.article_id AND article_text.content_hash = r.content_hash
  AND r.article_id IN (SELECT article_id FROM incoming_touched);
DELETE FROM articles WHERE article_id IN (SELECT article_id FROM incoming_touched);
"""

# An article counts once: at its first publication, with its current text.
_DERIVE = """
INSERT INTO articles BY NAME
WITH first_published AS (
    SELECT article_id, pub_date, published_at, precision, published_from,
        count(*) OVER (PARTITION BY article_id) AS revisions
    FROM revisions
    WHERE article_id IN (SELECT article_id FROM incoming_touched)
    QUALIFY row_number() OVER (
        PARTITION BY article_id
        ORDER BY pub_date NULLS LAST, published_at NULLS LAST, content_hash
    ) = 1
), person AS (
    SELECT article_key, any_value(becomes)::DATE AS day FROM corrections
    WHERE kind = 'date' AND undone_at IS NULL GROUP BY article_key
)
SELECT r.article_id, r.article_key, r.content_hash, r.article_key AS story_key, r.outlet,
    r.language, coalesce(p.day, f.pub_date) AS pub_date,
    CASE WHEN p.day IS NULL THEN f.published_at END AS published_at,
    CASE WHEN p.day IS NULL THEN f.precision ELSE 'day' END AS precision,
    CASE WHEN p.day IS NULL THEN f.published_from ELSE 'person' END AS published_from,
    r.title, r.url, r.native_id, r.byline, r.characters, f.revisions, r.analysed, r.run_key,
    CASE WHEN f.pub_date IS NULL AND p.day IS NULL THEN r.published_given END AS published_given
FROM revisions r JOIN first_published f USING (article_id)
LEFT JOIN person p ON p.article_key = r.article_key
WHERE r.current
ORDER BY r.article_id
"""

_BRING_BACK = """
INSERT INTO mentions BY NAME
SELECT m.* EXCLUDE (content_hash)
    REPLACE (a.pub_date AS pub_date, a.outlet AS outlet, a.language AS language)
FROM revision_mentions m JOIN articles a USING (article_id, content_hash)
WHERE m.article_id IN (SELECT article_id FROM incoming_touched)
ORDER BY m.article_id, m.start;
INSERT INTO quotations BY NAME
SELECT m.* EXCLUDE (content_hash)
    REPLACE (a.pub_date AS pub_date, a.outlet AS outlet, a.language AS language)
FROM revision_quotations m JOIN articles a USING (article_id, content_hash)
WHERE m.article_id IN (SELECT article_id FROM incoming_touched)
ORDER BY m.article_id, m.quotation_no;
INSERT INTO wire_credits BY NAME
SELECT m.* EXCLUDE (content_hash)
    REPLACE (a.pub_date AS pub_date, a.outlet AS outlet, a.language AS language)
FROM revision_wire_credits m JOIN articles a USING (article_id, content_hash)
WHERE m.article_id IN (SELECT article_id FROM incoming_touched)
ORDER BY m.article_id, m.start;
DELETE FROM revision_mentions m USING articles a
WHERE m.article_id = a.article_id AND m.content_hash = a.content_hash
  AND a.article_id IN (SELECT article_id FROM incoming_touched);
DELETE FROM revision_quotations m USING articles a
WHERE m.article_id = a.article_id AND m.content_hash = a.content_hash
  AND a.article_id IN (SELECT article_id FROM incoming_touched);
DELETE FROM revision_wire_credits m USING articles a
WHERE m.article_id = a.article_id AND m.content_hash = a.content_hash
  AND a.article_id IN (SELECT article_id FROM incoming_touched);
"""


def days_of(cursor: Cursor, article_ids: Sequence[int]) -> list[date]:
    """Return the publication days under which articles stand now."""
    with registered(cursor, touched=_ids(article_ids)):
        found = cursor.execute(
            "SELECT DISTINCT pub_date FROM articles"
            " WHERE article_id IN (SELECT article_id FROM incoming_touched)"
            " AND pub_date IS NOT NULL"
        ).fetchall()
    return [day for (day,) in found]


def revise(cursor: Cursor, placed: Sequence[Placed]) -> None:
    """Add texts to articles, renew texts that are stored, and choose the current ones.

    Afterwards the articles have no row in `articles` and no annotations that count, until
    `derive_articles` and `bring_back` have run.
    """
    touched = _ids(sorted({item.article_id for item in placed}))
    with registered(
        cursor,
        touched=touched,
        revisions=rows.revisions(placed, current=False),
        texts=rows.texts(placed, current=False),
        mentions=rows.mentions(placed),
        quotations=rows.quotations(placed),
        credits=rows.wire_credits(placed),
    ):
        for script in (_SET_ASIDE, _FORGET_TEXTS, _RENEW, _CHOOSE):
            cursor.execute(script)


def derive_articles(cursor: Cursor, article_ids: Sequence[int]) -> None:
    """Write the rows of `articles` from the revisions of the given articles."""
    with registered(cursor, touched=_ids(article_ids)):
        cursor.execute(_DERIVE)


def bring_back(cursor: Cursor, article_ids: Sequence[int]) -> None:
    """Let the annotations of the current texts count, under their article's day and outlet."""
    with registered(cursor, touched=_ids(article_ids)):
        cursor.execute(_BRING_BACK)


def _ids(article_ids: Sequence[int]) -> pa.Table:
    return columns.table(columns.TOUCHED, [(article_id,) for article_id in article_ids])
