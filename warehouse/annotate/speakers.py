"""The speakers annotator: who it is whose words a quotation's raw speaker words stand for."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from warehouse.actors import ActorIndex
from warehouse.annotate.antecedents import Antecedents, Candidate, Spoken
from warehouse.annotate.apart import spoken_apart
from warehouse.annotate.bodies import Bodies
from warehouse.annotate.naming import Description, Namer
from warehouse.annotate.nominals import documents, nameless, phrase_behind
from warehouse.annotate.people import Person, gather
from warehouse.annotate.rawwords import RawWords
from warehouse.annotate.standins import by_stand_in
from warehouse.annotate.wordbook import Gender, Wordbook
from warehouse.languages import LanguagePack
from warehouse.model import (
    Annotations,
    Block,
    CleanText,
    Naming,
    Quotation,
    QuotationType,
    Span,
    Speaker,
)

_NOBODY = Speaker(None, None, Naming.UNRESOLVED, None)
_FARTHEST = 3
_MANY = 12
_IMPERSONAL = 20
_NEXT = 3
_SINGLE = (Gender.MALE, Gender.FEMALE)
_ANYBODY = (Gender.MALE, Gender.FEMALE, Gender.NEUTER)


class Speakers:
    """Completes the speaker of every quotation: naming class, canonical name, actor."""

    name = "speakers"
    version = "3"
    requires: tuple[str, ...] = ("mentions", "quotations")
    provides: tuple[str, ...] = ("quotations",)

    def __init__(self) -> None:
        self._books: dict[str, tuple[LanguagePack, Wordbook]] = {}

    def __call__(
        self, clean: CleanText, pack: LanguagePack, index: ActorIndex, found: Annotations
    ) -> Annotations:
        """Return `found` with every quotation's speaker completed; nothing else changes."""
        if not found.quotations:
            return found
        book = self._book(pack)
        spoken = [one.speaker.span for one in found.quotations if one.speaker.span is not None]
        people = gather(clean, found.mentions, index, book, spoken=spoken)
        namer = Namer(clean.text, people, mentions=found.mentions, index=index, book=book)
        quoted = [part for quotation in found.quotations for part in quotation.parts]
        antecedents = Antecedents(clean, people, quoted=quoted, book=book)
        raw = RawWords(
            clean,
            people,
            quotations=found.quotations,
            namer=namer,
            antecedents=antecedents,
            book=book,
        )
        bodies = Bodies(clean, mentions=found.mentions, index=index, book=book)
        run = _Run(clean, raw, namer=namer, antecedents=antecedents, bodies=bodies, book=book)
        order = sorted(range(len(found.quotations)), key=lambda n: found.quotations[n].span.start)
        speakers = {nth: run.speaker(found.quotations[nth]) for nth in order}
        spoken_for = (
            spoken_apart(replace(quotation, speaker=speakers[nth]), clean.text)
            for nth, quotation in enumerate(found.quotations)
        )
        return found.adding(quotations=tuple(spoken_for))

    def _book(self, pack: LanguagePack) -> Wordbook:
        known = self._books.get(pack.code)
        if known is None or known[0] is not pack:
            known = (pack, Wordbook(pack))
            self._books[pack.code] = known
        return known[1]


