"""Capital and small letters of the alphabets that have both, as contents of character classes.

`re` knows no class of them; "[A-Z]" would take Cyrillic or accented capitals for small letters.
"""

from __future__ import annotations

_ALPHABETS = (range(0x41, 0x530), range(0x1E00, 0x1F00))
_SIGNS = [chr(code) for alphabet in _ALPHABETS for code in alphabet if chr(code).isalpha()]

CAPITAL = "".join(sign for sign in _SIGNS if sign.isupper())
SMALL = "".join(sign for sign in _SIGNS if sign.islower())
