"""Where commands write their data: a file that appears when it is complete, or a stream."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def written(target: str) -> Iterator[BinaryIO]:
    """Open what the option --output names, "-" for stdout.

    A file stands under its name only when it is complete. A device, a pipe and a link are
    written to as they are: a file in their place would take them away from everybody.
    """
    path = Path(target)
    if target == "-":
        yield sys.stdout.buffer
    elif path.is_symlink() or (path.exists() and not path.is_file()):
        with path.open("wb") as output:
            yield output
    else:
        unfinished = path.with_name(path.name + ".part")
        with unfinished.open("wb") as output:
            yield output
        unfinished.replace(path)
