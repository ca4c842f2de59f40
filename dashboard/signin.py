"""The door: nothing is answered without a session, once a file of users is configured."""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from dash import Dash
from flask import Response, abort, redirect, request, session

from dashboard import plainpage
from dashboard.attempts import Attempts
from dashboard.wording import Words
from warehouse import users
from warehouse.users import User

SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
_HOURS = 12
_WINDOW = 900.0


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in.

    Attributes:
        users_file: the names and hashes; read at every request, so that a removal works at once.
        secret: signs the sessions, at least 32 bytes.
        https: the cookie travels by https only.
        clock: seconds that only grow, for counting attempts.
    """

    users_file: Path
    secret: bytes
    https: bool = False
    clock: Callable[[], float] = time.monotonic


def close(app: Dash, door: Door) -> None:
    """Ask for a session before everything else, and add the pages for signing in and out."""
    server = app.server
    server.secret_key = door.secret
    server.config.update(
        SESSION_COOKIE_NAME="newsprism",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=door.https,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=_HOURS),
        SESSION_REFRESH_EACH_REQUEST=False,
    )
    porter = _Porter(door)
    server.before_request(porter.check)
    server.add_url_rule(SIGN_IN, "sign_in", porter.sign_in, methods=["GET", "POST"])
    server.add_url_rule(SIGN_OUT, "sign_out", porter.sign_out, methods=["GET", "POST"])


class _Porter:
    """Checks sessions and passwords; counts failures."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._by_pair = Attempts(door.clock, most=5, window=_WINDOW)
        self._by_name = Attempts(door.clock, most=25, window=_WINDOW)
        self._by_address = Attempts(door.clock, most=25, window=_WINDOW)

    def check(self) -> Any:
        """Let a request pass that has a session or asks for the sign-in page."""
        if request.path == SIGN_IN or self._user() is not None:
            return None
        wants_page = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
        if not wants_page:
            abort(401, "Sign in first.")
        here = request.full_path.rstrip("?")
        return redirect(
            f"{SIGN_IN}?next={quote(here, safe='')}&ui={plainpage.visitor_words().code}"
        )

    def _user(self) -> User | None:
        mark = session.get("mark")
        if not isinstance(mark, str):
            return None
        known = users.read(self._door.users_file)
        return next((user for user in known if hmac.compare_digest(user.mark, mark)), None)

    def sign_in(self) -> Any:
        """Show the form, or take it."""
        if request.method != "POST":
            return _form()
        if not hmac.compare_digest(request.form.get("token", "").encode(), _token().encode()):
            return _form("expired", 400)
        name, password = request.form.get("name", "")[:80], request.form.get("password", "")
        address = request.remote_addr or ""
        counted = (
            (self._by_pair, f"{name}\n{address}"),
            (self._by_name, name),
            (self._by_address, address),
        )
        if any(attempts.exhausted(key) for attempts, key in counted):
            return _form("too_many", 429)
        user = users.verified(users.read(self._door.users_file), name, password)
        if user is None:
            for attempts, key in counted:
                attempts.failed(key)
            return _form("wrong", 403)
        self._by_pair.forget(f"{name}\n{address}")
        # A new session: nothing of what a stranger may have put there survives.
        session.clear()
        session.permanent = True
        session["mark"] = user.mark
        return redirect(safe_next(request.form.get("next", "")), 303)

    def sign_out(self) -> Any:
        """Ask first; the session ends by the button only."""
        if request.method == "POST":
            if not hmac.compare_digest(request.form.get("token", "").encode(), _token().encode()):
                abort(400, "The form was open too long.")
            session.clear()
            return redirect(SIGN_IN, 303)
        user = self._user()
        text = plainpage.visitor_words()
        body = (
            f"<p>{escape(text('signin.leave_lede', name=user.name if user else ''))}</p>"
            f'<form method="post">{_hidden("token", _token())}'
            f"<button>{escape(text('signin.leave'))}</button></form>"
            f'<a href="/">{escape(text("signin.back"))}</a>'
        )
        return _page(text, "signin.leave_title", body)


def safe_next(target: str) -> str:
    """Return where to go after signing in: a path of this site, else the overview."""
    parts = urlsplit(target) if target.isprintable() and "\\" not in target else urlsplit("")
    plain = not parts.scheme and not parts.netloc and target.startswith("/")
    return target if plain and not target.startswith("//") and parts.path else "/"


def _token() -> str:
    token = session.get("token")
    if not isinstance(token, str):
        token = session["token"] = secrets.token_urlsafe(32)
    return token


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'


def _form(problem: str = "", status: int = 200) -> Response:
    text = plainpage.visitor_words()
    target = safe_next(request.values.get("next", ""))
    said = f"signin.{problem}" if problem else "signin.lede"
    kind = ' class="np-door-problem" role="alert"' if problem else ""
    body = (
        f'<p{kind}>{escape(text(said))}</p><form method="post" action="{SIGN_IN}">'
        f"{_hidden('token', _token())}{_hidden('next', target)}{_hidden('ui', text.code)}"
        f'<label>{escape(text("signin.name"))}<input name="name" autocomplete="username" required'
        f" autofocus></label><label>{escape(text('signin.password'))}<input"
        ' name="password" type="password" autocomplete="current-password" required></label>'
        f"<button>{escape(text('signin.submit'))}</button></form>"
    )
    return _page(text, "signin.title", body, status)


def _page(text: Words, title: str, body: str, status: int = 200) -> Response:
    return plainpage.page(text, text(title), body, status=status)
