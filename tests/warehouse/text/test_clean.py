"""Cleaning: what is cut is listed, what is left is the article's own words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.model import BlockKind, CleanText, Cut, RawArticle, Rejection
from warehouse.text.clean import LONGEST_TEXT, clean

ARTICLE = (
    "Die Ministerin Ada Beispiel reiste nach Musterland und sprach mit der Regierung.\n"
    "Ministerin Ada Beispiel (links) am Flughafen von Musterstadt. Foto: AFP\n"
    "„Wir kommen wieder“, sagte sie am 3. Mai vor Journalisten.\n"
    "Minh Tran (Laut AFP , Reuters )\n"
    "[Anzeige_2]\n"
    "Quellenlink\n"
    "Kommentar (0)\n"
)
SIGNS = st.sampled_from(
    [
        *"aoAuß .,:!?\n\r\t\x00\x07\x0b\x85\u00ad\u200b\u2028\ufeff\u0308\u202e„“\"'()[]/#0",
        "Foto: ",
        "dpa",
        "Von ",
        "Teilen",
        "Anzeige_2",
        "\r\n",
        "Mehr lesen\n",
        "\n\n",
        "Quelle: ",
    ]
)


def read(text: str, **facts: object) -> CleanText:
    cleaned = clean(RawArticle("test", text, **facts))  # type: ignore[arg-type]
    assert isinstance(cleaned, CleanText)
    return cleaned


def replayed(text: str, cuts: tuple[Cut, ...]) -> str:
    kept = [sign for nth, sign in enumerate(text) if not any(c.start <= nth < c.end for c in cuts)]
    breaks = str.maketrans(dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"))
    return unicodedata.normalize("NFC", "".join(kept).translate(breaks))


def kinds(article: CleanText) -> list[str]:
    return [block.kind.value for block in article.blocks]


def test_boilerplate_lines_are_cut_and_listed() -> None:
    article = read(ARTICLE)
    cut_words = [ARTICLE[c.start : c.end] for c in article.cuts if c.reason == "boilerplate"]
    assert cut_words == ["[Anzeige_2]", "Quellenlink", "Kommentar (0)"]
    assert article.text.endswith("(Laut AFP , Reuters )")


def test_captions_and_credit_lines_stay_as_blocks_of_their_kind() -> None:
    article = read(ARTICLE)
    assert kinds(article) == ["paragraph", "caption", "paragraph", "credit_line"]
    assert article.byline == ("Minh Tran",)
    assert article.language == "de"


@pytest.mark.parametrize(
    "line",
    [
        "Lesen Sie auch: Wie die Wahl ausging",
        "Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten.",
        "Facebook Twitter WhatsApp E-Mail",
        "Auf Facebook teilen",
        "12 Kommentare",
        "Source link",
        "ADVERTISEMENT",
        "Share this article",
        "Lesezeit: 4 Minuten",
    ],
)
def test_a_line_of_the_website_is_cut_anywhere(line: str) -> None:
    article = read(f"Der Rat tagte gestern.\n{line}\nDie Sitzung dauerte lange.")
    assert article.text == "Der Rat tagte gestern.\nDie Sitzung dauerte lange."


@pytest.mark.parametrize(
    "line",
    [
        "Auch interessant ist, dass der Rat schwieg.",
        "Teilen ist das neue Haben, sagte die Forscherin.",
        "Kommentar: Der Rat irrt",
        "Mehr als 30 Menschen kamen.",
        "Related research was published by the council.",
    ],
)
def test_a_line_of_the_article_stays(line: str) -> None:
    assert read(line).text == line


def test_byte_order_mark_controls_and_zero_width_signs_go() -> None:
    article = read("\ufeffLaw\u200brow sag\u00adte\x00 es.\r\nUnd\rging.")
    assert article.text == "Lawrow sagte es.\nUnd\nging."
    assert {cut.reason for cut in article.cuts} == {"invisible", "control", "line_end"}


def test_joiners_of_emoji_stay() -> None:
    assert read("Eine Familie: 👩\u200d👧 lacht.").text == "Eine Familie: 👩\u200d👧 lacht."


def test_letters_are_composed() -> None:
    assert read("Ko\u0308ln am Rhein").text == "Köln am Rhein"


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert read("Ein \ud83d Rest.").text == "Ein \ufffd Rest."


@pytest.mark.parametrize("text", ["", "  \n\t ", "\ufeff\x00", "[Anzeige_2]\nQuellenlink\n"])
def test_an_article_without_words_of_its_own_is_rejected(text: str) -> None:
    rejection = clean(RawArticle("test", text))
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "empty"
    titled = clean(RawArticle("test", text, title="Nur ein Titel"))
    assert isinstance(titled, Rejection)
    assert titled.reason == "no_body"


def test_an_endless_article_is_rejected() -> None:
    rejection = clean(RawArticle("test", "a" * (LONGEST_TEXT + 1)))
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "too_long"


def test_the_given_language_wins() -> None:
    assert read("Der Rat tagte gestern in der Stadt.", language="de-AT").language == "de"
    assert read("Der Rat tagte gestern in der Stadt.", language="en").language == "en"


def test_the_title_is_one_visible_line() -> None:
    assert read("Text.", title=" Ein\u200b\n  Titel ").title == "Ein Titel"


@given(st.lists(SIGNS, max_size=60).map("".join))
def test_cleaning_is_idempotent_and_cuts_replay(text: str) -> None:
    cleaned = clean(RawArticle("test", text, language="de"))
    if isinstance(cleaned, Rejection):
        assert cleaned.reason == "empty"
        return
    assert replayed(text, cleaned.cuts) == cleaned.text
    bounds = [0, *(edge for cut in cleaned.cuts for edge in (cut.start, cut.end)), len(text)]
    assert bounds == sorted(bounds)
    again = clean(RawArticle("test", cleaned.text, language="de"))
    assert isinstance(again, CleanText)
    assert (again.text, again.cuts) == (cleaned.text, ())
    assert (again.blocks, again.sentences) == (cleaned.blocks, cleaned.sentences)


@given(st.lists(SIGNS, max_size=60).map("".join))
def test_blocks_and_sentences_hold_every_word_in_order(text: str) -> None:
    cleaned = clean(RawArticle("test", text, language="de"))
    if isinstance(cleaned, Rejection):
        return
    for stretches in (cleaned.blocks, cleaned.sentences):
        at = 0
        for stretch in stretches:
            assert not cleaned.text[at : stretch.start].strip()
            assert at <= stretch.start < stretch.end
            at = stretch.end
        assert not cleaned.text[at:].strip()
    for sentence in cleaned.sentences:
        assert any(b.start <= sentence.start and sentence.end <= b.end for b in cleaned.blocks)
        assert sentence.surface == sentence.surface.strip()


@pytest.mark.parametrize("sign", ["„", ".", " ", "\n", "(", "Foto: ", "1. ", "\u200b", "A.\n", "/"])
def test_a_flood_of_one_sign_is_cleaned(sign: str) -> None:
    text = "Anfang. " + sign * (200_000 // len(sign)) + " Ende"
    assert isinstance(clean(RawArticle("test", text, language="de")), CleanText)


def test_blocks_are_of_a_known_kind() -> None:
    assert all(isinstance(block.kind, BlockKind) for block in read(ARTICLE).blocks)
