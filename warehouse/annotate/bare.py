"""Content that follows its verb without a comma ("said that ...", "said the talks had failed")."""

from __future__ import annotations

from warehouse.annotate.content import Content, Shape, content_end
from warehouse.annotate.phrases import phrase_at
from warehouse.annotate.sentence import Cue, Sentence
from warehouse.annotate.subjects import skip_adverbs

# How far behind its verb such content may begin, and its own verb behind that.
_REACH = 14
_VERB_REACH = 18


def bare_content(s: Sentence, cue: Cue) -> Content | None:
    """Return the content of a verb of saying in a language that parts it by no comma."""
    start = cue.last + 1
    for i in range(start, min(s.end, start + _REACH)):
        shape = _shape_at(s, i, cue)
        if shape is Shape.MARKED:
            if i == start:
                return Content(i, i + 1, shape)
            break
        if shape is not None:
            return Content(i, content_end(s, i, shape), shape)
        if s.tokens[i].is_break or i in s.cue_of:
            break
    return _plain(s, cue)


def _shape_at(s: Sentence, i: int, cue: Cue) -> Shape | None:
    lexicon = s.lexicon
    word = s.low(i)
    if s.is_marked(i):
        return Shape.MARKED
    if word in lexicon.content and (word not in lexicon.adverbial or cue.verb.asking):
        return Shape.THAT
    if word in lexicon.questions and cue.verb.asking:
        return Shape.QUESTION
    if word in lexicon.infinitive_marks and cue.verb.infinitive and _is_bare_verb(s, i + 1):
        return Shape.INFINITIVE
    return None


def _is_bare_verb(s: Sentence, i: int) -> bool:
    word = s.low(i)
    lexicon = s.lexicon
    if i >= s.end or not s.tokens[i].is_lower or word in lexicon.pronouns:
        return False
    return word not in lexicon.determiners and word not in lexicon.prepositions


def _plain(s: Sentence, cue: Cue) -> Content | None:
    """Return a content clause without any introducing word."""
    if (cue.verb.weak and not cue.verb.plain) or cue.verb.judging:
        return None
    start = _past_circumstances(s, cue)
    if start >= s.end or s.tokens[start].is_break or s.low(start) in s.lexicon.prepositions:
        return None
    if s.low(start) in s.lexicon.not_speakers:
        verb = skip_adverbs(s, start + 1)
        holds = s.is_finite(verb)
    else:
        subject = phrase_at(s, start)
        # "said shares could fall": a noun that looks like a verb stands before another one.
        holds = s.low(start + 1) in s.lexicon.finite
        if subject is not None:
            holds = _has_verb(s, start, subject[1])
    return Content(start, content_end(s, start, Shape.PLAIN), Shape.PLAIN) if holds else None


def _has_verb(s: Sentence, start: int, end: int) -> bool:
    """Tell whether a verb follows a subject, or the comma that closes what stands beside it."""
    aside = any(s.tokens[i].is_break for i in range(start, end))
    if aside and end < s.end and s.tokens[end].text == ",":
        end += 1
    return any(s.is_finite(i) for i in range(end, min(s.break_after(end), start + _VERB_REACH)))


def _past_circumstances(s: Sentence, cue: Cue) -> int:
    """Skip who was told, when and where ("told reporters on Monday in Oslo ...")."""
    i = _past_adverbs(s, cue.last + 1)
    if cue.verb.telling:
        told = phrase_at(s, i)
        i = i if told is None else told[1]
    for _ in range(3):
        i = _past_adverbs(s, i)
        if s.low(i) not in s.lexicon.prepositions:
            break
        if s.lexicon.is_adverb(s.low(i + 1)):
            i += 2  # "on Monday"
            continue
        found = phrase_at(s, i + 1, governed=True)
        if found is None:
            break
        i = found[1]
    return i


def _past_adverbs(s: Sentence, i: int) -> int:
    """Skip adverbs; "there" may also be the subject ("said there was no truth in it")."""
    subject = s.low(i) in s.lexicon.not_speakers and s.is_finite(i + 1)
    return i if subject else skip_adverbs(s, i)
