"""Muting a finding in one article: asking for the reason, and showing what is muted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLabel, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.domain.canonical import single_line
from workstation.domain.checks import Finding
from workstation.domain.muted import Muted, muted, subject, with_muted
from workstation.ui.context import Context
from workstation.ui.findings import finding_words
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.card import Card


class Muting(QObject):
    """Mutes and unmutes, each as a step of the article's history."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent

    def ask(self, finding: Finding) -> None:
        """Ask for the reason, and mute the finding when there is one."""
        article = self._context.desk.current
        if article is None:
            return
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Mute in this article"))
        words = self.tr("%1\n\nWhy is it right as it is? The reason stays with the article.")
        dialog.setLabelText(words.replace("%1", finding_words(finding)))
        dialog.setOkButtonText(self.tr("Mute"))
        dialog.textValueSelected.connect(partial(self._mute, article, finding))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_back(self, entry: Muted) -> None:
        """Let a rule speak again."""
        article = self._context.desk.current
        if article is not None:
            left = tuple(one for one in muted(article.details) if one != entry)
            self._change(article, left, self.tr("Unmute finding"))

    def _mute(self, article: OpenArticle, finding: Finding, reason: str) -> None:
        reason = single_line(reason)
        if reason:
            entry = Muted(finding.rule, subject(finding), reason)
            entries = (*muted(article.details), entry)
            self._change(article, entries, self.tr("Mute finding"))

    def _change(self, article: OpenArticle, entries: tuple[Muted, ...], title: str) -> None:
        article.change(with_muted(article.details, entries), title)
        self._context.proofing.check()


class MutedCard(Card):
    """Shows what is muted and why."""

    unmute_asked = Signal(object)
    """The `Muted` that is to be told of again."""

    def __init__(self, entry: Muted, parent: QWidget) -> None:
        super().__init__(self.tr("Muted: %1").replace("%1", entry.text), parent=parent)
        self._entry = entry
        what = QLabel(entry.text, self)
        why = QLabel(entry.reason, self)
        why.setProperty("role", "small")
        for label in (what, why):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.unmute = Button(self.tr("Unmute"), ButtonKind.LINK, small=True, parent=self)
        """Lets the rule speak again."""
        self.unmute.clicked.connect(self._on_unmute)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(what, 1)
        row.addWidget(self.unmute)
        self.body.addLayout(row)
        self.body.addWidget(why)

    def _on_unmute(self) -> None:
        self.unmute_asked.emit(self._entry)
