"""The package: a zip of the data and all that explains it, the same bytes each time."""

from __future__ import annotations

import csv
import hashlib
import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from warehouse.exports.datapackage import Written, described
from warehouse.exports.datasets import Wanted, open_extract
from warehouse.exports.dictionary import Column, columns_of
from warehouse.exports.files import Format, Outbox, pieces_of
from warehouse.exports.workbook import Tally
from warehouse.queries import actors, extracts
from warehouse.queries.filters import Filters, to_query
from warehouse.queries.scope import Cursor

LAYOUT = 2
_READMES = Path(__file__).with_name("readme")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_PACKED_ALREADY = frozenset({Format.PARQUET, Format.XLSX})
_INVERSE = "remove the first ' from a text cell that matches ^'+([\\t\\r\\n]|\\s*[=+\\-@＝＋－＠])"


def package(cursor: Cursor, wanted: Wanted, form: Format) -> Iterator[bytes]:
    """Yield a zip with the data file and all that explains and checks it.

    Raises:
        NotFound: there is no such dataset.
    """
    with extracts.steady(cursor):
        yield from _packed(cursor, wanted, form)


def _packed(cursor: Cursor, wanted: Wanted, form: Format) -> Iterator[bytes]:
    tally, size = Tally(), 0
    about = extracts.facts(cursor, wanted.filters, rights=wanted.rights)
    words = filters_in_words(cursor, wanted.filters, wanted.language)
    extract = open_extract(cursor, wanted)
    outbox, hashes = Outbox(), dict[str, str]()
    with ZipFile(outbox, "w") as archive:
        data = f"{wanted.dataset}.{form}"
        how = ZIP_STORED if form in _PACKED_ALREADY else ZIP_DEFLATED
        digest = hashlib.sha256()
        with archive.open(_member(data, how), "w", force_zip64=True) as member:
            for piece in pieces_of(extract, form, tally):
                digest.update(piece)
                size += len(piece)
                member.write(piece)
                yield outbox.take()
        hashes[data] = digest.hexdigest()
        columns = columns_of(wanted.dataset, extract.schema.names, wanted.language)
        texts = {
            "dictionary.csv": _dictionary(columns),
            "datapackage.json": described(
                Written(wanted, form, columns, size, tally.rows, hashes[data]),
                title=_texts(wanted.language)["title"].format(dataset=wanted.dataset),
                words=words,
                version=newsprism_version(),
                outlets=[one.outlet for one in about.outlets],
            ),
            "README.txt": _readme(wanted, about, tally, words, hashes[data]),
        }
        for name, text in texts.items():
            hashes[name] = hashlib.sha256(text.encode()).hexdigest()
        texts["manifest.json"] = _manifest(wanted, form, about, tally, hashes)
        for name, text in texts.items():
            archive.writestr(_member(name, ZIP_DEFLATED), text.encode())
    yield outbox.take()


def newsprism_version() -> str:
    """Return the version of this program."""
    try:
        return version("newsprism")
    except PackageNotFoundError:
        return "from source"


def filters_in_words(cursor: Cursor, filters: Filters, language: str) -> list[str]:
    """Say in words what is in view, one filter a line."""
    texts = _texts(language)
    ids = [key for key in (*filters.actor, *filters.speaker) if not key.startswith("name:")]
    named = actors.named(cursor, ids, language=language)
    names = dict(zip(named["actor_id"], named["name"], strict=True))
    lines = [texts["undated"]] if filters.undated else []
    for name, value in parse_qsl(to_query(replace(filters, undated=False))):
        said = f"{names[value]} ({value})" if value in names else value
        said = texts["value"].get(name, {}).get(value, said)
        lines.append(f"{texts['filter'][name]}: {said}" if said else texts["filter"][name])
    return lines or [texts["everything"]]


@cache
def _texts(language: str) -> dict[str, Any]:
    path = _READMES / f"{language}.toml"
    path = path if path.exists() else _READMES / "en.toml"
    return tomllib.loads(path.read_text("utf-8"))


def _member(name: str, how: int) -> ZipInfo:
    info = ZipInfo(name, _ZIP_TIME)
    info.compress_type, info.create_system, info.external_attr = how, 3, 0o644 << 16
    return info


def _dictionary(columns: Sequence[Column]) -> str:
    sink = StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(("column", "type", "meaning"))
    for one in columns:
        writer.writerow((one.name, one.type, one.meaning))
    return sink.getvalue()


def _readme(
    wanted: Wanted, about: extracts.Facts, tally: Tally, filters: list[str], digest: str
) -> str:
    texts = _texts(wanted.language)
    fictional = ", ".join(one.outlet for one in about.outlets if one.fictional)
    left = "left_out_none" if wanted.filters.undated else "left_out"
    lines = [
        texts["title"].format(dataset=wanted.dataset),
        texts["rows"].format(rows=tally.rows),
        texts[left].format(**{name: getattr(about, name) for name in _LEFT_OUT}),
        "\n- ".join([texts["filters"], *filters]),
        texts["counting"],
        texts["rights"],
        *([texts["fictional"].format(outlets=fictional)] if fictional else []),
        texts["cells"].format(**asdict(tally)),
        texts["files"],
        texts["cite"].format(
            version=newsprism_version(),
            dataset=wanted.dataset,
            query=to_query(wanted.filters),
            hash=digest,
        ),
    ]
    return "\n\n".join(lines) + "\n"


_LEFT_OUT = ("undated", "not_analysed", "rejections")


def _manifest(
    wanted: Wanted, form: Format, about: extracts.Facts, tally: Tally, hashes: dict[str, str]
) -> str:
    facts = asdict(about)
    content = {
        "layout": LAYOUT,
        "newsprism": newsprism_version(),
        "schema": facts.pop("schema"),
        "dataset": wanted.dataset,
        "format": str(form),
        "filters": to_query(wanted.filters),
        "zone": "pub_date in the zone of each outlet; instants in UTC",
        "language": wanted.language,
        "group": str(wanted.group),
        "rights": str(wanted.rights),
        "rows": tally.rows,
        "cells": {**asdict(tally), "inverse_of_escaped": _INVERSE},
        **facts,
        "sha256": hashes,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
