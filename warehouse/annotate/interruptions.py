"""Reports that a frame cuts in two or closes ("Der Kai, sagte Roth, bleibe gesperrt")."""

from __future__ import annotations

from warehouse.annotate.free import main_verb
from warehouse.annotate.phrases import Range
from warehouse.annotate.reading import Find, Reading
from warehouse.annotate.sentence import Sentence
from warehouse.annotate.tails import frame_at, starts_frame


def interrupted(r: Reading) -> None:
    """Take a sentence whose own verb is reported, or stands behind a frame, without the frame."""
    s = r.s
    if not s.lexicon.verb_second or s.marked[:1] == [0]:
        return
    verb = main_verb(s)
    for at in s.breaks:
        if s.tokens[at].text != "," or not _frames(s, at + 1) or not r.is_free(0, at):
            continue
        tail = frame_at(s, at + 1)
        if tail.speaker is None or r.is_used(tail.cue[0]):
            continue
        close = s.break_after(tail.end)
        whole = verb is not None and verb < at and verb in s.reported_set and close >= s.end
        if not whole and not _is_resumed(s, at, close, verb):
            continue
        parts: tuple[Range, ...] = ((0, at),) if whole else ((0, at), (close + 1, s.end))
        kind = r.type_of(0, at if whole else s.end)
        r.take(Find(kind, parts, tail.speaker, tail.cue, "interrupted", 0.85))
        return


def _frames(s: Sentence, i: int) -> bool:
    """Tell whether a verb of saying that is not reported itself opens a frame."""
    cue = s.cue_of.get(i)
    told = cue is not None and cue.verb.speech and i not in s.reported_set
    return told and starts_frame(s, i)


def _is_resumed(s: Sentence, at: int, close: int, verb: int | None) -> bool:
    """Tell whether a clause that began before a frame goes on with its verb behind it."""
    if close + 1 >= s.end or s.tokens[close].text != "," or (verb is not None and verb < at):
        return False
    opens = s.low(0) in s.lexicon.adverbial and s.low(0) not in s.lexicon.prepositions
    if opens or s.low(0) in s.lexicon.content or s.low(0) in s.lexicon.as_said:
        return False
    first = close + 1
    finite = s.low(first) in s.lexicon.finite or s.low(first) in s.lexicon.conditional
    return finite or first in s.reported_set
