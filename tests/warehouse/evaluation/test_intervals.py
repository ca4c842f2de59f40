from __future__ import annotations

from warehouse.evaluation.intervals import Columns, Figure, figure


def share(sums: Columns) -> tuple[Columns, Columns]:
    return sums[..., 0], sums[..., 1]


def test_a_share_lies_inside_its_interval() -> None:
    found = figure([(1, 2), (2, 2), (0, 2), (1, 1)] * 10, share)
    assert found.value == 40 / 70
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high


def test_the_same_counts_give_the_same_interval() -> None:
    rows = [(1, 3), (2, 3), (3, 3)] * 5
    assert figure(rows, share) == figure(rows, share)


def test_more_documents_narrow_the_interval() -> None:
    def width(found: Figure) -> float:
        assert found.low is not None
        assert found.high is not None
        return found.high - found.low

    few, many = figure([(1, 2), (2, 2)] * 5, share), figure([(1, 2), (2, 2)] * 500, share)
    assert width(many) < width(few)


def test_nothing_to_count_is_no_figure() -> None:
    assert figure([], share) == Figure(None, None, None)
    assert figure([(0, 0)], share) == Figure(None, None, None)
