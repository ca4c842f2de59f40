"""Documents for the tests of figures: conveyed texts that the tests label as they like."""

from __future__ import annotations

from warehouse.actors import registry
from warehouse.conveyor import convey_article
from warehouse.evaluation.corpus import GoldDocument
from warehouse.evaluation.figures import Conveyed
from warehouse.model import AnnotatedArticle, RawArticle


def conveyed(text: str) -> Conveyed:
    """Send a German text over the conveyor; nothing in it is labelled."""
    raw = RawArticle("x", text, language="de")
    article = convey_article(raw, registry.load())
    assert isinstance(article, AnnotatedArticle)
    return Conveyed(GoldDocument("x", "de", raw, text), article)
