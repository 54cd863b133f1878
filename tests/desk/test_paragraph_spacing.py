"""Blank lines between paragraphs are low, whatever was typed, undone or loaded."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextCursor, QTextDocument

from workstation.desk.edited_draft import EditedDraft
from workstation.desk.paragraph_spacing import GAP_HEIGHT, LINE_HEIGHT
from workstation.domain.article import References
from workstation.domain.clock import SystemClock
from workstation.domain.draft import Draft

PIECES = st.sampled_from(["a", "\n", "\n\n", "one\n\ntwo", "x\ny", "\n\n\n", ""])
EDITS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), PIECES), max_size=6)


pytestmark = pytest.mark.usefixtures("qapp")


def draft_of(body: str) -> EditedDraft:
    return EditedDraft(Draft(headline="Tide", body=body), References({}, {}), SystemClock())


def low(document: QTextDocument) -> list[int]:
    """Return the numbers of the lines that are low; all others are as high as text."""
    found, block = [], document.firstBlock()
    while block.isValid():
        height = block.blockFormat().lineHeight()
        assert height in (GAP_HEIGHT, LINE_HEIGHT)
        if height == GAP_HEIGHT:
            found.append(block.blockNumber())
        block = block.next()
    return found


def type_at(article: EditedDraft, position: int, keys: str) -> None:
    cursor = QTextCursor(article.document)
    cursor.setPosition(position)
    for key in keys:
        cursor.insertText(key)


def test_a_blank_line_between_paragraphs_is_low() -> None:
    assert low(draft_of("One\n\nTwo\n\nThree\n").document) == [1, 3]


def test_the_line_one_would_write_on_is_high() -> None:
    assert low(draft_of("One\n\n").document) == [1]
    assert low(draft_of("\nOne").document) == []
    assert low(draft_of("One\n\n\n\nTwo").document) == [1, 3]


def test_code_and_comments_keep_their_blank_lines() -> None:
    assert low(draft_of("One\n\n```\na\n\nb\n```\n\nTwo").document) == [1, 7]
    assert low(draft_of("<!-- a\n\nb -->\n\nTwo").document) == [3]


def test_enter_makes_the_gap_before_the_first_letter_is_typed() -> None:
    article = draft_of("One\n\nTwo")
    type_at(article, 3, "\n\n")
    assert low(article.document) == [1, 3]
    type_at(article, 5, "New")
    assert low(article.document) == [1, 3]


def test_heights_are_no_change_of_the_text() -> None:
    article = draft_of("One\nTwo")
    changes: list[tuple[int, int, int]] = []
    article.text_changed.connect(lambda *what: changes.append(what))
    type_at(article, 3, "\n")
    assert low(article.document) == [1]
    assert changes == [(3, 0, 1)]
    assert article.revision == 1


def test_a_word_typed_into_a_gap_is_undone_at_once() -> None:
    article = draft_of("One\n\nTwo")
    type_at(article, 4, "word")
    assert article.body() == "One\nword\nTwo"
    assert low(article.document) == []
    assert article.history.count() == 1
    article.history.undo()
    assert article.body() == "One\n\nTwo"
    assert low(article.document) == [1]


def test_undo_and_redo_put_the_cursor_where_the_text_changed() -> None:
    article = draft_of("One\n\nTwo\n\nThree")
    wanted: list[int] = []
    article.cursor_wanted.connect(wanted.append)
    article.replace_text(5, 8, "", "Cut")
    article.history.undo()
    article.history.redo()
    assert wanted == [8, 5]


@settings(max_examples=60, deadline=None)
@given(EDITS, st.lists(st.booleans(), max_size=8))
def test_heights_are_those_of_the_text_loaded_anew(
    edits: list[tuple[int, int, str]], ways: list[bool]
) -> None:
    article = draft_of("One\n\nTwo\n\n\nThree\n\n")
    bodies = [article.body()]
    for place, length, piece in edits:
        last = article.document.characterCount() - 1
        start = min(place, last)
        article.replace_text(start, min(start + length, last), piece, "Edit")
        assert low(article.document) == low(draft_of(article.body()).document)
        bodies.append(article.body())
    for back in ways:
        (article.history.undo if back else article.history.redo)()
        assert article.body() in bodies
        assert low(article.document) == low(draft_of(article.body()).document)
    while article.history.canUndo():
        article.history.undo()
    assert article.body() == bodies[0]
    while article.history.canRedo():
        article.history.redo()
    assert article.body() == bodies[-1]
    assert low(article.document) == low(draft_of(bodies[-1]).document)


def test_what_is_pasted_is_laid_out_once_with_its_heights() -> None:
    article = draft_of("One\n\nTwo")
    article.document.setPageSize(QSizeF(300, -1))
    laid_out: list[object] = []
    article.document.documentLayout().update.connect(lambda *where: laid_out.append(where))
    article.replace_text(8, 8, " and\n\nthree\n\n\n\nfour", "Paste")
    assert low(article.document) == [1, 3, 5, 7]
    assert len(laid_out) == 1
    article.history.undo()
    assert low(article.document) == [1]
