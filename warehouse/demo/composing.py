"""An article of the demo, sentence by sentence: what it is about, who is in it, who is credited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from random import Random

from warehouse.actors.names import Actor
from warehouse.demo.marking import Actors, Sheet, fits
from warehouse.demo.plot import Event, bodies, people
from warehouse.demo.words import EventWords, Saying, Words, press, words
from warehouse.model import ActorType, Field

# How often a credit stands in front.
_LEADING = 0.3
# How often an article names somebody who is only talked about, and has a third quotation.
_OTHERS = 0.6
_THIRD = 0.25
_COUNTRY = ActorType.COUNTRY
_FIRST = ("start", "above")
_LAST = ("end", "inside")


@dataclass(frozen=True, slots=True)
class Plan:
    """What an article is about: decided once, so that all who tell a story tell the same.

    Attributes:
        event: the words of the event, None for ordinary news; `phase`: 0 before its peak, 1, 2.
        heard: who is quoted, none in a language that nobody reads.
        other: who is only talked about, if anybody is.
        thing: a country or an organisation.
        figures: numbers that no other story has.
    """

    language: str
    pack: Words
    event: EventWords | None
    phase: int
    topic: str
    heard: tuple[Actor, ...]
    other: Actor | None
    thing: Actor
    figures: dict[str, str]

    @classmethod
    def draw(
        cls,
        language: str,
        day: date,
        event: Event | None,
        random: Random,
        *,
        lead: float,
        figures: Random,
    ) -> Plan:
        """Decide what an article of a day is about; `lead` (0 to 1) decides who is quoted first."""
        pack = words(language)
        told = None if event is None else pack.event[event.name]
        heard = people(random, day, event, heard=True, lead=lead)
        others = people(random, day, None, heard=False)
        return cls(
            language=language,
            pack=pack,
            event=told,
            phase=0 if event is None else event.phase(day),
            topic=random.choice(pack.topics) if told is None else told.topic,
            heard=heard[:3],
            other=next((one for one in others if one not in heard[:3]), None),
            thing=bodies(random, day, event)[0],
            figures={
                "pages": str(figures.randint(110, 989)),
                "annexes": str(figures.randint(11, 97)),
                "letters": str(figures.randint(1_000, 9_999)),
            },
        )


def headline(plan: Plan, random: Random) -> Sheet:
    """Write a title; each outlet that tells a story writes its own."""
    sheet = Sheet(plan.language, plan.pack, Field.TITLE)
    own = plan.event.titles if plan.event is not None else ()
    actors = {"speaker": plan.heard[0], "thing": plan.thing}
    known = [one for one in own or plan.pack.titles if fits(one, actors, plan.pack)]
    sheet.say(random.choice(known), actors, {"topic": plan.topic})
    return sheet


class Treatment(Enum):
    """What an outlet does to the text of an agency before it prints it, beside its own title."""

    NONE = "none"
    CUT = "cut"
    EDITED = "edited"
    UNCREDITED = "uncredited"


def body(
    plan: Plan,
    random: Random,
    *,
    agency: float | None,
    treatment: Treatment = Treatment.NONE,
) -> Sheet:
    """Write a text.

    Args:
        plan: what it is about.
        random: chooses the sentences.
        agency: from 0 to 1, decides which one is credited; None: no credit.
        treatment: what the outlet left out or wrote anew; without the credit, words stay the same.
    """
    sheet = Sheet(plan.language, plan.pack)
    silent = treatment is Treatment.UNCREDITED
    places = _FIRST if random.random() < _LEADING else _LAST
    if agency is not None and places is _FIRST:
        _credit(sheet, plan, random, _FIRST, agency, silent=silent)
    _opening(sheet, plan, random)
    _quotations(sheet, plan, random)
    own = plan.event.fillers if plan.event is not None else ()
    fillers = own or plan.pack.fillers
    first, second = random.sample(fillers, 2)
    if treatment is Treatment.EDITED:
        second = next((one for one in fillers if one not in (first, second)), second)
    sheet.say(f"\n\n{first}", {}, {})
    if random.random() < _OTHERS and plan.other is not None:
        _sentence(sheet, plan.pack, random, plan.pack.others, {"other": plan.other})
    if treatment is not Treatment.CUT:
        sheet.say(f"\n\n{second}", {}, {})
    if agency is not None and not sheet.credits and not silent:
        _credit(sheet, plan, random, _LAST, agency)
    return sheet


def _opening(sheet: Sheet, plan: Plan, random: Random) -> None:
    own = plan.event.openings if plan.event is not None else ()
    opening = own[plan.phase] if own else random.choice(plan.pack.openings)
    sheet.say(opening, {}, {"topic": plan.topic})
    sheet.say(f" {plan.pack.figures}", {}, plan.figures)
    facts = plan.event.facts if plan.event is not None else plan.pack.facts
    _sentence(sheet, plan.pack, random, facts, {"thing": plan.thing})


def _sentence(
    sheet: Sheet, pack: Words, random: Random, known: Sequence[str], actors: Actors
) -> None:
    """Write one of the sentences that have the forms of the names they need, if any has."""
    fitting = [one for one in known if fits(one, actors, pack)]
    if fitting:
        sheet.say(" " + random.choice(fitting), actors, {})


def _quotations(sheet: Sheet, plan: Plan, random: Random) -> None:
    if not plan.pack.says:
        return
    claims = _claims(plan)
    order = random.sample(range(len(claims)), len(claims))
    speakers = plan.heard[:2]
    if random.random() < _THIRD:
        speakers = (*speakers, *(plan.heard[2:] if plan.thing.kind is _COUNTRY else (plan.thing,)))
    for number, speaker in enumerate(speakers):
        saying = random.choice(_fitting(plan, speaker, leading=number == 0))
        direct, reported = claims[order[number % len(order)]]
        sheet.say(" " if number == 1 else "\n\n", {}, {})
        plain = {"claim": direct, "reported": reported, "Reported": _capital(reported)}
        sheet.quote(saying, {"speaker": speaker}, plain)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _claims(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return what is said, in direct and in reported speech."""
    said = plan.event if plan.event is not None and plan.event.direct else plan.pack
    return tuple(zip(said.direct, said.reported, strict=True))


