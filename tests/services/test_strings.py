"""Texts that have broken editors come back from every place as they were typed."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from tests.torture.strings import STRINGS
from workstation.desk.suggested_text import document_text
from workstation.domain.canonical import canonical_text, single_line
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, new_uuid
from workstation.formats.article_file import ArticleFile, read_text, write_text
from workstation.services import drafts
from workstation.storage.store import Store


def test_there_are_many_and_none_twice() -> None:
    assert len(STRINGS) == len(set(STRINGS)) >= 535


def test_the_editor_gives_back_what_was_put_in() -> None:
    document = QTextDocument()
    changed = []
    for text in STRINGS:
        document.setPlainText(canonical_text(text))
        if document_text(document) != canonical_text(text):
            changed.append(text)
    assert changed == []


def test_the_plain_text_of_qt_is_found_to_change_some() -> None:
    document = QTextDocument()
    document.setPlainText("12\u00a0000\u00a0€")
    assert document.toPlainText() != "12\u00a0000\u00a0€"


def test_the_newsroom_gives_back_what_was_saved(library: Store) -> None:
    written = {ArticleId(new_uuid()): text for text in STRINGS}
    with library.write() as uow:
        for article, text in written.items():
            draft = Draft(headline=text, body=f"{text}\n\n{text}")
            drafts.create(uow, article, draft, author="Ines")
    changed = []
    with library.read() as uow:
        for article, text in written.items():
            kept = drafts.load(uow, article).article.draft
            whole = canonical_text(f"{text}\n\n{text}")
            if (kept.headline, kept.body) != (single_line(text), whole):
                changed.append(text)
    assert changed == []
    assert library.verify() == ()


def test_an_article_file_gives_back_what_was_written() -> None:
    changed = []
    for text in STRINGS:
        draft = Draft(
            headline=single_line(text) or "x", slug="x", body=f"a\n\n{canonical_text(text)}\n\nz"
        )
        again = read_text(write_text(ArticleFile(draft=draft)), "x.md").draft
        if (again.headline, again.body) != (draft.headline, canonical_text(draft.body)):
            changed.append((text, again.headline, again.body))
    assert changed == []
