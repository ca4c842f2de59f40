"""People and bodies that a sentence talks about without naming them: "ein Sprecher der Armee"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from warehouse.annotate.wordbook import Gender, Wordbook
from warehouse.letters import CAPITAL
from warehouse.model import Span

_WORD = r"[^\W_][\w'’]*(?:-[\w'’]+)*"
_MOST_MODIFIERS = 4
_BEHIND_VERB = 200
_TITLE = re.compile(rf"(?: [„“\"»«](?=[{CAPITAL}])[^„“\"»«\n,.!?;:]{{1,30}})?[“”\"«»]")
LONGEST_SENTENCE = 2_000


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase that a pronoun may stand for, and what agrees with it."""

    span: Span
    genders: tuple[Gender, ...]


def nominals(text: str, start: int, end: int, book: Wordbook) -> Iterator[Nominal]:
    """Yield the phrases of a sentence that may be its subject and whose noun is a role or body."""
    words = list(book.words_like(_WORD).finditer(text, start, min(end, start + LONGEST_SENTENCE)))
    i = 0
    while i < len(words):
        head = _head(text, words, i, book)
        if head is None:
            i += 1
            continue
        last = _attribute(text, words, head, book)
        span = Span.cut(text, words[i].start(), _with_title(text, words[last].end()))
        yield Nominal(span, _genders(words, i, head, book))
        i = last + 1


def _words(text: str, start: int, end: int, book: Wordbook) -> list[re.Match[str]]:
    return list(book.words_like(_WORD).finditer(text, start, end))


def phrase_behind(text: str, start: int, end: int, book: Wordbook) -> Span | None:
    """Return the noun phrase right behind a verb ("meldete dann die Netzseite „Nord“")."""
    words = list(book.words_like(_WORD).finditer(text, start, min(end, start + _BEHIND_VERB)))
    i = 0
    while i < len(words) and words[i][0].casefold() in book.joining:
        i += 1
    if i >= len(words) or text[start : words[i].start()].strip(" ") not in (
        "",
        *_joined(words[:i]),
    ):
        return None
    low = words[i][0].casefold()
    if low not in book.determiners or low in book.oblique:
        return None
    for at in range(i + 1, min(i + 2 + _MOST_MODIFIERS, len(words))):
        gap = text[words[at - 1].end() : words[at].start()]
        if gap not in (" ", " „", " “", ' "', " »", " «"):
            return None
        if words[at][0][0].isupper():
            last = _attribute(text, words, _run_of_capitals(text, words, at), book)
            return Span.cut(text, words[i].start(), _with_title(text, words[last].end()))
    return None


def _with_title(text: str, end: int) -> int:
    """Return the end of a phrase with a name in quote marks behind it ("die Zeitung „Nord“")."""
    title = _TITLE.match(text, end)
    return end if title is None else title.end()


def _joined(words: Sequence[re.Match[str]]) -> tuple[str, ...]:
    return (" ".join(word[0] for word in words),)


def documents(text: str, start: int, end: int, book: Wordbook) -> Iterator[Span]:
    """Yield what is quoted impersonally: "einem Bericht der Bank" in "In … heißt es"."""
    for words, first, at in _behind_prepositions(text, start, end, book, book.is_document):
        last = _attribute(text, words, at, book)
        yield Span.cut(text, words[first].start(), words[last].end())


def nameless(text: str, start: int, end: int, book: Wordbook) -> Iterator[Span]:
    """Yield who is behind a preposition and hides ("aus informierten Kreisen")."""

    def hides(noun: str) -> bool:
        return book.is_nameless(noun) and not book.is_source(noun)

    for words, first, at in _behind_prepositions(text, start, end, book, hides):
        yield Span.cut(text, words[first].start(), words[at].end())


def _behind_prepositions(
    text: str, start: int, end: int, book: Wordbook, wanted: Callable[[str], bool]
) -> Iterator[tuple[list[re.Match[str]], int, int]]:
    """Yield the words, the first of a phrase behind a preposition, and its wanted noun."""
    words = list(book.words_like(_WORD).finditer(text, start, min(end, start + LONGEST_SENTENCE)))
    for i, word in enumerate(words[:-1]):
        if word[0].casefold() not in book.prepositions:
            continue
        for at in range(i + 1, min(i + 2 + _MOST_MODIFIERS, len(words))):
            if text[words[at - 1].end() : words[at].start()] != " ":
                break
            if wanted(words[at][0]):
                yield words, i + 1, at
                break


