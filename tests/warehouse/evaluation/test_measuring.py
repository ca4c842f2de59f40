from __future__ import annotations

from warehouse.actors.match import Registry
from warehouse.conveyor import convey_article
from warehouse.evaluation.corpus import GoldDocument, Kind, Statement
from warehouse.evaluation.measuring import (
    Judged,
    figures,
    judge_baseline,
    judge_rejected,
    on_reported,
    raw_article,
)
from warehouse.evaluation.quotations import claims
from warehouse.evaluation.report import as_json, error_page, table
from warehouse.model import AnnotatedArticle

TEXT = "Anzeige\n„Wir haben lange genug gewartet“, sagte Mara Linz. Sie lobte den <Hafen>."


def at(words: str) -> tuple[tuple[int, int], ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


DOCUMENT = GoldDocument(
    "17",
    "Hafen & Bahn",
    "2009-03-04",
    TEXT,
    (
        Statement(Kind.DIRECT, at("„Wir haben lange genug gewartet“"), at("Mara Linz")),
        Statement(Kind.REPORTED, at("lobte den <Hafen>"), at("Sie")),
    ),
)


def judged(*found: Statement) -> Judged:
    return Judged(DOCUMENT, claims(TEXT, DOCUMENT.quotations), claims(TEXT, found))


def test_a_right_answer_scores_one_and_reported_words_are_not_missed() -> None:
    direct, _, _, everything = figures([judged(DOCUMENT.quotations[0])])
    assert (direct.f1.value, direct.speaker.value, direct.found_and_right.value) == (1, 1, 1)
    assert (everything.gold, everything.f1.value) == (1, 1)


def test_words_only_reported_are_false_alarms_and_counted_apart() -> None:
    alarm = Statement(Kind.INDIRECT, at("lobte den <Hafen>"), ())
    one = judged(DOCUMENT.quotations[0], alarm)
    assert figures([one])[-1].precision.value == 0.5
    assert on_reported([one]) == 1


def test_a_rejected_document_was_missed_altogether() -> None:
    *_, everything = figures([judge_rejected(DOCUMENT)])
    assert (everything.gold, everything.found, everything.f1.value) == (1, 0, 0)


def test_what_is_found_behind_cut_boilerplate_is_carried_back_to_the_document() -> None:
    article = convey_article(raw_article(DOCUMENT), Registry(()))
    assert isinstance(article, AnnotatedArticle)
    assert not article.clean.text.startswith("Anzeige")
    (direct, *_) = figures([judge_baseline(DOCUMENT, article)])
    assert (direct.f1.value, direct.exact_f1.value) == (1, 1)


def test_the_table_has_a_line_for_every_system_and_kind() -> None:
    rows = figures([judged(DOCUMENT.quotations[0])])
    lines = table([("ours", rows), ("theirs", rows)]).splitlines()
    assert len(lines) == 9
    assert lines[1].split()[:4] == ["ours", "direct", "1", "1"]
    assert as_json([("ours", rows)])["ours"]["direct"]["f1"]["value"] == 1


def test_the_page_of_errors_shows_misses_and_alarms_as_text_not_as_markup() -> None:
    alarm = Statement(Kind.INDIRECT, at("lobte den <Hafen>"), at("Sie"))
    page = "".join(error_page([judged(alarm)], title="Fehler & mehr"))
    assert "missed (direct)" in page
    assert "false alarm (indirect)" in page
    assert "<mark>lobte den &lt;Hafen&gt;</mark>" in page
    assert "<b>Sie</b>" in page
    assert "Fehler &amp; mehr" in page
    assert "<Hafen>" not in page


def test_the_page_of_errors_names_wrong_speakers() -> None:
    wrong = Statement(Kind.DIRECT, DOCUMENT.quotations[0].quote, at("Sie"))
    page = "".join(error_page([judged(wrong)], title="x"))
    assert "speaker annotated (direct)" in page
    assert "speaker found" in page
