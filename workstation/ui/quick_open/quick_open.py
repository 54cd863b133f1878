"""One box that reaches every article, picture and command."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from workstation.desk.notice import Place
from workstation.desk.search_feed import Found, SearchFeed
from workstation.domain.ids import ArticleId
from workstation.ui.context import Context
from workstation.ui.quick_open.article_places import PLACES_ONLY, article_places
from workstation.ui.quick_open.choices import COMMANDS_ONLY, MOST, Choice, Chooser, Kind
from workstation.ui.quick_open.model import spoken
from workstation.ui.quick_open.popup import QuickOpenPopup
from workstation.ui.refusals import refusal
from workstation.ui.widgets.search_field import SearchField

PAGE = 6
_NO_SEARCH = (COMMANDS_ONLY, PLACES_ONLY)


class QuickOpen(QObject):
    """Offers choices under the search box while somebody types in it.

    The focus stays in the box; when the choices go, it returns to where it was before.
    """

    picture_chosen = Signal(str)
    """The PictureId of a picture to be shown; the picture library has been asked for."""

    def __init__(self, field: SearchField, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._field = field
        self._context = context
        self._window = window
        self._feed = SearchFeed(context.desk, self)
        self._chooser = Chooser(context)
        self._found = Found("")
        self._walked = False
        self._before: QWidget | None = None
        self.popup = QuickOpenPopup(context, window)
        """What is offered."""
        self.popup.chosen.connect(self.run)
        self._feed.found.connect(self._on_found)
        field.started.connect(self._show)
        field.edited.connect(self._on_edited)
        field.cancelled.connect(self._leave)
        field.line.installEventFilter(self)
        window.installEventFilter(self)
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._on_focus_changed)
        context.actions.added.connect(self._watch)
        for spec in context.actions.specs():
            self._watch(spec.id)

    def open(self, words: str = "") -> None:
        """Put the cursor into the search box, behind words to begin with, and offer something."""
        if words:
            self._field.set_text(words)
        self._field.start()
        if words:
            self._field.line.end(False)

    def close(self) -> None:
        """Take the choices away; the words stay."""
        self._feed.stop()
        self.popup.hide()

    def run(self) -> None:
        """Do what is chosen."""
        choice = self.popup.current()
        if choice is not None:
            self._leave()
            self._do(choice)

    def show_all(self) -> None:
        """Show everything that answers the words in the article list."""
        words = self._field.text().strip()
        if words and not words.startswith(_NO_SEARCH) and not self._found.problem:
            self._leave()
            self._do(Choice(Kind.ALL, words, ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the search box's keys and focus, and the window's size."""
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Resize and self.popup.isVisible():
                self.popup.place_under(self._field)
            return False
        if kind == QEvent.Type.FocusOut:
            if cast("QFocusEvent", event).reason() is not Qt.FocusReason.PopupFocusReason:
                self.close()
        elif kind == QEvent.Type.MouseButtonPress and not self.popup.isVisible():
            self._show()
        elif kind == QEvent.Type.ShortcutOverride and self.popup.isVisible():
            return self._claim(cast("QKeyEvent", event))
        elif kind == QEvent.Type.KeyPress:
            return self._took_key(cast("QKeyEvent", event))
        return False

    def _claim(self, event: QKeyEvent) -> bool:
        """Keep Escape and Enter from being taken for shortcuts of the window."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return True
        return False

    def _took_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if not self.popup.isVisible():
            if key == Qt.Key.Key_Down:
                self._show()
                return True
            return False
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: PAGE,
            Qt.Key.Key_PageUp: -PAGE,
        }
        if key in steps:
            self._walked = True
            self.popup.step(steps[Qt.Key(key)])
            self._announce()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.show_all()
            else:
                self.run()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            return False
        return True

    def _show(self) -> None:
        self._walked = False
        self._found = Found("")
        self._ask(self._field.text())
        self._refresh()

    def _on_edited(self, words: str) -> None:
        self._walked = False
        if not self.popup.isVisible() and self._field.line.hasFocus():
            self._found = Found("")
        self._ask(words)
        self._refresh()

    def _ask(self, words: str) -> None:
        if words.strip().startswith(_NO_SEARCH):
            self._feed.stop()
        else:
            self._feed.ask(words)

    def _on_found(self, found: Found) -> None:
        self._found = found
        self._refresh()

    def _refresh(self) -> None:
        """Offer what there is; a choice that somebody walked to stays selected."""
        if not self._field.line.hasFocus():
            return
        words = self._field.text().strip()
        chosen = self.popup.current() if self._walked else None
        offered = self._choices(words)
        self.popup.model.show_choices(offered, recent=not words)
        self.popup.show_note(self._note(words, offered))
        places = self.popup.model.places()
        place = self.popup.model.place_of(chosen) if chosen else None
        self.popup.select(place if place is not None else places[0] if places else None)
        self.popup.place_under(self._field)
        self.popup.show()
        self.popup.raise_()
        self._announce()

    def _choices(self, words: str) -> tuple[Choice, ...]:
        if not words.startswith(PLACES_ONLY):
            return self._chooser.choices(words, self._found)
        article = self._context.desk.current
        return () if article is None else article_places(article, words[1:].strip(), MOST)

    def _note(self, words: str, offered: tuple[Choice, ...]) -> str:
        if words.startswith(PLACES_ONLY):
            return self._note_of_places(words[1:].strip(), offered)
        if self._found.problem and not words.startswith(COMMANDS_ONLY):
            return refusal(self._found.problem)
        if words.startswith(COMMANDS_ONLY) and not offered:
            return self.tr("No command is called that, or it can’t be used now.")
        return ""

    def _note_of_places(self, words: str, offered: tuple[Choice, ...]) -> str:
        if self._context.desk.current is None:
            return self.tr("No article is open.")
        if not words:
            return self.tr("Type the number of a line, or part of a heading.")
        return "" if offered else self.tr("No heading is called that.")

    def _announce(self) -> None:
        """Tell screen readers what is selected: the focus is elsewhere."""
        choice = self.popup.current()
        words = spoken(choice) if choice else self.tr("Nothing found")
        self._field.line.setAccessibleDescription(words)
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._field.line, words)
            QAccessible.updateAccessibility(event)

    def _leave(self) -> None:
        """Empty the box and give the focus back."""
        self.close()
        self._field.set_text("")
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.line.clearFocus()

    def _do(self, choice: Choice) -> None:
        desk = self._context.desk
        if choice.kind is Kind.ARTICLE:
            desk.show_pane("editor")
            desk.open(ArticleId(choice.key))
        elif choice.kind is Kind.COMMAND:
            self._context.actions.action(choice.key).trigger()
        elif choice.kind is Kind.PLACE:
            self._go_to(int(choice.key))
        elif choice.kind is Kind.PICTURE:
            desk.show_pane("picture_library")
            self.picture_chosen.emit(choice.key)
        elif choice.kind is Kind.CREDIT:
            self._context.pictures.show_credited(choice.key)
        else:
            entries = {Kind.SECTION: "section:%1", Kind.PERSON: 'search:by:"%1"'}
            entry = entries.get(choice.kind, "search:%1").replace("%1", choice.key)
            desk.show_pane("articles")
            self._context.library.choose(entry)

    def _go_to(self, place: int) -> None:
        article = self._context.desk.current
        if article is not None:
            self._context.desk.reveal(Place(article.id, "body", place, place))

    def _watch(self, action_id: str) -> None:
        action = self._context.actions.action(action_id)
        action.triggered.connect(partial(self._count, action_id))

    def _count(self, action_id: str, _checked: bool = False) -> None:
        self._chooser.uses[action_id] += 1

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self._field.line and before is not None and before is not now:
            self._before = before
