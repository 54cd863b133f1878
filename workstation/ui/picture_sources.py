"""Pictures in what is pasted or dropped, and in what a person chooses from the disk."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from workstation.domain.pictures import FILE_SUFFIXES, REFUSED_SUFFIXES
from workstation.ui import mime
from workstation.ui.translation import translate

if TYPE_CHECKING:
    from workstation.desk.desk import Desk
    from workstation.desk.picture_intake import Source

_IMAGE = re.compile(r"<img\b", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_SOURCE = re.compile(r"""<img\b[^>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_HELD = re.compile(r"data:image/(jpeg|png|webp);base64,([A-Za-z0-9+/=\s%]+)\Z")
_ENCODED = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


def has_pictures(data: QMimeData) -> bool:
    """Say whether there are picture files, or an image, in what is pasted or dropped."""
    if _files(data) or _held(data) is not None:
        return True
    return data.hasImage() and (not data.hasText() or _from_page(data))


def offered_by_address(data: QMimeData) -> str:
    """Return the name of a web page's picture of which nothing but the address is there.

    Most browsers hand out no more when a picture is dragged; it is not fetched.
    """
    if has_pictures(data) or not data.hasHtml() or not _from_page(data):
        return ""
    address = QUrl(_address(data))
    return (address.fileName() or address.host()) if address.scheme() in ("http", "https") else ""


def file_of_another_kind(data: QMimeData) -> str:
    """Return the name of a file, where there is nothing but files and none can be a picture."""
    if data.hasHtml() or data.hasImage() or data.hasFormat(mime.ARTICLE) or _files(data):
        return ""
    names = [url.fileName() for url in data.urls() if url.isLocalFile()]
    return names[0] if names and len(names) == len(data.urls()) else ""


def tell_of_address(desk: Desk, name: str) -> None:
    """Say how a picture gets here that a browser gives no more of than its address."""
    problem = translate(
        "PictureSources",
        "the browser gives only the picture’s address. Copy the picture there and paste it here, "
        "or save it and drop the file.",
    )
    _tell(desk, name, problem)


def tell_of_file(desk: Desk, name: str) -> None:
    """Say how the words of a file get here that is no picture."""
    problem = translate(
        "PictureSources",
        "only picture files can be put into the text. Open this one, copy its words and paste "
        "them here.",
    )
    _tell(desk, name, problem)


def _tell(desk: Desk, name: str, problem: str) -> None:
    # Few drags need it, and the window is there sooner without.
    from workstation.desk.notice import Notice, NoticeKind  # noqa: PLC0415
    from workstation.domain.errors import BadPicture  # noqa: PLC0415

    desk.noticed.emit(Notice(NoticeKind.FAILED, error=BadPicture(name, problem)))


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
    held = _held(data)
    if held is not None:
        return [(f"{name}.{held[0]}", held[1])]
    for media_type, suffix in _ENCODED.items():
        if data.hasFormat(media_type):
            return [(f"{name}.{suffix}", bytes(data.data(media_type).data()))]
    image = data.imageData()
    return [(f"{name}.png", _png(image))] if isinstance(image, QImage) else []


def _address(data: QMimeData) -> str:
    """Return the address of the first picture in HTML."""
    from html import unescape  # noqa: PLC0415 - seldom

    found = _SOURCE.search(data.html())
    return unescape(found[1] or found[2] or "") if found else ""


def _held(data: QMimeData) -> tuple[str, bytes] | None:
    """Return suffix and bytes of a page's only picture, if the page holds it itself."""
    if not data.hasHtml() or not _from_page(data):
        return None
    found = _HELD.match(_address(data))
    if found is None:
        return None
    bare = QByteArray.fromPercentEncoding(QByteArray(found[2].encode("ascii", "ignore")))
    return _ENCODED[f"image/{found[1]}"], bytes(QByteArray.fromBase64(bare).data())


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
    offered = FILE_SUFFIXES + REFUSED_SUFFIXES
    return [file for file in found if file.suffix.lower() in offered or file.is_dir()]


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(data.data())
