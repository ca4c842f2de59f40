"""The reader: marks keep the text whole, nest, are cut where they cross, and lead to each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash.development.base_component import Component
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.components import reader, reader_panels
from dashboard.wording import words
from warehouse.model import Block, BlockKind
from warehouse.queries.article import Saying
from warehouse.queries.articles import ArticleView, Highlight

TEXT = "Anna sagte: „Das Boot kommt.“ Sie ging."


def highlight(kind: str, start: int, end: int, number: int | None = None) -> Highlight:
    return Highlight(kind, "text", start, end, f"{kind} label", "", "a_rule", 0.9, "test@1", number)


def view_of(
    *highlights: Highlight, text: str = TEXT, blocks: tuple[Block, ...] = ()
) -> ArticleView:
    return ArticleView(
        key="k",
        title="Ein Boot",
        text=text,
        outlet="Hafenbote",
        language="de",
        url=None,
        pub_date=None,
        published_from="unknown",
        byline=(),
        revisions=1,
        analysed=True,
        blocks=blocks or (Block(BlockKind.PARAGRAPH, 0, len(text)),),
        highlights=highlights,
    )


def text_of(node: Any) -> str:
    if isinstance(node, list):
        return "".join(text_of(one) for one in node)
    if isinstance(node, Component):
        return text_of(getattr(node, "children", "") or "")
    return str(node)


def marks(node: Any) -> list[Any]:
    if isinstance(node, list):
        return [mark for one in node for mark in marks(one)]
    if not isinstance(node, Component):
        return []
    own = [node] if "np-hl" in (getattr(node, "className", None) or "") else []
    return own + marks(getattr(node, "children", None) or [])


SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20))


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(SPANS, st.sampled_from(reader.KINDS)), max_size=12))
def test_marks_never_change_the_text(spans: list[tuple[tuple[int, int], str]]) -> None:
    found = tuple(
        highlight(kind, start, min(len(TEXT), start + size)) for (start, size), kind in spans
    )
    children = reader.text_children(view_of(*found))
    assert text_of(children) == TEXT
    shown = {mark.to_plotly_json()["props"]["data-pick"] for mark in marks(children)}
    assert shown == {str(index) for index in range(len(found))}


def test_a_mention_inside_a_quotation_is_a_mark_in_a_mark() -> None:
    outer, inner = marks(
        reader.text_children(view_of(highlight("quotation", 12, 29), highlight("mention", 17, 21)))
    )
    assert "k-quotation" in outer.className
    assert marks(outer.children) == [inner]


def test_crossing_marks_are_cut_at_the_edge() -> None:
    found = marks(
        reader.text_children(view_of(highlight("quotation", 0, 10), highlight("cue", 5, 15)))
    )
    assert [text_of(mark) for mark in found] == [TEXT[:10], TEXT[5:10], TEXT[10:15]]


def test_a_quotation_over_two_paragraphs_is_marked_in_both() -> None:
    blocks = (Block(BlockKind.PARAGRAPH, 0, 11), Block(BlockKind.CAPTION, 12, len(TEXT)))
    children = reader.text_children(view_of(highlight("quotation", 5, 20), blocks=blocks))
    assert [len(marks(child)) for child in children] == [1, 1]
    assert children[1].className == "is-caption"


def test_the_address_picks_the_marked_words_or_the_nearest() -> None:
    view = view_of(highlight("quotation", 12, 29), highlight("mention", 17, 21))
    assert reader.picked_at(view, "17-21") == "1"
    assert reader.picked_at(view, "12-28") == "0"
    assert reader.picked_at(view, "35-38") == ""
    assert reader.picked_at(view, "title:12-29") == ""
    assert reader.picked_at(view, "") == ""


def test_a_pronoun_leads_to_whom_it_stands_for() -> None:
    view = view_of(highlight("speaker", 30, 33, 1), highlight("antecedent", 0, 4, 1))
    panel = text_of(reader.picked_panel(view, "0", words("en")))
    assert "Stands for: Anna" in panel
    for fact in ("a_rule", "90.0%", "test@1", "text 30–33"):
        assert fact in panel


def test_a_pick_from_nowhere_shows_what_picking_is_for() -> None:
    view = view_of(highlight("mention", 0, 4))
    for pick in ("", "7", "-1", "x", "9" * 30):
        assert words("en")("reader.pick_hint") in text_of(
            reader.picked_panel(view, pick, words("en"))
        )


def test_the_index_counts_who_is_mentioned() -> None:
    view = view_of(highlight("mention", 12, 29), highlight("mention", 30, 33))
    assert "mention label2" in text_of(reader.mentions_panel(view, words("en")))
    assert "No registered actor found." in text_of(reader.mentions_panel(view_of(), words("en")))


def test_searched_words_are_highlighted_after_all_that_was_found() -> None:
    view = reader.with_words(view_of(highlight("mention", 0, 4)), "boot -anna")
    assert [(one.kind, one.field, one.label) for one in view.highlights[1:]] == [
        ("word", "title", "Boot"),
        ("word", "text", "Boot"),
    ]
    assert reader.picked_at(view, "17-21") == "2"
    assert reader.legend_of(view)[-1] == "word"
    assert "word" not in reader.legend_of(view_of())


def test_a_searched_word_claims_no_rule() -> None:
    view = reader.with_words(view_of(), "boot")
    panel = text_of(reader.picked_panel(view, "1", words("en")))
    assert "Search word" in panel
    assert "Confidence" not in panel


def test_a_thousand_nested_marks_do_not_break_the_page() -> None:
    text = "x" * 4000
    found = tuple(highlight("quotation", at, 4000 - at) for at in range(1000))
    assert text_of(reader.text_children(view_of(*found, text=text))) == text


def saying(number: int, speaker: str, medium: str = "") -> Saying:
    place = ("text", 12, 29, "a_rule", 0.9, "test@1")
    return Saying(number, "direct", False, "named", speaker, "", *place, medium)


def test_all_parts_of_a_quotation_say_that_they_belong_together() -> None:
    view = view_of(
        highlight("speaker", 0, 4, 3), highlight("cue", 5, 10, 3), highlight("quotation", 12, 29, 3)
    )
    shown = [mark.to_plotly_json()["props"] for mark in marks(reader.text_children(view))]
    assert [props["data-said"] for props in shown] == ["3", "3", "3"]


def test_every_speaker_is_counted_once_with_all_that_he_says() -> None:
    view = replace(view_of(), sayings=(saying(1, "Bo"), saying(2, "Anna"), saying(3, "Anna")))
    panel = reader_panels.sayings_panel(view, words("en"))
    switches = [one for one in parts_of(panel) if getattr(one, "className", "") == "np-voice"]
    assert [text_of(one) for one in switches] == ["Anna2", "Bo1"]
    assert switches[0].to_plotly_json()["props"]["data-said"] == "2 3"


def test_a_quotation_says_who_passed_it_on() -> None:
    view = replace(view_of(highlight("medium", 0, 4, 1)), sayings=(saying(1, "Bo", "Hafenfunk"),))
    assert "via Hafenfunk" in text_of(reader_panels.sayings_panel(view, words("en")))
    assert "medium" in reader.legend_of(view)
    assert "medium" not in reader.legend_of(view_of())


def parts_of(node: Any) -> list[Any]:
    if isinstance(node, list):
        return [part for one in node for part in parts_of(one)]
    if not isinstance(node, Component):
        return []
    return [node, *parts_of(getattr(node, "children", None) or [])]
