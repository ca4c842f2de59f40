"""Subjects that other words part from their verb, where every subject stands before it.

"Opening the hearing, Ada Roth, counsel to the inquiry, said ..." or "a day after Roth said ...".
"""

from __future__ import annotations

from warehouse.annotate.phrases import Range, phrase_at
from warehouse.annotate.sentence import Cue, Sentence

# How far before its verb a nearer subject may begin, in tokens.
_REACH = 16


def parted_subject(s: Sentence, start: int) -> Range | None:
    """Return the subject whose asides end right before a clause at `start` that opens with a verb.

    What leads the sentence in ("Speaking on Monday, ...", "In May, ...") is passed over.
    """
    for begin in (0, *(at + 1 for at in s.breaks if at + 1 < start)):
        first = past_openers(s, begin)
        if _leads_in(s, first):
            continue
        found = phrase_at(s, first, loose=True)
        if found is None or found[1] >= start or not s.tokens[found[1]].is_break:
            continue
        if s.tokens[found[1]].text in ":;" or not _only_asides(s, found[1] + 1, start - 1):
            continue
        return found
    return None


def past_openers(s: Sentence, i: int) -> int:
    """Skip what stands before a subject and is no part of it ("But", "Meanwhile")."""
    lexicon = s.lexicon
    for _ in range(4):
        word = s.low(i)
        if not (lexicon.is_adverb(word) or word in lexicon.coordinators or word in lexicon.focus):
            break
        i += 1
    return i


def _leads_in(s: Sentence, i: int) -> bool:
    """Tell whether a clause at `i` only tells when or how ("Speaking on Monday", "In May")."""
    word, lexicon = s.low(i), s.lexicon
    small = word in lexicon.prepositions or word in lexicon.relatives
    if small or word in lexicon.adverbial or word in lexicon.content:
        return True
    return is_led(s, i)


def is_led(s: Sentence, i: int) -> bool:
    """Tell whether a participle opens a clause ("Asked about it, ...", "Opening the hearing")."""
    lexicon = s.lexicon
    if lexicon.is_participle(s.low(i)):
        return not _is_phrase_of_verb(s, i)
    return i in s.cue_of and s.cue_of[i].verb.asking and not s.is_marked(i + 1)


def _is_phrase_of_verb(s: Sentence, i: int) -> bool:
    """Tell whether a word like "Swimming" is the subject itself: its verb follows at once."""
    return s.is_finite(i + 1) and s.low(i + 1) in s.lexicon.finite


def _only_asides(s: Sentence, start: int, end: int) -> bool:
    """Tell whether clauses between a subject and its verb tell more about the subject only."""
    while start < end:
        stop = min(end, s.break_after(start))
        first = s.low(past_openers(s, start))
        lexicon = s.lexicon
        hangs = first in lexicon.relatives or first in lexicon.adverbial or is_led(s, start)
        hangs = hangs or first in lexicon.as_said
        if not hangs and any(s.low(i) in lexicon.finite for i in range(start, stop)):
            return False
        start = stop + 1
    return True


def nearest_subject(s: Sentence, start: int, verb: int) -> Range | None:
    """Return a subject between a small word and its verb ("came a day after Roth said ...").

    A word that may also be a preposition needs somebody who can speak behind it.
    """
    lexicon = s.lexicon
    for i in range(verb - 2, max(start, verb - _REACH), -1):
        word = s.low(i)
        if s.tokens[i].is_break:
            return None
        opens = word in lexicon.adverbial or word in lexicon.questions
        if not opens and word not in lexicon.content:
            continue
        found = phrase_at(s, past_openers(s, i + 1), loose=True)
        if found is None or found[1] > verb or past_openers(s, found[1]) < verb:
            return None
        speaks = s.may_speak(*found) or word not in lexicon.prepositions
        return (found[0], min(found[1], verb)) if speaks else None
    return None


def attending_subject(s: Sentence, at: int) -> Range | None:
    """Return the own subject of a participle ("with aides saying", "despite Roth claiming")."""
    if not s.lexicon.is_participle(s.low(at)):
        return None
    for i in range(at - 2, max(-1, at - _REACH), -1):
        if s.tokens[i].is_break:
            return None
        if s.low(i) in s.lexicon.attending:
            found = phrase_at(s, i + 1, governed=True, loose=True)
            apart = found is None or found[1] < past_back(s, at - 1) + 1
            return None if found is None or apart else (found[0], min(found[1], at))
    return None


def agent_behind(s: Sentence, cue: Cue) -> Range | None:
    """Return who does it right behind a passive ("told by aides", "described by Roth as")."""
    by = past_openers(s, cue.last + 1)
    if s.low(by) not in s.lexicon.agents or s.low(cue.at)[-1:] == "s":
        return None
    found = phrase_at(s, by + 1)
    return found if found is not None and s.may_speak(*found) else None


def led_subject(s: Sentence, i: int) -> Range | None:
    """Return the subject that follows a leading clause with a verb at `i` ("Stating that ...,")."""
    at = lead_end(s, i)
    return None if at is None else phrase_at(s, past_openers(s, at + 1), loose=True)


def lead_end(s: Sentence, i: int) -> int | None:
    """Return the comma behind a leading clause, before the subject and verb that it leads to."""
    for at in s.breaks:
        if at <= i or s.tokens[at].text != ",":
            continue
        first = past_openers(s, at + 1)
        found = phrase_at(s, first, loose=True)
        if found is None or _leads_in(s, first):
            continue
        verb = past_openers(s, found[1])
        if s.is_finite(verb) or (verb < s.end and s.tokens[verb].text == ","):
            return at
    return None


def cited_speaker(s: Sentence, cue: Cue) -> Range | None:
    """Return who is cited ("quoted the minister as saying", "he was quoted as saying")."""
    if s.low(cue.at - 1) not in s.lexicon.as_said:
        return None
    start = s.clause_start(cue.at)
    citing = [one for one in s.cues if start <= one.at < cue.at and one.verb.citing]
    if not citing:
        return None
    at = citing[-1].at
    if s.low(past_back(s, at - 1)) in s.lexicon.passive_helpers:
        return _before(s, start, past_back(s, at - 1))
    told = phrase_at(s, at + 1)
    return told if told is not None and told[1] <= cue.at - 1 else None


def past_back(s: Sentence, i: int) -> int:
    """Step back over adverbs ("was later quoted")."""
    while i > 0 and s.lexicon.is_adverb(s.low(i)):
        i -= 1
    return i


def _before(s: Sentence, start: int, verb: int) -> Range | None:
    found = phrase_at(s, past_openers(s, start), loose=True)
    return None if found is None else (found[0], min(found[1], verb))


def hides(s: Sentence, start: int) -> bool:
    """Tell whether content only says that a speaker stays nameless ("asked not to be named")."""
    words = " ".join(s.low(i) for i in range(start, min(s.end, start + 7)))
    return any(words.startswith(one) for one in s.lexicon.pack.persons.anonymity)
