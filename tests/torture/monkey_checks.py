"""What must hold after whatever was done at a window: what is seen is what is kept."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from tests.helpers.driving import Driver
from workstation.desk.open_article import OpenArticle
from workstation.domain.canonical import single_line
from workstation.domain.cleaning import canonical_draft
from workstation.domain.draft import Draft, differing_fields
from workstation.services import drafts

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def megabytes() -> float:
    """Return how much memory the program takes up now."""
    resident = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(resident) * _PAGE / 1e6


def put_away(driver: Driver) -> None:
    """Close what stands before the window: menus, then dialogs, the uppermost first."""
    for _ in range(60):
        above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if above is None:
            return
        above.close()


def check(driver: Driver) -> list[str]:
    """Compare the window with the open article, and that with the newsroom."""
    desk = driver.program.desk
    desk.flush()
    article = desk.current
    if article is None:
        return []
    problems = [*_seen(driver, article), *_history(article)]
    desk.flush()
    driver.wait(lambda: not any(each.dirty for each in desk.tabs), "everything to be saved", 60)
    for each in desk.tabs:
        stored = _stored(driver, each)
        problems += _compared(each, stored)
    return problems


def _compared(article: OpenArticle, stored: Draft) -> list[str]:
    here, there = canonical_draft(article.snapshot()), stored
    fields = differing_fields(here, there) - {"slug"}
    if not fields or article.dirty:
        return []
    return [
        f"{field} in the window is not what is in the newsroom: "
        f"{str(getattr(here, field))[:300]!r}, {str(getattr(there, field))[:300]!r}"
        for field in sorted(fields)
    ]


def _seen(driver: Driver, article: OpenArticle) -> list[str]:
    problems = []
    for name, kept in (
        ("Headline", article.details.headline),
        ("Standfirst", article.details.standfirst),
    ):
        shown = _field(driver, name)
        if shown is not None and not shown.hasFocus():
            text = shown.text() if isinstance(shown, QLineEdit) else _raw(shown.document())
            if single_line(text) != single_line(kept):
                problems.append(f"{name} shows {text!r}, not {kept!r}")
    body = _field(driver, "Text of the article")
    if isinstance(body, QTextEdit) and body.document() is not article.document:
        problems.append("another text is shown than that of the article")
    if _raw(article.document) != article.text():
        problems.append("the text as it is seen is not the text as it is kept")
    return problems


def _history(article: OpenArticle) -> list[str]:
    """Go a few steps back and forth again."""
    before = article.snapshot()
    steps = min(5, article.history.index())
    for _ in range(steps):
        article.history.undo()
    for _ in range(steps):
        article.history.redo()
    after = article.snapshot()
    fields = differing_fields(before, after)
    return [
        f"{field} is another after undo and redo of {steps}: "
        f"{str(getattr(before, field))[-300:]!r}, {str(getattr(after, field))[-300:]!r}"
        for field in sorted(fields)
    ]


def _stored(driver: Driver, article: OpenArticle) -> Draft:
    dispatcher = driver.program.dispatcher
    return (
        dispatcher.read(
            partial(drafts.load, article=article.id),
            owner=dispatcher,
            done=lambda _bundle: None,
            after_writes=True,
        )
        .result(30)
        .article.draft
    )


def _raw(document: QTextDocument) -> str:
    return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def _field(driver: Driver, name: str) -> QLineEdit | QTextEdit | None:
    for kind in (QTextEdit, QLineEdit):
        for widget in driver.window.findChildren(kind):
            if widget.isVisible() and widget.accessibleName() == name:
                return widget
    return None
