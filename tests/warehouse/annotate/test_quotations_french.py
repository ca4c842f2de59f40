"""Quotations in French: every construction once, with words and speakers that we made up."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.quoting import Said, said

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("« Nous restons », dit Roth.", "« Nous restons »", "Roth"),
        (f"«{NBSP}Nous restons{NBSP}», dit Roth.", f"«{NBSP}Nous restons{NBSP}»", "Roth"),
        ("« Nous restons », a dit Roth.", "« Nous restons »", "Roth"),
        ("« Nous restons », a-t-elle dit.", "« Nous restons »", "elle"),
        ("« Nous restons », avait-il prévenu.", "« Nous restons »", "il"),
        ("« Nous restons ! » s'est écrié Roth.", "« Nous restons ! »", "Roth"),
        ("« Nous restons », lui a répondu Roth.", "« Nous restons »", "Roth"),
        ("« Nous restons », aurait dit Roth.", "« Nous restons »", "Roth"),
        ("« Nous restons », se félicite Roth.", "« Nous restons »", "Roth"),
        ("« Nous restons », sourit Paul Ohm.", "« Nous restons »", "Paul Ohm"),
        (
            "« Nous restons », a déclaré lundi à la radio le patron du port.",
            "« Nous restons »",
            "le patron du port",
        ),
        (
            "« Nous restons », a, pour sa part, assuré la maire (PX) Ada Roth.",
            "« Nous restons »",
            "la maire (PX) Ada Roth",
        ),
        (
            "« Nous restons », a dit Paul Ohm, patron du port.",
            "« Nous restons »",
            "Paul Ohm, patron du port",
        ),
        ("Roth explique : « Nous restons. »", "« Nous restons. »", "Roth"),
        ("Roth a dit : « Nous restons »", "« Nous restons »", "Roth"),
        ("“Nous restons”, explique Roth.", "“Nous restons”", "Roth"),
        ('"Nous restons", explique Roth.', '"Nous restons"', "Roth"),
        (
            "« Nous savons, dit Roth, que le temps presse. »",
            "« Nous savons … que le temps presse. »",
            "Roth",
        ),
        (
            "« Nous savons », dit Roth, « que le temps presse. »",
            "« Nous savons » … « que le temps presse. »",
            "Roth",
        ),
        ("Roth a parlé d'une « mauvaise blague ».", "« mauvaise blague »", "Roth"),
        ("Roth s'est dite « choquée ».", "« choquée »", "Roth"),
    ],
)
def test_words_in_marks_are_direct_quotations(text: str, words: str, speaker: str) -> None:
    assert [(one.words, one.speaker, one.kind) for one in said(text, "fr")] == [
        (words, speaker, "direct")
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Roth a déclaré que le port fermerait.", "que le port fermerait", "Roth"),
        ("Roth assure qu'il fermera.", "qu'il fermera", "Roth"),
        ("Roth n'a pas exclu que le port ferme.", "que le port ferme", "Roth"),
        ("Roth a averti la ville que le port fermerait.", "que le port fermerait", "Roth"),
        ("Roth a dit, lundi, que le port fermerait.", "que le port fermerait", "Roth"),
        ("Roth a dit craindre une fermeture.", "craindre une fermeture", "Roth"),
        ("Roth a promis d'aider le port.", "d'aider le port", "Roth"),
        ("Le port fermera, croit savoir Roth.", "Le port fermera", "Roth"),
        ("Roth dit ne rien savoir.", "ne rien savoir", "Roth"),
        ("Roth a dit aux marins avoir menti.", "avoir menti", "Roth"),
        ("Roth a dit regretter la grève et s'est excusé.", "regretter la grève", "Roth"),
        ("Roth accuse Ohm de mentir, ce que Paris nie.", "de mentir", "Roth"),
        ("Paul Ohm, marin, craint de partir.", "de partir", "Paul Ohm, marin"),
        ("Le jury, présidé par Ada Roth, dit hésiter.", "hésiter", "Le jury"),
        ("Le port demande à rouvrir.", "à rouvrir", "Le port"),
        ("Roth a accusé la ville d'avoir menti.", "d'avoir menti", "Roth"),
        ("Roth vient d'annoncer que le port ferme.", "que le port ferme", "Roth"),
        ("Le port fermera, a annoncé Roth.", "Le port fermera", "Roth"),
        ("Le port fermera, a-t-on appris de source sûre.", "Le port fermera", "source sûre"),
        ("Le port fermera, comme l'a dit Roth.", "Le port fermera", "Roth"),
        ("Comme l'a dit Roth, le port fermera.", "le port fermera", "Roth"),
        ("Selon Roth, le port fermera.", "le port fermera", "Roth"),
        ("Pour Ada Roth, le port est perdu.", "le port est perdu", "Ada Roth"),
        ("Le port fermera, selon Roth.", "Le port fermera", "Roth"),
        ("D’après Roth, le port fermera.", "le port fermera", "Roth"),
        ("Le port, a précisé Roth, fermera.", "Le port … fermera", "Roth"),
    ],
)
def test_reported_words_are_indirect_quotations(text: str, words: str, speaker: str) -> None:
    assert [(one.words, one.speaker, one.kind) for one in said(text, "fr")] == [
        (words, speaker, "indirect")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Le film « Le Port » sort lundi.",
        "Le navire « Belle Ada » a coulé.",
        "La loi dite « port propre » est votée.",
        "Le projet de loi dit « port propre » a été voté.",
        "Roth est mise en examen pour « fraude fiscale, vol et recel en bande ».",
        "Le vote que Roth attendait a eu lieu.",
        "Roth a salué le vote que la ville attendait.",
        "Le plan présenté lundi que la ville attendait est prêt.",
        "Le groupe a fait état d'une hausse plus forte que prévu de ses ventes.",
        "Roth n'a pas souhaité répondre.",
        "Roth a refusé de dire si le port fermerait.",
        "Ada Roth, 54 ans, a nié les faits.",
        "La maire de Port-Ada, élue en 2014, a condamné l'attaque.",
        "L'ancien juge a quitté la ville.",
        "Son film, « Les Nuits du port », raconte l'histoire d'une marine.",
        "Elle n'aime pas qu'on l'appelle « l'amirale ».",
        "Roth a annoncé son intention de partir.",
        "Poursuivi pour « vol de filets », l'ancien patron nie en bloc.",
    ],
)
def test_sentences_in_which_nobody_is_quoted(text: str) -> None:
    assert said(text, "fr") == []


def test_a_frame_inside_the_marks_is_no_part_of_what_is_said() -> None:
    text = "« Le port est vide. On attend, a dit Roth. Rien ne bouge ici depuis mai. »"
    assert said(text, "fr") == [
        Said("« Le port est vide. On attend", "Roth", "direct", "dit"),
        Said("Rien ne bouge ici depuis mai. »", "Roth", "direct", ""),
    ]


def test_what_the_speaker_quotes_himself_parts_no_passage() -> None:
    text = "« Ma fille m'a dit, un soir, que le port dormait », raconte Roth."
    assert [(one.words, one.speaker) for one in said(text, "fr")] == [
        ("« Ma fille m'a dit, un soir, que le port dormait »", "Roth")
    ]


def test_a_participle_with_its_own_content_shares_the_speaker() -> None:
    text = "« Le port est vide », a dit Roth, ajoutant que la grève durait."
    assert [(one.words, one.speaker) for one in said(text, "fr")] == [
        ("« Le port est vide »", "Roth"),
        ("que la grève durait", "Roth"),
    ]


def test_what_hangs_on_a_frame_is_not_said() -> None:
    text = "Le port fermera en mai, a annoncé Roth, confirmant une rumeur."
    assert [one.words for one in said(text, "fr")] == ["Le port fermera en mai"]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "Roth explique : « Le port est vide.\n\n« La grève dure depuis mai. »"
    (one,) = said(text, "fr")
    assert one.words == "« Le port est vide. … « La grève dure depuis mai. »"


def test_marks_behind_a_full_stop_open_a_sentence() -> None:
    text = "Roth s'en va. « Je pars lundi », dit Ohm."
    assert [(one.words, one.speaker) for one in said(text, "fr")] == [("« Je pars lundi »", "Ohm")]


def pairs(text: str) -> list[tuple[str, str]]:
    return [(one.words, one.speaker) for one in said(text, "fr")]


def test_a_relative_clause_ends_before_the_verb_of_the_main_one() -> None:
    assert pairs("Le maire, qui assure que le quai est sûr, a refusé de partir.") == [
        ("que le quai est sûr", "Le maire")
    ]


def test_an_infinitive_of_narration_has_its_subject_before_it() -> None:
    text = "Et l'entraîneur d'ajouter : « On a manqué de tout. »"
    (one,) = said(text, "fr")
    assert (one.speaker, one.cue) == ("l'entraîneur", "ajouter")


@pytest.mark.parametrize(
    "who", ["un autre", "l'un d'eux", "l'une d'entre elles", "l'un des pilotes"]
)
def test_somebody_picked_from_several_speaks(who: str) -> None:
    assert pairs(f"« On rentre enfin », lâche {who}.") == [("« On rentre enfin »", who)]


def test_a_sentence_may_begin_behind_two_closing_marks() -> None:
    text = "Elle écrit : « Il m'a dit : \"Tu pars.\" » Son avocat parle d'une « honte »."
    assert pairs(text)[-1] == ("« honte »", "Son avocat")


@pytest.mark.parametrize(
    "text",
    [
        "Le tribunal l'a condamné pour « abus de confiance ».",
        "Ohm est poursuivi pour un délit de « blanchiment aggravé ».",
        "Une banderole « Sauvons la criée » barre la rue du port.",
        "La mairie discute avec les « sans bateau » du port.",
    ],
)
def test_terms_and_writings_on_things_quote_nobody(text: str) -> None:
    assert pairs(text) == []


def test_a_conditional_goes_on_with_what_was_reported() -> None:
    text = "Le maire a dit que le quai était usé. Il fermerait en mai et les travaux dureraient."
    assert [one.kind for one in said(text, "fr")] == ["indirect", "free"]


def test_a_form_of_a_verb_behind_an_article_is_a_noun() -> None:
    text = "Les marins disent vouloir rester. L'équipe promet de revenir."
    assert pairs(text)[-1] == ("de revenir", "L'équipe")


def test_what_somebody_warns_of_may_be_a_fragment() -> None:
    text = "La mairie a mis en garde contre une « marée imprévisible »."
    assert pairs(text) == [("« marée imprévisible »", "La mairie")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("À la préfecture, on explique que le quai est sûr.", "la préfecture"),
        ("Du côté de l'opposition, on assure que le quai est sûr.", "l'opposition"),
        ("Dans la matinée, on a appris que le quai était sûr.", ""),
    ],
)
def test_a_place_in_front_of_on_speaks(text: str, speaker: str) -> None:
    assert [one for _, one in pairs(text)] == [speaker]
