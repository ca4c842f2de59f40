"""Speakers: who is meant by the words that stand for a speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from warehouse.actors import ActorHit
from warehouse.annotate.speakers import Speakers
from warehouse.languages import load
from warehouse.model import (
    ActorType,
    Annotations,
    CleanText,
    Evidence,
    Mention,
    MentionForm,
    Naming,
    Quotation,
    QuotationType,
    RawArticle,
    Span,
    Speaker,
)
from warehouse.text.clean import clean

WHY = Evidence("test", 1.0, "test@1")
NOBODY = Speaker(None, None, Naming.UNRESOLVED, None)


@dataclass(frozen=True)
class Registry:
    """A registry of made-up actors, one of them a capital that stands for its country."""

    names: dict[str, str] = field(
        default_factory=lambda: {
            "person:bo": "Bo Muster",
            "place:musterstadt": "Musterstadt",
            "country:ML": "Musterland",
            "country:OL": "Otherland",
            "org:werk": "Beispielwerk",
        }
    )

    def find(self, text: str, language: str) -> Iterator[ActorHit]:
        del language
        for actor_id, name in self.names.items():
            at = text.find(name)
            while at >= 0:
                yield ActorHit(at, at + len(name), actor_id, MentionForm.NAME, "test", 1.0)
                at = text.find(name, at + 1)

    def name(self, actor_id: str, language: str) -> str:
        del language
        return self.names[actor_id]

    def type(self, actor_id: str) -> ActorType:
        kind = actor_id.partition(":")[0]
        return ActorType.ORGANIZATION if kind == "org" else ActorType(kind)

    def surnames(self, actor_id: str) -> tuple[str, ...]:
        return (self.names[actor_id].split()[-1],)

    def seat_of(self, actor_id: str) -> str | None:
        return "country:ML" if actor_id == "place:musterstadt" else None

    def titled(self, title: str, surname: str, language: str) -> str | None:
        del title, surname, language
        return None

    def gender(self, actor_id: str) -> str | None:
        return "m" if actor_id == "person:bo" else None


def marked(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Take `{…}` out of a text; return it and the marked ranges in order."""
    plain, ranges, start = "", [], 0
    for sign in text:
        if sign == "{":
            start = len(plain)
        elif sign == "}":
            ranges.append((plain[start:], start, len(plain)))
        else:
            plain += sign
    return plain, ranges


def complete(
    text: str,
    quotes: list[tuple[str, str | None]],
    *,
    language: str = "de",
    free: bool = False,
    cue: str | None = None,
) -> list[Speaker]:
    """Complete the speakers of quotations given by their words and their raw speaker words.

    A raw speaker in `{}` in the text is that very place.
    """
    plain, ranges = marked(text)
    article = clean(RawArticle("test", plain, language=language))
    assert isinstance(article, CleanText)
    pack = load(language)
    assert pack is not None
    registry = Registry()
    mentions = tuple(
        Mention(
            registry.name(str(hit.actor_id), language),
            hit.actor_id,
            registry.type(str(hit.actor_id)),
            hit.form,
            Span.cut(plain, hit.start, hit.end),
            WHY,
        )
        for hit in registry.find(plain, language)
    )
    places = {surface: (start, end) for surface, start, end in ranges}
    quotations = []
    for words, raw in quotes:
        at = plain.index(words)
        span = Span.cut(plain, at, at + len(words))
        speaker = NOBODY
        if raw is not None:
            start, end = places.get(raw) or (plain.index(raw), plain.index(raw) + len(raw))
            speaker = Speaker(None, None, Naming.UNRESOLVED, Span.cut(plain, start, end))
        kind = QuotationType.DIRECT if words.startswith(("„", "“")) else QuotationType.INDIRECT
        told = None if cue is None else Span.cut(plain, at := plain.index(cue), at + len(cue))
        quotations.append(Quotation(kind, span, (span,), speaker, told, WHY, free=free))
    found = Annotations(mentions=mentions, quotations=tuple(quotations))
    done = Speakers()(article, pack, registry, found)
    assert [one.span for one in done.quotations] == [one.span for one in quotations]
    return [one.speaker for one in done.quotations]


