import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from workstation.domain.framing import Crop, Framing
from workstation.ui.panes.pictures.crop_moves import Corner, moved, resized, scaled
from workstation.ui.panes.pictures.crop_view import CropView

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(bench: Bench, qtbot: QtBot) -> CropView:
    found = CropView(bench.context.icons, bench.context.appearance)
    qtbot.addWidget(found)
    found.resize(400, 300)
    found.show_picture(Framing(shape="1:1"), 4000, 3000)
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    found.show_image(image)
    found.show()
    return found


def drag(view: CropView, start: QPointF, end: QPointF) -> None:
    QTest.mousePress(view, LEFT, pos=start.toPoint())
    QTest.mouseMove(view, end.toPoint())
    QTest.mouseRelease(view, LEFT, pos=end.toPoint())


def test_the_crop_is_dragged_within_the_picture(view: CropView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.framed) as framed:
        drag(view, QPointF(100, 60), QPointF(20, 60))
    crop = framed.args[0].by_hand("1:1")
    assert crop == Crop(0, 0, 7500, 10_000)


def test_a_corner_keeps_the_shape_and_the_corner_opposite(view: CropView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.framed) as framed:
        drag(view, QPointF(350, 299), QPointF(250, 220))
    crop = framed.args[0].by_hand("1:1")
    assert (crop.left, crop.top) == (1250, 0)
    assert crop.width < 7500
    assert abs(crop.width * 4 - crop.height * 3) < 40


def test_the_focal_point_follows_the_mouse_and_the_crop_follows_it(
    view: CropView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.framed) as framed:
        drag(view, QPointF(200, 150), QPointF(40, 150))
    framing = framed.args[0]
    assert framing.focus == (1000, 5000)
    assert framing.crop("1:1", 4000, 3000).left == 0


def test_escape_lets_go_of_what_is_dragged(view: CropView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.framed):
        QTest.mousePress(view, LEFT, pos=QPoint(100, 60))
        QTest.mouseMove(view, QPoint(20, 60))
        QTest.keyClick(view, Qt.Key.Key_Escape)
        QTest.mouseRelease(view, LEFT, pos=QPoint(20, 60))
    assert view.framing == Framing(shape="1:1")


def test_keys_move_the_focus_and_the_crop_and_resize_it(view: CropView, qtbot: QtBot) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.framing.focus == (4900, 5000)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert view.framing.focus == (4900, 4500)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    smaller = view.framing.by_hand("1:1")
    assert smaller is not None
    assert smaller.width < 7500
    QTest.keyClick(view, Qt.Key.Key_Right, CONTROL)
    assert view.framing.by_hand("1:1") == moved(smaller, 100, 0)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert view.framing.by_hand("1:1") is None


def test_without_a_shape_there_is_no_crop_to_move(view: CropView) -> None:
    view.show_picture(Framing(), 4000, 3000)
    assert view.crop() is None
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Left, CONTROL)
    assert view.framing == Framing()


def test_a_turned_picture_stands_upright_in_the_view(view: CropView) -> None:
    view.show_picture(Framing(turn=90), 4000, 3000)
    rect = view.image_rect()
    assert rect.width() < rect.height()


def test_moves_stay_on_the_picture() -> None:
    crop = Crop(1000, 1000, 4000, 4000)
    assert moved(crop, -5000, 9000) == Crop(0, 6000, 4000, 4000)
    assert scaled(crop, 100) == Crop(0, 0, 10_000, 10_000)
    assert resized(crop, Corner(right=True, bottom=True), 9000) == Crop(1000, 1000, 9000, 9000)
    assert resized(crop, Corner(right=False, bottom=False), 9000).width == 200
