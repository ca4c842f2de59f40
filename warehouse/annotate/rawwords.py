"""The raw words of a speaker put right: apart from the quotation, able to speak, with the name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from warehouse.annotate.antecedents import Antecedents
from warehouse.annotate.chunks import QUOTE_MARKS, words_in
from warehouse.annotate.naming import Namer
from warehouse.annotate.nominals import documents, phrase_behind
from warehouse.annotate.people import Occurrence, People
from warehouse.annotate.reading import INSIDE_REPORTED
from warehouse.annotate.standins import own_words
from warehouse.annotate.wordbook import Gender, Wordbook
from warehouse.letters import SMALL
from warehouse.model import CleanText, Naming, Quotation, QuotationType, Span

_BESIDE = 30
_CLAUSE = 120
_APART = re.compile(r", ([^,.;:„“\"()\n]{4,90}(?:\([^()\n]{1,20}\))?)(?=,)")
_MARKED_TAIL = re.compile(rf" [„“\"»«](?=[{SMALL}])")
_NUMBER_WORD = re.compile(r" \d+-?[ -]?[^\W\d_]+")
_NEXT_WORD = re.compile(r" ([^\W\d_][\w-]*)")
_CLAUSE_MARKED = re.compile(r"[„“\"»«][^„“”\"»«\n]*[,.!?…][“”\"«»]")
_MATTER = re.compile(r" ([^\W\d_]+) ([^\W\d_]+) [^\W_][\w-]*")
_INITIALS = re.compile(r"(?<![^\W_.])(?:[^\W\d_]\.[ -]?){1,4}\Z")
_RELATED = re.compile(r", ([^\W\d_]+) ")
_BRACKET = re.compile(r" \([^()\n]{1,40}\)")
_WORDS = re.compile(r"(?: [^\W\d_][\w-]*){1,5}")
_WORD = re.compile(r"[^\W_][\w-]*")
_CLOSED = re.compile(rf"(?: \([^()\n]{{1,40}}\))?(?=\s*(?:[,.;:–)]|$)|\s+([{SMALL}]\w*))")


class RawWords:
    """Judges the words that the quotation rules took for a speaker.

    Args:
        clean: the article.
        people: its people.
        quotations: all its quotations; nobody is named inside verbatim ones.
        namer: describes phrases of it.
        antecedents: knows the subjects of its sentences.
        book: the words of the language.
    """

    def __init__(
        self,
        clean: CleanText,
        people: People,
        *,
        quotations: Sequence[Quotation],
        namer: Namer,
        antecedents: Antecedents,
        book: Wordbook,
    ) -> None:
        self._clean = clean
        self._people = people
        self.people = people
        self._namer = namer
        self._antecedents = antecedents
        self._book = book
        self._word = words_in(book)
        self._said = _verbatim(quotations)
        self._said_ends = [end for _, end in self._said]

    def mended(self, quotation: Quotation) -> Span | None:
        """Return the speaker's words, None where there are none that can speak."""
        raw = self._apart(quotation)
        if raw is None:
            return None
        raw = self._before_marks(raw)
        if self.is_quoted(raw):
            return None
        if self._is_linked(raw, quotation):
            return raw
        raw = self._told_apart(self._completed(raw, quotation.cue))
        plausible = self._framed(raw, quotation) or self._nearer(raw, quotation)
        plausible = plausible or self._plausible(raw, quotation)
        return None if plausible is None else self._with_initials(self._whole(plausible))

    def _is_linked(self, raw: Span, quotation: Quotation) -> bool:
        """Tell whether a linking word hangs on the words ("die Befunde der Ärzte, wonach …")."""
        cue = quotation.cue
        if cue is None or cue.surface not in self._book.linkers or raw.end > cue.start:
            return False
        between = self._clean.text[raw.end : cue.start]
        return between.endswith(", ") and len(between) <= _BESIDE

    def is_plural(self, raw: Span) -> bool:
        """Tell whether the verb beside a speaker's words is plural."""
        text = self._clean.text
        before = text[max(0, raw.start - _BESIDE) : raw.start].split(" ")
        after = text[raw.end : raw.end + _BESIDE].split(" ")
        beside = (*before[-2:-1], *(word.rstrip(",.;:") for word in after[1:2]))
        return any(self._is_plural_verb(word) for word in beside if word.isalpha())

    def is_plural_verb(self, cue: Span) -> bool:
        """Tell whether a verb of saying is plural, by its helping verb where it has one."""
        before = self._clean.text[max(0, cue.start - _BESIDE) : cue.start].split()[-1:]
        return any(self._is_plural_verb(word) for word in (*before, cue.surface))

    def is_hiding(self, raw: Span) -> bool:
        """Tell whether the clause behind an office says that its holder stays unnamed."""
        end = self._clean.sentences[self._antecedents.sentence(raw.start)].end
        behind = self._clean.text[raw.start : min(end, raw.end + _CLAUSE)]
        for mark in QUOTE_MARKS[:4]:
            behind = behind.partition(mark)[0]
        low = behind.casefold()
        return any(phrase in low for phrase in self._book.words.anonymity)

    def _is_plural_verb(self, word: str) -> bool:
        book = self._book
        if not word.islower() or word in book.prepositions or word in book.determiners:
            return False
        endings = book.words.plural_verb_endings
        return word in book.words.plural_verbs or (bool(endings) and word.endswith(endings))

    def _apart(self, quotation: Quotation) -> Span | None:
        """Return the raw words without any words of the quotation itself."""
        raw, said = quotation.speaker.span, quotation.span
        if raw is not None and self._is_no_phrase(raw):
            return None
        if raw is None or quotation.free or not raw.overlaps(said):
            return raw
        if quotation.cue is not None and own_words(quotation.cue, self._clean.text, self._book):
            return raw  # "Die Wehr hat nach eigenen Angaben ..."
        if not any(raw.overlaps(part) for part in quotation.parts):
            return raw
        before = (raw.start, max(raw.start, said.start))
        after = (min(raw.end, said.end), raw.end)
        start, end = max(before, after, key=lambda piece: piece[1] - piece[0])
        words = self._clean.text[start:end]
        start += len(words) - len(words.lstrip(" ,"))
        words = words.strip(" ,")
        return Span.cut(self._clean.text, start, start + len(words)) if words else None

    def _before_marks(self, raw: Span) -> Span:
        """Return the words before marked small words, which are said of somebody, not his name."""
        marked = _MARKED_TAIL.search(raw.surface)
        if marked is None or marked.start() == 0:
            return raw
        return Span.cut(self._clean.text, raw.start, raw.start + marked.start())

    def is_quoted(self, words: Span) -> bool:
        """Tell whether words stand inside the marks of a quotation, where nobody is named."""
        at = bisect_left(self._said_ends, words.start + 1)
        if at < len(self._said) and self._said[at][0] < words.end:
            return True
        marked = _CLAUSE_MARKED.search(words.surface)
        return marked is not None

    def _completed(self, raw: Span, cue: Span | None) -> Span:
        """Return an article with the word that it belongs to ("die 43-Jährige", "die dpa")."""
        if all(self._book.is_title(word) for word in raw.surface.split()):
            return self._titled(raw)
        if raw.surface.casefold() not in self._book.determiners:
            return raw
        word = _NUMBER_WORD.match(self._clean.text, raw.end)
        if word is None:
            word = _NEXT_WORD.match(self._clean.text, raw.end)
            small = word is not None and (word[1] in self._book.agencies or _meets(word, cue))
            word = word if small else None
        return raw if word is None else Span.cut(self._clean.text, raw.start, word.end())

    def _titled(self, raw: Span) -> Span:
        """Return a title with the name that only more titles part from it ("Dr. med. Ada …")."""
        for place in self._people.between(raw.end, raw.end + _BESIDE)[:1]:
            between = self._clean.text[raw.end : place.start].replace(".", " ").split()
            if all(self._book.is_title(word) or len(word) == 1 for word in between):
                return Span.cut(self._clean.text, raw.start, place.end)
        return raw

    def _with_initials(self, raw: Span) -> Span:
        """Return a name with the initials before it ("A. P. Muster"); one alone may be a word's."""
        start = max(0, raw.start - _BESIDE)
        initials = _INITIALS.search(self._clean.text, start, raw.start)
        if initials is None or not initials[0].isupper():
            return raw
        at = initials.start()
        joined = at > 1 and self._clean.text[at - 2].isalnum()
        if joined and initials[0].count(".") == 1:
            return raw
        return Span.cut(self._clean.text, initials.start(), raw.end)

    def _told_apart(self, raw: Span) -> Span:
        """Return a speaker without those whom he tells it ("ein Sprecher der Nachrichtenagentur").

        They look like an owner. An office has one owner: a second one is who listens, and so is
        the first one behind a verb when it has a name of its own.
        """
        words = list(self._word.finditer(raw.surface))
        nouns = [word[0] for word in words[1:] if word[0][0].isupper()]
        if not nouns or not self._book.is_role(nouns[0]):
            return raw
        cuts = [nth for nth, word in enumerate(words) if nth > 0 and self._is_article(word[0])]
        for order, nth in enumerate(cuts):
            noun = next((at for at in range(nth + 1, len(words)) if words[at][0][0].isupper()), -1)
            while 0 <= noun < len(words) - 1 and not self._book.is_hearer(words[noun][0]):
                noun = noun + 1 if words[noun + 1][0][0].isupper() else -1
            if noun < 0 or not self._book.is_hearer(words[noun][0]):
                continue
            named = noun < len(words) - 1 or self._is_named_behind(raw.end)
            if order > 0 or (named and not self._opens_sentence(raw.start)):
                return Span.cut(self._clean.text, raw.start, raw.start + words[nth - 1].end())
        return raw

    def _is_article(self, word: str) -> bool:
        return word in self._book.determiners and word in self._book.possessing

    def _is_named_behind(self, end: int) -> bool:
        word = _NEXT_WORD.match(self._clean.text, end)
        return word is not None and (word[1][0].isupper() or word[1] in self._book.agencies)

    def _opens_sentence(self, start: int) -> bool:
        return self._clean.sentences[self._antecedents.sentence(start)].start == start

    def _is_no_phrase(self, raw: Span) -> bool:
        """Tell whether words only join, or are themselves quoted ("„In voller Fahrt“")."""
        if raw.surface.casefold() in self._book.joining:
            return True
        first = self._word.search(raw.surface)
        if first is None:
            return True
        led = first[0].casefold() in self._book.prepositions
        return led and raw.surface[0] in QUOTE_MARKS

    def _framed(self, raw: Span, quotation: Quotation) -> Span | None:
        """Return who stands right behind the verb that follows what is said, not who is before."""
        cue, said = quotation.cue, quotation.span
        if quotation.free or cue is None or cue.start < said.end or raw.start >= said.start:
            return None
        sentence = self._clean.sentences[self._antecedents.sentence(cue.start)]
        own = self._antecedents.subject(cue.end, sentence.end)
        near = own is not None and own.phrase.start <= cue.end + 2
        return own.phrase if near and own is not None else None

    def _nearer(self, raw: Span, quotation: Quotation) -> Span | None:
        """Return the subject of the quotation's own sentence when `raw` stands before it."""
        said = quotation.span
        start = self._clean.sentences[self._antecedents.sentence(said.start)].start
        if quotation.free or raw.start >= start or quotation.evidence.rule == INSIDE_REPORTED:
            return None
        own = self._antecedents.subject(start, said.start)
        if own is not None:
            return own.phrase
        first = self._word.match(self._clean.text, start, said.start)
        if first is not None and self._book.is_personal(first[0]):
            return Span.cut(self._clean.text, first.start(), first.end())
        if quotation.type is QuotationType.DIRECT or quotation.cue is None:
            return None
        return phrase_behind(self._clean.text, start, said.start, self._book)

    def _plausible(self, raw: Span, quotation: Quotation) -> Span | None:
        """Return the sentence's subject instead of words that nothing shows to be a speaker."""
        cue = quotation.cue
        if cue is not None and self._book.is_source_cue(cue.surface):
            return raw
        before = self._clean.text[max(0, raw.start - _BESIDE) : raw.start].split()
        after = self._clean.text[raw.end : raw.end + _BESIDE].split()
        led = cue is None and before and before[-1].casefold() in self._book.prepositions
        followed = after and after[0].strip(",.:").casefold() in self._book.postpositions
        found = self._namer.describe(raw, plural=self.is_plural(raw))
        if found.sure and (found.naming is Naming.PRONOUN or not (led or followed)):
            return raw
        first = raw.surface.split()[0]
        stands_free = first.casefold() in self._book.determiners or self._book.is_source(first)
        related = _RELATED.match(self._clean.text, raw.end)
        inside = related is not None and related[1] in self._book.relative
        ahead = inside or not (stands_free or led or followed)
        if self._book.plain_names and stands_free and not led:
            return raw  # a subject stands before its verb or right behind it
        rival = self._antecedents.rival(raw, ahead=ahead)
        if rival is not None:
            return rival.phrase
        if quotation.free:
            return self._lender(raw)
        words = [word[0].casefold() for word in _WORD.finditer(raw.surface)]
        vague = first.casefold() in self._book.not_speakers and not stands_free
        vague = vague and not (self._book.head_first and len(words) > 2)  # "uno de ellos"
        small = self._book.determiners
        dated = any(word in self._book.not_names and word not in small for word in words)
        return None if vague or dated else raw

    def _lender(self, raw: Span) -> Span | None:
        """Return the document that the sentence before free speech names, if it names one."""
        sentence = self._clean.sentences[self._antecedents.sentence(raw.start)]
        return next(documents(self._clean.text, sentence.start, sentence.end, self._book), None)

    def _whole(self, raw: Span) -> Span:
        """Return the words with what belongs to them and was left behind."""
        found = self._namer.describe(raw, plural=False)
        if found.person is not None and found.place is not None:
            named = self._from_name(raw, found.place, found.genders)
            if self._book.plain_names:
                return self._with_partner(_without_apposition(named, found.place))
            return self._with_office(self._with_partner(named))
        if found.naming is not Naming.PRONOUN and self._book.is_source(_last(raw)):
            return self._with_owner(raw)
        if found.naming is Naming.ANONYMOUS:
            return self._with_matter(raw)
        return self._with_name(raw) if found.naming is Naming.ROLE and found.sure else raw

    def _from_name(self, raw: Span, place: Span, genders: tuple[Gender, ...]) -> Span:
        """Return the name alone when a relative pronoun stands before it ("die Vogel nannte")."""
        first = raw.surface.split()[0].casefold()
        fitting = self._book.determiners.get(first, genders)
        between = raw.surface[len(first) : max(len(first), place.start - raw.start)]
        if between.strip() or not genders or any(gender in fitting for gender in genders):
            return raw
        return place

    def _with_name(self, raw: Span) -> Span:
        """Return an office with the name that follows it ("die Leiterin des Amts, Ada Muster")."""
        place = self._name_behind(raw.end)
        if place is None:
            return raw
        closed = _CLOSED.match(self._clean.text, place.end)
        if closed is None or (closed[1] is not None and closed[1] in self._book.joining):
            return raw
        return Span.cut(self._clean.text, raw.start, closed.end())

    def _with_office(self, raw: Span) -> Span:
        """Return a name with the office that follows it ("Ada Muster, Leiterin des Amts")."""
        apart = _APART.match(self._clean.text, raw.end)
        if apart is None:
            return raw
        words = apart[1].split()
        opening = [word for word in words[:3] if word[:1].isupper() or word.islower()]
        called = any(self._book.is_role(word.strip("-")) for word in opening)
        if not called and not self._is_apposed(words, apart.end()):
            return raw
        if self._book.head_first and opening[0].casefold() in self._book.verbs:
            return raw  # "Ada Muster, a accusé Bo, ..."
        return Span.cut(self._clean.text, raw.start, apart.end(1))

    def _is_apposed(self, words: list[str], end: int) -> bool:
        """Tell whether words between commas are a noun phrase that tells who somebody is.

        It opens with an article, ends in a noun and has a verb behind its second comma; a
        relative clause would end in its verb.
        """
        if not self._book.words.compounds or len(words) < 2:
            return False
        opens = words[0] in self._book.determiners or words[0] in self._book.pronouns
        noun = words[1][0].isupper() or words[1].endswith(self._book.adjective_endings)
        behind = _NEXT_WORD.match(self._clean.text, end + 1)
        goes_on = behind is not None and behind[1].islower()
        joins = behind is not None and behind[1] in self._book.joining
        return opens and noun and words[-1][0].isupper() and goes_on and not joins

    def _with_partner(self, raw: Span) -> Span:
        """Return a name behind a verb with a second one that is joined to it ("and Ada Muster")."""
        joint = _NEXT_WORD.match(self._clean.text, raw.end)
        if joint is None or joint[1] not in self._book.coordinators:
            return raw
        for place in self._people.between(joint.end(), joint.end() + 2):
            if self._clean.text[place.end : place.end + 1] in (".", ",", ";", ""):
                return Span.cut(self._clean.text, raw.start, place.end)
        return raw

    def _with_owner(self, raw: Span) -> Span:
        """Return "Ansicht" with whose it is ("Ansicht vieler Fachleute", "Ansicht von Gefa")."""
        words = _WORDS.match(self._clean.text, raw.end)
        if words is None:
            return raw
        taken = raw.end
        for nth, word in enumerate(_WORD.finditer(self._clean.text, words.start(), words.end())):
            low = word[0].casefold()
            governs = low in self._book.possessing or low.endswith(self._book.genitive_endings)
            governs = governs and low not in self._book.joining
            if nth == 0 and not governs:
                return raw
            taken = word.end()
            if word[0][0].isupper() or (nth > 0 and low not in self._book.determiners):
                break
        named = [place.end for place in self._people.between(raw.end, taken)]
        return Span.cut(self._clean.text, raw.start, max([taken, *named]))

    def _with_matter(self, raw: Span) -> Span:
        """Return an insider with what he is near to ("sources close to the talks")."""
        if _last(raw).casefold() not in self._book.insiders:
            return raw
        matter = _MATTER.match(self._clean.text, raw.end)
        if matter is None or matter[2].casefold() not in self._book.determiners:
            return raw
        return Span.cut(self._clean.text, raw.start, matter.end())

    def _name_behind(self, end: int) -> Occurrence | None:
        text = self._clean.text
        for place in self._people.between(end, end + 2 * _BESIDE):
            between = _BRACKET.sub("", text[end : place.start])
            named = " " in place.person.name and between.endswith(", ")
            plain = between.count(",") == 1 and "\n" not in between and "„" not in between
            attribute = between[:-2].split()
            if not named or not plain:
                return None
            if not attribute or attribute[0].casefold() in self._book.relating:
                return place
            return None
        return None


def _verbatim(quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Return the ranges of verbatim words in order, joined where they overlap."""
    ranges = sorted(
        (part.start, part.end)
        for quotation in quotations
        if quotation.type is QuotationType.DIRECT
        for part in quotation.parts
    )
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _without_apposition(raw: Span, place: Span) -> Span:
    """Return a name without what a comma parts from it ("Ada Muster, a baker from Talheim")."""
    length = place.end - raw.start
    apart = raw.surface.find(", ", length)
    end = apart if apart > 0 else len(raw.surface)
    return Span(raw.start, raw.start + end, raw.surface[:end], raw.field)


def _meets(word: re.Match[str], cue: Span | None) -> bool:
    """Tell whether a small name stands between its article and the verb ("Die taz schreibt")."""
    return cue is not None and word.end() + 1 == cue.start


def _last(raw: Span) -> str:
    return raw.surface.split()[-1]
