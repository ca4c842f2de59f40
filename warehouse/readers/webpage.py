"""One parsed web page: main text, title, date, language, authors and the words of its credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from warehouse import wires
from warehouse.model import CreditRole, OutsideCredit
from warehouse.readers.bylines import page_authors
from warehouse.readers.credits import page_credits
from warehouse.readers.layout import Layout
from warehouse.readers.metadata import Metadata, metadata
from warehouse.readers.structure import block_lines, relined

_BEGINNING, _UNSPACED_BEGINNING = 50, 12
_SHORT_TEXT = 200
_SHORT_PAGE = 1_500
_UP = 4
_LITTLE_MORE = 300
_WHOLE_PAGE = re.compile(r"<(?:html|head|body)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page says; `published` is the date as written in its metadata."""

    text: str
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    outside_credits: tuple[OutsideCredit, ...] = ()


def read_page(html: str) -> Page:
    """Read a web page; an empty text means that it holds no article."""
    try:
        tree = lxml_html.document_fromstring(html)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Page("")
    head = metadata(tree)
    text = trafilatura.extract(html, include_comments=False, favor_recall=True) or ""
    if len(text) < _SHORT_TEXT and head.body is not None and len(head.body) > len(text):
        text = head.body
    if not text.strip():
        text = _said(tree, html)
    elif len(text) < _SHORT_PAGE or "\n" not in text.strip():
        text = relined(text, block_lines(tree))
    text = _without_heading(tree, text, head.title)
    paragraphs = _paragraphs(tree, text)
    layout = Layout(_article(tree, paragraphs), paragraphs)
    beside = tuple(page_credits(layout, text))
    return Page(
        text=_without_captions(text, beside),
        title=head.title,
        published=head.published,
        modified=head.modified,
        # A template's language is often wrong; only a text too short to tell needs it.
        language=tree.get("lang") if len(text) < _SHORT_TEXT else None,
        url=head.url,
        outlet=head.outlet,
        authors=head.authors if head.people else page_authors(layout) or head.authors,
        outside_credits=(*_of_head(head), *beside),
    )


def _said(tree: HtmlElement, html: str) -> str:
    """Return all that an article says which is too short for the extractor.

    A page that marks no article may say anything; a fragment was cut out by somebody.
    """
    marked = [one for tag in ("article", "main") for one in tree.iter(tag)]
    if not marked and _WHOLE_PAGE.search(html):
        return ""
    return "\n".join(block_lines(marked[0] if marked else tree, only_text=True))


def _without_captions(text: str, beside: tuple[OutsideCredit, ...]) -> str:
    """Drop lines that only credit a picture: in the text they would read as a sign-off."""
    captions = {one.words for one in beside if one.role is CreditRole.PHOTO}
    return "\n".join(line for line in text.splitlines() if " ".join(line.split()) not in captions)


def _of_head(head: Metadata) -> Iterator[OutsideCredit]:
    for site in head.sites:
        yield OutsideCredit(site, wires.PUBLISHER, CreditRole.CREDIT)
    for source in head.sources:
        yield OutsideCredit(source, "metadata", CreditRole.CREDIT)
    for author in dict.fromkeys((*head.authors, *head.other_authors)):
        yield OutsideCredit(author, "metadata", CreditRole.BYLINE)
    for words in head.photo_words:
        yield OutsideCredit(words, "metadata", CreditRole.PHOTO)


def _without_heading(tree: HtmlElement, text: str, title: str | None) -> str:
    """Drop a first line that is the title, which is a field of its own."""
    headings = {" ".join(heading.text_content().split()) for heading in tree.iter("h1")}
    first, _, rest = text.partition("\n")
    return rest if first.strip() in headings | {title} else text


def _paragraphs(tree: HtmlElement, text: str) -> list[HtmlElement]:
    """Return the elements that the text's longer lines came from, in the page's order."""
    beginnings = {line.strip()[:_BEGINNING] for line in text.splitlines() if _is_long(line)}
    return [
        element
        for element in tree.iter("p", "div", "span")
        if " ".join((element.text or "").split())[:_BEGINNING] in beginnings
    ]


def _is_long(line: str) -> bool:
    """Tell whether a line is no menu entry; where words are not parted, few signs say much."""
    return len(line) > (_UNSPACED_BEGINNING if "\u3040" <= line[:1] <= "\u9fff" else _BEGINNING)


def _article(tree: HtmlElement, paragraphs: list[HtmlElement]) -> HtmlElement:
    """Return the smallest element that holds the paragraphs and the page's heading."""
    headings = [heading for heading in tree.iter("h1") if heading.text_content().strip()]
    if not paragraphs:
        return next(tree.iter("body"), tree)
    holder = _holder([*paragraphs, *headings[:1]])
    for above in (holder, *islice(holder.iterancestors(), _UP)):
        if above.tag in ("article", "main"):
            holder = above
            break
    return _with_surroundings(holder)


def _with_surroundings(holder: HtmlElement) -> HtmlElement:
    """Climb while there is hardly more to read above: a picture or a byline beside the article."""
    said = len(holder.text_content())
    for above in islice(holder.iterancestors(), _UP):
        if above.tag == "html" or len(above.text_content()) > said + _LITTLE_MORE:
            break
        holder = above
    return holder


def _holder(elements: list[HtmlElement]) -> HtmlElement:
    """Return the lowest element that all of the given ones stand in."""
    shared = [elements[0], *elements[0].iterancestors()]
    for element in elements[1:]:
        above = {element, *element.iterancestors()}
        shared = [one for one in shared if one in above]
    return shared[0]
