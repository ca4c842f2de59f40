"""Bytes to characters without guessing silently: byte order marks, UTF-8, then a declared guess."""

from __future__ import annotations

import codecs
import re

from warehouse.errors import UnreadableInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LARGEST_CONTROL_SHARE = 0.01
_LARGEST_BROKEN_SHARE = 0.001
_FEWEST_WIDE_BYTES = 8
_WIDE_SHARE = 0.7
_REPLACEMENT = "\ufffd"
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(data: bytes, *, origin: str, declared: str | None = None) -> str:
    """Return the characters of a file: by its byte order mark, as UTF-8, as declared, as Western.

    Args:
        data: the bytes.
        origin: the file's name, for messages.
        declared: the encoding that the file states inside; Windows-1252 is tried without one.

    UTF-8 in which at most one character in a thousand is broken is kept, with U+FFFD in its place.

    Raises:
        UnreadableInput: the bytes are no text in any of them (reason "bad_encoding").
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, origin)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared is not None and (text := _as_declared(data, declared)) is not None:
        return text
    return _western(data, origin)


def wide_encoding(head: bytes) -> str | None:
    """Return the UTF-16 that the first bytes of a file are in; None for anything else.

    Without a byte order mark, text of Western letters shows by its every other byte being zero.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = head[: len(head) // 2 * 2]
    if len(sample) < _FEWEST_WIDE_BYTES:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, letters = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if zeros > _WIDE_SHARE * len(sample) / 2 and letters == 0:
            return encoding
    return None


def writable(text: str) -> str:
    """Return `text` with U+FFFD for every lone surrogate: those are no characters.

    JSON escapes and names of files can bring them in; nothing could store or write them.
    """
    return _LONE_SURROGATES.sub(_REPLACEMENT, text)


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        encoding = codecs.lookup(declared).name
        # On the web, Latin-1 has always meant Windows-1252.
        return data.decode("cp1252" if encoding == "iso8859-1" else encoding)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _strictly(data: bytes, encoding: str, origin: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(origin, f"says it is {encoding} but is not ({error.reason})") from error


def _western(data: bytes, origin: str) -> str:
    replaced = data.decode("utf-8", errors="replace")
    broken = replaced.count(_REPLACEMENT)
    # UTF-8 with some broken bytes still holds more good characters than a Western text would.
    if sum(character > "\x7f" for character in replaced) - broken > broken:
        if broken <= len(replaced) * _LARGEST_BROKEN_SHARE:
            return replaced
        raise _undecodable(origin, "says nothing of its encoding and is broken UTF-8")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _undecodable(origin, "is neither UTF-8 nor Windows-1252") from error
    control = sum(character < " " and character not in "\t\n\r" for character in text)
    if control > len(text) * _LARGEST_CONTROL_SHARE:
        raise _undecodable(origin, "is neither UTF-8 nor Windows-1252 text")
    return text


def _undecodable(origin: str, what: str) -> UnreadableInput:
    return UnreadableInput(
        f"{origin} {what}.", hint="Save it as UTF-8 and try again.", reason="bad_encoding"
    )
