"""What the address of a page says: the shared filters plus how this page shows them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlencode

from dashboard.wording import LANGUAGES, Words, words
from warehouse.errors import BadFilter
from warehouse.exports import DATASETS, Format
from warehouse.model import CreditGroup
from warehouse.queries.articles import Focus, Order
from warehouse.queries.filters import Denominator, Filters, parse, to_query
from warehouse.queries.scope import is_unique
from warehouse.queries.shares import Voice

_LONGEST = 8_000
_MOST_VALUES = 50
SIZES = (25, 50, 100)


class Measure(StrEnum):
    """How a frequency is drawn: as a share of the denominator or as a count."""

    SHARE = "share"
    COUNT = "count"


class Packing(StrEnum):
    """How an extract is downloaded: with all that explains it, or as its data file alone."""

    PACKAGE = "package"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Look:
    """The whole state of a page, as its address holds it.

    `span` is `start-end` or `title:start-end`, the words that the article reader scrolls to.
    `after` and `before` are keys of the articles between which a page of the list lies.
    `ui_said` tells that the address itself names the language, which outweighs the browser's.
    """

    filters: Filters = field(default_factory=Filters)
    ui: str = LANGUAGES[0]
    measure: Measure = Measure.SHARE
    group: CreditGroup = CreditGroup.TEXT
    focus: Focus = Focus.ARTICLE
    voice: Voice = Voice.MENTIONS
    page: int = 1
    order: Order = Order.NEWEST
    size: int = SIZES[0]
    after: str = ""
    before: str = ""
    span: str = ""
    dataset: str = "articles"
    format: Format = Format.CSV
    packing: Packing = Packing.PACKAGE
    ui_said: bool = field(default=False, compare=False)

    @property
    def words(self) -> Words:
        """The texts in the language of this page."""
        return words(self.ui)

    def having(self, **changes: Any) -> Look:
        """Return a copy with some fields changed; places in a text or list survive no change."""
        return replace(self, **{"span": "", "after": "", "before": "", **changes})


@dataclass(frozen=True, slots=True)
class Chosen:
    """One choice that narrows the view: its filter, its value, and the filters without it."""

    name: str
    value: str
    without: Filters


@dataclass(frozen=True, slots=True)
class Point:
    """A mark of a chart: a series, on a time axis a period (inclusive), in a stack a part."""

    series: str = ""
    first: date | None = None
    last: date | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a mark stands for: the articles of these filters, with this kind of words marked."""

    filters: Filters
    focus: Focus


def within(filters: Filters, point: Point) -> Filters:
    """Narrow filters to the period of a mark; a list of articles has no time step."""
    if filters.undated:
        return replace(filters, grain=None)
    firsts = [day for day in (filters.from_, point.first) if day is not None]
    lasts = [day for day in (filters.to, point.last) if day is not None]
    return replace(
        filters,
        from_=max(firsts) if firsts else None,
        to=min(lasts) if lasts else None,
        grain=None,
    )


def read(search: object) -> Look:
    """Understand the query string of an address.

    Raises:
        BadFilter: a value is not usable; the message says which and what to do.
    """
    if not isinstance(search, str) or len(search) > _LONGEST:
        raise BadFilter("This address is not usable.", hint="Start again from the overview.")
    values = parse_qs(search.removeprefix("?"))
    extras = {name: values.pop(name)[-1] for name in _EXTRAS if name in values}
    for name, chosen in values.items():
        if len(chosen) > _MOST_VALUES:
            raise BadFilter(
                f"The filter {name} has {len(chosen)} values.",
                hint=f"Use at most {_MOST_VALUES}.",
                field=name,
            )
    read_extras = {name: _EXTRAS[name](name, value) for name, value in extras.items()}
    filters = parse(values)
    for name, day in (("from", filters.from_), ("to", filters.to)):
        if day is not None and not 1500 <= day.year <= 2500:
            hint = "Use a day between 1500 and 2500."
            raise BadFilter(f"{day} is no day for news.", hint=hint, field=name)
    return Look(filters=filters, **read_extras, ui_said="ui" in extras)


