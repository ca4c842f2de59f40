"""Made-up articles for measuring: a few templates and many fictional people, places and days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warehouse.datafile import build, read_toml
from warehouse.model import RawArticle


@dataclass(frozen=True, slots=True)
class Templates:
    """What the articles are made of (data in examples.toml); names in braces are filled in."""

    people: tuple[str, ...]
    places: tuple[str, ...]
    agencies: tuple[str, ...]
    paragraphs: tuple[str, ...]
    title: str
    caption: str
    sign_off: str

    def filled(self, template: str, number: int) -> str:
        """Fill a template in with the people and places of article `number`."""
        person = self.people[number % len(self.people)]
        other = self.people[(number * 3 + 1) % len(self.people)]
        return template.format(
            person=person,
            surname=person.split()[-1],
            other=other,
            othersurname=other.split()[-1],
            place=self.places[number % len(self.places)],
            agency=self.agencies[number % len(self.agencies)],
            number=100 + number,
        )


def made_up_articles(count: int, *, paragraphs: int = 16) -> Iterator[RawArticle]:
    """Yield fictional German articles, always the same ones, of about 30 words a paragraph."""
    path = Path(__file__).with_name("examples.toml")
    templates = build(Templates, read_toml(path), origin=path.name)
    for number in range(count):
        yield RawArticle(
            origin=f"made-up:{number}",
            text="\n".join(_lines(templates, number, paragraphs)),
            title=templates.filled(templates.title, number),
            language="de",
        )


def _lines(templates: Templates, number: int, paragraphs: int) -> Iterator[str]:
    for at in range(paragraphs):
        template = templates.paragraphs[(number + at) % len(templates.paragraphs)]
        yield templates.filled(template, number + at // 3)
    yield templates.filled(templates.caption, number)
    yield templates.filled(templates.sign_off, number)
