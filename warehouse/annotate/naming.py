"""How the words of a speaker name him: by name, by office, as a group, or not at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from warehouse.actors import ActorIndex
from warehouse.annotate.chunks import PARTING, QUOTE_MARKS, Chunk, Chunks, is_acronym, words_in
from warehouse.annotate.namedspeakers import called_person
from warehouse.annotate.offices import Offices
from warehouse.annotate.owners import Owners
from warehouse.annotate.people import Occurrence, People, Person
from warehouse.annotate.wordbook import Gender, Wordbook
from warehouse.model import ActorType, Field, Mention, MentionForm, Naming, Span

_LEAD = 40


@dataclass(frozen=True, slots=True)
class Description:
    """What a speaker's words say.

    `name` is None where only other words of the article can tell it. `genders` are those that a
    pronoun standing for this speaker may have; empty when nothing is known. `sure` is whether
    anything but the place of the words shows that they can speak.
    """

    naming: Naming
    name: str | None
    actor_id: str | None = None
    person: Person | None = None
    genders: tuple[Gender, ...] = ()
    place: Span | None = None
    sure: bool = True


class Namer:
    """Describes the speakers of one article.

    Args:
        text: the clean text.
        people: its people.
        mentions: its registered names.
        index: the registry, for names in the article's language.
        book: the words of the language.
    """

    def __init__(
        self,
        text: str,
        people: People,
        *,
        mentions: Sequence[Mention],
        index: ActorIndex,
        book: Wordbook,
    ) -> None:
        self._text = text
        self._people = people
        self._index = index
        self._book = book
        self._chunks = Chunks(text, book)
        self._word = words_in(book)
        self._mentions = sorted(
            (one for one in mentions if one.span.field is Field.TEXT),
            key=lambda one: one.span.start,
        )
        self._starts = [one.span.start for one in self._mentions]
        self._owners = Owners(text, people, book)
        self.offices = Offices(text, people, mentions=self._mentions, index=index, book=book)

    def describe(self, span: Span, *, plural: bool) -> Description:
        """Say how the words of `span` name a speaker; `plural` is what the verb tells."""
        span = self._bare_phrase(span)
        low = span.surface.casefold()
        if low in self._book.pronouns or low in self._book.pointing:
            sure = low not in self._book.not_speakers
            return Description(
                Naming.PRONOUN, None, genders=self.pronoun(low, plural=plural), sure=sure
            )
        chunk = self._chunks.read(span.start, span.end)
        if chunk is None:
            return self._headless(span)
        low = chunk.head[0].casefold()
        named = self._book.plain_names and self._head_person(span) is not None
        if low in self._book.not_names and not (named or self._book.is_role(low)):
            return Description(Naming.UNRESOLVED, None, sure=False)
        if self._is_source(chunk):
            return self._source(span, chunk, plural=plural)
        head = called_person(span, self._text, self._people, self._book) or self._head_person(span)
        if head is not None:
            return self.named(head)
        found = self._other_name(span, chunk) or self._common(span, chunk, plural=plural)
        body = self._book.is_institution(chunk.head[0]) or self._book.is_label(chunk.head[0])
        if self._book.isolating and body and found.naming is Naming.NAMED:
            found = replace(found, genders=(Gender.NEUTER, Gender.PLURAL))
        return found

    def _is_source(self, chunk: Chunk) -> bool:
        """Tell whether the phrase is what somebody gave ("Angaben"), not who gave it."""
        head = self._head_noun(chunk)
        if self._book.is_group(head) or self._chunks.is_proper(chunk):
            return False
        return self._book.is_source(head)

    def _bare_phrase(self, span: Span) -> Span:
        """Return the phrase without a preposition before it."""
        first = self._word.match(span.surface)
        if first is None or first[0].casefold() not in self._book.prepositions:
            return span
        rest = span.surface[first.end() :]
        start = span.end - len(rest.lstrip())
        return Span.cut(self._text, start, span.end) if start < span.end else span

    def _headless(self, span: Span) -> Description:
        """Describe a phrase without a noun: "der 81-Jährige" in small letters, or a number."""
        first = span.surface.split()[0].casefold()
        genders = self._book.determiners.get(first, ())
        naming = Naming.COLLECTIVE if genders == (Gender.PLURAL,) else Naming.ROLE
        return Description(naming, self._chunks.words(span), genders=genders, sure=bool(genders))

    def pronoun(self, word: str, *, plural: bool) -> tuple[Gender, ...]:
        """Return what a pronoun may stand for, given the number of its verb."""
        genders = self._book.pronouns.get(word, ())
        if Gender.PLURAL not in genders:
            return genders
        if plural:
            return (Gender.PLURAL,)
        return tuple(one for one in genders if one is not Gender.PLURAL) or genders

    def named(self, place: Occurrence) -> Description:
        """Describe a speaker who is a person named at a place."""
        person = place.person
        return Description(
            Naming.NAMED,
            self._canonical(person),
            person.actor_id,
            person,
            () if person.gender is None else (person.gender,),
            Span.cut(self._text, place.start, place.end),
        )

    def bearer(self, span: Span) -> Person | None:
        """Return the person whom an office stands for ("der Minister"), if only one can be."""
        return self.offices.bearer(span)

    def named_before(self, person: Person, span: Span) -> Span:
        """Return the nearest words that name a person before an offset, else the first ones."""
        place = self._people.nearest(person, span.start)
        return Span.cut(self._text, place.start, place.end)

    def is_later(self, person: Person, span: Span) -> bool:
        """Tell whether a person of several words for an office is named only behind them."""
        return self._book.head_first and self._people.first(person) > span.start

    def is_pointing(self, span: Span) -> bool:
        """Tell whether words show somebody who was just named ("cette infirmière")."""
        return self.offices.is_pointing(span)

    def _canonical(self, person: Person) -> str:
        if person.actor_id is None:
            return person.name
        return self._index.name(person.actor_id, self._book.code)

    def _source(self, span: Span, chunk: Chunk, *, plural: bool) -> Description:
        """Describe whose words "Angaben der Polizei" or "seiner Ansicht" are."""
        owner = self._owner(span, chunk)
        if owner is not None:
            return self._held(owner, self.describe(owner, plural=plural))
        head = self._head_person(span, owning=True)
        if head is not None:
            return self.named(head)
        for mention in self._mentions_in(chunk.head.end(), span.end):
            if mention.form is not MentionForm.DEMONYM:
                return self._registered(mention)
        first = chunk.words[0][0].casefold()
        if first in self._book.possessives:
            return Description(Naming.PRONOUN, None, genders=self._book.possessives[first])
        if any(word[0].casefold() in self._book.own for word in chunk.words):
            return Description(Naming.PRONOUN, None)
        return self._given(span, chunk)

    def _held(self, owner: Span, found: Description) -> Description:
        """Return who holds an office that gave something ("Angaben der Sprecherin")."""
        bearer = self.offices.bearer(owner) if found.naming is Naming.ROLE else None
        if bearer is None or found.actor_id is not None or not self._book.words.compounds:
            return found
        holder = self.named(self._people.nearest(bearer, owner.start))
        return replace(holder, naming=Naming.ROLE, person=None)

    def _owner(self, span: Span, chunk: Chunk) -> Span | None:
        """Return the words after "Angaben": "der Polizei", "von Bo Muster"."""
        if self._book.declines:
            return self._owner_behind(span, chunk)
        words = list(self._word.finditer(self._text, chunk.rest, span.end))
        low = words[0][0].casefold() if words else ""
        genitive = low.endswith(self._book.genitive_endings) and words[0][0].islower()
        circle = low in self._book.prepositions and any(
            self._book.is_nameless(word[0]) for word in words[1:3]
        )
        if low not in self._book.possessing and not genitive and not circle:
            return None
        if words[0][0].casefold() in self._book.prepositions:
            words = words[1:]
        named = [word for word in words if word[0].casefold() not in self._book.not_names]
        if not any(word[0][0].isupper() for word in named) and self._book.words.compounds:
            return None
        return Span.cut(self._text, words[0].start(), span.end) if words else None

    def _owner_behind(self, span: Span, chunk: Chunk) -> Span | None:
        """Return the words right behind a source noun ("слова министра"), whose they are."""
        words = list(self._word.finditer(self._text, chunk.head.end(), span.end))
        if not words or words[0][0].casefold() in self._book.prepositions:
            return None
        if self._text[chunk.head.end() : words[0].start()].strip():
            return None
        return Span.cut(self._text, words[0].start(), span.end)

    def _given(self, span: Span, chunk: Chunk) -> Description:
        """Describe a source noun without an owner ("Medienberichten", "ersten Angaben")."""
        words = self._name(self._chunks.words(span), chunk)
        giver = self._book.giver(chunk.head[0])
        stems = (giver, self._book.base(giver), giver[:-1])
        if any(self._book.is_institution(one) for one in stems if one):
            return Description(Naming.ROLE, words)
        if any(self._book.is_collective(one) or self._book.is_role(one) for one in stems if one):
            return Description(Naming.COLLECTIVE, words, genders=(Gender.PLURAL,))
        known = chunk.determiner is not None and chunk.determiner not in self._book.indefinite
        if known or not self._book.is_nameless(chunk.head[0]):
            sure = self._book.is_document(chunk.head[0])
            return Description(Naming.ROLE, words, genders=self._chunks.agreement(chunk), sure=sure)
        return Description(Naming.ANONYMOUS, words, genders=(Gender.PLURAL,))

    def _head_person(self, span: Span, *, owning: bool = False) -> Occurrence | None:
        for place in self._people.between(span.start, span.end):
            if owning or not self._owners.is_attribute(span, place):
                return place
        return None

    def _other_name(self, span: Span, chunk: Chunk) -> Description | None:
        """Describe a body, country or unknown person that the phrase names."""
        mention = self._head_mention(chunk)
        if mention is not None:
            return self._registered(mention)
        country = self._government(span, chunk)
        if country is not None:
            name = self._name(self._chunks.words(span), chunk)
            return Description(
                Naming.COLLECTIVE, name, country, genders=self._chunks.agreement(chunk)
            )
        apart = self._name_apart(span)
        return None if apart is None else Description(Naming.NAMED, apart)

    def _head_mention(self, chunk: Chunk) -> Mention | None:
        """Return the registered name that the phrase is, not one that only modifies it."""
        for mention in self._mentions_in(chunk.words[0].start(), chunk.words[-1].end()):
            if mention.form is MentionForm.DEMONYM or mention.actor_id is None:
                continue
            outside = [one for one in chunk.capitals if not _holds(mention.span, one)]
            apart = not self._book.words.compounds and not _holds(mention.span, chunk.head)
            part = _holds(mention.span, chunk.head) and mention.span.end < chunk.head.end()
            if part and self._book.is_role(chunk.head[0]):
                continue
            if not apart and not any(self._chunks.is_noun(one) for one in outside):
                return mention
        return None

    def _is_registered(self, words: str, chunk: Chunk) -> bool:
        """Tell whether a registered name ends a phrase, so that its words tell whose it is."""
        found = self._mentions_in(chunk.words[0].start(), chunk.words[-1].end())
        return self._book.head_first and any(one.span.surface == words for one in found)

    def _mentions_in(self, start: int, end: int) -> Iterable[Mention]:
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _registered(self, mention: Mention) -> Description:
        actor_id = mention.actor_id
        if actor_id is None:
            return Description(Naming.NAMED, mention.actor)
        if mention.type is ActorType.PLACE:
            actor_id = self._index.seat_of(actor_id) or actor_id
        name = self._index.name(actor_id, self._book.code)
        return Description(Naming.NAMED, name, actor_id, place=mention.span)

    def _government(self, span: Span, chunk: Chunk) -> str | None:
        if not self._book.is_government(chunk.head[0]):
            return None
        for mention in self._mentions_in(span.start, span.end):
            if mention.actor_id is None:
                continue
            if mention.type is ActorType.COUNTRY:
                return mention.actor_id
            if mention.type is ActorType.PLACE:
                return self._index.seat_of(mention.actor_id)
        return None

    def _name_apart(self, span: Span) -> str | None:
        """Return an unknown name that stands by itself between commas ("…, Paulo Muster")."""
        start, apart = span.start, False
        for end in (*(one.start() for one in PARTING.finditer(span.surface)), len(span.surface)):
            words = self._text[start : span.start + end].strip(QUOTE_MARKS + " ,–—-()").split()
            start = span.start + end + 1
            named = [word for word in words if self._book.may_be_named(word)]
            if apart and len(words) == 1 and named and words[0] in self._book.given:
                return words[0]
            apart = True
            if len(words) > 1 and len(named) > 1 and self._is_name(words):
                return " ".join(words)
        return None

    def _is_name(self, words: Sequence[str]) -> bool:
        first = self._word.match(words[0])
        opening = words[0] if first is None else first[0]
        if opening.casefold() in self._book.determiners or len(words) > 5:
            return False
        return all(
            word.casefold() in self._book.particles
            or (
                self._book.may_be_named(word)
                and not self._book.is_collective(word)
                and not self._book.is_institution(word)
                and not self._book.is_source(word)
            )
            for word in words
        )

    def _is_owned_by_several(self, span: Span, chunk: Chunk) -> bool:
        """Tell whether an article that is plural behind a source goes with men ("Sicht der …")."""
        before = self._text[max(0, span.start - _LEAD) : span.start].split(" ")[-2:-1]
        if not before or not self._book.is_source(before[0]):
            return False
        genders = self._book.determiners.get(chunk.determiner or "", ())
        man = self._book.role_gender(chunk.head[0]) is Gender.MALE
        group = self._book.is_group(chunk.head[0])
        owned = chunk.determiner in self._book.possessing and Gender.FEMALE in genders
        return owned and Gender.PLURAL in genders and (man or group)

    def _is_insider(self, span: Span, chunk: Chunk) -> bool:
        """Tell whether an adjective hides who spoke ("a person familiar with the matter")."""
        behind = self._word.match(self._text, chunk.rest, span.end)
        words = [word[0].casefold() for word in chunk.words if word.start() != chunk.head.start()]
        words += [] if behind is None else [behind[0].casefold()]
        return any(word in self._book.insiders for word in words)

    def _is_proper_body(self, span: Span, chunk: Chunk) -> bool:
        """Tell whether a body is written as a name, or is known by one ("Минобороны")."""
        if chunk.head[0].casefold() in self._book.proper:
            return True
        lead = chunk.words[0]
        inside = self._text[max(0, span.start - 2) : span.start].strip(' «"„(—–-\n')
        opens = not inside or inside[-1] in ".!?:"
        capitals = [word for word in chunk.words if word[0][0].isupper()]
        named = [word for word in capitals if word.start() <= chunk.head.start()]
        return bool(named) and not (opens and named == [lead])

    def _head_noun(self, chunk: Chunk) -> str:
        """Return the head noun without an ending of its case ("des Gerichts": "Gericht")."""
        if self._book.declines:
            led = self._book.is_led(self._text, chunk.words[0].start())
            return self._book.nominative(chunk.head[0], declined=led)
        return self._book.nominative(chunk.head[0], declined=self._is_declined(chunk))

    def _is_declined(self, chunk: Chunk) -> bool:
        """Tell whether the article shows one thing or person in another case ("des", "dem")."""
        article, book = chunk.determiner or "", self._book
        return article in book.cases and Gender.PLURAL not in book.determiners.get(article, ())

    def _name(self, words: str, chunk: Chunk) -> str:
        """Return the words of a phrase as a name in the nominative."""
        head, parts = self._head_noun(chunk), words.split()
        if head == chunk.head[0] or chunk.head[0] not in parts:
            return words
        before = parts[: parts.index(chunk.head[0])]
        if self._book.declines:
            before = [self._book.forms.agreeing(one, head) for one in before]
            return " ".join((*before, head, *parts[len(before) + 1 :]))
        joins = any(one in self._book.coordinators for one in before)
        if joins or (before and chunk.determiner in self._book.indefinite):
            return words
        if self._is_declined(chunk) or chunk.determiner is None:
            before = [self._book.weak(one) for one in before]
        return " ".join((*before, head, *parts[len(before) + 1 :]))

    def _common(self, span: Span, chunk: Chunk, *, plural: bool) -> Description:
        """Describe a speaker whom no name is known for: by what the head noun is."""
        head, book = self._head_noun(chunk), self._book
        words = self._name(self._chunks.words(span), chunk)
        bare = self._name(self._chunks.bare(chunk), chunk)
        genders = self._chunks.agreement(chunk)
        if self._is_owned_by_several(span, chunk):
            genders = (Gender.PLURAL,)
        plural = genders == (Gender.PLURAL,) or (
            plural and self._chunks.may_be_plural(chunk) and not book.is_institution(head)
        )
        if (book.is_nameless(head) and not book.is_group(head)) or self._is_insider(span, chunk):
            return Description(Naming.ANONYMOUS, words, genders=(Gender.PLURAL,))
        labelled = self._chunks.labelled(chunk)
        if book.isolating and labelled is not None:
            return Description(Naming.NAMED, labelled, genders=genders)
        title = self._chunks.marked(span, chunk)
        if title is not None and not (book.declines and book.is_role(head)):
            return Description(Naming.NAMED, title, genders=genders)
        named = None if book.words.compounds else self._chunks.trailing(chunk)
        somebody = book.isolating and (
            chunk.determiner in book.indefinite
            or book.is_role(head)
            or any(one[0].casefold() in book.words.origins for one in chunk.words[1:])
        )
        if named is not None and not somebody and not self._is_registered(named, chunk):
            return Description(Naming.NAMED, named)
        if is_acronym(head) or head in book.agencies or self._chunks.is_proper(chunk):
            owned = book.head_first or (book.is_institution(head) and not book.words.compounds)
            bare = self._chunks.whole(chunk, span.end) if owned else bare
            return Description(Naming.NAMED, bare, genders=genders)
        declined = self._is_declined(chunk) or head == chunk.head[0]
        several = not declined or self._chunks.may_be_plural(chunk)
        if book.is_collective(head) and several:
            return Description(Naming.COLLECTIVE, words, genders=(Gender.PLURAL,))
        if labelled is not None:
            return Description(Naming.NAMED, labelled, genders=genders)
        proper = len(chunk.capitals) > 1 or "-" in head
        if book.declines:
            proper = self._is_proper_body(span, chunk)
        if book.is_institution(head) and proper:
            return Description(Naming.NAMED, bare, genders=genders)
        sure = (
            self.offices.role(chunk) is not None
            or book.is_institution(head)
            or book.is_collective(head)
        )
        if plural:
            return Description(Naming.COLLECTIVE, words, genders=(Gender.PLURAL,), sure=sure)
        owned = any(True for _ in self._people.between(span.start, chunk.head.start()))
        bare_noun = chunk.determiner is None and not owned
        if bare_noun and book.is_role(head) and book.words.compounds:
            return Description(Naming.COLLECTIVE, words, genders=(Gender.PLURAL,))
        if sure or chunk.determiner is not None or not self._chunks.is_noun(chunk.head):
            body = book.is_body(head) and not self._people.holding(book.role(head) or "")
            if body and not book.words.compounds and book.words.neuter:
                genders = (Gender.NEUTER, Gender.PLURAL)
            return Description(Naming.ROLE, words, genders=genders, sure=sure)
        return Description(Naming.NAMED, self._chunks.bare(chunk), genders=genders, sure=False)


def _holds(span: Span, word: re.Match[str]) -> bool:
    return span.start < word.end() and word.start() < span.end
