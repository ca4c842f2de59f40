"""`doctor` and `migrate`: what is well and what is not, and the schema of the warehouse."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path

from warehouse.cli import checks
from warehouse.cli.configured import configured
from warehouse.cli.verdicts import Check, Verdict
from warehouse.errors import NotFound
from warehouse.store import compacting, inspecting, stories
from warehouse.store import migrate as migrations
from warehouse.store.backup import backup_path
from warehouse.store.connection import Owner, waiting

_WIDTH = 22
_VERDICT_WIDTH = 9
_PROBLEM = 1


def run(options: Namespace) -> int:
    """Print the state of the installation and of the warehouse; 1 when there is a problem."""
    chosen = configured(options)
    if options.set_aside_wal:
        return _set_aside(chosen.warehouse)
    if options.mend:
        return _mend(chosen.warehouse)
    done = list(
        chain(
            checks.installation(),
            checks.settings(chosen),
            checks.surroundings(chosen.warehouse),
            checks.contents(chosen.warehouse, deep=options.deep),
        )
    )
    if options.json:
        sys.stdout.write(json.dumps([asdict(check) for check in done], ensure_ascii=False) + "\n")
    else:
        _tell(done)
    return _PROBLEM if any(check.verdict is Verdict.PROBLEM for check in done) else 0


def _tell(done: Sequence[Check]) -> None:
    for check in done:
        verdict = "" if check.verdict is Verdict.OK else f"{check.verdict.value.upper()}: "
        sys.stdout.write(f"{check.name:{_WIDTH}}{verdict}{check.words}\n")
        if check.hint:
            sys.stdout.write(f"{'':{_WIDTH}}  -> {check.hint}\n")
    warnings = sum(check.verdict is Verdict.WARNING for check in done)
    problems = sum(check.verdict is Verdict.PROBLEM for check in done)
    sys.stdout.write(f"{'summary':{_WIDTH}}{problems} problems, {warnings} warnings\n")


def _set_aside(warehouse: Path) -> int:
    aside = compacting.set_log_aside(warehouse)
    sys.stdout.write(
        f"The damaged log is kept as {aside}; the file opens without it.\n"
        "What was stored after the last clean end of Newsprism may be missing: ingest these files "
        "again (what is there already changes nothing), and declared days too.\n"
    )
    return 0


def _mend(warehouse: Path) -> int:
    path = warehouse.expanduser().resolve()
    _check_there(path)
    with Owner.open(path) as owner, owner.reading() as cursor:
        days = inspecting.rebuild_rollups(cursor)
        several = stories.rebuild(cursor)
    sys.stdout.write(f"{days:,} days were counted anew, {several:,} stories found.\n")
    return 0


def _check_there(path: Path) -> None:
    if not path.exists():
        raise NotFound(f"There is no warehouse {path}.", hint="Ingest something first.")


def _compact(path: Path) -> int:
    _check_there(path)
    done = compacting.compact(path)
    sys.stdout.write(
        f"{path} has {done.after / 1e6:,.1f} MB now, {done.before / 1e6:,.1f} MB before; "
        f"all tables are the same.\n  the file as it was is kept as {done.kept}: "
        "delete it when all is well\n"
    )
    return 0


def migrate(options: Namespace) -> int:
    """Bring the warehouse to the newest schema (making it when it is not there), or only look."""
    path = configured(options).warehouse.expanduser().resolve()
    if options.compact:
        return _compact(path)
    there = path.exists()
    steps = waiting(path)
    for step in steps if there else ():
        sys.stdout.write(f"  step {step.number}: {step.name.replace('_', ' ')}\n")
    if options.check:
        words = f"{len(steps)} steps are missing" if there else "is not there yet"
        sys.stdout.write(f"{path}: {words}; nothing was changed.\n")
        return 0
    with Owner.open(path) as owner, owner.reading() as cursor:
        schema = max(migrations.applied(cursor))
    if there and steps:
        copy = backup_path(path, steps[0].number - 1)
        sys.stdout.write(f"  the file as it was is kept as {copy}\n")
    sys.stdout.write(f"{path} has schema {schema}, the newest.\n")
    return 0
