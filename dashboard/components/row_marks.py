"""What marks the row of an article: date and precision, agencies by credit, voices, length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from dash import html

from dashboard.filters import Look
from warehouse.queries.search import Snippet

Row = Mapping[str, Any]
_GROUPS = ("text", "photo", "in_text")


def head(row: Row, look: Look) -> Any:
    """Return the first line of a row: when, how precisely, where, in which language."""
    words = look.words
    hits = int(row["hits"])
    parts = [
        html.Span(_day(row, look)),
        html.Span(known(row["outlet"]) or words("article.no_outlet")),
        html.Span(words.known(f"language.{row['language']}", str(row["language"]))),
        *([html.Span(words.counted("count.places", hits))] if hits > 1 else []),
        *states(look, analysed=bool(row["analysed"]), fictional=bool(row["fictional"])),
    ]
    return html.Div(parts, className="np-row-meta")


def _day(row: Row, look: Look) -> str:
    if pd.isna(row["pub_date"]):
        return undated(known(row.get("published_given")), look)
    return dated(look, row["pub_date"], str(row["precision"]), str(row["published_from"]))


def dated(look: Look, day: Any, precision: str, source: str) -> str:
    """Write a day with how precisely it is known, and whence if nobody simply gave it."""
    words = look.words
    known_as = [words(f"precision.{precision}")] if precision != "none" else []
    known_as += [] if source == "given" else [words.known(f"published.{source}", source)]
    said = words.day(day)
    return f"{said} ({', '.join(known_as)})" if known_as else said


def undated(given: str, look: Look) -> str:
    """Say that an article has no date, and which one was given that nobody could read."""
    said = look.words("article.undated")
    return f"{said}, {look.words('article.unread', given=clipped(given, 60))}" if given else said


def states(look: Look, *, analysed: bool, fictional: bool) -> list[Any]:
    """Return the tags of an article whose language has no pack, or that is made up."""
    told = (("state.not_analysed", not analysed), ("article.fictional", fictional))
    return [html.Span(look.words(key), className="np-tag np-state") for key, holds in told if holds]


def foot(row: Row, look: Look) -> Any:
    """Return the last line of a row: whose wire copy, how many quotations, how long.

    Nothing is counted in a language that is not analysed, so nothing is said of it, and no 0.
    """
    words = look.words
    parts: list[Any] = []
    if row["analysed"]:
        parts += [_credit(group, row[f"agencies_{group}"], look) for group in _GROUPS]
        parts.append(html.Span(voices(look, int(row["quotations"]), int(row["speakers"]))))
    parts.append(html.Span(words.counted("count.characters", int(row["characters"]))))
    return html.Div([part for part in parts if part is not None], className="np-row-foot")


def _credit(group: str, agencies: Sequence[str], look: Look) -> Any:
    if not len(agencies):
        return None
    kind = html.Span(look.words(f"group.{group}"), className="np-credit-kind")
    return html.Span([kind, f" {', '.join(agencies)}"], className=f"np-tag np-credit is-{group}")


def voices(look: Look, quotations: int, speakers: int) -> str:
    """Write how many quotations there are and by how many known speakers."""
    said = look.words.counted("count.quotations", quotations)
    return f"{said} {look.words.counted('count.speakers', speakers)}" if speakers else said


def marked(pieces: Snippet) -> list[Any]:
    """Return a text with what was searched for as marks."""
    return [html.Mark(piece.text) if piece.hit else piece.text for piece in pieces]


def snippets(found: Iterable[Snippet]) -> list[Any]:
    """Return stretches of a text one after the other, as one line."""
    children: list[Any] = []
    for pieces in found:
        children += [*([] if children else ["… "]), *marked(pieces), " … "]
    return children


def known(value: object) -> str:
    """Return a text cell, or nothing where the frame has none."""
    return value if isinstance(value, str) else ""


def clipped(text: str, most: int = 420) -> str:
    """Shorten a text at a word's end; the reader shows all of it."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
