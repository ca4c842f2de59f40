from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.errors import NotFound
from warehouse.readers.folders import found_files


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b/z.html", "b/c/y.html", "a.html", "a.txt", "b/.git/x.html", "b/logo.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "b" / "round").symlink_to(tmp_path)
    return tmp_path


def names(root: Path, *paths: str) -> list[str]:
    taken, _ = found_files([root / path for path in paths])
    return [str(one.path.relative_to(root)) for one in taken]


def test_folders_are_searched_in_order_and_never_in_circles(tree: Path) -> None:
    assert names(tree, ".") == ["a.html", "a.txt", "b/z.html", "b/c/y.html"]


def test_what_is_left_out_is_told_with_the_reason(tree: Path) -> None:
    _, left = found_files([tree])
    assert [(one.path.name, one.why) for one in left] == [
        (".git", "hidden"),
        ("logo.png", "that are parts of pages"),
        ("round", "that are links to nowhere or to folders"),
    ]


def test_patterns_reach_into_folders(tree: Path) -> None:
    assert names(tree, "**/*.html") == ["a.html", "b/z.html", "b/c/y.html"]
    assert names(tree, "*.txt") == ["a.txt"]
    assert names(tree, "b/**/y.*") == names(tree, "*/c/*") == ["b/c/y.html"]
    assert names(tree, "b*") == ["b/z.html", "b/c/y.html"]


def test_no_file_comes_twice(tree: Path) -> None:
    assert names(tree, "a.txt", ".", "*.txt") == ["a.txt", "a.html", "b/z.html", "b/c/y.html"]


def test_a_name_is_taken_at_its_word_before_it_is_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_bytes(b"x")
    assert names(tmp_path, "a[1].txt") == ["a[1].txt"]


@pytest.mark.parametrize("name", ["gone.txt", "*.gone", "gone/**"])
def test_what_fits_nothing_stops_everything(tree: Path, name: str) -> None:
    with pytest.raises(NotFound):
        found_files([tree / "a.txt", tree / name])


def test_files_that_were_named_are_told_from_those_that_were_found(tree: Path) -> None:
    (named,), _ = found_files([tree / "b" / "logo.png"])
    assert named.named
    found, _ = found_files([tree])
    assert not any(one.named for one in found)
    assert all(one.named for one in found_files([tree / "*.txt"])[0])
    assert not any(one.named for one in found_files([tree / "b*"])[0])
