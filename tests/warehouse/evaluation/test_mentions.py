from __future__ import annotations

from dataclasses import replace

from tests.warehouse.evaluation.made import conveyed
from warehouse.evaluation import mentions
from warehouse.evaluation.corpus import Named
from warehouse.evaluation.figures import Conveyed
from warehouse.model import ActorType

TEXT = "Angela Merkel reiste am Dienstag nach Frankreich. Sie traf dort französische Bauern."


def one(*labels: tuple[ActorType, str]) -> Conveyed:
    made = conveyed(TEXT)
    named = tuple(
        Named(kind, TEXT.index(words), TEXT.index(words) + len(words)) for kind, words in labels
    )
    return replace(made, document=replace(made.document, mentions=named))


def test_countries_and_places_are_one_kind_and_adjectives_are_not_counted() -> None:
    right = one((ActorType.PERSON, "Angela Merkel"), (ActorType.PLACE, "Frankreich"))
    person, place, everything = mentions.figures([right], "de")
    assert (person.share("f1").value, place.share("f1").value) == (1, 1)
    assert (everything.gold, everything.found) == (2, 2)


def test_a_part_of_a_name_is_right_leniently_only() -> None:
    (person, *_) = mentions.figures([one((ActorType.PERSON, "Merkel"))], "de")
    assert (person.share("f1").value, person.share("lenient_f1").value) == (0, 1)


def test_a_name_of_another_kind_is_wrong() -> None:
    *_, everything = mentions.figures([one((ActorType.ORGANIZATION, "Angela Merkel"))], "de")
    assert everything.share("lenient_f1").value == 0


def test_the_baseline_takes_capital_words_inside_sentences() -> None:
    found = mentions.names(one(), mentions.theirs)[1]
    assert ("place", frozenset({6})) in found
