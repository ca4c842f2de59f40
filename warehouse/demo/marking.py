"""Marked words into text: names, quotations, cues and agencies are noted where they come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from warehouse.actors.names import Actor
from warehouse.demo.words import CreditWords, Saying, Words
from warehouse.model import (
    ActorType,
    CreditRole,
    Evidence,
    Field,
    Mention,
    MentionForm,
    Naming,
    Quotation,
    QuotationType,
    Span,
    Speaker,
    WireCredit,
)

ANNOTATOR = "demo@2"
_MARKS = re.compile(r"\{(\w+)(?:\.(\w+))?\}|([<>\[\]|])")
_KNOWN = Evidence("as_written", 1.0, ANNOTATOR)
# The form that every person has without a table: the surname; and those that are no names.
_SHORT = "short"
_OFFICE = "office"
_NO_NAMES = (_OFFICE, "art", "Art")

Actors = Mapping[str, Actor]


@dataclass(slots=True)
class Sheet:
    """A title or a text that is being written in a language, and the truth about it so far."""

    language: str
    pack: Words
    place: Field = Field.TEXT
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    credits: list[WireCredit] = field(default_factory=list)
    _names: dict[str, Span] = field(default_factory=dict)
    _at: dict[str, list[int]] = field(default_factory=dict)

    def say(self, words: str, actors: Actors, plain: Mapping[str, str]) -> None:
        """Write marked words: {key} is an actor's name or plain words, {key.form} a form of it."""
        self._names.clear()
        self._at = {"<": [], ">": [], "[": [], "]": [], "|": []}
        titled = False
        for literal, key, form, mark in _pieces(words):
            self.text += literal
            start = len(self.text)
            if mark:
                self._at[mark].append(start)
            elif key in actors:
                self.text += surface(actors[key], form, self.language, self.pack)
                if form not in _NO_NAMES:
                    self._name(key, start)
                    self._mention(actors[key], self._names[key], titled=titled)
                titled = form == _OFFICE
            elif key:
                self.text += plain[key]
                self._name(key, start)

    def quote(self, saying: Saying, actors: Actors, plain: Mapping[str, str]) -> None:
        """Write a sentence that quotes {speaker}, or whoever stands between two bars."""
        self.say(saying.text, actors, plain)
        at = self._at
        parts = tuple(self._cut(*ends) for ends in zip(at["<"], at[">"], strict=True))
        hull = self._cut(parts[0].start, parts[-1].end)
        cue = self._cut(at["["][0], at["]"][0]) if at["["] else None
        self.quotations.append(
            Quotation(
                QuotationType(saying.type), hull, parts, self._speaker(saying, actors), cue, _KNOWN
            )
        )

    def credit(self, words: CreditWords, agencies: Iterable[tuple[str, str]]) -> None:
        """Write a credit; {agency} and {agency2} are agencies (id, words)."""
        known = dict(zip(("agency", "agency2"), agencies, strict=False))
        self.say(words.text, {}, {key: shown for key, (_, shown) in known.items()})
        for key, span in self._names.items():
            agency, shown = known[key]
            self.credits.append(WireCredit(agency, CreditRole(words.role), shown, span, _KNOWN))

    def _speaker(self, saying: Saying, actors: Actors) -> Speaker:
        naming = Naming(saying.naming)
        named = self._names.get("speaker")
        where = self._cut(*self._at["|"]) if self._at["|"] else None
        if saying.name is not None or named is None:
            return Speaker(saying.name, None, naming, where)
        actor = actors["speaker"]
        antecedent = named if naming is not Naming.NAMED else None
        name = actor.name(self.language)
        return Speaker(name, actor.id, naming, where or named, antecedent)

    def _mention(self, actor: Actor, span: Span, *, titled: bool) -> None:
        form = MentionForm.TITLE_NAME if titled else MentionForm.NAME
        name, kind = actor.name(self.language), ActorType(actor.type)
        self.mentions.append(Mention(name, actor.id, kind, form, span, _KNOWN))

    def _name(self, key: str, start: int) -> None:
        self._names[key] = self._cut(start, len(self.text))

    def _cut(self, start: int, end: int) -> Span:
        return Span.cut(self.text, start, end, self.place)


def surface(actor: Actor, form: str, language: str, pack: Words) -> str:
    """Return a form of an actor's name: "" the full one, else one of the language's forms."""
    if not form:
        return actor.name(language)
    if form == _SHORT:
        return actor.surnames[-1] if language == "ru" else actor.surnames[0]
    return pack.forms[form][actor.id]


def fits(words: str, actors: Actors, pack: Words) -> bool:
    """Tell whether all forms that marked words ask for are known of these actors."""
    needed = _needed(words)
    return not needed or all(
        actors[key].id in pack.forms.get(form, {}) for key, form in needed if key in actors
    )


@cache
def _needed(words: str) -> tuple[tuple[str, str], ...]:
    """Return the forms that marked words ask for, beside those that everybody has."""
    return tuple((key, form) for _, key, form, _ in _pieces(words) if form not in ("", _SHORT))


@cache
def _pieces(words: str) -> tuple[tuple[str, str, str, str], ...]:
    """Split marked words: what stands before each key or mark, the key, its form, the mark."""
    pieces, end = [], 0
    for found in _MARKS.finditer(words):
        key, form, mark = (part or "" for part in found.groups())
        pieces.append((words[end : found.start()], key, form, mark))
        end = found.end()
    return (*pieces, (words[end:], "", "", ""))
