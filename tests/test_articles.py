"""Golden articles: NAME.txt beside NAME.expected.toml, all that Newsprism finds in each.

A changed result is read in the diff of the expected files, which this command writes anew:
`python -m tests.test_articles`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.actors import registry
from warehouse.conveyor import convey
from warehouse.model import AnnotatedArticle, Delivery, Mention, Quotation, WireCredit

FOLDER = Path(__file__).parent / "articles"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def annotated(name: str) -> AnnotatedArticle:
    """Return the golden article as the conveyor gives it; nothing is told about it."""
    data = (FOLDER / f"{name}.txt").read_bytes()
    (article,) = convey(Delivery(data, f"{name}.txt"), registry.load())
    assert isinstance(article, AnnotatedArticle)
    return article


def shown(article: AnnotatedArticle) -> str:
    """Return everything found in an article as TOML, one line a mention."""
    lines = [
        f"language = {_value(article.clean.language)}",
        f"byline = {_value(list(article.clean.byline))}",
        f"cuts = {_value(_cuts(article))}",
        "mentions = [",
        *(f"  {_value(_mention(mention))}," for mention in article.found.mentions),
        "]",
    ]
    for quotation in article.found.quotations:
        lines += ["", "[[quotation]]", *_quotation(quotation)]
    for credit in article.found.credits:
        lines += ["", "[[credit]]", *_credit(credit)]
    return "\n".join(lines) + "\n"


def _cuts(article: AnnotatedArticle) -> list[str]:
    """Return the words that were cut; white space is not worth a line."""
    words = (article.raw.text[cut.start : cut.end].strip() for cut in article.clean.cuts)
    return [one for one in words if one]


def _mention(mention: Mention) -> list[str]:
    return [mention.span.surface, mention.actor_id or mention.actor, mention.form]


def _quotation(quotation: Quotation) -> Iterator[str]:
    speaker = quotation.speaker
    yield f"text = {_value(' … '.join(part.surface for part in quotation.parts))}"
    yield f"type = {_value(quotation.type + (' free' if quotation.free else ''))}"
    yield f"speaker = {_value(speaker.actor_id or speaker.name or '')}"
    yield f"naming = {_value(speaker.naming)}"
    yield f"words = {_value('' if speaker.span is None else speaker.span.surface)}"
    yield f"cue = {_value('' if quotation.cue is None else quotation.cue.surface)}"


def _credit(credit: WireCredit) -> Iterator[str]:
    yield f"agency = {_value(credit.agency)}"
    yield f"role = {_value(credit.role)}"
    yield f"words = {_value(credit.surface)}"


def _value(value: object) -> str:
    """Return a text or a list of texts as TOML, which writes both as JSON does."""
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_article_is_annotated_as_expected(name: str) -> None:
    assert shown(annotated(name)) == (FOLDER / f"{name}.expected.toml").read_text(encoding="utf-8")


if __name__ == "__main__":
    for golden in NAMES:
        path = FOLDER / f"{golden}.expected.toml"
        path.write_text(shown(annotated(golden)), encoding="utf-8")
