"""What stands in quote marks: a sentence, a name, the title of a work."""

from __future__ import annotations

from warehouse.annotate.lexicon import Lexicon
from warehouse.annotate.sentence import Sentence
from warehouse.annotate.tokens import SENTENCE_FINAL

_NAME_WORDS = 6
_SHORTEST_FORM = 4
_POINTS = ",;:"
_LONG = 4
_LEAST_TITLE = 3
# How many adjectives may stand before the noun of a work.
_ADJECTIVES = 2


def is_work(s: Sentence, i: int) -> bool:
    """Tell whether the word before announces a title or name ("der Film „...“")."""
    before = s.low(i - 1)
    if _is_apposed(s, i):
        return True
    if s.lexicon.cases and before in s.lexicon.prepositions and s.low(i - 2) in s.lexicon.so_called:
        return True  # "виновным в «разжигании вражды»"
    if s.lexicon.drops_subject and s.tokens[i].inside[:1].islower() and is_clause(s, i):
        return False  # "el plan «no tiene arreglo»"
    if s.lexicon.verb_second and s.tokens[i].inside[:1].islower() and word_count(s, i) > 1:
        return False  # "in dem Gesetz „kein Hindernis“": titles open with a capital
    if s.lexicon.opened_content and before in s.lexicon.genitives and not is_clause(s, i):
        before = s.low(i - 2)  # "un delito de «cohecho»"
    return s.lexicon.is_work(before) or (before in s.lexicon.so_called and not _is_said(s, i - 1))


def _is_apposed(s: Sentence, i: int) -> bool:
    """Tell whether the title of a work follows its noun ("signe son roman, « Nuit »").

    Behind a preposition the noun may lead speech ("dit de son livre, « ... »").
    """
    apart = i > 2 and s.tokens[i - 1].text == "," and s.tokens[i].inside[:1].isupper()
    if not apart or not s.lexicon.is_work(s.low(i - 2)):
        return False
    for at in range(i - 3, max(-1, i - 4 - _ADJECTIVES), -1):
        if s.low(at) in s.lexicon.determiners:
            led = s.low(at - 1) in s.lexicon.prepositions | s.lexicon.genitives
            return not led or is_name(s, i)
    return False


def _is_said(s: Sentence, i: int) -> bool:
    """Tell whether a word that may mean "so-called" is a verb here ("il se dit « choqué »")."""
    before, lexicon = s.low(i - 1), s.lexicon
    known = before in lexicon.proclitics or before in lexicon.nominatives
    return i in s.cue_of and (known or before in lexicon.helpers)


def is_name(s: Sentence, i: int) -> bool:
    """Tell whether a passage looks like a name or title: a capital, few words, no verb."""
    inside = s.tokens[i].inside
    words = inside.split()
    return inside[:1].isupper() and len(words) <= _NAME_WORDS and not is_clause(s, i)


def is_clause(s: Sentence, i: int) -> bool:
    """Tell whether the passage at `i` is a sentence or holds a finite verb."""
    inside = s.tokens[i].inside
    lexicon = s.lexicon
    if inside[-1:] in SENTENCE_FINAL:
        return len(inside.split()) > 1 and not is_titled(s, i)
    if lexicon.plain_content:
        return _has_small_verb(inside, lexicon)
    words = inside.lower().split()
    if lexicon.cases:
        return len(words) > 1 and any(_is_verb(word, lexicon) for word in words[:40])
    if lexicon.opened_content:
        return any(_ends_finite(word.strip(_POINTS), lexicon) for word in words[:40])
    return any(word in lexicon.finite or word in lexicon.reported for word in words[:40])


def is_titled(s: Sentence, i: int) -> bool:
    """Tell whether all words but the smallest have capitals ("Songs for Winter."): a title.

    The full stop inside the marks is that of the sentence around them.
    """
    inside, lexicon = s.tokens[i].inside, s.lexicon
    if inside[-1:] != "." or not lexicon.plain_content:
        return False
    words = inside.rstrip(".").split()
    small = lexicon.articles | lexicon.prepositions | lexicon.joiners
    titled = all(word[0].isupper() or word in small for word in words)
    whole = not any(word.endswith((",", ";", ":")) for word in words)
    return titled and whole and len(words) >= _LEAST_TITLE


def _ends_finite(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a known verb form or ends as only such forms do ("vamos")."""
    endings = lexicon.finite_endings or ("\0",)
    return word in lexicon.finite or (len(word) > _SHORTEST_FORM and word.endswith(endings))


def _is_verb(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word in small letters looks like a finite verb."""
    low = word.strip(",;:—–-").replace("ё", "е")
    if low in lexicon.finite or low in lexicon.joined:
        return True
    return (
        low not in lexicon.not_verbs and len(low) > _LONG and low.endswith(lexicon.finite_endings)
    )


def _has_small_verb(inside: str, lexicon: Lexicon) -> bool:
    """Tell whether a verb in small letters shows a sentence: titles have capitals."""
    words = [word.strip(",;:'’\"") for word in inside.replace("’", "'").split()[:40]]
    verbs = (word for word in words[1:] if word.islower())
    if any(word in lexicon.finite or word in lexicon.joined for word in verbs):
        return True
    return any(lexicon.is_contracted(word.lower()) for word in words)


def opens_with_small_verb(s: Sentence, i: int) -> bool:
    """Tell whether the passage at `i` begins with a verb ("“lacks ambition”")."""
    words = s.tokens[i].inside.split(maxsplit=2)
    if len(words) < 2 or not words[0].islower():
        return False
    ends = len(words[0]) > _LONG and words[0].endswith(s.lexicon.finite_endings or ("\0",))
    return ends or words[0] in s.lexicon.finite or words[0] in s.lexicon.joined


def word_count(s: Sentence, i: int) -> int:
    """Return how many words the passage at `i` has."""
    return len(s.tokens[i].inside.split())


def is_named(s: Sentence, i: int) -> bool:
    """Tell whether a passage is the name of the noun before it ("die Fregatte „Anna“")."""
    after_noun = i > 0 and s.tokens[i - 1].is_capital and is_name(s, i)
    return after_noun or is_work(s, i)


def ends_sentence(s: Sentence, i: int) -> bool:
    """Tell whether the passage ends with a full stop, question or exclamation mark inside."""
    return s.tokens[i].inside[-1:] in SENTENCE_FINAL
