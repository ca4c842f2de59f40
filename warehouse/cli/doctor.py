"""`doctor` and `migrate`: what is well and what is not, and the schema of the warehouse."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from itertools import chain

from warehouse.cli import checks
from warehouse.cli.checks import Check, Verdict
from warehouse.cli.configured import configured
from warehouse.store import migrate as migrations
from warehouse.store.backup import backup_path
from warehouse.store.connection import Owner, waiting

_WIDTH = 22
_VERDICT_WIDTH = 9
_PROBLEM = 1


def run(options: Namespace) -> int:
    """Print the state of the installation and of the warehouse; 1 when there is a problem."""
    chosen = configured(options)
    done = list(
        chain(
            checks.installation(),
            checks.settings(chosen),
            checks.surroundings(chosen.warehouse),
            checks.contents(chosen.warehouse),
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


def migrate(options: Namespace) -> int:
    """Bring the warehouse to the newest schema (making it when it is not there), or only look."""
    path = configured(options).warehouse.expanduser().resolve()
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
