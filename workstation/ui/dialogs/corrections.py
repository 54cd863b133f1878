"""The log of corrections: what of published articles was changed, and what readers were told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workstation.desk.desk import Desk
from workstation.desk.review_feed import ReviewFeed
from workstation.domain.workflow import LoggedCorrection, Stage
from workstation.ui.icons import Icons
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.search_field import SearchField
from workstation.ui.words import correction_name, full_moment, stage_name

_COLUMNS = 5


class CorrectionsDialog(QDialog):
    """Lists corrections and withdrawals; words typed above narrow it, Enter opens the article."""

    def __init__(self, desk: Desk, feed: ReviewFeed, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Corrections log"))
        self.resize(940, 560)
        self._desk = desk
        self._logged: tuple[LoggedCorrection, ...] = ()
        self.search = SearchField(self.tr("Search in the log"), icons)
        """Narrows the list."""
        self.search.edited.connect(self._narrow)
        self.search.cancelled.connect(self.reject)
        self.table = QTableWidget(0, _COLUMNS)
        """A row for each correction, the newest first."""
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("When"),
                self.tr("What it is"),
                self.tr("Article"),
                self.tr("What was said"),
                self.tr("By"),
            ]
        )
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.activated.connect(self._on_activated)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._empty = QLabel(self.tr("No published article has been corrected or withdrawn."))
        self._empty.setProperty("role", "secondary")
        self._empty.setWordWrap(True)
        self._empty.hide()
        stack = QVBoxLayout(self)
        stack.setContentsMargins(Space.GUTTER, Space.GUTTER, Space.GUTTER, Space.GUTTER)
        stack.setSpacing(Space.LARGE)
        stack.addWidget(self.search)
        stack.addWidget(self.table, 1)
        stack.addWidget(self._empty)
        feed.corrections_loaded.connect(self._show)
        feed.load_corrections()
        self.search.start()

    def _show(self, logged: tuple[LoggedCorrection, ...]) -> None:
        self._logged = logged
        self._empty.setVisible(not logged)
        self.table.setVisible(bool(logged))
        self.table.setRowCount(len(logged))
        now = self._desk.clock.now()
        for row, each in enumerate(logged):
            words = (full_moment(each.at, now), self._kind(each), each.headline, each.note, each.by)
            for column, text in enumerate(words):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeRowsToContents()
        if logged:
            self.table.setCurrentCell(0, 0)

    def _kind(self, logged: LoggedCorrection) -> str:
        if logged.kind is not None:
            return correction_name(logged.kind)
        if logged.stage is Stage.WITHDRAWN:
            return stage_name(Stage.WITHDRAWN)
        return self.tr("Minor: readers were not told")

    def _narrow(self, words: str) -> None:
        for row in range(self.table.rowCount()):
            cells = (self.table.item(row, column) for column in range(_COLUMNS))
            text = " ".join(cell.text() for cell in cells if cell).casefold()
            self.table.setRowHidden(row, not all(word in text for word in words.casefold().split()))

    def _on_activated(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._logged):
            self._desk.open(self._logged[row].article)
            self.accept()
