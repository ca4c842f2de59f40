"""The words of a language around people: particles, roles, pronouns, groups, nameless sources."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PersonWording:
    """How a language names people and those who speak without a name; all in small letters.

    `particles` join the parts of a name ("von", "al"); `titles` stand before one and say nothing
    of an office ("herr", "dr"), the gendered ones also tell the gender.
    `roles` are offices and professions; in a language that compounds, a role also ends a longer
    word ("minister" in "außenminister"), `lone_roles` do not ("mann"). `role_endings` decline
    them, `plural_endings` always make them several, `female_endings` make them
    female ("in"), `female_roles` and
    `male_roles` are so by themselves ("spokeswoman", "husband").
    `institutions` head the name of a body ("ministerium"), `bodies` name some by their kind (firm,
    outlet, party, club, union): "das Unternehmen" is the firm that was named last.
    `labels` stand before the name of a body and
    are no part of it ("nachrichtenagentur"), `governments` are one that stands for its
    country; `collectives` are groups ("medien"), `same_in_plural` are groups whose singular
    looks the same ("kritiker"), `group_endings` show a group of people, `nameless` heads hide
    who spoke ("kreise").
    `sources` are what somebody gave ("angaben" in "nach Angaben der Polizei").
    `male`, `female`, `neuter`, `plural`, `first` are pronouns by what they stand for; one word may
    stand in several lists. `relative` pronouns stand for the words just before them; `linkers`
    point back at a source ("demnach"), `latter` at whoever was named last ("celui-ci").
    Possessives tell whose words ("seiner Ansicht"), `own` those of the sentence's subject
    ("eigenen Angaben"). An `indefinite` article shows somebody new.
    `demonstratives` before a role show one who was just named ("cette ancienne infirmière").
    `human_relatives` tell more of somebody, never of something ("who").
    The determiners by gender tell that of a noun.
    `possessing` words and adjectives with `genitive_endings` open the owner of what stands before.
    `common_words` and `places` look like names, or begin like one, and name no person.
    `ages` stand behind a number of years ("42 tuổi"), `origins` before a country ("người Đức").
    `head_first`: a phrase begins with its noun and what describes it follows ("le ministre russe
    de la Défense"); `describing` adjectives and those with `describing_endings` do so, and nouns
    behind `relating` words ("adjoint au maire").
    `proper` nouns are bodies' own names also where a sentence opens with them ("Минфин").
    `epithets` are roles that stand for somebody named before, where no article tells so.
    `relational` roles are somebody's ("adviser"): a surname behind them is whose.
    `not_names` are capital words that no name contains.
    `insiders` are adjectives that hide who spoke ("familiar" in "a person familiar with …").
    `anonymity` says right behind an office that its holder hides ("not to be named").
    `hearers` are told something by a speaker and stand behind him ("der Nachrichtenagentur Xyz").
    `declined_plurals` end plurals of groups that take a `plural_case_ending` ("kreisen"),
    `plural_case_roles` the endings of roles that do so ("er" in "fischern").
    """

    particles: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    male_titles: tuple[str, ...] = ()
    female_titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    lone_roles: tuple[str, ...] = ()
    role_endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    female_endings: tuple[str, ...] = ()
    female_roles: tuple[str, ...] = ()
    male_roles: tuple[str, ...] = ()
    compounds: bool = False
    head_first: bool = False
    proper: tuple[str, ...] = ()
    epithets: tuple[str, ...] = ()
    relational: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    common_words: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    describing: tuple[str, ...] = ()
    describing_endings: tuple[str, ...] = ()
    relating: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    bodies: dict[str, tuple[str, ...]] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    governments: tuple[str, ...] = ()
    collectives: tuple[str, ...] = ()
    same_in_plural: tuple[str, ...] = ()
    group_endings: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    male: tuple[str, ...] = ()
    female: tuple[str, ...] = ()
    neuter: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    linkers: tuple[str, ...] = ()
    latter: tuple[str, ...] = ()
    male_possessives: tuple[str, ...] = ()
    female_possessives: tuple[str, ...] = ()
    plural_possessives: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    demonstratives: tuple[str, ...] = ()
    human_relatives: tuple[str, ...] = ()
    male_determiners: tuple[str, ...] = ()
    female_determiners: tuple[str, ...] = ()
    neuter_determiners: tuple[str, ...] = ()
    plural_determiners: tuple[str, ...] = ()
    possessing: tuple[str, ...] = ()
    genitive_endings: tuple[str, ...] = ()
    plural_verb_endings: tuple[str, ...] = ()
    plural_verbs: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    insiders: tuple[str, ...] = ()
    hearers: tuple[str, ...] = ()
    declined_plurals: tuple[str, ...] = ()
    anonymity: tuple[str, ...] = ()
    plural_case_endings: tuple[str, ...] = ()
    plural_case_roles: tuple[str, ...] = ()
