"""What went wrong with the quotations of a document, sorted into classes of mistakes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from warehouse.evaluation.corpus import GoldDocument, Kind
from warehouse.evaluation.measuring import Judged
from warehouse.evaluation.quotations import Claim, dice, match, name_is_right, speaker_is_right

# A missed and a false quotation that share this much are one with wrong edges.
_SAME_PLACE = 0.2


class Mistake(StrEnum):
    """Classes of mistakes, in the order in which they are read."""

    MISSED = "missed"
    FALSE = "false alarm"
    SPAN = "wrong span"
    KIND = "wrong kind"
    SPEAKER = "wrong speaker"
    NAME = "wrong person or body"
    NAMING = "wrong naming class"


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake in its document: what was annotated, what was found, and what differs."""

    mistake: Mistake
    document: GoldDocument
    gold: Claim | None
    found: Claim | None
    note: str = ""

    @property
    def kind(self) -> Kind:
        """The annotated kind, or the found one where nothing is annotated."""
        claim = self.gold or self.found
        return Kind.DIRECT if claim is None else claim.kind

    @property
    def rule(self) -> str:
        """The rule that found something; "" where nothing was found."""
        return "" if self.found is None else self.found.rule


def mistakes(judged: Judged) -> Iterator[Finding]:
    """Yield every mistake in the quotations of a document; one quotation may have several."""
    golds = [gold for gold in judged.golds if gold.kind is not Kind.REPORTED]
    pairs = match(golds, judged.founds)
    paired_golds, paired_founds = ({pair.gold for pair in pairs}, {pair.found for pair in pairs})
    missed = [gold for n, gold in enumerate(golds) if n not in paired_golds]
    alarms = [found for n, found in enumerate(judged.founds) if n not in paired_founds]
    yield from _unmatched(judged.document, missed, alarms)
    for pair in pairs:
        yield from _differing(judged.document, golds[pair.gold], judged.founds[pair.found])


def _unmatched(
    document: GoldDocument, missed: Sequence[Claim], alarms: Sequence[Claim]
) -> Iterator[Finding]:
    """Yield misses and false alarms; those at the same place are one quotation with wrong edges."""
    left = list(alarms)
    for gold in missed:
        near = max(left, key=lambda one: dice(gold.words, one.words), default=None)
        if near is None or dice(gold.words, near.words) < _SAME_PLACE:
            yield Finding(Mistake.MISSED, document, gold, None)
            continue
        left.remove(near)
        share = f"{dice(gold.words, near.words):.0%} of the words agree"
        yield Finding(Mistake.SPAN, document, gold, near, share)
    for found in left:
        yield Finding(Mistake.FALSE, document, None, found)


def _differing(document: GoldDocument, gold: Claim, found: Claim) -> Iterator[Finding]:
    """Yield what is wrong about a quotation that was found."""
    if gold.kind is not found.kind:
        note = f"{gold.kind} taken as {found.kind}"
        yield Finding(Mistake.KIND, document, gold, found, note)
    if gold.speaker and not speaker_is_right(gold, found):
        yield Finding(Mistake.SPEAKER, document, gold, found)
        return
    if gold.name is None:
        return
    if not name_is_right(gold, found):
        note = f"meant {gold.name}, found {found.name or 'nobody'}"
        yield Finding(Mistake.NAME, document, gold, found, note)
    if gold.naming is not None and gold.naming is not found.naming:
        note = f"{gold.naming} taken as {found.naming}"
        yield Finding(Mistake.NAMING, document, gold, found, note)
