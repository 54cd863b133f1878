"""A person who types in a window of their own, and tells through a pipe what the window says.

`K time count` after each key, `S count` when the window says that so many are saved, and at the
beginning `O article length cursor`: what it opened with.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from tests.helpers.driving import Driver, make_appearance, start
from tests.helpers.main_job import new_article
from workstation import paths
from workstation.app.run import make_application
from workstation.desk.open_article import OpenArticle
from workstation.formats import article_file
from workstation.ui import web_environment
from workstation.ui.theme import Preference

KEY_MS = 6


@dataclass(frozen=True, slots=True)
class Order:
    """What a typist is to do."""

    folder: Path
    pipe: int
    text: str
    """Typed from the length of what is there already."""
    early: bool
    """The control: say that something is saved when it has only been typed."""


class Typist:
    """Types one letter after the other, and reports."""

    def __init__(self, order: Order, driver: Driver, article: OpenArticle) -> None:
        self._order = order
        self._driver = driver
        self._article = article
        self._counts: dict[int, int] = {}
        self._body = driver.named("Text of the article", QTextEdit)
        self._count = len(article.body())
        self.tell(f"O {article.id} {self._count} {article.cursor}")
        cursor = self._body.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._body.setTextCursor(cursor)
        self._body.setFocus()
        article.saved.connect(self._on_saved)
        self._keys = QTimer(interval=KEY_MS)
        self._keys.timeout.connect(self._press)
        self._keys.start()

    def tell(self, line: str) -> None:
        """Write a line into the pipe, at once."""
        os.write(self._order.pipe, f"{line}\n".encode())

    def _press(self) -> None:
        letter = self._order.text[self._count]
        self._driver.type(letter, self._body)
        self._count += 1
        self._counts[self._article.revision] = self._count
        self.tell(f"K {time.monotonic()} {self._count}")
        if self._order.early:
            self.tell(f"S {self._count}")

    def _on_saved(self, revision: int) -> None:
        count = self._counts.get(revision)
        if count is not None and not self._order.early:
            self.tell(f"S {count}")


def work(order: Order) -> None:
    """Open the window, go on with the article that comes back, and type until the end."""
    web_environment.prepare()
    application = make_application()
    appearance = make_appearance(application, Preference.LIGHT)
    session = order.folder.with_suffix(".session")
    driver = start(order.folder, appearance, session_file=session)
    # Without the preview the window is there sooner, and is killed more often in an hour.
    driver.program.window.fold("panes", True)
    desk = driver.program.desk
    article = desk.current
    if article is None:
        article = new_article(driver)
        article.change(replace(article.details, headline="The typist's story"), "Headline")
    driver.wait(lambda: driver.is_named("Text of the article"), "the article to be seen")
    typist = Typist(order, driver, article)
    application.exec()
    typist.tell("E")


def story() -> str:
    """Return the texts of the demo newsroom as one long text, without what the editor alters."""
    folder = paths.resources_folder() / "demo"
    bodies = [article_file.read(file).draft.body for file in sorted(folder.glob("*.md"))]
    plain = "".join(
        letter if letter.isalnum() or letter in ".,;:" else " " for letter in " ".join(bodies)
    )
    sentences = re.split(r"(?<=[.]) +", " ".join(plain.split()))
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return "\n\n".join(paragraphs * 3)
