"""Which column of a table is what: guessed, asked for by a person, or kept in a small TOML file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from warehouse.datafile import build, read_toml
from warehouse.errors import BadFilter, BadSetting, NotFound, WarehouseError
from warehouse.readers import Certainty
from warehouse.readers.columns import Guess, Role, guessed
from warehouse.readers.delimited import Dialect
from warehouse.readers.numeric import DateOrder, order_of

_NOTHING = ""


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """What a mapping file says; it is complete: no other column is used.

    `columns` maps roles to names of columns, or to their numbers where there is no header;
    `header` tells whether the first row holds the names. `outlet` and `language` hold for all
    rows. Without `delimiter` and `quote` the way in which a file is written is told from itself.
    """

    columns: dict[str, str]
    header: bool | None = None
    date_order: str | None = None
    outlet: str | None = None
    language: str | None = None
    delimiter: str | None = None
    quote: str | None = None

    @property
    def dialect(self) -> Dialect | None:
        """How the files are written, where the mapping says so."""
        if self.delimiter is None:
            return None
        return Dialect(self.delimiter, '"' if self.quote is None else self.quote or None)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a person asks of tables: columns for roles ("" for none), and a kept mapping."""

    columns: Mapping[Role, str] = field(default_factory=dict)
    saved: SavedMapping | None = None
    date_order: DateOrder | None = None

    @property
    def named(self) -> dict[Role, str]:
        """Return the columns that a person has named, by role; "" where there shall be none."""
        saved = {} if self.saved is None else self.saved.columns
        return {Role(name): column for name, column in saved.items()} | dict(self.columns)

    @property
    def order(self) -> DateOrder | None:
        """Return the order of numbers in dates, where a person says so."""
        if self.date_order is not None or self.saved is None or self.saved.date_order is None:
            return self.date_order
        return DateOrder(self.saved.date_order)

    @property
    def header(self) -> bool | None:
        """Whether tables have a header, where a person says so."""
        return None if self.saved is None else self.saved.header


@dataclass(frozen=True, slots=True)
class Reading:
    """How one table is read: its columns, what they are taken for, and the first of its rows.

    `order` is that of dates such as 03/04/2023; `unclear_dates`: there are some, and no order.
    """

    origin: str
    names: tuple[str, ...]
    has_header: bool
    guesses: tuple[Guess, ...]
    order: DateOrder | None
    unclear_dates: bool
    sample: tuple[tuple[str, ...], ...]
    layout: str = ""

    def column(self, role: Role) -> int | None:
        """Return the place of the column of a role."""
        return next((one.column for one in self.guesses if one.role is role), None)

    @property
    def has_text(self) -> bool:
        """Whether some column is taken for the text or the page of an article."""
        return self.column(Role.TEXT) is not None or self.column(Role.HTML) is not None


def read_mapping(path: Path) -> SavedMapping:
    """Read a mapping file.

    Raises:
        NotFound: there is no such file.
        BadSetting: an unknown key, role or date order; the nearest known one is named.
    """
    if not path.is_file():
        raise NotFound(f"There is no mapping file {path}.", hint="Make one with --save-mapping.")
    saved = build(SavedMapping, read_toml(path), origin=path.name)
    for name in saved.columns:
        role_of(name, origin=path.name)
    if saved.date_order is not None and saved.date_order not in list(DateOrder):
        raise BadSetting(
            f"{path.name}: date_order is {saved.date_order!r}.",
            hint=f"Known: {', '.join(DateOrder)}.",
        )
    for name, mark in (("delimiter", saved.delimiter), ("quote", saved.quote or None)):
        if mark is not None and (len(mark) != 1 or not mark.isascii() or mark in "\r\n"):
            raise BadSetting(f"{path.name}: {name} must be one ASCII character.", hint="Mend it.")
    return saved


def role_of(name: str, *, origin: str, error: type[WarehouseError] = BadSetting) -> Role:
    """Return the role of that name.

    Raises:
        BadSetting: there is none; the nearest one is named. Another `error` where it is asked for.
    """
    known = [role.value for role in Role]
    if name in known:
        return Role(name)
    near = get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(known)}."
    raise error(f"{origin}: an article has no {name!r}.", hint=hint)


