"""Users are kept as hashes in a file that is closed to others."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse import users
from warehouse.errors import BadSetting, NotFound

PASSWORD = "ein langes Passwort"  # noqa: S105  # of nobody


def test_a_password_is_kept_as_a_hash_and_verified(tmp_path: Path) -> None:
    path = tmp_path / "users"
    users.add(path, "Karla", PASSWORD)
    users.add(path, "Anton", PASSWORD)
    known = users.read(path)
    assert [user.name for user in known] == ["Anton", "Karla"]
    assert known[0].digest != known[1].digest
    assert PASSWORD not in path.read_text(encoding="utf-8")
    assert users.verified(known, "Karla", PASSWORD) == known[1]
    assert users.verified(known, "Karla", PASSWORD + " ") is None
    assert users.verified(known, "Niemand", PASSWORD) is None


def test_another_password_replaces_the_first(tmp_path: Path) -> None:
    path = tmp_path / "users"
    users.add(path, "Karla", PASSWORD)
    users.add(path, "Karla", PASSWORD + "!")
    assert users.verified(users.read(path), "Karla", PASSWORD) is None
    assert len(users.read(path)) == 1


def test_a_removed_user_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "users"
    users.add(path, "Karla", PASSWORD)
    users.remove(path, "Karla")
    assert users.read(path) == ()
    with pytest.raises(NotFound):
        users.remove(path, "Karla")


@pytest.mark.parametrize("name", ["", " ", "a:b", "a\nb", "x" * 81])
def test_unusable_names_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSetting, match="no name"):
        users.add(tmp_path / "users", name, PASSWORD)


@pytest.mark.parametrize("password", ["", "zu kurz", "x" * 1_001])
def test_unusable_passwords_are_refused(tmp_path: Path, password: str) -> None:
    with pytest.raises(BadSetting, match="password"):
        users.add(tmp_path / "users", "Karla", password)


def test_a_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "users"
    users.add(path, "Karla", PASSWORD)
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    with pytest.raises(BadSetting, match="Others may read"):
        users.read(path)


@pytest.mark.parametrize("line", ["Karla", "Karla:scrypt:00:11", "Karla:plain:" + "0" * 96, "\x00"])
def test_a_line_that_is_no_user_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "users"
    path.touch(mode=0o600)
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(BadSetting, match="line 1"):
        users.read(path)


def test_the_secret_is_made_once_and_refused_when_short(tmp_path: Path) -> None:
    made = users.secret(tmp_path)
    assert len(made) >= 32
    assert users.secret(tmp_path) == made
    path = tmp_path / "session-secret"
    for weak in ("short", "0" * 64):
        path.write_text(weak, encoding="utf-8")
        with pytest.raises(BadSetting, match="too short"):
            users.secret(tmp_path)
    path.chmod(0o644)
    with pytest.raises(BadSetting, match="Others may read"):
        users.secret(tmp_path)
