"""The three arrangements of the window: what stands where in each."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.ui.translation import QT_TRANSLATE_NOOP, translate


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which panes the window shows, by their ids, from left to right."""

    id: str
    title: str
    """Marked with `QT_TRANSLATE_NOOP("Arrangement", …)`."""
    left: tuple[str, ...]
    centre: str
    right: str
    """The pane in front at the right until a person has chosen another."""
    widths: tuple[int, ...]
    """Of all columns at 1600 pixels; the centre takes what is left or missing."""

    def shown_title(self) -> str:
        """Return the title in the language of the window."""
        return translate("Arrangement", self.title)


ARRANGEMENTS = (
    Arrangement(
        "write",
        QT_TRANSLATE_NOOP("Arrangement", "Write"),
        ("desk", "articles"),
        "editor",
        "preview",
        (207, 306, 617, 470),
    ),
    Arrangement(
        "review",
        QT_TRANSLATE_NOOP("Arrangement", "Review"),
        ("desk", "articles"),
        "editor",
        "review",
        (207, 306, 617, 470),
    ),
    Arrangement(
        "pictures",
        QT_TRANSLATE_NOOP("Arrangement", "Pictures"),
        ("desk",),
        "picture_library",
        "pictures",
        (207, 0, 923, 470),
    ),
)


def arrangement(arrangement_id: str) -> Arrangement:
    """Return an arrangement by its id; an unknown id gives the first."""
    return next((found for found in ARRANGEMENTS if found.id == arrangement_id), ARRANGEMENTS[0])
