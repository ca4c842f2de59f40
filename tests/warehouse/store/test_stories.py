"""Stories as articles arrive: in any order, revised, dated, and inferred copies of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from tests.warehouse.articles_made import article, credit
from tests.warehouse.syndication.copying import edited, text
from warehouse.errors import BadFilter
from warehouse.model import AnnotatedArticle, CreditRole
from warehouse.store import stories
from warehouse.store.articles import save
from warehouse.store.checksums import checksums
from warehouse.store.connection import Cursor, Owner
from warehouse.store.dating import give_date

_DAY = date(2024, 3, 1)
_MORNING = datetime(2024, 3, 1, 8, tzinfo=UTC)
WIRE = f"{text(1)} (AFP)"


@pytest.fixture
def cursor() -> Iterator[Cursor]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        yield cursor


def printed(
    words: str, outlet: str, *, day: date | None = _DAY, hour: int = 8, agency: bool = False
) -> AnnotatedArticle:
    """An article of an outlet, received at an hour, that credits AFP or nobody."""
    return article(
        words,
        title=f"Bei {outlet}",
        outlet=outlet,
        url=f"https://{outlet}.example/1",
        day=day,
        received=_MORNING.replace(hour=hour),
        credits=(credit(words, "AFP", "AFP"),) if agency else (),
    )


def corpus() -> list[AnnotatedArticle]:
    """Two stories of several outlets and articles that nobody else has."""
    return [
        printed(WIRE, "nordblatt", hour=6, agency=True),
        printed(edited(text(1), 2, 0.04), "suedpost", hour=9),
        printed(" ".join(text(1).split()[:60]), "westbote", day=_DAY + timedelta(days=1)),
        printed(text(5), "nordstern"),
        printed(edited(text(5), 3, 0.04), "suedstern", hour=5),
        printed(text(6), "weststern"),
        printed("Kurz.", "oststern"),
    ]


def held(cursor: Cursor) -> dict[str, str]:
    """The outlet of each article and that of its story's parent."""
    return dict(
        cursor.execute(
            "SELECT a.outlet, p.outlet FROM articles a"
            " JOIN articles p ON p.article_key = a.story_key ORDER BY 1"
        ).fetchall()
    )


def batches(made: Sequence[AnnotatedArticle], seed: int) -> Iterator[Sequence[AnnotatedArticle]]:
    """The articles in another order, in deliveries of other sizes."""
    random = Random(seed)  # noqa: S311
    shuffled = random.sample(made, len(made))
    while shuffled:
        size = random.randint(1, 3)
        yield shuffled[:size]
        shuffled = shuffled[size:]


_PARENTS = {
    "nordblatt": "nordblatt",
    "suedpost": "nordblatt",
    "westbote": "nordblatt",
    "nordstern": "suedstern",
    "suedstern": "suedstern",
    "weststern": "weststern",
    "oststern": "oststern",
}


def test_copies_are_one_story_under_their_earliest(cursor: Cursor) -> None:
    save(cursor, corpus())
    assert held(cursor) == _PARENTS
    members = cursor.execute(
        "SELECT a.outlet, round(s.containment, 1) FROM stories s JOIN articles a USING (article_id)"
        " ORDER BY 1"
    ).fetchall()
    assert [outlet for outlet, _ in members] == [
        "nordblatt",
        "nordstern",
        "suedpost",
        "suedstern",
        "westbote",
    ]
    assert dict(members)["nordblatt"] == 1.0
    assert dict(members)["westbote"] >= 0.9


@pytest.mark.parametrize("seed", range(6))
def test_neither_order_nor_batches_of_arrival_show(seed: int) -> None:
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(cursor, corpus())
        expected = checksums(cursor)
    with Owner.open(None) as owner, owner.reading() as cursor:
        for batch in batches(corpus(), seed):
            save(cursor, batch)
        assert checksums(cursor) == expected
        assert stories.rebuild(cursor) == 2
        assert checksums(cursor) == expected


