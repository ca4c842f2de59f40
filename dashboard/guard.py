"""The one border for requests: forged callbacks, too large bodies, foreign hosts, headers."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import Dash
from flask import Response, abort, request
from werkzeug.exceptions import HTTPException

from warehouse.errors import BadFilter, NotFound

_CALLBACK = "/_dash-update-component"
_LARGEST_BODY = 512_000
_TEXT = (str, type(None))
_KINDS: dict[str, tuple[type, ...]] = {
    "pathname": _TEXT,
    "search": _TEXT,
    "searchValue": _TEXT,
    "href": _TEXT,
    "children": (str, list, dict, type(None)),
    "className": _TEXT,
    "clickData": (dict, type(None)),
    "n_clicks": (int, type(None)),
    "id": _TEXT,
    "value": (str, list, type(None)),
    "data": (str, dict, list, type(None)),
}

_STATES: dict[str, tuple[type, ...]] = {
    "query.data": (str,),
    "first-query.data": (str,),
    "view.data": _TEXT,
    "ui-language.data": _TEXT,
    "article-pick.data": _TEXT,
    "article-key.data": _TEXT,
}


class Forged(ValueError):
    """A request that no page of ours sends."""


def protect(app: Dash) -> None:
    """Check every request and dress every answer; call it after all callbacks are registered."""
    server = app.server
    server.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY

    def check() -> None:
        if request.path == _CALLBACK:
            _check_callback(app, request.get_json(silent=True))

    server.before_request(check)
    server.after_request(partial(_dressed, app))

    for kind, status in ((Forged, 400), (BadFilter, 400), (NotFound, 404)):
        server.register_error_handler(kind, _refusal(status))


def _refusal(status: int) -> Any:
    def refuse(problem: Exception) -> Response:
        return Response(f"{problem}\n", status=status, mimetype="text/plain")

    return refuse


def _check_callback(app: Dash, body: Any) -> None:
    try:
        callback = app.callback_map[body["output"]]
        for sent, declared in (
            (body.get("inputs", []), callback["inputs"]),
            (body.get("state", []), callback["state"]),
        ):
            _check_values(sent, declared)
        changed = body.get("changedPropIds", [])
        if not all(isinstance(prop, str) for prop in changed):
            raise Forged("properties without names")
        _check_outputs(body.get("outputs"))
    except (Forged, KeyError, TypeError, AttributeError, ValueError):
        abort(400, "No page of Newsprism sends this.")


def _check_values(sent: Any, declared: list[dict[str, Any]]) -> None:
    if len(sent) != len(declared):
        raise Forged("another number of inputs")
    for one, wanted in zip(sent, declared, strict=True):
        if (one["id"], one["property"]) != (wanted["id"], wanted["property"]):
            raise Forged("another input")
        value = one.get("value")
        kinds = _STATES.get(f"{one['id']}.{one['property']}") or _KINDS.get(one["property"])
        if kinds is not None and (not isinstance(value, kinds) or isinstance(value, bool)):
            raise Forged("a value of another kind")


def _check_outputs(outputs: Any) -> None:
    listed = outputs if isinstance(outputs, list) else [outputs]
    for one in listed:
        if not (isinstance(one["id"], str) and isinstance(one["property"], str)):
            raise Forged("another output")


def _dressed(app: Dash, answer: Response) -> Response:
    headers = answer.headers
    headers.setdefault("Content-Security-Policy", policy(app))
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("X-Frame-Options", "DENY")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    if request.path.startswith("/assets/") and request.args.get("m"):
        headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


def policy(app: Dash) -> str:
    """Return the content security policy: own files only, and the inline scripts we know."""
    scripts = " ".join(("'self'", *(f"{one}" for one in app.csp_hashes())))
    rules = (
        "default-src 'self'",
        f"script-src {scripts}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
    return "; ".join(rules)


def is_client_error(problem: BaseException) -> bool:
    """Tell whether the sender of a request is to blame for its failure."""
    return isinstance(problem, HTTPException) and (problem.code or 500) < 500
