"""A moment that may be set or not: an embargo, a deadline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QHBoxLayout, QWidget

from workstation.domain.clock import Clock
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.properties import inset


class MomentField(QWidget):
    """A tick with the field's name, and beside it day and time in this place's clock."""

    edited = Signal(object)
    """A person set the moment (an aware `datetime` in UTC), or took it away (None)."""

    def __init__(self, name: str, advice: str, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._clock = clock
        self._showing = False
        self.tick = QCheckBox(name, self)
        self.tick.setToolTip(advice)
        self.edit = QDateTimeEdit(self)
        inset(self.edit)
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("ddd d MMM yyyy  HH:mm")
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription(advice)
        kept = self.edit.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.edit.setSizePolicy(kept)
        self._offer(moment=False)
        self.setFocusProxy(self.tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.tick, 1)
        row.addWidget(self.edit, 2)
        self.tick.toggled.connect(self._on_toggled)
        self.edit.dateTimeChanged.connect(self._on_changed)

    def show_moment(self, moment: datetime | None) -> None:
        """Show a moment, without the signal."""
        self._showing = True
        self.tick.setChecked(moment is not None)
        self._offer(moment=moment is not None)
        if moment is not None and moment != self._moment():
            self.edit.setDateTime(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())))
        self._showing = False

    def _offer(self, *, moment: bool) -> None:
        self.edit.setEnabled(moment)
        self.edit.setVisible(moment)

    def _moment(self) -> datetime:
        return datetime.fromtimestamp(self.edit.dateTime().toSecsSinceEpoch(), UTC)

    def _on_toggled(self, on: bool) -> None:
        self._offer(moment=on)
        if self._showing:
            return
        if not on:
            self.edited.emit(None)
            return
        soon = self._clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        self.show_moment(soon)
        self.edited.emit(soon)

    def _on_changed(self, _moment: QDateTime) -> None:
        if not self._showing:
            self.edited.emit(self._moment())
