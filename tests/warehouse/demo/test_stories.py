"""The demo's stories are found as written: cut, edited, re-titled and uncredited copies."""

from __future__ import annotations

from itertools import combinations

from warehouse.demo import loading
from warehouse.demo.generating import write
from warehouse.store.articles import save
from warehouse.store.connection import Owner


def test_stories_are_found_as_they_were_written() -> None:
    written = list(write(1_000, seed=3))
    made = [loading.annotated(one, seed=3) for one in written]
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(cursor, made)
        held = dict(cursor.execute("SELECT article_key, story_key FROM articles").fetchall())
        copies = cursor.execute("SELECT count(*) FROM inferred_copies").fetchall()
    both = [
        (left.story == right.story, held[one.article_key] == held[other.article_key])
        for (left, one), (right, other) in combinations(zip(written, made, strict=True), 2)
    ]
    right = sum(told and found for told, found in both)
    f1 = 2 * right / (sum(told for told, _ in both) + sum(found for _, found in both))
    assert right > 100
    assert f1 >= 0.98
    assert copies[0][0] > 5
