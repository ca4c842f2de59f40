"""Which files are meant: names, folders to their bottom, and patterns such as news/**/*.html."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
    elif any(mark in str(path) for mark in _PATTERN_MARKS):
        yield from _of_pattern(path)
    else:
        raise NotFound(f"There is no file {path}.", hint="Nothing was read; mend the name.")


def _of_pattern(pattern: Path) -> Iterator[Source | LeftOut]:
    found = sorted(Path(name) for name in glob.glob(str(pattern), recursive=True))  # noqa: PTH207 Path.glob follows links in circles
    if not found:
        raise NotFound(f"No file fits {pattern}.", hint="Nothing was read; mend the pattern.")
    tells_suffix = "." in pattern.name
    folders = [path for path in found if path.is_dir()]
    for path in found:
        if path.is_dir():
            # "news/*" names folders too; "news/**" has listed what is in them already.
            if "**" not in pattern.name:
                yield from _of_folder(path)
        elif tells_suffix:
            yield Source(path)
        else:
            yield _judged(path)
    if not folders and not found:
        raise NotFound(f"No file fits {pattern}.", hint="Mend the pattern.")


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
