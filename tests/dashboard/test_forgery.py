"""Every input of every callback has a declared check, and no payload breaks the server."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.forgery import check_of
from tests.dashboard import posting

# More cases than the usual ones: FUZZ_CASES=20000 pytest tests/dashboard/test_forgery.py
CASES = int(os.environ.get("FUZZ_CASES", "500"))
fuzzing = settings(
    deadline=None,
    database=None,
    derandomize="FUZZ_CASES" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
ENDPOINT = "/_dash-update-component"

TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["", "/", "//x", "\ud800", "\ufeff", "\x00", "__proto__", "a" * 9_000, "from=2024-13-99",
         "page=99999999", "ui=xx", "grain=hour", "from=0001-01-01", "span=1-2", "/article/7",
         "actor=" * 90, "q=%FF%FE", "light-wide", "../../x", "<script>1</script>", "NaN", "1e999"]
    ),
)  # fmt: skip
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(), TEXTS,
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                ["value", "label", "points", "customdata", "x", "y", "__proto__", "id"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)


def inputs_of(app: Dash) -> set[tuple[str, str]]:
    return {
        (one["id"], one["property"])
        for callback in app.callback_map.values()
        for one in (*callback["inputs"], *callback["state"])
    }


def test_every_input_of_every_callback_has_a_declared_check(app: Dash) -> None:
    assert len(inputs_of(app)) > 50
    assert [place for place in sorted(inputs_of(app)) if check_of(*place) is None] == []


def test_an_input_without_a_check_is_refused() -> None:
    assert check_of("a-new-card", "a_new_property") is None


def sent(client: FlaskClient, payload: Any) -> int:
    raw = json.dumps(payload)
    answer = client.post(ENDPOINT, data=raw, content_type="application/json")
    assert b"Traceback" not in answer.data
    return int(answer.status_code)


@settings(fuzzing, max_examples=CASES)
@given(data=st.data())
def test_no_value_breaks_a_callback(app: Dash, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(map(str, app.callback_map))))
    callback = app.callback_map[key]
    places = [posting.prop_id(one) for one in (*callback["inputs"], *callback["state"])]
    values = {place: data.draw(st.one_of(LEAVES, VALUES), label=place) for place in places}
    assert sent(app.server.test_client(), posting.body(app, key, values)) < 500


@settings(fuzzing, max_examples=CASES // 5)
@given(data=st.data())
def test_no_body_breaks_a_callback(app: Dash, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(map(str, app.callback_map))))
    body: dict[str, Any] = posting.body(app, key, {"query.data": "", "view.data": "light-wide"})
    part = data.draw(st.sampled_from(sorted(body)))
    if data.draw(st.booleans()):
        del body[part]
    else:
        body[part] = data.draw(VALUES)
    assert sent(app.server.test_client(), body) < 500
    assert sent(app.server.test_client(), data.draw(VALUES)) == 400


@settings(fuzzing, max_examples=CASES // 5)
@given(query=st.one_of(TEXTS, st.dictionaries(TEXTS, TEXTS, max_size=3)), data=st.data())
def test_no_query_breaks_a_route(app: Dash, query: Any, data: st.DataObject) -> None:
    paths = ["/", "/articles", "/article/1", "/article/x", "/download/articles.csv", "/download/x",
             "/assets/none.css", "/sources", "/speakers", "/_dash-layout", "/\ufffd"]  # fmt: skip
    path = data.draw(st.sampled_from(paths))
    clean = str(query).encode("utf-8", "replace").decode()
    assert app.server.test_client().get(path, query_string=clean).status_code < 500


@pytest.mark.parametrize(
    ("raw", "kind", "status"),
    [
        (b"\xef\xbb\xbf{}", "application/json", 400),
        (b'{"output": NaN}', "application/json", 400),
        (b"{}", "text/plain", 415),
        (b"a=1", "application/x-www-form-urlencoded", 415),
        (b"--x--", "multipart/form-data; boundary=x", 415),
        (b"{" * 90_000, "application/json", 400),
        (b'"' + b"a" * 600_000 + b'"', "application/json", 413),
        (b"\xff\xfe", "application/json", 400),
    ],
)
def test_other_bodies_are_refused(app: Dash, raw: bytes, kind: str, status: int) -> None:
    answer = app.server.test_client().post(ENDPOINT, data=raw, content_type=kind)
    assert answer.status_code == status


@pytest.mark.parametrize("path", ["/", "/articles", "/download/articles.csv", "/assets/x.css"])
def test_large_bodies_are_refused_by_every_route(app: Dash, path: str) -> None:
    client = app.server.test_client()
    assert client.get(path, data=b"x" * 600_000).status_code == 413
    assert client.post(path, data=b"x" * 600_000).status_code in (405, 413)
