"""Marked sentences into text: names, quotations, cues and agencies are noted where they come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from warehouse.actors.names import Actor
from warehouse.demo.words import Saying
from warehouse.model import (
    ActorType,
    CreditRole,
    Evidence,
    Mention,
    MentionForm,
    Naming,
    Quotation,
    QuotationType,
    Span,
    Speaker,
    WireCredit,
)

_MARKS = re.compile(r"\{(\w+)\}|([<>\[\]])")
ANNOTATOR = "demo@1"
_KNOWN = Evidence("as_written", 1.0, ANNOTATOR)


@dataclass(slots=True)
class Sheet:
    """A text that is being written in a language, and the truth about it so far."""

    language: str
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    credits: list[WireCredit] = field(default_factory=list)
    _names: dict[str, tuple[int, int]] = field(default_factory=dict)

    def say(self, words: str, actors: Mapping[str, Actor], plain: Mapping[str, str]) -> None:
        """Write marked words: {key} is an actor's name or plain words."""
        self._write(words, actors, plain)

    def quote(self, saying: Saying, actors: Mapping[str, Actor], plain: Mapping[str, str]) -> None:
        """Write a sentence that quotes {speaker}, or somebody without a name."""
        at = self._write(saying.text, actors, plain)
        hull = self._cut(at["<"], at[">"])
        naming = Naming(saying.naming)
        actor = actors["speaker"] if naming in (Naming.NAMED, Naming.PRONOUN) else None
        named = self._names.get("speaker")
        where = None if actor is None or named is None else self._cut(*named)
        name = saying.name if actor is None else actor.name("en")
        apart = naming is Naming.PRONOUN
        speaker = Speaker(
            name,
            None if actor is None else actor.id,
            naming,
            None if apart else where,
            where if apart else None,
        )
        cue = self._cut(at["["], at["]"])
        self.quotations.append(
            Quotation(QuotationType(saying.type), hull, (hull,), speaker, cue, _KNOWN)
        )

    def credit(self, words: str, role: str, agencies: tuple[tuple[str, str], ...]) -> None:
        """Write a credit; {agency} and {agency2} are agencies (id, words)."""
        keys = ("agency", "agency2")
        plain = {key: shown for key, (_, shown) in zip(keys, agencies, strict=False)}
        self._write(words, {}, plain)
        for key, (agency, shown) in zip(keys, agencies, strict=False):
            if f"{{{key}}}" in words:
                span = self._cut(*self._names[key])
                self.credits.append(WireCredit(agency, CreditRole(role), shown, span, _KNOWN))

    def _write(
        self, words: str, actors: Mapping[str, Actor], plain: Mapping[str, str]
    ) -> dict[str, int]:
        at: dict[str, int] = {}
        end = 0
        for found in _MARKS.finditer(words):
            self.text += words[end : found.start()]
            end = found.end()
            key, mark = found.groups()
            if mark is not None:
                at[mark] = len(self.text)
                continue
            start = len(self.text)
            self.text += actors[key].name(self.language) if key in actors else plain[key]
            self._names[key] = (start, len(self.text))
            if key in actors:
                self._mention(actors[key], start)
        self.text += words[end:]
        return at

    def _mention(self, actor: Actor, start: int) -> None:
        span = self._cut(start, len(self.text))
        kind = ActorType(actor.type)
        self.mentions.append(
            Mention(actor.name("en"), actor.id, kind, MentionForm.NAME, span, _KNOWN)
        )

    def _cut(self, start: int, end: int) -> Span:
        return Span.cut(self.text, start, end)
