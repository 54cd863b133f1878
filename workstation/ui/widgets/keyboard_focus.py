"""Whether a list is being used by keyboard: only then does it show where the focus is."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractScrollArea
from shiboken6 import isValid

_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class KeyboardFocus(QObject):
    """Watches a list: keys turn the mark of the focus on, the mouse turns it off."""

    # Events come before the object is made up, and after Python has taken its attributes away.
    _area: QAbstractScrollArea | None = None
    _by_keyboard = False

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        area.installEventFilter(self)
        area.viewport().installEventFilter(self)

    @property
    def shown(self) -> bool:
        """The list has the focus, and got it or was last used by keyboard."""
        return self._by_keyboard and self._area is not None and self._area.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of how the list is used."""
        if self._area is None or not isValid(self._area):
            return False
        kind = event.type()
        before = self._by_keyboard
        if kind == QEvent.Type.KeyPress:
            self._by_keyboard = True
        elif kind == QEvent.Type.MouseButtonPress:
            self._by_keyboard = False
        elif kind == QEvent.Type.FocusIn and watched is self._area:
            self._by_keyboard = cast("QFocusEvent", event).reason() in _BY_KEY
        if before != self._by_keyboard:
            self._area.viewport().update()
        return False
