"""One parsed web page: main text, title, date, language, authors and the words of its credits."""

from __future__ import annotations

from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from warehouse.model import OutsideCredit


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page says; `published` is the date as written in its metadata."""

    text: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    outside_credits: tuple[OutsideCredit, ...] = ()


def read_page(html: str) -> Page:
    """Read a web page; an empty text means that it holds no article."""
    try:
        tree = lxml_html.document_fromstring(html)
    except (etree.ParserError, ValueError):
        return Page("")
    text = trafilatura.extract(html, include_comments=False, favor_recall=True) or ""
    return Page(text, title=_title(tree), language=tree.get("lang"))


def _title(tree: lxml_html.HtmlElement) -> str | None:
    found = tree.findtext(".//title")
    return found.strip() if found is not None else None
