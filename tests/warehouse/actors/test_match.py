"""Registered actors are found by every name in every form, and nobody else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse.actors.made import registry
from warehouse.errors import NotFound
from warehouse.model import ActorType, MentionForm

INDEX = registry()
ALPHABET = "Kowrow Quarzien Ilja quarzisch IBA KB-.s\nİß"


def found(text: str, language: str = "de") -> list[tuple[str | None, str]]:
    return [(hit.actor_id, text[hit.start : hit.end]) for hit in INDEX.find(text, language)]


def test_a_genitive_belongs_to_its_name() -> None:
    assert found("Ilja Kowrows Reise nach Quarzien, Quarziens Botschaft") == [
        ("person:ilja-kowrow", "Ilja Kowrows"),
        ("country:QX", "Quarzien"),
        ("country:QX", "Quarziens"),
    ]


def test_a_names_leading_adjective_is_declined() -> None:
    text = "der Quarzischen Republik und dem Internationalen Bergamt"
    assert found(text) == [
        ("country:QX", "Quarzischen Republik"),
        ("org:weltbergamt", "Internationalen Bergamt"),
    ]


def test_demonyms_are_found_as_adjectives_and_as_nouns() -> None:
    hits = list(INDEX.find("Die quarzische Regierung lobte zwei Quarzierinnen.", "de"))
    assert [hit.form for hit in hits] == [MentionForm.DEMONYM, MentionForm.DEMONYM]


def test_a_capital_adjective_inside_a_sentence_is_part_of_another_name() -> None:
    assert found("Er leitet die Quarzische Bahn.") == []
    assert found("Quarzische Züge sind pünktlich.") == [("country:QX", "Quarzische")]


def test_names_are_read_in_the_articles_language_only_but_people_everywhere() -> None:
    assert found("Quartzia and Ilya Kovrov", "en") == [
        ("country:QX", "Quartzia"),
        ("person:ilja-kowrow", "Ilya Kovrov"),
    ]
    assert found("Quartzia und Ilya Kovrov", "de") == [("person:ilja-kowrow", "Ilya Kovrov")]


def test_another_script_names_the_same_person() -> None:
    assert found("Илья Ковров прибыл", "ru") == [("person:ilja-kowrow", "Илья Ковров")]


def test_acronyms_keep_their_case() -> None:
    assert found("Das IBA tagt, iba nicht") == [("org:weltbergamt", "IBA")]


def test_a_neighbouring_word_can_make_another_name() -> None:
    assert found("Werder Kieselstadt verlor in Kieselstadt.") == [
        ("place:kieselstadt", "Kieselstadt")
    ]


def test_a_small_letter_is_no_name() -> None:
    assert found("quarzien") == []


def test_a_name_shared_by_two_actors_stays_unsure() -> None:
    hit = next(INDEX.find("Der KB tagt.", "de"))
    assert hit.actor_id is None
    assert hit.confidence < 0.5


def test_a_country_that_colours_a_compound_is_a_demonym() -> None:
    assert next(INDEX.find("ein Quarzien-Kenner", "de")).form is MentionForm.DEMONYM


def test_a_surname_alone_is_nobody() -> None:
    assert found("Kowrow kam.") == []


def test_names_in_other_spellings_are_found() -> None:
    assert found("Tae Min Ho und Tae Min\u2011ho") == [
        ("person:tae-min-ho", "Tae Min Ho"),
        ("person:tae-min-ho", "Tae Min\u2011ho"),
    ]


def test_an_office_and_a_surname_mean_the_only_holder() -> None:
    assert INDEX.titled("Außenminister", "Kowrow", "de") == "person:ilja-kowrow"
    assert INDEX.titled("Präsidentin", "Brandis", "de") is None
    assert INDEX.titled("Vizepräsidentin", "Brandis", "de") == "person:ada-brandis"
    assert INDEX.titled("Außenminister", "Moor", "de") is None


def test_an_actor_tells_what_the_annotators_ask() -> None:
    assert INDEX.name("person:ilja-kowrow", "en") == "Ilya Kovrov"
    assert INDEX.name("person:ada-brandis", "ru") == "Ada Brandis"
    assert INDEX.type("country:QX") is ActorType.COUNTRY
    assert INDEX.surnames("person:ilja-kowrow") == ("Kowrow", "Kovrov")
    assert INDEX.seat_of("place:kieselstadt") == "country:QX"
    assert INDEX.gender("person:irma-von-der-heide") == "f"


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(NotFound, match="person:nobody"):
        INDEX.get("person:nobody")


@given(st.text(alphabet=ALPHABET, max_size=80))
def test_hits_are_in_order_and_never_overlap(text: str) -> None:
    reached = 0
    for hit in INDEX.find(text, "de"):
        assert reached <= hit.start < hit.end <= len(text)
        reached = hit.end
