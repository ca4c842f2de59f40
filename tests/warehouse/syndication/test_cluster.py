"""Which articles are one story: copies however edited, never what only looks alike."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import combinations
from random import Random

import pytest

from tests.warehouse.syndication.copying import edited, text
from warehouse.syndication.cluster import Member, are_one_story, stories
from warehouse.syndication.fingerprint import fingerprint

_DAY = date(2031, 5, 2)
_FORECAST = (
    "The weather on the lower river: {} degrees by day and {} degrees at night, wind of {} km/h "
    "from the west, {} hours of sun and {} mm of rain. The level at the lock is {} cm. Ferries run "
    "as planned. The next report follows in the evening at the usual time."
)


def member(
    number: int, words: str, *, day: date | None = _DAY, language: str = "de", title: str = ""
) -> Member:
    """An article with this text."""
    return Member(
        number=number,
        key=f"k{number:03}",
        words=f"{title}|{words}",
        language=language,
        day=day,
        moment=None if day is None else datetime.combine(day, time(6 + number % 12)),
        received=None,
        print=fingerprint(words),
    )


def same(one: str, other: str, *, apart: int = 0, language: str = "de") -> bool:
    """Whether two texts, published so many days apart, are one story."""
    return are_one_story(
        member(1, one),
        member(2, other, day=_DAY + timedelta(days=apart), language=language),
        window=7,
    )


def test_an_edited_copy_is_the_same_story() -> None:
    assert same(text(1), edited(text(1), 2, 0.06))


def test_a_copy_of_the_first_paragraphs_is_the_same_story() -> None:
    assert same(text(1, 600), " ".join(text(1, 600).split()[:90]))


def test_a_copy_inside_a_longer_article_is_the_same_story() -> None:
    assert same(text(1, 150), f"{text(2, 100)}\n\n{text(1, 150)}\n\n{text(3, 100)}")


def test_the_same_event_in_other_words_is_another_story() -> None:
    shared = text(1, 40)
    assert not same(f"{shared} {text(2, 160)}", f"{text(3, 160)} {shared}")


def test_a_serial_report_with_other_numbers_is_another_story() -> None:
    one, other = _FORECAST.format(18, 9, 22, 6, 0, 312), _FORECAST.format(21, 11, 35, 8, 4, 297)
    assert not same(one, other, apart=1)
    assert same(one, one.replace("as planned", "without delays"))


def test_copies_lie_within_the_window_but_equal_texts_any_time_apart() -> None:
    copy = edited(text(1), 2, 0.05)
    assert same(text(1), copy, apart=7)
    assert not same(text(1), copy, apart=8)
    assert same(text(1), text(1), apart=400)


def test_languages_do_not_mix_unless_the_text_is_the_same() -> None:
    assert not same(text(1), edited(text(1), 2, 0.05), language="en")
    assert same(text(1), text(1), language="en")


def test_short_texts_are_one_story_only_with_the_same_title() -> None:
    short = "Watch the video of the launch here."
    assert not are_one_story(member(1, short, title="A"), member(2, short, title="B"), window=7)
    assert are_one_story(member(1, short, title="A"), member(2, short, title="A"), window=7)
    assert not same(text(1, 18), text(1, 17))


def test_an_undated_copy_belongs_to_its_story() -> None:
    copy = member(2, edited(text(1), 2, 0.05), day=None)
    assert are_one_story(member(1, text(1)), copy, window=7)


def test_the_earliest_is_the_parent_and_the_rest_say_how_much_is_in_it() -> None:
    late = member(9, text(1, 300), day=_DAY + timedelta(days=1))
    early = member(3, " ".join(text(1, 300).split()[:150]))
    (story,) = stories({9: late, 3: early}, [(3, 9)])
    assert story.key == "k003"
    assert [one.number for one in story.members] == [3, 9]
    assert story.containment[0] == 1.0
    assert 0.4 < story.containment[1] < 0.6


@pytest.mark.parametrize("seed", range(5))
def test_no_order_of_arrival_shows(seed: int) -> None:
    texts = [
        text(1),
        edited(text(1), 5, 0.04),
        " ".join(text(1).split()[:70]),
        text(2),
        edited(text(2), 6, 0.04),
        text(3),
    ]
    members = [member(number, words) for number, words in enumerate(texts)]
    pairs = [
        (one.number, other.number)
        for one, other in combinations(members, 2)
        if are_one_story(one, other, window=7)
    ]
    expected = stories({one.number: one for one in members}, pairs)
    assert [[one.number for one in story.members] for story in expected] == [[0, 1, 2], [3, 4]]
    random = Random(seed)  # noqa: S311
    random.shuffle(pairs)
    random.shuffle(members)
    assert stories({one.number: one for one in members}, pairs) == expected
