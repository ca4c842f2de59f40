"""What a single line of an article is: a photo caption, a byline, a closing credit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from warehouse import languages, wires
from warehouse.languages import credited
from warehouse.letters import CAPITAL, SMALL
from warehouse.text.signed import SignedLines
from warehouse.text.staff import Share, StaffWords, staff_words

_LONGEST_CAPTION = 700
_LONGEST_CREDIT = 220
_LONGEST_STAFF = 600
_MOST_SIGNED_WORDS = 4
_MOST_STAFF_WORDS = 60
_LONGEST_PHOTO_NAME = 90
_MOST_NAME_WORDS = 8
_MOST_NAMES = 12
_LONGEST_CODE = 4
_SENTENCE_END = (".", "!", "?", "“", "”", "«", "»", '"', "…")
_DATE = re.compile(r"\d{1,2}\. ?\d{1,2}\. ?\d{2,4}|\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d{2}-\d{2}")
_FIGURE = re.compile(r"\d+")
_DECIMAL = re.compile(r"\d[.,]\d")
_MOST_FIGURES = 2  # "5 May 2024 (AFP)"; more of them are a row of a table
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_CODE = re.compile(rf"(?<![\w/])[{SMALL}]{{2,5}}(?=/)|(?<=/)[{SMALL}]{{2,5}}(?![\w/])")
_PHOTOGRAPHER = re.compile(
    rf"(?: Photo)?\s?/\s?[{CAPITAL}](?:[{SMALL}][\w'-]*|\.) [{CAPITAL}]\w*[{SMALL}]"
)
_NAME = r"(?:[^\W\d_a-z][^\W\d_]{0,11}(?: [^\W\d_a-z][^\W\d_]{0,11}){1,4})"
_NAMES = re.compile(rf"{_NAME}(?: ?[-–,] ?{_NAME}){{0,2}}")
_NEW_SENTENCE = re.compile(rf"[.!?] +[{CAPITAL}][{SMALL}]+ [{SMALL}]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line's words and its place among the lines of the article."""

    words: str
    nth: int
    total: int


