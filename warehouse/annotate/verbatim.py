"""Words in quote marks: whole passages with or without a frame, and fragments."""

from __future__ import annotations

from dataclasses import replace

from warehouse.annotate.authors import authors_frame
from warehouse.annotate.passages import (
    ends_sentence,
    is_clause,
    is_name,
    is_titled,
    is_work,
    word_count,
)
from warehouse.annotate.phrases import Range
from warehouse.annotate.reading import INSIDE_REPORTED, Find, Reading
from warehouse.annotate.sentence import Cue, Sentence
from warehouse.annotate.subjects import clause_subject, speaker_of
from warehouse.annotate.tails import frame_at, starts_frame
from warehouse.annotate.terms import is_label, is_name_here
from warehouse.model import QuotationType

# A passage without a frame needs this many words to be somebody's words rather than a name.
_LEAST_WORDS = 4
# How far a fragment may stand from its verb, in tokens.
_FRAGMENT_REACH = 16
# The breaks between the author's words and what he goes on to quote.
_GOES_ON = ",:–-—"
# A verbatim passage of this length inside reported words counts as a quotation of its own.
_PASSAGE_WORDS = 5
# Where spaces part syllables, five words have about eight of them.
_PASSAGE_SYLLABLES = 8
_FRAGMENT_WORDS = 2
_JUDGING_WORDS = 3


def passages(r: Reading) -> None:
    """Take marked passages that a frame stands beside, or that are a sentence of their own."""
    s = r.s
    for i in s.marked:
        if r.is_taken(i):
            continue
        if s.is_passage or _is_answer(s, i):
            _standing(r, i)
        elif _opens_clause(s, i) and _framed_behind(r, i):
            continue
        elif i and s.tokens[i - 1].text == ":":
            framed_before(r, i, _cue_before(r, i - 1))


def _is_answer(s: Sentence, i: int) -> bool:
    """Tell whether a passage is all that follows the dash of a dialogue."""
    return i == 1 and s.end == i + 1 and s.tokens[0].is_break and s.tokens[i].inside != ""


def _standing(r: Reading, i: int) -> None:
    passage = r.s.tokens[i].marked
    resumes = passage is not None and passage.resumed
    whole = word_count(r.s, i) >= _LEAST_WORDS and (
        r.s.lexicon.cases or is_clause(r.s, i) or is_titled(r.s, i)
    )
    if resumes or whole:
        r.take(Find(QuotationType.DIRECT, ((i, i + 1),), None, None, "standing", 0.6, borrows=True))


def _opens_clause(s: Sentence, i: int) -> bool:
    return i <= 1 or s.tokens[i - 1].is_break


def _framed_behind(r: Reading, i: int) -> bool:
    s = r.s
    j = i + 1
    if j < s.end and s.tokens[j].text in ",–-—":
        j += 1
        if j < s.end and s.tokens[j - 1].text == "," and s.tokens[j].text in "–-—":
            j += 1  # "«...», — сказал он"
    elif s.tokens[i].inside[-1:] in (",", "?", "!"):
        pass
    elif is_name(s, i) or not (i == 0 or s.tokens[i - 1].is_break):
        return False
    authored = None
    if j < s.end and not starts_frame(s, j):
        authored = authors_frame(s, i, j)
    if j >= s.end or not (authored is not None or starts_frame(s, j)):
        return False
    if i and s.lexicon.inverted_frames and s.tokens[i - 1].text == "," and is_name(s, i):
        return False  # "Son film, « Nuit », raconte ..."
    if s.lexicon.verb_second and is_name(s, i) and _tells_name(s, j):
        return False  # "„Blaues Band“, so heißt das Projekt"
    tail = authored or frame_at(s, j)
    parts = [(i, i + 1)]
    after = s.break_after(tail.end)
    if after + 1 < s.end and s.tokens[after].text == "," and s.tokens[after + 1].text in "–-—":
        after += 1
    if s.lexicon.plain_content and after < s.end and not s.is_marked(after + 1):
        after = _past_aside(s, after)
    if after < s.end and s.is_marked(after + 1) and s.tokens[after].text in _GOES_ON:
        parts.append((after + 1, after + 2))
    r.take(Find(QuotationType.DIRECT, tuple(parts), tail.speaker, tail.cue, "framed_behind", 0.95))
    return True


