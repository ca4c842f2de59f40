"""Noun phrases of a language with cases and free order: no article opens them, endings tell.

A subject may stand before its verb or behind it; what is told, when and where may stand between.
"""

from __future__ import annotations

from warehouse.annotate.passages import is_clause
from warehouse.annotate.sentence import Cue, Sentence
from warehouse.annotate.tokens import SENTENCE_FINAL

Range = tuple[int, int]
_LONGEST = 24
_BRACKET = 10
_ATTACHED = 4
_SAID = (",", *SENTENCE_FINAL)


def subject_of(s: Sentence, cue: Cue) -> Range | None:
    """Return who speaks, for a verb of saying with its content behind it."""
    start, end = s.clause_start(cue.at), s.break_after(cue.last + 1)
    word = s.low(cue.at)
    if word not in s.lexicon.joined or s.low(start) in s.lexicon.relatives:
        return antecedent(s, start) if start else nominative_in(s, cue.at + 1, end)
    if s.lexicon.is_participle(word):
        return _main_subject(s, start) or _behind(s, cue, end)
    if cue.verb.written:
        return place_in(s, start, cue.at) or place_in(s, cue.at + 1, end)
    if cue.verb.citing:
        return _cited(s, cue, end) or _beside(s, cue, start, end)
    if start and _past_adverbs(s, start) >= cue.at:
        # "Источник, знакомый с делом, сообщил агентству": the subject stands before the aside.
        sure = _opening(s, cue.at + 1, end, sure=True) or _main_subject(s, start)
        if sure is not None:
            return sure
    return _beside(s, cue, start, end) or _main_subject(s, start)


def subject_behind(s: Sentence, cue: Cue) -> Range | None:
    """Return who speaks, for a frame that trails its content (", сказал он")."""
    end = s.break_after(cue.last + 1)
    if cue.verb.written:
        return place_in(s, cue.at + 1, end)
    if cue.verb.citing:
        return _cited(s, cue, end) or nominative_in(s, cue.at + 1, end)
    found = nominative_in(s, cue.at + 1, end)
    if found is None:
        return _seat_beside(s, cue, cue.at, end)
    return found[0], _apposition_end(s, found) or found[1]


def _apposition_end(s: Sentence, found: Range) -> int | None:
    """Return where a name ends that a comma parts from its role ("его друг, актер Лев Рогов")."""
    start = found[1] + 1
    if (
        found[1] >= s.end
        or s.tokens[found[1]].text != ","
        or s.low(found[0]) in s.lexicon.nominatives
    ):
        return None
    if any(s.tokens[i].is_capital for i in range(*found)):
        return None
    named = nominative_in(s, start, s.break_after(start))
    if named is None or named[0] != start or not s.tokens[named[1] - 1].is_capital:
        return None
    return named[1]


def _past_adverbs(s: Sentence, i: int) -> int:
    while i < s.end and s.lexicon.is_adverb(s.low(i)):
        i += 1
    return i


def _beside(s: Sentence, cue: Cue, start: int, end: int) -> Range | None:
    """Return the subject in the clause of a verb: sure ones first, the nearer side before."""
    for sure in (True, False):
        for zone in ((start, cue.at), (cue.at + 1, end)):
            found = _opening(s, *zone, sure=sure)
            if found is not None:
                return found
        seat = _seat_beside(s, cue, start, end)
        if seat is not None:
            return seat
    return None


def _cited(s: Sentence, cue: Cue, end: int) -> Range | None:
    """Return whom a verb cites: its object, up to the subject ("цитирует министра агентство")."""
    i = cue.at + 1
    while i < end and s.lexicon.is_adverb(s.low(i)):
        i += 1
    subject = nominative_in(s, i, end)
    if subject is not None and subject[0] == i:
        # "цитирует его газета": the pronoun is whom it cites.
        return (i, i + 1) if s.low(i) in s.lexicon.possessives else None
    found = phrase_here(s, i, governed=True)
    if found is None or s.low(i) in s.lexicon.prepositions:
        return None
    limit = end if subject is None else subject[0]
    return found[0], min(found[1], limit)


