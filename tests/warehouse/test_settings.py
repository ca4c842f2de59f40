"""Settings: file < environment < flags, each value knows its origin, nothing unknown passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.errors import BadSetting
from warehouse.settings import Rights, Settings, data_folder, declared, load, settings_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "newsprism.toml"
    path.write_text('port = 8100\nhost = "0.0.0.0"\nexport_rights = "text"\n', encoding="utf-8")
    return path


def test_the_nearest_value_wins_and_says_where_it_is_from(file: Path) -> None:
    environment = {"NEWSPRISM_PORT": "8200", "NEWSPRISM_THREADS": "3", "HOME": "/nowhere"}
    found = load(file=file, environment=environment, flags={"threads": 2, "host": None})
    assert (found.host, found.port, found.threads) == ("0.0.0.0", 8200, 2)  # noqa: S104
    assert found.export_rights is Rights.TEXT
    assert found.origins["host"] == str(file)
    assert found.origins["port"] == "environment"
    assert found.origins["threads"] == "flag"
    assert found.origins["zone"] == "default"


def test_defaults_need_no_file_and_no_environment(tmp_path: Path) -> None:
    found = load(environment={"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)})
    assert found.warehouse.name == "newsprism.duckdb"
    assert (found.host, found.port, found.zone) == ("127.0.0.1", 8050, "Europe/Berlin")
    assert found.export_rights is Rights.SNIPPETS
    assert set(found.origins.values()) == {"default"}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("prot = 8050", "Did you mean 'port'"),
        ("port = 70000", "from 0 to 65535"),
        ("port = true", "whole number"),
        ('zone = "Europe/Nowhere"', "time zone"),
        ('zone = "../etc"', "time zone"),
        ('memory_limit = "much"', "2GB"),
        ('export_rights = "all"', "snippets, text, offsets"),
        ("threads = 0", "from 1"),
        ("host = 3", "expected text"),
        ("wholly_unknown_thing = 1", "Known: warehouse"),
    ],
)
def test_a_wrong_line_is_refused_with_file_and_cure(
    tmp_path: Path, line: str, complaint: str
) -> None:
    path = tmp_path / "newsprism.toml"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(BadSetting, match=r"newsprism\.toml") as caught:
        load(file=path, environment={})
    assert complaint in str(caught.value)


def test_an_unknown_variable_is_refused_but_the_bootstraps_own_are_not() -> None:
    with pytest.raises(BadSetting, match="environment: there is no setting 'hots'"):
        load(environment={"NEWSPRISM_HOTS": "x", "NEWSPRISM_SETTINGS": ""})
    load(environment={"NEWSPRISM_BOOTSTRAPPED": "1"})


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="There is no settings file"):
        load(file=tmp_path / "missing.toml", environment={})


def test_every_setting_is_declared_with_a_help_and_a_variable() -> None:
    names = [one.name for one in declared()]
    assert names == [name for name in Settings.__dataclass_fields__ if name != "origins"]
    assert all(one.help and one.variable == "NEWSPRISM_" + one.name.upper() for one in declared())


@pytest.mark.parametrize(
    ("platform", "environment", "ending"),
    [
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/newsprism"),
        ("linux", {}, ".local/share/newsprism"),
        ("darwin", {}, "Library/Application Support/Newsprism"),
        ("win32", {"LOCALAPPDATA": "/appdata"}, "/appdata/Newsprism"),
    ],
)
def test_the_users_data_has_its_folder_on_every_system(
    platform: str, environment: dict[str, str], ending: str
) -> None:
    assert data_folder(environment, platform=platform).as_posix().endswith(ending)


def test_the_settings_file_can_be_named_by_a_variable() -> None:
    assert settings_file({"NEWSPRISM_SETTINGS": "/a/b.toml"}) == Path("/a/b.toml")
    assert settings_file({}, platform="linux").name == "newsprism.toml"
