"""The credit annotator: which wire agencies an article names as its sources, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warehouse import wires
from warehouse.actors import ActorIndex
from warehouse.annotate.datelines import dateline
from warehouse.annotate.photos import Photos
from warehouse.annotate.reports import Reports
from warehouse.annotate.signoffs import Sources, groups
from warehouse.languages import LanguagePack
from warehouse.model import (
    GROUP_OF_ROLE,
    Annotations,
    Block,
    BlockKind,
    CleanText,
    CreditGroup,
    CreditRole,
    Evidence,
    OutsideCredit,
    Span,
    WireCredit,
)

_NAME, _VERSION = "credits", "3"
_HEAD_BLOCKS = 3
_WORDS = re.compile(r"\w+")
_TAIL_BLOCKS = 6
_MID_BLOCKS = 4
_ROLE_OF_BLOCK = {
    BlockKind.BYLINE: CreditRole.BYLINE,
    BlockKind.CREDIT_LINE: CreditRole.CREDIT,
}


class Credits:
    """Finds wire credits in a clean text and in the words beside it; the kinds stay apart."""

    name = _NAME
    version = _VERSION
    requires: tuple[str, ...] = ()
    provides = ("credits",)

    def __init__(self) -> None:
        self._rules: dict[str, tuple[LanguagePack, _Rules]] = {}

    def __call__(
        self, clean: CleanText, pack: LanguagePack, index: ActorIndex, found: Annotations
    ) -> Annotations:
        """Return `found` with the wire credits of the article, in the order of the text."""
        del index
        known = self._rules.get(pack.code)
        if known is None or known[0] is not pack:
            rules = _Rules(Sources(pack), Photos(pack), Reports(pack))
            known = self._rules[pack.code] = (pack, rules)
        inside = sorted(_Reading(clean, known[1]).credits(), key=_place)
        outside = [one for words in clean.outside_credits for one in _outside(words, known[1])]
        stated = _once([*inside, *outside])
        return found.adding(credits=_once([*stated, *_of_publisher(clean, stated)]))


@dataclass(frozen=True, slots=True)
class _Rules:
    """A language's rules, prepared once a pack."""

    sources: Sources
    photos: Photos
    reports: Reports


class _Reading:
    """One article being read for credits."""

    def __init__(self, clean: CleanText, rules: _Rules) -> None:
        self._clean = clean
        self._text = clean.text
        self._sources = rules.sources
        self._photos = rules.photos
        self._reports = rules.reports

    def credits(self) -> Iterator[WireCredit]:
        """Yield the credits of all blocks."""
        hits = list(wires.load().find(self._text))
        if not hits:
            return
        head = dateline(self._clean, self._sources)
        if head is not None:
            yield from (
                self._credit(hit, CreditRole.DATELINE, "dateline", 0.95) for hit in head.hits
            )
            hits = [hit for hit in hits if not head.start <= hit.start < head.end]
        at = 0
        for nth, block in enumerate(self._clean.blocks):
            inside: list[wires.AgencyHit] = []
            while at < len(hits) and hits[at].start < block.end:
                if hits[at].start >= block.start:
                    inside.append(hits[at])
                at += 1
            if inside:
                yield from _first_namings(self._in_block(nth, block, inside))

    def _in_block(
        self, nth: int, block: Block, hits: Sequence[wires.AgencyHit]
    ) -> Iterator[WireCredit]:
        unnamed = self._sources.unnamed(self._text, hits)
        if block.kind is BlockKind.CAPTION:
            hits = unnamed
            for hit in self._photos.in_caption(self._text, hits, block.start, block.end):
                yield self._credit(hit, CreditRole.PHOTO, "caption", 0.9)
            return
        photos = frozenset(self._photos.labelled(self._text, unnamed, block.start))
        for hit in hits:
            if hit in photos:
                yield self._credit(hit, CreditRole.PHOTO, "photo_label", 0.85)
        role = _ROLE_OF_BLOCK.get(block.kind)
        rest = [hit for hit in (hits if role is None else unnamed) if hit not in photos]
        if role is None:
            yield from self._in_paragraph(nth, block, rest)
        elif role is CreditRole.CREDIT and self._credits_picture(nth, block):
            yield from (self._credit(hit, CreditRole.PHOTO, "line_in_body", 0.6) for hit in rest)
        else:
            yield from (self._credit(hit, role, str(block.kind), 0.95) for hit in rest)

    def _credits_picture(self, nth: int, block: Block) -> bool:
        """Tell whether a labelled source line stands where pictures do: amid the paragraphs."""
        near = self._clean.blocks[max(0, nth - _MID_BLOCKS) : nth + 1 + _MID_BLOCKS]
        running = [one.start for one in near if one.kind is BlockKind.PARAGRAPH]
        before = sum(start < block.start for start in running)
        after = len(running) - before
        labelled = self._sources.is_labelled(self._text[block.start : block.end])
        return labelled and before > 0 and after == _MID_BLOCKS

    def _in_paragraph(
        self, nth: int, block: Block, hits: Sequence[wires.AgencyHit]
    ) -> Iterator[WireCredit]:
        unnamed = self._sources.unnamed(self._text, hits)
        signed = frozenset(self._sources.sign_offs(self._text, unnamed, block.start, block.end))
        for hit in hits:
            if hit in signed:
                yield self._credit(hit, CreditRole.CREDIT, "sign_off", 0.9)
        rest = [hit for hit in hits if hit not in signed]
        late = nth >= len(self._clean.blocks) - _TAIL_BLOCKS
        line = self._text[block.start : block.end]
        lone = bool(rest) and (late or nth < _HEAD_BLOCKS) and unnamed == list(hits)
        if lone and self._sources.is_lone_line(line, hits):
            role = CreditRole.BYLINE if nth < _HEAD_BLOCKS else CreditRole.CREDIT
            yield from (self._credit(hit, role, "lone_line", 0.8) for hit in rest)
            return
        if self._sources.closing_words(line, late=late):
            yield from (self._credit(hit, CreditRole.CREDIT, "closing_words", 0.85) for hit in rest)
            return
        yield from self._reported(block, rest)

    def _reported(self, block: Block, hits: Sequence[wires.AgencyHit]) -> Iterator[WireCredit]:
        for run in groups(self._text, hits, self._reports.joining):
            why = self._reports.judge(self._text, run, start=block.start, end=block.end)
            if why is None:
                continue
            previous: wires.AgencyHit | None = None
            for hit in run:
                # "Deutsche Presse-Agentur (dpa)" is one naming.
                if previous is None or previous.agency != hit.agency:
                    yield self._credit(hit, CreditRole.IN_TEXT, why.rule, why.confidence)
                previous = hit

    def _credit(
        self, hit: wires.AgencyHit, role: CreditRole, rule: str, confidence: float
    ) -> WireCredit:
        span = Span.cut(self._text, hit.start, hit.end)
        evidence = Evidence(rule, confidence, f"{_NAME}@{_VERSION}")
        return WireCredit(hit.agency, role, span.surface, span, evidence)


