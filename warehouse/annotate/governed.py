"""Content clauses that a verb, phrase or noun of saying governs."""

from __future__ import annotations

from dataclasses import replace

from warehouse.annotate.asides import agent_behind, hides
from warehouse.annotate.bare import bare_content, bare_infinitive
from warehouse.annotate.cases import hanging_end
from warehouse.annotate.circumstances import skip_adverbs
from warehouse.annotate.content import (
    Content,
    Shape,
    content_after,
    content_end,
    has_infinitive,
    is_put,
)
from warehouse.annotate.denials import noun_before
from warehouse.annotate.free import main_verb
from warehouse.annotate.impersonal import is_nobodys
from warehouse.annotate.lexicon import FRAME, NOUN
from warehouse.annotate.passages import is_work, word_count
from warehouse.annotate.phrases import Range, phrase_at
from warehouse.annotate.reading import Find, Reading
from warehouse.annotate.sentence import Cue, Sentence
from warehouse.annotate.subjects import (
    clause_subject,
    hangs,
    speaker_behind,
    speaker_of,
)
from warehouse.annotate.verbatim import framed_before

# How far a noun may stand from its content clause, in tokens.
_NOUN_REACH = 9
_NOUN_INFINITIVE_REACH = 5
_SHORTEST_UNPARTED = 3
# How far behind its verb a question may open, in tokens.
_QUESTION_REACH = 5
# How far an owner may stand before what he said ("Roth's repeated claim"), in tokens.
_OWNER_REACH = 4


def by_verbs(r: Reading) -> None:
    """Take content behind verbs of saying ("sagte, dass ...", "drohte, ... zu ...")."""
    s = r.s
    governed = [(cue, _of_clause(s, cue, _content(s, cue))) for cue in s.cues]
    for place, (cue, content) in enumerate(governed):
        if content is None or r.is_taken(cue.at):
            continue
        if content.shape is Shape.QUESTION and r.is_used(cue.at):
            continue  # "“No,” she told me when I asked"
        framing = s.lexicon.isolating or content.shape is Shape.PLAIN
        if framing and r.is_used(cue.at) and not s.lexicon.opened_content:
            continue  # "“No,” wrote Roth in a note"
        following = governed[place + 1][1] if place + 1 < len(governed) else None
        # "hat wiederholt betont, ...": the verb nearest to the content governs it.
        if following is not None and following.start == content.start:
            continue
        if s.lexicon.plain_content and _only_leads(s, cue):
            continue
        begun, end = content.start, content.end
        if not r.is_free(begun, end):
            continue
        if s.lexicon.bare_content and not r.frames_nothing(begun, end):
            continue  # no comma parts it from what follows, here a frame
        if _is_fate(r, cue, content):
            continue
        if _is_own(s, cue) or is_nobodys(s, cue) or hides(s, content.start):
            continue
        told = s.lexicon.plain_content and s.low(cue.at - 1) in s.lexicon.passive_helpers
        if told and content.shape is Shape.INFINITIVE:
            continue  # "the storm is expected to turn"
        asked = _is_question_put(s, cue) or _is_asked_by_nobody(r, cue, content)
        if asked or _is_left_open(s, cue, content):
            r.leave(content.start, s.break_after(content.start))
            continue
        if content.shape is Shape.MARKED:
            if _is_label(s, content.start):
                continue
            if cue.verb.speech and word_count(s, content.start) > 1:
                framed_before(r, content.start, cue)
            continue
        r.take(_by_verb(r, cue, content))


def _is_fate(r: Reading, cue: Cue, content: Content) -> bool:
    """Tell whether a thing promises what will become of it ("Выборы обещают стать ...")."""
    s = r.s
    if not cue.verb.fateful or s.low(content.start) not in s.lexicon.becoming:
        return False
    start, end = r.speaker_of(cue) or (0, 0)
    known = any(
        s.low(i) in s.lexicon.heads or s.low(i) in s.lexicon.pronouns for i in range(start, end)
    )
    return not known and not any(s.tokens[i].is_capital for i in range(max(1, start), end))


def _only_leads(s: Sentence, cue: Cue) -> bool:
    """Tell whether a verb only leads to the one that says it ("went on to say")."""
    said = s.cue_of.get(cue.last + 2)
    return (
        said is not None
        and said.verb.speech
        and s.low(cue.last + 1) in s.lexicon.infinitive_marks
        and s.low(cue.last) in s.lexicon.recent
    )


def _is_label(s: Sentence, i: int) -> bool:
    """Tell whether marks hold the name of a subject ("la loi dit « climat » est votée")."""
    return s.lexicon.opened_content and is_work(s, i) and s.is_finite(i + 1)


