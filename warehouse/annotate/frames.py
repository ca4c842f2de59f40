"""Frames that no content clause depends on: trailing, "wie ... mitteilte", "demnach"."""

from __future__ import annotations

from collections.abc import Iterator

from warehouse.annotate.cases import past_asides
from warehouse.annotate.circumstances import past_phrase, skip_adverbs
from warehouse.annotate.content import Shape, content_end, is_relative
from warehouse.annotate.denials import before_linker
from warehouse.annotate.free import main_verb
from warehouse.annotate.isolating import is_main_clause
from warehouse.annotate.lexicon import HENCE
from warehouse.annotate.passages import is_name
from warehouse.annotate.phrases import Range, phrase_at
from warehouse.annotate.reading import Find, Reading
from warehouse.annotate.sentence import Cue, Sentence
from warehouse.annotate.subjects import speaker_of
from warehouse.annotate.tails import (
    Tail,
    frame_at,
    frame_behind_verb,
    opens_with_verb,
    past_proclitics,
    said_tail,
    starts_frame,
)


def as_said(r: Reading) -> None:
    """Take what follows "Wie die Polizei mitteilte, ..." at the start of a sentence."""
    s = r.s
    first = next((i for i in range(min(2, s.end)) if s.low(i) in s.lexicon.as_said), None)
    if first is None:
        colons = (i + 1 for i in s.breaks if s.tokens[i].text == ":")
        first = next((i for i in colons if s.low(i) in s.lexicon.as_said), None)
    if first is None:
        return
    for cue in s.cues:
        if cue.at < first:
            continue
        tail = said_tail(s, first, cue) if s.lexicon.inverted_frames else None
        at = max(s.break_after(max(cue.last + 1, tail.end if tail is not None else 0)), 0)
        if s.lexicon.cases:
            at = past_asides(s, at)
        if at >= s.end or s.tokens[at].text != ",":
            return
        closed = _closes_clause(s, cue.last + 1, at) or (tail is not None and tail.end <= at)
        if (closed or s.lexicon.cases) and r.is_free(at + 1, s.end):
            end = content_end(s, at + 1, Shape.PLAIN)
            speaker = tail.speaker if tail is not None else _said_by(s, first + 1, cue)
            if s.lexicon.cases:
                speaker = speaker_of(s, cue)
            r.take(
                Find(
                    r.type_of(at + 1, end),
                    ((at + 1, end),),
                    speaker,
                    (cue.at, cue.at + 1),
                    "as_said",
                    0.85,
                )
            )
            return


def _said_by(s: Sentence, i: int, cue: Cue) -> Range | None:
    """Return who speaks behind "wie", past adverbs ("Wie schon am Montag der Arzt mitteilte")."""
    first = phrase_at(s, i, loose=True)
    if first is not None or not s.lexicon.verb_second:
        return first
    at, led = i, None
    for _ in range(4):
        at = skip_adverbs(s, at)
        past = past_phrase(s, at) if s.low(at) in s.lexicon.prepositions else None
        if past is None or past > cue.at:
            break
        led = phrase_at(s, at + 1, governed=True, loose=True)
        at = past
    found = phrase_at(s, at, loose=True) if at < cue.at else None
    return found or led  # "Wie aus Kreisen verlautete"


def _closes_clause(s: Sentence, i: int, at: int) -> bool:
    return all(s.low(j) in s.lexicon.helpers for j in range(i, at))


def trailing(r: Reading) -> None:
    """Take what stands before a frame: "..., sagte er", "..., so Roth", "..., wie Roth sagte"."""
    s = r.s
    for at in s.breaks:
        if s.tokens[at].text not in ",–-—" or at + 1 >= s.end or r.is_taken(at + 1):
            continue
        if not starts_frame(s, at + 1) or not _content_before(r, at):
            continue
        tail = frame_at(s, at + 1)
        last = tail.end
        if r.is_used(tail.cue[0]) or _is_answered(s, last):
            continue
        silent = tail.speaker is None and s.low(at + 2) not in s.lexicon.impersonal
        if silent and not _drops_subject(s, tail):
            continue
        parts = [(_statement_start(s, at), at)]
        last = _past_relatives(s, _past_when(s, last))
        goes_on = last < s.end and s.tokens[last].text in ",–-—" and r.is_free(last + 1, s.end)
        if goes_on and not (s.lexicon.inverted_frames and _tells_frame(s, at, last + 1)):
            parts.append((last + 1, s.end))
        r.take(
            Find(r.type_of(parts[0][0], at), tuple(parts), tail.speaker, tail.cue, "trailing", 0.85)
        )