def write(look: Look) -> str:
    """Write the canonical query string (without `?`); `read` gives the same state back."""
    usual = Look()
    extras = [
        (name, str(getattr(look, name)))
        for name in _EXTRAS
        if getattr(look, name) != getattr(usual, name) or (name == "ui" and look.ui_said)
    ]
    return "&".join(part for part in (to_query(look.filters), urlencode(extras)) if part)


def href(path: str, look: Look) -> str:
    """Return the link to a page that carries the whole state."""
    query = write(look)
    return f"{path}?{query}" if query else path


def plain(look: Look) -> Look:
    """Return the view without any choice, in the same language."""
    return Look(ui=look.ui, ui_said=look.ui_said)


def chosen(filters: Filters) -> tuple[Chosen, ...]:
    """Return all that narrows the view or changes what is counted, in the order of the bar."""
    anew = partial(replace, filters)
    found = []
    if filters.undated:
        found.append(Chosen("undated", "", anew(undated=False)))
    if filters.from_ is not None or filters.to is not None:
        found.append(Chosen("period", "", anew(from_=None, to=None)))
    for name in _LISTS:
        values = getattr(filters, name)
        for value in values:
            others = tuple(one for one in values if one != value)
            found.append(Chosen(name, str(value), anew(**{name: others})))
    if filters.together and len(filters.actor) > 1:
        found.append(Chosen("together", "", anew(together=False)))
    if filters.q:
        found.append(Chosen("q", filters.q, anew(q="")))
    if filters.denominator is Denominator.QUOTING:
        found.append(Chosen("denominator", "", anew(denominator=Denominator.ARTICLES)))
    if is_unique(filters):
        once = anew(unique=False)
        if filters.denominator is Denominator.STORIES:
            once = replace(once, denominator=Denominator.ARTICLES)
        found.append(Chosen("unique", "", once))
    return tuple(found)


def counts_in(filters: Filters) -> Denominator:
    """Return what the bar names as the base of shares."""
    if filters.denominator is Denominator.ARTICLES and filters.unique:
        return Denominator.STORIES
    return filters.denominator


_LISTS = ("actor", "outlet", "language", "speaker", "agency", "role")


def _language(_name: str, value: str) -> str:
    return value if value in LANGUAGES else LANGUAGES[0]


def _choice(kind: type[StrEnum]) -> Any:
    def read_choice(name: str, value: str) -> StrEnum:
        try:
            return kind(value)
        except ValueError:
            known = ", ".join(kind)
            raise BadFilter(
                f"{value[:40]!r} is no {name}.", hint=f"Use one of: {known}.", field=name
            ) from None

    return read_choice


def _number(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and 0 < int(value[:9]) <= 1_000_000):
        raise BadFilter(f"{value[:40]!r} is no {name} number.", hint="Use 1 or more.", field=name)
    return int(value[:9])


def _size(name: str, value: str) -> int:
    if value not in {str(size) for size in SIZES}:
        known = ", ".join(str(size) for size in SIZES)
        raise BadFilter(f"{value[:40]!r} is no page {name}.", hint=f"Use {known}.", field=name)
    return int(value)


def _key(_name: str, value: str) -> str:
    return value if len(value) <= 64 and value.isascii() and value.isalnum() else ""


def _dataset(name: str, value: str) -> str:
    if value not in DATASETS:
        hint = f"Use one of: {', '.join(DATASETS)}."
        raise BadFilter(f"{value[:40]!r} is no dataset.", hint=hint, field=name)
    return value


def _words_span(_name: str, value: str) -> str:
    start, _, end = value.removeprefix("title:").partition("-")
    plausible = start.isascii() and end.isascii() and start.isdigit() and end.isdigit()
    return value if plausible and len(value) < 40 else ""


_EXTRAS: dict[str, Any] = {
    "measure": _choice(Measure),
    "group": _choice(CreditGroup),
    "focus": _choice(Focus),
    "voice": _choice(Voice),
    "page": _number,
    "order": _choice(Order),
    "size": _size,
    "after": _key,
    "before": _key,
    "span": _words_span,
    "dataset": _dataset,
    "format": _choice(Format),
    "packing": _choice(Packing),
    "ui": _language,
}
