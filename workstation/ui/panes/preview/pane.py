"""The preview pane: a page, live while it is written, and why there is none where there is none."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import ArticleId
from workstation.ui.context import Context
from workstation.ui.pane import Pane
from workstation.ui.panes.preview.addresses import target_of
from workstation.ui.panes.preview.idle import WhenIdle
from workstation.ui.panes.preview.sheet import Sheet
from workstation.ui.theme_tokens import Scheme, Space
from workstation.ui.web_environment import Refusal, refusal
from workstation.ui.widgets.banner import Banner, Level
from workstation.ui.widgets.buttons import ToolButton
from workstation.ui.widgets.empty_state import EmptyState
from workstation.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from workstation.ui.panes.preview.web_view import WebView

log = logging.getLogger(__name__)


class PreviewPane(Pane):
    """Shows the current article's page.

    The browser engine is loaded when the pane has been drawn and nobody is typing: that takes a
    quarter of a second of the GUI thread.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._view: WebView | None = None
        self._refused = ""
        self._print_next = False
        self._printer: QPrinter | None = None
        self._idle = WhenIdle(self)
        self._idle.came.connect(self.start_engine)
        self._widths = SegmentedControl(
            self.tr("Width of the page"),
            [
                Segment("page", self.tr("Page"), "monitor", self.tr("As wide as the pane")),
                Segment("phone", self.tr("Phone"), "smartphone", self.tr("As wide as a phone")),
            ],
            context.icons,
        )
        self._widths.chosen.connect(self._on_width_chosen)
        self._banner = Banner(context.icons, Level.WARNING, "", dismissible=False, parent=self)
        self._banner.hide()
        self._empty = EmptyState(context.icons, "monitor", "", parent=self)
        self._empty.asked.connect(self._on_retry)
        self._sheet = Sheet(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)
        context.preview.page_ready.connect(self._on_page_ready)
        context.preview.template_failed.connect(self._on_template_failed)
        context.appearance.changed.connect(self._show_theme)
        self._show_state()

    def _bar(self) -> QWidget:
        bar = QFrame(self)
        bar.setProperty("line", "bottom")
        row = QHBoxLayout(bar)
        row.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        row.addWidget(self._widths)
        row.addStretch(1)
        button = ToolButton(self.tr("Print"), self.context.icons.icon("printer"), parent=bar)
        button.clicked.connect(self.print_page)
        self._print_button = button
        row.addWidget(button)
        return bar

    def bind(self, article: OpenArticle | None) -> None:
        """Show that there is an article, or none; its page comes from the feed."""
        self._banner.hide()
        self._show_state(article)
        if article is None and self._view is not None:
            self._view.clear()

    def set_shown(self, shown: bool) -> None:
        """Ask for pages only while they are seen."""
        if shown and self._view is None and not self._refused:
            self._idle.wait()
        elif not shown:
            self._idle.stop()
        self.context.preview.set_active(shown and self._view is not None)

    @property
    def view(self) -> WebView | None:
        """The browser, once there is one."""
        return self._view

    def start_engine(self) -> None:
        """Load the browser engine and show pages from now on, or say why that can't be."""
        if self._view is not None or self._refused:
            return
        reason = refusal()
        if reason is not None:
            self._refuse(self._words_for(reason))
            return
        try:
            from workstation.ui.panes.preview.web_view import WebView  # noqa: PLC0415 - heavy
        except ImportError as error:
            log.warning("The preview's browser engine could not be loaded: %s", error)
            self._refuse(
                self.tr("The preview needs Qt WebEngine, which is not complete here: %1").replace(
                    "%1", str(error)
                )
            )
            return
        view = WebView(self.context.resources, self.context.media.fetch, self._sheet.paper)
        view.setAccessibleName(self.tr("Page of the article"))
        view.link_clicked.connect(self._on_link_clicked)
        view.gave_up.connect(self._on_gave_up)
        view.shown.connect(self._on_shown)
        view.printFinished.connect(self._on_print_finished)
        self._sheet.zoomed.connect(view.setZoomFactor)
        self._view = view
        self._sheet.hold(view)
        self._show_theme()
        self._show_state(self.context.desk.current)
        self.context.preview.set_active(self.isVisible())

    def print_page(self) -> None:
        """Let the person choose a printer or a PDF file, and print the page."""
        self._print_next = True
        self.start_engine()
        if self._view is not None and self._view.showing:
            self._ask_printer()

    def switch_width(self) -> None:
        """Go from page to phone and back."""
        width = "page" if self._widths.current() == "phone" else "phone"
        self._widths.choose(width)
        self._on_width_chosen(width)

    # What is shown

    def _show_state(self, article: OpenArticle | None = None) -> None:
        self._print_button.setEnabled(article is not None and not self._refused)
        if self._refused:
            self._empty.show_state("circle-alert", self._refused)
        elif article is None:
            self._empty.show_state("monitor", self.tr("Open an article to see its page here."))
        elif self._view is None:
            self._empty.show_state("monitor", self.tr("The preview is being prepared…"))
        else:
            self._stack.setCurrentWidget(self._sheet)
            return
        self._stack.setCurrentWidget(self._empty)

    def _show_theme(self) -> None:
        if self._view is not None:
            theme = self.context.appearance.theme
            name = "dark" if theme.scheme is Scheme.DARK else "light"
            self._view.set_theme(name, theme.colours.paper)

    def _refuse(self, words: str) -> None:
        self._refused = words
        self._show_state(self.context.desk.current)

    def _words_for(self, reason: Refusal) -> str:
        if reason is Refusal.ROOT:
            return self.tr(
                "There is no preview while the program runs as the system's administrator: "
                "its pages could not be kept apart from the system. Start it as an ordinary "
                "user. Everything else works."
            )
        return self.tr(
            "There is no preview: the program was started in a way that leaves out the "
            "preview's protections. Everything else works."
        )

    def _on_width_chosen(self, width: str) -> None:
        self._sheet.set_phone(width == "phone")

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

    def _on_template_failed(self, message: str, line: int) -> None:
        words = self.tr("The newsroom's page template has a mistake: %1").replace("%1", message)
        if line:
            words = (
                self.tr("The newsroom's page template has a mistake in line %1: %2")
                .replace("%1", str(line))
                .replace("%2", message)
            )
        self._banner.show_notice(Level.ERROR, words)

    def _on_shown(self, _article: str, _changed: int) -> None:
        if self._print_next:
            self._ask_printer()

    def _on_gave_up(self) -> None:
        self._empty.show_state(
            "circle-alert",
            self.tr("The preview has stopped several times. The text is safe."),
            self.tr("Start it again"),
        )
        self._stack.setCurrentWidget(self._empty)

    def _on_retry(self) -> None:
        if self._view is not None:
            self._view.retry()
            self._show_state(self.context.desk.current)

    # Links

    def _on_link_clicked(self, url: QUrl) -> None:
        target = target_of(url)
        if isinstance(target, QUrl):
            self._ask_to_leave(target)
        elif target is not None:
            self.context.desk.open(target)

    def _ask_to_leave(self, url: QUrl) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Open a link"))
        box.setText(self.tr("Open this address outside the program?"))
        box.setInformativeText(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        go = box.addButton(self.tr("Open"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(go)
        box.accepted.connect(partial(QDesktopServices.openUrl, url))
        box.open()

    # Printing

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - seldom used

        self._print_next = False
        article = self.context.desk.current
        if article is None or self._printer is not None:
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(article.details.headline)
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._print)
        dialog.rejected.connect(self._forget_printer)
        dialog.setModal(True)
        dialog.show()

    def _print(self) -> None:
        if self._view is not None and self._printer is not None:
            self._view.print_page(self._printer)

    def _forget_printer(self) -> None:
        self._printer = None

    def _on_print_finished(self, printed: bool) -> None:
        self._printer = None
        if not printed:
            self._banner.show_notice(Level.ERROR, self.tr("The page could not be printed."))
