"""The house rules as tests: floors, purity, sizes, types, style, and where SQL may live."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from tests.sources import ROOT, SHIPPED, files, functions, line_count, tree

ATTIC_NAMES = {"utils", "helpers", "common", "core", "base", "manager", "callbacks", "misc"}
BROAD_EXCEPT_BORDERS = {
    "warehouse/commands/desk.py",  # the writer loop: one bad command must not end the writer
    "warehouse/conveyor.py",  # the worker border: one bad article must not end the batch
    "dashboard/app.py",  # the HTTP border: an unexpected error becomes an error page
}
SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET|CREATE\s+(TABLE|VIEW))\b",
    re.DOTALL,
)


def run_tool(*command: str) -> str:
    """Run a checker in the project root; return what it printed, "" when it was content."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else f"{done.stdout}\n{done.stderr}"


def test_imports_keep_to_their_floors() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_types_are_strict() -> None:
    assert run_tool("mypy") == ""


def test_style_is_kept() -> None:
    assert run_tool("ruff", "check", ".") == ""


def test_format_is_kept() -> None:
    assert run_tool("ruff", "format", "--check", ".") == ""


def test_no_file_is_past_its_size() -> None:
    sizes = {path: line_count(path) for path in files(*SHIPPED)}
    assert {str(path): size for path, size in sizes.items() if size > 450} == {}
    assert median(sizes.values()) <= 120


def test_no_function_is_past_its_size() -> None:
    found = list(functions(*SHIPPED))
    assert [f"{f.file}:{f.name} {f.lines}" for f in found if f.lines > 60] == []
    assert median(f.lines for f in found) <= 9


def test_every_file_and_public_name_says_what_it_is() -> None:
    undocumented = [
        str(path.relative_to(ROOT))
        for path in files(*SHIPPED)
        if ast.get_docstring(tree(path)) is None
    ]
    assert undocumented == []


def test_modules_are_named_after_what_they_own() -> None:
    assert [str(path) for path in files(*SHIPPED) if path.stem in ATTIC_NAMES] == []


def test_there_is_no_third_package() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages == {"warehouse", "dashboard", "tests"}


def broad_handlers(path: Path) -> list[int]:
    """Return the lines of handlers that catch everything."""
    return [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
        )
    ]


def test_everything_is_caught_at_the_named_borders_only() -> None:
    places = {str(path.relative_to(ROOT)) for path in files(*SHIPPED) if broad_handlers(path)}
    assert places <= BROAD_EXCEPT_BORDERS


def literal_texts(path: Path) -> list[str]:
    """Return all string literals of a file, the fixed parts of f-strings included."""
    return [
        node.value
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def test_sql_lives_in_store_and_queries() -> None:
    elsewhere = [
        str(path.relative_to(ROOT))
        for path in files(*SHIPPED)
        if path.relative_to(ROOT).parts[:2]
        not in {("warehouse", "store"), ("warehouse", "queries")}
        and any(SQL.search(text) for text in literal_texts(path))
    ]
    assert elsewhere == []


@pytest.mark.parametrize("heavy", ["duckdb", "pandas", "dash", "trafilatura", "pyarrow"])
def test_help_imports_nothing_heavy(heavy: str) -> None:
    code = f"import sys, warehouse.cli; sys.exit({heavy!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_no_path_of_a_developers_machine_is_in_the_project() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    pattern = re.compile("(/" + "work/|/" + "root/|/" + "home/[a-z])")
    texts = [
        ROOT / name for name in tracked if Path(name).suffix in {".py", ".md", ".toml", ".txt"}
    ]
    assert [
        str(path) for path in texts if path.exists() and pattern.search(path.read_text("utf-8"))
    ] == []
