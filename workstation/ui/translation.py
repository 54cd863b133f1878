"""Text for translation where no `tr` is at hand: in declarations, and in plain functions.

`lupdate` reads the sources and knows these functions by their names and the order of what they
are given, so neither may change, and the text has to stand there as it is.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workstation.domain.wording import QT_TRANSLATE_NOOP

__all__ = ["QT_TRANSLATE_NOOP", "translate"]


def translate(context: str, text: str) -> str:
    """Return a text in the language of the window; `counted.py` has those with a number."""
    return QCoreApplication.translate(context, text)
