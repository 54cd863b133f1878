"""The last row of a dialog: what carries it out, and what leaves everything as it is."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout

from workstation.ui.translation import translate
from workstation.ui.widgets.buttons import Button


def answers(dialog: QDialog, done: Button) -> QHBoxLayout:
    """Return a row with Cancel and, at the right, the button that Enter presses."""
    cancel = Button(translate("Answers", "Cancel"), parent=dialog)
    cancel.clicked.connect(dialog.reject)
    done.setDefault(True)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(done)
    return row
