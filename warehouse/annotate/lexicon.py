"""A language pack's quoting lists, prepared for asking word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from warehouse import wires
from warehouse.annotate.compounds import compounds, forms_of, with_compounds
from warehouse.annotate.joints import Joints
from warehouse.annotate.speaking import SpeakingNouns
from warehouse.annotate.tokens import DATE, WORD
from warehouse.languages import LanguagePack
from warehouse.languages.quoting import Clauses, Cues, Phrases

_LONGEST_HEAD = 40
_LEAST_OFFICE = 4  # the shortest one that may end a compound ("Sportchef")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying and what it may do; `particle` stands apart in main clauses."""

    name: str
    particle: tuple[str, ...]
    speech: bool
    fragment: bool
    infinitive: bool
    weak: bool
    asking: bool = False
    citing: bool = False
    judging: bool = False
    charging: bool = False
    naming: bool = False
    telling: bool = False
    plain: bool = False
    silent: bool = False
    beside: bool = False
    bound: bool = False
    nominal: bool = False
    written: bool = False
    gerund: bool = False
    fateful: bool = False
    denying: bool = False


# A verb that stands where only one of saying can.
UNKNOWN = Verb("", (), speech=True, fragment=False, infinitive=False, weak=True)

# What a word may do for the rules, as bits, so that one look-up per word decides who reads on.
REPORTED, VERB, SOURCE, NOUN, SUBJECT, HENCE, FRAME = 1, 2, 4, 8, 16, 32, 64
_REMEMBERED = 50_000


