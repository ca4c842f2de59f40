"""The demo's articles from a seed: each is known in full before anybody reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from warehouse.actors.names import Actor
from warehouse.demo.marking import Sheet
from warehouse.demo.words import Outlet, Words, bodies, people, press, words
from warehouse.model import Mention, Quotation, WireCredit

# One article in so many is undated, in a language without a pack, or a story told by others too.
_UNDATED = 50
_UNREAD = 100
_STORY = 25
_UNREADABLE = 60
# Languages by weight.
_LANGUAGES = ("de", "de", "de", "en", "en", "en", "fr", "fr", "es", "es", "vi", "ru")
# Weeks (from the first day) in which one event fills the pages.
_BURSTS = (range(21, 23), range(58, 60))


@dataclass(frozen=True, slots=True)
class Written:
    """An article and the truth about it.

    Attributes:
        day: of publication, None for an undated one.
        given: a date that nobody can read, where one stands.
        story: the number of the first article that tells the same story.
    """

    number: int
    outlet: str
    language: str
    day: date | None
    given: str | None
    title: str
    text: str
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    credits: tuple[WireCredit, ...]
    story: int


def write(articles: int, *, seed: int) -> Iterator[Written]:
    """Yield so many articles in date order, always the same ones for a size and a seed."""
    span = (press().last - press().first).days + 1
    for number in range(articles):
        day = press().first + timedelta(days=number * span // articles)
        yield _article(number, day, seed)


def _article(number: int, day: date, seed: int) -> Written:
    own = Random(f"{seed}:{number}")  # noqa: S311 - nothing is kept secret
    story, language = number - number % _STORY, ""
    place = number - story
    shared = Random(f"{seed}:story:{story}")  # noqa: S311
    language = shared.choice(_LANGUAGES)
    outlets = _publishing(language, day)
    told = place < len(outlets)
    if not told:
        story, language = number, own.choice(_LANGUAGES)
        if number % _UNREAD == _UNREAD // 2 + 5:
            language = "pl"
        outlets = _publishing(language, day)
    outlet = outlets[place] if told else own.choice(outlets)
    pack = words(language)
    week = (day - press().first).days // 7
    burst = any(week in weeks for weeks in _BURSTS)
    plan = shared if told else own
    topic = pack.burst if burst else plan.choice(pack.topics)
    sheet = _body(pack, language, plan, topic, burst=burst, cut=told and place == 1)
    _credit(sheet, pack, language, plan, wire=told)
    undated = number % _UNDATED == _UNDATED // 2 - 1
    unreadable = number == _UNREADABLE
    return Written(
        number=number,
        outlet=outlet.name,
        language=language,
        day=None if undated or unreadable else day,
        given="am Tag der langen Nacht" if unreadable else None,
        title=own.choice(pack.titles).replace("{topic}", topic),
        text=sheet.text,
        mentions=tuple(sheet.mentions),
        quotations=tuple(sheet.quotations),
        credits=tuple(sheet.credits),
        story=story,
    )


def _publishing(language: str, day: date) -> list[Outlet]:
    return [one for one in press().outlet if one.language == language and one.publishes(day)]


def _body(pack: Words, language: str, plan: Random, topic: str, *, burst: bool, cut: bool) -> Sheet:
    sheet = Sheet(language)
    plain = {"topic": topic}
    leading = [one for one in pack.credits if one.place in ("start", "above")]
    if leading and plan.random() < 0.25:
        chosen = plan.choice(leading)
        sheet.credit(chosen.text, chosen.role, _agencies(language, plan))
        sheet.text += "\n\n" if chosen.place == "above" else ""
    sheet.say(plan.choice(pack.openings), {}, plain)
    if pack.facts:
        sheet.say(" " + plan.choice(pack.facts), {"thing": _thing(plan, burst=burst)}, {})
    sheet.text += "\n\n"
    if pack.says:
        _quote(sheet, pack, plan, burst=burst)
        sheet.text += "\n\n"
    first, second = plan.sample(pack.fillers, 2)
    sheet.text += first
    if pack.absent and plan.random() < 0.5:
        # The last person is talked about and never heard.
        sheet.say(" " + plan.choice(pack.absent), {"other": people()[-1 - plan.randrange(2)]}, {})
    if not cut:
        sheet.text += "\n\n" + second
    return sheet


def _thing(plan: Random, *, burst: bool) -> Actor:
    return bodies()[-1] if burst else plan.choice(bodies())


def _quote(sheet: Sheet, pack: Words, plan: Random, *, burst: bool) -> None:
    heard = people()[:4] if burst else people()[:-2]
    speakers = plan.sample(heard, 2)
    for number, speaker in enumerate(speakers):
        fitting = [
            one
            for one in pack.says
            if one.gender in (None, speaker.gender) and not (number and one.leading)
        ]
        claim = plan.randrange(len(pack.direct))
        plain = {"claim": pack.direct[claim], "reported": pack.reported[claim]}
        if number:
            sheet.text += " "
        sheet.quote(plan.choice(fitting), {"speaker": speaker}, plain)


def _agencies(language: str, plan: Random) -> tuple[tuple[str, str], ...]:
    known = press().agencies[language]
    return tuple(plan.sample(known, 2))


def _credit(sheet: Sheet, pack: Words, language: str, plan: Random, *, wire: bool) -> None:
    if not pack.credits or sheet.credits or not (wire or plan.random() < 0.35):
        return
    chosen = plan.choice([one for one in pack.credits if one.place in ("end", "inside")])
    sheet.text += " " if chosen.place == "inside" else "\n\n"
    sheet.credit(chosen.text, chosen.role, _agencies(language, plan))
