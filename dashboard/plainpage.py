"""Pages outside of the app: they need no script and no session, such as sign-in and refusals."""

from __future__ import annotations

from html import escape
from http import HTTPStatus
from pathlib import Path

from flask import Response, request

from dashboard.visitor import preferred
from dashboard.wording import LANGUAGES, Words, words

_STYLE = Path(__file__).parent / "assets" / "60-sign-in.css"
_PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title} · Newsprism</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>{style}</style>
</head><body class="np-door"><main><h1>{title}</h1>{body}</main></body></html>"""


def page(text: Words, title: str, body: str, *, status: int = 200) -> Response:
    """Return a page.

    Args:
        text: the texts of its language.
        title: what stands above it, as plain text.
        body: markup whose foreign parts are escaped already.
        status: of the answer.
    """
    style = _STYLE.read_text(encoding="utf-8")
    filled = _PAGE.format(lang=text.code, title=escape(title), style=style, body=body)
    return Response(filled, status=status, mimetype="text/html")


def visitor_words() -> Words:
    """Return the texts in the language that the address names, else in the browser's."""
    asked = request.args.get("ui") or request.form.get("ui")
    return words(asked if asked in LANGUAGES else preferred())


def refusal(status: int, detail: str = "") -> Response:
    """Return what a refused request is told: a page for people, a line for programs.

    Args:
        status: of the answer.
        detail: what exactly is wrong, in words meant for people.
    """
    if not wants_page():
        said = detail or HTTPStatus(status).phrase
        return Response(f"{said}\n", status=status, mimetype="text/plain")
    text = words(preferred()) if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE else visitor_words()
    known = f"problem.{status}.title" in text.texts
    name = str(status) if known else "5xx" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "4xx"
    told = f'<p class="np-door-detail">{escape(detail)}</p>' if detail else ""
    body = (
        f'<p role="alert">{escape(text(f"problem.{name}.text"))}</p>{told}'
        f'<a href="/?ui={text.code}">{escape(text("problem.back"))}</a>'
    )
    return page(text, text(f"problem.{name}.title"), body, status=status)


def wants_page() -> bool:
    """Tell whether a person looks at the answer in a browser, and no program of ours or theirs."""
    return request.method in ("GET", "HEAD") and "text/html" in request.headers.get("Accept", "")
