"""Words that a language writes with spaces ("cho biết"): which ones, and a pattern for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

from warehouse.languages import LanguagePack

_SPACE = "[ \u00a0]"
# Lists whose entries are lines, sentences or whole phrases rather than words.
_NO_WORDS = frozenset(("verbs", "silent", "phrases", "before", "anonymity"))

# Lists of words that are also written like names.
_PROPER = frozenset(("roles", "institutions", "labels", "governments", "collectives", "places"))


@dataclass(frozen=True, slots=True)
class Compounds:
    """Words with spaces in small letters; `proper` ones may have capitals inside ("Bộ Y tế")."""

    proper: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.proper or self.plain)


def compounds(pack: LanguagePack) -> Compounds:
    """Return the words of a pack that hold spaces, none unless it says that it has such words."""
    if not pack.phrases.spaced_words:
        return Compounds()
    plain = {form for line in pack.cues.verbs for form in forms_of(line)}
    plain.update(pack.names.place_prefixes)
    proper: set[str] = set()
    for section in (pack.cues, pack.clauses, pack.phrases, pack.persons):
        for one in fields(section):
            entries = getattr(section, one.name)
            if isinstance(entries, tuple) and one.name not in _NO_WORDS:
                (proper if one.name in _PROPER else plain).update(entries)
    return Compounds(_spaced(proper), _spaced(plain - proper))


def _spaced(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if " " in word)


def forms_of(line: str) -> tuple[str, ...]:
    """Return the forms of a line of forms; an underscore in one stands for a space."""
    return tuple(form.replace("_", " ") for form in line.partition(":")[2].split())


def with_compounds(words: Compounds, pattern: str) -> re.Pattern[str]:
    """Return a pattern of words that takes the given ones whole.

    Args:
        words: words with spaces.
        pattern: what any other word looks like.
    """
    if not words:
        return re.compile(pattern)
    either = [f"(?i:{_branches(_tree(words.proper))})"] if words.proper else []
    for first, below in _tree(words.plain).items():
        either.append(f"[{re.escape(first + first.upper())}]{_branches(below)}")
    return re.compile(rf"(?<!\w)(?:{'|'.join(either)})(?!\w)|{pattern}")


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
