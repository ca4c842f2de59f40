"""The word `users`: names are added, listed and removed; passwords come from stdin."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from warehouse.cli import main

PASSWORD = "ein langes Passwort"  # noqa: S105  # of nobody


def users(monkeypatch: pytest.MonkeyPatch, *words: str, said: str = "") -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(said))
    return main(["users", *words])


def test_users_are_added_listed_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = ("--users-file", str(tmp_path / "users"))
    assert users(monkeypatch, "add", "Karla", *file, said=f"{PASSWORD}\n") == 0
    capsys.readouterr()
    assert users(monkeypatch, "list", *file) == 0
    assert capsys.readouterr().out == "Karla\n"
    assert users(monkeypatch, "remove", "Karla", *file) == 0
    assert users(monkeypatch, "remove", "Karla", *file) == 66


def test_what_cannot_be_done_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = ("--users-file", str(tmp_path / "users"))
    assert users(monkeypatch, "list") == 78
    assert users(monkeypatch, "add", *file) == 78
    assert users(monkeypatch, "add", "Karla", *file, said="kurz\n") == 78
    assert "10 to 1,000" in capsys.readouterr().err
