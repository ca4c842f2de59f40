"""The demo's articles from a seed: each is known in full before anybody reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from warehouse.demo.calendar import day_of, event_on
from warehouse.demo.composing import Plan, Treatment, body, headline
from warehouse.demo.words import Outlet, press
from warehouse.model import Mention, Quotation, WireCredit

# One article in so many is undated, in a language without a pack, or a story told by others too.
_UNDATED = 50
_UNREAD = 100
_STORY = 25
_UNREADABLE = 60
# Steps by which a number decides: few articles show the shares that many have.
_LEAD, _AGENCY, _TONGUE = 0.6180339887, 0.4142135624, 0.7320508076
# What the outlets do that tell a story, the first of them first.
_TREATMENTS = (
    Treatment.NONE,
    Treatment.CUT,
    Treatment.EDITED,
    Treatment.UNCREDITED,
    Treatment.NONE,
    Treatment.NONE,
)
# Languages by weight.
_LANGUAGES = ("de", "de", "de", "en", "en", "en", "fr", "fr", "es", "es", "vi", "ru")


@dataclass(frozen=True, slots=True)
class Written:
    """An article and the truth about it.

    Attributes:
        day: of publication, None for an undated one.
        given: a date that nobody can read, where one stands.
        event: the name of the event that it is about.
        mentions: those of the title first.
        story: the number of the first article that tells the same story.
    """

    number: int
    outlet: str
    language: str
    day: date | None
    given: str | None
    event: str | None
    title: str
    text: str
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    credits: tuple[WireCredit, ...]
    story: int


def write(articles: int, *, seed: int) -> Iterator[Written]:
    """Yield so many articles in date order, always the same ones for a size and a seed."""
    return (_article(number, articles, seed) for number in range(articles))


def _article(number: int, articles: int, seed: int) -> Written:
    day = day_of(number, articles)
    own = Random(f"{seed}:{number}")  # noqa: S311 - nothing is kept secret
    place = number % _STORY
    story = number - place
    shared = Random(f"{seed}:story:{story}")  # noqa: S311
    language = shared.choice(_LANGUAGES)
    outlets = [one for one in _publishing(language, day) if one.wire]
    told = place < len(outlets)
    if not told:
        story = number
        language = _LANGUAGES[int(number * _TONGUE % 1 * len(_LANGUAGES))]
        language = "pl" if number % _UNREAD == _UNREAD // 2 + 5 else language
        outlets = _publishing(language, day)
    outlet = outlets[place] if told else own.choice(outlets)
    random = shared if told else own
    event = event_on(day_of(story, articles), random.random())
    plan = Plan.draw(
        language,
        day_of(story, articles),
        event,
        random,
        lead=story * _LEAD % 1,
        figures=Random(f"{seed}:figures:{story}"),  # noqa: S311
    )
    credited = told or random.random() * 100 < outlet.wire
    agency = story * _AGENCY % 1 if credited else None
    treatment = _TREATMENTS[place] if told else Treatment.NONE
    sheet = body(plan, random, agency=agency, treatment=treatment)
    title = headline(plan, own)
    unreadable = number == _UNREADABLE
    undated = unreadable or number % _UNDATED == _UNDATED // 2 - 1
    return Written(
        number=number,
        outlet=outlet.name,
        language=language,
        day=None if undated else day,
        given="am Tag der langen Nacht" if unreadable else None,
        event=None if event is None else event.name,
        title=title.text,
        text=sheet.text,
        mentions=(*title.mentions, *sheet.mentions),
        quotations=tuple(sheet.quotations),
        credits=tuple(sheet.credits),
        story=story,
    )


def _publishing(language: str, day: date) -> list[Outlet]:
    return [one for one in press().outlet if one.language == language and one.publishes(day)]
