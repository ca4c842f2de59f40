"""Clean texts made by hand for the tests of annotators: each block says what it is."""

from __future__ import annotations

from warehouse.languages import LanguagePack, load
from warehouse.model import Block, BlockKind, CleanText, OutsideCredit

PARAGRAPH, CAPTION = BlockKind.PARAGRAPH, BlockKind.CAPTION
BYLINE, CREDIT_LINE = BlockKind.BYLINE, BlockKind.CREDIT_LINE


def pack_of(code: str) -> LanguagePack:
    """Return a pack that is known to exist."""
    pack = load(code)
    assert pack is not None
    return pack


def text_of(
    *blocks: str | tuple[BlockKind, str],
    language: str = "de",
    title: str | None = None,
    outside: tuple[OutsideCredit, ...] = (),
) -> CleanText:
    """Return a clean text of paragraphs, or of blocks given with their kind."""
    kinds = [(PARAGRAPH, block) if isinstance(block, str) else block for block in blocks]
    made: list[Block] = []
    at = 0
    for kind, words in kinds:
        made.append(Block(kind, at, at + len(words)))
        at += len(words) + 1
    text = "\n".join(words for _, words in kinds)
    return CleanText(text, title, language, tuple(made), (), outside_credits=outside)