def test_delivering_again_changes_nothing(cursor: Cursor) -> None:
    save(cursor, corpus())
    before = checksums(cursor)
    save(cursor, corpus())
    assert checksums(cursor) == before


def test_a_revision_leaves_its_story_and_comes_back(cursor: Cursor) -> None:
    save(cursor, corpus())
    first = printed(text(9), "nordblatt", hour=10)
    save(cursor, [first])
    assert held(cursor) == {**_PARENTS, "suedpost": "suedpost", "westbote": "suedpost"}
    assert cursor.execute("SELECT count(*) FROM inferred_copies").fetchall() == [(0,)]
    save(cursor, [printed(f"{WIRE} Mehr dazu.", "nordblatt", hour=11, agency=True)])
    assert held(cursor) == _PARENTS


def test_a_text_between_two_stories_joins_them_until_it_is_gone(cursor: Cursor) -> None:
    save(cursor, [printed(text(1), "nordblatt"), printed(text(2), "suedpost", hour=9)])
    save(cursor, [printed(f"{text(1)} {text(2)}", "westbote", hour=10)])
    assert set(held(cursor).values()) == {"nordblatt"}
    save(cursor, [printed(text(3), "westbote", hour=12)])
    assert held(cursor) == {name: name for name in ("nordblatt", "suedpost", "westbote")}


def test_a_day_that_a_person_gives_decides_too(cursor: Cursor) -> None:
    made = corpus()
    save(cursor, made)
    late = made[1].article_key
    give_date(cursor, late, _DAY + timedelta(days=60), made_at=_MORNING)
    assert held(cursor)["suedpost"] == "suedpost"
    give_date(cursor, late, None, made_at=_MORNING)
    assert held(cursor) == _PARENTS


def test_an_uncredited_sibling_of_a_credited_article_is_an_inferred_copy(cursor: Cursor) -> None:
    save(cursor, corpus())
    rows = cursor.execute(
        "SELECT i.outlet, i.agency, a.outlet, i.containment > 0.7 FROM inferred_copies i"
        " JOIN articles a ON a.article_key = i.from_article_key ORDER BY 1"
    ).fetchall()
    assert rows == [("suedpost", "AFP", "nordblatt", True), ("westbote", "AFP", "nordblatt", True)]


def test_a_photo_credit_or_a_report_of_an_agency_makes_nobody_else_a_copy(cursor: Cursor) -> None:
    for role in (CreditRole.PHOTO, CreditRole.IN_TEXT):
        words = f"{text(20)} AFP"
        made = article(words, outlet="nordblatt", credits=(credit(words, "AFP", "AFP", role),))
        save(cursor, [made, printed(text(20), "suedpost")])
    assert cursor.execute("SELECT count(*) FROM inferred_copies").fetchall() == [(0,)]


def test_another_window_holds_for_all_articles_to_come(cursor: Cursor) -> None:
    save(cursor, corpus())
    stories.rebuild(cursor, window=0)
    assert held(cursor)["westbote"] == "westbote"
    save(cursor, [printed(edited(text(5), 9, 0.03), "neustadt", day=_DAY + timedelta(days=2))])
    assert held(cursor)["neustadt"] == "neustadt"
    assert stories.window_of(cursor) == 0
    with pytest.raises(BadFilter):
        stories.rebuild(cursor, window=-1)


def test_a_story_of_very_many_outlets_stays_one_story(cursor: Cursor) -> None:
    many = [printed(edited(text(1), number, 0.03), f"blatt{number}") for number in range(150)]
    for place in range(0, 150, 30):
        save(cursor, many[place : place + 30])
    assert len(set(held(cursor).values())) == 1


def test_what_was_stored_before_is_clustered_on_demand(cursor: Cursor) -> None:
    save(cursor, corpus())
    expected = checksums(cursor)
    cursor.execute("DELETE FROM story_marks")
    cursor.execute("DELETE FROM stories")
    cursor.execute("UPDATE articles SET story_key = article_key")
    assert stories.unmarked(cursor) == len(corpus())
    stories.rebuild(cursor)
    assert stories.unmarked(cursor) == 0
    assert checksums(cursor) == expected
