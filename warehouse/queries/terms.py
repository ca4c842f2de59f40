"""What a typed search asks for: words and quoted phrases, wanted or (with a minus) unwanted."""

from __future__ import annotations

from dataclasses import dataclass

# People paste phrases with the quotation marks of their own language.
_PLAIN = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_MINUS = "-−–"


@dataclass(frozen=True, slots=True)
class Terms:
    """Words and phrases that must all occur, and those that must not."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


def terms_of(q: str) -> Terms:
    """Understand a search; anything is one, and what is empty asks for nothing.

    `harbour "new bridge" -ferry` = the word, and the phrase, but not the last word. A minus only
    counts at the beginning of a word or before the quotation mark of a phrase.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    negated = False
    for number, part in enumerate(q.translate(_PLAIN).split('"')):
        if number % 2:
            (unwanted if negated else wanted).append(" ".join(part.split()))
            negated = False
            continue
        words = part.split()
        negated = bool(words) and words[-1] in _MINUS and not part[-1].isspace()
        for word in words[:-1] if negated else words:
            if word[0] in _MINUS and len(word) > 1:
                unwanted.append(word[1:])
            else:
                wanted.append(word)
    return Terms(_once(wanted), _once(unwanted))


def _once(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