def _past_when(s: Sentence, end: int) -> int:
    """Return the comma behind what a frame tells of when and where, if what is said goes on there.

    ("Der Kai sei, sagte Roth am Montag, gesperrt": no clause of its own follows.)
    """
    at = s.break_after(end)
    if not s.lexicon.verb_second or at + 1 >= s.end or s.tokens[at].text != ",":
        return end
    following = range(at + 1, s.break_after(at + 1))
    own = any(s.is_finite(i) or s.low(i) in s.lexicon.conditional for i in following)
    own = own or s.low(at + 1) in s.lexicon.coordinators
    return end if own or not following or not s.tokens[following[-1]].is_lower else at


def _statement_start(s: Sentence, at: int) -> int:
    """Return where the clause before a frame starts; a semicolon parts it from others."""
    if not s.lexicon.plain_content:
        return 0
    return max((i + 1 for i in s.breaks if i < at - 1 and s.tokens[i].text == ";"), default=0)


def _is_answered(s: Sentence, end: int) -> bool:
    """Tell whether the frame of a question leads to its answer ("Зачем, объяснил Рогов: ...")."""
    answered = end < s.end and s.tokens[end].text == ":"
    return s.lexicon.cases and answered and s.low(0) in s.lexicon.questions


def _drops_subject(s: Sentence, tail: Tail) -> bool:
    """Tell whether a frame is a strong verb alone, its subject dropped ("..., señaló.")."""
    cue = s.cue_of.get(tail.cue[0])
    strong = cue is not None and cue.verb.speech and not cue.verb.weak
    if not (s.lexicon.drops_subject and strong):
        return False
    i = tail.end
    return i >= s.end or s.tokens[i].is_break or s.low(i) in s.lexicon.prepositions


def _tells_frame(s: Sentence, at: int, start: int) -> bool:
    """Tell whether words behind a frame only tell more of it ("..., a dit Roth, appelant à ...").

    Content goes on behind a frame that cuts its clause, or with a word that joins.
    """
    whole = any(_has_predicate(s, first, last) for first, last in _clauses(s, at))
    first = s.low(start)
    if not whole or (first in s.lexicon.coordinators and not _restates(s, start)):
        return False
    finite = any(s.is_finite(i) for i in range(start, s.break_after(start)))
    opened = first in s.lexicon.relatives or first in s.lexicon.prepositions
    return opened or not finite or s.lexicon.is_participle(first)


def _restates(s: Sentence, start: int) -> bool:
    """Tell whether a joined clause opens with its verb, so that it is the speaker's deed."""
    return s.is_finite(start + 1)


def _clauses(s: Sentence, end: int) -> Iterator[Range]:
    start = 0
    while start < end:
        stop = min(end, s.break_after(start))
        yield start, stop
        start = stop + 1


def _past_relatives(s: Sentence, at: int) -> int:
    """Return the break behind the relative clauses that hang on a frame's speaker."""
    if s.lexicon.cases:
        return past_asides(s, at)
    while at < s.end and s.tokens[at].text == ",":
        end = s.break_after(at + 1)
        if not _hangs_on_noun(s, at + 1, end):
            break
        at = end
    return at


def _hangs_on_noun(s: Sentence, start: int, end: int) -> bool:
    """Tell whether a clause is a relative one, also if its verb is unknown ("der mir vorliegt")."""
    lexicon = s.lexicon
    if lexicon.subject_first:
        return s.low(start) in lexicon.relatives and s.low(start) not in lexicon.adverbial
    if is_relative(s, start, end):
        return True
    if s.low(start) not in lexicon.relatives or not s.tokens[end - 1].is_lower:
        return False
    return not any(
        i in s.reported_set or s.low(i) in lexicon.conditional or s.is_finite(i)
        for i in range(start, end - 1)
    )


def _content_before(r: Reading, at: int) -> bool:
    """Tell whether a main clause stands before a frame, rather than an opening of the frame."""
    s = r.s
    if at < (1 if s.lexicon.cases else 2) or not r.is_free(0, at):
        return False
    if s.lexicon.isolating:
        return is_main_clause(s, at) or (s.low(0) not in s.lexicon.adverbial and _closes_all(s, at))
    if s.lexicon.subject_first:
        return _is_statement(s, at)
    if at + 1 not in s.cue_of:
        return True
    verb = main_verb(s)
    if verb is not None and verb < at:
        return True
    first = s.low(0)
    lexicon = s.lexicon
    if (first in lexicon.adverbial and first not in lexicon.prepositions) or (
        first in lexicon.content
    ):
        return False
    return any(_is_predicate(s, i) for i in range(1, s.break_after(0)))


