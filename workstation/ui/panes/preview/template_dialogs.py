"""What a person is asked before the newsroom's template is set aside."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from workstation.ui.translation import translate


def ask_to_restore(parent: QWidget, restore: Callable[[], None]) -> None:
    """Ask whether to use the supplied template again."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(translate("TemplateDialogs", "Supplied template"))
    box.setText(translate("TemplateDialogs", "Use the page template that came with the program?"))
    box.setInformativeText(
        translate(
            "TemplateDialogs",
            "The newsroom's own template is kept beside it, in a folder with another name.",
        )
    )
    go = translate("TemplateDialogs", "Use the supplied template")
    box.addButton(go, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.accepted.connect(restore)
    box.open()
