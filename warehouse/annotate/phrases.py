"""Noun phrases: where the words for a person or body begin and end."""

from __future__ import annotations

from warehouse.annotate.cases import phrase_here
from warehouse.annotate.isolating import run_at
from warehouse.annotate.passages import is_clause, opens_with_small_verb
from warehouse.annotate.sentence import Sentence
from warehouse.annotate.tokens import SENTENCE_FINAL

_LONGEST = 24
_APOSTROPHES = ("'", "’")
_LONGEST_HEAD = 8
_INITIAL = 4
_LONGEST_ATTRIBUTE = 14
# Words in marks that end so are said, not a name.
_SAID = (",", *SENTENCE_FINAL)
Range = tuple[int, int]


def phrase_at(s: Sentence, i: int, *, loose: bool = False, governed: bool = False) -> Range | None:
    """Return the noun phrase that starts at position `i`, None if none does.

    Args:
        s: the sentence.
        i: where the phrase starts.
        loose: names take genitives and prepositions too ("Ada Roth vom Verein"), as in front of a
            verb, where no object can follow.
        governed: a preposition stands before the phrase, so that no verb can.
    """
    lexicon = s.lexicon
    if i >= s.end:
        return None
    if lexicon.isolating:
        return run_at(s, i)
    if lexicon.cases:
        return phrase_here(s, i, governed=governed)
    word = s.low(i)
    if word in lexicon.openers:
        return None
    if lexicon.opened_content and word in lexicon.articles and s.low(i + 1) in lexicon.genitives:
        owned = _attached(s, i + 1)  # "los del barrio"
        return None if owned is None else (i, _extended(s, owned, common=True))
    if lexicon.opened_content and (one := _one_of(s, i)) is not None:
        return i, one
    modified = _skip_modifiers(s, i, determined=governed)
    head = _head(s, modified)
    if head is None and modified > i + 1 and lexicon.opened_content:
        head = _head(s, modified - 1)  # an adjective may be the noun itself ("la première")
    if head is None and lexicon.plain_content:
        head = _pronoun_head(s, i, modified)
    if head is None and (governed or word in lexicon.determiners):
        head = _behind_attribute(s, i if governed else i + 1)
    if word in lexicon.pronouns and (head is None or word not in lexicon.determiners):
        return _pronoun(s, i)
    if head is None:
        return None
    if lexicon.verb_second:
        head = _past_owner(s, i, head)
    common = word in lexicon.determiners or loose or _is_role(s, head - 1)
    common = common or (lexicon.opened_content and s.tokens[head - 1].is_lower)
    return i, _extended(s, head, common=common)


def _past_owner(s: Sentence, i: int, head: int) -> int:
    """Return the end of a noun behind whose it is ("Berlins früherer Bürgermeister Jon Ohm")."""
    owner = s.tokens[head - 1]
    endings = s.lexicon.pack.phrases.owned_endings
    described = head < s.end and s.tokens[head].is_lower and s.low(head).endswith(endings)
    if not described or head > i + 2 or not owner.is_capital or owner.text[-1] not in "s'’":
        return head
    if s.is_finite(head) or not s.lexicon.is_adjective(s.low(head)):
        return head
    return _head(s, _skip_modifiers(s, head)) or head


def _pronoun(s: Sentence, i: int) -> Range | None:
    partitive = None
    if s.low(i) in s.lexicon.partitives and s.low(i + 1) in s.lexicon.genitives:
        partitive = _genitive(s, i + 1) or _attached(s, i + 1)
        if partitive is None and s.low(i + 2) in s.lexicon.pronouns and s.lexicon.plain_content:
            partitive = i + 3  # "one of them"
    if partitive is not None:
        return i, partitive
    return None if s.low(i) in s.lexicon.not_speakers else (i, i + 1)


def _one_of(s: Sentence, i: int) -> int | None:
    """Return the end of somebody picked from several ("un autre", "l'un d'eux", "uno de ellos")."""
    lexicon = s.lexicon
    at = i + 1 if s.low(i) in lexicon.articles and s.low(i + 1) in lexicon.partitives else i
    if s.low(at) not in lexicon.partitives:
        return None
    if s.low(at + 1) in lexicon.nominal_pronouns:
        noun = at + 2 < s.end and (s.tokens[at + 2].is_capital or _is_small_noun(s, at + 2))
        return None if noun else at + 2
    if s.low(at + 1) not in lexicon.attaching and s.low(at + 1) not in lexicon.genitives:
        return None
    who = at + 3 if s.low(at + 2) in lexicon.prepositions else at + 2  # "d'entre eux"
    if s.low(who) in lexicon.pronouns and s.low(who) not in lexicon.articles:
        return who + 1
    return (_genitive(s, at + 1) or _attached(s, at + 1)) if at > i else None


