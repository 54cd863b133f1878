"""A field for a day, which may be none."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QWidget

from workstation.ui.widgets.fields import TextField

SHOWN = "d MMM yyyy"
_FORMS = ("yyyy-MM-dd", SHOWN, "d MMMM yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy")


class DateField(TextField):
    """Takes a day as people write it, and says when it can't be read."""

    picked = Signal(object)
    """A person gave another day: a `date`, or None where the field was emptied."""

    def __init__(self, label: str, *, never: str, parent: QWidget | None = None) -> None:
        super().__init__(label, placeholder=never, own_history=True, parent=parent)
        self._day: date | None = None
        self.finished.connect(self._on_finished)

    def day(self) -> date | None:
        """Return the day last read."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Show a day, without the signal; what is being typed stays."""
        if self.line.isModified() and self.line.hasFocus():
            return
        self._day = day
        self.set_text("" if day is None else QLocale().toString(_qdate(day), SHOWN))
        self.set_problem("")

    def _on_finished(self) -> None:
        if not self.line.isModified():
            return
        words = " ".join(self.text().split())
        day = read_day(words)
        if words and day is None:
            example = QLocale().toString(QDate(2027, 3, 31), SHOWN)
            self.set_problem(self.tr("Write a day such as %1.").replace("%1", example))
            return
        self.line.setModified(False)
        changed = day != self._day
        self.show_day(day)
        if changed:
            self.picked.emit(day)


def read_day(words: str) -> date | None:
    """Read a day in one of the ways in which people write it."""
    locale = QLocale()
    for form in (*_FORMS, locale.dateFormat(QLocale.FormatType.ShortFormat)):
        found = locale.toDate(words, form)
        if found.isValid() and found.year() > 1900:
            return date(found.year(), found.month(), found.day())
    return None


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
