"""The strip along the top: menu, new article, search, arrangements, the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from workstation.ui.actions.registry import Actions
from workstation.ui.arrangement import ARRANGEMENTS
from workstation.ui.icons import Icons
from workstation.ui.theme_tokens import Size, Space
from workstation.ui.widgets.buttons import Button, ButtonKind, ToolButton
from workstation.ui.widgets.search_field import SearchField
from workstation.ui.widgets.segmented import Segment, SegmentedControl

SEARCH_WIDTH = 430


class TopBar(QFrame):
    """Holds what is reached from everywhere; a click asks the window for it."""

    arrangement_chosen = Signal(str)
    """The id of an arrangement."""

    def __init__(self, actions: Actions, icons: Icons, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setFixedHeight(Size.TOP_BAR)
        self._menu = QToolButton(self)
        self._menu.setProperty("role", "newsroom")
        self._menu.setMenu(menu)
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu.setToolTip(self.tr("Menu (F10)"))
        new = Button(self.tr("New article"), icon=icons.icon("square-pen"))
        new.clicked.connect(actions.action("article.new").trigger)
        new.setToolTip(actions.action("article.new").toolTip())
        self.search = SearchField(
            self.tr("Search articles, pictures and commands"),
            icons,
            shortcut=QKeySequence("Ctrl+K"),
        )
        self.search.setMaximumWidth(SEARCH_WIDTH)
        self.search.setMinimumWidth(160)
        self._arrangements = SegmentedControl(
            self.tr("Arrangement"),
            [Segment(found.id, found.shown_title()) for found in ARRANGEMENTS],
            icons,
        )
        self._arrangements.chosen.connect(self.arrangement_chosen)
        self._next = Button("", ButtonKind.PRIMARY)
        self._next.clicked.connect(actions.action("review.advance").trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.GUTTER, 0, Space.LARGE, 0)
        row.setSpacing(Space.LARGE)
        row.addWidget(ToolButton.of(actions.action("view.library")))
        row.addWidget(self._menu)
        row.addWidget(new)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        row.addStretch(1)
        row.addWidget(self._arrangements)
        row.addWidget(ToolButton.of(actions.action("view.panes")))
        row.addWidget(self._next)
        self.show_next("", "")

    def show_newsroom(self, name: str) -> None:
        """Show the newsroom's name, which opens the menu."""
        self._menu.setText(name or self.tr("Editorial Workstation"))
        self._menu.setAccessibleName(self.tr("Menu of %1").replace("%1", self._menu.text()))
        self._menu.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_arrangement(self, arrangement_id: str) -> None:
        """Show which arrangement the window has."""
        self._arrangements.choose(arrangement_id)

    def show_next(self, title: str, why: str) -> None:
        """Show the next step of the open article; without a title there is none."""
        self._next.setVisible(bool(title))
        self._next.setText(title)
        self._next.setToolTip(why)

    def open_menu(self) -> None:
        """Open the menu, as by a click on the newsroom's name."""
        self._menu.showMenu()
