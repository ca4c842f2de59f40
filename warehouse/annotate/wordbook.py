"""The words around people, prepared for asking: roles, groups, pronouns, given names."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from warehouse.annotate.compounds import compounds, forms_of, with_compounds
from warehouse.annotate.joints import with_elisions
from warehouse.annotate.namecases import NameCases
from warehouse.annotate.nounforms import NounForms
from warehouse.annotate.wordlists import (
    Gender,
    by_word,
    declined_given,
    determiners,
    given_names,
    kinds_by_noun,
    letters,
    possessives,
    roles,
    small_agencies,
)
from warehouse.languages import LanguagePack, declension
from warehouse.languages.persons import PersonWording

__all__ = ["Gender", "Wordbook", "given_names"]

_SHORTEST_HEAD = 4
_SHORTEST_STEM = 3
# Names that a language shortens to their initials stay one word ("bà N.T.H.").
_INITIALS = r"(?:[^\W\d_a-z]\.){2,5}(?!\w)|"
_LEAD = 60
_LONG_VERB = 4


class Wordbook:
    """One language's words around people as sets; built once per pack.

    Args:
        pack: the language pack.
    """

    def __init__(self, pack: LanguagePack) -> None:
        self.forms = NounForms(pack.persons, declension.load(pack.declension))
        self.declines = self.forms.declension.declines
        words = self.forms.words
        self.words: PersonWording = words
        self.code = pack.code
        self.given = given_names()
        self.name_cases = NameCases(self.forms.declension, letters(self.given))
        self.given = self.given | declined_given(self.name_cases) if self.declines else self.given
        self.proper = frozenset(words.proper)
        self.epithets = frozenset(words.epithets)
        self.relational = frozenset(words.relational)
        self.particles = frozenset(words.particles)
        self.titles = frozenset((*words.titles, *words.male_titles, *words.female_titles))
        self.prepositions = frozenset(pack.phrases.prepositions)
        self.genitive_endings = words.genitive_endings or ("\0",)
        self.attaching = frozenset((*pack.phrases.attaching, *words.possessing))
        self.postpositions = frozenset(pack.cues.after)
        self.source_cues = frozenset((*pack.cues.before, *pack.cues.after, *pack.cues.so))
        self.coordinators = frozenset(pack.clauses.coordinators)
        self.joining = frozenset((*pack.clauses.coordinators, *pack.phrases.adverbs))
        self.possessing = frozenset(words.possessing)
        self.not_names = frozenset(words.not_names)
        self.sources = frozenset((*words.sources, *pack.cues.source_nouns, *pack.cues.nouns))
        self._documents = frozenset((*words.sources, *pack.cues.source_nouns))
        self.own = frozenset(words.own)
        self.possessives = possessives(words)
        self.latter = frozenset(words.latter)
        self.linkers = frozenset(words.linkers)
        self.first = frozenset(words.first)
        self.relative = frozenset(words.relative)
        self.pointing = self.linkers | self.first | self.relative
        self.pronouns = by_word(words)
        self.determiners = determiners(words)
        self.roles = roles(words, words.roles)
        self.roles |= dict.fromkeys(sorted(self.forms.plural_roles), Gender.PLURAL)
        self._lone_roles = roles(words, words.lone_roles)
        self._institutions = frozenset(words.institutions)
        self._labels = frozenset(words.labels)
        self._body_kinds = kinds_by_noun(words)
        self._governments = frozenset(words.governments)
        self._collectives = frozenset(words.collectives)
        self._same_in_plural = frozenset(words.same_in_plural)
        self.indefinite = frozenset(words.indefinite)
        self.demonstratives = frozenset(words.demonstratives)
        owning = {*pack.names.name_endings, *pack.names.possessives}
        self._owning = tuple(sorted(owning, key=lambda ending: (-len(ending), ending)))
        self.relating = self.attaching | frozenset(words.relating)
        self._describing = frozenset(words.describing)
        self._read_writing(pack)
        self.adjective_endings = pack.phrases.adjective_endings
        self.not_speakers = frozenset(pack.phrases.not_speakers)
        self.oblique = frozenset(pack.phrases.oblique)
        self.cases = frozenset((*pack.phrases.oblique, *pack.phrases.genitives))
        self._nameless = frozenset(words.nameless)
        self.insiders = frozenset(words.insiders)
        self._hearers = frozenset(words.hearers)
        self._base_roles = frozenset((*words.roles, *words.lone_roles))
        self.agencies = small_agencies()
        self._compounds = words.compounds

    def _read_writing(self, pack: LanguagePack) -> None:
        """Read how words are written and which of them may be verbs."""
        words = pack.persons
        self.head_first = words.head_first
        self.drops_subject = pack.clauses.drops_subject
        # Where subjects are dropped, their impersonal word is a reflexive as well ("se quejó").
        told = pack.clauses.inverted_frames and not pack.clauses.drops_subject
        self.impersonal = frozenset(pack.phrases.impersonal if told else ())
        self.elisions = pack.phrases.elisions
        self.names = pack.names
        self.never_names = frozenset(pack.names.never_names)
        self._spaced = compounds(pack)
        self.verbs = frozenset((*pack.phrases.adverbs, *pack.clauses.finite))
        self.verbs |= {form for line in pack.cues.verbs for form in forms_of(line)}
        self._finite_endings = pack.clauses.finite_endings
        self._not_verbs = frozenset(pack.clauses.not_verbs)
        self._patterns: dict[str, re.Pattern[str]] = {}
        self.isolating = pack.clauses.isolating
        clauses = pack.clauses
        self.plain_names = clauses.bare_content and not clauses.opened_content
        self.plain_names = self.plain_names and not clauses.isolating
        self.human_relatives = frozenset(words.human_relatives)
        self._kinship = frozenset((*words.male_titles, *words.female_titles))

    def is_source_cue(self, words: str) -> bool:
        """Tell whether words are a source preposition ("laut", "d’après")."""
        return words.casefold().replace("’", "'") in self.source_cues

    def words_like(self, pattern: str) -> re.Pattern[str]:
        """Return a pattern of words with the language's elided and spaced words taken care of."""
        known = self._patterns.get(pattern)
        if known is None:
            known = with_elisions(pattern, self.elisions)
            if self._spaced:
                known = with_compounds(self._spaced, _INITIALS + known.pattern)
            self._patterns[pattern] = known
        return known

    def name_gender(self, name: Sequence[str]) -> Gender | None:
        """Return the gender that a full name tells: by its given name or a middle one."""
        if any(word in self.names.female_middles for word in name[1:]):
            return Gender.FEMALE
        if any(word in self.names.male_middles for word in name[1:-1]):
            return Gender.MALE
        return None if name[0] in self.names.family_names else self.given.get(name[0])

    def title_gender(self, word: str) -> Gender | None:
        """Return the gender that a word before a name or noun tells by itself ("nữ", "Herr")."""
        low = word.casefold()
        if low in self.words.female_titles:
            return Gender.FEMALE
        return Gender.MALE if low in self.words.male_titles else None

    def is_kinship(self, word: str) -> bool:
        """Tell whether a word before a name tells a gender ("Herr", "bà")."""
        return word.casefold() in self._kinship

    def is_verb(self, word: str) -> bool:
        """Tell whether a small word is a verb, by list or, where nouns decline, by its ending."""
        if word in self.verbs:
            return True
        ending = self.declines and len(word) > _LONG_VERB and word.endswith(self._finite_endings)
        return ending and word not in self._not_verbs

    def is_led(self, text: str, start: int) -> bool:
        """Tell whether what stands before a name shows that it is not in the nominative."""
        before = text[max(0, start - _LEAD) : start].split()
        if not self.declines or not before or not before[-1][-1].isalpha():
            return False
        last = before[-1].casefold()
        pair = " ".join(before[-2:]).casefold()
        led = last in self.prepositions or pair in self.source_cues or last in self.source_cues
        return led or self.forms.is_oblique(last)

    def base(self, name: str) -> str:
        """Return a name without the ending that makes it an owner ("Vogels", "Vogel's")."""
        for ending in self._owning:
            if name.endswith(ending) and len(name) > len(ending) + 1:
                return name[: -len(ending)]
        return name

    def unpossessed(self, name: str) -> str:
        """Return a name without an apostrophe ending, which no name has itself ("Doe's")."""
        for ending in self._owning:
            if not ending[0].isalpha() and name.endswith(ending):
                return name[: -len(ending)]
        return name

    def is_owner(self, surface: str, name: str) -> bool:
        """Tell whether a name is written as an owner: with an ending that it does not have."""
        return any(surface.endswith(one) and not name.endswith(one) for one in self._owning)

    def stem(self, word: str) -> str:
        """Return an adjective in small letters without its ending, a name without its genitive."""
        low = word.casefold()
        endings = sorted(self.adjective_endings, key=lambda ending: (-len(ending), ending))
        for ending in (*endings, *self._owning):
            if len(low) > len(ending) + _SHORTEST_STEM and low.endswith(ending):
                return low[: -len(ending)]
        return low

    def describes(self, word: str) -> bool:
        """Tell whether a word behind a noun is an adjective of it ("le ministre russe")."""
        low = word.casefold()
        if low in self._describing:
            return True
        other = low in self.prepositions or low in self.determiners or low in self.joining
        other = other or low in self.verbs
        return word.islower() and not other and low.endswith(self.words.describing_endings)

    def is_role(self, word: str) -> bool:
        """Tell whether a word is an office or a profession ("Außenministerin")."""
        return self.role(word) is not None

    def role(self, word: str) -> str | None:
        """Return the office that a word names, in the form that the pack lists it."""
        low = word.casefold()
        if self.declines:
            return self.forms.roles.get(low)
        return low if low in self._lone_roles else self._ending_in(low, self.roles)

    def role_gender(self, word: str) -> Gender | None:
        """Return the gender that a role's form tells, None where it tells none."""
        if self.declines:
            return self.roles.get(word.casefold())
        role = self.role(word)
        return None if role is None else self._lone_roles.get(role, self.roles.get(role))

    def is_personal(self, word: str) -> bool:
        """Tell whether a word is a pronoun that is never an article ("er", not "die")."""
        low = word.casefold()
        return low in self.pronouns and low not in self.determiners and low not in self.not_speakers

    def is_title(self, word: str) -> bool:
        """Tell whether a word stands before names without being an office ("Dr", "Herr")."""
        return word.casefold().rstrip(".") in self.titles

    def is_institution(self, word: str) -> bool:
        """Tell whether a noun heads the name of a body ("Verkehrsministerium")."""
        return self._ending_in(word.casefold(), self._institutions) is not None

    def body_kinds(self, low: str) -> frozenset[str]:
        """Return what kinds of body a noun in small letters names ("unternehmen": firm)."""
        known = self._ending_in(low, self._body_kinds)
        return frozenset() if known is None else self._body_kinds[known]

    def is_body(self, word: str) -> bool:
        """Tell whether a noun is a body rather than an office ("Stadtrat", not "Landrat")."""
        body = self._ending_in(word.casefold(), self._institutions)
        return body is not None and len(body) >= len(self.role(word) or "")

    def is_hearer(self, word: str) -> bool:
        """Tell whether a noun is somebody whom speakers talk to ("Nachrichtenagentur")."""
        return self._ending_in(word.casefold(), self._hearers) is not None

    def nominative(self, word: str, *, declined: bool) -> str:
        """Return a noun for a speaker without the ending of its case, where its form is known.

        Args:
            word: the noun as the text has it ("Gerichts", "Kreisen").
            declined: whether its article shows a case that may end it ("des", not "den").
        """
        low = word.casefold()
        if self.declines:
            known = self.forms.nominative(word, led=declined)
            unknown = self.forms.genitive_base(word) if declined and word.islower() else None
            return known or unknown or word
        if declined:
            for ending in self.words.role_endings:
                if low.endswith(ending) and self._is_base(low.removesuffix(ending)):
                    return word[: -len(ending)]
        for ending in self.words.plural_case_endings:
            base = low.removesuffix(ending)
            role = base.endswith(self.words.plural_case_roles) and (
                self._is_base(base) or self._ending_in(base, self._nameless) is not None
            )
            group = base in self._same_in_plural or base.endswith(self.words.declined_plurals)
            if base != low and (role or group):
                return word[: -len(ending)]
        return word

    def weak(self, adjective: str) -> str:
        """Return an adjective as it stands behind an article in the nominative."""
        shortest = min(self.adjective_endings, key=len, default="")
        longer = [one for one in self.adjective_endings if len(one) > len(shortest)]
        ending = next((one for one in longer if adjective.endswith(one)), None)
        if ending is None:
            return adjective
        return adjective.removesuffix(ending) + shortest

    def _is_base(self, low: str) -> bool:
        known = self._ending_in(low, self._institutions), self._ending_in(low, self._base_roles)
        return any(one is not None for one in known)

    def is_label(self, word: str) -> bool:
        """Tell whether a noun before a name only says what it is ("Nachrichtenagentur")."""
        return self._ending_in(word.casefold(), self._labels) is not None

    def is_government(self, word: str) -> bool:
        """Tell whether a noun stands for the country whose adjective goes with it."""
        return word.casefold() in self._governments

    def is_collective(self, word: str) -> bool:
        """Tell whether a noun is a group of people or media ("Medien", "Augenzeugen")."""
        low = word.casefold()
        if self.is_group(word):
            return True
        return low.endswith(self.words.group_endings or ("\0",))

    def is_group(self, word: str) -> bool:
        """Tell whether the pack lists a noun as a group, whatever its ending."""
        low = word.casefold()
        return low in self._collectives or low in self._same_in_plural

    def is_plural(self, word: str) -> bool:
        """Tell whether a noun is a group and looks like none in the singular."""
        return word.casefold() in self._collectives

    def is_nameless(self, word: str) -> bool:
        """Tell whether a noun hides who spoke ("Sicherheitskreise", "sources")."""
        return self._ending_in(word.casefold(), self._nameless) is not None

    def is_source(self, word: str) -> bool:
        """Tell whether a noun is what a source gave ("Angaben", "Polizeibericht")."""
        low = word.casefold()
        source = self._ending_in(low, self.sources)
        return source is not None and len(source) >= len(
            self._ending_in(low, self._institutions) or ""
        )

    def is_document(self, word: str) -> bool:
        """Tell whether a source noun can be quoted by itself ("der Bericht"), not "die Antwort"."""
        return self._ending_in(word.casefold(), self._documents) is not None

    def giver(self, word: str) -> str:
        """Return whose a joined source noun is: "polizei" of "Polizeiangaben", else nothing."""
        low = word.casefold()
        for cut in range(len(low) - _SHORTEST_HEAD, 0, -1) if self._compounds else ():
            if low[cut:] in self.sources:
                return low[:cut].rstrip("-")
        return ""

    def may_be_named(self, word: str) -> bool:
        """Tell whether a capital word can be part of a person's name."""
        low = word.casefold()
        if not word[:1].isupper() or low in self.not_names or low in self.determiners:
            return False
        if low in self.pronouns or low in self.prepositions or low in self._collectives:
            return False
        return self.role(word) is None and low not in self._institutions

    def _ending_in(self, low: str, heads: Container[str]) -> str | None:
        if low in heads:
            return low
        if not self._compounds:
            return None
        for cut in range(2, len(low) - _SHORTEST_HEAD + 1):
            if low[cut:] in heads:
                return low[cut:]
        return None
