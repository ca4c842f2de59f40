"""One sentence being read: what the rules have found in it and which words are taken."""

from __future__ import annotations

from dataclasses import dataclass, replace

from warehouse.annotate.passages import is_name, is_named
from warehouse.annotate.phrases import Range
from warehouse.annotate.sentence import Cue, Sentence
from warehouse.annotate.subjects import goes_on, speaker_of
from warehouse.model import QuotationType

# The rule of verbatim passages inside reported speech.
INSIDE_REPORTED = "passage_in_reported"


@dataclass(frozen=True, slots=True)
class Find:
    """A quotation in token positions of its sentence.

    `free`: it goes on with what was said before. `borrows`: who speaks stands in an earlier
    sentence. `medium` passes on what the speaker said.
    """

    type: QuotationType
    parts: tuple[Range, ...]
    speaker: Range | None
    cue: Range | None
    rule: str
    confidence: float
    free: bool = False
    borrows: bool = False
    medium: Range | None = None


class Reading:
    """A sentence and its finds; what a rule has taken no later rule takes again."""

    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self.finds: list[Find] = []
        self._used: set[int] = set()
        self._taken = bytearray(len(sentence.tokens) + 1)

    def take(self, find: Find) -> None:
        """Keep a find and mark its words as taken; a word of what is said is nobody who says it."""
        parts = tuple(part for part in find.parts if part[0] < part[1])
        if not parts:
            return  # a frame between two breaks frames nothing
        find = _apart(replace(find, parts=parts))
        for start, end in find.parts:
            self._taken[start:end] = b"\x01" * (end - start)
        if find.cue is not None:
            self._used.add(find.cue[0])
        self.finds.append(find)

    def speaker_of(self, cue: Cue) -> Range | None:
        """Return who speaks; a verb that only goes on with a frame shares its speaker."""
        earlier = [find for find in self.finds if find.cue and find.cue[0] < cue.at]
        if self.s.lexicon.isolating:
            parted = max((i for i in self.s.breaks if self._parts(i, cue.at)), default=-1)
            earlier = [find for find in earlier if find.cue and find.cue[0] > parted]
        if earlier and goes_on(self.s, cue):
            nearest = max(earlier, key=lambda find: find.cue or (0, 0))
            if nearest.speaker is not None:
                return nearest.speaker
        return speaker_of(self.s, cue)

    def _parts(self, i: int, at: int) -> bool:
        return i < at and self.s.tokens[i].text == ";"

    def leave(self, start: int, end: int) -> None:
        """Mark words as taken that are nobody's words ("auf die Frage, ob er bleibe")."""
        self._taken[start:end] = b"\x01" * (end - start)

    def frames_nothing(self, start: int, end: int) -> bool:
        """Tell whether no word of a range is the cue of a find."""
        return not any(start <= i < end for i in self._used)

    def is_used(self, i: int) -> bool:
        """Tell whether the cue at a position already frames a find."""
        return i in self._used

    def is_taken(self, i: int) -> bool:
        """Tell whether the word at a position belongs to a find."""
        return bool(self._taken[i])

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether a range has words and none of them is taken."""
        return start < end and not any(self._taken[start:end])

    def type_of(self, start: int, end: int) -> QuotationType:
        """Return mixed for reported words with a verbatim fragment among them, else indirect."""
        inside = [i for i in self.s.marked if start <= i < end]
        names = self.s.lexicon.opened_content
        marked = any(not (is_named(self.s, i) or (names and is_name(self.s, i))) for i in inside)
        return QuotationType.MIXED if marked else QuotationType.INDIRECT


def _apart(find: Find) -> Find:
    """Return a find without a speaker among its own content ("пригрозил написать жалобу")."""
    start, end = find.speaker or (0, 0)
    inside = any(start < last and first < end for first, last in find.parts)
    return replace(find, speaker=None) if inside else find
