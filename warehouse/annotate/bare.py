"""Content that follows its verb without a comma ("said that ...", "said the talks had failed")."""

from __future__ import annotations

from warehouse.annotate.asides import is_led, lead_end, past_back
from warehouse.annotate.circumstances import past_circumstances, skip_adverbs
from warehouse.annotate.content import Content, Shape, content_end
from warehouse.annotate.openings import opening
from warehouse.annotate.passages import opens_with_small_verb
from warehouse.annotate.phrases import phrase_at
from warehouse.annotate.sentence import Cue, Sentence
from warehouse.annotate.subjects import first_helper

# How far behind its verb such content may begin, and its own verb behind that.
_REACH = 14
_VERB_REACH = 18
_SHORTEST = 3


def bare_content(s: Sentence, cue: Cue) -> Content | None:
    """Return the content of a verb of saying in a language that parts it by no comma."""
    if s.lexicon.isolating:
        found = opening(s, cue)
        shape = None if found is None else Shape(found[1])
        if found is None or shape is None:
            return None
        return Content(found[0], content_end(s, found[0], shape), shape)
    start = cue.last + 1
    for i in range(start, min(s.end, start + _REACH)):
        shape = _shape_at(s, i, cue)
        if shape is Shape.MARKED:
            if i == start or (s.lexicon.plain_content and _is_told(s, cue, i)):
                return Content(i, i + 1, shape)
            break
        if s.lexicon.plain_content and shape is Shape.THAT and s.low(i - 1) in s.lexicon.joiners:
            before = _plain(s, cue)  # "said the port was safe and that it would open"
            if before is not None:
                return before
        if shape is Shape.THAT and s.lexicon.plain_content and _is_of_noun(s, cue, i):
            break  # "announced a plan that would cost millions"
        if (
            shape not in (None, Shape.MARKED)
            and s.lexicon.plain_content
            and _has_predicate(s, start, i)
        ):
            before = _plain(s, cue)  # "said it was clear that", "told us boats had come to help"
            if before is not None or shape is not Shape.THAT:
                return before
        if shape is not None and _is_beside(s, cue, i, shape):
            end = content_end(s, i, shape)
            while i > start and shape is Shape.INFINITIVE and s.low(i - 1) in s.lexicon.negations:
                i -= 1  # "dit ne rien savoir"
            return Content(i, min(end, lead_end(s, i) or end) if _leads(s, cue) else end, shape)
        if s.tokens[i].is_break or i in s.cue_of:
            break
    return None if s.lexicon.opened_content else _plain(s, cue)


def _is_of_noun(s: Sentence, cue: Cue, i: int) -> bool:
    """Tell whether the noun before "that" owns it: a verb follows, or the verb is a weak one."""
    if i == skip_adverbs(s, cue.last + 1) or s.low(i) in s.lexicon.open_content:
        return False
    if s.is_finite(skip_adverbs(s, i + 1)) and s.low(i - 1) not in s.lexicon.joiners:
        return True
    weak = cue.verb.weak and not cue.verb.telling
    return weak and past_circumstances(s, cue.last + 1) < i


def _has_predicate(s: Sentence, start: int, end: int) -> bool:
    """Tell whether a verb stands in a range that no article makes an attribute."""
    return any(
        s.is_finite(i)
        and not (s.lexicon.plain_content and _leads_noun(s, i - 1))
        and not s.lexicon.is_participle(s.low(i))
        for i in range(start, end)
    )


def _leads_noun(s: Sentence, i: int) -> bool:
    """Tell whether an article that is no pronoun as well stands there ("the", not "this")."""
    word = s.low(i)
    return word in s.lexicon.determiners and word not in s.lexicon.pronouns


def _is_told(s: Sentence, cue: Cue, i: int) -> bool:
    """Tell whether only who is told parts marks from their verb ('told police "I ran"')."""
    told = phrase_at(s, cue.last + 1) if cue.verb.telling else None
    return told is not None and told[1] == i