def mapping_text(reading: Reading) -> str:
    """Return a mapping file that reads other tables as this one was read."""
    example = Path(reading.origin).name
    lines = [
        f"# How tables such as {example} are read: ingest FILES --mapping THIS_FILE",
        "# Which column is what of an article. A column that is not named is not used.",
        f"header = {'true' if reading.has_header else 'false'}",
    ]
    if reading.order is not None:
        lines.append(f"date_order = {json.dumps(reading.order.value)}")
    lines += ['# outlet = "Who published all of them"', '# language = "en"', "", "[columns]"]
    lines += [
        f"{one.role} = {json.dumps(reading.names[one.column], ensure_ascii=False)}"
        for one in reading.guesses
    ]
    unused = [
        name
        for at, name in enumerate(reading.names)
        if at not in {one.column for one in reading.guesses}
    ]
    lines += [f"# not used: {', '.join(' '.join(name.split()) for name in unused)}"] * bool(unused)
    return "\n".join(lines) + "\n"


def read_as(
    origin: str,
    names: tuple[str, ...] | None,
    sample: Sequence[tuple[str, ...]],
    plan: Plan,
    *,
    layout: str = "",
) -> Reading:
    """Return how a table is read: as the plan says, and guessed where it says nothing.

    Args:
        origin: the table's name.
        names: its header, None for none; then columns are named 1, 2, 3 ...
        sample: some of its rows, all of the same length.
        plan: what was asked for.
        layout: how it is written, in words.

    Raises:
        BadFilter: the plan names a column that the table does not have.
    """
    count = len(names) if names is not None else len(sample[0]) if sample else 0
    shown = _distinct(names) if names is not None else tuple(map(str, range(1, count + 1)))
    guesses = _asked(guessed(names, sample), shown, plan, origin)
    at = next((one.column for one in guesses if one.role is Role.DATE), None)
    told, doubtful = order_of(row[at] for row in sample) if at is not None else (None, False)
    order = plan.order or told
    return Reading(
        origin=origin,
        names=shown,
        has_header=names is not None,
        guesses=guesses,
        order=order,
        unclear_dates=doubtful and order is None,
        sample=tuple(sample[:3]),
        layout=layout,
    )


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """Name columns apart that are headed by the same words, and those without any."""
    seen: dict[str, int] = {}
    told: list[str] = []
    for at, name in enumerate(names, 1):
        level = " ".join(name.split()) or str(at)
        seen[level] = seen.get(level, 0) + 1
        told.append(level if seen[level] == 1 else f"{level} ({seen[level]})")
    return tuple(told)


def _asked(
    guesses: tuple[Guess, ...], names: tuple[str, ...], plan: Plan, origin: str
) -> tuple[Guess, ...]:
    """Put what a person said in the place of what was guessed; one column has one role."""
    said = plan.named
    guesses = guesses if plan.saved is None else ()
    places = {
        role: _place(column, names, origin) for role, column in said.items() if column != _NOTHING
    }
    kept = [one for one in guesses if one.role not in said and one.column not in places.values()]
    if Role.TEXT in places or Role.HTML in places:
        kept = [one for one in kept if one.role not in (Role.TEXT, Role.HTML)]
    asked = [Guess(at, role, Certainty.SURE) for role, at in places.items()]
    return tuple(sorted([*asked, *kept], key=lambda one: list(Role).index(one.role)))


def _place(column: str, names: tuple[str, ...], origin: str) -> int:
    """Return the place of a column by its name, else by its number from 1."""
    level = " ".join(column.split())
    for candidates in (names, tuple(name.casefold() for name in names)):
        for wanted in (level, level.casefold()):
            if wanted in candidates:
                return candidates.index(wanted)
    if level.isdecimal() and 1 <= int(level[:6]) <= len(names):
        return int(level[:6]) - 1
    near = get_close_matches(level, names, n=1)
    known = f"Did you mean {near[0]!r}?" if near else f"Its columns: {', '.join(names)[:400]}."
    raise BadFilter(f"{origin} has no column {column!r}.", hint=known)