@dataclass(frozen=True, slots=True)
class LineReader:
    """Tells kinds of lines apart by the wordings of one or several languages."""

    photo_label: re.Pattern[str] | None
    byline_word: re.Pattern[str] | None
    source_label: re.Pattern[str] | None
    filler: frozenset[str]
    particles: frozenset[str]
    desks: frozenset[str]
    nameless: frozenset[str]
    joiners: frozenset[str]
    places: frozenset[str]
    staff: StaffWords
    signed: SignedLines
    names_alone: bool = False

    def is_name_line(self, line: str) -> bool:
        """Tell whether a line is nothing but names, where that says who wrote ("Xo Muster")."""
        before, _, source = line.partition(" (")
        if source and (self.source_label is None or self.source_label.match(source) is None):
            return False
        if not self.names_alone or _NAMES.fullmatch(before) is None:
            return False
        words, hits = self.leftover(line)
        return not hits and not any(word.casefold() in self.desks for word in words)

    def is_caption(self, line: str) -> bool:
        """Tell whether the line credits a photo ("… Foto: AFP", "(AP Photo/Name)")."""
        if len(line) > _LONGEST_CAPTION or self._opens_with_author(line):
            return False
        return self._has_photo_label(line) or _has_photo_agency(line)

    def is_byline(self, line: str) -> bool:
        """Tell whether the line names its author and does nothing else ("Von Ada Beispiel")."""
        if self.signed.authors(line):
            return True
        found = self.byline_word.match(line) if self.byline_word is not None else None
        if found is None or len(line) > _LONGEST_CREDIT or line.rstrip().endswith((".", "?", "!")):
            return False
        rest = line[found.end() :]
        words, hits = self.leftover(rest)
        if any(word.casefold() in self.signed.no_names for word in words):
            return False
        capitals = [word for word in words if not word[0].islower()]
        particles = [word for word in words if word[0].islower()]
        if len(capitals) > _MOST_NAME_WORDS or any(len(word) > 3 for word in particles):
            return False
        return bool(hits) or (len(capitals) >= 2 and not words[0][0].islower())

    def is_credit_line(self, line: str) -> bool:
        """Tell whether the line only says where the text comes from ("(dpa)", "Quelle: APA")."""
        if len(line) > _LONGEST_CREDIT or _is_row(line):
            return False
        if line.startswith(("(", "[")) and line.endswith((")", "]")) and self.is_signed(line):
            return True
        words, hits = self.leftover(line)
        bracketed = line.startswith(("(", "[")) and line.endswith((")", "]"))
        labelled = self.source_label is not None and self.source_label.match(line) is not None
        if not words:
            return bool(hits) or (bracketed and _WORD.search(line) is not None)
        if not hits or len(words) > _MOST_NAME_WORDS or any(map(_is_running, words)):
            return False
        signed = line.endswith((")", "]")) and "(" in line and line.index("(") <= hits[0].start
        joined = re.search(r"\S/\S", line) is not None
        return labelled or signed or (joined and len(words) <= 3)

    def is_signature_line(self, line: str) -> bool:
        """Tell whether the line is a person's name and an agency ("Ada Beispiel, dpa")."""
        if len(line) > _LONGEST_PHOTO_NAME or line.endswith(("!", "?")):
            return False
        words, hits = self.leftover(line)
        if not hits or hits[-1].end < len(line) or not 2 <= len(words) <= _MOST_SIGNED_WORDS:
            return False
        before = line[: hits[0].start].split()
        if not before:
            return False
        joined = before[-1].endswith(",") or before[-1].casefold() in self.filler
        named = all(word[0].isupper() and not word.isupper() for word in words)
        return named and joined and line.startswith(words[0])

    def is_staff_line(self, line: str, *, closing: bool) -> bool:
        """Tell whether the line only says who wrote, edited or helped.

        "(Reporting by A; Editing by B)"; a single share without brackets counts when `closing`.
        """
        if len(line) > _LONGEST_STAFF:
            return False
        if self.staff.is_contribution(line):
            return closing
        shares = self.staff.shares(line)
        bracketed = line.startswith(("(", "[")) and line.rstrip(" .").endswith((")", "]"))
        # Brackets may go on with words for the reader: "(Reporting by A. Write to ...)".
        named = shares[:1] if bracketed else shares
        if not named or not (bracketed or closing or len(shares) > 1):
            return False
        alone = bracketed or not any(share.ended for share in shares)
        return alone and all(map(self._names_people, named))

    def _names_people(self, share: Share) -> bool:
        words, hits = self.leftover(share.words)
        if not self.signed.no_names.isdisjoint(word.casefold() for word in words[:2]):
            return False
        capitals = [word for word in words if not word[0].islower()]
        others = [word for word in words if word[0].islower() and word not in self.particles]
        known = bool(hits) or len(capitals) >= 2
        return known and len(words) <= _MOST_STAFF_WORDS and self.places.issuperset(others)

    def tail(self, text: str, start: int, end: int) -> int | None:
        """Return where a bracketed sign-off begins that ends a paragraph, None without one."""
        if end == start or text[end - 1] not in ")]":
            return None
        at = max(text.rfind("(", start, end), text.rfind("[", start, end))
        if at <= start or end - at > _LONGEST_STAFF:
            return None
        bracket = text[at:end]
        signed = self.is_signed(bracket)
        if signed and any(sign.isalpha() for sign in bracket):
            return at
        before = text[start:at].rstrip()
        if not text[at - 1].isspace() or not before.endswith(_SENTENCE_END):
            return None
        told = self.is_credit_line(bracket) or self.is_staff_line(bracket, closing=True)
        return at if signed or told else None

    def is_signed(self, bracket: str) -> bool:
        """Tell whether brackets hold a date and names or codes ("(Ada Beispiel, 12.3.2015)")."""
        inner, dates = _DATE.subn(" ", bracket)
        if dates != 1:
            return False
        parts = [self.leftover(part)[0] for part in re.split(r"[,;/–]", inner)]
        return all(map(_is_signature, parts)) and sum(map(len, parts)) <= _MOST_NAMES

    def agencies(self, line: str) -> list[wires.AgencyHit]:
        """Return the agencies of a line that are no part of somebody's name."""
        hits = wires.load().find(line)
        return [hit for hit in hits if not wires.within_name(line, hit, self.nameless)]

    def leftover(self, line: str) -> tuple[list[str], list[wires.AgencyHit]]:
        """Return the words that are neither agencies nor filler nor desk codes, and the hits."""
        hits = self.agencies(line)
        rest = list(line)
        for hit in hits:
            rest[hit.start : hit.end] = " " * (hit.end - hit.start)
        for code in _CODE.finditer(line):
            rest[code.start() : code.end()] = " " * (code.end() - code.start())
        words = [found.group() for found in _WORD.finditer("".join(rest))]
        return [word for word in words if word.rstrip(".").casefold() not in self.filler], hits

    def _opens_with_author(self, line: str) -> bool:
        """Tell whether an author stands before the photo credit ("Text: A. Photo: B")."""
        intro = self.signed.intro
        opened = intro is not None and intro.match(line) is not None
        return opened and bool(self.signed.authors(line))

    def _has_photo_label(self, line: str) -> bool:
        if self.photo_label is None:
            return False
        last = None
        for found in self.photo_label.finditer(line):
            last = found
        if last is None:
            return False
        credited = line[last.end() :]
        if last.start() == 0:
            return len(credited) <= _LONGEST_CREDIT
        return len(credited) <= _LONGEST_PHOTO_NAME and _NEW_SENTENCE.search(credited) is None


