"""Finds the browser engine's processes that draw pages, and sees how they are kept apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from installing.room import UID

_PROC = Path("/proc")
_ENGINE = "QtWebEngineProcess"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A process that draws pages."""

    filtered: bool
    """The kernel refuses it most system calls."""
    apart: bool
    """It is in a user namespace of its own."""

    def words(self) -> str:
        """Return it as a person reads it."""
        calls = "filtered" if self.filtered else "NOT filtered"
        space = "a user namespace of its own" if self.apart else "NO user namespace of its own"
        return f"a process that draws pages has its system calls {calls} and {space}"


@dataclass(frozen=True, slots=True)
class _Process:
    number: int
    parent: int
    command: str
    status: Mapping[str, str]


def processes_that_draw() -> list[Drawing]:
    """Return those of the ordinary user: what the engine's sandboxed starter has started."""
    found = {one.number: one for one in map(_read, _PROC.glob("[0-9]*")) if one is not None}
    parents = {one.parent for one in found.values()}
    leaves = [
        one
        for one in found.values()
        if one.number not in parents
        and one.parent in found
        and "-zygote-sandbox" not in one.command
    ]
    outside = (_PROC / "self/ns/user").readlink()
    return [
        Drawing(
            one.status["Seccomp"] == "2",
            (_PROC / str(one.number) / "ns/user").readlink() != outside,
        )
        for one in leaves
    ]


def _read(folder: Path) -> _Process | None:
    """Return one of the engine's processes of the ordinary user; None for any other."""
    try:
        command = (folder / "cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
        lines = (folder / "status").read_text("utf-8").splitlines()
    except OSError:
        return None
    status = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
    if _ENGINE not in command.partition(" ")[0] or status["Uid"].split()[0] != str(UID):
        return None
    return _Process(int(folder.name), int(status["PPid"]), command, status)


def is_allowed() -> bool:
    """Say whether the kernel gives user namespaces to ordinary users."""
    refusals = {"user/max_user_namespaces": "0", "kernel/unprivileged_userns_clone": "0"}
    for name, refusal in refusals.items():
        setting = _PROC / "sys" / name
        if setting.exists() and setting.read_text("ascii").strip() == refusal:
            return False
    return True
