"""A row that offers an article: found by a search, or suggested."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from workstation.domain.article import ArticleSummary
from workstation.ui.fonts import tabular, text_font, ui_font
from workstation.ui.panes.related.wording import TITLE_PITCH, after_paragraph
from workstation.ui.theme_tokens import Space, Tone, Type
from workstation.ui.widgets.buttons import Button
from workstation.ui.widgets.chip import Chip
from workstation.ui.widgets.elided_label import ElidedLabel


class Offer(QFrame):
    """Shows an article with the ways to link it.

    The keys: Enter links it at the end, with Shift at the cursor, with Ctrl where it fits best.
    Delete never proposes it for this article again. The menu has the same.
    """

    insert_asked = Signal(object)
    """The `ArticleSummary` is to be linked in the text at the cursor."""
    add_asked = Signal(object)
    """The `ArticleSummary` is to be linked at the end."""
    fit_asked = Signal(object, int)
    """(ArticleSummary, number): to be linked in the text after that paragraph."""
    dismissed = Signal(object)
    """The `ArticleSummary` is not for this article."""
    step_asked = Signal(int)
    """Go to the row before (-1) or after (1)."""
    left = Signal()
    """Escape was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary: ArticleSummary | None = None
        self._fits: int | None = None
        self._at_fit = False
        self._dismissible = False
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.setProperty("line", "bottom")
        self.setProperty("offer", "true")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._score = QLabel(self)
        self._score.setProperty("role", "score")
        self._score.setFont(tabular(ui_font(Type.SMALL, QFont.Weight.DemiBold)))
        self._score.setFixedWidth(36)
        self._score.hide()
        self.title = ElidedLabel(lines=2, pitch=TITLE_PITCH)
        """The article's headline."""
        self.title.setFont(text_font(Type.TITLE + 1))
        self.second = ElidedLabel(lines=2)
        """Whose it is, or what it shares with the present article."""
        self.second.setProperty("role", "small")
        self._linked = Chip(self.tr("Linked"), Tone.GREEN)
        self._linked.hide()
        self._insert = Button(self.tr("Insert here"), small=True)
        self._insert.setToolTip(self.tr("Put the link into the text at the cursor"))
        self._add = Button(self.tr("Add"), small=True)
        self._add.setToolTip(self.tr("Put the link at the end of the article"))
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self.title)
        words.addWidget(self.second)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 7, 4, 8)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._score)
        row.addLayout(words, 1)
        row.addSpacing(Space.TIGHT)
        row.addWidget(self._linked)
        row.addWidget(self._insert)
        row.addWidget(self._add)
        self._insert.clicked.connect(self._on_insert)
        self._add.clicked.connect(self._on_add)

    @property
    def summary(self) -> ArticleSummary | None:
        """The article that is offered."""
        return self._summary

    def show_article(
        self,
        summary: ArticleSummary,
        second: str,
        *,
        score: float | None = None,
        linked: bool,
        fits: int | None = None,
        at_fit: bool = False,
        dismissible: bool = False,
    ) -> None:
        """Offer an article; `fits` is the paragraph after which a link to it stands best.

        With `at_fit` that is where Enter and the button put it.
        """
        self._summary, self._fits, self._at_fit = summary, fits, at_fit
        self._dismissible = dismissible
        self._insert.setText(self.tr("Link there") if at_fit else self.tr("Insert here"))
        self._insert.setToolTip(
            self.tr("Put the link into the text where the story is named")
            if at_fit
            else self.tr("Put the link into the text at the cursor")
        )
        self.title.setText(summary.headline)
        self.second.setText(second)
        self._score.setVisible(score is not None)
        percent = self.tr("%1%").replace("%1", str(round(100 * (score or 0))))
        self._score.setText(percent)
        self._linked.setVisible(linked)
        spoken = (summary.headline, percent if score is not None else "", second)
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self._insert.setAccessibleName(self.tr("Insert “%1” here").replace("%1", summary.headline))
        self._add.setAccessibleName(self.tr("Add “%1”").replace("%1", summary.headline))

    def confirm(self) -> None:
        """Link the article at the end."""
        if self._at_fit:
            self._fit()
        elif self._summary is not None:
            self.add_asked.emit(self._summary)

    def menu(self) -> QMenu:
        """Return everything that can be done with the offer."""
        menu = QMenu(self)
        if self._fits is not None:
            where = self.tr("Insert %1").replace("%1", after_paragraph(self._fits))
            menu.addAction(where, self._fit)
        if not self._at_fit:
            menu.addAction(self.tr("Insert at the cursor"), self._on_insert)
        menu.addAction(self.tr("Add at the end"), self._on_add)
        if self._dismissible:
            menu.addSeparator()
            menu.addAction(self.tr("Not for this article"), self._dismiss)
        return menu

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Link by Enter, go to other rows by the arrow keys."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus():
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._on_insert()
            elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._fit()
            else:
                self.confirm()
        elif key == Qt.Key.Key_Delete and self._dismissible and self.hasFocus():
            self._dismiss()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_asked.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        if self._summary is not None and self._fits is not None:
            self.fit_asked.emit(self._summary, self._fits)

    def _dismiss(self) -> None:
        if self._summary is not None:
            self.dismissed.emit(self._summary)

    def _on_add(self) -> None:
        if self._summary is not None:
            self.add_asked.emit(self._summary)

    def _on_insert(self) -> None:
        if self._at_fit:
            self._fit()
        elif self._summary is not None:
            self.insert_asked.emit(self._summary)