@cache
def read(codes: tuple[str, ...]) -> LineReader:
    """Return a reader that knows the wordings of all the given languages."""
    packs = [pack for code in codes if (pack := credited.wording(code)) is not None]
    labels = {word for pack in packs for word in pack.lines.photo_labels}
    bylines = {word for pack in packs for word in pack.lines.byline_words}
    sources = {word for pack in packs for word in pack.lines.source_words}
    filler = {word.casefold() for pack in packs for word in pack.lines.filler}
    filler |= {part.casefold() for source in sources for part in source.split()}
    return LineReader(
        photo_label=_photo_label(labels),
        byline_word=_any_of(bylines, before="", after=r":? +"),
        source_label=_any_of(sources, before=r"[(\[]?", after=r":? "),
        filler=frozenset(filler),
        desks=frozenset(word.casefold() for pack in packs for word in pack.lines.desks),
        particles=frozenset(word for pack in packs for word in pack.persons.particles),
        nameless=frozenset(_words_beside_agencies(packs)),
        joiners=frozenset(word for pack in packs for word in pack.credits.list_words),
        places=frozenset(word for pack in packs for word in pack.lines.place_words),
        names_alone=len(packs) == 1 and packs[0].lines.bare_bylines,
        staff=staff_words(
            {word for pack in packs for word in pack.lines.author_words},
            {word for pack in packs for word in pack.lines.staff_words},
            {word for pack in packs for word in pack.lines.contributed},
        ),
        signed=_signed(packs, bylines, _photo_label(labels | {label.lower() for label in labels})),
    )


