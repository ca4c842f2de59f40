"""What we ship on must allow it: no strong copyleft and no non-commercial licence."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib

from tests.sources import ROOT

FORBIDDEN = re.compile(r"(?<!L)GPL|Affero|Non-?Commercial|CC BY-NC", re.IGNORECASE)


def product_distributions() -> set[str]:
    """Return the names of all distributions that the product needs, transitively."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    todo = [re.split(r"[^A-Za-z0-9._-]", line)[0] for line in project["dependencies"]]
    seen: set[str] = set()
    while todo:
        name = todo.pop().lower().replace("_", "-")
        if name in seen:
            continue
        try:
            required = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue  # needed on another platform or Python only
        seen.add(name)
        todo += [re.split(r"[^A-Za-z0-9._-]", line)[0] for line in required if "extra" not in line]
    return seen


def licence_of(name: str) -> str:
    """Return what a distribution says of its licence: expression, classifiers, short field."""
    about = importlib.metadata.metadata(name)
    field = next((about[name] for name in ("License-Expression", "License") if name in about), "")
    classifiers = [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
    return " ".join([field.splitlines()[0] if field else "", *classifiers])


def is_forbidden(licence: str) -> bool:
    """Tell whether every choice that a licence leaves us is one that we may not ship on."""
    return all(FORBIDDEN.search(choice) for choice in licence.split(" OR "))


def test_every_dependency_has_a_licence_that_we_may_ship_on() -> None:
    names = product_distributions()
    assert {"dash", "duckdb", "trafilatura"} <= names
    bad = {n: licence_of(n) for n in sorted(names) if is_forbidden(licence_of(n))}
    assert bad == {}
    assert is_forbidden("GPL-3.0-only")
    assert not is_forbidden("MPL-1.1 OR GPL-2.0-only")


def test_every_dependency_is_pinned_without_an_address() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[\w.+!]+", line) for line in lines)
    pinned = {re.split("==", line)[0].lower().replace("_", "-") for line in lines}
    assert product_distributions() <= pinned
