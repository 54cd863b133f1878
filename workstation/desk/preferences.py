"""One person's preferences, written beside the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from workstation.desk.dispatcher import Dispatcher
from workstation.domain.errors import CannotSave
from workstation.domain.policy import Policy
from workstation.settings.model import Settings
from workstation.settings.store import SettingsStore


class Preferences(QObject):
    """Reads and writes the settings file; what the organisation has locked is never written."""

    def __init__(
        self, dispatcher: Dispatcher, store: SettingsStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._store = store

    @property
    def policy(self) -> Policy:
        """What the organisation has set; nothing where there is none."""
        return self._store.policy or Policy()

    def load(self, owner: QObject, done: Callable[[Settings], None]) -> None:
        """Give the settings to `done`."""
        self._dispatcher.compute(self._store.load, owner=owner, done=done)

    def save(self, settings: Settings) -> None:
        """Write the settings; where that is not possible a notice says so."""
        self._dispatcher.compute(partial(_save, self._store, settings), owner=self, done=_nothing)


def _save(store: SettingsStore, settings: Settings) -> None:
    try:
        store.save(settings)
    except OSError as error:
        message = f"The preferences can’t be written ({error.strerror})."
        raise CannotSave(message) from error


def _nothing(_answer: None) -> None:
    """Need no answer."""
