"""Gold articles: XML files whose tags stand around the words that they label.

`<q>` quotation (all parts of one share an id), `<s>` its speaker, `<c>` its cue, `<m>` mention,
`<w>` wire credit, `<by>` author, `<no>` words in quote marks that quote nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from warehouse.errors import UnreadableInput
from warehouse.evaluation.corpus import GoldDocument, Kind, Named, Statement, given_day
from warehouse.model import (
    GROUP_OF_ROLE,
    ActorType,
    CreditGroup,
    CreditRole,
    Naming,
    RawArticle,
)

_Range = tuple[int, int]
_KINDS = {"direct": Kind.DIRECT, "indirect": Kind.INDIRECT, "mixed": Kind.INDIRECT}


def is_here(path: Path) -> bool:
    """Tell whether a file is named as one, or a folder holds some."""
    return any(path.glob("*.xml")) if path.is_dir() else path.suffix == ".xml"


def read(path: Path) -> Iterator[GoldDocument]:
    """Yield the article of a file, or those of a folder.

    Raises:
        UnreadableInput: a file is no gold article; the message says which and why.
    """
    for file in sorted(path.glob("*.xml")) if path.is_dir() else (path,):
        try:
            yield _document(file)
        except (ValueError, KeyError, AttributeError, etree.XMLSyntaxError) as error:
            raise UnreadableInput(
                f"{file} is no gold article ({error!r}).",
                hint="Compare it with an article in tests/quality/gold.",
            ) from error


@dataclass(slots=True)
class _Labels:
    """The labels of an article while its tags are walked."""

    text: str = ""
    quotes: dict[str, list[_Range]] = field(default_factory=dict)
    spoken: dict[str, dict[str, str]] = field(default_factory=dict)
    speakers: dict[str, list[_Range]] = field(default_factory=dict)
    mentions: list[Named] = field(default_factory=list)
    credits: set[tuple[str, CreditGroup]] = field(default_factory=set)
    authors: list[str] = field(default_factory=list)
    unquoted: list[_Range] = field(default_factory=list)

    def walk(self, element: etree._Element) -> None:
        start = len(self.text)
        self.text += element.text or ""
        for inner in element:
            self.walk(inner)
            self.text += inner.tail or ""
        if element.tag != "text":
            self._label(str(element.tag), _values(element), start)

    def _label(self, tag: str, values: dict[str, str], start: int) -> None:
        place = (start, len(self.text))
        if tag == "q":
            self.quotes.setdefault(values["id"], []).append(place)
            self.spoken.setdefault(values["id"], {}).update(values)
        elif tag == "s":
            for name in values["for"].split():
                self.speakers.setdefault(name, []).append(place)
        elif tag == "m":
            self.mentions.append(Named(ActorType(values["type"]), *place))
        elif tag == "w":
            self.credits.add((values["agency"], GROUP_OF_ROLE[CreditRole(values["role"])]))
        elif tag == "by":
            self.authors.append(values.get("name", self.text[slice(*place)]))
        elif tag == "no":
            self.unquoted.append(place)
        elif tag != "c":
            raise ValueError(f"unknown tag {tag!r}")

    def statements(self) -> Iterator[Statement]:
        # An inner tag ends before the one around it; figures go through a text in its order.
        for name, parts in sorted(self.quotes.items(), key=lambda one: min(one[1])):
            values = self.spoken[name]
            yield Statement(
                Kind.FREE if values.get("free") == "true" else _KINDS[values["type"]],
                tuple(parts),
                tuple(self.speakers.get(name, ())),
                values["speaker"] or None,
                Naming(values["naming"]),
            )


def _document(file: Path) -> GoldDocument:
    root = etree.fromstring(file.read_bytes(), etree.XMLParser(resolve_entities=False))
    labels = _Labels()
    labels.walk(_child(root, "text"))
    values = _values(root)
    language = values["language"]
    name = f"{language}/{file.stem}"
    day = values.get("published")
    title = root.findtext("title")
    return GoldDocument(
        id=name,
        language=language,
        given=RawArticle(
            name, labels.text, title, language, given_day(day), outlet=values.get("outlet")
        ),
        text=labels.text,
        quotations=tuple(labels.statements()),
        unquoted=tuple(labels.unquoted),
        mentions=tuple(sorted(labels.mentions, key=lambda one: one.start)),
        credits=frozenset(labels.credits),
        authors=tuple(labels.authors),
    )


def _values(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.items()}


def _child(root: etree._Element, tag: str) -> etree._Element:
    child = root.find(tag)
    if child is None:
        raise ValueError(f"it has no {tag!r}")
    return child
