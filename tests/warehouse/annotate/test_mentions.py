"""Mentions: full names, surnames after them, offices, acronyms, demonyms; no captions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse.actors.made import registry
from tests.warehouse.annotate.reading import BYLINE, CAPTION, CREDIT_LINE, pack_of, text_of
from warehouse.annotate.mentions import Mentions
from warehouse.model import (
    ActorType,
    Annotations,
    CleanText,
    Field,
    Mention,
    MentionForm,
    RawArticle,
)
from warehouse.text.clean import clean

INDEX = registry()


def cleaned(text: str) -> CleanText:
    found = clean(RawArticle("test", text, language="en"))
    assert isinstance(found, CleanText)
    return found


def mentions_of(clean: CleanText) -> tuple[Mention, ...]:
    return Mentions()(clean, pack_of(clean.language), INDEX, Annotations()).mentions


def named(*blocks: str, language: str = "de", title: str | None = None) -> list[tuple[str, str]]:
    clean = text_of(*blocks, language=language, title=title)
    return [(one.actor_id or one.actor, one.span.surface) for one in mentions_of(clean)]


def test_a_surname_means_the_person_whose_full_name_stands_anywhere() -> None:
    assert named("Kowrows Reise beginnt.", "Ilja Kowrow kam, sagte Kowrow.") == [
        ("person:ilja-kowrow", "Kowrows"),
        ("person:ilja-kowrow", "Ilja Kowrow"),
        ("person:ilja-kowrow", "Kowrow"),
    ]


def test_the_title_counts_as_part_of_the_article() -> None:
    clean = text_of("Gestern kam Kowrow an.", title="Ilja Kowrow reist")
    found = mentions_of(clean)
    assert [one.span.field for one in found] == [Field.TITLE, Field.TEXT]


def test_a_surname_alone_is_nobody() -> None:
    assert named("Gestern kam Kowrow an.") == []


def test_a_fitting_office_before_a_surname_is_enough() -> None:
    found = mentions_of(text_of("Gestern kam Außenminister Kowrow an."))
    assert [(one.actor_id, one.form, one.span.surface) for one in found] == [
        ("person:ilja-kowrow", MentionForm.TITLE_NAME, "Kowrow")
    ]
    assert named("Gestern kam Trainer Kowrow an.") == []


def test_an_office_before_a_full_name_makes_it_a_title_name() -> None:
    found = mentions_of(text_of("Der quarzische Außenminister Ilja Kowrow kam."))
    assert [one.form for one in found] == [MentionForm.DEMONYM, MentionForm.TITLE_NAME]


def test_two_bearers_of_a_surname_leave_it_unsure() -> None:
    found = mentions_of(text_of("Olaf Moor und Jutta Moor kamen. Später ging Moor."))
    assert [(one.actor_id, one.actor) for one in found] == [
        ("person:olaf-moor", "Olaf Moor"),
        ("person:jutta-moor", "Jutta Moor"),
        (None, "Moor"),
    ]


def test_people_nobody_registered_are_recognised_by_given_name_and_followed_by_surname() -> None:
    assert named("Es sprach Jürgen Wackernagel. Wackernagels Rede war kurz.") == [
        ("Jürgen Wackernagel", "Jürgen Wackernagel"),
        ("Jürgen Wackernagel", "Wackernagels"),
    ]


def test_a_genitive_of_an_unknown_full_name_is_the_same_person() -> None:
    found = named("Petra Wackernagels Haus brannte. Petra Wackernagel war nicht da.")
    assert [actor for actor, _ in found] == ["Petra Wackernagel", "Petra Wackernagel"]


def test_further_given_names_make_nobody_else() -> None:
    found = named("Petra Wackernagel kam. Petra Maria Wackernagel ging. Wackernagel schwieg.")
    assert {actor for actor, _ in found} == {"Petra Wackernagel"}
    found = named("Ada Brandis kam. Ada Maria Brandis ging.")
    assert {actor for actor, _ in found} == {"person:ada-brandis"}


def test_a_name_shared_by_two_bodies_is_an_unsure_body() -> None:
    (one,) = mentions_of(text_of("Gestern tagte der KB."))
    assert (one.actor_id, one.type) == (None, ActorType.ORGANIZATION)


def test_a_shared_name_is_given_to_the_bearer_named_elsewhere() -> None:
    found = named("Der Kiesbund (KB) tagt. Danach schwieg der KB.")
    assert {actor for actor, _ in found} == {"org:iba-partei"}


def test_a_comma_ends_a_name_and_a_title_is_no_part_of_it() -> None:
    assert [
        surface for _, surface in named("Es spielten Tim Paul, Jens Uwe Karst und Sir Tom Lind.")
    ] == [
        "Tim Paul",
        "Jens Uwe Karst",
        "Tom Lind",
    ]


def test_initials_begin_a_name_behind_an_office_or_title_only() -> None:
    assert named("Mr. A.P. Muster came. Later Muster left.", language="en") == [
        ("A.P. Muster", "A.P. Muster"),
        ("A.P. Muster", "Muster"),
    ]
    assert named("Plan B. Muster gab ihn auf.") == []
    assert named("They met the president. A Milltown miller came.", language="en") == []


def test_a_full_stop_behind_a_given_name_ends_the_name() -> None:
    assert named("They waved to Greta. Holm is a village.", language="en") == []
    assert named("They waved to Greta L. Holm.", language="en") == [("Greta L. Holm",) * 2]


def test_an_office_behind_a_given_name_is_a_surname_where_nouns_are_small() -> None:
    found = named("Ada Bishop met the chief executive officer and Mayor Greta Holm.", language="en")
    assert found == [("Ada Bishop", "Ada Bishop"), ("Greta Holm", "Greta Holm")]


def test_a_body_named_like_somebody_in_the_article_is_not_that_person() -> None:
    assert named("Greta Holm spoke. Holm Bank is far. Then Holm left.", language="en") == [
        ("Greta Holm", "Greta Holm"),
        ("Greta Holm", "Holm"),
    ]


def test_those_who_wrote_or_edited_are_no_mentions() -> None:
    clean = cleaned("The mill burns. (Reporting by Greta Holm; Editing by Amit Moor)")
    assert mentions_of(clean) == ()


def test_a_place_named_after_a_given_name_is_no_person() -> None:
    assert named("Die Mannschaft aus San Antonio Spurs spielt.") == []


def test_a_body_named_after_somebody_is_no_person() -> None:
    assert named("Die Petra Wackernagel Stiftung half.") == []


def test_a_relative_with_another_given_name_is_not_the_minister() -> None:
    found = named("Ilja Kowrow kam mit Petra Kowrow.")
    assert found == [("person:ilja-kowrow", "Ilja Kowrow"), ("Petra Kowrow", "Petra Kowrow")]


def test_a_surname_that_comes_first_does_not_eat_another_name() -> None:
    found = named("Tae Min-ho traf Tae Kwang. Später sprach Tae.")
    assert found == [("person:tae-min-ho", "Tae Min-ho"), ("person:tae-min-ho", "Tae")]


def test_a_surname_of_several_words_is_found() -> None:
    found = named("Irma von der Heide kam. Später sprach von der Heide.")
    assert [surface for _, surface in found] == ["Irma von der Heide", "von der Heide"]


def test_captions_bylines_credit_lines_and_agencies_hold_no_mentions() -> None:
    clean = text_of(
        (BYLINE, "Von Ilja Kowrow"),
        (CAPTION, "Ilja Kowrow in Kieselstadt. Foto: dpa"),
        "Kieselstadt (dpa) - Es regnete die ganze Nacht.",
        (CREDIT_LINE, "Ilja Kowrow (dpa)"),
    )
    assert mentions_of(clean) == ()


def test_acronyms_and_capitals_are_mentions() -> None:
    found = mentions_of(text_of("Das IBA sitzt in Kieselstadt."))
    assert [(one.actor, one.form.value) for one in found] == [
        ("Internationales Bergamt", "acronym"),
        ("Kieselstadt", "name"),
    ]


def test_an_office_of_several_words_stands_before_a_surname() -> None:
    assert named("The US foreign minister Kovrov smiled.", language="en") == [
        ("person:ilja-kowrow", "Kovrov")
    ]
    assert named("Then vice president Kovrov smiled.", language="en") == []


def test_english_text_is_read_too() -> None:
    assert named(
        "Foreign minister Ilya Kovrov met Karen Wilkes. Wilkes smiled.", language="en"
    ) == [
        ("person:ilja-kowrow", "Ilya Kovrov"),
        ("Karen Wilkes", "Karen Wilkes"),
        ("Karen Wilkes", "Wilkes"),
    ]


BITS = [
    "Ilja ",
    "Kowrow",
    "Petra ",
    "Anna",
    " ",
    ". ",
    ", ",
    "Außenminister ",
    "IBA",
    "Moor ",
    "-",
    "s ",
]


@given(st.lists(st.sampled_from(BITS), min_size=1, max_size=30).map("".join))
def test_mentions_are_in_order_and_never_overlap(text: str) -> None:
    reached = 0
    for one in mentions_of(text_of(text)):
        assert reached <= one.span.start
        assert text[one.span.start : one.span.end] == one.span.surface
        reached = one.span.end
