"""The strip along the bottom: words, place, checks; language, whether it is saved, revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRect, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.ui.context import Context
from workstation.ui.icons import Ink
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.icon_label import IconLabel
from workstation.ui.widgets.properties import set_styled
from workstation.ui.widgets.steady_label import SteadyLabel
from workstation.ui.words import brief_moment

if TYPE_CHECKING:
    from workstation.desk.counting import Counting
    from workstation.desk.proofing_feed import ProofingFeed
    from workstation.desk.spelling import Spelling

HEIGHT = 28
APART = 22
"""Pixels between two things that are told."""
MINUTE = 60
REFRESH_MS = 60
"""From a change until it is told of: the key that made it is painted before that."""


class StatusBar(QFrame):
    """Tells about the current article; a click on the checks shows them.

    What changes with a key is told a moment later, and all of it at once: neither the layout of
    the window nor the painting of the strip stands between a key and its letter.
    """

    checks_wanted = Signal()
    """A person asked what there is to clear."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        desk, icons = context.desk, context.icons
        self._spelling: Spelling | None = None
        self.setObjectName("statusBar")
        self.setFixedHeight(HEIGHT)
        self._desk = desk
        self._article: OpenArticle | None = None
        self._failing: set[OpenArticle] = set()
        self._counts = (0, 0, 0, 0)
        """Words, target, minutes to read, words selected."""
        self._at = (1, 1)
        """Line and column."""
        self._words, self._minutes, self._place, self._saved = (
            SteadyLabel(context.appearance, self) for _ in range(4)
        )
        self._checks = Button("", ButtonKind.LINK, small=True)
        self._checks.clicked.connect(self.checks_wanted)
        self._language = self._label()
        self._saved_icon = IconLabel(icons, "check", Ink.OK, 14, self)
        self._saved.reserve(
            self.tr("Saving…"),
            self.tr("Saved now"),
            self.tr("Not saved"),
            self.tr("Saved %1 s ago").replace("%1", str(MINUTE - 1)),
        )
        self._revision = self._label()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.GUTTER, 0, Space.GUTTER, 0)
        row.setSpacing(APART)
        for part in (self._words, self._minutes, self._place, self._checks):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._language)
        saved = QHBoxLayout()
        saved.setSpacing(Space.SMALL)
        saved.addWidget(self._saved_icon)
        saved.addWidget(self._saved)
        row.addLayout(saved)
        row.addWidget(self._revision)
        self._ageing = QTimer(self, interval=1000)
        self._ageing.timeout.connect(self._show_saved)
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._soon.timeout.connect(self._show_all)
        desk.current_changed.connect(self._bind)
        desk.save_failed.connect(self._on_save_failed)
        desk.save_recovered.connect(self._on_save_recovered)
        self._proofing: ProofingFeed | None = None
        self._counting: Counting | None = None
        self._bind(desk.current)

    def follow(self, counting: Counting, proofing: ProofingFeed, spelling: Spelling) -> None:
        """Begin to show what comes after the first paint: words, place, checks, dictionaries."""
        self._spelling = spelling
        spelling.judged.connect(self._show_language)
        self._proofing = proofing
        proofing.checked.connect(self._show_checks)
        counting.counted.connect(self._on_counted)
        self._counting = counting
        counting.moved.connect(self._on_moved)
        counting.tell()
        self._show_all()
        self._show_language()
        if self._article is not None:
            self._show_checks(proofing.findings)

    def free(self) -> QRect:
        """Return where nothing is told, in the middle of the strip."""
        left, right = self._checks.geometry().right(), self._language.geometry().left()
        return QRect(left + APART, 1, right - left - 2 * APART, self.height() - 2)

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", "small")
        return label

    def _bind(self, article: OpenArticle | None) -> None:
        if self._article is not None:
            self._article.edited.disconnect(self._on_edited)
            self._article.saved.disconnect(self._on_edited)
            self._article.article_changed.disconnect(self._show_article)
            self._article.details_changed.disconnect(self._show_article)
        self._article = article
        shown = article is not None
        for part in self.findChildren(QWidget):
            part.setVisible(shown)
        if article is None:
            self._ageing.stop()
            return
        article.edited.connect(self._on_edited)
        article.saved.connect(self._on_edited)
        article.article_changed.connect(self._show_article)
        article.details_changed.connect(self._show_article)
        self._show_article()
        self._show_saved()
        if self._proofing is not None:
            self._show_checks(self._proofing.findings)
        self._ageing.start()

    def _on_counted(self, words: int, target: int, minutes: int, selected: int) -> None:
        self._counts = (words, target, minutes, selected)
        self._show_soon()

    def _on_moved(self, line: int, column: int) -> None:
        self._at = (line, column)
        self._show_soon()

    def _show_soon(self) -> None:
        if not self._soon.isActive():  # not «start again»: somebody may type without a pause
            self._soon.start()

    def _show_all(self) -> None:
        if self._counting is not None:
            self._show_counts(self._counting.characters)
        self._show_saved()

    def _show_counts(self, characters: int) -> None:
        words, target, minutes, selected = self._counts
        if selected:
            text = self.tr("%n word(s) selected", "", selected)
        elif target:
            text = self.tr("%1 of %2 words").replace("%1", QLocale().toString(words))
            text = text.replace("%2", QLocale().toString(target))
        else:
            text = self.tr("%n word(s)", "", words)
        self._words.show_words(text)
        self._words.setToolTip(self.tr("%n character(s) with spaces", "", characters))
        self._minutes.show_words(self.tr("%1 min read").replace("%1", str(minutes)))
        line, column = self._at
        place = self.tr("Ln %1, Col %2").replace("%1", str(line)).replace("%2", str(column))
        self._place.show_words(place)

    def _show_checks(self, _findings: object) -> None:
        if self._proofing is None:
            return
        count = self._proofing.to_clear
        clear = self.tr("Checking…") if self._proofing.looking else self.tr("Checks clear")
        self._checks.setText(self.tr("%n check(s) to clear", "", count) if count else clear)
        set_styled(self._checks, "level", "warn" if count else "ok")

    def _show_article(self, _what: object = None) -> None:
        article = self._article
        if article is None:
            return
        self._show_language()
        count = article.article.revisions
        self._revision.setText(self.tr("Rev %1").replace("%1", str(count)))
        self._revision.setVisible(count > 0)

    def _show_language(self) -> None:
        article = self._article
        if article is None or self._spelling is None:
            return
        locale = QLocale(article.details.language.replace("-", "_"))
        language = QLocale.languageToString(locale.language())
        territory = locale.name().rpartition("_")[2]
        shown = "UK" if territory == "GB" else territory
        text = f"{language} ({shown})" if shown else language
        spelling = self._spelling
        lacking = spelling.enabled and spelling.lacks(article.details.language)
        if lacking:
            text = self.tr("%1, no dictionary").replace("%1", text)
        why = self.tr("Spelling is not checked: there is no Hunspell dictionary of this language.")
        self._language.setToolTip(why if lacking else "")
        self._language.setText(text)

    def _on_edited(self, _revision: int) -> None:
        self._show_soon()

    def _on_save_failed(self, article: OpenArticle, _error: Exception) -> None:
        self._failing.add(article)
        self._show_saved()

    def _on_save_recovered(self, article: OpenArticle) -> None:
        self._failing.discard(article)
        self._show_saved()

    def _show_saved(self) -> None:
        article = self._article
        if article is None:
            return
        if article in self._failing:
            self._say_saved(self.tr("Not saved"), "circle-alert", Ink.BLOCK)
        elif article.dirty:
            self._say_saved(self.tr("Saving…"), "circle-dashed", Ink.NORMAL)
        else:
            self._say_saved(self._saved_words(article), "check", Ink.OK)

    def _saved_words(self, article: OpenArticle) -> str:
        when = article.article.modified_at
        if when is None:
            return self.tr("Saved")
        seconds = int((self._desk.clock.now() - when).total_seconds())
        if seconds < 1:
            return self.tr("Saved now")
        if seconds < MINUTE:
            return self.tr("Saved %1 s ago").replace("%1", str(seconds))
        return self.tr("Saved %1").replace(
            "%1", brief_moment(when, self._desk.clock.now(), within=True)
        )

    def _say_saved(self, words: str, icon: str, ink: Ink) -> None:
        if self._saved.text() != words:
            self._saved.show_words(words, ink)
            self._saved_icon.show_icon(icon, ink)