def one(text: str, words: str, raw: str | None, *, language: str = "de") -> Speaker:
    return complete(text, [(words, raw)], language=language)[0]


def told(text: str, raw: str, *, language: str = "de") -> Speaker:
    """Complete the speaker of a text whose quotation is its last word but the full stop."""
    plain = marked(text)[0]
    return one(text, plain.rstrip(".").rsplit(" ", 1)[1], raw, language=language)


@pytest.mark.parametrize(
    ("text", "raw", "name"),
    [
        ("Ministerin Ada Beispiel sagte, es sei gut.", "Ministerin Ada Beispiel", "Ada Beispiel"),
        ("Der grüne Abgeordnete Olli Roth (SPD) sagte, es sei gut.",
         "Der grüne Abgeordnete Olli Roth (SPD)", "Olli Roth"),
        ("Der Leiter des Amtes, Jens Vogel, sagte, es sei gut.",
         "Der Leiter des Amtes, Jens Vogel", "Jens Vogel"),
        ("Olli Roth, Kommissar für Handel, sagte, es sei gut.",
         "Olli Roth, Kommissar für Handel", "Olli Roth"),
        ("Vogels Anwalt Dieter Stein sagte, es sei gut.", "Vogels Anwalt Dieter Stein",
         "Dieter Stein"),
        ("Nach Angaben des Ministers Jens Vogel sei es gut.", "Angaben des Ministers Jens Vogel",
         "Jens Vogel"),
        ("Die Chefin, Kora Unbekannt, sagte, es sei gut.", "Die Chefin, Kora Unbekannt",
         "Kora Unbekannt"),
        ("Ursula von der Alm sagte, es sei gut.", "Ursula von der Alm", "Ursula von der Alm"),
        ("Die Zeitung „Abendpost“ schrieb, es sei gut.", "Die Zeitung „Abendpost“", "Abendpost"),
        ("Die IGX erklärte, es sei gut.", "Die IGX", "IGX"),
        ("Die Neue Welle meldete, es sei gut.", "Die Neue Welle", "Neue Welle"),
        ("Frank Biermann, Vorsitzender des Bundes, sagte, es sei gut.", "Frank Biermann",
         "Frank Biermann"),
        ("Die Nachrichtenagentur Nordpost meldete, es sei gut.", "Die Nachrichtenagentur Nordpost",
         "Nordpost"),
        ("Der Forscher Prof. Dr. Jens Vogel sagte, es sei gut.",
         "Der Forscher Prof. Dr. Jens Vogel", "Jens Vogel"),
        ("Jens Vogel vom Netzwerk Nord sagte, es sei gut.", "Jens Vogel vom Netzwerk Nord",
         "Jens Vogel"),
    ],
)  # fmt: skip
def test_a_name_in_the_phrase_is_the_speaker(text: str, raw: str, name: str) -> None:
    speaker = told(text, raw)
    assert (speaker.name, speaker.naming) == (name, Naming.NAMED)


@pytest.mark.parametrize(
    ("text", "raw", "name", "actor"),
    [
        ("Präsident Bo Muster sagte, es sei gut.", "Präsident Bo Muster", "Bo Muster", "person:bo"),
        ("Musterstadt betonte, es sei gut.", "Musterstadt", "Musterland", "country:ML"),
        ("Musterland betonte, es sei gut.", "Musterland", "Musterland", "country:ML"),
        ("Das Beispielwerk erklärte, es sei gut.", "Das Beispielwerk", "Beispielwerk", "org:werk"),
        ("Nach Ansicht von Bo Muster sei es gut.", "Ansicht von Bo Muster", "Bo Muster",
         "person:bo"),
    ],
)  # fmt: skip
def test_a_registered_name_gives_the_actor(text: str, raw: str, name: str, actor: str) -> None:
    speaker = told(text, raw)
    assert (speaker.name, speaker.actor_id, speaker.naming) == (name, actor, Naming.NAMED)


def test_a_surname_is_the_person_whose_full_name_stands_elsewhere() -> None:
    text = "Vogel sagte, es sei gut. Der Minister Jens Vogel reiste danach ab."
    assert one(text, "es sei gut", "Vogel").name == "Jens Vogel"


