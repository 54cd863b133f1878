"""Icons by name, drawn from SVG in the colours of the theme at any size and pixel ratio."""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workstation.ui.theme import Appearance

STROKE = b'stroke-width="2"'
THIN_STROKE = b'stroke-width="1.75"'


class Ink(Enum):
    """What an icon is drawn in while nothing is done to it."""

    NORMAL = "secondary"
    TEXT = "text"
    FAINT = "faint"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    SURFACE = "surface"
    OK = "ok"
    WARN = "warn"
    BLOCK = "block"


class IconPainter:
    """Draws the icons of `resources/icons` in the colours in force, at any size."""

    def __init__(self, resources: Path, appearance: Appearance) -> None:
        self._folder = resources / "icons"
        self._appearance = appearance
        self._sources: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, int, int, float, int], QPixmap] = {}

    def pixmap(self, name: str, size: QSize, ratio: float, colour: QColor) -> QPixmap:
        """Return an icon as pixels: `size` is in device-independent pixels."""
        key = (name, size.width(), size.height(), ratio, colour.rgba())
        found = self._pixmaps.get(key)
        if found is None:
            found = self._draw(name, size, ratio, colour)
            self._pixmaps[key] = found
        return found

    def paint(self, painter: QPainter, rect: QRect, name: str, colour: QColor) -> None:
        """Draw an icon in the middle of a rectangle, as large as its shorter side."""
        side = min(rect.width(), rect.height())
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place, self.pixmap(name, place.size(), ratio, colour))

    def colour(self, ink: Ink, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        """Return what an icon is drawn in: disabled, under the pointer, switched on."""
        colours = self._appearance.colours
        if mode is QIcon.Mode.Disabled:
            return colours.disabled
        if ink is Ink.NORMAL and state is QIcon.State.On:
            return colours.accent
        if ink is Ink.NORMAL and mode is not QIcon.Mode.Normal:
            return colours.text
        chosen: QColor = getattr(colours, ink.value)
        return chosen

    def source(self, name: str) -> bytes:
        """Return an icon's SVG; an unknown name raises FileNotFoundError."""
        source = self._sources.get(name)
        if source is None:
            raw = (self._folder / f"{name}.svg").read_bytes()
            source = self._sources[name] = raw.replace(STROKE, THIN_STROKE)
        return source

    def _draw(self, name: str, size: QSize, ratio: float, colour: QColor) -> QPixmap:
        svg = self.source(name).replace(b"currentColor", colour.name().encode())
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(colour.alphaF())
        # Where there is room to spare it is at the right: it parts an icon from a button's words.
        side = min(size.width(), size.height())
        place = QRectF(0, (size.height() - side) / 2, side, side)
        QSvgRenderer(QByteArray(svg)).render(painter, place)
        painter.end()
        return pixmap


class Icons:
    """The icons of `resources/icons`, read when first asked for and kept.

    Icons given out follow the theme by themselves: nothing has to be set again when it changes.
    """

    def __init__(self, resources: Path, appearance: Appearance) -> None:
        # Engines know the painter, which knows no icon: in a cycle of the two, Python's garbage
        # collector would take an engine from under an icon that Qt still draws.
        self._painter = IconPainter(resources, appearance)
        self._icons: dict[tuple[str, Ink], QIcon] = {}

    def icon(self, name: str, ink: Ink = Ink.NORMAL) -> QIcon:
        """Return the icon of a name; an unknown name raises FileNotFoundError."""
        found = self._icons.get((name, ink))
        if found is None:
            self._painter.source(name)
            found = QIcon(_ThemedEngine(self._painter, name, ink))
            self._icons[name, ink] = found
        return found

    def pixmap(self, name: str, size: QSize, ratio: float, colour: QColor) -> QPixmap:
        """Return an icon as pixels: `size` is in device-independent pixels."""
        return self._painter.pixmap(name, size, ratio, colour)

    def paint(self, painter: QPainter, rect: QRect, name: str, colour: QColor) -> None:
        """Draw an icon in the middle of a rectangle, as large as its shorter side."""
        self._painter.paint(painter, rect, name, colour)


class _ThemedEngine(QIconEngine):
    """Draws one icon in the colours in force at the time of drawing."""

    def __init__(self, painter: IconPainter, name: str, ink: Ink) -> None:
        super().__init__()
        self._painter = painter
        self._name = name
        self._ink = ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._painter.colour(self._ink, mode, state)
        self._painter.paint(painter, rect, self._name, colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        colour = self._painter.colour(self._ink, mode, state)
        return self._painter.pixmap(self._name, size, scale, colour)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._painter, self._name, self._ink)

    def key(self) -> str:
        return f"workstation:{self._name}"

    def isNull(self) -> bool:
        return False

    def iconName(self) -> str:
        return self._name
