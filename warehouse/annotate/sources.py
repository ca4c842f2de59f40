"""Source prepositions: "laut Polizei", "nach Angaben von ...", "Berichten zufolge"."""

from __future__ import annotations

from warehouse.annotate.cases import antecedent
from warehouse.annotate.content import Shape, content_end
from warehouse.annotate.lexicon import SOURCE
from warehouse.annotate.passages import is_clause, word_count
from warehouse.annotate.phrases import Range, past_bracket, phrase_at, source_before
from warehouse.annotate.reading import Find, Reading
from warehouse.annotate.sentence import Sentence
from warehouse.annotate.subjects import clause_subject
from warehouse.annotate.tails import source_start
from warehouse.model import QuotationType

# How many words may stand between a document and who published it ("a survey published ... by").
_FAR_GIVER = 6


def by_sources(r: Reading) -> None:
    """Take the clause around every source phrase, the phrase itself left out."""
    s = r.s
    for i in s.having(SOURCE):
        if r.is_taken(i):
            continue
        if _by_relative(r, i):
            continue
        found = _source_at(s, i)
        if found is not None:
            _take_around(r, *found)


def _by_relative(r: Reading, i: int) -> bool:
    """Take a relative clause that names its noun as the source ("..., nach denen ...")."""
    s = r.s
    lexicon = s.lexicon
    if lexicon.cases:
        return _by_owned_relative(r, i)
    if i == 0 or not s.tokens[i - 1].is_break or s.low(i + 1) not in lexicon.relatives:
        return False
    end = s.break_after(i)
    known = s.low(i) in lexicon.before_sources or source_start(s, i) == i + 1
    verb_last = s.is_finite(end - 1) or s.low(end - 1) in lexicon.conditional
    if lexicon.inverted_frames:
        verb_last = any(s.is_finite(k) for k in range(i + 2, end))
    if not known or not verb_last or not r.is_free(i + 2, end):
        return False
    kind = r.type_of(i + 2, end)
    r.take(Find(kind, ((i + 2, end),), None, (i, i + 1), "source_relative", 0.7, borrows=True))
    return True


def _by_owned_relative(r: Reading, i: int) -> bool:
    """Take a relative clause whose pronoun owns the source ("..., по словам которого ...")."""
    s = r.s
    begin = source_start(s, i)
    if begin is None or i == 0 or s.low(begin) not in s.lexicon.relatives:
        return False
    end = s.break_after(begin)
    if not r.is_free(begin + 1, end):
        return False
    kind = r.type_of(begin + 1, end)
    parts, speaker = ((begin + 1, end),), antecedent(s, i)
    r.take(Find(kind, parts, speaker, (i, begin), "source_relative", 0.7))
    return True


def _source_at(s: Sentence, i: int) -> tuple[Range, Range, Range] | None:
    """Return the whole phrase, the source and the cue of a source preposition at `i`."""
    lexicon = s.lexicon
    word = s.low(i)
    if word in lexicon.after or (
        word in lexicon.before_sources
        and lexicon.is_source_noun(s.low(i - 1))
        and s.low(i - 2) in lexicon.possessives
    ):
        source = source_before(s, i)
        return None if source is None else ((source[0], i + 1), source, (i, i + 1))
    begin = source_start(s, i)
    if begin is not None and lexicon.isolating and not _opens_source(s, i, begin):
        return None
    if begin is not None and not {s.low(begin), s.low(begin + 1)}.isdisjoint(lexicon.not_sources):
        return None
    if begin is not None:
        source = phrase_at(s, begin, governed=True, loose=s.lexicon.subject_first)
    elif word in lexicon.before_sources and not _is_temporal(s, i):
        source = _named_source(s, i + 1)
    elif word in lexicon.before_people:
        opinion = _opinion(s, i)
        return None if opinion is None else ((i, opinion[1]), opinion[0], (i, i + 1))
    else:
        return None
    if source is None:
        return None
    source = _without_said(s, source)
    end = _phrase_end(s, i, source[1])
    if lexicon.opened_content and begin is not None:
        end = past_bracket(s, _past_name(s, _past_hanging(s, end)))
        source = _giver(s, source[1], end) or source
    elif lexicon.plain_content and begin is not None and _head(s, source) in lexicon.papers:
        giver = _giver(s, source[1], min(s.break_after(source[1]), source[1] + _FAR_GIVER))
        if giver is not None:
            source, end = giver, max(end, giver[1])
    return (i, end), source, (i, begin or i + 1)


def _head(s: Sentence, source: Range) -> str:
    """Return the last word of a source: what was said in ("a survey", "the ministry's report")."""
    return s.low(source[1] - 1)