@pytest.mark.parametrize(
    ("text", "raw", "name"),
    [
        ("Ein Sprecher von Bo Muster sagte, es sei gut.", "Ein Sprecher von Bo Muster",
         "Sprecher von Bo Muster"),
        ("Die Sprecherin des Amtes sagte, es sei gut.", "Die Sprecherin des Amtes",
         "Sprecherin des Amtes"),
        ("Ein Passant sagte, es sei gut.", "Ein Passant", "Passant"),
        ("Laut dessen Stellvertreter sei es gut.", "dessen Stellvertreter",
         "dessen Stellvertreter"),
    ],
)  # fmt: skip
def test_a_role_without_a_name_keeps_its_words(text: str, raw: str, name: str) -> None:
    speaker = told(text, raw)
    assert (speaker.name, speaker.actor_id, speaker.naming) == (name, None, Naming.ROLE)
    assert speaker.key is None


def test_a_role_is_the_one_person_who_was_introduced_with_it() -> None:
    text = (
        "Außenminister Jens Vogel traf Ministerpräsidentin Ada Beispiel. "
        "Der Minister sagte, es sei gut."
    )
    speaker = told(text, "Der Minister")
    assert (speaker.name, speaker.naming) == ("Jens Vogel", Naming.ROLE)


def test_a_role_that_two_people_hold_stays_unnamed_unless_a_word_decides() -> None:
    introduced = "Der polnische Minister Jens Vogel traf den dänischen Minister Olli Roth. "
    assert told(introduced + "Der Minister sagte, es sei gut.", "Der Minister").name == "Minister"
    named = told(introduced + "{Der dänische Minister} sagte, es sei gut.", "Der dänische Minister")
    assert named.name == "Olli Roth"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kritik kam von Ada Beispiel. {Die Ministerin} sagte, es sei gut.", "Ada Beispiel"),
        ("Ada Beispiel traf Eva Stein. {Die Ministerin} sagte, es sei gut.", "Ministerin"),
        ("Eine Ministerin traf Ada Beispiel. {Die Ministerin} sagte, es sei gut.", "Ministerin"),
        ("Jens Vogel ging. {Die Ministerin} sagte, es sei gut.", "Ministerin"),
    ],
)
def test_a_role_nobody_was_introduced_with_is_the_only_one_near_who_agrees(
    text: str, name: str
) -> None:
    speaker = told(text, "Die Ministerin")
    assert (speaker.name, speaker.naming) == (name, Naming.ROLE)


def test_an_owner_does_not_bear_the_office_before_him() -> None:
    text = "Jens Vogel fiel hin. Der Arzt Vogels kam. {Der Arzt} sagte, es sei gut."
    assert told(text, "Der Arzt").name == "Arzt"


def test_a_role_with_an_indefinite_article_is_somebody_else() -> None:
    text = "Minister Jens Vogel ging. Ein Minister sagte, es sei gut."
    assert told(text, "Ein Minister").name == "Minister"


@pytest.mark.parametrize(
    ("text", "raw", "naming"),
    [
        ("Nordmärkische Medien schrieben, es sei gut.", "Nordmärkische Medien", Naming.COLLECTIVE),
        ("Die Behörden sagten, es sei gut.", "Die Behörden", Naming.COLLECTIVE),
        ("Experten sagten, es sei gut.", "Experten", Naming.COLLECTIVE),
        ("Laut Medienberichten sei es gut.", "Medienberichten", Naming.COLLECTIVE),
        ("Laut Sicherheitskreisen sei es gut.", "Sicherheitskreisen", Naming.ANONYMOUS),
        ("Ein Insider sagte, es sei gut.", "Ein Insider", Naming.ANONYMOUS),
    ],
)
def test_groups_and_nameless_sources_are_told_apart(text: str, raw: str, naming: Naming) -> None:
    speaker = told(text, raw)
    assert speaker.naming is naming
    assert speaker.name is not None
    assert speaker.key is None


