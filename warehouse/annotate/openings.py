"""Where content begins, ends and is framed in a language whose words never change."""

from __future__ import annotations

from enum import StrEnum

from warehouse.annotate.isolating import Range, run_at
from warehouse.annotate.sentence import Cue, Sentence

# How far behind its verb a content word may stand, and how long a frame may be, in tokens.
_REACH = 24
_FRAME = 40
_SHORTEST = 2
_SHORTEST_APART = 3
_SHORTEST_WISH = 4
_SHORTEST_SURE = 5
# Content that a further verb of saying ends has at least this many words.
_SHORTEST_CUT = 4
_PREDICATE_REACH = 30


class Opening(StrEnum):
    """What begins content: a content word, a question word, marks, or nothing but the verb."""

    THAT = "that"
    QUESTION = "question"
    MARKED = "marked"
    PLAIN = "plain"


def opening(s: Sentence, cue: Cue) -> tuple[int, Opening] | None:
    """Return where the content of a verb of saying begins, None if it has none."""
    i = past_adverbs(s, cue.last + 1)
    if i >= s.end:
        return None
    lexicon = s.lexicon
    if s.is_marked(i) and closes(s, i + 1):
        return i, Opening.MARKED
    if i == cue.last + 1 and s.low(i) in lexicon.close_content:
        return i, Opening.THAT
    led = _led(s, cue, i)
    if led is not None:
        return led
    if cue.verb.bound or s.low(i) in lexicon.hearing:
        return None
    if s.low(i) in lexicon.questions:
        return (i, Opening.QUESTION) if cue.verb.asking else None
    return _plain(s, cue, i)


def _led(s: Sentence, cue: Cue, i: int) -> tuple[int, Opening] | None:
    """Return content behind a content word or colon that only circumstances part from the verb."""
    told = is_circumstance(s, i) or s.low(i) in s.lexicon.hearing
    for j in range(i, min(s.end, i + _REACH)):
        if s.low(j) in s.lexicon.content:
            return j, Opening.THAT
        if not told and (s.low(j) in s.lexicon.finite or s.low(j) in s.lexicon.pronouns):
            return None
        if s.tokens[j].text == ":":
            announced = cue.verb.speech and not s.is_marked(j + 1) and s.end - j > _SHORTEST
            return (j + 1, Opening.PLAIN) if announced else None
        if s.tokens[j].is_break or s.is_marked(j) or j in s.cue_of:
            return None
    return None


def _plain(s: Sentence, cue: Cue, i: int) -> tuple[int, Opening] | None:
    """Return content that nothing opens, or only a comma ("cho biết, giá đã giảm")."""
    if not cue.verb.plain or cue.at == 0 or s.asks:
        return None
    comma = s.tokens[i].text == ","
    if comma and not cue.verb.speech:
        return None
    start = i + 1 if comma else i
    least = _SHORTEST_APART if comma else _SHORTEST
    if start + least > s.end or (not comma and s.tokens[start].is_break):
        return None
    word = s.low(start)
    led = word in s.lexicon.prepositions
    if word in s.lexicon.genitives or (word in s.lexicon.demonstratives and not led):
        return None
    unsure = cue.verb.weak or cue.verb.nominal or comma or is_circumstance(s, start)
    led_in = comma or is_circumstance(s, start)  # "từ đầu năm, cả nước có ..."
    holds = _has_predicate(s, start) or (led_in and _has_predicate(s, s.break_after(start) + 1))
    holds = holds or (not cue.verb.weak and not comma and _is_long(s, start))
    if unsure and not holds and not _is_wish(s, cue, start):
        return None
    return start, Opening.PLAIN


def _is_long(s: Sentence, start: int) -> bool:
    """Tell whether too many words follow a verb for a mere object ("thông báo lịch học")."""
    return content_stop(s, start) - start >= _SHORTEST_SURE


def _is_wish(s: Sentence, cue: Cue, start: int) -> bool:
    """Tell whether what somebody is to do follows, whatever verb says it."""
    nouns = s.lexicon.giving - s.lexicon.articles
    if not cue.verb.infinitive or s.low(start) in nouns | s.lexicon.prepositions:
        return False
    return s.end - start >= _SHORTEST_WISH


def _has_predicate(s: Sentence, start: int) -> bool:
    """Tell whether a word that only stands beside verbs follows within the clause."""
    limit = min(s.break_after(start + 1), start + _PREDICATE_REACH)
    return any(
        s.low(j) in s.lexicon.finite
        or s.is_marked(j)
        or (s.low(j) in s.lexicon.unsaid and s.low(j) not in s.lexicon.prepositions)
        or j in s.cue_of
        for j in range(start, limit)
    )


def past_adverbs(s: Sentence, i: int) -> int:
    """Skip adverbs behind a verb ("cho biết thêm", "nói rõ")."""
    while i < s.end and s.low(i) in s.lexicon.hanging:
        i += 1
    return i


def closes(s: Sentence, i: int) -> bool:
    """Tell whether a frame ends at `i`: with a break, a circumstance or a joining word."""
    if i >= s.end or s.tokens[i].is_break or s.is_marked(i):
        return True
    word = s.low(i)
    lexicon = s.lexicon
    return word in lexicon.joiners or word in lexicon.coordinators or is_circumstance(s, i)