def _without_said(s: Sentence, source: Range) -> Range:
    """Return a source without marks behind it that hold no name ("laut Roth „sehr“")."""
    start, end = source
    while s.lexicon.verb_second and end - 1 > start and s.is_marked(end - 1):
        if not s.tokens[end - 1].inside[:1].islower():
            break
        end -= 1
    return start, end


def _is_said(s: Sentence, i: int) -> bool:
    """Tell whether a passage alone is what a source says, rather than a name."""
    small = s.lexicon.opened_content and s.is_marked(i) and s.tokens[i].inside[:1].islower()
    return is_clause(s, i) or (small and word_count(s, i) > 1)


def _past_hanging(s: Sentence, end: int) -> int:
    """Return where words end that hang on a source ("los datos publicados ayer por la OMS")."""
    at = s.break_after(end)
    if s.low(end) in s.lexicon.relatives and s.clause_start(end) > 0:
        return at  # "de acuerdo con un funcionario que pidió el anonimato"
    plain = end < at and s.low(end) not in s.lexicon.coordinators
    plain = plain and not any(
        s.is_finite(i) or s.low(i) in s.lexicon.content or (s.is_marked(i) and is_clause(s, i))
        for i in range(end, at)
    )
    return at if plain and s.tokens[end].is_lower else end


def _past_name(s: Sentence, end: int) -> int:
    """Return where a name ends that tells whose office a source is ("selon la maire, Ada Roth")."""
    if end >= s.end or s.tokens[end].text != ",":
        return end
    at = s.break_after(end + 1)
    words = s.tokens[end + 1 : at]
    named = len(words) > 1 and words[0].is_capital and words[-1].is_capital
    joined = all(one.is_capital or one.low in s.lexicon.particles for one in words)
    return at if named and joined else end


def _giver(s: Sentence, start: int, end: int) -> Range | None:
    """Return who published what a source phrase names ("publicados por la OMS")."""
    for i in range(start, end):
        if s.low(i) in s.lexicon.agents:
            return phrase_at(s, i + 1, governed=True)
    return None


def _opens_source(s: Sentence, i: int, begin: int) -> bool:
    """Tell whether a preposition that has other senses names a source here."""
    if s.low(begin) in s.lexicon.not_sources:
        return False
    before = s.low(i - 1)
    led = before in s.lexicon.content or before in s.lexicon.coordinators
    return i == 0 or s.tokens[i - 1].is_break or s.is_marked(i - 1) or led


def _opinion(s: Sentence, i: int) -> tuple[Range, int] | None:
    """Return whose opinion opens a sentence and its comma ("Pour Ada Roth, ...").

    A name, or marks in the sentence, show that it is one.
    """
    found = phrase_at(s, i + 1, governed=True, loose=True)
    if i != s.clause_start(i) or found is None or found[1] >= s.end:
        return None
    comma = s.break_after(found[1])
    if comma >= s.end or s.tokens[comma].text != "," or any(map(s.is_finite, range(i, comma))):
        return None
    for _ in range(3):
        first = s.low(comma + 1)
        following = s.break_after(comma + 1)
        inserted = first in s.lexicon.relatives or first in s.lexicon.prepositions
        inserted = inserted or not any(
            s.is_finite(k) or s.is_marked(k) for k in range(comma + 1, following)
        )
        if not inserted or following >= s.end:
            break
        comma = following  # "Pour Ada Roth, de la mairie, qui ..., "
    clause = range(comma + 1, s.break_after(comma + 1))
    if not any(s.is_finite(k) or s.is_marked(k) for k in clause):
        return None
    named = any(
        s.tokens[k].is_capital and s.tokens[k + 1].is_capital for k in range(i + 1, found[1] - 1)
    )
    # An infinitive or a thing is what something is for ("Pour le port, le prix est bas").
    return (found, comma) if named or any(at > comma for at in s.marked) else None


def _phrase_end(s: Sentence, i: int, end: int) -> int:
    """Return where a source phrase ends: what hangs on it in front of a comma is left out too."""
    if i != s.clause_start(i):
        return end
    if s.lexicon.cases and s.low(end) in s.lexicon.prepositions:
        at = s.break_after(end)  # "По сведениям источника в полиции, ..."
        return at if at < s.end and s.tokens[at].text == "," else end
    if not s.lexicon.subject_first:
        return _main_verb_behind(s, end)
    at = s.break_after(end)
    comma = at < s.end and s.tokens[at].text == ","
    if s.lexicon.isolating:
        return at if comma or i > 0 else end
    if comma and s.low(end) in s.lexicon.prepositions:
        return at
    if s.lexicon.plain_content and comma and _hangs_on_source(s, end):
        return at
    close = s.break_after(at + 1)
    inserted = comma and at == end and close < s.end and s.tokens[close].text == ","
    if s.lexicon.plain_content and inserted and _hangs_on_source(s, at + 1):
        return close
    return end


