"""The card of one related link."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workstation.ui.fonts import text_font
from workstation.ui.icons import Icons
from workstation.ui.panes.related.link_editor import LinkEditor
from workstation.ui.panes.related.wording import TITLE_PITCH, LinkWords
from workstation.ui.theme_tokens import Tone, Type
from workstation.ui.widgets.chip import Chip
from workstation.ui.widgets.elided_label import ElidedLabel
from workstation.ui.widgets.list_card import ListCard


class LinkCard(ListCard):
    """Shows a link's title, where it leads and what it is; selected, it unfolds to be edited."""

    headline_accepted = Signal()
    """The story's new headline is to be shown: Alt Enter was pressed."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(icons, parent)
        self.title = ElidedLabel(lines=2, pitch=TITLE_PITCH)
        """What the reader will see."""
        self.title.setFont(text_font(Type.TITLE + 1))
        self.second = ElidedLabel(lines=2)
        """Whose it is and where it stands."""
        self.second.setProperty("role", "small")
        self.chip = Chip("", Tone.GREY)
        """What it is to the article, or what stands in its way."""
        self.add_words(self.title, self.second)
        self.head.addWidget(self.chip, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.set_opener(self.title)
        self._drifted = False
        self.editor: LinkEditor | None = None
        """The fields beneath, while the card is selected."""

    def show_words(self, words: LinkWords) -> None:
        """Say something else."""
        self.title.setText(words.title)
        self.second.setText(words.second)
        self.chip.show_state(words.chip, words.tone)
        self._drifted = bool(words.drifted_from)
        drift = self.tr("Alt Enter shows the story’s new headline, “%1”")
        self.setToolTip(drift.replace("%1", words.headline) if self._drifted else "")
        self.setAccessibleName(words.spoken)
        self.setAccessibleDescription(self.toolTip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the new headline of a story that was retitled by Alt Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._drifted and enter and alt and self.hasFocus():
            self.headline_accepted.emit()
        else:
            super().keyPressEvent(event)

    def unfold(self, editor: LinkEditor) -> None:
        """Show the fields of the link beneath."""
        self.editor = editor
        self.body.addWidget(editor)
        editor.show()
        self.set_selected(True)

    def fold(self) -> None:
        """Show the link alone."""
        if self.editor is not None:
            if self.isAncestorOf(self.window().focusWidget() or self):
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.body.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        self.set_selected(False)