def beside(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Tell whether only a space, or an elided end, parts a word from the next ("l'État")."""
    if at + 1 >= len(words):
        return False
    gap = text[words[at].end() : words[at + 1].start()]
    return gap == " " or (gap == "" and words[at][0][-1] in "'’")


def attributes_end(text: str, words: Sequence[re.Match[str]], head: int, book: Wordbook) -> int:
    """Return the last word of what describes the noun at `head`, where that stands behind it.

    "ministre russe de la Défense": adjectives, and nouns behind "de"; a name is none of them.
    """
    at = head
    while beside(text, words, at):
        low = words[at + 1][0].casefold()
        if book.declines:
            if low in book.prepositions or book.is_verb(low) or words[at + 1][0] in book.given:
                break
            at += 1
            continue
        if book.describes(words[at + 1][0]) or (at == head and _is_double(words, at, book)):
            at += 1
            continue
        if low not in book.relating or not beside(text, words, at + 1):
            break
        noun = at + 2
        if words[noun][0].casefold() in book.determiners and beside(text, words, noun):
            noun += 1
        if words[noun][0].casefold() in book.determiners or words[noun][0] in book.given:
            break
        if words[noun][0].isdecimal() and beside(text, words, noun):
            noun += 1  # "de 23 ans"
        at = noun
    return at


def _is_double(words: Sequence[re.Match[str]], at: int, book: Wordbook) -> bool:
    """Tell whether two words name one office ("Premier ministre")."""
    follows = words[at + 1][0]
    return follows.islower() and book.is_role(words[at][0]) and book.is_role(follows)


def _head(text: str, words: Sequence[re.Match[str]], i: int, book: Wordbook) -> int | None:
    """Return the noun of a phrase that starts at a word, None if none starts there."""
    low = words[i][0].casefold()
    determined = low in book.determiners and low not in book.oblique
    if book.declines and _opens(text, words, i, book):
        return i
    if not determined:
        bare = i == 0 and words[i][0][0].isupper() and book.is_collective(words[i][0])
        return i if bare else None
    if i > 0 and _depends(text, words, i, book):
        return None
    for at in range(i + 1, min(i + 2 + _MOST_MODIFIERS, len(words))):
        if not beside(text, words, at - 1):
            return None
        word = words[at][0]
        if book.is_personal(word):
            return None
        if _is_agent(word, book):
            return _last_agent(text, words, at, book)
        governs = word.casefold() in book.prepositions or word.casefold() in book.determiners
        if governs or (word[0].isupper() and book.words.compounds):
            return None
    return None


def _last_agent(text: str, words: Sequence[re.Match[str]], at: int, book: Wordbook) -> int:
    """Return the last of several agents side by side ("the union's general secretary")."""
    if book.words.compounds or book.head_first or book.declines or book.isolating:
        return at
    while at + 1 < len(words) and beside(text, words, at):
        follows = words[at + 1][0]
        if not _is_agent(follows, book) or follows.casefold() in book.verbs:
            break
        at += 1
    return at


def _opens(text: str, words: Sequence[re.Match[str]], i: int, book: Wordbook) -> bool:
    """Tell whether a nominative stands here that nothing before it governs."""
    word = words[i][0]
    if not (book.forms.is_nominative(word) and _is_agent(word, book)):
        return False
    if i == 0 or text[words[i - 1].end() : words[i].start()] != " ":
        return True
    before = words[i - 1][0]
    return before.casefold() not in book.prepositions and not _is_agent(before, book)


def _is_agent(word: str, book: Wordbook) -> bool:
    if book.words.compounds and not word[0].isupper():
        return False
    return book.is_role(word) or book.is_institution(word) or book.is_collective(word)


def _depends(text: str, words: Sequence[re.Match[str]], i: int, book: Wordbook) -> bool:
    """Tell whether a preposition or a noun before governs the phrase."""
    before = words[i - 1][0]
    if text[words[i - 1].end() : words[i].start()] != " ":
        return False
    if before.casefold() in book.prepositions:
        return True
    owned = words[i][0].casefold() in book.possessing
    return owned and before[0].isupper() and book.words.compounds


def _attribute(text: str, words: Sequence[re.Match[str]], head: int, book: Wordbook) -> int:
    """Return the last word of a phrase with what belongs to its noun ("der Armee", "of …")."""
    if book.head_first:
        at = attributes_end(text, words, head, book)
        named = book.is_institution(words[head][0])
        return _run_of_capitals(text, words, at) if named else at
    at = head + 1
    if at >= len(words) or text[words[head].end() : words[at].start()] != " ":
        return head
    if words[at][0].casefold() not in book.possessing:
        return head
    agent = words[at][0].casefold() in book.prepositions
    if agent and at + 1 < len(words) and words[at + 1][0].casefold() in book.indefinite:
        return head
    for nth in range(at + 1, min(at + 2 + _MOST_MODIFIERS, len(words))):
        if text[words[nth - 1].end() : words[nth].start()] != " ":
            break
        if words[nth][0][0].isupper():
            return _run_of_capitals(text, words, nth)
    return head


def _run_of_capitals(text: str, words: Sequence[re.Match[str]], at: int) -> int:
    while (
        at + 1 < len(words)
        and words[at + 1][0][0].isupper()
        and text[words[at].end() : words[at + 1].start()] == " "
    ):
        at += 1
    return at


def _genders(
    words: Sequence[re.Match[str]], first: int, head: int, book: Wordbook
) -> tuple[Gender, ...]:
    told = book.role_gender(words[head][0])
    if book.declines:
        return _in_cases(words[head][0], told, book)
    if told is Gender.FEMALE or told is Gender.PLURAL:
        return (told,)
    several = book.is_collective(words[head][0]) and not book.words.compounds
    if first == head or several:
        return (Gender.PLURAL,)
    if not book.words.compounds and book.is_body(words[head][0]):
        if book.words.neuter:
            return (Gender.NEUTER, Gender.PLURAL)
        return book.determiners.get(words[first][0].casefold(), ())
    genders = book.determiners.get(words[first][0].casefold(), ())
    return (told,) if told is not None and told in genders else genders


def _in_cases(noun: str, told: Gender | None, book: Wordbook) -> tuple[Gender, ...]:
    """Return what agrees with a noun whose ending tells its gender."""
    if told is not None:
        return (told,)
    if book.is_role(noun):
        return (Gender.MALE, Gender.FEMALE)
    letters = {"m": Gender.MALE, "f": Gender.FEMALE, "n": Gender.NEUTER, "p": Gender.PLURAL}
    found = book.forms.genders(noun.casefold())[:1]
    return (Gender.PLURAL,) if book.is_collective(noun) else tuple(letters[one] for one in found)
