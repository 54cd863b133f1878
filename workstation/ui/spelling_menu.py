"""What a menu offers for a misspelt word: other words, and to have it for right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QMenu

from workstation.desk.open_article import OpenArticle
from workstation.desk.spelling import Spelling


class SpellingMenu(QObject):
    """Puts its commands at the top of a menu; what may have been meant follows when it is found."""

    def __init__(
        self,
        menu: QMenu,
        spelling: Spelling,
        article: OpenArticle,
        word: str,
        replace: Callable[[str], None],
    ) -> None:
        super().__init__(menu)
        self._menu = menu
        self._replace = replace
        before = menu.actions()[0] if menu.actions() else None
        self._looking = QAction(self.tr("Looking for suggestions…"), menu)
        self._looking.setEnabled(False)
        add = QAction(self.tr("Add “%1” to the newsroom’s dictionary").replace("%1", word), menu)
        add.triggered.connect(partial(self._on_add, spelling, word))
        ignore = QAction(self.tr("Ignore “%1” in this article").replace("%1", word), menu)
        ignore.triggered.connect(partial(self._on_ignore, spelling, article, word))
        ending = QAction(menu)
        ending.setSeparator(True)
        line = QAction(menu)
        line.setSeparator(True)
        parts = [self._looking, line, add, ignore, ending]
        if before is None:
            menu.addActions(parts)
        else:
            menu.insertActions(before, parts)
        spelling.suggest(article, word, self, self._show)

    def _show(self, words: tuple[str, ...]) -> None:
        if not words:
            self._looking.setText(self.tr("No suggestions"))
            return
        found = []
        for word in words:
            action = QAction(word.replace("&", "&&"), self._menu)
            font = QFont(self._menu.font())
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(partial(self._on_chosen, word))
            found.append(action)
        self._menu.insertActions(self._looking, found)
        first = self._menu.activeAction() in (None, self._looking)
        self._menu.removeAction(self._looking)
        if first:
            self._menu.setActiveAction(found[0])
        self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """Move the menu up where it has grown beyond the foot of the screen."""
        menu, room = self._menu, self._menu.screen().availableGeometry()
        over = menu.y() + menu.sizeHint().height() - 1 - room.bottom()
        if menu.isVisible() and over > 0:
            menu.move(menu.x(), max(room.top(), menu.y() - over))

    def _on_chosen(self, word: str, _checked: bool = False) -> None:
        self._replace(word)

    def _on_add(self, spelling: Spelling, word: str, _checked: bool = False) -> None:
        spelling.add_to_newsroom(word)

    def _on_ignore(
        self, spelling: Spelling, article: OpenArticle, word: str, _checked: bool = False
    ) -> None:
        spelling.ignore(article, word)