def _leads(s: Sentence, cue: Cue) -> bool:
    """Tell whether a participle leads a sentence in ("Stating that ..., he said")."""
    opens = s.lexicon.plain_content and skip_adverbs(s, 0) == cue.at
    return opens and s.lexicon.is_participle(s.low(cue.at))


def _is_beside(s: Sentence, cue: Cue, i: int, shape: Shape) -> bool:
    """Tell whether only circumstances part content from its verb, where a noun would own it.

    "a salué le vote que la ville attendait" tells of the vote, nothing that somebody said.
    """
    if not s.lexicon.opened_content:
        return True
    start = past_circumstances(s, cue.last + 1)
    if s.low(i - 1) in s.lexicon.coordinators:
        return False
    if s.low(i) in s.lexicon.content and s.low(i - 1) in s.lexicon.prepositions:
        i -= 1  # "advirtió de que"
    if start >= i or (shape is Shape.THAT and start > skip_adverbs(s, cue.last + 1)):
        return True
    if cue.verb.telling or (shape is Shape.INFINITIVE and not s.lexicon.inverted_frames):
        told = phrase_at(s, start)
        return told is not None and past_circumstances(s, told[1]) >= i
    if cue.verb.weak and start == i - 1 and s.tokens[start].is_lower:
        return True  # "considera injusto que"
    speaker = phrase_at(s, start)
    if speaker is None or not s.may_speak(*speaker):
        return False
    first = first_helper(s, cue)
    begin = s.clause_start(first)
    begin += s.low(begin) in s.lexicon.coordinators
    inverted = past_circumstances(s, begin) >= first
    return inverted and past_circumstances(s, speaker[1]) >= i


def bare_infinitive(s: Sentence, cue: Cue) -> Content | None:
    """Return an infinitive without a mark as content ("призвал власти вывести войска")."""
    end = s.break_after(cue.last + 1)
    for i in range(cue.last + 1, min(end, cue.last + _REACH)):
        if i in s.cue_of or s.is_finite(i):
            return None
        word = s.low(i)
        infinitive = word.endswith(s.lexicon.infinitive_endings) and s.tokens[i].is_lower
        if (
            infinitive
            and word not in s.lexicon.function_words
            and word not in s.lexicon.not_verbs
            and len(word) > _SHORTEST
        ):
            start = i - 1 if s.low(i - 1) in s.lexicon.negations else i
            return Content(start, content_end(s, start, Shape.INFINITIVE), Shape.INFINITIVE)
    return None


def _shape_at(s: Sentence, i: int, cue: Cue) -> Shape | None:
    lexicon = s.lexicon
    word = s.low(i)
    if s.is_marked(i):
        return Shape.MARKED
    if word in lexicon.content and (word not in lexicon.adverbial or cue.verb.asking):
        if lexicon.inverted_frames and s.low(i + 1) in lexicon.participles:
            return None  # "plus que prévu"
        verb = cue.verb
        only_judges = not (verb.speech or verb.weak or verb.infinitive)
        return None if lexicon.opened_content and only_judges else Shape.THAT
    if word in lexicon.questions and cue.verb.asking:
        return Shape.QUESTION
    if lexicon.plain_content and _is_gerund(s, i, cue):
        return Shape.INFINITIVE
    if not cue.verb.infinitive:
        return None
    marked = word in lexicon.infinitive_marks
    beside = i == cue.last + 1  # "demande à partir"
    marked = marked or ((cue.verb.telling or beside) and word in lexicon.telling_marks)
    if marked and _is_bare_verb(s, i + 1):
        return Shape.INFINITIVE
    begins = (skip_adverbs(s, cue.last + 1), past_circumstances(s, cue.last + 1))
    bare = lexicon.opened_content and i in begins
    # "n'a pas souhaité commenter" says nothing.
    bare = bare and not ((cue.verb.weak or not cue.verb.speech) and s.is_infinitive(i))
    denied = (s.low(k) in lexicon.negations for k in range(s.clause_start(cue.at), cue.at))
    bare = bare and not (lexicon.inverted_frames and cue.verb.weak and any(denied))
    return Shape.INFINITIVE if bare and _is_bare_verb(s, i) else None