@pytest.mark.parametrize(
    ("text", "raw", "name", "antecedent"),
    [
        ("Jens Vogel reiste zu Ada Beispiel. Er sagte, es sei gut.", "Er", "Jens Vogel",
         "Jens Vogel"),
        ("Jens Vogel reiste zu Ada Beispiel. Sie sagte, es sei gut.", "Sie", "Ada Beispiel",
         "Ada Beispiel"),
        ("Jens Vogel sprach mit Olli Roth. Ihm zufolge sei es gut.", "Ihm", "Jens Vogel",
         "Jens Vogel"),
        ("Ministerin Toni Unklar traf Jens Vogel. Sie sagte, es sei gut.", "Sie", "Toni Unklar",
         "Toni Unklar"),
        ("Nach eigenen Angaben hat Bo Muster geholfen, es sei gut.", "eigenen Angaben", "Bo Muster",
         "Bo Muster"),
        ("Bo Muster kam an. Seiner Ansicht nach sei es gut.", "Seiner Ansicht", "Bo Muster",
         "Bo Muster"),
    ],
)  # fmt: skip
def test_a_pronoun_is_the_agreeing_person_before_it(
    text: str, raw: str, name: str, antecedent: str
) -> None:
    speaker = told(text, raw)
    assert (speaker.name, speaker.naming) == (name, Naming.PRONOUN)
    assert speaker.antecedent is not None
    assert speaker.antecedent.surface == antecedent


def test_a_pronoun_prefers_who_spoke_last_to_who_was_only_spoken_of() -> None:
    text = (
        "„Wir helfen“, sagte Jens Vogel. „Ohne Olli Roth wäre es nicht gegangen“, sagte er "
        "über Karl Stein."
    )
    quotes: list[tuple[str, str | None]] = [
        ("„Wir helfen“", "Jens Vogel"),
        ("„Ohne Olli Roth wäre es nicht gegangen“", "er"),
    ]
    marked_text = text.replace("sagte er ", "sagte {er} ")
    assert [speaker.name for speaker in complete(marked_text, quotes)] == ["Jens Vogel"] * 2


def test_a_pronoun_leaves_who_spoke_last_once_somebody_else_is_the_subject() -> None:
    text = (
        "Jens Vogel sagte, es sei gut. Der dänische Kommissar Olli Roth blieb. {Er} nannte es klug."
    )
    quotes: list[tuple[str, str | None]] = [("es sei gut", "Jens Vogel"), ("klug", "Er")]
    assert [speaker.name for speaker in complete(text, quotes)] == ["Jens Vogel", "Olli Roth"]


@pytest.mark.parametrize(
    ("before", "raw", "name"),
    [
        ("Die dänische Ministerin reiste ab.", "Sie", "dänische Ministerin"),
        ("Ein Sprecher der Armee schwieg lange.", "Er", "Sprecher der Armee"),
        ("Die Polizei kam zu spät.", "Sie", "Polizei"),
        ("Jens Vogel ging. Der dänische Kommissar blieb.", "Er", "dänische Kommissar"),
    ],
)
def test_a_pronoun_may_stand_for_somebody_without_a_name(before: str, raw: str, name: str) -> None:
    speaker = told(f"{before} {{{raw}}} sagte, es sei gut.", raw)
    assert (speaker.name, speaker.naming) == (name, Naming.PRONOUN)


def test_a_pronoun_that_nobody_fits_stays_open() -> None:
    speaker = told("Es regnete. Er sagte, es sei gut.", "Er")
    assert (speaker.name, speaker.actor_id, speaker.naming) == (None, None, Naming.UNRESOLVED)
    assert speaker.span is not None


def test_a_quotation_without_a_frame_goes_on_with_the_speaker_before() -> None:
    text = "„Wir helfen“, sagte Jens Vogel. „Das ist unsere Pflicht.“"
    first, second = complete(text, [("„Wir helfen“", "Jens Vogel"), ("„Das ist", None)])
    assert second == first


def test_a_quotation_without_a_frame_belongs_to_whom_the_sentence_before_is_about() -> None:
    text = "Im Saal stellte sich Jens Vogel vor seine Leute. „Das ist unsere Pflicht.“"
    speaker = one(text, "„Das ist unsere Pflicht.“", None)
    assert (speaker.name, speaker.naming) == ("Jens Vogel", Naming.NAMED)


def test_a_quotation_without_a_frame_is_told_by_a_next_sentence_that_points_back() -> None:
    text = "„Das ist unsere Pflicht.“ Das sagte Ministerin Ada Beispiel im Saal."
    assert one(text, "„Das ist unsere Pflicht.“", None).name == "Ada Beispiel"


