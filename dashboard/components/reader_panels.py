"""Beside an article: who says what and how sure that is, whose wire copy, where it is from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dash import html

from dashboard.components.attributes import aria, data
from dashboard.components.row_marks import clipped, dated, undated
from dashboard.filters import Look
from dashboard.wording import Words
from warehouse.model import Field
from warehouse.queries.article import ArticleView, Saying
from warehouse.queries.article_past import Cut, Past, Version

_MOST_LISTED = 60
_LONGEST_CUT = 600


def sayings_panel(view: ArticleView, words: Words) -> Any:
    """Return every quotation with its speaker, kind and proof, each leading to its words."""
    heading = html.H2(words("reader.index_quotation"))
    if not view.sayings:
        return _panel(heading, html.P(_none(view, "quotation", words)))
    voices = html.Ul(
        [html.Li(_voice(who, said, words)) for who, said in _voices(view)[:_MOST_LISTED]],
        className="np-voices",
        **aria(label=words("reader.voices")),
    )
    shown = [_saying(view, one, words) for one in view.sayings[:_MOST_LISTED]]
    left = len(view.sayings) - len(shown)
    more = [html.P(words("reader.more", n=left))] if left else []
    return _panel(heading, voices, html.Ol(shown, className="np-index np-sayings"), *more)


def _voices(view: ArticleView) -> list[tuple[str, list[int]]]:
    """Return every speaker with the numbers of what he says, who says most first."""
    found: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for one in view.sayings:
        who = one.speaker_key or one.speaker
        names.setdefault(who, one.speaker)
        found.setdefault(who, []).append(one.number)
    ranked = sorted(found, key=lambda who: (-len(found[who]), found[who][0]))
    return [(names[who], found[who]) for who in ranked]


def _voice(who: str, said: Sequence[int], words: Words) -> Any:
    """Return the switch that lights up everything that one speaker says."""
    return html.Button(
        [
            html.Span(who or words("naming.unresolved")),
            html.Span(str(len(said)), className="np-count"),
        ],
        type="button",
        className="np-voice",
        **data(said=" ".join(map(str, said))),
        **aria(pressed="false"),
    )


def _none(view: ArticleView, kind: str, words: Words) -> str:
    """Say that nothing was found, or that nothing was looked for."""
    return words(f"reader.no_{kind}") if view.analysed else words("reader.not_analysed")


def _saying(view: ArticleView, one: Saying, words: Words) -> Any:
    places = {other.kind: n for n, other in _numbered(view, one.number)}
    kind = words.known(f"detail.{'free_' if one.free else ''}{one.type}", one.type)
    proof = words("reader.proof", confidence=words.percent(one.confidence), rule=one.rule)
    return html.Li(
        [
            _link(one.speaker or words("naming.unresolved"), places.get("speaker"), "np-speaker"),
            html.Span(
                [
                    html.Span(kind, className="np-tag"),
                    html.Span(words(f"naming.{one.naming}"), className="np-tag is-soft"),
                ],
                className="np-saying-tags",
            ),
            _link(
                clipped(_words_of(view, one), most=140), places.get("quotation"), "np-index-quote"
            ),
            *_stands_for(view, places, words),
            *_passed_on(one, places, words),
            html.Span(proof, className="np-proof"),
        ]
    )


def _stands_for(view: ArticleView, places: dict[str, int], words: Words) -> list[Any]:
    """Lead from a pronoun to what it stands for, where that was found."""
    if "antecedent" not in places:
        return []
    found = view.highlights[places["antecedent"]]
    whole = (view.title or "") if found.field == Field.TITLE else view.text
    said = f"{words('kind.antecedent')}: {whole[found.start : found.end]}"
    return [_link(said, places["antecedent"], "np-stands-for")]


def _passed_on(one: Saying, places: dict[str, int], words: Words) -> list[Any]:
    """Say who passes the words on, where somebody does."""
    if not one.medium:
        return []
    return [_link(words("reader.via", medium=one.medium), places.get("medium"), "np-stands-for")]


def _numbered(view: ArticleView, number: int) -> list[tuple[int, Any]]:
    """Return the highlights of a quotation from the last to the first: the first place wins."""
    found = [(n, one) for n, one in enumerate(view.highlights) if one.number == number]
    return found[::-1]


def _words_of(view: ArticleView, one: Saying) -> str:
    whole = (view.title or "") if one.field == Field.TITLE else view.text
    return whole[one.start : one.end]


def _link(text: str, pick: int | None, name: str) -> Any:
    if pick is None:
        return html.Span(text, className=name)
    return html.A(text, href=f"#pick-{pick}", className=name, **data(pick=str(pick)))


def credits_panel(view: ArticleView, words: Words) -> Any:
    """Return every naming of an agency with its kind; kinds are never merged."""
    heading = html.H2(words("reader.index_credit"))
    inside = [
        html.Li(
            [
                _link(one.label, n, "np-credit-name"),
                html.Span(words(f"detail.{one.detail}"), className="np-tag"),
            ]
        )
        for n, one in enumerate(view.highlights)
        if one.kind == "credit"
    ]
    outside = [
        html.Li(
            [
                html.Span(one.name, className="np-credit-name"),
                html.Span(words(f"detail.{one.role}"), className="np-tag"),
                html.Span(
                    words("reader.outside", origin=one.origin, surface=one.surface),
                    className="np-proof",
                ),
            ]
        )
        for one in view.outside_credits
    ]
    if not inside and not outside:
        return _panel(heading, html.P(_none(view, "credit", words)))
    listed = html.Ul([*inside, *outside][:_MOST_LISTED], className="np-index np-credits")
    return _panel(heading, listed)


def about_panel(view: ArticleView, past: Past, look: Look, *, rights: str) -> Any:
    """Return where an article is from, what may be done with it, and what became of its text."""
    words = look.words
    if view.pub_date:
        day = dated(look, view.pub_date, view.precision, view.published_from)
    else:
        day = undated(view.published_given or "", look)
    facts = [
        (words("about.published"), day),
        (words("about.length"), words.counted("count.characters", len(view.text))),
        (words("about.address"), _original(view)),
        (words("about.rights"), words(f"about_rights.{rights}")),
        (words("about.key"), html.Code(view.key)),
    ]
    return _panel(
        html.H2(words("about.title")),
        html.Dl(
            [piece for name, value in facts if value for piece in (html.Dt(name), html.Dd(value))],
            className="np-facts",
        ),
        *_versions(past.versions, words),
        *_cuts(past.cuts, words),
        html.P(
            html.A(words("about.json"), href=f"/download/article/{view.key}.json"),
            className="np-about-link",
        ),
    )


def _original(view: ArticleView) -> Any:
    if not (view.url and view.url.startswith(("http://", "https://"))):
        return view.url or ""
    return html.A(view.url, href=view.url, target="_blank", rel="noopener noreferrer nofollow")


def _versions(versions: Sequence[Version], words: Words) -> list[Any]:
    if len(versions) < 2:
        return []
    items = [
        html.Li(
            [
                html.Span(_when(one, words)),
                html.Span(words.counted("count.characters", one.characters)),
                html.Span(one.title) if one.title else None,
                html.Span(words("about.current"), className="np-tag") if one.current else None,
            ]
        )
        for one in versions[:_MOST_LISTED]
    ]
    return [_folded(words.counted("count.revisions", len(versions)), html.Ol(items))]


def _when(one: Version, words: Words) -> str:
    def written(moment: datetime) -> str:
        return f"{words.day(moment.date())} {moment:%H:%M} UTC"

    if one.modified_at is not None:
        return words("about.modified", moment=written(one.modified_at))
    if one.received_at is not None:
        return words("about.received", moment=written(one.received_at))
    return words("about.no_time")


def _cuts(cuts: Sequence[Cut], words: Words) -> list[Any]:
    if not cuts:
        return []
    items = [
        html.Li(
            [
                html.Span(words.known(f"cut.{one.reason}", one.reason), className="np-tag"),
                html.Del(clipped(one.words.strip(), most=_LONGEST_CUT)),
            ]
        )
        for one in cuts[:_MOST_LISTED]
    ]
    left = len(cuts) - len(items)
    more = [html.P(words("reader.more", n=left))] if left else []
    return [_folded(words.counted("count.cuts", len(cuts)), html.Ul(items), *more)]


def _folded(title: str, *children: Any) -> Any:
    return html.Details([html.Summary(title), *children], className="np-folded")


def _panel(*children: Any) -> Any:
    return html.Div(list(children), className="np-panel")