def hanging_end(s: Sentence, cue: Cue, start: int, end: int) -> int:
    """Return where content ends whose verb hangs on a noun: where the main verb goes on.

    "Мэр, заявивший, что мост закрыт, ушел".
    """
    opener = s.low(s.clause_start(cue.at))
    if s.low(cue.at) in s.lexicon.joined and opener not in s.lexicon.relatives:
        return end
    for at in s.breaks:
        if start < at < end and s.tokens[at].text == "," and s.is_finite(at + 1):
            return at
    return end


def subject_past(s: Sentence, cue: Cue, start: int) -> Range | None:
    """Return who speaks in a sentence whose first words, up to `start`, point back."""
    return _beside(s, cue, max(start, s.clause_start(cue.at)), s.break_after(cue.last + 1))


def _behind(s: Sentence, cue: Cue, end: int) -> Range | None:
    return nominative_in(s, cue.at + 1, end)


def _seat_beside(s: Sentence, cue: Cue, start: int, end: int) -> Range | None:
    """Return the body whose people speak, where a plural verb has no subject."""
    if not s.low(cue.at).endswith(s.lexicon.plural_endings):
        return None
    return seat_in(s, start, cue.at) or seat_in(s, cue.at + 1, end)


def _main_subject(s: Sentence, start: int) -> Range | None:
    """Return the subject that an inserted clause parts from its verb ("Иванов, ..., сказал")."""
    at = start
    while at > 1:
        begin = s.clause_start(at - 2)
        opener = s.low(begin)
        lexicon = s.lexicon
        inserted = opener in lexicon.relatives or opener in lexicon.adverbial
        inserted = inserted or lexicon.is_participle(opener) or opener in lexicon.content
        inserted = inserted or opener.endswith(lexicon.attribute_endings)
        found = None if inserted else nominative_in(s, begin, at - 1)
        if found is not None:
            return found
        at = begin
    return None


def antecedent(s: Sentence, start: int) -> Range | None:
    """Return the phrase in front of the comma before a relative clause."""
    begin = s.clause_start(start - 2) if start > 1 else 0
    first = None
    for i in range(start - 2, begin - 1, -1):
        if not (_is_noun(s, i) or _is_name(s, i) or _is_modifier(s, i)):
            break
        if s.tokens[i].is_break or s.low(i) in s.lexicon.prepositions:
            break
        first = i
    if first is None:
        return None
    heads = (i for i in range(first, start - 1) if s.low(i) in s.lexicon.speakers)
    head = next(heads, first)
    return _with_adjectives(s, head, first), start - 1


def past_asides(s: Sentence, at: int) -> int:
    """Return the break behind participles and relative clauses that hang on a frame's speaker."""
    lexicon = s.lexicon
    while at < s.end and s.tokens[at].text == ",":
        first = at + 2 if s.low(at + 1) in lexicon.negations else at + 1
        word = s.low(first)
        aside = word in lexicon.relatives or word.endswith(lexicon.attribute_endings)
        aside = aside or (first in s.cue_of and lexicon.is_participle(word))
        aside = aside or (
            s.low(at + 1) in lexicon.prepositions and s.low(at + 2) in lexicon.relatives
        )
        end = s.break_after(at + 1)
        if not aside or end >= s.end:
            break
        at = end
    return at


def nominative_in(s: Sentence, start: int, end: int) -> Range | None:
    """Return the phrase in `start:end` that can be a subject, the surest one first."""
    return _opening(s, start, end, sure=True) or _opening(s, start, end, sure=False)


def _opening(s: Sentence, start: int, end: int, *, sure: bool) -> Range | None:
    agency = None
    passed = start
    for i in range(start, end):
        named = _past_agency(s, i) if i >= passed else i
        if named > i and not _is_governed(s, i, start):
            # An agency is mostly the one that is told; it speaks if nobody else does.
            agency = agency or (i, named)
            passed = named
        if i >= passed and _may_open(s, i, sure=sure) and not _is_governed(s, i, start):
            return _with_adjectives(s, i, start), phrase_end(s, i, end)
    return None if sure else agency


def _past_agency(s: Sentence, i: int) -> int:
    """Return where the name of a wire agency ends that begins at `i`, `i` where none does."""
    for words in s.lexicon.agencies.get(s.low(i), ()):
        if s.tokens[i].is_capital and all(s.low(i + k) == word for k, word in enumerate(words)):
            return i + len(words)
    return i


