import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workstation.ui.theme import Appearance
from workstation.ui.widgets.fields import TextArea, TextField


class Form(QWidget):
    """Two fields in a window with an undo action."""

    def __init__(self) -> None:
        super().__init__()
        self.credit = TextField("Credit", placeholder="Who took it")
        self.caption = TextArea("Caption in this article", least_lines=2, most_lines=4)
        column = QVBoxLayout(self)
        column.addWidget(self.caption)
        column.addWidget(self.credit)
        column.addStretch(1)
        self.undo = QAction("Undo", self)
        self.undo.setShortcut(QKeySequence.StandardKey.Undo)
        self.addAction(self.undo)


@pytest.fixture
def form(appearance: Appearance, qtbot: QtBot) -> Form:
    form = Form()
    qtbot.addWidget(form)
    form.resize(300, 400)
    form.show()
    with qtbot.waitActive(form):
        form.activateWindow()
    return form


def test_typing_tells_the_text(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.credit.edited) as credit:
        qtbot.keyClicks(form.credit.line, "A")
    with qtbot.waitSignal(form.caption.edited) as caption:
        qtbot.keyClicks(form.caption.box, "B")

    assert credit.args == ["A"]
    assert caption.args == ["B"]


def test_setting_a_text_is_silent_and_keeps_the_cursor(form: Form, qtbot: QtBot) -> None:
    form.credit.set_text("Ada Brandt")
    form.credit.line.setCursorPosition(3)
    form.caption.set_text("The quay at dawn")
    cursor = form.caption.box.textCursor()
    cursor.setPosition(4)
    form.caption.box.setTextCursor(cursor)

    with (
        qtbot.assertNotEmitted(form.credit.edited),
        qtbot.assertNotEmitted(form.caption.edited),
    ):
        form.credit.set_text("Ada Brand")
        form.caption.set_text("The pier at dawn")

    assert form.credit.line.cursorPosition() == 3
    assert form.caption.box.textCursor().position() == 4
    assert form.caption.text() == "The pier at dawn"


def test_leaving_a_field_finishes_it(form: Form, qtbot: QtBot) -> None:
    form.caption.setFocus()
    assert form.caption.box.hasFocus()

    with qtbot.waitSignal(form.caption.finished):
        qtbot.keyClick(form.caption.box, Qt.Key.Key_Tab)
    assert form.credit.line.hasFocus()
    with qtbot.waitSignal(form.credit.finished):
        qtbot.keyClick(form.credit.line, Qt.Key.Key_Return)


def test_enter_in_one_paragraph_goes_on_to_the_next_field(form: Form, qtbot: QtBot) -> None:
    form.caption.setFocus()

    qtbot.keyClick(form.caption.box, Qt.Key.Key_Return)

    assert form.caption.text() == ""
    assert form.credit.line.hasFocus()


def test_pasted_line_ends_become_spaces(form: Form) -> None:
    pasted = QMimeData()
    pasted.setText("The quay\nat   dawn\n")

    form.caption.box.insertFromMimeData(pasted)

    assert form.caption.text() == "The quay at dawn"


def test_a_field_of_paragraphs_keeps_them(appearance: Appearance, qtbot: QtBot) -> None:
    note = TextArea("Note", paragraphs=True)
    qtbot.addWidget(note)
    pasted = QMimeData()
    pasted.setText("One.\nTwo.")

    note.box.insertFromMimeData(pasted)
    qtbot.keyClick(note.box, Qt.Key.Key_Return)

    assert note.text() == "One.\nTwo.\n"


def test_the_box_grows_with_its_text_up_to_a_limit(form: Form, qtbot: QtBot) -> None:
    low = form.caption.box.height()

    form.caption.set_text("A sentence that goes on for a while. " * 4)
    qtbot.waitUntil(lambda: form.caption.box.height() > low)
    middle = form.caption.box.height()
    form.caption.set_text("A sentence that goes on for a while. " * 40)
    qtbot.waitUntil(lambda: form.caption.box.height() >= middle)
    full = form.caption.box.height()
    form.caption.set_text("A sentence that goes on for a while. " * 80)

    assert form.caption.box.height() == full
    form.caption.set_text("Short.")
    qtbot.waitUntil(lambda: form.caption.box.height() == low)


def test_a_wider_box_needs_fewer_lines(form: Form, qtbot: QtBot) -> None:
    form.caption.set_text("A sentence that goes on for a while. " * 3)
    qtbot.waitUntil(lambda: form.caption.box.lines() >= 3)
    high = form.caption.box.height()

    form.resize(900, 400)

    qtbot.waitUntil(lambda: form.caption.box.height() < high)


@pytest.mark.parametrize("name", ["credit", "caption"])
def test_undo_reaches_the_window(form: Form, name: str, qtbot: QtBot) -> None:
    field = form.credit if name == "credit" else form.caption
    typed_in = form.credit.line if name == "credit" else form.caption.box
    field.setFocus()
    qtbot.keyClicks(typed_in, "abc")

    with qtbot.waitSignal(form.undo.triggered):
        qtbot.keyClick(typed_in, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert field.text() == "abc"


def test_a_field_with_its_own_history_undoes_itself(appearance: Appearance, qtbot: QtBot) -> None:
    field = TextField("Name", own_history=True)
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "abc")

    qtbot.keyClick(field.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert field.text() == ""


def test_the_label_names_the_control(form: Form) -> None:
    assert form.credit.line.accessibleName() == "Credit"
    assert form.credit.label.buddy() is form.credit.line
    assert form.credit.line.placeholderText() == "Who took it"


def test_a_problem_is_shown_marked_and_cleared(form: Form) -> None:
    form.credit.set_problem("A credit is needed.")

    assert form.credit.line.property("invalid") is True
    assert form.credit.line.accessibleDescription() == "A credit is needed."
    form.credit.set_problem("")
    assert form.credit.line.property("invalid") is False
    form.credit.set_advice("As printed under the picture.")
    assert form.credit.line.property("invalid") is False
    assert form.credit.line.accessibleDescription() == "As printed under the picture."
