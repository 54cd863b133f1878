"""What a person is asked before something is done that leads out or back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
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
            "The newsroom’s own template is kept beside it, in a folder with another name.",
        )
    )
    go = translate("TemplateDialogs", "Use the supplied template")
    box.addButton(go, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.accepted.connect(restore)
    box.open()


def ask_to_leave(parent: QWidget, url: QUrl) -> None:
    """Ask whether to open an address outside the program, with all of it to be seen."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(translate("PreviewPane", "Open a link"))
    box.setText(translate("PreviewPane", "Open this address outside the program?"))
    box.setInformativeText(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    go = box.addButton(translate("PreviewPane", "Open"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(go)
    box.accepted.connect(partial(QDesktopServices.openUrl, url))
    box.open()
