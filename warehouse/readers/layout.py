"""The parts of a web page, measured once: how much they say, and what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml.html import HtmlElement

from warehouse.datafile import build, read_toml

_PICTURES = ("img", "video")
_NAMING = (
    "class",
    "id",
    "rel",
    "itemprop",
    "data-testid",
    "data-qa",
    "data-test",
    "data-component",
)


@dataclass(frozen=True, slots=True)
class PartNames:
    """How pages name their parts (data in page.toml)."""

    prune: tuple[str, ...]
    photo: tuple[str, ...]
    photo_owner: tuple[str, ...]
    byline: tuple[str, ...]
    author_box: tuple[str, ...]
    source: tuple[str, ...]


@cache
def part_names() -> PartNames:
    """Return the known names of page parts."""
    path = Path(__file__).with_name("page.toml")
    return build(PartNames, read_toml(path), origin=path.name)


class Layout:
    """Sizes and contents of all parts of an article, gathered in one pass from the bottom up.

    Args:
        article: the element that holds the article.
        paragraphs: the elements that its text was extracted from.
    """

    def __init__(self, article: HtmlElement, paragraphs: Sequence[HtmlElement]) -> None:
        self.article = article
        self.paragraphs = paragraphs
        self._characters: dict[HtmlElement, int] = {}
        self._pictured: set[HtmlElement] = set()
        for element in reversed(list(article.iter())):
            if isinstance(element.tag, str):
                self._measure(element)
        self._holders = {above for one in paragraphs for above in (one, *one.iterancestors())}

    def characters(self, element: HtmlElement) -> int | None:
        """Return how many characters a part says; None outside the article."""
        return self._characters.get(element)

    def has_picture(self, element: HtmlElement) -> bool:
        """Tell whether a picture or a film stands in a part."""
        return element in self._pictured

    def holds_text(self, element: HtmlElement) -> bool:
        """Tell whether a part is, or holds, a paragraph of the text."""
        return element in self._holders

    def _measure(self, element: HtmlElement) -> None:
        total = _said(element.text)
        for child in element:
            total += self._characters.get(child, 0) + _said(child.tail)
            if child in self._pictured:
                self._pictured.add(element)
        if element.tag in _PICTURES:
            self._pictured.add(element)
        self._characters[element] = total


def names(element: HtmlElement) -> str:
    """Return how a part is named: class, id, rel, itemprop and test names, in small letters."""
    return " ".join(part for key in _NAMING if (part := element.get(key))).lower()


def is_pruned(element: HtmlElement) -> bool:
    """Tell whether a part is named like one that is not the article's own."""
    named = names(element)
    return any(name in named for name in part_names().prune)


def words_of(element: HtmlElement) -> str:
    """Return what a part says, spaces levelled; its pieces are parted as they are on the screen."""
    said: list[str] = []
    for piece in element.itertext():
        if said and piece and said[-1][-1:].isalnum() and piece[0].isalnum():
            said.append(" ")
        if piece:
            said.append(piece)
    return " ".join("".join(said).split())


def _said(words: str | None) -> int:
    return 0 if words is None else len(words.strip())
