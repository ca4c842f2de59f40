"""The wordings of a language that cleaning reads: sentence ends, boilerplate, captions, credits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SentenceWording:
    """What stops a full stop from ending a sentence.

    `abbreviations` are written without their last dot. `ordinal_dot`: a number with a dot may be
    an ordinal ("am 18. Oktober"), so that it never ends a sentence. After an abbreviation a
    sentence begins only with one of the `starters`.
    """

    abbreviations: tuple[str, ...] = ()
    starters: tuple[str, ...] = ()
    ordinal_dot: bool = False


@dataclass(frozen=True, slots=True)
class BoilerplateWording:
    """Lines that a website adds to an article.

    Entries are words in any case; `#` stands for a number; punctuation does not count.
    `lines` match a whole line, `starts` the beginning of a line, `share_words` are the words of
    which a row of share buttons is made.
    """

    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    share_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineWording:
    """Words that show what a line is: a photo caption, a byline, a closing credit.

    `photo_labels` come before a photo credit ("Foto"), `byline_words` before an author ("Von"),
    `source_words` before a source ("Quelle", "Laut"), `filler` are words that join the names in
    any of them ("und", "mit", "Material"), `desks` show that an author field names no person.
    Closing lines say who did what: `author_words` come before those who wrote the article
    ("Bericht von"), `staff_words` before others who worked on it ("redigiert von").
    `contributed` phrases open or close a line about those who helped ("contributed to this
    report"). `place_words` come before the place that somebody writes from ("in").
    `writers` are words for those who write ("correspondent"), behind a name that signs a line;
    `given_names` open a name that does so alone, `no_names` are words that no author's name holds,
    `from_words` part a name from a place or an outlet ("reports", "for").
    `photo_houses` are words of those who sell photos: a name beside them took one.
    `bare_bylines`: a line near the end that holds nothing but names says who wrote the article.
    """

    photo_labels: tuple[str, ...] = ()
    byline_words: tuple[str, ...] = ()
    source_words: tuple[str, ...] = ()
    filler: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    author_words: tuple[str, ...] = ()
    staff_words: tuple[str, ...] = ()
    contributed: tuple[str, ...] = ()
    place_words: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    given_names: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()
    from_words: tuple[str, ...] = ()
    photo_houses: tuple[str, ...] = ()
    bare_bylines: bool = False
