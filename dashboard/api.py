"""Downloads: exactly the view that an address shows, in four formats, streamed and never cut."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from secrets import token_hex
from threading import BoundedSemaphore

from dash import Dash
from flask import Response, request

from dashboard.extracts import wanted
from dashboard.filters import Look, read, write
from warehouse import exports
from warehouse.commands import Desk
from warehouse.errors import NotFound
from warehouse.exports import Format

LARGE_AT_ONCE = 2
RETRY_SECONDS = 20
# Versions of a warehouse are counted from the start of the process.
_STARTED = token_hex(8)


def register(app: Dash, desk: Desk) -> None:
    """Add the download routes to the server."""
    room = BoundedSemaphore(LARGE_AT_ONCE)

    def download(dataset: str, form: str) -> Response:
        return answered(desk, room, dataset, form, packed=False)

    def download_package(dataset: str, form: str) -> Response:
        return answered(desk, room, dataset, form, packed=True)

    app.server.add_url_rule("/download/<dataset>.<form>", view_func=download)
    app.server.add_url_rule("/download/<dataset>.<form>.zip", view_func=download_package)


def answered(
    desk: Desk, room: BoundedSemaphore, dataset: str, form: str, *, packed: bool
) -> Response:
    """Answer with an extract whose first piece is already there: a problem has a status.

    Args:
        desk: is read from until the stream ends or the client hangs up.
        room: how many large extracts more may begin.
        dataset: the name in the address.
        form: its ending in the address.
        packed: whether a package is asked for.

    Raises:
        NotFound: there is no such dataset or format.
        BadFilter: the query string is not usable.
    """
    if dataset not in exports.DATASETS or form not in list(Format):
        known = f"datasets: {', '.join(exports.DATASETS)}; formats: {', '.join(Format)}"
        raise NotFound(f"There is no extract {dataset[:40]}.{form[:10]}.", hint=f"Known: {known}.")
    look, kind = read(request.query_string.decode("utf-8", "replace")), Format(form)
    tag = _tag(desk, request.path, look)
    if request.if_none_match.contains(tag):
        return Response(status=HTTPStatus.NOT_MODIFIED, headers={"ETag": f'"{tag}"'})
    large = dataset in exports.STREAMED
    if large and not room.acquire(blocking=False):
        headers = {"Retry-After": str(RETRY_SECONDS)}
        said = look.words("downloads.busy") + "\n"
        return Response(said, status=429, headers=headers, mimetype="text/plain")
    pieces = _kept(desk, dataset, look, kind, packed=packed, room=room if large else None)
    first = next(pieces)
    name = exports.filename(dataset, look.filters, kind, packed=packed)
    return Response(
        _Begun(first, pieces),
        mimetype="application/zip" if packed else exports.MEDIA_TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "ETag": f'"{tag}"'},
    )


def _tag(desk: Desk, path: str, look: Look) -> str:
    """Return a mark that changes with all that an extract could depend on, and at each start.

    It is asked for before the rows are: at worst it is older than they are, never newer.
    """
    parts = (_STARTED, str(desk.version), str(desk.export_rights), path, write(look))
    return sha256("\n".join(parts).encode()).hexdigest()[:24]


def stream(
    desk: Desk, dataset: str, look: Look, form: Format = Format.CSV, *, packed: bool = False
) -> Iterator[bytes]:
    """Yield the extract of a view in pieces; the cursor lives as long as the stream."""
    extract = wanted(desk, dataset, look)
    with desk.read() as cursor:
        if packed:
            yield from exports.package(cursor, extract, form)
        else:
            yield from exports.pieces(cursor, extract, form)


def _kept(
    desk: Desk,
    dataset: str,
    look: Look,
    form: Format,
    *,
    packed: bool,
    room: BoundedSemaphore | None,
) -> Generator[bytes, None, None]:
    """Stream, and make room for the next extract when the stream ends in whatever way."""
    try:
        yield from stream(desk, dataset, look, form, packed=packed)
    finally:
        if room is not None:
            room.release()


@dataclass(slots=True)
class _Begun:
    """A stream whose first piece was taken; closing it before it is read ends the stream too."""

    first: bytes
    rest: Generator[bytes, None, None]

    def __iter__(self) -> Iterator[bytes]:
        yield self.first
        yield from self.rest

    def close(self) -> None:
        self.rest.close()
