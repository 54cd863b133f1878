"""Commands of the editor: each one step that can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shiboken6
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from tests.ui.panes.editor.conftest import Writer
from workstation.desk.notice import Place
from workstation.domain.links import WebTarget
from workstation.ui.panes.editor import PANE
from workstation.ui.panes.editor.actions import ACTIONS
from workstation.ui.panes.editor.pane import EditorPane
from workstation.ui.panes.editor.writing_actions import WRITING_ACTIONS


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("make_bold", "The **ferry** waits"),
        ("make_italic", "The *ferry* waits"),
        ("make_heading_1", "## The ferry waits"),
        ("make_heading_2", "### The ferry waits"),
        ("make_heading_3", "#### The ferry waits"),
        ("make_quotation", "> The ferry waits"),
        ("make_bullets", "- The ferry waits"),
        ("make_numbers", "1. The ferry waits"),
        ("make_link", "The [ferry](https://) waits"),
        ("insert_footnote", "The ferry[^1] waits\n\n[^1]: "),
    ],
)
def test_commands_are_one_step_each(writer: Writer, method: str, expected: str) -> None:
    writer.open("The ferry waits")
    writer.select("ferry")
    getattr(writer.pane, method)()
    assert writer.text == expected
    writer.undo()
    assert writer.text == "The ferry waits"
    assert not writer.article.history.canUndo()
    writer.redo()
    assert writer.text == expected


def test_every_command_is_a_method_with_a_shortcut() -> None:
    assert PANE.actions == ACTIONS + WRITING_ACTIONS
    keys = [key.toString() for spec in PANE.actions for key in spec.sequences()]
    assert len(keys) == len(set(keys))
    for spec in PANE.actions:
        assert callable(getattr(EditorPane, spec.method))
        assert spec.shortcut is not None


def test_commands_outlive_the_history_of_an_article(writer: Writer) -> None:
    actions = writer.bench.context.actions
    actions.add(ACTIONS, lambda: writer.pane)
    article = writer.open("The ferry waits")
    shiboken6.delete(article.history)
    actions.add(WRITING_ACTIONS, lambda: writer.pane)
    assert not actions.action(WRITING_ACTIONS[0].id).isEnabled()


def test_shortcuts_reach_the_text(writer: Writer) -> None:
    actions = writer.bench.context.actions
    actions.add(ACTIONS, lambda: writer.pane)
    writer.pane.addActions([actions.action(spec.id) for spec in ACTIONS])
    writer.open("The ferry waits")
    writer.select("ferry")
    writer.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    writer.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert writer.text == "### The **ferry** waits"


def test_buttons_format_and_leave_the_keyboard_in_the_text(writer: Writer) -> None:
    writer.open("The ferry waits")
    writer.select("ferry")
    writer.pane.format_bar.buttons["bold"].click()
    assert writer.text == "The **ferry** waits"
    assert writer.body.hasFocus()


def test_after_a_link_the_address_is_selected(writer: Writer) -> None:
    writer.open("😀 The ferry waits")
    writer.select_utf16("ferry")
    writer.pane.make_link()
    assert writer.body.selected_text() == "https://"


def test_a_list_under_text_gets_its_blank_line(writer: Writer) -> None:
    writer.open("Text\nitem")
    writer.place(at=7)
    writer.pane.make_bullets()
    assert writer.text == "Text\n\n- item"


def test_related_asks_for_its_pane(writer: Writer) -> None:
    writer.open("Text")
    with writer.bench.qtbot.waitSignal(writer.bench.desk.pane_wanted) as asked:
        writer.pane.insert_related()
    assert asked.args == ["related"]


def test_places_in_the_text_are_selected(writer: Writer) -> None:
    article = writer.open("😀 The ferry waits", headline="H")
    writer.focus(writer.pane.header.headline)
    writer.bench.desk.reveal(Place(article.id, "body", 6, 11))
    assert writer.body.selected_text() == "ferry"
    assert writer.body.hasFocus()


def test_without_an_article_there_is_a_way_to_start_one(writer: Writer) -> None:
    assert writer.pane.empty.isVisible()
    writer.pane.make_bold()
    with writer.bench.qtbot.waitSignal(writer.bench.desk.current_changed, timeout=10000):
        writer.pane.empty.asked.emit()
    assert not writer.pane.empty.isVisible()
    assert writer.pane.header.headline.hasFocus()


def test_cursor_and_scroll_come_back_with_the_article(writer: Writer) -> None:
    first = writer.open("\n\n".join(["A paragraph of some words."] * 200))
    writer.place(at=3000)
    writer.pane.column.bar.setValue(2500)
    writer.open("Other text")
    assert writer.body.textCursor().position() == 0
    writer.bench.desk.open(first.id)
    assert writer.body.textCursor().position() == 3000
    writer.bench.qtbot.waitUntil(lambda: writer.pane.column.bar.value() == 2500)


STEPS = st.lists(
    st.sampled_from(["text", "bold", "headline", "standfirst", "link", "unlink", "enter", "key"]),
    min_size=1,
    max_size=14,
)


@given(steps=STEPS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_undoing_everything_is_the_article_as_it_was(writer: Writer, steps: list[str]) -> None:
    article = writer.open("First words.\n\nSecond words.", headline="Headline")
    before = replace(article.snapshot())
    for number, step in enumerate(steps):
        act(writer, step, number)
    after = article.snapshot()
    while article.history.canUndo():
        article.history.undo()
    assert article.snapshot() == before
    assert writer.pane.header.headline.text() == "Headline"
    while article.history.canRedo():
        article.history.redo()
    assert article.snapshot() == after
    assert writer.pane.header.headline.text() == after.headline


def act(writer: Writer, step: str, number: int) -> None:
    article, header = writer.article, writer.pane.header
    if step == "text":
        writer.type(f"t{number}")
    elif step == "bold":
        writer.pane.make_bold()
    elif step in ("headline", "standfirst"):
        writer.type(f"h{number}", getattr(header, step))
    elif step == "link":
        article.links.add(WebTarget(f"https://a.example/{number}"), at=number)
    elif step == "unlink" and article.links.all():
        article.links.remove(article.links.all()[0].id)
    elif step == "enter":
        writer.press(Qt.Key.Key_Return)
    elif step == "key":
        writer.press(Qt.Key.Key_Backspace)
