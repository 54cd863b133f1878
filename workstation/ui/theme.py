"""One theme for the whole program: its colours, palette and style sheet, in light and dark."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from workstation.ui.fonts import ui_font
from workstation.ui.style_sheet import style_sheet
from workstation.ui.theme_tokens import DARK, LIGHT, Colours, Scheme, Tint, Tone


class Preference(Enum):
    """What a person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Theme:
    """What things look like now."""

    scheme: Scheme
    colours: Colours

    def tint(self, tone: Tone) -> Tint:
        """Return the background and ink of a tone."""
        return self.colours.tints[tone]

    def section_colour(self, index: int) -> QColor:
        """Return the dot colour of the section at an index; they come round again."""
        return self.colours.sections[index % len(self.colours.sections)]


def theme_for(scheme: Scheme) -> Theme:
    """Return the light or the dark theme."""
    return Theme(scheme, LIGHT if scheme is Scheme.LIGHT else DARK)


def apply(app: QApplication, scheme: Scheme, resources: Path) -> Theme:
    """Give the whole application a scheme's style, palette, font and style sheet."""
    theme = theme_for(scheme)
    # Once a style sheet is set Qt wraps the style and hides its name: set Fusion only once.
    if not app.styleSheet():
        app.setStyle("fusion")
        app.setFont(ui_font())
    app.setPalette(palette(theme.colours))
    app.setStyleSheet(style_sheet(theme.colours, scheme, resources / "styles"))
    return theme


def palette(colours: Colours) -> QPalette:
    """Return the Qt palette of a set of colours, for what the style sheet does not draw."""
    role = QPalette.ColorRole
    result = QPalette()
    for name, colour in (
        (role.Window, colours.surface),
        (role.WindowText, colours.text),
        (role.Base, colours.paper),
        (role.AlternateBase, colours.canvas),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.paper),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.block),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.text),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.ToolTipBase, colours.tooltip),
        (role.ToolTipText, colours.on_tooltip),
        (role.Light, colours.paper),
        (role.Midlight, colours.hover),
        (role.Mid, colours.border),
        (role.Dark, colours.border_strong),
        (role.Shadow, colours.border_strong),
    ):
        result.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, name, colours.disabled)
    return result


class Appearance(QObject):
    """The theme in force: follows the system unless a person prefers light or dark."""

    changed = Signal()
    """Another theme is in force; `theme` has it, and the application already wears it."""

    def __init__(
        self,
        app: QApplication,
        resources: Path,
        preference: Preference = Preference.SYSTEM,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._resources = resources
        self._preference = preference
        self._theme = apply(app, self._wanted(), resources)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self._theme

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return self._theme.colours

    @property
    def preference(self) -> Preference:
        """What a person asked for."""
        return self._preference

    def prefer(self, preference: Preference) -> None:
        """Follow the system, or stay light or dark."""
        self._preference = preference
        hints = self._app.styleHints()
        # Window frames and native dialogs follow this where the platform lets them.
        if preference is Preference.SYSTEM:
            hints.unsetColorScheme()
        elif preference is Preference.DARK:
            hints.setColorScheme(Qt.ColorScheme.Dark)
        else:
            hints.setColorScheme(Qt.ColorScheme.Light)
        self._refresh()

    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._refresh()

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted is not self._theme.scheme:
            self._theme = apply(self._app, wanted, self._resources)
            self.changed.emit()

    def _wanted(self) -> Scheme:
        if self._preference is Preference.DARK:
            return Scheme.DARK
        if self._preference is Preference.LIGHT:
            return Scheme.LIGHT
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT
