"""What words in marks call something: names, nicknames and terms; and what stands on things."""

from __future__ import annotations

from warehouse.annotate.content import is_relative
from warehouse.annotate.passages import is_name, word_count
from warehouse.annotate.phrases import Range
from warehouse.annotate.sentence import Cue, Sentence
from warehouse.annotate.siblings import sibling_before
from warehouse.annotate.subjects import speaker_of

_FRAGMENT_WORDS = 2
_NICKNAME_WORDS = 3
# Where spaces part syllables, three words have about five of them.
_NICKNAME_SYLLABLES = 5


def is_label(s: Sentence, at: int, speaker: Range | None) -> bool:
    """Tell whether the noun at `at` announces what stands on a thing ("mit der Aufschrift „...“").

    Where people hold the thing up, the words are theirs.
    """
    if s.low(at) not in s.lexicon.pack.cues.inscriptions:
        return False
    first = s.clause_start(at)
    if s.lexicon.cases and s.tokens[first].is_capital and s.tokens[first + 1].is_capital:
        return False  # "Ада Рот держала плакат с надписью «...»"
    return speaker is None or speaker[0] > at or not _is_somebody(s, *speaker)


def _is_somebody(s: Sentence, start: int, end: int) -> bool:
    if s.low(start) in s.lexicon.determiners and end - start > 1:
        start += 1
    called = any(s.low(k) in s.lexicon.agents_by_noun for k in range(start, end))
    return called or (end - start > 1 and all(s.tokens[k].is_capital for k in range(start, end)))


def _is_called_so(s: Sentence, i: int, cue: Cue) -> bool:
    """Tell whether marks hold what something is usually called ("la llaman «la terca»").

    Nobody in particular calls it so: no subject or agent is named, or people at large are it.
    """
    if cue.verb.name not in s.lexicon.pack.cues.calling or s.low(i + 1) in s.lexicon.agents:
        return False
    if not _is_nickname_like(s, i):
        return False
    speaker = speaker_of(s, cue)
    if s.lexicon.plain_content and i == cue.at + 1 and not s.is_marked(cue.at - 1):
        return s.low(i + 1) not in s.lexicon.indefinite  # "sometimes labelled “the mirror”"
    if speaker is None:
        return not s.lexicon.drops_subject or s.low(cue.at) in s.lexicon.so_called
    folk = any(s.low(k) in s.lexicon.pack.phrases.folk for k in range(*speaker))
    return folk and not any(s.low(k) in s.lexicon.demonstratives for k in range(cue.last, i))


def _is_nickname_like(s: Sentence, i: int) -> bool:
    """Tell whether marks hold a name, or a definite article and a noun that is none of judging."""
    lexicon = s.lexicon
    if lexicon.isolating:
        return word_count(s, i) <= _NICKNAME_SYLLABLES
    words = s.tokens[i].inside.lower().replace("’", "'").split()
    first = words[0].partition("'")[0] + "'" if "'" in words[0] else words[0]
    definite = first in lexicon.determiners - lexicon.possessives - lexicon.judging
    definite = definite and first not in lexicon.indefinite
    return (definite and len(words) <= _NICKNAME_WORDS) or is_name(s, i)


def _is_nickname(s: Sentence, i: int) -> bool:
    """Tell whether marks hold a definite article and one noun ("den sie „das Büro“ nennt")."""
    lexicon = s.lexicon
    words = s.tokens[i].inside.lower().replace("’", "'").split()
    if lexicon.joints is not None:
        words = list(lexicon.joints.words(" ".join(words)))
    definite = words[0] in lexicon.articles and words[0] not in lexicon.judging
    return len(words) == 2 and definite and words[0] not in lexicon.possessives


def _is_called(s: Sentence, cue: Cue) -> bool:
    """Tell whether many call a person so ("Người hâm mộ gọi anh là „...“")."""
    start, end = speaker_of(s, cue) or (0, 0)
    named = any(s.tokens[k].is_capital for k in range(max(1, start), end))
    named = named or s.low(start) in s.lexicon.titles
    called = s.low(cue.last + 1)
    return not named and called in s.lexicon.titles | s.lexicon.pronouns


def _in_relative(s: Sentence, cue: Cue) -> bool:
    """Tell whether a verb stands in a relative or participle clause: names are used there."""
    start, end = s.clause_start(cue.at), s.break_after(cue.at)
    if not s.lexicon.subject_first:
        finite = any(s.low(i) in s.lexicon.finite or i in s.cue_of for i in range(start, cue.at))
        bare = cue.at == end - 1 and not finite
        return bare or is_relative(s, start, end)
    words = (s.low(i) for i in range(start, cue.at))
    return any(word in s.lexicon.relatives or word in s.lexicon.content for word in words)


def _modifies_term(s: Sentence, i: int, cue: Cue) -> bool:
    """Tell whether short marks tell which thing is meant ('an end to "zero hours" contracts')."""
    follows = s.tokens[i + 1] if i + 1 < s.end else None
    noun = follows is not None and follows.is_lower and follows.low not in s.lexicon.function_words
    if not noun or s.is_finite(i + 1) or s.lexicon.is_adverb(s.low(i + 1)):
        return False
    far = i - cue.last > 1 and s.low(i - 1) not in s.lexicon.judging
    return far and not cue.verb.judging and word_count(s, i) <= _FRAGMENT_WORDS


def is_name_here(s: Sentence, i: int, cue: Cue) -> bool:
    """Tell whether the marks hold a name (of a work, a body, a nickname) rather than a judgement.

    A capital inside the marks needs a verb of judging, and an adjective or an article of
    judgement in front of the marks ("nannte es eine „Posse“").
    """
    if s.lexicon.isolating and cue.verb.judging and _is_called(s, cue):
        return True
    if s.lexicon.plain_content and _modifies_term(s, i, cue):
        return True
    near = range(cue.at - 4, cue.at + 3)
    if cue.verb.judging and any(s.low(j) in s.lexicon.reflexives for j in near):
        return True
    if _is_nickname(s, i) and _in_relative(s, cue):
        return True
    if _is_called_so(s, i, cue):
        return True
    if not is_name(s, i):
        return False
    if s.lexicon.verb_second and sibling_before(s, i) is not None:
        return True  # "die Boote „Anna“ und „Berta“"
    before = s.low(i - 1)
    judged = before in s.lexicon.judging or s.lexicon.is_adjective(before) or cue.verb.charging
    judges = cue.verb.judging or cue.verb.charging
    return not judged or not judges or speaker_of(s, cue) is None