def _is_gerund(s: Sentence, i: int, cue: Cue) -> bool:
    """Tell whether what somebody did follows a verb ("denied taking bribes", "of taking ...")."""
    if not cue.verb.gerund or not s.lexicon.is_participle(s.low(i)) or not s.tokens[i].is_lower:
        return False
    if s.low(i) in s.lexicon.not_infinitives:
        return False
    if s.low(past_back(s, cue.at - 1)) in s.lexicon.passive_helpers:
        return False  # "he is accused of taking bribes"
    if cue.verb.judging and cue.last + 1 >= i - 1:
        return False  # "a man accused of taking bribes" accuses nobody
    return i == skip_adverbs(s, cue.last + 1) or s.low(i - 1) in s.lexicon.prepositions


def _is_bare_verb(s: Sentence, i: int) -> bool:
    lexicon = s.lexicon
    while s.low(i) in lexicon.proclitics or lexicon.is_adverb(s.low(i)):
        i += 1  # "de ne pas lui répondre"
    word = s.low(i)
    if i >= s.end or not s.tokens[i].is_lower or word in lexicon.pronouns:
        return False
    if not word.endswith(lexicon.infinitive_endings) or word in lexicon.adverbs:
        return False
    if word in lexicon.not_infinitives:
        return False
    return word not in lexicon.determiners and word not in lexicon.prepositions


def _plain(s: Sentence, cue: Cue) -> Content | None:
    """Return a content clause without any introducing word."""
    judges = cue.verb.judging and not cue.verb.telling
    if (cue.verb.weak and not cue.verb.plain) or judges:
        return None
    if s.low(cue.at - 1) in s.lexicon.relatives and s.clause_start(cue.at) < cue.at - 1:
        return None  # "those who say no are wrong" tells whom is meant
    if cue.verb.citing and s.lexicon.plain_content:
        return None  # "quoted Roth as saying the port was safe"
    passive = s.low(past_back(s, cue.at - 1)) in s.lexicon.passive_helpers
    start = _past_circumstances(s, cue, told=cue.verb.telling and not passive)
    found = _plain_at(s, cue, start)
    if found is not None or not cue.verb.telling:
        return found
    named = _name_in_hearer(s, cue.last + 1, start)
    found = None if named is None else _plain_at(s, cue, named)
    return found or _plain_at(s, cue, _past_circumstances(s, cue, told=False))


def _name_in_hearer(s: Sentence, start: int, end: int) -> int | None:
    """Return where a name begins right behind who is told it ("told the court Roth had ...")."""
    for i in range(start + 1, end):
        if s.tokens[i].is_capital and s.tokens[i - 1].is_lower:
            return i if s.low(i - 1) not in s.lexicon.determiners else None
        if s.tokens[i].is_lower and s.tokens[i - 1].is_capital:
            return i  # "told Reuters talks were under way"
    return None


def _plain_at(s: Sentence, cue: Cue, start: int) -> Content | None:
    if cue.verb.weak and s.lexicon.plain_content and start > skip_adverbs(s, cue.last + 1):
        return None  # "proteins found in the glue the snail makes"
    if start >= s.end or s.tokens[start].is_break or s.low(start) in s.lexicon.prepositions:
        return None
    if s.low(start) in s.lexicon.not_speakers:
        verb = skip_adverbs(s, start + 1)
        holds = s.is_finite(verb)
    else:
        holds = _is_pronoun_clause(s, start) or _is_clause(s, start)
    if not holds:
        return None
    end = content_end(s, start, Shape.PLAIN)
    if s.low(s.clause_start(cue.at)) in s.lexicon.relatives:
        end = min(end, s.break_after(start))  # "Roth, who said she was ill, left"
    if _leads(s, cue):
        end = min(end, lead_end(s, start) or end)
    return Content(start, end, Shape.PLAIN)


