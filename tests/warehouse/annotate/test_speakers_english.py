"""English speakers: names that nobody lists, surnames shared by two, firms called "it"."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.quoting import annotated
from warehouse.actors import registry
from warehouse.model import Naming, Speaker


def speakers(text: str) -> list[Speaker]:
    """Return the speakers of all quotations of an English text."""
    found = annotated(text, "en", registry.load())
    return [one.speaker for one in found.quotations]


@pytest.mark.parametrize(
    "text",
    [
        '"They refuse," warned Xeb Dahl, who heads a union. The boats sank, Dahl said.',
        '"They refuse," said Xeb Dahl, 54. The boats sank, Dahl said.',
        '"They refuse," said Xeb Dahl, a baker in Port Ada. The boats sank, Dahl said.',
        "Xeb Dahl of the coast guard said the boats sank. Dahl said nobody was hurt.",
    ],
)
def test_who_speaks_under_an_unknown_name_is_known_again_by_the_surname(text: str) -> None:
    assert [one.name for one in speakers(text)] == ["Xeb Dahl", "Xeb Dahl"]


def test_a_name_is_given_without_what_a_comma_parts_from_it() -> None:
    text = '"It broke," said Ada Roth, an engineer at the yard.'
    [speaker] = speakers(text)
    assert speaker.span is not None
    assert speaker.span.surface == "Ada Roth"


def test_an_office_before_a_name_names_the_person() -> None:
    text = "Department of Roads official Ada Roth said the bridge was safe."
    assert speakers(text)[0].name == "Ada Roth"


def test_a_shared_surname_is_whoever_was_named_before() -> None:
    text = (
        "Agent Tom Mendel died. Mendel once said he was tired. His wife Ada Mendel said he was ill."
    )
    assert [one.name for one in speakers(text)] == ["Tom Mendel", "Ada Mendel"]


def test_a_name_that_ends_like_a_group_is_a_name() -> None:
    text = "Xeb Sanders said he would run. “I am ready,” he said."
    assert [one.name for one in speakers(text)] == ["Xeb Sanders", "Xeb Sanders"]


def test_it_is_the_firm_that_spoke_under_its_name() -> None:
    text = "Nordgas, the gas company, said crews were out. “We are sorry,” it said."
    assert speakers(text)[-1].name == "Nordgas"


def test_somebody_who_asks_for_his_name_to_be_kept_is_anonymous() -> None:
    text = "“I am afraid,” said one teacher, who asked that her name not be used."
    assert speakers(text)[0].naming is Naming.ANONYMOUS


def test_an_age_speaks_for_who_has_it() -> None:
    text = "“It was better,” the 22-year-old told the club's website."
    [speaker] = speakers(text)
    assert speaker.span is not None
    assert speaker.span.surface == "the 22-year-old"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        (
            "The bridge will close, according to a survey published in May by the Dock Office.",
            "the Dock Office",
        ),
        ("According to a statement released by her family, Ada Roth died on Monday.", "her family"),
        ("According to the report, the dam was damaged by floods.", "the report"),
        ("According to a man hit by a car, the lights were off.", "a man"),
    ],
)
def test_a_paper_speaks_for_who_published_it(text: str, surface: str) -> None:
    [speaker] = speakers(text)
    assert speaker.span is not None
    assert speaker.span.surface == surface


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, Ada Roth, called the closure “a reckless gamble” and urged the state to help.",
        "The mayor, Ada Roth, called it “a reckless gamble” and said “we need this bridge”.",
    ],
)
def test_verbs_joined_behind_an_apposition_share_their_subject(text: str) -> None:
    found = [one.span.surface for one in speakers(text) if one.span is not None]
    assert found == ["The mayor, Ada Roth"] * 2
