"""Trailing frames: "..., sagte er", "..., so Roth", "..., wie Roth sagte", "..., she said"."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.annotate.circumstances import past_circumstances, skip_adverbs
from warehouse.annotate.impersonal import source_behind
from warehouse.annotate.lexicon import UNKNOWN
from warehouse.annotate.openings import framed
from warehouse.annotate.passages import is_clause
from warehouse.annotate.phrases import Range, phrase_at
from warehouse.annotate.sentence import Cue, Sentence
from warehouse.annotate.subjects import speaker_behind, speaker_of

_DASHES = "–—-"
# How many commas may part a helping verb from its participle: an apposition has two.
_APPOSITIONS = 3


@dataclass(frozen=True, slots=True)
class Tail:
    """A trailing frame: who speaks, the cue, and where the frame ends."""

    speaker: Range | None
    cue: Range
    end: int


def starts_frame(s: Sentence, i: int) -> bool:
    """Tell whether a trailing frame starts at `i`."""
    word = s.low(i)
    lexicon = s.lexicon
    if _points_back(s, i):
        return True
    if word in lexicon.so:
        return _is_name(s, i + 1) or (i + 1 in s.cue_of and _is_name(s, _past_small(s, i + 2)))
    if word in lexicon.before and s.is_marked(i - 1 if s.is_marked(i - 1) else i - 2):
        return source_start(s, i) is not None
    if word in lexicon.as_said:
        return _said_behind(s, i) is not None
    if lexicon.isolating:
        return framed(s, i) is not None
    if _verb_at(s, i) is not None or _inverted(s, i) is not None:
        return True
    if _subject_first(s, i) is not None:
        return True
    return _state_at(s, i) is not None


def _points_back(s: Sentence, i: int) -> bool:
    """Tell whether a frame points at the words before it ("..., das teilte die Stadt mit")."""
    if not s.lexicon.verb_second or s.low(i) not in s.lexicon.pointers:
        return False
    cue = s.cue_of.get(i + 1)
    told = cue is not None and cue.verb.speech and s.tokens[i - 1].text in ",–-—"
    return told and _is_name(s, i + 2)


def source_start(s: Sentence, i: int) -> int | None:
    """Return where the source begins behind a source preposition at `i` ("according to ...")."""
    for words in s.lexicon.before.get(s.low(i), ()):
        if all(s.low(i + k) == word for k, word in enumerate(words)):
            return i + s.lexicon.source_heads.get(words, len(words))
    return None


def frame_at(s: Sentence, i: int) -> Tail:
    """Return the trailing frame that starts at `i` (where `starts_frame` holds)."""
    if s.lexicon.isolating and (apart := framed(s, i)) is not None:
        return Tail(apart[0], (apart[1].at, apart[1].at + 1), apart[2])
    cue = _verb_at(s, i)
    if cue is not None:
        return _tail(speaker_behind(s, cue), cue)
    found = _inverted(s, i) or _subject_first(s, i)
    if found is not None:
        return _tail(*found)
    state = _state_at(s, i)
    if state is not None:
        return state
    pointing = s.low(i) in s.lexicon.so or _points_back(s, i)
    if pointing and i + 1 in s.cue_of:
        said = s.cue_of[i + 1]
        behind = _past_small(s, i + 2)  # "so erinnert sich Roth", "so schilderte es Roth"
        led = s.lexicon.verb_second and behind > i + 2
        return _tail(phrase_at(s, behind) if led else speaker_behind(s, said), said)
    begin = source_start(s, i) or i + 1
    speaker = phrase_at(s, begin, loose=True)
    if s.low(i) in s.lexicon.as_said:
        verb = _said_behind(s, i)
        if verb is not None and s.lexicon.inverted_frames:
            return said_tail(s, i, verb)
        if verb is not None and s.lexicon.cases:
            return _tail(speaker_of(s, verb), verb)
        if verb is not None:
            return Tail(speaker, (verb.at, verb.at + 1), s.break_after(verb.last))
    return Tail(speaker, (i, begin), speaker[1] if speaker else begin)


def _said_behind(s: Sentence, i: int) -> Cue | None:
    """Return the verb that closes an inserted "wie ... mitteilte", appositions passed over."""
    end = i
    for _ in range(3):
        end = s.break_after(end + 1)
        for cue in s.cues:
            if i < cue.at < end and cue.verb.speech:
                return cue
        if end >= s.end or s.lexicon.cases or s.lexicon.inverted_frames:
            break
    return None


def _tail(speaker: Range | None, cue: Cue) -> Tail:
    return Tail(speaker, (cue.at, cue.at + 1), max(cue.last + 1, speaker[1] if speaker else 0))


def _verb_at(s: Sentence, i: int) -> Cue | None:
    if s.lexicon.cases:
        if s.low(i) in s.lexicon.coordinators and s.tokens[i - 1].text in _DASHES:
            i += 1
        i = skip_adverbs(s, i)
        plain = s.cue_of.get(i)
        loose = plain is not None and plain.verb.weak and not plain.verb.plain
        if loose and s.tokens[i - 1].text not in _DASHES and not _follows_marks(s, i):
            return None
    cue = s.cue_of.get(i)
    if s.lexicon.cases and s.low(i) not in s.lexicon.joined:
        return None  # "Рогов, попросивший ..."
    if cue is None and s.lexicon.inverted_frames:
        return _unknown_verb(s, i)
    if cue is None and s.lexicon.verb_second:
        return _telling_verb(s, i)
    if cue is None or s.lexicon.is_participle(s.low(i)):
        return None
    beside = cue.verb.beside or s.lexicon.inverted_frames
    beside = beside or (s.lexicon.verb_second and s.tokens[i - 1].text == ",")
    if s.lexicon.inverted_frames and s.low(i + 1) in s.lexicon.impersonal:
        return cue  # "apprend-on de source proche"
    return cue if cue.verb.speech or (beside and _follows_marks(s, i)) else None


def said_tail(s: Sentence, i: int, cue: Cue) -> Tail:
    """Return the frame at `i` whose subject may follow its verb ("comme l'a dit Roth")."""
    before = past_proclitics(s, i + 1)
    speaker = phrase_at(s, before) if before < cue.at else None
    helped = before in s.cue_of or s.low(before) in s.lexicon.helpers
    if helped or speaker is None or s.low(before) in s.lexicon.proclitics:
        inner = _inverted(s, before)
        speaker = inner[0] if inner is not None else speaker_behind(s, cue)
    return _tail(speaker, cue)


def past_proclitics(s: Sentence, i: int) -> int:
    """Skip the small pronouns and negations in front of a verb ("lui", "s'", "ne")."""
    while s.low(i) in s.lexicon.proclitics:
        i += 1
    return i


def _past_small(s: Sentence, i: int) -> int:
    """Skip the small pronouns behind a verb that stands second ("sich", "es")."""
    lexicon = s.lexicon
    while s.low(i) in lexicon.proclitics or (
        lexicon.verb_second and (s.low(i) in lexicon.reflexives or s.low(i) in lexicon.impersonal)
    ):
        i += 1
    return i


def _inverted(s: Sentence, i: int) -> tuple[Range | None, Cue] | None:
    """Return who speaks and the verb of a frame that a helping verb opens.

    "a déclaré Roth", "s'est-elle réjouie", "a, pour sa part, assuré le maire", "se félicite Roth".
    """
    if not s.lexicon.inverted_frames:
        return None
    at = past_proclitics(s, i)
    subject: Range | None = None
    if s.low(at) in s.lexicon.helpers and at not in s.cue_of:
        at += 1
        if s.low(at) in s.lexicon.nominatives or s.low(at) in s.lexicon.impersonal:
            subject = (at, at + 1)
        at = _past_inner(s, at)
    elif at == i:
        return None
    cue = s.cue_of.get(at)
    if cue is None and at > i and (s.is_marked(i - 1) or s.is_marked(i - 2)):
        # "s'est égosillé Roth", "a-t-il imploré"
        cue = _unknown_at(s, at) if subject is None else Cue(at, at, UNKNOWN)
    if cue is None or s.lexicon.is_participle(s.low(at)):
        return None
    hidden = subject is not None and s.low(subject[0]) in s.lexicon.impersonal
    if not cue.verb.speech and not hidden and not _follows_marks(s, i):
        return None
    if hidden:
        return source_behind(s, cue), cue
    return subject or speaker_behind(s, cue), cue


def frame_behind_verb(s: Sentence, i: int) -> int | None:
    """Return the end of a frame at `i` that its verb opens and that names who speaks."""
    cue = _verb_at(s, i)
    found = (speaker_behind(s, cue), cue) if cue is not None else _inverted(s, i)
    speaker, said = found if found is not None else (None, None)
    if speaker is None or said is None:
        return None
    first = s.low(speaker[0])
    if first in s.lexicon.first_person or first in s.lexicon.possessives:
        return None
    named = any(s.tokens[k].is_capital for k in range(*speaker))
    if not named and first not in s.lexicon.determiners and first not in s.lexicon.nominatives:
        return None
    return max(said.last + 1, speaker[1])


def opens_with_verb(s: Sentence, i: int) -> bool:
    """Tell whether a helping verb without a pronoun of its own opens a frame ("a dit Roth")."""
    found = _inverted(s, i)
    return found is not None and (found[0] is None or found[0][0] > found[1].at)


def _past_inner(s: Sentence, at: int) -> int:
    """Skip what may stand between a helping verb and its participle."""
    lexicon = s.lexicon
    for _ in range(8):
        word = s.low(at)
        if s.cue_of.get(at) is not None:
            break
        if s.tokens[at : at + 1] and s.tokens[at].text == ",":
            close = s.break_after(at + 1)
            at = close + 1 if close < s.end and close - at < 9 else at
            if close >= s.end:
                break
            continue
        known = word in lexicon.nominatives or word in lexicon.impersonal
        known = known or word in lexicon.proclitics or lexicon.is_adverb(word)
        if known or word in lexicon.helpers:
            at += 1
        elif word in lexicon.infinitive_marks and at + 1 in s.cue_of and s.is_infinitive(at + 1):
            at += 1  # "acertó a decir"
        elif word in lexicon.prepositions:
            past = past_circumstances(s, at)
            if past <= at:
                break
            at = past
        else:
            break
    return at


def _unknown_verb(s: Sentence, i: int) -> Cue | None:
    """Take a small word between said words in marks and a subject for a verb ("savoure Roth")."""
    if not _follows_marks(s, i) or s.low(i) in s.lexicon.participles:
        return None
    return _unknown_at(s, i)


def _telling_verb(s: Sentence, i: int) -> Cue | None:
    """Take a word that ends as verbs do, between said words and a subject ("beschreibt Roth")."""
    if s.tokens[i - 1].text not in ",–-—" or not s.low(i).endswith(s.lexicon.telling_endings):
        return None
    return _unknown_verb(s, i)


def _unknown_at(s: Sentence, i: int) -> Cue | None:
    lexicon = s.lexicon
    if i >= s.end or not s.tokens[i].is_lower or s.low(i) in lexicon.helpers:
        return None
    if s.low(i) in lexicon.function_words:
        return None
    follows = s.low(i + 1)
    definite = follows in lexicon.articles and follows not in lexicon.genitives
    if not definite and follows not in lexicon.nominatives:
        name = i + 1 < s.end and s.tokens[i + 1].is_capital
        if not name or lexicon.is_adverb(s.low(i)):
            return None
    return Cue(i, i, UNKNOWN)


def _follows_marks(s: Sentence, i: int) -> bool:
    at = i - 1 if s.is_marked(i - 1) else i - 2
    return s.is_marked(at) and is_clause(s, at)


def _state_at(s: Sentence, i: int) -> Tail | None:
    """Return the frame behind words in marks that tells a state ("..., ist Roth überzeugt")."""
    if s.low(i) not in s.lexicon.helpers or not _follows_marks(s, i):
        return None
    speaker = phrase_at(s, i + 1)
    if speaker is None:
        return None
    state = skip_adverbs(s, speaker[1])
    if s.low(state) in s.lexicon.states:
        return Tail(speaker, (state, state + 1), state + 1)
    return _helped_at(s, i, speaker)


def _helped_at(s: Sentence, i: int, speaker: Range) -> Tail | None:
    """Return the frame whose participle closes its clause ("..., hatte Roth am Montag erklärt")."""
    end = i
    for _ in range(_APPOSITIONS if s.lexicon.verb_second else 0):
        end = s.break_after(end + 1)
        cue = s.cue_of.get(end - 1) if end - 1 > i else None
        if cue is not None and (cue.verb.speech or cue.verb.citing):
            return Tail(speaker, (cue.at, cue.at + 1), end)
        if end >= s.end or s.tokens[end].text != ",":
            break
    return None


def _subject_first(s: Sentence, i: int) -> tuple[Range, Cue] | None:
    """Return subject and verb of a frame in that order, where a language builds it so."""
    if not s.lexicon.subject_first:
        return None
    if s.lexicon.inverted_frames and not (s.is_marked(0) and i <= 2):
        return None
    subject = phrase_at(s, i)
    if subject is None:
        return None
    verb = subject[1]
    if (
        verb < s.end
        and s.tokens[verb].text == ","
        and any(s.tokens[j].is_break for j in range(*subject))
    ):
        verb += 1
    elif verb < s.end and s.tokens[verb].text == "," and s.low(verb + 1) in s.lexicon.relatives:
        verb = s.break_after(verb + 1) + 1
    verb = past_proclitics(s, skip_adverbs(s, verb))
    while s.low(verb) in s.lexicon.helpers:
        verb = skip_adverbs(s, verb + 1)
    cue = _relative_cue(s, verb) or s.cue_of.get(verb)
    if cue is None or not cue.verb.speech or not _closes(s, _past_told(s, cue)):
        return None
    if cue.verb.citing and s.lexicon.plain_content:
        return phrase_at(s, cue.last + 1) or subject, cue
    return subject, cue


def frames_passage(passage: Sentence, s: Sentence) -> bool:
    """Tell whether a sentence is only the frame of the marks before it ("„Why?“ Roth asked.")."""
    if not s.lexicon.plain_content or not passage.is_passage or s.marked or not s.end:
        return False
    found = _subject_first(s, 0)
    if found is None or not passage.tokens[0].inside[-1:]:
        return False
    stop = _past_told(s, found[1])
    whole = stop >= s.end
    asked = passage.tokens[0].inside[-1] in "?!" and s.tokens[min(stop, s.end - 1)].text != ":"
    later = any(cue.at > found[1].at for cue in s.cues)
    said = any(s.low(i) in s.lexicon.content for i in range(stop, s.end))
    return whole or (asked and not later and not said)


def _relative_cue(s: Sentence, i: int) -> Cue | None:
    """Return the verb behind a relative clause without commas ("a man who was there said")."""
    if s.low(i) not in s.lexicon.relatives:
        return None
    end = s.break_after(i)
    cue = s.cue_of.get(end - 1)
    return cue if cue is not None and cue.verb.speech else None


def _past_told(s: Sentence, cue: Cue) -> int:
    """Return where the words behind a verb begin that do not name who is told."""
    told = phrase_at(s, cue.last + 1) if cue.verb.telling else None
    if cue.verb.citing and s.lexicon.plain_content:
        told = phrase_at(s, cue.last + 1)
    return cue.last + 1 if told is None else told[1]


def _closes(s: Sentence, i: int) -> bool:
    """Tell whether nothing said can follow at `i`: an end, a break, a time or a place."""
    if i >= s.end or s.tokens[i].is_break or s.is_marked(i):
        return True
    word = s.low(i)
    if s.lexicon.plain_content and (word in s.lexicon.adverbial or s.lexicon.is_adverb(word)):
        return True
    return word in s.lexicon.prepositions or word in s.lexicon.adverbs


def _is_name(s: Sentence, i: int) -> bool:
    if i >= s.end:
        return False
    return s.tokens[i].is_capital or s.low(i) in s.lexicon.determiners
