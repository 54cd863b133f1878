"""Install the package on a clean Debian and use it as a person would; `make package-test`.

python -m installing.trial [--suite stable] [--package FILE] [--before FILE] [--effort 3]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from pysqlite3 import dbapi2

from installing import elf, freeze, needs, packages, sandbox, trimming
from installing.__main__ import build, megabytes, weigh
from installing.description import Description
from installing.places import COMMAND, INTERNAL, NAME, TOP, WORK, version
from installing.places import HOME as PROGRAM
from installing.room import HOME, UID, USER, Failed, Room
from installing.screen import Screen, colours, save, scratch, wait_until

NEWSROOM = HOME / "demo"
PICTURES = WORK / "pictures"
PREVIEW = (1160, 250, 1560, 930)
"""A part of the screen that is all page at the first start."""
PAINTED = 5000
"""Colours that a page with its large picture has at least; without a page there are 2 to 300."""
OLDEST = TOP / "tests" / "storage" / "old_v0001.sql"
PHOTOGRAPH = TOP / "tests" / "formats" / "samples" / "quay.heic"
ARTICLE = """---
headline: The quay
pictures:
  quay:
    file: {file}
    role: lead
---
It waits.
"""
TYPED = "Written while the package was being replaced. "


def say(words: str) -> None:
    """Tell the person who waits."""
    print(words, flush=True)


def previous(root: Path, target: Path) -> Path:
    """Make a package with an older number from the same contents, to upgrade from."""
    about = Description("0.0.1~before", needs.find(root), weigh(root), freeze.epoch())
    return packages.debian(about, root, WORK, target, packages.QUICK)


class Trial:
    """Everything that is tried, in order, in one room and on one screen."""

    def __init__(self, room: Room, screen: Screen) -> None:
        self._room = room
        self._screen = screen
        self._logs = scratch()
        self._window: subprocess.Popen[bytes] | None = None

    def program(self, *arguments: str) -> str:
        """Run the installed command line as the ordinary user, without a network."""
        return self._room.run(COMMAND, "--newsroom", str(NEWSROOM), *arguments, user=True)

    def install(self, package: Path) -> None:
        """Install a package with nothing but what it declares."""
        inside = f"/tmp/{package.name}"
        shutil.copy(package, self._room.path(inside))
        begun = time.monotonic()
        self._room.install("--allow-downgrades", inside)
        self._room.path(inside).unlink()
        say(f"installed {package.name} in {time.monotonic() - begun:.0f} s")

    def look_for_missing_libraries(self) -> None:
        """See that every library that a shipped file names is there."""
        files = [
            f"/{path.relative_to(self._room.root)}"
            for path in elf.binaries(self._room.path(str(PROGRAM)))
            if path.name not in trimming.OPTIONAL
        ]
        # As the program runs: it names its own folder to the loader, for itself and its helpers.
        ask = f'export LD_LIBRARY_PATH=/{PROGRAM}/{INTERNAL}; for one; do ldd "$one"; done'
        said = self._room.run("sh", "-c", ask, "sh", *files)
        missing = sorted({line.strip() for line in said.splitlines() if "not found" in line})
        if missing:
            raise Failed("\n".join(missing))
        say(f"every library that {len(files)} files need is there")

    def make_demo(self) -> str:
        """Make the demo newsroom; return the short name of an article in it."""
        self.program("demo")
        found = json.loads(self.program("list", "--json"))
        rows = found["articles"] if isinstance(found, dict) else found
        say(f"the demo newsroom has {len(rows)} articles")
        return str(rows[0]["slug"])

    def import_photograph(self) -> None:
        """Take in an article with a photograph as telephones make them."""
        folder = self._room.path(HOME)
        shutil.copy(PHOTOGRAPH, folder / PHOTOGRAPH.name)
        article = folder / "quay.md"
        article.write_text(ARTICLE.format(file=PHOTOGRAPH.name), "utf-8")
        said = json.loads(self.program("import", str(HOME / article.name), "--json"))
        if len(said["imported"]) != 1 or said["not_carried"] or said["failed"]:
            raise Failed(f"An article with a photograph was not taken in whole: {said}")
        say(f"imported an article with {PHOTOGRAPH.name}")

    def read_old_newsroom(self) -> None:
        """Ask the command line for the articles of a newsroom as the first version wrote it."""
        folder = self._room.path(HOME / "old")
        folder.mkdir()
        with closing(dbapi2.connect(folder / "newsroom.db")) as database:
            database.executescript(OLDEST.read_text("utf-8"))
        for path in (folder, *folder.iterdir()):
            os.chown(path, UID, UID)
        said = self._room.run(COMMAND, "--newsroom", str(HOME / "old"), "list", user=True)
        if "ferry-waits" not in said or "brought up to date" not in said:
            raise Failed(f"The old newsroom was not brought up to date: {said}")
        say("a newsroom of the first version was brought up to date by the command line")

    def open_window(self, name: str) -> None:
        """Open the newsroom's window and wait until the preview has painted a page."""
        begun = time.monotonic()
        command = [COMMAND, "--newsroom", str(NEWSROOM)]
        self._window = self._room.start(command, self._logs / f"{name}.log")
        wait_until(lambda: bool(self._find()), "the window")
        there = time.monotonic() - begun
        wait_until(self._painted, "the preview to paint", 180)
        time.sleep(1)
        picture = self._screen.picture()
        save(picture, PICTURES / f"{name}.png")
        say(
            f"window after {there:.1f} s, preview painted after {time.monotonic() - begun:.1f} s "
            f"({colours(picture, PREVIEW)} colours in it): {PICTURES.name}/{name}.png"
        )

    def _find(self) -> str:
        return self._screen.do("search", "--onlyvisible", "--class", NAME).partition("\n")[0]

    def _painted(self) -> bool:
        if self._window is None or self._window.poll() is not None:
            raise Failed(f"The window ended: {self.words()}")
        return colours(self._screen.picture(), PREVIEW) >= PAINTED

    def words(self) -> str:
        """Return everything the windows have said."""
        return "".join(path.read_text("utf-8") for path in sorted(self._logs.glob("*.log")))

    def tell_sandbox(self) -> None:
        """Say how the processes that draw pages are kept apart; any that is not is a failure."""
        drawing = sandbox.processes_that_draw()
        if not drawing:
            raise Failed("There is no process that draws pages.")
        for process in drawing:
            say(f"sandbox: {process.words()}")
            if not process.filtered or (sandbox.is_allowed() and not process.apart):
                raise Failed("Pages are not kept apart, though the kernel allows it.")

    def type_words(self, words: str) -> None:
        """Write into the article that is open, at the beginning of its text."""
        window = self._find()
        self._screen.do("mousemove", "760", "365", "click", "1")
        self._screen.do("windowfocus", "--sync", window)
        self._screen.do("key", "--clearmodifiers", "ctrl+Home")
        self._screen.do("type", "--clearmodifiers", "--delay", "25", words)

    def close_window(self) -> None:
        """Close it as a person does."""
        if self._window is None:
            return
        window = self._window
        self._screen.do("windowfocus", "--sync", self._find())
        self._screen.do("key", "--clearmodifiers", "ctrl+q")
        wait_until(lambda: window.poll() is not None, "the window to close")
        code = window.returncode
        self._window = None
        if code:
            raise Failed(f"The window ended with {code}: {self.words()}")

    def give_up(self) -> None:
        """End the window whatever it does."""
        if self._window is not None and self._window.poll() is None:
            self._window.send_signal(signal.SIGKILL)
            self._window.wait()

    def export(self, slug: str) -> None:
        """Write a page, and a PDF, from the command line."""
        for form, sign in (("html", b"<!doctype html>"), ("pdf", b"%PDF-")):
            out = HOME / f"page.{form}"
            self.program("export", slug, "--to", form, "-o", str(out))
            data = self._room.path(out).read_bytes()
            if not data[:100].lower().lstrip().startswith(sign.lower()):
                raise Failed(f"{out} begins with {data[:60]!r}.")
            say(f"exported {slug} as {form}: {len(data)} bytes")

    def kept(self) -> str:
        """Return a digest of every file of the newsroom."""
        digest = hashlib.sha256()
        for path in sorted(self._room.path(NEWSROOM).rglob("*")):
            if path.is_file():
                digest.update(path.name.encode() + path.read_bytes())
        return digest.hexdigest()

    def take_away(self) -> None:
        """Remove, then purge; the newsroom stays, byte for byte, and nothing else does."""
        before = self.kept()
        for way in ("remove", "purge"):
            self._room.run("dpkg", f"--{way}", NAME)
            if self.kept() != before:
                raise Failed(f"The newsroom is another one after {way}.")
        left = [
            path
            for folder in ("usr", "etc", "opt", "var/cache")
            for path in self._room.path(folder).rglob(f"*{NAME}*")
        ]
        if left:
            raise Failed(f"These files stayed: {left}")
        say("removed and purged: the newsroom is as it was, and nothing else is left")