def _of_clause(s: Sentence, cue: Cue, content: Content | None) -> Content | None:
    """Return content without the main clause behind it ("Tras decir que no, Roth se fue").

    Behind a relative clause that clause goes on ("Roth, qui dit que tout va bien, est parti").
    """
    if content is None:
        return None
    comma = s.break_after(content.start)
    if _opens_hanging(s, cue) or _resumes_behind(s, cue, comma):
        return Content(content.start, min(comma, content.end), content.shape)
    return content


def _resumes_behind(s: Sentence, cue: Cue, comma: int) -> bool:
    """Tell whether a comma closes the relative clause of a verb, the main verb behind it."""
    start = s.clause_start(cue.at)
    lexicon = s.lexicon
    if not lexicon.opened_content or comma >= s.end or s.tokens[comma].text != ",":
        return False
    related = s.low(start) in lexicon.relatives or s.low(start + 1) in lexicon.relatives
    if start == 0 or s.tokens[start - 1].text != "," or not related:
        return False
    verb = comma + 1
    while s.low(verb) in lexicon.proclitics or lexicon.is_adverb(s.low(verb)):
        verb += 1
    return s.is_finite(verb) or verb in s.cue_of


def _opens_hanging(s: Sentence, cue: Cue) -> bool:
    """Tell whether an infinitive opens a sentence, a comma parting it from its main clause."""
    return s.is_infinitive(cue.at) and hangs(s, cue.at, 0) and s.clause_start(cue.at) == 0


def _content(s: Sentence, cue: Cue) -> Content | None:
    bare = bare_content(s, cue) if s.lexicon.bare_content else None
    if bare is not None or s.lexicon.isolating:
        return bare
    found = content_after(s, cue.last + 1, cue.verb)
    takes = s.lexicon.bare_infinitives and cue.verb.infinitive and s.low(cue.at) in s.lexicon.joined
    bare = bare_infinitive(s, cue) if takes else None
    if bare is not None and (found is None or bare.start < found.start):
        return bare
    if found is None and s.lexicon.verb_second:
        return _unparted(s, cue)
    if found is not None and s.lexicon.cases:
        return replace(found, end=hanging_end(s, cue, found.start, found.end))
    return found


def _unparted(s: Sentence, cue: Cue) -> Content | None:
    """Return an infinitive that no comma parts from its verb ("hat versprochen zu bauen")."""
    start, end = cue.last + 1, s.break_after(cue.last + 1)
    helped = any(s.low(i) in s.lexicon.helpers for i in range(s.clause_start(cue.at), cue.at))
    if not (helped and cue.verb.infinitive) or end - start < _SHORTEST_UNPARTED:
        return None
    if s.low(start) in s.lexicon.helpers or not has_infinitive(s, end - 2, end):
        return None
    return Content(start, end, Shape.INFINITIVE)


def _is_question_put(s: Sentence, cue: Cue) -> bool:
    """Tell whether a question opens a sentence that answers it ("Asked whether ..., she said")."""
    lexicon = s.lexicon
    told = lexicon.plain_content and cue.verb.telling and not _asks_on(s, cue.last + 1)
    nobody = agent_behind(s, cue) is not None or speaker_of(s, cue) is None
    if cue.verb.asking and not told and nobody and _is_passive(s, cue):
        return True
    first = 1 if s.low(0) in lexicon.adverbial else 0
    if cue.at != first or not cue.verb.asking or lexicon.is_participle(s.low(first)):
        return False
    i = skip_adverbs(s, first + 1)
    word = s.low(i)
    opens = word in lexicon.content or word in lexicon.questions or word in lexicon.prepositions
    return opens or i >= s.end or s.tokens[i].is_break


def _is_asked_by_nobody(r: Reading, cue: Cue, content: Content) -> bool:
    """Tell whether nobody is named who asks whether ("Le preguntaron si ...")."""
    opens = r.s.low(content.start) in r.s.lexicon.open_content
    return r.s.lexicon.drops_subject and opens and cue.verb.asking and r.speaker_of(cue) is None


def _asks_on(s: Sentence, i: int) -> bool:
    """Tell whether a question follows a verb, not what somebody was told."""
    near = range(i, min(s.end, i + _QUESTION_REACH))
    return any(s.low(k) in s.lexicon.open_content or s.low(k) in s.lexicon.questions for k in near)


def _is_passive(s: Sentence, cue: Cue) -> bool:
    clause = range(s.clause_start(cue.at), cue.at)
    return any(s.low(i) in s.lexicon.passive_helpers for i in clause)


