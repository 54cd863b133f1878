"""The call to action at the foot of the page: the newsroom's, none, or the article's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.fields import LabelledField, TextArea

_HOUSE, _NONE, _OWN = range(3)


class NewsletterField(QWidget):
    """A choice of three, and a box for words of the article's own."""

    edited = Signal(object)
    """None for the newsroom's own words, empty for none, else the words."""

    def __init__(self, house: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._house = house
        self.choice = QComboBox(self)
        self.choice.addItems(
            [
                self.tr("The newsroom’s own words"),
                self.tr("Leave it out"),
                self.tr("Words for this article"),
            ]
        )
        self.words = TextArea(self.tr("Newsletter words"), parent=self)
        self._labelled = LabelledField(self.tr("Newsletter"), self.choice, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._labelled)
        column.addWidget(self.words)
        self.setFocusProxy(self.choice)
        self.choice.activated.connect(self._on_chosen)
        self.words.edited.connect(self._on_words)

    def show_value(self, value: str | None) -> None:
        """Show the choice and the words, without the signal."""
        own = _HOUSE if value is None else _OWN if value else _NONE
        if not (own == _NONE and self.choice.currentIndex() == _OWN):
            self.choice.setCurrentIndex(own)
        self.words.setVisible(self.choice.currentIndex() == _OWN)
        if value:
            self.words.set_text(value)
        self._labelled.set_advice(self._house if own == _HOUSE else "")

    def _on_chosen(self, index: int) -> None:
        self.words.setVisible(index == _OWN)
        if index == _OWN:
            self.words.set_text(self.words.text() or self._house)
            self.words.box.setFocus()
            self._on_words(self.words.text())
        else:
            self.edited.emit(None if index == _HOUSE else "")

    def _on_words(self, text: str) -> None:
        self.edited.emit(" ".join(text.split("\n")).strip(" "))
