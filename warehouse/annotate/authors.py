"""What the author adds behind words in marks, in a language that parts it off by a dash.

There any verb may stand in the frame ("«...», — не скрывал радости Рогов"), and words of manner
point back at what was said ("«...» — так ответил Рогов").
"""

from __future__ import annotations

from warehouse.annotate.cases import nominative_in
from warehouse.annotate.circumstances import skip_adverbs
from warehouse.annotate.lexicon import Lexicon
from warehouse.annotate.sentence import Sentence
from warehouse.annotate.tails import Tail

_DASHES = "–—-"
_ENDS = ("?", "!", "…")


def authors_frame(s: Sentence, i: int, j: int) -> Tail | None:
    """Return the frame of any verb that the author's words at `j` build behind marks at `i`."""
    if not s.lexicon.cases or j >= s.end or s.tokens[j - 1].text not in _DASHES:
        return None
    end = s.break_after(j)
    pointed = _manner_end(s, j)
    parted = s.tokens[j - 2].text == "," and s.tokens[j].is_lower
    asked = s.tokens[i].inside[-1:] in _ENDS and s.is_finite(skip_adverbs(s, j))
    if not (pointed or parted or asked) or s.low(j) in s.lexicon.relatives:
        return None
    verb = next((k for k in range(pointed or j, end) if s.is_finite(k)), None)
    speaker = None if verb is None else nominative_in(s, pointed or j, end)
    if verb is None or speaker is None or not _may_speak(s, speaker):
        return None
    return Tail(speaker, (verb, verb + 1), max(verb + 1, speaker[1]))


def _manner_end(s: Sentence, j: int) -> int:
    """Return where words end that point back at what was said ("такими словами"), 0 if none do."""
    for words in s.lexicon.manners.get(s.low(j), ()):
        if all(s.low(j + k) == word for k, word in enumerate(words)):
            return j + len(words)
    return 0


def _may_speak(s: Sentence, speaker: tuple[int, int]) -> bool:
    lexicon = s.lexicon
    return any(_is_somebody(s, k, lexicon) for k in range(*speaker))


def _is_somebody(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    known = s.low(k) in lexicon.heads or s.low(k) in lexicon.nominatives
    return known or s.tokens[k].is_capital
