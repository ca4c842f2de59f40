"""What actors are called: the registry's name in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warehouse.queries.scope import Cursor, among, fill

_REGISTERED = """
SELECT a.actor_id, a.type,
    coalesce(
        min(l.alias) FILTER (l.display AND l.language = $language),
        a.name,
        min(l.alias) FILTER (l.display)
    )
FROM actors a LEFT JOIN aliases l USING (actor_id)
WHERE {chosen}
GROUP BY a.actor_id, a.type, a.name
"""
_MENTIONED = """
SELECT actor_id, min(type), min(actor) FROM mentions WHERE {chosen} GROUP BY actor_id
"""


@dataclass(frozen=True, slots=True)
class Label:
    """An actor as it is shown."""

    name: str
    type: str


def labels(cursor: Cursor, actor_ids: Sequence[str], language: str) -> dict[str, Label]:
    """Return name and type of the actors that are known, by id.

    An actor that the registry has lost is called as the articles call it.
    """
    if not actor_ids:
        return {}
    found: dict[str, Label] = {}
    for template, values in ((_REGISTERED, {"language": language}), (_MENTIONED, {})):
        missing = [actor_id for actor_id in actor_ids if actor_id not in found]
        if missing:
            query = fill(template, chosen=among("actor_id", "id", missing))
            rows = cursor.execute(query.sql, {**query.values, **values}).fetchall()
            found.update({actor_id: Label(name, kind) for actor_id, kind, name in rows})
    return found


def key_labels(cursor: Cursor, keys: Sequence[str], language: str) -> dict[str, str]:
    """Return the names of speakers by key: the registry's, else the name that articles give."""
    ids = [key for key in keys if not key.startswith("name:")]
    found = {key: label.name for key, label in labels(cursor, ids, language).items()}
    missing = [key for key in keys if key not in found]
    if missing:
        query = fill(_SPOKEN, chosen=among("speaker_key", "key", missing))
        found.update(dict(cursor.execute(query.sql, query.values).fetchall()))
    return found


_SPOKEN = "SELECT speaker_key, min(name) FROM day_speakers WHERE {chosen} GROUP BY speaker_key"
