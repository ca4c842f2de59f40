"""The one border for requests: forged callbacks, too large bodies, foreign hosts, headers."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import Dash
from flask import Response, abort, request

from dashboard import forgery
from dashboard.forgery import Forged
from warehouse.errors import BadFilter, NotFound, QueryTooLong

_CALLBACK = "/_dash-update-component"
_LARGEST_BODY = 512_000
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
_EVERY_ADDRESS = frozenset({"", "0.0.0.0", "::"})  # noqa: S104  # read here, never bound


def protect(app: Dash, host: str) -> None:
    """Check every request and dress every answer; call it after all callbacks are registered.

    Args:
        app: the app, with all its callbacks and routes.
        host: the address it is served at; other names in the Host header are refused, so that a
            foreign page cannot read the warehouse by pointing its own name at this machine. A
            server on every address cannot know its names and takes any.
    """
    server = app.server
    server.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY
    names = None if host in _EVERY_ADDRESS else _LOOPBACK | {host, f"[{host}]"}
    server.before_request(partial(_check_origin, names))
    server.before_request(partial(_check_callback, app))
    server.after_request(partial(_dressed, app))
    for kind, status in ((Forged, 400), (BadFilter, 400), (NotFound, 404), (QueryTooLong, 503)):
        server.register_error_handler(kind, _refusal(status))


def _check_origin(names: frozenset[str] | None) -> None:
    name = request.host if request.host.endswith("]") else request.host.rsplit(":", 1)[0]
    if names is not None and name not in names:
        abort(400, "This name is not served here.")
    origin = request.headers.get("Origin")
    if origin not in (None, f"{request.scheme}://{request.host}"):
        abort(403, "Requests from other sites are refused.")


def _refusal(status: int) -> Any:
    def refuse(problem: Exception) -> Response:
        return Response(f"{problem}\n", status=status, mimetype="text/plain")

    return refuse


def _check_callback(app: Dash) -> None:
    if request.path != _CALLBACK:
        return
    try:
        forgery.check(app, request.get_json(silent=True))
    except (Forged, RecursionError):
        abort(400, "No page of Newsprism sends this.")


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
