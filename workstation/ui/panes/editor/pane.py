"""The pane that puts the draft together: buttons, find bar, head and body."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.text.code_units import utf16_offset
from workstation.ui.context import Context
from workstation.ui.panes.editor.actions import ACTIONS
from workstation.ui.panes.editor.arrivals import Arrivals
from workstation.ui.panes.editor.body_edit import BodyEdit
from workstation.ui.panes.editor.column import DraftColumn
from workstation.ui.panes.editor.commands import TextCommands
from workstation.ui.panes.editor.following import DraftFollowing
from workstation.ui.panes.editor.format_bar import FormatBar
from workstation.ui.panes.editor.growing_field import GrowingField
from workstation.ui.panes.editor.header import Header
from workstation.ui.panes.editor.history_keys import ArticleHistoryKeys
from workstation.ui.panes.editor.line_edits import select
from workstation.ui.panes.editor.writing_commands import WritingCommands
from workstation.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from workstation.ui.packets.article_banner import ArticleBanner
    from workstation.ui.panes.editor.find_bar import FindBar
    from workstation.ui.panes.editor.retitled import Retitled
    from workstation.ui.panes.editor.review_marks import ReviewMarks
    from workstation.ui.panes.editor.spelling import EditorSpelling
    from workstation.ui.panes.editor.view_bar import ViewBar

FULL_SCREEN = "view.full_screen"
MENU_COMMANDS = (
    "editor.paste_plain",
    "editor.bold",
    "editor.italic",
    "editor.link",
    "editor.quotation",
    "editor.find",
    "review.note",
)


class EditorPane(WritingCommands):
    """Writes the current article; its public methods are the commands of `actions`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("surface", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body = BodyEdit(context)
        self.header = Header(context)
        self.column = DraftColumn(self.header, self.body, context.writing)
        self.following = DraftFollowing(self.column, self.body)
        self._find_bar: FindBar | None = None
        self.commands = TextCommands(self.body, self)
        self.arrivals = Arrivals(context, self.body, self)
        self.format_bar = FormatBar(ACTIONS, context.icons, context.appearance, self._command)
        if any(spec.id == FULL_SCREEN for spec in context.actions.specs()):
            self.format_bar.add_at_right(context.actions.action(FULL_SCREEN))
        self.empty = EmptyState(
            context.icons,
            "square-pen",
            self.tr("No article is open. Choose one in the list, or start a new one."),
            self.tr("New article"),
        )
        self._reviewed = False
        """The window is arranged for a review."""
        self.view_bar: ViewBar | None = None
        """Where an editor chooses how to look at the draft; made after the first paint."""
        self.retitled: Retitled | None = None
        """Says who links to a live article that has another headline."""
        self.review_marks: ReviewMarks | None = None
        """What is suggested and noted in the text."""
        self.packet_banner: ArticleBanner | None = None
        """Says that the article is out, or that two versions of it wait."""
        self._bound: OpenArticle | None = None
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._watch_history_keys()
        self._connect()
        self.setFocusProxy(self.body)
        self.follow_writing(context)

    def _lay_out(self) -> None:
        draft = QWidget(self)
        inner = self._inner = QVBoxLayout(draft)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.format_bar)
        inner.addWidget(self.column, 1)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(draft)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _watch_history_keys(self) -> None:
        keys = ArticleHistoryKeys(self._history, self)
        for field in (*self.header.fields(), self.body):
            keys.watch(field)

    def _connect(self) -> None:
        desk = self.context.desk
        desk.revealed.connect(self._on_revealed)
        desk.tabs_changed.connect(self._on_tabs_changed)
        self.header.body_wanted.connect(self._to_body)
        self.header.shown.connect(self.column.show_in_header)
        self.header.byline.details_wanted.connect(self._open_details)
        self.body.keys.left_upwards.connect(self._to_byline)
        self.body.menu_wanted.connect(self._show_menu)
        self.column.scrolled.connect(self._on_scrolled)
        self.empty.asked.connect(self._on_new_wanted)

    def set_arrangement(self, arrangement_id: str) -> None:
        """Offer the views of a review where the window is arranged for one."""
        self._reviewed = arrangement_id == "review"
        self.format_bar.setVisible(not self._reviewed)
        if self.view_bar is not None:
            self.view_bar.offer(self._reviewed)

    def complete(self) -> None:
        """Show what is suggested and noted, and look at the spelling."""
        from workstation.ui.packets.article_banner import ArticleBanner  # noqa: PLC0415
        from workstation.ui.panes.editor.retitled import Retitled  # noqa: PLC0415
        from workstation.ui.panes.editor.review_marks import ReviewMarks  # noqa: PLC0415
        from workstation.ui.panes.editor.view_bar import ViewBar  # noqa: PLC0415

        context = self.context
        self.spelling  # noqa: B018 - begins to look
        self.view_bar = ViewBar(context)
        self.view_bar.offer(self._reviewed)
        self._inner.insertWidget(0, self.view_bar)
        self.retitled = Retitled(context, self.header.headline, self._inner, self)
        self.retitled.bind(self._bound)
        self.packet_banner = ArticleBanner(context, self._inner, self)
        self.packet_banner.bind(self._bound)
        self.review_marks = ReviewMarks(
            self.body, context.notes, context.suggesting, context.appearance, self
        )
        self.review_marks.bind(self._bound)
        context.suggesting.view_changed.connect(self._on_view_changed)

    def _on_view_changed(self, view: str) -> None:
        self.body.setReadOnly(view == "final")
        for field in (self.header.headline, self.header.standfirst):
            field.setReadOnly(view == "final")

    @property
    def find_bar(self) -> FindBar:
        """The bar that finds and replaces, made when it is first asked for."""
        if self._find_bar is None:
            from workstation.ui.panes.editor.find_bar import FindBar  # noqa: PLC0415 - on demand

            bar = self._find_bar = FindBar(self.context, self.body)
            self._inner.insertWidget(self._inner.indexOf(self.column), bar)
            bar.closed.connect(self._to_body)
            bar.shown_place.connect(partial(self.column.show_cursor, centred=True))
            bar.bind(self._bound)
        return self._find_bar

    @cached_property
    def spelling(self) -> EditorSpelling:
        """What is misspelt: nothing is known of that before the first paint."""
        from workstation.ui.panes.editor.spelling import EditorSpelling  # noqa: PLC0415

        spelling = EditorSpelling(self.context, self.header, self.body, self)
        spelling.bind(self._bound)
        return spelling

    # Showing

    def bind(self, article: OpenArticle | None) -> None:
        """Show another article where its writer left it."""
        if self.article is not None:
            self.article.cursor_wanted.disconnect(self._on_cursor_wanted)
            self.article.details_changed.disconnect(self._on_details_changed)
            self.article.references_changed.disconnect(self.body.cards.forget)
        scroll = article.scroll if article is not None else 0
        self._bound = article
        self._pages.setCurrentIndex(1 if article is not None else 0)
        self.commands.bind(article)
        self.arrivals.bind(article)
        self.header.bind(article)
        self.body.bind(article)
        if self._find_bar is not None:
            self._find_bar.bind(article)
        if "spelling" in vars(self):
            self.spelling.bind(article)
        if self.review_marks is not None:
            self.review_marks.bind(article)
        if self.retitled is not None:
            self.retitled.bind(article)
        if self.packet_banner is not None:
            self.packet_banner.bind(article)
        self.column.follow_document()
        self.following.bind(article)
        if article is None:
            return
        article.cursor_wanted.connect(self._on_cursor_wanted)
        article.details_changed.connect(self._on_details_changed)
        article.references_changed.connect(self.body.cards.forget)
        self.column.restore(scroll)
        here = article is self.context.desk.current
        if here and not article.details.headline and not article.cursor:
            self.header.headline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tabs_changed(self) -> None:
        """Let go of an article that was closed while this pane was hidden."""
        closed = self._bound is not None and self._bound not in self.context.desk.tabs
        if closed and not self.isVisible():
            self.let_go()

    def _on_scrolled(self, value: int) -> None:
        if self._bound is not None:
            self._bound.scroll = value

    def _on_cursor_wanted(self, position: int) -> None:
        select(self.body, position, position)
        self.column.show_cursor()

    def _on_details_changed(self, fields: frozenset[str]) -> None:
        if fields & {"links", "figures", "suggestions"}:
            self.body.cards.forget()

    def _on_revealed(self, place: Place) -> None:
        article = self.article if self.isVisible() else None
        if article is None or article.id != place.article:
            return
        if place.field == "body":
            start, end = map(article.document_position, (place.start, place.end))
            select(self.body, start, end)
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)
            self.column.show_cursor(centred=True)
        elif place.field in ("headline", "standfirst"):
            field: GrowingField = getattr(self.header, place.field)
            text = getattr(article.details, place.field)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.select(utf16_offset(text, place.start), utf16_offset(text, place.end))
        elif place.field == "kicker":
            self.header.kicker.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place.field == "section":
            self.column.bar.setValue(0)
            self.header.section.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place.field == "bylines":
            self.header.byline.names.setFocus(Qt.FocusReason.OtherFocusReason)
        elif "." not in place.field:
            self._open_details(place.field)

    def _history(self) -> QUndoStack | None:
        return self._bound.history if self._bound is not None else None

    def _to_body(self) -> None:
        self.body.setFocus(Qt.FocusReason.TabFocusReason)
        self.column.show_cursor()

    def _to_byline(self) -> None:
        self.header.setVisible(True)
        self.header.byline.names.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_menu(self, place: QPoint) -> None:
        from workstation.ui.panes.editor.body_menu import BodyMenu  # noqa: PLC0415 - on demand

        if self._bound is not None:
            menu = BodyMenu(self.context, self.body, self._bound, MENU_COMMANDS)
            self.spelling.add_to(menu, place)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _on_new_wanted(self) -> None:
        self.context.desk.new_article()

    # Commands

    def _command(self, method: str) -> Callable[[], None]:
        run = cast("Callable[[], None]", getattr(self, method))

        def clicked(_checked: bool = False) -> None:
            run()

        return clicked

    def make_heading_1(self) -> None:
        """Make the line a heading, or plain."""
        self.commands.heading(1)

    def make_heading_2(self) -> None:
        """Make the line a heading of the second level, or plain."""
        self.commands.heading(2)

    def make_heading_3(self) -> None:
        """Make the line a heading of the third level, or plain."""
        self.commands.heading(3)

    def make_bold(self) -> None:
        """Make text bold, or plain."""
        self.commands.strong()

    def make_italic(self) -> None:
        """Make text italic, or plain."""
        self.commands.emphasis()

    def make_quotation(self) -> None:
        """Make paragraphs a quotation, or plain."""
        self.commands.quotation()

    def make_bullets(self) -> None:
        """Make lines a list with bullets, or plain."""
        self.commands.items(numbered=False)

    def make_numbers(self) -> None:
        """Make lines a numbered list, or plain."""
        self.commands.items(numbered=True)

    def make_link(self) -> None:
        """Make words a link, or take it off."""
        self.commands.link()

    def insert_footnote(self) -> None:
        """Put a footnote at the cursor."""
        self.commands.footnote()

    def insert_picture(self) -> None:
        """Choose picture files and put them at the cursor."""
        self.arrivals.choose_files(self)

    def insert_related(self) -> None:
        """Show the pane in which related articles are chosen."""
        self.context.desk.show_pane("related")

    def find_words(self) -> None:
        """Open the find bar."""
        self.find_bar.start(self.body.selected_text())

    def replace_words(self) -> None:
        """Open the find bar where the words that come instead are typed."""
        self.find_bar.start(self.body.selected_text(), replacing=True)

    def find_next(self) -> None:
        """Go to the next place of what was looked for."""
        self._find_step(1)

    def find_previous(self) -> None:
        """Go to the place before of what was looked for."""
        self._find_step(-1)

    def _find_step(self, direction: int) -> None:
        if not self.find_bar.query.text():
            self.find_words()
        else:
            self.find_bar.step(direction)

    def next_misspelling(self) -> None:
        """Go to the next misspelt word."""
        self.spelling.step(1)

    def previous_misspelling(self) -> None:
        """Go to the misspelt word before."""
        self.spelling.step(-1)

    def show_details(self) -> None:
        """Open the details of the article."""
        self._open_details("")

    def _open_details(self, field: str) -> None:
        from workstation.ui.panes.editor.details_dialog import (  # noqa: PLC0415 - on demand
            DetailsDialog,
        )

        if self.article is None:
            return
        dialog = DetailsDialog(self.context, self.article, self)
        dialog.open()
        dialog.focus_field(field)
