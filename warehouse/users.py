"""Who may sign in: a file of names with scrypt hashes, and the secret that signs sessions."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import BadSetting, NotFound

SHORTEST_PASSWORD = 10
_LONGEST_PASSWORD = 1_000
_SHORTEST_SECRET = 32
_COST, _BLOCK, _PARALLEL = 2**14, 8, 1
# Compared against for unknown names, so that they take as long as known ones.
_NOBODY = "0" * 32


@dataclass(frozen=True, slots=True)
class User:
    """A name with the salt and the scrypt hash of its password, both hexadecimal."""

    name: str
    salt: str
    digest: str

    @property
    def mark(self) -> str:
        """What a session remembers: another password or no user any more ends the session."""
        return hashlib.sha256(f"{self.name}:{self.salt}:{self.digest}".encode()).hexdigest()[:32]


def read(path: Path) -> tuple[User, ...]:
    """Return the users of a file, by name; no file = nobody.

    Raises:
        BadSetting: others may read the file, or a line is not usable.
    """
    if not path.exists():
        return ()
    _refuse_open(path)
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        parts = line.split(":")
        if len(parts) != 4 or parts[1] != "scrypt" or not _is_hex(parts[2] + parts[3]):
            raise BadSetting(
                f"{path}: line {number} is no user.", hint="Write it with: run.py users add NAME"
            )
        found.append(User(parts[0], parts[2], parts[3]))
    return tuple(sorted(found, key=lambda user: user.name))


def add(path: Path, name: str, password: str) -> None:
    """Add a user or give one another password.

    Raises:
        BadSetting: the name or the password is not usable, or others may read the file.
    """
    if not name.strip() or len(name) > 80 or ":" in name or not name.isprintable():
        raise BadSetting(f"{name[:80]!r} is no name for a user.", hint="Use letters and digits.")
    if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
        raise BadSetting(
            f"The password has {len(password)} characters.",
            hint=f"Use {SHORTEST_PASSWORD} to {_LONGEST_PASSWORD:,} characters.",
        )
    salt = secrets.token_hex(16)
    others = tuple(user for user in read(path) if user.name != name)
    _write(path, (*others, User(name, salt, _digest(password, salt))))


def remove(path: Path, name: str) -> None:
    """Remove a user; the sessions end with it.

    Raises:
        NotFound: there is no such user.
    """
    users = read(path)
    if name not in [user.name for user in users]:
        raise NotFound(f"There is no user {name[:80]!r}.", hint="See: run.py users list")
    _write(path, tuple(user for user in users if user.name != name))


def verified(users: tuple[User, ...], name: str, password: str) -> User | None:
    """Return the user whose name and password these are; takes as long for unknown names."""
    user = next((one for one in users if one.name == name), None)
    salt = user.salt if user else _NOBODY
    digest = _digest(password[:_LONGEST_PASSWORD], salt)
    matches = hmac.compare_digest(digest, user.digest if user else _NOBODY)
    return user if matches else None


def secret(folder: Path) -> bytes:
    """Return the secret that signs sessions; it is made at first use.

    Raises:
        BadSetting: the secret is short, or others may read it.
    """
    path = folder / "session-secret"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _write_private(path, secrets.token_hex(32))
    _refuse_open(path)
    found = path.read_bytes().strip()
    if len(found) < _SHORTEST_SECRET or len(set(found)) < 8:
        raise BadSetting(f"The secret {path} is too short.", hint="Delete it; a new one is made.")
    return found


def _digest(password: str, salt: str) -> str:
    raw = password.encode("utf-8", "replace")
    made = hashlib.scrypt(raw, salt=bytes.fromhex(salt), n=_COST, r=_BLOCK, p=_PARALLEL, dklen=32)
    return made.hex()


def _is_hex(text: str) -> bool:
    return len(text) == 96 and all(letter in "0123456789abcdef" for letter in text)


def _refuse_open(path: Path) -> None:
    # Windows keeps rights elsewhere; its mode bits say nothing.
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise BadSetting(f"Others may read {path}.", hint=f"Close it: chmod 600 {path}")


def _write(path: Path, users: tuple[User, ...]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = sorted(users, key=lambda user: user.name)
    _write_private(path, "".join(f"{u.name}:scrypt:{u.salt}:{u.digest}\n" for u in ordered))


def _write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, complete or not at all."""
    unfinished = path.with_name(path.name + ".part")
    unfinished.unlink(missing_ok=True)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    unfinished.replace(path)
