"""English plurals, for the window's own language, which needs no other translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from workstation import paths


def install(application: QCoreApplication) -> QTranslator:
    """Let what the application counts have its plurals; return what can be removed again.

    Qt asks from any thread, with locks of its own held: nothing written in Python may answer.
    """
    plurals = QTranslator(application)
    file = paths.resources_folder() / "translations" / "en.qm"
    if not plurals.load(str(file)):
        raise FileNotFoundError(file)
    application.installTranslator(plurals)
    return plurals
