"""The quotation rules: reporting frames of one sentence and what is said in them."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.annotate.content import Content, Shape, content_after, content_end, starts_frame
from warehouse.annotate.phrases import Range, phrase_at, source_before, subject
from warehouse.annotate.sentence import Cue, Sentence
from warehouse.model import QuotationType


@dataclass(frozen=True, slots=True)
class Find:
    """A quotation in token positions of its sentence."""

    type: QuotationType
    parts: tuple[Range, ...]
    speaker: Range | None
    cue: Range | None
    rule: str
    confidence: float
    free: bool = False


class Reading:
    """Reads one sentence rule by rule; what a rule has taken no later rule takes again."""

    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self.finds: list[Find] = []
        self._taken = bytearray(len(sentence.tokens) + 1)

    def read(self) -> list[Find]:
        """Return the quotations of the sentence in the order of their words."""
        self._verbatim()
        self._governed()
        self._trailing()
        self._sources()
        self._hence()
        self._nouns()
        self._fragments()
        return sorted(self.finds, key=lambda find: find.parts)

    def _take(self, find: Find) -> None:
        for start, end in find.parts:
            self._taken[start:end] = b"\x01" * (end - start)
        self.finds.append(find)

    def _free(self, start: int, end: int) -> bool:
        return start < end and not any(self._taken[start:end])

    # Verbatim words with a frame beside them.

    def _verbatim(self) -> None:
        s = self.s
        marked = [i for i in range(s.end) if s.is_marked(i)]
        for i in marked:
            if self._taken[i]:
                continue
            if len(s.tokens) <= 2 and i == 0 and s.end == 1:
                self._standing(i)
            elif self._opens_clause(i) and self._framed_after(i):
                continue
            elif i and s.tokens[i - 1].text == ":":
                self._framed_before(i, self._frame_before(i - 1))

    def _standing(self, i: int) -> None:
        if _words(self.s, i) >= 4:
            self._take(Find(QuotationType.DIRECT, ((i, i + 1),), None, None, "standing", 0.6))

    def _opens_clause(self, i: int) -> bool:
        return i == 0 or self.s.tokens[i - 1].is_break or i == 1

    def _framed_after(self, i: int) -> bool:
        s = self.s
        j = i + 1
        if j < s.end and s.tokens[j].text in ",–-—":
            j += 1
        if j >= s.end or not starts_frame(s, j):
            return False
        speaker, cue, last = self._frame_at(j)
        parts = [(i, i + 1)]
        after = s.break_after(last)
        if after < s.end and s.is_marked(after + 1) and s.tokens[after].text in ",:":
            parts.append((after + 1, after + 2))
        self._take(Find(QuotationType.DIRECT, tuple(parts), speaker, cue, "framed_after", 0.95))
        return True

    def _frame_at(self, j: int) -> tuple[Range | None, Range, int]:
        """Return speaker, cue and last position of a trailing frame that starts at `j`."""
        s = self.s
        cue = s.cue_of.get(j)
        if cue is not None:
            speaker = subject(s, cue, j)
            last = max(cue.last + 1, speaker[1] if speaker else 0)
            return speaker, (j, j + 1), last
        if s.low(j) in s.lexicon.as_said:
            return self._as_said(j)
        speaker = phrase_at(s, j + 1)
        return speaker, (j, j + 1), speaker[1] if speaker else j + 1

    def _as_said(self, j: int) -> tuple[Range | None, Range, int]:
        s = self.s
        end = s.break_after(j)
        for cue in s.cues:
            if j < cue.at < end + 30:
                return phrase_at(s, j + 1), (cue.at, cue.at + 1), max(end, cue.last + 1)
        return phrase_at(s, j + 1), (j, j + 1), end

    def _frame_before(self, end: int) -> Cue | None:
        best = None
        for cue in self.s.cues:
            if cue.at < end and not self._taken[cue.at]:
                best = cue if best is None or not cue.verb.weak else best
        return best

    def _framed_before(self, i: int, cue: Cue | None) -> None:
        s = self.s
        if cue is None and _words(s, i) < 3:
            return
        speaker = self._subject(cue) if cue else None
        place = (cue.at, cue.at + 1) if cue else None
        parts = [(i, i + 1)]
        self._take(
            Find(QuotationType.DIRECT, tuple(parts), speaker, place, "colon", 0.9 if cue else 0.7)
        )

    # Content clauses that a verb of saying governs.

    def _governed(self) -> None:
        s = self.s
        governed = [(cue, content_after(s, cue.last + 1, cue.verb)) for cue in s.cues]
        for place, (cue, content) in enumerate(governed):
            if content is None or self._taken[cue.at]:
                continue
            following = governed[place + 1][1] if place + 1 < len(governed) else None
            # "hat wiederholt betont, ...": the verb nearest to the content governs it.
            if following is not None and following.start == content.start:
                continue
            if not self._free(content.start, content.end):
                continue
            if content.shape is Shape.MARKED:
                if cue.verb.speech and _words(s, content.start) >= 2:
                    self._framed_before(content.start, cue)
                continue
            self._take(self._governed_find(cue, content))

    def _governed_find(self, cue: Cue, content: Content) -> Find:
        return Find(
            self._type(content.start, content.end),
            ((content.start, content.end),),
            self._subject(cue),
            (cue.at, cue.at + 1),
            f"verb_{content.shape}",
            0.9,
        )

    def _subject(self, cue: Cue) -> Range | None:
        start = self.s.clause_start(cue.at)
        if start == cue.at or start == cue.at - 1:
            found = subject(self.s, cue, start)
            if found is not None:
                return found
            return subject(self.s, cue, 0) if start else None
        return subject(self.s, cue, start)

    def _type(self, start: int, end: int) -> QuotationType:
        marked = any(self.s.is_marked(i) for i in range(start, end))
        return QuotationType.MIXED if marked else QuotationType.INDIRECT

    # Frames behind their content: "..., sagte er", "..., so Müller".

    def _trailing(self) -> None:
        s = self.s
        for at in s.breaks:
            if s.tokens[at].text not in ",–-—" or at + 1 >= s.end or self._taken[at + 1]:
                continue
            if not starts_frame(s, at + 1) or not self._content_before(at):
                continue
            speaker, cue, last = self._frame_at(at + 1)
            start = 0
            parts = [(start, at)]
            if last < s.end and s.tokens[last].text in ",–-—" and self._free(last + 1, s.end):
                parts.append((last + 1, s.end))
            self._take(
                Find(self._type(start, at), tuple(parts), speaker, cue, "trailing_frame", 0.85)
            )

    def _content_before(self, at: int) -> bool:
        s = self.s
        if at < 2 or not self._free(0, at):
            return False
        end = s.break_after(0)
        if s.has_reported(0, at):
            return True
        if s.low(0) in s.lexicon.adverbial or (s.low(0) in s.lexicon.prepositions and end == at):
            return any(s.is_finite(i) for i in range(1, end))
        return any(s.is_finite(i) for i in range(end))

    # Source prepositions: "laut Polizei", "nach Angaben von", "Berichten zufolge".

    def _sources(self) -> None:
        s = self.s
        for i in range(s.end):
            if self._taken[i]:
                continue
            found = self._source_at(i)
            if found is not None:
                self._take_around(found[0], found[1], found[2])

    def _source_at(self, i: int) -> tuple[Range, Range, Range] | None:
        """Return prepositional phrase, source and cue of a source preposition at `i`."""
        s = self.s
        word = s.low(i)
        if word in s.lexicon.after:
            source = source_before(s, i)
            return None if source is None else ((source[0], i + 1), source, (i, i + 1))
        if word in s.lexicon.before:
            source = phrase_at(s, i + 1)
        elif word in s.lexicon.before_sources:
            source = self._named_source(i + 1)
        else:
            source = None
        return None if source is None else ((i, source[1]), source, (i, i + 1))

    def _named_source(self, i: int) -> Range | None:
        s = self.s
        found = phrase_at(s, i)
        if found is None:
            return None
        for j in range(i, min(found[1], i + 5)):
            if s.tokens[j].is_capital:
                return found if s.lexicon.is_source_noun(s.low(j)) else None
        return None

    def _take_around(self, phrase: Range, source: Range, cue: Range) -> None:
        s = self.s
        start, end = phrase
        if start and s.tokens[start - 1].is_break:
            first = 0 if s.tokens[start - 1].text == "," and end >= s.end else start
        else:
            first = s.clause_start(start)
        parts = []
        if first < start:
            stop = start - 1 if s.tokens[start - 1].is_break else start
            parts.append((first, stop))
        after = end + 1 if end < s.end and s.tokens[end].text == "," else end
        if after < s.end:
            parts.append((after, content_end(s, after, Shape.REPORTED)))
        parts = [part for part in parts if self._free(*part)]
        if any(s.tokens[i].is_lower for part in parts for i in range(*part)):
            self._take(
                Find(self._type(first, parts[-1][1]), tuple(parts), source, cue, "source", 0.85)
            )

    # "Demnach ...", "..., wonach ...".

    def _hence(self) -> None:
        s = self.s
        for i in range(s.end):
            if s.low(i) not in s.lexicon.hence or self._taken[i]:
                continue
            start, end = i + 1, content_end(s, i + 1, Shape.REPORTED)
            if not self._free(start, end):
                continue
            first = i == 0 or s.tokens[i - 1].is_break
            if first and (s.low(i) != "danach" or s.has_reported(start, end)):
                self._take(
                    Find(self._type(start, end), ((start, end),), None, (i, i + 1), "hence", 0.75)
                )

    # Nouns of saying: "die Forderung, dass ...".

    def _nouns(self) -> None:
        s = self.s
        for i in range(s.end):
            if self._taken[i] or not s.tokens[i].is_capital:
                continue
            if not s.lexicon.is_noun_cue(s.low(i)):
                continue
            content = content_after(s, i + 1, None)
            if content is None or content.start - i > 9 or content.shape is Shape.MARKED:
                continue
            if self._free(content.start, content.end):
                self._take(
                    Find(
                        self._type(content.start, content.end),
                        ((content.start, content.end),),
                        None,
                        (i, i + 1),
                        f"noun_{content.shape}",
                        0.7,
                    )
                )

    # Verbatim fragments in a sentence that attributes them.

    def _fragments(self) -> None:
        s = self.s
        for i in range(s.end):
            if not s.is_marked(i) or self._taken[i] or self._is_work(i):
                continue
            cue = self._fragment_cue(i)
            if cue is not None:
                self._take(
                    Find(
                        QuotationType.DIRECT,
                        ((i, i + 1),),
                        self._subject(cue),
                        (cue.at, cue.at + 1),
                        "fragment",
                        0.7,
                    )
                )

    def _fragment_cue(self, i: int) -> Cue | None:
        for cue in self.s.cues:
            if abs(cue.at - i) <= 14 and cue.verb.fragment and not self._taken[cue.at]:
                return cue
        return None

    def _is_work(self, i: int) -> bool:
        s = self.s
        before = s.low(i - 1) if i else ""
        if before in s.lexicon.work_words:
            return True
        inside = s.tokens[i].text[1:-1]
        return inside[:1].isupper() and len(inside.split()) <= 2


def _words(s: Sentence, i: int) -> int:
    return len(s.tokens[i].text.split())