class Lexicon:
    """The lists of one pack as sets and indexes; built once per pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self.dialogue = pack.marks.dialogue
        self.roles = lru_cache(maxsize=_REMEMBERED)(self._roles)
        spaced = compounds(pack)
        self.token = with_compounds(spaced, DATE + WORD if spaced else WORD)
        self.joints = (
            Joints(pack.phrases) if pack.phrases.elisions or pack.phrases.clitics else None
        )
        self.joined: dict[str, Verb] = {}
        self._participles: set[str] = set()
        self.parted: dict[str, list[Verb]] = {}
        self._read_verbs(pack)
        self.participles = frozenset(self._participles)
        self._read_cues(pack.cues)
        self._read_clauses(pack.clauses)
        self._read_phrases(pack.phrases)
        self.determiners = self.articles | self.oblique | self.possessives
        self.openers = (
            self.coordinators | self.adverbial | self.content | self.adverbs | self.prepositions
        )
        self._read_cases(pack)
        self.function_words = (
            self.openers
            | self.pronouns
            | self.questions
            | self.relatives
            | self.infinitive_marks
            | self.reflexives
            | self.articles
            | self.not_speakers
            | self.proclitics
            | self.as_said
        )
        self._read_isolating(pack)

    def _read_isolating(self, pack: LanguagePack) -> None:
        """Read what a language needs whose words never change."""
        persons = pack.persons
        self.titles = frozenset((*persons.titles, *persons.male_titles, *persons.female_titles))
        self.bodies = frozenset((*persons.institutions, *persons.collectives))
        self.ages = frozenset(persons.ages)
        single = {*persons.male_determiners, *persons.female_determiners}
        self.singular = frozenset(single.difference(persons.plural_determiners))
        self.plural_verb_endings = persons.plural_verb_endings or ("\0",)
        self.callings = frozenset((*persons.roles, *persons.lone_roles, *persons.female_roles))
        groups = (*persons.institutions, *persons.collectives, *persons.nameless)
        self.papers = frozenset(persons.sources)
        self.agents_by_noun = self.callings | self.pronouns | frozenset((*groups, *persons.sources))
        self.stops = (
            self.coordinators
            | self.joiners
            | self.content
            | self.adverbs
            | self.times
            | self.adverbial
            | self.relatives
            | self.questions
            | self.as_said
            | self.unsaid
            | frozenset(self.before)
        )

    def _read_cases(self, pack: LanguagePack) -> None:
        self.cases = pack.clauses.cases
        self.bare_infinitives = pack.clauses.bare_infinitives
        self.attributives = pack.clauses.attributives
        self.not_verbs = frozenset(pack.clauses.not_verbs)
        self.comparing = frozenset(pack.clauses.comparing)
        self.speech_dashes = pack.marks.speech_dashes
        self.framed_inside = pack.marks.framed_inside
        self.relays = _by_first(map(self._words, pack.cues.relays))
        self.framed_between = pack.marks.framed_between
        self.pointing = _by_first(map(self._words, pack.cues.pointers))
        self.manners = _by_first(map(self._words, pack.cues.manners))
        told = self.cases or pack.clauses.inverted_frames
        self.agencies = _by_first(map(self._words, _agency_names(pack.code)) if told else ())
        self.days = frozenset(pack.persons.not_names)
        self.seats = frozenset(pack.phrases.seats)
        self.oblique_endings = pack.phrases.oblique_endings or ("\0",)
        self.subject_endings = pack.phrases.subject_endings or ("\0",)
        self.oblique_name_endings = pack.phrases.oblique_name_endings or ("\0",)
        nouns = SpeakingNouns(pack)
        self.heads = nouns.nominatives
        self.speakers = nouns.speakers
        self.plural_endings = pack.persons.plural_verb_endings or ("\0",)
        self.hearers = nouns.hearers
        self.given_names = nouns.given
        self.oblique_names = nouns.oblique_names

    def _read_cues(self, cues: Cues) -> None:
        before = [self._words(phrase) for phrase in cues.before]
        self.before = _by_first(tuple(word.lstrip("|") for word in words) for words in before)
        self.source_heads = {
            tuple(word.lstrip("|") for word in words): at
            for words in before
            for at, word in enumerate(words)
            if word[0] == "|"
        }
        self.before_sources = frozenset(cues.before_sources)
        self.before_people = frozenset(cues.before_people)
        self.source_nouns = frozenset(cues.source_nouns)
        self.insiders = frozenset(self.pack.persons.insiders)
        owning = (one for one in self.pack.names.possessives if len(one) > 1)
        self.owning = tuple(owning) or ("\0",)
        self.after = frozenset(cues.after)
        self.so = frozenset(cues.so)
        self.as_said = frozenset(cues.as_said)
        self.hence = frozenset(cues.hence)
        self.nouns = frozenset(cues.nouns)
        self.phrases = _by_last(map(self._words, cues.phrases))
        self.slogans = frozenset(cues.slogans)
        self.states = frozenset(cues.states)
        self.asked = frozenset(cues.asked)
        self.own = frozenset(cues.own)
        self.pointers = frozenset(cues.pointers)
        self.not_sources = frozenset(cues.not_sources)
        self.hanging = frozenset(cues.hanging)
        self.timely = frozenset(cues.timely)

    def _apart(self, phrase: str) -> tuple[str, ...]:
        """Return the words of a phrase as they are read in a text."""
        return tuple(match.group() for match in self.token.finditer(phrase))

    def _read_clauses(self, clauses: Clauses) -> None:
        self.content = frozenset(clauses.content)
        self.open_content = frozenset(clauses.open_content)
        self.negations = frozenset(clauses.negations)
        self.questions = frozenset(clauses.questions)
        self.adverbial = frozenset(clauses.adverbial)
        self.coordinators = frozenset(clauses.coordinators)
        self.joiners = frozenset(clauses.joiners)
        self.relatives = frozenset(clauses.relatives)
        self.reported = frozenset(clauses.reported)
        self.reported_after = frozenset(clauses.reported_after)
        self.reported_after_ending = clauses.reported_after_ending
        self.reported_after_not = clauses.reported_after_not
        self.reported_endings = clauses.reported_endings
        self.reported_verbs = frozenset(clauses.reported_verbs)
        self.conditional = frozenset(clauses.conditional)
        self.narrating = frozenset(clauses.narrating)
        self.becoming = frozenset(clauses.becoming)
        self.predicate_endings = clauses.predicate_endings or ("\0",)
        self.prospects = frozenset(clauses.prospects)
        self.finite = frozenset(clauses.finite)
        self.merged = clauses.contractions
        self.infinitive_marks = frozenset(clauses.infinitive_marks)
        self.infinitive_endings = clauses.infinitive_endings
        self.participle_endings = clauses.participle_endings
        self.recent = frozenset(clauses.recent)
        self.telling_marks = frozenset(clauses.telling_marks)
        self.attending = frozenset(clauses.attending)
        self.not_infinitives = frozenset(clauses.not_infinitives)
        self.finite_endings = clauses.finite_endings
        self.telling_endings = clauses.telling_endings
        self.verb_second = bool(clauses.telling_endings)
        self.isolating = clauses.isolating
        self.close_content = frozenset(clauses.close_content)
        self.unsaid = frozenset(clauses.unsaid)
        self.giving = frozenset(clauses.giving)
        self.demonstratives = frozenset(clauses.demonstratives)
        self.hearing = frozenset(clauses.hearing)
        self.bare_content, self.opened_content = clauses.bare_content, clauses.opened_content
        self.subject_first = clauses.subject_first
        self.inverted_frames = clauses.inverted_frames
        self.drops_subject = clauses.drops_subject
        led = clauses.opened_content or clauses.isolating
        self.plain_content = clauses.bare_content and not led
        self.prefixes = clauses.verb_prefixes
        self.helpers = frozenset(clauses.participle_helpers)
        self.passive_helpers = frozenset(clauses.passive_helpers)
        self.not_reported = frozenset(clauses.not_reported)

    def _read_phrases(self, phrases: Phrases) -> None:
        self.adjective_endings = phrases.adjective_endings
        self.adverb_endings = phrases.adverb_endings
        self.not_adverbs = frozenset(phrases.not_adverbs)
        self.pronouns = frozenset(phrases.pronouns)
        self.first_person = frozenset(phrases.first_person)
        self.articles = frozenset(phrases.articles)
        self.oblique = frozenset(phrases.oblique)
        self.objects = frozenset(phrases.objects)
        self.subject_articles = frozenset(phrases.subject_articles)
        self.oblique_after: dict[str, tuple[str, ...]] = {}
        for article, ending in (pair.split(" -") for pair in phrases.oblique_pairs):
            self.oblique_after[article] = (*self.oblique_after.get(article, ()), ending)
        self.genitives = frozenset(phrases.genitives)
        self.possessives = frozenset(phrases.possessives)
        self.prepositions = frozenset(phrases.prepositions)
        self.attaching = frozenset(phrases.attaching)
        self.particles = frozenset(phrases.name_particles)
        self.adverbs = frozenset(phrases.adverbs)
        self.so_called = frozenset(phrases.so_called)
        self.times = frozenset(phrases.times)
        self.occasions = self.times | frozenset(phrases.occasions)
        self.agents = frozenset(phrases.agents)
        self.impersonal = frozenset(phrases.impersonal)
        self.speaking_from = frozenset(phrases.speaking_from)
        self.cited_in = frozenset(phrases.cited_in)
        self.nominatives = frozenset(phrases.nominatives)
        self.partitives = frozenset(phrases.partitives)
        self.nominal_pronouns = frozenset(phrases.nominal_pronouns)
        self.focus = frozenset(phrases.focus)
        self.reflexives = frozenset(phrases.reflexives)
        self.judging = frozenset(phrases.judging)
        self.indefinite = frozenset(self.pack.persons.indefinite)
        self.not_speakers = frozenset(phrases.not_speakers)
        self.work_words = frozenset(phrases.work_words)
        self.proclitics = frozenset(phrases.proclitics)
        self.attribute_endings = phrases.attribute_endings
        self.nouns_capitalised = phrases.nouns_capitalised

    def _read_verbs(self, pack: LanguagePack) -> None:
        cues = pack.cues
        speech, fragment = frozenset(cues.speech), frozenset(cues.fragment)
        infinitive, weak = frozenset(cues.infinitive), frozenset(cues.weak)
        for line in (*cues.silent, *cues.verbs):
            name = line.partition(":")[0]
            particle, _, _ = name.rpartition("|")
            verb = Verb(
                name,
                tuple(particle.lower().split()),
                speech=name in speech,
                fragment=name in fragment,
                infinitive=name in infinitive,
                weak=name in weak,
                asking=name in cues.asking,
                citing=name in cues.citing,
                judging=name in cues.judging,
                charging=name in cues.charging,
                naming=name in cues.naming,
                telling=name in cues.telling,
                plain=name in cues.plain,
                silent=line in cues.silent,
                beside=name in cues.beside,
                bound=name in cues.bound,
                nominal=name in cues.nominal,
                written=name in cues.written,
                gerund=name in cues.gerund,
                fateful=name in cues.fateful,
                denying=name in cues.denying,
            )
            for form in forms_of(line):
                self._index(verb, form)

    def _words(self, phrase: str) -> tuple[str, ...]:
        return tuple(phrase.split()) if self.joints is None else self.joints.words(phrase)

    def _index(self, verb: Verb, form: str) -> None:
        particle = "".join(verb.particle)
        if form.startswith("+"):
            form = form.removeprefix("+")
            self._participles.add(form)
        if not particle or form.startswith(particle):
            if not verb.silent:
                self.joined.setdefault(form, verb)
            return
        self.parted.setdefault(form, []).append(verb)
        if len(verb.particle) == 1 and not verb.silent:
            self.joined.setdefault(particle + form, verb)

    def _roles(self, word: str) -> int:
        """Return the bits of what a word in small letters may be."""
        roles = 0
        if self.is_reported(word):
            roles |= REPORTED
        if word in self.joined or word in self.parted or self.attributed(word) is not None:
            roles |= VERB
        if (
            word in self.before
            or word in self.after
            or word in self.before_sources
            or word in self.before_people
        ):
            roles |= SOURCE
        if self.is_noun_cue(word):
            roles |= NOUN
        if word in self.so or word in self.as_said or word in self.content:
            roles |= FRAME
        if word in self.reported_after:
            roles |= SUBJECT
        return roles | (HENCE if word in self.hence else 0)

    def _is_one_of(self, word: str, heads: frozenset[str], *, least: int) -> bool:
        return word in heads if self.opened_content else _ends_in(word, heads, least=least)

    def attributed(self, word: str) -> Verb | None:
        """Return the verb of saying that an attribute is made of ("заявивший")."""
        for ending, instead in self.attributives.items():
            if word.endswith(ending):
                verb = self.joined.get(word.removesuffix(ending) + instead)
                if verb is not None:
                    return verb
        return None

    def is_office(self, word: str) -> bool:
        """Tell whether a noun, or the head of its compound, is somebody's office or work."""
        male = (word.removesuffix(ending) for ending in self.pack.persons.female_endings)
        return any(_ends_in(one, self.callings, least=_LEAST_OFFICE) for one in (word, *male))

    def is_noun_cue(self, word: str) -> bool:
        """Tell whether a noun, or its compound head, heads a content clause ("die Forderung")."""
        return self._is_one_of(word, self.nouns, least=6)

    def is_work(self, word: str) -> bool:
        """Tell whether a noun announces a title or name in marks ("der Film „...“")."""
        return self._is_one_of(word, self.work_words, least=4)

    def is_participle(self, word: str) -> bool:
        """Tell whether a form hangs on the main clause's subject ("..., saying that ...")."""
        return bool(self.participle_endings) and word.endswith(self.participle_endings)

    def is_contracted(self, word: str) -> bool:
        """Tell whether a pronoun and its verb are written as one word ("she's")."""
        return any(word.endswith(end) and word[: -len(end)] in self.pronouns for end in self.merged)

    def is_adverb(self, word: str) -> bool:
        """Tell whether a word is an adverb, by list or by its ending."""
        if word in self.adverbs:
            return True
        if word in self.not_adverbs:
            return False
        return bool(self.adverb_endings) and word.endswith(self.adverb_endings)

    def is_slogan(self, word: str) -> bool:
        """Tell whether a noun announces verbatim words ("die Parole „...“")."""
        return self._is_one_of(word, self.slogans, least=5)

    def is_adjective(self, word: str) -> bool:
        """Tell whether a word may be an adjective in front of a noun."""
        other = self.prepositions | self.adverbs | self.pronouns | self.determiners
        return word.endswith(self.adjective_endings) and word not in other

    def is_source_noun(self, word: str) -> bool:
        """Tell whether a noun names what a source gave ("Angaben", "Polizeibericht")."""
        return self._is_one_of(word, self.source_nouns, least=5)

    def is_inner_infinitive(self, word: str) -> bool:
        """Tell whether the infinitive mark stands inside the word ("aufzuhören")."""
        if not word.endswith(self.infinitive_endings):
            return False
        for mark in self.infinitive_marks:
            at = word.find(mark, 2)
            if at > 0 and word[:at] in self.prefixes:
                return True
        return False

    def is_reported(self, word: str) -> bool:
        """Tell whether a verb form marks reported speech by itself; prefixes are looked through."""
        if word in self.reported or word in self.reported_verbs:
            return True
        if word in self.not_reported:
            return False
        if self.reported_endings and word.endswith(self.reported_endings):
            return True
        for length in range(2, min(9, len(word) - 2)):
            if word[:length] in self.prefixes and word[length:] in self.reported_verbs:
                return True
        return False


def _ends_in(word: str, heads: frozenset[str], *, least: int) -> bool:
    if word in heads:
        return True
    # A compound's head: German joins nouns; a least length guards against chance endings.
    # No head is longer than the limit, which keeps the cost of an endless word down.
    first = max(2, len(word) - _LONGEST_HEAD)
    return any(word[cut:] in heads for cut in range(first, max(2, len(word) - least + 1)))


def _agency_names(code: str) -> Iterator[str]:
    """Yield the names of wire agencies in a language, in small letters."""
    agencies = wires.load()
    for agency_id in agencies.ids:
        agency = agencies.get(agency_id)
        known = (*agency.names.get(code, ()), *agency.names.get("any", ()))
        names = (*known, *agency.acronyms, *agency.traps)
        yield from (name.lower() for name in names if name.replace(" ", "").isalpha())


def _by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    index: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in phrases:
        index[words[0]] = (*index.get(words[0], ()), words)
    return index


def _by_last(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    index: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in phrases:
        index[words[-1]] = (*index.get(words[-1], ()), words)
    return index
