"""Identity: what is stored once, what is a revision, and that no order of arrival shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.articles_made import article, credit, mention, quotation
from warehouse.model import AnnotatedArticle, CreditRole, Outcome
from warehouse.store.articles import outdated, save
from warehouse.store.checksums import checksums
from warehouse.store.connection import Cursor, Owner

OLD = "Mara Velden sagte: „Der Hafen bleibt offen.“ (AFP)"
NEW = "Mara Velden sagte: „Der Hafen bleibt geschlossen.“"
MORNING = datetime(2024, 1, 1, 8, tzinfo=UTC)


@pytest.fixture
def cursor() -> Iterator[Cursor]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        yield cursor


def told(text: str, *, received: datetime = MORNING, **more: object) -> AnnotatedArticle:
    """An article that mentions, quotes and (perhaps) credits somebody."""
    words = text[text.index("„") : text.index("“") + 1]
    return article(
        text,
        url="https://nordblatt.example/hafen",
        received=received,
        mentions=(mention(text, "Mara Velden", "person:mara-velden"),),
        quotations=(
            quotation(
                text, words, speaker="Mara Velden", actor_id="person:mara-velden", cue="sagte"
            ),
        ),
        credits=(credit(text, "AFP", "AFP"),) if "AFP" in text else (),
        **more,  # type: ignore[arg-type]
    )


def one(cursor: Cursor, sql: str) -> tuple[object, ...]:
    """The only row of a query."""
    (row,) = cursor.execute(sql).fetchall()
    return tuple(row)


def test_an_article_is_stored_once_however_often_it_comes(cursor: Cursor) -> None:
    assert save(cursor, [told(OLD), told(OLD)]) == (Outcome.STORED, Outcome.DUPLICATE)
    before = checksums(cursor)
    assert save(cursor, [told(OLD)]) == (Outcome.DUPLICATE,)
    assert checksums(cursor) == before


def test_another_text_under_the_same_key_is_a_revision_and_counts_once(cursor: Cursor) -> None:
    save(cursor, [told(OLD)])
    later = told(NEW, received=MORNING + timedelta(hours=1), day=date(2023, 10, 21))
    assert save(cursor, [later]) == (Outcome.REVISED,)
    assert one(cursor, "SELECT pub_date, revisions FROM articles") == (date(2023, 10, 19), 2)
    assert one(cursor, "SELECT text FROM quotations") == ("„Der Hafen bleibt geschlossen.“",)
    assert one(cursor, "SELECT text FROM article_text WHERE current") == (NEW,)
    assert one(cursor, "SELECT count(*) FROM wire_credits") == (0,)


def test_annotations_of_a_revision_stand_under_the_first_publication(cursor: Cursor) -> None:
    later = told(NEW, received=MORNING + timedelta(hours=1), day=date(2023, 10, 21))
    save(cursor, [told(OLD)])
    save(cursor, [later])
    assert one(cursor, "SELECT DISTINCT pub_date FROM mentions") == (date(2023, 10, 19),)
    assert one(cursor, "SELECT pub_date, articles, credited FROM day_articles") == (
        date(2023, 10, 19),
        1,
        0,
    )


def test_the_newest_modification_is_current_not_the_last_arrival(cursor: Cursor) -> None:
    newest = told(NEW, received=MORNING, modified=datetime(2023, 10, 20, 9, tzinfo=UTC))
    older = told(
        OLD,
        received=MORNING + timedelta(days=1),
        modified=datetime(2023, 10, 19, 9, tzinfo=UTC),
    )
    save(cursor, [newest])
    assert save(cursor, [older]) == (Outcome.REVISED,)
    assert one(cursor, "SELECT text FROM article_text WHERE current") == (NEW,)


def test_a_text_that_becomes_current_again_brings_its_annotations_back(cursor: Cursor) -> None:
    save(cursor, [told(OLD, received=MORNING + timedelta(hours=1))])
    save(cursor, [told(NEW, received=MORNING + timedelta(hours=2))])
    assert one(cursor, "SELECT count(*) FROM wire_credits") == (0,)
    # The new text turns out to have been seen before the old one.
    save(cursor, [told(NEW, received=MORNING)])
    assert one(cursor, "SELECT text FROM article_text WHERE current") == (OLD,)
    assert one(cursor, "SELECT agency FROM wire_credits") == ("AFP",)


def test_new_annotator_versions_renew_the_annotations_and_the_same_ones_do_nothing(
    cursor: Cursor,
) -> None:
    save(cursor, [told(OLD)])
    better = article(
        OLD,
        url="https://nordblatt.example/hafen",
        credits=(credit(OLD, "AFP", "AFP", CreditRole.BYLINE),),
        annotators=("mentions@2",),
    )
    assert save(cursor, [better]) == (Outcome.DUPLICATE,)
    assert one(cursor, "SELECT role FROM wire_credits") == ("byline",)
    assert one(cursor, "SELECT count(*) FROM mentions") == (0,)
    before = checksums(cursor)
    save(cursor, [better])
    assert checksums(cursor) == before


def test_articles_of_other_annotator_versions_are_outdated(cursor: Cursor) -> None:
    made = told(OLD)
    save(cursor, [made, article("Cũ.", language="xx", annotators=(), analysed=False)])
    assert outdated(cursor, made.annotators) == ()
    assert outdated(cursor, ("mentions@2",)) == (made.article_key,)


def test_an_article_is_analysed_once_its_language_has_a_pack(cursor: Cursor) -> None:
    url = "https://nordblatt.example/hafen"
    save(cursor, [article(OLD, url=url, annotators=(), analysed=False)])
    assert one(cursor, "SELECT analysed FROM articles") == (False,)
    assert save(cursor, [article(OLD, url=url)]) == (Outcome.DUPLICATE,)
    assert one(cursor, "SELECT analysed, revisions FROM articles") == (True, 1)


def test_the_same_text_from_another_outlet_is_another_article(cursor: Cursor) -> None:
    save(cursor, [article(OLD, outlet="nordblatt"), article(OLD, outlet="suedpost")])
    assert one(cursor, "SELECT count(*), count(DISTINCT story_key) FROM articles") == (2, 1)


def test_an_undated_article_is_kept_but_on_no_day(cursor: Cursor) -> None:
    save(cursor, [article(OLD, day=None)])
    assert one(cursor, "SELECT pub_date FROM articles") == (None,)
    assert one(cursor, "SELECT count(*) FROM day_articles") == (0,)


def test_an_article_without_an_outlet_has_an_unknown_one(cursor: Cursor) -> None:
    save(cursor, [article(OLD, outlet=None)])
    assert one(cursor, "SELECT outlet FROM articles") == ("unknown",)
    assert one(cursor, "SELECT outlet FROM outlets") == ("unknown",)


def test_a_file_name_that_is_no_text_is_stored_with_question_marks(cursor: Cursor) -> None:
    made = article(OLD)
    save(cursor, [replace(made, raw=replace(made.raw, origin="b\udcfcro.txt"))])
    assert one(cursor, "SELECT origin FROM revisions") == ("b?ro.txt",)


def test_an_error_leaves_nothing_of_a_batch_behind(cursor: Cursor) -> None:
    save(cursor, [told(OLD)])
    before = checksums(cursor)
    broken = article(NEW, annotators=(None,))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        save(cursor, [told(NEW, received=MORNING + timedelta(hours=1)), broken])
    assert checksums(cursor) == before
    assert save(cursor, [told(OLD)]) == (Outcome.DUPLICATE,)


def test_the_text_as_it_was_read_is_kept_beside_the_clean_one(cursor: Cursor) -> None:
    made = article(OLD)
    save(cursor, [made])
    assert one(cursor, "SELECT raw_text FROM revisions") == (None,)


ARRIVING = st.lists(
    st.builds(
        lambda name, text, hours, day, modified: article(
            f"{text} {name}",
            url=f"https://nordblatt.example/{name}",
            received=None if hours is None else MORNING + timedelta(hours=hours),
            day=None if day is None else date(2023, 10, day),
            modified=None if modified is None else MORNING + timedelta(hours=modified),
            mentions=(mention(text, "Mara Velden", "person:mara-velden"),),
            quotations=(quotation(text, text[:11], speaker="Mara Velden"),),
            credits=(credit(text, "AFP", "AFP"),) if "AFP" in text else (),
        ),
        st.sampled_from("abc"),
        st.sampled_from((OLD, NEW, "Mara Velden schweigt.")),
        st.sampled_from((None, 0, 1, 2)),
        st.sampled_from((None, 19, 20, 21)),
        st.sampled_from((None, 5, 6)),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(arriving=ARRIVING, data=st.data())
def test_neither_order_nor_batches_nor_repeats_change_the_tables(
    arriving: list[AnnotatedArticle], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(arriving))
    repeats = data.draw(st.lists(st.sampled_from(arriving), max_size=3)) if arriving else []
    cuts = sorted(data.draw(st.lists(st.integers(0, len(arriving)), max_size=3)))
    assert stored([arriving]) == stored([*pieces(shuffled, cuts), repeats])


def pieces(articles: Sequence[AnnotatedArticle], cuts: list[int]) -> list[list[AnnotatedArticle]]:
    """The articles cut into batches."""
    edges = [0, *cuts, len(articles)]
    return [list(articles[start:end]) for start, end in pairwise(edges)]


def stored(batches: Sequence[Sequence[AnnotatedArticle]]) -> dict[str, tuple[int, str]]:
    """The checksums of a new warehouse after these batches."""
    with Owner.open(None) as owner, owner.reading() as cursor:
        for batch in batches:
            save(cursor, batch)
        return checksums(cursor)
