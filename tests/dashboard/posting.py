"""Posting callbacks as the browser does, through the test client of the server."""

from __future__ import annotations

from typing import Any

from dash import Dash

QUERY = "query.data"
VIEW = "view.data"


def prop_id(one: dict[str, Any]) -> str:
    return f"{one['id']}.{one['property']}"


def outputs_of(output: str) -> Any:
    """Return the `outputs` of a request for a callback's key in the callback map."""
    listed = output.startswith("..")
    keys = output[2:-2].split("...") if listed else [output]
    parts = [key.rsplit(".", 1) for key in keys]
    found = [{"id": name, "property": prop} for name, prop in parts]
    return found if listed else found[0]


def body(
    app: Dash, output: str, values: dict[str, Any], *, changed: str | None = None
) -> dict[str, Any]:
    """Return the request that the browser would send for a callback."""
    callback = app.callback_map[output]
    inputs = [one | {"value": values.get(prop_id(one))} for one in callback["inputs"]]
    states = [one | {"value": values.get(prop_id(one))} for one in callback["state"]]
    return {
        "output": output,
        "outputs": outputs_of(output),
        "inputs": inputs,
        "state": states,
        "changedPropIds": [changed or prop_id(inputs[0])],
    }


def post(app: Dash, request: Any) -> Any:
    """Send a callback's request and return the answer."""
    return app.server.test_client().post("/_dash-update-component", json=request)


def callback_of(app: Dash, part: str) -> str:
    """Return the key of the one callback whose outputs mention `part`."""
    (found,) = [str(key) for key in app.callback_map if part in key]
    return found
