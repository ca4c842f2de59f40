"""Speakers that only the article around them tells: pronouns from afar, frames, appositions."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.test_speakers import complete, one, told
from warehouse.model import Naming


def test_a_pronoun_reaches_back_to_whoever_was_quoted_and_agrees() -> None:
    text = (
        "Ministerin Ada Beispiel traf Jens Vogel. Sie lobte ihn. Er sagte, die Brücke halte. "
        "Sie betonte, das sei wichtig. Sturm. „Wir gehen“, sagte sie. „Nun“, fügte {er} hinzu."
    )
    speakers = complete(
        text,
        [
            ("die Brücke halte", "Er"),
            ("das sei wichtig", "Sie"),
            ("„Wir gehen“", "sie"),
            ("„Nun“", "er"),
        ],
    )
    assert [speaker.name for speaker in speakers] == [
        "Jens Vogel",
        "Ada Beispiel",
        "Ada Beispiel",
        "Jens Vogel",
    ]


def test_a_pronoun_far_from_everybody_is_the_only_one_who_agrees() -> None:
    text = "Jane Doe met John Roe. " + "It rained. " * 6 + "“I am tired,” he said."
    assert one(text, "“I am tired,”", "he", language="en").name == "John Roe"


def test_a_pronoun_far_from_two_who_agree_stays_open() -> None:
    text = "Tom Doe met John Roe. " + "It rained. " * 6 + "“I am tired,” he said."
    assert one(text, "“I am tired,”", "he", language="en").naming is Naming.UNRESOLVED


@pytest.mark.parametrize(
    ("text", "raw", "language", "name"),
    [
        ("Tom Roth sprach. Der Bahnsprecher, Nils Vogel, hält dagegen. „Nein“, sagt {er}. Ja.",
         "er", "de", "Nils Vogel"),
        ("Die Verteidigerin, Rechtsanwältin Dr. Ada Beispiel, ging. „Nein“, betonte {sie}. Ja.",
         "sie", "de", "Ada Beispiel"),
        ("Tom Doe left. The spokesman, John Roe, stayed. “No,” said {he}. Yes.",
         "he", "en", "John Roe"),
    ],
)  # fmt: skip
def test_an_office_and_the_name_behind_it_are_one_subject(
    text: str, raw: str, language: str, name: str
) -> None:
    words = "„Nein“" if language == "de" else "“No,”"
    assert one(text, words, raw, language=language).name == name


def test_somebody_of_a_given_age_is_the_only_one_who_agrees() -> None:
    text = "Die Seglerin Ada Beispiel wurde gerettet. „Gut so“, sagte die 22-Jährige danach."
    speaker = one(text, "„Gut so“", "die 22-Jährige")
    assert (speaker.name, speaker.naming) == ("Ada Beispiel", Naming.ROLE)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("chief executive Xyla Quorn", "Xyla Quorn"),
        ("the firm's chief executive Xyla Quorn", "Xyla Quorn"),
        ("dairy farmer Xyla Quorn", "Xyla Quorn"),
        ("HARBOUR CHIEF Xyla Quorn", "Xyla Quorn"),
        ("EPA Administrator Xyla Quorn", "Xyla Quorn"),
    ],
)
def test_an_office_is_no_part_of_a_name(raw: str, name: str) -> None:
    text = f"“It is late,” said {raw}. Quorn added that it was dark."
    speakers = complete(
        text, [("“It is late,”", raw), ("that it was dark", "Quorn")], language="en"
    )
    assert [(speaker.name, speaker.naming) for speaker in speakers] == [(name, Naming.NAMED)] * 2


def test_a_relative_is_named_by_a_given_name_alone() -> None:
    speaker = told("Jane Doe's husband, Tom, said it was good.", "Jane Doe's husband, Tom",
                   language="en")  # fmt: skip
    assert (speaker.name, speaker.naming) == ("Tom", Naming.NAMED)


def test_who_stands_behind_the_verb_speaks_and_not_whoever_stood_before() -> None:
    text = "“No,” said Jane Doe, head of Zed Corp. “We are sorry,” replied analyst John Roe."
    speakers = complete(
        text,
        [("“No,”", "Jane Doe"), ("“We are sorry,”", "head of Zed Corp.")],
        language="en",
        cue="replied",
    )
    assert [speaker.name for speaker in speakers] == ["Jane Doe", "John Roe"]


def test_a_source_that_hides_speaks_before_whoever_spoke_last() -> None:
    text = "Ada Beispiel sagte, es sei gut. Wie aus Hafenkreisen verlautete, sinkt das Boot."
    speakers = complete(
        text, [("es sei gut", "Ada Beispiel"), ("sinkt das Boot", None)], cue="verlautete"
    )
    assert [(speaker.name, speaker.naming) for speaker in speakers] == [
        ("Ada Beispiel", Naming.NAMED),
        ("Hafenkreise", Naming.ANONYMOUS),
    ]


def test_an_insider_is_taken_with_what_he_is_near_to() -> None:
    text = "Sources close to the talks said it was late."
    speaker = one(text, "it was late", "Sources close", language="en")
    assert speaker.name == "Sources close to the talks"


def test_a_country_that_only_owns_a_body_does_not_speak() -> None:
    speaker = told("Musterland's milk board said it was good.", "Musterland's milk board",
                   language="en")  # fmt: skip
    assert (speaker.actor_id, speaker.naming) == (None, Naming.ROLE)


def test_two_speakers_keep_all_their_words() -> None:
    speaker = told("Ada Beispiel und Jens Vogel sagten, es sei gut.", "Ada Beispiel und Jens Vogel")
    assert speaker.span is not None
    assert speaker.span.surface == "Ada Beispiel und Jens Vogel"


@pytest.mark.parametrize(
    ("text", "raw", "language", "words"),
    [
        ("“It is late,” said {Jane Doe} and John Roe.", "Jane Doe", "en", "Jane Doe and John Roe"),
        ("„Es ist spät“, sagten {Ada Beispiel} und Jens Vogel.", "Ada Beispiel", "de",
         "Ada Beispiel und Jens Vogel"),
        ("“It is late,” said {Jane Doe} and John Roe left.", "Jane Doe", "en", "Jane Doe"),
    ],
)  # fmt: skip
def test_a_second_speaker_is_taken_with_the_first(
    text: str, raw: str, language: str, words: str
) -> None:
    said = "“It is late,”" if language == "en" else "„Es ist spät“"
    speaker = one(text, said, raw, language=language)
    assert speaker.span is not None
    assert speaker.span.surface == words


def test_a_pronoun_stands_for_who_speaks_for_somebody_not_for_the_owner() -> None:
    text = "Jens Vogel schwieg. Vogels Sprecher sagte, es sei spät. Er fügte hinzu, es sei dunkel."
    speakers = complete(text, [("es sei spät", "Vogels Sprecher"), ("es sei dunkel", "Er")])
    assert [(speaker.name, speaker.naming) for speaker in speakers] == [
        ("Vogels Sprecher", Naming.ROLE),
        ("Vogels Sprecher", Naming.PRONOUN),
    ]


@pytest.mark.parametrize(
    ("text", "raw", "language"),
    [
        ("The mayor, Xyla Quorn, left. “No,” said {she}. Yes.", "she", "en"),
        ("Die Leiterin, Xyla Quorn, ging. „Nein“, sagte {sie}. Ja.", "sie", "de"),
    ],
)
def test_a_name_apart_behind_its_office_is_a_person(text: str, raw: str, language: str) -> None:
    words = "“No,”" if language == "en" else "„Nein“"
    speaker = one(text, words, raw, language=language)
    assert (speaker.name, speaker.naming) == ("Xyla Quorn", Naming.PRONOUN)


@pytest.mark.parametrize(
    ("text", "raw", "language"),
    [
        ("Die Seglerin Ada Beispiel ging. „Nein“, sagte {die Seglerin}. Ja.", "die Seglerin", "de"),
        ("Sailor Ada Beispiel left. “No,” said {the sailor}. Yes.", "the sailor", "en"),
    ],
)
def test_any_noun_before_a_name_may_stand_for_it_later(text: str, raw: str, language: str) -> None:
    words = "“No,”" if language == "en" else "„Nein“"
    speaker = one(text, words, raw, language=language)
    assert (speaker.name, speaker.naming) == ("Ada Beispiel", Naming.ROLE)


def test_a_pronoun_is_named_like_the_words_that_it_stands_for() -> None:
    text = "Das Verkehrsministerium in Altenau sagte, es sei spät. Es betonte, es sei dunkel."
    speakers = complete(
        text, [("es sei spät", "Das Verkehrsministerium in Altenau"), ("es sei dunkel", "Es")]
    )
    assert len({speaker.name for speaker in speakers}) == 1


@pytest.mark.parametrize(
    ("text", "raw", "language", "name"),
    [
        ("Mr. A.P. Quorn, a teacher, said it was good.", "Quorn, a teacher", "en", "A.P. Quorn"),
        ("J. R. Quorn, ein Bauer, sagte, es sei gut.", "Quorn", "de", "J. R. Quorn"),
        ("H.-J. Quorn sagte, es sei gut.", "J. Quorn", "de", "H.-J. Quorn"),
        ("Es fehlt Vitamin C. Quorn sagte, es sei gut.", "Quorn", "de", "Quorn"),
    ],
)  # fmt: skip
def test_initials_belong_to_a_name(text: str, raw: str, language: str, name: str) -> None:
    speaker = told(text, raw, language=language)
    assert (speaker.name, speaker.naming) == (name, Naming.NAMED)


def test_initials_make_a_name_that_the_surname_stands_for() -> None:
    text = "J. R. Quorn sagte, es sei gut. Quorn fügte hinzu, es sei spät."
    assert one(text, "es sei spät", "Quorn").name == "J. R. Quorn"


def test_a_body_is_called_by_the_last_word_of_its_name() -> None:
    text = "The Holm Gazette said it was late. The Gazette said it was dark."
    speakers = complete(
        text, [("it was late", "The Holm Gazette"), ("it was dark", "The Gazette")], language="en"
    )
    assert [speaker.name for speaker in speakers] == ["Holm Gazette", "Holm Gazette"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Pop star Xyla Quorn", "Xyla Quorn"),
        ("the budget carrier Easy Quorn", "Easy Quorn"),
        ("Deputy Prime Minister Xyla Quorn", "Xyla Quorn"),
    ],
)
def test_small_words_before_a_name_are_no_part_of_it(raw: str, name: str) -> None:
    speaker = told(f"{raw} said it was good.", raw, language="en")
    assert (speaker.name, speaker.naming) == (name, Naming.NAMED)


def test_a_surname_behind_another_given_name_is_somebody_else() -> None:
    text = "Jens Vogel ging. Popstar Xyla Vogel sagte, es sei gut."
    assert one(text, "es sei gut", "Popstar Xyla Vogel").name != "Jens Vogel"


@pytest.mark.parametrize(
    ("text", "raw", "language", "name"),
    [
        ("Jane Doe left. Her deputy said it was good.", "Her deputy", "en", "deputy"),
        ("Ada Beispiel ging. Ihre Anwältin sagte, es sei gut.", "Ihre Anwältin", "de",
         "Anwältin"),
        ("Olli Roth traf Ada Beispiel. Herr Beispiel sagte, es sei gut.", "Herr Beispiel", "de",
         "Beispiel"),
        ("Dr. med. Ada Quorn sagte, es sei gut.", "Dr", "de", "Ada Quorn"),
    ],
)  # fmt: skip
def test_who_belongs_to_somebody_is_somebody_else(
    text: str, raw: str, language: str, name: str
) -> None:
    assert told(text, raw, language=language).name == name


def test_a_relative_who_was_named_is_meant_by_the_word_for_him() -> None:
    text = "Ihr Bruder Jens Vogel blieb. „Nein“, sagte {ihr Bruder}. Ja."
    assert one(text, "„Nein“", "ihr Bruder").name == "Jens Vogel"
