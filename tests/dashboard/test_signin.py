"""With a file of users nothing is answered without a session, and other addresses need one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.app import create_app, door_of, prime
from dashboard.signin import SIGN_IN, Door, safe_next
from tests.dashboard import posting
from warehouse import users
from warehouse.cli import open_for_serving
from warehouse.commands import Desk
from warehouse.errors import BadSetting
from warehouse.settings import load

NAME, PASSWORD = "Karla", "ein langes Passwort"
PAGE = {"Accept": "text/html"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "users"
    users.add(path, NAME, PASSWORD)
    return path


@pytest.fixture
def closed(desk: Desk, file: Path) -> Dash:
    door = Door(file, b"0123456789abcdef" * 2, clock=lambda: 0.0)
    app = create_app(desk, door=door)
    prime(app, door)
    return app


def signed(
    client: FlaskClient, *, name: str = NAME, password: str = PASSWORD, target: str = "/"
) -> TestResponse:
    token = token_of(client.get(SIGN_IN))
    form = {"token": token, "name": name, "password": password, "next": target}
    return client.post(SIGN_IN, data=form)


def token_of(answer: TestResponse) -> str:
    found = re.search(r'name="token" value="([^"]+)"', answer.text)
    assert found is not None
    return found[1]


def test_every_route_needs_a_session(closed: Dash) -> None:
    client = closed.server.test_client()
    rules = list(closed.server.url_map.iter_rules())
    assert len(rules) > 10
    for rule in rules:
        path = re.sub(r"<[^>]+>", "x", str(rule))
        if path == SIGN_IN:
            continue
        for method in sorted((rule.methods or set()) - {"OPTIONS"}):
            assert client.open(path, method=method).status_code == 401, f"{method} {path}"
    assert client.get("/assets/20-newsprism.css?m=1").status_code == 401
    assert client.get("/speakers?from=2024-01-01", headers=PAGE).status_code == 302


def test_a_visitor_is_led_to_the_form_and_back(closed: Dash) -> None:
    client = closed.server.test_client()
    led = client.get("/speakers?from=2024-01-01&ui=de", headers=PAGE)
    assert led.location == "/sign-in?next=%2Fspeakers%3Ffrom%3D2024-01-01%26ui%3Dde&ui=de"
    assert "Anmelden" in client.get(led.location).text
    answer = signed(client, target="/speakers?from=2024-01-01")
    assert (answer.status_code, answer.location) == (303, "/speakers?from=2024-01-01")
    assert client.get("/speakers").status_code == 200
    assert client.get("/_dash-layout").status_code == 200


def test_the_cookie_is_closed_to_scripts_and_other_sites(desk: Desk, file: Path) -> None:
    app = create_app(desk, door=Door(file, b"0123456789abcdef" * 2, https=True))
    cookie = app.server.test_client().get(SIGN_IN).headers["Set-Cookie"]
    assert {"HttpOnly", "Secure", "SameSite=Lax"} <= set(cookie.split("; "))


def test_the_session_ends_by_the_button_and_with_the_user(closed: Dash, file: Path) -> None:
    client = closed.server.test_client()
    signed(client)
    token = token_of(client.get("/sign-out"))
    assert client.post("/sign-out", data={"token": "x"}).status_code == 400
    assert client.post("/sign-out", data={"token": token}).status_code == 303
    assert client.get("/").status_code == 401
    signed(client)
    assert client.get("/").status_code == 200
    users.add(file, NAME, "ein anderes Passwort")
    assert client.get("/").status_code == 401


@pytest.mark.parametrize(
    ("name", "password"), [(NAME, "falsch"), ("Niemand", PASSWORD), ("", ""), (NAME, "\ud800")]
)
def test_a_wrong_name_or_password_is_refused_alike(closed: Dash, name: str, password: str) -> None:
    safe = password.encode("utf-8", "replace").decode()
    answer = signed(closed.server.test_client(), name=name, password=safe)
    assert answer.status_code == 403
    assert "Name and password do not fit." in answer.text


def test_who_has_signed_in_finds_the_way_out(closed: Dash) -> None:
    client = closed.server.test_client()
    signed(client)
    key = posting.callback_of(closed, "_pages_content.children")
    values = {"_pages_location.pathname": "/", "_pages_location.search": "?ui=de"}
    page = client.post("/_dash-update-component", json=posting.body(closed, key, values))
    assert "sign-out?ui=de" in page.text
    assert "Abmelden" in page.text


def test_a_form_without_its_token_is_refused(closed: Dash) -> None:
    form = {"name": NAME, "password": PASSWORD}
    assert closed.server.test_client().post(SIGN_IN, data=form).status_code == 400


def test_the_sixth_failure_in_a_row_has_to_wait(closed: Dash) -> None:
    client = closed.server.test_client()
    statuses = [signed(client, password=PASSWORD[1:]).status_code for _ in range(6)]
    assert statuses == [403] * 5 + [429]
    assert signed(client).status_code == 429


def test_the_form_works_under_the_policy_of_all_pages(closed: Dash) -> None:
    headers = closed.server.test_client().get(SIGN_IN).headers
    assert "form-action 'self'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "/\\evil.example", "https://evil.example/", "javascript:1", "", "x", "/\n/e",
     "\\\\evil", "/\t/evil.example", "///evil.example"],
)  # fmt: skip
def test_nobody_is_led_to_other_sites(target: str) -> None:
    assert safe_next(target) == "/"


def test_paths_of_this_site_are_kept() -> None:
    assert safe_next("/article/a?span=1-2") == "/article/a?span=1-2"


@pytest.mark.parametrize("host", ["0.0.0.0", "10.1.2.3", "::", "news.example"])  # noqa: S104
def test_other_addresses_are_refused_without_a_sign_in(host: str) -> None:
    with pytest.raises(BadSetting, match="no sign-in") as refused:
        door_of(load(environment={}, flags={"host": host}))
    assert refused.value.exit_code == 78


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost", "::1"])
def test_this_machine_needs_no_sign_in(host: str) -> None:
    assert door_of(load(environment={}, flags={"host": host})) is None


def test_every_address_must_know_its_names(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    flags = {"host": "0.0.0.0", "users_file": str(file)}  # noqa: S104
    with pytest.raises(BadSetting, match="must know the names"):
        door_of(load(environment={}, flags=flags))
    door = door_of(load(environment={}, flags=flags | {"served_names": "news.example"}))
    assert door is not None
    assert len(door.secret) >= 32


def test_a_file_without_users_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="Nobody may sign in"):
        door_of(load(environment={}, flags={"users_file": str(tmp_path / "none")}))


def test_an_address_without_a_sign_in_is_refused_before_the_warehouse_is_opened(
    tmp_path: Path,
) -> None:
    path = tmp_path / "w.duckdb"
    options = ["--host", "10.1.2.3", "--warehouse", str(path)]
    with pytest.raises(BadSetting, match="no sign-in"), open_for_serving(options, check=door_of):
        pass
    assert not path.exists()
