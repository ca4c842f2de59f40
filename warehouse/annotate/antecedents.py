"""Whom a pronoun stands for: agreement first, then who spoke last and who was talked about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from warehouse.annotate.chunks import QUOTE_MARKS
from warehouse.annotate.nominals import LONGEST_SENTENCE, Nominal, nominals
from warehouse.annotate.people import Occurrence, People
from warehouse.annotate.wordbook import Gender, Wordbook
from warehouse.model import CleanText, Quotation, Span

_WORD = re.compile(r"\w[\w'’-]*")
_BRACKET = re.compile(r" \([^()\n]{1,40}\)")
_REACH, _NEAR, _FAR = 4, 2, 12
_LEAD = 60
_SPOKE_LAST, _SUBJECT, _AGREES = 5.0, 3.0, 1.0
_OBLIQUE, _POSSESSIVE, _UNNAMED, _PER_SENTENCE = -3.0, -2.5, -0.5, 1.5


@dataclass(frozen=True, slots=True)
class Spoken:
    """Someone who was quoted before: his words, what agrees with him, where he was last meant."""

    span: Span
    genders: tuple[Gender, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a pronoun may stand for; `place` is None for one without a name.

    `span` is the name, `phrase` all the words for him ("der Minister Jens Vogel (SPD)").
    """

    span: Span
    phrase: Span
    genders: tuple[Gender, ...]
    place: Occurrence | None
    weight: float


