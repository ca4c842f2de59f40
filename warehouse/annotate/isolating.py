"""Phrases and subjects in a language whose words never change: small words alone part them."""

from __future__ import annotations

from collections.abc import Iterator

from warehouse.annotate.passages import is_clause, is_name
from warehouse.annotate.sentence import Sentence
from warehouse.annotate.tokens import CLOSERS, OPENERS, SENTENCE_FINAL

Range = tuple[int, int]
_LONGEST = 30
_BRACKET = 14
# How many clauses before its verb a subject may stand, with asides in between.
_ASIDES = 4


def run_at(s: Sentence, i: int) -> Range | None:
    """Return the noun phrase that starts at `i`, with brackets and appositions behind it."""
    end = _run(s, i)
    if end is None:
        return None
    for _ in range(3):
        further = _bracket(s, end) or _apposition(s, end)
        if further is None:
            break
        end = further
    return i, end


def _run(s: Sentence, i: int) -> int | None:
    """Return the end of the words from `i` that may be one phrase, None without any."""
    if i >= s.end or ends_run(s, i):
        return None
    lexicon = s.lexicon
    j = i + 1
    if s.low(i) in lexicon.pronouns and j < s.end and not s.tokens[j].is_capital:
        joined = s.low(j) in lexicon.joiners and _attaches(s, j)
        return _run(s, j + 1) if joined else j
    while j < s.end and j - i < _LONGEST:
        if ends_run(s, j):
            if not _attaches(s, j):
                break
            j += 1
        elif _leaves_name(s, i, j):
            break
        j += 1
    return min(j, s.end)


def _attaches(s: Sentence, j: int) -> bool:
    """Tell whether a small word ties one more noun to the phrase ("của", "và")."""
    word = s.low(j)
    if word not in s.lexicon.attaching and word not in s.lexicon.joiners:
        return False
    return j + 1 < s.end and not ends_run(s, j + 1)


def _leaves_name(s: Sentence, i: int, j: int) -> bool:
    """Tell whether an unknown small word stands behind a title and a name ("ông Xo bước ra")."""
    if not s.tokens[j].is_lower or not s.tokens[j - 1].is_capital:
        return False
    at = j - 1
    while at > i and s.tokens[at].is_capital:
        at -= 1
    if s.low(at) not in s.lexicon.titles or at == j - 1:
        return False
    return s.low(at + 1) not in s.lexicon.bodies and s.low(at + 1) not in s.lexicon.callings


def ends_run(s: Sentence, j: int) -> bool:
    """Tell whether a word can be no part of a noun phrase."""
    token = s.tokens[j]
    if token.marked is not None:
        said = token.inside[-1:] in (",", *SENTENCE_FINAL) or is_clause(s, j)
        return said or not is_name(s, j)
    if not token.text[0].isalnum():
        return token.text not in "%&/" or token.text == "/"
    word = s.low(j)
    lexicon = s.lexicon
    if token.is_capital and j and word not in lexicon.function_words:
        return False
    if token.is_capital and j and s.tokens[j - 1].is_capital and word not in lexicon.content:
        return False  # a syllable of a name that is a small word elsewhere
    return (
        word in lexicon.stops
        or word in lexicon.finite
        or j in s.cue_of
        or (word in lexicon.prepositions and word not in lexicon.determiners)
    )


def _bracket(s: Sentence, i: int) -> int | None:
    if i >= s.end or s.tokens[i].text not in OPENERS:
        return None
    for j in range(i + 1, min(s.end, i + _BRACKET)):
        if s.tokens[j].text in CLOSERS:
            return j + 1
    return None


def _apposition(s: Sentence, i: int) -> int | None:
    """Return the end of ", giám đốc Sở X" or ", 42 tuổi": an office or age, closed off."""
    if i + 1 >= s.end or s.tokens[i].text not in (",", "-", "–"):
        return None
    if s.low(i + 1) not in s.lexicon.callings and not _is_age(s, i + 1):
        return None
    end = _run(s, i + 1)
    if end is None:
        return None
    end = _bracket(s, end) or end
    closed = end >= s.end or s.tokens[end].text in (",", "-", "–", ".") or end in s.cue_of
    return end if closed else None


