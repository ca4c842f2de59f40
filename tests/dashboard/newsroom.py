"""A small newsroom of invented articles: enough for every chart, with a gap and a zero in it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from warehouse.commands import Desk, Ingest
from warehouse.model import Delivery
from warehouse.store.sources import Coverage

OUTLET = "Hafenbote"
SECOND = "Talblatt"
BRIDGE_QUOTATION = "„Wir bauen diese Brücke gemeinsam“"
BRIDGE = (
    "Die Bürgermeisterin Karla Brandhofer hat in Wien für eine neue Donaubrücke geworben. "
    f"{BRIDGE_QUOTATION}, sagte Karla Brandhofer am Montag. Sie erklärte, die Kosten seien "
    "gesichert.\n\nDie Vereinten Nationen begrüßten den Plan. Frankreich schickt Fachleute.\n\n"
    "(Laut dpa, AFP)"
)
CHECK = (
    "Frankreich prüft den Bau. „Die Pläne sind solide“, sagte Jules Montferrand. "
    "Montferrand betonte, die Prüfung dauere drei Wochen.\n\n(Reuters)"
)
PRAISE = (
    "Die Vereinten Nationen lobten den Bau. Nach Angaben von Reuters kommen Gäste aus "
    "Frankreich. Karla Brandhofer sagte, das Lob freue sie.\n\nFoto: AFP"
)

ARTICLES: tuple[tuple[str, str, str, str], ...] = (
    (OUTLET, "2024-03-04", "Neue Brücke für Wien", BRIDGE),
    (
        OUTLET,
        "2024-03-05",
        "Frankreich prüft die Brücke",
        CHECK,
    ),
    (
        OUTLET,
        "2024-03-06",
        "Polen liefert Stahl",
        "Polen liefert den Stahl. „Der Stahl ist bestellt“, sagte Karla Brandhofer.\n\n(dpa)",
    ),
    (
        SECOND,
        "2024-03-06",
        "Vereinte Nationen loben Wien",
        PRAISE,
    ),
    (
        OUTLET,
        "2024-03-10",
        "Brücke eröffnet",
        "Frankreich und Polen feiern mit. „Heute gehört sie allen“, sagte Karla Brandhofer.",
    ),
)


def deliveries() -> list[Delivery]:
    """Return the articles as JSON lines, one delivery each, plus one without a date."""
    rows: list[dict[str, Any]] = [
        {"id": f"a{number}", "outlet": outlet, "published_at": day, "title": title, "text": text}
        for number, (outlet, day, title, text) in enumerate(ARTICLES)
    ]
    rows.append({"id": "undated", "outlet": OUTLET, "title": "Ohne Tag", "text": "Polen wartet."})
    return [
        Delivery(json.dumps(row | {"language": "de"}).encode(), f"{row['id']}.jsonl")
        for row in rows
    ]


def filled_desk() -> Desk:
    """Return a desk over a warehouse in memory that holds the newsroom's articles."""
    desk = Desk.memory()
    covered = Coverage(OUTLET, date(2024, 3, 4), date(2024, 3, 8))
    desk.submit(Ingest(tuple(deliveries()), (covered,)))
    return desk
