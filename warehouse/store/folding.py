"""The form in which names are searched: case, accents and signs do not matter."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return a name's search form: no accents, no case, signs as single blanks."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    )
    return " ".join("".join(s if s.isalnum() else " " for s in plain.casefold()).split())
