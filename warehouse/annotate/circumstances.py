"""What stands around a verb of saying: adverbs, times, places, and who is told."""

from __future__ import annotations

from warehouse.annotate.phrases import Range, phrase_at
from warehouse.annotate.sentence import Sentence


def past_circumstances(s: Sentence, i: int) -> int:
    """Skip when, where and to whom something was said ("a dit lundi à la presse le maire")."""
    for _ in range(4):
        i = _past_time(s, skip_adverbs(s, i))
        if s.low(i) not in s.lexicon.prepositions:
            break
        past = past_phrase(s, i)
        if past is None or past <= i:
            break
        i = past
    return i


def _past_time(s: Sentence, i: int) -> int:
    """Skip a time without a preposition ("dijo este martes", "a dit lundi 5 mai")."""
    lexicon = s.lexicon
    first = i + 1 if s.low(i) in lexicon.articles else i
    for at in range(first, min(s.end, first + 2)):
        if s.low(at) in lexicon.times:
            break
        if (
            s.tokens[at].is_break
            or s.is_finite(at)
            or (first == i and at == i and not counts(s, i))
        ):
            return i
    else:
        return i
    at += 1
    while at < s.end and (s.low(at) in lexicon.times or counts(s, at) or _dates(s, at)):
        at += 1
    return skip_adverbs(s, at)


def counts(s: Sentence, i: int) -> bool:
    """Tell whether a number stands at a position."""
    return i < s.end and s.tokens[i].text[0].isdigit()


def _dates(s: Sentence, i: int) -> bool:
    """Tell whether a preposition joins the parts of a date ("5 de mayo de 2020")."""
    return s.low(i) in s.lexicon.genitives and (s.low(i + 1) in s.lexicon.times or counts(s, i + 1))


def skip_adverbs(s: Sentence, i: int) -> int:
    """Skip a few adverbs ("sagte heute auch der ...")."""
    for _ in range(4):
        if not s.lexicon.is_adverb(s.low(i)):
            break
        i += 1
    return i


def past_phrases(s: Sentence, i: int) -> int:
    """Skip adverbs and prepositional phrases ("sagte dazu am Montag in Berlin der ...")."""
    for _ in range(4):
        i = skip_adverbs(s, i)
        past = past_phrase(s, i) if s.low(i) in s.lexicon.prepositions else None
        if past is None:
            break
        i = past
    return i


def past_phrase(s: Sentence, i: int) -> int | None:
    """Return where a prepositional phrase that starts at `i` ends ("in Berlin der Minister")."""
    if s.lexicon.inverted_frames:
        while s.low(i + 1) in s.lexicon.prepositions:
            i += 1  # "lors de", "auprès de"
    found = phrase_at(s, i + 1, loose=s.lexicon.inverted_frames)
    if found is None:
        return None
    return _past_agency(s, found[0]) or _before_office(s, found)


def _before_office(s: Sentence, found: Range) -> int:
    """Return the end of a time or place beside its speaker ("am Montag Kanzler Ohm")."""
    if not s.lexicon.verb_second:
        return found[1]
    for i in range(found[0] + 1, found[1]):
        if not (s.tokens[i].is_capital and s.tokens[i - 1].is_capital):
            continue
        timed = s.low(i - 1) in s.lexicon.times and s.low(i) not in s.lexicon.times
        if timed or (s.lexicon.is_office(s.low(i)) and not s.lexicon.is_office(s.low(i - 1))):
            return i
    return found[1]


def _past_agency(s: Sentence, i: int) -> int | None:
    """Return where an agency ends that is told something, the speaker right behind it.

    "dijo a Europa Press Ada Robles", "explica a EFE el alcalde".
    """
    if not s.lexicon.inverted_frames:
        return None
    first = i + 1 if s.low(i) in s.lexicon.articles else i
    for words in s.lexicon.agencies.get(s.low(first), ()):
        end = first + len(words)
        if all(s.low(first + k) == word for k, word in enumerate(words)):
            return end
    return None


def skip_openers(s: Sentence, i: int, *, last: bool = False) -> int:
    """Skip "Aber", "Wie", "Nachdem": words in front of a subject that are not part of it."""
    lexicon = s.lexicon
    for _ in range(3):
        word = s.low(i)
        opens = word in lexicon.coordinators or word in lexicon.as_said or word in lexicon.focus
        subordinate = word in lexicon.adverbial and (last or word not in lexicon.prepositions)
        if not opens and not subordinate:
            break
        i += 1
        if subordinate and lexicon.opened_content and s.low(i) in lexicon.content:
            i += 1  # "mientras que"
    return i


def is_oblique(s: Sentence, i: int) -> bool:
    """Tell whether words at a position are no subject: governed, adverbs or in another case."""
    word = s.low(i)
    lexicon = s.lexicon
    if word in lexicon.prepositions or word in lexicon.oblique or word in lexicon.adverbs:
        return True
    if lexicon.verb_second and word in lexicon.hence:
        return True
    # "Der dänischen Zeitung sagte Roth": an article and an ending that no subject has together.
    endings = lexicon.oblique_after.get(word, ())
    follows = s.low(i + 1)
    small = i + 1 < s.end and s.tokens[i + 1].is_lower
    return bool(endings) and small and follows.endswith(endings)
