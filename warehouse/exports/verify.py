"""Verifying: whether a package is what it was, and whether the warehouse still gives it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from zipfile import BadZipFile, ZipFile

from warehouse.errors import UnreadableInput
from warehouse.exports.datasets import Wanted
from warehouse.exports.files import Format, pieces
from warehouse.exports.workbook import Tally
from warehouse.model import CreditGroup
from warehouse.queries.filters import parse
from warehouse.queries.scope import Cursor
from warehouse.settings import Rights

_PIECE = 1 << 20


def verify(path: Path, cursor: Cursor | None = None) -> list[str]:
    """Return what differs, a sentence each; an empty list means that all is as it was.

    Args:
        path: a package.
        cursor: of the warehouse to ask again; None = only the hashes are checked.

    Raises:
        UnreadableInput: the file is no package.
    """
    try:
        with ZipFile(path) as archive:
            manifest = json.loads(archive.read("manifest.json"))
            found = _changed(archive, manifest["sha256"])
        return found + ([] if cursor is None else _asked_again(cursor, manifest))
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError) as problem:
        raise UnreadableInput(
            f"{path} is no package of Newsprism.", hint="Give a zip that export wrote."
        ) from problem


def _changed(archive: ZipFile, hashes: dict[str, str]) -> list[str]:
    names = set(archive.namelist()) - {"manifest.json"}
    found = [f"{name} is missing." for name in sorted(hashes.keys() - names)]
    found += [f"{name} was added." for name in sorted(names - hashes.keys())]
    for name in sorted(names & hashes.keys()):
        digest = hashlib.sha256()
        with archive.open(name) as member:
            while piece := member.read(_PIECE):
                digest.update(piece)
        if digest.hexdigest() != hashes[name]:
            found.append(f"{name} was changed.")
    return found


def _asked_again(cursor: Cursor, manifest: dict[str, Any]) -> list[str]:
    wanted = Wanted(
        manifest["dataset"],
        parse(parse_qs(manifest["filters"])),
        Rights(manifest["rights"]),
        CreditGroup(manifest["group"]),
        language=manifest["language"],
    )
    form, tally, digest = Format(manifest["format"]), Tally(), hashlib.sha256()
    for piece in pieces(cursor, wanted, form, tally=tally):
        digest.update(piece)
    if tally.rows != manifest["rows"]:
        return [f"The warehouse gives {tally.rows} rows now, the package has {manifest['rows']}."]
    if digest.hexdigest() != manifest["sha256"][f"{wanted.dataset}.{form}"]:
        return [f"The warehouse gives other values now, in as many rows ({tally.rows})."]
    return []