class _Run:
    """One article from its first quotation to its last, with who spoke before."""

    def __init__(
        self,
        clean: CleanText,
        raw: RawWords,
        *,
        namer: Namer,
        antecedents: Antecedents,
        bodies: Bodies,
        book: Wordbook,
    ) -> None:
        self._clean = clean
        self._raw = raw
        self._meant = bodies
        self._namer = namer
        self._antecedents = antecedents
        self._book = book
        self._blocks = [block.start for block in clean.blocks]
        self._seen: dict[tuple[int, int], Speaker] = {}
        self._last: Speaker | None = None
        self._spoken: Spoken | None = None
        self._spoken_before: Spoken | None = None
        self._everyone: list[Spoken] = []
        self._bodies: dict[str, str] = {}
        self._last_end = 0

    def speaker(self, quotation: Quotation) -> Speaker:
        """Return the completed speaker of the next quotation in text order."""
        raw = self._raw.mended(quotation)
        if raw is not None and self._last is not None and self._is_outdated(raw, quotation):
            speaker = self._last
        elif raw is None:
            speaker = self._silent(quotation)
        elif (raw.start, raw.end) in self._seen:
            speaker = self._seen[raw.start, raw.end]
        else:
            speaker = self._described(raw)
            self._seen[raw.start, raw.end] = speaker
        if speaker.span is not None and self._raw.is_quoted(speaker.span):
            speaker = _NOBODY
        if speaker.name is None:
            speaker = replace(speaker, naming=Naming.UNRESOLVED, antecedent=None)
        if speaker.span is not None:
            self._last = speaker
        self._last_end = max(self._last_end, quotation.span.end)
        return by_stand_in(speaker, quotation, self._clean, self._book)

    def _is_outdated(self, raw: Span, quotation: Quotation) -> bool:
        """Tell whether somebody else spoke between lent words and the quotation that they serve."""
        last = self._last.span if self._last is not None else None
        if last is None or last.start <= raw.start or last.start > quotation.span.start:
            return False
        sentence = self._antecedents.sentence
        here = sentence(quotation.span.start)
        return sentence(raw.start) < here and here - sentence(self._last_end - 1) <= 1

    def _described(self, raw: Span) -> Speaker:
        found = self._namer.describe(raw, plural=self._raw.is_plural(raw))
        if found.naming is Naming.PRONOUN:
            return self._pronoun(raw, found)
        # A name that tells nothing may be anybody's, a person's or a body's.
        open_name = found.naming is Naming.NAMED and not found.genders
        genders = _ANYBODY if open_name else found.genders
        self._spoken_before = self._spoken
        self._remember(Spoken(found.place or raw, genders, raw.start))
        if found.naming is Naming.ROLE and found.actor_id is None:
            bearer, antecedent = self._bearer(raw, found)
            if antecedent is not None and self._raw.is_hiding(raw):
                bearer = None
            if bearer is not None:
                genders = found.genders if bearer.gender is None else (bearer.gender,)
                self._remember(Spoken(raw, genders, raw.start))
                antecedent = antecedent or self._namer.named_before(bearer, raw)
                return Speaker(bearer.name, bearer.actor_id, Naming.ROLE, raw, antecedent)
            if self._raw.is_hiding(raw):
                return Speaker(found.name, None, Naming.ANONYMOUS, raw)
            body = self._meant.meant(raw)
            if body is not None:
                return Speaker(body.name, body.actor_id, Naming.ROLE, raw, body.span)
        if found.naming is Naming.COLLECTIVE and self._raw.is_hiding(raw):
            return Speaker(found.name, None, Naming.ANONYMOUS, raw)
        if found.naming is Naming.NAMED and found.person is None and found.actor_id is None:
            return Speaker(self._full_name(raw, found.name), None, found.naming, raw)
        return Speaker(found.name, found.actor_id, found.naming, raw)

    def _full_name(self, raw: Span, name: str | None) -> str | None:
        """Return the longer name of a body whose last word follows an article ("the Herald")."""
        words = (name or "").split()
        if len(words) > 1:
            self._bodies[words[-1]] = " ".join(words)
        opened = raw.surface.split()[0].casefold() in self._book.determiners
        return self._bodies.get(words[0], name) if len(words) == 1 and opened else name

    def _bearer(self, raw: Span, found: Description) -> tuple[Person | None, Span | None]:
        """Return the person that an office stands for; if only nearness tells, also his place."""
        bearer = self._namer.bearer(raw)
        later = bearer is not None and self._namer.is_later(bearer, raw)
        if not later and (bearer is not None or not self._namer.offices.is_epithet(raw)):
            return bearer, None
        singular: list[Gender] = [one for one in found.genders if one is not Gender.PLURAL]
        near = self._antecedents.only(raw.start, singular) or self._antecedents.latest(
            raw.start, singular
        )
        if near is None and self._namer.is_pointing(raw):
            near = self._antecedents.named(raw.start, singular)
        if near is None and self._book.declines:
            return self._last_person(raw, singular) or (bearer, None)
        if near is None or near.place is None:
            return bearer, None
        if self._namer.offices.is_anothers(near.place.person, raw):
            return bearer, None
        return near.place.person, near.span

    def _last_person(self, raw: Span, genders: list[Gender]) -> tuple[Person, Span] | None:
        """Return the person who spoke last, right before an office that has no article."""
        spoken = self._spoken_before
        if spoken is None:
            return None
        sentence = self._antecedents.sentence
        places = self._raw.people.between(spoken.span.start, spoken.span.end)
        if not places or sentence(raw.start) - sentence(spoken.at) > _NEXT:
            return None
        person = places[-1].person
        if person.gender is not None and person.gender not in genders:
            return None
        return person, spoken.span

    def _pronoun(self, raw: Span, found: Description) -> Speaker:
        low = raw.surface.casefold()
        if any(word in self._book.own for word in low.split()):
            return self._own(raw)
        if low in self._book.first:
            return Speaker(None, None, Naming.UNRESOLVED, raw)
        if low in self._book.linkers:
            return self._again(raw)
        if low in self._book.relative and low not in self._book.pronouns:
            place = self._antecedents.nearest(raw.start)
            if place is not None:
                return self._standing_for(raw, self._namer.named(place))
        near = None
        if low in self._book.latter:
            near = self._antecedents.latter(raw.start, found.genders)
        near = near or self._antecedents.antecedent(raw.start, found.genders, self._spoken)
        if near is None:
            near = self._antecedents.remembered(raw.start, found.genders, self._everyone[-_MANY:])
        if near is None:
            return self._unknown(raw, found)
        if near.place is not None:
            return self._standing_for(raw, self._namer.named(near.place))
        if self._spoken is not None and near.span.start == self._spoken.span.start:
            return self._again(raw)
        return self._unnamed(raw, near)

    def _unknown(self, raw: Span, found: Description) -> Speaker:
        """Return the body named right before a neuter pronoun that nobody else agrees with."""
        sentence = self._antecedents.sentence(raw.start)
        since = self._clean.sentences[max(0, sentence - 1)].start
        body = self._meant.between(since, raw.start) if Gender.NEUTER in found.genders else None
        if body is None or self._book.words.compounds:
            return Speaker(None, None, Naming.UNRESOLVED, raw)
        return Speaker(body.name, body.actor_id, Naming.PRONOUN, raw, body.span)

    def _remember(self, spoken: Spoken) -> None:
        self._spoken = spoken
        self._everyone.append(spoken)

    def _own(self, raw: Span) -> Speaker:
        """Return the subject of the sentence, whose "eigene Angaben" these are."""
        sentence = self._clean.sentences[self._antecedents.sentence(raw.start)]
        subject = self._antecedents.subject(sentence.start, sentence.end)
        if subject is None:
            return Speaker(None, None, Naming.UNRESOLVED, raw)
        if subject.place is not None:
            return self._standing_for(raw, self._namer.named(subject.place))
        return self._unnamed(raw, subject)

    def _unnamed(self, raw: Span, near: Candidate) -> Speaker:
        """Return the speaker that a pronoun stands for when the text does not name him there."""
        self._remember(Spoken(near.span, near.genders, raw.start))
        last = self._last if self._book.plain_names else None
        if last is not None and last.naming is Naming.NAMED and _names(last, near.span):
            return Speaker(last.name, last.actor_id, Naming.PRONOUN, raw, last.span)
        bearer = self._namer.bearer(near.span)
        if bearer is None and near.span.surface.count(" ") == 1:
            told = Description(Naming.ROLE, None, genders=near.genders)
            bearer, _ = self._bearer(near.span, told)  # "The singer smiles. “Yes,” she says."
        if bearer is not None:
            return Speaker(bearer.name, bearer.actor_id, Naming.PRONOUN, raw, near.span)
        body = self._meant.meant(near.span)
        if body is not None:
            return Speaker(body.name, body.actor_id, Naming.PRONOUN, raw, near.span)
        found = self._namer.describe(near.span, plural=Gender.PLURAL in near.genders[:1])
        return Speaker(found.name, found.actor_id, Naming.PRONOUN, raw, near.span)

    def _again(self, raw: Span) -> Speaker:
        """Return who spoke last, for a word that points back at him."""
        if self._last is None or self._spoken is None:
            return Speaker(None, None, Naming.UNRESOLVED, raw)
        self._remember(Spoken(self._spoken.span, self._spoken.genders, raw.start))
        return Speaker(self._last.name, self._last.actor_id, Naming.PRONOUN, raw, self._spoken.span)

    def _standing_for(self, raw: Span, found: Description) -> Speaker:
        if found.place is not None:
            self._remember(Spoken(found.place, found.genders, raw.start))
        return Speaker(found.name, found.actor_id, Naming.PRONOUN, raw, found.place)

    def _silent(self, quotation: Quotation) -> Speaker:
        """Return the speaker of a quotation whose sentence names none."""
        if self._is_nobodys(quotation):
            return _NOBODY
        pointing = self._pointing(quotation) or self._hidden(quotation)
        if pointing is not None:
            return self._described(pointing)
        block = self._block(quotation.span.start)
        here = self._antecedents.sentence(quotation.span.start)
        since = here - self._antecedents.sentence(max(0, self._last_end - 1))
        own = self._own_subject(quotation)
        if own is not None:
            return own
        framing = self._antecedents.framing(quotation)
        if framing is not None:
            return self._described(framing.phrase)
        if self._last is not None and self._last_end > block.start and since <= 1:
            return self._last
        subject = self._subject_before(quotation, block)
        if subject is not None:
            return subject
        pointed = self._subject_after(quotation, block)
        if pointed is not None:
            return pointed
        near = self._last is not None and since <= _FARTHEST
        same_block = self._last_end > block.start
        opens = quotation.span.start == block.start
        if near and (same_block or opens or quotation.free) and self._last is not None:
            return self._last
        return self._dropped(quotation) or self._doubtful(quotation.speaker)

    def _is_nobodys(self, quotation: Quotation) -> bool:
        """Tell whether nobody in reach stands behind an impersonal verb ("On dit que")."""
        cue, book = quotation.cue, self._book
        if cue is None or not book.impersonal:
            return False
        words = self._clean.text[max(0, cue.start - _IMPERSONAL) : cue.start].split()[-2:]
        return any(word.casefold() in book.impersonal for word in words)

    def _own_subject(self, quotation: Quotation) -> Speaker | None:
        """Return who the sentence is about before a verb that drops its subject."""
        cue, book = quotation.cue, self._book
        if cue is None or not book.drops_subject:
            return None
        nth = self._antecedents.sentence(min(cue.start, quotation.span.start))
        sentence = self._clean.sentences[nth]
        own = self._antecedents.subject(sentence.start, min(cue.start, quotation.span.start))
        if own is not None:
            return self._described(own.phrase)
        before = (
            self._clean.sentences[nth - 1] if nth and cue.start > quotation.span.start else None
        )
        first = before.surface.split(maxsplit=1)[0] if before is not None else ""
        if before is None or not book.is_personal(first):
            return None
        return self._described(Span.cut(self._clean.text, before.start, before.start + len(first)))

    def _dropped(self, quotation: Quotation) -> Speaker | None:
        """Return whom a verb without a subject stands for, in a language that drops pronouns."""
        cue = quotation.cue
        if cue is None or not self._book.drops_subject:
            return None
        genders = (Gender.PLURAL,) if self._raw.is_plural_verb(cue) else _SINGLE
        near = self._antecedents.antecedent(cue.start, genders, self._spoken)
        if near is None:
            near = self._antecedents.remembered(cue.start, genders, self._everyone[-_MANY:])
        return None if near is None else self._described(near.phrase)

    def _doubtful(self, speaker: Speaker) -> Speaker:
        """Return words that stand for a speaker for want of better ones; a thing stays unnamed."""
        raw = speaker.span
        if raw is None:
            return speaker
        found = self._namer.describe(raw, plural=self._raw.is_plural(raw))
        if found.sure or found.naming is Naming.NAMED:
            return self._described(raw)
        return Speaker(None, None, Naming.UNRESOLVED, raw)

    def _pointing(self, quotation: Quotation) -> Span | None:
        """Return the pronoun right before a verb of saying ("It said"), however vague it is."""
        cue = quotation.cue
        if cue is None:
            return None
        start = self._clean.sentences[self._antecedents.sentence(cue.start)].start
        word = self._clean.text[start : cue.start].strip()
        if word.casefold() not in self._book.pronouns or word.casefold() in self._book.determiners:
            return None
        return Span.cut(self._clean.text, start, start + len(word))

    def _hidden(self, quotation: Quotation) -> Span | None:
        """Return the nameless source before a verb of saying ("aus Regierungskreisen …")."""
        cue = quotation.cue
        if cue is None or not self._book.words.compounds:
            return None
        start = self._clean.sentences[self._antecedents.sentence(cue.start)].start
        return next(nameless(self._clean.text, start, cue.start, self._book), None)

    def _subject_before(self, quotation: Quotation, block: Block) -> Speaker | None:
        """Look for who the sentence itself, then the one before it, is about."""
        here = self._antecedents.sentence(quotation.span.start)
        sentences = self._clean.sentences
        sentence, said = sentences[here], quotation.span
        own = self._antecedents.subject(sentence.start, said.start)
        if own is None and said.end < sentence.end:
            own = self._antecedents.subject(said.end, sentence.end)
        if own is not None:
            return self._described(own.phrase)
        behind = self._behind_cue(quotation)
        if behind is not None:
            return self._described(behind)
        anyone = self._antecedents.anyone(sentence.start, said.start)
        if anyone is not None and quotation.type is QuotationType.DIRECT:
            return self._described(anyone.phrase)
        document = next(documents(self._clean.text, sentence.start, said.start, self._book), None)
        if document is not None:
            return self._described(document)
        if quotation.type is QuotationType.DIRECT and here > 0:
            before = sentences[here - 1]
            if before.start >= block.start:
                own = self._antecedents.subject(before.start, before.end)
        return None if own is None else self._described(own.phrase)

    def _behind_cue(self, quotation: Quotation) -> Span | None:
        """Return the phrase between a verb of saying and what is said."""
        cue, said = quotation.cue, quotation.span
        if cue is None or cue.end >= said.start:
            return None
        return phrase_behind(self._clean.text, cue.end, said.start, self._book)

    def _subject_after(self, quotation: Quotation, block: Block) -> Speaker | None:
        """Look into a next sentence that points back ("Das sagte der Minister gestern")."""
        nth = self._antecedents.sentence(quotation.span.end - 1) + 1
        if nth >= len(self._clean.sentences):
            return None
        after = self._clean.sentences[nth]
        if after.start >= block.end or not self._points_back(after):
            return None
        subject = self._antecedents.subject(after.start, after.end)
        return None if subject is None else self._described(subject.phrase)

    def _points_back(self, sentence: Span) -> bool:
        first = sentence.surface[:20].split()[0].casefold()
        return first in self._book.not_speakers

    def _block(self, offset: int) -> Block:
        return self._clean.blocks[max(0, bisect_right(self._blocks, offset) - 1)]


def _names(speaker: Speaker, words: Span) -> bool:
    """Tell whether words are a part of those that name a speaker ("Nord, the gas firm")."""
    return speaker.span is not None and speaker.span.contains(words)
