"""The article as its reader sees it: every highlight lies where its words are."""

from __future__ import annotations

from datetime import date

from tests.warehouse.articles_made import article as made
from tests.warehouse.articles_made import credit
from tests.warehouse.queries.conftest import ANSWER, answer, harbour
from warehouse.model import BlockKind
from warehouse.queries.article import ArticleView, article
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner


def view(cursor: Cursor, key: str, language: str = "de") -> ArticleView:
    found = article(cursor, key, language=language)
    assert found is not None
    return found


def test_an_article_is_whole(cursor: Cursor) -> None:
    shown = view(cursor, harbour().article_key)
    assert (shown.title, shown.outlet, shown.language) == (
        "Ada Äbel über den Hafen",
        "nordblatt",
        "de",
    )
    assert shown.pub_date == date(2023, 10, 17)
    assert (shown.published_from, shown.revisions, shown.analysed) == ("given", 1, True)
    assert [block.kind for block in shown.blocks] == [BlockKind.PARAGRAPH]
    assert shown.blocks[0].end == len(shown.text)


def test_an_unknown_key_is_no_article(cursor: Cursor) -> None:
    assert article(cursor, "0" * 24) is None


def test_highlights_stand_in_reading_order_on_their_words(cursor: Cursor) -> None:
    shown = view(cursor, harbour().article_key)
    words = [(h.kind, shown.text[h.start : h.end], h.label) for h in shown.highlights]
    assert words == [
        ("mention", "Ada Äbel", "Ada Äbel"),
        ("speaker", "Ada Äbel", "Ada Äbel"),
        ("cue", "sagte", "sagte"),
        ("quotation", "„Der Hafen bleibt offen.“", "Ada Äbel"),
        ("mention", "Bo Beck", "Bo Beck"),
        ("credit", "AFP", shown.highlights[-1].label),
    ]
    assert shown.highlights[-1].detail == "credit"


def test_a_number_joins_a_quotation_with_its_speaker_and_cue(cursor: Cursor) -> None:
    shown = view(cursor, answer().article_key)
    second = {h.kind: ANSWER[h.start : h.end] for h in shown.highlights if h.number == 2}
    assert second == {"speaker": "Carl Cohn", "cue": "erklärte", "quotation": "er gehe"}


def test_names_are_in_the_readers_language(cursor: Cursor) -> None:
    shown = view(cursor, harbour().article_key, "en")
    assert shown.highlights[0].label == "Ada Abel"


def test_evidence_names_rule_confidence_and_annotator(cursor: Cursor) -> None:
    first = view(cursor, harbour().article_key).highlights[0]
    assert (first.rule, first.confidence, first.annotator) == ("registry_name", 0.9, "mentions@1")


def test_a_credit_outside_the_text_is_told_apart() -> None:
    outside = made("Kein Kürzel hier.", credits=(credit("", "AFP", "AFP"),))
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(cursor, [outside])
        shown = view(cursor, outside.article_key)
    assert shown.highlights == ()
    (told,) = shown.outside_credits
    assert (told.agency, told.role, told.origin) == ("AFP", "credit", "metadata")


def test_every_quotation_is_a_saying_with_its_hull_and_proof(cursor: Cursor) -> None:
    shown = view(cursor, answer().article_key)
    first, second, third = shown.sayings
    assert ANSWER[first.start : first.end] == "„Nie“"
    assert (first.speaker, first.speaker_key, first.naming) == ("Bo Beck", "p:bo", "named")
    assert (second.number, second.type, second.speaker_key) == (2, "indirect", "name:carl cohn")
    assert (third.naming, third.speaker_key) == ("unresolved", "")
    assert (first.rule, first.confidence, first.annotator) == ("marks_and_cue", 0.8, "quotations@1")


def test_highlights_carry_the_key_of_whom_they_mean(cursor: Cursor) -> None:
    keys = {(one.kind, one.key) for one in view(cursor, harbour().article_key).highlights}
    assert {("mention", "p:ada"), ("quotation", "p:ada"), ("credit", "AFP")} <= keys
