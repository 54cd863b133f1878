"""Who links to whom around the open article: as a picture, and as a table that says the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workstation.domain.neighbours import Neighbourhood
from workstation.ui.icons import Icons
from workstation.ui.panes.related.link_picture import LinkPicture
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.segmented import Segment, SegmentedControl
from workstation.ui.words import kind_name

PICTURE, TABLE = "picture", "table"
MOST_ROWS = 9


class Neighbours(QWidget):
    """Shows a neighbourhood; Enter on an article opens it."""

    chosen = Signal(str)
    """The ArticleId of an article a person wants to see."""

    def __init__(self, appearance: Appearance, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = SegmentedControl(
            self.tr("Show the links as"),
            (Segment(PICTURE, self.tr("Picture")), Segment(TABLE, self.tr("Table"))),
            icons,
        )
        """Picture or table."""
        self.picture = LinkPicture(appearance)
        """The articles as boxes, the links as arrows."""
        self.table = QTreeWidget()
        """The same links in rows."""
        self.table.setAccessibleName(self.tr("Links around this article"))
        self.table.setHeaderLabels([self.tr("Article"), self.tr("Linked as"), self.tr("To")])
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAllColumnsShowFocus(True)
        header = self.table.header()
        header.setStretchLastSection(False)
        for place, mode in enumerate(
            (
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Stretch,
            )
        ):
            header.setSectionResizeMode(place, mode)
        self._more = QLabel(self)
        self._more.setProperty("role", "muted")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.picture)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.TIGHT, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.form)
        column.addWidget(self._stack)
        column.addWidget(self._more)
        self.form.chosen.connect(self._on_form)
        self.picture.chosen.connect(self.chosen)
        self.table.itemActivated.connect(self._on_row)

    def show_neighbourhood(self, found: Neighbourhood) -> None:
        """Show who links to whom."""
        self.picture.show_neighbourhood(found)
        names = {each.id: each.headline or self.tr("Untitled") for each in found.articles}
        rows = []
        for edge in found.edges:
            row = QTreeWidgetItem([names[edge.source], kind_name(edge.kind), names[edge.target]])
            other = edge.target if edge.source == found.middle else edge.source
            row.setData(0, Qt.ItemDataRole.UserRole, other)
            for place in range(3):
                row.setToolTip(place, row.text(place))
            rows.append(row)
        self.table.clear()
        self.table.addTopLevelItems(rows)
        height = self.table.header().sizeHint().height() + 6
        shown = min(max(len(rows), 1), MOST_ROWS)
        self.table.setFixedHeight(height + shown * max(self.table.sizeHintForRow(0), 24))
        self._more.setText(
            self.tr("and %1 more, not drawn").replace("%1", str(found.more)) if found.more else ""
        )
        self._more.setVisible(bool(found.more))
        self._fit()

    def _on_form(self, form: str) -> None:
        self._stack.setCurrentWidget(self.picture if form == PICTURE else self.table)
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is shown, not as the higher of the two."""
        tabular = self._stack.currentWidget() is self.table
        self._stack.setFixedHeight(self.table.height() if tabular else self.picture.minimumHeight())

    def _on_row(self, row: QTreeWidgetItem, _column: int) -> None:
        self.chosen.emit(str(row.data(0, Qt.ItemDataRole.UserRole)))
