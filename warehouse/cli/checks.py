"""What `doctor` looks at: checks that each say ok, warning or problem, and what to do."""

from __future__ import annotations

import platform
import shutil
import stat
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from warehouse import languages, wires
from warehouse.actors import registry
from warehouse.cli import environs
from warehouse.cli.verdicts import Check, Verdict
from warehouse.errors import WarehouseBusy, WarehouseError
from warehouse.landing.folder import Landing
from warehouse.queries import rejections, sources
from warehouse.settings import Settings, declared
from warehouse.store import inspecting, migrate
from warehouse.store.compacting import log_of
from warehouse.store.connection import Cursor, Owner, waiting
from warehouse.store.hardening import gaps

_MOST_RANGES = 40
_MOST_TROUBLES = 20
_LEAST_FREE = 1_000_000_000
_BROKEN = "Set the file aside (keep it), and ingest your files again into a new warehouse."
_PACKAGES = ("newsprism", "duckdb", "pyarrow", "pandas", "dash", "plotly", "trafilatura")
_SECRET = ("password", "secret", "token")


def installation() -> Iterator[Check]:
    """Look at Python, the packages, the packs, and the hardening of the engine."""
    yield Check("python", f"{platform.python_version()} ({sys.executable})")
    for package in _PACKAGES:
        try:
            yield Check(package, version(package))
        except PackageNotFoundError:
            hint = "Start any word with python run.py, which installs it."
            yield Check(package, "missing", Verdict.PROBLEM, hint)
    yield from environs.versions()
    yield Check("languages", ", ".join(languages.available()))
    yield Check("agencies", str(len(wires.load().ids)))
    yield Check("actors", str(len(registry.load())))
    with Owner.open(None) as owner, owner.reading() as cursor:
        passed = gaps(cursor)
    if passed:
        hint = "Report this; do not serve the dashboard to others with this version of DuckDB."
        yield Check("hardening", f"got through: {passed[0]}", Verdict.PROBLEM, hint)
    else:
        yield Check("hardening", "no statement reaches files, extensions, settings or variables")


def settings(chosen: Settings) -> Iterator[Check]:
    """Tell every setting with where it is from; what is secret is not shown."""
    for setting in declared():
        value = getattr(chosen, setting.name)
        shown = "default" if value is None else str(value)
        if any(word in setting.name for word in _SECRET) and value is not None:
            shown = "(set, not shown)"
        yield Check(setting.name, f"{shown} ({chosen.origins[setting.name]})")
    yield from environs.limits(chosen)


def surroundings(warehouse: Path) -> Iterator[Check]:
    """Look at the disk, the folder and the landing beside the warehouse file."""
    folder = warehouse.expanduser().resolve().parent
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    scarce = free < _LEAST_FREE
    yield Check(
        "free disk",
        f"{free / 1e9:,.1f} GB",
        Verdict.WARNING if scarce else Verdict.OK,
        "Make room, or move the warehouse with --warehouse." if scarce else "",
    )
    yield from environs.file_system(folder)
    mode = folder.stat().st_mode
    if sys.platform != "win32" and mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        hint = f"chmod o-w '{folder}': who may write there may put load packages into landing/."
        yield Check("folder", "everybody may write into it", Verdict.WARNING, hint)
    yield from _landing(warehouse)


def _landing(warehouse: Path) -> Iterator[Check]:
    landing = Landing.beside(warehouse)
    if packages := landing.pending():
        hint = "The dashboard stores them, or the next ingest; if they stay, update Newsprism."
        words = f"{len(packages):,} load packages wait"
        yield Check("landing", words, Verdict.WARNING, hint)
    else:
        yield Check("landing", "nothing waits")
    for trouble in landing.troubles()[:_MOST_TROUBLES]:
        words = f"{trouble.package} is not stored after {trouble.tries:,} tries: {trouble.message}"
        yield Check("landing", words, Verdict.PROBLEM, trouble.hint)
    if landing.refused.is_dir() and (refused := len(list(landing.refused.iterdir()))):
        hint = f"Ingest the files again that they came from, then empty {landing.refused}."
        yield Check("landing", f"{refused:,} packages were refused", Verdict.WARNING, hint)


def contents(warehouse: Path, *, deep: bool = False) -> Iterator[Check]:
    """Open the warehouse and look into it; a file that is held or old is left as it is.

    Args:
        warehouse: the file.
        deep: count everything anew that can be derived, which takes a while.
    """
    path = warehouse.expanduser().resolve()
    if not path.exists():
        yield Check("file", "not there yet; the first ingest makes it")
        return
    megabytes = f"{path.stat().st_size / 1_000_000:,.1f} MB"
    try:
        if steps := waiting(path):
            hint = "Run migrate (it makes a copy first), or just go on: opening it does the same."
            words = f"{megabytes}; {len(steps)} migrations behind"
            yield Check("file", words, Verdict.WARNING, hint)
            return
        with Owner.open(path) as owner, owner.reading() as cursor:
            schema = max(migrate.applied(cursor))
            yield Check("file", f"opens; schema {schema}; {megabytes}")
            yield from _inside(cursor)
            if deep:
                yield from _deep(cursor)
    except WarehouseBusy as busy:
        yield Check("file", f"{megabytes}; {busy.message}", Verdict.WARNING, busy.hint)
    except WarehouseError as error:
        log = log_of(path)
        hint = f"{error.hint} If {log.name} is damaged: doctor --set-aside-wal."
        yield Check("file", error.message, Verdict.PROBLEM, hint if log.exists() else error.hint)


def _deep(cursor: Cursor) -> Iterator[Check]:
    for found in inspecting.deep(cursor):
        if found.bad:
            rolled = found.name.startswith("rollup")
            hint = "doctor --mend counts the days anew." if rolled else _BROKEN
            words = f"{found.bad:,} of {found.checked:,} are wrong"
            yield Check(found.name, words, Verdict.PROBLEM, hint)
        else:
            yield Check(found.name, f"{found.checked:,} are right")
    yield Check("checksum", inspecting.fingerprint(cursor))


def _inside(cursor: Cursor) -> Iterator[Check]:
    waits = int(rejections.reasons(cursor)["open"].sum())
    hint = "See the Sources page, or: sources rejections." if waits else ""
    verdict = Verdict.WARNING if waits else Verdict.OK
    yield Check("rejections", f"{waits:,} are open", verdict, hint)
    found = sources.declared(cursor)
    if not len(found):
        yield Check(
            "coverage",
            "nothing declared; a day without articles is no zero (see docs/how-to/coverage.md)",
        )
    for row in found[:_MOST_RANGES].itertuples():
        yield Check("coverage", f"{row.outlet} {row.first}..{row.last} ({row.days:,} days)")
    if len(found) > _MOST_RANGES:
        yield Check("coverage", f"... and {len(found) - _MOST_RANGES:,} more ranges")
