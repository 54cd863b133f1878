"""The program's icon in every size and form, from the one drawing."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

from installing.places import RESOURCES

DRAWING = RESOURCES / "program.svg"
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw(size: int) -> bytes:
    """Return the icon as a PNG so many pixels wide."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, Qt  # noqa: PLC0415 - only where there is something to draw
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # wrong stub
    return bytes(buffer.data().data())


def write_theme(folder: Path, name: str) -> None:
    """Write all sizes into an icon theme's folder, and the drawing itself."""
    for size in SIZES:
        target = folder / f"{size}x{size}" / "apps" / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(draw(size))
    scalable = folder / "scalable" / "apps" / f"{name}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    scalable.write_bytes(DRAWING.read_bytes())


def write_for_others(folder: Path) -> None:
    """Write the forms that Windows and macOS want: program.ico and program.icns."""
    from PIL import Image  # noqa: PLC0415 - as above

    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: Image.open(BytesIO(draw(size))) for size in {*WINDOWS_SIZES, 512, 1024}}
    pictures[256].save(
        folder / "program.ico",
        sizes=[(size, size) for size in WINDOWS_SIZES],
        append_images=[pictures[size] for size in WINDOWS_SIZES[:-1]],
    )
    pictures[1024].save(
        folder / "program.icns", append_images=[pictures[size] for size in (32, 64, 128, 256, 512)]
    )
