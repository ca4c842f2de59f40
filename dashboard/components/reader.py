"""The article reader: text with nested highlights, what was picked, and an index of findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dash import html

from dashboard.components.attributes import data
from dashboard.components.row_marks import clipped
from dashboard.wording import Words
from warehouse.model import Block, Field
from warehouse.queries import search
from warehouse.queries.articles import ArticleView, Highlight
from warehouse.queries.terms import terms_of

KINDS: tuple[str, ...] = (
    "quotation", "speaker", "antecedent", "mention", "cue", "credit", "medium", "word",
)  # fmt: skip
LEGEND: tuple[str, ...] = ("quotation", "speaker", "cue", "mention", "credit")
# Kinds that few articles have: the legend names them only where they are.
_SOMETIMES: tuple[str, ...] = ("antecedent", "medium", "word")
WORD = "word"
_DEEPEST = 12
_MOST_LISTED = 60
_MOST_WORDS = 500


@dataclass(frozen=True, slots=True)
class Stretch:
    """A highlight, or the piece of one that is left after another has cut it."""

    start: int
    end: int
    index: int
    rank: int


def with_words(view: ArticleView, q: str) -> ArticleView:
    """Return an article with what was searched for highlighted after all that was found in it."""
    terms = terms_of(q)
    words = [
        Highlight(WORD, field, start, end, whole[start:end], "", "", 1.0, "", None)
        for field, whole in ((Field.TITLE, view.title or ""), (Field.TEXT, view.text))
        for start, end in search.hits(whole, terms)[:_MOST_WORDS]
    ]
    return replace(view, highlights=(*view.highlights, *words))


def legend_of(view: ArticleView) -> tuple[str, ...]:
    """Return the kinds of highlights that can be switched; rare ones where there are any."""
    there = {one.kind for one in view.highlights}
    return (*LEGEND, *(kind for kind in _SOMETIMES if kind in there))


def title_children(view: ArticleView) -> list[Any]:
    """Return the title with its highlights; without a title the opening words stand in."""
    title = view.title or ""
    if not title:
        return [html.Span(clipped(view.text.strip(), most=80), className="np-untitled")]
    return nested(title, 0, len(title), _stretches(view, Field.TITLE), view.highlights)


def text_children(view: ArticleView) -> list[Any]:
    """Return the blocks of the text as paragraphs with highlights."""
    stretches = _stretches(view, Field.TEXT)
    blocks = view.blocks or ()
    pairs = [(block, _inside(stretches, block.start, block.end)) for block in blocks]
    return [_paragraph(view, block, inner) for block, inner in pairs] or [
        html.P(nested(view.text, 0, len(view.text), stretches, view.highlights))
    ]


def _paragraph(view: ArticleView, block: Block, stretches: Sequence[Stretch]) -> Any:
    children = nested(view.text, block.start, block.end, stretches, view.highlights)
    return html.P(children, className=f"is-{block.kind}")


def _stretches(view: ArticleView, field: Field) -> list[Stretch]:
    found = [
        Stretch(one.start, one.end, index, KINDS.index(one.kind))
        for index, one in enumerate(view.highlights)
        if one.field == field and one.start is not None and one.end is not None
    ]
    return sorted(found, key=_order)


def _order(one: Stretch) -> tuple[int, int, int, int]:
    return one.start, -one.end, one.rank, one.index


def _inside(stretches: Sequence[Stretch], start: int, end: int) -> list[Stretch]:
    return [
        Stretch(max(one.start, start), min(one.end, end), one.index, one.rank)
        for one in stretches
        if one.start < end and start < one.end
    ]


def nested(
    text: str,
    start: int,
    end: int,
    stretches: Sequence[Stretch],
    highlights: Sequence[Highlight],
    *,
    depth: int = 0,
) -> list[Any]:
    """Return `text[start:end]` with marks; a mark that crosses another is cut at its edge."""
    children: list[Any] = []
    waiting = sorted(stretches, key=_order)
    at = start
    while waiting:
        first, *others = waiting
        if first.start > at:
            children.append(text[at : first.start])
        inner = _inside(others, first.start, first.end)
        inside: list[Any] = [text[first.start : first.end]]
        if inner and depth < _DEEPEST:
            inside = nested(text, first.start, first.end, inner, highlights, depth=depth + 1)
        children.append(_mark(first.index, highlights[first.index], inside))
        at = first.end
        waiting = sorted(_inside(others, first.end, end), key=_order)
    if at < end:
        children.append(text[at:end])
    return children


def _mark(index: int, highlight: Highlight, children: list[Any]) -> Any:
    kind = f"k-{highlight.kind}"
    indirect = highlight.kind == "quotation" and highlight.detail.endswith("indirect")
    joined = {} if highlight.number is None else {"said": str(highlight.number)}
    return html.Mark(
        children,
        className=f"np-hl {kind} t-indirect" if indirect else f"np-hl {kind}",
        **data(pick=str(index), **joined),
    )


def picked_at(view: ArticleView, span: str) -> str:
    """Return the pick for a `span` parameter: the highlight with these bounds, else the nearest."""
    if not span:
        return ""
    field = Field.TITLE if span.startswith("title:") else Field.TEXT
    start, _, end = span.removeprefix("title:").partition("-")
    wanted = (int(start), int(end))
    found = [
        (abs(one.start - wanted[0]) + abs(one.end - wanted[1]), KINDS.index(one.kind), index)
        for index, one in enumerate(view.highlights)
        if one.field == field
        and one.start is not None
        and one.end is not None
        and one.start < wanted[1]
        and wanted[0] < one.end
    ]
    return str(min(found)[2]) if found else ""


def picked_panel(view: ArticleView, pick: str, words: Words) -> list[Any]:
    """Return why the picked words are highlighted: rule, confidence, annotator, offsets."""
    one = _picked(view, pick)
    if one is None:
        return [html.H2(words("reader.pick_title")), html.P(words("reader.pick_hint"))]
    return [
        html.Div(
            [
                html.P(words(f"kind.{one.kind}"), className="np-panel-kicker"),
                html.Button(
                    words("evidence.close"),
                    className="np-button is-quiet",
                    type="button",
                    **data(pick=""),
                ),
            ],
            className="np-panel-top",
        ),
        html.P(one.label or words("naming.unresolved"), className="np-panel-label"),
        html.Dl(
            [
                piece
                for name, value in _facts(view, one, words)
                if value
                for piece in (html.Dt(name), html.Dd(value))
            ],
            className="np-facts",
        ),
        html.Div(list(_relatives(view, one, words)), className="np-panel-links"),
    ]


def _facts(view: ArticleView, one: Highlight, words: Words) -> list[tuple[str, Any]]:
    offsets = html.Code(f"{one.field} {one.start}–{one.end}")
    if one.kind == WORD:
        return [(words("reader.offsets"), offsets)]
    return [
        (words("reader.words"), _surface(view, one)),
        (words("reader.detail"), words.known(f"detail.{one.detail.replace(' ', '_')}", one.detail)),
        (words("reader.rule"), html.Code(one.rule)),
        (words("reader.confidence"), words.percent(one.confidence)),
        (words("reader.annotator"), html.Code(one.annotator)),
        (words("reader.offsets"), offsets),
    ]


def _picked(view: ArticleView, pick: str) -> Highlight | None:
    if not (pick.isascii() and pick.isdigit() and len(pick) < 9):
        return None
    return view.highlights[int(pick)] if int(pick) < len(view.highlights) else None


def _surface(view: ArticleView, one: Highlight) -> str:
    if one.start is None or one.end is None:
        return ""
    whole = (view.title or "") if one.field == Field.TITLE else view.text
    surface = whole[one.start : one.end]
    return surface if len(surface) < 200 else surface[:199] + "…"


def _relatives(view: ArticleView, one: Highlight, words: Words) -> Iterator[Any]:
    if one.number is None:
        return
    for index, other in enumerate(view.highlights):
        if other.number == one.number and other.kind != one.kind and other.kind != "mention":
            surface = _surface(view, other)[:40]
            yield html.A(
                f"{words('kind.' + other.kind)}: {surface}",
                href=f"#pick-{index}",
                **data(pick=str(index)),
            )


def mentions_panel(view: ArticleView, words: Words) -> Any:
    """Return who is mentioned in this article and how often, each leading to the words."""
    groups: dict[str, list[int]] = {}
    for index, one in enumerate(view.highlights):
        if one.kind == "mention":
            groups.setdefault(one.label or words("naming.unresolved"), []).append(index)
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1]), item[1][0]))
    heading = html.H2(words("reader.index_mention"))
    if not ranked:
        none = "reader.no_mention" if view.analysed else "reader.not_analysed"
        return html.Div([heading, html.P(words(none))], className="np-panel")
    items = [_entry(label, found) for label, found in ranked[:_MOST_LISTED]]
    left = len(ranked) - len(items)
    more = [html.P(words("reader.more", n=left))] if left else []
    return html.Div([heading, html.Ul(items, className="np-index"), *more], className="np-panel")


def _entry(label: str, found: Sequence[int]) -> Any:
    return html.Li(
        html.A(
            [html.Span(label), html.Span(str(len(found)), className="np-count")],
            href=f"#pick-{found[0]}",
            **data(pick=str(found[0])),
        )
    )
