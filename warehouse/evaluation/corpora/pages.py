"""Pages with their text, date and authors: NAME_DATE.html.gz files and a NAME.json for them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

from warehouse import wires
from warehouse.errors import UnreadableInput
from warehouse.evaluation.corpus import GoldDocument
from warehouse.model import Delivery
from warehouse.text.language import detect

_PAGES = "*.html.gz"


def is_here(path: Path) -> bool:
    """Tell whether a folder holds such pages."""
    return any(_answers(page).is_file() for page in path.glob(_PAGES))


def read(folder: Path) -> Iterator[GoldDocument]:
    """Yield the pages whose answer is known: the one in the JSON file whose title they show.

    Raises:
        UnreadableInput: a JSON file is not in the format.
    """
    for page in sorted(folder.glob(_PAGES)):
        answers = _answers(page)
        try:
            known = json.loads(answers.read_text(encoding="utf-8")) if answers.is_file() else {}
            if (document := _document(page, known)) is not None:
                yield document
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableInput(
                f"{answers} does not describe its pages ({error!r}).",
                hint="Name a folder in which NAME.json belongs to NAME_DATE.html.gz.",
            ) from error


def _answers(page: Path) -> Path:
    """Return the JSON file of a page: its name without the three parts of the date."""
    return page.with_name(page.name.removesuffix(".html.gz").rsplit("_", 3)[0] + ".json")


def _document(page: Path, known: dict[str, dict[str, Any]]) -> GoldDocument | None:
    data = gzip.decompress(page.read_bytes())
    shown = " ".join(unescape(data.decode(errors="replace")).split())
    fitting = [one for one in known.values() if " ".join(one["title"].split()) in shown]
    if not fitting:
        return None
    answer = fitting[0]
    body = "\n".join(_paragraphs(answer["body"]))
    return GoldDocument(
        id=page.name.removesuffix(".html.gz"),
        language=detect(body),
        given=Delivery(data, page.name, media_type="text/html"),
        authors=tuple(name for name in answer.get("authors") or () if _is_person(name)),
        published=datetime.fromisoformat(answer["publishing_date"]).date(),
        body=body,
    )


def _is_person(author: str) -> bool:
    """Tell a person's name from an agency, an outlet or staff initials among the authors."""
    return " " in author.strip() and next(wires.load().find(author), None) is None


def _paragraphs(body: dict[str, Any]) -> Iterator[str]:
    yield from body.get("summary") or ()
    for section in body["sections"]:
        yield from section["headline"]
        yield from section["paragraphs"]