def _signed(
    packs: list[languages.LanguagePack], bylines: set[str], photo: re.Pattern[str] | None
) -> SignedLines:
    """Return a reader of signed lines; it reads none where the language is not known."""
    known = packs if len(packs) == 1 else []
    everywhere = [pack for code in languages.available() if (pack := languages.load(code))]
    writers = frozenset(word for pack in known for word in pack.lines.writers)
    joiners = frozenset(word for pack in packs for word in pack.credits.list_words)
    photo_houses = frozenset(word for pack in everywhere for word in pack.lines.photo_houses)
    links = {word for pack in packs for word in (*pack.lines.place_words, *pack.lines.from_words)}
    cased = {form for word in bylines for form in (word, word.upper(), word.lower())}
    particles = frozenset(word for pack in packs for word in pack.persons.particles)
    return SignedLines(
        intro=_any_of(cased, before="", after=r":? +"),
        photo=photo,
        given=frozenset(name for pack in everywhere for name in pack.lines.given_names),
        writers=writers,
        offices=(frozenset(_offices(packs)) | photo_houses) - writers,
        no_names=frozenset(word for pack in known for word in pack.lines.no_names),
        particles=particles - joiners,
        joiners=joiners,
        links=frozenset(links) - particles,
        titles=frozenset(word for pack in packs for word in pack.persons.titles),
        desks=frozenset(word.casefold() for pack in packs for word in pack.lines.desks),
    )


def _offices(packs: list[languages.LanguagePack]) -> Iterator[str]:
    """Yield offices and the bodies that hold them; not the outlets, which have authors."""
    for pack in packs:
        outlets = {*pack.persons.bodies.get("outlet", ()), *pack.persons.labels}
        yield from pack.persons.roles
        yield from (word for word in pack.persons.institutions if word not in outlets)


def _words_beside_agencies(packs: list[languages.LanguagePack]) -> Iterator[str]:
    """Yield the words of all wordings around agencies, in small letters."""
    for pack in packs:
        lines, around = pack.lines, pack.credits
        for phrase in (
            *(*lines.filler, *lines.source_words, *lines.byline_words, *lines.photo_labels),
            *(*lines.desks, *around.agency_words, *around.photo_words),
        ):
            yield from phrase.casefold().split()


def _has_photo_agency(line: str) -> bool:
    """Tell whether a photo agency's name ends the line and other words stand before it."""
    for hit in wires.load().find(line):
        before, after = line[: hit.start].rstrip(" (["), line[hit.end :]
        if not before or len(after) > _LONGEST_PHOTO_NAME or _NEW_SENTENCE.search(after):
            continue
        if hit.service is not None and "photo" in hit.service.casefold():
            return True
        named = _PHOTOGRAPHER.match(after) is not None
        if named and len(before) > _LONGEST_PHOTO_NAME // 3:
            return True
        if before.endswith(("©", "(c)", "(C)")) and len(before) > _LONGEST_PHOTO_NAME // 3:
            return True
    return False


def _is_signature(words: list[str]) -> bool:
    """Tell whether words are a name, or a single short desk code."""
    if all(not word[0].islower() for word in words):
        return True
    return len(words) == 1 and len(words[0].rstrip(".")) <= _LONGEST_CODE


def _is_row(line: str) -> bool:
    """Tell whether a line is a row of figures ("AA 7289 683 22.92"): its letters name nothing."""
    figures = _DATE.sub(" ", line)
    several = len(_DECIMAL.findall(figures)) > 1 or len(_FIGURE.findall(figures)) > _MOST_FIGURES
    return several and ":" not in line and not line.startswith(("(", "["))


def _is_running(word: str) -> bool:
    """Tell whether a word belongs to a sentence: small first letter, or a full stop behind it."""
    return word[0].islower() or (word.endswith(".") and len(word) > 3)


def _photo_label(labels: set[str]) -> re.Pattern[str] | None:
    """Return a pattern of labels, which may also end a compound ("Rubrikbild:")."""
    if not labels:
        return None
    alone = "|".join(map(re.escape, sorted(labels)))
    joined = "|".join(re.escape(label.lower()) for label in sorted(labels))
    # The bound on what stands before the label keeps the pattern linear.
    return re.compile(rf"(?<!\w)(?:{alone}|\w{{1,30}}(?:{joined})) ?[:©]")


def _any_of(words: set[str], *, before: str, after: str) -> re.Pattern[str] | None:
    if not words:
        return None
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(before + "(?:" + "|".join(map(re.escape, longest_first)) + ")" + after)
