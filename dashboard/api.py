"""Downloads: exactly the view that an address shows, streamed as CSV and never cut."""

from __future__ import annotations

from collections.abc import Iterator

from dash import Dash
from flask import Response, request

from dashboard.filters import Look, read
from warehouse import exports
from warehouse.commands import Desk
from warehouse.errors import NotFound


def register(app: Dash, desk: Desk) -> None:
    """Add the download route to the server."""

    def download(dataset: str) -> Response:
        if dataset not in exports.DATASETS:
            known = ", ".join(exports.DATASETS)
            raise NotFound(f"There is no dataset {dataset[:40]!r}.", hint=f"Known: {known}.")
        look = read(request.query_string.decode("utf-8", "replace"))
        name = exports.filename(dataset, look.filters)
        return Response(
            stream(desk, dataset, look),
            mimetype="text/csv",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    app.server.add_url_rule("/download/<dataset>.csv", view_func=download)


def stream(desk: Desk, dataset: str, look: Look) -> Iterator[bytes]:
    """Yield the CSV of a view in pieces; the cursor lives as long as the stream."""
    with desk.read() as cursor:
        yield from exports.stream_csv(
            cursor,
            look.filters,
            dataset,
            group=look.group,
            rights=desk.export_rights,
            language=look.ui,
        )
