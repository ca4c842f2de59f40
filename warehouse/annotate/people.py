"""The people of an article: full names, where they occur, what they are, and their gender.

A name is found by the registry, by a given name before another capital word, or by an office or
title before it. A surname alone is the person whose full name stands somewhere in the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from warehouse.actors import ActorIndex
from warehouse.annotate.crowd import Occurrence, People, Person
from warehouse.annotate.familynames import FamilyNames, offsets_in
from warehouse.annotate.introductions import Introductions
from warehouse.annotate.namedspeakers import NamedSpeakers
from warehouse.annotate.wordbook import Gender, Wordbook
from warehouse.model import ActorType, BlockKind, CleanText, Field, Mention, Span

_WORD = r"[^\W\d_][\w'’]*(?:-[\w'’]+)*"
_MOST_WORDS = 6
_GENDERS = {"m": Gender.MALE, "f": Gender.FEMALE}
_CROWD = 30
_APPOSED_WORDS = 4
__all__ = ["Occurrence", "People", "Person", "gather"]
_READ = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION)
_CLOSING = frozenset(",.;:)!?")


def gather(
    clean: CleanText,
    mentions: Sequence[Mention],
    index: ActorIndex,
    book: Wordbook,
    *,
    spoken: Sequence[Span] = (),
) -> People:
    """Find the people of an article in two passes over its words.

    Args:
        clean: the article.
        mentions: its registered names.
        index: the registry, for names in the article's language.
        book: the words of the language.
        spoken: the raw words of those who are quoted.
    """
    pattern = book.words_like(_WORD)
    gatherer = _Gatherer(clean.text, mentions, index, book)
    words = [
        word
        for block in clean.blocks
        if block.kind in _READ
        for word in pattern.finditer(clean.text, block.start, block.end)
    ]
    gatherer.speaking = NamedSpeakers(words, gatherer.beside, book, spoken=spoken)
    gatherer.find_full_names(words)
    gatherer.find_surnames(words)
    return People(gatherer.occurrences)


class _Gatherer:
    """The state of one article's search; `taken` are word numbers that belong to a name."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], index: ActorIndex, book: Wordbook
    ) -> None:
        self._text = text
        self._index = index
        self._book = book
        self.beside = Introductions(text, book)
        in_text = [one for one in mentions if one.span.field is Field.TEXT]
        self._known = {
            one.span.start: one
            for one in in_text
            if one.type is ActorType.PERSON and one.actor_id is not None
        }
        self._others = {one.span.start for one in in_text if one.type is not ActorType.PERSON}
        self._other_spans = [
            (one.span.start, one.span.end) for one in in_text if one.type is not ActorType.PERSON
        ]
        self._by_name: dict[str, Person] = {}
        self._by_id: dict[str, Person] = {}
        self._by_surname: dict[str, list[Person]] = {}
        self._by_given: dict[str, list[Person]] = {}
        self._taken: set[int] = set()
        self._seen: dict[int, int] = {}  # where each person is named first
        self.speaking = NamedSpeakers((), self.beside, book, spoken=())
        self.occurrences: list[Occurrence] = []

    def find_full_names(self, words: Sequence[re.Match[str]]) -> None:
        """Record every name that shows itself to be one."""
        if self._book.names.family_names:
            self._find_family_names(words)
            return
        i = 0
        while i < len(words):
            end = self._name_at(words, i)
            i = i + 1 if end is None else end

    def find_surnames(self, words: Sequence[re.Match[str]]) -> None:
        """Record surnames that stand alone, once all full names are known."""
        if self._book.names.family_names:
            self._find_name_ends(words)
        for i, word in enumerate(words):
            if i in self._taken or word[0].islower():
                continue
            person = self._surnamed(word[0], words, i)
            if person is not None:
                self._occur(words, i, i + 1, person)

    def _find_family_names(self, words: Sequence[re.Match[str]]) -> None:
        """Record the names of a language that puts the family's first."""
        others: set[int] = set()
        for i, word in enumerate(words):
            mention = self._known.get(word.start())
            if mention is not None and mention.actor_id is not None:
                within = offsets_in(words, [(word.start(), mention.span.end)])
                end = i + len(within)
                person = self._registered(mention, mention.actor_id, word[0])
                self._occur(words, i, end, person)
                self.beside.read_office(words, i, person)
                for edge in {words[end - 1][0], word[0]}:  # as written here: "Zelensky"
                    if person not in self._by_surname.setdefault(edge, []):
                        self._by_surname[edge].append(person)
                others |= within
        others |= offsets_in(words, self._other_spans)
        for run in FamilyNames(self._book).find(self._text, words, frozenset(others)):
            before = words[run.start - 1][0] if run.start > 0 else ""
            told = self.beside.title_gender(before) if run.titled else None
            person = self._family_named(words[run.start : run.end], told)
            self._occur(words, run.start, run.end, person)
            self.beside.read_office(words, run.start, person)

    def _find_name_ends(self, words: Sequence[re.Match[str]]) -> None:
        """Record the last two words of known names where they stand alone ("Hoài Thu nói")."""
        ends = {tuple(one.name.split()[-2:]): one for one in self._by_name.values()}
        for i in range(len(words) - 1):
            person = ends.get((words[i][0], words[i + 1][0]))
            free = i not in self._taken and i + 1 not in self._taken
            if person is not None and free and self.beside.joined(words, i):
                self._occur(words, i, i + 2, person)

    def _family_named(self, name: Sequence[re.Match[str]], told: Gender | None) -> Person:
        """Return whom a name means; a part of a longer name behind a title is that person."""
        full = self._text[name[0].start() : name[-1].end()]
        known = self._by_name.get(full)
        if known is not None:
            return known
        edges = (name[-1][0], name[0][0])
        for surname in edges:
            for person in reversed(self._by_surname.get(surname, [])[-_CROWD:]):
                part = len(name) == 1 or f" {full} " in f" {person.name} "
                if part and (told is None or person.gender in (None, told)):
                    return person
        gender = self._book.name_gender([word[0] for word in name])
        person = Person(full, None, name[-1][0], gender)
        self._by_name[full] = person
        self._remember(person)
        return person

    def _name_at(self, words: Sequence[re.Match[str]], i: int) -> int | None:
        mention = self._known.get(words[i].start())
        if mention is not None and mention.actor_id is not None:
            end = i + 1
            while end < len(words) and words[end].start() < mention.span.end:
                end += 1
            self._occur(words, i, end, self._registered(mention, mention.actor_id, words[i][0]))
            return end
        word = words[i][0]
        nameable = self._book.may_be_named(word) or self._is_initial(words, i)
        if words[i].start() in self._others or not nameable:
            return None
        if self._book.is_title(word) or self._is_body_word(word):
            return None
        behind = words[i + 1][0] if self.beside.joined(words, i) else ""
        if self._book.declines and word not in self._book.given and behind in self._book.given:
            return None
        end = self._extent(words, i)
        given = words[i][0] in self._book.given and end > i + 1
        titled = (
            i > 0 and self.beside.joined(words, i - 1) and self.beside.is_titling(words[i - 1][0])
        )
        given = given or self._has_initials(words, i, end) or self.speaking.is_person(i, end)
        if titled and not given and self._is_lead(words, end):
            return None
        if not given and not titled and not self._is_apposition(words, i, end):
            return None
        before = words[i - 1][0] if titled else ""
        told = self.beside.title_gender(before) if self._book.is_title(before) else None
        self._occur(words, i, end, self._named(words[i:end], told))
        return end

    def _is_body_word(self, word: str) -> bool:
        """Tell whether a capital word only stands in names of bodies ("Guardia Civil")."""
        return (
            self._book.head_first
            and word in self._book.never_names
            and word not in self._book.given
        )

    def _is_initial(self, words: Sequence[re.Match[str]], i: int) -> bool:
        """Tell whether a word is one capital letter with a dot ("A." in "A. P. Muster")."""
        word = words[i][0]
        return len(word) == 1 and word.isupper() and self.beside.gap(words, i)[:1] == "."

    def _has_initials(self, words: Sequence[re.Match[str]], i: int, end: int) -> bool:
        """Tell whether a name begins with initials; a single one may end a sentence before it."""
        surname = i
        while surname < end and self._is_initial(words, surname):
            surname += 1
        apart = i == 0 or self.beside.gap(words, i - 1) != " "
        return i < surname < end and (surname > i + 1 or apart)

    def _is_lead(self, words: Sequence[re.Match[str]], end: int) -> bool:
        """Tell whether a further office follows, as behind "Prime" in "Deputy Prime Minister"."""
        return (
            end < len(words)
            and self.beside.joined(words, end - 1)
            and self._book.is_role(words[end][0])
        )

    def _is_apposition(self, words: Sequence[re.Match[str]], i: int, end: int) -> bool:
        """Tell whether a name stands apart behind its office ("der Leiter, Xo Muster,")."""
        closed = self.beside.gap(words, end - 1)[:1] in (",", ".")
        if (
            not i + 2 <= end <= i + _APPOSED_WORDS
            or not closed
            or i == 0
            or self.beside.gap(words, i - 1) != ", "
        ):
            return False
        return (
            self._book.is_role(words[i - 1][0])
            or self.beside.office_before(words, i - 1) is not None
        )

    def _extent(self, words: Sequence[re.Match[str]], i: int) -> int:
        """Return the word after the last one of a name that begins at `i`."""
        end = i + 1
        while end < len(words) and end - i < _MOST_WORDS and self.beside.joined(words, end - 1):
            word = words[end][0]
            if self._book.declines and end > i + 1 and not self._is_inner_name(words, end - 1):
                break
            if words[end].start() in self._others or words[end].start() in self._known:
                break
            behind_given = end == i + 1 and words[i][0] in self._book.given and word[0].isupper()
            nameable = self._book.may_be_named(word) or self._is_particle(words, end)
            nameable = nameable or self._is_initial(words, end)
            if not nameable and not behind_given:
                break
            end += 1
        while end > i + 1 and not words[end - 1][0][0].isupper():
            end -= 1
        return end

    def _is_inner_name(self, words: Sequence[re.Match[str]], at: int) -> bool:
        """Tell whether a further word belongs to the same name behind this one."""
        word = words[at][0]
        inner = word in self._book.given or self._book.name_cases.is_patronymic(word)
        return inner or self._is_initial(words, at) or word.casefold() in self._book.particles

    def _is_particle(self, words: Sequence[re.Match[str]], at: int) -> bool:
        """Tell whether "von" or "der" joins a name here: behind a given name or one another."""
        low = words[at][0].casefold()
        if low not in self._book.particles:
            return False
        if low not in self._book.prepositions and low not in self._book.determiners:
            return True
        before = words[at - 1][0]
        return before in self._book.given or before.casefold() in self._book.particles

    def _registered(self, mention: Mention, actor_id: str, first: str) -> Person:
        known = self._by_id.get(actor_id)
        if known is not None:
            return known
        stated = self._index.gender(actor_id)
        gender = self._book.given.get(first) or self._book.given.get(mention.actor.split()[0])
        if stated is not None:
            gender = Gender.FEMALE if stated == "f" else Gender.MALE
        person = Person(mention.actor, actor_id, mention.actor.split()[-1], gender)
        self._by_id[actor_id] = person
        self._remember(person)
        return person

    def _named(self, name: Sequence[re.Match[str]], told: Gender | None) -> Person:
        if self._book.declines:
            return self._in_nominative(name, told)
        full = self._book.unpossessed(self._text[name[0].start() : name[-1].end()])
        for form in (full, self._book.base(full)):
            if form in self._by_name:
                return self._by_name[form]
        last = self._book.unpossessed(name[-1][0])
        if len(name) == 1:
            earlier = self._by_surname.get(last) or self._by_surname.get(self._book.base(last), [])
            earlier = earlier[-_CROWD:]
            earlier = [one for one in earlier if told is None or one.gender in (None, told)]
            if earlier:
                return earlier[-1]
        person = Person(full, None, last, self._book.given.get(name[0][0]))
        self._by_name[full] = person
        self._remember(person)
        return person

    def _in_nominative(self, name: Sequence[re.Match[str]], told: Gender | None) -> Person:
        """Return whom a name in any case means; the person is called by the nominative."""
        oblique = self._book.is_led(self._text, name[0].start())
        words = self._text[name[0].start() : name[-1].end()].split()
        if len(name) == 1:
            earlier = self._by_surname.get(name[0][0], [])[-_CROWD:]
            earlier = [one for one in earlier if told is None or one.gender in (None, told)]
            if earlier:
                return earlier[-1]
            single = Person(words[0], None, words[0], told)
            self._by_name[words[0]] = single
            self._remember(single)
            return single
        found = self._book.name_cases.full_name(words, oblique=oblique)
        short = self._without_father(found.name)
        known = self._by_name.get(found.name) or self._by_name.get(short)
        if known is not None:
            return known
        known = next((one for one in self._by_id.values() if one.name == short), None)
        if known is not None:
            return known
        gender = _GENDERS.get(found.gender or "") or self._book.given.get(name[0][0])
        person = Person(found.name, None, found.surname, gender)
        self._by_name[found.name] = self._by_name[short] = person
        self._remember(person)
        return person

    def _without_father(self, name: str) -> str:
        """Return a name without the part that the father's name makes."""
        words = name.split()
        kept = [word for word in words[1:-1] if not self._book.name_cases.is_patronymic(word)]
        return " ".join((words[0], *kept, *words[1:][-1:]))

    def _remember(self, person: Person) -> None:
        if self._book.declines:
            letter = {Gender.MALE: "m", Gender.FEMALE: "f"}.get(person.gender or Gender.PLURAL)
            short = self._index.surnames(person.actor_id) if person.actor_id is not None else ()
            for surname in dict.fromkeys((person.surname, *short)):
                for form in self._book.name_cases.surname_forms(surname, letter):
                    self._by_surname.setdefault(form, []).append(person)
            return
        self._by_surname.setdefault(person.surname, []).append(person)
        words = person.name.split()
        if self._book.plain_names and len(words) > 1:
            self._by_given.setdefault(words[0], []).append(person)
        if self._book.names.double_surnames and len(words) > 1:
            self._by_given.setdefault(words[0], []).append(person)
            for word in words[1:-1]:
                if word[0].isupper() and word not in self._book.given:
                    self._by_surname.setdefault(word, []).append(person)
        first = person.name.split(" ", 1)[0]
        if self._book.names.family_names and first != person.surname:
            self._by_surname.setdefault(first, []).append(person)

    def _surnamed(self, word: str, words: Sequence[re.Match[str]], i: int) -> Person | None:
        bearers = self._by_surname.get(word) or self._by_surname.get(self._book.base(word), [])
        if not bearers:
            return self._called(word, words, i)
        bearers = bearers[-_CROWD:]
        full = [one for one in bearers if " " in one.name] or bearers
        if self._is_behind_names(words, i):
            return None
        if self._book.names.family_names and not self._stands_alone(words, i):
            return None
        if i > 0 and self.beside.joined(words, i - 1):
            gender = self.beside.title_gender(words[i - 1][0])
            if gender is not None and self._book.is_title(words[i - 1][0]):
                full = [one for one in full if one.gender in (None, gender)]
            full = [one for one in full if gender in (None, one.gender)] or full
        if (self._book.head_first or self._book.plain_names) and len(full) > 1:
            here = words[i].start()
            full = [one for one in full if self._seen.get(id(one), here) < here] or full
        return full[-1] if full else None

    def _called(self, word: str, words: Sequence[re.Match[str]], i: int) -> Person | None:
        """Return the only person with a given name that stands alone ("Remedios sonríe")."""
        called = self._by_given.get(word, [])[:2]
        known = word in self._book.given or (self._book.plain_names and len(word) > 1)
        if len(called) != 1 or not known:
            return None
        beside = (words[i - 1][0] if i > 0 and self.beside.joined(words, i - 1) else "x") + " "
        behind = words[i + 1][0] if self.beside.joined(words, i) else "x"
        return None if beside[0].isupper() or behind[0].isupper() else called[0]

    def _stands_alone(self, words: Sequence[re.Match[str]], i: int) -> bool:
        """Tell whether no other capital word is beside a word, and it is no small word itself."""
        before = words[i - 1][0] if i > 0 and self.beside.joined(words, i - 1) else ""
        behind = words[i + 1][0] if self.beside.joined(words, i) else ""
        if self._book.is_title(before) or self._book.is_role(before):
            return not behind[:1].isupper()
        beside = self._book.may_be_named(before) or behind[:1].isupper()
        return not beside and self._book.may_be_named(words[i][0])

    def _is_behind_names(self, words: Sequence[re.Match[str]], i: int) -> bool:
        """Tell whether two capital words make a surname somebody else's ("Popstar Xo Muster")."""
        if i < 2 or not (self.beside.joined(words, i - 1) and self.beside.joined(words, i - 2)):
            return False
        first, given = words[i - 2][0], words[i - 1][0]
        called = self._book.is_title(given) or self._book.is_title(first)
        return not called and self._book.may_be_named(first) and self._book.may_be_named(given)

    def _occur(self, words: Sequence[re.Match[str]], i: int, end: int, person: Person) -> None:
        self._taken.update(range(i, end))
        seen = self._seen.setdefault(id(person), words[i].start())
        self._seen[id(person)] = min(seen, words[i].start())
        self.occurrences.append(Occurrence(words[i].start(), words[end - 1].end(), person))
        # "Der Arzt Vogels" is not Vogel: an owner bears no office that stands before him.
        if not self._book.is_owner(words[end - 1][0], person.surname):
            self.beside.read_title(words, i, person)
        before = words[i - 1][0].casefold() if i > 0 and self.beside.joined(words, i - 1) else ""
        if before in self._book.pronouns and self._book.isolating:
            person.called.add(before)
        self.beside.read_apposition(words, end, person)
        if not self._book.head_first or self.beside.gap(words, end - 1)[:1] in _CLOSING:
            self.beside.read_lead(words, i, person, taken=self._taken)