def _is_clause(s: Sentence, start: int) -> bool:
    """Tell whether a subject and a verb begin at `start`."""
    subject = phrase_at(s, start)
    if subject is not None:
        return _has_verb(s, start, subject[1])
    # "said shares could fall": a noun that looks like a verb stands before another one.
    helped = s.lexicon.plain_content and s.low(start) in s.lexicon.helpers
    lone = s.low(start) not in s.lexicon.determiners and not helped
    if s.low(start + 1) in s.lexicon.finite and lone:
        return True
    # "said talks with both sides were under way"
    noun = s.lexicon.plain_content and s.low(start)[-1:] == "s" and s.is_finite(start)
    return noun and s.low(start + 1) in s.lexicon.prepositions and _has_verb(s, start, start + 1)


def _has_verb(s: Sentence, start: int, end: int) -> bool:
    """Tell whether a verb follows a subject, or the comma that closes what stands beside it."""
    aside = any(s.tokens[i].is_break for i in range(start, end))
    comma = end < s.end and s.tokens[end].text == ","
    led = s.low(end + 1) in s.lexicon.relatives or is_led(s, end + 1)
    if comma and (led or s.low(end + 1) in s.lexicon.prepositions):
        end = s.break_after(end + 1) + 1  # "said the yard, which is old, would close"
    elif aside and comma:
        end += 1
    limit = min(s.break_after(end), start + _VERB_REACH)
    related = next((i for i in range(end, limit) if s.low(i) in s.lexicon.relatives), limit)
    if _has_predicate(s, end, related if s.lexicon.plain_content else limit):
        return True
    if s.lexicon.plain_content and sum(map(s.is_finite, range(related, limit))) > 1:
        return True  # "said the man who called had a knife"
    if s.lexicon.plain_content and _has_verb_behind_aside(s, limit):
        return True
    # 'said the plan "lacks ambition"': the marks hold the verb
    return s.lexicon.plain_content and s.is_marked(end) and opens_with_small_verb(s, end)


def _has_verb_behind_aside(s: Sentence, at: int) -> bool:
    """Tell whether a verb follows the aside at a comma (", which is old, would close")."""
    led = s.low(at + 1) in s.lexicon.relatives or is_led(s, at + 1)
    close = s.break_after(at + 1)
    if at >= s.end or s.tokens[at].text != "," or not led or close >= s.end:
        return False
    verb = skip_adverbs(s, close + 1)
    return s.tokens[close].text == "," and s.is_finite(verb)


def _is_pronoun_clause(s: Sentence, i: int) -> bool:
    """Tell whether a pronoun that can only be a subject begins a clause ("he lied")."""
    if s.lexicon.is_contracted(s.low(i)):
        return True
    verb = skip_adverbs(s, i + 1)
    if s.low(i) not in s.lexicon.nominatives or verb >= s.end:
        return False
    return s.tokens[verb].is_lower and s.low(verb) not in s.lexicon.function_words


def _past_circumstances(s: Sentence, cue: Cue, *, told: bool) -> int:
    """Skip who was told, when and where ("told reporters on Monday in Oslo ...")."""
    i = _past_adverbs(s, cue.last + 1)
    if told:
        hearer = phrase_at(s, i)
        i = i if hearer is None else hearer[1]
    for _ in range(3):
        i = _past_adverbs(s, i)
        while s.lexicon.is_adverb(s.low(i - 1)) and s.low(i) in s.lexicon.times:
            i += 1  # "said yesterday morning"
        if s.low(i) not in s.lexicon.prepositions:
            break
        if s.lexicon.is_adverb(s.low(i + 1)):
            i += 2  # "on Monday", "on Monday evening"
            while s.low(i) in s.lexicon.times:
                i += 1
            continue
        found = phrase_at(s, i + 1, governed=True)
        if found is None:
            break
        i = found[1]
    return i


def _past_adverbs(s: Sentence, i: int) -> int:
    """Skip adverbs; "there" may also be the subject ("said there was no truth in it")."""
    subject = s.low(i) in s.lexicon.not_speakers and s.is_finite(i + 1)
    return i if subject else skip_adverbs(s, i)
