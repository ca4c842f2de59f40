"""Wordings around agencies in languages without a full pack."""

from __future__ import annotations

import pytest

from warehouse.languages import available, credited

CODES = [one.code for one in credited.languages()]


@pytest.mark.parametrize("code", CODES)
def test_each_language_names_pictures_sources_and_agencies(code: str) -> None:
    pack = credited.wording(code)
    assert pack is not None
    assert pack.lines.photo_labels
    assert pack.lines.source_words
    assert pack.credits.agency_words
    assert pack.credits.in_text_before or pack.credits.in_text_after


def test_no_language_has_two_packs() -> None:
    others = [code for one in credited.languages() for code in one.also]
    assert not set(CODES) & set(available())
    assert len({*CODES, *others}) == len(CODES) + len(others)


def test_a_full_pack_is_taken_as_it_is() -> None:
    assert credited.credit_pack("de") is credited.wording("de")


def test_english_wordings_are_read_everywhere_and_foreign_ones_only_where_they_belong() -> None:
    dutch = credited.credit_pack("nl").credits
    assert {"volgens", "according to"} <= set(dutch.in_text_before)
    assert "según" not in dutch.in_text_before


def test_a_code_may_share_the_wordings_of_another() -> None:
    assert credited.credit_pack("nb").lines == credited.credit_pack("no").lines


def test_an_unknown_language_is_read_by_all_wordings() -> None:
    anything = credited.credit_pack("und").credits.in_text_before
    assert {"volgens", "laut", "segundo"} <= set(anything)
