"""Quotations in English: every construction once, with words and speakers that we made up."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.quoting import Said, said


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“We will stay,” said Roth.", "“We will stay,”", "Roth"),
        ('"We will stay," Roth said.', '"We will stay,"', "Roth"),
        ("‘We will stay,’ she said.", "‘We will stay,’", "she"),
        ("Roth said: “We will stay.”", "“We will stay.”", "Roth"),
        ("Roth said, “We will stay.”", "“We will stay.”", "Roth"),
        (
            "“We know,” said Roth, “that time is short.”",
            "“We know,” … “that time is short.”",
            "Roth",
        ),
        (
            "“It was late,” Karl Beck, the head of the yard, said on Monday.",
            "“It was late,”",
            "Karl Beck, the head of the yard",
        ),
        (
            "“It was late,” according to a spokesman for the yard.",
            "“It was late,”",
            "a spokesman for the yard",
        ),
    ],
)
def test_words_in_marks_are_direct_quotations(text: str, words: str, speaker: str) -> None:
    assert [(one.words, one.speaker, one.kind) for one in said(text, "en")] == [
        (words, speaker, "direct")
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "cue"),
    [
        ("Roth said the port was safe.", "the port was safe", "Roth", "said"),
        ("Roth said that the port was safe.", "that the port was safe", "Roth", "said"),
        ("Officials said the storm had passed.", "the storm had passed", "Officials", "said"),
        ("Roth told reporters she would stay.", "she would stay", "Roth", "told"),
        (
            "The mayor of Port Ada announced on Monday that the pier would close.",
            "that the pier would close",
            "The mayor of Port Ada",
            "announced",
        ),
        ("The yard has denied that it owes money.", "that it owes money", "The yard", "denied"),
        ("The port was safe, Roth said.", "The port was safe", "Roth", "said"),
        ("The port is safe, said Roth.", "The port is safe", "Roth", "said"),
        (
            "According to the police, the pier was empty.",
            "the pier was empty",
            "the police",
            "According to",
        ),
        (
            "The pier was empty, according to the police.",
            "The pier was empty",
            "the police",
            "according to",
        ),
        ("The union threatened to strike.", "to strike", "The union", "threatened"),
        ("Roth urged the council to pay.", "to pay", "Roth", "urged"),
        ("As the paper reported, Beck is ill.", "Beck is ill", "the paper", "reported"),
        ("Beck asked whether the pier was safe.", "whether the pier was safe", "Beck", "asked"),
        (
            "Beck, who joined the yard in May, said the work would go on.",
            "the work would go on",
            "Beck",
            "said",
        ),
    ],
)
def test_reported_words_are_indirect_quotations(
    text: str, words: str, speaker: str, cue: str
) -> None:
    assert said(text, "en") == [Said(words, speaker, "indirect", cue)]


def test_a_fragment_inside_reported_words_is_part_of_them() -> None:
    assert said('Roth said the plan was a "bad joke" for the town.', "en") == [
        Said('the plan was a "bad joke" for the town', "Roth", "mixed", "said")
    ]


def test_a_judgement_in_marks_belongs_to_whom_the_verb_names() -> None:
    assert [(one.words, one.speaker) for one in said('Roth called it a "bad joke".', "en")] == [
        ('"bad joke"', "Roth")
    ]


@pytest.mark.parametrize(
    "text",
    [
        'They watched the film "Fog over Bremen" last week.',
        'The band released a single, "Harbour", in May.',
        'The so-called "Harbour Brake" has been law since May.',
        "The boat left because the storm had passed.",
        "The workers' union and the owners' club met in May.",
        "Beck bought the boat to scrap it.",
    ],
)
def test_where_nobody_is_quoted_nothing_is_found(text: str) -> None:
    assert said(text, "en") == []
