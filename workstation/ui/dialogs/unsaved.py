"""The question at the end when something could not be saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.ui.translation import translate


def ask_about_unsaved(parent: QWidget, articles: tuple[OpenArticle, ...]) -> bool:
    """Offer to stay or to write the texts elsewhere; return whether the window may close."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(translate("Unsaved", "Some text could not be saved in the newsroom."))
    names = "\n".join(
        article.details.headline or translate("Unsaved", "Untitled") for article in articles
    )
    box.setInformativeText(
        translate(
            "Unsaved", "Write a copy to another disk, or keep the window open and free some space."
        )
        + f"\n\n{names}"
    )
    copy = box.addButton(translate("Unsaved", "Write a copy…"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(
        translate("Unsaved", "Keep the window open"), QMessageBox.ButtonRole.RejectRole
    )
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is copy and _write_copies(parent, articles)


def _write_copies(parent: QWidget, articles: tuple[OpenArticle, ...]) -> bool:
    """Write each text to a file of its own in a folder that the person chooses."""
    folder = QFileDialog.getExistingDirectory(
        parent, translate("Unsaved", "Where are the copies to go?")
    )
    if not folder:
        return False
    if not keep_copies(Path(folder), articles):
        QMessageBox.critical(
            parent,
            translate("Unsaved", "Write a copy"),
            translate("Unsaved", "The copy can’t be written there. Choose another folder."),
        )
        return False
    return True


def keep_copies(folder: Path, articles: tuple[OpenArticle, ...]) -> bool:
    """Write each text to a file of its own; False if one could not be written."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles:
        name = article.slug or str(article.id)
        file = QSaveFile(str(folder / f"{name}.txt"))
        text = "\n\n".join(
            part
            for part in (article.details.headline, article.details.standfirst, article.body())
            if part
        )
        written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(text.encode()) >= 0
        if not (written and file.commit()):
            return False
    return True
