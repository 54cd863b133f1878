"""Thumbnails are drawn by what they are."""

import io
import subprocess
import sys

import pytest
from PIL import Image

DRAWING = """\
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from workstation.desk import thumbnails

application = QGuiApplication([])
image = thumbnails.drawn(sys.stdin.buffer.read())
loaded = Path("/proc/self/maps").read_text(encoding="utf-8") if sys.platform == "linux" else ""
print(image.width(), image.height(), "libqpdf" in loaded)
"""


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_thumbnail_is_drawn_and_nothing_else_is_loaded_for_it(kind: str) -> None:
    target = io.BytesIO()
    Image.new("RGB", (64, 48)).save(target, kind)
    done = subprocess.run(
        [sys.executable, "-c", DRAWING], input=target.getvalue(), capture_output=True, check=True
    )
    assert done.stdout.split() == [b"64", b"48", b"False"]
