"""One request over one checked connection: a deadline for all of it, caps on every size."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

import certifi

from warehouse.fetch.addresses import Refused, Target

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

LARGEST_BODY_BYTES = 15_000_000
_PIECE = 1 << 16
_CODINGS = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; names of headers are in lower case, the body is unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Deadline:
    """A moment after which nothing is waited for any more.

    Args:
        seconds: from now.
        clock: seconds that only go forward.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    @property
    def left(self) -> float:
        """Return the seconds that are left.

        Raises:
            TimeoutError: none are.
        """
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError("the time is up")
        return left


def ask(
    wanted: Target,
    address: str,
    headers: Mapping[str, str],
    *,
    deadline: Deadline,
    largest: int = LARGEST_BODY_BYTES,
    cut: bool = False,
) -> Answer:
    """Get a page from an address that was checked.

    Args:
        wanted: what to get.
        address: where to connect to, and nowhere else.
        headers: of the request.
        deadline: for connection, headers and body together.
        largest: bytes that a body may have, packed and unpacked.
        cut: keep the beginning of a body that is larger, instead of refusing it.

    Raises:
        Refused: no answer, not in time, too large, or in a coding that nobody asked for.
    """
    connection = _Connection(wanted, address, deadline)
    try:
        connection.request("GET", wanted.path, headers={"Host": wanted.place, **headers})
        response = connection.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        pieces = _unpacked(_body(response), told.get("content-encoding", ""))
        return Answer(response.status, told, _within(pieces, largest, cut))
    except TimeoutError as error:
        raise Refused("timeout", "did not come in time") from error
    except ssl.SSLError as error:
        raise Refused("tls", f"has no trustworthy certificate ({error.reason or error})") from error
    except (http.client.HTTPException, zlib.error, ValueError) as error:
        raise Refused("bad_answer", f"was answered with nonsense ({_named(error)})") from error
    except OSError as error:
        words = error.strerror or _named(error)
        raise Refused("no_answer", f"was not answered ({words})") from error
    finally:
        connection.hang_up()


def _named(error: Exception) -> str:
    return type(error).__name__


class _Connection(http.client.HTTPConnection):
    """Connects to a given address, whatever the host's name leads to now."""

    def __init__(self, wanted: Target, address: str, deadline: Deadline) -> None:
        super().__init__(wanted.host, wanted.port)
        self._wanted = wanted
        self._address = address
        self._deadline = deadline
        self._plain: socket.socket | None = None

    def connect(self) -> None:
        plain = socket.create_connection(
            (self._address, self._wanted.port), timeout=self._deadline.left
        )
        try:
            if self._wanted.scheme == "https":
                plain = _trusting().wrap_socket(plain, server_hostname=self._wanted.host)
        except OSError:
            plain.close()
            raise
        self._plain = plain
        # http.client uses three methods of its socket; a limit for all of the time needs our own.
        self.sock = cast("socket.socket", _Timed(plain, self._deadline))

    def hang_up(self) -> None:
        """Close the connection for good."""
        if self._plain is not None:
            self._plain.close()


class _Timed:
    """A socket that waits for nothing beyond the deadline, however slowly bytes drip in."""

    def __init__(self, plain: socket.socket, deadline: Deadline) -> None:
        self._plain = plain
        self._deadline = deadline

    def sendall(self, data: ReadableBuffer) -> None:
        self._plain.settimeout(self._deadline.left)
        self._plain.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:  # noqa: ARG002 always "rb"
        return io.BufferedReader(_Received(self._plain, self._deadline))

    def close(self) -> None:
        """Keep the connection: http.client lets go of it before the body has been read."""


class _Received(io.RawIOBase):
    def __init__(self, plain: socket.socket, deadline: Deadline) -> None:
        self._plain = plain
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        self._plain.settimeout(self._deadline.left)
        return self._plain.recv_into(buffer)


@cache
def _trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())


def _body(response: http.client.HTTPResponse) -> Iterator[bytes]:
    while piece := response.read1(_PIECE):
        yield piece


def _unpacked(pieces: Iterator[bytes], coding: str) -> Iterator[bytes]:
    """Yield a body unpacked, never more of it at once than a piece."""
    name = coding.strip().lower()
    if name in ("", "identity"):
        yield from pieces
        return
    if name not in _CODINGS:
        raise Refused("bad_answer", f"is packed in a way that nobody asked for ({name[:40]})")
    unpacking = zlib.decompressobj(_CODINGS[name])
    for piece in pieces:
        data = piece
        while data and not unpacking.eof:
            yield unpacking.decompress(data, _PIECE)
            data = unpacking.unconsumed_tail
    if not unpacking.eof:
        raise Refused("bad_answer", "ends in the middle")


def _within(pieces: Iterator[bytes], largest: int, cut: bool) -> bytes:
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > largest:
            if cut:
                break
            raise Refused("too_large", f"is larger than {largest // 1_000_000} MB")
    return b"".join(held)[:largest]
