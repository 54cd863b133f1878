import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gallery import Gallery
from tests.helpers.children import child
from workstation.ui.icons import Icons
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import LIGHT, Tone
from workstation.ui.widgets.banner import Banner, BannerAction, Level
from workstation.ui.widgets.buttons import Button, ToolButton
from workstation.ui.widgets.empty_state import EmptyState
from workstation.ui.widgets.toast import Toast


@pytest.fixture
def toast(icons: Icons, qtbot: QtBot) -> Toast:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    return Toast(icons, window)


def test_a_banner_tells_which_action_was_chosen(icons: Icons, qtbot: QtBot) -> None:
    actions = [BannerAction("retry", "Try again"), BannerAction("copy", "Save a copy")]
    banner = Banner(icons, Level.ERROR, "This draft could not be saved.", actions)
    qtbot.addWidget(banner)

    with qtbot.waitSignal(banner.chosen) as chosen:
        qtbot.mouseClick(banner.buttons()[1], Qt.MouseButton.LeftButton)

    assert chosen.args == ["copy"]
    assert banner.accessibleName() == "This draft could not be saved."


def test_a_dismissed_banner_hides_and_says_so(icons: Icons, qtbot: QtBot) -> None:
    banner = Banner(icons, Level.INFO, "Opened from a packet.")
    qtbot.addWidget(banner)
    banner.show()

    with qtbot.waitSignal(banner.dismissed):
        qtbot.mouseClick(child(banner, ToolButton), Qt.MouseButton.LeftButton)

    assert not banner.isVisible()


def test_a_banner_can_say_something_else(icons: Icons, qtbot: QtBot) -> None:
    banner = Banner(icons, Level.ERROR, "It failed.", [BannerAction("retry", "Try again")])
    qtbot.addWidget(banner)

    banner.show_notice(Level.DONE, "It is saved.", [BannerAction("open", "Open")])

    assert banner.isVisible()
    assert [button.text() for button in banner.buttons()] == ["Open"]
    ground = banner.grab().toImage().pixelColor(3, 3)
    assert ground == LIGHT.tints[Tone.GREEN].background


def test_an_indispensable_banner_has_no_cross(icons: Icons, qtbot: QtBot) -> None:
    banner = Banner(icons, Level.ERROR, "Read-only.", dismissible=False)
    qtbot.addWidget(banner)
    banner.show()

    assert not child(banner, ToolButton).isVisible()


def test_an_empty_state_offers_its_button(icons: Icons, qtbot: QtBot) -> None:
    state = EmptyState(icons, "image", "No pictures yet.", "Add pictures…")
    qtbot.addWidget(state)
    state.show()
    button = child(state, Button)

    with qtbot.waitSignal(state.asked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    state.show_state("search", "Nothing found.")
    assert not button.isVisible()


def test_a_toast_offers_an_action_and_goes_with_it(toast: Toast, qtbot: QtBot) -> None:
    toast.show_notice("Removed from the end list.", "Undo")
    assert toast.isVisible()

    with qtbot.waitSignals([toast.accepted, toast.gone]):
        qtbot.mouseClick(child(toast, Button), Qt.MouseButton.LeftButton)

    assert not toast.isVisible()


def test_a_toast_goes_by_itself(toast: Toast, qtbot: QtBot) -> None:
    with qtbot.waitSignal(toast.gone), qtbot.assertNotEmitted(toast.accepted):
        toast.show_notice("Exported.", milliseconds=10)

    assert not toast.isVisible()


def test_a_toast_stays_under_the_pointer(toast: Toast) -> None:
    toast.show_notice("Exported.")
    middle = QPointF(5, 5)

    QApplication.sendEvent(toast, QEnterEvent(middle, middle, middle))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))

    assert toast._timer.isActive()


def test_a_toast_stays_while_its_action_has_the_focus(toast: Toast, qtbot: QtBot) -> None:
    with qtbot.waitActive(toast.window()):
        toast.window().activateWindow()
    toast.show_notice("Removed.", "Undo")
    child(toast, Button).setFocus()

    with qtbot.assertNotEmitted(toast.gone):
        toast._timer.timeout.emit()

    assert toast._timer.isActive()


def test_the_next_notice_replaces_the_one_before(toast: Toast) -> None:
    toast.show_notice("One.", "Undo")
    toast.show_notice("Two.")

    assert toast.text() == "Two."
    assert toast.accessibleName() == "Two."
    assert not child(toast, Button).isVisible()


def test_a_toast_keeps_to_the_middle_of_the_window(toast: Toast) -> None:
    toast.show_notice("Exported.")
    window = toast.window()

    window.resize(900, 500)

    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    assert toast.geometry().bottom() < 500


def test_every_control_of_the_gallery_can_be_named(
    appearance: Appearance, icons: Icons, qtbot: QtBot
) -> None:
    gallery = Gallery(appearance, icons)
    qtbot.addWidget(gallery)
    controls = [
        widget
        for widget in gallery.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.isHidden()
    ]
    bare = [
        type(control).__name__
        for control in controls
        if type(control).__module__.startswith("workstation")
        and not (control.accessibleName() or getattr(control, "text", str)())
    ]

    assert len(controls) > 30
    assert bare == []


def test_a_long_notice_goes_on_in_further_lines_and_stays_for_longer(toast: Toast) -> None:
    toast.show_notice("Saved.")
    one_line = toast.height()
    sentence = "boats.jpg: the picture is damaged; copy it again from where it came from. "
    toast.show_notice(sentence * 5)
    assert toast.height() > one_line
    assert toast._window.rect().contains(toast.geometry())
    assert toast._label.height() >= toast._label.heightForWidth(toast._label.width())
    assert toast._timer.interval() > 7000
    toast.show_notice("Saved.")
    assert (toast.height(), toast._timer.interval()) == (one_line, 7000)


def test_a_toast_leaves_the_line_that_is_written_free(icons: Icons, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    text = QTextEdit(window)
    text.setGeometry(0, 0, 600, 360)  # below it is the status bar
    text.setPlainText("\n".join(["A line"] * 60))
    window.show()
    window.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    toast = Toast(icons, window)

    toast.show_notice("Saved.")
    at_first = toast.geometry()
    text.moveCursor(QTextCursor.MoveOperation.End)

    assert at_first.top() > window.height() / 2, "the cursor was in the first line"
    line = text.cursorRect().translated(text.viewport().mapTo(window, QPoint()))
    assert at_first.top() < line.center().y() < at_first.bottom(), "where the notice was"
    qtbot.waitUntil(lambda: toast.geometry().bottom() < line.top())
    toast.dismiss()
    toast.show_notice("Saved again.")
    assert toast.geometry().bottom() < line.top()


def test_a_short_toast_stands_where_it_covers_nothing(icons: Icons, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 400)
    window.show()
    free = QRect(200, 372, 400, 26)
    toast = Toast(icons, window, lambda: free)

    toast.show_notice("Moved to the spike.", "Undo")
    assert free.contains(toast.geometry())
    toast.show_notice("Moved to the spike, with everything that was said there of it.", "Undo")
    assert toast.geometry().top() == free.top()
    assert toast.geometry().right() < free.right(), "over the counts, not over what is saved"
    toast.show_notice("Moved to the spike, with everything that was said of it there. " * 2, "Undo")
    assert not toast.geometry().intersects(free)
    toast.show_notice("Moved back.")
    assert free.contains(toast.geometry())
