"""How far an import of pictures has come, and a way to stop it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workstation.desk.picture_intake import PictureIntake
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind


class IntakeProgress(QWidget):
    """Shows itself only while pictures come in."""

    def __init__(self, intake: PictureIntake, parent: QWidget) -> None:
        super().__init__(parent)
        self._intake = intake
        self._words = QLabel(self)
        self._words.setProperty("role", "muted")
        self.stop = Button(self.tr("Stop"), ButtonKind.QUIET, small=True)
        """Takes no more pictures; those that have come in stay."""
        self.stop.setAccessibleName(self.tr("Stop the import"))
        self.stop.clicked.connect(intake.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._words)
        row.addWidget(self.stop)
        intake.progressed.connect(self._on_progressed)
        self.hide()

    def words(self) -> str:
        """Return what is shown; empty while nothing comes in."""
        return self._words.text()

    def _on_progressed(self, done: int, asked: int) -> None:
        words = self.tr("Importing %1 of %2…")
        words = words.replace("%1", str(done + 1)).replace("%2", str(asked))
        if self._intake.held_up:
            words = self.tr("The disk is full: %1 wait").replace("%1", str(asked - done))
        self._words.setText(words if done < asked else "")
        self.stop.setVisible(asked - done > 1 or self._intake.held_up)
        self.setVisible(done < asked)
