"""Marks text for translation where no translator is at hand yet: in declarations."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return the text as it is; `lupdate` collects it for the context, which translates it later.

    PySide's own marker does the same, but says that it returns an object.
    """
    return text
