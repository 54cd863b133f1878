"""Quotation marks and dashes while they are typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.panes.editor.conftest import Writer


def test_marks_are_set_as_they_are_typed(writer: Writer) -> None:
    writer.open()
    writer.type('"It\'s late," she said -- again.')
    assert writer.text == "“It’s late,” she said – again."


def test_one_undo_brings_the_plain_mark_back(writer: Writer) -> None:
    writer.open()
    writer.type('He said "')
    assert writer.text == "He said “"
    writer.undo()
    assert writer.text == 'He said "'
    writer.type("x")
    assert writer.text == 'He said "x'
    writer.undo()
    writer.undo()
    assert writer.text == ""


def test_the_article_says_which_marks(writer: Writer) -> None:
    writer.open(language="de-DE")
    writer.type('"Ja"')
    assert writer.text == "„Ja“"


def test_code_and_comments_stay_as_typed(writer: Writer) -> None:
    writer.open("```\nx\n```\n\n`a` <!-- note\nmore")
    writer.place("```\nx")
    writer.type('="y" --')
    writer.place("more")
    writer.type(" it's")
    assert writer.text == '```\nx="y" --\n```\n\n`a` <!-- note\nmore it\'s'


def test_it_can_be_turned_off(writer: Writer) -> None:
    writer.open()
    writer.bench.context.writing.toggle("typographic")
    writer.type('"a"')
    assert writer.text == '"a"'


def test_marks_after_an_emoji_stand_in_their_place(writer: Writer) -> None:
    writer.open("\U0001f6a2 ")
    writer.place(at=3)
    writer.type('"a"')
    assert writer.text == "\U0001f6a2 “a”"


def test_replacing_a_selection_by_a_mark(writer: Writer) -> None:
    writer.open("one two")
    writer.select("two")
    writer.press(Qt.Key.Key_QuoteDbl)
    writer.type("x")
    assert writer.text in ("one “x", 'one "x')


@pytest.mark.parametrize("name", ["headline", "standfirst"])
def test_marks_are_set_in_the_head_too(writer: Writer, name: str) -> None:
    article = writer.open(headline="", standfirst="")
    field = getattr(writer.pane.header, name)
    writer.focus(field)
    writer.type('"It\'s late," she said -- again', field)
    assert getattr(article.details, name) == "“It’s late,” she said – again"
    assert field.text() == "“It’s late,” she said – again"


def test_one_undo_brings_the_plain_mark_of_the_headline_back(writer: Writer) -> None:
    article = writer.open(headline="")
    field = writer.pane.header.headline
    writer.focus(field)
    writer.type('He said "', field)
    assert article.details.headline == "He said “"
    writer.undo(field)
    assert article.details.headline == 'He said "'
    writer.type("no", field)
    assert article.details.headline == 'He said "no'


def test_marks_in_the_head_can_be_turned_off(writer: Writer) -> None:
    article = writer.open(headline="")
    writer.bench.context.writing.toggle("typographic")
    field = writer.pane.header.headline
    writer.focus(field)
    writer.type('"a"', field)
    assert article.details.headline == '"a"'


def test_a_mark_in_the_middle_of_a_headline_leaves_the_cursor_there(writer: Writer) -> None:
    article = writer.open(headline="\U0001f6a2 its late")
    field = writer.pane.header.headline
    writer.focus(field)
    field.select(5, 5)
    writer.type("'", field)
    writer.type("x", field)
    assert article.details.headline == "\U0001f6a2 it’xs late"
