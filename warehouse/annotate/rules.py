"""The order in which the quotation rules read a sentence."""

from __future__ import annotations

from warehouse.annotate import frames, governed, interruptions, siblings, sources, verbatim
from warehouse.annotate.citations import cited
from warehouse.annotate.reading import Find, Reading
from warehouse.annotate.relays import relayed
from warehouse.annotate.sentence import Sentence

RULES = (
    verbatim.passages,
    frames.as_said,
    interruptions.interrupted,
    governed.by_verbs,
    governed.by_phrases,
    frames.trailing,
    governed.fronted,
    sources.by_sources,
    frames.hence,
    verbatim.after_nouns,
    governed.by_nouns,
    verbatim.fragments,
    siblings.joined_fragments,
    governed.by_mood,
)
# Where no word marks content, a frame behind the whole sentence goes before verbs inside it.
_FRAMES_FIRST = (
    *RULES[:3],
    frames.trailing,
    *(rule for rule in RULES[3:] if rule is not frames.trailing),
)


def read(s: Sentence) -> list[Find]:
    """Return the quotations of a sentence in the order of their words."""
    if s.is_plain:
        return []
    reading = Reading(s)
    for rule in _FRAMES_FIRST if s.lexicon.isolating else RULES:
        rule(reading)
    finds = cited(s, relayed(s, reading.finds))
    inner = [one for find in finds for one in verbatim.inner_passages(s, find)]
    return sorted([*finds, *inner], key=lambda find: find.parts)
