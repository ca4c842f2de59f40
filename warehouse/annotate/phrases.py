"""The noun phrases of speakers: where they begin and end around a verb or source preposition."""

from __future__ import annotations

from warehouse.annotate.sentence import Cue, Sentence

_LONGEST = 24
Range = tuple[int, int]


def phrase_at(s: Sentence, i: int) -> Range | None:
    """Return the noun phrase that starts at position `i`, None if none does."""
    lexicon = s.lexicon
    if i >= s.end:
        return None
    word = s.low(i)
    if word in lexicon.pronouns and not _opens_noun(s, i):
        return None if word in lexicon.not_speakers else (i, i + 1)
    j = _skip_modifiers(s, i)
    end = _head(s, j)
    if end is None:
        return None
    return i, _extended(s, end, common=word in lexicon.determiners)


def _opens_noun(s: Sentence, i: int) -> bool:
    j = _skip_modifiers(s, i + 1)
    return s.low(i) in s.lexicon.determiners and _head(s, j) is not None


def _skip_modifiers(s: Sentence, i: int) -> int:
    lexicon = s.lexicon
    limit = min(s.end, i + 8)
    while i < limit and not s.is_marked(i):
        token = s.tokens[i]
        modifies = token.low in lexicon.determiners or token.text[0].isdigit()
        adjective = token.is_lower and not s.is_finite(i) and _is_adjective(s, i)
        if not modifies and not adjective:
            break
        i += 1
    return i


def _is_adjective(s: Sentence, i: int) -> bool:
    word = s.low(i)
    lexicon = s.lexicon
    if word in lexicon.prepositions or word in lexicon.adverbs or word in lexicon.pronouns:
        return False
    return not word.isalpha() or word.endswith(lexicon.pack.phrases.adjective_endings)


def _head(s: Sentence, i: int) -> int | None:
    """Return the end of a run of capital words (and names in marks) from `i`."""
    start = i
    while i < s.end and i - start < 8:
        token = s.tokens[i]
        if token.is_capital or token.marked is not None or token.text[0].isdigit():
            i += 1
        elif i > start and token.low in s.lexicon.particles and _capital(s, i + 1):
            i += 2
        elif i > start and token.text == "." and s.tokens[i - 1].end - s.tokens[i - 1].start <= 4:
            i += 1
        else:
            break
    return i if i > start else None


def _capital(s: Sentence, i: int) -> bool:
    return 0 <= i < s.end and (s.tokens[i].is_capital or s.is_marked(i))


def _extended(s: Sentence, end: int, *, common: bool) -> int:
    """Extend a head by genitives, attached prepositions, brackets and appositions."""
    limit = min(s.end, end + _LONGEST)
    while end < limit:
        further = _bracket(s, end) or _genitive(s, end) or _apposition(s, end, common=common)
        if further is None and common:
            further = _attached(s, end)
        if further is None:
            break
        end = further
    return end


def _bracket(s: Sentence, i: int) -> int | None:
    if i >= s.end or s.tokens[i].text not in "([":
        return None
    for j in range(i + 1, min(s.end, i + 10)):
        if s.tokens[j].text in ")]":
            return j + 1
    return None


def _genitive(s: Sentence, i: int) -> int | None:
    if s.low(i) not in s.lexicon.genitives:
        return None
    return _head(s, _skip_modifiers(s, i))


def _attached(s: Sentence, i: int) -> int | None:
    if s.low(i) not in s.lexicon.attaching:
        return None
    return _head(s, _skip_modifiers(s, i + 1))


def _apposition(s: Sentence, i: int, *, common: bool) -> int | None:
    """Return the end of ", Name Name" or ", der Chef der Firma" closed by a break or verb."""
    if i >= s.end or s.tokens[i].text not in (",", "–", "—", "-"):
        return None
    named = i + 1 < s.end and s.tokens[i + 1].is_capital
    if not named and s.low(i + 1) not in s.lexicon.determiners:
        return None
    start = _skip_modifiers(s, i + 1)
    end = _head(s, start)
    if end is None or (named and end - start < 2 and common is False):
        return None
    end = _closed_apposition(s, end)
    if end < s.end and not s.tokens[end].is_break:
        return None
    return end


def _closed_apposition(s: Sentence, end: int) -> int:
    for _ in range(4):
        further = _bracket(s, end) or _genitive(s, end) or _attached(s, end)
        if further is None:
            break
        end = further
    return end


def subject(s: Sentence, cue: Cue, start: int) -> Range | None:
    """Return the words of who speaks, for a verb of saying in the clause that begins at `start`."""
    after = _after_verb(s, _finite(s, cue, start))
    if start < cue.at and not _starts_oblique(s, start):
        before = phrase_at(s, start)
        if before is not None:
            return before
    return after


def _finite(s: Sentence, cue: Cue, start: int) -> int:
    """Return the verb that the subject stands next to: a helper before a participle, or the cue."""
    for i in range(cue.at - 1, max(start - 1, cue.at - 30), -1):
        if s.low(i) in s.lexicon.helpers and not s.tokens[i + 1].is_break:
            return i
    return cue.at


def _starts_oblique(s: Sentence, i: int) -> bool:
    word = s.low(i)
    lexicon = s.lexicon
    return word in lexicon.prepositions or word in lexicon.oblique or word in lexicon.adverbs


def _after_verb(s: Sentence, verb: int) -> Range | None:
    i = verb + 1
    for _ in range(4):
        if s.low(i) in s.lexicon.adverbs:
            i += 1
    if _starts_oblique(s, i):
        return None
    return phrase_at(s, i)


def source_before(s: Sentence, i: int) -> Range | None:
    """Return the noun phrase that ends before position `i` (a postposition such as "zufolge")."""
    start = i
    while start > 0 and i - start < _LONGEST:
        token = s.tokens[start - 1]
        if token.is_break or s.is_finite(start - 1) or s.lexicon.is_reported(token.low):
            break
        start -= 1
        if token.low in s.lexicon.determiners and not _continues(s, start):
            break
    return (start, i) if start < i else None


def _continues(s: Sentence, i: int) -> bool:
    before = i - 1
    return before >= 0 and (s.tokens[before].is_capital and s.low(i) in s.lexicon.genitives)
