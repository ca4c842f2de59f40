"""Words that look like verbs of saying and say nothing: nouns, and ends of comparisons."""

from __future__ import annotations

from warehouse.annotate.lexicon import Lexicon


def is_lookalike(lexicon: Lexicon, word: str, before: str, *, closes: bool) -> bool:
    """Tell whether a form says nothing where it stands.

    Args:
        lexicon: the words of the language.
        word: the form in small letters.
        before: the word before it, "" where it opens its sentence.
        closes: whether a break or the end of the sentence follows it.
    """
    if not before and lexicon.verb_second:
        return _holds_particle(lexicon, word)
    return closes and before in lexicon.comparing  # "mehr als gedacht"


def _holds_particle(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a form has its particle in front, which ends main clauses ("Hinweise")."""
    verb = lexicon.joined.get(word)
    parted = verb is not None and bool(verb.particle) and word not in lexicon.participles
    return parted and not word.endswith(lexicon.pack.clauses.leading_endings)
