"""Sentences with tagged names: a numbered word a line, its outer tag in the third column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.evaluation.corpora.packed import opened, unpacked_name
from warehouse.evaluation.corpus import GoldDocument, Named
from warehouse.model import ActorType, RawArticle

_LANGUAGE = "de"
_HEAD = "#"
_TYPES = {"PER": ActorType.PERSON, "LOC": ActorType.PLACE, "ORG": ActorType.ORGANIZATION}
_TIGHT_BEFORE = frozenset(".,;:!?)]}%…")
_TIGHT_AFTER = frozenset("([{")


def is_here(path: Path) -> bool:
    """Tell whether a file has the name of one."""
    return unpacked_name(path).endswith(".tsv")


def read(path: Path) -> Iterator[GoldDocument]:
    """Yield a document for every sentence; names of other kinds than our three are left out."""
    with opened(path) as lines:
        for number, rows in enumerate(_sentences(lines), 1):
            yield _document(f"{path.stem}:{number}", rows)


def _sentences(lines: Iterable[str]) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if cells[0] == _HEAD or len(cells) < 3:
            if rows:
                yield rows
            rows = []
            continue
        rows.append(cells)
    if rows:
        yield rows


@dataclass(slots=True)
class _Sentence:
    """A sentence while its words are put together again."""

    text: str = ""
    named: list[Named] = field(default_factory=list)

    def add(self, word: str, tag: str) -> None:
        if self.text and word[0] not in _TIGHT_BEFORE and self.text[-1] not in _TIGHT_AFTER:
            self.text += " "
        start = len(self.text)
        self.text += word
        place, _, kind = tag.partition("-")
        if kind not in _TYPES:
            return
        if place == "I" and self.named:
            start = self.named.pop().start
        self.named.append(Named(_TYPES[kind], start, len(self.text)))


def _document(name: str, rows: Iterable[list[str]]) -> GoldDocument:
    sentence = _Sentence()
    for _, word, tag, *_ in rows:
        sentence.add(word, tag)
    return GoldDocument(
        id=name,
        language=_LANGUAGE,
        given=RawArticle(name, sentence.text, language=_LANGUAGE),
        text=sentence.text,
        mentions=tuple(sentence.named),
    )
