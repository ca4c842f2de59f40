"""Quotations in German: every construction once, with words and speakers that we made up."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.quoting import Said, found, said

# An invented article with the structures of an agency story: fragments, indirect speech with
# and without fragments, direct speech with its frame behind, a source, a colon.
ARTICLE = (
    "Die Hafenministerin Ada Roth traf in Nordhafen ein und dankte der Reederei für ihre "
    "„große Geduld“ im Streit um die Schleuse. Sie sagte, die Verhandlungen hätten eine "
    "„entscheidende“ Phase erreicht.\n\n"
    "Örtliche Zeitungen bezeichneten Roths Besuch als „letzte Hoffnung“, den Streit zu "
    "beenden.\n\n"
    "Bei einem Empfang, den die Stadt am Abend gab, sagte Roth, das Land schätze die Arbeit "
    "der Lotsen sehr. „Das Land steht fest an der Seite der Lotsen“, sagte Roth.\n\n"
    "Nach ihrem Rundgang bekräftigte Jon Ohm, dass die Schleuse für die Stadt Vorrang habe. "
    "Jon Ohm lud Roth zudem zum Hafenfest ein, und die Ministerin nahm die Einladung an.\n\n"
    "Lotsensprecher Karl Beck erklärte, der Termin sei noch nicht vereinbart worden. "
    "Ihm zufolge könnte der Herbst Klarheit bringen.\n\n"
    "Nordhafen hat das Land mehrfach öffentlich unterstützt und betont, die „kurzsichtige "
    "Planung“ des Bundes sei die Ursache des Streits.\n\n"
)


def test_an_agency_story_gives_each_statement_once_with_its_speaker() -> None:
    assert [(one.speaker, one.words.split()[0]) for one in said(ARTICLE)] == [
        ("Die Hafenministerin Ada Roth", "„große"),
        ("Sie", "die"),
        ("Örtliche Zeitungen", "„letzte"),
        ("Roth", "das"),
        ("Roth", "„Das"),
        ("Jon Ohm", "dass"),
        ("Lotsensprecher Karl Beck", "der"),
        ("Ihm", "könnte"),
        ("Nordhafen", "die"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "kind", "cue"),
    [
        ("„Wir bleiben“, sagte Roth.", "„Wir bleiben“", "Roth", "direct", "sagte"),
        ("»Wir bleiben«, sagte Roth.", "»Wir bleiben«", "Roth", "direct", "sagte"),
        ("«Wir bleiben», sagte Roth.", "«Wir bleiben»", "Roth", "direct", "sagte"),
        ("“Wir bleiben”, sagte Roth.", "“Wir bleiben”", "Roth", "direct", "sagte"),
        ('"Wir bleiben", sagte Roth.', '"Wir bleiben"', "Roth", "direct", "sagte"),
        ('„Wir bleiben", sagte Roth.', '„Wir bleiben"', "Roth", "direct", "sagte"),
        ("‚Wir bleiben‘, sagte Roth.", "‚Wir bleiben‘", "Roth", "direct", "sagte"),
        ("Roth sagte: „Wir bleiben.“", "„Wir bleiben.“", "Roth", "direct", "sagte"),
        (
            "„Er rief ‚Halt‘ und lief los“, sagte der Zeuge.",
            "„Er rief ‚Halt‘ und lief los“",
            "der Zeuge",
            "direct",
            "sagte",
        ),
        (
            "„Ich weiß“, sagte Roth, „dass es eilt.“",
            "„Ich weiß“ … „dass es eilt.“",
            "Roth",
            "direct",
            "sagte",
        ),
        (
            "„Das geht nicht“, kritisierte der Chef der Werft, Karl Beck.",
            "„Das geht nicht“",
            "der Chef der Werft, Karl Beck",
            "direct",
            "kritisierte",
        ),
        (
            "„Das geht nicht“, heißt es in dem Schreiben.",
            "„Das geht nicht“",
            "dem Schreiben",
            "direct",
            "heißt",
        ),
        (
            "Werftchef Beck (58) wurde deutlich: „Das ist ein Fehler.“",
            "„Das ist ein Fehler.“",
            "Werftchef Beck (58)",
            "direct",
            "",
        ),
    ],
)
def test_words_in_marks_are_direct_quotations(
    text: str, words: str, speaker: str, kind: str, cue: str
) -> None:
    assert said(text) == [Said(words, speaker, kind, cue)]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "cue"),
    [
        ("Roth sagte, der Hafen sei sicher.", "der Hafen sei sicher", "Roth", "sagte"),
        (
            "Roth sagt, die Zahlen sprächen für sich.",
            "die Zahlen sprächen für sich",
            "Roth",
            "sagt",
        ),
        ("Beck teilte mit, dass er gehe.", "dass er gehe", "Beck", "teilte"),
        ("Er gab am Montag bekannt, er gehe.", "er gehe", "Er", "gab"),
        ("Die Werft hat erklärt, man prüfe alles.", "man prüfe alles", "Die Werft", "erklärt"),
        ("Beck wollte wissen, ob das Boot fahre.", "ob das Boot fahre", "Beck", "wissen"),
        ("Beck fragte, wie lange das dauere.", "wie lange das dauere", "Beck", "fragte"),
        ("Beck drohte, alles zu verkaufen.", "alles zu verkaufen", "Beck", "drohte"),
        ("Roth forderte den Bund auf, zu zahlen.", "zu zahlen", "Roth", "forderte"),
        ("Er räumte ein, zu spät gekommen zu sein.", "zu spät gekommen zu sein", "Er", "räumte"),
        ("Der Hafen sei sicher, sagte Roth.", "Der Hafen sei sicher", "Roth", "sagte"),
        ("Der Hafen ist sicher, so Roth.", "Der Hafen ist sicher", "Roth", "so"),
        ("Wie die Werft mitteilte, ist Beck krank.", "ist Beck krank", "die Werft", "mitteilte"),
        ("Beck ist krank, wie die Werft mitteilte.", "Beck ist krank", "die Werft", "mitteilte"),
        ("Laut Polizei war der Kai leer.", "war der Kai leer", "Polizei", "Laut"),
        ("Aus Sicht der Werft ist das falsch.", "ist das falsch", "der Werft", "Aus Sicht"),
        (
            "Der Kai war nach Angaben der Polizei leer.",
            "Der Kai war … leer",
            "Angaben der Polizei",
            "nach",
        ),
        ("Medienberichten zufolge geht Beck.", "geht Beck", "Medienberichten", "zufolge"),
        ("Ihrer Meinung nach fehlt Geld.", "fehlt Geld", "Ihrer Meinung", "nach"),
        ("Dem Wirt wird vorgeworfen, zu lügen.", "zu lügen", "", "vorgeworfen"),
        (
            "Von der Werft wurde mitgeteilt, dass Beck gehe.",
            "dass Beck gehe",
            "der Werft",
            "mitgeteilt",
        ),
        ("Beck ist der Meinung, dass es reicht.", "dass es reicht", "Beck", "der Meinung"),
        ("Dass es reicht, bestritt Beck.", "Dass es reicht", "Beck", "bestritt"),
        (
            "Die Forderung, den Kai zu sperren, ist alt.",
            "den Kai zu sperren",
            "",
            "Forderung",
        ),
    ],
)
def test_reported_words_are_indirect_quotations(
    text: str, words: str, speaker: str, cue: str
) -> None:
    assert said(text) == [Said(words, speaker, "indirect", cue)]


def test_a_fragment_inside_reported_words_is_part_of_them() -> None:
    assert said("Roth sagte, der Plan sei ein „Witz“ auf Kosten der Stadt.") == [
        Said("der Plan sei ein „Witz“ auf Kosten der Stadt", "Roth", "mixed", "sagte")
    ]


def test_a_long_passage_inside_reported_words_is_a_direct_quotation_as_well() -> None:
    text = "Roth sagte, sie sei „bereit, alles für den Hafen zu tun“."
    assert [(one.kind, one.speaker) for one in said(text)] == [
        ("mixed", "Roth"),
        ("direct", "Roth"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Roth nannte den Plan „völlig absurd“.",
        "Roth bezeichnete den Plan als „schlechten Scherz“.",
        "Roth sprach von einer „Katastrophe für die Küste“.",
        "Roth warnte vor einem „faulen Kompromiss“.",
    ],
)
def test_a_judgement_in_marks_belongs_to_whom_the_verb_names(text: str) -> None:
    assert [(one.kind, one.speaker) for one in said(text)] == [("direct", "Roth")]


def test_reported_speech_runs_on_over_sentences_with_the_same_speaker() -> None:
    text = "Roth sagte, der Hafen sei sicher. Man habe geprüft. Es gäbe kein Leck. Sie ging."
    assert [(one.words, one.speaker, one.kind) for one in said(text)] == [
        ("der Hafen sei sicher", "Roth", "indirect"),
        ("Man habe geprüft. Es gäbe kein Leck", "Roth", "free"),
    ]


def test_a_sentence_may_say_who_said_the_one_before() -> None:
    text = "Die Werft streicht hundert Stellen. Das teilte Werftchef Beck am Montag mit."
    assert said(text) == [
        Said("Die Werft streicht hundert Stellen", "Werftchef Beck", "indirect", "teilte")
    ]


def test_a_sentence_may_say_who_said_the_verbatim_words_before() -> None:
    text = "„Wir bleiben noch lange hier im Hafen.“ Das sagte Roth der Zeitung."
    assert said(text) == [
        Said("„Wir bleiben noch lange hier im Hafen.“", "Roth", "direct", "sagte")
    ]


def test_verbatim_words_without_a_frame_stay_with_the_speaker_before() -> None:
    text = "„Wir bleiben“, sagte Roth am Montag. „Wir haben hier noch viel zu tun.“"
    assert [(one.words, one.speaker) for one in said(text)] == [
        ("„Wir bleiben“", "Roth"),
        ("„Wir haben hier noch viel zu tun.“", "Roth"),
    ]


def test_a_quotation_over_two_paragraphs_reopens_its_mark() -> None:
    text = "Roth sagte: „Der Hafen lebt.\n\n„Und er wird weiter leben.“\n\nDann ging sie."
    assert [one.words for one in said(text)] == [
        "„Der Hafen lebt. … „Und er wird weiter leben.“",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Der Film „Nebel über Bremen“ läuft seit Montag.",
        "Sie lasen den Roman „Das letzte Boot“ in einer Nacht.",
        "Die Zeitung „Der Kai“ erscheint täglich.",
        "Der als „Doktor“ bekannte Betrüger floh.",
        "Die sogenannte „Hafenbremse“ gilt seit Mai.",
        "Die Fregatte „Anna“ lief um acht Uhr aus.",
        "Das Bündnis nennt sich „Rettet den Kai“.",
        "Die Operation „Nordwind“ begann im Mai.",
        "Er kaufte ein Haus, das groß genug war.",
        "Die Straße wurde gesperrt, und der Verkehr staute sich.",
        "Sie verließ den Saal, ohne zu zögern.",
        "Beck kaufte das Boot, um es zu verschrotten.",
    ],
)
def test_where_nobody_is_quoted_nothing_is_found(text: str) -> None:
    assert said(text) == []


def test_captions_and_bylines_quote_nobody() -> None:
    text = (
        "Roth sagte, der Hafen sei sicher.\n\nRoth sagt, es gehe voran. Foto: AFP\n\nVon Mia Lang"
    )
    assert [one.words for one in said(text)] == ["der Hafen sei sicher"]


def test_evidence_names_the_rule_and_the_annotator() -> None:
    (one,) = found("Roth sagte, der Hafen sei sicher.")
    assert one.evidence.rule == "verb_reported"
    assert one.evidence.annotator.startswith("quotations@")
    assert 0 < one.evidence.confidence <= 1


def test_a_sentence_about_keeping_silent_goes_on_with_nobody() -> None:
    told = "Roth sagte, es sei gut. Die Stadt wollte sich nicht äußern."
    assert [one.words for one in said(told)] == ["es sei gut"]


@pytest.mark.parametrize(
    ("text", "language", "short"),
    [
        ("„Wir bleiben hier“, sagte Ada Roth. „Wie immer.“", "de", "„Wie immer.“"),
        ("« Nous restons », a dit Ada Roth. « Comme avant. »", "fr", "« Comme avant. »"),
    ],
)
def test_a_short_sentence_behind_a_quotation_goes_on_with_it(
    text: str, language: str, short: str
) -> None:
    last = said(text, language)[-1]
    assert (last.words, last.speaker, last.kind) == (short, "Ada Roth", "direct")


def test_a_short_passage_behind_no_quotation_quotes_nobody() -> None:
    assert said("Das Boot liegt seit Mai im Hafen. „Nordwind II.“") == []


def test_a_noun_that_looks_like_a_verb_does_not_hide_the_mood() -> None:
    told = "Die Werft will umbauen. Das sagte eine Sprecherin. Die Kosten seien noch offen."
    assert said(told)[-1] == Said("Die Kosten seien noch offen", "eine Sprecherin", "free", "")
