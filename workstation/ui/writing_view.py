"""How the draft is shown: zoom, width of lines, focus, typewriter scrolling, typographic marks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from workstation.settings.declare import declarations
from workstation.settings.model import Writing

ZOOM_STEP = 10
WIDTH_STEP = 4


class WritingView(QObject):
    """One person's way of writing, the same in every article; kept in the settings."""

    changed = Signal()
    """Something of `value` is different now."""

    def __init__(self, value: Writing | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = value or Writing()

    @property
    def value(self) -> Writing:
        """How it is now."""
        return self._value

    def scaled(self, pixels: int) -> int:
        """Return a size of type as the zoom has it."""
        return max(1, round(pixels * self._value.zoom / 100))

    def set_value(self, value: Writing) -> None:
        """Show the draft in another way."""
        if value != self._value:
            self._value = value
            self.changed.emit()

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller; no step brings its own size back."""
        wanted = _within("zoom", self._value.zoom + steps * ZOOM_STEP) if steps else 100
        self.set_value(replace(self._value, zoom=wanted))

    def widen(self, steps: int) -> None:
        """Make lines wider or narrower."""
        wanted = _within("line_width", self._value.line_width + steps * WIDTH_STEP)
        self.set_value(replace(self._value, line_width=wanted))

    def toggle(self, name: str) -> None:
        """Turn `focus`, `typewriter` or `typographic` on or off."""
        self.set_value(replace(self._value, **{name: not getattr(self._value, name)}))


def _within(name: str, wanted: int) -> int:
    known = declarations(Writing)[name]
    low = wanted if known.minimum is None else known.minimum
    high = wanted if known.maximum is None else known.maximum
    return min(max(wanted, low), high)
