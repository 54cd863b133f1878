"""Whatever is typed, pasted or dropped is what is saved, opened again and exported."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.ui.panes.editor.conftest import Writer
from workstation.domain.article import ArticleBundle
from workstation.domain.canonical import canonical_text
from workstation.formats import article_file
from workstation.services import drafts, interchange

PIECES = (
    *("\0", "\x07", "\x1b[0m", "\ufeff", "\ufffe", "\ud800", "\udfff", "\ufdd0"),
    *("\r\n", "\r", "\n", "\u2028", "\u2029", "\x85", "\t", "\v", "\f"),
    *("e\u0301", "n\u0303o", "A\u030a\u0327", "\u1e9b\u0323", "\u0301", "a" + "\u0300" * 30),
    *("\u202e", "\u2067שלום\u2069", "مرحبا 123 abc", "\u200f", "\u200d", "\u200b", "\xad"),
    *("👩\u200d👩\u200d👧\u200d👦", "🏴\U000e0067\U000e0062\U000e007f", "🇬🇧", "❤\ufe0f", "𝔘"),
    *("\u00a0", "\u202f", "10\u00a0km", "ﬁ", "Å", "한글", "漢字、", "ก็"),
    *("**a**", "`x`", "{{picture: a}}", "- ", "\\", "<b>", "&amp;", "---\nkey: v\n---\n", "|"),
)
texts = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
)


def stored(writer: Writer) -> ArticleBundle:
    """Return the article as the newsroom has it, once everything is written."""
    writer.bench.settle()
    found: list[ArticleBundle] = []
    writer.bench.desk.dispatcher.read(
        partial(drafts.load, article=writer.article.id),
        owner=writer.bench.desk,
        done=found.append,
        after_writes=True,
    )
    writer.bench.qtbot.waitUntil(lambda: bool(found))
    return found[0]


def exported(bundle: ArticleBundle, folder: Path) -> str:
    """Write the article file and read it again."""
    path = folder / "article.md"
    path.write_text(interchange.as_text(bundle), "utf-8", newline="\n")
    return article_file.read(path).draft.body


def check(writer: Writer, wanted: str, folder: Path) -> None:
    assert writer.text == wanted
    bundle = stored(writer)
    assert bundle.article.draft.body == wanted
    assert exported(bundle, folder) == wanted


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts)
@example("".join(PIECES))
@example("a\0b\ud800c\r\nd")
def test_pasted_text_is_kept(writer: Writer, tmp_path: Path, text: str) -> None:
    writer.open("Start\n\n")
    writer.place(at=len("Start\n\n"))
    data = QMimeData()
    data.setText(text)
    writer.body.insertFromMimeData(data)
    # The clipboard can't carry half a pair either, and Qt reads none of it beyond that.
    wanted = canonical_text("Start\n\n" + canonical_text(data.text()))
    check(writer, wanted, tmp_path)
    writer.undo()
    assert writer.text == "Start\n\n"
    writer.redo()
    assert writer.text == wanted


@pytest.mark.parametrize("piece", PIECES)
def test_what_a_keyboard_or_input_method_sends_is_kept(writer: Writer, piece: str) -> None:
    writer.open("Start ")
    writer.place(at=6)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, piece)
        QApplication.sendEvent(writer.body, key)
    commit = QInputMethodEvent()
    commit.setCommitString(piece)
    QApplication.sendEvent(writer.body, commit)
    text = writer.text
    assert text.startswith("Start ")
    assert canonical_text(text) == text
    assert stored(writer).article.draft.body == text


def test_a_line_of_a_megabyte(writer: Writer, tmp_path: Path) -> None:
    line = "long “line” with é and 😀 " * 40_000
    writer.open("Start\n\n")
    writer.place(at=7)
    data = QMimeData()
    data.setText(line)
    writer.body.insertFromMimeData(data)
    check(writer, "Start\n\n" + line, tmp_path)
    writer.type("x")
    assert len(writer.text) == len("Start\n\n" + line) + 1


def test_a_paste_of_ten_megabytes(writer: Writer, tmp_path: Path) -> None:
    text = ("A paragraph of the archive, éà 😀, with “quotes”. " * 12 + "\r\n\r\n") * 17_000
    assert len(text.encode()) > 10_000_000
    writer.open()
    data = QMimeData()
    data.setText(text)
    writer.body.insertFromMimeData(data)
    check(writer, canonical_text(text), tmp_path)
    writer.undo()
    assert writer.text == ""


class Dead(QMimeData):
    """What a clipboard holds whose owner is gone: it promises and gives nothing."""

    def formats(self) -> list[str]:
        return ["text/plain", "text/html", "image/png", "text/uri-list"]

    def hasFormat(self, name: str) -> bool:
        return name in self.formats()

    def retrieveData(self, _name: str, _kind: object) -> object:
        return None


def test_a_clipboard_whose_owner_died(writer: Writer) -> None:
    writer.open("Text")
    dead = Dead()
    assert writer.body.canInsertFromMimeData(dead)
    writer.body.insertFromMimeData(dead)
    writer.bench.settle()
    assert writer.text == "Text"


def test_right_to_left_text_keeps_its_order_and_marks(writer: Writer, tmp_path: Path) -> None:
    body = "שלום \u2067ABC\u2069 עולם\n\n{{picture: a}}\n\nمرحبا"
    writer.open(body, language="he-IL")
    writer.place("שלום")
    writer.type("!")
    writer.press(Qt.Key.Key_Backspace)
    check(writer, body, tmp_path)
