"""The lines of a web page as its blocks make them: a line for each paragraph, heading, caption.

Extractors run short pages together, or apart at every bold word; the page itself knows better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from warehouse.readers.layout import is_pruned

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_UNREAD = ("script", "style", "template", "head", "noscript", "iframe", "svg", "select", "textarea")
_NOT_TEXT = ("nav", "form", "button", "footer", "aside")


def block_lines(holder: HtmlElement, *, only_text: bool = False) -> list[str]:
    """Return what the blocks in a part of a page say, a line each, in the page's order.

    Args:
        holder: the part.
        only_text: leave out menus, forms, footers and what is named like a part beside the text.
    """
    lines: list[str] = []
    words: list[str] = []
    for piece in _pieces(holder, only_text):
        if piece is not None:
            words.append(piece)
        elif line := " ".join("".join(words).split()):
            lines.append(line)
            words = []
    return lines


def relined(text: str, blocks: Sequence[str]) -> str:
    """Return a text with the lines of the blocks that it was made of.

    A text that is not made of whole blocks in their order comes back as it is.
    """
    squeezed = _squeezed(text)
    at, lines = 0, []
    for block in blocks:
        sought = _squeezed(block)
        if squeezed.startswith(sought, at):
            at += len(sought)
            lines.append(block)
    return "\n".join(lines) if at == len(squeezed) else text


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _pieces(holder: HtmlElement, only_text: bool) -> Iterator[str | None]:
    """Yield the words in their order, None where a block begins or ends."""
    waiting: list[HtmlElement | str | None] = [holder]
    while waiting:
        element = waiting.pop()
        if element is None or isinstance(element, str):
            yield element
        elif isinstance(element.tag, str) and not _is_left_out(element, only_text):
            edge = [] if element.tag in _INLINE else [None]
            inside: list[HtmlElement | str | None] = [*edge, element.text or ""]
            for child in element:
                inside += [child, child.tail or ""]
            waiting.extend(reversed([*inside, *edge]))
    yield None


def _is_left_out(element: HtmlElement, only_text: bool) -> bool:
    if element.tag in _UNREAD:
        return True
    return only_text and (element.tag in _NOT_TEXT or is_pruned(element))
