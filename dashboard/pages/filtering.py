"""The callbacks of the filter bar: what stands in it becomes the state of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from dash import Dash, Input, Output, State, no_update

from dashboard.components import filter_bar as bar
from dashboard.components import filter_fields as field
from dashboard.components import shell
from dashboard.components.filter_chips import chips
from dashboard.components.filter_fields import Option
from dashboard.filters import counts_in, read, write
from dashboard.frames import records
from dashboard.pages.frame import choices, unusable
from warehouse.commands import Desk
from warehouse.errors import BadFilter
from warehouse.queries import actors, speakers
from warehouse.queries.filters import Denominator, Filters, parse
from warehouse.queries.scope import is_unique

# As many as fit without scrolling; a longer name finds the rest.
_HITS = 8


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in the fields of the bar, as the browser sends it, in the order of `_FIELDS`."""

    period: Any = None
    actor: Any = ()
    together: Any = "any"
    outlet: Any = ()
    language: Any = ()
    q: Any = ""
    speaker: Any = ()
    agency: Any = ()
    role: Any = ()
    denominator: Any = Denominator.ARTICLES
    unique: Any = False
    grain: Any = "auto"


_FIELDS = (
    Input(field.PERIOD, "value"),
    Input(field.ACTOR, "value"),
    Input(field.TOGETHER, "value"),
    Input(field.OUTLET, "value"),
    Input(field.LANGUAGE, "value"),
    Input(field.Q, "value"),
    Input(field.SPEAKER, "value"),
    Input(field.AGENCY, "value"),
    Input(field.ROLE, "value"),
    Input(field.DENOMINATOR, "value"),
    Input(field.UNIQUE, "checked"),
    Input(field.GRAIN, "value"),
)
_LISTS = ("actor", "outlet", "language", "speaker", "agency", "role")


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the filter bar."""
    _register_searches(app, desk)

    @app.callback(
        Output(shell.QUERY, "data"),
        Output(bar.NOTICE, "children"),
        Output(field.TOGETHER_BOX, "hidden"),
        Output(field.DENOMINATOR, "value"),
        Output(field.UNIQUE, "checked"),
        *_FIELDS,
        State(shell.QUERY, "data"),
        prevent_initial_call=True,
    )
    def compose(*values: Any) -> tuple[Any, ...]:
        return composed(Entered(*values[:-1]), values[-1])

    @app.callback(
        Output(bar.TOGGLE, "children"),
        Output(bar.MORE, "children"),
        Output(bar.CHIPS, "children"),
        Input(shell.QUERY, "data"),
        State(bar.HERE, "data"),
        prevent_initial_call=True,
    )
    def tell(query: str, path: str) -> tuple[Any, ...]:
        look = read(query).having(page=1)
        return bar.toggle_text(look), bar.more_text(look), chips(look, choices(desk, look), path)


def _register_searches(app: Dash, desk: Desk) -> None:
    """Register the searches of the bar; they keep still when nothing is typed.

    A select empties its search box when something is picked, and forgets a value whose option
    is taken away before the value has arrived here.
    """

    @app.callback(
        Output(field.ACTOR, "data"),
        Input(field.ACTOR, "searchValue"),
        State(field.ACTOR, "value"),
        State(field.ACTOR, "data"),
        State(shell.UI, "data"),
        prevent_initial_call=True,
    )
    def search_actors(text: str, value: Any, data: Any, ui: str) -> Any:
        hits = _actor_hits(desk, text, value, ui) if text and text.strip() else None
        return no_update if hits is None else [*kept(value, data), *hits]

    @app.callback(
        Output(field.SPEAKER, "data"),
        Input(field.SPEAKER, "searchValue"),
        State(field.SPEAKER, "value"),
        State(field.SPEAKER, "data"),
        prevent_initial_call=True,
    )
    def search_speakers(text: str, value: Any, data: Any) -> Any:
        hits = _speaker_hits(desk, text, value) if text and text.strip() else None
        return no_update if hits is None else [*kept(value, data), *hits]


_STILL: tuple[Any, ...] = (no_update,) * 5


def composed(entered: Entered, query: str) -> tuple[Any, ...]:
    """Turn what stands in the bar into the state of the page.

    Returns:
        The state, what is wrong, whether there is no choice between any and all actors, the base
        of shares, and whether stories count once; `no_update` for what stays.
    """
    look = read(query)
    first, last = _ends(entered.period)
    if bool(first) != bool(last):
        return _STILL
    params = {"from": [first] if first else [], "to": [last] if last else []}
    params |= {name: getattr(entered, name) or [] for name in _LISTS}
    params["q"] = [entered.q] if entered.q else []
    params["grain"] = [] if entered.grain in (None, "auto") else [entered.grain]
    try:
        filters = parse({name: values for name, values in params.items() if values})
        changed = _switched(filters, entered, look.filters)
    except BadFilter as problem:
        return no_update, unusable(look, problem), *_STILL[2:]
    # A period that is chosen leads out of the undated articles.
    now = look.having(filters=replace(changed, undated=look.filters.undated and not first), page=1)
    written, unique = write(now), is_unique(now.filters)
    return (
        no_update if written == write(look.having(page=1)) else written,
        no_update if now.filters.undated else "",
        len(now.filters.actor) < 2,
        _new(counts_in(now.filters), entered.denominator),
        _new(unique, bool(entered.unique)),
    )


def _new(value: Any, shown: Any) -> Any:
    return no_update if value == shown else value


def _ends(period: Any) -> tuple[str | None, str | None]:
    return (period[0], period[1]) if isinstance(period, list) else (None, None)


def _switched(filters: Filters, entered: Entered, before: Filters) -> Filters:
    """Add the switches; two of them show one thing, so the one that was moved decides.

    Raises:
        BadFilter: there is no such base of shares.
    """
    base = parse({"denominator": [entered.denominator or Denominator.ARTICLES]}).denominator
    unique = bool(entered.unique)
    if base is not counts_in(before) and base is not Denominator.QUOTING:
        unique = base is Denominator.STORIES
    return replace(
        filters,
        together=entered.together == "all" and len(filters.actor) > 1,
        unique=unique,
        denominator=base if base is Denominator.QUOTING else Denominator.ARTICLES,
    )


def kept(value: Any, data: Any) -> list[Option]:
    """Return the options that are chosen: a select forgets the names of options it lost."""
    chosen = set(value or [])
    return [option for option in data or [] if option["value"] in chosen]


def _actor_hits(desk: Desk, text: str, value: Any, ui: str) -> list[Option]:
    with desk.read() as cursor:
        frame = actors.search(cursor, text.strip()[:80], language=ui, limit=_HITS)
    chosen = set(value or [])
    rows = frame.drop_duplicates("actor_id").to_dict("records")
    return [
        {"value": row["actor_id"], "label": _hit(row["name"], row["alias"])}
        for row in rows
        if row["actor_id"] not in chosen
    ]


def _hit(name: str, alias: object) -> str:
    return f"{name} ({alias})" if isinstance(alias, str) and alias and alias != name else name


def _speaker_hits(desk: Desk, text: str, value: Any) -> list[Option]:
    with desk.read() as cursor:
        frame = speakers.search(cursor, text.strip()[:80], limit=_HITS)
    chosen = set(value or [])
    return [
        {"value": row["speaker_key"], "label": row["name"]}
        for row in records(frame)
        if row["speaker_key"] not in chosen
    ]
