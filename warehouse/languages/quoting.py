"""What a language pack says about quoting: marks, cues, clauses and the words of speakers.

A *line of forms* is one string: a verb, a colon and all its forms ("sagen: sagt sagte gesagt").
A particle that stands apart is parted by a bar ("mit|teilen: teilt teilte mitgeteilt"). Other
lists hold words or short phrases in small letters.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """Quote marks. A pair is an opening mark and all marks that may close it.

    `resumers` may open a paragraph that goes on with the quotation of the one before.
    `spaced` marks have a space inside ("« Bonjour »").
    `apostrophes` close a passage only behind a comma or the end of a sentence.
    """

    pairs: tuple[str, ...] = ()
    resumers: str = ""
    spaced: str = ""
    apostrophes: str = ""


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that say that somebody says something.

    `verbs` are lines of forms. The other verb lists name verbs of it: `speech` may frame verbatim
    words and stand after them, `fragment` takes a marked fragment ("nannte es ..."), `infinitive`
    takes an infinitive as content. `before` and `after` are the source prepositions before and
    after a source ("laut", "zufolge"), `nouns` head a content clause ("die Forderung, dass").
    """

    verbs: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    fragment: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    before_sources: tuple[str, ...] = ()
    source_nouns: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    so: tuple[str, ...] = ()
    as_said: tuple[str, ...] = ()
    hence: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    citing: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    timely: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    judging: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clauses:
    """How clauses are built.

    `reported` are verb forms that mark reported speech by themselves (Konjunktiv I), in lines of
    forms or bare; `conditional` mark it only after a cue; `finite` are common finite forms.
    """

    content: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    adverbial: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    not_reported: tuple[str, ...] = ()
    reported_after: tuple[str, ...] = ()
    reported_after_ending: str = ""
    reported_after_not: str = ""
    reported_endings: tuple[str, ...] = ()
    passive_helpers: tuple[str, ...] = ()
    reported_verbs: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    finite: tuple[str, ...] = ()
    infinitive_marks: tuple[str, ...] = ()
    infinitive_endings: tuple[str, ...] = ()
    verb_prefixes: tuple[str, ...] = ()
    participle_helpers: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    finite_endings: tuple[str, ...] = ()
    bare_content: bool = False
    subject_first: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that the pack must read right: what is quoted in it, and the speakers' words.

    `says` lists the quoted words in order (parts of one quotation joined by " … "); an example
    without any is one in which nobody is quoted. `speakers` goes along, "" for none in reach.
    """

    text: str
    says: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words that noun phrases of speakers are built from."""

    pronouns: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    oblique: tuple[str, ...] = ()
    genitives: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    attaching: tuple[str, ...] = ()
    name_particles: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()
    attribute_endings: tuple[str, ...] = ()
    adjective_endings: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    nominatives: tuple[str, ...] = ()
    partitives: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    reflexives: tuple[str, ...] = ()
    judging: tuple[str, ...] = ()
    so_called: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    not_speakers: tuple[str, ...] = ()
    work_words: tuple[str, ...] = ()
    nouns_capitalised: bool = False