class Antecedents:
    """Finds the people that pronouns of one article stand for.

    Args:
        clean: the article.
        people: its people.
        quoted: what is said inside quotations; a speaker is not looked for there.
        book: the words of the language.
    """

    def __init__(
        self, clean: CleanText, people: People, *, quoted: Sequence[Span], book: Wordbook
    ) -> None:
        self._clean = clean
        self._people = people
        self._book = book
        self._sentences = [sentence.start for sentence in clean.sentences]
        self._quoted = sorted((span.start, span.end) for span in quoted)
        self._quoted_starts = [start for start, _ in self._quoted]
        self._seen: dict[int, tuple[Candidate, ...]] = {}

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset."""
        return max(0, bisect_right(self._sentences, offset) - 1)

    def antecedent(
        self, pronoun: int, genders: Sequence[Gender], last: Spoken | None
    ) -> Candidate | None:
        """Return the likeliest one that a pronoun at an offset stands for, None if nobody may."""
        here = self.sentence(pronoun)
        agreeing = [one for one in self._before(pronoun, here, last) if _agrees(one, genders)]
        agreeing = [one for one in agreeing if self._may_be_called(one, pronoun)]
        if last is not None and self._is_past(last, agreeing):
            last = Spoken(last.span, (), -1)
        best: tuple[float, int] = (float("-inf"), 0)
        chosen = None
        for candidate in agreeing:
            score = self._score(candidate, here, genders, last), candidate.span.start
            if score >= best:
                best, chosen = score, candidate
        return chosen

    def remembered(
        self, pronoun: int, genders: Sequence[Gender], spoken: Sequence[Spoken]
    ) -> Candidate | None:
        """Return whom a pronoun stands for when nobody near agrees with it.

        That is the last of those quoted before who agrees, else the only person named before.
        """
        here = self.sentence(pronoun)
        for one in reversed(spoken):
            if here - self.sentence(one.at) > _FAR:
                break
            if len(one.genders) == 1 and one.genders[0] in genders:
                found = Candidate(one.span, one.span, one.genders, None, 0.0)
                if self._may_be_called(found, pronoun):
                    return found
        named = {
            id(one.place.person): one
            for one in self._until(pronoun, max(0, here - _FAR), here)
            if one.place is not None and any(gender in genders for gender in one.genders)
        }
        return next(iter(named.values())) if len(named) == 1 else None

    def _may_be_called(self, candidate: Candidate, pronoun: int) -> bool:
        """Tell whether nobody calls a candidate by another word than this ("chị", not "cô")."""
        word = _WORD.match(self._clean.text, pronoun)
        low = "" if word is None else word[0].casefold()
        if not self._book.is_kinship(low):
            return True
        places = [candidate.place] if candidate.place is not None else []
        places = places or list(self._people.between(candidate.span.start, candidate.span.end)[:1])
        return not any(one.person.called and low not in one.person.called for one in places)

    def latter(self, pronoun: int, genders: Sequence[Gender]) -> Candidate | None:
        """Return who was named last right before a pronoun that means the latter of several."""
        here = self.sentence(pronoun)
        found = [one for one in self._until(pronoun, max(0, here - 1), here) if one.place]
        agreeing = [one for one in found if _agrees(one, genders)]
        return agreeing[-1] if agreeing else None

    def _is_past(self, last: Spoken, agreeing: Sequence[Candidate]) -> bool:
        """Tell whether somebody else became the subject after the last one who was quoted."""
        since = self.sentence(max(last.at, last.span.start))
        return any(
            one.weight >= _SUBJECT + _UNNAMED
            and self.sentence(one.span.start) > since
            and not one.span.overlaps(last.span)
            for one in agreeing
        )

    def nearest(self, offset: int) -> Occurrence | None:
        """Return the person named closest before an offset in its sentence (relative clauses)."""
        if not self._sentences:
            return None
        start = max(self._sentences[self.sentence(offset)], offset - LONGEST_SENTENCE)
        places = self._people.between(start, offset)
        return places[-1] if places else None

    def subject(self, start: int, end: int) -> Candidate | None:
        """Return who a stretch of text is most likely about: the first free one."""
        for nth in range(self.sentence(start), self.sentence(max(start, end - 1)) + 1):
            for candidate in self._in_sentence(nth):
                inside = start <= candidate.span.start < end
                if inside and candidate.weight >= _UNNAMED:
                    return candidate
        return None

    def framing(self, quotation: Quotation) -> Candidate | None:
        """Return the subject of a sentence whose verb of saying stands behind him."""
        cue = quotation.cue
        if cue is None or quotation.free or not self._book.words.compounds:
            return None
        sentence = self._clean.sentences[self.sentence(cue.start)]
        if not sentence.start <= quotation.span.start < sentence.end:
            return None
        return self.subject(sentence.start, min(cue.start, quotation.span.start))

    def anyone(self, start: int, end: int) -> Candidate | None:
        """Return the first person named in a stretch of one sentence, even after a preposition."""
        for candidate in self._in_sentence(self.sentence(start)):
            if candidate.place is not None and start <= candidate.span.start < end:
                return candidate
        return None

    def only(self, here: int, genders: Sequence[Gender]) -> Candidate | None:
        """Return the person talked about right before an offset, if only one agrees.

        His gender must be known, and nobody without a name may agree as well.
        """
        nth = self.sentence(here)
        found: dict[int, Candidate] = {}
        for candidate in self._until(here, max(0, nth - _NEAR), nth):
            if not any(gender in genders for gender in candidate.genders):
                continue
            if candidate.place is None:
                return None
            found[id(candidate.place.person)] = candidate
        return next(iter(found.values())) if len(found) == 1 else None

    def named(self, here: int, genders: Sequence[Gender]) -> Candidate | None:
        """Return the person named before an offset whom words that point back may show."""
        nth = self.sentence(here)
        found = [
            (
                one.weight - _PER_SENTENCE * (nth - self.sentence(one.span.start)),
                one.span.start,
                one,
            )
            for one in self._until(here, max(0, nth - _NEAR), nth)
            if one.place is not None and _agrees(one, genders)
        ]
        return max(found, key=lambda one: one[:2])[2] if found else None

    def latest(self, here: int, genders: Sequence[Gender]) -> Candidate | None:
        """Return who was the subject last, in a language where roles need no article."""
        nth = self.sentence(here)
        if not self._book.isolating:
            return None
        found = [
            one
            for one in self._until(here, max(0, nth - _REACH), nth)
            if one.place is not None and _agrees(one, genders)
        ]
        near = [
            one
            for one in found
            if one.weight >= _UNNAMED and nth - self.sentence(one.span.start) <= _NEAR
        ]
        surely = [one for one in found if one.genders and genders]
        return next(reversed(near or surely), None)

    def _until(self, end: int, first: int, last: int) -> Iterator[Candidate]:
        for nth in range(first, last + 1):
            for candidate in self._in_sentence(nth):
                if candidate.span.end <= end:
                    yield candidate

    def rival(self, raw: Span, *, ahead: bool) -> Candidate | None:
        """Return the subject of the sentence that `raw` stands in, where it is somebody else.

        Args:
            raw: words that do not look like a speaker.
            ahead: whether the subject must stand before them, as before an object.
        """
        for one in self._in_sentence(self.sentence(raw.start)):
            if one.weight >= _SUBJECT + _UNNAMED and not one.phrase.overlaps(raw):
                return None if ahead and one.span.start > raw.start else one
        return None

    def _before(self, pronoun: int, here: int, last: Spoken | None) -> Iterator[Candidate]:
        yield from self._until(pronoun, max(0, here - _REACH), here)
        if last is not None and here - self.sentence(last.at) <= _REACH:
            yield Candidate(last.span, last.span, last.genders, None, 0.0)

    def _score(
        self, candidate: Candidate, here: int, genders: Sequence[Gender], last: Spoken | None
    ) -> float:
        at = candidate.span.start
        spoke = last is not None and last.at >= 0 and last.span.start <= at < last.span.end
        if candidate.place is not None and self._owns(candidate.place):
            spoke = False
        if spoke and last is not None and candidate.place is None:
            at = max(at, last.at)
        score = candidate.weight - _PER_SENTENCE * (here - self.sentence(at))
        if len(candidate.genders) == 1 and candidate.genders[0] in genders:
            score += _AGREES
        return score + _SPOKE_LAST if spoke else score

    def _in_sentence(self, nth: int) -> tuple[Candidate, ...]:
        """Return who is talked about in a sentence, in order; the first free one is its subject."""
        known = self._seen.get(nth)
        if known is None:
            sentence = self._clean.sentences[nth]
            unnamed = list(nominals(self._clean.text, sentence.start, sentence.end, self._book))
            found = [*self._named(sentence, unnamed), *self._unnamed(unnamed)]
            known = tuple(self._weighed(sorted(found, key=lambda one: one.span.start)))
            self._seen[nth] = known
        return known

    def _named(self, sentence: Span, unnamed: Sequence[Nominal]) -> Iterator[Candidate]:
        leads = {one.span.end: one.span.start for one in unnamed}
        # What is longer than a sentence is a list or noise; only its beginning is read.
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for place in self._people.between(sentence.start, end):
            if not self._is_quoted(place.start):
                gender = place.person.gender
                told = () if gender is None else (gender,)
                span = Span.cut(self._clean.text, place.start, place.end)
                phrase = self._phrase(place, leads)
                yield Candidate(span, phrase, told, place, self._freedom(place))

    def _phrase(self, place: Occurrence, leads: dict[int, int]) -> Span:
        """Return a name with its title before it and the brackets behind it."""
        text = self._clean.text
        if self._owns(place):
            return Span.cut(text, place.start, place.end)
        start = next((leads[place.start - gap] for gap in (1, 2) if place.start - gap in leads), -1)
        if start < 0:
            start = place.start
            while start > 0 and text[start - 1] == " ":
                word = text[max(0, start - _LEAD) : start - 1].rpartition(" ")[2]
                if not (self._book.is_role(word) or self._book.is_title(word)):
                    break
                start -= len(word) + 1
        bracket = _BRACKET.match(text, place.end)
        return Span.cut(text, start, place.end if bracket is None else bracket.end())

    def _unnamed(self, unnamed: Sequence[Nominal]) -> Iterator[Candidate]:
        for one in unnamed:
            if one.span.start and self._clean.text[one.span.start - 1] in QUOTE_MARKS:
                continue  # words in marks stand for nobody
            behind = self._people.between(one.span.start, self._name_reach(one.span.end))
            named = any(not self._owns(place) for place in behind)
            if not named and not self._is_quoted(one.span.start):
                yield Candidate(one.span, one.span, one.genders, None, _UNNAMED)

    def _name_reach(self, end: int) -> int:
        """Return where a name may begin that the words before it, up to `end`, stand for."""
        text = self._clean.text
        if not text.startswith(", ", end):
            return end + 3
        at = end + 2
        while True:
            word, dot, _ = text[at : at + _LEAD].partition(" ")
            if not dot or not (self._book.is_role(word) or self._book.is_title(word)):
                return at + 1
            at += len(word) + 1

    def _weighed(self, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
        first = True
        for one in candidates:
            free = one.weight >= _UNNAMED
            bonus = _SUBJECT if free and first else 0.0
            first = first and not free
            yield replace(one, weight=one.weight + bonus)

    def _freedom(self, place: Occurrence) -> float:
        """Return how free a name is to be a subject: neither governed nor somebody's owner."""
        if self._owns(place):
            return _POSSESSIVE
        partner = self._partner(place)
        if partner is not None:
            return self._freedom(partner)
        if self._book.isolating and self._is_object(place):
            return _OBLIQUE
        lead = list(self._lead(place))
        for nth, word in enumerate(lead):
            low = word.casefold()
            if low in self._book.prepositions or low in self._book.oblique:
                return _OBLIQUE
            if low in self._book.possessing and self._is_owned(lead[nth + 1 : nth + 2], low):
                return _OBLIQUE
            if low in self._book.determiners:
                break
        return 0.0

    def _is_object(self, place: Occurrence) -> bool:
        """Tell whether a verb stands right before a name and its title ("mời ông Xo")."""
        lead = self._clean.text[max(0, place.start - _LEAD) : place.start]
        words = [word[0] for word in self._book.words_like(_WORD.pattern).finditer(lead)]
        while words and (self._book.is_title(words[-1]) or self._book.is_role(words[-1])):
            words.pop()
        verbs = self._book.verbs - self._book.joining
        return bool(words) and words[-1] in verbs and words[-1].islower()

    def _partner(self, place: Occurrence) -> Occurrence | None:
        """Return the person whom a joining word puts beside this one ("mit Roth und Vogel")."""
        before = self._people.between(place.start - _LEAD, place.start)
        if not before:
            return None
        between = self._clean.text[before[-1].end : place.start].strip()
        return before[-1] if between.casefold() in self._book.coordinators else None

    def _owns(self, place: Occurrence) -> bool:
        """Tell whether a name only says whose something is ("der Arzt Vogels")."""
        surface = self._clean.text[place.start : place.end]
        return self._book.is_owner(surface, place.person.surname)

    def _is_owned(self, before: Sequence[str], low: str) -> bool:
        """Tell whether "der" after a noun is a genitive ("Sprecher der Ministerin")."""
        if low not in self._book.determiners:
            return True
        return bool(before) and before[0][0].isupper() and self._book.words.compounds

    def _lead(self, place: Occurrence) -> Iterator[str]:
        """Yield the words before a name that belong to its phrase, the nearest first."""
        start = max(0, place.start - _LEAD)
        text = self._clean.text[start : place.start]
        for stop in ".,;:()“”„\n–":
            text = text.rpartition(stop)[2]
        lowered = False
        for word in reversed([word.group() for word in _WORD.finditer(text)]):
            # A noun, then a small word, then the name: the small word is a verb between phrases.
            if word[0].isupper() and lowered:
                return
            yield word
            if word[0].isupper():
                continue
            lowered = lowered or word not in self._book.determiners
            if not word.endswith(self._book.adjective_endings):
                return

    def _is_quoted(self, offset: int) -> bool:
        at = bisect_right(self._quoted_starts, offset) - 1
        return at >= 0 and offset < self._quoted[at][1]


def _agrees(candidate: Candidate, genders: Sequence[Gender]) -> bool:
    """Tell whether a pronoun may stand for somebody; a person of unknown gender may be both."""
    if not genders:
        return True
    if candidate.genders:
        return any(gender in genders for gender in candidate.genders)
    return candidate.place is not None and (Gender.MALE in genders or Gender.FEMALE in genders)
