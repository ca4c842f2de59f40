"""A small registry of invented actors for the tests of matching."""

from __future__ import annotations

from warehouse.actors.match import Registry
from warehouse.actors.names import Actor, Role

LAND = Actor(
    "country:QX",
    "country",
    {"de": ("Quarzien", "Quarzische Republik"), "en": ("Quartzia",)},
    acronyms=("QXR",),
    demonyms={"de": ("quarzisch", "Quarzier"), "en": ("Quartzian",)},
)
SEAT = Actor(
    "place:kieselstadt",
    "place",
    {"de": ("Kieselstadt",)},
    seat_of="country:QX",
    not_before=("Werder",),
)
MINISTER = Actor(
    "person:ilja-kowrow",
    "person",
    {"de": ("Ilja Kowrow",), "en": ("Ilya Kovrov",), "ru": ("Илья Ковров",)},
    surnames=("Kowrow", "Kovrov"),
    gender="m",
    roles=(Role("foreign_minister", "country:QX", 2009),),
)
VICE = Actor(
    "person:ada-brandis",
    "person",
    {"de": ("Ada Brandis",)},
    surnames=("Brandis",),
    roles=(Role("vice_president", "country:QX", 2015, 2019),),
)
FIRST_MOOR = Actor("person:olaf-moor", "person", {"de": ("Olaf Moor",)}, surnames=("Moor",))
SECOND_MOOR = Actor("person:jutta-moor", "person", {"de": ("Jutta Moor",)}, surnames=("Moor",))
SURNAME_FIRST = Actor(
    "person:tae-min-ho", "person", {"de": ("Tae Min-ho",)}, surnames=("Tae",), gender="m"
)
LADY = Actor(
    "person:irma-von-der-heide",
    "person",
    {"de": ("Irma von der Heide",)},
    surnames=("von der Heide",),
    gender="f",
)
BODY = Actor(
    "org:weltbergamt",
    "organization",
    {"de": ("Internationales Bergamt",), "en": ("International Mining Office",)},
    acronyms=("IBA",),
)
PARTY = Actor("org:iba-partei", "organization", {"de": ("Kiesbund",)}, acronyms=("KB",))
RIVAL = Actor("org:kraftwerksbund", "organization", {"de": ("Kraftbund",)}, acronyms=("KB",))
ACTORS = (
    LAND,
    SEAT,
    MINISTER,
    VICE,
    FIRST_MOOR,
    SECOND_MOOR,
    SURNAME_FIRST,
    LADY,
    BODY,
    PARTY,
    RIVAL,
)


def registry() -> Registry:
    """Return a registry of the invented actors."""
    return Registry(ACTORS)
