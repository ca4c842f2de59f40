"""Surnames that stand alone: whom they mean, once the article's full names are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from warehouse.actors.names import with_endings
from warehouse.annotate.fullnames import NameShapes
from warehouse.languages import LanguagePack
from warehouse.lexicon import Lexicon

SENTENCE_ENDS = '.!?:\n„“”"»«–—|'
_REACH = 40
_MOST_BEARERS = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A person whose full name stands in the article."""

    name: str
    actor_id: str | None
    surnames: tuple[str, ...]
    gender: str | None = None

    @property
    def surname_first(self) -> bool:
        """Tell whether the surname opens the name ("Xi Jinping")."""
        return any(self.name.startswith(surname + " ") for surname in self.surnames)


@dataclass(frozen=True, slots=True)
class SurnameHit:
    """A surname standing alone; `named` is None when several persons bear it."""

    start: int
    end: int
    surname: str
    named: Named | None
    titled: bool


class Surnames:
    """The surnames of the people of one article.

    Args:
        people: everybody whose full name stands in the article, each once.
        shapes: the language's shapes of names.
        pack: the language pack.
    """

    def __init__(self, people: Iterable[Named], shapes: NameShapes, pack: LanguagePack) -> None:
        self._shapes = shapes
        self._ambiguous = frozenset(pack.names.ambiguous_surnames)
        self._body_words = frozenset(pack.names.body_words)
        phrases = pack.phrases
        self._families = bool(pack.names.family_names)
        self._verbs = shapes.book.verbs
        self._articles = frozenset((*phrases.articles, *phrases.oblique, *phrases.genitives))
        bearers: dict[str, list[tuple[str, Named]]] = {}
        for named in people:
            for surname in named.surnames:
                cases = shapes.book.name_cases.surname_forms(surname, named.gender)
                for form in dict.fromkeys((*cases, *with_endings(surname, pack.names))):
                    known = bearers.setdefault(form, [])
                    # More than a few bearers are as unsure as a few; the cap keeps time linear.
                    if len(known) < _MOST_BEARERS:
                        known.append((surname, named))
        self._lexicon = Lexicon((form, tuple(known)) for form, known in bearers.items())

    def find(self, text: str) -> Iterator[SurnameHit]:
        """Yield surnames standing alone in order, the longest first, without overlaps."""
        reached = 0
        found = sorted(self._lexicon.every(text), key=lambda hit: (hit[0], -hit[1]))
        for start, end, groups in found:
            bearers = tuple(one for group in groups for one in group)
            if start >= reached and _begins_name(text, start, end):
                hit = self._hit(text, start, end, bearers)
                if hit is not None:
                    reached = end
                    yield hit

    def _hit(
        self, text: str, start: int, end: int, bearers: tuple[tuple[str, Named], ...]
    ) -> SurnameHit | None:
        people = list(dict.fromkeys(named for _, named in bearers))
        surname = bearers[0][0]
        before = word_before(text, start)
        titled = before is not None and self._shapes.is_title(before)
        if self._families and not self._is_called(text, start, end):
            return None
        if not titled and self._means_something_else(text, start, end, surname, before):
            return None
        after = text[end : end + 2]
        if any(one.surname_first for one in people) and after[:1] == " " and after[1:].isupper():
            return None
        registered = [one for one in people if one.actor_id is not None]
        # Beside a public figure of the same surname a relative gets called by the full name.
        chosen = registered if len(registered) == 1 else people
        return SurnameHit(start, end, surname, chosen[0] if len(chosen) == 1 else None, titled)

    def _is_called(self, text: str, start: int, end: int) -> bool:
        """Tell whether a given name stands by itself: behind a title, or before no small word.

        "Chính nói" names somebody, "Chính phủ" and "Nguyễn Minh Chính" do not.
        """
        lead = text[max(0, start - _REACH) : start]
        before = [word for word in self._shapes.words(lead) if lead[word.end() :].strip() == ""]
        behind = list(self._shapes.words(text[start : end + _REACH]))
        if not behind or (behind[0].end() < end - start and " " not in text[start:end]):
            return False
        following = text[end : end + 2]
        if following[:1] == " " and following[1:].isupper():
            return False
        if before and lead.endswith(" ") and self._shapes.book.is_title(before[-1][0]):
            return True
        if behind[0][0] != text[start:end] and " " not in text[start:end]:
            return False
        opens = not lead.strip() or lead.rstrip()[-1] in SENTENCE_ENDS
        if opens and following[:1] == " " and " " not in text[start:end]:
            after = behind[1][0].casefold() if len(behind) > 1 else ""
            return after in self._verbs
        beside = before[-1][0] if before and lead.endswith(" ") else ""
        return not self._shapes.book.may_be_named(beside)

    def _means_something_else(
        self, text: str, start: int, end: int, surname: str, before: str | None
    ) -> bool:
        if text[start - 1 : start] == "-" or text[end : end + 1] == "-":
            # "Merkel-Vertraute" speaks of Merkel, "Schmidt-Rohr" of somebody else.
            return text[start - 1 : start] == "-" or surname in self._ambiguous
        if before is not None and before in self._shapes.book.given:
            return True
        # "Holm Bank" is no word about Ms Holm; "Holms Bank" is hers.
        if text[start:end] == surname and _word_after(text, end) in self._body_words:
            return True
        if surname not in self._ambiguous:
            return False
        closed = text[max(0, start - 3) : start].rstrip(" ")
        opens = not closed or closed[-1] in SENTENCE_ENDS
        return opens or (before is not None and before.casefold() in self._articles)


def word_before(text: str, start: int) -> str | None:
    """Return the word that ends directly before `start` after one space, None without one."""
    window = text[max(0, start - _REACH) : start]
    if not window.endswith(" "):
        return None
    words = window[:-1].split()
    return words[-1].strip("„“”\"'»«()[],;") or None if words else None


def _word_after(text: str, end: int) -> str:
    """Return the word that begins one space behind `end`, empty without one."""
    window = text[end : end + _REACH]
    words = window.split() if window.startswith(" ") else []
    return words[0].strip("„“”\"'»«()[],;.:!?") if words else ""


def _begins_name(text: str, start: int, end: int) -> bool:
    """Tell whether a name begins here: with a capital, or small before one ("von der Leyen")."""
    return text[start].isupper() or any(map(str.isupper, text[start:end]))
