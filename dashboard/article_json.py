"""One article as JSON, for programs: what `annotate` writes, with no more words than allowed."""

from __future__ import annotations

from typing import Any

import orjson
from dash import Dash
from flask import Response

from warehouse.commands import Desk
from warehouse.errors import NotFound
from warehouse.queries.article import ArticleView, Highlight, Saying, article

_FORM = orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2


def register(app: Dash, desk: Desk) -> None:
    """Add the route to the server."""

    def one_article(key: str) -> Response:
        return answered(desk, key)

    app.server.add_url_rule("/download/article/<key>.json", view_func=one_article)


def answered(desk: Desk, key: str) -> Response:
    """Answer with an article as JSON.

    Raises:
        NotFound: the warehouse has no such article.
    """
    with desk.read() as cursor:
        view = article(cursor, key)
    if view is None:
        raise NotFound("There is no such article.", hint="Open it from the list of articles.")
    body = orjson.dumps(
        record(view, rights=view.export_rights or str(desk.export_rights)), None, _FORM
    )
    return Response(body, mimetype="application/json")


def record(view: ArticleView, *, rights: str) -> dict[str, Any]:
    """Return an article as the line of `annotate` has it, plus where its annotations come from.

    Args:
        view: the article.
        rights: `text` carries everything, `snippets` all but the whole text, `offsets` no words.
    """
    words = _Words(view, rights != "offsets")
    return {
        "id": view.key,
        "language": view.language,
        "title": view.title if rights != "offsets" else None,
        "text": view.text if rights == "text" else None,
        "byline": list(view.byline),
        "published_at": view.pub_date,
        "published_from": view.published_from,
        "precision": view.precision,
        "outlet": view.outlet,
        "url": view.url,
        "rights": rights,
        "characters": len(view.text),
        "analysed": view.analysed,
        "fictional": view.fictional,
        "mentions": [words.mention(one) for one in view.highlights if one.kind == "mention"],
        "quotations": [words.quotation(one) for one in view.sayings],
        "wire_credits": [
            *(words.credit(one) for one in view.highlights if one.kind == "credit"),
            *(words.outside(number) for number in range(len(view.outside_credits))),
        ],
    }


class _Words:
    """Writes annotations with their words, or without them where rights forbid it."""

    def __init__(self, view: ArticleView, allowed: bool) -> None:
        self._view = view
        self._allowed = allowed
        self._numbered: dict[tuple[int | None, str], list[Highlight]] = {}
        for one in view.highlights:
            self._numbered.setdefault((one.number, one.kind), []).append(one)

    def mention(self, one: Highlight) -> dict[str, Any]:
        known = {"actor": one.label, "actor_id": one.key or None, "form": one.detail}
        return known | self._place(one) | _proof(one)

    def credit(self, one: Highlight) -> dict[str, Any]:
        return {"agency": one.key, "role": one.detail} | self._place(one) | _proof(one)

    def outside(self, number: int) -> dict[str, Any]:
        one = self._view.outside_credits[number]
        surface = one.surface if self._allowed else None
        place = {"surface": surface, "start": None, "end": None, "origin": one.origin}
        return {"agency": one.agency, "role": one.role} | place

    def quotation(self, one: Saying) -> dict[str, Any]:
        parts = self._numbered.get((one.number, "quotation"), [])
        speaker = {
            "name": one.speaker or None,
            "key": one.speaker_key or None,
            "naming": one.naming,
        }
        return {
            "type": one.type,
            "free": one.free,
            "text": self._cut(one.field, one.start, one.end),
            "field": one.field,
            "start": one.start,
            "end": one.end,
            "spans": [[part.start, part.end] for part in parts],
            "speaker": speaker | self._first(one.number, "speaker"),
            "antecedent": self._first(one.number, "antecedent") or None,
            "cue": self._first(one.number, "cue") or None,
            "medium": self._medium(one),
        } | _proof(one)

    def _medium(self, one: Saying) -> dict[str, Any] | None:
        if not one.medium:
            return None
        known = {"name": one.medium, "agency": one.medium_agency or None}
        return known | self._first(one.number, "medium")

    def _first(self, number: int, kind: str) -> dict[str, Any]:
        found = self._numbered.get((number, kind), [])
        return self._place(found[0]) if found else {}

    def _place(self, one: Highlight) -> dict[str, Any]:
        surface = self._cut(one.field, one.start, one.end)
        return {"surface": surface, "field": one.field, "start": one.start, "end": one.end}

    def _cut(self, field: str, start: int, end: int) -> str | None:
        whole = self._view.text if field == "text" else self._view.title or ""
        return whole[start:end] if self._allowed else None


def _proof(one: Highlight | Saying) -> dict[str, Any]:
    return {"rule": one.rule, "confidence": one.confidence, "annotator": one.annotator}
