"""Finding registered actors in a text: one automaton over all written forms of all actors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from warehouse import languages
from warehouse.actors import ActorHit
from warehouse.actors.inflected import in_cases
from warehouse.actors.names import Actor, Form, forms
from warehouse.errors import NotFound
from warehouse.languages import declension
from warehouse.languages.naming import NameWording
from warehouse.lexicon import Lexicon, fold
from warehouse.model import ActorType, MentionForm

_SENTENCE_ENDS = '.!?:\n„“”"»«–—|'
_SURE = 0.95
_LIKELY = 0.85
_UNSURE = 0.4
_REACH = 40


class Registry:
    """The read-only `ActorIndex` over a set of actors.

    Args:
        actors: the actors; of several with the same name none is chosen without a reason.
    """

    def __init__(self, actors: Sequence[Actor]) -> None:
        packs = {code: languages.load(code) for code in languages.available()}
        self._wordings = {code: pack.names for code, pack in packs.items() if pack is not None}
        self._actors = {actor.id: actor for actor in actors}
        self._declensions = {
            code: declension.load(pack.declension)
            for code, pack in packs.items()
            if pack is not None and pack.declension.nouns
        }
        self._lexicon = Lexicon(
            (form.surface, form)
            for actor in actors
            for form in forms(actor, self._wordings, self._declensions)
        )
        self._by_surname: dict[str, list[str]] = {}
        for actor in actors:
            for surname in dict.fromkeys((*actor.surnames, *self._surname_forms(actor))):
                self._by_surname.setdefault(fold(surname), []).append(actor.id)

    def _surname_forms(self, actor: Actor) -> Iterator[str]:
        """Yield a person's surnames in the cases of the languages that have them."""
        if actor.kind is ActorType.PERSON:
            for cases in self._declensions.values():
                for surname in actor.surnames:
                    yield from in_cases(surname, cases, person=True, gender=actor.gender)

    def __len__(self) -> int:
        return len(self._actors)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All actors in file order."""
        return tuple(self._actors.values())

    def get(self, actor_id: str) -> Actor:
        """Return an actor.

        Raises:
            NotFound: no actor has this id.
        """
        try:
            return self._actors[actor_id]
        except KeyError:
            raise NotFound(
                f"There is no actor {actor_id!r} in the registry.",
                hint="Ids look like person:angela-merkel or country:DE.",
                actor=actor_id,
            ) from None

    def find(self, text: str, language: str) -> Iterator[ActorHit]:
        """Yield every registered name in `text`, longest first, without overlaps, in order."""
        reached = 0
        for hit in sorted(self._hits(text, language), key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= reached:
                reached = hit.end
                yield hit

    def name(self, actor_id: str, language: str) -> str:
        """Return the canonical name of an actor in a language (its main name otherwise)."""
        return self.get(actor_id).name(language)

    def type(self, actor_id: str) -> ActorType:
        """Return what kind of actor this is."""
        return self.get(actor_id).kind

    def surnames(self, actor_id: str) -> tuple[str, ...]:
        """Return the short forms that may follow a person's full name in the same article."""
        return self.get(actor_id).surnames

    def seat_of(self, actor_id: str) -> str | None:
        """Return the country that a capital or seat stands for as a speaker, if any."""
        return self.get(actor_id).seat_of

    def gender(self, actor_id: str) -> str | None:
        """Return "f" or "m" where the registry states it."""
        return self.get(actor_id).gender

    def titled(self, title: str, surname: str, language: str) -> str | None:
        """Return the only person of this surname who held an office with this title, else None.

        The title may come with words before it ("the former foreign minister").
        """
        bearers = self._by_surname.get(fold(surname))
        if bearers is None:
            return None
        offices = self._offices(title, language)
        holders = [
            actor_id
            for actor_id in bearers
            if any(role.office in offices for role in self._actors[actor_id].roles)
        ]
        return holders[0] if len(holders) == 1 else None

    def _offices(self, title: str, language: str) -> set[str]:
        """Return the offices that a title names; "Vizepräsident" is not a president."""
        low = fold(title)
        wording = self._wordings.get(language, NameWording())
        fitting = [
            (len(word), office)
            for office, words in wording.offices.items()
            for word in words
            if low.endswith(word)
        ]
        longest = max((length for length, _ in fitting), default=0)
        return {office for length, office in fitting if length == longest}

    def _hits(self, text: str, language: str) -> Iterator[ActorHit]:
        for start, end, found in self._lexicon.every(text):
            fitting = [
                form
                for form in found
                if self._fits(form, text, start, end, language)
                and not self._is_other(form, text, start, end)
            ]
            if fitting:
                yield self._hit(fitting, text, start, end)

    def _fits(self, form: Form, text: str, start: int, end: int, language: str) -> bool:
        if form.language not in (None, language):
            return False
        if form.exact:
            return text[start:end] == form.surface
        if form.form is MentionForm.DEMONYM and form.surface[0].islower():
            return text[start].islower() or _may_be_demonym(text, start, end)
        # "ver.di" and "al-Kaida" begin small themselves.
        small = text[start] == form.surface[0]
        return small or text[start].isupper() or not text[start].isalpha()

    def _is_other(self, form: Form, text: str, start: int, end: int) -> bool:
        """Tell whether the word before or after makes it another name ("Rhode Island")."""
        actor = self._actors[form.actor_id]
        if _is_joined(text, start, self._wordings.get(form.language or "")):
            return True
        if not (actor.not_before or actor.not_after):
            return False
        before = text[max(0, start - _REACH) : start].split(" ")[-2:-1]
        after = text[end : end + _REACH].split(" ")[1:2]
        return (bool(before) and before[0] in actor.not_before) or (
            bool(after) and after[0].rstrip(".,;:") in actor.not_after and text[end] == " "
        )

    def _hit(self, fitting: list[Form], text: str, start: int, end: int) -> ActorHit:
        ids = tuple(dict.fromkeys(form.actor_id for form in fitting))
        form = fitting[0].form
        actor_id = ids[0] if len(ids) == 1 else None
        is_country = actor_id is not None and self._actors[actor_id].kind is ActorType.COUNTRY
        if is_country and text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
            # "US-Präsident", "Russland-Experte": the country only colours another word.
            form = MentionForm.DEMONYM
        if actor_id is None:
            return ActorHit(start, end, None, form, "registry_homonym", _UNSURE, ids)
        confidence = _LIKELY if form is MentionForm.DEMONYM else _SURE
        return ActorHit(start, end, actor_id, form, f"registry_{form}", confidence, ids)


def _is_joined(text: str, start: int, wording: NameWording | None) -> bool:
    """Tell whether hyphens tie a name to a word before it ("Île-de-France", "Météo-France")."""
    if text[start - 1 : start] != "-":
        return False
    part = re.search(r"([-\s]|^)([^\W\d_]+)-\Z", text[max(0, start - _REACH) : start])
    if part is None:
        return False
    heads = wording.joined_heads if wording is not None else ()
    return part[2] in heads or (part[2].islower() and part[1] == "-")


def _may_be_demonym(text: str, start: int, end: int) -> bool:
    """Tell whether a capital adjective is one at a sentence start, or a noun ("die Deutschen")."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    if not before or before[-1] in _SENTENCE_ENDS:
        return True
    after = text[end : end + 2].lstrip(" ")
    return not after[:1].isupper() and after[:1] != "-"