def _is_own(s: Sentence, cue: Cue) -> bool:
    """Tell whether the author speaks ("I think the boat is fine"), who quotes nobody."""
    return s.lexicon.bare_content and s.low(cue.at - 1) in s.lexicon.first_person


def _is_left_open(s: Sentence, cue: Cue, content: Content) -> bool:
    """Tell whether somebody does not say whether ("sagte nicht, ob ...")."""
    if cue.verb.asking or s.low(content.start) not in s.lexicon.open_content:
        return False
    clause = range(s.clause_start(cue.at), content.start)
    return any(s.low(i) in s.lexicon.negations for i in clause)


def _by_verb(r: Reading, cue: Cue, content: Content) -> Find:
    opens = _opens_hanging(r.s, cue) and content.end < r.s.end
    speaker = clause_subject(r.s, content.end + 1) if opens else r.speaker_of(cue)
    apart = r.s.tokens[content.start - 1].text == ":" and content.start > cue.last + 2
    return Find(
        r.type_of(content.start, content.end),
        ((content.start, content.end),),
        speaker,
        (cue.at, cue.at + 1),
        f"verb_{content.shape}",
        0.6 if content.shape is Shape.PLAIN else 0.9,
        free=apart and content.shape is Shape.REPORTED,
    )


def fronted(r: Reading) -> None:
    """Take a content clause in front of its verb ("Dass es teuer werde, bestritt Roth")."""
    s = r.s
    at = s.break_after(0)
    if s.low(0) not in s.lexicon.content or not r.is_free(0, at):
        return
    if s.lexicon.plain_content and s.low(0) not in s.lexicon.open_content and not _opens_fact(s):
        return  # "That argument was rejected"
    for cue in s.cues:
        if cue.at > at and not r.is_taken(cue.at):
            end = max(at, s.clause_start(cue.at) - 1)
            speaker = speaker_behind(s, cue) if cue.at == end + 1 else speaker_of(s, cue)
            r.take(
                Find(r.type_of(0, end), ((0, end),), speaker, (cue.at, cue.at + 1), "fronted", 0.75)
            )
            return


def _opens_fact(s: Sentence) -> bool:
    """Tell whether the first word opens a clause rather than points ("That the plan failed")."""
    follows = s.low(1)
    return follows in s.lexicon.nominatives or follows in s.lexicon.determiners


def by_phrases(r: Reading) -> None:
    """Take content behind fixed phrases ("ist der Meinung, dass ...", "legte Wert darauf, ...")."""
    s = r.s
    for at in _phrase_ends(s):
        start = _phrase_start(s, at)
        if start is None or r.is_taken(start):
            continue
        content = _content_behind(s, at)
        if content is None:
            continue
        if content.shape not in (Shape.THAT, Shape.REPORTED):
            continue
        if r.is_free(content.start, content.end):
            speaker = clause_subject(s, s.clause_start(start))
            r.take(_find(r, content, speaker, (start, at), f"phrase_{content.shape}", 0.75))


def _phrase_ends(s: Sentence) -> list[int]:
    """Return where a phrase of saying may end: at a break, or right before a content word."""
    if s.lexicon.plain_content:
        words = [i for i in s.having(FRAME) if i and s.low(i) in s.lexicon.content]
        return sorted({*s.breaks, *words})
    if not s.lexicon.opened_content:
        return s.breaks
    return [i for i in s.having(FRAME) if i and s.low(i) in s.lexicon.content]


def _content_behind(s: Sentence, at: int) -> Content | None:
    """Return the content clause that begins right behind a phrase of saying."""
    opened = s.lexicon.plain_content and s.low(at) in s.lexicon.content
    if s.lexicon.opened_content or opened:
        return Content(at, content_end(s, at, Shape.THAT), Shape.THAT)
    content = content_after(s, at, None)
    return content if content is not None and content.start == at + 1 else None


def _phrase_start(s: Sentence, at: int) -> int | None:
    """Return where a phrase of saying starts that ends in front of the break at `at`."""
    for words in s.lexicon.phrases.get(s.low(at - 1), ()):
        start = at - len(words)
        if start >= 0 and all(s.low(start + k) == word for k, word in enumerate(words)):
            return start
    return None


def by_nouns(r: Reading) -> None:
    """Take content behind nouns of saying ("die Forderung, ... zu ...", "der Vorwurf, er sei")."""
    s = r.s
    for i in s.having(NOUN):
        if r.is_taken(i) or not s.is_noun(i) or i in s.cue_of:
            continue
        content = _owned_content(s, i)
        if content is None or content.start - i > _NOUN_REACH:
            continue
        if content.shape is Shape.INFINITIVE and content.start - i > _NOUN_INFINITIVE_REACH:
            continue
        linked = s.lexicon.plain_content  # "his view is that"
        between = not linked and _has_finite(s, i, content.start)
        if content.shape in (Shape.MARKED, Shape.QUESTION) or between:
            continue
        if r.is_free(content.start, content.end):
            rule = f"noun_{content.shape}"
            r.take(_find(r, content, _noun_speaker(s, i), (i, i + 1), rule, 0.7))