def test_raw_words_never_hold_the_quotation_itself() -> None:
    text = "{„Das ist gut“, Ministerin Ada Beispiel} fügte es hinzu."
    raw = "„Das ist gut“, Ministerin Ada Beispiel"
    speaker = one(text, "„Das ist gut“", raw)
    assert speaker.span is not None
    assert speaker.span.surface == "Ministerin Ada Beispiel"


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Jens Vogel äußerte {Vorbehalte} und sagte, es sei gut.", "Vorbehalte"),
        ("{Die Anwendung der Regel} stellte der Minister Jens Vogel in Frage, es sei gut.",
         "Die Anwendung der Regel"),
        ("Um {die Zeit} zu nutzen, will Jens Vogel warten, es sei gut.", "die Zeit"),
        ("Im Saal sagte Jens Vogel einigen {Teilnehmern} zufolge, es sei gut.", "Teilnehmern"),
    ],
)  # fmt: skip
def test_the_subject_of_the_sentence_stands_in_for_words_that_cannot_speak(
    text: str, raw: str
) -> None:
    assert told(text, raw).name == "Jens Vogel"


def test_a_frame_without_a_subject_is_told_by_whom_it_names() -> None:
    assert one("Für Jens Vogel ist klar: „Es ist gut.“", "„Es ist gut.“", None).name == "Jens Vogel"


def test_an_article_is_taken_with_its_number_word() -> None:
    speaker = one("Sie kam. {Die} 43-Jährige rief, es sei gut.", "es sei gut", "Die")
    assert speaker.span is not None
    assert (speaker.span.surface, speaker.naming) == ("Die 43-Jährige", Naming.ROLE)


def test_a_quotation_without_anybody_near_stays_unresolved() -> None:
    assert one("Es regnete. „Das ist unsere Pflicht.“", "„Das ist", None) == NOBODY


@pytest.mark.parametrize(
    ("text", "raw", "name", "naming"),
    [
        ("Foreign Minister Jane Doe said it was good.", "Foreign Minister Jane Doe", "Jane Doe",
         Naming.NAMED),
        ("Jane Doe met John Roe. She said it was good.", "She", "Jane Doe", Naming.PRONOUN),
        ("Jane Doe met John Roe. He said it was good.", "He", "John Roe", Naming.PRONOUN),
        ("President John Roe left. The president said it was good.", "The president", "John Roe",
         Naming.ROLE),
        ("Officials said it was good.", "Officials", "Officials", Naming.COLLECTIVE),
        ("A source said it was good.", "A source", "source", Naming.ANONYMOUS),
        ("A spokesman for Bo Muster said it was good.", "A spokesman for Bo Muster",
         "spokesman for Bo Muster", Naming.ROLE),
        ("The police said it was good.", "The police", "police", Naming.ROLE),
        ("Jane Doe's lawyer said it was good.", "Jane Doe's lawyer", "Jane Doe's lawyer",
         Naming.ROLE),
        ("The producers left John Roe. He said it was good.", "He", "John Roe", Naming.PRONOUN),
        ("The scientists left. They said it was good.", "They", "scientists", Naming.PRONOUN),
        ("According to al-Amin it was good.", "al-Amin", "al-Amin", Naming.NAMED),
        ("The study said it was good.", "The study", "study", Naming.ROLE),
        ("Example News said it was good.", "Example News", "Example News", Naming.NAMED),
        ("It was in the Evening Herald. The Evening Herald said it was good.",
         "the Evening Herald", "Evening Herald", Naming.NAMED),
    ],
)  # fmt: skip
def test_english_speakers(text: str, raw: str, name: str, naming: Naming) -> None:
    speaker = told(text, raw, language="en")
    assert (speaker.name, speaker.naming) == (name, naming)


def test_annotations_without_quotations_are_returned_as_they_are() -> None:
    article = clean(RawArticle("test", "Es regnete gestern.", language="de"))
    pack = load("de")
    assert isinstance(article, CleanText)
    assert pack is not None
    found = Annotations()
    assert Speakers()(article, pack, Registry(), found) is found