def check_profile(room: Room) -> None:
    """See that the system's own parser takes the AppArmor profile."""
    room.install("apparmor")
    said = room.run("apparmor_parser", "--skip-kernel-load", "--skip-cache", "--debug",
                    f"/{PROGRAM}/apparmor")  # fmt: skip
    if "editorial-workstation" not in said:
        raise Failed(f"The AppArmor profile is not understood: {said}")
    say("the AppArmor profile is understood by this system's parser")


def try_out(suite: str, package: Path, before: Path) -> None:
    """Do all of it; the first thing that goes wrong raises."""
    room = Room(suite)
    try:
        release = room.path("etc/debian_version").read_text("ascii").strip()
        say(f"a clean Debian {release}, {len(_installed(room))} packages")
        room.run("apt-get", "-qq", "update", network=True)
        runtime = room.path(f"/run/user-{USER}")
        runtime.mkdir(mode=0o700)
        os.chown(runtime, UID, UID)
        with Screen() as screen:
            trial = Trial(room, screen)
            try:
                _use(room, trial, package, before)
            finally:
                save(screen.picture(), PICTURES / "last.png")
                trial.give_up()
    finally:
        room.close()


def _use(room: Room, trial: Trial, package: Path, before: Path) -> None:
    trial.install(before)
    say(f"with what it depends on: {len(_installed(room))} packages")
    trial.look_for_missing_libraries()
    say(trial.program("--version").strip())
    slug = trial.make_demo()
    trial.open_window("first")
    trial.tell_sandbox()
    trial.type_words("Before. ")
    trial.install(package)
    trial.type_words(TYPED)
    trial.close_window()
    trial.open_window("upgraded")  # brings the newsroom up to date where the new version asks it
    trial.tell_sandbox()
    trial.close_window()
    if TYPED.strip() not in trial.program("show", slug):
        raise Failed("What was typed while the package was replaced is gone.")
    say("upgraded while the newsroom was open: the window went on, and saved what was typed")
    trial.export(slug)
    trial.import_photograph()
    trial.read_old_newsroom()
    say(trial.program("doctor").strip())
    check_profile(room)
    trial.take_away()
    _no_complaints(trial.words())


def _no_complaints(words: str) -> None:
    """Print what the windows said; an error among it is a failure."""
    if words.strip():
        say(f"the windows said:\n{words.strip()}")
    if "Traceback" in words or "Error" in words:
        raise Failed("An error was among it.")


def _installed(room: Room) -> list[str]:
    return room.run("dpkg-query", "--show").splitlines()


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Try the package out on a clean Debian.")
    parser.add_argument("--suite", default="stable", help="which Debian")
    parser.add_argument("--package", type=Path, help="a package made before, in place of a new one")
    parser.add_argument("--before", type=Path, help="the package that is upgraded from")
    packages.add_effort(parser, packages.QUICK)
    options = parser.parse_args()
    root = WORK / "root"
    package = options.package or build(["deb"], number=version(), effort=options.effort)[0]
    before = options.before or previous(root, WORK)
    say(f"{megabytes(package.stat().st_size)}  {package.name}")
    try:
        try_out(options.suite, package, before)
    except Failed as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    say("PASSED")
    return 0


if __name__ == "__main__":
    sys.exit(main())
