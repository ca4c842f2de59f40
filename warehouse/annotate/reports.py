"""Agencies named in running text as the source of what is said, not as its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from warehouse import wires
from warehouse.annotate.joints import with_elisions
from warehouse.languages import LanguagePack

_WORD = r"[^\W_][\w'’]*(?:-[^\W_][\w'’]*)*|[.!?;:,]"
_LEFT_REACH, _RIGHT_REACH = 300, 160
_TOLD_WORDS = 24
_NEAR_WORDS = 4
_CLOSE_WORDS = 3
_FAR_WORDS = 16
_CLAUSE_WORDS = 8
_MOST_BETWEEN = 7
_STOPS = frozenset(".!?;")
_UNSPACED_LEFT, _UNSPACED_RIGHT = 8, 40
_UNSPACED_STOP = re.compile(r"[。！？；\n]")


@dataclass(frozen=True, slots=True)
class Report:
    """Why a run of agencies is a source: the rule and how sure it is."""

    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Around:
    """The words on both sides of a run of agencies, small letters; left ones nearest first."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    compound: str | None
    agency_word: bool
    article: str | None


class Reports:
    """Tells whether an agency in a sentence is its source.

    Args:
        pack: the language pack.
    """

    def __init__(self, pack: LanguagePack) -> None:
        words, phrases = pack.credits, pack.phrases
        self._word = with_elisions(_WORD, phrases.elisions)
        self._agency = frozenset(words.agency_words)
        self._before = tuple(tuple(reversed(self._words(one))) for one in words.in_text_before)
        self._after = frozenset(words.in_text_after)
        self._as = frozenset(words.as_words)
        self._trusted = frozenset(words.trusted)
        self._told = frozenset(words.told_verbs)
        self._links = frozenset(words.told_links)
        self._report = words.report_words
        self._staff = words.staff_words
        self._words_of_staff = frozenset(words.staff_words)
        self._bound = frozenset(words.bound_endings)
        self._is_unspaced = words.unspaced
        self._said_before = words.in_text_before
        small = (*phrases.articles, *phrases.oblique, *phrases.genitives)
        self._articles = frozenset(word.rstrip("'") for word in small)
        self.joining = frozenset((*words.list_words, *small)) | self._articles

    def judge(
        self, text: str, run: Sequence[wires.AgencyHit], *, start: int, end: int
    ) -> Report | None:
        """Return why the agencies `run` inside the block `start:end` are a source, else None."""
        if self._is_unspaced:
            return self._judge_unspaced(text, run, start, end)
        around = self._around(text, run, start, end)
        report = self._of_staff(around) if self._is_staff(around) else self._verdict(around)
        if report is None:
            return None
        return report if around.agency_word or self._is_trusted(text, run) else None

    def _is_trusted(self, text: str, run: Sequence[wires.AgencyHit]) -> bool:
        return any(
            hit.trust is not wires.Trust.TRAP or text[hit.start : hit.end] in self._trusted
            for hit in run
        )

    def _judge_unspaced(
        self, text: str, run: Sequence[wires.AgencyHit], start: int, end: int
    ) -> Report | None:
        """Judge where words are not parted: by what touches the name and what its sentence says."""
        before = text[max(start, run[0].start - _UNSPACED_LEFT) : run[0].start].rstrip("「《“ ")
        after = text[run[-1].end : min(end, run[-1].end + _UNSPACED_RIGHT)].lstrip("」》” ")
        after = _UNSPACED_STOP.split(after, maxsplit=1)[0]
        named = next((word for word in self._agency if after.startswith(word)), "")
        after = after[len(named) :]
        if after.startswith(self._staff or ("\0",)):
            return None
        report = None
        if before.endswith(self._said_before or ("\0",)):
            report = Report("source_phrase", 0.85)
        elif any(word in after for word in self._after):
            report = Report("agency_reports", 0.8)
        return report if named or self._is_trusted(text, run) else None

    def _verdict(self, around: _Around) -> Report | None:
        if around.compound is not None and around.compound.endswith(self._report or ("\0",)):
            return Report("report_compound", 0.85)
        if any(around.left[: len(phrase)] == phrase for phrase in self._before):
            return Report("source_phrase", 0.9)
        if around.compound is None and self._is_told(around):
            return Report("told_agency", 0.9)
        if around.compound is None and self._reports(around):
            return Report("agency_reports", 0.9)
        heard = self._after | self._told
        if around.agency_word and any(word in heard for word in (*around.left, *around.right)):
            return Report("agency_word", 0.7)
        return None

    def _is_told(self, around: _Around) -> bool:
        """Tell whether the agency is the one that was told ("sagte er der dpa")."""
        if "" in self._links and self._told.intersection(_until(around.left[:_CLOSE_WORDS], ",")):
            return True
        if self._links.isdisjoint((around.article, *around.left[:1])):
            return False
        near = (*around.left[:_TOLD_WORDS], *around.right[:1])
        return not self._told.isdisjoint(near)

    def _reports(self, around: _Around) -> bool:
        """Tell whether the agency is the subject of a reporting verb."""
        reach = _FAR_WORDS if self._as.intersection(around.left[:2]) else _NEAR_WORDS
        right = _after_insertion(around.right)
        near = right[:reach] if reach == _FAR_WORDS else _until(right[:reach], ",")
        if not self._after.isdisjoint(near):
            return True
        return bool(right[:1]) and right[0].endswith(self._report or ("\0",))

    def _is_staff(self, around: _Around) -> bool:
        """Tell whether people or parts of the agency are meant ("AFP-Reporter")."""
        if around.compound is not None:
            return around.compound.endswith(self._staff or ("\0",))
        return not self._words_of_staff.isdisjoint((*around.left[:1], *around.right[:1]))

    def _of_staff(self, around: _Around) -> Report | None:
        """Return the report that the agency's people give; mostly they only occur."""
        said = (
            *_until(around.right[:_CLAUSE_WORDS], ","),
            *_until(around.left[:_NEAR_WORDS], ","),
        )
        return None if self._after.isdisjoint(said) else Report("staff_reports", 0.8)

    def _around(self, text: str, run: Sequence[wires.AgencyHit], start: int, end: int) -> _Around:
        left = self._words(text[max(start, run[0].start - _LEFT_REACH) : run[0].start])
        after = text[run[-1].end : min(end, run[-1].end + _RIGHT_REACH)]
        right = self._words(after)
        left.reverse()
        nearest, agency_word, article = self._skip(_until_stop(left))
        compound = right[0] if after.startswith("-") and right else None
        if compound in self._bound:
            compound, right = None, right[1:]
        if right[:1] and right[0] in self._agency and compound is None:
            agency_word, right = True, right[1:]
        return _Around(
            tuple(nearest),
            tuple(_until_stop(right)),
            compound,
            agency_word,
            article,
        )

    def _words(self, text: str) -> list[str]:
        return [found.group().casefold().rstrip("'’") for found in self._word.finditer(text)]

    def _skip(self, left: list[str]) -> tuple[list[str], bool, str | None]:
        """Skip the words of the agency's own phrase: "der amtlichen Nachrichtenagentur"."""
        agency_word, article = False, None
        at = 0
        while at < len(left) and at < _MOST_BETWEEN:
            word = left[at]
            pair = " ".join(reversed(left[at : at + 2]))
            if word in self._agency or pair in self._agency:
                agency_word = True
            elif word in self._articles and not self._describes(left[at:]):
                article = word
                at += 1
                break
            elif not (self._belongs if agency_word else self._describes)(left[at:]):
                break
            at += 1
        if article is None and at and not agency_word:
            at = 0
        return left[at:], agency_word, article

    def _describes(self, left: Sequence[str]) -> bool:
        """Tell whether a word stands between a word for "agency" and its name."""
        ahead = _until(left[1 : 1 + _CLOSE_WORDS], ",")
        return not self._agency.isdisjoint(ahead) and self._belongs(left)

    def _belongs(self, left: Sequence[str]) -> bool:
        """Tell whether a word may belong to an agency's phrase: "l'agence suisse AWP"."""
        return left[0].isalpha() and not self._is_cue(left)

    def _is_cue(self, left: Sequence[str]) -> bool:
        if left[0] in self._told or left[0] in self._after:
            return True
        return any(tuple(left[: len(phrase)]) == phrase for phrase in self._before)


def _after_insertion(right: Sequence[str]) -> Sequence[str]:
    """Skip what commas insert behind a name: "Reuters, citing sources, reported"."""
    if right[:1] != (",",):
        return right
    closing = next((at for at in range(1, min(len(right), _FAR_WORDS)) if right[at] == ","), 0)
    return right[closing + 1 :] if closing else ()


def _until_stop(words: Sequence[str]) -> list[str]:
    return _until(words, *_STOPS)


def _until(words: Sequence[str], *signs: str) -> list[str]:
    return list(takewhile(lambda word: word not in signs, words))
