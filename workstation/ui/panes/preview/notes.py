"""A strip that says how the page will differ from the draft when it is published."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QDate, QLocale, Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workstation.desk.desk import Desk
from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.desk.publication import Publication, publication
from workstation.domain.page import Absence, Why
from workstation.ui.icons import Icons, Ink
from workstation.ui.theme_tokens import Size, Space
from workstation.ui.translation import translate
from workstation.ui.widgets.icon_label import IconLabel
from workstation.ui.widgets.link_button import LinkButton
from workstation.ui.words import full_moment

MOST = 4
PAUSE_MS = 300


class PublicationNotes(QFrame):
    """Names the embargo, held links and pictures left out; each leads to where it is set."""

    def __init__(self, desk: Desk, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._icons = icons
        self._article: OpenArticle | None = None
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._look)
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self.setProperty("line", "bottom")
        self.setAccessibleName(self.tr("As published"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        self._column.setSpacing(0)
        self.hide()

    def follow(self, article: OpenArticle | None) -> None:
        """Speak of an article from now on."""
        if self._article is not None:
            for signal in _signals(self._article):
                signal.disconnect(self._look_soon)
        self._article = article
        if article is not None:
            for signal in _signals(article):
                signal.connect(self._look_soon)
        self._look()

    def show_facts(self, facts: Publication | None, now: datetime) -> None:
        """Say what is to be said; nothing is shown where nothing is."""
        rows = tuple(_rows(facts, now)) if facts is not None else ()
        if rows == self._shown:
            return
        self._shown = rows
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for icon, words, field in rows[:MOST]:
            self._column.addWidget(self._row(icon, words, field))
        if len(rows) > MOST:
            more = self.tr("and %n more", "", len(rows) - MOST)
            self._column.addWidget(self._row("ellipsis", more, rows[MOST][2]))
        self.setVisible(bool(rows))

    def words(self) -> tuple[str, ...]:
        """Return what is said."""
        return tuple(words for _, words, _ in self._shown)

    def _look_soon(self, _what: object = None) -> None:
        self._soon.start()

    def _look(self) -> None:
        article = self._article
        facts = publication(article, self._desk) if article is not None else None
        self.show_facts(facts, self._desk.clock.now())

    def _show(self, field: str) -> None:
        if self._article is not None:
            self._desk.reveal(Place(self._article.id, field))

    def _row(self, icon: str, words: str, field: str) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.SMALL)
        line.addWidget(IconLabel(self._icons, icon, Ink.WARN, Size.SMALL_ICON, row))
        button = LinkButton(words, row)
        button.setToolTip(words)
        button.clicked.connect(partial(self._show, field))
        line.addWidget(button, 1, Qt.AlignmentFlag.AlignLeft)
        return row


def _signals(article: OpenArticle) -> tuple[SignalInstance, ...]:
    return (article.details_changed, article.references_changed, article.article_changed)


def _rows(facts: Publication, now: datetime) -> list[tuple[str, str, str]]:
    rows = []
    if facts.embargo is not None:
        words = translate("PublicationNotes", "Embargo until %1; the page is shown as of then")
        rows.append(("clock", words.replace("%1", full_moment(facts.embargo, now)), "embargo"))
    for absence in facts.absences:
        icon = "unlink" if absence.field.startswith("links.") else "image"
        rows.append((icon, _words(absence), absence.field))
    return rows


def _words(absence: Absence) -> str:
    link = absence.field.startswith("links.")
    words = {
        Why.HELD: translate("PublicationNotes", "Link held until “%1” is published"),
        Why.TOGETHER: translate(
            "PublicationNotes", "Link left out: “%1”, to be published together, is not approved yet"
        ),
        Why.UNDECIDED: translate(
            "PublicationNotes", "Link left out: “%1” is not published; hold it or publish both"
        ),
        Why.SPIKED: translate("PublicationNotes", "Link left out: “%1” is spiked"),
        Why.WITHDRAWN: translate("PublicationNotes", "Link left out: “%1” is withdrawn"),
        Why.GONE: translate("PublicationNotes", "Link left out: “%1” leads nowhere")
        if link
        else translate("PublicationNotes", "Picture left out: “%1” is not in the newsroom"),
        Why.RIGHTS_ENDED: translate(
            "PublicationNotes", "Picture left out: the rights to “%1” ended on %2"
        ),
        Why.RIGHTS_NOT_YET: translate(
            "PublicationNotes", "Picture left out: the rights to “%1” begin on %2"
        ),
    }[absence.why]
    day = ""
    if absence.day is not None:
        date = QDate(absence.day.year, absence.day.month, absence.day.day)
        day = QLocale().toString(date, "d MMM yyyy")
    return words.replace("%2", day).replace("%1", absence.title)
