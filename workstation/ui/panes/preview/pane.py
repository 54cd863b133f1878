"""The preview pane: a page, live while it is written, and why there is none where there is none."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import ArticleId
from workstation.domain.page_change import PageChange
from workstation.ui.context import Context
from workstation.ui.pane import Pane
from workstation.ui.panes.preview import questions
from workstation.ui.panes.preview.bar import PreviewBar
from workstation.ui.panes.preview.idle import WhenIdle
from workstation.ui.panes.preview.modes import CHOICE, Mode, mode_of
from workstation.ui.panes.preview.notes import PublicationNotes
from workstation.ui.panes.preview.sheet import Sheet
from workstation.ui.panes.preview.words import engine_missing, refused, template_mistake
from workstation.ui.theme_tokens import Scheme
from workstation.ui.web_environment import refusal, sandboxed
from workstation.ui.widgets.banner import Banner, BannerAction, Level
from workstation.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from workstation.ui.panes.preview.following import Following
    from workstation.ui.panes.preview.paper_view import PaperView
    from workstation.ui.panes.preview.printer import Printing
    from workstation.ui.panes.preview.shared_view import SharedView
    from workstation.ui.panes.preview.web_view import WebView

log = logging.getLogger(__name__)

_EDIT = "edit_template"


class PreviewPane(Pane):
    """Shows the current article's page.

    The browser engine is loaded when the pane has been drawn and nobody is typing: that takes a
    quarter of a second of the GUI thread.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._view: WebView | None = None
        self._following: Following | None = None
        self._printing: Printing | None = None
        self._paper: PaperView | None = None
        self._shared: dict[Mode, SharedView] = {}
        self._refused = ""
        self._print_next = False
        self.mode = mode_of(context.desk.choices.get(CHOICE, ""))
        self._idle = WhenIdle(self)
        self._idle.came.connect(self.start_engine)
        self._bar = PreviewBar(context.icons, self)
        self._bar.modes.choose(self.mode)
        self._bar.chosen.connect(self.show_mode)
        self._bar.asked.connect(self._on_asked)
        self._notes = PublicationNotes(context.desk, context.icons, self)
        self._banner = Banner(context.icons, Level.WARNING, "", dismissible=False, parent=self)
        self._banner.chosen.connect(self._on_asked)
        self._banner.hide()
        self._unsafe = Banner(context.icons, Level.WARNING, "", dismissible=False, parent=self)
        self._unsafe.hide()
        self._empty = EmptyState(context.icons, "monitor", "", parent=self)
        self._empty.asked.connect(self._on_retry)
        self._sheet = Sheet(self)
        self._sheet.set_phone(self.mode is Mode.PHONE)
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._bar, self._unsafe, self._banner, self._notes):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._sheet)
        context.preview.page_ready.connect(self._on_page_ready)
        context.preview.page_changed.connect(self._on_page_changed)
        context.preview.template_failed.connect(self._on_template_failed)
        context.templates.changed.connect(self._on_template_changed)
        context.templates.begun.connect(self._on_template_begun)
        context.appearance.changed.connect(self._show_theme)
        self._show_state()

    def bind(self, article: OpenArticle | None) -> None:
        """Show that there is an article, or none; its page comes from the feed."""
        self._banner.hide()
        if self._following is not None:
            self._following.bind(article)
        self._show_state(article)
        self._notes.follow(article)
        if article is None and self._view is not None:
            self._view.clear()

    def set_shown(self, shown: bool) -> None:
        """Ask for pages only while they are seen."""
        if shown:
            self.context.templates.watch()
        if shown and self._view is None and not self._refused:
            self._idle.wait()
        elif not shown:
            self._idle.stop()
        self._work(shown)

    @property
    def view(self) -> WebView | None:
        """The browser, once there is one."""
        return self._view

    @property
    def following(self) -> Following | None:
        """What keeps page and draft together, once there is a browser."""
        return self._following

    def shared(self, mode: Mode) -> SharedView:
        """Return the cards or the search results, made when they are first asked for."""
        if mode not in self._shared:
            from workstation.ui.panes.preview.shared_view import (  # noqa: PLC0415 - on demand
                CardsView,
                SearchView,
            )

            view = (CardsView if mode is Mode.CARD else SearchView)(self.context, self)
            self._shared[mode] = view
            self._stack.addWidget(view)
        return self._shared[mode]

    @property
    def paper(self) -> PaperView:
        """The sheets of paper, made when they are first asked for."""
        if self._paper is None:
            from workstation.ui.panes.preview.paper_view import PaperView  # noqa: PLC0415 - heavy

            self._paper = PaperView(self)
            self._paper.wanted.connect(self._on_paper_wanted)
            self._stack.addWidget(self._paper)
        return self._paper

    def start_engine(self) -> None:
        """Load the browser engine and show pages from now on, or say why that can't be."""
        if self._view is not None or self._refused:
            return
        reason = refusal()
        if reason is not None:
            self._refuse(refused(reason))
            return
        try:
            from workstation.ui.panes.preview.browser import open_browser  # noqa: PLC0415 - heavy
        except ImportError as error:
            log.warning("The preview’s browser engine could not be loaded: %s", error)
            self._refuse(engine_missing(error))
            return
        own = self.context.templates.own
        browser = open_browser(self.context, self.context.media.fetch, self._sheet.paper, own)
        view = browser.view
        view.gave_up.connect(self._on_gave_up)
        view.shown.connect(self._on_shown)
        browser.clicks.leaving.connect(partial(questions.ask_to_leave, self))
        browser.printing.failed.connect(self._on_print_failed)
        self._sheet.zoomed.connect(view.setZoomFactor)
        self._view = view
        self._following, self._printing = browser.following, browser.printing
        self._following.bind(self.context.desk.current)
        self._sheet.hold(view)
        if not sandboxed():
            self._unsafe.show_notice(
                Level.WARNING,
                self.tr("The preview runs without its sandbox."),
            )
        self._show_theme()
        self._show_state(self.context.desk.current)

    # Commands

    def print_page(self) -> None:
        """Let the person choose a printer or a PDF file, and print the page."""
        self.context.desk.show_pane("preview")
        self._print_next = True
        self.start_engine()
        if self.mode in (Mode.CARD, Mode.SEARCH):
            self.show_mode(Mode.PRINT)  # whose page is made anew, and printed when it is there
        elif self._view is not None and self._view.showing:
            self._ask_printer()

    def open_in_browser(self) -> None:
        """Show a copy of the page in the person's own browser."""
        if self.context.desk.current is not None:
            self.context.interchange.open_in_browser(self.context.desk.current)

    def copy_rich_text(self) -> None:
        """Copy the whole article with its formatting."""
        if self.context.desk.current is not None:
            self.context.interchange.copy_rich_text(self.context.desk.current)

    def edit_template(self) -> None:
        """Show the newsroom's own template in the desktop's file manager."""
        self.context.templates.begin()

    def restore_template(self) -> None:
        """Go back to the supplied template, if the person is sure."""
        questions.ask_to_restore(self, self.context.templates.go_back)

    def show_as_page(self) -> None:
        """Show the page as wide as the pane."""
        self._show_wanted(Mode.PAGE)

    def show_as_phone(self) -> None:
        """Show the page as wide as a phone."""
        self._show_wanted(Mode.PHONE)

    def show_as_print(self) -> None:
        """Show the page on paper."""
        self._show_wanted(Mode.PRINT)

    def show_as_card(self) -> None:
        """Show the article as social networks show it."""
        self._show_wanted(Mode.CARD)

    def show_as_search(self) -> None:
        """Show the article as search engines list it."""
        self._show_wanted(Mode.SEARCH)

    def show_mode(self, name: str) -> None:
        """Show the page in another way, now and at the next start."""
        self.mode = mode_of(name)
        self.context.desk.choices[CHOICE] = self.mode.value
        self._bar.modes.choose(self.mode)
        if self.mode.live:
            self._sheet.set_phone(self.mode is Mode.PHONE)
        self._show_state(self.context.desk.current)

    # What is shown

    def _show_wanted(self, mode: Mode) -> None:
        self.context.desk.show_pane("preview")
        self.show_mode(mode)

    def _show_state(self, article: OpenArticle | None = None) -> None:
        self._work(self.isVisible())
        self._bar.set_available(article=article is not None, engine=not self._refused)
        for mode, view in self._shared.items():
            if mode is not self.mode or article is None:
                view.follow(None)
        if article is None:
            self._say("monitor", self.tr("Open an article to see its page here."))
        elif self.mode in (Mode.CARD, Mode.SEARCH):
            self.shared(self.mode).follow(article)
            self._stack.setCurrentWidget(self.shared(self.mode))
        elif self._refused:
            self._say("circle-alert", self._refused)
        elif self._view is None:
            self._say("monitor", self.tr("The preview is being prepared…"))
        elif self.mode is Mode.PRINT:
            self._stack.setCurrentWidget(self.paper)
            self.paper.ask_soon()
        else:
            self._stack.setCurrentWidget(self._sheet)

    def _work(self, shown: bool) -> None:
        """Ask for pages only while there is somewhere to see them."""
        if self._view is not None:
            self._view.set_needed(self.mode is Mode.PRINT and shown)
        seen = shown and self.mode not in (Mode.CARD, Mode.SEARCH)
        self.context.preview.set_active(seen and self._view is not None)

    def _say(self, icon: str, sentence: str, button: str = "") -> None:
        self._empty.show_state(icon, sentence, button)
        self._stack.setCurrentWidget(self._empty)

    def _show_theme(self) -> None:
        if self._view is not None:
            theme = self.context.appearance.theme
            name = "dark" if theme.scheme is Scheme.DARK else "light"
            self._view.set_theme(name, theme.colours.paper)

    def _refuse(self, words: str) -> None:
        self._refused = words
        self._show_state(self.context.desk.current)

    def _on_page_changed(self, article: ArticleId, change: PageChange, fresh: bool) -> None:
        if self._view is not None:
            self._view.change_article(article, change, fresh=fresh)
            self._banner.hide()

    def _on_page_ready(self, article: ArticleId, html: str, plain: bool) -> None:
        if self._view is None:
            return
        self._view.show_article(article, html)
        if plain:
            self._banner.show_notice(
                Level.WARNING,
                self.tr("This text takes too long to lay out, so it is shown as plain text."),
            )
        else:
            self._banner.hide()

    def _on_shown(self, _article: str, _changed: int) -> None:
        if self._print_next:
            self._ask_printer()
        if self.mode is Mode.PRINT:
            self.paper.ask_soon()

    def _on_gave_up(self) -> None:
        self._say(
            "circle-alert",
            self.tr("The preview has stopped several times. The text is safe."),
            self.tr("Start it again"),
        )

    def _on_retry(self) -> None:
        if self._view is not None:
            self._view.retry()
            self._show_state(self.context.desk.current)

    def _on_asked(self, method: str) -> None:
        getattr(self, method)()

    # The template

    def _on_template_failed(self, message: str, _line: int) -> None:
        action = BannerAction(_EDIT, self.tr("Edit the template…"))
        self._banner.show_notice(Level.ERROR, template_mistake(message), (action,))

    def _on_template_changed(self) -> None:
        self.context.preview.request()
        if self._view is not None:
            self._view.renew_style()
        if self.mode is Mode.PRINT:
            self.paper.ask_soon()

    def _on_template_begun(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # Paper

    def _ask_printer(self) -> None:
        self._print_next = False
        article = self.context.desk.current
        if article is not None and self._printing is not None:
            self._printing.ask(article.details.headline)

    def _on_paper_wanted(self) -> None:
        if self.mode is Mode.PRINT and self._printing is not None and self.isVisible():
            self._printing.lay_out(self.paper.show_sheets)

    def _on_print_failed(self) -> None:
        self._banner.show_notice(Level.ERROR, self.tr("The page could not be printed."))
