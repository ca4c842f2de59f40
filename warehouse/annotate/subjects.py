"""Who speaks: the subject of a verb of saying, the agent of a passive, the source of "heißt es"."""

from __future__ import annotations

from warehouse.annotate.asides import (
    agent_behind,
    attending_subject,
    cited_speaker,
    led_subject,
    nearest_subject,
    parted_subject,
)
from warehouse.annotate.cases import nominative_in, subject_behind, subject_of
from warehouse.annotate.circumstances import (
    counts,
    is_oblique,
    past_circumstances,
    past_phrase,
    past_phrases,
    skip_adverbs,
    skip_openers,
)
from warehouse.annotate.denials import denied
from warehouse.annotate.impersonal import (
    has_object,
    is_impersonal,
    is_reflexive,
    named_source,
    source_in,
    speaking_place,
)
from warehouse.annotate.isolating import subject_before
from warehouse.annotate.phrases import Range, is_marked_name, phrase_at
from warehouse.annotate.relatives import (
    antecedent,
    governed_subject,
    has_own_verb,
    leads_speaker,
    opens_relative,
    subject_inside,
)
from warehouse.annotate.sentence import Cue, Sentence

# How far before a participle its helper may stand, in tokens.
_HELPER_REACH = 30
_LONGEST = 26


def speaker_of(s: Sentence, cue: Cue) -> Range | None:
    """Return the words of who speaks, for a verb of saying with its content behind it."""
    if s.lexicon.isolating:
        return subject_before(s, s.clause_start(cue.at), cue.at)
    if s.lexicon.cases:
        return subject_of(s, cue)
    held = denied(s, cue)
    if held is not None:
        return held
    start = s.clause_start(first_helper(s, cue))
    if s.lexicon.plain_content:
        plain = _plain_speaker(s, cue, start)
        if plain is not None:
            return plain
    if s.lexicon.is_participle(s.low(cue.at)) or hangs(s, cue.at, start):
        return clause_subject(s, s.clause_start(start - 2) if start > 1 else 0)
    last = cue.at + 1 >= s.end or s.tokens[cue.at + 1].is_break
    verb = _finite(s, cue, start, last=last)
    if s.lexicon.opened_content and goes_on(s, cue):
        verb = next((i for i in range(start, verb) if s.is_finite(i)), verb)
    own = s.lexicon.inverted_frames and s.low(verb - 1) in s.lexicon.reflexives
    if s.low(verb) in s.lexicon.passive_helpers and verb != cue.at and not own:
        return _passive(s, cue, start, verb)
    if s.low(cue.last + 1) in s.lexicon.passive_helpers and not s.lexicon.plain_content:
        return _passive(s, cue, start, cue.at)
    if is_impersonal(s, verb) and not (is_reflexive(s, cue) or has_object(s, start, verb)):
        if s.lexicon.opened_content:
            return named_source(s) or speaking_place(s, start)
        return source_in(s, start) or named_source(s)
    subjectless = skip_adverbs(s, start) >= verb if s.lexicon.subject_first else verb <= start + 1
    if subjectless and start and not _is_turned(s, verb):
        before = _over_insertions(s, start) if s.lexicon.opened_content else None
        before = before or _before_insertion(s, start)
        if before is not None:
            return before
    if cue.verb.citing and s.lexicon.verb_second:
        return _cited(s, start, verb)
    found = _subject(s, start, verb, last=last)
    if found is None and verb == cue.at:
        return named_source(s) or clause_subject(s, start)
    return found


def _is_turned(s: Sentence, verb: int) -> bool:
    """Tell whether a pronoun behind a verb can only be its subject ("..., nannte er Unsinn")."""
    word = s.low(verb + 1)
    return s.lexicon.verb_second and word in s.lexicon.nominatives and word not in s.lexicon.objects


def _plain_speaker(s: Sentence, cue: Cue, start: int) -> Range | None:
    """Return who speaks where asides or a nearer clause hide the plain subject."""
    agent = agent_behind(s, cue)
    if agent is not None:
        return agent
    if s.lexicon.is_participle(s.low(cue.at)):
        attending = attending_subject(s, cue.at)
        if attending is not None:
            return attending
        leads = skip_adverbs(s, start) == cue.at and start == 0
        before = s.clause_start(start - 2) if start > 1 else 0
        if before and s.is_finite(skip_adverbs(s, before)):
            return parted_subject(s, before)  # "Roth, a baker, doubted it, saying ..."
        if s.lexicon.is_participle(s.low(cue.at)) and _is_helped(s, start, cue.at):
            return phrase_at(s, skip_adverbs(s, start), loose=True)
        return cited_speaker(s, cue) or (led_subject(s, cue.at) if leads else None)
    verb = _finite(s, cue, start, last=False)
    dated = s.low(start) in s.lexicon.prepositions and _is_day(s, start + 1)
    past = skip_adverbs(s, start + 2) if dated else past_circumstances(s, start)
    if start and past >= verb:
        return parted_subject(s, start)  # "Ada Roth, the mayor, on Monday said"
    if skip_adverbs(s, start) < verb and not _is_joined(s, cue.at, start):
        return nearest_subject(s, start, verb)
    return parted_subject(s, start) if start else None


