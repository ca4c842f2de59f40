"""One sentence as the quotation rules see it: tokens, clauses, verbs of saying, moods."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from warehouse.annotate.lexicon import REPORTED, SUBJECT, VERB, Lexicon, Verb
from warehouse.annotate.lookalikes import is_lookalike
from warehouse.annotate.tokens import CLOSERS, OPENERS, SENTENCE_FINAL, Token

# How far a parted particle may stand from its verb, in tokens.
_PARTICLE_REACH = 45
_NEAR_PARTICLE = 7
# Sentences longer than this are lists or noise; only their beginning is read.
_LONGEST = 400
# How many breaks a bracket may hold.
_BRACKET_REACH = 8
_SHORTEST_VERB = 4
# How far before its participle a helping verb may stand, in tokens.
_HELPER_REACH = 14


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in a sentence; `last` is its particle or helper, if it stands apart."""

    at: int
    last: int
    verb: Verb


class Sentence:
    """Tokens of a sentence with what the rules ask again and again.

    Positions are token numbers; `end` leaves out the final punctuation.
    """

    def __init__(self, tokens: list[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens[:_LONGEST]
        self.lexicon = lexicon
        self.end = len(self.tokens)
        while self.end and self.tokens[self.end - 1].text in SENTENCE_FINAL:
            self.end -= 1
        roles = lexicon.roles
        self.roles = [0 if t.marked is not None else roles(t.low) for t in self.tokens]
        self.lows = ["" if t.marked is not None else t.low for t in self.tokens]
        self.breaks = [i for i in range(self.end) if self._is_break(i)]

    def _is_break(self, i: int) -> bool:
        """Tell whether a clause may end here; "Sozial-, Schul- und ..." is one word in parts."""
        return self.tokens[i].is_break and not (i and self.tokens[i - 1].text[-1:] == "-")

    @cached_property
    def reported(self) -> list[int]:
        """Positions of verbs that mark reported speech by themselves."""
        found = [i for i in self.having(REPORTED) if self._is_reported(i)]
        found += [i for i in self.marked if self._opens_reported(self.tokens[i])]
        found += [i + 1 for i in self.having(SUBJECT) if self._follows_pronoun(i + 1)]
        return sorted(set(found))

    @property
    def asks(self) -> bool:
        """Tell whether a question mark outside of any marks ends the sentence."""
        return self.tokens[-1].text == "?"

    def having(self, role: int) -> list[int]:
        """Return the positions of words with a role (see lexicon.py)."""
        return [i for i in range(self.end) if self.roles[i] & role]

    @cached_property
    def marked(self) -> list[int]:
        """The positions of marked passages."""
        return [i for i in range(self.end) if self.tokens[i].marked is not None]

    @property
    def is_passage(self) -> bool:
        """Tell whether the sentence is one marked passage and nothing else."""
        return self.end == 1 and self.tokens[0].marked is not None

    @property
    def is_plain(self) -> bool:
        """Tell whether no word can interest any rule."""
        return not self.marked and not any(role & ~SUBJECT for role in self.roles)

    def _is_reported(self, i: int) -> bool:
        token = self.tokens[i]
        if not (token.is_lower or i == 0):
            return False
        if i == 0 and token.low not in self.lexicon.reported:
            return False
        before = self.low(i - 1)
        if before in self.lexicon.first_person or self.low(i + 1) in self.lexicon.first_person:
            return False
        return not self._is_attribute(i, before)

    def _follows_pronoun(self, i: int) -> bool:
        """Tell whether an unknown verb must be subjunctive behind its pronoun ("er bastle ...")."""
        lexicon = self.lexicon
        word = self.low(i)
        if len(word) < _SHORTEST_VERB or not self.tokens[i].is_lower:
            return False
        if not word.endswith(lexicon.reported_after_ending):
            return False
        follows = self.tokens[i + 1] if i + 1 < self.end else None
        if follows is not None and (follows.is_capital or follows.marked is not None):
            return False
        if word in lexicon.function_words or word in lexicon.finite or word in lexicon.conditional:
            return False
        return not word.endswith(lexicon.reported_after_not)

    def _opens_reported(self, token: Token) -> bool:
        """Tell whether marked words begin with such a verb (das Gespräch „sei gut verlaufen“)."""
        first = token.text[1:].split(maxsplit=1)
        return bool(first) and first[0] in self.lexicon.reported

    def _is_attribute(self, i: int, before: str) -> bool:
        if self.tokens[i].low in self.lexicon.reported:
            return False
        follows = self.tokens[i + 1] if i + 1 < self.end else None
        attributive = before in self.lexicon.determiners or before in self.lexicon.prepositions
        return attributive and follows is not None and follows.is_capital

    def has_reported(self, start: int, end: int) -> bool:
        """Tell whether a verb between two positions marks reported speech."""
        place = bisect_left(self.reported, start)
        return place < len(self.reported) and self.reported[place] < end

    def break_after(self, i: int) -> int:
        """Return the next clause break at or after a position, or the end of the sentence."""
        place = bisect_left(self.breaks, i)
        return self.breaks[place] if place < len(self.breaks) else self.end

    def clause_start(self, i: int) -> int:
        """Return where the clause that holds a position starts."""
        place = bisect_right(self.breaks, i)
        while place and self.tokens[self.breaks[place - 1]].text in CLOSERS:
            place = self._bracket_start(place - 1)  # a bracket inside a clause starts none
        return self.breaks[place - 1] + 1 if place > 0 else 0

    def _bracket_start(self, place: int) -> int:
        """Return the number of breaks in front of the bracket that the break at `place` closes."""
        for earlier in range(place - 1, max(-1, place - _BRACKET_REACH), -1):
            if self.tokens[self.breaks[earlier]].text in OPENERS:
                return earlier
        return max(0, place - 1)

    def low(self, i: int) -> str:
        """Return the word at a position in small letters, "" outside and for marked passages."""
        return self.lows[i] if 0 <= i < self.end else ""

    def is_marked(self, i: int) -> bool:
        """Tell whether a marked passage stands at a position."""
        return 0 <= i < self.end and self.tokens[i].marked is not None

    def is_noun(self, i: int) -> bool:
        """Tell whether the word may be a noun: capital where the language writes nouns so."""
        if not 0 <= i < self.end:
            return False
        token = self.tokens[i]
        if token.marked is not None or not token.text[0].isalpha():
            return False
        return token.is_capital or not self.lexicon.pack.phrases.nouns_capitalised

    def is_finite(self, i: int) -> bool:
        """Tell whether the word looks like a finite verb in the indicative."""
        word = self.low(i)
        opens = i == 0 and self.lexicon.opened_content
        if not word or not (self.tokens[i].is_lower or opens):
            return False
        if word in self.lexicon.participles:
            return False
        if self.low(i - 1) in self.lexicon.prepositions and self._describes_noun(i):
            return False
        if opens and not self.tokens[0].is_lower and self._says(1):
            return word in self.lexicon.helpers  # "Irán prometió", "Ha dicho"
        if word in self.lexicon.finite or word in self.lexicon.joined:
            return True
        if word in self.lexicon.not_verbs or self._describes_noun(i):
            return False
        if opens and not self.tokens[0].is_lower and self.is_finite(1):
            return False  # "Teherán negó"
        parted = word in self.lexicon.parted
        if parted and self.lexicon.plain_content:
            parted = i in self.cue_of  # "the point" is no verb, "pointed out" is
        return parted or (len(word) > 4 and word.endswith(self.lexicon.finite_endings))

    def _describes_noun(self, i: int) -> bool:
        """Tell whether a form like a verb stands between a small word and its noun.

        "des benachbarten Landes", "für weite Teile", "auf dem berühmten alten Markt".
        """
        lexicon = self.lexicon
        if not lexicon.verb_second or not lexicon.is_adjective(self.low(i)):
            return False
        before = self.low(i - 1)
        if before not in lexicon.prepositions and before not in lexicon.determiners:
            return False
        at = i + 1
        while at < self.end and self.tokens[at].is_lower and lexicon.is_adjective(self.low(at)):
            at += 1
        return at < self.end and self.tokens[at].is_capital

    def _says(self, i: int) -> bool:
        """Tell whether a word is a finite form of a verb of saying, whatever stands before it."""
        word = self.low(i)
        return word in self.lexicon.joined and word not in self.lexicon.participles

    @cached_property
    def reported_set(self) -> frozenset[int]:
        """The positions of `reported` for asking one by one."""
        return frozenset(self.reported)

    @cached_property
    def cues(self) -> list[Cue]:
        """All verbs of saying, in order; a verb with a particle wins over the bare verb."""
        found = (self._cue_at(i) for i in self.having(VERB))
        return [cue for cue in found if cue is not None]

    @cached_property
    def cue_of(self) -> dict[int, Cue]:
        """The verbs of saying by their positions."""
        return {cue.at: cue for cue in self.cues}

    def _cue_at(self, i: int) -> Cue | None:
        token = self.tokens[i]
        if token.marked is not None or not (token.is_lower or i == 0):
            return None
        closes = i + 1 >= self.end or self.tokens[i + 1].is_break
        if is_lookalike(self.lexicon, token.low, self.low(i - 1) if i else "", closes=closes):
            return None
        for verb in self.lexicon.parted.get(token.low, ()):
            last = self._particle(i, verb.particle)
            if last is not None:
                return None if verb.silent else Cue(i, last, verb)
            first = self._first_helper(i)
            if self._stands_before(first, verb.particle):
                return None if verb.silent else Cue(i, i, verb)
        if self.lexicon.bare_content and self._is_adjective(i):
            return None
        if self.low(i - 1) in self.lexicon.prepositions and self._describes_noun(i):
            return None  # "Vor einigen Monaten"
        joined = self.lexicon.joined.get(token.low) or self.lexicon.attributed(token.low)
        if joined is not None and (self._is_unsaid(i, joined) or self._is_noun_here(i, joined)):
            return None
        if token.low in self.lexicon.participles and self.helper_of(i) is None:
            return None
        return None if joined is None else Cue(i, i, joined)

    def _first_helper(self, i: int) -> int:
        """Return the helping verb right before a participle ("se ha quejado"), else its place."""
        if self.low(i) in self.lexicon.participles and self.low(i - 1) in self.lexicon.helpers:
            return i - 1
        return i

    def _is_noun_here(self, i: int, verb: Verb) -> bool:
        """Tell whether a word of saying is no verb here, in a language without verb forms."""
        lexicon, follows = self.lexicon, self.low(i + 1)
        if verb.bound and follows not in lexicon.content | lexicon.close_content:
            return True
        if not verb.nominal:
            return False
        before = self.low(i - 1)
        if before in lexicon.giving or follows in lexicon.demonstratives:
            return True
        if i == 0:
            return self._is_spoken_by_noun()
        said = lexicon.joined.get(follows)
        pure = said is not None and said.speech and said.plain
        return said is not None and pure and not (said.nominal or said.weak)

    def _is_spoken_by_noun(self) -> bool:
        """Tell whether the first word is a noun that a verb of saying follows ("Báo cáo nêu rõ").

        With nobody between them it is; else it opens what its subject does ("Phát biểu tại ...").
        """
        lexicon = self.lexicon
        for word in self.lows[1 : self.break_after(1)]:
            if word in lexicon.titles or word in lexicon.callings:
                return False
            said = lexicon.joined.get(word)
            if said is not None and said.speech:
                return True
        return False

    def _is_unsaid(self, i: int, verb: Verb) -> bool:
        """Tell whether a verb in its basic form is only wished or denied ("would not say if")."""
        if self.lexicon.isolating:
            led = self.low(i - 1)
            if led in self.lexicon.passive_helpers:
                return not verb.citing
            return not (verb.bound or verb.citing) and led in self.lexicon.unsaid
        if not self.lexicon.bare_content or self.low(i) != verb.name:
            return False
        place = i - 1
        while place > 0 and self.lexicon.is_adverb(self.low(place)):
            place -= 1
        word = self.low(place)
        if word in self.lexicon.infinitive_marks and self._is_done(place - 1):
            return False
        if word in self.lexicon.recent and self.low(place - 1) not in self.lexicon.negations:
            return False
        return word in self.lexicon.infinitive_marks or word in self.lexicon.finite

    def _is_done(self, i: int) -> bool:
        """Tell whether an infinitive tells what was said ("vient de dire", "avant d'ajouter")."""
        word = self.low(i)
        return word in self.lexicon.recent or word in self.lexicon.adverbial

    def may_speak(self, start: int, end: int) -> bool:
        """Tell whether a phrase names somebody or a group rather than a thing ("la ley")."""
        agents = self.lexicon.agents_by_noun
        return any(self.tokens[i].is_capital or self.low(i) in agents for i in range(start, end))

    def helper_of(self, i: int) -> int | None:
        """Return the helping verb before a participle ("a également déclaré"), None without one.

        Adverbs, pronouns and what commas or prepositions set in between are passed over; "et"
        leads back to a verb before it.
        """
        lexicon, j = self.lexicon, i - 1
        limit = max(-1, i - _HELPER_REACH)
        joined = False
        while j > limit:
            word = self.low(j)
            if word in lexicon.helpers and word not in lexicon.infinitive_marks:
                return j
            joined = joined or word in lexicon.joiners
            if self.tokens[j].text == "," and not joined:
                j = self._insertion_start(j)
                continue
            if not joined and (self.tokens[j].is_break or self._ends_helping(j)):
                return None
            j -= 1
        return None

    def _insertion_start(self, j: int) -> int:
        """Return the place before the comma that opens what the comma at `j` closes."""
        place = bisect_left(self.breaks, j)
        opened = self.breaks[place - 1] if place > 0 else -1
        return opened - 1 if opened >= 0 and self.tokens[opened].text == "," else -1

    def _ends_helping(self, j: int) -> bool:
        """Tell whether a word cannot stand between a helping verb and its participle."""
        word, lexicon = self.low(j), self.lexicon
        if word in lexicon.determiners:
            before = self.low(j - 1)
            pronoun = word in lexicon.proclitics and before in lexicon.pronouns
            return before not in lexicon.prepositions and not pronoun
        return word in lexicon.relatives or word in lexicon.content or self.is_finite(j)

    def _is_adjective(self, i: int) -> bool:
        """Tell whether a verb form stands like an adjective ("the confirmed deaths")."""
        before, lexicon = self.low(i - 1), self.lexicon
        if lexicon.isolating:
            return False
        if lexicon.plain_content:
            if before in lexicon.infinitive_marks and self._is_done(i - 2):
                return False  # "went on to say"
            plain = self._is_plain_adjective(i)
            if plain is not None:
                return plain
        if lexicon.is_participle(self.low(i)) or self.is_infinitive(i):
            return False
        if before in lexicon.proclitics and self._opens_verb(i - 2):
            return False  # "comme l'explique Roth", "il l'annonce"
        if before in lexicon.proclitics and self._is_verb_behind(before, self.low(i)):
            return False  # "la calificó de", "la llaman"
        return before in self.lexicon.determiners or before in self.lexicon.prepositions

    def _is_verb_behind(self, article: str, word: str) -> bool:
        """Tell whether a form behind an article can only be a verb behind a pronoun."""
        lexicon = self.lexicon
        several = article in lexicon.singular and word.endswith(lexicon.plural_verb_endings)
        return several or word.endswith(lexicon.finite_endings or ("\0",))

    def _opens_verb(self, i: int) -> bool:
        """Tell whether what follows a word can only be a verb, with small pronouns before it."""
        word, lexicon = self.low(i), self.lexicon
        said = word in lexicon.as_said and word not in lexicon.before
        return said or word in lexicon.nominatives or word in lexicon.relatives

    def _is_plain_adjective(self, i: int) -> bool | None:
        """Tell it where pronouns are articles too ("Some say", "Both said"), None if unsure."""
        word, before, lexicon = self.low(i), self.low(i - 1), self.lexicon
        owned = before.endswith(lexicon.owning) and not lexicon.is_contracted(before)
        if owned or (word[-1:] == "s" and self._is_plural_noun(i)):
            return True  # "the town's proposed budget"
        if word in lexicon.nouns and lexicon.is_participle(word):
            place = i - 1  # "a stark warning that prices would rise"
            while place > i - 3 and self.low(place) and not self._ends_phrase(place):
                place -= 1
            return self.low(place) in lexicon.determiners and self.low(place) not in ("", "that")
        alone = before in lexicon.partitives or before in lexicon.nominal_pronouns
        if not alone:
            return None
        if not word.endswith(lexicon.finite_endings) and word[-1:] != "s":
            return False
        behind = self.low(i + 1)  # "another described him", but "another described species"
        phrase = lexicon.determiners | lexicon.pronouns | lexicon.content
        return False if behind in phrase or self.is_marked(i + 1) else None

    def _is_plural_noun(self, i: int) -> bool:
        """Tell whether a form is a noun ("Reports vary", "rejected claims", "reports of")."""
        before, behind, lexicon = self.low(i - 1), self.low(i + 1), self.lexicon
        if i == 0:
            return self.tokens[0].marked is None
        if behind in lexicon.genitives or behind in lexicon.agents:
            return True
        if before in lexicon.finite or (
            before.endswith(lexicon.finite_endings) and len(before) > 4
        ):
            return before not in lexicon.not_verbs
        counted = before in lexicon.nominal_pronouns or before[:1].isdigit()
        return counted and self.low(i - 2) in lexicon.determiners

    def _ends_phrase(self, i: int) -> bool:
        word = self.low(i)
        return self.tokens[i].is_break or word in self.lexicon.function_words

    def is_infinitive(self, i: int) -> bool:
        """Tell whether a verb of saying stands in its basic form ("dire")."""
        cue = self.lexicon.joined.get(self.low(i))
        return self.lexicon.opened_content and cue is not None and cue.name == self.low(i)

    def _particle(self, i: int, particle: tuple[str, ...]) -> int | None:
        size = len(particle)
        if self.lexicon.isolating:  # "cho Reuters biết"
            near = range(i + 2, min(self.end, i + _NEAR_PARTICLE))
            return next((j for j in near if self.low(j) == particle[-1]), None)
        for j in range(i + 1, min(self.end, i + _PARTICLE_REACH) - size + 1):
            # "a fait savoir le maire", "pointed out the port was safe"
            beside = self.lexicon.inverted_frames or self.lexicon.plain_content
            beside = beside and j == i + 1
            if self.low(j + size - 1) != particle[-1] or not (beside or self._closes(j + size)):
                continue
            if all(self.low(j + k) == particle[k] for k in range(size)):
                return j + size - 1
        return None

    def _stands_before(self, i: int, particle: tuple[str, ...]) -> bool:
        size = len(particle)
        return all(self.low(i - size + k) == word for k, word in enumerate(particle))

    def _closes(self, i: int) -> bool:
        if i >= self.end or self.tokens[i].is_break or self.is_marked(i):
            return True
        return self.low(i) in self.lexicon.coordinators or self.low(i) in self.lexicon.content
