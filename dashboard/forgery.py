"""What a page of ours may send to a callback; anything else is a forgery and is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from dash import Dash


class Forged(ValueError):
    """A request that no page of ours sends."""


def _text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _words(value: Any) -> bool:
    return _text(value) or (isinstance(value, list) and all(_text(one) for one in value))


def _listed(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(v, str) for v in value))


def _pair(value: Any) -> bool:
    return value is None or (
        isinstance(value, list) and len(value) == 2 and all(_text(one) for one in value)
    )


def _options(value: Any) -> bool:
    return value is None or (
        isinstance(value, list)
        and all(isinstance(one, dict) and isinstance(one.get("value"), str) for one in value)
    )


def _number(value: Any) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool))


def _switch(value: Any) -> bool:
    return value is None or isinstance(value, bool)


def _click(value: Any) -> bool:
    return value is None or isinstance(value, dict)


def _stored(value: Any) -> bool:
    """What Dash and our own stores keep between two callbacks: any JSON, never trusted."""
    return value is None or isinstance(value, (dict, list, str))


def _path(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("/")


def _query(value: Any) -> bool:
    return isinstance(value, str)


_BY_PROPERTY: dict[str, Callable[[Any], bool]] = {
    "pathname": _path,
    "search": _text,
    "searchValue": _text,
    "href": _text,
    "className": _text,
    "clickData": _click,
    "n_clicks": _number,
    "n_intervals": _number,
    "submit_n_clicks": _number,
    "id": _text,
    "value": _words,
}
_BY_PLACE: dict[str, Callable[[Any], bool]] = {
    "_pages_store.data": _stored,
    "page-title.data": _text,
    "query.data": _query,
    "first-query.data": _query,
    "view.data": _text,
    "ui-language.data": _text,
    "article-pick.data": _text,
    "article-key.data": _text,
    "article-kinds.data": _listed,
    "filter-period.value": _pair,
    "filter-actor.value": _listed,
    "filter-actor.data": _options,
    "filter-speaker.value": _listed,
    "filter-speaker.data": _options,
    "filter-outlet.value": _listed,
    "filter-language.value": _listed,
    "filter-agency.value": _listed,
    "filter-q.value": _text,
    "filter-grain.value": _text,
    "filter-role.value": _listed,
    "filter-together.value": _text,
    "filter-denominator.value": _text,
    "filter-unique.checked": _switch,
    "filters-path.data": _path,
    "article-day.value": _text,
    "articles-focus.value": _text,
    "articles-order.value": _text,
    "articles-size.value": _text,
    "demo-changed.data": _text,
    "downloads-view-name.value": _text,
    "downloads-view-page.value": _text,
    "downloads-view-chosen.value": _text,
    "sources-outlet.value": _text,
    "sources-rights.value": _text,
    "sources-group.value": _text,
    "sources-range.value": _text,
    "sources-reason.value": _text,
    "sources-state.value": _text,
    "sources-rejection.value": _text,
    "sources-rejections-page.value": _number,
    "sources-cell-days.data": _text,
    "sources-sort.value": _text,
    "sources-gaps-sort.value": _text,
}


def check(app: Dash, body: Any) -> None:
    """Check the body of a callback's request against what the callback declares.

    Raises:
        Forged: no page of ours sends this.
    """
    try:
        callback = app.callback_map[body["output"]]
        if "callback" not in callback:
            raise Forged("the browser runs this one itself")
        _check_encodable(body)
        _check_values(body.get("inputs", []), callback["inputs"])
        _check_values(body.get("state", []), callback["state"])
        _check_outputs(body["output"], body["outputs"])
        if not all(isinstance(prop, str) for prop in body.get("changedPropIds", [])):
            raise Forged("properties without names")
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as problem:
        raise Forged("No page of Newsprism sends this.") from problem


def check_of(name: str, prop: str) -> Callable[[Any], bool] | None:
    """Return the declared check of an input; None = undeclared, which is always refused."""
    return _BY_PLACE.get(f"{name}.{prop}") or _BY_PROPERTY.get(prop)


def _check_encodable(body: Any) -> None:
    """Refuse half characters: they pass JSON but break whatever writes them later."""
    json.dumps(body, ensure_ascii=False).encode()


def _check_values(sent: Any, declared: list[dict[str, Any]]) -> None:
    if len(sent) != len(declared):
        raise Forged("another number of inputs")
    for one, wanted in zip(sent, declared, strict=True):
        place = (one["id"], one["property"])
        if place != (wanted["id"], wanted["property"]):
            raise Forged("another input")
        fits = check_of(*place)
        if fits is None or not fits(one.get("value")):
            raise Forged("a value of another kind")


def _check_outputs(output: str, outputs: Any) -> None:
    several = output.startswith("..")
    named = output[2:-2].split("...") if several else [output]
    listed = outputs if several else [outputs]
    if [f"{one['id']}.{one['property']}" for one in listed] != named:
        raise Forged("other outputs")
