"""Credits that stand beside the text of a web page: bylines, source lines, captions of pictures.

Only short words that name a wire agency are kept. Where they stand decides what they credit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from warehouse import wires
from warehouse.model import CreditRole, OutsideCredit
from warehouse.readers.labels import labelled
from warehouse.readers.layout import Layout, is_pruned, names, part_names, words_of

_LONGEST = 400
_LONGEST_LINE = 160
_LONGEST_LABELLED = 60
_UP = 4
_FOLLOWING = 4
_BARS = ("|", ":", "©")
_NEVER = (
    "head",
    "title",
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "form",
    "iframe",
    "svg",
    "button",
)
_BODIES = ("article", "main", "body")
_PICTURES = ("figure", "figcaption", "picture")
_ORIGINS = {
    CreditRole.PHOTO: "caption",
    CreditRole.BYLINE: "byline",
    CreditRole.CREDIT: "source line",
}


def page_credits(layout: Layout, text: str) -> Iterator[OutsideCredit]:
    """Yield the credits in an article's part of the page that are not in its text.

    Args:
        layout: the article's part of the page.
        text: the text that was extracted from it.
    """
    lines = {_level(line) for line in text.splitlines()}
    found = dict.fromkeys(_candidates(layout))
    pictured = {words for role, words in found if role is CreditRole.PHOTO}
    for role, words in found:
        known = words in lines or any(caption.endswith(words) for caption in pictured)
        if role is not CreditRole.PHOTO and known:
            continue
        if _names_agency(words):
            yield OutsideCredit(words, _ORIGINS[role], role)


def _candidates(layout: Layout) -> Iterator[tuple[CreditRole, str]]:
    for element, role in short_parts(layout):
        if element.tag == "img":
            for words in _of_picture(element):
                yield CreditRole.PHOTO, words
        elif role is not None:
            yield role, words_of(element)
    for element in _after_text(layout):
        yield CreditRole.CREDIT, words_of(element)


def short_parts(layout: Layout) -> Iterator[tuple[HtmlElement, CreditRole | None]]:
    """Yield pictures and the outermost parts that say little, with what they credit.

    Paragraphs of the text, what holds them, and the pruned parts of the page are left out.
    """
    waiting = [layout.article]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in _NEVER:
            continue
        holds_text = layout.holds_text(element) or element is layout.article
        # An article without the text is another one's teaser, or a comment.
        other = element.tag == "article" and bool(layout.paragraphs)
        if not holds_text and (is_pruned(element) or other):
            continue
        role = None if holds_text or not _is_short(layout, element) else _role(layout, element)
        if role is not None and _is_teaser(element):
            continue
        if role is not None or element.tag == "img":
            yield element, role
        else:
            waiting.extend(reversed(element))


def _is_teaser(element: HtmlElement) -> bool:
    """Tell whether a part leads to another article: it holds one, or a heading that is a link."""
    if element.find(".//article") is not None:
        return True
    return any(
        heading.find(".//a") is not None or any(above.tag == "a" for above in _ancestors(heading))
        for heading in element.iter("h2", "h3", "h4", "h5")
    )


def _after_text(layout: Layout) -> Iterator[HtmlElement]:
    """Yield the next few short parts after the last paragraph, beside it and beside its parent."""
    for element in [one for last in layout.paragraphs[-1:] for one in (last, last.getparent())]:
        if element is None:
            continue
        for following in islice(element.itersiblings(), _FOLLOWING):
            if not isinstance(following.tag, str) or following.tag in (*_PICTURES, *_NEVER):
                continue
            if _is_site_footer(following):
                return
            if is_pruned(following) or layout.holds_text(following) or _is_teaser(following):
                continue
            if _is_short(layout, following):
                yield following


def _is_site_footer(element: HtmlElement) -> bool:
    above = element.getparent()
    return element.tag == "footer" and above is not None and above.tag == "body"


def _of_picture(picture: HtmlElement) -> Iterator[str]:
    """Yield what a picture's title or description says after a bar or a word for "photo"."""
    for words in (picture.get("title"), picture.get("alt")):
        if words is not None and (place := max(map(words.rfind, _BARS))) >= 0:
            yield _level(words[place + 1 : place + _LONGEST])[:_LONGEST_LINE]


def _is_short(layout: Layout, element: HtmlElement) -> bool:
    return 0 < (layout.characters(element) or 0) <= _LONGEST


def _role(layout: Layout, element: HtmlElement) -> CreditRole | None:
    """Tell what words here credit: under a picture the picture, else the text."""
    known = part_names()
    around = [element, *_ancestors(element)]
    named = names(element)
    near = " ".join(names(one) for one in around[:3])
    if any(one.tag in _PICTURES for one in around):
        return CreditRole.PHOTO
    pictured = any(name in near for name in known.photo) and any(
        name in named for name in known.photo_owner
    )
    if (pictured or _beside_picture(layout, around)) and not _is_author_box(
        [*element.iter(), *around[:3]]
    ):
        return CreditRole.PHOTO
    if (layout.characters(element) or 0) > _LONGEST_LINE:
        return None
    if any(name in near for name in known.byline):
        return CreditRole.BYLINE
    if any(name in near for name in known.source):
        return CreditRole.CREDIT
    if (layout.characters(element) or 0) > _LONGEST_LABELLED:
        return None
    return labelled(words_of(element))


def _is_author_box(around: list[HtmlElement]) -> bool:
    """Tell whether a part stands in a box of authors: the picture beside it is a portrait."""
    known = part_names()
    return any(
        any(name in named for name in known.author_box)
        and not any(name in named for name in known.photo)
        for named in (names(one) for one in around if isinstance(one.tag, str))
    )


def _beside_picture(layout: Layout, around: list[HtmlElement]) -> bool:
    """Tell whether the element shares a small part of the page with a picture and little else."""
    for one in around:
        if one.tag in _BODIES or not _is_short(layout, one):
            return False
        if layout.has_picture(one):
            return True
    return False


def _ancestors(element: HtmlElement) -> Iterator[HtmlElement]:
    return islice(element.iterancestors(), _UP)


def _names_agency(words: str) -> bool:
    return next(wires.load().find(words), None) is not None


def _level(words: str) -> str:
    return " ".join(words.split())
