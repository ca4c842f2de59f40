"""The articles of any size and seed: the same ones again, and the proportions of the plot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest

from warehouse import demo, languages
from warehouse.demo.generating import Written, write
from warehouse.demo.plot import plot
from warehouse.demo.words import press
from warehouse.model import CreditRole, Naming, QuotationType

_LARGE = 2_000


@pytest.fixture(scope="module")
def many() -> tuple[Written, ...]:
    """Enough articles for shares to be told."""
    return tuple(write(_LARGE, seed=demo.SEED))


def _share(articles: Sequence[Written], actor: str) -> float:
    found = sum(any(one.actor_id == actor for one in each.mentions) for each in articles)
    return found / len(articles)


def _between(articles: Sequence[Written], first: date, last: date) -> list[Written]:
    return [one for one in articles if one.day is not None and first <= one.day <= last]


def test_the_same_seed_writes_the_same_articles() -> None:
    assert list(write(80, seed=3)) == list(write(80, seed=3))
    assert list(write(80, seed=3)) != list(write(80, seed=4))


@pytest.mark.parametrize("size", [1, 10, 600])
def test_any_size_is_written_in_date_order(size: int) -> None:
    days = [one.day for one in write(size, seed=1) if one.day is not None]
    assert sorted(days) == days
    assert sum(1 for _ in write(size, seed=1)) == size


@pytest.mark.parametrize(("size", "tolerance"), [(50, 0.12), (600, 0.04)])
def test_every_size_has_the_same_proportions(
    size: int, tolerance: float, many: tuple[Written, ...]
) -> None:
    few = tuple(write(size, seed=demo.SEED))
    for traits in (
        lambda one: one.language,
        lambda one: one.event,
        lambda one: one.day is None,
        lambda one: bool(one.credits),
    ):
        small, large = Counter(map(traits, few)), Counter(map(traits, many))
        for trait in large:
            apart = small[trait] / len(few) - large[trait] / len(many)
            assert abs(apart) <= tolerance, (trait, apart)


def test_each_event_raises_the_number_of_articles_and_is_what_most_of_them_are_about(
    many: tuple[Written, ...],
) -> None:
    whole = (press().last - press().first).days + 1
    for event in plot().event:
        found = _between(many, event.first, event.last)
        days = (event.last - event.first).days + 1
        assert len(found) / days > 2 * len(many) / whole
        assert sum(one.event == event.name for one in found) > len(found) / 2
    assert {one.event for one in many} == {None, *(event.name for event in plot().event)}


def test_there_is_less_on_weekends_and_in_summer_and_more_after_a_year(
    many: tuple[Written, ...],
) -> None:
    quiet = [one.day for one in many if one.day is not None and one.event is None]
    weekdays, months = Counter(day.weekday() for day in quiet), Counter(map(_month, quiet))
    assert max(weekdays[5], weekdays[6]) < 0.7 * min(weekdays[day] for day in range(5))
    assert months[2025, 8] < 0.8 * months[2025, 6]
    assert months[2026, 3] > months[2025, 3]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def test_one_actor_rises_one_fades_and_one_appears(many: tuple[Written, ...]) -> None:
    early = _between(many, press().first, date(2025, 8, 31))
    late = _between(many, date(2026, 3, 1), press().last)
    assert _share(late, "demo:mirela-tovask") > 1.5 * _share(early, "demo:mirela-tovask")
    assert _share(early, "demo:jorund-halvik") > 3 * _share(late, "demo:jorund-halvik")
    new = next(part for part in plot().part if part.actor == "demo:selma-orrenfeld")
    assert _share(_between(many, press().first, date(2026, 1, 1)), new.actor) == 0
    assert _share(_between(many, new.dates[0], press().last), new.actor) > 0.1


def test_some_are_talked_about_and_never_heard(many: tuple[Written, ...]) -> None:
    heard = {one.speaker.actor_id for each in many for one in each.quotations}
    silent = [part.actor for part in plot().part if not part.heard]
    assert len(silent) == 2
    assert not heard & set(silent)
    assert all(_share(many, actor) > 0.01 for actor in silent)


def test_every_language_has_every_kind_of_credit_quotation_and_naming(
    many: tuple[Written, ...],
) -> None:
    for language in ("de", "en", "es", "fr", "ru", "vi"):
        own = [one for one in many if one.language == language]
        assert {one.type for each in own for one in each.quotations} == set(QuotationType)
        roles = {one.role for each in own for one in each.credits}
        assert roles >= set(CreditRole) - {CreditRole.BYLINE}
        named = {one.speaker.naming for each in own for one in each.quotations}
        assert named >= {Naming.NAMED, Naming.PRONOUN, Naming.COLLECTIVE}
    assert {one.speaker.naming for each in many for one in each.quotations} == set(Naming)
    assert {one.language for one in many} - set(languages.available()) == {"pl"}


def test_a_wire_story_is_told_by_every_outlet_of_a_language_that_takes_agencies(
    many: tuple[Written, ...],
) -> None:
    told: dict[int, list[Written]] = {}
    for one in many:
        told.setdefault(one.story, []).append(one)
    longest = max(told.values(), key=len)
    assert len({one.outlet for one in longest}) == len(longest) == 5
    assert sum(not one.credits for one in longest) == 1
    assert len({one.title for one in longest}) > 1


def test_outlets_are_silent_when_they_are_dark_not_begun_or_ended(
    many: tuple[Written, ...],
) -> None:
    by_name = {one.name: one for one in press().outlet}
    for each in many:
        assert each.day is None or by_name[each.outlet].publishes(each.day)
    assert not any(one.credits for one in many if by_name[one.outlet].wire == 0)
    kinds = [
        (one.dark != (), one.starts is not None, one.ends is not None) for one in press().outlet
    ]
    assert [sum(column) for column in zip(*kinds, strict=True)] == [1, 1, 1]
