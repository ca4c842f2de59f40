"""Statistics give the numbers of their sources, and stay sane where there is next to nothing."""

from __future__ import annotations

from math import exp

import pytest

from warehouse.queries import chance


def test_wilson_gives_the_published_intervals() -> None:
    # Newcombe 1998 (two-sided intervals for the single proportion), table I, method 3.
    assert chance.wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert chance.wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert chance.wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert chance.wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)
    assert chance.wilson(0, 0) == (0.0, 1.0)


def test_the_interval_of_a_difference_gives_the_published_one() -> None:
    # Newcombe 1998 (interval estimation for the difference), table II, method 10.
    assert chance.difference((56, 70), (48, 80)) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert chance.difference((9, 10), (3, 10)) == pytest.approx((0.1705, 0.8090), abs=5e-5)
    assert chance.difference((10, 10), (0, 20)) == pytest.approx((0.6791, 1.0), abs=5e-5)


def test_more_comparisons_widen_the_interval() -> None:
    assert chance.z_of() == pytest.approx(1.959964, abs=1e-6)
    assert chance.z_of(comparisons=10) > chance.z_of()


def test_a_value_far_from_the_median_has_a_high_score() -> None:
    scores = chance.robust_scores([2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3])
    assert [score > chance.UNUSUAL for score in scores] == [False] * 8 + [True] * 2
    assert chance.robust_scores([1.0, 1.0, 1.0]) == [0.0, 0.0, 0.0]
    assert chance.robust_scores([]) == []
    assert chance.robust_scores([0.0] * 9 + [1.0])[-1] == pytest.approx(1 / (0.1 * 1.253314))


def test_the_tail_of_poisson_is_the_sum_of_its_terms() -> None:
    assert chance.poisson_tail(3, 1.0) == pytest.approx(1 - exp(-1) * 2.5)
    assert chance.poisson_tail(0, 1.0) == 1.0
    assert chance.poisson_tail(1, 0.0) == 0.0
    assert 0 <= chance.poisson_tail(5_000, 10.0) < 1e-300


def test_keyness_is_signed_and_nothing_without_a_comparison() -> None:
    more, less = chance.keyness((30, 100), (10, 100)), chance.keyness((10, 100), (30, 100))
    assert more == pytest.approx(-less)
    assert more > 10.83
    assert chance.keyness((5, 10), (50, 100)) == pytest.approx(0.0)
    assert chance.keyness((5, 10), (0, 0)) == 0.0
    assert chance.deviance(10, 10.0) == pytest.approx(0.0)
