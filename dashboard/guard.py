"""The one border for requests: forged callbacks, too large bodies, foreign hosts, headers."""

from __future__ import annotations

import logging
import secrets
from functools import partial
from http import HTTPStatus
from typing import Any

from dash import Dash
from flask import Response, abort, request
from werkzeug.exceptions import HTTPException

from dashboard import forgery, plainpage, signin
from dashboard.forgery import Forged
from dashboard.signin import Door
from warehouse.errors import BadFilter, NotFound, QueryTooLong

CALLBACK = "/_dash-update-component"
_LARGEST_BODY = 512_000
_LONGEST_QUERY = 16_000
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
_LOG = logging.getLogger("newsprism.border")


def protect(app: Dash, host: str, *, names: tuple[str, ...] = (), door: Door | None = None) -> None:
    """Check every request and dress every answer; call it after all callbacks are registered.

    Args:
        app: the app, with all its callbacks and routes.
        host: the address it is served at; other names in the Host header are refused, so that a
            foreign page cannot read the warehouse by pointing its own name at this machine.
        names: further names that it is reached by, such as the one of a proxy.
        door: who may come in; None = everybody at this machine.
    """
    server = app.server
    server.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY
    server.config["MAX_FORM_MEMORY_SIZE"] = _LARGEST_BODY
    known = _LOOPBACK | {host.lower(), f"[{host.lower()}]"} | {name.lower() for name in names}
    server.before_request(partial(_check_origin, known))
    server.before_request(_check_size)
    if door is not None:
        signin.close(app, door)
    server.before_request(partial(_check_callback, app))
    server.after_request(partial(_dressed, app))
    for kind, status in ((Forged, 400), (BadFilter, 400), (NotFound, 404), (QueryTooLong, 503)):
        server.register_error_handler(kind, _refusal(status))
    server.register_error_handler(Exception, _unexpected)


def _check_origin(names: frozenset[str]) -> None:
    host = request.host.lower()
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    if name not in names:
        abort(400, "This name is not served here.")
    origin = request.headers.get("Origin")
    # A proxy may speak https with the browser and http with us: the name decides.
    if origin is not None and origin.lower() not in (f"http://{host}", f"https://{host}"):
        abort(403, "Requests from other sites are refused.")
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site") and not _is_visit():
        abort(403, "Requests from other sites are refused.")


def _is_visit() -> bool:
    """Tell whether a person follows a link to a page: the one thing other sites may cause."""
    headers = request.headers
    return (
        request.method in ("GET", "HEAD")
        and headers.get("Sec-Fetch-Mode") == "navigate"
        and headers.get("Sec-Fetch-Dest") == "document"
    )


def _check_size() -> None:
    if (request.content_length or 0) > _LARGEST_BODY:
        abort(413, "This request is too large.")
    if len(request.query_string) > _LONGEST_QUERY:
        abort(414, "This address is too long.")


def _refusal(status: int) -> Any:
    def refuse(problem: Exception) -> Response:
        return plainpage.refusal(status, str(problem))

    return refuse


def _unexpected(problem: Exception) -> Any:
    """Answer a fault of ours with an id only; the log has the rest under the same id."""
    if isinstance(problem, HTTPException):
        return _http(problem)
    name = secrets.token_hex(4)
    _LOG.error("fault %s at %s", name, request.path.encode("ascii", "replace"), exc_info=problem)
    if plainpage.wants_page():
        told = plainpage.visitor_words()("problem.fault", id=name)
        return plainpage.refusal(500, told)
    return Response(f"Something went wrong (id {name}).\n", status=500, mimetype="text/plain")


def _http(problem: HTTPException) -> Any:
    """Dress a refusal for people; what is none (a redirect) and what programs get stays."""
    status = problem.code or 0
    if problem.response is not None or status < HTTPStatus.BAD_REQUEST:
        return problem
    return plainpage.refusal(status) if plainpage.wants_page() else problem


def _check_callback(app: Dash) -> None:
    if request.path != CALLBACK or request.method != "POST":
        return
    if request.mimetype != "application/json":
        abort(415, "Callbacks are asked in JSON.")
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
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    if request.path.startswith("/assets/") and request.args.get("m"):
        headers["Cache-Control"] = "public, max-age=31536000, immutable"
    elif not request.path.startswith(("/assets/", "/_dash-component-suites/")):
        headers["Cache-Control"] = "no-store"
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
