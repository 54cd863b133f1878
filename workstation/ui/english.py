"""English plurals, for the window's own language, which needs no other translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator


class EnglishPlurals(QTranslator):
    """Makes "%n word(s)" into "1 word" and "2 words"; other languages bring `.qm` files."""

    def isEmpty(self) -> bool:
        """Tell Qt that there is something to ask for."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """Return the text, with its plurals decided where it counts something."""
        if n < 0:
            return sourceText
        return sourceText.replace("(s)", "" if n == 1 else "s")


def install(application: QCoreApplication) -> EnglishPlurals:
    """Let all text of the application have its plurals; return what can be removed again."""
    plurals = EnglishPlurals(application)
    application.installTranslator(plurals)
    return plurals