def _may_open(s: Sentence, i: int, *, sure: bool) -> bool:
    """Tell whether a subject's noun or pronoun stands at `i`."""
    lexicon, word, token = s.lexicon, s.low(i), s.tokens[i]
    if word in lexicon.nominatives:
        return True
    if s.is_marked(i):
        return not sure and _is_name(s, i)
    if word in lexicon.heads:
        return True
    if not token.text[0].isalnum() or word in lexicon.function_words or lexicon.is_adverb(word):
        return False
    if word in lexicon.times or word in lexicon.oblique or s.is_finite(i):
        return False
    if token.is_capital and not _opens_common(s, i):
        oblique = word.endswith(lexicon.oblique_name_endings) or word in lexicon.oblique_names
        return not (sure and oblique)
    agrees = i > 0 and s.low(i - 1).endswith(lexicon.subject_endings)
    agrees = agrees and not word.endswith(lexicon.subject_endings)
    oblique = word.endswith(lexicon.oblique_endings) and not agrees
    noun = not oblique and (agrees or not lexicon.is_adjective(word))
    noun = noun and word.isalpha() and len(word) > 1
    return not sure and noun and not _depends(s, i)


def _depends(s: Sentence, i: int) -> bool:
    """Tell whether a noun right behind another one is its genitive."""
    return i > 0 and _is_noun(s, i - 1) and not _is_time(s, i - 1) and not _is_modifier(s, i - 1)


def _opens_common(s: Sentence, i: int) -> bool:
    """Tell whether a capital only opens the sentence: an adjective before a small noun."""
    small = i + 1 < s.end and s.tokens[i + 1].is_lower and s.low(i + 1) not in s.lexicon.openers
    return s.lexicon.is_adjective(s.low(i)) and small and not s.is_finite(i + 1)


def _is_governed(s: Sentence, i: int, start: int) -> bool:
    """Tell whether a preposition governs the word at `i`, adjectives between them."""
    if s.low(i) in s.lexicon.nominatives:
        return False
    j = i - 1
    while j >= start and _is_modifier(s, j):
        j -= 1
    if j < start:
        return False
    if s.low(j) in s.lexicon.prepositions:
        return True
    # A name behind the noun that a preposition governs is its genitive or apposition.
    owned = s.tokens[i].is_capital and s.low(i) not in s.lexicon.heads and j == i - 1
    return owned and _is_noun(s, j) and _is_governed(s, j, start) and not _is_time(s, j)


def _is_time(s: Sentence, i: int) -> bool:
    return s.low(i) in s.lexicon.times or s.tokens[i].text[0].isdigit()


def _is_noun(s: Sentence, i: int) -> bool:
    word = s.low(i)
    known = word in s.lexicon.function_words or s.lexicon.is_adverb(word) or s.is_finite(i)
    return bool(word) and word[0].isalpha() and not known


def _is_modifier(s: Sentence, i: int) -> bool:
    word, lexicon = s.low(i), s.lexicon
    if word in lexicon.determiners or s.tokens[i].text[0].isdigit():
        return True
    return lexicon.is_adjective(word) and word not in lexicon.heads and not s.is_finite(i)


def _with_adjectives(s: Sentence, i: int, start: int) -> int:
    """Return where a phrase begins whose noun is at `i`."""
    while i > start and _is_modifier(s, i - 1) and s.low(i - 1) not in s.lexicon.oblique:
        if s.low(i - 1).endswith(s.lexicon.oblique_endings):
            break
        i -= 1
    return i


def phrase_end(s: Sentence, i: int, end: int, *, governed: bool = False) -> int:
    """Return where the phrase with a noun at `i` ends: genitives, names and brackets belong to it.

    `governed`: it stands behind a preposition, so that its words have the endings of that case.
    """
    lexicon = s.lexicon
    if s.low(i) in lexicon.nominatives:
        return i + 1
    j = i + 1
    limit = min(end, i + _LONGEST)
    while j < limit:
        if s.is_marked(j):
            # "в пресс-службе РПЛ «Берегу» рассказали": a paper that is told.
            known = s.low(j - 1) in lexicon.speakers
            apart = (s.tokens[j - 1].is_capital and not known) or _is_told_paper(s, j)
            if not _is_name(s, j) or apart:
                break
        elif s.tokens[j].text in "([":
            closed = _bracket(s, j)
            if closed is None or closed > limit:
                break
            j = closed
            continue
        elif not _goes_on(s, j, governed=governed):
            break
        j += 1
    return j


