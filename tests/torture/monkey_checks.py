"""What must hold after whatever was done at a window: what is seen is what is kept."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QTextEdit

from tests.helpers.driving import Driver
from workstation.desk.open_article import OpenArticle
from workstation.domain.canonical import single_line
from workstation.domain.cleaning import canonical_draft
from workstation.domain.draft import Draft, differing_fields
from workstation.services import drafts
from workstation.text.suggesting import canonical
from workstation.ui.panes.editor.pane import EditorPane

HEARD_WITHIN_S = 10.0
"""Within this time everybody knows what was written, on a machine that is busy."""
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def megabytes() -> float:
    """Return how much memory the program takes up now."""
    resident = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(resident) * _PAGE / 1e6


def put_away() -> bool:
    """Close the uppermost of what stands before the window: a menu or a dialog, if there is one."""
    above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if above is not None:
        above.close()
    return above is not None


def put_message_away() -> None:
    """Close a message that asks nothing, if one stands before the window."""
    above = QApplication.activeModalWidget()
    if isinstance(above, QMessageBox) and len(above.buttons()) == 1:
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
    end = monotonic() + HEARD_WITHIN_S
    unlike = _unlike_kept(driver)
    while unlike and monotonic() < end:
        # What was saved may have resolved links of others, who then read them again.
        _hear(driver)
        unlike = _unlike_kept(driver)
    return problems + unlike


def _unlike_kept(driver: Driver) -> list[str]:
    """Compare every open article with the newsroom."""
    tabs = driver.program.desk.tabs
    return [problem for each in tabs for problem in _compared(each, _stored(driver, each))]


def _compared(article: OpenArticle, stored: Draft) -> list[str]:
    here, there = _kept(article.snapshot()), stored
    fields = differing_fields(here, there) - {"slug"}
    if not fields or article.dirty:
        return []
    return [
        f"{field} in the window is not what is in the newsroom: "
        f"{_unlike(getattr(here, field), getattr(there, field))}"
        for field in sorted(fields)
    ]


def _seen(driver: Driver, article: OpenArticle) -> list[str]:
    problems = []
    sides = [pane for pane in driver.window.findChildren(EditorPane) if pane.body.isVisible()]
    side = next((pane for pane in sides if pane.body.document() is article.document), None)
    if side is None:
        return ["another text is shown than that of the article"] if sides else []
    for name in ("Headline", "Standfirst"):
        kept = article.proposed(name.lower()).text
        shown = _field(side, name)
        if shown is not None and not shown.hasFocus():
            text = shown.text() if isinstance(shown, QLineEdit) else _raw(shown.document())
            if single_line(text) != single_line(kept):
                problems.append(f"{name} shows {text!r}, not {kept!r}")
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
    fields = differing_fields(before, after) - {"slug"}
    return [
        f"{field} is another after undo and redo of {steps}: "
        f"{_unlike(getattr(before, field), getattr(after, field))}"
        for field in sorted(fields)
    ]


def _kept(draft: Draft) -> Draft:
    """Return a draft as it is stored, its suggestions on the words they are about."""
    kept = canonical_draft(draft)
    if kept.body == draft.body:
        return kept
    body, suggestions = canonical(draft.body, draft.suggestions)
    return replace(kept, body=body, suggestions=suggestions)


def _unlike(one: object, other: object) -> str:
    """Quote two values from a little before the first place at which they differ."""
    texts = str(one), str(other)
    pairs = enumerate(zip(*texts, strict=False))
    place = next((at for at, (left, right) in pairs if left != right), min(map(len, texts)))
    start = max(0, place - 120)
    return " | ".join(repr(text[start : start + 300]) for text in texts)


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


def _hear(driver: Driver) -> None:
    """Wait until what was written so far has been told to everybody."""
    dispatcher, told = driver.program.dispatcher, list[None]()
    dispatcher.read(lambda _unit: None, owner=dispatcher, done=told.append, after_writes=True)
    driver.wait(lambda: bool(told), "what was written to be heard of", 60)


def _raw(document: QTextDocument) -> str:
    return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def _field(side: EditorPane, name: str) -> QLineEdit | QTextEdit | None:
    fields: list[QLineEdit | QTextEdit] = [
        *side.findChildren(QTextEdit),
        *side.findChildren(QLineEdit),
    ]
    seen = (one for one in fields if one.isVisible() and one.accessibleName() == name)
    return next(seen, None)