def _is_joined(s: Sentence, at: int, start: int) -> bool:
    """Tell whether a verb shares the subject of the one that opens the clause behind an apposition.

    "The mayor, Ada Roth, called the plan “cruel” and urged the state": the plan urges nobody.
    """
    first = skip_adverbs(s, start)
    objected = s.is_marked(first + 1) or s.low(first + 1) in s.lexicon.determiners
    objected = objected or s.low(first + 1) in s.lexicon.pronouns
    return start > 0 and objected and s.is_finite(first) and s.low(at - 1) in s.lexicon.coordinators


def _is_helped(s: Sentence, start: int, at: int) -> bool:
    """Tell whether a verb of its own clause stands before a participle ("is heard saying")."""
    return any(s.low(i) in s.lexicon.finite for i in range(start + 1, at)) and (
        s.low(at - 1) not in s.lexicon.as_said
    )


def speaker_behind(s: Sentence, cue: Cue) -> Range | None:
    """Return the words of who speaks, for a frame that trails its content ("..., sagte er")."""
    if s.lexicon.cases:
        return subject_behind(s, cue)
    i = skip_adverbs(s, cue.at + 1)
    if s.low(i) in s.lexicon.impersonal:
        return source_in(s, i + 1)
    if cue.verb.citing:
        return _second_phrase(s, i)
    if s.lexicon.inverted_frames:
        return phrase_at(s, past_circumstances(s, max(i, cue.last + 1)))
    while s.low(i) in s.lexicon.proclitics:
        i += 1
    return phrase_at(s, past_phrases(s, i) if s.lexicon.verb_second else i)


def goes_on(s: Sentence, cue: Cue) -> bool:
    """Tell whether a verb has no subject of its own ("..., adding that", "und fügte hinzu")."""
    if s.lexicon.attending and attending_subject(s, cue.at) is not None:
        return False
    if s.lexicon.is_participle(s.low(cue.at)) or hangs(s, cue.at, s.clause_start(cue.at)):
        return True
    i = first_helper(s, cue) - 1
    while i > 0 and (s.lexicon.is_adverb(s.low(i)) or s.low(i) in s.lexicon.proclitics):
        i -= 1
    dropped = s.lexicon.drops_subject and s.low(i) in s.lexicon.adverbial
    if s.low(i) not in s.lexicon.joiners and not dropped:
        return False
    follows = s.low(cue.at + 1)
    if s.lexicon.drops_subject and _is_followed(s, cue):
        return False
    return follows not in s.lexicon.nominatives and follows not in s.lexicon.impersonal


def _is_followed(s: Sentence, cue: Cue) -> bool:
    """Tell whether a verb has its subject behind it ("y añadió el alcalde que ...")."""
    behind = phrase_at(s, skip_adverbs(s, cue.last + 1))
    if behind is None or not s.may_speak(*behind):
        return False
    return s.low(behind[1]) in s.lexicon.content


def hangs(s: Sentence, i: int, start: int) -> bool:
    """Tell whether an infinitive hangs on a preposition and so on the main subject ("avant de")."""
    opened = s.low(i - 1) in s.lexicon.prepositions
    if not s.is_infinitive(i) or not opened:
        return False
    return not any(s.is_finite(j) for j in range(start, i))


def clause_subject(s: Sentence, start: int = 0) -> Range | None:
    """Return the subject of the main clause that begins at `start`."""
    if s.lexicon.isolating:
        return subject_before(s, start, s.break_after(start))
    end = min(s.end, start + _LONGEST)
    if s.lexicon.cases:
        return nominative_in(s, start, s.break_after(start))
    led = s.lexicon.inverted_frames and _is_led(s, start)
    for i in range(start, end):
        if not s.is_finite(i):
            continue
        begin = s.clause_start(i) if led else start
        if led and opens_relative(s, begin):
            continue  # "Interrogé sur le port, qui ferme, Roth a dit": not the main verb
        return _subject(s, begin, i)
    return None if is_oblique(s, start) else phrase_at(s, start, loose=True)


def first_helper(s: Sentence, cue: Cue) -> int:
    """Return the first helping verb of a participle ("aurait été dit"), else the verb itself."""
    if s.low(cue.at) not in s.lexicon.participles:
        return cue.at
    found = cue.at
    while (before := s.helper_of(found)) is not None:
        found = before
    return found