def _tells_name(s: Sentence, j: int) -> bool:
    """Tell whether a frame tells what something is called ("so lautet der Titel")."""
    cue = s.cue_of.get(j + 1)
    behind = "" if cue is None else s.low(cue.at + 1)
    called = cue is not None and cue.verb.naming and behind not in s.lexicon.impersonal
    return s.low(j) in s.lexicon.so and called


def _past_aside(s: Sentence, at: int) -> int:
    """Return the break behind what a speaker did meanwhile (", shaking his head, ")."""
    close = s.break_after(at + 1)
    says = any(at < cue.at < close for cue in s.cues)
    if says or close >= s.end or s.tokens[at].text != "," or s.tokens[close].text != ",":
        return at
    return close if s.is_marked(close + 1) else at


def _cue_before(r: Reading, end: int) -> Cue | None:
    best = None
    for cue in r.s.cues:
        if cue.at < end and not r.is_taken(cue.at) and (best is None or not cue.verb.weak):
            best = cue
    return best


def framed_before(r: Reading, i: int, cue: Cue | None) -> None:
    """Take the passage at `i` that a frame announces ("Er sagte: „...“")."""
    s = r.s
    if cue is None and s.lexicon.verb_second and s.lexicon.is_work(s.low(i - 2)):
        return  # "ein Kutter (Motto: „Wasser ist Leben“)"
    said = cue is not None and (ends_sentence(s, i) or _closes_speech(r, i, cue))
    said = said or (cue is None and _is_shout(s, i))
    said = said or ((cue is None or cue.verb.weak) and _is_reply(s, i))
    if not said and not is_clause(s, i) and (cue is None or word_count(s, i) < 2 or is_name(s, i)):
        return
    speaker = r.speaker_of(cue) if cue is not None else clause_subject(s)
    told = _narrated(s, speaker) if cue is None and speaker is not None else None
    if told is not None and speaker is not None:
        speaker, cue = (speaker[0], told.at - 1), told
    place = (cue.at, cue.at + 1) if cue is not None else None
    confidence = 0.9 if cue is not None else 0.7
    opened = range(s.clause_start(i - 1), i)
    hidden = cue is None and any(s.low(j) in s.lexicon.impersonal for j in opened)
    borrows = speaker is None and not (hidden and s.lexicon.inverted_frames)
    r.take(
        Find(
            QuotationType.DIRECT,
            ((i, i + 1),),
            speaker,
            place,
            "colon",
            confidence,
            borrows=borrows,
        )
    )


def _narrated(s: Sentence, speaker: Range) -> Cue | None:
    """Return the infinitive that tells on a story behind its subject ("Et Roth de conclure :")."""
    at = speaker[1]
    if not s.lexicon.inverted_frames or s.low(at - 1) not in s.lexicon.infinitive_marks:
        return None
    led = at - 1 > speaker[0] and s.is_infinitive(at)
    return Cue(at, at, s.lexicon.joined[s.low(at)]) if led else None


def _closes_speech(r: Reading, i: int, cue: Cue) -> bool:
    """Tell whether a passage ends a sentence of saying, its full stop behind the marks."""
    s = r.s
    if i + 1 < s.end or not cue.verb.speech or cue.verb.weak:
        return False
    start, end = r.speaker_of(cue) or (0, 0)
    clause = range(s.clause_start(cue.at), i)
    # "Den Namen des Films gab sie bekannt: „...“" tells a title.
    return not any(s.lexicon.is_work(s.low(j)) for j in clause if not start <= j < end)


def _is_shout(s: Sentence, i: int) -> bool:
    """Tell whether a passage behind a colon is one word and a mark ("Sie winkt ab: „Nein!“")."""
    title = is_titled(s, i) and s.lexicon.is_work(s.low(i - 2))  # "Its headline: “...”"
    return ends_sentence(s, i) and not title and clause_subject(s) is not None


