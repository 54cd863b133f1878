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
    SURFACE = "surface"
    OK = "ok"
    WARN = "warn"
    BLOCK = "block"


class Icons:
    """The icons of `resources/icons`, read when first asked for and kept.

    Icons given out follow the theme by themselves: nothing has to be set again when it changes.
    """

    def __init__(self, resources: Path, appearance: Appearance) -> None:
        self._drawings = _Drawings(resources / "icons", appearance)
        self._icons: dict[tuple[str, Ink], QIcon] = {}

    def icon(self, name: str, ink: Ink = Ink.NORMAL) -> QIcon:
        """Return the icon of a name; an unknown name raises FileNotFoundError."""
        found = self._icons.get((name, ink))
        if found is None:
            self._drawings.read(name)
            # WORKAROUND PySide6 6.11: the icon that an engine was given to is its parent, and
            # takes it along when Python's collector of cycles clears it, although copies in
            # buttons and actions still draw with it. A copy is nobody's parent.
            found = QIcon(QIcon(_ThemedEngine(self._drawings, name, ink)))
            self._icons[name, ink] = found
        return found

    def paint(self, painter: QPainter, rect: QRect, name: str, colour: QColor) -> None:
        """Draw an icon in the middle of a rectangle, as large as its shorter side."""
        self._drawings.paint(painter, rect, name, colour)


class _Drawings:
    """The drawings of icons, and their pixels at the sizes and in the colours asked for.

    The icons draw with them; so these don't know the icons, else neither would ever go.
    """

    def __init__(self, folder: Path, appearance: Appearance) -> None:
        self._folder = folder
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
        """Draw it in the middle of a rectangle, as large as its shorter side."""
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

    def read(self, name: str) -> bytes:
        """Return the drawing of a name."""
        source = self._sources.get(name)
        if source is None:
            raw = (self._folder / f"{name}.svg").read_bytes()
            source = self._sources[name] = raw.replace(STROKE, THIN_STROKE)
        return source

    def _draw(self, name: str, size: QSize, ratio: float, colour: QColor) -> QPixmap:
        svg = self.read(name).replace(b"currentColor", colour.name().encode())
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


class _ThemedEngine(QIconEngine):
    """Draws one icon in the colours in force at the time of drawing."""

    def __init__(self, drawings: _Drawings, name: str, ink: Ink) -> None:
        super().__init__()
        self._drawings = drawings
        self._name = name
        self._ink = ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._drawings.colour(self._ink, mode, state)
        self._drawings.paint(painter, rect, self._name, colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        colour = self._drawings.colour(self._ink, mode, state)
        return self._drawings.pixmap(self._name, size, scale, colour)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._drawings, self._name, self._ink)

    def key(self) -> str:
        return f"workstation:{self._name}"

    def isNull(self) -> bool:
        return False

    def iconName(self) -> str:
        return self._name
