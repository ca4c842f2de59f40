"""Credits that stand beside the text of a web page: bylines, source lines, captions of pictures.

Only short words that name a wire agency are kept. Where they stand decides what they credit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from lxml.html import HtmlElement

from warehouse import wires
from warehouse.datafile import build, read_toml
from warehouse.model import CreditRole, OutsideCredit

_LONGEST = 400
_LONGEST_LINE = 160
_UP = 4
_FOLLOWING = 4
_BARS = ("|", ":", "©")
_NEVER = ("script", "style", "noscript", "template", "nav", "form", "iframe", "svg", "button")
_BODIES = ("article", "main", "body")
_PICTURES = ("figure", "figcaption", "picture")


@dataclass(frozen=True, slots=True)
class PartNames:
    """How pages name their parts (data in page.toml)."""

    prune: tuple[str, ...]
    photo: tuple[str, ...]
    photo_owner: tuple[str, ...]
    byline: tuple[str, ...]
    source: tuple[str, ...]


@cache
def part_names() -> PartNames:
    """Return the known names of page parts."""
    path = Path(__file__).with_name("page.toml")
    return build(PartNames, read_toml(path), origin=path.name)


def page_credits(
    article: HtmlElement, paragraphs: Sequence[HtmlElement], text: str
) -> Iterator[OutsideCredit]:
    """Yield the credits in an article's part of the page that are not in its text.

    Args:
        article: the element that holds the article.
        paragraphs: the elements that the text was extracted from.
        text: the text that was extracted.
    """
    lines = {_level(line) for line in text.splitlines()}
    found = dict.fromkeys(_candidates(article, paragraphs))
    pictured = {words for role, words in found if role is CreditRole.PHOTO}
    for role, words in found:
        if role is not CreditRole.PHOTO and (words in lines or words in pictured):
            continue
        if _names_agency(words):
            yield OutsideCredit(words, _ORIGINS[role], role)


def _candidates(
    article: HtmlElement, paragraphs: Sequence[HtmlElement]
) -> Iterator[tuple[CreditRole, str]]:
    holders = {above for one in paragraphs for above in (one, *one.iterancestors())}
    for element in _short_elements(article, holders):
        if element.tag == "img":
            for words in _of_picture(element):
                yield CreditRole.PHOTO, words
        elif (role := _role(element)) is not None:
            yield role, _level(element.text_content())
    for element in _after(paragraphs[-1], holders) if paragraphs else ():
        if element.tag not in (*_PICTURES, *_NEVER) and _length(element) <= _LONGEST:
            yield CreditRole.CREDIT, _level(element.text_content())


def _after(last: HtmlElement, holders: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the next few elements after the last paragraph, in its parent and its grandparent."""
    for element in (last, last.getparent()):
        if element is not None:
            for following in islice(element.itersiblings(), _FOLLOWING):
                if isinstance(following.tag, str) and following not in holders:
                    yield following


def _of_picture(picture: HtmlElement) -> Iterator[str]:
    """Yield what a picture's title or description says after a bar or a word for "photo"."""
    for words in (picture.get("title"), picture.get("alt")):
        if words is not None and (place := max(map(words.rfind, _BARS))) >= 0:
            yield _level(words[place + 1 :])[:_LONGEST_LINE]


_ORIGINS = {
    CreditRole.PHOTO: "caption",
    CreditRole.BYLINE: "byline",
    CreditRole.CREDIT: "source line",
}


def _short_elements(article: HtmlElement, holders: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the outermost elements that hold few words and no paragraph of the text.

    The pruned parts of the page are left out; `holders` are the paragraphs and all above them.
    """
    waiting = [article]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in _NEVER:
            continue
        if element is not article and element not in holders and _pruned(element):
            continue
        if element.tag == "img" or (element not in holders and _is_leaf(element)):
            yield element
        else:
            waiting.extend(reversed(element))


def _is_leaf(element: HtmlElement) -> bool:
    """Tell whether an element is short and either has a role or nothing inside."""
    return 0 < _length(element) <= _LONGEST and (_role(element) is not None or not len(element))


def _length(element: HtmlElement) -> int:
    total = 0
    for piece in element.itertext():
        total += len(piece)
        if total > 4 * _LONGEST:
            break
    return total


def _pruned(element: HtmlElement) -> bool:
    names = _names(element)
    return any(name in names for name in part_names().prune)


def _role(element: HtmlElement) -> CreditRole | None:
    """Tell what words here credit: under a picture the picture, else the text."""
    known = part_names()
    around = [element, *_ancestors(element)]
    if any(one.tag in _PICTURES for one in around) or _beside_picture(around):
        return CreditRole.PHOTO
    names = _names(element)
    near = " ".join(_names(one) for one in around[:3])
    if any(name in near for name in known.photo) and any(
        name in names for name in known.photo_owner
    ):
        return CreditRole.PHOTO
    if len(element.text_content()) > _LONGEST_LINE:
        return None
    if any(name in near for name in known.byline):
        return CreditRole.BYLINE
    if any(name in near for name in known.source):
        return CreditRole.CREDIT
    return None


def _beside_picture(around: list[HtmlElement]) -> bool:
    """Tell whether the element shares a small part of the page with a picture and little else."""
    for one in around:
        if _length(one) > _LONGEST or one.tag in _BODIES:
            return False
        if one.find(".//img") is not None or one.find(".//video") is not None:
            return True
    return False


def _ancestors(element: HtmlElement) -> Iterator[HtmlElement]:
    at = element.getparent()
    for _ in range(_UP):
        if at is None:
            return
        yield at
        at = at.getparent()


def _names(element: HtmlElement) -> str:
    parts = (element.get("class"), element.get("id"), element.get("rel"), element.get("itemprop"))
    return " ".join(part for part in parts if part).lower()


def _names_agency(words: str) -> bool:
    return next(wires.load().find(words), None) is not None


def _level(words: str) -> str:
    return " ".join(words.split())
