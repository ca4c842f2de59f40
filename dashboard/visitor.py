"""What the browser of a visitor asks for."""

from __future__ import annotations

from flask import has_request_context, request

from dashboard.wording import LANGUAGES


def preferred() -> str:
    """Return the interface language that the browser asks for, the first one without a browser."""
    if not has_request_context():
        return LANGUAGES[0]
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]
