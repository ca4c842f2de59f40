"""The words of a language around the names of wire agencies."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CreditWording:
    """How a language says where a report, a picture or a statement comes from.

    All in small letters unless a capital matters; phrases of several words are allowed.
    `byline_words`, `photo_words`, `source_words`: what stands before an author, a photo credit,
    a source, beyond those in `[lines]`. `agency_words` say that a name is an agency.
    `list_words` join agencies ("und").
    In running text: `in_text_before` directly precedes an agency that is a source ("laut"),
    `in_text_after` follows it ("berichtete", "zufolge"); after one of `as_words` before the agency
    it may stand far behind ("wie AFP am Montag unter Berufung auf ... berichtete").
    `told_verbs` with one of `told_links` before the agency make it the one that was told
    ("sagte der dpa"; the link "" = directly).
    `report_words` end compounds or follow the name ("AFP-Bericht"); `staff_words` are its people,
    who are no source by themselves. `contributed` phrases close a text ("with files from").
    `copyright_words` precede the owner of a text. `bound_endings` hang on a name behind a hyphen or
    directly ("MTI-nek"); `unspaced`: words are written without spaces between them. `trusted`
    forms of an agency, traps elsewhere, are no other word in running text here ("dijo a Efe").
    """

    byline_words: tuple[str, ...] = ()
    photo_words: tuple[str, ...] = ()
    source_words: tuple[str, ...] = ()
    agency_words: tuple[str, ...] = ()
    list_words: tuple[str, ...] = ()
    in_text_before: tuple[str, ...] = ()
    in_text_after: tuple[str, ...] = ()
    as_words: tuple[str, ...] = ()
    told_verbs: tuple[str, ...] = ()
    told_links: tuple[str, ...] = ()
    report_words: tuple[str, ...] = ()
    staff_words: tuple[str, ...] = ()
    contributed: tuple[str, ...] = ()
    copyright_words: tuple[str, ...] = ()
    trusted: tuple[str, ...] = ()
    bound_endings: tuple[str, ...] = ()
    unspaced: bool = False
