"""What can be done with the pictures that are chosen in the library."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelection, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from workstation.domain.ids import PictureId
from workstation.domain.pictures import PictureEdit
from workstation.ui.context import Context
from workstation.ui.counted import Counted
from workstation.ui.panes.picture_library.batch_dialog import BatchDialog
from workstation.ui.panes.picture_library.grid import PictureGrid
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind


class ChosenBar(QWidget):
    """Says how many pictures are chosen, and offers what can be done with them."""

    edit_asked = Signal()
    """Their credit and rights are to change."""
    removal_asked = Signal()
    """They are to go out of the library."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self.edit = Button(self.tr("Credit and rights…"), small=True)
        """Opens the dialog."""
        self.remove = Button(self.tr("Remove from the library"), ButtonKind.DANGER, small=True)
        """Takes them out, if no article uses them."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        row.addWidget(self._words)
        row.addWidget(self.edit)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.edit.clicked.connect(self.edit_asked)
        self.remove.clicked.connect(self.removal_asked)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many there are; the bar is there for several only."""
        self._words.setText(Counted().pictures_chosen(count))
        self.setVisible(count > 1)


class ChosenActs(QObject):
    """Turns what is asked about the chosen pictures into changes of them."""

    def __init__(
        self, context: Context, grid: PictureGrid, bar: ChosenBar, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._grid = grid
        self._bar = bar
        self._window = parent
        bar.edit_asked.connect(self.edit)
        bar.removal_asked.connect(self.remove)
        grid.removal_asked.connect(self.remove)
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self._on_menu)
        grid.selectionModel().selectionChanged.connect(self._on_selected)
        # Another list chooses nothing, and the selection says no word of it.
        grid.model().modelReset.connect(self._show_count)

    def edit(self) -> BatchDialog:
        """Ask what is to change."""
        chosen = self._grid.chosen()
        dialog = BatchDialog(len(chosen), self._window)
        dialog.entered.connect(partial(self._change, chosen))
        dialog.open()
        return dialog

    def remove(self) -> None:
        """Take the chosen pictures out of the library."""
        chosen = self._grid.chosen()
        if chosen:
            self._context.pictures.changes.remove(chosen)

    def _change(self, chosen: tuple[PictureId, ...], edit: PictureEdit) -> None:
        self._context.pictures.changes.edit(chosen, edit)

    def _use(self) -> None:
        picture = self._grid.picture()
        if picture is not None:
            self._grid.used.emit(picture)

    def _on_selected(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        self._show_count()

    def _show_count(self) -> None:
        self._bar.show_count(len(self._grid.chosen()))

    def _on_menu(self, place: QPoint) -> None:
        if not self._grid.chosen():
            return
        menu = QMenu(self._grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        use = menu.addAction(self.tr("Use in the open article"), self._use)
        use.setEnabled(self._context.desk.current is not None)
        menu.addAction(self.tr("Credit and rights…"), self.edit)
        menu.addSeparator()
        menu.addAction(self.tr("Remove from the library"), self.remove)
        menu.popup(self._grid.viewport().mapToGlobal(place))
