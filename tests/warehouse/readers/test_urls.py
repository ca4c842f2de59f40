from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.readers.urls import canonical


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("HTTPS://Zeitung.Example/Politik/1", "https://zeitung.example/Politik/1"),
        ("http://zeitung.example/a", "https://zeitung.example/a"),
        ("https://zeitung.example:443/a/", "https://zeitung.example/a"),
        ("http://zeitung.example:80", "https://zeitung.example/"),
        ("https://zeitung.example:8080/a", "https://zeitung.example:8080/a"),
        ("https://zeitung.example/a#absatz-3", "https://zeitung.example/a"),
        ("https://zeitung.example/a?utm_source=x&id=7", "https://zeitung.example/a?id=7"),
        ("https://zeitung.example/a?fbclid=1&gclid=2", "https://zeitung.example/a"),
        ("https://zeitung.example/?b=2&a=1", "https://zeitung.example/?a=1&b=2"),
        ("https://leser:wort@zeitung.example/a", "https://zeitung.example/a"),
        ("https://[2001:DB8::1]/a", "https://[2001:db8::1]/a"),
        (" https://zeitung.example/a\n", "https://zeitung.example/a"),
    ],
)
def test_spellings_of_one_address_become_one(written: str, spelled: str) -> None:
    assert canonical(written) == spelled


@pytest.mark.parametrize(
    "words", [None, "", "zeitung.example", "javascript:alert(1)", "data:x", "//host", "https://[x"]
)
def test_what_is_no_web_address_is_none(words: str | None) -> None:
    assert canonical(words) is None


@given(st.text(max_size=60))
def test_a_canonical_address_stays_as_it_is(words: str) -> None:
    once = canonical("https://zeitung.example/" + words)
    assert once is None or canonical(once) == once
