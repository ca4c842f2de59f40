"""What the browser of a visitor asks for: the language of the interface."""

from __future__ import annotations

from urllib.parse import parse_qs

from flask import has_request_context, request

from dashboard.wording import LANGUAGES

# Where a page keeps its state and its language.
_STATE, _LANGUAGE = "query", "ui-language"


def preferred() -> str:
    """Return the interface language that the browser asks for, the first one without a browser."""
    if not has_request_context():
        return LANGUAGES[0]
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]


def spoken() -> str:
    """Return the language of the page whose callback is answered, else the browser's.

    For answers to failures, which get nothing but the failure; the request was checked before.
    """
    sent = request.get_json(silent=True) if has_request_context() else None
    for one in (*sent.get("inputs", ()), *sent.get("state", ())) if isinstance(sent, dict) else ():
        if one["id"] == _STATE:
            return parse_qs(one.get("value") or "").get("ui", LANGUAGES)[0]
        if one["id"] == _LANGUAGE:
            return str(one.get("value"))
    return preferred()
