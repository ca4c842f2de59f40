"""Accuracy on the gold articles never falls below its floors, and floors only rise."""

from __future__ import annotations

import subprocess
import tomllib

import pytest

from tests.quality.gold import DATA, FOLDER, LANGUAGES, figure

FILE = FOLDER / "floors.toml"
Bounds = dict[str, dict[str, float]]


def bounds(text: str) -> Bounds:
    read = tomllib.loads(text)
    return {"floors": read["floors"], "ceilings": read["ceilings"]}


BOUNDS = bounds(FILE.read_text(encoding="utf-8"))
MEASURED = [name for name in BOUNDS["floors"] if name.startswith("gold: ")]


def earlier() -> list[Bounds]:
    """Return the floors of all earlier commits that this clone knows."""

    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=FOLDER, capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else ""

    commits = git("log", "--format=%H", "--", FILE.name).split()
    texts = (git("show", f"{commit}:./{FILE.name}") for commit in commits)
    return [bounds(text) for text in texts if text]


@pytest.mark.parametrize("name", MEASURED if DATA is None else BOUNDS["floors"])
def test_a_figure_does_not_fall_below_its_floor(name: str) -> None:
    assert figure(name) >= BOUNDS["floors"][name]


@pytest.mark.parametrize("name", BOUNDS["ceilings"])
def test_a_share_of_errors_does_not_rise_above_its_ceiling(name: str) -> None:
    assert figure(name) <= BOUNDS["ceilings"][name]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("measure", ["quotations all f1", "wires all f1", "mentions all f1"])
def test_every_language_beats_the_baseline_in_the_same_run(language: str, measure: str) -> None:
    name = f"gold: {language} {measure}"
    assert name in BOUNDS["floors"]
    assert figure(name) > figure(name, baseline=True)


def test_floors_only_rise_and_ceilings_only_sink() -> None:
    for before in earlier():
        for name, value in before["floors"].items():
            assert BOUNDS["floors"].get(name, 0) >= value, name
        for name, value in before["ceilings"].items():
            assert BOUNDS["ceilings"].get(name, 1) <= value, name
