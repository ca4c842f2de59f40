"""The word `users`: who may sign in to a dashboard that other machines reach."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from pathlib import Path

from warehouse import users
from warehouse.cli.configured import configured
from warehouse.errors import BadSetting


def run(options: Namespace) -> int:
    """List, add or remove users of the file that the setting `users_file` names.

    Raises:
        BadSetting: no file is configured, or a name or password is not usable.
        NotFound: there is no such user.
    """
    path = configured(options).users_file
    if path is None:
        raise BadSetting(
            "No file for users is configured.",
            hint="Set users_file in the settings, or give --users-file FILE.",
        )
    if options.task == "list":
        sys.stdout.write("".join(f"{user.name}\n" for user in users.read(path)))
        return 0
    if not options.name:
        raise BadSetting("Whom? A name is missing.", hint=f"users {options.task} NAME")
    return _add(path, options.name) if options.task == "add" else _remove(path, options.name)


def _add(path: Path, name: str) -> int:
    users.add(path, name, _password())
    sys.stdout.write(f"{name} may sign in ({path}).\n")
    return 0


def _remove(path: Path, name: str) -> int:
    users.remove(path, name)
    sys.stdout.write(f"{name} may not sign in any more.\n")
    return 0


def _password() -> str:
    """Ask a person twice; a pipe is read once."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != first:
        raise BadSetting("The two passwords differ.", hint="Try again.")
    return first