def _hangs_on_source(s: Sentence, i: int) -> bool:
    """Tell whether words tell more about a source ("published on Monday", "who was there")."""
    word, lexicon = s.low(i), s.lexicon
    if word in lexicon.relatives or word in lexicon.prepositions or word.isdecimal():
        return True
    ends = word.endswith((*lexicon.participle_endings, *lexicon.finite_endings))
    hangs = ends and s.low(i + 1) not in lexicon.determiners
    return hangs or word in lexicon.insiders


def _is_temporal(s: Sentence, i: int) -> bool:
    return i > 0 and s.tokens[i - 1].is_capital and i > 1 and s.tokens[i - 2].text[0].isdigit()


def _named_source(s: Sentence, i: int) -> Range | None:
    if s.lexicon.opened_content and s.low(i) not in s.lexicon.possessives:
        return None  # "en su opinión", but "en el juicio"
    found = phrase_at(s, i, governed=True)
    lexicon = s.lexicon
    if found is None:
        return None
    for j in range(i, min(found[1], i + 5)):
        if lexicon.cases and lexicon.is_adjective(s.low(j)):
            continue
        if s.is_noun(j) and s.low(j) not in lexicon.determiners:
            return found if lexicon.is_source_noun(s.low(j)) else None
    return None


def _main_verb_behind(s: Sentence, end: int) -> int:
    """Return where the main verb opens a clause behind a fronted source phrase, or `end`."""
    at = end
    for _ in range(4):
        verb = s.low(at) in s.lexicon.finite or s.low(at) in s.lexicon.conditional
        if verb or at in s.reported_set:
            return at
        following = s.break_after(at)
        if following >= s.end:
            break
        at = following + 1
    return end


def _take_around(r: Reading, phrase: Range, source: Range, cue: Range) -> None:
    s = r.s
    if any(s.low(i) in s.lexicon.own for i in range(*source)):
        source = clause_subject(s) or source
    start, end = phrase
    first, limit = _clause_around(s, start)
    parts = []
    if first < start:
        stop = start - 1 if s.tokens[start - 1].is_break else start
        parts.append((first, stop))
    after = end + 1 if end < s.end and s.tokens[end].text == "," else end
    if s.lexicon.opened_content and after > end and s.low(after) in s.lexicon.relatives:
        after = s.break_after(after) + 1
    # "..., according to people briefed on the talks": nothing but a comma ends the source.
    closed = after > end or not parts or not s.lexicon.plain_content
    if after < limit and closed:
        parts.append((after, min(limit, content_end(s, after, Shape.PLAIN))))
    whole, parts = parts, [part for part in parts if r.is_free(*part)]
    if s.lexicon.opened_content and len(parts) < len(whole):
        # "La defensa, por boca de Roth, celebró «...»": a subject alone says nothing.
        parts = [part for part in parts if any(s.is_finite(i) for i in range(*part))]
    if any(s.tokens[i].is_lower for part in parts for i in range(*part)):
        kind = r.type_of(parts[0][0], parts[-1][1])
    elif len(parts) == 1 and parts[0][1] == parts[0][0] + 1 and _is_said(s, parts[0][0]):
        kind = QuotationType.DIRECT
    else:
        return
    r.take(Find(kind, tuple(parts), source, cue, "source", 0.85))


def _clause_around(s: Sentence, i: int) -> Range:
    """Return the range that a source phrase at `i` speaks for: its subclause or the sentence."""
    start = s.clause_start(i)
    if start == 0:
        return 0, s.end
    lexicon = s.lexicon
    if start == i and s.tokens[start - 1].text == "," and s.low(start - 2) in lexicon.relatives:
        return start, s.end  # "una norma que, según Roth, ..."
    word = s.low(start)
    second = s.low(start + 1)
    relative = word in lexicon.relatives or (
        word in lexicon.prepositions and second in lexicon.relatives
    )
    if relative and s.tokens[start - 1].text == "," and start != i:
        return start, s.break_after(i)
    if word in lexicon.content or word in lexicon.adverbial:
        return start, s.end
    if word in lexicon.coordinators or s.tokens[start - 1].text in ":;":
        return start, s.end
    return 0, s.end
