"""Definite roles and bodies: the person or body whom the article introduced with that word."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.test_speakers import told
from warehouse.model import Naming


@pytest.mark.parametrize(
    ("language", "text", "raw", "name"),
    [
        ("de", "Ada Roth, Hebamme aus Tal, kam. Die Hebamme sagte, es sei gut.", "Die Hebamme",
         "Ada Roth"),
        ("de", "Peter Lang, ein Vermittler, kam. Der Vermittler sagte, es sei gut.",
         "Der Vermittler", "Peter Lang"),
        ("en", "Ada Roth, a midwife from Port Ada, came. The midwife said it was good.",
         "The midwife", "Ada Roth"),
        ("en", "Peter Lang, mediator in the dispute, came. The mediator said it was good.",
         "The mediator", "Peter Lang"),
        ("fr", "Pierre Lang, notaire à Dijon, est venu. Le notaire a dit que oui.", "Le notaire",
         "Pierre Lang"),
        ("es", "Marta Lugo, mediadora en el conflicto, vino. La mediadora dijo que bien.",
         "La mediadora", "Marta Lugo"),
        ("ru", "Ада Рот, акушерка из Талинска, пришла. Акушерка сказала, что хорошо.",
         "Акушерка", "Ада Рот"),
    ],
)  # fmt: skip
def test_a_noun_is_the_person_who_was_introduced_with_it(
    language: str, text: str, raw: str, name: str
) -> None:
    speaker = told(text, raw, language=language)
    assert (speaker.name, speaker.naming) == (name, Naming.ROLE)
    assert speaker.antecedent is not None
    assert speaker.antecedent.surface == name


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Ada Roth, a midwife, came. Emma Stone, a midwife, left. The midwife said it was good.",
         "The midwife"),
        ("Ada Roth, a midwife from Port Ada, came. A midwife said it was good.", "A midwife"),
        ("Ada Roth, a midwife from Port Ada, came. The midwives said it was good.",
         "The midwives"),
    ],
)  # fmt: skip
def test_a_noun_that_fits_two_people_or_somebody_new_names_nobody(text: str, raw: str) -> None:
    speaker = told(text, raw, language="en")
    assert (speaker.name, speaker.antecedent) == (raw.split(" ", 1)[1], None)


def test_an_article_of_another_gender_keeps_a_noun_from_a_person() -> None:
    text = "Karl Vogel, Fachkraft aus Tal, kam. Die Fachkraft sagte, es sei gut."
    assert told(text, "Die Fachkraft").name == "Fachkraft"


@pytest.mark.parametrize(
    ("language", "text", "raw", "name"),
    [
        ("de", "Die Reederei Nordlinien baut. Das Unternehmen sagte, es sei gut.",
         "Das Unternehmen", "Nordlinien"),
        ("de", "Zuerst schrieb die „Talheimer Zeitung“ davon. Das Blatt sagte, es sei gut.",
         "Das Blatt", "Talheimer Zeitung"),
        ("en", "Calder Lines, a shipping company, grew. The company said it was good.",
         "The company", "Calder Lines"),
        ("en", "The Port Ada Herald wrote of it. The paper said it was good.", "The paper",
         "Port Ada Herald"),
        ("fr", "L'armateur Calder Lines a vendu. L'entreprise a dit que oui.", "L'entreprise",
         "Calder Lines"),
        ("es", "La naviera Calder Lines creció. La empresa dijo que bien.", "La empresa",
         "Calder Lines"),
        ("ru", "Судоходная компания «Кальдер» растет. Компания сказала, что хорошо.", "Компания",
         "Кальдер"),
        ("vi", "Công ty Sao Biển báo lỗ. Công ty nói tốt.", "Công ty", "Sao Biển"),
    ],
)  # fmt: skip
def test_a_kind_of_body_is_the_one_named_last(
    language: str, text: str, raw: str, name: str
) -> None:
    speaker = told(_last(text, raw), raw, language=language)
    assert (speaker.name, speaker.naming) == (name, Naming.ROLE)


def _last(text: str, raw: str) -> str:
    """Mark the last place of the raw words, where they stand twice."""
    at = text.rindex(raw)
    return f"{text[:at]}{{{raw}}}{text[at + len(raw) :]}"


@pytest.mark.parametrize(
    "text",
    [
        "The police came. The company said it was good.",
        "The firm Nord Lines and the firm Calder Lines grew. The company said it was good.",
        "The Port Ada Herald wrote of it. The company said it was good.",
    ],
)
def test_a_body_that_is_unknown_of_another_kind_or_one_of_two_names_none(text: str) -> None:
    speaker = told(text, "The company", language="en")
    assert (speaker.name, speaker.actor_id) == ("company", None)
