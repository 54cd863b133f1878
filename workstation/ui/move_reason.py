"""Asks for the reason that a move between stages needs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from workstation.desk.next_move import move_title
from workstation.domain.workflow import Transition


def ask_for_reason(
    parent: QWidget, transition: Transition, question: str, then: Callable[[str], None]
) -> None:
    """Ask, and hand what was answered to `then`; nothing happens if a person gives up."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
    title = move_title(transition).rstrip("…")
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setOkButtonText(title)
    dialog.textValueSelected.connect(then)
    dialog.open()
