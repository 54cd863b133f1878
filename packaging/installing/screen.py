"""A virtual screen, and a person's eyes and hands at it."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import TracebackType

from PIL import Image

from installing.room import Failed

SIZE = (1600, 1000)
PATIENCE = 120.0
"""Seconds that anything may take on a busy machine."""


class Screen:
    """An X server of its own, for as long as the block lasts."""

    def __enter__(self) -> Screen:
        read, write = os.pipe()
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        command = [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            size,
            "-nolisten",
            "tcp",
            "-ac",
        ]
        self._server = subprocess.Popen(
            command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            os.environ["DISPLAY"] = f":{pipe.readline().strip()}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.terminate()
        self._server.wait()

    def picture(self) -> Image.Image:
        """Return what is on the screen now."""
        done = subprocess.run(
            ["import", "-window", "root", "png:-"], check=True, capture_output=True
        )
        return Image.open(BytesIO(done.stdout)).convert("RGB")

    def do(self, *words: str) -> str:
        """Let xdotool press or click something."""
        done = subprocess.run(["xdotool", *words], check=False, capture_output=True, text=True)
        return done.stdout.strip()


def wait_until(true: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Look again and again until something is so."""
    end = time.monotonic() + patience
    while not true():
        if time.monotonic() > end:
            raise Failed(f"Waited {patience:.0f} s in vain for {what}.")
        time.sleep(0.25)


def colours(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Return how many different colours are in a part of the screen."""
    found = picture.crop(box).getcolors(maxcolors=1 << 24)
    return len(found or ())


def save(picture: Image.Image, path: Path) -> None:
    """Keep a picture for people."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)


def scratch() -> Path:
    """Return a new folder for logs."""
    return Path(tempfile.mkdtemp(prefix="trial-"))
