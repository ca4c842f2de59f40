"""Settings: each declared once, read from file < environment < flags, and where a value is from."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from warehouse.datafile import read_toml
from warehouse.errors import BadSetting

PREFIX = "NEWSPRISM_"
# Variables of ours that are no settings: where the file is, and the bootstrap's own.
_NO_SETTINGS = frozenset({"NEWSPRISM_SETTINGS", "NEWSPRISM_BOOTSTRAPPED", "NEWSPRISM_CHROME"})
_MEMORY = re.compile(r"\d{1,6}(\.\d{1,3})? ?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)")


class Rights(StrEnum):
    """What an extract may carry of an article's words."""

    SNIPPETS = "snippets"
    TEXT = "text"
    OFFSETS = "offsets"


def data_folder(environment: Mapping[str, str], *, platform: str = sys.platform) -> Path:
    """Return the folder for the user's data on this kind of system."""
    home = Path.home()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Newsprism"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Newsprism"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "newsprism"


def settings_file(environment: Mapping[str, str], *, platform: str = sys.platform) -> Path:
    """Return where the settings file is looked for (it need not exist)."""
    named = environment.get("NEWSPRISM_SETTINGS")
    if named:
        return Path(named).expanduser()
    if platform in ("win32", "darwin"):
        return data_folder(environment, platform=platform) / "newsprism.toml"
    configured = environment.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(configured) / "newsprism" / "newsprism.toml"


def _path(value: Any) -> Path:
    if not str(value).strip():
        raise ValueError("expected a path")
    return Path(str(value)).expanduser()


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("expected text")
    return value.strip()


def _number(least: int, most: int) -> Callable[[Any], int]:
    def convert(value: Any) -> int:
        text = str(value).strip()
        if isinstance(value, bool) or not text.isascii() or not text.isdigit():
            raise ValueError(f"expected a whole number from {least} to {most}")
        number = int(text[:12])
        if not least <= number <= most:
            raise ValueError(f"expected a whole number from {least} to {most}")
        return number

    return convert


def _one_of(kind: type[StrEnum]) -> Callable[[Any], StrEnum]:
    def convert(value: Any) -> StrEnum:
        try:
            return kind(str(value).strip())
        except ValueError:
            raise ValueError(f"expected one of {', '.join(kind)}") from None

    return convert


def _hosts(value: Any) -> str:
    names = [name.strip() for name in _text(value).split(",")]
    if not all(re.fullmatch(r"[A-Za-z0-9.-]{1,253}", name) for name in names):
        raise ValueError("expected host names such as news.example, separated by commas")
    return ",".join(names)


def _yes_no(value: Any) -> bool:
    known = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if str(value).strip().lower() not in known:
        raise ValueError("expected true or false")
    return known[str(value).strip().lower()]


def _zone(value: Any) -> str:
    try:
        return ZoneInfo(_text(value)).key
    except (OSError, ValueError, KeyError):
        raise ValueError("expected a time zone such as Europe/Berlin") from None


def _memory(value: Any) -> str:
    if not _MEMORY.fullmatch(str(value).strip()):
        raise ValueError("expected a size such as 2GB")
    return str(value).strip()


def _about(help: str, convert: Callable[[Any], Any]) -> dict[str, Any]:
    """Say what a setting is for and how its value is read."""
    return {"help": help, "convert": convert}


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. `origins` tells for each name where its value comes from."""

    warehouse: Path = field(default=Path(), metadata=_about("the warehouse file", _path))
    host: str = field(
        default="127.0.0.1", metadata=_about("address the dashboard listens on", _text)
    )
    port: int = field(
        default=8050, metadata=_about("port the dashboard listens on", _number(0, 65_535))
    )
    served_names: str | None = field(
        default=None,
        metadata=_about(
            "names that the dashboard is reached by, such as news.example, separated by commas",
            _hosts,
        ),
    )
    users_file: Path | None = field(
        default=None,
        metadata=_about("file of users; once set, every page needs a sign-in", _path),
    )
    https: bool = field(
        default=False,
        metadata=_about(
            "true behind a proxy that speaks https: cookies travel by it only", _yes_no
        ),
    )
    zone: str = field(
        default="Europe/Berlin", metadata=_about("time zone of outlets that state none", _zone)
    )
    export_rights: Rights = field(
        default=Rights.SNIPPETS,
        metadata=_about(
            "what extracts carry of articles: snippets, text or offsets", _one_of(Rights)
        ),
    )
    threads: int | None = field(
        default=None,
        metadata=_about("processor threads for queries (default: all)", _number(1, 1_024)),
    )
    memory_limit: str | None = field(
        default=None,
        metadata=_about("memory for queries, such as 2GB (default: 80% of the machine's)", _memory),
    )
    fetch_contact: str | None = field(
        default=None,
        metadata=_about("whom a site may write to about fetching, named in every request", _text),
    )
    fetch_delay: int = field(
        default=5,
        metadata=_about("least seconds between two fetches from one host", _number(0, 3_600)),
    )
    fetch_private_hosts: str | None = field(
        default=None,
        metadata=_about(
            "hosts that may be fetched although they are not public, such as intranet:8080", _text
        ),
    )
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Declared:
    """One setting as help texts and docs show it."""

    name: str
    help: str
    default: str
    variable: str


def declared() -> tuple[Declared, ...]:
    """Return all settings in order, for help texts and docs."""
    return tuple(
        Declared(
            one.name,
            one.metadata["help"],
            "newsprism.duckdb in the user's data folder"
            if one.name == "warehouse"
            else str(one.default),
            PREFIX + one.name.upper(),
        )
        for one in fields(Settings)
        if one.metadata
    )


def load(
    *,
    file: Path | None = None,
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, object] | None = None,
) -> Settings:
    """Read all settings; the nearest wins: file < environment < flags.

    Args:
        file: the TOML file; None = the usual place, if there is one.
        environment: None = this process's.
        flags: values by setting name; None values mean "not given".

    Raises:
        BadSetting: an unknown name (the nearest known one is named) or an unusable value; the
            message names the file, variable or flag.
    """
    environment = os.environ if environment is None else environment
    values: dict[str, Any] = {"warehouse": data_folder(environment) / "newsprism.duckdb"}
    origins = dict.fromkeys((one.name for one in fields(Settings) if one.metadata), "default")
    for origin, given in (
        _from_file(file, environment),
        ("environment", _from_environment(environment)),
        ("flag", {k: v for k, v in (flags or {}).items() if v is not None}),
    ):
        for name, value in given.items():
            values[name] = _converted(name, value, origin)
            origins[name] = origin
    return Settings(**values, origins=origins)


def _from_file(file: Path | None, environment: Mapping[str, str]) -> tuple[str, Mapping[str, Any]]:
    path = settings_file(environment) if file is None else file
    if file is None and not path.exists():
        return str(path), {}
    if not path.is_file():
        raise BadSetting(f"There is no settings file {path}.", hint="Check --settings.")
    return str(path), read_toml(path)


def _from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    return {
        name.removeprefix(PREFIX).lower(): value
        for name, value in sorted(environment.items())
        if name.startswith(PREFIX) and name not in _NO_SETTINGS and value
    }


def _converted(name: str, value: object, origin: str) -> Any:
    known = {one.name: one for one in fields(Settings) if one.metadata}
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(known)}."
        raise BadSetting(f"{origin}: there is no setting {name!r}.", hint=hint, key=name)
    try:
        return known[name].metadata["convert"](value)
    except ValueError as error:
        raise BadSetting(
            f"{origin}: {name} is {str(value)[:60]!r}, {error}.", hint="Mend the value.", key=name
        ) from error