def subject_before(s: Sentence, start: int, verb: int) -> Range | None:
    """Return the subject of the verb at `verb`, whose clause starts at `start`."""
    found = _subject_in(s, start, verb)
    parted = found is None  # a comma stands right before the verb
    aside = found is None or _is_aside(s, start, found)
    for _ in range(_ASIDES):
        if start == 0 or not aside:
            break
        end = start - 1
        start = s.clause_start(max(0, end - 1))
        earlier = _subject_in(s, start, end)
        if earlier is None or (found is not None and not _may_speak(s, earlier)):
            continue
        whole = run_at(s, earlier[0]) or earlier
        if found is not None and whole[1] < found[1]:
            if not parted or not _is_person(s, earlier):
                break
            return earlier
        found = whole
        aside = _is_aside(s, start, found) or (parted and not _is_person(s, found))
    return found


def _is_person(s: Sentence, found: Range) -> bool:
    """Tell whether a phrase begins with a title or name ("ông Xo", "Đại tá Trần Xo")."""
    first = s.low(found[0])
    if first in s.lexicon.titles:
        return True
    named = any(s.tokens[i].is_capital for i in range(found[0] + 1, found[1]))
    if named and first in s.lexicon.callings:
        return True
    if first in s.lexicon.bodies:
        return False
    pair = s.tokens[found[0] : min(found[1], found[0] + 2)]
    return len(pair) == 2 and all(one.is_capital for one in pair)


def _may_speak(s: Sentence, found: Range) -> bool:
    """Tell whether a phrase is called like a person or holds a name."""
    first = s.low(found[0])
    lexicon = s.lexicon
    if first in lexicon.titles or first in lexicon.callings or first in lexicon.bodies:
        return True
    if first in lexicon.pronouns or first in lexicon.articles:
        return True
    return any(s.tokens[i].is_capital for i in range(max(1, found[0]), found[1]))


def _is_aside(s: Sentence, start: int, found: Range) -> bool:
    """Tell whether a phrase opens a clause like an office behind its holder's name."""
    if found[0] != start:
        return False
    return s.low(start) in s.lexicon.callings or _is_age(s, start)


def _is_age(s: Sentence, i: int) -> bool:
    return s.tokens[i].text.isdigit() and s.low(i + 1) in s.lexicon.ages


def _subject_in(s: Sentence, start: int, verb: int) -> Range | None:
    """Return the first phrase of a clause that nothing governs, the last one behind "dẫn lời"."""
    best = None
    for found, cited in _phrases(s, start, verb):
        if best is None or cited:
            best = found
    return best


def is_main_clause(s: Sentence, end: int) -> bool:
    """Tell whether a subject with a verb behind it stands before `end`, outside of subclauses."""
    start, lexicon = 0, s.lexicon
    while start < end:
        stop = min(end, s.break_after(start))
        found = _subject_in(s, start, stop)
        subordinate = s.low(start) in lexicon.adverbial
        if (
            found is not None
            and not subordinate
            and any(
                s.low(i) in lexicon.finite or s.low(i) in lexicon.unsaid or i in s.cue_of
                for i in range(found[1], stop)
            )
        ):
            return True
        start = stop + 1
    return False


def _phrases(s: Sentence, start: int, end: int) -> Iterator[tuple[Range, bool]]:
    """Yield the free phrases between two positions and whether a verb of citing governs them."""
    i, governed, cited, bound = start, False, False, False
    lexicon = s.lexicon
    while i < end:
        word = s.low(i)
        stop = _run(s, i)
        if stop is None:
            cue = s.cue_of.get(i)
            cited = cue is not None and cue.verb.citing
            i += 1
            if word in lexicon.times:
                i = _past_time(s, i)
                continue
            governed = word in lexicon.prepositions or word in lexicon.finite
            governed = governed or (cue is not None and not cited)
            bound = bound or governed
            continue
        stop = min(stop, end)
        begin = _titled_inside(s, i, stop) if governed else i
        if begin < stop and (not bound or _may_speak(s, (begin, stop))):
            yield (begin, stop), cited
        i, governed, cited = stop, False, False


def _past_time(s: Sentence, i: int) -> int:
    """Skip the rest of a date ("ngày 5/5", "tháng này")."""
    while i < s.end and (s.tokens[i].text[0].isdigit() or s.low(i) in s.lexicon.demonstratives):
        i += 1
    return i


def _titled_inside(s: Sentence, start: int, end: int) -> int:
    """Return where a title begins a phrase of its own behind a governed one, else `end`."""
    for i in range(start + 1, end - 1):
        if s.low(i) in s.lexicon.titles and s.tokens[i + 1].is_capital and s.tokens[i].is_lower:
            return i
    return end
