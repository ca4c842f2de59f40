"""What holds for every quotation that comes off the conveyor, in six languages.

In gold articles, and in their words thrown together anew, where any rule may meet any other.
"""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tests.warehouse.annotate.test_quotations_properties import clean_text
from warehouse.actors import registry
from warehouse.annotate.apart import spoken_apart
from warehouse.conveyor import annotate, annotators, convey_article
from warehouse.evaluation import corpora
from warehouse.languages import load
from warehouse.model import (
    AnnotatedArticle,
    Evidence,
    Naming,
    Quotation,
    QuotationType,
    RawArticle,
    Span,
    Speaker,
)

GOLD = Path(__file__).parents[2] / "quality" / "gold"
LANGUAGES = ("de", "en", "es", "fr", "ru", "vi")
MIXTURES = 100


@cache
def articles(language: str) -> list[AnnotatedArticle]:
    index = registry.load()
    given = [
        one.given for corpus in corpora.read(GOLD / language, None) for one in corpus.documents
    ]
    found = [convey_article(one, index) for one in given if isinstance(one, RawArticle)]
    return [one for one in found if isinstance(one, AnnotatedArticle)]


def spans_of(one: Quotation) -> list[Span]:
    medium = None if one.medium is None else one.medium.span
    known = (one.span, *one.parts, one.cue, one.speaker.span, one.speaker.antecedent, medium)
    return [span for span in known if span is not None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quotation_is_whole(language: str) -> None:
    found = articles(language)
    assert sum(len(article.found.quotations) for article in found) > 50
    for article in found:
        text = article.clean.text
        for one in article.found.quotations:
            assert_whole(one, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotations_stand_in_order_and_none_stands_twice(language: str) -> None:
    for article in articles(language):
        assert_in_order(article.found.quotations)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_thrown_together_give_whole_quotations_in_order(language: str) -> None:
    pack, index, running = load(language), registry.load(), annotators()
    assert pack is not None
    count = 0
    for text in mixtures(language):
        found = annotate(clean_text(text, language), pack, index, running).quotations
        count += len(found)
        assert_in_order(found)
        for one in found:
            assert_whole(one, text)
    assert count > MIXTURES / 2


def quotation(text: str, *, said: str, speaker: str) -> Quotation:
    def place(words: str) -> Span:
        return Span.cut(text, text.index(words), text.index(words) + len(words))

    kind = QuotationType.INDIRECT
    who = Speaker(speaker, None, Naming.NAMED, place(speaker))
    return Quotation(kind, place(said), (place(said),), who, None, Evidence("test", 0.9, "test@1"))


def test_a_speaker_who_runs_into_what_is_said_ends_before_it() -> None:
    text = "Selon la maire, Ada Roth, le port ferme."
    one = quotation(text, said="Ada Roth, le port ferme", speaker="la maire, Ada Roth")
    apart = spoken_apart(one, text)
    assert apart.speaker.span is not None
    assert apart.speaker.span.surface == "la maire"
    assert (apart.speaker.name, apart.parts) == (one.speaker.name, one.parts)


def test_words_in_what_is_said_are_nobody_who_says_it() -> None:
    text = "Le port que dirige Ada Roth ferme."
    one = quotation(text, said=text[:-1], speaker="Ada Roth")
    apart = spoken_apart(one, text)
    assert (apart.parts, apart.speaker.span) == (one.parts, None)
    assert apart.speaker.naming is Naming.UNRESOLVED


def spoken(text: str, language: str) -> tuple[Quotation, ...]:
    pack = load(language)
    assert pack is not None
    return annotate(clean_text(text, language), pack, registry.load(), annotators()).quotations


def test_a_name_behind_the_office_of_a_source_belongs_to_the_source() -> None:
    text = "Le port ne fermerait pas, selon la maire de Tervais, Ada van der Roth, avant le mois."
    (one,) = spoken(text, "fr")
    assert [part.surface for part in one.parts] == ["Le port ne fermerait pas", "avant le mois"]
    assert one.speaker.name == "Ada van der Roth"


def test_what_somebody_threatens_to_do_does_not_say_it() -> None:
    (one,) = spoken("Один из них даже пригрозил продать лодку.", "ru")
    assert one.cue is not None
    assert (one.cue.surface, one.span.surface) == ("пригрозил", "продать лодку")
    assert one.speaker.span is None or one.speaker.span.surface != "продать"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Das geht so“, sagte Roth am Montag, – und schwieg."),
        ("de", "Das sagte der"),
        ("es", "Tras la pausa, quien cerró el muelle, Ada Roth dijo que no."),
        ("es", "Tras la pausa, que duró el mes, Ada Roth dijo que no."),
        ("fr", "Interrogé lundi sur le quai, qui ferme, Ada Roth a dit non. Elle est partie."),
    ],
)
def test_broken_off_or_nested_clauses_are_read_to_their_end(language: str, text: str) -> None:
    for one in spoken(text, language):
        assert_whole(one, text)


@cache
def words_of(language: str) -> list[str]:
    texts = [article.clean.text for article in articles(language)]
    return [word for text in texts for word in re.findall(r"\w+|[^\w\s]|\n", text)]


def mixtures(language: str) -> list[str]:
    """Return texts of pieces of gold texts, always the same ones."""
    draw, words = random.Random(language), words_of(language)  # noqa: S311
    texts = []
    for _ in range(MIXTURES):
        pieces: list[str] = []
        while len(pieces) < 80:
            start = draw.randrange(len(words))
            pieces += words[start : start + draw.randrange(1, 16)]
        joined = re.sub(r" ([,.;:!?»”“])", r"\1", " ".join(pieces))
        texts.append(joined.replace(" \n", "\n").replace("\n ", "\n"))
    return texts


def assert_whole(one: Quotation, text: str) -> None:
    assert all(text[s.start : s.end] == s.surface for s in spans_of(one))
    assert (one.span.start, one.span.end) == (one.parts[0].start, one.parts[-1].end)
    assert all(a.end <= b.start for a, b in pairwise(one.parts))
    assert one.evidence.rule
    assert 0 < one.evidence.confidence <= 1
    assert (one.speaker.name is None) == (one.speaker.naming is Naming.UNRESOLVED)
    medium = None if one.medium is None else one.medium.span
    frame = [span for span in (one.cue, one.speaker.span, medium) if span is not None]
    apart = [span for span in frame if not any(p.overlaps(span) for p in one.parts)]
    assert apart == frame, one


def assert_in_order(found: tuple[Quotation, ...]) -> None:
    places = [(one.span.start, -one.span.end) for one in found]
    assert places == sorted(places)
    assert len({one.parts for one in found}) == len(found)