def _is_reply(s: Sentence, i: int) -> bool:
    """Tell whether a passage closes what somebody does ("Ее поддержал Рогов: «...»")."""
    lexicon = s.lexicon
    if not (lexicon.cases or lexicon.isolating) or i + 1 < s.end or word_count(s, i) < 2:
        return False
    speaker = clause_subject(s, s.clause_start(i - 2) if lexicon.isolating and i > 1 else 0)
    named = speaker is not None and any(
        s.low(k) in lexicon.heads or s.low(k) in lexicon.callings or s.low(k) in lexicon.titles
        for k in range(*speaker)
    )
    acts = any(s.is_finite(k) for k in range(i))
    work = any(lexicon.is_work(s.low(k)) for k in range(i))
    return named and not work and (acts or lexicon.isolating)


def fragments(r: Reading) -> None:
    """Take marked fragments that a verb of judging or saying attributes to somebody."""
    s = r.s
    for i in s.marked:
        if r.is_taken(i) or is_work(s, i):
            continue
        if _frames_fragment(s, i):
            tail = frame_at(s, i + 1)
            r.take(_fragment(i, tail.speaker, tail.cue, "fragment", 0.7))
            continue
        cue = None if _is_phrase_part(s, i) else _fragment_cue(r, i)
        if cue is not None and not is_name_here(s, i, cue):
            speaker = _opposed(s, i, cue) or speaker_of(s, cue)
            if speaker is not None and speaker[0] <= cue.last < speaker[1]:
                speaker = None  # "Von „Willkür“ war die Rede."
            r.take(_fragment(i, speaker, (cue.at, cue.at + 1), "fragment", 0.7))
        elif _is_own_passage(s, i) and _is_running(s, i) and not _is_term(s, i):
            speaker = clause_subject(s)
            own = speaker is None or speaker[0] <= i < speaker[1]
            own = own or (s.lexicon.opened_content and not s.may_speak(*(speaker or (0, 0))))
            r.take(_fragment(i, None if own else speaker, None, "fragment_long", 0.6))


def _opposed(s: Sentence, i: int, cue: Cue) -> Range | None:
    """Return who shares a verb that a dash stands for ("..., а оппозиция — «кражей»")."""
    start = s.clause_start(i - 2) if i > 1 else 0
    dashed = s.lexicon.cases and i > 1 and s.tokens[i - 1].text in "–—-"
    if not dashed or cue.at >= start or s.low(start) not in s.lexicon.coordinators:
        return None
    return clause_subject(s, start + 1)


def _is_phrase_part(s: Sentence, i: int) -> bool:
    """Tell whether marks hold a noun that acts in the sentence itself, in Romance languages.

    It is the subject ("el «president» dijo") or who is talked with ("habló con los «sin techo»").
    """
    lexicon = s.lexicon
    if not lexicon.opened_content or s.low(i - 1) not in lexicon.determiners or is_clause(s, i):
        return False
    acts = i + 1 in s.cue_of and s.is_finite(i + 1) and word_count(s, i) < _PASSAGE_WORDS
    return s.low(i - 2) in lexicon.hearing or acts


def _frames_fragment(s: Sentence, i: int) -> bool:
    """Tell whether a frame stands behind a comma in marks ('it “has gone,” Roth said')."""
    return s.lexicon.plain_content and s.tokens[i].inside[-1:] == "," and starts_frame(s, i + 1)


def _is_term(s: Sentence, i: int) -> bool:
    """Tell whether marks hold a term without a verb ("mis en examen pour « fraude fiscale »")."""
    led = s.low(i - 1) in s.lexicon.prepositions or s.low(i - 1) in s.lexicon.genitives
    return s.lexicon.inverted_frames and led and not is_clause(s, i)


def _fragment(
    i: int, speaker: Range | None, cue: Range | None, rule: str, confidence: float
) -> Find:
    return Find(
        QuotationType.DIRECT,
        ((i, i + 1),),
        speaker,
        cue,
        rule,
        confidence,
        borrows=speaker is None and cue is None,
    )


