"""The strip of tabs over the panes."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from workstation.ui.theme_tokens import Tone
from workstation.ui.widgets.chip import CountBadge


class PaneTabs(QTabBar):
    """Names of panes with the chosen one underlined, and counts where something waits."""

    chosen = Signal(str)
    """A person chose the pane with this id."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._silent = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._on_current)

    def add(self, pane_id: str, title: str, tooltip: str = "") -> None:
        """Add a tab at the end."""
        self._silent = True
        index = self.addTab(title)
        self.setTabData(index, pane_id)
        self.setTabToolTip(index, tooltip)
        self._silent = False

    def remove(self, pane_id: str) -> None:
        """Take a tab away; another becomes the chosen one, and the signal says so."""
        self.removeTab(self.index_of(pane_id))

    def choose(self, pane_id: str) -> None:
        """Show a tab as chosen, without the signal."""
        self._silent = True
        self.setCurrentIndex(self.index_of(pane_id))
        self._silent = False

    def current(self) -> str:
        """Return the id of the chosen tab, or an empty one without tabs."""
        return self._id(self.currentIndex())

    def ids(self) -> tuple[str, ...]:
        """Return the ids in the order shown."""
        return tuple(self._id(index) for index in range(self.count()))

    def set_badge(self, pane_id: str, count: int, words: str, tone: Tone = Tone.AMBER) -> None:
        """Show how many things wait in a pane, said in words too; none takes the badge away."""
        index = self.index_of(pane_id)
        badge = CountBadge(count, words, tone, self) if count else None
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, badge)
        self.setAccessibleTabName(index, f"{self.tabText(index)}, {words}" if count else "")

    def index_of(self, pane_id: str) -> int:
        """Return where a pane's tab is; an unknown id raises ValueError."""
        return self.ids().index(pane_id)

    def minimumSizeHint(self) -> QSize:
        """Allow any width: tabs that do not fit are scrolled to."""
        return QSize(60, super().minimumSizeHint().height())

    def _id(self, index: int) -> str:
        return str(self.tabData(index)) if index >= 0 else ""

    def _on_current(self, index: int) -> None:
        if not self._silent and index >= 0:
            self.chosen.emit(self._id(index))
