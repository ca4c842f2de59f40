"""Corpus files that may be packed."""

from __future__ import annotations

import gzip
import lzma
from pathlib import Path
from typing import TextIO


def opened(path: Path) -> TextIO:
    """Open a text file that may be packed as .gz or .xz."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def unpacked_name(path: Path) -> str:
    """Return the file's name without the ending of its packing."""
    return path.name.removesuffix(".gz").removesuffix(".xz")
