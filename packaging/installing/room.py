"""A clean Debian in a folder, in which packages are tried out without touching this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from installing.places import WORK

USER, UID = "writer", 12345
HOME = Path("/home", USER)
_ENTER = """
root=$1; shift
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
mkdir -p "$root/tmp/.X11-unix" /tmp/.X11-unix
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
cd "$root"
mkdir -p mnt
pivot_root . mnt
exec chroot . sh -c 'umount -l /mnt; exec "$@"' sh "$@"
"""
"""Not a mere chroot: the kernel makes no user namespaces in one, and so there is no sandbox."""


def repository() -> str:
    """Return where this machine has its own Debian packages from; it is written nowhere."""
    wanted = "$(ORIGIN)|$(LABEL)|$(COMPONENT)|$(REPO_URI)"
    said = subprocess.run(
        ["apt-get", "indextargets", "--format", wanted, "Created-By: Packages"],
        check=True,
        capture_output=True,
        text=True,
    )
    for line in said.stdout.splitlines():
        origin, label, component, address = line.split("|")
        if (origin, label, component) == ("Debian", "Debian", "main"):
            return address
    raise SystemExit("This machine's apt knows of no Debian archive; run apt-get update first.")


def base(suite: str) -> Path:
    """Return an archive of a minimal Debian, made where there is none yet."""
    archive = WORK / "rooms" / f"{suite}.tar"
    if not archive.is_file():
        archive.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="room-") as name:
            root = Path(name, "root")
            command = ["debootstrap", "--variant=minbase", suite, str(root), repository()]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            part = archive.with_suffix(".part")
            subprocess.run(["tar", "-cf", str(part), "-C", str(root), "."], check=True)
            part.replace(archive)
    return archive


class Room:
    """One clean system; `close` throws it away."""

    def __init__(self, suite: str) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="room-"))
        self.root.chmod(0o755)
        subprocess.run(["tar", "-xf", str(base(suite)), "-C", str(self.root)], check=True)
        sources = self.root / "etc/apt/sources.list"
        sources.write_text(f"deb {repository()} {suite} main\n", "utf-8")
        shutil.copy("/etc/resolv.conf", self.root / "etc/resolv.conf")
        self.run("useradd", "--create-home", "--uid", str(UID), "--shell", "/bin/sh", USER)

    def close(self) -> None:
        """Throw it away; nothing of it is mounted outside the commands that ran in it."""
        shutil.rmtree(self.root)

    def path(self, inside: Path | str) -> Path:
        """Return where something in the room is, seen from here."""
        return self.root / str(inside).lstrip("/")

    def command(self, command: Iterable[str], *, user: bool, network: bool) -> list[str]:
        """Return what to run here so that a command runs in the room."""
        apart = ["unshare", "--mount", "--propagation=private", "--pid", "--fork", "--kill-child"]
        if not network:
            apart.append("--net")
        enter = ["sh", "-ec", _ENTER, "sh", str(self.root)]
        given = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8"]
        given += ["DEBIAN_FRONTEND=noninteractive"]
        if user:
            given += [f"HOME={HOME}", f"USER={USER}", f"XDG_RUNTIME_DIR=/run/user-{USER}"]
            given += [f"DISPLAY={os.environ.get('DISPLAY', '')}"]
            given += ["setpriv", f"--reuid={UID}", f"--regid={UID}", "--clear-groups"]
        return [*apart, *enter, *given, *command]

    def run(
        self, *command: str, user: bool = False, network: bool = False, fail: bool = False
    ) -> str:
        """Run a command in the room to its end and return what it said."""
        done = subprocess.run(
            self.command(command, user=user, network=network),
            check=False,
            capture_output=True,
            text=True,
        )
        if bool(done.returncode) != fail:
            words = f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
            raise Failed(words)
        return done.stdout + done.stderr

    def start(self, command: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
        """Start something as the ordinary user, without a network, and leave it running."""
        with log.open("wb") as file:
            return subprocess.Popen(
                self.command(command, user=True, network=False), stdout=file, stderr=file
            )

    def install(self, *packages: str) -> None:
        """Let apt install packages, with what they depend on and nothing that is only advised."""
        apt = ["apt-get", "-qq", "--yes", "--no-install-recommends"]
        self.run(*apt, "-o", "Dpkg::Use-Pty=0", "install", *packages, network=True)


class Failed(Exception):
    """The package, or the program in it, did not do what it has to."""
