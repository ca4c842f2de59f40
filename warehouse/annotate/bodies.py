"""Which body a noun stands for: "the company" is the firm that the article named last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from warehouse.actors import ActorIndex
from warehouse.annotate.chunks import QUOTE_MARKS, Chunks, plain
from warehouse.annotate.wordbook import Wordbook
from warehouse.datafile import build, read_toml
from warehouse.model import ActorType, BlockKind, CleanText, Field, Mention, Span

_KINDS = Path(__file__).with_name("body_kinds.toml")
_WORD = r"[^\W\d_][\w'’&]*(?:-[\w'’]+)*"
_MARKED = re.compile(r" [„“\"»«]([^„“”\"»«\n]{2,40})[“”\"«»]")
_MOST_WORDS = 5
_MOST_NAMES = 200
_NAMESAKES = 8
# How many words may stand between a comma and the noun that says what a body is.
_APPOSED = 4


@dataclass(frozen=True, slots=True)
class _Kinds:
    """The whole of body_kinds.toml; ids and endings stand between white space."""

    actors: dict[str, str]
    endings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Body:
    """A place where a body is named; `labels` are the nouns that say what it is."""

    span: Span
    name: str
    actor_id: str | None
    kinds: frozenset[str]
    labels: frozenset[str]


@cache
def _kinds() -> tuple[dict[str, str], dict[str, str]]:
    """Return the kinds of registered bodies and of the words that names end in.

    Raises:
        BadSetting: the file has an unknown key or a value of the wrong kind.
    """
    lists = build(_Kinds, read_toml(_KINDS), origin=_KINDS.name)
    actors = {one: kind for kind, ids in lists.actors.items() for one in ids.split()}
    return actors, {one: kind for kind, words in lists.endings.items() for one in words.split()}


class Bodies:
    """Knows the firms, papers and parties of one article.

    Args:
        clean: the article.
        mentions: its registered names.
        index: the registry, for names in the article's language.
        book: the words of the language.
    """

    def __init__(
        self, clean: CleanText, *, mentions: Sequence[Mention], index: ActorIndex, book: Wordbook
    ) -> None:
        self._text = clean.text
        self._book = book
        self._index = index
        self._chunks = Chunks(clean.text, book)
        pattern = book.words_like(_WORD)
        self._words = [
            word
            for block in clean.blocks
            if block.kind is BlockKind.PARAGRAPH
            for word in pattern.finditer(clean.text, block.start, block.end)
        ]
        self._people = {
            one.span.start
            for one in mentions
            if one.type is ActorType.PERSON and one.span.field is Field.TEXT
        }
        found = [*self._registered(mentions), *self._introduced()]
        self._named = sorted(self._again(found), key=lambda one: one.span.start)
        self._starts = [one.span.start for one in self._named]

    def meant(self, span: Span) -> Body | None:
        """Return the body that a definite noun stands for, None if none or two fit as well."""
        noun = self._noun(span)
        if noun is None:
            return None
        kinds = self._kinds_of(noun)
        at = bisect_left(self._starts, span.start)
        for nth in range(at - 1, -1, -1):
            one = self._named[nth]
            if one.kinds & kinds or noun in one.labels:
                return None if self._has_rival(nth, one, kinds) else one
        return None

    def between(self, start: int, end: int) -> Body | None:
        """Return the only body that is named in a stretch of text, None if several are."""
        at, stop = bisect_left(self._starts, start), bisect_left(self._starts, end)
        found = {one.name: one for one in self._named[at:stop]}
        return next(iter(found.values())) if len(found) == 1 else None

    def _has_rival(self, nth: int, one: Body, kinds: frozenset[str]) -> bool:
        """Tell whether another body of the kind is joined to this one ("Nord and Süd")."""
        other = self._named[nth - 1] if nth > 0 else None
        if other is None or other.name == one.name or not other.kinds & kinds:
            return False
        between = self._text[other.span.end : one.span.start]
        return len(between) < 40 and not any(stop in between for stop in ".!?\n")

    def _noun(self, span: Span) -> str | None:
        """Return the noun of a definite phrase that consists of nothing else."""
        chunk = self._chunks.read(span.start, span.end)
        if chunk is None or chunk.rest < span.end:
            return None
        book, article = self._book, chunk.determiner
        if article in book.indefinite or article in book.possessives:
            return None
        definite = article is not None or book.isolating or book.declines
        beside = [one for one in chunk.words if one[0] != chunk.head[0]]
        beside = beside[1:] if article is not None else beside
        if not definite or beside or chunk.head.end() < span.end:
            return None
        noun = chunk.head[0].casefold()
        return noun if self._kinds_of(noun) else None

    def _kinds_of(self, noun: str) -> frozenset[str]:
        return self._book.body_kinds(noun)

    def _registered(self, mentions: Sequence[Mention]) -> Iterator[Body]:
        actors, _ = _kinds()
        for one in mentions:
            kind = None if one.actor_id is None else actors.get(one.actor_id)
            if kind is None or one.actor_id is None or one.span.field is not Field.TEXT:
                continue
            name = self._index.name(one.actor_id, self._book.code)
            yield Body(one.span, name, one.actor_id, frozenset({kind}), frozenset())

    def _introduced(self) -> Iterator[Body]:
        """Yield names with a noun beside them that says what they are, or an ending that does."""
        for i, word in enumerate(self._words):
            noun = word[0].casefold()
            kinds = self._kinds_of(noun)
            if kinds:
                span = self._behind(i) or self._apposed(i)
                if span is not None:
                    yield self._body(span, kinds, noun)
                    continue
            if word[0] in _kinds()[1]:
                first = self._run_back(i)
                if first < i:
                    span = self._cut(first, i)
                    yield self._body(span, frozenset({_kinds()[1][word[0]]}), "")

    def _body(self, span: Span, kinds: frozenset[str], noun: str) -> Body:
        labels = frozenset({noun}) if noun else frozenset[str]()
        return Body(span, plain(span.surface.strip(QUOTE_MARKS + " ")), None, kinds, labels)

    def _behind(self, i: int) -> Span | None:
        """Return the name right behind its noun ("Reederei Nord", "die Zeitung „Nord“")."""
        word = self._words[i]
        marked = _MARKED.match(self._text, word.end())
        if marked is not None and marked[1][0].isupper():
            return Span.cut(self._text, marked.start(1), marked.end(1))
        end = self._past_article(i)
        while end + 1 < len(self._words) and end - i < _MOST_WORDS and self._goes_on(end):
            end += 1
            end = self._past_owner(end)
        if end == self._past_article(i) or (
            self._words[i][0][0].isupper() and self._is_inside_name(i)
        ):
            return None
        return self._cut(i + 1, end)

    def _past_article(self, i: int) -> int:
        """Return where a name begins with an article in capitals ("le quotidien Le Courrier")."""
        if i + 2 >= len(self._words):
            return i
        word, gap = (
            self._words[i + 1],
            self._text[self._words[i].end() : self._words[i + 1].start()],
        )
        article = word[0].casefold() in self._book.determiners and word[0][0].isupper()
        return i + 1 if article and gap == " " else i

    def _past_owner(self, end: int) -> int:
        """Return where a name goes on behind a small word ("La Voz de Talheim")."""
        small = end + 1
        if not self._book.head_first or small + 1 >= len(self._words):
            return end
        owns = self._words[small][0].casefold() in self._book.possessing
        joined = self._text[self._words[end].end() : self._words[small].start()] == " "
        return small + 1 if owns and joined and self._goes_on(small) else end

    def _is_inside_name(self, i: int) -> bool:
        """Tell whether a capital noun is itself part of a name, in a language with small nouns."""
        return not self._book.words.compounds and not self._opens(i) and not self._book.isolating

    def _opens(self, i: int) -> bool:
        return i == 0 or self._text[self._words[i - 1].end() : self._words[i].start()] != " "

    def _goes_on(self, at: int) -> bool:
        follows = self._words[at + 1]
        if self._text[self._words[at].end() : follows.start()] != " ":
            return False
        if follows.start() in self._people or not follows[0][0].isupper():
            return False
        book = self._book
        return not (book.is_role(follows[0]) or follows[0].casefold() in book.determiners)

    def _apposed(self, i: int) -> Span | None:
        """Return the name that a noun stands behind a comma of ("Nord, a shipping firm")."""
        for back in range(i, max(0, i - _APPOSED), -1):
            gap = self._text[self._words[back - 1].end() : self._words[back].start()]
            if gap == " ":
                continue
            if gap not in (", ", " – ", " — ") or not self._words[back - 1][0][0].isupper():
                return None
            if back != i and self._words[back][0].casefold() not in self._book.determiners:
                return None
            first = self._run_back(back - 1)
            return self._cut(first, back - 1)
        return None

    def _run_back(self, i: int) -> int:
        """Return the first word of the run of capitals that ends at a word."""
        first = i
        while first > 0 and i - first < _MOST_WORDS:
            before = self._words[first - 1]
            joined = self._text[before.end() : self._words[first].start()] in (" ", " & ")
            known = before[0].casefold() in self._book.determiners or self._book.is_role(before[0])
            if not joined or not before[0][0].isupper() or known:
                break
            first -= 1
        return first

    def _cut(self, first: int, last: int) -> Span:
        return Span.cut(self._text, self._words[first].start(), self._words[last].end())

    def _again(self, found: Sequence[Body]) -> Iterator[Body]:
        """Yield every place where a known name stands, with all that its labels say."""
        known: dict[str, Body] = {}
        for one in found:
            if len(known) < _MOST_NAMES or one.name in known:
                earlier = known.get(one.name, one)
                kinds, labels = earlier.kinds | one.kinds, earlier.labels | one.labels
                actor_id = earlier.actor_id or one.actor_id
                known[one.name] = Body(earlier.span, one.name, actor_id, kinds, labels)
        places = {one.span.start: (one.span, known[one.name]) for one in found if one.name in known}
        by_first: dict[str, list[Body]] = {}
        for body in known.values():
            by_first.setdefault(body.name.split(" ", 1)[0], []).append(body)
        for word in self._words:
            for body in by_first.get(word[0], ())[:_NAMESAKES]:
                end = word.start() + len(body.name)
                if self._text.startswith(body.name, word.start()) and word.start() not in places:
                    places[word.start()] = Span.cut(self._text, word.start(), end), body
        for span, body in places.values():
            yield Body(span, body.name, body.actor_id, body.kinds, body.labels)
