"""Sentences that are made far below the window, in English, and said there in its language.

The layer that knows gives a template and its values; the command line and the log put them
together as they are, the window translates the template first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workstation.domain.checks import Finding


@dataclass(frozen=True, slots=True)
class OneOf:
    """A value that is a choice: “draft, submitted or approved”."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """A value that is a list: “legal, pictures and facts”."""

    items: tuple[str, ...]


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Return the text as it is; `lupdate` collects it for the context, which translates it later.

    The tool knows the marker by its name; PySide's own says that it returns an object, and the
    layers below the desk don't know Qt.
    """
    return text


def english(template: str, values: dict[str, object]) -> str:
    """Return a sentence as the command line says it."""
    return template.format(**{name: _english(value) for name, value in values.items()})


def listed(items: tuple[str, ...], last: str) -> str:
    """Put a list together, with a word of its own before the last of it."""
    return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else "".join(items)


def _english(value: object) -> str:
    match value:
        case OneOf(items):
            return listed(items, "or")
        case AllOf(items):
            return listed(items, "and")
        case Finding():
            return value.message
        case datetime():
            return f"{value.day} {value:%B %Y, %H:%M} UTC"
        case _:
            return str(value)