def _pronoun_head(s: Sentence, i: int, at: int) -> int | None:
    """Return the end of a phrase that ends in a pronoun ("no one", "the others")."""
    if at > i and _is_aged(s.tokens[at - 1].text):
        return at  # "the 58-year-old"
    word = s.low(at)
    nominal = word in s.lexicon.partitives or word in s.lexicon.nominal_pronouns
    return at + 1 if at == i + 1 and nominal and s.low(i) in s.lexicon.articles else None


def _is_role(s: Sentence, i: int) -> bool:
    return s.lexicon.is_source_noun(s.low(i)) or s.lexicon.is_noun_cue(s.low(i))


def _skip_modifiers(s: Sentence, i: int, *, determined: bool = False) -> int:
    """Skip articles, numbers and adjectives; after an article, adverbs and participles too."""
    lexicon = s.lexicon
    start, limit = i, min(s.end, i + _LONGEST_HEAD)
    articles = 0
    while i < limit and not s.is_marked(i):
        token = s.tokens[i]
        if token.low in lexicon.determiners:
            articles += not _counts(s, i)
            if articles > 1:
                break
            determined = True
        elif not token.text[0].isdigit() and not _modifies(s, i, determined=determined):
            break
        i += 1
    return i if i < limit or i == s.end else start


def _counts(s: Sentence, i: int) -> bool:
    """Tell whether a word counts its noun behind an article ("the two men", "his other son")."""
    lexicon = s.lexicon
    if not lexicon.plain_content or s.low(i - 1) not in lexicon.determiners:
        return False
    counting = s.low(i) in lexicon.nominal_pronouns or s.low(i) in lexicon.partitives
    return counting and _is_small_noun(s, i + 1) if i + 1 < s.end else False


def _behind_attribute(s: Sentence, i: int) -> int | None:
    """Return the end of a head behind a long attribute ("der am Tag darauf gewählte Präsident")."""
    for j in range(i, min(s.end - 1, i + _LONGEST_ATTRIBUTE)):
        if s.tokens[j].is_break or s.low(j) in s.lexicon.finite:
            return None
        participle = s.tokens[j].is_lower and s.low(j).endswith(s.lexicon.attribute_endings)
        if participle and s.low(j) not in s.lexicon.function_words:
            noun = j + 1
            while s.tokens[noun].is_lower and s.lexicon.is_adjective(s.low(noun)):
                noun += 1
                if noun >= s.end:
                    return None
            if s.tokens[noun].is_capital:
                return _head(s, noun)
    return None


def _modifies(s: Sentence, i: int, *, determined: bool) -> bool:
    lexicon = s.lexicon
    word = s.low(i)
    if not s.tokens[i].is_lower or word in lexicon.prepositions or word in lexicon.pronouns:
        return False
    if determined and lexicon.plain_content and _is_plain_attribute(s, i):
        return True  # "the failed landing"
    if word in lexicon.finite or word in lexicon.coordinators or "." in word:
        return False
    if determined:
        return word in lexicon.adverbs or word.endswith(lexicon.adjective_endings)
    return not s.is_finite(i) and word.endswith(lexicon.adjective_endings)


def _is_plain_attribute(s: Sentence, i: int) -> bool:
    """Tell whether a participle stands before its noun ("the proposed law", "a fallen tree")."""
    word, lexicon = s.low(i), s.lexicon
    follows = i + 1 < s.end and s.tokens[i + 1].text[0].isalpha()
    noun = follows and s.low(i + 1) not in lexicon.function_words
    participle = word.endswith((*lexicon.finite_endings, *lexicon.participle_endings))
    before = s.low(i - 1) in lexicon.determiners or lexicon.is_adverb(s.low(i - 1))
    return participle and noun and before and s.low(i + 1) not in lexicon.finite


def _head(s: Sentence, i: int) -> int | None:
    """Return the end of a run of capital words (and names in marks) from `i`."""
    start = i
    while i < s.end and i - start < _LONGEST_HEAD:
        token = s.tokens[i]
        if i == 0 and s.is_finite(0) and not s.tokens[0].is_lower:
            break  # "Recordó a las víctimas"
        if token.is_capital or is_marked_name(s, i) or _is_number(s, start, i):
            i += 1
        elif i > start and _past_particles(s, i) > i:
            i = _past_particles(s, i)
        elif (
            (_is_small_noun(s, i) and not _is_later_participle(s, start, i))
            or _is_inner(s, start, i)
            or _joins_parts(s, start, i)
        ):
            i += 1
        else:
            break
    return i if i > start else None


