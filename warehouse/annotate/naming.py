"""How the words of a speaker name him: by name, by office, as a group, or not at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warehouse.actors import ActorIndex
from warehouse.annotate.people import Occurrence, People, Person, stem
from warehouse.annotate.wordbook import Gender, Wordbook
from warehouse.model import ActorType, Field, Mention, MentionForm, Naming, Span

_WORD = re.compile(r"[^\W_][\w'’]*(?:[-.&/]\w[\w'’]*)*")
_PARTING = re.compile(r"[,;:()\[\]–—]|\s-\s")
_MARKS = "„“”\"»«‚‘’›‹'"


@dataclass(frozen=True, slots=True)
class Description:
    """What a speaker's words say.

    `name` is None where only other words of the article can tell it. `genders` are those that a
    pronoun standing for this speaker may have; empty when nothing is known.
    """

    naming: Naming
    name: str | None
    actor_id: str | None = None
    person: Person | None = None
    genders: tuple[Gender, ...] = ()
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The part of a phrase up to its first attribute: determiner, adjectives, head noun."""

    words: tuple[re.Match[str], ...]
    head: re.Match[str]
    determiner: str | None
    rest: int

    @property
    def capitals(self) -> list[re.Match[str]]:
        return [word for word in self.words if word[0][0].isupper() or word[0][0].isdigit()]


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
        self._mentions = sorted(
            (one for one in mentions if one.span.field is Field.TEXT),
            key=lambda one: one.span.start,
        )
        self._starts = [one.span.start for one in self._mentions]

    def describe(self, span: Span, *, plural: bool) -> Description:
        """Say how the words of `span` name a speaker; `plural` is what the verb tells."""
        words = [span.surface.casefold().strip(_MARKS + " ")]
        if words[0] in self._book.linkers:
            return Description(Naming.PRONOUN, None)
        if words[0] in self._book.pronouns or words[0] in self._book.first | self._book.relative:
            return Description(Naming.PRONOUN, None, genders=self.pronoun(words[0], plural=plural))
        chunk = self._chunk(span.start, span.end)
        if chunk is None:
            return Description(Naming.NAMED, _plain(span.surface))
        if self._book.is_source(chunk.head[0]):
            return self._source(span, chunk, plural=plural)
        head = self._head_person(span)
        if head is not None:
            return self.named(head)
        return self._other_name(span, chunk) or self._common(span, chunk, plural=plural)

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
        chunk = self._chunk(span.start, span.end)
        if chunk is None:
            return None
        role = self._book.role(chunk.head[0])
        indefinite = chunk.determiner is not None and chunk.determiner.startswith(("ein", "a"))
        if role is None or indefinite or (chunk.determiner is None and self._book.words.compounds):
            return None
        gender = self._book.role_gender(chunk.head[0])
        bearers = [
            one
            for one in self._people.persons
            if role in one.roles and not (gender is Gender.FEMALE and one.gender is Gender.MALE)
        ]
        return self._only(bearers, chunk)

    def _only(self, bearers: Sequence[Person], chunk: _Chunk) -> Person | None:
        if len(bearers) > 1:
            exact = [one for one in bearers if chunk.head[0].casefold() in one.roles]
            bearers = exact or bearers
        if len(bearers) > 1:
            modifiers = {stem(word[0].casefold()) for word in chunk.words}
            bearers = [one for one in bearers if modifiers & set().union(*one.roles.values())]
        return bearers[0] if len(bearers) == 1 else None

    def _canonical(self, person: Person) -> str:
        if person.actor_id is None:
            return person.name
        return self._index.name(person.actor_id, self._book.code)

    def _chunk(self, start: int, end: int) -> _Chunk | None:
        parted = _PARTING.search(self._text, start, end)
        limit = parted.start() if parted is not None and parted.start() > start else end
        words: list[re.Match[str]] = []
        determiner = None
        rest = limit
        for word in _WORD.finditer(self._text, start, limit):
            low = word[0].casefold()
            seen = any(self._may_head(one) for one in words)
            if seen and (low in self._book.possessing or low in self._book.prepositions):
                rest = word.start()
                break
            if not words and low in self._book.determiners:
                determiner = low
            words.append(word)
        heads = [word for word in words if self._may_head(word)]
        if not heads:
            return None
        return _Chunk(tuple(words), self._head(heads), determiner, rest)

    def _may_head(self, word: re.Match[str]) -> bool:
        if self._book.words.compounds:
            return word[0][0].isupper() and word[0].casefold() not in self._book.determiners
        return word[0].casefold() not in self._book.determiners

    def _head(self, heads: Sequence[re.Match[str]]) -> re.Match[str]:
        """Return the noun that the phrase is about: a role or body before a name, else the last."""
        book = self._book
        for word in heads if book.words.compounds else ():
            known = book.is_role(word[0]) or book.is_collective(word[0])
            if known or book.is_institution(word[0]) or book.is_source(word[0]):
                return word
        return heads[-1]

    def _source(self, span: Span, chunk: _Chunk, *, plural: bool) -> Description:
        """Describe whose words "Angaben der Polizei" or "seiner Ansicht" are."""
        owner = next(_WORD.finditer(self._text, chunk.rest, span.end), None)
        if owner is not None:
            start = owner.start()
            if owner[0].casefold() in self._book.prepositions:
                start = owner.end() + 1
            if start < span.end:
                return self.describe(Span.cut(self._text, start, span.end), plural=plural)
        head = self._head_person(span, owning=True)
        if head is not None:
            return self.named(head)
        if chunk.determiner is not None and (genders := self._possessor(chunk.determiner)):
            return Description(Naming.PRONOUN, None, genders=genders)
        return self._common(span, chunk, plural=plural)

    def _possessor(self, determiner: str) -> tuple[Gender, ...]:
        for pronoun, genders in self._book.pronouns.items():
            if len(pronoun) > 2 and determiner.startswith(pronoun[:3]) and determiner != pronoun:
                return genders
        return (Gender.MALE,) if determiner.startswith("sein") else ()

    def _head_person(self, span: Span, *, owning: bool = False) -> Occurrence | None:
        for place in self._people.between(span.start, span.end):
            if owning or not self._is_attribute(span, place):
                return place
        return None

    def _is_attribute(self, span: Span, place: Occurrence) -> bool:
        """Tell whether a person is only named to say whose speaker or minister it is."""
        after = self._text[place.end : span.end].lstrip()
        surface = self._text[place.start : place.end]
        owns = surface.endswith("s") and not place.person.name.endswith("s")
        if owns and after[:1].isupper():
            return True
        if after.startswith(("'s ", "’s ")):
            return True
        parted = [one.end() for one in _PARTING.finditer(self._text, span.start, place.start)]
        lead = list(_WORD.finditer(self._text, parted[-1] if parted else span.start, place.start))
        owners = [
            nth
            for nth, word in enumerate(lead)
            if word[0].casefold() in self._book.possessing
            or word[0].casefold() in self._book.prepositions
        ]
        owners = [nth for nth in owners if nth > 0 or parted]
        if not owners:
            return False
        last = lead[-1][0]
        return owners[-1] == len(lead) - 1 or self._book.is_role(last) or self._book.is_title(last)

    def _other_name(self, span: Span, chunk: _Chunk) -> Description | None:
        """Describe a body, country or unknown person that the phrase names."""
        mention = self._head_mention(chunk)
        if mention is not None:
            return self._registered(mention)
        country = self._government(span, chunk)
        if country is not None:
            name = _plain(span.surface)
            return Description(Naming.ROLE, name, country, genders=self._agreement(chunk))
        name = self._name_apart(span)
        return None if name is None else Description(Naming.NAMED, name)

    def _head_mention(self, chunk: _Chunk) -> Mention | None:
        for mention in self._mentions_in(chunk.words[0].start(), chunk.words[-1].end()):
            if mention.span.start <= chunk.head.start() < mention.span.end:
                demonym = mention.form is MentionForm.DEMONYM
                return None if demonym or mention.actor_id is None else mention
        return None

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

    def _government(self, span: Span, chunk: _Chunk) -> str | None:
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
        start = span.start
        for end in (*(one.start() for one in _PARTING.finditer(span.surface)), len(span.surface)):
            words = self._text[start : span.start + end].strip(_MARKS + " ,–—-()").split()
            start = span.start + end + 1
            named = [word for word in words if self._book.may_be_named(word)]
            if len(words) > 1 and len(named) > 1 and self._is_name(words):
                return " ".join(words)
        return None

    def _is_name(self, words: Sequence[str]) -> bool:
        if words[0].casefold() in self._book.determiners or len(words) > 5:
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

    def _common(self, span: Span, chunk: _Chunk, *, plural: bool) -> Description:
        head = chunk.head[0]
        book = self._book
        words = _plain(span.surface)
        genders = self._agreement(chunk)
        if book.is_nameless(head):
            return Description(Naming.ANONYMOUS, words, genders=(Gender.PLURAL,))
        if self._is_marked(chunk) or _is_acronym(head):
            name = _plain(self._text[chunk.head.start() : chunk.words[-1].end()])
            return Description(Naming.NAMED, name, genders=genders)
        several = plural or chunk.determiner in book.words.plural_determiners
        if book.is_collective(head) and (several or chunk.determiner is None):
            return Description(Naming.COLLECTIVE, words, genders=(Gender.PLURAL,))
        if book.is_role(head):
            naming = Naming.COLLECTIVE if plural else Naming.ROLE
            return Description(naming, words, genders=genders)
        if book.is_institution(head):
            proper = len(chunk.capitals) > 1 or "-" in head
            naming = Naming.NAMED if proper else Naming.ROLE
            return Description(naming, self._bare(chunk) if proper else words, genders=genders)
        if chunk.determiner is None and not plural:
            return Description(Naming.NAMED, self._bare(chunk), genders=genders)
        naming = Naming.COLLECTIVE if plural else Naming.ROLE
        return Description(naming, words, genders=genders)

    def _is_marked(self, chunk: _Chunk) -> bool:
        at = chunk.head.start()
        return at > 0 and self._text[at - 1] in _MARKS

    def _bare(self, chunk: _Chunk) -> str:
        first = chunk.words[1] if chunk.determiner and len(chunk.words) > 1 else chunk.words[0]
        return _plain(self._text[first.start() : chunk.words[-1].end()])

    def _agreement(self, chunk: _Chunk) -> tuple[Gender, ...]:
        told = self._book.role_gender(chunk.head[0])
        if told is Gender.FEMALE:
            return (Gender.FEMALE,)
        if chunk.determiner is not None:
            return self._book.determiners.get(chunk.determiner, ())
        return () if told is None else (told,)


def _is_acronym(word: str) -> bool:
    capitals = sum(sign.isupper() for sign in word)
    return len(word) > 1 and capitals * 2 > len(word) and capitals > 1


def _plain(words: str) -> str:
    return " ".join(words.strip(_MARKS + " ,").split())
