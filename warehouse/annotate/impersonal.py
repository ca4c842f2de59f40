"""Sayings that nobody is the subject of: "heißt es", "se espera que", and where they come from."""

from __future__ import annotations

from warehouse.annotate.circumstances import is_oblique, skip_adverbs, skip_openers
from warehouse.annotate.phrases import Range, phrase_at
from warehouse.annotate.sentence import Cue, Sentence

_LONGEST = 26


def is_reflexive(s: Sentence, cue: Cue) -> bool:
    """Tell whether a pronoun belongs to the verb itself ("se quejó", not "se dijo")."""
    return any(word in s.lexicon.impersonal for word in cue.verb.particle)


def is_nobodys(s: Sentence, cue: Cue) -> bool:
    """Tell whether nobody says what everybody thinks ("se espera que")."""
    hidden = (
        s.lexicon.opened_content and cue.verb.weak and s.low(cue.at - 1) in s.lexicon.impersonal
    )
    return hidden and not is_reflexive(s, cue) and named_source(s) is None


def is_impersonal(s: Sentence, verb: int) -> bool:
    """Tell whether "es" or its like stands beside a verb."""
    return s.low(verb + 1) in s.lexicon.impersonal or (
        verb > 0 and s.low(verb - 1) in s.lexicon.impersonal
    )


def has_object(s: Sentence, start: int, verb: int) -> bool:
    """Tell whether the pronoun behind a verb is its object ("Die Stadt hält es für möglich")."""
    begin = skip_openers(s, start)
    if not s.lexicon.verb_second or begin >= verb or is_oblique(s, begin):
        return False
    found = phrase_at(s, begin, loose=True)
    dated = any(s.low(i) in s.lexicon.times for i in range(begin, verb))
    return found is not None and found[1] == verb and not dated


def source_in(s: Sentence, start: int) -> Range | None:
    """Return the text that is quoted impersonally ("In dem Bericht heißt es", "hieß es in ...")."""
    for i in range(start, min(s.end, start + _LONGEST)):
        if s.low(i) in s.lexicon.prepositions and s.low(i + 1) not in s.lexicon.prepositions:
            return phrase_at(s, i + 1)
        if s.tokens[i].is_break:
            return None
    return None


def named_source(s: Sentence) -> Range | None:
    """Return the text that opens the sentence as its source ("In dem Bericht wird ...")."""
    found = source_in(s, 0) if s.low(0) in s.lexicon.prepositions else None
    if found is None:
        return None
    lexicon = s.lexicon
    heads = (s.low(i) for i in range(*found) if s.is_noun(i))
    named = any(lexicon.is_source_noun(word) or lexicon.is_noun_cue(word) for word in heads)
    return found if named else None


def source_behind(s: Sentence, cue: Cue) -> Range | None:
    """Return where an impersonal frame has it from ("a-t-on appris auprès de la mairie")."""
    i = skip_adverbs(s, cue.last + 1)
    while s.low(i) in s.lexicon.prepositions and s.low(i + 1) in s.lexicon.prepositions:
        i += 1
    return phrase_at(s, i + 1, loose=True) if s.low(i) in s.lexicon.prepositions else None


def speaking_place(s: Sentence, start: int) -> Range | None:
    """Return the body or circle that "on" stands for ("À Matignon, on explique que ...")."""
    lexicon = s.lexicon
    if not lexicon.inverted_frames or start < 2 or s.tokens[start - 1].text != ",":
        return None
    at = s.clause_start(start - 2)
    if s.low(at) not in lexicon.speaking_from:
        return None
    while s.low(at) in lexicon.speaking_from:
        at += 1
    found = phrase_at(s, at, governed=True)
    if found is None or any(s.low(i) in lexicon.times for i in range(*found)):
        return None
    return found if s.may_speak(*found) else None