def _fitting(plan: Plan, speaker: Actor, *, leading: bool) -> tuple[Saying, ...]:
    """Return the sentences in which somebody may be quoted, looked for once a person."""
    key = (plan.language, speaker.id, leading)
    genders = ("body",) if speaker.gender is None else (None, speaker.gender)
    if key not in _SAYINGS:
        actors = {"speaker": speaker}
        _SAYINGS[key] = tuple(
            one
            for one in plan.pack.says
            if one.gender in genders
            and (leading or not one.leading)
            and fits(one.text, actors, plan.pack)
        )
    return _SAYINGS[key]


_SAYINGS: dict[tuple[str, str, bool], tuple[Saying, ...]] = {}


def _credit(
    sheet: Sheet,
    plan: Plan,
    random: Random,
    places: Sequence[str],
    agency: float,
    *,
    silent: bool = False,
) -> None:
    known = [one for one in plan.pack.credits if one.place in places]
    if not known:
        return
    chosen = random.choice(known)
    if silent:
        return
    before, after = _SPACE[chosen.place]
    sheet.text += before
    usual = press().agencies[plan.language]
    # The first half of the range is the usual agency's, half of the rest the next one's, and so on.
    first = next((n for n in range(len(usual)) if agency < 1 - 0.5 ** (n + 1)), len(usual) - 1)
    sheet.credit(chosen, (usual[first], usual[(first + 1) % len(usual)]))
    sheet.text += after


# What stands before and behind a credit, by its place.
_SPACE = {"start": ("", ""), "above": ("", "\n\n"), "end": ("\n\n", ""), "inside": (" ", "")}
