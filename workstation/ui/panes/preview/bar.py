"""The bar over the page: how it is shown, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from workstation.ui.icons import Icons
from workstation.ui.panes.preview.modes import Mode
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import ToolButton
from workstation.ui.widgets.segmented import Segment, SegmentedControl

NARROWEST = 320


class PreviewBar(QFrame):
    """A choice of modes, two buttons and a menu; as narrow as the pane asks for."""

    chosen = Signal(str)
    """A person chose the mode of this name."""
    asked = Signal(str)
    """A person wants something done: the name of the pane's method."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("line", "bottom")
        self.modes = SegmentedControl(self.tr("How the page is shown"), self._segments(), icons)
        self.modes.chosen.connect(self.chosen)
        self.print_button = ToolButton(self.tr("Print"), icons.icon("printer"), parent=self)
        self.print_button.clicked.connect(self._on_print)
        browser = self.tr("Open in browser")
        self.browser_button = ToolButton(browser, icons.icon("external-link"), parent=self)
        self.browser_button.clicked.connect(self._on_browser)
        name = self.tr("More about the page")
        self.more_button = ToolButton(name, icons.icon("ellipsis-vertical"), parent=self)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setMenu(self._menu())
        # The words are left out where there is no room for them, so they must not ask for any.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(NARROWEST)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        row.setSpacing(Space.HAIR)
        row.addWidget(self.modes)
        row.addStretch(1)
        for button in (self.print_button, self.browser_button, self.more_button):
            row.addWidget(button)

    def set_available(self, *, article: bool, engine: bool) -> None:
        """Offer what can be done now."""
        self.print_button.setEnabled(article and engine)
        self.browser_button.setEnabled(article)
        self.copy_action.setEnabled(article)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out where there is no room for them."""
        super().resizeEvent(event)
        buttons = 3 * self.print_button.sizeHint().width() + 4 * Space.HAIR
        room = self.width() - 2 * Space.LARGE - buttons - Space.MEDIUM
        self.modes.set_compact(self.modes.whole_width() > room)

    def _segments(self) -> list[Segment]:
        return [
            Segment(Mode.PAGE, self.tr("Page"), "monitor", self.tr("Page: as wide as the pane")),
            Segment(
                Mode.PHONE, self.tr("Phone"), "smartphone", self.tr("Phone: as wide as a phone")
            ),
            Segment(
                Mode.PRINT, self.tr("Print"), "file-text", self.tr("Print: sheet by sheet on paper")
            ),
            Segment(
                Mode.CARD, self.tr("Card"), "id-card", self.tr("Card: as social networks show it")
            ),
            Segment(
                Mode.SEARCH,
                self.tr("Search"),
                "search",
                self.tr("Search: as search engines list it"),
            ),
        ]

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self.copy_action = self._entry(menu, self.tr("Copy as rich text"), "copy_rich_text")
        menu.addSeparator()
        self._entry(menu, self.tr("Edit the template…"), "edit_template")
        self._entry(menu, self.tr("Go back to the supplied template…"), "restore_template")
        return menu

    def _entry(self, menu: QMenu, text: str, method: str) -> QAction:
        action = QAction(text, menu)  # made here, so that Python knows when it goes
        menu.addAction(action)
        action.triggered.connect(partial(self._on_entry, method))
        return action

    def _on_entry(self, method: str, _checked: bool = False) -> None:
        self.asked.emit(method)

    def _on_print(self) -> None:
        self.asked.emit("print_page")

    def _on_browser(self) -> None:
        self.asked.emit("open_in_browser")
