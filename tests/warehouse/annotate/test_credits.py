"""Wire credits: each role by its place and wording, photo never text, subjects never credits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse.actors.made import registry
from tests.warehouse.annotate.reading import BYLINE, CAPTION, CREDIT_LINE, pack_of, text_of
from warehouse.annotate.credits import Credits
from warehouse.model import (
    Annotations,
    BlockKind,
    CleanText,
    CreditRole,
    OutsideCredit,
    WireCredit,
)

INDEX = registry()
FILLER = "Der Verein plant im Herbst ein Fest mit Musik am Ufer."


def credits_of(clean: CleanText) -> tuple[WireCredit, ...]:
    return Credits()(clean, pack_of(clean.language), INDEX, Annotations()).credits


def roles(*blocks: str | tuple[BlockKind, str], language: str = "de") -> list[tuple[str, str]]:
    clean = text_of(*blocks, language=language)
    return [(one.agency, one.role.value) for one in credits_of(clean)]


def test_a_translated_foreign_article_credits_text_and_photo_apart() -> None:
    clean = text_of(
        "Der Minister lobte den Hafen. Er nannte ihn „vorbildlich“.",
        (CAPTION, "Der Minister (links) am neuen Hafen. Foto: AFP"),
        "Die Arbeiten dauern bis zum Sommer.",
        (CREDIT_LINE, "Lan Pham (Laut AFP , Reuters )"),
    )
    assert [(one.agency, one.role.value) for one in credits_of(clean)] == [
        ("AFP", "photo"),
        ("AFP", "credit"),
        ("Reuters", "credit"),
    ]


@pytest.mark.parametrize(
    ("start", "agencies"),
    [
        ("Kiel (dpa) - Der Hafen öffnet wieder.", ["dpa"]),
        ("KIEL, March 6, Reuter - The harbour opens again after three weeks.", ["Reuters"]),
        ("Kiel (dpa/lno) – Der Hafen öffnet wieder.", ["dpa"]),
        ("Bad Segeberg/Kiel (dpa/AFP) — Der Hafen öffnet wieder.", ["dpa", "AFP"]),
        ("KIEL epd/dpa | Der Hafen öffnet nach drei Wochen wieder.", ["epd", "dpa"]),
        ("(Reuters) - Der Hafen öffnet nach drei Wochen wieder.", ["Reuters"]),
        ("Kiel (KNA). Der Hafen öffnet nach drei Wochen wieder.", ["KNA"]),
        ("GRAZ/APA. Der Hafen öffnet nach drei Wochen wieder.", ["APA"]),
        ("GRAZ/APA/dpa. Der Hafen öffnet wieder - nach drei Wochen.", ["APA", "dpa"]),
        ("Graz, APA. Der Hafen öffnet nach drei Wochen wieder.", ["APA"]),
        ("Kiel/dpa: Der Hafen öffnet nach drei Wochen wieder.", ["dpa"]),
        ("dpa KIEL. Der Hafen öffnet nach drei Wochen wieder.", ["dpa"]),
        ("rtr. KIEL, 3. März. Der Hafen öffnet nach drei Wochen.", ["Reuters"]),
        ("KIEL afp | Der Hafen öffnet nach drei Wochen wieder.", ["AFP"]),
        ("Bern (sda) Der Hafen öffnet nach drei Wochen wieder.", ["Keystone-SDA"]),
        ("Bern, 12. März. (sda) Der Hafen öffnet heute wieder.", ["Keystone-SDA"]),
        ("NEW MILLTOWN: (PTI) The harbour opens again today.", ["PTI"]),
        ("MILLTOWN, May 3, AP. The harbour opens again today.", ["AP"]),
        ("SEOUL, Aug. 20 (Yonhap) -- The harbour opens again today.", ["Yonhap"]),
        ("Madrid, 23 may (EFE).- El puerto abre de nuevo hoy.", ["EFE"]),
        ("【6月18日 AFP】港口今天重新开放了,人们很高兴地回来了。欢迎大家。", ["AFP"]),
    ],
)
def test_datelines_of_many_agencies_are_read(start: str, agencies: list[str]) -> None:
    assert roles(start, FILLER) == [(agency, "dateline") for agency in agencies]


@pytest.mark.parametrize(
    "start",
    [
        "MASONTOWN, PA. - The bank said that it opens again.",
        "Die AFP – eine der großen Agenturen der Welt – zieht um.",
        "Kiel - Der Hafen öffnet wieder, und AFP zieht um.",
        "MASONTOWN, PA. The bank said that it opens again.",
        "AFP: Herr Muster, der Hafen öffnet morgen wieder?",
        "Ada Muster/AFP. Der Hafen öffnet nach drei Wochen wieder.",
        "Laut AFP. Der Hafen öffnet nach drei Wochen wieder.",
        "Die Agentur (AFP) Der Hafen öffnet nach drei Wochen wieder.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(start: str) -> None:
    assert "dateline" not in {role for _, role in roles(start, FILLER)}


@pytest.mark.parametrize(
    ("end", "agencies"),
    [
        ("Das Fest dauert drei Tage. (dpa)", ["dpa"]),
        ("Das Fest dauert drei Tage. (APA/sda/dpa)", ["APA", "Keystone-SDA", "dpa"]),
        ("Das Fest dauert drei Tage. (red, APA, 12.3.2015)", ["APA"]),
        ("Das Fest dauert drei Tage. (FR mit dpa)", ["dpa"]),
        ("Das Fest dauert drei Tage. (rtr/vwd)", ["Reuters", "vwd"]),
        ("Das Fest dauert drei Tage. -- AFP", ["AFP"]),
        ("Das Fest dauert drei Tage (APA, 12.3.2015)", ["APA"]),
        ("Das Fest dauert drei Tage. (ats/nxp)", ["Keystone-SDA"]),
        ("Das Fest dauert drei Tage. PTI", ["PTI"]),
    ],
)
def test_sign_offs_are_split_and_initials_dropped(end: str, agencies: list[str]) -> None:
    assert roles(FILLER, end) == [(agency, "credit") for agency in agencies]


@pytest.mark.parametrize(
    "end",
    [
        "Gegründet wurde die Deutsche Presse-Agentur (dpa)",
        "Es berät das Amt für Umweltschutz (Environmental Protection Agency) (EPA)",
        "Das Fest dauert drei Tage. (Sprecher wollten das gestern gegenüber dpa nicht sagen)",
    ],
)
def test_an_abbreviation_in_brackets_is_no_sign_off(end: str) -> None:
    assert "credit" not in {role for _, role in roles(FILLER, end)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Das sagte sie der Nachrichtenagentur Reuters am Montag.",
        "Die Brücke sei sicher, sagte Muster der Deutschen Presse-Agentur.",
        "Wie AFP unter Berufung auf den Verein am Montag berichtete, fällt das Fest aus.",
        "Laut dpa fällt das Fest aus.",
        "Das Fest fällt aus, meldete die staatliche Nachrichtenagentur Xinhua.",
        "Dem Vorstand zufolge, zitiert Reuters, fällt das Fest aus.",
        "Das geht aus einem AFP-Bericht hervor.",
        "Nach APA-Informationen fällt das Fest aus.",
        "Der Nachrichtenagentur dpa sagte er, das Fest falle aus.",
        "Reuters zufolge fällt das Fest aus.",
        "Das Fest fällt aus, berichtete ein Reuters-Reporter.",
        "Das bestätigte ein Sprecher gegenüber „Tasnim“.",
        "Das meldete die amtliche Agentur SPA.",
        "Die Nachrichtenagentur AFP zählte zwanzig Gäste.",
        "Das berichten übereinstimmend AFP.",
        "„Wir feiern“, so der Sprecher zur dpa.",
    ],
)
def test_an_agency_as_source_in_a_german_sentence(sentence: str) -> None:
    found = roles(FILLER, sentence, FILLER)
    assert [role for _, role in found] == ["in_text"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge is safe, a spokesman told AFP on Monday.",
        "The bridge is safe, he told the Associated Press.",
        "According to Reuters, the bridge is safe.",
        "State news agency KCNA reported that the bridge is safe.",
        "Economists polled by Reuters expect a safe bridge.",
        "A Reuters tally shows that bridges are safe.",
        "As AFP has reported, the bridge is safe.",
        "An AFP journalist at the bridge said that it is safe.",
        "Reuters, citing two engineers, reported that it is safe.",
        "Reuters could not independently verify that it is safe.",
    ],
)
def test_an_agency_as_source_in_an_english_sentence(sentence: str) -> None:
    assert [role for _, role in roles(sentence, language="en")] == ["in_text"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ein AFP-Journalist wurde am Montag festgenommen.",
        "Das Reuters Institute veröffentlicht eine Studie.",
        "Die dpa zieht in ein neues Haus am Park.",
        "Die EPA verschärfte laut Gesetz die Grenzwerte.",
        "Er war lange Fotograf bei AFP und lebt auf dem Land.",
        "Laut PA ist die Bahn gesperrt.",
        "Michael Bloomberg sagte, er trete an.",
        "Mitarbeiter der Nachrichtenagentur Reuters wurden verletzt.",
        "Die Zentrale der dpa liegt in Hamburg.",
    ],
)
def test_an_agency_as_subject_or_namesake_is_no_credit(sentence: str) -> None:
    assert roles(FILLER, sentence, FILLER) == []


def test_people_called_like_an_old_sign_off_are_no_agency() -> None:
    for sentence in (
        "Der Plan sei gut, sagte Reuter.",
        "Laut Reuter ist alles bereit.",
        "Reuter berichtete von vielen Gesprächen.",
    ):
        assert roles(sentence) == []


def test_two_namings_in_the_text_are_two_spans_and_a_list_counts_each_agency() -> None:
    found = roles("Laut AFP kam er. Das sagte sie AFP.", "Das meldeten AFP, dpa und Reuters.")
    assert found == [(agency, "in_text") for agency in ("AFP", "AFP", "AFP", "dpa", "Reuters")]


def test_a_name_with_its_abbreviation_is_one_naming() -> None:
    sentence = "Das sagte er der Deutschen Presse-Agentur (dpa) am Montag."
    assert roles(sentence) == [("dpa", "in_text")]


@pytest.mark.parametrize(
    ("caption", "agencies"),
    [
        ("Der Hafen am Morgen. Foto: Max Muster/dpa", ["dpa"]),
        ("Der Hafen am Morgen (AP Photo/Max Muster)", ["AP"]),
        ("Der Hafen am Morgen REUTERS/Max Muster", ["Reuters"]),
        ("Der Hafen am Morgen. © KCNA/dpa", ["KCNA", "dpa"]),
        ("Das Reuters-Gebäude am Morgen. Foto: dpa", ["dpa"]),
        ("Der Hafen am Morgen. AFP", ["AFP"]),
        ("Der Hafen am Morgen, AFP via Getty Images", ["AFP"]),
        ("Der Hafen liegt laut dpa im Nebel. Bild: Max Muster/TASS/dpa", ["TASS", "dpa"]),
    ],
)
def test_captions_credit_the_owners_of_the_picture(caption: str, agencies: list[str]) -> None:
    found = credits_of(text_of(FILLER, (CAPTION, caption), FILLER))
    assert [(one.agency, one.role.value) for one in found] == [
        (agency, "photo") for agency in agencies
    ]


def test_a_photo_credit_in_a_paragraph_or_credit_line_is_no_text_credit() -> None:
    clean = text_of(
        "Der Hafen (Foto: AFP) öffnet wieder für alle Gäste.",
        (CREDIT_LINE, "Rubrikbild: © dpa"),
    )
    assert [one.role for one in credits_of(clean)] == [CreditRole.PHOTO, CreditRole.PHOTO]


def test_a_source_line_amid_paragraphs_is_the_pictures() -> None:
    line = (CREDIT_LINE, "Quelle: AFP")
    amid = text_of(FILLER, FILLER, line, FILLER, FILLER, FILLER, FILLER)
    last = text_of(FILLER, FILLER, FILLER, FILLER, FILLER, line)
    assert [one.role for one in credits_of(amid)] == [CreditRole.PHOTO]
    assert [one.role for one in credits_of(last)] == [CreditRole.CREDIT]


def test_bylines_and_contributions_are_told_apart() -> None:
    clean = text_of(
        (BYLINE, "Von Ada Beispiel, dpa"),
        FILLER,
        "Mit Material von Reuters und AFP.",
    )
    assert [(one.agency, one.role.value) for one in credits_of(clean)] == [
        ("dpa", "byline"),
        ("Reuters", "credit"),
        ("AFP", "credit"),
    ]


@pytest.mark.parametrize("line", ["Ada Beispiel, dpa", "AFP, MANILA", "dpa", "Reuters/kra Kiel"])
def test_a_line_of_sources_alone_is_a_byline_above_and_a_credit_below(line: str) -> None:
    body = [FILLER] * 4
    assert [role for _, role in roles(line, *body)] == ["byline"]
    assert [role for _, role in roles(*body, line)] == ["credit"]
    assert roles(*body, line, *body, *body) == []


def test_a_short_heading_that_speaks_of_an_agency_is_no_credit() -> None:
    assert roles("Streit über die Zukunft der dpa", FILLER, FILLER) == []


@pytest.mark.parametrize(
    "line",
    [
        "© dpa-infocom, dpa:240101-99-00001/2",
        "Copyright 2024 Agence France-Presse. Alle Rechte vorbehalten.",
        "Weitere Quellen • Reuters",
        "Mit Informationen der Nachrichtenagentur Reuters und eigener Recherche.",
        "Dieser Text ist zuerst bei der Agentur AFP erschienen.",
    ],
)
def test_closing_lines_credit_the_text(line: str) -> None:
    assert [role for _, role in roles(FILLER, FILLER, FILLER, FILLER, line)] == ["credit"]


def test_words_beside_the_text_credit_without_a_span_unless_the_text_does() -> None:
    outside = (
        OutsideCredit("Ada Beispiel, dpa", "metadata", CreditRole.BYLINE),
        OutsideCredit("AFP via Getty Images", "caption", CreditRole.PHOTO),
    )
    found = credits_of(text_of((BYLINE, "Von Ada Beispiel, dpa"), FILLER, outside=outside))
    assert [(one.agency, one.role.value, one.origin) for one in found] == [
        ("dpa", "byline", None),
        ("AFP", "photo", "caption"),
    ]
    assert found[1].span is None


@pytest.mark.parametrize(
    ("words", "role", "expected"),
    [
        ("Der Hafen am Abend Max Muster/Copyright 2024 The AP", CreditRole.PHOTO, ["AP"]),
        ("Der Hafen, den laut dpa niemand mag. Foto: AFP", CreditRole.PHOTO, ["AFP"]),
        ("Wie die dpa berichtete, öffnet der Hafen am Abend wieder", CreditRole.PHOTO, []),
        ("Ada Beispiel, dpa", CreditRole.BYLINE, ["dpa"]),
        ("Ada Beispiel schrieb früher für die dpa und lebt heute am Meer", CreditRole.BYLINE, []),
        ("Quelle: sid/dpa", CreditRole.CREDIT, ["SID", "dpa"]),
    ],
)
def test_words_beside_the_text_are_read_for_what_they_credit(
    words: str, role: CreditRole, expected: list[str]
) -> None:
    found = credits_of(text_of(FILLER, outside=(OutsideCredit(words, "page", role),)))
    assert [(one.agency, one.role) for one in found] == [(agency, role) for agency in expected]


def test_a_photo_label_beside_the_text_wins_over_the_place() -> None:
    outside = (OutsideCredit("Foto: dpa", "source line", CreditRole.CREDIT),)
    assert [one.role for one in credits_of(text_of(FILLER, outside=outside))] == [CreditRole.PHOTO]


BITS = ["AFP", "dpa", "(", ")", " ", ". ", "Foto: ", "laut ", "sagte der ", "/", " - ", "\n", "©"]


@given(st.lists(st.sampled_from(BITS), max_size=25).map("".join))
def test_every_credit_shows_its_words_once(text: str) -> None:
    lines = [line for line in text.split("\n") if line]
    clean = text_of(*lines) if lines else text_of("x")
    found = credits_of(clean)
    places = [(one.agency, one.role, one.span) for one in found]
    assert len(set(places)) == len(places)
    for one in found:
        assert one.span is not None
        assert clean.text[one.span.start : one.span.end] == one.surface


@pytest.mark.parametrize("name", ["Petra Muster", "Lusa Muster", "Maya Efe", "Sana M. Muster"])
def test_a_person_named_like_an_agency_is_credited_as_none(name: str) -> None:
    assert roles((BYLINE, f"Von {name}"), f"{FILLER} (Foto: {name})") == []
    assert roles(FILLER, (CAPTION, f"Am Ufer. Foto: {name}"), FILLER) == []
    assert roles(FILLER, (CREDIT_LINE, f"({name}, dpa)")) == [("dpa", "credit")]


@pytest.mark.parametrize(
    ("credit", "agency"),
    [("Foto: Ansa", "ANSA"), ("Foto: Agentur Petra", "Petra"), ("Foto: Ada Muster/Tass", "TASS")],
)
def test_an_agency_beside_names_and_labels_stays_one(credit: str, agency: str) -> None:
    assert roles(FILLER, (CAPTION, f"Am Ufer. {credit}"), FILLER) == [(agency, "photo")]