def _finite(s: Sentence, cue: Cue, start: int, *, last: bool) -> int:
    """Return the verb that the subject stands next to: a helper before a participle, or the cue."""
    helped = first_helper(s, cue)
    if helped != cue.at:
        return helped
    # A participle alone between commas has its helper in front of an apposition.
    alone = last and cue.at == start and not s.lexicon.subject_first
    first = 0 if alone else start
    for i in range(cue.at - 1, max(first - 1, cue.at - _HELPER_REACH), -1):
        if s.low(i) in s.lexicon.helpers:
            return i
    return cue.at


def _is_led(s: Sentence, start: int) -> bool:
    """Tell whether circumstances open a sentence ("Interrogé lundi, ...", "À la pause, ...")."""
    return is_oblique(s, start) or s.low(start) in s.lexicon.participles


def _subject(s: Sentence, start: int, verb: int, *, last: bool = False) -> Range | None:
    if s.lexicon.inverted_frames and s.low(start) in s.lexicon.relatives:
        own = phrase_at(s, start + 1) if s.low(start + 1) in s.lexicon.determiners else None
        if own is not None and own[1] <= verb:
            return own  # "dont la présidente juge"
    if s.lexicon.verb_second:
        inner = subject_inside(s, start, verb)
        if inner is not None:
            return inner
    whom = governed_subject(s, start, verb)
    if whom is not None:
        return whom
    if opens_relative(s, start):
        found = antecedent(s, start - 1)
        if not s.lexicon.opened_content:
            return found
        if has_own_verb(s, start, verb):
            return _over_insertions(s, start) or clause_subject(s)
        return found if found is None or leads_speaker(s, found) else clause_subject(s)
    if s.lexicon.subject_first:
        return _before_first(s, start, verb)
    if s.lexicon.verb_second and s.low(verb - 1) in s.lexicon.joiners and verb - 1 > start:
        return _shared_subject(s, start, verb)
    after = _after_verb(s, verb)
    begin = skip_openers(s, start, last=last)
    if after is not None and s.low(after[0]) in s.lexicon.nominatives:
        return _subject_before_pronoun(s, begin, verb) or after
    role = s.low(start) in s.lexicon.adverbial and after is not None  # "Als Grund nannte er ..."
    if begin < verb and not role and not is_oblique(s, begin):
        before = _before_verb(s, begin, verb)
        if before is not None:
            return before
    return after


def _subject_before_pronoun(s: Sentence, begin: int, verb: int) -> Range | None:
    """Return the subject of a verb whose pronoun may be its object ("Der Arzt nannte sie")."""
    lexicon = s.lexicon
    if s.low(verb + 1) not in lexicon.objects or begin >= verb or is_oblique(s, begin):
        return None
    sure = s.low(begin) in lexicon.subject_articles or (
        s.tokens[begin].is_capital and s.low(begin) not in lexicon.function_words
    )
    found = _before_verb(s, begin, verb) if sure else None
    return found if found is not None and found[1] == verb else None


def _shared_subject(s: Sentence, start: int, verb: int) -> Range | None:
    """Return the subject of a verb that "und" joins to one before it ("Er kam und nannte es …")."""
    first = next((i for i in range(start + 1, verb - 1) if s.is_finite(i) or i in s.cue_of), None)
    if first is not None:
        return _subject(s, start, first)
    return phrase_at(s, start) or phrase_at(s, start + 1)


def _before_first(s: Sentence, start: int, verb: int) -> Range | None:
    """Return a subject in front of its verb, or behind one that opens its clause."""
    begin = skip_adverbs(s, skip_openers(s, start))
    if s.low(begin) in s.lexicon.articles and _is_day(s, begin + 1):
        begin += 2  # "This Wednesday Ada Roth said"
    if s.low(begin) in s.lexicon.speaking_from and begin + 1 < verb:
        whole = phrase_at(s, begin + 1, loose=True)
        if whole is not None and whole[1] == verb and s.may_speak(*whole):
            return whole  # "Desde la Fiscalía recuerdan que"
    if s.low(begin) in s.lexicon.prepositions:
        begin = past_phrase(s, begin) or verb
    if begin < verb:
        return _before_verb(s, begin, verb)
    return _after_verb(s, verb)


def _before_verb(s: Sentence, start: int, verb: int) -> Range | None:
    while s.lexicon.opened_content and verb > start + 1 and s.low(verb - 1) in s.lexicon.proclitics:
        verb -= 1  # "El PP la calificó"
    found = phrase_at(s, start, loose=True)
    if found is None or (verb == start + 1 and s.low(start) in s.lexicon.not_speakers):
        return None
    if found[1] >= verb:
        return found[0], verb
    if _only_attributes(s, found[1], verb):
        return found[0], verb
    return found


