"""The wordings of a language by which actors' names are recognised: endings, titles, offices."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class NameWording:
    """How names are declined and what stands before them.

    `name_endings` follow a name ("Lawrow" + "s"), except after `no_ending_after`.
    `possessives` follow a name after an apostrophe and are no part of it.
    `adjective_endings` follow an adjective stem ("russisch" + "en") and replace each other in
    names that begin with one ("Weißes Haus", "Weißen Hauses").
    `demonym_endings`: ending of a people's noun and the endings that replace it.
    `offices`: office key of the registry and the titles that name it, in small letters; one also
    matches the end of a compound ("präsident" in "Bundespräsident").
    `ambiguous_surnames` are also common words: alone at a sentence start they name nobody.
    `never_names` are capital words that are no part of a person's name, `place_prefixes` make a
    place of the given name behind them ("San Antonio"), `body_words` a body of the name before
    ("Robert Muster Stiftung"), `joined_heads` one of the name that a hyphen joins
    ("Météo-France"). `leading_particles` may open a surname ("von der Heide").
    `double_surnames`: people have two and are called by the first ("Ruiz" of "Ada Ruiz Vega").
    Where names begin with the family's, `family_names` lists those and people are called by the
    last word of theirs behind a title; the middles tell a gender, `own_syllable` is a pattern of
    the language's own syllables in small letters: what does not fit is foreign. Behind `body_roles`
    stands the body of somebody, not his name ("đại diện Xyz Abc").
    """

    name_endings: tuple[str, ...] = ()
    no_ending_after: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    adjective_endings: tuple[str, ...] = ()
    demonym_endings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    offices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ambiguous_surnames: tuple[str, ...] = ()
    never_names: tuple[str, ...] = ()
    place_prefixes: tuple[str, ...] = ()
    body_words: tuple[str, ...] = ()
    joined_heads: tuple[str, ...] = ()
    double_surnames: bool = False
    leading_particles: tuple[str, ...] = ()
    family_names: tuple[str, ...] = ()
    own_syllable: str = ""
    body_roles: tuple[str, ...] = ()
    male_middles: tuple[str, ...] = ()
    female_middles: tuple[str, ...] = ()