def inner_passages(s: Sentence, find: Find) -> list[Find]:
    """Return long verbatim passages inside reported words: they are direct quotations as well."""
    if find.type is QuotationType.DIRECT:
        return []
    return [
        replace(
            find,
            type=QuotationType.DIRECT,
            parts=((i, i + 1),),
            rule=INSIDE_REPORTED,
            confidence=0.7,
            free=False,
        )
        for start, end in find.parts
        for i in range(start, end)
        if s.is_marked(i) and _is_own_inside(s, i) and not is_work(s, i)
    ]


def _is_own_passage(s: Sentence, i: int) -> bool:
    least = _PASSAGE_SYLLABLES if s.lexicon.isolating else _PASSAGE_WORDS
    return word_count(s, i) >= least


def _is_own_inside(s: Sentence, i: int) -> bool:
    """Tell whether marks inside reported words hold a passage of their own.

    A name is none. Where fragments count, two running words do, or a verb; one word alone may
    only be a term. Marks that open or break off a phrase ("die „stille und zähe Arbeit“ der
    Vereine") are part of what is reported.
    """
    if is_name(s, i):
        return s.lexicon.verb_second and _is_judgement(s, i)
    if _is_own_passage(s, i):
        return True
    if word_count(s, i) < _FRAGMENT_WORDS or not s.lexicon.verb_second:
        return False
    return is_clause(s, i) or (_is_running(s, i) and not _is_continued(s, i))


def _is_continued(s: Sentence, i: int) -> bool:
    """Tell whether the phrase that marks hold goes on behind them."""
    follows = s.tokens[i + 1] if i + 1 < s.end else None
    return follows is not None and (
        follows.low in s.lexicon.genitives or (follows.is_capital and not follows.is_break)
    )


def _is_judgement(s: Sentence, i: int) -> bool:
    """Tell whether marks that open with a noun judge ("ein „Zeichen der Schwäche“")."""
    words = s.tokens[i].inside.split()
    joined = any(word[0].islower() for word in words[1:])
    return len(words) >= _JUDGING_WORDS and joined and s.low(i - 1) in s.lexicon.indefinite


def _is_running(s: Sentence, i: int) -> bool:
    """Tell whether the marks hold running words: a small letter first, not capitals mostly."""
    words = s.tokens[i].inside.split()
    capitals = sum(word[0].isupper() for word in words)
    if s.lexicon.verb_second and words[0] in s.lexicon.prepositions:
        return capitals < len(words)  # "auf Messers Schneide"
    return words[0][0].islower() and 2 * capitals <= len(words)


def after_nouns(r: Reading) -> None:
    """Take passages that a noun of saying announces ("die Parole „...“", "Sprüche wie „...“")."""
    s = r.s
    for i in s.marked:
        if r.is_taken(i) or word_count(s, i) < 2:
            continue
        joined = s.low(i - 1) in s.lexicon.as_said
        joined = joined or (s.lexicon.opened_content and s.low(i - 1) in s.lexicon.genitives)
        at = i - 2 if joined else i - 1
        if at >= 0 and s.lexicon.is_slogan(s.low(at)):
            speaker = clause_subject(s, s.clause_start(at))
            own = speaker is not None and speaker[0] <= at < speaker[1]
            if is_label(s, at, None if own else speaker):
                continue
            r.take(_fragment(i, None if own else speaker, (at, at + 1), "noun_verbatim", 0.7))


def _fragment_cue(r: Reading, i: int) -> Cue | None:
    s = r.s
    start, end = s.clause_start(i), s.break_after(i)
    best = None
    for cue in s.cues:
        if not cue.verb.fragment or r.is_taken(cue.at) or abs(cue.at - i) > _FRAGMENT_REACH:
            continue
        if s.is_infinitive(cue.at) and s.low(cue.at - 1) not in s.lexicon.prepositions:
            continue
        if cue.verb.weak and s.low(cue.at - 1) in s.lexicon.infinitive_marks:
            continue
        if start <= cue.at < end or start <= cue.last < end:
            if not (s.lexicon.opened_content or s.lexicon.verb_second) or cue.at > i:
                return best if best is not None and start <= best.at else cue
            best = cue
        elif cue.at < i:
            best = cue
    return best
