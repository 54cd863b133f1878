"""The bytes of pictures, for whoever shows them whole: drawn for the page, or as they came."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workstation.desk.dispatcher import Dispatcher
from workstation.domain.errors import CannotSave
from workstation.domain.ids import PictureId
from workstation.domain.pictures import PAGE_WIDTHS, Sized

if TYPE_CHECKING:
    from workstation.formats.picture_workshop import Workshop
    from workstation.storage.store import Store


log = logging.getLogger(__name__)

MOST_KEPT = 3 * PAGE_WIDTHS[-1]
"""Larger drawings are not kept: no page asks for them twice."""


class Media:
    """Reads and draws pictures beside the GUI thread; what is drawn is kept for the next time."""

    def __init__(self, dispatcher: Dispatcher, workshop: Workshop) -> None:
        self._dispatcher = dispatcher
        self._workshop = workshop

    def fetch(
        self,
        wanted: PictureId | Sized,
        owner: QObject,
        done: Callable[[bytes | None], None],
    ) -> None:
        """Hand a picture's bytes to `done`, or None; nothing happens once the owner is gone."""

        def failed(error: Exception) -> None:
            log.warning("A picture could not be shown: %s", error)
            done(None)

        task = (
            partial(_drawn, wanted=wanted, workshop=self._workshop)
            if isinstance(wanted, Sized)
            else partial(_read, picture=wanted)
        )
        self._dispatcher.files(task, owner=owner, done=done, failed=failed)


def _read(store: Store, picture: PictureId) -> bytes | None:
    return store.blobs.read(picture)


def draw_missing(store: Store, wanted: tuple[Sized, ...], workshop: Workshop) -> int:
    """Draw those sizes of one cut that are not kept yet, all in one go; return how many."""
    from workstation.formats.picture_worker import Draw  # noqa: PLC0415 - not at the start

    kept = store.blobs.renditions(wanted[0].picture)
    missing = tuple(size for size in wanted if size.recipe not in kept)
    data = store.blobs.read(wanted[0].picture) if missing else None
    if data is None:
        return 0
    order = Draw(
        data=data,
        cut=missing[0].cut,
        sides=tuple(size.side for size in missing),
        media_type=missing[0].media_type,
    )
    drawn = workshop.draw(order)
    recipes = (size.recipe for size in missing)
    new = {recipe: one.data for recipe, one in zip(recipes, drawn, strict=True)}
    store.blobs.put_renditions(wanted[0].picture, new)
    return len(new)


def _drawn(store: Store, wanted: Sized, workshop: Workshop) -> bytes | None:
    """Return what was drawn before, or draw it now."""
    from workstation.formats.picture_worker import Draw  # noqa: PLC0415 - not at the start

    kept = store.blobs.rendition(wanted.picture, wanted.recipe)
    if kept is not None:
        return kept
    data = store.blobs.read(wanted.picture)
    if data is None:
        return None
    order = Draw(
        data=data,
        file_name="picture",
        cut=wanted.cut,
        sides=(wanted.side,),
        media_type=wanted.media_type,
    )
    [drawn] = workshop.draw(order)
    if wanted.side <= MOST_KEPT:
        with suppress(CannotSave):  # where there is no room, it is shown all the same
            store.blobs.put_renditions(wanted.picture, {wanted.recipe: drawn.data})
    return drawn.data
