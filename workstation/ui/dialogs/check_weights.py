"""How much each check weighs before an article is submitted, approved or published."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workstation.domain.checks import Severity
from workstation.domain.newsroom import CheckWeight
from workstation.domain.workflow import CHECKED
from workstation.ui.findings import field_words, severity_words
from workstation.ui.theme_tokens import Space
from workstation.ui.translation import translate
from workstation.ui.widgets.buttons import Button

_WEIGHT = Qt.ItemDataRole.UserRole
_USUAL = Qt.ItemDataRole.UserRole + 1
_RULE = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


class CheckWeightsPage(QWidget):
    """A row for each check, a column for each move that asks for checks."""

    def __init__(self) -> None:
        super().__init__()
        self.table = QTableWidget(0, 1 + len(CHECKED))
        """The checks; what differs from the usual is bold."""
        self.table.setAccessibleName(self.tr("What the checks weigh"))
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Check"),
                self.tr("Before submitting"),
                self.tr("Before approval"),
                self.tr("Before publication"),
            ]
        )
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(36)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.AllEditTriggers)
        self.table.setItemDelegate(_WeightDelegate(self.table))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        hint = QLabel(
            self.tr("What must be put right stops the move, unless an editor answers for it."), self
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        usual = Button(self.tr("Back to the usual"), small=True)
        usual.clicked.connect(self.reset)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(hint, 1)
        foot.addWidget(usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.table)
        column.addLayout(foot)

    def show_weights(self, weights: tuple[CheckWeight, ...]) -> None:
        """Show every check with what it weighs here."""
        # The rules come with much that the window does not need before somebody looks at them.
        from workstation.proofing.runner import RULES  # noqa: PLC0415

        known = {(one.rule, one.before): one.severity for one in weights}
        self.table.setRowCount(len(RULES))
        for place, rule in enumerate(RULES):
            name = QTableWidgetItem(translate("Rules", rule.title))
            name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            name.setData(_RULE, rule.id)
            fields = ", ".join(field_words(field) for field in rule.reads)
            name.setToolTip(self.tr("Looks at: %1").replace("%1", fields))
            self.table.setItem(place, 0, name)
            for column, stage in enumerate(CHECKED, start=1):
                item = QTableWidgetItem()
                item.setData(_USUAL, rule.usual(stage).value)
                self.table.setItem(place, column, item)
                _weigh(item, known.get((rule.id, stage), rule.usual(stage)))

    def weights(self) -> tuple[CheckWeight, ...]:
        """Return what differs from the usual."""
        found = []
        for place in range(self.table.rowCount()):
            rule = self.cell(place, 0).data(_RULE)
            for column, stage in enumerate(CHECKED, start=1):
                item = self.cell(place, column)
                if item.data(_WEIGHT) != item.data(_USUAL):
                    found.append(CheckWeight(rule, stage, Severity(item.data(_WEIGHT))))
        return tuple(found)

    def reset(self) -> None:
        """Let every check weigh what it usually does."""
        for place in range(self.table.rowCount()):
            for column in range(1, self.table.columnCount()):
                item = self.cell(place, column)
                _weigh(item, Severity(item.data(_USUAL)))

    def cell(self, place: int, column: int) -> QTableWidgetItem:
        """Return a cell of a row."""
        item = self.table.item(place, column)
        assert item is not None, "every row is filled when it is shown"
        return item


class _WeightDelegate(QStyledItemDelegate):
    """Lets a weight be chosen from a list."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the list of weights."""
        box = QComboBox(parent)
        box.setAccessibleName(self.tr("Weight"))
        for severity in Severity:
            box.addItem(severity_words(severity), severity.value)
        box.activated.connect(partial(self._take, box))
        return box

    def _take(self, box: QComboBox, _place: int) -> None:
        self.commitData.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Choose what the cell says."""
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(index.data(_WEIGHT)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was chosen."""
        assert isinstance(editor, QComboBox)
        table = self.parent()
        assert isinstance(table, QTableWidget)
        item = table.item(index.row(), index.column())
        if item is not None:
            _weigh(item, Severity(editor.currentData()))


def _weigh(item: QTableWidgetItem, severity: Severity) -> None:
    item.setData(_WEIGHT, severity.value)
    item.setText(severity_words(severity))
    font = QFont()
    other = severity.value != item.data(_USUAL)
    font.setBold(other)
    item.setFont(font)
    said = translate("Rules", "%1, other than usual") if other else "%1"
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said.replace("%1", item.text()))
