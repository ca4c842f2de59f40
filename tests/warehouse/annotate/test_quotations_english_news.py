"""English as newsrooms write it: asides, hearers, leads and frames that part what is said."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.quoting import said


def test_a_frame_with_a_full_stop_parts_one_quotation() -> None:
    [one] = said('"We are close," said Ada Roth. "Two questions remain."', "en")
    assert one.words == '"We are close," … "Two questions remain."'


def test_marks_in_the_next_paragraph_are_a_quotation_of_their_own() -> None:
    text = '"We are close," said Ada Roth.\n\n"Only two questions do remain."'
    assert [one.words for one in said(text, "en")] == [
        '"We are close,"',
        '"Only two questions do remain."',
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Minister Ada Roth said talks with all parties were under way.",
            "talks with all parties were under way",
            "Minister Ada Roth",
        ),
        (
            "Roth said it was clear that the pier was lost.",
            "it was clear that the pier was lost",
            "Roth",
        ),
        (
            "Roth told the Harbour Post the yard was trying to end its search.",
            "the yard was trying to end its search",
            "Roth",
        ),
        (
            "Bo Khan told Agence France-Presse arson has been used by developers.",
            "arson has been used by developers",
            "Bo Khan",
        ),
        (
            "Roth said yesterday morning the road would be examined.",
            "the road would be examined",
            "Roth",
        ),
        (
            "Tests suggest a new part on the boat, which had not sunk before, was loose.",
            "a new part on the boat, which had not sunk before, was loose",
            "Tests",
        ),
        ("He called on the council to act.", "to act", "He"),
        ("Roth went on to say he was glad.", "he was glad", "Roth"),
        (
            "These whales, she suggested, specialize in hunting sharks.",
            "These whales … specialize in hunting sharks",
            "she",
        ),
        (
            "A pump failed; the leak, officials said, spread to the bay.",
            "the leak … spread to the bay",
            "officials",
        ),
        ("The two men said they were ill.", "they were ill", "The two men"),
        ("Both sides said the deal was dead.", "the deal was dead", "Both sides"),
    ],
)
def test_reported_words_begin_and_end_with_their_clause(
    text: str, words: str, speaker: str
) -> None:
    assert [(one.words, one.speaker) for one in said(text, "en")] == [(words, speaker)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('A reef described by Ada Roth as "rather hectic" was closed.', "Ada Roth"),
        ('He was told by Minister Ada Roth of "forty people under the roof".', "Minister Ada Roth"),
        ('The search was halted, with Roth describing the "real risk" of a slide.', "Roth"),
        ("No deaths were known, with local media reporting the hall was empty.", "local media"),
        ("Bo Lund, a guard, on Monday said the gate was open.", "Bo Lund, a guard"),
        ("This Wednesday Ada Roth said the pier was safe.", "Ada Roth"),
        ("Bo Hutch, a diver, doubted it, saying the bones were old.", "Bo Hutch, a diver"),
        ('One said the plan was dead; another described him as "toast".', "another"),
        ('"They lied to us," said the other.', "the other"),
    ],
)  # fmt: skip
def test_whoever_speaks_is_found_beside_asides_and_passives(text: str, speaker: str) -> None:
    assert said(text, "en")[-1].speaker == speaker


def test_a_clause_with_a_subject_of_its_own_ends_what_is_reported() -> None:
    text = "The driver said he lost control, with some saying he was tired."
    assert [one.words for one in said(text, "en")] == ["he lost control", "he was tired"]


def test_a_second_verb_of_saying_ends_what_the_first_one_governs() -> None:
    text = "The firm said the loss was small but insisted it would pay."
    assert [(one.words, one.speaker) for one in said(text, "en")] == [
        ("the loss was small", "The firm"),
        ("it would pay", "The firm"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The minister announced a plan that would cost millions.",
        "The ten states with the lowest rates had fewer boats.",
        'Reports on the tool vary between a knife and a "sharp thing".',
        "That argument was rejected by the judge, who described the scene.",
        "Scholars have long wondered about the role they played for the people who built them.",
        "You noted the boats were late.",
        'She demanded an end to "zero hours" contracts.',
        'He wrote the hit "Cold Front".',
        "He announced this change at a rally, despite cries from those who questioned it.",
    ],
)
def test_words_that_only_look_like_saying_quote_nobody(text: str) -> None:
    assert said(text, "en") == []


def test_a_frame_is_not_read_as_its_own_content() -> None:
    text = '"One bad year is no trend," wrote Nord analyst Ada Weiss in a note to clients.'
    assert [one.words for one in said(text, "en")] == ['"One bad year is no trend,"']


def test_a_report_goes_on_in_a_conditional_behind_its_subject() -> None:
    text = "The mayor said the bridge was shut. Trains could be halted. There would be no detour."
    assert said(text, "en")[-1].words == "Trains could be halted. There would be no detour"


def test_a_conditional_further_back_does_not_go_on_with_a_report() -> None:
    text = "The team said the bird was old. These finds support the idea it could fly."
    assert len(said(text, "en")) == 1
