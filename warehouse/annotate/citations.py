"""Who cites: the medium that a verb of citing names beside the one whose words they are."""

from __future__ import annotations

from dataclasses import replace

from warehouse.annotate.circumstances import skip_adverbs
from warehouse.annotate.phrases import Range, phrase_at
from warehouse.annotate.reading import Find
from warehouse.annotate.sentence import Cue, Sentence

# How far around its verb the medium of a passive may stand, in tokens.
_REACH = 30


def cited(s: Sentence, finds: list[Find]) -> list[Find]:
    """Return the finds of a sentence with who cites as their medium ("zitiert Reuters Roth")."""
    return [_cited(s, find) for find in finds] if s.lexicon.verb_second else finds


def _cited(s: Sentence, find: Find) -> Find:
    cue = s.cue_of.get(find.cue[0]) if find.cue is not None else None
    if cue is None or not cue.verb.citing or find.speaker is None or find.medium is not None:
        return find
    at = _name_end(s, find.speaker)
    if at is not None and find.speaker[0] > cue.at:  # "zitiert die „Nordpost“ Roth"
        return replace(find, speaker=(at, find.speaker[1]), medium=(find.speaker[0], at))
    medium = _medium(s, cue, find.speaker)
    if medium is None or _overlap(medium, find.speaker):
        return find
    return replace(find, medium=medium)


def _medium(s: Sentence, cue: Cue, cited: Range) -> Range | None:
    near = range(max(0, cue.at - _REACH), min(s.end, cue.at + _REACH))
    if any(s.low(i) in s.lexicon.passive_helpers for i in near):
        return _agent(s, near, cited)
    behind = phrase_at(s, skip_adverbs(s, cue.at + 1))
    if behind is not None and behind[1] <= cited[0]:
        return behind
    start = skip_adverbs(s, s.clause_start(cue.at))
    before = phrase_at(s, start) if start < cue.at else None
    return before if before is not None and before[1] <= cue.at else None


def _agent(s: Sentence, near: range, cited: Range) -> Range | None:
    """Return who cites in the passive ("wird von Reuters zitiert", "im Fachblatt zitiert")."""
    led = [i for i in near if s.low(i) in s.lexicon.agents]
    led += [i for i in near if s.low(i) in s.lexicon.cited_in]
    for i in led:
        phrase = phrase_at(s, i + 1, governed=True)
        if phrase is not None and not cited[0] <= i < cited[1]:
            return phrase
    return None


def _name_end(s: Sentence, phrase: Range) -> int | None:
    """Return where the name of a paper or site ends inside a phrase that goes on with another."""
    for i in range(phrase[0], phrase[1] - 1):
        site = "." in s.tokens[i].text[1:-1]
        if (s.is_marked(i) or site) and s.tokens[i + 1].is_capital:
            return i + 1
    return None


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
