"""Wordings around wire agencies in languages without a full pack: enough to read credits.

Each is one small file in the folder `credited`. Such an article is "not analysed": nobody looks
for quotations or actors in it, but its wire credits are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from warehouse.datafile import build, read_toml
from warehouse.languages import LanguagePack, available, load
from warehouse.languages.cleaning import LineWording
from warehouse.languages.crediting import CreditWording

_FOLDER = Path(__file__).with_name("credited")
# The language in which pages of every country label pictures and sources.
_EVERYWHERE = "en"
_Wording = TypeVar("_Wording", CreditWording, LineWording)


@dataclass(frozen=True, slots=True)
class CreditedLanguage:
    """One file of the folder; `also` are codes of languages that share its wordings.

    `articles` are the articles of its nouns, small letters.
    """

    code: str
    name: str
    also: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    credits: CreditWording = field(default_factory=CreditWording)
    lines: LineWording = field(default_factory=LineWording)


@cache
def languages() -> tuple[CreditedLanguage, ...]:
    """Return all languages of the folder in the order of their codes.

    Raises:
        BadSetting: a file has an unknown key or a value of the wrong kind.
    """
    paths = sorted(_FOLDER.glob("*.toml"))
    return tuple(build(CreditedLanguage, read_toml(path), origin=path.name) for path in paths)


@cache
def wording(code: str) -> LanguagePack | None:
    """Return the full pack of a language, else its wordings around agencies, else None."""
    if (full := load(code)) is not None:
        return full
    for one in languages():
        if code == one.code or code in one.also:
            return _as_pack(one)
    return None


@cache
def credit_pack(code: str) -> LanguagePack:
    """Return the pack by which the credits of an article in a language are read.

    A full pack is taken as it is. Else the language's own wordings and the English ones, which
    pages everywhere use; of an unknown language all that is known.
    """
    if (full := load(code)) is not None:
        return full
    own, english = wording(code), load(_EVERYWHERE)
    full_packs = tuple(one for each in available() if (one := load(each)) is not None)
    others = (*full_packs, *map(_as_pack, languages()))
    packs = others if own is None else tuple(one for one in (own, english) if one is not None)
    return _joined(code, packs)


def _as_pack(one: CreditedLanguage) -> LanguagePack:
    pack = LanguagePack(one.code, one.name, credits=one.credits, lines=one.lines)
    return replace(pack, phrases=replace(pack.phrases, articles=one.articles))


def _joined(code: str, packs: Sequence[LanguagePack]) -> LanguagePack:
    """Return a pack with the wordings around credits of several ones."""
    pack = LanguagePack(
        code,
        packs[0].name,
        credits=_together([one.credits for one in packs]),
        lines=_together([one.lines for one in packs]),
    )
    articles = dict.fromkeys(word for one in packs for word in one.phrases.articles)
    return replace(pack, phrases=replace(pack.phrases, articles=tuple(articles)))


def _together(wordings: Sequence[_Wording]) -> _Wording:
    """Return the lists of several wordings one after the other, each entry once."""
    joined: dict[str, Any] = {}
    for spec in fields(wordings[0]):
        values = [getattr(one, spec.name) for one in wordings]
        if isinstance(values[0], tuple):
            joined[spec.name] = tuple(dict.fromkeys(word for words in values for word in words))
    return replace(wordings[0], **joined)
