from __future__ import annotations

from dataclasses import replace

from tests.warehouse.evaluation.made import conveyed
from warehouse.evaluation import errors
from warehouse.evaluation.corpus import GoldDocument, Kind, Statement
from warehouse.evaluation.figures import Conveyed, by_language
from warehouse.evaluation.measuring import (
    Judged,
    figures,
    judge,
    on_marks,
    on_reported,
    theirs,
)
from warehouse.evaluation.quotations import claims
from warehouse.evaluation.report import as_json, table
from warehouse.model import Naming, RawArticle

TEXT = "Anzeige\n„Wir haben lange genug gewartet“, sagte Mara Linz. Sie lobte den <Hafen>."


def at(words: str) -> tuple[tuple[int, int], ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


WAITED = Statement(
    Kind.DIRECT,
    at("„Wir haben lange genug gewartet“"),
    at("Mara Linz"),
    "Mara Linz",
    Naming.NAMED,
)
PRAISED = Statement(Kind.REPORTED, at("lobte den <Hafen>"), at("Sie"))
DOCUMENT = GoldDocument(
    "17", "de", RawArticle("17", TEXT, "Hafen & Bahn"), TEXT, quotations=(WAITED, PRAISED)
)


def judged(*found: Statement) -> Judged:
    return Judged(DOCUMENT, claims(TEXT, DOCUMENT.quotations or ()), claims(TEXT, found))


def page(*found: Statement) -> str:
    return "".join(errors.page([judged(*found)], [], title="Fehler & mehr"))


def test_a_right_answer_scores_one_and_reported_words_are_not_missed() -> None:
    direct, everything = figures([judged(WAITED)], "de")
    for share in ("f1", "strict_f1", "speaker", "found_and_right", "name", "naming"):
        assert direct.share(share).value == 1, share
    assert (everything.gold, everything.share("f1").value) == (1, 1)


def test_words_only_reported_are_false_alarms_and_counted_apart() -> None:
    one = judged(WAITED, replace(PRAISED, kind=Kind.INDIRECT, speaker=()))
    assert figures([one], "de")[-1].share("precision").value == 0.5
    assert on_reported([one]) == 1


def test_a_rejected_document_was_missed_altogether() -> None:
    *_, everything = figures([judge(Conveyed(DOCUMENT, None))], "de")
    assert (everything.gold, everything.found, everything.share("f1").value) == (1, 0, 0)


def test_what_is_found_behind_cut_boilerplate_is_carried_back_to_the_document() -> None:
    one = Conveyed(DOCUMENT, conveyed(TEXT).article)
    assert one.article is not None
    assert not one.article.clean.text.startswith("Anzeige")
    for found in (judge(one), judge(one, theirs)):
        direct, *_ = figures([found], "de")
        assert (direct.share("f1").value, direct.share("strict_f1").value) == (1, 1)


def test_a_speaker_by_another_name_is_wrong_and_one_by_another_spelling_is_not() -> None:
    for name, right in (("Mara LINZ", 1), ("Linz, Mara", 1), ("Onno Petersen", 0), (None, 0)):
        direct, *_ = figures([judged(replace(WAITED, name=name))], "de")
        assert direct.share("name").value == right, name


def test_marks_that_quote_nobody_are_measured_where_they_are_labelled() -> None:
    document = replace(DOCUMENT, unquoted=(*at("<Hafen>"), *at("„Wir haben lange genug gewartet“")))
    one = replace(judged(WAITED), document=document)
    (row,) = on_marks([one], "de")
    assert (row.gold, row.found, row.share("false").value) == (2, 1, 0.5)
    assert on_marks([judged(WAITED)], "de") == ()


def test_each_language_is_measured_alone_and_then_all_together() -> None:
    one = Conveyed(DOCUMENT, None)
    other = replace(one, document=replace(DOCUMENT, language="en"))

    def rows(some: list[Conveyed]) -> list[tuple[str, int]]:
        return [
            (row.language, row.gold)
            for row in by_language(lambda part, code: figures([*map(judge, part)], code)[-1:], some)
        ]

    assert rows([one, other]) == [("de", 1), ("en", 1), ("all", 2)]
    assert rows([one, one]) == [("de", 2)]


def test_the_table_has_a_line_for_every_system_and_kind() -> None:
    rows = figures([judged(WAITED)], "de")
    lines = table([("ours", rows), ("theirs", rows)]).splitlines()
    assert [line.split()[0] for line in lines] == ["quotations", "ours", "theirs", "ours", "theirs"]
    assert lines[1].split()[:5] == ["ours", "de", "direct", "1", "1"]
    told = as_json([("ours", rows)])
    assert told["quotations"]["ours"]["de"]["direct"]["f1"]["value"] == 1


def test_the_page_of_errors_shows_misses_and_alarms_as_text_not_as_markup() -> None:
    found = page(replace(PRAISED, kind=Kind.INDIRECT))
    assert 'data-class="missed" data-language="de" data-kind="direct"' in found
    assert 'data-class="false alarm" data-language="de" data-kind="indirect"' in found
    assert '<span class="q-ours">lobte den &lt;Hafen&gt;</span>' in found
    assert '<span class="s-ours">Sie</span>' in found
    assert "Fehler &amp; mehr" in found
    assert "<Hafen>" not in found


def test_the_page_of_errors_names_wrong_speakers() -> None:
    found = page(replace(WAITED, speaker=at("Sie")))
    assert 'data-class="wrong speaker"' in found
    assert '<span class="s-gold">Mara Linz</span>' in found
    assert '<span class="s-ours">Sie</span>' in found
    assert "meant Mara Linz, found Sie" in page(replace(WAITED, name="Sie"))
