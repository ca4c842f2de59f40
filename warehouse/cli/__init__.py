"""The command line: words, options and exit codes. Heavy imports happen inside the commands.

Exit codes: 0 all well; 1 an error; 2 done, but some input was rejected; 64 wrong usage;
65 unreadable input; 66 not found; 74 a file that is damaged or cannot be read or written; 75 the
warehouse is in use; 78 a setting or schema that does not fit; 130 interrupted; 143 ended by the
system.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any, NoReturn

from warehouse.cli.parser import parsed
from warehouse.cli.serving import Serving, open_for_serving
from warehouse.errors import WarehouseError

INTERRUPTED = 130
BROKEN_PIPE = 141
TERMINATED = 143
CANNOT_READ_OR_WRITE = 74
Handler = Callable[[int, FrameType | None], Any] | int | None

__all__ = ["Serving", "guarded", "main", "open_for_serving"]


def main(argv: list[str]) -> int:
    """Run one word of the command line and return its exit code.

    Raises:
        SystemExit: help was asked for (0) or the options are wrong (64).
    """
    options = parsed(argv)
    return guarded(lambda: int(options.run(options)))


class Terminated(KeyboardInterrupt):
    """The system asked this process to end (SIGTERM)."""


def guarded(action: Callable[[], int]) -> int:
    """Run an action; say errors meant for people on stderr and return their exit code.

    An interruption or a request to end unwinds the action, so that the warehouse is closed.
    """
    before = _on_request(_end)
    try:
        return action()
    except WarehouseError as error:
        sys.stderr.write(f"newsprism: {error.message}\n")
        if error.hint:
            sys.stderr.write(f"           {error.hint}\n")
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output has left (`| head`); nobody is there to be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except OSError as error:
        # A folder where a file is wanted, a full disk, a path that may not be written ...
        place = "" if error.filename is None else f"{error.filename}: "
        sys.stderr.write(f"newsprism: {place}{error.strerror or error}\n")
        return CANNOT_READ_OR_WRITE
    except KeyboardInterrupt as stop:
        sys.stderr.write("newsprism: stopped; everything stored so far is safe.\n")
        return TERMINATED if isinstance(stop, Terminated) else INTERRUPTED
    finally:
        _on_request(before)


def _on_request(handler: Handler) -> Handler:
    """Set what SIGTERM does and return what it did; only the main thread may."""
    if handler is None or threading.current_thread() is not threading.main_thread():
        return None
    return signal.signal(signal.SIGTERM, handler)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    raise Terminated(f"signal {number} at {frame}")
