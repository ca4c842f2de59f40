"""The documentation says what the product does: words, settings, links."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources import ROOT
from warehouse.cli.parser import parser
from warehouse.settings import Declared, declared

README = (ROOT / "README.md").read_text(encoding="utf-8")
ANNOTATE = ROOT / "warehouse" / "annotate"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def words() -> list[str]:
    """Return all words of the command line."""
    (choices,) = (
        action.choices for action in parser()._actions if isinstance(action.choices, dict)
    )
    return list(choices)


def test_readme_lists_every_word_of_the_command_line() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", README, flags=re.MULTILINE)
    assert sorted(listed) == sorted(words())


@pytest.mark.parametrize("word", words())
def test_every_word_explains_itself(word: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"from warehouse.cli import main; main([{word!r}, '--help'])"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 3


@pytest.mark.parametrize("setting", declared(), ids=lambda one: one.name)
def test_every_setting_is_documented_as_declared(setting: Declared) -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    row = f"| `{setting.name}` | `{setting.variable}` | {setting.default} | {setting.help} |"
    assert row in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_inside_the_docs_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in sorted(folder.glob("0*.md")) if p.name not in index] == []


def test_every_module_that_the_page_on_annotators_names_exists() -> None:
    page = (ROOT / "docs" / "how-to" / "annotator.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?<![\w/])\w+\.py\b", page)) - {"run.py"}
    assert len(named) > 20
    assert [one for one in sorted(named) if not (ANNOTATE / one).exists()] == []


def test_every_test_and_folder_that_the_how_tos_name_exists() -> None:
    pages = (page.read_text(encoding="utf-8") for page in ROOT.glob("docs/how-to/*.md"))
    paths = [p for text in pages for p in re.findall(r"\b(?:tests|warehouse)/[\w/.-]+", text)]
    assert len(paths) > 20
    # Capital letters stand for a name: warehouse/languages/CODE.toml.
    real = [one.rstrip(".") for one in paths if not re.search(r"[A-Z]{2}", one)]
    assert [one for one in real if not (ROOT / one).exists()] == []


def test_every_quotation_rule_that_is_explained_exists() -> None:
    page = (ROOT / "docs" / "how-to" / "annotator.md").read_text(encoding="utf-8")
    code = "\n".join(one.read_text(encoding="utf-8") for one in ANNOTATE.glob("*.py"))
    table = page.partition("| rule |")[2].partition("\n\n")[0]
    named = [one for row in table.splitlines()[2:] for one in re.findall(r"`(\w+)`", row)]
    rules = [one for one in named if not one.startswith("verb_")]
    assert len(rules) > 12
    assert [one for one in rules if f'"{one}"' not in code] == []
