"""The blocks of a clean text: where paragraphs begin and end, and what each block is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from warehouse.model import Block, BlockKind
from warehouse.text.lines import Line, LineReader

_LONGEST_HEADING = 110
_WRAPPED_FROM, _WRAPPED_TO, _FEWEST_WRAPPED = 40, 100, 3
_TOP, _BOTTOM = 5, 4
_FINAL = frozenset(".!?…:;,\"“”«»'’‘)]")


def split(text: str, reader: LineReader) -> tuple[Block, ...]:
    """Return the blocks of `text`, in order and without overlaps; they hold all its words."""
    stretches = list(_stretches(text))
    kinds = [
        _kind(reader, Line(text[start:end], nth, len(stretches)))
        for nth, (start, end) in enumerate(stretches)
    ]
    kinds = [
        BlockKind.PARAGRAPH
        if kind is BlockKind.BYLINE and reader.signed.speaks_of(text, *bounds)
        else kind
        for kind, bounds in zip(kinds, stretches, strict=True)
    ]
    blocks = [
        Block(_heading_or(kind, text, nth, stretches), start, end)
        for nth, (kind, (start, end)) in enumerate(zip(kinds, stretches, strict=True))
    ]
    return tuple(_with_tail_apart(blocks, text, reader))


def _kind(reader: LineReader, line: Line) -> BlockKind:
    if reader.is_caption(line.words):
        return BlockKind.CAPTION
    near_end = line.nth >= line.total - _BOTTOM and line.nth > 0
    signed = reader.is_credit_line(line.words)
    if near_end or line.nth < _TOP:
        signed = signed or reader.is_signature_line(line.words)
    if signed or reader.is_staff_line(line.words, closing=near_end):
        return BlockKind.CREDIT_LINE if near_end or line.nth >= _TOP else BlockKind.BYLINE
    if near_end and reader.is_name_line(line.words):
        return BlockKind.BYLINE
    if (line.nth < _TOP or near_end) and reader.is_byline(line.words):
        return BlockKind.BYLINE
    return BlockKind.PARAGRAPH


def _heading_or(
    kind: BlockKind, text: str, nth: int, stretches: Sequence[tuple[int, int]]
) -> BlockKind:
    start, end = stretches[nth]
    if kind is not BlockKind.PARAGRAPH or nth + 1 == len(stretches):
        return kind
    if end - start > _LONGEST_HEADING or text[end - 1] in _FINAL:
        return kind
    following = stretches[nth + 1]
    return BlockKind.HEADING if following[1] - following[0] > end - start else kind


def _with_tail_apart(blocks: Sequence[Block], text: str, reader: LineReader) -> Iterator[Block]:
    """Make a bracketed sign-off at the very end of a paragraph a block of its own."""
    for nth, block in enumerate(blocks):
        at = None
        if nth >= len(blocks) - _BOTTOM and block.kind is BlockKind.PARAGRAPH:
            at = reader.tail(text, block.start, block.end)
        if at is None:
            yield block
            continue
        end = at
        while text[end - 1].isspace():
            end -= 1
        yield Block(block.kind, block.start, end)
        yield Block(BlockKind.CREDIT_LINE, at, block.end)


@dataclass(frozen=True, slots=True)
class _TextLine:
    """A trimmed line; `opens` is whether it stands in from the left and may open a paragraph."""

    start: int
    end: int
    opens: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the trimmed bounds of each paragraph: a line, or the lines of a wrapped paragraph."""
    lines = list(_lines(text))
    wrapped = _is_hard_wrapped(lines)
    at: tuple[int, int] | None = None
    for line in lines:
        continues = wrapped and line.length > 0 and not line.opens
        if at is not None and continues:
            at = (at[0], line.end)
            continue
        if at is not None:
            yield at
        at = (line.start, line.end) if line.length else None
    if at is not None:
        yield at


def _lines(text: str) -> Iterator[_TextLine]:
    at = 0
    for line in text.split("\n"):
        trimmed = line.strip()
        indent = len(line) - len(line.lstrip()) if trimmed else 0
        yield _TextLine(at + indent, at + indent + len(trimmed), indent > 0)
        at += len(line) + 1


def _is_hard_wrapped(lines: Sequence[_TextLine]) -> bool:
    """Tell whether lines were broken at a width: all short, and full where the next goes on."""
    if max((line.length for line in lines), default=0) > _WRAPPED_TO:
        return False
    filled = [line for line in lines if line.length]
    marked = len(filled) < len(lines) or any(line.opens for line in filled)
    carried = [
        line.length
        for line, following in pairwise(lines)
        if following.length > 0 < line.length and not following.opens
    ]
    if len(carried) < _FEWEST_WRAPPED or not marked:
        return False
    return sum(length >= _WRAPPED_FROM for length in carried) * 5 >= len(carried) * 4
