"""Pictures in what is pasted or dropped, and in what a person chooses from the disk."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from workstation.domain.pictures import FILE_SUFFIXES
from workstation.ui import mime
from workstation.ui.translation import translate

if TYPE_CHECKING:
    from workstation.desk.picture_intake import Source

_IMAGE = re.compile(r"<img\b", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_ENCODED = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


def has_pictures(data: QMimeData) -> bool:
    """Say whether there are picture files, or an image, in what is pasted or dropped."""
    return bool(_files(data)) or (data.hasImage() and (not data.hasText() or _from_page(data)))


def _from_page(data: QMimeData) -> bool:
    """Say whether it is a picture out of a web page: browsers add its address as text."""
    if not data.hasHtml():
        return data.hasUrls() and data.text().strip() == data.urls()[0].toString()
    bare = _TAG.sub("", data.html())
    return not bare.strip() and len(_IMAGE.findall(data.html())) == 1


def pictures_in(data: QMimeData) -> list[Source]:
    """Return the picture files, or the image itself, in what is pasted or dropped."""
    files: list[Source] = list(_files(data))
    if files or not has_pictures(data):
        return files
    name = translate("PictureSources", "pasted picture")
    for media_type, suffix in _ENCODED.items():
        if data.hasFormat(media_type):
            return [(f"{name}.{suffix}", bytes(data.data(media_type).data()))]
    image = data.imageData()
    return [(f"{name}.png", _png(image))] if isinstance(image, QImage) else []


def choose_pictures(
    parent: QWidget, title: str, take: Callable[[list[Source]], None]
) -> QFileDialog:
    """Let a person choose picture files; `take` gets them."""
    kinds = " ".join(f"*{suffix}" for suffix in FILE_SUFFIXES)
    pictures = translate("PictureSources", "Pictures (%1)").replace("%1", kinds)
    dialog = QFileDialog(parent, title, "", pictures)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(partial(_chosen, take))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def choose_folder(parent: QWidget, title: str, take: Callable[[list[Source]], None]) -> QFileDialog:
    """Let a person choose a folder; `take` gets it."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.filesSelected.connect(partial(_chosen, take))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _chosen(take: Callable[[list[Source]], None], names: list[str]) -> None:
    take([Path(name) for name in names])


def _files(data: QMimeData) -> list[Path]:
    if data.hasFormat(mime.ARTICLE):
        return []  # the packet that other programs get is not written for this window
    found = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [file for file in found if file.suffix.lower() in FILE_SUFFIXES or file.is_dir()]


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(data.data())
