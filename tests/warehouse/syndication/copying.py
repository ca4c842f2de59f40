"""Invented texts of any length, and what outlets do to them."""

from __future__ import annotations

from random import Random

_SYLLABLES = ("ka", "lor", "min", "ta", "ve", "sun", "dri", "pol", "ne", "gar", "os", "hel")


def words(random: Random, count: int) -> list[str]:
    """Words that no other text has in this order."""
    return ["".join(random.choices(_SYLLABLES, k=random.randint(2, 4))) for _ in range(count)]


def text(seed: int, count: int = 200) -> str:
    """A text of so many words in sentences of ten."""
    all_words = words(Random(seed), count)  # noqa: S311
    sentences = [" ".join(all_words[at : at + 10]) for at in range(0, count, 10)]
    return ". ".join(sentences) + "."


def edited(original: str, seed: int, share: float) -> str:
    """The same text with a share of its words exchanged."""
    random = Random(seed)  # noqa: S311
    return " ".join(
        words(random, 1)[0] if random.random() < share else word for word in original.split()
    )
