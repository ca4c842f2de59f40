"""A collection of hostile strings, and articles that carry one of them in every field."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from warehouse.model import Delivery

ATTACKS: tuple[str, ...] = tuple(
    attack
    for group in tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["group"]
    for attack in group["attacks"]
)


def hostile() -> Iterator[Delivery]:
    for number, attack in enumerate(ATTACKS):
        row = {
            "id": f"x{number}",
            "outlet": f"{attack} Blatt {number % 30}",
            "author": attack,
            "url": f"javascript:window.struck={number}",
            "published_at": (date(2024, 3, 1) + timedelta(days=number % 60)).isoformat(),
            "language": "de",
            "title": f"{attack} Titel",
            "text": f"{attack} Frankreich prüft. „Wir bauen {attack} sofort“, sagte Karla "
            f"Brandhofer. {attack} erklärte, das sei gut.\n\n({attack}/dpa)",
        }
        yield Delivery(json.dumps(row).encode(), f"x{number}.jsonl")
