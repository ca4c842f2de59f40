"""Which files are meant: names, folders to their bottom, and patterns such as news/**/*.html."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from warehouse.errors import NotFound
from warehouse.readers.kinds import left_out

_PATTERN_MARKS = "*?["


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `named`: a person named it, so that it is read whatever it is called."""

    path: Path
    named: bool = True


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file or folder that is not read, and why."""

    path: Path
    why: str


def found_files(paths: Iterable[Path]) -> tuple[tuple[Source, ...], tuple[LeftOut, ...]]:
    """Return the files to read, sorted within each folder or pattern, and what is left out.

    Folders are searched to the bottom without following links to folders. Hidden and temporary
    files, parts of saved pages, pipes and devices in them are left out. No file comes twice.

    Raises:
        NotFound: a name is no file, or a pattern fits none.
    """
    taken: dict[Path, Source] = {}
    left: dict[Path, LeftOut] = {}
    for path in paths:
        for one in _of(path):
            if isinstance(one, Source):
                taken.setdefault(one.path, one)
            else:
                left.setdefault(one.path, one)
    return tuple(taken.values()), tuple(left.values())


def _of(path: Path) -> Iterator[Source | LeftOut]:
    if path.is_dir():
        yield from _of_folder(path)
    elif path.exists() or path.is_symlink():
        yield Source(path)
    elif any(map(_is_mark, path.parts)):
        yield from _of_pattern(path)
    else:
        raise NotFound(f"There is no file {path}.", hint="Nothing was read; mend the name.")


def _of_pattern(pattern: Path) -> Iterator[Source | LeftOut]:
    """Yield the files that fit a pattern, or lie in a folder that does.

    The folders are walked here: the standard library's patterns follow links in circles.
    """
    fixed = next(at for at, part in enumerate(pattern.parts) if _is_mark(part))
    folder, marks = Path(*pattern.parts[:fixed]), pattern.parts[fixed:]
    found = False
    for one in _of_folder(folder) if folder.is_dir() else ():
        if _fits(one.path.relative_to(folder).parts, marks):
            found = True
            yield Source(one.path) if isinstance(one, Source) and "." in pattern.name else one
    if not found:
        raise NotFound(f"No file fits {pattern}.", hint="Nothing was read; mend the pattern.")


def _is_mark(part: str) -> bool:
    return any(mark in part for mark in _PATTERN_MARKS)


def _fits(names: Sequence[str], marks: Sequence[str]) -> bool:
    """Tell whether a path, or a folder that it lies in, fits; "**" stands for any folders."""
    places = {0}
    for name in names:
        places = _passed(places, marks)
        places = {
            at if marks[at] == "**" else at + 1
            for at in places
            if at < len(marks) and (marks[at] == "**" or fnmatchcase(name, marks[at]))
        }
        if len(marks) in _passed(places, marks):
            return True
    return False


def _passed(places: set[int], marks: Sequence[str]) -> set[int]:
    """Add the places behind each "**", which may stand for nothing."""
    reached = set(places)
    for at, mark in enumerate(marks):
        if at in reached and mark == "**":
            reached.add(at + 1)
    return reached


def _of_folder(folder: Path) -> Iterator[Source | LeftOut]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError:
            yield LeftOut(here, "that cannot be opened")
            continue
        inner: list[Path] = []
        for entry in entries:
            path = here / entry.name
            if not entry.is_dir(follow_symlinks=False):
                yield _judged(path)
            elif left_out(entry.name) is None:
                inner.append(path)
            else:
                yield LeftOut(path, "hidden")
        waiting.extend(reversed(inner))


def _judged(path: Path) -> Source | LeftOut:
    why = left_out(path.name)
    if why is not None:
        return LeftOut(path, why)
    if path.is_file():
        return Source(path, named=False)
    return LeftOut(
        path,
        "that are links to nowhere or to folders" if path.is_symlink() else "that are no files",
    )
