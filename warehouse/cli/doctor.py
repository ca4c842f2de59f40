"""`doctor` and `migrate`: what is installed, whether the warehouse opens, what schema it has."""

from __future__ import annotations

import platform
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from warehouse import languages, wires
from warehouse.actors import registry
from warehouse.cli.configured import configured
from warehouse.errors import WarehouseError
from warehouse.queries import sources
from warehouse.settings import declared
from warehouse.store import migrate as migrations
from warehouse.store.connection import Owner

_MOST_RANGES = 40
_WIDTH = 22
_PACKAGES = ("newsprism", "duckdb", "pyarrow", "pandas", "dash", "plotly", "trafilatura")


def run(options: Namespace) -> int:
    """Print the state of the installation and of the warehouse; 0 when all is well."""
    for name, words in _installation():
        sys.stdout.write(f"{name:{_WIDTH}}{words}\n")
    chosen = configured(options)
    for setting in declared():
        value = getattr(chosen, setting.name)
        shown = "default" if value is None else str(value)
        sys.stdout.write(f"{setting.name:{_WIDTH}}{shown} ({chosen.origins[setting.name]})\n")
    path = chosen.warehouse
    if not path.exists():
        sys.stdout.write(f"{'file':{_WIDTH}}not there yet; the first ingest makes it\n")
        return 0
    try:
        schema = _schema(path)
    except WarehouseError as error:
        sys.stdout.write(f"{'file':{_WIDTH}}{error}\n")
        return error.exit_code
    megabytes = path.stat().st_size / 1_000_000
    sys.stdout.write(f"{'file':{_WIDTH}}opens; schema {schema}; {megabytes:,.1f} MB\n")
    for words in _coverage(path):
        sys.stdout.write(f"{'coverage':{_WIDTH}}{words}\n")
    return 0


def migrate(options: Namespace) -> int:
    """Bring the warehouse to the newest schema; making it when it is not there."""
    path = configured(options).warehouse
    schema = _schema(path)
    sys.stdout.write(f"{path} has schema {schema}, the newest.\n")
    return 0


def _schema(path: Path) -> int:
    with Owner.open(path) as owner, owner.reading() as cursor:
        return max(migrations.applied(cursor))


def _coverage(path: Path) -> Iterator[str]:
    """Yield the declared coverage, a line for each unbroken range of an outlet."""
    with Owner.open(path) as owner, owner.reading() as cursor:
        found = sources.declared(cursor)
    if not len(found):
        yield "nothing declared; a day without articles is no zero (see docs/how-to/coverage.md)"
    for row in found[:_MOST_RANGES].itertuples():
        yield f"{row.outlet} {row.first}..{row.last} ({row.days:,} days)"
    if len(found) > _MOST_RANGES:
        yield f"... and {len(found) - _MOST_RANGES:,} more ranges"


def _installation() -> Iterator[tuple[str, str]]:
    yield "python", f"{platform.python_version()} ({sys.executable})"
    for package in _PACKAGES:
        try:
            yield package, version(package)
        except PackageNotFoundError:
            yield package, "missing"
    yield "languages", ", ".join(languages.available())
    yield "agencies", str(len(wires.load().ids))
    yield "actors", str(len(registry.load()))
    yield "free disk", f"{shutil.disk_usage(Path.cwd()).free / 1e9:,.0f} GB"
