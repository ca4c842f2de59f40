"""Free reported speech: sentences that go on quoting by their mood alone."""

from __future__ import annotations

from warehouse.annotate.sentence import Sentence

# The finite verb of a main clause stands among the first words behind a fronted clause.
_FRONT = 3


def is_free(s: Sentence, *, attributed: bool) -> bool:
    """Tell whether the main clause of a sentence is reported speech without a frame.

    Args:
        s: the sentence.
        attributed: whether the sentence before is somebody's words, so that a conditional
            ("Es gäbe ein Video") counts as their continuation.
    """
    place = _main_verb(s)
    if place is None or _has_frame(s):
        return False
    word = s.low(place)
    if place in s.reported:
        return True
    return attributed and word in s.lexicon.conditional


def _main_verb(s: Sentence) -> int | None:
    """Return the finite verb of the main clause, as far as its place gives it away."""
    start, end = 0, s.break_after(0)
    while start < s.end:
        for i in range(start, end):
            if i in s.reported or s.low(i) in s.lexicon.conditional:
                return None if _is_subordinate(s, start) else i
            if s.low(i) in s.lexicon.finite or i in s.cue_of:
                if not _is_subordinate(s, start):
                    return i
                break
        start, end = end + 1, s.break_after(end + 1)
    return None


def _is_subordinate(s: Sentence, start: int) -> bool:
    word = s.low(start)
    lexicon = s.lexicon
    if word in lexicon.adverbial or word in lexicon.content:
        return True
    if start == 0:
        return False
    return word in lexicon.relatives or (
        word in lexicon.prepositions and s.low(start + 1) in lexicon.relatives
    )


def _has_frame(s: Sentence) -> bool:
    """Tell whether the sentence names its source after all ("..., so Roth", "laut Roth")."""
    lexicon = s.lexicon
    return any(
        s.low(i) in lexicon.after
        or s.low(i) in lexicon.so
        or s.low(i) in lexicon.before
        or s.low(i) in lexicon.before_sources
        for i in range(s.end)
    )
