"""The mention annotator: who is named in an article, where, and in which form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from warehouse import wires
from warehouse.actors import ActorHit, ActorIndex
from warehouse.annotate.cast import Cast, FieldWords
from warehouse.annotate.datelines import dateline
from warehouse.annotate.fullnames import FullName, NameShapes
from warehouse.annotate.ranges import Ranges, merged
from warehouse.annotate.signoffs import Sources
from warehouse.annotate.surnames import SENTENCE_ENDS, SurnameHit, Surnames, word_before
from warehouse.languages import LanguagePack
from warehouse.model import (
    ActorType,
    Annotations,
    BlockKind,
    CleanText,
    Evidence,
    Field,
    Mention,
    MentionForm,
    Span,
)

_NAME, _VERSION = "mentions", "3"
_READ = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_TITLE_REACH = 3
_OFFICE_WORDS = 3
# Offices whose holders are called by title and surname alone ("ông Trump").
_HIGH = ("president", "prime_minister", "vice_president", "foreign_minister", "leader")
_LEAD = 30


class Mentions:
    """Finds mentions of actors in the body and the title; captions and credits are none."""

    name = _NAME
    version = _VERSION
    requires: tuple[str, ...] = ()
    provides = ("mentions",)

    def __init__(self) -> None:
        self._shapes: dict[str, tuple[LanguagePack, NameShapes]] = {}

    def __call__(
        self, clean: CleanText, pack: LanguagePack, index: ActorIndex, found: Annotations
    ) -> Annotations:
        """Return `found` with the mentions of title and text, in this order."""
        reading = _Reading(clean, pack, index, self._shapes_of(pack))
        mentions = [one for words in reading.fields for one in reading.mentions(words)]
        return found.adding(mentions=tuple(mentions))

    def _shapes_of(self, pack: LanguagePack) -> NameShapes:
        """Return the shapes of a language's names, prepared once a pack."""
        known = self._shapes.get(pack.code)
        if known is None or known[0] is not pack:
            known = self._shapes[pack.code] = (pack, NameShapes(pack))
        return known[1]


