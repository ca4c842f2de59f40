"""Quotations in Spanish: every construction once, with words and speakers that we made up."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.quoting import Said, said


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("«Nos quedamos», dijo Robles.", "«Nos quedamos»", "Robles"),
        ("“Nos quedamos”, ha dicho Robles.", "“Nos quedamos”", "Robles"),
        ('"Nos quedamos", le respondió Robles.', '"Nos quedamos"', "Robles"),
        ("«Nos quedamos», se quejó Robles.", "«Nos quedamos»", "Robles"),
        ("«¿Nos quedamos?», se pregunta la alcaldesa.", "«¿Nos quedamos?»", "la alcaldesa"),
        ("«Nos quedamos», volvió a insistir la alcaldesa.", "«Nos quedamos»", "la alcaldesa"),
        ("«Nos quedamos», se limitó a decir Robles.", "«Nos quedamos»", "Robles"),
        (
            "«Nos quedamos», explicó a EFE Bo Merlo, patrón del puerto.",
            "«Nos quedamos»",
            "Bo Merlo, patrón del puerto",
        ),
        (
            "«Nos quedamos», dijo a Europa Press Ada Robles.",
            "«Nos quedamos»",
            "Ada Robles",
        ),
        ("Robles advirtió: «Nos quedamos».", "«Nos quedamos»", "Robles"),
        ("Merlo, de 54 años, exclamó: «¡Nos quedamos!».", "«¡Nos quedamos!»", "Merlo, de 54 años"),
        ("La alcaldesa lo tildó de «disparate».", "«disparate»", "La alcaldesa"),
        (
            "Al mapa la oposición lo llama «papel mojado».",
            "«papel mojado»",
            "la oposición",
        ),
    ],
)
def test_verbatim_words_are_direct(text: str, words: str, speaker: str) -> None:
    found = said(text, "es")
    assert [(one.words, one.kind) for one in found] == [(words, "direct")]
    assert speaker.startswith(found[0].speaker)
    assert found[0].speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Robles dijo que el mar sube.", "que el mar sube", "Robles"),
        ("Robles ha dicho este lunes que el mar sube.", "que el mar sube", "Robles"),
        ("Dijo ayer el alcalde que el mar sube.", "que el mar sube", "el alcalde"),
        ("El alcalde informó de que el mar sube.", "que el mar sube", "El alcalde"),
        ("El alcalde insistió en que el mar sube.", "que el mar sube", "El alcalde"),
        ("El alcalde dejó claro que el mar sube.", "que el mar sube", "El alcalde"),
        ("El alcalde dio a entender que el mar sube.", "que el mar sube", "El alcalde"),
        ("El alcalde se quejó de que el mar sube.", "que el mar sube", "El alcalde"),
        ("El alcalde acabó el acto al decir que el mar sube.", "que el mar sube", "El alcalde"),
        ("Robles considera injusto que el mar suba.", "que el mar suba", "Robles"),
        ("Robles prometió bajar la cuota.", "bajar la cuota", "Robles"),
        ("Robles acusó al alcalde de mentir.", "de mentir", "Robles"),
        ("Robles negó ayer ante el juez haber mentido.", "haber mentido", "Robles"),
        ("El mar sube, según Robles.", "El mar sube", "Robles"),
        ("El mar sube, según ha dicho Robles.", "El mar sube", "Robles"),
        ("El mar sube, como explicó Robles.", "El mar sube", "Robles"),
        ("De acuerdo con Robles, el mar sube.", "el mar sube", "Robles"),
        ("En opinión de Robles, el mar sube.", "el mar sube", "Robles"),
        ("El mar sube, añadió la alcaldesa.", "El mar sube", "la alcaldesa"),
        ("Desde el partido creen que el mar sube.", "que el mar sube", "el partido"),
        ("Los del puerto dicen que el mar sube.", "que el mar sube", "Los del puerto"),
        ("Bo Merlo, que vive allí, dijo que el mar sube.", "que el mar sube", "Bo Merlo"),
        (
            "Ada Robles, alcaldesa de Brena, dijo que el mar sube.",
            "que el mar sube",
            "Ada Robles, alcaldesa de Brena",
        ),
        (
            "Según informó a EFE Bo Merlo, patrón de la lonja, el mar sube.",
            "el mar sube",
            "Bo Merlo, patrón de la lonja",
        ),
        (
            "El mar sube, según los datos publicados ayer por la Agencia del Mar.",
            "El mar sube",
            "la Agencia del Mar",
        ),
    ],
)
def test_reported_words_are_indirect(text: str, words: str, speaker: str) -> None:
    assert [(one.words, one.speaker, one.kind) for one in said(text, "es")] == [
        (words, speaker, "indirect")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Robles leyó la carta que escribió su abuelo.",
        "La ley que propuso el ministro entra en vigor en enero.",
        "El alcalde presentó el plan que había anunciado el jueves.",
        "Robles no quiso decir si se irá.",
        "Le preguntaron si se irá.",
        "Se espera que el mar suba.",
        "El bar «La Ola» abrió ayer.",
        "La llamada «ley del mar» entra en vigor en enero.",
        "El disco «Mareas» suena en todas las radios.",
        "Brena, conocida como «la perla del sur», tiene mil vecinos.",
        "El barrio del puerto celebra el festival «Noches de sal».",
        "Teherán y Moscú firmaron ayer un acuerdo sobre el mar.",
    ],
)
def test_words_that_nobody_says_are_no_quotation(text: str) -> None:
    assert said(text, "es") == []


def test_a_clause_that_goes_on_with_saying_ends_what_was_said_before() -> None:
    text = "Robles dijo que el mar sube y añadió que no hay dinero, aunque prometió buscarlo."
    assert [(one.words, one.speaker) for one in said(text, "es")] == [
        ("que el mar sube", "Robles"),
        ("que no hay dinero", "Robles"),
        ("buscarlo", "Robles"),
    ]


def test_another_speaker_behind_an_adverb_says_his_own_words() -> None:
    text = "Robles sostiene que el mar sube, mientras que Merlo insiste en que baja."
    assert [(one.words, one.speaker) for one in said(text, "es")] == [
        ("que el mar sube", "Robles"),
        ("que baja", "Merlo"),
    ]


def test_a_dash_opens_a_dialogue_and_its_frames() -> None:
    text = "—No me gusta el mar —dijo Robles—. Prefiero el monte."
    assert said(text, "es") == [
        Said("—No me gusta el mar", "Robles", "direct", "dijo"),
        Said("Prefiero el monte.", "Robles", "direct", ""),
    ]


def test_answers_of_an_interview_are_said_and_its_questions_are_not() -> None:
    text = "Hablamos con Ada Robles.\n\n—¿Por qué vive en Brena?\n\n—Porque allí nació mi madre."
    assert [one.words for one in said(text, "es")] == ["—Porque allí nació mi madre."]


def test_a_paragraph_that_resumes_a_quotation_is_its_next_part() -> None:
    text = "Robles dijo: «El mar sube.\n\n»El puerto se hunde»."
    assert [one.words for one in said(text, "es")] == ["«El mar sube. … »El puerto se hunde»"]


def test_a_source_inside_a_relative_clause_speaks_for_its_rest_alone() -> None:
    text = "Aprobaron una ley que, según Ada Robles, «protegerá a los vecinos del puerto»."
    assert said(text, "es") == [
        Said("«protegerá a los vecinos del puerto»", "Ada Robles", "direct", "según")
    ]


def pairs(text: str) -> list[tuple[str, str]]:
    return [(one.words, one.speaker) for one in said(text, "es")]


def test_a_name_that_looks_like_a_verb_may_open_a_sentence() -> None:
    text = "Un alto cargo habló ayer. Irán prometió una «respuesta firme»."
    assert pairs(text) == [("«respuesta firme»", "Irán")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("En palabras del fiscal, «nadie huye del puerto».", "fiscal"),
        ("A juicio del alcalde, la obra es cara.", "alcalde"),
    ],
)
def test_a_source_phrase_may_end_in_a_contraction(text: str, speaker: str) -> None:
    assert pairs(text)[0][1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Merlo fue condenado por «asociación ilícita».",
        "Los vecinos hablan con los «sin barca» del puerto.",
    ],
)
def test_terms_and_those_who_are_talked_with_quote_nobody(text: str) -> None:
    assert pairs(text) == []


def test_a_conditional_goes_on_with_what_was_reported() -> None:
    text = "El alcalde explicó que el muelle es viejo. La obra costaría diez millones."
    assert [one.kind for one in said(text, "es")] == ["indirect", "free"]


def test_one_of_several_speaks() -> None:
    assert pairs("«Volvemos al mar», dijo uno de ellos.") == [("«Volvemos al mar»", "uno de ellos")]


def test_who_lends_his_voice_leaves_the_subject_alone() -> None:
    text = "La defensa, por boca de Ada Robles, celebró «un momento de valentía»."
    assert pairs(text) == [("«un momento de valentía»", "La defensa")]


@pytest.mark.parametrize(
    "text",
    [
        "El juez dijo que no cederá, pero el líder del puerto Bo Merlo replicó que cerrará.",
        "Los delegados dijeron que irán, al tiempo que acusaron a Merlo de «mentir».",
    ],
)
def test_content_ends_where_the_next_clause_says_something(text: str) -> None:
    assert len(pairs(text)) == 2
    assert "," not in pairs(text)[0][0]


def test_the_subject_of_a_relative_clause_speaks_behind_its_pronoun() -> None:
    text = "«Fue un error», admitió la consejera, a quien la oposición exige que dimita."
    assert pairs(text)[-1] == ("que dimita", "la oposición")
