"""Where reported content begins and ends: content clauses after a verb of saying."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from warehouse.annotate.asides import attending_subject
from warehouse.annotate.circumstances import past_circumstances
from warehouse.annotate.lexicon import Verb
from warehouse.annotate.openings import content_stop
from warehouse.annotate.passages import is_clause
from warehouse.annotate.phrases import phrase_at
from warehouse.annotate.sentence import Sentence
from warehouse.annotate.tails import starts_frame

# How many clause breaks after the verb a content clause may begin at.
_REACH = 6
_SHORTEST_STATEMENT = 4
_SHORTEST_NOMINAL = 2
# How far in front of its question a noun may stand, in tokens.
_QUESTION_REACH = 8
# How far behind a verb its infinitive may begin, in tokens.
_OWN_REACH = 7
# How far behind its helping verb a participle may stand, in tokens.
_HELPED = 6


class Shape(StrEnum):
    """How a content clause is built."""

    THAT = "that"
    QUESTION = "question"
    REPORTED = "reported"
    CONDITIONAL = "conditional"
    INFINITIVE = "infinitive"
    PLAIN = "plain"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class Content:
    """A content clause: token range and shape."""

    start: int
    end: int
    shape: Shape


def content_after(s: Sentence, i: int, verb: Verb | None) -> Content | None:
    """Return the content clause that a verb (or noun: None) ending before `i` governs."""
    at = s.break_after(i)
    direct = True
    opened = None
    if verb is not None and _is_owned(s, i, at):
        return None
    for _ in range(_REACH):
        if at >= s.end:
            return None
        shape = _shape(s, at, verb, direct=direct)
        adjoins = at == i or (direct and s.lexicon.cases and _states(s, at))
        if shape is None and adjoins and _announces(s, at, verb):
            shape = Shape.PLAIN
        if shape is Shape.MARKED:
            return Content(at + 1, at + 2, shape)
        if shape is not None:
            start = opened if shape is Shape.INFINITIVE and opened is not None else at + 1
            return Content(start, content_end(s, at + 1, shape), shape)
        if not _may_pass(s, at):
            return None
        if direct and _is_verbless(s, at + 1):
            opened = at + 1
        direct = False
        at = s.break_after(at + 1)
    return None


def _is_owned(s: Sentence, i: int, at: int) -> bool:
    """Tell whether a noun before a comma owns what follows it ("salue le vote, que ...")."""
    if not s.lexicon.opened_content or at >= s.end or s.tokens[at].text == ":":
        return False
    return past_circumstances(s, i) < at


def _announces(s: Sentence, at: int, verb: Verb | None) -> bool:
    """Tell whether a verb of speech right before a colon announces unmarked words."""
    speaks = verb is not None and verb.speech and (not verb.weak or s.lexicon.cases)
    shortest = _SHORTEST_NOMINAL if s.lexicon.cases else _SHORTEST_STATEMENT
    return speaks and s.tokens[at].text == ":" and s.end - at > shortest


def _states(s: Sentence, at: int) -> bool:
    """Tell whether a clause with a verb follows a break, no list of things."""
    clause = range(at + 1, s.break_after(at + 1))
    endings = s.lexicon.predicate_endings
    return any(s.is_finite(i) or s.low(i).endswith(endings) for i in clause)


def _is_verbless(s: Sentence, start: int) -> bool:
    """Tell whether a clause has no verb: it may open an infinitive that goes on further back."""
    if s.low(start) in s.lexicon.relatives and s.low(start) not in s.lexicon.articles:
        return False
    end = s.break_after(start)
    return not any(s.is_finite(i) or i in s.reported_set for i in range(start, end))


def _may_pass(s: Sentence, at: int) -> bool:
    """Tell whether the clause after a break may stand between a verb and its content."""
    if s.tokens[at].text in ":;" or _is_participle_cue(s, at + 1):
        return False
    return s.low(at + 1) not in s.lexicon.coordinators


def is_put(s: Sentence, at: int) -> bool:
    """Tell whether the break at `at` opens a question somebody else put ("die Frage, ob")."""
    first = s.low(at + 1)
    if first not in s.lexicon.content and first not in s.lexicon.questions:
        return False
    for i in range(at - 1, max(-1, at - _QUESTION_REACH), -1):
        if s.low(i) in s.lexicon.asked:
            return True
        if s.tokens[i].is_break or s.is_finite(i):
            return False
    return False


def _is_participle_cue(s: Sentence, i: int) -> bool:
    """Tell whether a clause opens with a verb that has content of its own ("adding that")."""
    return i in s.cue_of and s.lexicon.is_participle(s.low(i))


def _shape(s: Sentence, at: int, verb: Verb | None, *, direct: bool) -> Shape | None:
    start, end = at + 1, s.break_after(at + 1)
    lexicon = s.lexicon
    first = s.low(start)
    if s.is_marked(start) and direct:
        return Shape.MARKED
    if lexicon.cases and not direct and first in lexicon.content and first in lexicon.adverbial:
        return None  # "..., чтобы" tells what for, except right behind its verb
    if _is_participle_cue(s, start) or is_put(s, at):
        return None
    asked = start + 1 + (lexicon.cases and first in lexicon.negations)  # "не устал ли он"
    second = s.low(asked) in lexicon.content and first not in lexicon.adverbial
    second = second and not (lexicon.opened_content and s.low(start + 1) in lexicon.relatives)
    if first in lexicon.content or (second and end - start > 3):
        return Shape.THAT
    if first in lexicon.coordinators:
        return None
    if first in lexicon.questions and direct and s.tokens[at].text == ",":
        if verb is not None and verb.asking:
            return Shape.QUESTION
        # "sagte, wer das tue, müsse gehen"
        return Shape.REPORTED if lexicon.verb_second and _leads_reported(s, end) else None
    if s.has_reported(start, end) and not is_relative(s, start, end):
        return Shape.REPORTED
    if (first in lexicon.adverbial or direct) and _leads_reported(s, end):
        return Shape.REPORTED
    takes = verb is None or verb.infinitive or (verb.speech and direct)
    takes = takes and not (lexicon.bare_content and verb is not None)
    if takes and _is_infinitive(s, start, end):
        return Shape.INFINITIVE
    return _weak_shape(s, start, end, verb, direct=direct)


def _leads_reported(s: Sentence, end: int) -> bool:
    """Tell whether a fronted adverbial clause is followed by a main clause of reported speech."""
    for _ in range(2):
        if end >= s.end:
            return False
        following = s.break_after(end + 1)
        if s.has_reported(end + 1, min(following, end + 3)):
            return True
        if s.low(end + 1) in s.lexicon.conditional:
            return True
        end = following
    return False


def _weak_shape(
    s: Sentence, start: int, end: int, verb: Verb | None, *, direct: bool
) -> Shape | None:
    if verb is None or not direct or s.low(start) in s.lexicon.adverbial:
        return None
    if s.lexicon.bare_content:
        return None
    if _is_said_main(s, start, end, verb):
        return Shape.PLAIN
    if is_relative(s, start, end):
        return None
    plain = verb.plain and (s.low(start) not in s.lexicon.relatives or s.is_noun(start + 1))
    plain = plain and s.tokens[start - 1].text in ",:"
    if s.tokens[start - 1].text == ":" and verb.speech and not verb.weak:
        plain = end - start >= _SHORTEST_STATEMENT
    for i in range(start + 1, min(end, start + 9)):
        word = s.low(i)
        if word in s.lexicon.conditional:
            return Shape.CONDITIONAL
        if word in s.lexicon.finite and plain:
            return Shape.PLAIN
    return None


def _is_said_main(s: Sentence, start: int, end: int, verb: Verb) -> bool:
    """Tell whether a main clause without any mark of report follows a strong verb of saying.

    Its finite verb stands second, behind its subject ("sagte, die Deiche hielten"), or in marks.
    """
    strong = s.lexicon.verb_second and verb.speech and not verb.weak
    if not strong or s.tokens[start - 1].text not in ",:":
        return False
    subject = phrase_at(s, start)
    at = subject[1] if subject is not None else end
    if at >= end or (s.low(start) in s.lexicon.relatives and not s.is_noun(at - 1)):
        return False
    if s.is_marked(at):
        inside = s.tokens[at].inside
        return inside[:1].islower() and is_clause(s, at)
    named = s.is_noun(at + 1) and s.low(at) not in s.lexicon.finite
    return s.is_finite(at) and not named


def is_relative(s: Sentence, start: int, end: int) -> bool:
    """Tell whether a clause is a relative one: its pronoun first, its verb last."""
    if s.low(start) not in s.lexicon.relatives:
        return (
            s.low(start) in s.lexicon.prepositions
            and s.low(start + 1) in s.lexicon.relatives
            and not s.tokens[start + 2].is_capital
            if start + 2 < end
            else False
        )
    opens = start + 2 in s.reported_set or s.low(start + 2) in s.lexicon.conditional
    if s.is_noun(start + 1) and opens and start + 2 < end - 1:
        return False  # "das Amt habe Mut bewiesen": the verb stands second
    last = s.low(end - 1)
    verb_last = s.is_finite(end - 1) or s.lexicon.is_reported(last) or last in s.lexicon.conditional
    return verb_last and not any(
        i in s.reported_set or s.low(i) in s.lexicon.conditional or s.low(i) in s.lexicon.finite
        for i in range(start + 1, min(end - 3, start + 8))
    )


def _is_infinitive(s: Sentence, start: int, end: int) -> bool:
    if s.low(start) in s.lexicon.adverbial:
        return False
    if s.low(start) in s.lexicon.relatives:
        return has_infinitive(s, max(start, end - 3), end)
    return has_infinitive(s, start, end)


def has_infinitive(s: Sentence, start: int, end: int) -> bool:
    """Tell whether a clause holds an infinitive with its mark ("zu helfen", "aufzuhören")."""
    lexicon = s.lexicon
    for i in range(start, end):
        word = s.low(i)
        if word in lexicon.infinitive_marks:
            if _is_infinitive_form(s, i + 1):
                return True
        elif lexicon.is_inner_infinitive(word):
            return True
    return False


def _is_infinitive_form(s: Sentence, i: int) -> bool:
    word = s.low(i)
    if i >= s.end or not s.tokens[i].is_lower:
        return False
    return word.endswith(s.lexicon.infinitive_endings)


def content_end(s: Sentence, start: int, shape: Shape) -> int:
    """Return where the content that begins at `start` ends: mostly with the sentence."""
    if s.lexicon.isolating:
        return start + 1 if s.is_marked(start) and shape is Shape.MARKED else content_stop(s, start)
    at = s.break_after(start)
    if s.low(start) in s.lexicon.content and s.low(start) in s.lexicon.adverbial:
        return at  # "when asked if it was safe, she ...": the comma ends it
    begun = start
    while True:
        cut = _inner_cut(s, begun, at, shape)
        if cut is not None:
            return cut
        if at >= s.end:
            return s.end
        if _stops(s, at):
            return at
        begun, at = at + 1, s.break_after(at + 1)


def _stops(s: Sentence, at: int) -> bool:
    """Tell whether the clause after a break no longer belongs to the content."""
    start, end = at + 1, s.break_after(at + 1)
    if s.tokens[at].text in ";:":
        explains = s.lexicon.cases and s.tokens[at].text == ":" and not s.is_marked(start)
        return not (s.has_reported(start, end) or (explains and _states(s, at)))
    if starts_frame(s, start):
        return True
    if s.low(start) in s.lexicon.attending and _attends(s, start, end):
        return True
    if _is_participle_cue(s, start) or (s.lexicon.opened_content and _says_next(s, start)):
        return True
    noting = s.lexicon.plain_content and s.low(start) in s.lexicon.adverbial
    if noting and _is_participle_cue(s, past_adverbs(s, start + 1)):
        return True  # "..., while noting that"
    if s.lexicon.cases:
        return _is_said_next(s, start, end)
    related = s.lexicon.inverted_frames and s.low(start + 1) in s.lexicon.relatives
    if related and s.low(start) in s.lexicon.not_speakers:
        return True  # "..., ce que la ville dément"
    if s.low(start) not in s.lexicon.coordinators:
        return _resumes_main(s, start)
    if s.low(start + 1) in s.lexicon.content or s.has_reported(start, end):
        return False
    said = (i for i in range(start, end) if i in s.cue_of) if s.lexicon.opened_content else ()
    if any(s.low(s.cue_of[i].last + 1) in s.lexicon.content for i in said):
        return True  # "..., pero el líder indígena Leo Ruiz replicó que"
    return any(s.is_finite(i) for i in range(start + 1, min(end, start + 6)))


def _attends(s: Sentence, start: int, end: int) -> bool:
    """Tell whether a clause is what somebody else says meanwhile (", with Roth saying")."""
    cues = (cue.at for cue in s.cues if start < cue.at < end)
    return any(attending_subject(s, at) is not None for at in cues)


def past_adverbs(s: Sentence, i: int) -> int:
    """Skip adverbs ("while also noting")."""
    while i < s.end and s.lexicon.is_adverb(s.low(i)):
        i += 1
    return i


def _is_said_next(s: Sentence, start: int, end: int) -> bool:
    """Tell whether a clause goes on with what else somebody says (", но отметил, что ...")."""
    if s.low(start) not in s.lexicon.coordinators and start not in s.cue_of:
        return False
    if s.low(start) in s.lexicon.joiners and start + 1 in s.cue_of:
        return True
    return any(start <= cue.at < end and cue.verb.speech for cue in s.cues)


def _resumes_main(s: Sentence, start: int) -> bool:
    """Tell whether a clause opens with the main verb ("Der Vorwurf, er lüge, ist neu")."""
    if s.lexicon.bare_content or start in s.reported_set:
        return False
    return s.low(start) in s.lexicon.finite or start in s.cue_of


def _inner_cut(s: Sentence, start: int, end: int, shape: Shape) -> int | None:
    """Return where "und" and a finite verb lead back to the main clause, if they do."""
    for i in range(start + 2, end - 1):
        if s.low(i) not in s.lexicon.joiners:
            continue
        if shape is Shape.INFINITIVE and s.lexicon.inverted_frames and _opens_verb(s, i + 1):
            return i  # "a dit regretter son geste et s'est excusé"
        if not s.is_finite(i + 1):
            continue
        if s.low(i + 1) in s.lexicon.conditional or s.has_reported(i + 1, end):
            continue
        if shape is Shape.PLAIN and s.lexicon.plain_content and _opens_own(s, i + 1):
            return i
        apart = s.lexicon.bare_content or s.lexicon.cases
        if shape is Shape.PLAIN or (apart and not _says_on(s, i + 1)):
            continue
        return i
    return None


def _opens_verb(s: Sentence, i: int) -> bool:
    while s.low(i) in s.lexicon.proclitics:
        i += 1
    return s.is_finite(i)


def _opens_own(s: Sentence, i: int) -> bool:
    """Tell whether a verb at `i` has content of its own ("... and believes they can win")."""
    cue = s.cue_of.get(i)
    if cue is None or cue.verb.judging or not (cue.verb.speech or cue.verb.infinitive):
        return False
    if s.low(i + 1) in s.lexicon.content or (s.low(i) != cue.verb.name and s.low(i)[-1:] == "s"):
        return True
    if cue.verb.speech and not (cue.verb.weak or cue.verb.telling) and _opens_statement(s, i + 1):
        return True  # "said the loss was small but insisted it would pay"
    reach = range(cue.last + 1, min(s.break_after(i), i + _OWN_REACH))
    opened = any(s.low(k) in s.lexicon.infinitive_marks for k in reach)
    return opened and cue.verb.infinitive and not cue.verb.telling


def _opens_statement(s: Sentence, i: int) -> bool:
    """Tell whether a subject and its verb stand at `i` ("it would", "the firm had")."""
    subject = phrase_at(s, i)
    if subject is None:
        return False
    return s.low(subject[1]) in s.lexicon.finite or s.is_finite(subject[1])


def _says_on(s: Sentence, i: int) -> bool:
    """Tell whether a verb of saying stands at `i`, or the helping verb of one ("y ha pedido")."""
    if i in s.cue_of:
        return True
    cues = (cue for cue in s.cues if i < cue.at <= i + _HELPED)
    return any(s.helper_of(cue.at) == i for cue in cues)


def _says_next(s: Sentence, i: int) -> bool:
    """Tell whether a clause without a subject goes on with saying (", aunque advirtió que")."""
    lexicon = s.lexicon
    joint = _past_joint(s, i)
    if joint is None and s.low(i) not in lexicon.coordinators | lexicon.adverbial:
        return False
    adverbial = joint is not None or s.low(i) in lexicon.adverbial
    i = i if joint is None else joint - 1
    i += 1
    if adverbial and s.low(i) in lexicon.content:
        i += 1  # "mientras que"
    i = _past_small(s, i)
    if _says_on(s, i):
        return True
    subject = phrase_at(s, i) if adverbial else None
    return subject is not None and _says_on(s, _past_small(s, subject[1]))


def _past_joint(s: Sentence, i: int) -> int | None:
    """Return where a phrase that joins clauses ends in its "que" ("al tiempo que")."""
    if s.low(i) not in s.lexicon.prepositions:
        return None
    return next((j for j in (i + 2, i + 3) if s.low(j) in s.lexicon.content), None)


def _past_small(s: Sentence, i: int) -> int:
    lexicon = s.lexicon
    while i < s.end and (lexicon.is_adverb(s.low(i)) or s.low(i) in lexicon.proclitics):
        i += 1
    return i
