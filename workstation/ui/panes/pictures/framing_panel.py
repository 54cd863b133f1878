"""How a picture is framed: its crop and focal point, the shape shown, turning, previews."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workstation.domain.framing import SHAPES, WHOLE, Framing, Shape
from workstation.domain.pictures import Figure, Picture, framing_of
from workstation.ui.fonts import ui_font
from workstation.ui.icons import Icons
from workstation.ui.painting import paint_line
from workstation.ui.panes.pictures.crop_view import CropView
from workstation.ui.picture_painting import paint_rounded
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Radius, Space, Type
from workstation.ui.widgets.buttons import Button, ButtonKind, ToolButton
from workstation.ui.widgets.choice_box import ChoiceBox
from workstation.ui.widgets.segmented import Segment, SegmentedControl

PREVIEW_HEIGHT = 46
WORDS_HEIGHT = 18
LEAST_WIDTH = 40
"""Pixels for the name of a shape that is narrower."""
MOST_SIDE_BY_SIDE = 5
"""More shapes than that are chosen from a list."""


class FramingPanel(QWidget):
    """Shows and changes the framing of a figure, or of the picture for every use."""

    framed = Signal(object, str)
    """(Framing, what was done): a person changed it."""
    reset_asked = Signal()
    """The framing is to be as the master's again."""
    push_asked = Signal()
    """The framing is to be the master's."""

    def __init__(self, icons: Icons, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._house: tuple[Shape, ...] = ()
        self._shapes: tuple[Shape, ...] = ()
        self._shown = Framing()
        self.view = CropView(icons, appearance, self)
        """The picture, as wide as the pane, with what is shown of it."""
        self.previews = ShapePreviews(appearance, self)
        """What each shape shows."""
        self.turn_left = ToolButton(self.tr("Turn left"), icons.icon("rotate-ccw"))
        """Turns the picture against the clock."""
        self.turn_right = ToolButton(self.tr("Turn right"), icons.icon("rotate-cw"))
        """Turns the picture with the clock."""
        self.clear = Button(
            self.tr("Whole picture"), ButtonKind.QUIET, small=True, tooltip=self.tr("Undo framing")
        )
        """Takes back turning, crops and focal point."""
        self.reset = Button(
            self.tr("As master"),
            ButtonKind.QUIET,
            small=True,
            tooltip=self.tr("Reset to master: frame the picture as everywhere else"),
        )
        """Frames the figure as the master is."""
        self.push = Button(
            self.tr("For every use"),
            ButtonKind.QUIET,
            small=True,
            tooltip=self.tr("Push to master: frame the picture so wherever it has no own framing"),
        )
        """Makes the framing the master's."""
        self._state = QLabel(self)
        self._state.setProperty("role", "muted")
        self._state.setText(self.tr("framed as master"))
        self.shapes: SegmentedControl | ChoiceBox = SegmentedControl(
            self.tr("Shape on the page"), (), icons
        )
        """Which shape the page shows."""
        self._shapes_row = QHBoxLayout()
        self._lay_out()
        self._connect()
        self.set_shapes(SHAPES)

    def set_shapes(self, shapes: tuple[Shape, ...]) -> None:
        """Offer the shapes that the newsroom uses."""
        if shapes != self._house:
            self._house = shapes
            self._offer(self._shown.shape)

    def _offer(self, shape: str) -> None:
        """Offer the newsroom's shapes, and one that a picture came with."""
        known = any(one.key == shape for one in self._house)
        shapes = self._house if known or not shape else (*self._house, Shape(shape))
        if shapes == self._shapes:
            return
        self._shapes = shapes
        former = self.shapes
        name = self.tr("Shape on the page")
        segments = (
            Segment("", self.tr("Original")),
            *(Segment(shape.key, shape.title) for shape in shapes),
        )
        few = len(shapes) <= MOST_SIDE_BY_SIDE
        self.shapes = (
            SegmentedControl(name, segments, self._icons) if few else ChoiceBox(name, segments)
        )
        self.shapes.chosen.connect(self._on_shape)
        place = self._shapes_row.indexOf(former)
        self._shapes_row.removeWidget(former)
        former.hide()
        former.deleteLater()
        self._shapes_row.insertWidget(place, self.shapes)
        self.previews.set_shapes(shapes)

    def show_picture(self, picture: Picture | None, figure: Figure | None) -> None:
        """Show how a picture is framed."""
        self.setVisible(picture is not None)
        if picture is None:
            return
        framing = picture.framing if figure is None else framing_of(figure, picture)
        own = figure is not None and figure.framing is not None
        self._shown = framing
        self._offer(framing.shape)
        self.view.show_picture(framing, picture.width, picture.height)
        self.previews.show_picture(framing, picture.width, picture.height)
        self.shapes.choose(framing.shape)
        self._state.setVisible(figure is not None and not own and framing != Framing())
        self.reset.setVisible(own)
        self.push.setVisible(own and framing != picture.framing)
        self.clear.setVisible(framing != Framing())

    def show_image(self, image: QImage | None) -> None:
        """Show what the picture looks like."""
        self.view.show_image(image)
        self.previews.show_image(image)

    def _on_shape(self, key: str) -> None:
        self.framed.emit(replace(self._shown, shape=key), self.tr("Choose shape"))

    def _on_framed(self, framing: Framing) -> None:
        moved_focus = framing.crops == self._shown.crops
        title = self.tr("Move focal point") if moved_focus else self.tr("Crop picture")
        self.framed.emit(framing, title)

    def _on_turn_left(self) -> None:
        self.framed.emit(self._shown.turned(270), self.tr("Turn picture"))

    def _on_turn_right(self) -> None:
        self.framed.emit(self._shown.turned(90), self.tr("Turn picture"))

    def _on_clear(self) -> None:
        self.framed.emit(Framing(), self.tr("Show whole picture"))

    def _connect(self) -> None:
        self.view.framed.connect(self._on_framed)
        self.turn_left.clicked.connect(self._on_turn_left)
        self.turn_right.clicked.connect(self._on_turn_right)
        self.clear.clicked.connect(self._on_clear)
        self.reset.clicked.connect(self.reset_asked)
        self.push.clicked.connect(self.push_asked)

    def _lay_out(self) -> None:
        self._shapes_row.setSpacing(Space.SMALL)
        self._shapes_row.addWidget(self.shapes)
        self._shapes_row.addStretch(1)
        turning = QHBoxLayout()
        turning.setSpacing(Space.SMALL)
        turning.addWidget(self.previews, 1)
        for button in (self.turn_left, self.turn_right):
            turning.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        acts = QHBoxLayout()
        acts.setSpacing(Space.SMALL)
        acts.addWidget(self._state)
        acts.addWidget(self.reset)
        acts.addWidget(self.push)
        acts.addStretch(1)
        acts.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.view)
        column.addLayout(self._shapes_row)
        column.addLayout(turning)
        column.addLayout(acts)


