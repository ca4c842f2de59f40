"""What a language pack says about quoting: marks, cues, clauses and the words of speakers.

A *line of forms* is one string: a verb, a colon and all its forms ("sagen: sagt sagte gesagt").
A particle that stands apart is parted by a bar ("mit|teilen: teilt teilte mitgeteilt"); an
underscore stands for a space inside one word ("cho biết: cho_biết"); a plus marks a participle
that says something only behind a helping verb ("déclarer: déclare +déclaré").
Other lists hold words or short phrases in small letters.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Marks:
    """Quote marks. A pair is an opening mark and all marks that may close it.

    `resumers` may open a paragraph that goes on with the quotation of the one before.
    `dialogue`: a dash at the start of a paragraph opens what somebody says ("—Sí —dijo Roth—.").
    `spaced` marks have a space inside ("« Bonjour »").
    `framed_between`: a frame parts one quotation even if a full stop ends it ("“No,” she said.
    “Never.”").
    `framed_inside`: the author's words stand between dashes inside one pair of marks.
    `shared_closing`: one closing mark may end two passages at once ("«… завод «Маяк»").
    `speech_dashes` open a paragraph of speech that the author's words stand in.
    `apostrophes` may also stand behind a word that ends in a letter of `possessives` ("the
    workers' union").
    """

    pairs: tuple[str, ...] = ()
    resumers: str = ""
    spaced: str = ""
    apostrophes: str = ""
    possessives: str = ""
    framed_inside: bool = False
    framed_between: bool = False
    speech_dashes: str = ""
    shared_closing: bool = False
    dialogue: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that say that somebody says something.

    `verbs` are lines of forms, `silent` lines of verbs that share a form with one of them but
    say nothing ("ab|sagen"). The other verb lists name verbs of it: `speech` may frame verbatim
    words and stand after them, `plain` takes a main clause without any mark of report, `fragment`
    a marked fragment ("nannte es ..."), `gerund` ones what somebody did ("denied taking bribes"),
    `judging` even one that looks like a name behind a word of judgement, `charging` even without
    one ("warf ihm „Verrat“ vor"), `infinitive` an infinitive, `asking` a question. `weak` verbs
    often say nothing; `telling` ones are followed by who is told, `citing` ones by who is quoted;
    of what `denying` ones deny, the noun speaks ("wies den Bericht zurück, er sei pleite").

    `naming` verbs tell what something is called ("„Anna“, so heißt das Boot"), `calling` ones
    call it so as well as judge it ("nannte"). `inscriptions` are slogans that stand on things and
    quote only who holds them up ("Aufschrift").

    `beside` verbs frame words in marks only ("„...“, findet Roth"); so does a helping verb with one
    of `states` ("„...“, ist Roth überzeugt").

    `phrases` stand right before a content clause ("der Meinung"), `nouns` head one ("die
    Forderung, dass"), `slogans` announce verbatim words. `before` and `after` are the source
    prepositions ("laut", "zufolge"; behind a bar the source begins, "de |source");
    `before_sources` ones need a noun of `source_nouns` behind them ("nach Angaben"), where `own`
    points to the subject ("nach eigenen Angaben"), `before_people` ones a name behind them, or
    marks in the sentence ("pour Ada Roth, ...").

    `bound` verbs say something only right before a content word ("cho rằng"), `nominal` ones are
    nouns as well ("thông báo"), `hanging` words prolong one ("nói thêm"). `not_sources` stand
    behind a source preposition that means something else ("theo kế hoạch").

    Behind `asked` nouns stands a question that somebody else put ("auf die Frage, ob").
    `so`, `as_said` and `hence` open frames ("so Roth", "wie Roth sagte", "demnach"; `timely` ones
    of these only with reported speech), `pointers` a sentence about the one before ("Das sagte").
    `relays` lead from a medium to the source that it cites ("reported, citing two officials").
    `written` verbs tell what stands somewhere ("говорится в докладе"): the place is the source.
    `fateful` verbs need somebody to say them: things promise and threaten as well.
    `manners` point back at words in marks before a dash ("«...» — такими словами встретил ...").
    """

    verbs: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    fragment: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    gerund: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    before_sources: tuple[str, ...] = ()
    before_people: tuple[str, ...] = ()
    source_nouns: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    so: tuple[str, ...] = ()
    as_said: tuple[str, ...] = ()
    hence: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    citing: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    timely: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    judging: tuple[str, ...] = ()
    charging: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    calling: tuple[str, ...] = ()
    inscriptions: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    nominal: tuple[str, ...] = ()
    not_sources: tuple[str, ...] = ()
    hanging: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    manners: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    fateful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clauses:
    """How clauses are built.

    `content` words open a content clause ("dass", "that"; `open_content` ones leave it open and
    tell nothing beside a word of `negations`: "sagte nicht, ob"), `questions` an indirect question,
    `adverbial` a subordinate, `relatives` a relative clause; `coordinators` join clauses, `joiners`
    also bare verbs ("und").

    Verb forms: `reported` mark reported speech by themselves (Konjunktiv I), as do
    `reported_verbs` (with any of `verb_prefixes`), words with `reported_endings`, and small words
    with `reported_after_ending` (but not `reported_after_not`) behind a pronoun of
    `reported_after`; `not_reported` only look so. `conditional` ones mark it behind a cue,
    but not in front of `narrating` words ("would later win"). In a language without such forms,
    `prospects` (words of what will, may or should be) go on with the report before them.
    `finite` are common finite forms; `finite_endings` make more of them,
    `becoming` are infinitives of what things do behind fateful verbs ("обещает стать"),
    `predicate_endings` short participles that need no verb ("мост закрыт"), `contractions` hang on
    their pronoun ("she's"). A verb that nobody lists tells who spoke by its `telling_endings`, in
    a language whose verbs stand second ("„...“, beschreibt Roth"); with its particle in front it
    opens a sentence with `leading_endings` only ("Hinweise" is none).
    `recent` helpers open what has just been said ("vient d'annoncer").
    `participle_helpers` stand before a participle, `passive_helpers` make it passive,
    `comparing` words make it part of a comparison ("mehr als gedacht"),
    `participle_endings` hang on the main subject ("saying"). `infinitive_marks` stand before or
    inside an infinitive with `infinitive_endings`, which `not_infinitives` only share;
    `attending` words open what goes on meanwhile, with a subject of its own ("with Roth saying").
    `telling_marks` do so behind verbs that tell somebody ("appelle ses alliés à partir").

    In a language that is `isolating` no word changes its form, so that small words alone tell
    where a phrase or clause ends. `close_content` words open a content clause right behind its
    verb only ("nói là"), after one of `unsaid` nothing is said ("không nói"), `giving` words make a
    verb that is `nominal` a noun ("ra thông báo"), as do `demonstratives` behind it.
    `hearing` words stand before who is told ("với"); content behind them needs its opener.

    `cases`: nouns have cases and no articles, so that a subject may stand before or behind its
    verb; `bare_infinitives`: an infinitive without any mark is content ("обещал помочь").
    `attributives` end attributes made of a verb form, by what takes their place in that form
    ("заявивший" of "заявив"). `not_verbs` words only end like verbs.

    `bare_content`: content follows its verb without a comma ("said the port was safe");
    `opened_content`: never without an opening word ("a dit que"), nor apart from its verb.
    `subject_first`: the subject stands before its verb also in a trailing frame ("Roth said");
    `drops_subject`: a verb needs no subject of its own ("«...», señaló").
    `inverted_frames`: a helping verb may open one ("a déclaré Roth", "a-t-elle déclaré").
    """

    content: tuple[str, ...] = ()
    open_content: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
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
    comparing: tuple[str, ...] = ()
    reported_verbs: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    narrating: tuple[str, ...] = ()
    prospects: tuple[str, ...] = ()
    predicate_endings: tuple[str, ...] = ()
    becoming: tuple[str, ...] = ()
    finite: tuple[str, ...] = ()
    contractions: tuple[str, ...] = ()
    infinitive_marks: tuple[str, ...] = ()
    infinitive_endings: tuple[str, ...] = ()
    telling_marks: tuple[str, ...] = ()
    attending: tuple[str, ...] = ()
    verb_prefixes: tuple[str, ...] = ()
    participle_helpers: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    not_infinitives: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    finite_endings: tuple[str, ...] = ()
    telling_endings: tuple[str, ...] = ()
    leading_endings: tuple[str, ...] = ()
    isolating: bool = False
    close_content: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    giving: tuple[str, ...] = ()
    demonstratives: tuple[str, ...] = ()
    hearing: tuple[str, ...] = ()
    cases: bool = False
    bare_infinitives: bool = False
    attributives: dict[str, str] = field(default_factory=dict)
    not_verbs: tuple[str, ...] = ()
    bare_content: bool = False
    opened_content: bool = False
    subject_first: bool = False
    inverted_frames: bool = False
    drops_subject: bool = False


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
    """The words that noun phrases of speakers are built from.

    `pronouns` stand alone (`nominatives` are always subjects, `first_person` never quote,
    `partitives` take a genitive: "einer der Zeugen", `nominal_pronouns` an article: "the others",
    `not_speakers` name nobody); `articles`,
    `objects` are pronouns that may be objects too, `subject_articles` open a subject for certain,
    `oblique` (no subject) and `possessives` open a phrase, `oblique_pairs` are an article and the
    ending of an adjective that no subject has together ("der -en"), `genitives` and `attaching`
    prolong it,
    `name_particles` stand inside names, `times` are nouns that no speaker is called after,
    `occasions` others on which somebody speaks ("entrevista").
    `elisions` lose their end before the next word ("l'eau"), `clitics` hang on the word before
    ("dit-il"), `proclitics` stand between a subject and its verb ("ne", "lui").
    `agents` stand before who does it in the passive, `cited_in` before the medium of one
    ("im Fachblatt zitiert"), `impersonal` subjects hide who speaks,
    a body behind `speaking_from` says what follows ("Desde la Fiscalía recuerdan que"),
    `focus` words may stand before a subject. The endings tell adjectives, participles before a
    noun and adverbs by their form, which `not_adverbs` only share ("family"); an adjective with
    `owned_endings` may stand behind its owner ("Berlins früherer Bürgermeister").

    `spaced_words`: a word may be written with spaces ("cho biết"); then every entry with spaces in
    the lists of words here and in `[persons]` is one word.
    In a language with cases, words with `oblique_endings` and names with `oblique_name_endings` are
    no subjects, but behind an adjective with one of `subject_endings`; `seats` are prepositions
    before the body that speaks ("сообщили в Кремле").

    For words in marks: `judging` words before them make a capital word a judgement ("eine
    „Posse“"), `so_called` and `work_words` make it a name, `reflexives` a name of one's own;
    `folk` are people at large, who give nicknames ("Anwohner").
    """

    pronouns: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    subject_articles: tuple[str, ...] = ()
    oblique: tuple[str, ...] = ()
    oblique_pairs: tuple[str, ...] = ()
    genitives: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    attaching: tuple[str, ...] = ()
    name_particles: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()
    not_adverbs: tuple[str, ...] = ()
    attribute_endings: tuple[str, ...] = ()
    adjective_endings: tuple[str, ...] = ()
    owned_endings: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    speaking_from: tuple[str, ...] = ()
    cited_in: tuple[str, ...] = ()
    nominatives: tuple[str, ...] = ()
    partitives: tuple[str, ...] = ()
    nominal_pronouns: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    reflexives: tuple[str, ...] = ()
    judging: tuple[str, ...] = ()
    so_called: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    not_speakers: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    oblique_endings: tuple[str, ...] = ()
    subject_endings: tuple[str, ...] = ()
    oblique_name_endings: tuple[str, ...] = ()
    work_words: tuple[str, ...] = ()
    folk: tuple[str, ...] = ()
    elisions: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    proclitics: tuple[str, ...] = ()
    nouns_capitalised: bool = False
    spaced_words: bool = False
