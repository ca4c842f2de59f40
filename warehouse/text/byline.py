"""The human authors of an article: names only, no agencies, no places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from warehouse.model import Block, BlockKind
from warehouse.text.characters import one_line
from warehouse.text.lines import LineReader

_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,4}")
_BETWEEN = re.compile(r"[,;/&|()\[\]•·:–—]|\s-\s")
_DOMAIN = re.compile(r"\w\.[a-z]{2,}$")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+")


def authors(
    text: str, blocks: Iterable[Block], given: Sequence[str], reader: LineReader
) -> tuple[str, ...]:
    """Return the authors: those given as metadata, else those named in byline and credit lines."""
    names = [name for words in given for name in _given(words, reader)]
    if not names:
        names = list(_written(text, blocks, reader))
    return tuple(dict.fromkeys(names))


def _given(words: str, reader: LineReader) -> Iterator[str]:
    """Yield the people of an author field; a desk or an outlet is none of them."""
    parts = [part.split() for part in _BETWEEN.split(_bare(words, reader))]
    people = [
        name
        for part in parts
        if not any(_is_no_name(word, reader) for word in part)
        for name in _people(part, reader, lone=True)
    ]
    full = [name for name in people if " " in name]
    yield from full or people


def _is_no_name(word: str, reader: LineReader) -> bool:
    low = word.casefold().rstrip(".")
    if low in reader.desks or not any(sign.isalpha() for sign in word) or _DOMAIN.search(word):
        return True
    return word[0].islower() and low not in reader.filler and low not in reader.particles


def _written(text: str, blocks: Iterable[Block], reader: LineReader) -> Iterator[str]:
    for block in blocks:
        line = text[block.start : block.end]
        signs = block.kind in (BlockKind.BYLINE, BlockKind.CREDIT_LINE)
        signing = reader.signed.authors(line) if signs else ()
        if signing:
            yield from signing
        elif block.kind is BlockKind.BYLINE:
            if reader.is_name_line(line):
                line = line.partition(" (")[0]  # the brackets name a source
            names = list(_names(line, reader))
            # "By ADA BEISPIEL": where nothing is written as a name, capitals may be one.
            yield from names or _names(line, reader, shouted=True)
        elif block.kind is BlockKind.CREDIT_LINE:
            signed = line.startswith(("(", "["))
            yield from _names(line if signed else line.partition("(")[0], reader)


def _names(words: str, reader: LineReader, *, shouted: bool = False) -> Iterator[str]:
    for piece in reader.staff.authored(words):
        for part in _BETWEEN.split(_bare(piece, reader)):
            people = _people(part.split(), reader, lone=shouted)
            yield from (name for name in people if not shouted or " " in name)


def _bare(words: str, reader: LineReader) -> str:
    """Return a line without addresses, agencies and the word before its author."""
    line = one_line(_ADDRESS.sub(" ", words))
    intro = reader.byline_word.match(line) if reader.byline_word is not None else None
    return _without_agencies(line[intro.end() :] if intro is not None else line, reader)


def _without_agencies(line: str, reader: LineReader) -> str:
    kept: list[str] = []
    at = 0
    for hit in reader.agencies(line):
        kept += [line[at : hit.start], " / "]
        at = hit.end
    return "".join([*kept, line[at:]])


def _people(words: Sequence[str], reader: LineReader, *, lone: bool) -> Iterator[str]:
    """Split at words that belong to no name ("und", "in"); what looks like a name is one.

    After "in" comes a place or an outlet; what stands before "Korrespondentin" describes her.
    """
    run: list[str] = []
    elsewhere = False
    for word in [*words, ""]:
        low = word.casefold()
        if run and (word in reader.particles or low in reader.particles):
            run.append(word)
            continue
        elsewhere = low in reader.places or (elsewhere and low not in reader.joiners)
        nameless = elsewhere or low in reader.filler or low in reader.desks
        if _is_name_word(word, lone=lone) and not nameless:
            run.append(word)
            continue
        if low in reader.desks:
            run = []
        while run and run[-1] in reader.particles:
            run.pop()
        name = " ".join(run)
        run = []
        if _NAME.fullmatch(name) or (lone and name and name.casefold() not in reader.filler):
            yield name


def _is_name_word(word: str, *, lone: bool) -> bool:
    return word[:1].isupper() and (lone or not _is_shouted(word))


def _is_shouted(word: str) -> bool:
    """Tell whether a word is all capitals, as outlets are and people are not."""
    return len(word) > 3 and word.isupper()