def _only_attributes(s: Sentence, start: int, end: int) -> bool:
    """Tell whether only further words of the phrase stand between it and the verb."""
    if s.tokens[start].is_break or s.low(start) in s.lexicon.adverbs:
        return False
    return all(is_marked_name(s, i) or _is_attribute(s, i) for i in range(start, end))


def _is_attribute(s: Sentence, i: int) -> bool:
    token = s.tokens[i]
    if token.is_capital or token.text[0].isdigit():
        return True
    lexicon = s.lexicon
    word = s.low(i)
    if word in lexicon.attaching or word in lexicon.determiners or word in lexicon.particles:
        return True
    return token.is_lower and not s.is_finite(i) and lexicon.is_adjective(word)


def _after_verb(s: Sentence, verb: int) -> Range | None:
    i = skip_adverbs(s, verb + 1)
    if s.lexicon.verb_second:
        i = past_phrases(s, i)
    elif s.low(i) in s.lexicon.prepositions:
        past = past_phrase(s, i)
        if past is None:
            return None
        i = past
    return None if is_oblique(s, i) else phrase_at(s, i)


def _over_insertions(s: Sentence, start: int) -> Range | None:
    """Return a subject whose apposition or relative clause ends right before a verb at `start`.

    Openings before it are passed over ("Por su parte, la alcaldesa, Ada Robles, dijo ...").
    """
    begins = [0, *(at + 1 for at in s.breaks if at + 1 < start)]
    held: Range | None = None
    for begin in begins:
        first = skip_openers(s, begin)
        if is_oblique(s, first) or s.low(first) in s.lexicon.relatives:
            continue
        found = phrase_at(s, first, loose=True)
        if found is None or found[1] >= start or not s.tokens[found[1]].is_break:
            continue
        bare = s.low(first) not in s.lexicon.determiners and s.tokens[first].is_lower
        alone = found[1] == first + 1 and s.low(first) in s.lexicon.pronouns
        if held is not None and bare and (alone or s.low(first) not in s.lexicon.pronouns):
            return held  # "Ada Roth, pêcheuse, craint ...", "Le parquet, lui, ..."
        if found[1] == start - 1 or _is_aside(s, found[1] + 1):
            return found
        named = s.tokens[first].is_capital or s.low(first) in s.lexicon.determiners
        held = found if named else held
    return None


def _is_aside(s: Sentence, i: int) -> bool:
    """Tell whether a clause at `i` only tells more about the noun before it."""
    lexicon = s.lexicon
    word = s.low(i)
    small = word in lexicon.relatives or word in lexicon.prepositions or word in lexicon.as_said
    return small or lexicon.is_adverb(word) or counts(s, i)


def _before_insertion(s: Sentence, start: int) -> Range | None:
    """Return a subject that an inserted clause parts from its verb ("Roth, die ..., sagte")."""
    begin = skip_openers(s, 0)
    end = s.break_after(begin)
    if s.low(begin) in s.lexicon.participles:
        return None
    if end >= start or is_oblique(s, begin) or s.tokens[end].text in ":;":
        return None
    if begin in s.cue_of or (begin and s.low(0) not in s.lexicon.coordinators):
        return None
    found = phrase_at(s, begin, loose=True)
    past = begin if found is None or not s.lexicon.verb_second else found[1]
    if any(s.is_finite(i) or s.lexicon.is_reported(s.low(i)) for i in range(past, end)):
        return None
    return found


def _passive(s: Sentence, cue: Cue, start: int, verb: int) -> Range | None:
    if cue.verb.citing:
        return _subject(s, start, verb)
    for i in range(cue.at - 1, start - 1, -1):
        if s.low(i) in s.lexicon.joiners:
            break
        if s.low(i) in s.lexicon.agents:
            return phrase_at(s, i + 1)
    return named_source(s)


def _cited(s: Sentence, start: int, verb: int) -> Range | None:
    """Return who is quoted: the object ("Das Blatt zitiert dazu den Minister mit den Worten")."""
    behind = skip_adverbs(s, verb + 1)
    if skip_adverbs(s, skip_openers(s, start)) < verb and not is_oblique(s, start):
        return phrase_at(s, behind) or _subject(s, start, verb)
    return _second_phrase(s, behind)


def _second_phrase(s: Sentence, i: int) -> Range | None:
    first = phrase_at(s, i)
    if first is None:
        return None
    second = phrase_at(s, first[1])
    return first if second is None else second


def _is_day(s: Sentence, i: int) -> bool:
    """Tell whether a word is a day that also stands without a preposition ("Monday")."""
    return s.low(i) in s.lexicon.times and s.low(i) in s.lexicon.adverbs
