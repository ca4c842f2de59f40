"""Where the warehouse file is when nobody says: the user's data folder of each system."""

from __future__ import annotations

import os
import sys
from pathlib import Path

FILE_NAME = "newsprism.duckdb"


def default_warehouse() -> Path:
    """Return $NEWSPRISM_WAREHOUSE, else newsprism.duckdb in the user's data folder."""
    named = os.environ.get("NEWSPRISM_WAREHOUSE")
    return Path(named) if named else _data_folder() / FILE_NAME


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "Newsprism"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Newsprism"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "newsprism"
