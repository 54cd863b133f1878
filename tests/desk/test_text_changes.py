from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from tests.helpers.newsrooms import FrozenClock
from workstation.desk.edited_draft import EditedDraft
from workstation.desk.text_changes import TextChanges, changes_of
from workstation.domain.article import References
from workstation.domain.draft import Draft

pytestmark = pytest.mark.usefixtures("qapp")

TEXTS = st.text(st.sampled_from("ab\n\u2028🌊 "), max_size=8)
STEPS = st.tuples(
    st.sampled_from(("insert", "insert", "replace", "twice", "undo", "redo")),
    st.integers(0, 60),
    st.integers(0, 12),
    TEXTS,
)


class Copy:
    """The lines of a document, kept elsewhere by what is told of its changes."""

    def __init__(self, text: str) -> None:
        self.document = QTextDocument()
        self.document.setPlainText(text)
        self.document.documentLayout()
        self.changes = TextChanges(self.document)
        self.lines = list(self.changes.all())
        self.document.contentsChange.connect(self._note)

    def follow(self) -> int:
        """Take over what has changed, and say how many lines that were."""
        first, removed, lines = self.changes.take()
        self.lines[first : first + removed] = lines
        return removed + len(lines)

    def edit(self, start: int, length: int, text: str) -> None:
        cursor = QTextCursor(self.document)
        last = self.document.characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(start + length, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)

    @property
    def text(self) -> str:
        return self.document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _note(self, position: int, _removed: int, added: int) -> None:
        self.changes.note(position, added)


def act(copy: Copy, step: tuple[str, int, int, str]) -> None:
    kind, start, length, text = step
    if kind == "undo":
        copy.document.undo()
    elif kind == "redo":
        copy.document.redo()
    elif kind == "twice":
        cursor = QTextCursor(copy.document)
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)
        cursor.endEditBlock()
    else:
        copy.edit(start, length if kind == "replace" else 0, text)


@given(TEXTS, st.lists(st.tuples(STEPS, st.booleans()), max_size=12))
def test_whoever_takes_the_changes_has_the_text(
    text: str, steps: list[tuple[tuple[str, int, int, str], bool]]
) -> None:
    copy = Copy(text)
    for step, take in steps:
        act(copy, step)
        if take:
            copy.follow()
            assert "\n".join(copy.lines) == copy.text
    copy.follow()
    assert "\n".join(copy.lines) == copy.text


def test_a_letter_sends_one_line_of_a_long_text() -> None:
    copy = Copy("\n".join(f"Line {number}" for number in range(5000)))
    copy.edit(20_000, 0, "x")
    assert copy.follow() == 2


def test_nothing_is_sent_when_nothing_has_changed() -> None:
    assert Copy("One\nTwo").changes.take() == (0, 0, ())


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 6), TEXTS), max_size=8))
def test_a_page_shows_nothing_that_is_only_suggested(
    edits: list[tuple[int, int, str]],
) -> None:
    clock = FrozenClock(datetime(2026, 11, 22, tzinfo=UTC))
    draft = EditedDraft(Draft(body="One.\n\nTwo.\n\nThree."), References(), clock)
    draft.suggested.suggest_as("Ada")
    cursor = QTextCursor(draft.document)
    cursor.insertText("Suggested. ")
    changes = changes_of(draft)
    lines = list(changes.all())
    for number, (start, length, text) in enumerate(edits):
        draft.suggested.suggest_as("Ada" if number % 2 else "")
        last = draft.document.characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(start + length, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text.replace("🌊", "w"))
        first, removed, new = changes.take()
        lines[first : first + removed] = new
        assert lines == draft.body().split("\n")
