from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.actors import ActorIndex, registry
from warehouse.annotate import Annotator
from warehouse.conveyor import annotators, convey, convey_all, convey_article, given_up, in_order
from warehouse.errors import BadSetting
from warehouse.languages import LanguagePack
from warehouse.model import (
    GROUP_OF_ROLE,
    AnnotatedArticle,
    Annotations,
    CleanText,
    CreditGroup,
    Delivery,
    Field,
    Hints,
    RawArticle,
    Rejection,
    Span,
    Stage,
)

INDEX = registry.load()
TEXT = (
    "Am Montag kam Außenminister Sergej Lawrow in Genf an. „Wir reden weiter“, "
    "sagte Lawrow. Er sagte, die Gespräche seien schwierig.\n"
    "Ein Blick auf den See. Foto: AFP\n"
    "(dpa, Reuters)\n"
)


class Failing:
    """An annotator with a fault."""

    name = "failing"
    version = "1"
    requires: tuple[str, ...] = ()
    provides = ("mentions",)

    def __call__(
        self,
        clean: CleanText,
        pack: LanguagePack,  # noqa: ARG002 the protocol's
        index: ActorIndex,  # noqa: ARG002 the protocol's
        found: Annotations,
    ) -> Annotations:
        if "Fehler" in clean.text:
            raise ZeroDivisionError("a fault")
        if "Wortliste" in clean.text:
            raise BadSetting("de.toml is broken.")
        return found


def conveyed(text: str, *, hints: Hints | None = None) -> AnnotatedArticle:
    delivery = Delivery(text.encode(), "a.txt", hints=hints or Hints(language="de"))
    (article,) = convey(delivery, INDEX)
    assert isinstance(article, AnnotatedArticle)
    return article


def test_an_article_comes_out_with_all_kinds_of_annotation() -> None:
    article = conveyed(TEXT, hints=Hints(language="de", published="2024-05-02", outlet="Bote"))
    assert article.raw.published.pub_date == date(2024, 5, 2)
    assert "person:sergei-lavrov" in {mention.actor_id for mention in article.found.mentions}
    speakers = [quotation.speaker.actor_id for quotation in article.found.quotations]
    assert speakers == ["person:sergei-lavrov"] * 2
    credited = {(credit.agency, GROUP_OF_ROLE[credit.role]) for credit in article.found.credits}
    assert credited == {
        ("AFP", CreditGroup.PHOTO),
        ("dpa", CreditGroup.TEXT),
        ("Reuters", CreditGroup.TEXT),
    }
    assert [name.split("@")[0] for name in article.annotators] == [
        "mentions",
        "quotations",
        "speakers",
        "credits",
        "mediums",
    ]


def test_a_language_without_a_pack_is_not_analysed() -> None:
    article = conveyed("Ministeri puhui pitkään.", hints=Hints(language="fi"))
    assert not article.analysed
    assert article.found == Annotations()
    assert [name.split("@")[0] for name in article.annotators] == ["credits"]


def test_the_wire_credits_of_every_language_are_read() -> None:
    article = conveyed("Ministeri puhui pitkään.\nLähde: STT", hints=Hints(language="fi"))
    assert not article.analysed
    assert [(one.agency, one.role) for one in article.found.credits] == [("STT", "credit")]


def test_one_fault_rejects_its_article_and_no_other() -> None:
    articles = [
        RawArticle(origin=text, text=text, language="de") for text in ("Gut.", "Fehler.", "Gut.")
    ]
    found = [convey_article(article, INDEX, running=(Failing(),)) for article in articles]
    assert [isinstance(one, Rejection) for one in found] == [False, True, False]
    rejection = found[1]
    assert isinstance(rejection, Rejection)
    assert (rejection.stage, rejection.reason) == (Stage.ANNOTATE, "internal_error")
    assert "ZeroDivisionError" in rejection.message


def test_a_broken_installation_stops_the_run_instead_of_rejecting_everything() -> None:
    article = RawArticle(origin="x", text="Wortliste.", language="de")
    with pytest.raises(BadSetting):
        convey_article(article, INDEX, running=(Failing(),))


def test_a_rejection_holds_what_it_takes_to_try_again() -> None:
    line = json.dumps({"id": "7", "text": "[Anzeige_2]\nKommentar (0)", "language": "de"}).encode()
    (rejection,) = convey(Delivery(line, "a.jsonl", media_type="application/json"), INDEX)
    assert isinstance(rejection, Rejection)
    assert (rejection.stage, rejection.reason) == (Stage.CLEAN, "empty")
    assert rejection.data == line
    assert rejection.hints.native_id == "7"


def test_a_delivery_that_kills_its_worker_is_a_rejection_that_can_be_replayed() -> None:
    delivery = Delivery(b"Wort", "a.txt", hints=Hints(outlet="Bote"))
    (rejection,) = given_up(delivery)
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.data) == ("worker_died", b"Wort")
    assert rejection.hints == delivery.hints
    assert given_up(rejection) == convey_all(rejection, INDEX) == (rejection,)


def test_the_key_follows_the_address_whatever_its_spelling() -> None:
    one = conveyed(TEXT, hints=Hints(outlet="Bote", url="http://Bote.example/1?utm_source=x"))
    other = conveyed("Anderes.", hints=Hints(outlet="Bote", url="https://bote.example/1/#top"))
    assert one.article_key == other.article_key
    assert one.content_hash != other.content_hash


def test_annotators_that_lack_what_they_read_are_refused() -> None:
    speakers = next(one for one in annotators() if one.name == "speakers")
    with pytest.raises(ValueError, match="speakers needs"):
        in_order([speakers])


def test_annotators_say_who_they_are() -> None:
    running: tuple[Annotator, ...] = annotators()
    assert len({one.name for one in running}) == len(running)
    assert all(one.version for one in running)


def spans(article: AnnotatedArticle) -> list[Span]:
    found = article.found
    return [
        *(mention.span for mention in found.mentions),
        *(part for quotation in found.quotations for part in (quotation.span, *quotation.parts)),
        *(one.span for one in (q.speaker for q in found.quotations) if one.span is not None),
        *(quotation.cue for quotation in found.quotations if quotation.cue is not None),
        *(credit.span for credit in found.credits if credit.span is not None),
    ]


PIECES = st.sampled_from(
    [
        "„", "“", "»", "«", '"', "(", ")", ":", ",", ".", "\n", " ", "sagte", "er", "Lawrow",
        "Sergej Lawrow", "laut", "AFP", "Foto: ", "(dpa)", "Er sagte, ", "dass", "sei", "\u00ad",
        "Pjöngjang", "Von Mara Linz", "é", "😀", "Kommentar (0)", "heute", "der Minister",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_every_span_is_the_words_that_stand_there(pieces: list[str]) -> None:
    raw = RawArticle(origin="x", text=" ".join(pieces), title="Lawrow in Genf", language="de")
    article = convey_article(raw, INDEX)
    if isinstance(article, Rejection):
        assert article.reason == "no_body"
        return
    for span in spans(article):
        text = article.clean.text if span.field is Field.TEXT else article.clean.title
        assert text is not None
        assert text[span.start : span.end] == span.surface
    assert convey_article(raw, INDEX) == article
