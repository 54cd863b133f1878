"""Muting a finding in one article: asking for the reason, and showing what is muted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLabel, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.domain.canonical import single_line
from workstation.domain.checks import Finding, Severity
from workstation.domain.errors import NotAllowed
from workstation.domain.muted import Muted, may_be_muted, muted, subject, with_muted
from workstation.ui.context import Context
from workstation.ui.findings import finding_words
from workstation.ui.theme_tokens import Space
from workstation.ui.translation import QT_TRANSLATE_NOOP
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.card import Card

_EDITORS_ALONE = QT_TRANSLATE_NOOP(
    "Refusals",
    "What stops an article is for an editor to answer for; “{name}” is none. Put it right, or ask "
    "one.",
)


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
        desk = self._context.desk
        if not may_be_muted(finding, desk.acting, desk.newsroom):
            desk.report(NotAllowed(_EDITORS_ALONE, name=desk.acting))
            return
        blocks = finding.severity is Severity.BLOCK
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(
            self.tr("Answer for it in this article") if blocks else self.tr("Mute in this article")
        )
        words = self.tr("%1\n\nWhy is it right as it is? The reason stays with the article.")
        if blocks:
            words = self.tr(
                "%1\n\nWhy may the article go on all the same? Your name and the reason stay with "
                "it."
            )
        dialog.setLabelText(words.replace("%1", finding_words(finding)))
        dialog.setOkButtonText(self.tr("Answer for it") if blocks else self.tr("Mute"))
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
            by = self._context.desk.acting
            entry = Muted(finding.rule, subject(finding), reason, by)
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
        why = QLabel(" · ".join(part for part in (entry.reason, entry.by) if part), self)
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
