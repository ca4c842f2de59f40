"""Free reported speech: sentences that go on quoting by their mood alone."""

from __future__ import annotations

from warehouse.annotate.asides import past_openers
from warehouse.annotate.circumstances import skip_adverbs
from warehouse.annotate.phrases import phrase_at
from warehouse.annotate.sentence import Cue, Sentence

# A sentence that points back ("Das sagte sie der Zeitung.") is short.
_LONGEST_POINTER = 30
_POINTER_REACH = 8


def free_verb(s: Sentence, *, attributed: bool) -> int | None:
    """Return the main verb of a sentence if its mood marks the sentence as reported speech.

    Args:
        s: the sentence.
        attributed: whether the sentence before is somebody's words, so that a conditional
            ("Es gäbe ein Video") counts as their continuation.
    """
    place = main_verb(s)
    if place is None:
        return None
    if s.lexicon.inverted_frames and (s.is_marked(place - 1) or s.is_marked(place - 2)):
        return None  # "« Je pars », aurait-il dit"
    if place in s.reported_set:
        return place
    if not attributed or s.low(place) not in s.lexicon.conditional:
        return None
    if s.low(place + 1) in s.lexicon.narrating:
        return None  # "She would later win the prize"
    if s.lexicon.plain_content and not _follows_subject(s, place):
        return None  # "These finds support the idea it could fly"
    # "Die Stadt wollte sich nicht äußern": that tells of speaking and goes on with nobody's words.
    end = s.break_after(place)
    speaks = any(cue.verb.speech and place < cue.at < end for cue in s.cues)
    denied = any(s.low(i) in s.lexicon.negations for i in range(end))
    return None if speaks and denied and s.low(place) in s.lexicon.finite else place


def prospect(s: Sentence) -> int | None:
    """Return the word of what will or should be with which a sentence goes on with a report.

    The sentence has no frame or marks of its own, its main clause comes first, and its subject is
    not the one who spoke.
    """
    lexicon = s.lexicon
    if not lexicon.prospects or s.cues or s.marked or s.asks:
        return None
    first = s.low(0)
    if first in lexicon.adverbial or first in lexicon.pointers:
        return None
    if first in lexicon.titles or first in lexicon.pronouns:
        return None  # "Ông Brent sẽ về sớm": that tells of who spoke
    return next((i for i in range(s.break_after(1)) if s.low(i) in lexicon.prospects), None)


def _follows_subject(s: Sentence, verb: int) -> bool:
    """Tell whether a verb stands right behind the subject that opens the sentence."""
    subject = phrase_at(s, past_openers(s, s.clause_start(verb)), loose=True)
    if subject is None or s.low(s.clause_start(verb)) in s.lexicon.not_speakers:
        return True
    behind, lexicon = skip_adverbs(s, subject[1]), s.lexicon
    hangs = lexicon.prepositions | lexicon.coordinators | lexicon.relatives
    return behind >= verb or s.low(behind) in hangs


def main_verb(s: Sentence) -> int | None:
    """Return the finite verb of the main clause, as far as its place gives it away."""
    start, end = 0, s.break_after(0)
    while start < s.end:
        if not _is_subordinate(s, start):
            for i in range(start, end):
                known = i in s.cue_of
                if i == 0 or s.tokens[i].is_lower:
                    known = known or s.low(i) in s.lexicon.finite
                    known = known or (s.lexicon.cases and s.is_finite(i))
                if known or i in s.reported_set or s.low(i) in s.lexicon.conditional:
                    return i
        start, end = end + 1, s.break_after(end + 1)
    return None


def _is_subordinate(s: Sentence, start: int) -> bool:
    word = s.low(start)
    lexicon = s.lexicon
    adverbial = word in lexicon.adverbial and word not in lexicon.prepositions
    if word in lexicon.content or (adverbial and not s.is_finite(start + 1)):
        return True
    if start == 0:
        return False
    return word in lexicon.relatives or (
        word in lexicon.prepositions and s.low(start + 1) in lexicon.relatives
    )


def pointing_cue(s: Sentence) -> Cue | None:
    """Return the verb of a sentence that only says who said the sentence before it."""
    if s.lexicon.cases:
        return _cue_behind(s, pointer_end(s))
    if s.low(0) not in s.lexicon.pointers or s.end > _LONGEST_POINTER:
        return None
    for cue in s.cues:
        if cue.verb.speech and cue.at <= 2 and not any(s.is_marked(i) for i in range(s.end)):
            return cue
    return None


def pointer_end(s: Sentence) -> int:
    """Return where the words end that point back at the sentence before ("Об этом"), 0 if none."""
    for words in s.lexicon.pointing.get(s.low(0), ()):
        if all(s.low(k) == word for k, word in enumerate(words)):
            return len(words)
    return 0


def _cue_behind(s: Sentence, start: int) -> Cue | None:
    """Return the first verb of speech behind a pointer, if no content of its own follows it."""
    if not start or any(s.is_marked(i) and i > start + _POINTER_REACH for i in s.marked):
        return None
    for cue in s.cues:
        if cue.at < start or not cue.verb.speech:
            continue
        end = s.break_after(cue.last + 1)
        opened = s.low(end + 1) in s.lexicon.content or (end < s.end and s.tokens[end].text == ":")
        return None if opened or cue.at > start + _POINTER_REACH else cue
    return None
