"""The source tree as the house-rule tests see it: files, functions and their sizes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("warehouse", "dashboard")


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the shipped source: where it is and how many lines it takes."""

    file: Path
    name: str
    lines: int
    node: ast.FunctionDef | ast.AsyncFunctionDef


def files(*folders: str) -> list[Path]:
    """Return the Python files of the given top-level folders, sorted."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def tree(path: Path) -> ast.Module:
    """Parse a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(*folders: str) -> Iterator[Function]:
    """Yield every function of the given folders with its length from `def` to last line."""
    for path in files(*folders):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                yield Function(path.relative_to(ROOT), node.name, length, node)


def line_count(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())
