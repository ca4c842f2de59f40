"""Words that a language writes with spaces ("cho biết"): which ones, and a pattern for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields

from warehouse.languages import LanguagePack

_SPACE = "[ \u00a0]"
# Lists whose entries are lines, sentences or whole phrases rather than words.
_NO_WORDS = frozenset(("verbs", "silent", "phrases", "before", "anonymity"))


def compounds(pack: LanguagePack) -> frozenset[str]:
    """Return the words of a pack that hold spaces, none unless it says that it has such words."""
    if not pack.phrases.spaced_words:
        return frozenset()
    found = {form for line in pack.cues.verbs for form in forms_of(line)}
    for section in (pack.cues, pack.clauses, pack.phrases, pack.persons):
        for one in fields(section):
            entries = getattr(section, one.name)
            if isinstance(entries, tuple) and one.name not in _NO_WORDS:
                found.update(entries)
    return frozenset(word for word in found if " " in word)


def forms_of(line: str) -> tuple[str, ...]:
    """Return the forms of a line of forms; an underscore in one stands for a space."""
    return tuple(form.replace("_", " ") for form in line.partition(":")[2].split())


def with_compounds(words: frozenset[str], pattern: str) -> re.Pattern[str]:
    """Return a pattern of words that takes the given ones whole, in any letter case.

    Args:
        words: words with spaces in small letters.
        pattern: what any other word looks like.
    """
    if not words:
        return re.compile(pattern)
    return re.compile(rf"(?<!\w)(?i:{_branches(_tree(words))})(?!\w)|{pattern}")


_Tree = dict[str, "_Tree"]


def _tree(words: Iterable[str]) -> _Tree:
    """Return the words by their letters, so that matching one costs its length."""
    root: _Tree = {}
    for word in sorted(words):
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return root


def _branches(node: _Tree) -> str:
    """Return a pattern of a tree that prefers the longest word."""
    letters = [
        (_SPACE if letter == " " else re.escape(letter)) + _branches(below)
        for letter, below in node.items()
        if letter
    ]
    if not letters:
        return ""
    either = letters[0] if len(letters) == 1 else f"(?:{'|'.join(letters)})"
    return f"(?:{either})?" if "" in node else either
