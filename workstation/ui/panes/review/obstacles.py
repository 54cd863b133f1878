"""What stands before the next step, as the checks see it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workstation.domain.checks import Finding, Severity
from workstation.domain.workflow import Stage, Transition
from workstation.ui.counted import Counted
from workstation.ui.findings import finding_words, severity_icon, severity_words
from workstation.ui.icons import Icons, Ink
from workstation.ui.theme_tokens import Size, Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.elided_label import ElidedLabel
from workstation.ui.widgets.icon_label import IconLabel
from workstation.ui.widgets.section_label import SectionHeading

MOST_SHOWN = 8


class Obstacles(QWidget):
    """Lists what blocks and what warns; the checks pane has it all."""

    checks_wanted = Signal()
    """A person asked for the whole list."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._heading = SectionHeading("", parent=self)
        self._rows: list[QWidget] = []
        self._all = Button("", ButtonKind.LINK, small=True, parent=self)
        self._all.clicked.connect(self.checks_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.MEDIUM)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._all, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_findings(
        self,
        move: Transition | None,
        findings: tuple[Finding, ...],
        *,
        notes: int = 0,
        suggestions: int = 0,
        versions: int = 0,
        looking: bool = False,
    ) -> None:
        """Show what concerns a move; nothing where it is not checked.

        `notes` and `suggestions` are how many of each are open; `versions` are others of the
        article that wait to be merged. The article may not have been looked at yet.
        """
        self.setVisible(move is not None and move.checked)
        if move is None or not move.checked:
            return
        self._heading.set_text(self._title(move.target))
        weighing = [found for found in findings if found.severity is not Severity.INFO]
        weighing.sort(key=lambda found: found.severity is not Severity.BLOCK)
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [
            *self._unmerged(move.target, versions),
            *self._undecided(notes, suggestions),
            *(self._finding(found) for found in weighing[:MOST_SHOWN]),
        ]
        if not self._rows:
            self._rows = [
                self._row("check-check", Ink.NORMAL, self.tr("Checking the article…"), "")
                if looking
                else self._row("circle-check", Ink.OK, self.tr("Nothing to clear"), "")
            ]
        for place, row in enumerate(self._rows, start=1):
            self._column.insertWidget(place, row)
        self._all.setText(self.tr("Show all in Checks"))
        self._all.setVisible(bool(findings))

    def rows(self) -> tuple[str, ...]:
        """Return what the rows say."""
        return tuple(row.accessibleName() for row in self._rows)

    def _unmerged(self, target: Stage, versions: int) -> Iterator[QWidget]:
        if versions and target is not Stage.SUBMITTED:
            icon, ink = severity_icon(Severity.BLOCK)
            words = self.tr("Two versions of the article wait to be merged")
            yield self._row(icon, ink, words, severity_words(Severity.BLOCK))

    def _undecided(self, notes: int, suggestions: int) -> Iterator[QWidget]:
        for count, words, severity in (
            (suggestions, Counted().open_suggestions, Severity.BLOCK),
            (notes, Counted().open_notes, Severity.WARN),
        ):
            if count:
                icon, ink = severity_icon(severity)
                yield self._row(icon, ink, words(count), severity_words(severity))

    def _finding(self, found: Finding) -> QWidget:
        icon, ink = severity_icon(found.severity)
        return self._row(icon, ink, finding_words(found), severity_words(found.severity))

    def _row(self, icon: str, ink: Ink, words: str, weight: str) -> QWidget:
        row = QWidget(self)
        row.setAccessibleName(f"{weight}: {words}" if weight else words)
        row.setToolTip(weight)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.MEDIUM)
        line.addWidget(
            IconLabel(self._icons, icon, ink, Size.ICON, row),
            alignment=Qt.AlignmentFlag.AlignTop,
        )
        line.addWidget(ElidedLabel(words, 3, row), 1)
        return row

    def _title(self, target: Stage) -> str:
        return {
            Stage.SUBMITTED: self.tr("Before it can be submitted"),
            Stage.APPROVED: self.tr("Before it can be approved"),
        }.get(target, self.tr("Before it can be published"))
