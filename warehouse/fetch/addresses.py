"""Where a fetch may go: addresses of the public web alone, checked where their names lead."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

LONGEST_ADDRESS = 2_048
_PORTS = {"http": 80, "https": 443}
_SAFE = "/%:@!$&'()*+,;=~?-._[]"
IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
# Written out, because what the standard library calls global has let private places through.
_CLOSED = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ),
    )
)  # fmt: skip
_OPEN_SIX = ipaddress.ip_network("2000::/3")


class Refused(Exception):
    """A page that is not fetched, or could not be: a reason, and a sentence for people."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


@dataclass(frozen=True, slots=True)
class Target:
    """A web address taken apart; `host` is ASCII, `path` holds the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def place(self) -> str:
        """The host as it stands in an address, with a port that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and place: what one robots.txt holds for."""
        return f"{self.scheme}://{self.place}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.origin}{self.path}"


def target(url: str, *, private: frozenset[str] = frozenset()) -> Target:
    """Take an address apart.

    Args:
        url: as it was given; fragments are dropped.
        private: hosts ("host" or "host:port") that may stand on other ports than the usual ones.

    Raises:
        Refused: it is none that may be fetched (reason "bad_address").
    """
    words = url.strip()
    if len(words) > LONGEST_ADDRESS or any(ord(one) < 33 or ord(one) == 127 for one in words):
        raise Refused("bad_address", "is too long for an address, or holds spaces")
    try:
        parts = urlsplit(words)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise Refused("bad_address", "is no web address") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not ascii_host:
        raise Refused("bad_address", "is no address that begins with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise Refused("bad_address", "holds a user name or a password")
    number = _PORTS[scheme] if port is None else port
    if number not in _PORTS.values() and not _is_allowed(ascii_host, number, private):
        raise Refused("bad_address", f"has the port {number}; web pages stand on 80 and 443")
    path = urlunsplit(("", "", quote(parts.path or "/", _SAFE), quote(parts.query, _SAFE), ""))
    return Target(scheme, ascii_host.lower(), number, path)


def is_public(address: IpAddress) -> bool:
    """Tell whether an address is one of the public internet."""
    if isinstance(address, ipaddress.IPv6Address) and address not in _OPEN_SIX:
        return False
    return not any(address.version == net.version and address in net for net in _CLOSED)


Resolver = Callable[[str, int], list[str]]


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(
    wanted: Target, *, seconds: float, private: frozenset[str], resolver: Resolver = resolved
) -> str:
    """Return the address to connect to: the first of a host's, when all of them are public.

    The connection goes to this address and to no other, whatever the name leads to later.

    Args:
        wanted: whose host is meant.
        seconds: how long the answer may take.
        private: hosts that may lead anywhere.
        resolver: gives the addresses of a host.

    Raises:
        Refused: the host is unknown, takes too long, or leads to a place that is not public.
    """
    addresses = _within(seconds, wanted, resolver)
    if not addresses:
        raise Refused("unknown_host", f"has a host that nobody knows: {wanted.host}")
    if not _is_allowed(wanted.host, wanted.port, private):
        for one in addresses:
            if not is_public(ipaddress.ip_address(one.partition("%")[0])):
                raise Refused(
                    "private_address",
                    f"leads to {one}, which is not on the public internet",
                )
    return addresses[0]


def _is_allowed(host: str, port: int, private: frozenset[str]) -> bool:
    return host in private or f"{host}:{port}" in private


def _within(seconds: float, wanted: Target, resolver: Resolver) -> list[str]:
    """Ask the resolver in a thread of its own: the system's has no limit of time."""
    found: list[list[str]] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            found.append(resolver(wanted.host, wanted.port))
        except (OSError, UnicodeError) as error:
            failed.append(error if isinstance(error, OSError) else OSError(str(error)))

    asking = threading.Thread(target=ask, name="resolver", daemon=True)
    asking.start()
    asking.join(max(0.0, seconds))
    if found:
        return found[0]
    if failed:
        raise Refused("unknown_host", f"has a host that nobody knows: {wanted.host}")
    raise Refused("timeout", f"has a host that was not found in time: {wanted.host}")
