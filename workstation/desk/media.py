"""The bytes of pictures, for whoever shows them whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workstation.desk.dispatcher import Dispatcher
from workstation.domain.ids import PictureId

if TYPE_CHECKING:
    from workstation.storage.store import Store


class Media:
    """Reads originals beside the GUI thread."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher

    def fetch(
        self, picture: PictureId, owner: QObject, done: Callable[[bytes | None], None]
    ) -> None:
        """Hand a picture's bytes to `done`, or None; nothing happens once the owner is gone."""

        def failed(_error: Exception) -> None:
            done(None)

        self._dispatcher.files(
            partial(_read, picture=picture), owner=owner, done=done, failed=failed
        )


def _read(store: Store, picture: PictureId) -> bytes | None:
    return store.blobs.read(picture)
