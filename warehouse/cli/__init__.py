"""The command line: words, options and exit codes. Heavy imports happen inside the commands.

Exit codes: 0 all well; 1 an error; 2 done, but some input was rejected; 64 wrong usage;
65 unreadable input; 66 not found; 74 a damaged file; 75 the warehouse is in use; 78 a setting or
schema that does not fit; 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from warehouse.cli.parser import parsed
from warehouse.cli.serving import Serving, open_for_serving
from warehouse.errors import WarehouseError

INTERRUPTED = 130
BROKEN_PIPE = 141

__all__ = ["Serving", "guarded", "main", "open_for_serving"]


def main(argv: list[str]) -> int:
    """Run one word of the command line and return its exit code.

    Raises:
        SystemExit: help was asked for (0) or the options are wrong (64).
    """
    options = parsed(argv)
    return guarded(lambda: int(options.run(options)))


def guarded(action: Callable[[], int]) -> int:
    """Run an action; say errors meant for people on stderr and return their exit code."""
    try:
        return action()
    except WarehouseError as error:
        sys.stderr.write(f"newsprism: {error.message}\n")
        if error.hint:
            sys.stderr.write(f"           {error.hint}\n")
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output has left (`| head`); there is nobody to tell.
        sys.stderr.close()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        sys.stderr.write("newsprism: stopped; everything stored so far is safe.\n")
        return INTERRUPTED
