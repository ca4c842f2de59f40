"""What `doctor` sees around the warehouse: versions, the disk it lies on, limits of the engine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from warehouse.cli.verdicts import Check, Verdict
from warehouse.settings import Settings
from warehouse.store.connection import Owner

_CONSTRAINTS = Path(__file__).parents[2] / "constraints.txt"
_MOUNTS = Path("/proc/self/mountinfo")
_MOST = 8
# File systems whose locks and flushes do not hold what a database needs of them.
_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "davfs"}
)


def versions(constraints: Path = _CONSTRAINTS) -> Iterator[Check]:
    """Compare what is installed with the versions that Newsprism was tested with."""
    if not constraints.exists():
        yield Check("tested versions", "no list of them is beside this installation")
        return
    other = list(_other_versions(constraints.read_text(encoding="utf-8").splitlines()))
    if not other:
        yield Check("tested versions", "every package is of the version that was tested")
        return
    hint = "pip install -c constraints.txt . installs those; others may work as well."
    told = "; ".join(other[:_MOST]) + ("; ..." if len(other) > _MOST else "")
    yield Check("tested versions", f"{len(other)} are others: {told}", Verdict.WARNING, hint)


def _other_versions(lines: list[str]) -> Iterator[str]:
    for line in lines:
        name, pinned, wanted = line.partition(";")[0].strip().partition("==")
        if not pinned or name.startswith("#"):
            continue
        try:
            found = version(name)
        except PackageNotFoundError:
            # It belongs to the tests, or to another system.
            continue
        if found != wanted.strip():
            yield f"{name} {found} instead of {wanted.strip()}"


def file_system(folder: Path, mounts: Path = _MOUNTS) -> Iterator[Check]:
    """Warn of a folder that lies on another machine: locks and flushes are not kept there."""
    if sys.platform == "win32" or not mounts.exists():
        return
    kind = kind_of(folder, mounts.read_text(encoding="utf-8", errors="replace"))
    if kind is None:
        return
    if kind in _REMOTE or kind.startswith("fuse."):
        hint = "Move the warehouse to a disk of this machine with --warehouse; copy it for backups."
        yield Check("file system", f"{kind} is no local disk", Verdict.WARNING, hint)
    else:
        yield Check("file system", kind)


def kind_of(folder: Path, mounts: str) -> str | None:
    """Return the kind of file system that a folder lies on, from the kernel's list of mounts."""
    best, kind = -1, None
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        places = before.split(" ")
        if len(places) < 5 or not after:
            continue
        place = places[4].replace("\\040", " ")
        # A later mount on the same place hides the one before.
        if folder.is_relative_to(place) and len(Path(place).parts) >= best:
            best, kind = len(Path(place).parts), after.split(" ")[0]
    return kind


def limits(chosen: Settings) -> Iterator[Check]:
    """Tell what the engine may use: memory, threads, and where it puts what does not fit."""
    with Owner.open(None, threads=chosen.threads, memory_limit=chosen.memory_limit) as owner:
        found = owner.limits()
    memory = "the setting" if chosen.memory_limit else "the engine's default, 80% of the machine's"
    yield Check("engine memory", f"{found['memory_limit']} ({memory})")
    threads = "the setting" if chosen.threads else "the engine's default, all"
    yield Check("engine threads", f"{found['threads']} ({threads})")
    place = chosen.warehouse.expanduser().resolve()
    spill = place.with_name(place.name + ".tmp")
    most = found["max_temp_directory_size"]
    yield Check("temporary files", f"{spill}, at most {most} (beside the warehouse)")
