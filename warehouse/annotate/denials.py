"""Nouns that hold what is said: what a verb denies are the words of the noun that it denies.

"Der Verband wies den Bericht zurück, er sei pleite": the report says so, not the body.
"""

from __future__ import annotations

from warehouse.annotate.phrases import Range, phrase_at
from warehouse.annotate.sentence import Cue, Sentence

# How far back the noun may begin, in tokens.
_LONGEST = 16


def denied(s: Sentence, cue: Cue) -> Range | None:
    """Return the noun whose words a verb denies ("Sie wies den Vorwurf Ohms zurück, ...")."""
    if not (s.lexicon.verb_second and cue.verb.denying):
        return None
    end = s.break_after(cue.last + 1)
    reason = s.low(end + 1) in s.lexicon.adverbial and s.low(end + 1) not in s.lexicon.content
    reason = reason and s.low(end + 1) not in s.lexicon.hence
    if end >= s.end or s.tokens[end].text != "," or reason:
        return None
    limit = end
    if end in (cue.last + 1, cue.at + 1):
        limit = max(cue.at, cue.last)
    found = noun_before(s, limit)
    inside = found is not None and found[0] >= s.clause_start(cue.at)
    return found if inside and found is not None and _says(s, found) else None


def noun_before(s: Sentence, limit: int) -> Range | None:
    """Return the noun phrase, with whose it is, that ends right before a position."""
    best = None
    for i in range(limit - 1, max(-1, limit - _LONGEST), -1):
        if s.tokens[i].text in ",;:" or s.is_finite(i) or s.low(i) in s.lexicon.times:
            break
        found = phrase_at(s, i, loose=True)
        if found is not None and found[1] == limit:
            best = found
    if best is None or s.low(best[0] - 1) in s.lexicon.prepositions:
        return None
    return best


def before_linker(s: Sentence, at: int) -> Range | None:
    """Return the noun that a linking word at `at` hangs on ("ein Papier, wonach ...")."""
    if not s.lexicon.verb_second or at < 2 or s.tokens[at - 1].text != ",":
        return None
    if not s.tokens[at - 2].is_lower:
        return noun_before(s, at - 1)
    found = noun_before(s, at - 2)  # "hat den Bericht bestätigt, wonach"
    return found if found is not None and _says(s, found) else None


def _says(s: Sentence, found: Range) -> bool:
    """Tell whether the first noun of a phrase holds what somebody says."""
    first = next((i for i in range(*found) if s.is_noun(i) and s.tokens[i].is_capital), None)
    word = "" if first is None else s.low(first)
    return s.lexicon.is_noun_cue(word) or s.lexicon.is_source_noun(word)