def _is_later_participle(s: Sentence, start: int, i: int) -> bool:
    """Tell whether a participle only tells of the noun before it ("une étude publiée hier")."""
    called = s.lexicon.drops_subject and s.low(i) in s.lexicon.callings  # "el principal acusado"
    return i > start and s.low(i) in s.lexicon.participles and not called


def is_marked_name(s: Sentence, i: int) -> bool:
    """Tell whether marks hold a name ("die Gruppe „Nordwind“"): what is said names nobody."""
    if not s.is_marked(i) or s.tokens[i].inside[-1:] in _SAID or is_clause(s, i):
        return False
    if s.lexicon.plain_content and opens_with_small_verb(s, i):
        return False
    return not s.lexicon.opened_content or not s.tokens[i].inside[:1].islower()


def _is_number(s: Sentence, start: int, i: int) -> bool:
    """Tell whether a number closes a name ("Formel 1"), rather than counting what follows."""
    counts = i + 1 < s.end and (s.tokens[i + 1].is_capital or s.tokens[i + 1].is_lower)
    return i > start and s.tokens[i].text[0].isdigit() and not counts


def _past_particles(s: Sentence, i: int) -> int:
    """Return where a name goes on behind "van der", "bin"; an article alone is no particle."""
    j = i
    while j - i < 3 and s.low(j) in s.lexicon.particles:
        j += 1
    if j == i and (s.lexicon.opened_content or s.lexicon.plain_content):
        return i
    return j + 1 if _is_capital(s, j) and s.low(i) not in s.lexicon.determiners else i


def _joins_parts(s: Sentence, start: int, i: int) -> bool:
    """Tell whether a comma or "und" stands inside "Sozial-, Schul- und Kulturdezernentin"."""
    return i > start and s.tokens[i - 1].text[-1:] == "-" and s.tokens[i].text[-1:] != "-"


def _is_small_noun(s: Sentence, i: int) -> bool:
    """Tell whether a small word may be a noun or adjective, in languages with small nouns."""
    if s.lexicon.nouns_capitalised or not s.tokens[i].is_lower:
        return False
    if s.is_finite(i) and not _is_determined_noun(s, i):
        return False
    if s.low(i) in s.lexicon.participles and i in s.cue_of:
        return False
    word = s.low(i)
    if s.lexicon.inverted_frames and word in s.lexicon.helpers:
        return False  # "aux policiers avoir vu"
    return word not in s.lexicon.function_words and not s.lexicon.is_adverb(word)


def _is_aged(text: str) -> bool:
    """Tell whether a word is a number with a noun ("58-year-old")."""
    return text[0].isdigit() and "-" in text and text[-1].isalpha()


def _is_determined_noun(s: Sentence, i: int) -> bool:
    """Tell whether a form of a verb of saying stands as a noun behind its article ("the talks")."""
    before = s.low(i - 1)
    if before in s.lexicon.proclitics and i in s.cue_of:
        return False
    article = before in s.lexicon.determiners and before not in s.lexicon.pronouns
    opens = i == 1 or s.tokens[i - 2].is_break
    if article and opens and s.lexicon.opened_content and s.is_finite(i + 1):
        return True  # "L'équipe promet"
    return article and before not in s.lexicon.content and s.low(i) in s.lexicon.joined


def _is_inner(s: Sentence, start: int, i: int) -> bool:
    """Tell whether the token belongs inside a name: the point of "J. Roth", or "beispiel.de"."""
    token = s.tokens[i]
    if token.text == ".":
        return i > start and _is_initial(s, i - 1) and _is_capital(s, i + 1)
    if token.text == "/" and s.lexicon.verb_second and i > start:  # "Bündnis 90/Die Grünen"
        return s.tokens[i - 1].end == token.start and _is_capital(s, i + 1)
    if token.text in _APOSTROPHES and s.lexicon.plain_content and i > start:
        beside = s.tokens[i - 1].end == token.start and i + 1 < s.end
        return beside and (s.tokens[i + 1].is_lower or s.tokens[i + 1].is_capital)
    return token.is_lower and "." in token.text


def _is_initial(s: Sentence, i: int) -> bool:
    return s.tokens[i].end - s.tokens[i].start <= _INITIAL


def _is_capital(s: Sentence, i: int) -> bool:
    return 0 <= i < s.end and (s.tokens[i].is_capital or s.is_marked(i))


