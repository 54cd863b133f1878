"""Write the lock files: exact versions and hashes of everything, and no address.

    python packaging/lock.py             keep the versions that still fit pyproject.toml
    python packaging/lock.py --upgrade   take the newest that fit

The hashes are those of every file the package index has for a version, whatever the platform.
"""

import argparse
import re
import subprocess
import sys
import venv
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
TOOLS = TOP / "build" / "lock-tools"
RESOLVER = "uv==0.13.9"
HEADER = """\
# {what}
# Exact versions and the SHA-256 of each of their files, written by `make lock`.
"""
LOCKS = {
    "requirements.lock": ("What the program runs on.", ()),
    "requirements-dev.lock": (
        "What the program runs on, and what it is tested and checked with.",
        ("--group", "dev", "--constraints", "requirements.lock"),
    ),
    "requirements-build.lock": (
        "What the program runs on, and what its packages are made with.",
        ("--group", "build", "--constraints", "requirements.lock"),
    ),
}


def resolver() -> Path:
    """Return the resolver, installed into a folder of its own."""
    program = TOOLS / "bin" / "uv"
    version = RESOLVER.partition("==")[2]
    if not any(TOOLS.glob(f"lib/python*/site-packages/uv-{version}.dist-info")):
        venv.create(TOOLS, with_pip=True, clear=True)
        pip = [str(TOOLS / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "-qq", "--no-deps", RESOLVER], check=True)
    return program


def write_lock(name: str, what: str, options: tuple[str, ...], *, upgrade: bool) -> None:
    """Resolve one lock file and write it."""
    target = TOP / name
    command = [
        *(str(resolver()), "--no-config", "pip", "compile", "pyproject.toml", *options),
        *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-build"),
        *("--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet"),
        *("--output-file", name),
        *(("--upgrade",) if upgrade else ()),
    ]
    subprocess.run(command, check=True, cwd=TOP, stdout=subprocess.DEVNULL)
    pins = target.read_text(encoding="utf-8")
    pins = re.sub(r"^(?:#.*\n)+", "", pins)
    if "://" in pins:
        target.unlink()
        sys.exit(f"{name} would hold an address, so it was not written.")
    target.write_text(HEADER.format(what=what) + "\n" + pins.lstrip(), encoding="utf-8")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Write the lock files.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    options = parser.parse_args()
    for name, (what, choices) in LOCKS.items():
        write_lock(name, what, choices, upgrade=options.upgrade)
    return 0


if __name__ == "__main__":
    sys.exit(main())
