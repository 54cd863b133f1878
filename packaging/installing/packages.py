"""Turns a laid-out root into the files that are handed out: .deb, .rpm and a portable archive."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

from installing import description
from installing.description import Description
from installing.places import HOME, LINUX, NAME

THOROUGH, USUAL, QUICK = 19, 13, 3
"""How hard to compress: a release, a package, what is only tried out."""
HARDEST = 22
SCRIPTS = ("postinst", "prerm", "postrm")


def debian(about: Description, root: Path, work: Path, target: Path, effort: int = USUAL) -> Path:
    """Make the Debian package."""
    control = root / "DEBIAN"
    shutil.rmtree(control, ignore_errors=True)
    control.mkdir()
    (control / "control").write_text(description.debian_control(about), encoding="utf-8")
    (control / "md5sums").write_text(_sums(root), encoding="utf-8")
    for name in SCRIPTS:
        shutil.copy(LINUX / name, control / name)
        (control / name).chmod(0o755)
    for path in (*control.iterdir(), control):
        os.utime(path, (about.moment, about.moment))
    file = target / f"{NAME}_{about.version}_amd64.deb"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(about.moment)}
    command = ["dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{effort}", "--build"]
    subprocess.run(
        [*command, str(root), str(file)], check=True, env=environment, stdout=subprocess.DEVNULL
    )
    shutil.rmtree(control)
    return file


def _sums(root: Path) -> str:
    lines = []
    for path in sorted((root / "usr").rglob("*")):
        if path.is_file() and not path.is_symlink():
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            lines.append(f"{digest}  {path.relative_to(root).as_posix()}\n")
    return "".join(lines)


def rpm(about: Description, root: Path, work: Path, target: Path, effort: int = USUAL) -> Path:
    """Make the RPM package."""
    config = work / "nfpm.json"
    config.write_text(
        json.dumps(description.rpm_description(about, root, effort), indent=1), "utf-8"
    )
    file = target / f"{NAME}-{about.version}-1.x86_64.rpm"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(about.moment)}
    command = [str(Path(sys.executable).with_name("nfpm")), "package", "--packager", "rpm"]
    subprocess.run(
        [*command, "--config", str(config), "--target", str(file)],
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    return file


def portable(about: Description, root: Path, work: Path, target: Path, effort: int = USUAL) -> Path:
    """Make the archive that anybody can unpack and use, without an administrator."""
    stem = f"{NAME}-{about.version}"
    file = target / f"{stem}-linux-x86_64.tar.zst"
    pack = work / f"{stem}.tar"
    file.unlink(missing_ok=True)
    members: tuple[tuple[Path, str], ...] = (
        (root / HOME, "program"),
        (root / "usr" / "share", "share"),
        (LINUX / "install.sh", "install.sh"),
        (LINUX / "uninstall.sh", "uninstall.sh"),
        (LINUX / "PORTABLE.md", "README.md"),
    )
    dated = _dated(about.moment)
    with tarfile.open(pack, "w", format=tarfile.GNU_FORMAT) as archive:
        for source, name in members:
            for path in (source, *sorted(source.rglob("*"))):
                inside = Path(stem, name, path.relative_to(source)).as_posix()
                archive.add(path, inside, recursive=False, filter=dated)
    subprocess.run(
        ["zstd", "-q", "-T0", f"-{effort}", "--rm", str(pack), "-o", str(file)], check=True
    )
    return file


def _dated(moment: int) -> Callable[[tarfile.TarInfo], tarfile.TarInfo]:
    def dated(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        member.mtime = moment
        return member

    return dated


MAKERS = {"deb": debian, "rpm": rpm, "portable": portable}


def add_effort(parser: argparse.ArgumentParser, usual: int) -> None:
    """Let whoever builds say how hard to compress."""
    parser.add_argument(
        "--effort",
        type=int,
        default=usual,
        choices=range(1, HARDEST + 1),
        metavar="LEVEL",
        help=f"how hard zstd compresses, 1 to {HARDEST}; {usual} where nothing is said",
    )
