"""Attributes with a dash in their name, which Python cannot write as keywords."""

from __future__ import annotations

from typing import Any


def aria(**values: str) -> dict[str, Any]:
    """Return `aria-…` attributes: `aria(label="Pages")` is `aria-label="Pages"`."""
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> dict[str, Any]:
    """Return `data-…` attributes: `data(pick="3")` is `data-pick="3"`."""
    return {f"data-{name}": value for name, value in values.items()}
