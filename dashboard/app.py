"""The dashboard: builds the Dash app over a desk and serves it."""

from __future__ import annotations

import ipaddress
import logging
import os
import socket
import sys
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

import dash
import dash_mantine_components as dmc
import numpy as np  # noqa: F401  # loaded before the first thread: half-loaded modules gave 500s
import pandas as pd  # noqa: F401  # the same
from dash import Dash, State, dcc, html
from waitress import create_server

from dashboard import api, article_json, guard
from dashboard.binding import VIEW
from dashboard.pages import PAGES, filtering, frame
from dashboard.signin import Door
from dashboard.theme import FONT
from warehouse import users
from warehouse.commands import Desk
from warehouse.errors import BadSetting
from warehouse.settings import Settings, data_folder

THREADS = 8
# No name or version of the server, and an end to what never ends.
LIMITS: dict[str, Any] = {
    "ident": "",
    "channel_timeout": 30,
    "max_request_header_size": 32_768,
    "max_request_body_size": 1_000_000,
    "connection_limit": 200,
}
_EVERY_ADDRESS = frozenset({"", "0.0.0.0", "::"})  # noqa: S104  # read here, never bound
_INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
<link rel="preload" href="/assets/fonts/inter-latin-wght-normal.woff2" as="font"
 type="font/woff2" crossorigin>
{%css%}
</head>
<body>
{%app_entry%}
<div hidden>{%config%}{%scripts%}{%renderer%}</div>
</body>
</html>"""

# Ten shades of the accent; the kit takes the seventh on light and the ninth on dark ground.
_ACCENT = (
    "#eef4fc", "#dbe7f6", "#b7ceec", "#8dbcff", "#6fa3e6",
    "#3f7cc9", "#17509b", "#134484", "#10396f", "#0b2a54",
)  # fmt: skip

# The kit's ten dark tones, from text to ground, in the warm greys of our own style sheet.
_DARK = (
    "#eceae4", "#c9ccd0", "#a6adb6", "#767e87", "#3a4048",
    "#2b3036", "#1d2125", "#191c20", "#15181b", "#111316",
)  # fmt: skip


def create_app(
    desk: Desk,
    *,
    host: str = "127.0.0.1",
    names: tuple[str, ...] = (),
    door: Door | None = None,
) -> Dash:
    """Build the app over a desk.

    Args:
        desk: where the pages ask.
        host: the address that it will be served at.
        names: further names that it is reached by.
        door: who may sign in; None = no sign-in, for this machine only.
    """
    dash.page_registry.clear()
    app = Dash(
        "dashboard",
        assets_folder=str(Path(__file__).parent / "assets"),
        use_pages=True,
        pages_folder="",
        title="Newsprism",
        update_title="",
        index_string=_INDEX,
        compress=True,
        routing_callback_inputs={
            "address": State("_pages_location", "search"),
            "pathname": State("_pages_location", "pathname"),
        },
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.layout = _layout()
    frame.register(app, desk)
    filtering.register(app, desk)
    for module in PAGES:
        _add_page(module, desk)
        module.register(app, desk)
    api.register(app, desk)
    article_json.register(app, desk)
    guard.protect(app, host, names=names, door=door)
    app.server.before_request(partial(_restore_pages, dict(dash.page_registry)))
    return app


def _restore_pages(own: dict[str, Any]) -> None:
    """Put this app's pages back where another app has replaced them: the registry is global."""
    if any(dash.page_registry.get(name) is not page for name, page in own.items()):
        dash.page_registry.clear()
        dash.page_registry.update(own)


def _add_page(module: Any, desk: Desk) -> None:
    variables = {"path_template": module.PATH} if "<" in module.PATH else {"path": module.PATH}

    def layout(address: str = "", pathname: str = module.PATH, **_others: Any) -> Any:
        return module.layout(desk, address, pathname)

    dash.register_page(  # type: ignore[no-untyped-call]
        f"newsprism.{module.NAME}", name=module.NAME, title="Newsprism", layout=layout, **variables
    )


def _layout() -> Any:
    theme = {
        "fontFamily": FONT,
        "colors": {"accent": list(_ACCENT), "dark": list(_DARK)},
        "primaryColor": "accent",
        "primaryShade": {"light": 6, "dark": 6},
        "defaultRadius": "md",
        "cursorType": "pointer",
    }
    return dmc.MantineProvider(
        html.Div([dcc.Store(id=VIEW), dash.page_container]),
        theme=theme,
        defaultColorScheme="auto",
    )


def prime(app: Dash, door: Door | None = None) -> None:
    """Answer the first requests before anybody asks: Dash finishes its set-up in them.

    Raises:
        RuntimeError: one of them failed; better no dashboard than one half set up.
    """
    client = app.server.test_client()
    if door is not None:
        with client.session_transaction() as session:
            session["mark"] = users.read(door.users_file)[0].mark
    for path in ("/", "/_dash-layout", "/_dash-dependencies"):
        status = client.get(path).status_code
        if status != HTTPStatus.OK:
            raise RuntimeError(f"the dashboard answered {status} to its own first request {path}")


def is_this_machine(host: str) -> bool:
    """Tell whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def door_of(settings: Settings) -> Door | None:
    """Return who may come in; None = whoever sits at this machine.

    Raises:
        BadSetting: other machines would reach the dashboard without a sign-in or by any name, or
            nobody can sign in.
    """
    host, file = settings.host, settings.users_file
    if file is None:
        if is_this_machine(host):
            return None
        raise BadSetting(
            f"Everybody who reaches {host} could read the warehouse: no sign-in is configured.",
            hint="Add a user (run.py users add NAME) and set users_file, or keep 127.0.0.1.",
        )
    if not users.read(file):
        raise BadSetting(f"Nobody may sign in: {file} has no users.", hint="run.py users add NAME")
    if host in _EVERY_ADDRESS and not settings.served_names:
        raise BadSetting(
            f"A dashboard on {host} must know the names that it is reached by.",
            hint="Set served_names, such as news.example.",
        )
    return Door(file, users.secret(data_folder(os.environ)), https=settings.https)


def run(desk: Desk, settings: Settings) -> int:
    """Serve the dashboard until it is stopped, then return the exit code 0.

    Raises:
        BadSetting: the address cannot be listened on, or must not without a sign-in.
    """
    door = door_of(settings)
    listening = _listening(settings.host, settings.port)
    names = tuple(settings.served_names.split(",")) if settings.served_names else ()
    app = create_app(desk, host=settings.host, names=names, door=door)
    prime(app, door)
    # A page asks for all its cards at once; that a few of them wait is no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = create_server(app.server, sockets=[listening], threads=THREADS, **LIMITS)
    place = f"[{settings.host}]" if ":" in settings.host else settings.host
    sys.stderr.write(
        f"newsprism: open http://{place}:{listening.getsockname()[1]} (stop with Ctrl-C)\n"
    )
    server.run()
    return 0


def _listening(host: str, port: int) -> socket.socket:
    try:
        kind = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=kind)
    except OSError as problem:
        raise BadSetting(
            f"The dashboard cannot listen on {host}:{port} ({problem.strerror}).",
            hint="Choose another port with --port.",
        ) from problem
