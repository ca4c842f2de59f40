"""The demo: invented articles of invented outlets, written from a seed with known truth."""

from __future__ import annotations

from warehouse.demo.loading import ARTICLES, SEED, load

__all__ = ["ARTICLES", "SEED", "load"]
