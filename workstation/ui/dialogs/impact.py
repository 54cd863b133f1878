"""What a change does to the articles that link here, and what is to become of their links."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workstation.desk.consequences import Consequences
from workstation.domain.article import ArticleSummary
from workstation.domain.impact import Affected, Decision, Impact, ImpactKind
from workstation.ui.impact_words import (
    decision_words,
    effect_words,
    go_on_words,
    heading_words,
    safe_words,
)
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.fields import TextField
from workstation.ui.widgets.first_arrow import FirstArrow
from workstation.ui.words import kind_name, stage_name

Proceed = Callable[[], None]

FINDING = 190
"""The height of the field and list that an article to merge into is found with."""


class ImpactDialog(QDialog):
    """Lists every article that links here; each link is kept, relabelled, retargeted or removed.

    What is chosen is one step in the history of the article that all of them link to.
    """

    def __init__(
        self,
        impact: Impact,
        consequences: Consequences,
        proceed: Proceed | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._impact = impact
        self._consequences = consequences
        self._proceed = proceed
        self._decisions: dict[int, Decision] = {}
        self._merging = impact.kind is ImpactKind.MERGE
        if self._merging:
            self._decisions = {
                place: Decision.RETARGET
                for place, each in enumerate(impact.affected)
                if each.link is not None
            }
        self._other: ArticleSummary | None = None
        self.setWindowTitle(self.tr("Links to this article"))
        height = min(260 + 24 * len(impact.affected), 560)
        self.resize(1040, height + (FINDING if self._merging else 0))
        self.rows = self._table()
        """The links, one a row."""
        name = self.tr("Merge into") if self._merging else self.tr("Retarget to")
        self.target = TextField(name, own_history=True)
        """Looks for the article that links are to lead to instead."""
        self.target.line.setPlaceholderText(self.tr("Words of a headline"))
        self.target.edited.connect(self._look)
        self.found = QListWidget()
        """What was found for the words."""
        self.found.setAccessibleName(self.tr("Articles to retarget to"))
        self.found.setFixedHeight(96)
        self.found.itemSelectionChanged.connect(self._choose_target)
        for view in (self.rows, self.found):
            FirstArrow(view)
        self._retargeting = QWidget(self)
        column = QVBoxLayout(self._retargeting)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.target)
        column.addWidget(self.found)
        self._retargeting.setVisible(self._merging)
        self._lay_out()
        self._show_decisions()

    def decide(self, decision: Decision) -> None:
        """Decide for the rows that are selected, or for all if none is."""
        chosen = [self.rows.indexOfTopLevelItem(row) for row in self.rows.selectedItems()]
        for place in chosen or range(len(self._impact.affected)):
            if decision in self._impact.affected[place].decisions:
                self._decisions[place] = decision
        self._make_room(Decision.RETARGET in self._decisions.values() or self._merging)
        if decision is Decision.RETARGET:
            self.target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_decisions()

    def accept(self) -> None:
        """Change the links as chosen, then go on with what was begun."""
        self._consequences.settle(self._impact, self._decisions, self._other)
        if self._proceed is not None:
            self._proceed()
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter choose among what was found, and not agree to everything at once."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and (self.found.hasFocus() or self.target.line.hasFocus())):
            super().keyPressEvent(event)

    def _make_room(self, finding: bool) -> None:
        """Show or hide what finds another article, and leave the rows as high as they were."""
        if finding != self._retargeting.isVisibleTo(self):
            self._retargeting.setVisible(finding)
            self.resize(self.width(), self.height() + (FINDING if finding else -FINDING))
        chosen = self.rows.selectedItems()
        if chosen:
            self.rows.scrollToItem(chosen[0])

    def _table(self) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setAccessibleName(self.tr("Articles that link here"))
        table.setHeaderLabels(
            [
                self.tr("Article"),
                self.tr("Link"),
                self.tr("What will happen"),
                self.tr("Your choice"),
            ]
        )
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAllColumnsShowFocus(True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = table.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 96), (2, 310), (3, 150)):
            header.resizeSection(column, width)
        header.setStretchLastSection(False)
        table.addTopLevelItems([self._row(each) for each in self._impact.affected])
        return table

    def _row(self, each: Affected) -> QTreeWidgetItem:
        kind = kind_name(each.link.kind) if each.link is not None else self.tr("In the text")
        row = QTreeWidgetItem(
            [
                f"{each.source.headline} ({stage_name(each.source.stage).lower()})",
                kind,
                effect_words(each),
                "",
            ]
        )
        for column in range(3):
            row.setToolTip(column, row.text(column))
        return row

    def _lay_out(self) -> None:
        heading = QLabel(heading_words(self._impact), self)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        hint = QLabel(
            self.tr("Choose for the rows you select, or for all of them if you select none."), self
        )
        hint.setProperty("role", "muted")
        acts = QHBoxLayout()
        acts.setSpacing(Space.MEDIUM)
        self.acts = {
            decision: Button(decision_words(decision), small=True) for decision in Decision
        }
        """The buttons that decide."""
        linked = bool(self._impact.affected)
        for part in (hint, self.rows, *self.acts.values()):
            part.setVisible(linked)
        for decision, button in self.acts.items():
            button.clicked.connect(partial(self._on_act, decision))
            acts.addWidget(button)
        acts.addStretch(1)
        self.go_on = Button(go_on_words(self._impact.kind), ButtonKind.PRIMARY)
        """Changes the links, and does what was begun."""
        self.go_on.clicked.connect(self.accept)
        self.go_on.setDefault(True)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        last = QHBoxLayout()
        last.setSpacing(Space.MEDIUM)
        last.addWidget(hint, 1)
        last.addWidget(cancel)
        last.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.LARGE)
        column.addWidget(heading)
        safe = safe_words(self._impact)
        if safe:
            words = QLabel(safe, self)
            words.setProperty("role", "secondary")
            words.setWordWrap(True)
            column.addWidget(words)
        column.addWidget(self.rows, 1)
        column.addLayout(acts)
        column.addWidget(self._retargeting)
        column.addLayout(last)

    def _on_act(self, decision: Decision, _checked: bool = False) -> None:
        self.decide(decision)

    def _show_decisions(self) -> None:
        for place, each in enumerate(self._impact.affected):
            decision = self._decisions.get(place, Decision.KEEP)
            words = decision_words(decision)
            if each.waits and decision is not Decision.KEEP:
                words = self.tr("%1 (proposed there)").replace("%1", words)
            row = self.rows.topLevelItem(place)
            assert row is not None, "there is a row for each link"
            row.setText(3, words)
        wanted = self._merging or Decision.RETARGET in self._decisions.values()
        missing = wanted and self._other is None
        self.go_on.setEnabled(not missing)
        self.go_on.setToolTip(self._missing_words() if missing else "")

    def _missing_words(self) -> str:
        if self._merging:
            return self.tr("Choose the article that this one becomes part of")
        return self.tr("Choose the article that the links are to lead to")

    def _look(self, words: str) -> None:
        self._consequences.look(words, self._impact.article.id, self._show_found)

    def _show_found(self, found: tuple[ArticleSummary, ...]) -> None:
        if not isValid(self):
            return  # it was closed while its answer was on the way
        self.found.clear()
        for summary in found:
            item = QListWidgetItem(f"{summary.headline} ({stage_name(summary.stage).lower()})")
            item.setData(Qt.ItemDataRole.UserRole, summary)
            self.found.addItem(item)
        if not found and self.target.text().strip():
            nothing = QListWidgetItem(self.tr("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.found.addItem(nothing)

    def _choose_target(self) -> None:
        chosen = self.found.selectedItems()
        self._other = chosen[0].data(Qt.ItemDataRole.UserRole) if chosen else None
        self._show_decisions()