def is_circumstance(s: Sentence, i: int) -> bool:
    """Tell whether words about time, place or hearers begin at `i`."""
    word = s.low(i)
    lexicon = s.lexicon
    return word in lexicon.prepositions or word in lexicon.times or word in lexicon.adverbs


def content_stop(s: Sentence, start: int) -> int:
    """Return where content that begins at `start` ends: at a frame or a further report."""
    for j in range(start + 1, s.end):
        token = s.tokens[j]
        if token.text == ";":
            return j
        joins = s.low(j) in s.lexicon.coordinators or s.low(j) in s.lexicon.joiners
        if not joins and token.text not in ",–-—":
            continue
        if token.is_break and (framed(s, j + 1) is not None or _sourced(s, j + 1)):
            return j
        if j - start >= (1 if joins else _SHORTEST_CUT) and _reports_on(s, j + 1, joins=joins):
            return j
    return s.end


def _sourced(s: Sentence, i: int) -> bool:
    """Tell whether a source phrase closes the sentence at `i` (", theo Reuters")."""
    if s.low(i) not in s.lexicon.before or s.low(i + 1) in s.lexicon.not_sources:
        return False
    source = run_at(s, i + 1)
    return source is not None and source[1] >= s.end


def _reports_on(s: Sentence, i: int, *, joins: bool) -> bool:
    """Tell whether a clause at `i` goes on with a verb of saying of its own."""
    k = i
    while k < s.end and (s.low(k) in s.lexicon.coordinators or s.low(k) in s.lexicon.adverbs):
        k += 1
    cue = s.cue_of.get(k)
    if cue is not None and (joins or k > i or cue.verb.speech):
        return opening(s, cue) is not None
    if joins and k == i:
        return False
    subject = run_at(s, k)
    if subject is None or subject[1] >= s.end:
        return False
    cue = s.cue_of.get(_past_asides(s, subject[1]))
    return cue is not None and cue.verb.speech and opening(s, cue) is not None


def _past_asides(s: Sentence, i: int) -> int:
    """Skip the adverbs and circumstances between a subject and its verb (", ở Hà Nội,")."""
    limit = min(s.end, i + _FRAME)
    while i < limit and i not in s.cue_of:
        comma = s.tokens[i].text == ","
        if s.is_marked(i) or (s.tokens[i].is_break and not comma):
            break
        if comma and not (i + 1 in s.cue_of or is_circumstance(s, i + 1)):
            end = s.break_after(i + 1)
            if end >= s.end or s.tokens[end].text != "," or _has_cue(s, i, end):
                break
            i = end
            continue
        i += 1
    return i


def _has_cue(s: Sentence, start: int, end: int) -> bool:
    return any(i in s.cue_of or s.is_marked(i) for i in range(start, end))


def framed(s: Sentence, i: int) -> tuple[Range | None, Cue, int] | None:
    """Return speaker, verb and end of a trailing frame at `i` ("ông Xo nói", "dẫn lời Xo")."""
    at = _past_circumstances(s, i)
    subject = None if at in s.cue_of else run_at(s, at)
    verb = at if subject is None else _past_asides(s, subject[1])
    cue = s.cue_of.get(verb)
    while cue is not None and cue.last + 1 in s.cue_of and not cue.verb.citing:
        cue = s.cue_of[cue.last + 1]  # "nghẹn ngào kể": the second one governs
    if cue is None or (subject is None and not cue.verb.citing):
        return None
    if cue.verb.citing:
        cited = run_at(s, cue.last + 1)
        subject = cited or subject
        end = cued_end(s, cue.last + 1 if cited is None else cited[1])
        return (subject, cue, end) if closes(s, end) else None
    end = past_adverbs(s, cue.last + 1)
    told = run_at(s, end) if cue.verb.telling and s.is_marked(max(0, i - 2)) else None
    end = end if told is None else told[1]
    if not cue.verb.speech or not closes(s, end) or _leads_content(s, end):
        return None
    marked = s.is_marked(i - 1) or s.is_marked(i - 2)
    goes_on = end < s.end and s.tokens[end].text == ","  # "ông Xo cho biết, giá đã giảm"
    goes_on = goes_on and s.low(end + 1) not in s.lexicon.adverbial
    if (cue.verb.weak or goes_on) and not marked:
        return None
    return subject, cue, end


def cued_end(s: Sentence, i: int) -> int:
    """Return the end of a further verb of saying right at `i` ("dẫn lời ông A cho biết")."""
    cue = s.cue_of.get(i)
    return i if cue is None else past_adverbs(s, cue.last + 1)


def _past_circumstances(s: Sentence, i: int) -> int:
    """Skip adverbs before the subject of a frame."""
    while i < s.end and s.low(i) in s.lexicon.adverbs and s.low(i) not in s.lexicon.coordinators:
        i += 1
    return i


def _leads_content(s: Sentence, i: int) -> bool:
    """Tell whether content of its own follows a verb, so that it frames nothing before it."""
    for j in range(i, min(s.end, i + _REACH)):
        if s.low(j) in s.lexicon.content or s.tokens[j].text == ":":
            return True
        if s.tokens[j].is_break or s.is_marked(j):
            return False
    return False
