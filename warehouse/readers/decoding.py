"""Bytes to characters without guessing silently: byte order marks, UTF-8, then a declared guess."""

from __future__ import annotations

import codecs

from warehouse.errors import UnreadableInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONGEST_CONTROL_SHARE = 0.01


def decode(data: bytes, *, origin: str, declared: str | None = None) -> str:
    """Return the characters of a file: by its byte order mark, as UTF-8, as declared, as Western.

    Args:
        data: the bytes.
        origin: the file's name, for messages.
        declared: the encoding that the file states inside; Windows-1252 is tried without one.

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
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _undecodable(origin, "is neither UTF-8 nor Windows-1252") from error
    control = sum(character < " " and character not in "\t\n\r" for character in text)
    if control > len(text) * _LONGEST_CONTROL_SHARE or _looks_like_broken_utf8(data):
        raise _undecodable(origin, "is neither UTF-8 nor Windows-1252 text")
    return text


def _looks_like_broken_utf8(data: bytes) -> bool:
    """UTF-8 with some broken bytes still holds far more good pairs than a Western text would."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - broken
    return good > broken


def _undecodable(origin: str, what: str) -> UnreadableInput:
    return UnreadableInput(
        f"{origin} {what}.", hint="Save it as UTF-8 and try again.", reason="bad_encoding"
    )