class _Reading:
    """One article being read for mentions."""

    def __init__(
        self, clean: CleanText, pack: LanguagePack, index: ActorIndex, shapes: NameShapes
    ) -> None:
        self._index = index
        self._language = clean.language
        self._shapes = shapes
        self._family_first = bool(pack.names.family_names)
        offices = pack.names.offices
        self._high = tuple(title for key in _HIGH for title in offices.get(key, ())[:1])
        self._ambiguous = frozenset(pack.names.ambiguous_surnames)
        fields = [(Field.TEXT, clean.text, _closed(clean, pack))]
        if clean.title:
            fields.insert(0, (Field.TITLE, clean.title, _agencies(clean.title)))
        read = [self._read(*field) for field in fields]
        self.fields = [self._decided(words, self._certain(read)) for words in read]
        self._people = Cast(
            self.fields, index, clean.language, family_first=self._family_first, book=shapes.book
        )
        self._surnames = Surnames(self._people.named, self._shapes, pack)

    def _read(self, field: Field, text: str, closed: Sequence[tuple[int, int]]) -> FieldWords:
        hits = [hit for hit in self._index.find(text, self._language) if _is_open(hit, closed)]
        if self._family_first:
            hits = self._whole(text, hits)
        persons = [hit for hit in hits if self._type(hit) is ActorType.PERSON]
        solid = [*persons, *(hit for hit in hits if self._is_apart(text, hit))]
        taken = sorted([*closed, *((hit.start, hit.end) for hit in solid)])
        names = list(self._shapes.find(text, merged(taken)))
        kept = [name for name in names if name.titled or not self._is_known(name, hits)]
        places = Ranges((name.start, name.end) for name in kept)
        left = [hit for hit in hits if not places.touch(hit.start, hit.end)]
        if self._family_first:
            left = [hit for hit in left if not self._is_joined(text, hit)]
        return FieldWords(field, text, tuple(closed), tuple(left), tuple(kept))

    def _certain(self, fields: Sequence[FieldWords]) -> frozenset[str]:
        """Return the actors that the article surely names, and the countries of its seats."""
        ids = [hit.actor_id for words in fields for hit in words.hits if hit.actor_id is not None]
        seats = [self._index.seat_of(actor_id) for actor_id in ids]
        return frozenset([*ids, *(seat for seat in seats if seat is not None)])

    def _decided(self, words: FieldWords, certain: frozenset[str]) -> FieldWords:
        """Give a shared name to the only bearer whom the article names elsewhere."""
        hits = [self._by_context(hit, certain) for hit in words.hits]
        return replace(words, hits=tuple(hits))

    def _by_context(self, hit: ActorHit, certain: frozenset[str]) -> ActorHit:
        named = [one for one in hit.candidates if one in certain]
        if hit.actor_id is not None or len(named) != 1:
            return hit
        return replace(hit, actor_id=named[0], rule="homonym_by_context", confidence=0.7)

    def _whole(self, text: str, hits: Sequence[ActorHit]) -> list[ActorHit]:
        """Return the hits that are no part of another word ("Ý" in "Ý kiến"), and no small word."""
        ends = {word.start(): word.end() for word in self._shapes.words(text)}
        kept = [hit for hit in hits if ends.get(hit.start, hit.end + 1) <= hit.end]
        return [hit for hit in kept if not self._is_small_word(text, hit)]

    def _is_joined(self, text: str, hit: ActorHit) -> bool:
        """Tell whether a one-syllable country hangs on a capital word ("Đại học Việt Đức")."""
        if " " in text[hit.start : hit.end] or self._type(hit) is not ActorType.COUNTRY:
            return False
        lead = text[max(0, hit.start - _LEAD) : hit.start]
        words = list(self._shapes.words(lead)) if lead.endswith(" ") else []
        if not words or (words[-1].start() == 0 and hit.start > _LEAD):
            return False
        before = words[-1][0]
        opens = len(words) == 1 and hit.start <= _LEAD
        apart = before.isupper() or " " in before or opens or not before[0].isupper()
        gap = lead[: words[-1].start()].rstrip(" ")
        return not (apart or not gap or gap[-1] in SENTENCE_ENDS)

    def _is_small_word(self, text: str, hit: ActorHit) -> bool:
        """Tell whether a name that is a common word too opens a sentence ("Anh" is England, he)."""
        before = text[max(0, hit.start - 3) : hit.start].rstrip(" ")
        opens = not before or before[-1] in SENTENCE_ENDS
        return opens and text[hit.start : hit.end] in self._ambiguous

    def _is_apart(self, text: str, hit: ActorHit) -> bool:
        """Tell whether a place or body cannot be part of a name ("Nga" is in "bà Lê Thị Nga")."""
        if not self._family_first or self._type(hit) is ActorType.PERSON:
            return False
        lead = text[max(0, hit.start - _LEAD) : hit.start]
        words = list(self._shapes.words(lead)) if lead.endswith(" ") else []
        before = words[-1][0] if words else ""
        book = self._shapes.book
        if before.casefold() in book.names.place_prefixes:
            return True
        return not (book.is_title(before) or (before[:1].isupper() and " " not in before))

    def _is_known(self, name: FullName, hits: Sequence[ActorHit]) -> bool:
        """Tell whether a registered name of several words covers what looks like a full name."""
        at = bisect_right(hits, name.start, key=lambda hit: hit.start) - 1
        return at >= 0 and hits[at].start <= name.start and hits[at].end >= name.end

    def _type(self, hit: ActorHit) -> ActorType | None:
        return None if hit.actor_id is None else self._index.type(hit.actor_id)

    def mentions(self, words: FieldWords) -> Iterator[Mention]:
        """Yield the mentions of one field in order."""
        found = [*self._registered(words), *self._shaped(words)]
        taken = Ranges([*words.closed, *((one.span.start, one.span.end) for one in found)])
        found.extend(
            self._surnamed(words, hit)
            for hit in self._surnames.find(words.text)
            if not taken.touch(hit.start, hit.end)
        )
        taken = Ranges([*words.closed, *((one.span.start, one.span.end) for one in found)])
        found.extend(self._titled(words, taken))
        yield from sorted(found, key=lambda one: one.span.start)

    def _registered(self, words: FieldWords) -> Iterator[Mention]:
        for hit in words.hits:
            span = Span.cut(words.text, hit.start, hit.end, words.field)
            actor = span.surface
            if hit.actor_id is not None:
                actor = self._index.name(hit.actor_id, self._language)
            kinds = [self._index.type(one) for one in (hit.actor_id, *hit.candidates) if one]
            kind = kinds[0] if kinds else ActorType.PERSON
            form = self._form(words.text, hit.start, hit.form, kind)
            yield Mention(actor, hit.actor_id, kind, form, span, _why(hit.rule, hit.confidence))

    def _shaped(self, words: FieldWords) -> Iterator[Mention]:
        for name in words.names:
            named = self._people.of(words, name)
            span = Span.cut(words.text, name.start, name.end, words.field)
            form = self._form(words.text, name.start, MentionForm.NAME, ActorType.PERSON)
            why = _why("name_shape", 0.7)
            surface = words.text[name.start : name.end]
            if named.actor_id is None and self._family_first and " " not in surface:
                actor_id = self._leading(surface)
                if actor_id is not None:
                    yield self._office_holder(words, name.start, name.end, actor_id)
                    continue
            yield Mention(named.name, named.actor_id, ActorType.PERSON, form, span, why)

    def _leading(self, surname: str) -> str | None:
        """Return the only holder of a high office whom a title and a surname can mean."""
        found = {self._index.titled(title, surname, self._language) for title in self._high}
        found.discard(None)
        return found.pop() if len(found) == 1 else None

    def _surnamed(self, words: FieldWords, hit: SurnameHit) -> Mention:
        span = Span.cut(words.text, hit.start, hit.end, words.field)
        form = MentionForm.TITLE_NAME if hit.titled else MentionForm.NAME
        if hit.named is None:
            why = _why("surname_homonym", 0.4)
            return Mention(hit.surname, None, ActorType.PERSON, form, span, why)
        why = _why("surname_after_full_name", 0.85)
        return Mention(hit.named.name, hit.named.actor_id, ActorType.PERSON, form, span, why)

    def _titled(self, words: FieldWords, taken: Ranges) -> Iterator[Mention]:
        """Yield surnames that no full name in the article explains but the office before does."""
        tokens = list(self._shapes.words(words.text))
        for i, token in enumerate(tokens[:-1]):
            if not self._shapes.ends_office(token.group()):
                continue
            office = words.text[tokens[max(0, i - _OFFICE_WORDS)].start() : token.end()]
            for last in range(min(len(tokens) - 1, i + _TITLE_REACH), i, -1):
                start, end = tokens[i + 1].start(), tokens[last].end()
                if words.text[token.end() : start] != " " or taken.touch(start, end):
                    continue
                actor_id = self._holder(office, words.text[start:end])
                if actor_id is not None:
                    yield self._office_holder(words, start, end, actor_id)
                    break

    def _holder(self, title: str, surname: str) -> str | None:
        for form in (surname, surname.removesuffix("s")):
            actor_id = self._index.titled(title, form, self._language)
            if actor_id is not None:
                return actor_id
        return None

    def _office_holder(self, words: FieldWords, start: int, end: int, actor_id: str) -> Mention:
        return Mention(
            self._index.name(actor_id, self._language),
            actor_id,
            self._index.type(actor_id),
            MentionForm.TITLE_NAME,
            Span.cut(words.text, start, end, words.field),
            _why("office_and_surname", 0.85),
        )

    def _form(self, text: str, start: int, form: MentionForm, kind: ActorType) -> MentionForm:
        if kind is not ActorType.PERSON or form is not MentionForm.NAME:
            return form
        before = word_before(text, start)
        titled = before is not None and self._shapes.is_title(before)
        return MentionForm.TITLE_NAME if titled else form


def _closed(clean: CleanText, pack: LanguagePack) -> list[tuple[int, int]]:
    """Return the ranges of the text that hold no mentions: captions, credits, the dateline."""
    ranges = [(block.start, block.end) for block in clean.blocks if block.kind not in _READ]
    head = dateline(clean, Sources(pack))
    if head is not None:
        ranges.append((head.start, head.end))
    return merged(sorted([*ranges, *_agencies(clean.text)]))


def _agencies(text: str) -> list[tuple[int, int]]:
    hits = wires.load().find(text)
    # "Petra" and "Sana" are agencies too, but more often they are people and places.
    return [(hit.start, hit.end) for hit in hits if hit.trust is not wires.Trust.TRAP]


def _is_open(hit: ActorHit, closed: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(closed, (hit.end - 1, hit.end)) - 1
    return at < 0 or closed[at][1] <= hit.start


def _why(rule: str, confidence: float) -> Evidence:
    return Evidence(rule, confidence, f"{_NAME}@{_VERSION}")
