"""The quotation annotator: direct, indirect and mixed quotations with cue and raw speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from warehouse.actors import ActorIndex
from warehouse.annotate.cases import subject_past
from warehouse.annotate.dialogue import with_dialogue
from warehouse.annotate.free import free_verb, pointer_end, pointing_cue, prospect
from warehouse.annotate.incises import without_incises
from warehouse.annotate.insertions import parted
from warehouse.annotate.lexicon import Lexicon
from warehouse.annotate.marks import MarkPairs
from warehouse.annotate.passages import is_clause
from warehouse.annotate.phrases import Range
from warehouse.annotate.reading import Find
from warehouse.annotate.rules import read
from warehouse.annotate.sentence import Sentence
from warehouse.annotate.subjects import clause_subject, speaker_behind, speaker_of
from warehouse.annotate.tails import frames_passage
from warehouse.annotate.tokens import Token, sentences_of, tokens_of
from warehouse.annotate.verbatim import inner_passages
from warehouse.languages import LanguagePack
from warehouse.model import (
    Annotations,
    BlockKind,
    CleanText,
    Evidence,
    Medium,
    Naming,
    Quotation,
    QuotationType,
    Span,
    Speaker,
)

# Reported speech that runs on longer than this, in characters, is shown in several pieces.
_LONGEST_FREE = 2_000
_MOST_PARTS = 20


class Quotations:
    """Finds what somebody says; speakers stay raw words that a later annotator resolves."""

    name = "quotations"
    version = "3"
    requires: tuple[str, ...] = ()
    provides = ("quotations",)

    def __init__(self) -> None:
        self._prepared: dict[str, tuple[LanguagePack, Lexicon, MarkPairs]] = {}

    def __call__(
        self, clean: CleanText, pack: LanguagePack, index: ActorIndex, found: Annotations
    ) -> Annotations:
        """Return `found` with the quotations of the paragraphs of `clean`."""
        del index  # names are the speakers annotator's business
        return found.adding(quotations=self.find(clean, pack))

    def find(self, clean: CleanText, pack: LanguagePack) -> tuple[Quotation, ...]:
        """Return the quotations of the paragraphs of `clean`, in the order of their words."""
        return tuple(self._quotations(clean, pack))

    def _prepare(self, pack: LanguagePack) -> tuple[Lexicon, MarkPairs]:
        known = self._prepared.get(pack.code)
        if known is None or known[0] is not pack:
            known = (pack, Lexicon(pack), MarkPairs(pack.marks))
            self._prepared[pack.code] = known
        return known[1], known[2]

    def _quotations(self, clean: CleanText, pack: LanguagePack) -> Iterator[Quotation]:
        lexicon, marks = self._prepare(pack)
        ranges = [(b.start, b.end) for b in clean.blocks if b.kind is BlockKind.PARAGRAPH]
        marked = with_dialogue(clean.text, ranges, marks.find(clean.text, ranges), lexicon)
        if lexicon.framed_inside:
            marked = parted(clean.text, marked, ranges, lexicon)
        starts = [sentence.start for sentence in clean.sentences]
        run = _Run(clean.text, f"{self.name}@{self.version}")
        place = 0
        for start, end in ranges:
            inside = []
            while place < len(marked) and marked[place].start < end:
                inside.append(marked[place])
                place += 1
            inside = without_incises(clean.text, inside, lexicon)
            tokens = tokens_of(clean.text, start, end, inside, lexicon.token, joints=lexicon.joints)
            for sentence in _sentences(tokens, starts, lexicon):
                run.read(sentence)
        yield from sorted(run.quotations, key=lambda one: (one.span.start, -one.span.end))


def _sentences(tokens: list[Token], starts: Sequence[int], lexicon: Lexicon) -> Iterator[Sentence]:
    """Part tokens into sentences; a frame behind a question in marks stays with it."""
    held: Sentence | None = None
    for part in sentences_of(tokens, starts):
        sentence = Sentence(part, lexicon)
        if held is not None and frames_passage(held, sentence):
            sentence, held = Sentence([*held.tokens, *part], lexicon), None
        if held is not None:
            yield held
        held = sentence
    if held is not None:
        yield held


class _Run:
    """The sentences of one article in order, with what carries over from one to the next."""

    def __init__(self, text: str, annotator: str) -> None:
        self._text = text
        self._annotator = annotator
        self.quotations: list[Quotation] = []
        self._attributed = False
        self._lender: Speaker | None = None
        self._before: Sentence | None = None
        self._free: int | None = None

    def read(self, s: Sentence) -> None:
        """Read the next sentence."""
        if not s.end:
            return
        finds = read(s) or self._short_passage(s)
        verb = free_verb(s, attributed=self._attributed and self._may_go_on(s))
        if verb is None and not finds and self._goes_on_reporting(s):
            verb = prospect(s)
        if verb is not None and not any(a <= verb < b for find in finds for a, b in find.parts):
            self._continue(s, finds)
        else:
            self._free = None
            self._point_back(s, finds)
            for find in finds:
                self._keep(s, self._quotation(s, find))
            self._attributed = bool(finds)
            self._lend(s, finds)
        self._before = s

    def _may_go_on(self, s: Sentence) -> bool:
        """Tell whether the sentence before may go on in a mere conditional ("It would close")."""
        reported = self.quotations[-1].type is not QuotationType.DIRECT
        return reported or not s.lexicon.plain_content

    def _goes_on_reporting(self, s: Sentence) -> bool:
        """Tell whether reported words stand right before, in the same paragraph."""
        if not self._attributed or self._before is None:
            return False
        reported = self.quotations[-1].type is not QuotationType.DIRECT
        before = self._before.tokens[-1].end
        return reported and "\n" not in self._text[before : s.tokens[0].start]

    def _short_passage(self, s: Sentence) -> list[Find]:
        """Take a short sentence in marks right behind a quotation of the same paragraph."""
        last = self.quotations[-1] if self._attributed else None
        if last is None or not s.is_passage:
            return []
        if last.type is not QuotationType.DIRECT and not (s.lexicon.cases or is_clause(s, 0)):
            return []
        start = s.tokens[0].start
        if self._before is None or "\n" in self._text[self._before.tokens[-1].end : start]:
            return []
        return [Find(QuotationType.DIRECT, ((0, 1),), None, None, "standing", 0.6, borrows=True)]

    def _follows_alone(self, s: Sentence, found: Quotation) -> bool:
        """Tell whether a framed passage follows one without a frame ("„Nein.“ „Nie“, sagt")."""
        last = self.quotations[-1] if self.quotations else None
        if last is None or last.evidence.rule != "standing" or not s.lexicon.verb_second:
            return False
        gap = self._text[last.span.end : found.span.start]
        return found.evidence.rule == "framed_behind" and gap == " "

    def _keep(self, s: Sentence, found: Quotation) -> None:
        """Keep a quotation; one that resumes that of the paragraph before becomes its next part."""
        if self._follows_alone(s, found):
            alone = self.quotations.pop()
            whole = Span.cut(self._text, alone.span.start, found.span.end)
            found = replace(found, span=whole, parts=(*alone.parts, *found.parts))
        first = s.tokens[0]
        resumes = first.marked is not None and first.marked.resumed
        resumes = resumes or self._goes_on(s, found)
        last = self.quotations[-1] if self.quotations else None
        if not resumes or last is None or found.span.start != first.start:
            self.quotations.append(found)
            return
        if (
            len(last.parts) > _MOST_PARTS
            or last.type is not QuotationType.DIRECT
            or found.type is not QuotationType.DIRECT
        ):
            self.quotations.append(found)
            return
        self.quotations[-1] = replace(
            last,
            span=Span.cut(self._text, last.span.start, found.span.end),
            parts=(*last.parts, *found.parts),
            speaker=last.speaker if last.cue is not None else found.speaker,
            cue=last.cue or found.cue,
        )

    def _goes_on(self, s: Sentence, found: Quotation) -> bool:
        """Tell whether marks go on behind a frame's full stop ("“No,” she said. “Never.”")."""
        before = self._before
        if not s.lexicon.framed_between or not (self._attributed and s.is_passage and before):
            return False
        framed = self.quotations[-1].evidence.rule == "framed_behind"
        framed = framed and found.evidence.rule == "standing"
        return framed and "\n" not in self._text[before.tokens[-1].end : s.tokens[0].start]

    def _point_back(self, s: Sentence, finds: list[Find]) -> None:
        """Take the sentence before for quoted by this one ("Das sagte ein Sprecher.")."""
        cue = None if finds else pointing_cue(s)
        before = self._before
        if cue is None or before is None or not before.end:
            return
        if self._attributed:
            if self.quotations[-1].cue is not None:
                return
            quoted = self.quotations.pop()
        else:
            kind = QuotationType.DIRECT if before.is_passage else QuotationType.INDIRECT
            find = Find(kind, ((0, before.end),), None, None, "pointing", 0.6)
            quoted = self._quotation(before, find)
        speaker = speaker_behind(s, cue)
        if s.lexicon.cases:
            speaker = subject_past(s, cue, pointer_end(s))
        self.quotations.append(
            replace(
                quoted,
                speaker=_raw(None if speaker is None else self._span(s, speaker)),
                cue=self._span(s, (cue.at, cue.at + 1)),
            )
        )

    def _lend(self, s: Sentence, finds: list[Find]) -> None:
        """Note whom a following sentence without a frame would go on quoting."""
        denying = [cue for cue in s.cues if cue.verb.denying] if s.lexicon.verb_second else []
        if finds and denying and finds[-1].cue is not None and finds[-1].cue[0] == denying[-1].at:
            words = clause_subject(s)  # who denies goes on, not what he denies
            self._lender = None if words is None else _raw(self._span(s, words))
            return
        if finds:
            speakers = [one.speaker for one in self.quotations[-len(finds) :]]
            self._lender = next((one for one in reversed(speakers) if one.span), self._lender)
            return
        if self._lender is not None and not s.cues:
            return
        words = (speaker_of(s, s.cues[0]) if s.cues else None) or clause_subject(s)
        self._lender = None if words is None else _raw(self._span(s, words))

    def _continue(self, s: Sentence, finds: list[Find]) -> None:
        """Take a sentence as free reported speech; verbatim passages in it stay quotations."""
        end = next((find.parts[0][0] - 1 for find in finds if find.rule == "colon"), s.end)
        span = Span.cut(self._text, s.tokens[0].start, s.tokens[end - 1].end)
        merged = self._free if self._attributed else None
        if merged is not None and len(self.quotations[merged].span.surface) < _LONGEST_FREE:
            span = Span.cut(self._text, self.quotations[merged].span.start, span.end)
            del self.quotations[merged]
        self._free = len(self.quotations)
        self.quotations.append(
            Quotation(
                QuotationType.INDIRECT,
                span,
                (span,),
                self._lender or _raw(None),
                None,
                Evidence("free", 0.75, self._annotator),
                free=True,
            )
        )
        self._attributed = True
        whole = Find(QuotationType.INDIRECT, ((0, end),), None, None, "free", 0.75, borrows=True)
        kept = [find for find in finds if find.rule == "colon"]
        kept = [replace(find, speaker=None, borrows=True) for find in kept]
        inner = inner_passages(s, whole)
        met = {find.parts for find in inner}
        # "Der Plan sei gut, sagte er und nannte ihn „mutig“": a fragment with a verb of its own.
        own = [find for find in finds if find.rule == "fragment" and find.cue is not None]
        for find in [*inner, *(find for find in own if find.parts not in met), *kept]:
            self.quotations.append(self._quotation(s, find))

    def _quotation(self, s: Sentence, find: Find) -> Quotation:
        parts = tuple(self._span(s, part) for part in find.parts)
        speaker = _raw(None if find.speaker is None else self._span(s, find.speaker))
        if find.speaker is None and find.borrows and self._lender is not None:
            speaker = self._lender
        return Quotation(
            find.type,
            Span.cut(self._text, parts[0].start, parts[-1].end),
            parts,
            speaker,
            None if find.cue is None else self._span(s, find.cue),
            Evidence(find.rule, find.confidence, self._annotator),
            free=find.free,
            medium=None if find.medium is None else self._medium(s, find.medium),
        )

    def _medium(self, s: Sentence, words: Range) -> Medium:
        span = self._span(s, words)
        return Medium(span.surface, None, span)

    def _span(self, s: Sentence, part: Range) -> Span:
        return Span.cut(self._text, s.tokens[part[0]].start, s.tokens[part[1] - 1].end)


def _raw(words: Span | None) -> Speaker:
    return Speaker(None, None, Naming.UNRESOLVED, words)
