"""Figures for what a page or text says about itself: its date, its authors, its body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import trafilatura

from warehouse.evaluation.figures import Conveyed, Row, matching
from warehouse.evaluation.intervals import figure
from warehouse.model import Delivery, RawArticle

METADATA = "metadata"
_WORD = re.compile(r"\w+")
_LONGEST_BYLINE = 8


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read off a document."""

    published: date | None = None
    authors: frozenset[str] = frozenset()
    body: str = ""


Finder = Callable[[Conveyed], Facts]


def ours(one: Conveyed) -> Facts:
    """Return what Newsprism read."""
    if one.article is None:
        return Facts()
    clean = one.article.clean
    return Facts(one.article.raw.published.pub_date, _folded(clean.byline), clean.text)


def theirs(one: Conveyed) -> Facts:
    """The figure to beat: trafilatura alone on pages; on texts the first line, if it is short."""
    given = one.document.given
    if isinstance(given, RawArticle):
        first = given.text.strip().partition("\n")[0]
        words = first.split()
        short = len(words) <= _LONGEST_BYLINE and not first.endswith(".")
        return Facts(authors=_folded((" ".join(words[1:]),)) if short else frozenset())
    return _by_trafilatura(given)


def _by_trafilatura(given: Delivery) -> Facts:
    page = trafilatura.bare_extraction(given.data, with_metadata=True)
    if page is None or isinstance(page, dict):
        return Facts()
    authors = (page.author or "").split(";")
    day = date.fromisoformat(page.date) if page.date else None
    return Facts(day, _folded(authors), page.text or "")


def figures(conveyed: Sequence[Conveyed], language: str, finder: Finder = ours) -> tuple[Row, ...]:
    """Measure dates (right or not), authors (one by one, and all of a document) and bodies."""
    facts = [(one, finder(one)) for one in conveyed]
    return (*_dates(facts, language), *_authors(facts, language), *_bodies(facts, language))


def _dates(facts: Sequence[tuple[Conveyed, Facts]], language: str) -> Iterator[Row]:
    rows = [
        (1, found.published is not None, found.published == one.document.published)
        for one, found in facts
        if one.document.published is not None
    ]
    if rows:
        read = sum(row[1] for row in rows)
        yield Row(METADATA, language, "date", len(rows), read, matching(rows))


def _authors(facts: Sequence[tuple[Conveyed, Facts]], language: str) -> Iterator[Row]:
    rows = []
    for one, found in facts:
        if one.document.authors is None:
            continue
        known, read = _folded(one.document.authors), found.authors
        rows.append((len(known), len(read), len(known & read), known == read, 1))
    if rows:
        right = figure(rows, lambda n: (n[..., 3], n[..., 4]))
        shares = (*matching(rows), ("all_right", right))
        yield Row(METADATA, language, "authors", *_sums(rows), shares)


def _bodies(facts: Sequence[tuple[Conveyed, Facts]], language: str) -> Iterator[Row]:
    rows = []
    for one, found in facts:
        if one.document.body is not None:
            known, read = _words(one.document.body), _words(found.body)
            rows.append((known.total(), read.total(), (known & read).total()))
    if rows:
        yield Row(METADATA, language, "body words", *_sums(rows), matching(rows))


def _sums(rows: Sequence[Sequence[int]]) -> tuple[int, int]:
    return sum(row[0] for row in rows), sum(row[1] for row in rows)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _folded(authors: Sequence[str]) -> frozenset[str]:
    names = (" ".join(_WORD.findall(name.casefold())) for name in authors)
    return frozenset(name for name in names if name)


def differences(conveyed: Sequence[Conveyed]) -> Iterator[tuple[Conveyed, list[str]]]:
    """Yield every document whose date or authors were read wrongly, with what was read."""
    for one in conveyed:
        document, found = one.document, ours(one)
        wrong = []
        if document.published is not None and found.published != document.published:
            wrong.append(f"date {document.published}, read {found.published}")
        if document.authors is not None and _folded(document.authors) != found.authors:
            read = ", ".join(sorted(found.authors)) or "none"
            wrong.append(f"authors {', '.join(document.authors) or 'none'}, read {read}")
        if wrong:
            yield one, wrong