class ShapePreviews(QWidget):
    """Draws what each shape shows of a picture, side by side."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._shapes: tuple[Shape, ...] = ()
        self._framing = Framing()
        self._size = (3, 2)
        self._image: QImage | None = None
        self._turned: tuple[int, QImage] | None = None
        self._drawn: list[QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(PREVIEW_HEIGHT + WORDS_HEIGHT)

    def set_shapes(self, shapes: tuple[Shape, ...]) -> None:
        """Show other shapes."""
        self._shapes, self._drawn = shapes, None
        self.setAccessibleName(self.tr("What each shape shows"))
        self._make_room()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many rows as the shapes need."""
        super().resizeEvent(event)
        self._make_room()

    def places(self) -> list[QRect]:
        """Return where each shape is drawn, in rows from left to right."""
        found: list[QRect] = []
        left = top = 0
        for shape in self._shapes:
            width = _preview_width(shape)
            room = max(width, LEAST_WIDTH)
            if left and left + room > self.width():
                left, top = 0, top + PREVIEW_HEIGHT + WORDS_HEIGHT
            found.append(QRect(left, top, width, PREVIEW_HEIGHT))
            left += room + Space.MEDIUM
        return found

    def _make_room(self) -> None:
        lowest = max((place.bottom() + 1 for place in self.places()), default=PREVIEW_HEIGHT)
        self.setFixedHeight(lowest + WORDS_HEIGHT)

    def show_picture(self, framing: Framing, width: int, height: int) -> None:
        """Show another framing."""
        if (framing, (width, height)) != (self._framing, self._size):
            self._framing, self._size, self._drawn = framing, (width, height), None
            self.update()

    def show_image(self, image: QImage | None) -> None:
        """Show another picture."""
        if image is not self._image:
            self._image, self._turned, self._drawn = image, None, None
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them, each with its name."""
        if self._image is None or self._image.isNull():
            return
        if self._drawn is None:
            self._drawn = [self._cut(shape, self._image) for shape in self._shapes]
        painter = QPainter(self)
        colours = self._appearance.colours
        drawn = zip(self._shapes, self.places(), self._drawn, strict=True)
        for shape, rect, pixmap in drawn:
            paint_rounded(painter, rect, pixmap, Radius.SMALL, colours.pressed)
            under = QRect(rect.left(), rect.bottom() + 3, max(rect.width(), LEAST_WIDTH), 15)
            paint_line(painter, under, shape.title, ui_font(Type.SMALL), colours.muted)
        painter.end()

    def _cut(self, shape: Shape, image: QImage) -> QPixmap:
        turn = self._framing.turn
        if self._turned is None or self._turned[0] != turn:
            self._turned = (turn, image.transformed(QTransform().rotate(turn)))
        whole = self._turned[1]
        crop = self._framing.crop(shape.key, *self._size)
        across, down = whole.width() / WHOLE, whole.height() / WHOLE
        part = QRect(
            round(crop.left * across),
            round(crop.top * down),
            max(1, round(crop.width * across)),
            max(1, round(crop.height * down)),
        )
        ratio = self.devicePixelRatioF()
        size = QSize(round(_preview_width(shape) * ratio), round(PREVIEW_HEIGHT * ratio))
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = whole.copy(part).scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        pixmap = QPixmap.fromImage(scaled)
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


def _preview_width(shape: Shape) -> int:
    return min(round(PREVIEW_HEIGHT * shape.ratio), 2 * PREVIEW_HEIGHT)