def _extended(s: Sentence, end: int, *, common: bool) -> int:
    """Extend a head by genitives, attached prepositions, brackets and appositions."""
    limit = min(s.end, end + _LONGEST)
    while end < limit:
        further = _named_bracket(s, end) or _bracket(s, end) or _apposition(s, end)
        if further is None and s.lexicon.verb_second and s.lexicon.is_office(s.low(end - 1)):
            further = _genitive(s, end)  # "So warnten Vertreter der Verbände"
        if further is None and common:
            further = _genitive(s, end) or _attached(s, end)
            further = further or _placed_name(s, end)
        if further is None:
            break
        end = further
    return end


def _placed_name(s: Sentence, i: int) -> int | None:
    """Return the end of a name behind a place ("la portavoz en el Congreso, Ada Roth,")."""
    if not s.lexicon.opened_content or s.low(i) not in s.lexicon.prepositions:
        return None
    end = _head(s, _skip_modifiers(s, i + 1, determined=True))
    for _ in range(2):
        end = end and (_attached(s, end) or end)
    if end is None or end + 2 >= s.end or not s.tokens[end + 1].is_capital:
        return None
    return _apposition(s, end) if s.tokens[end + 2].is_capital else None


def past_bracket(s: Sentence, i: int) -> int:
    """Return where a bracket at `i` ends, `i` where none opens."""
    return _bracket(s, i) or i


def _bracket(s: Sentence, i: int) -> int | None:
    if i >= s.end or s.tokens[i].text not in "([":
        return None
    for j in range(i + 1, min(s.end, i + 10)):
        if s.tokens[j].text in ")]":
            return j + 1
    return None


def _named_bracket(s: Sentence, i: int) -> int | None:
    """Return the end of a name behind brackets ("la maire (PS) Ada Roth")."""
    end = _bracket(s, i) if s.lexicon.opened_content else None
    if end is None or end >= s.end or not s.tokens[end].is_capital:
        return None
    while end < s.end and s.tokens[end].is_capital:
        end += 1
    return end


def _genitive(s: Sentence, i: int) -> int | None:
    if s.low(i) not in s.lexicon.genitives:
        return None
    head = _head(s, _skip_modifiers(s, i))
    if head is None and s.low(i + 1) in s.lexicon.prepositions and s.lexicon.verb_second:
        head = _behind_attribute(s, i + 1)  # "Nachfolger des am Montag gewählten Chefs"
    return head


def _attached(s: Sentence, i: int) -> int | None:
    if s.low(i) not in s.lexicon.attaching:
        return None
    end = _head(s, _skip_modifiers(s, i + 1, determined=True))
    if end is None or any(s.low(j) in s.lexicon.occasions for j in range(i + 1, end)):
        return None
    return end


def _apposition(s: Sentence, i: int) -> int | None:
    """Return the end of ", Ada Roth" or ", der Chef der Firma", if a break or verb closes it."""
    if i >= s.end or s.tokens[i].text not in (",", "–", "—", "-"):
        return None
    first = s.low(i + 1)
    named = i + 1 < s.end and s.tokens[i + 1].is_capital
    called = s.lexicon.opened_content and first in s.lexicon.callings
    if not named and not called and first not in s.lexicon.determiners:
        return None
    end = _head(s, _skip_modifiers(s, i + 1))
    if end is None and s.lexicon.verb_second and first in s.lexicon.determiners:
        end = _behind_attribute(s, i + 2)  # ", der in Ulm lebende Maler Jon Ohm,"
    if end is None:
        return None
    for _ in range(4):
        further = _bracket(s, end) or _genitive(s, end) or _attached(s, end)
        if further is None:
            break
        end = further
    if s.lexicon.verb_second and end in s.cue_of and s.break_after(end) == end + 1:
        return end  # "wie Ada Roth, Leiterin der Schule betonte"
    return end if end >= s.end or s.tokens[end].is_break else None


def source_before(s: Sentence, i: int) -> Range | None:
    """Return the noun phrase that ends before position `i` (a postposition such as "zufolge")."""
    start = i
    while start > 0 and i - start < _LONGEST:
        token = s.tokens[start - 1]
        if token.is_break or s.is_finite(start - 1) or s.lexicon.is_reported(token.low):
            break
        if start < i and token.low in s.lexicon.adverbs:
            break
        start -= 1
        if token.low in s.lexicon.determiners and not _continues(s, start):
            break
    return (start, i) if start < i else None


def _continues(s: Sentence, i: int) -> bool:
    return i > 0 and s.tokens[i - 1].is_capital and s.low(i) in s.lexicon.genitives
