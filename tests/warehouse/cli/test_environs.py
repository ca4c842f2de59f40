from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.cli.environs import file_system, kind_of, versions
from warehouse.cli.verdicts import Verdict

MOUNTS = """21 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
35 21 0:42 / /srv/press rw,relatime shared:1 - nfs4 server:/press rw
36 35 8:2 / /srv/press/local rw - xfs /dev/sdb1 rw
37 21 0:43 / /mnt/two\\040words rw - fuse.sshfs host:/ rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/data/karla", "ext4"),
        ("/srv/press", "nfs4"),
        ("/srv/press/2024", "nfs4"),
        ("/srv/press/local/a", "xfs"),
        ("/srv/pressed", "ext4"),
        ("/mnt/two words", "fuse.sshfs"),
    ],
)
def test_the_innermost_mount_says_what_a_folder_lies_on(folder: str, kind: str) -> None:
    assert kind_of(Path(folder), MOUNTS) == kind


def test_lines_that_the_kernel_does_not_write_are_passed_over() -> None:
    assert kind_of(Path("/a"), "\n- - -\nhalf a line\n") is None


def test_a_network_file_system_is_a_warning_and_a_local_one_is_none(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS, encoding="utf-8")
    (remote,) = file_system(Path("/srv/press"), mounts)
    (local,) = file_system(Path("/srv/press/local"), mounts)
    assert (remote.verdict, local.verdict) == (Verdict.WARNING, Verdict.OK)
    assert remote.hint


def test_a_package_of_another_version_is_named(tmp_path: Path) -> None:
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("duckdb==0.0.1\nnot-installed-anywhere==1\n# a note\n", encoding="utf-8")
    (check,) = versions(constraints)
    assert check.verdict is Verdict.WARNING
    assert "duckdb" in check.words
    assert "instead of 0.0.1" in check.words
    assert "not-installed" not in check.words