def _owned_content(s: Sentence, i: int) -> Content | None:
    """Return the content clause of a noun at `i` ("el anuncio de la empresa de que cerrará")."""
    lexicon = s.lexicon
    if lexicon.plain_content:
        return _plain_owned(s, i)
    if not lexicon.opened_content:
        return content_after(s, i + 1, None)
    for j in range(i + 2, min(s.end, i + _NOUN_REACH + 1)):
        if s.low(j) in lexicon.content and s.low(j - 1) in lexicon.genitives:
            return Content(j, content_end(s, j, Shape.THAT), Shape.THAT)
        if s.tokens[j].is_break or s.is_finite(j):
            break
    return None


def _plain_owned(s: Sentence, i: int) -> Content | None:
    """Return the content of a noun without a comma ("claims by Roth that ...", "his view is that").

    A verb right behind the opening word makes it a relative clause ("the report that showed").
    """
    lexicon = s.lexicon
    at = i + 2 if s.low(i + 1) in lexicon.passive_helpers else i + 1
    for j in range(at, min(s.end, i + _NOUN_REACH + 1)):
        if s.low(j) in lexicon.content and s.low(j) not in lexicon.open_content:
            relative = s.is_finite(skip_adverbs(s, j + 1))
            return None if relative else Content(j, content_end(s, j, Shape.THAT), Shape.THAT)
        if s.tokens[j].is_break or s.is_finite(j) or at > i + 1:
            break
    return None


def _has_finite(s: Sentence, start: int, end: int) -> bool:
    return any(s.low(i) in s.lexicon.finite for i in range(start, end))


def _noun_speaker(s: Sentence, i: int) -> Range | None:
    if s.lexicon.verb_second and any(cue.verb.denying and cue.at > i for cue in s.cues):
        held = noun_before(s, s.break_after(i))  # "Den Vorwurf, ..., wies Roth zurück"
        if held is not None:
            return held
    if s.low(i + 1) in s.lexicon.genitives:
        owner = i + 2 if s.lexicon.drops_subject else i + 1
        return phrase_at(s, owner, governed=owner > i + 1)
    if s.low(i + 1) in s.lexicon.agents:
        return phrase_at(s, i + 2)
    if s.lexicon.plain_content:
        return _plain_noun_speaker(s, i)
    found = clause_subject(s, s.clause_start(i))
    return None if found is not None and found[0] <= i < found[1] else found


def _plain_noun_speaker(s: Sentence, i: int) -> Range | None:
    """Return whose noun it is ("Roth's claim", "a warning from the bank"), else the subject."""
    if s.low(i + 1) in s.lexicon.prepositions:
        return phrase_at(s, i + 2, governed=True)
    for j in range(i - 1, max(-1, i - _OWNER_REACH), -1):
        word = s.low(j)
        if word.endswith(s.lexicon.owning) and s.tokens[j].text[0].isalpha():
            first = j
            while first > 0 and s.tokens[first - 1].is_capital:
                first -= 1
            return first, j + 1
        if s.tokens[j].is_break or s.is_finite(j):
            break
    subject = clause_subject(s, s.clause_start(i))
    owned = subject is not None and subject[0] <= i < subject[1]
    rejects = any(one.verb.judging for one in s.cues if one.at < i)
    return None if owned or rejects else subject


def _find(
    r: Reading, content: Content, speaker: Range | None, cue: Range, rule: str, confidence: float
) -> Find:
    return Find(
        r.type_of(content.start, content.end),
        ((content.start, content.end),),
        speaker,
        cue,
        rule,
        confidence,
    )


def by_mood(r: Reading) -> None:
    """Take a clause that only its mood marks ("..., weil es zu teuer sei"), frame unknown."""
    s = r.s
    main = main_verb(s) if s.reported else None
    if main in s.reported_set:
        return  # the whole sentence goes on quoting
    for i in s.reported:
        start = s.clause_start(i)
        if start == 0 or r.is_taken(i) or not r.is_free(start, s.break_after(i)):
            continue
        if is_put(s, start - 1):
            continue
        end = content_end(s, start, Shape.REPORTED)
        if r.is_free(start, end):
            r.take(
                Find(
                    r.type_of(start, end),
                    ((start, end),),
                    clause_subject(s),
                    None,
                    "mood",
                    0.55,
                    free=False,
                )
            )
