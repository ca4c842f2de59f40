"""The scripts of docs/how-to/old-corpora.md do what the page says, on corpora made up here."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources import ROOT

PAGE = (ROOT / "docs" / "how-to" / "old-corpora.md").read_text(encoding="utf-8")
SGML = """<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="NO" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="9" NEWID="1">
<DATE> 6-MAR-1987 15:01:01.79</DATE>
<PLACES><D>nowhere</D></PLACES>
<UNKNOWN>
&#5;&#5;f0704&#31;reute</UNKNOWN>
<TEXT>&#2;
<TITLE>OSTERMOOR PORT &lt;OMP> CLOSES</TITLE>
<DATELINE>    OSTERMOOR, March 6 - </DATELINE><BODY>The port of Ostermoor
closes until Friday, the harbour master
said.
    Ferries &amp; trawlers stay out.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS TOPICS="NO" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="10" NEWID="2">
<DATE>31-MAR-1987 605:12:19.12</DATE>
<TEXT TYPE="BRIEF">&#2;
******<TITLE>OSTERMOOR SAYS FERRIES
STAY IN PORT
</TITLE>Filler words.
&#3;
</TEXT>
</REUTERS>
<REUTERS TOPICS="NO" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="11" NEWID="3">
<DATE>20-OCT-1987 23:59:00.00F A</DATE>
<TEXT TYPE="UNPROC">&#2;
OSTERMOOR TIDES
 High.........4.2 vs...4.1

 Reuter
&#3;
</TEXT>
</REUTERS>
"""
EVENTS = {
    "date": "2031-02-03",
    "markdown": """---
title: a day
---
#### Ports

* [Ferry strike](https://w.example/Strike_%28port%29 "Strike (port)")
  * [Harbour talks](https://w.example/Talks_(2031) "Talks \\"2031\\"")
    * The port of [Ostermoor](https://w.example/O "O") *closes*. SOURCES
  * Ferries stay. [(AFP via Bay Post)](https://b.example/3?x=1&y=2)
* Tides rise. [(Reuters)](https://r.example/1)
* A line without a source
""",
}
SOURCES = "[(Reuters)](https://r.example/1) [(*Bay Post*)](https://b.example/2)"


def script(name: str, folder: Path) -> Path:
    """Write the script of that name from the page into a folder."""
    blocks = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    (found,) = (block for block in blocks if f"python {name}" in block)
    path = folder / name
    path.write_text(found, encoding="utf-8")
    return path


def run(*command: str | Path, given: str = "") -> list[dict[str, str | None]]:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", *map(str, command)],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_stories_of_reuters_keep_dateline_and_sign_off(tmp_path: Path) -> None:
    corpus = tmp_path / "reut2-000.sgm"
    corpus.write_text(SGML, encoding="latin-1")
    story, brief, table = run(script("reuters.py", tmp_path), corpus)
    assert story == {
        "id": "1",
        "title": "OSTERMOOR PORT <OMP> CLOSES",
        "text": "OSTERMOOR, March 6 - The port of Ostermoor closes until Friday, the harbour "
        "master said.\nFerries & trawlers stay out.\nReuter",
        "published_at": "1987-03-06T15:01:01Z",
        "outlet": "Reuters",
        "language": "en",
    }
    assert brief["text"] == brief["title"] == "OSTERMOOR SAYS FERRIES STAY IN PORT"
    assert brief["published_at"] == "1987-03-31"
    assert table["text"] == "OSTERMOOR TIDES\nHigh.........4.2 vs...4.1\nReuter"
    assert table["published_at"] == "1987-10-20T23:59:00Z"


def test_each_item_of_a_day_is_an_article_of_its_first_source(tmp_path: Path) -> None:
    given = json.dumps(EVENTS).replace("SOURCES", SOURCES) + "\n"
    found = run(script("current_events.py", tmp_path), given=given)
    assert [one["text"] for one in found] == [
        "The port of Ostermoor closes. (Reuters) (Bay Post)",
        "Ferries stay. (AFP via Bay Post)",
        "Tides rise. (Reuters)",
    ]
    assert [one["outlet"] for one in found] == ["Reuters", "Bay Post", "Reuters"]
    assert [one["title"] for one in found] == ["Harbour talks", "Ferry strike", None]
    assert [one["id"] for one in found] == [
        "2031-02-03 https://r.example/1 1",
        "2031-02-03 https://b.example/3?x=1&y=2 1",
        "2031-02-03 https://r.example/1 2",
    ]
    assert {one["published_at"] for one in found} == {"2031-02-03"}


@pytest.mark.parametrize("name", ["reuters.py", "current_events.py"])
def test_scripts_need_nothing_but_python(name: str, tmp_path: Path) -> None:
    words = script(name, tmp_path).read_text(encoding="utf-8")
    assert set(re.findall(r"^import (\w+)", words, flags=re.MULTILINE)) <= sys.stdlib_module_names
    assert "from " not in re.findall(r"^from \w+", words, flags=re.MULTILINE)
