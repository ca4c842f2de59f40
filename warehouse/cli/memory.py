"""The peak of this process's memory, where the system tells."""

from __future__ import annotations

import sys


def peak_megabytes() -> float | None:
    """Return the peak of this process's resident memory so far in MB; None on Windows."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
