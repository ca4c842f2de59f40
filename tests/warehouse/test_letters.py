"""Character classes of capital and small letters."""

from __future__ import annotations

import re

import pytest

from warehouse.letters import CAPITAL, SMALL


@pytest.mark.parametrize("letter", ["A", "É", "Ж", "Ё", "Ω"])
def test_a_capital_of_any_alphabet_is_one(letter: str) -> None:
    assert re.fullmatch(f"[{CAPITAL}]", letter) is not None
    assert re.fullmatch(f"[{SMALL}]", letter) is None
    assert re.fullmatch(f"[{SMALL}]", letter.lower()) is not None
