"""A picture with its crop and its focal point, both moved by mouse and by keys."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workstation.domain.framing import WHOLE, Crop, Framing
from workstation.ui.icons import Icons
from workstation.ui.painting import paint_ring
from workstation.ui.panes.pictures.crop_moves import Corner, moved, resized, scaled
from workstation.ui.picture_painting import paint_rounded
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Radius

TALLEST = 0.9
"""The height of the view, as a multiple of its width, that no picture makes it exceed."""
GRIP = 12
"""Pixels around a corner or the focal point in which the mouse takes hold of it."""
FOCUS_RADIUS = 11
STEP, LONG_STEP = 100, 500
"""How far an arrow key moves something, in ten-thousandths; the long one with Shift."""


class _Hold(Enum):
    """What the mouse has taken hold of."""

    NOTHING = auto()
    FOCUS = auto()
    CROP = auto()
    CORNER = auto()


class CropView(QWidget):
    """Shows the whole picture, and within it what a shape shows.

    Dragging moves the crop, its corners, or the focal point; Escape lets go. The arrow keys move
    the focal point, with Ctrl the crop; plus and minus resize it, Delete leaves it to the focus.
    """

    framed = Signal(object)
    """A `Framing`: a person moved something."""

    def __init__(self, icons: Icons, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._appearance = appearance
        self._image: QImage | None = None
        self._pixmap: QPixmap | None = None
        self._size = (3, 2)
        self._framing = Framing()
        self._hold = _Hold.NOTHING
        self._corner = Corner(right=False, bottom=False)
        self._from = QPointF()
        self._before = Framing()
        self._crop_before = Crop()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(80, 60)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Crop and focal point"))
        self.setAccessibleDescription(
            self.tr(
                "Arrow keys move the focal point, with Ctrl the crop. Plus and minus resize the "
                "crop, Delete centres it on the focal point again."
            )
        )

    @property
    def framing(self) -> Framing:
        """What is shown, also while something is dragged."""
        return self._framing

    def show_picture(self, framing: Framing, width: int, height: int) -> None:
        """Show another framing of a picture of this size."""
        if self._hold is not _Hold.NOTHING and framing == self._before:
            return  # news about something else must not take what is dragged out of the hand
        self._hold = _Hold.NOTHING
        if framing.turn != self._framing.turn or (width, height) != self._size:
            self._pixmap = None
        self._framing, self._size = framing, (max(1, width), max(1, height))
        self.updateGeometry()
        self.update()

    def show_image(self, image: QImage | None) -> None:
        """Show what the picture looks like, upright and not turned."""
        if image is not self._image:
            self._image, self._pixmap = image, None
            self.update()

    def crop(self) -> Crop | None:
        """Return the crop of the shape that is shown; None for the whole picture."""
        framing = self._framing
        return framing.crop(framing.shape, *self._size) if framing.shape else None

    def image_rect(self) -> QRect:
        """Return where in the widget the picture is."""
        width, height = self._turned_size()
        size = QSize(width, height).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRect(0, 0, max(1, size.width()), max(1, size.height()))
        rect.moveCenter(self.rect().center())
        return rect

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in the picture's proportions, within bounds."""
        wide, high = self._turned_size()
        return max(60, round(width * min(high / wide, TALLEST)))

    def sizeHint(self) -> QSize:
        """Ask for a usual width."""
        return QSize(420, self.heightForWidth(420))

    # By mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of what is under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._before = self._framing
        self._crop_before = self.crop() or Crop()
        self._from = event.position()
        self._hold = self._under(event.position())
        if self._hold is _Hold.NOTHING:
            self._hold = _Hold.FOCUS
            self._drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held."""
        if self._hold is _Hold.NOTHING:
            self._show_pointer(self._under(event.position()))
        else:
            self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go, and say what has become of it."""
        if self._hold is _Hold.NOTHING:
            return
        self._hold = _Hold.NOTHING
        if self._framing != self._before:
            self.framed.emit(self._framing)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Put the focal point there."""
        self._set(self._with_focus(event.position()))

    # By keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, resize, reset."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._hold is not _Hold.NOTHING:
            self._hold = _Hold.NOTHING
            self._framing = self._before
            self.update()
            return
        changed = self._changed_by(key, event.modifiers())
        if changed is None:
            super().keyPressEvent(event)
        else:
            self._set(changed)

    def _changed_by(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Framing | None:
        arrows = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if key in arrows and not modifiers & Qt.KeyboardModifier.AltModifier:
            step = LONG_STEP if modifiers & Qt.KeyboardModifier.ShiftModifier else STEP
            across, down = (part * step for part in arrows[key])
            if modifiers & Qt.KeyboardModifier.ControlModifier:
                crop = self.crop()
                return self._with_crop(moved(crop, across, down)) if crop else self._framing
            return self._focus_moved(across, down)
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            crop = self.crop()
            share = 1 / 1.05 if key == Qt.Key.Key_Minus else 1.05
            return self._with_crop(scaled(crop, share)) if crop else self._framing
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._framing.with_crop(self._framing.shape, None)
        return None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, what of it is cut off, and the focal point."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.image_rect()
        colours = self._appearance.colours
        pixmap = self._scaled(rect.size())
        paint_rounded(painter, rect, pixmap, Radius.LARGE, colours.pressed)
        if pixmap is None:
            place = QRect(0, 0, 24, 24)
            place.moveCenter(rect.center())
            self._icons.paint(painter, place, "image", colours.faint)
        else:
            self._paint_crop(painter, QRectF(rect))
            self._paint_focus(painter, self._focus_point())
        if self.hasFocus():
            paint_ring(painter, rect.adjusted(1, 1, -1, -1), Radius.LARGE, colours.accent, 2)
        painter.end()

    def _paint_crop(self, painter: QPainter, rect: QRectF) -> None:
        crop = self.crop()
        if crop is None:
            return
        kept = self._place_of(crop)
        shade = QColor(0, 0, 0, 84)
        for part in (
            QRectF(rect.left(), rect.top(), rect.width(), kept.top() - rect.top()),
            QRectF(rect.left(), kept.bottom(), rect.width(), rect.bottom() - kept.bottom()),
            QRectF(rect.left(), kept.top(), kept.left() - rect.left(), kept.height()),
            QRectF(kept.right(), kept.top(), rect.right() - kept.right(), kept.height()),
        ):
            painter.fillRect(part, shade)
        for colour, style in (
            (QColor(0, 0, 0, 110), Qt.PenStyle.SolidLine),
            (QColor(255, 255, 255), Qt.PenStyle.DashLine),
        ):
            painter.setPen(QPen(colour, 1.5, style))
            painter.drawRect(kept.adjusted(0.75, 0.75, -0.75, -0.75))
        painter.setPen(QPen(QColor(0, 0, 0, 150), 1))
        painter.setBrush(QColor(255, 255, 255))
        for corner in (kept.topLeft(), kept.topRight(), kept.bottomLeft(), kept.bottomRight()):
            painter.drawRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_focus(self, painter: QPainter, point: QPointF) -> None:
        painter.setBrush(QColor(255, 255, 255, 70))
        for colour, width in ((QColor(0, 0, 0, 130), 4), (QColor(255, 255, 255), 2)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(point, FOCUS_RADIUS, FOCUS_RADIUS)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    # Inside

    def _turned_size(self) -> tuple[int, int]:
        width, height = self._size
        return (height, width) if self._framing.turn in (90, 270) else (width, height)

    def _scaled(self, size: QSize) -> QPixmap | None:
        if self._image is None or self._image.isNull():
            return None
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._pixmap is None or self._pixmap.size() != wanted:
            turned = self._image.transformed(QTransform().rotate(self._framing.turn))
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled_image = turned.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._pixmap = QPixmap.fromImage(scaled_image)
            self._pixmap.setDevicePixelRatio(ratio)
        return self._pixmap

    def _place_of(self, crop: Crop) -> QRectF:
        rect = self.image_rect()
        across, down = rect.width() / WHOLE, rect.height() / WHOLE
        return QRectF(
            rect.left() + crop.left * across,
            rect.top() + crop.top * down,
            crop.width * across,
            crop.height * down,
        )

    def _focus_point(self) -> QPointF:
        rect = self.image_rect()
        across, down = self._framing.focus or (WHOLE // 2, WHOLE // 2)
        return QPointF(
            rect.left() + across * rect.width() / WHOLE, rect.top() + down * rect.height() / WHOLE
        )

    def _under(self, point: QPointF) -> _Hold:
        away = point - self._focus_point()
        if away.manhattanLength() <= GRIP + 4:
            return _Hold.FOCUS
        crop = self.crop()
        if crop is None:
            return _Hold.NOTHING
        place = self._place_of(crop)
        for right in (False, True):
            for bottom in (False, True):
                corner = QPointF(
                    place.right() if right else place.left(),
                    place.bottom() if bottom else place.top(),
                )
                if (point - corner).manhattanLength() <= GRIP:
                    self._corner = Corner(right=right, bottom=bottom)
                    return _Hold.CORNER
        return _Hold.CROP if place.contains(point) else _Hold.NOTHING

    def _show_pointer(self, hold: _Hold) -> None:
        slanted = self._corner.right == self._corner.bottom
        shapes = {
            _Hold.NOTHING: Qt.CursorShape.CrossCursor,
            _Hold.FOCUS: Qt.CursorShape.PointingHandCursor,
            _Hold.CROP: Qt.CursorShape.SizeAllCursor,
            _Hold.CORNER: (
                Qt.CursorShape.SizeFDiagCursor if slanted else Qt.CursorShape.SizeBDiagCursor
            ),
        }
        self.setCursor(shapes[hold])

    def _drag(self, point: QPointF) -> None:
        rect = self.image_rect()
        across = round((point.x() - self._from.x()) * WHOLE / rect.width())
        down = round((point.y() - self._from.y()) * WHOLE / rect.height())
        if self._hold is _Hold.FOCUS:
            self._framing = self._with_focus(point)
        elif self._hold is _Hold.CROP:
            self._framing = self._with_crop(moved(self._crop_before, across, down))
        elif self._hold is _Hold.CORNER:
            crop = resized(self._crop_before, self._corner, across)
            self._framing = self._with_crop(crop)
        self.update()

    def _with_focus(self, point: QPointF) -> Framing:
        rect = self.image_rect()
        across = round((point.x() - rect.left()) * WHOLE / rect.width())
        down = round((point.y() - rect.top()) * WHOLE / rect.height())
        return self._focused(across, down)

    def _focus_moved(self, across: int, down: int) -> Framing:
        present = self._framing.focus or (WHOLE // 2, WHOLE // 2)
        return self._focused(present[0] + across, present[1] + down)

    def _focused(self, across: int, down: int) -> Framing:
        framing = self._framing
        focus = (min(max(across, 0), WHOLE), min(max(down, 0), WHOLE))
        return Framing(framing.turn, focus, framing.crops, framing.shape)

    def _with_crop(self, crop: Crop) -> Framing:
        return self._framing.with_crop(self._framing.shape, crop)

    def _set(self, framing: Framing) -> None:
        if framing != self._framing:
            self._framing = framing
            self.update()
            self.framed.emit(framing)
