"""A language is data: a pack written here, of a language that ships none, is read at once."""

from __future__ import annotations

import pytest

from warehouse.annotate.quotations import Quotations
from warehouse.languages import LanguagePack
from warehouse.languages.quoting import Clauses, Cues, Marks, Phrases
from warehouse.model import Block, BlockKind, CleanText, Span

FRENCH = LanguagePack(
    code="fr",
    name="Français",
    marks=Marks(pairs=("«»", "“”"), spaced="«»"),
    cues=Cues(
        verbs=(
            "dire: dit a-t-il dit disait",
            "déclarer: déclare déclaré",
            "annoncer: annonce annoncé",
        ),
        speech=("dire", "déclarer", "annoncer"),
        before=("selon", "d'après"),
    ),
    clauses=Clauses(
        content=("que", "qu'"),
        finite=("a", "est", "était", "sont", "sera", "serait", "va"),
        participle_helpers=("a", "ont", "avait"),
        bare_content=True,
    ),
    phrases=Phrases(
        articles=("le", "la", "les", "un", "une", "l'"),
        pronouns=("il", "elle", "on"),
        prepositions=("de", "du", "des", "à", "dans", "sur", "lundi"),
        genitives=("de", "du", "des"),
        attaching=("de", "du", "des"),
    ),
)
SPANISH = LanguagePack(
    code="es",
    name="Español",
    marks=Marks(pairs=("«»", "“”", '""')),
    cues=Cues(
        verbs=("decir: dice dijo dicho", "anunciar: anuncia anunció", "afirmar: afirma afirmó"),
        speech=("decir", "anunciar", "afirmar"),
        before=("según", "de acuerdo con"),
    ),
    clauses=Clauses(
        content=("que",), finite=("es", "está", "estaba", "será", "era"), bare_content=True
    ),
    phrases=Phrases(
        articles=("el", "la", "los", "las", "un", "una"),
        pronouns=("él", "ella"),
        prepositions=("de", "del", "en", "a", "con"),
        genitives=("de", "del"),
        attaching=("de", "del"),
    ),
)
RUSSIAN = LanguagePack(
    code="ru",
    name="Русский",
    marks=Marks(pairs=("«»", "„“")),
    cues=Cues(
        verbs=("сказать: сказал сказала сказали", "заявить: заявил заявила заявили"),
        speech=("сказать", "заявить"),
        before=("по словам", "по данным"),
    ),
    clauses=Clauses(content=("что",)),
    phrases=Phrases(pronouns=("он", "она"), prepositions=("в", "на", "о")),
)


def read(text: str, pack: LanguagePack) -> list[tuple[str, str, str]]:
    clean = CleanText(
        text,
        None,
        pack.code,
        (Block(BlockKind.PARAGRAPH, 0, len(text)),),
        (Span.cut(text, 0, len(text)),),
    )
    return [
        (one.span.surface, one.speaker.span.surface if one.speaker.span else "", one.type.value)
        for one in Quotations().find(clean, pack)
    ]


@pytest.mark.parametrize(
    ("pack", "text", "found"),
    [
        (
            FRENCH,
            "Le maire a déclaré que le port était sûr.",
            ("que le port était sûr", "Le maire", "indirect"),
        ),
        (FRENCH, "« Nous restons », dit Ada Roth.", ("« Nous restons »", "Ada Roth", "direct")),
        (
            FRENCH,
            "Selon la police, le port est vide.",
            ("le port est vide", "la police", "indirect"),
        ),
        (
            SPANISH,
            "La alcaldesa dijo que el puerto es seguro.",
            ("que el puerto es seguro", "La alcaldesa", "indirect"),
        ),
        (SPANISH, "«Nos quedamos», afirmó Ada Roth.", ("«Nos quedamos»", "Ada Roth", "direct")),
        (
            RUSSIAN,
            "Роот сказала, что порт закрыт.",
            ("что порт закрыт", "Роот", "indirect"),
        ),
        (RUSSIAN, "«Мы остаёмся», сказала Роот.", ("«Мы остаёмся»", "Роот", "direct")),
    ],
)
def test_a_pack_alone_makes_a_language_readable(
    pack: LanguagePack, text: str, found: tuple[str, str, str]
) -> None:
    assert read(text, pack) == [found]


def test_a_pack_without_lists_finds_nothing_and_breaks_nothing() -> None:
    assert read("„Ja“, sagte Roth. Er sei da.", LanguagePack(code="xx", name="Leer")) == []
