"""Corpora on disk, told by what they hold; nothing of them is shipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import NotFound, UnreadableInput
from warehouse.evaluation.corpora import annotated, credited, iob, marked, offsets, pages
from warehouse.evaluation.corpus import Corpus, GoldDocument

_FORMATS = (
    "annotated quotations (.jsonl, .jsonl.xz), gold articles (.xml), tagged sentences (.tsv), "
    "a folder with labels.jsonl, or a folder of pages with a .json file each"
)


@dataclass(frozen=True, slots=True)
class _Format:
    """A kind of corpus: how it is recognised and read."""

    is_here: Callable[[Path], bool]
    read: Callable[[Path], Iterator[GoldDocument]]


_FOLDERS = (
    _Format(credited.is_here, credited.read),
    _Format(pages.is_here, pages.read),
    _Format(marked.is_here, marked.read),
)
_FILES = (
    _Format(annotated.is_here, annotated.read),
    _Format(iob.is_here, iob.read),
    _Format(marked.is_here, marked.read),
)


def read(path: Path, labels: Path | None = None) -> tuple[Corpus, ...]:
    """Return every corpus that a file or folder holds, folders inside it included.

    Args:
        path: a corpus, or a folder of corpora.
        labels: labels that count characters of the articles at `path` instead of holding text.

    Raises:
        NotFound: there is nothing at `path`.
        UnreadableInput: nothing there is a corpus of a known format, or one of them is broken.
    """
    if not path.exists():
        raise NotFound(f"There is nothing at {path}.", hint="Name the corpus itself.")
    if labels is not None:
        return (Corpus(labels.stem, tuple(offsets.read(path, labels))),)
    found = tuple(Corpus(name, documents) for name, documents in _inside(path) if documents)
    if not found:
        raise UnreadableInput(f"There is no labelled corpus at {path}.", hint=f"Known: {_FORMATS}.")
    return found


def _inside(path: Path) -> Iterator[tuple[str, tuple[GoldDocument, ...]]]:
    for known in _FOLDERS if path.is_dir() else _FILES:
        if known.is_here(path):
            yield path.name, tuple(known.read(path))
            return
    if path.is_dir():
        for inner in _sorted(path.iterdir()):
            yield from _inside(inner)


def _sorted(paths: Iterable[Path]) -> list[Path]:
    return sorted(path for path in paths if not path.name.startswith("."))
