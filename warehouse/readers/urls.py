"""One spelling for one address: canonical URLs without tracking, fragments or default ports."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from warehouse.datafile import build, read_toml

_SCHEMES = ("http", "https")
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Tracking:
    """Query parameters that never name another article."""

    prefixes: tuple[str, ...]
    names: tuple[str, ...]


@cache
def tracking() -> Tracking:
    """Return the known tracking parameters."""
    path = Path(__file__).with_name("tracking.toml")
    return build(Tracking, read_toml(path), origin=path.name)


def canonical(url: str | None) -> str | None:
    """Return the one spelling of a web address, or None when it is none.

    Scheme and host in lower case, https for http, no default port, user name, fragment, tracking
    parameter or trailing slash; the other parameters sorted. Idempotent.
    """
    if url is None:
        return None
    try:
        parts = urlsplit("".join(url.split()))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not host:
        return None
    place = f"[{host}]" if ":" in host else host.rstrip(".")
    if port is not None and port not in _DEFAULT_PORTS.values():
        place = f"{place}:{port}"
    query = urlencode(sorted(_kept(parts.query)))
    return urlunsplit(("https", place, parts.path.rstrip("/") or "/", query, ""))


def _kept(query: str) -> list[tuple[str, str]]:
    known = tracking()
    return [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if name.lower() not in known.names and not name.lower().startswith(known.prefixes)
    ]
