"""Lines that are signed by name ("Jo Doe, Health Correspondent"): who wrote, and where they end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from warehouse import wires

_LONGEST = 160
_MOST_NAME_WORDS = 4
_MOST_SEGMENT_WORDS = 8
_EDGES = " \t*_•–—-|"
_DASHES = ("—", "–", "-")
_QUOTE_ENDS = ("”", "»", '"', "“", "’")
_OUTLET = re.compile(r"«[^«»]{1,60}»|“[^“”]{1,60}”|\"[^\"]{1,60}\"|„[^„“]{1,60}“")
_SEGMENT = re.compile(r"[,;|/•·()\[\]–—]|\.? - |(?<=[^\W\d_]{3})\. ")
_INITIAL = re.compile(r"(?:[^\W\d_]\.){1,2}(?:-?[^\W\d_]\.)?")
_ASIDE = re.compile(r"\S*@\S+|https?://\S+")
_DATED = re.compile(r"\d{4}|\d{1,2}[./:]\d{2}")
_MOST_DATE_WORDS = 6
_LONGEST_LIST = 400
_STEM = 2


@dataclass(frozen=True, slots=True)
class SignedLines:
    """Reads lines that hold names and only what stands beside names: role, place, outlet, agency.

    Without a word for authors before them (`intro`), names count when a `given` name opens them
    or a word for who writes (`writers`) or an agency follows.
    """

    intro: re.Pattern[str] | None
    photo: re.Pattern[str] | None
    given: frozenset[str]
    writers: frozenset[str]
    offices: frozenset[str]
    no_names: frozenset[str]
    particles: frozenset[str]
    joiners: frozenset[str]
    links: frozenset[str]
    titles: frozenset[str]
    desks: frozenset[str]

    def authors(self, line: str) -> tuple[str, ...]:
        """Return the names that sign a line; empty when it is anything else."""
        if not self.writers or len(line) > _LONGEST or line.endswith(("?", "!", ":", "…")):
            return ()
        bare, introduced = self._without_intro(line)
        if bare.endswith(".") and not introduced:
            return ()
        segments = self._segments(bare.rstrip("."), introduced=introduced)
        return self._signing(segments, introduced=introduced) if segments else ()

    def speaks_of(self, text: str, start: int, end: int) -> bool:
        """Tell whether a line of names only heads a text about them or signs a quotation."""
        line = text[start:end]
        names = self.authors(line)
        if not names or self._without_intro(line)[1]:
            return False
        if line.startswith(_DASHES) and text[:start].rstrip().endswith(_QUOTE_ENDS):
            return True
        if self._is_listed(text[max(0, start - _LONGEST_LIST) : start]):
            return True
        return any(self._recurs(name.split()[-1], text, start, end) for name in names)

    def _is_listed(self, before: str) -> bool:
        """Tell whether only names stand between a colon and a line ("The winners are:")."""
        above = [line.strip() for line in before.split("\n") if line.strip()]
        for line in reversed(above):
            if not self.authors(line):
                return line.endswith(":")
        return False

    def _recurs(self, surname: str, text: str, start: int, end: int) -> bool:
        # Names decline: their last letters do not count. Capitals may stand for a name.
        stem = surname[:-_STEM] if len(surname) > 2 * _STEM else surname
        stem = stem.capitalize() if stem.isupper() else stem
        whole = re.compile(rf"(?<!\w){re.escape(stem)}")
        return whole.search(text, 0, start) is not None or whole.search(text, end) is not None

    def _without_intro(self, line: str) -> tuple[str, bool]:
        bare = _ASIDE.sub(" ", line).strip(_EDGES)
        if bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1:
            bare = bare[1:-1]
        found = self.intro.match(bare) if self.intro is not None else None
        return (bare, False) if found is None else (bare[found.end() :], True)

    def _segments(self, line: str, *, introduced: bool) -> list[str]:
        """Split a line where something else begins; agencies and outlets leave a gap."""
        photo = self.photo.search(line) if self.photo is not None else None
        line = line if photo is None else line[: photo.start()].rstrip(" .,;/|")
        for hit in reversed(list(wires.load().find(line))):
            line = f"{line[: hit.start]} / {line[hit.end :]}"
        parts = [part.strip() for part in _SEGMENT.split(_OUTLET.sub(" / ", line))]
        parts = [part for part in parts if not _is_date(part)] or [""]
        if introduced:
            return [part for part in parts if part and part.casefold() not in self.titles]
        return [part for part in parts if part] if parts[0] else []

    def _signing(self, segments: list[str], *, introduced: bool) -> tuple[str, ...]:
        groups: list[list[str]] = []
        for segment in segments:
            names = self._names(segment)
            known = [name for name in names if self._is_known(name)]
            if not names or (groups and len(names) < 2 and not known):
                break
            groups.append(names)
        rest = segments[len(groups) :]
        if not groups:
            return ()
        if not all(self._may_stand_beside(part, introduced=introduced) for part in rest):
            return ()
        names = [name for group in groups for name in group]
        told = introduced or any(self._tells_writer(segment) for segment in rest)
        return tuple(names) if told or all(map(self._is_known, names[:1])) else ()

    def _names(self, segment: str) -> list[str]:
        """Return the names of a segment; what stands behind "in" or "from" is no part of them."""
        words = self._untitled(segment.split())
        more: list[str] = []
        for nth, word in enumerate(words):
            if word in self.links and nth and self._is_place(words[nth:]):
                more = self._joined_behind(words[nth:])
                words = words[:nth]
                break
        shouted = next((nth for nth, word in enumerate(words) if not word.isupper()), 0)
        if shouted > 1 and words[shouted] not in {*self.joiners, *self.particles}:
            words = words[:shouted] if self._is_place(words[shouted:]) else []
        names: list[list[str]] = [[]]
        for nth, word in enumerate(words):
            # "Ortega y Muster" is one name: only two full names are joined.
            if word.casefold() in self.joiners and len(names[-1]) > 1 and len(words) - nth > 2:
                names.append([])
                continue
            names[-1].append(word)
        return [*map(" ".join, names), *more] if all(map(self._is_name, names)) else []

    def _untitled(self, words: list[str]) -> list[str]:
        """Return words without a title in front, a role behind, and "and agencies"."""
        if words and words[0].casefold().rstrip(".") in self.titles:
            words = words[1:]
        if len(words) > 2 and words[-1].casefold() in self.writers:
            words = words[:-1]
        if len(words) > 2 and words[-1].casefold() in self.desks and words[-2] in self.joiners:
            words = words[:-2]
        return words

    def _joined_behind(self, words: list[str]) -> list[str]:
        """Return further authors behind a place ("in Milltown and Jo Roe in Bakerton")."""
        for nth, word in enumerate(words):
            if word in self.joiners:
                names = self._names(" ".join(words[nth + 1 :]))
                return names if all(map(self._is_known, names)) else []
        return []

    def _is_name(self, words: list[str]) -> bool:
        capitals = [word for word in words if word not in self.particles]
        if not 2 <= len(capitals) <= _MOST_NAME_WORDS or words[-1] in self.particles:
            return False
        if not self.no_names.isdisjoint(word.casefold() for word in capitals):
            return False
        shaped = all(map(_is_name_word, capitals)) and words[0] == capitals[0]
        return shaped and _INITIAL.fullmatch(capitals[-1]) is None

    def _is_known(self, name: str) -> bool:
        first = name.split()[0]
        return _INITIAL.fullmatch(first) is not None or (
            first.casefold().partition("-")[0] in self.given
        )

    def _is_place(self, words: list[str]) -> bool:
        small = {*self.links, *self.particles, *self.joiners}
        return len(words) <= _MOST_SEGMENT_WORDS and all(
            word in small or word[0].isupper() for word in words
        )

    def _tells_writer(self, segment: str) -> bool:
        words = segment.casefold().split()
        return len(words) <= _MOST_SEGMENT_WORDS and not self.writers.isdisjoint(words)

    def _may_stand_beside(self, segment: str, *, introduced: bool) -> bool:
        """Tell whether a segment is a writer's role, a place or an outlet.

        A lone name with another office is whoever the article speaks of.
        """
        if self._tells_writer(segment):
            return True
        others = introduced or self.offices.isdisjoint(segment.casefold().split())
        return others and self._is_place(segment.split())


def _is_date(segment: str) -> bool:
    return _DATED.search(segment) is not None and len(segment.split()) <= _MOST_DATE_WORDS


def _is_name_word(word: str) -> bool:
    letters = word.replace("-", "").replace("'", "").replace("’", "")
    plain = letters.isalpha() and len(letters) > 1
    return word[0].isupper() and (plain or _INITIAL.fullmatch(word) is not None)