def _goes_on(s: Sentence, i: int, *, governed: bool) -> bool:
    lexicon, word, token = s.lexicon, s.low(i), s.tokens[i]
    if word in lexicon.attaching:
        named = i + 1 < s.end and (_is_noun(s, i + 1) or _is_name(s, i + 1))
        return named and s.low(i + 1) not in lexicon.times
    if token.text == "." or word in lexicon.particles:
        return i + 1 < s.end and (s.tokens[i + 1].is_capital or s.low(i + 1) in lexicon.particles)
    if word in lexicon.function_words or lexicon.is_adverb(word) or s.is_finite(i):
        return word in lexicon.possessives
    if not token.text[0].isalnum() or word in lexicon.reported or word in lexicon.times:
        return False
    if governed or _is_attached(s, i):
        return True
    if token.is_capital and s.tokens[i - 1].is_capital and _past_agency(s, i) > i:
        return False
    if token.is_capital:
        return s.low(i - 1) in lexicon.given_names or not _is_told(s, i)
    return not word.endswith(lexicon.oblique_endings) and word not in lexicon.hearers


def _is_attached(s: Sentence, i: int) -> bool:
    """Tell whether a preposition that prolongs a phrase governs the word ("по Пермскому краю")."""
    j = i - 1
    while j > i - _ATTACHED and _is_modifier(s, j):
        j -= 1
    return s.low(j) in s.lexicon.attaching


def _is_told_paper(s: Sentence, i: int) -> bool:
    """Tell whether a name in marks is in the case of who is told ("«Вестнику» объяснили")."""
    inside = s.tokens[i].inside.lower()
    return s.low(i - 1) not in s.lexicon.work_words and inside.endswith(
        s.lexicon.oblique_name_endings
    )


def _is_told(s: Sentence, i: int) -> bool:
    """Tell whether a capital word right behind a name is somebody who is told something."""
    word, lexicon = s.low(i), s.lexicon
    if not s.tokens[i - 1].is_capital:
        return False
    return word.endswith(lexicon.oblique_name_endings) or word in lexicon.oblique_names


def _is_name(s: Sentence, i: int) -> bool:
    return s.is_marked(i) and s.tokens[i].inside[-1:] not in _SAID and not is_clause(s, i)


def _bracket(s: Sentence, i: int) -> int | None:
    for j in range(i + 1, min(s.end, i + _BRACKET)):
        if s.tokens[j].text in ")]":
            return j + 1
    return None


def phrase_here(s: Sentence, i: int, *, governed: bool) -> Range | None:
    """Return the phrase that starts right at `i`, None where none does."""
    lexicon = s.lexicon
    if i >= s.end:
        return None
    head = i
    while head < min(s.end, i + 5) and _is_modifier(s, head):
        head += 1
    if head >= s.end or not (_is_noun(s, head) or _is_name(s, head)):
        head = i
    word = s.low(head)
    if word in lexicon.pronouns:
        return (i, head + 1) if word not in lexicon.not_speakers else None
    if not (_is_noun(s, head) or _is_name(s, head)) or s.tokens[head].text[0].isdigit():
        return None
    return i, phrase_end(s, head, s.end, governed=governed)


def place_in(s: Sentence, start: int, end: int) -> Range | None:
    """Return what a preposition says that something stands in ("в докладе банка")."""
    for i in range(start, end):
        if s.low(i) not in s.lexicon.seats:
            continue
        found = phrase_here(s, i + 1, governed=True)
        if found is not None and s.low(found[0]) not in s.lexicon.days:
            return found[0], min(found[1], end)
    return None


def seat_in(s: Sentence, start: int, end: int) -> Range | None:
    """Return the body that "в Кремле" names as the source, where a verb has no subject."""
    for i in range(start, end):
        if s.low(i) not in s.lexicon.seats:
            continue
        found = phrase_here(s, i + 1, governed=True)
        if found is None or any(_is_time(s, j) for j in range(found[0], min(found[0] + 3, end))):
            continue
        return found[0], min(found[1], end)
    return None
