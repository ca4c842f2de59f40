from __future__ import annotations

from pathlib import Path

from warehouse.evaluation.corpora.iob import read
from warehouse.evaluation.corpus import Named
from warehouse.model import ActorType

LINES = """#\thttp://example.org/1\t[2010-07-04]
1\tMara\tB-PER\tO
2\tLinz\tI-PER\tO
3\tkommt\tO\tO
4\t,\tO\tO
5\tso\tO\tO
6\t"\tO\tO
7\tTor\tB-OTH\tO

#\thttp://example.org/2\t[2010-07-05]
1\tAus\tO\tO
2\tLindgauer\tB-LOCderiv\tO
3\tSicht\tO\tO
"""


def test_sentences_are_put_together_and_names_keep_their_place(tmp_path: Path) -> None:
    path = tmp_path / "tagged.tsv"
    path.write_text(LINES, encoding="utf-8")
    first, second = read(path)
    assert first.text == 'Mara Linz kommt, so " Tor'
    assert first.mentions == (Named(ActorType.PERSON, 0, 9),)
    assert second.mentions == ()
