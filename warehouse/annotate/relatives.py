"""Relative clauses that hold a verb of saying: whom they hang on, and who speaks in them."""

from __future__ import annotations

from warehouse.annotate.circumstances import past_phrases
from warehouse.annotate.phrases import Range, phrase_at
from warehouse.annotate.sentence import Sentence

# How far back the noun of a relative clause may begin, in tokens.
_LONGEST = 26


def has_own_verb(s: Sentence, start: int, verb: int) -> bool:
    """Tell whether a relative clause has a verb of its own ("Roth, que vive allí dijo ...")."""
    earlier = [i for i in range(start + 1, verb) if s.is_finite(i)]
    if not earlier or earlier[-1] + 1 == verb:
        return False
    return not any(s.low(i) in s.lexicon.coordinators for i in range(earlier[-1], verb))


def leads_speaker(s: Sentence, found: Range) -> bool:
    """Tell whether the noun of a phrase can speak ("las condiciones de Israel" cannot)."""
    first = next((i for i in range(*found) if s.low(i) not in s.lexicon.determiners), found[0])
    return s.may_speak(first, first + 1)


def opens_relative(s: Sentence, start: int) -> bool:
    """Tell whether a clause at `start` hangs on a noun, rather than opening with its subject."""
    if start == 0 or s.low(start) not in s.lexicon.relatives:
        return False
    if s.low(start) not in s.lexicon.determiners:
        return True
    found = phrase_at(s, start)
    if found is not None and s.lexicon.verb_second and s.low(start + 1) in s.lexicon.prepositions:
        # "der in Ulm lebende Maler" is a subject, "der in Ulm am Abend sagte" is a clause.
        return found[1] < s.break_after(start) - 1
    return found in (None, (start, start + 1))


def subject_inside(s: Sentence, start: int, verb: int) -> Range | None:
    """Return who speaks in a clause whose pronoun is no subject.

    "bei dem sie sagte", "den die Zeitung nannte", "denen unter anderem Ada Roth vorwirft".
    """
    lexicon, at = s.lexicon, start
    if start == 0 or not s.tokens[start - 1].is_break:
        return None
    if s.low(at) in lexicon.prepositions:
        at += 1
    governed = at > start
    if s.low(at) not in lexicon.relatives or not (governed or s.low(at) in lexicon.oblique):
        return None
    if not governed and s.tokens[at + 1].is_capital:
        return None  # "den Hafen nannte er"
    found = phrase_at(s, past_phrases(s, at + 1))
    return found if found is not None and found[1] <= verb else None


def antecedent(s: Sentence, end: int) -> Range | None:
    """Return the noun phrase right in front of a relative clause."""
    best = None
    if s.lexicon.opened_content:
        return _whole_before(s, end)
    for i in range(end - 1, max(-1, end - _LONGEST), -1):
        found = phrase_at(s, i, loose=True)
        if found is None or found[1] != end:
            if best is not None and not s.lexicon.is_adjective(s.low(i)):
                break
            continue
        best = found
        if s.low(i) in s.lexicon.determiners:
            break
    return best


def _whole_before(s: Sentence, end: int) -> Range | None:
    """Return the longest noun phrase that ends at `end` ("Ada Roth, alcaldesa de Port Ada")."""
    best = None
    for i in range(end - 1, max(-1, end - _LONGEST), -1):
        if s.is_finite(i) or s.is_marked(i) or i in s.cue_of:
            break
        governed = i > 0 and s.low(i - 1) in s.lexicon.prepositions
        found = phrase_at(s, i, loose=True)
        if found is not None and found[1] == end and not (governed and best is not None):
            best = found
    return best


def governed_subject(s: Sentence, start: int, verb: int) -> Range | None:
    """Return who speaks behind a pronoun that a preposition governs ("a quien la ley exige")."""
    lexicon = s.lexicon
    if not lexicon.opened_content or not lexicon.inverted_frames or start == 0:
        return None
    if s.low(start) not in lexicon.prepositions and s.low(start) not in lexicon.oblique:
        return None
    at = next((i for i in (start + 1, start + 2) if s.low(i) in lexicon.relatives), None)
    own = None if at is None else phrase_at(s, at + 1, loose=True)
    return own if own is not None and own[1] <= verb else None
