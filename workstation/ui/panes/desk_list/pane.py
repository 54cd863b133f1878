"""The desk list: choosing an entry shows its articles."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from workstation.desk import saved_searches
from workstation.desk.library_entry import Entry, EntryKind
from workstation.ui.context import Context
from workstation.ui.pane import Pane
from workstation.ui.panes.desk_list.delegate import DeskListDelegate
from workstation.ui.panes.desk_list.model import DeskListModel
from workstation.ui.panes.desk_list.view import DeskListView

TOP = 12


class DeskListPane(Pane):
    """Shows the desk list; the entry chosen is the library feed's."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("surface", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(150)
        self._model = DeskListModel(context.desk, context.library, self)
        self.view = DeskListView(self)
        """The list."""
        self.view.setModel(self._model)
        self.view.setItemDelegate(DeskListDelegate(context, self.view))
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, TOP, 0, 0)
        column.addWidget(self.view)
        self._model.modelReset.connect(self._mark)
        context.library.entry_changed.connect(self._mark)
        context.appearance.changed.connect(self.view.viewport().update)
        # Queued: choosing an entry may take a row out of the list in which the view has just moved.
        self.view.selectionModel().currentChanged.connect(
            self._choose_current, Qt.ConnectionType.QueuedConnection
        )
        self.view.clicked.connect(self._on_clicked)
        self.view.remove_asked.connect(self._on_remove_asked)
        self._mark()

    def complete(self) -> None:
        """List what comes into the shared folder."""
        self._model.follow(self.context.packets)
        self.view.entered.connect(self._open_packet)
        self.view.clicked.connect(self._open_packet)

    def _open_packet(self, index: QModelIndex) -> None:
        """Show what is in a packet of the in-tray; nothing is changed by that."""
        packet = self._model.row(index.row()).packet if index.isValid() else None
        if packet is not None:
            self.context.packets.look_into(packet.path)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a saved search or a stage, by mouse or by the menu key."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        viewport = self.view.viewport()
        index = (
            self.view.indexAt(viewport.mapFromGlobal(event.globalPos()))
            if by_mouse
            else self.view.currentIndex()
        )
        entry = self._entry_at(index)
        if entry is None or entry.kind not in (EntryKind.SAVED, EntryKind.STAGE):
            return
        point = viewport.mapToGlobal(self.view.visualRect(index).center())
        saved = entry.kind is EntryKind.SAVED
        menu = self._make_menu(entry) if saved else self.make_menu_of_stages()
        menu.popup(event.globalPos() if by_mouse else point)

    def _make_menu(self, entry: Entry) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = menu.addAction(self.context.icons.icon("pencil"), self.tr("Rename…"))
        rename.triggered.connect(partial(self._rename, entry))
        remove = menu.addAction(self.context.icons.icon("trash-2"), self.tr("Remove…"))
        remove.triggered.connect(partial(self.ask_to_remove, entry.value))
        return menu

    def make_menu_of_stages(self) -> QMenu:
        """Make the menu of a stage."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.context.actions.action("review.board"))
        return menu

    def _rename(self, entry: Entry, _checked: bool = False) -> None:
        place = self._model.place_of(entry)
        if place is not None:
            self.view.edit(self._model.index(place))

    def ask_to_remove(self, name: str, _checked: bool = False) -> None:
        """Remove a saved search once a person has said so."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - after the paint

        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.tr("Remove saved search"))
        question.setText(self.tr("Remove the saved search “%1”?").replace("%1", name))
        question.setInformativeText(self.tr("The articles it finds are left as they are."))
        remove = question.addButton(self.tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.setDefaultButton(remove)
        question.accepted.connect(partial(self._remove, name))
        question.open()

    def _remove(self, name: str) -> None:
        shown = self.context.library.entry == Entry(EntryKind.SAVED, name)
        saved_searches.remove(self.context.desk, name)
        if shown:
            self.context.library.choose(EntryKind.ALL)

    def _mark(self, _entry: object = None) -> None:
        """Select the entry that is shown; none if the list has no such entry."""
        place = self._model.place_of(self.context.library.entry)
        index = QModelIndex() if place is None else self._model.index(place)
        self.view.setCurrentIndex(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        """Show an entry's whole list again, even if it is the one shown."""
        entry = self._entry_at(index)
        library = self.context.library
        if entry is not None and entry == library.entry and library.filter:
            library.choose(entry.id)

    def _on_remove_asked(self) -> None:
        entry = self._entry_at(self.view.currentIndex())
        if entry is not None and entry.kind is EntryKind.SAVED:
            self.ask_to_remove(entry.value)

    def _choose_current(self) -> None:
        entry = self._entry_at(self.view.currentIndex())
        if entry is not None and entry != self.context.library.entry:
            self.context.desk.show_pane("articles")
            self.context.library.choose(entry.id)

    def _entry_at(self, index: QModelIndex) -> Entry | None:
        return self._model.row(index.row()).entry if index.isValid() else None
