"""The bootstrap: it reads pyproject, sees what is missing, and leaves a ready environment alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

import run
from tests.sources import ROOT


def test_nothing_is_missing_where_the_tests_run() -> None:
    assert run.absent(["test"]) == []


def test_a_missing_requirement_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["pytest>=8", "no-such-distribution>=1", "pytest>=999"]
    monkeypatch.setattr(run, "requirements", lambda _extras: lines)
    assert run.absent([]) == ["no-such-distribution>=1", "pytest>=999"]


def test_a_requirement_of_other_pythons_is_not_missed() -> None:
    assert not run.is_for_this_python("backport>=1; python_version < '3.11'")
    assert run.is_for_this_python("backport>=1; python_version < '99.0'")
    assert run.is_for_this_python("tqdm>=4.66")


def test_a_ready_environment_goes_on_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> bool:
        raise AssertionError("a ready environment must not be rebuilt")

    monkeypatch.setattr(run, "make_environment", refuse)
    assert run.bootstrap(["doctor"], []) is None


def test_an_old_python_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "OLDEST", (99, 0))
    assert run.main([]) == 1
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


def test_a_missing_browser_fails_with_the_cure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "find_browser", lambda: None)
    monkeypatch.setattr(run, "install_browser", lambda: None)
    assert run.test([]) == 1
    assert "apt install chromium" in capsys.readouterr().err


def test_help_lists_every_word_without_an_environment() -> None:
    done = subprocess.run(
        [sys.executable, "-S", "run.py", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for word in ("serve", "test", "ingest", "annotate", "evaluate", "benchmark", "doctor"):
        assert word in done.stdout
