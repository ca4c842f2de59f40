"""What can be taken from a card: its numbers as CSV, its picture, the link to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.components.attributes import aria, data
from dashboard.wording import Words

PICTURES = ("png", "svg")


def taking(name: str, title: str, words: Words, *, pictures: Sequence[str] = PICTURES) -> Any:
    """Return the buttons of a card; assets/42-cards.js answers all but the CSV.

    Args:
        name: the id of the card without its end `-card`.
        title: the question that the card answers.
        words: the texts.
        pictures: the forms in which its figure can be taken; a table has none.
    """
    return html.Div(
        [
            html.Span(role="status", className="np-card-said"),
            html.A(
                "CSV",
                id=f"{name}-csv",
                href="#",
                title=words("card.csv"),
                **aria(label=words("card.csv_of", title=title)),
            ),
            *(_picture(form, title, words) for form in pictures),
            html.Button(
                words("card.link"),
                type="button",
                title=words("card.link_long"),
                **aria(label=words("card.link_of", title=title)),
                **data(take="link", done=words("card.link_done"), failed=words("card.link_failed")),
            ),
        ],
        className="np-card-taking",
    )


def _picture(form: str, title: str, words: Words) -> Any:
    return html.Button(
        form.upper(),
        type="button",
        className="np-card-picture",
        title=words(f"card.{form}"),
        **aria(label=words(f"card.{form}_of", title=title)),
        **data(
            take=form,
            done=words("card.picture_done"),
            failed=words("card.picture_failed"),
            unfiltered=words("card.unfiltered"),
            source=words("card.source"),
        ),
    )
