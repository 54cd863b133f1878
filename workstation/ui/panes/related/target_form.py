"""What is asked about a link whose target is not an article of the newsroom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workstation.domain.canonical import single_line
from workstation.domain.links import LinkTarget, UnresolvedTarget, WebTarget
from workstation.ui.panes.related.wording import site
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button
from workstation.ui.widgets.card import Card
from workstation.ui.widgets.fields import TextField


class TargetForm(Card):
    """Asks for the title of a page elsewhere, or of a story to come and its authors."""

    asked = Signal(object, bool)
    """(LinkTarget, whether it is to stand in the text)."""
    left = Signal()
    """Escape or Up was pressed: back to the search field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._address = ""
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self._second = QLabel(self)
        self._second.setProperty("role", "small")
        self.title = TextField(self.tr("Title on the page"), own_history=True)
        """What the reader will see."""
        self.bylines = TextField(
            self.tr("By"), placeholder=self.tr("Names, with commas between"), own_history=True
        )
        """Who writes the story to come."""
        insert = Button(self.tr("Insert here"), small=True)
        insert.setToolTip(self.tr("Put the link into the text at the cursor"))
        add = Button(self.tr("Add"), small=True)
        add.setToolTip(self.tr("Put the link at the end of the article"))
        insert.clicked.connect(self._on_insert)
        add.clicked.connect(self.confirm)
        self.title.line.returnPressed.connect(self.confirm)
        self.bylines.line.returnPressed.connect(self.confirm)
        self.body.setContentsMargins(12, 10, 12, 12)
        self.body.setSpacing(Space.MEDIUM)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self._heading)
        words.addWidget(self._second)
        self.body.addLayout(words)
        self.body.addWidget(self.title)
        self.body.addWidget(self.bylines)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addStretch(1)
        row.addWidget(insert)
        row.addWidget(add)
        self.body.addLayout(row)

    def ask_page(self, address: str) -> None:
        """Ask about a page elsewhere."""
        if address != self._address:
            self.title.set_text("")
        self._address = address
        self._heading.setText(self.tr("Link this page"))
        self._second.setText(site(address))
        self.title.line.setPlaceholderText(site(address))
        self.bylines.hide()
        self.setAccessibleName(self.tr("Link the page at %1").replace("%1", site(address)))

    def ask_story(self, title: str) -> None:
        """Ask about a story that is not in the newsroom yet."""
        self._address = ""
        self._heading.setText(self.tr("A story that is not here yet"))
        self._second.setText(
            self.tr("It becomes a link when an article of that name is in the newsroom.")
        )
        self._second.setWordWrap(True)
        self.title.set_text(title)
        self.title.line.setPlaceholderText("")
        self.bylines.set_text("")
        self.bylines.show()
        self.setAccessibleName(self.tr("Link a story that is not here yet"))

    def target(self) -> LinkTarget | None:
        """Return what has been asked for, or None while it has no title."""
        title = " ".join(single_line(self.title.text()).split())
        if self._address:
            return WebTarget(self._address, title)
        people = (" ".join(name.split()) for name in single_line(self.bylines.text()).split(","))
        bylines = tuple(name for name in people if name)
        return UnresolvedTarget(title, bylines) if title else None

    def confirm(self) -> None:
        """Link it at the end of the article."""
        self._ask(in_text=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Escape or Up."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Up):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_insert(self) -> None:
        self._ask(in_text=True)

    def _ask(self, *, in_text: bool) -> None:
        target = self.target()
        if target is None:
            self.title.set_problem(self.tr("Give the story a title."))
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.title.set_problem("")
            self.asked.emit(target, in_text)
