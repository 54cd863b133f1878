"""Make .venv and install what it and Qt need; do nothing where nothing has changed.

Runs on the machine's own Python with the standard library alone.
"""

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
LOCK = TOP / "requirements-dev.lock"
SYSTEM_PACKAGES = TOP / "packaging" / "system-packages.txt"
OLDEST_PYTHON = (3, 11)


class CannotSetUp(Exception):
    """Something a person has to do first; the message says what."""


def say(words: str) -> None:
    """Tell the person what is going on."""
    print(words, flush=True)


def listed_packages(text: str) -> list[str]:
    """Return the package names in a list with comments and blank lines."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def names_installed(report: str) -> set[str]:
    """Return every name that the installed packages of a dpkg-query report answer to."""
    names: set[str] = set()
    for line in report.splitlines():
        status, name, provides = line.split("\t")
        if status.startswith("ii"):
            names.add(name)
            names.update(item.split()[0] for item in provides.split(",") if item.strip())
    return names


def missing_packages(wanted: Iterable[str]) -> list[str]:
    """Return the wanted system packages that dpkg does not know as installed."""
    report = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${db:Status-Abbrev}\t${Package}\t${Provides}\n"],
        check=True,
        capture_output=True,
        text=True,
    )
    installed = names_installed(report.stdout)
    return [name for name in wanted if name not in installed]


def administrator_prefix() -> list[str] | None:
    """Return what to put before a command that changes the system, or None where we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(
        ["sudo", "--non-interactive", "true"], check=False, capture_output=True
    )
    return ["sudo", "--non-interactive"] if allowed.returncode == 0 else None


def install_system_packages(missing: Sequence[str]) -> None:
    """Install Debian packages without asking anything."""
    prefix = administrator_prefix()
    if prefix is None:
        raise CannotSetUp(
            "System libraries are missing. Please have them installed, then run this again: "
            f"sudo apt-get install --no-install-recommends {' '.join(missing)}"
        )
    say(f"Installing {len(missing)} system packages: {' '.join(missing)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *missing]
    for command in ([*apt, "update"], install):
        done = subprocess.run(
            command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
        )
        if done.returncode != 0:
            sys.stderr.buffer.write(done.stdout)
            raise CannotSetUp(f"This command failed (its own words are above): {' '.join(command)}")


def provide_system_packages(lists: Sequence[Path] = (SYSTEM_PACKAGES,)) -> None:
    """See to it that the listed system packages are there."""
    wanted = [one for path in lists for one in listed_packages(path.read_text(encoding="utf-8"))]
    if importlib.util.find_spec("ensurepip") is None:
        wanted.append("python3-venv")
    if shutil.which("dpkg-query") and shutil.which("apt-get"):
        missing = missing_packages(wanted)
        if missing:
            install_system_packages(missing)
    elif sys.platform == "linux":
        say(
            "This is not Debian or a relative of it, so system libraries are left alone. "
            f"Where Qt finds one missing, these are what Debian calls them: {' '.join(wanted)}"
        )


def fingerprint(venv: Path, lock: Path) -> str:
    """Return a digest of everything the virtual environment is made from."""
    digest = hashlib.sha256()
    for part in (lock.read_bytes(), Path(__file__).read_bytes()):
        digest.update(hashlib.sha256(part).digest())
    digest.update(f"{sys.version}\n{sys.executable}\n{venv.resolve()}".encode())
    return digest.hexdigest()


def own_environment() -> dict[str, str]:
    """Return the environment without what would keep Python from writing bytecode."""
    kept_out = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "PYTHONPATH", "PYTHONHOME")
    return {name: value for name, value in os.environ.items() if name not in kept_out}


def run_python(python: Path | str, *arguments: str) -> None:
    """Run a Python to its end; its failure is ours."""
    command = [str(python), *arguments]
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, env=own_environment())
    if done.returncode != 0:
        raise CannotSetUp(f"This command failed (its own words are above): {' '.join(command)}")


def make_environment(venv: Path, lock: Path) -> None:
    """Make the virtual environment anew: exact versions, checked hashes, compiled bytecode."""
    if venv.exists():
        say(f"Removing {venv.name}, which is not of these versions")
        shutil.rmtree(venv)
    say(f"Making {venv.name} with Python {sys.version.split()[0]}")
    run_python(sys.executable, "-m", "venv", str(venv))
    python = venv / "bin" / "python"
    say(f"Installing what {lock.name} lists (about 250 MB to download the first time)")
    run_python(
        python,
        *("-m", "pip", "--disable-pip-version-check", "install", "-qq", "--no-input"),
        *("--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-compile"),
        *("--requirement", str(lock)),
    )
    run_python(python, "-m", "pip", "--disable-pip-version-check", "check", "-q")
    say("Compiling bytecode")
    # A few packages carry files that are not Python of this version: they are not imported either.
    quietly = ("-m", "compileall", "-qq", "-j", "0")
    subprocess.run(
        [str(python), *quietly, str(venv / "lib"), str(TOP / "workstation")],
        check=False,
        env=own_environment(),
    )


def set_up(venv: Path, lock: Path, lists: Sequence[Path] = (SYSTEM_PACKAGES,)) -> None:
    """Bring the system packages and the virtual environment up to date."""
    provide_system_packages(lists)
    stamp = venv / "set-up.stamp"
    wanted = fingerprint(venv, lock)
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    make_environment(venv, lock)
    stamp.write_text(wanted, encoding="ascii")
    say("Set up.")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--venv", type=Path, default=TOP / ".venv", help="where to make it")
    parser.add_argument("--lock", type=Path, default=LOCK, help="what to install")
    parser.add_argument(
        "--packages",
        type=Path,
        nargs="*",
        default=(),
        metavar="LIST",
        help="lists of more system packages",
    )
    options = parser.parse_args()
    if sys.version_info < OLDEST_PYTHON:
        say(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
        return 1
    try:
        set_up(options.venv, options.lock, (SYSTEM_PACKAGES, *options.packages))
    except CannotSetUp as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