def _closes_all(s: Sentence, at: int) -> bool:
    """Tell whether a frame closes a sentence that is more than a name ("Giá quá cao, bà nói")."""
    if frame_at(s, at + 1).end < s.end:
        return False
    named = phrase_at(s, 0)
    return named is None or named[1] < at


def _is_statement(s: Sentence, at: int) -> bool:
    """Tell whether a verb stands before a frame that may also be the predicate of its subject.

    "Ada Roth, 54, denied the claim" and "Roth, the mayor, said ..." quote nobody's "Ada Roth".
    """
    verb_first = at + 1 in s.cue_of or opens_with_verb(s, at + 1)
    if verb_first and s.lexicon.inverted_frames:
        said = any(i < at and not is_name(s, i) for i in s.marked)
        marked = said and frame_behind_verb(s, at + 1) is not None
        if marked or _goes_on(s, at + 1):
            return True
    parted = any(i < at for i in s.breaks) if verb_first else _parted_frame(s, at + 1)
    if not parted and not (s.lexicon.plain_content and _is_short_lead(s, at)):
        return True
    return any(_has_predicate(s, first, last) for first, last in _clauses(s, at))


def _is_short_lead(s: Sentence, at: int) -> bool:
    """Tell whether words before a frame only lead it in ("Asked about it, she said").

    In "The decision, Roth said, was final" the frame parts what is said.
    """
    end = frame_at(s, at + 1).end
    goes_on = end < s.end and s.tokens[end].text == ","
    lead = phrase_at(s, 0, loose=True)
    whole = lead is not None and lead[1] == at and s.tokens[at - 1].is_lower
    return not (goes_on and (whole or any(map(s.is_finite, range(end + 1, s.end)))))


def _goes_on(s: Sentence, start: int) -> bool:
    """Tell whether a frame with its speaker parts a sentence ("Le port, a dit Roth, est sûr")."""
    end = frame_behind_verb(s, start)
    if end is None:
        return False
    comma = s.break_after(end)
    if comma >= s.end or s.tokens[comma].text != ",":
        return False
    first = skip_adverbs(s, past_proclitics(s, comma + 1))
    return s.is_finite(first) and first not in s.cue_of


def _parted_frame(s: Sentence, start: int) -> bool:
    """Tell whether a comma parts the frame's verb from what looks like its subject."""
    tail = frame_at(s, start)
    return s.tokens[tail.cue[0] - 1].text == ","


def _has_predicate(s: Sentence, start: int, end: int) -> bool:
    """Tell whether a clause has a finite verb that no relative clause or participle is."""
    first = start
    while start and s.lexicon.is_adverb(s.low(first)):
        first += 1
    for i in range(first, end):
        if s.low(i) in s.lexicon.relatives:
            return False
        attribute = s.low(i - 1) in s.lexicon.determiners
        after_aside = i == first and start > 0 and s.lexicon.inverted_frames
        if s.is_finite(i) and not attribute and (i > first or start == 0 or after_aside):
            return True
        if s.lexicon.plain_content and s.lexicon.is_contracted(s.low(i)):
            return True
    return False


def _is_predicate(s: Sentence, i: int) -> bool:
    """Tell whether a word can belong to a verb: small, no function word, no attribute."""
    word = s.low(i)
    if not s.tokens[i].is_lower or word in s.lexicon.function_words:
        return False
    attribute = word.endswith(s.lexicon.adjective_endings) and s.is_noun(i + 1)
    return not attribute and word not in s.lexicon.determiners


def hence(r: Reading) -> None:
    """Take what follows "Demnach ..." or "..., wonach ..."; the source stands before it."""
    s = r.s
    for i in s.having(HENCE):
        if r.is_taken(i):
            continue
        if i and not s.tokens[i - 1].is_break:
            continue
        start, end = i + 1, content_end(s, i + 1, Shape.PLAIN)
        timely = s.low(i) in s.lexicon.timely and not s.has_reported(start, end)
        if r.is_free(start, end) and not timely:
            r.take(
                Find(
                    r.type_of(start, end),
                    ((start, end),),
                    before_linker(s, i),
                    (i, i + 1),
                    "hence",
                    0.75,
                    borrows=True,
                )
            )