def _first_namings(credits: Iterator[WireCredit]) -> Iterator[WireCredit]:
    """Keep an agency's first naming in a line; in running text each naming is a place."""
    seen: set[tuple[str, CreditRole]] = set()
    for one in credits:
        if one.role is CreditRole.IN_TEXT or (one.agency, one.role) not in seen:
            seen.add((one.agency, one.role))
            yield one


def _outside(credit: OutsideCredit, rules: _Rules) -> Iterator[WireCredit]:
    words = credit.words
    if credit.origin == wires.PUBLISHER:
        return
    hits = rules.sources.unnamed(words, list(wires.load().find(words)))
    photos = frozenset(_of_picture(credit, hits, rules))
    sources = credit.role is not CreditRole.PHOTO and rules.sources.only(words)
    for hit in hits:
        if hit not in photos and not sources:
            continue
        role = CreditRole.PHOTO if hit in photos else credit.role
        evidence = Evidence(f"outside_{role}", 0.9, f"{_NAME}@{_VERSION}")
        yield WireCredit(
            hit.agency, role, words[hit.start : hit.end], None, evidence, credit.origin
        )


def _of_publisher(clean: CleanText, stated: Sequence[WireCredit]) -> Iterator[WireCredit]:
    """Yield the agency on whose own site an article stands, unless it credits any text itself."""
    if any(GROUP_OF_ROLE[one.role] is CreditGroup.TEXT for one in stated):
        return
    agencies = wires.load()
    for credit in clean.outside_credits:
        if credit.origin != wires.PUBLISHER:
            continue
        for hit in agencies.find(credit.words):
            around = f"{credit.words[: hit.start]} {credit.words[hit.end :]}".casefold()
            added = _WORDS.findall(around)
            if hit.trust is wires.Trust.TRAP or not agencies.site_words.issuperset(added):
                continue
            evidence = Evidence("own_site", 0.7, f"{_NAME}@{_VERSION}")
            words = credit.words[hit.start : hit.end]
            yield WireCredit(hit.agency, CreditRole.CREDIT, words, None, evidence, wires.PUBLISHER)
            return


def _of_picture(
    credit: OutsideCredit, hits: Sequence[wires.AgencyHit], rules: _Rules
) -> Iterator[wires.AgencyHit]:
    """Yield the agencies that own a picture; a long caption may speak of others."""
    if credit.role is not CreditRole.PHOTO:
        yield from rules.photos.labelled(credit.words, hits, 0)
    elif rules.sources.only(credit.words):
        yield from hits
    else:
        length = len(credit.words)
        owners = tuple(rules.photos.in_caption(credit.words, hits, 0, length))
        # Words given beside a picture name its owner unless they only quote the agency.
        yield from owners or (
            hit
            for hit in hits
            if rules.reports.judge(credit.words, (hit,), start=0, end=length) is None
        )


def _place(credit: WireCredit) -> tuple[int, str]:
    return (credit.span.start if credit.span is not None else -1, credit.agency)


def _once(credits: Sequence[WireCredit]) -> tuple[WireCredit, ...]:
    """Keep one credit an agency, role and place; what stands in the text wins over beside it."""
    seen: set[tuple[str, CreditRole, int | None]] = set()
    kept: list[WireCredit] = []
    in_text = {(one.agency, one.role) for one in credits if one.span is not None}
    for one in credits:
        place = one.span.start if one.span is not None else None
        key = (one.agency, one.role, place)
        if key in seen or (place is None and (one.agency, one.role) in in_text):
            continue
        seen.add(key)
        kept.append(one)
    return tuple(kept)
