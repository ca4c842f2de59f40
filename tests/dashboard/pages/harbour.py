"""A port town's invented news of a year: steady weeks, one storm, and who is never asked."""

from __future__ import annotations

from datetime import date, timedelta

from tests.warehouse.articles_made import article, credit, mention, quotation
from warehouse.commands import Desk, Store
from warehouse.model import AnnotatedArticle
from warehouse.store.sources import Coverage

START = date(2024, 1, 1)
WEEKS = 24
# In the storm week the harbour master is everywhere; before, in every fourth article.
STORM = 15
PEOPLE = {
    "Mara Ottensen": "p:mara",
    "Jelle Brandvik": "p:jelle",
    "Tilda Quist": "p:tilda",
    "Ruderklub Nordau": "o:klub",
}


def news() -> list[AnnotatedArticle]:
    """Return 24 articles a week: who is in them follows from week and number alone."""
    return [_one(week, number) for week in range(WEEKS) for number in range(24)]


def _one(week: int, number: int) -> AnnotatedArticle:
    storm = week == STORM
    last = week == WEEKS - 1
    names = [
        name
        for name, there in (
            ("Mara Ottensen", number % 4 == 0 or storm),
            ("Jelle Brandvik", number % 3 == 0),
            ("Tilda Quist", number % 6 == 0),
            ("Ruderklub Nordau", number % 8 == 0 or (last and number % 8 < 6)),
        )
        if there
    ]
    text = f"Woche {week}, Meldung {number}. {' und '.join(names)} am Kai. (AFP)"
    speaks = "Jelle Brandvik" in names and number % 2 == 0
    return article(
        text,
        title=f"{'Sturmflut am Kai' if storm else 'Ruhe am Kai'} {week} {number}",
        outlet="Talblatt" if number % 2 else "Hafenbote",
        day=START + timedelta(days=7 * week + number % 7),
        url=f"https://hafenbote.example/{week}/{number}",
        mentions=tuple(mention(text, name, PEOPLE[name]) for name in names),
        quotations=(
            (quotation(text, "am Kai", speaker="Jelle Brandvik", actor_id="p:jelle"),)
            if speaks
            else ()
        ),
        credits=(credit(text, "AFP", "AFP"),) if storm or not number % 5 else (),
    )


def harbour_desk() -> Desk:
    """Return a desk over a warehouse in memory that holds the year."""
    desk = Desk.memory()
    end = START + timedelta(days=7 * WEEKS - 1)
    covered = [Coverage(outlet, START, end) for outlet in ("Hafenbote", "Talblatt")]
    desk.submit(Store(news(), (), covered))
    return desk
