"""The head of the draft as it will be read: section, kicker, headline, standfirst, byline."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workstation.desk.open_article import OpenArticle
from workstation.desk.suggested_fields import ProposedText
from workstation.domain.canonical import single_line
from workstation.domain.newsroom import Newsroom
from workstation.ui.context import Context
from workstation.ui.fonts import text_font, ui_font
from workstation.ui.panes.editor.byline_row import BylineRow
from workstation.ui.panes.editor.growing_field import GrowingField
from workstation.ui.panes.editor.typesetter import FieldTypesetter
from workstation.ui.theme_tokens import Space, Type

TOP = 28
HEADLINE_LINE, STANDFIRST_LINE = 38, 27
SECTION_LINE = 22
"""Pixels of height at the zoom of 100 %."""


class KickerField(QLineEdit):
    """One small line; left by Enter and the arrow downwards."""

    left_down = Signal()
    """The cursor leaves downwards, to the field below."""
    entered = Signal()
    """The field has the keyboard now."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the headline by Enter or Down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where the keyboard is."""
        super().focusInEvent(event)
        self.entered.emit()


class Header(QWidget):
    """Edits what stands above the body; shows what `details_changed` says."""

    body_wanted = Signal()
    """The cursor leaves downwards, into the body."""
    shown = Signal(QRect)
    """A part of the header that is to be in view."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._article: OpenArticle | None = None
        self.section = QToolButton(self)
        self.kicker = KickerField(self)
        headline, standfirst = self._fonts()
        self.headline = GrowingField(self.tr("Headline"), self.tr("Headline"), *headline, self)
        self.standfirst = GrowingField(
            self.tr("Standfirst"), self.tr("Standfirst"), *standfirst, self
        )
        self._typesetters = (
            FieldTypesetter(self.headline, "headline", context.writing),
            FieldTypesetter(self.standfirst, "standfirst", context.writing),
        )
        self.byline = BylineRow(context, self)
        self.standfirst.setProperty("ink", "secondary")
        self._prepare_section()
        self._prepare_kicker()
        self._lay_out()
        self._connect()

    def fields(self) -> tuple[QWidget, ...]:
        """Return what can be typed into, from top to bottom."""
        return (self.kicker, self.headline, self.standfirst, self.byline.names)

    def bind(self, article: OpenArticle | None) -> None:
        """Show another article's head."""
        if self._article is not None:
            self._article.details_changed.disconnect(self._on_details_changed)
            self._article.article_changed.disconnect(self._show)
        self._article = article
        for typesetter in self._typesetters:
            typesetter.bind(article)
        if article is not None:
            article.details_changed.connect(self._on_details_changed)
            article.article_changed.connect(self._show)
            self._show_newsroom(self._context.desk.newsroom)
            self._show()

    def _prepare_section(self) -> None:
        self.section.setObjectName("section")
        self.section.setAccessibleName(self.tr("Section"))
        self.section.setToolTip(self.tr("Choose the section"))
        self.section.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.section.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.section.setAutoRaise(True)
        self.section.setMenu(QMenu(self.section))
        self.section.setProperty("ink", "accent")

    def _prepare_kicker(self) -> None:
        self.kicker.setProperty("frameless", True)
        self.kicker.setProperty("ink", "muted")
        self.kicker.setPlaceholderText(self.tr("Kicker"))
        self.kicker.setAccessibleName(self.tr("Kicker"))
        self.kicker.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(Space.MEDIUM)
        top.addWidget(self.section)
        top.addWidget(self.kicker, 1)
        self._rule = QFrame(self)
        self._rule.setProperty("line", "bottom")
        self._rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addSpacing(TOP)
        column.addLayout(top)
        column.addSpacing(Space.TIGHT)
        column.addWidget(self.headline)
        column.addSpacing(Space.TIGHT)
        column.addWidget(self.standfirst)
        column.addSpacing(Space.LARGE)
        column.addWidget(self.byline)
        column.addSpacing(Space.LARGE + 2)
        column.addWidget(self._rule)
        column.addSpacing(Space.MEDIUM)
        self._set_label_type()

    def _fonts(self) -> tuple[tuple[QFont, int], tuple[QFont, int]]:
        """Return type and line height of headline and standfirst, as the zoom has them."""
        scaled = self._context.writing.scaled
        italic = text_font(scaled(Type.STANDFIRST))
        italic.setItalic(True)
        bold = text_font(scaled(Type.HEADLINE), QFont.Weight.DemiBold)
        return (bold, scaled(HEADLINE_LINE)), (italic, scaled(STANDFIRST_LINE))

    def _set_label_type(self) -> None:
        scaled = self._context.writing.scaled
        self.section.setFont(ui_font(scaled(Type.SMALL), QFont.Weight.DemiBold))
        self.section.setFixedHeight(scaled(SECTION_LINE))
        self.kicker.setFont(ui_font(scaled(Type.SMALL)))

    def _on_writing_changed(self) -> None:
        """Follow the zoom."""
        headline, standfirst = self._fonts()
        if headline[0] != self.headline.font():
            self.headline.set_type(*headline)
            self.standfirst.set_type(*standfirst)
            self._set_label_type()
            self._fit_section()

    def _connect(self) -> None:
        desk = self._context.desk
        self._context.writing.changed.connect(self._on_writing_changed)
        desk.newsroom_changed.connect(self._show_newsroom)
        self._context.appearance.changed.connect(self._show)
        self.kicker.textEdited.connect(self._on_kicker_edited)
        self.headline.edited.connect(self._on_headline_edited)
        self.standfirst.edited.connect(self._on_standfirst_edited)
        self.byline.names.names_edited.connect(self._on_names_edited)
        self.kicker.left_down.connect(partial(self._go, self.headline))
        self.headline.left_up.connect(partial(self._go, self.kicker))
        self.headline.left_down.connect(partial(self._go, self.standfirst))
        self.standfirst.left_up.connect(partial(self._go, self.headline))
        self.standfirst.left_down.connect(partial(self._go, self.byline.names))
        self.byline.names.left_up.connect(partial(self._go, self.standfirst))
        self.byline.names.left_down.connect(self.body_wanted)
        for field in (self.headline, self.standfirst):
            field.cursor_shown.connect(partial(self._on_cursor_shown, field))
        self.kicker.entered.connect(partial(self._on_entered, self.kicker))
        self.byline.names.entered.connect(partial(self._on_entered, self.byline.names))
        order = (
            self.section,
            self.kicker,
            self.headline,
            self.standfirst,
            self.byline.names,
            self.byline.deadline,
            self.byline.details,
        )
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _go(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self._on_entered(field)

    def _on_entered(self, field: QWidget) -> None:
        self.shown.emit(QRect(field.mapTo(self, field.rect().topLeft()), field.size()))

    def _on_cursor_shown(self, field: QWidget, rect: QRect) -> None:
        self.shown.emit(QRect(field.mapTo(self, rect.topLeft()), rect.size()))

    # What people change

    def _on_kicker_edited(self, text: str) -> None:
        self._change("kicker", single_line(text), self.tr("Change kicker"))

    def _on_headline_edited(self, text: str) -> None:
        self._write("headline", text, self.tr("Change headline"))

    def _on_standfirst_edited(self, text: str) -> None:
        self._write("standfirst", text, self.tr("Change standfirst"))

    def _on_names_edited(self, names: tuple[str, ...]) -> None:
        self._change("bylines", names, self.tr("Change bylines"))

    def _on_section_chosen(self, name: str, _checked: bool = False) -> None:
        self._change("section", name, self.tr("Change section"), merge=False)

    def _change(
        self, field: str, value: str | tuple[str, ...], title: str, *, merge: bool = True
    ) -> None:
        if self._article is not None:
            changed = replace(self._article.details, **{field: value})  # type: ignore[arg-type]
            self._article.change(changed, title, merge=field if merge else "")

    def _write(self, field: str, text: str, title: str) -> None:
        if self._article is not None:
            self._article.write(field, text, title, merge=field)

    # What is shown

    def _show(self) -> None:
        article = self._article
        if article is None:
            return
        details = article.details
        self.section.setText(details.section or self.tr("Section"))
        self._fit_section()
        for action in self.section.menu().actions():
            action.setChecked(action.data() == details.section)
        if single_line(self.kicker.text()) != details.kicker:
            place = self.kicker.cursorPosition()
            self.kicker.setText(details.kicker)
            self.kicker.setCursorPosition(min(place, len(details.kicker)))
        for field, name in ((self.headline, "headline"), (self.standfirst, "standfirst")):
            text = article.proposed(name)
            field.show_text(text.text)
            self._mark(field, text)
        self.byline.show_article(article)

    def _mark(self, field: GrowingField, text: ProposedText) -> None:
        """Show that something is suggested, or that nothing is any more."""
        if not text.by:
            field.mark((), "")
            return
        from workstation.ui import suggested_words  # noqa: PLC0415 - few articles have any

        marks = suggested_words.insertion_marks(text, self._context.appearance.colours)
        field.mark(marks, suggested_words.suggested_words(text))

    def _fit_section(self) -> None:
        words = self.section.fontMetrics().horizontalAdvance(self.section.text())
        self.section.setFixedWidth(words + 4)

    def _show_newsroom(self, newsroom: Newsroom) -> None:
        menu = self.section.menu()
        menu.clear()
        current = self._article.details.section if self._article is not None else ""
        names = [section.name for section in newsroom.sections]
        if current and current not in names:
            names.append(current)
        for name in ("", *names):
            action = QAction(name or self.tr("No section"), menu, checkable=True)
            action.setData(name)
            action.setChecked(name == current)
            action.triggered.connect(partial(self._on_section_chosen, name))
            menu.addAction(action)
            if not name:
                menu.addSeparator()
        self.byline.names.set_people(tuple(person.name for person in newsroom.people))

    def _on_details_changed(self, fields: frozenset[str]) -> None:
        shown = {
            "section", "kicker", "headline", "standfirst", "bylines", "deadline", "embargo",
            "suggestions",
        }  # fmt: skip
        if fields & shown:
            self._show()
