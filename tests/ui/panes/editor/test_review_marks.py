"""What is suggested and noted, as the text shows it while it is edited."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCursor

from tests.helpers.benches import EDITOR
from tests.ui.panes.editor.conftest import Writer
from workstation.desk.suggesting import View
from workstation.text.code_units import utf16_offset
from workstation.ui.panes.editor.highlighter import MarkdownHighlighter
from workstation.ui.panes.editor.overlays import Stretch

BODY = "The *ferry* sails at six.\n\nNobody said why. 😀 It waits.\n\n> A quotation\n\nThe end."
STEPS = 120
Look = tuple[int, int, bool, bool, str]


@pytest.fixture
def reviewed(writer: Writer) -> Writer:
    """A person at the editor once it shows what is suggested."""
    writer.pane.complete()
    writer.bench.desk.set_acting(EDITOR)
    return writer


def looks(writer: Writer) -> list[list[Look]]:
    """Return how every stretch of every line is drawn."""
    found, block = [], writer.article.document.firstBlock()
    while block.isValid():
        found.append(
            [
                (
                    each.start,
                    each.length,
                    each.format.fontStrikeOut(),
                    each.format.fontUnderline(),
                    each.format.background().color().name(),
                )
                for each in block.layout().formats()
                if each.start < block.length() - 1
            ]
        )
        block = block.next()
    return found


def act(writer: Writer, random: Random) -> str:
    """Do something that a person may do, anywhere."""
    text = writer.article.document.toPlainText()
    start = random.randrange(len(text) + 1)
    end = min(len(text), start + random.randrange(12)) if random.random() < 0.3 else start
    cursor = writer.body.textCursor()
    cursor.setPosition(utf16_offset(text, start))
    cursor.setPosition(utf16_offset(text, end), QTextCursor.MoveMode.KeepAnchor)
    writer.body.setTextCursor(cursor)
    suggesting = writer.bench.context.suggesting
    what = random.choice(
        ["type", "type", "back", "delete", "enter", "undo", "redo", "decide", "view"]
    )
    if what == "type":
        writer.type(random.choice(["a", "so ", "*", "the boat"]))
    elif what == "decide":
        suggesting.decide_here(accept=random.random() < 0.5)
    elif what == "view":
        suggesting.set_view(random.choice([View.DRAFT, View.SUGGESTING, View.SUGGESTING]))
    elif what in ("undo", "redo"):
        getattr(writer.article.history, what)()
    else:
        keys = {
            "back": Qt.Key.Key_Backspace,
            "delete": Qt.Key.Key_Delete,
            "enter": Qt.Key.Key_Return,
        }
        writer.press(keys[what])
    return what


@pytest.mark.parametrize("seed", [7, 28])
def test_whatever_people_do_every_line_looks_as_if_styled_anew(reviewed: Writer, seed: int) -> None:
    reviewed.open(BODY)
    highlighter = reviewed.body.highlighter
    assert highlighter is not None
    reviewed.bench.context.suggesting.set_view(View.SUGGESTING)
    reviewed.place("Nobody ")
    reviewed.article.move_cursor(32, 27)
    notes = reviewed.bench.context.notes
    with reviewed.bench.qtbot.waitSignal(notes.changed, timeout=10000):
        notes.add("Who?", notes.selection())
    random, done = Random(seed), []
    marked = False
    for _ in range(STEPS):
        done.append(act(reviewed, random))
        seen = looks(reviewed)
        marked = marked or any(look[2] for line in seen for look in line)
        highlighter.rehighlight()
        assert looks(reviewed) == seen, done
    assert marked


def test_a_key_that_is_suggested_styles_its_line_once(
    reviewed: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewed.open(BODY)
    reviewed.bench.context.suggesting.set_view(View.SUGGESTING)
    styled: list[int] = []
    read = MarkdownHighlighter._read

    def counted(
        self: MarkdownHighlighter, block: QTextBlock, text: str
    ) -> tuple[list[Stretch], int]:
        styled.append(block.blockNumber())
        return read(self, block, text)

    monkeypatch.setattr(MarkdownHighlighter, "_read", counted)
    reviewed.place("sails ")
    for letter in "late":
        styled.clear()
        reviewed.type(letter)
        assert styled == [0]
    assert any(look[3] for look in looks(reviewed)[0])


@pytest.mark.parametrize(
    ("modifiers", "times", "struck"),
    [
        (Qt.KeyboardModifier.NoModifier, 4, "Nobo"),
        (Qt.KeyboardModifier.ControlModifier, 2, "Nobody said "),
    ],
)
def test_delete_goes_on_behind_what_it_has_struck(
    reviewed: Writer, modifiers: Qt.KeyboardModifier, times: int, struck: str
) -> None:
    reviewed.open(BODY)
    reviewed.bench.context.suggesting.set_view(View.SUGGESTING)
    reviewed.place(at=BODY.index("Nobody"))
    for _ in range(times):
        reviewed.press(Qt.Key.Key_Delete, modifiers)
    reviewed.type("x")
    suggested = reviewed.article.suggested
    assert suggested.base(reviewed.article.text()) == BODY
    assert reviewed.article.text() == BODY.replace(struck, f"{struck}x", 1)
    assert len(suggested.open) == 1, "struck and put in its place: one replacement"
