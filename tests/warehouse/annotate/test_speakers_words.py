"""Raw speaker words put right before anybody is looked for behind them."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.test_speakers import complete, one, told


@pytest.mark.parametrize(
    ("text", "raw", "words", "name"),
    [
        ("Die Leiterin des Amts, Ada Beispiel, sagte, es sei gut.", "Die Leiterin des Amts",
         "Die Leiterin des Amts, Ada Beispiel", "Ada Beispiel"),
        ("Die Leiterin beim Gipfel, Ada Beispiel (SPD), sagte, es sei gut.", "Die Leiterin",
         "Die Leiterin beim Gipfel, Ada Beispiel (SPD)", "Ada Beispiel"),
        ("Jens Vogel, Präsident des Bundes, sagte, es sei gut.", "Jens Vogel",
         "Jens Vogel, Präsident des Bundes", "Jens Vogel"),
        ("Nach Ansicht vieler Fachleute sei es gut.", "Ansicht", "Ansicht vieler Fachleute",
         "Fachleute"),
        ("Nach Angaben von Jens Vogel sei es gut.", "Angaben", "Angaben von Jens Vogel",
         "Jens Vogel"),
    ],
)  # fmt: skip
def test_what_belongs_to_a_speaker_is_taken_with_him(
    text: str, raw: str, words: str, name: str
) -> None:
    speaker = told(text, raw)
    assert speaker.span is not None
    assert (speaker.span.surface, speaker.name) == (words, name)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Die Ministerin, Ada Beispiel und Jens Vogel kamen, es sei gut.", "Die Ministerin"),
        ("Jens Vogel, der lange schwieg, sagte, es sei gut.", "Jens Vogel"),
        ("Nach Angaben wurden Leute gesehen, es sei gut.", "Angaben"),
    ],
)
def test_what_stands_beside_a_speaker_is_left(text: str, raw: str) -> None:
    speaker = told(text, raw)
    assert speaker.span is not None
    assert speaker.span.surface == raw


def test_a_relative_pronoun_is_no_article_of_the_name() -> None:
    speaker = told("Es ist die Zahl, die Jens Vogel nannte, es sei gut.", "die Jens Vogel")
    assert speaker.span is not None
    assert speaker.span.surface == "Jens Vogel"


def test_quoted_words_are_no_speaker() -> None:
    text = "Jens Vogel sprach, „in aller Ruhe“, es sei gut."
    assert told(text, "„in aller Ruhe“").name == "Jens Vogel"


def test_the_sentence_of_a_quotation_decides_before_the_one_before_it() -> None:
    text = "Jens Vogel kam. Die Ministerin rief nach langem Warten: „Es ist gut!“"
    assert one(text, "„Es ist gut!“", "Jens Vogel").name == "Ministerin"


def test_a_document_is_quoted_where_nobody_speaks() -> None:
    text = "In einem Bericht der Bank wird gefordert, es sei gut."
    speaker = one(text, "es sei gut", None)
    assert speaker.span is not None
    assert speaker.span.surface == "einem Bericht der Bank"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Um 10 Uhr meldete die Netzseite „Nord“, es sei gut.", "die Netzseite „Nord“"),
        ("Am Abend meldete dann das Lagezentrum der Insel, es sei gut.",
         "das Lagezentrum der Insel"),
    ],
)  # fmt: skip
def test_a_phrase_behind_the_verb_speaks_where_nobody_known_does(text: str, words: str) -> None:
    speaker = complete(text, [("es sei gut", None)], cue="meldete")[0]
    assert speaker.span is not None
    assert speaker.span.surface == words


def test_words_lent_from_before_another_speaker_are_out_of_date() -> None:
    text = "Jens Vogel kam. Ada Beispiel rief: „Es ist gut!“ Es werde „noch besser“."
    quotes: list[tuple[str, str | None]] = [
        ("„Es ist gut!“", "Ada Beispiel"),
        ("„noch besser“", "Jens Vogel"),
    ]
    assert complete(text, quotes)[1].name == "Ada Beispiel"


def test_marked_small_words_are_no_part_of_a_speaker() -> None:
    text = "Die Richter „schwere Bedenken“ hatten, es sei gut."
    speaker = one(text, "es sei gut", "Die Richter „schwere Bedenken“")
    assert speaker.name == "Richter"


def test_even_a_vague_pronoun_speaks_right_before_its_verb() -> None:
    text = "The embassy said it was good. It added it was better."
    quotes: list[tuple[str, str | None]] = [("it was good", "The embassy"), ("it was better", None)]
    speaker = complete(text, quotes, language="en", cue="added")[1]
    assert (speaker.name, speaker.naming.value) == ("embassy", "pronoun")


def test_a_pronoun_may_stand_for_a_bare_name_that_tells_no_gender() -> None:
    text = "Muckelhuber said it was good. He added it was better."
    quotes: list[tuple[str, str | None]] = [
        ("it was good", "Muckelhuber"),
        ("it was better", "He"),
    ]
    assert complete(text, quotes, language="en")[1].name == "Muckelhuber"


def test_free_speech_is_lent_by_nothing_that_cannot_speak() -> None:
    text = "„Es ist gut“, sagte Jens Vogel. Der Zugang zum Land ist schwer. Er sei gefährlich."
    quotes: list[tuple[str, str | None]] = [
        ("„Es ist gut“", "Jens Vogel"),
        ("Er sei gefährlich", "Der Zugang zum Land"),
    ]
    assert complete(text, quotes, free=True)[1].name == "Jens Vogel"


@pytest.mark.parametrize("raw", ["Und", "Dies", "Ende Januar"])
def test_joining_pointing_and_dating_words_are_no_speakers(raw: str) -> None:
    text = f"„Es ist gut“, sagte Jens Vogel. {raw}: „Es wird besser.“"
    quotes: list[tuple[str, str | None]] = [("„Es ist gut“", "Jens Vogel"), ("„Es wird", raw)]
    assert complete(text, quotes)[1].name == "Jens Vogel"
