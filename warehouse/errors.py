"""Every error that Newsprism raises on purpose: what happened, and what to do about it."""

from __future__ import annotations


class WarehouseError(Exception):
    """Base of all errors meant for people.

    Args:
        message: what happened and where, in one sentence.
        hint: what the reader can do about it, in one sentence.
        facts: machine-readable details (path, line, field ...), kept as given.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "", **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UnreadableInput(WarehouseError):
    """A file or line cannot be turned into an article; ingestion stores it as a rejection."""

    exit_code = 65


class WarehouseBusy(WarehouseError):
    """Another process owns the warehouse file."""

    exit_code = 75


class WarehouseDamaged(WarehouseError):
    """The warehouse file exists but cannot be opened as one."""

    exit_code = 74


class NoRoom(WarehouseError):
    """The disk has no room for what is about to be written; nothing was changed."""

    exit_code = 74


class StorageFailed(WarehouseError):
    """The disk or the engine failed while the open warehouse was read or written."""

    exit_code = 74


class NotStored(WarehouseError):
    """What was handed to the owner of the warehouse is safe in its landing, but not stored."""

    exit_code = 75


class SchemaTooNew(WarehouseError):
    """The file was written by a newer Newsprism; its bytes are left alone."""

    exit_code = 78


class BadSetting(WarehouseError):
    """A setting, language pack or data file has an unknown key or a value of the wrong kind."""

    exit_code = 78


class BadFilter(WarehouseError):
    """A filter value from a URL, a callback or a caller is not usable."""

    exit_code = 64


class NotFound(WarehouseError):
    """The article, actor or agency asked for is not in the warehouse."""

    exit_code = 66


class QueryTooLong(WarehouseError):
    """A question took longer than its reader may wait; nothing is wrong with the warehouse."""

    exit_code = 75
