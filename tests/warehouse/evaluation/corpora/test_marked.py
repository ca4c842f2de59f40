from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from warehouse.errors import UnreadableInput
from warehouse.evaluation.corpora.marked import read
from warehouse.evaluation.corpus import GoldDocument, Kind
from warehouse.model import ActorType, CreditGroup, Naming, RawArticle

ARTICLE = """<article language="de" published="2026-03-04" outlet="Hafenkurier">
<title>Brücke &amp; Kai</title>
<text>
Von <by name="Anna Berg">Anna Bergs Hand</by>

Kiel (<w agency="dpa" role="dateline">dpa</w>) – <s for="1 2"><m type="person">Mara Linz</m></s>
sagte, <q id="1" type="mixed" speaker="Mara Linz" naming="named">der Kai sei <q id="2" type="direct"
speaker="Mara Linz" naming="pronoun">„alt“</q></q>. <q id="2">„Sehr“</q>, <c for="2">sagte</c> sie.
<q id="3" type="indirect" speaker="" naming="unresolved" free="true">Er sei im
<no>„Salon“</no></q>.
</text>
</article>
"""


def document(tmp_path: Path, article: str = ARTICLE) -> GoldDocument:
    path = tmp_path / "01-kai.xml"
    path.write_text(article, encoding="utf-8")
    (found,) = read(path)
    return found


def test_labels_count_characters_of_the_text_without_its_tags(tmp_path: Path) -> None:
    found = document(tmp_path)
    assert isinstance(found.given, RawArticle)
    assert found.text == found.given.text
    assert "<" not in found.text
    assert found.quotations is not None
    one, two, three = found.quotations
    assert (one.kind, two.kind, three.kind) == (Kind.INDIRECT, Kind.DIRECT, Kind.FREE)
    assert found.text[slice(*one.quote[0])] == "der Kai sei „alt“"
    assert [found.text[slice(*part)] for part in two.quote] == ["„alt“", "„Sehr“"]
    assert one.speaker == two.speaker
    assert found.text[slice(*one.speaker[0])] == "Mara Linz"
    assert (two.name, two.naming) == ("Mara Linz", Naming.PRONOUN)
    assert three.name is None


def test_all_kinds_of_labels_are_read(tmp_path: Path) -> None:
    found = document(tmp_path)
    assert found.authors == ("Anna Berg",)
    assert found.credits == frozenset({("dpa", CreditGroup.TEXT)})
    assert found.mentions is not None
    (mention,) = found.mentions
    assert mention.type is ActorType.PERSON
    assert found.unquoted is not None
    assert found.text[slice(*found.unquoted[0])] == "„Salon“"
    assert isinstance(found.given, RawArticle)
    assert found.given.published.pub_date == date(2026, 3, 4)
    assert (found.title, found.id) == ("Brücke & Kai", "de/01-kai")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("</article>", ""),
        ('type="mixed"', 'type="loud"'),
        ("<no>„Salon“</no>", "<maybe>„Salon“</maybe>"),
        ('role="dateline"', ""),
        ('language="de"', ""),
    ],
)
def test_a_broken_article_is_refused_by_its_name(tmp_path: Path, right: str, wrong: str) -> None:
    with pytest.raises(UnreadableInput, match=r"01-kai\.xml"):
        document(tmp_path, ARTICLE.replace(right, wrong))
