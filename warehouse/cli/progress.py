"""Progress bars on stderr, where a person watches; nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tqdm import tqdm


def bytes_bar(files: Iterable[Path], words: str) -> tqdm[Any]:
    """Return a bar over the bytes of files on disk; silent when stderr is no terminal."""
    total = sum(path.stat().st_size for path in files if path.is_file())
    return tqdm(total=total, desc=words, unit="B", unit_scale=True, disable=None)


def count_bar(total: int, words: str) -> tqdm[Any]:
    """Return a bar over a known number of articles; silent when stderr is no terminal."""
    return tqdm(total=total, desc=words, unit=" articles", disable=None)
