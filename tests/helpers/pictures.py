"""Pictures in a newsroom, for tests: small, of one colour, with whatever texts are asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from workstation.desk.desk import Desk
from workstation.domain.canonical import sha256_bytes
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Picture
from workstation.services import pictures


def image_bytes(colour: str, width: int = 60, height: int = 40, kind: str = "PNG") -> bytes:
    """Return a picture of one colour as a file."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    buffer.close()
    return bytes(data.data())


def add_picture(desk: Desk, colour: str, **texts: object) -> Picture:
    """Put a picture into the newsroom, waiting until it is there."""
    data = image_bytes(colour)
    plain = Picture(
        id=PictureId(sha256_bytes(data)),
        file_name=f"{colour}.png",
        media_type="image/png",
        width=60,
        height=40,
        size=len(data),
    )
    picture = replace(plain, **texts)  # type: ignore[arg-type]

    def store_bytes(store: object) -> None:
        store.blobs.put(data)  # type: ignore[attr-defined]
        store.blobs.put_thumbnail(picture.id, data)  # type: ignore[attr-defined]

    desk.dispatcher.files(store_bytes, owner=desk).result(10)
    desk.dispatcher.write(partial(pictures.add, picture=picture), owner=desk).result(10)
    return picture
