"""Wire agencies: the data file is sound and names are found where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.errors import NotFound
from warehouse.wires import Trust, load


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.agency, text[hit.start : hit.end]) for hit in load().find(text)]


def test_at_least_seventy_agencies_with_unique_ids() -> None:
    ids = load().ids
    assert len(ids) >= 70
    assert len(set(ids)) == len(ids)


def test_the_commonest_agencies_have_their_agreed_ids() -> None:
    common = {"AFP", "Reuters", "dpa", "AP", "APA", "Keystone-SDA", "KNA", "epd", "SID", "EFE"}
    assert common <= set(load().ids)


def test_every_agency_is_found_by_every_one_of_its_names() -> None:
    agencies = load()
    for agency_id in agencies.ids:
        agency = agencies.get(agency_id)
        forms = [name for names in agency.names.values() for name in names]
        for form in (*forms, *agency.acronyms, *agency.traps, *agency.services):
            assert [hit.agency for hit in agencies.find(f"( {form} )")] == [agency_id], form


def test_the_longest_name_wins() -> None:
    assert found("Frankfurt (dpa-AFX) und Wien (APA-OTS)") == [
        ("dpa-AFX", "dpa-AFX"),
        ("ots", "APA-OTS"),
    ]


def test_a_desk_belongs_to_its_agency_and_names_the_service() -> None:
    hit = next(load().find("Hannover (dpa/lni) - Es schneit."))
    assert (hit.agency, hit.service) == ("dpa", "dpa-Landesdienst")


def test_names_are_found_only_as_whole_words() -> None:
    assert found("Snapaptdpax, Reutersche, VAFPS, dpa_bild") == []


def test_acronyms_keep_their_case_and_long_names_do_not_care() -> None:
    assert found("tass und TASS und ASSOCIATED PRESS") == [
        ("TASS", "TASS"),
        ("AP", "ASSOCIATED PRESS"),
    ]


def test_declined_names_and_unusual_hyphens_and_spaces_are_found() -> None:
    assert found("der Deutschen Presse\u2011Agentur und Agence\u00a0France-Presse") == [
        ("dpa", "Deutschen Presse\u2011Agentur"),
        ("AFP", "Agence\u00a0France-Presse"),
    ]


def test_scripts_without_spaces_need_no_word_boundary() -> None:
    assert found("新华社北京电") == [("Xinhua", "新华社")]


@pytest.mark.parametrize(
    "text",
    [
        "Studie des Reuters Institute",
        "eine Reuters/Ipsos-Umfrage",
        "Michael Bloomberg",
        "Sputnik V",
    ],
)
def test_companies_polls_and_people_of_the_same_name_are_no_agency(text: str) -> None:
    assert found(text) == []


def test_ambiguous_short_names_are_marked_as_traps() -> None:
    assert [hit.trust for hit in load().find("PA, EPA, Keystone, AFP, Agence France-Presse")] == [
        Trust.TRAP,
        Trust.TRAP,
        Trust.TRAP,
        Trust.ACRONYM,
        Trust.NAME,
    ]


def test_an_agency_is_named_in_the_readers_language() -> None:
    assert load().name("KCNA", "vi") == "Thông tấn xã Trung ương Triều Tiên"
    assert load().name("KCNA", "de") == "Korean Central News Agency"


def test_an_unknown_id_is_refused_with_a_hint() -> None:
    with pytest.raises(NotFound, match=r"wires\.toml"):
        load().get("XYZ")


@given(st.text(alphabet="dpaAFPİßſReuters /-() \n新华社", max_size=60))
def test_hits_are_in_order_do_not_overlap_and_lie_in_the_text(text: str) -> None:
    reached = 0
    for hit in load().find(text):
        assert reached <= hit.start < hit.end <= len(text)
        reached = hit.end
