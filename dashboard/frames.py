"""Reading the data frames that queries return."""

from __future__ import annotations

from typing import Any

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as dictionaries from column name to value."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
