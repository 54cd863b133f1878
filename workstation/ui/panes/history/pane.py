"""The history pane: keep a version, compare one with the text, restore one."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import RevisionId
from workstation.domain.revision import Revision, RevisionSummary
from workstation.domain.workflow import StageEvent
from workstation.text.draft_diff import DraftDiff
from workstation.ui.compare.view import CompareView
from workstation.ui.context import Context
from workstation.ui.counted import Counted
from workstation.ui.pane import Pane
from workstation.ui.panes.history.delegate import RevisionDelegate
from workstation.ui.panes.history.model import SUMMARY, RevisionsModel, number_words
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button
from workstation.ui.widgets.elided_label import ElidedLabel
from workstation.ui.widgets.empty_state import EmptyState
from workstation.ui.widgets.kept_page_button import KeptPageButton
from workstation.ui.words import full_moment

PAUSE_MS = 600
"""After the last change, before the text is compared again."""


class HistoryPane(Pane):
    """Lists an article's revisions, and shows what has changed since the chosen one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._revision: Revision | None = None
        self._wanted: RevisionId | None = None
        self._pages: dict[RevisionId | None, StageEvent] = {}
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._compare)
        self.model = RevisionsModel(self)
        """The revisions."""
        self.list = self._list_part()
        """Where a revision is chosen."""
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.list)
        self._detail = self._detail_part()
        self._split.addWidget(self._detail)
        self._split.setSizes([260, 400])
        self._detail.hide()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(
            EmptyState(
                context.icons,
                "history",
                self.tr("Open an article to see its versions."),
                parent=self,
            )
        )
        whole = QWidget(self)
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._keep_part())
        rows.addWidget(self._split, 1)
        self._stack.addWidget(whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        context.review.history_loaded.connect(self._on_history_loaded)
        context.review.events_loaded.connect(self._on_events_loaded)
        context.review.revision_loaded.connect(self._on_revision_loaded)
        context.review.compared.connect(self._on_compared)
        context.milestones.asked.connect(self._show_wanted)

    def _list_part(self) -> QListView:
        listed = QListView(self)
        listed.setAccessibleName(self.tr("Versions, newest first"))
        listed.setModel(self.model)
        context = self.context
        listed.setItemDelegate(RevisionDelegate(context.appearance, context.desk.clock.now, listed))
        listed.setUniformItemSizes(True)
        listed.setMouseTracking(True)
        listed.setFrameShape(QFrame.Shape.NoFrame)
        listed.selectionModel().currentChanged.connect(self._on_chosen)
        return listed

    def _keep_part(self) -> QWidget:
        bar = QFrame(self)
        bar.setProperty("line", "bottom")
        self.name = QLineEdit(bar)
        self.name.setPlaceholderText(self.tr("Name of this version (optional)"))
        self.name.setAccessibleName(self.tr("Name of this version"))
        self.name.returnPressed.connect(self.keep)
        self.keep_button = Button(self.tr("Keep this version"), parent=bar)
        self.keep_button.clicked.connect(self.keep)
        row = QHBoxLayout(bar)
        row.setContentsMargins(Space.GUTTER, Space.MEDIUM, Space.GUTTER, Space.MEDIUM)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.name, 1)
        row.addWidget(self.keep_button)
        return bar

    def _detail_part(self) -> QWidget:
        detail = QFrame(self)
        detail.setProperty("surface", "paper")
        self._title = ElidedLabel(parent=detail)
        self._title.setProperty("role", "heading")
        self._counts = QLabel(detail)
        self._counts.setProperty("role", "small")
        self.restore_button = Button(self.tr("Restore this version"), parent=detail)
        self.restore_button.clicked.connect(self.restore)
        self.compare = CompareView(self.context.appearance, self.context.icons, detail)
        self.page_button = KeptPageButton(detail)
        """Shows the page that readers got with the chosen version."""
        self.page_button.clicked.connect(self.show_page)
        self.page_button.hide()
        self.other = QComboBox(detail)
        """What the chosen version is compared with."""
        self.other.setAccessibleName(self.tr("Compare the chosen version with"))
        self.other.setToolTip(self.other.accessibleName())
        self.other.currentIndexChanged.connect(self._compare)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self._title)
        words.addWidget(self._counts)
        words.addWidget(self.page_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setContentsMargins(Space.GUTTER, Space.MEDIUM, Space.GUTTER, Space.MEDIUM)
        row.setSpacing(Space.MEDIUM)
        row.addLayout(words, 1)
        row.addWidget(self.restore_button)
        column = QVBoxLayout(detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        with_other = QHBoxLayout()
        with_other.setContentsMargins(Space.GUTTER, 0, Space.GUTTER, Space.MEDIUM)
        with_other.setSpacing(Space.MEDIUM)
        with_other.addWidget(QLabel(self.tr("Compared with"), detail))
        with_other.addWidget(self.other, 1)
        column.addLayout(row)
        column.addLayout(with_other)
        column.addWidget(self.compare, 1)
        return detail

    def bind(self, article: OpenArticle | None) -> None:
        """Show another article's versions."""
        if self.article is not None:
            self.article.edited.disconnect(self._compare_soon)
        if article is not None:
            article.edited.connect(self._compare_soon)
        self._soon.stop()
        self._forget()
        self.name.clear()
        self._stack.setCurrentIndex(0 if article is None else 1)
        self.model.show((), self.context.desk.clock.now())

    def set_shown(self, shown: bool) -> None:
        """Read the versions only while they are seen."""
        self.context.review.set_active(shown)
        if shown:
            self._compare_soon()
        else:
            self._soon.stop()

    def keep(self) -> None:
        """Keep the article as it is now, under the name that was typed."""
        self.context.review.keep_version(self.name.text().strip())
        self.name.clear()

    def restore(self) -> None:
        """Bring the chosen version back; undo takes that back."""
        if self._revision is not None:
            summary = self.list.currentIndex().data(SUMMARY)
            words = number_words(summary.number) if isinstance(summary, RevisionSummary) else ""
            self.context.review.restore(self._revision, words)

    def show_page(self) -> None:
        """Show the page that readers got with the chosen version."""
        if self._wanted in self._pages:
            self.context.interchange.open_kept_page(self._pages[self._wanted].id)

    # What is shown

    def _on_events_loaded(self, events: tuple[StageEvent, ...]) -> None:
        kept = self.context.review.kept_pages
        self._pages = {each.revision: each for each in reversed(events) if each.id in kept}
        self._offer_page()

    def _offer_page(self) -> None:
        event = self._pages.get(self._wanted) if self._wanted is not None else None
        if event is not None:
            self.page_button.show_event(event, self.context.desk.clock.now())
        self.page_button.setVisible(event is not None)

    def _on_history_loaded(self, rows: tuple[RevisionSummary, ...]) -> None:
        chosen = self._wanted
        self.model.show(rows, self.context.desk.clock.now())
        self._offer_others()
        if self.context.milestones.wanted is not None:
            self._show_wanted()
            return
        self._choose(chosen)

    def _show_wanted(self) -> None:
        """Compare with the version that somebody asked for elsewhere, once it is listed."""
        wanted = self.context.milestones.wanted
        if self.model.row_of(wanted) >= 0:
            self.context.milestones.wanted = None
            self.other.setCurrentIndex(0)
            self._choose(wanted)

    def _choose(self, revision: RevisionId | None) -> None:
        row = self.model.row_of(revision)
        if row >= 0:
            self.list.selectionModel().setCurrentIndex(
                self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _on_chosen(self) -> None:
        summary = self.list.currentIndex().data(SUMMARY)
        if not isinstance(summary, RevisionSummary) or summary.id == self._wanted:
            return
        self._wanted = summary.id
        self._revision = None
        when = full_moment(summary.at, self.context.desk.clock.now())
        self._title.setText(f"{number_words(summary.number)} · {when}")
        self._counts.setText(self.tr("Comparing with the present text…"))
        self.restore_button.setEnabled(False)
        self._offer_page()
        self._offer_others()
        self.context.review.show_revision(summary.id)

    def _on_revision_loaded(self, revision: Revision) -> None:
        if revision.id == self._wanted:
            self._revision = revision
            self._compare()

    def _compare_soon(self, _what: object = None) -> None:
        if self._revision is not None and self.isVisible() and self._other() is None:
            self._soon.start()

    def _compare(self, _index: int = 0) -> None:
        if self._revision is None:
            return
        other = self._other()
        if other is None:
            self.context.review.compare(self._revision)
        else:
            later = self.model.row_of(other.id) < self.model.row_of(self._revision.id)
            self.context.review.compare_two(self._revision, other, later=later)

    def _heads(self) -> tuple[str, str]:
        """Name the older and the newer of what is compared."""
        chosen, other = self.list.currentIndex().data(SUMMARY), self._other()
        if other is None or not isinstance(chosen, RevisionSummary):
            return self.tr("This version"), self.tr("Present text")
        first, second = sorted((chosen.number, other.number))
        return number_words(first), number_words(second)

    def _other(self) -> RevisionSummary | None:
        """Return the version to compare with; None is the text as it is now."""
        chosen: RevisionSummary | None = self.other.currentData()
        return chosen

    def _offer_others(self) -> None:
        """Offer the present text and every other version, and keep what was chosen."""
        kept = self._other()
        self.other.blockSignals(True)
        self.other.clear()
        self.other.addItem(self.tr("The text as it is now"), None)
        now = self.context.desk.clock.now()
        for summary in self.model.rows:
            if summary.id != self._wanted:
                words = f"{number_words(summary.number)} · {full_moment(summary.at, now)}"
                self.other.addItem(words, summary)
                if kept is not None and kept.id == summary.id:
                    self.other.setCurrentIndex(self.other.count() - 1)
        self.other.blockSignals(False)

    def _on_compared(self, revision: Revision, diff: DraftDiff) -> None:
        if revision.id != self._wanted:
            return
        self.compare.show_comparison(revision.draft, diff, self._heads())
        other = self._other()
        counts = self.tr("Since then: %1, %2")
        if other is not None:
            counts = self.tr("Between the two: %1, %2")
        counts = counts.replace("%1", Counted().words_added(diff.added))
        self._counts.setText(counts.replace("%2", Counted().words_taken_out(diff.removed)))
        self.restore_button.setEnabled(bool(diff) or other is not None)
        self._detail.show()

    def _forget(self) -> None:
        self._revision = None
        self._wanted = None
        self._pages = {}
        self.other.clear()
        self._detail.hide()
