"""Every language pack reads its own examples right and holds together."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.quoting import said
from warehouse.languages import available, load
from warehouse.languages.quoting import Example

EXAMPLES = [
    pytest.param(code, example, id=f"{code}: {example.text[:50]}")
    for code in available()
    if (pack := load(code)) is not None
    for example in pack.examples
]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_a_pack_reads_its_own_example(code: str, example: Example) -> None:
    quotations = said(example.text, code)
    assert tuple(one.words for one in quotations) == example.says
    assert tuple(one.speaker for one in quotations) == example.speakers


@pytest.mark.parametrize("code", ["de", "en", "es", "fr", "ru", "vi"])
def test_a_first_class_pack_has_examples_of_words_that_quote_and_of_words_that_do_not(
    code: str,
) -> None:
    pack = load(code)
    assert pack is not None
    assert sum(bool(example.says) for example in pack.examples) >= 7
    assert sum(not example.says for example in pack.examples) >= 2


@pytest.mark.parametrize("code", available())
def test_every_verb_that_a_list_names_has_a_line_of_forms(code: str) -> None:
    pack = load(code)
    assert pack is not None
    cues = pack.cues
    known = {line.partition(":")[0] for line in cues.verbs}
    lists = (
        *cues.speech,
        *cues.fragment,
        *cues.infinitive,
        *cues.weak,
        *cues.asking,
        *cues.citing,
        *cues.telling,
        *cues.judging,
    )
    assert [name for name in lists if name not in known] == []


@pytest.mark.parametrize("code", available())
def test_no_verb_has_two_lines_and_every_line_has_forms(code: str) -> None:
    pack = load(code)
    assert pack is not None
    names = [line.partition(":")[0] for line in pack.cues.verbs]
    assert sorted(names) == sorted(set(names))
    assert all(line.partition(":")[2].split() for line in pack.cues.verbs)


@pytest.mark.parametrize("code", available())
def test_every_pair_of_marks_opens_with_one_mark_and_has_a_closing_one(code: str) -> None:
    pack = load(code)
    assert pack is not None
    assert all(len(pair) >= 2 for pair in pack.marks.pairs)
