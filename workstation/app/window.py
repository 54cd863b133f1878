"""Puts the window together: bars, menu, panes, notices, session."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QShortcut

from workstation.desk.notice import Notice, NoticeKind, Place
from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import ArticleId
from workstation.domain.newsroom import Newsroom
from workstation.ui.actions.article_actions import PACKET_ACTIONS
from workstation.ui.actions.window_actions import WINDOW_ACTIONS
from workstation.ui.context import Context
from workstation.ui.facts import Facts
from workstation.ui.main_window import MainWindow
from workstation.ui.menus import MainMenu
from workstation.ui.on_demand import notices
from workstation.ui.pane import PaneSpec
from workstation.ui.session_keeper import SessionKeeper
from workstation.ui.status_bar import StatusBar
from workstation.ui.top_bar import TopBar
from workstation.ui.widgets.banner import Banner, Level

if TYPE_CHECKING:
    from workstation.domain.impact import Impact
    from workstation.ui.packets.commands import PacketCommands
    from workstation.ui.window_commands import WindowCommands


class Frame(QObject):
    """The main window with everything in it, and what it does when the desk asks for it."""

    def __init__(
        self,
        context: Context,
        specs: tuple[PaneSpec, ...],
        *,
        facts: Facts,
        session_file: Path,
        may_close: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._context = context
        self._facts = facts
        desk = context.desk
        self.window = MainWindow(context, specs, may_close)
        self.setParent(self.window)
        self.window.right.hold_back()
        context.actions.add(WINDOW_ACTIONS, lambda: self.commands)
        context.actions.add(PACKET_ACTIONS, lambda: self.packets)
        for spec in specs:
            context.actions.add(spec.actions, partial(self.window.commanded, spec.id))
        self.menu = MainMenu(context.actions, desk, self.window, facts.recent)
        self.top = TopBar(context.actions, context.icons, self.menu.root, self.window)
        self.status = StatusBar(context, self.window)
        self.window.set_top(self.top)
        self.window.set_bottom(self.status)
        self._unsaved = Banner(context.icons, Level.ERROR, "", dismissible=False)
        self._unsaved.hide()
        self.window.set_warning(self._unsaved)
        self._recovered = Banner(context.icons, Level.INFO, "")
        self._recovered.hide()
        self.window.set_warning(self._recovered)
        self._failing: set[ArticleId] = set()
        self._early: Notice | None = None
        self._told: Notice | None = None
        self.keeper = SessionKeeper(session_file, self.window, desk, context.library)
        self._connect()
        self._show_newsroom(desk.newsroom)

    @cached_property
    def commands(self) -> WindowCommands:
        """What the window's own commands do."""
        from workstation.ui.window_commands import WindowCommands  # noqa: PLC0415 - after paint

        context = self._context
        return WindowCommands(self.window, context, context.interchange, self._facts)

    @cached_property
    def packets(self) -> PacketCommands:
        """What the commands for packets do."""
        from workstation.ui.packets.commands import PacketCommands  # noqa: PLC0415 - after paint

        return PacketCommands(self.window, self._context)

    def stages(self) -> tuple[Callable[[], None], ...]:
        """Return what is to be done after the first paint, in parts that take a moment each."""
        return (
            self._add_commands,
            self.menu.fill,
            self._follow_article,
            self._add_badges,
            self.window.complete,
            self.window.right.go_on,
            self._add_search,
            self._add_packets,
            self._add_toast,
        )

    def _add_commands(self) -> None:
        actions = self._context.actions
        self.window.addActions([actions.action(spec.id) for spec in actions.specs()])
        switch, spelling = actions.action("edit.spelling"), self._context.spelling
        switch.setCheckable(True)
        switch.setChecked(spelling.enabled)
        spelling.switched.connect(switch.setChecked)

    def _follow_article(self) -> None:
        from workstation.desk.counting import Counting  # noqa: PLC0415 - after the paint

        context = self._context
        self.status.follow(Counting(context.desk, self), context.proofing, context.spelling)
        context.next_move.follow()

    def _add_badges(self) -> None:
        from workstation.ui.badges import Badges  # noqa: PLC0415 - after the paint

        Badges(self._context, self.window.right)

    def _add_search(self) -> None:
        from workstation.ui.quick_open.quick_open import QuickOpen  # noqa: PLC0415

        self.quick_open = QuickOpen(self.top.search, self._context, self.window)
        self.quick_open.picture_chosen.connect(self._context.pictures.select)
        self.commands.search_wanted.connect(self.quick_open.open)

    def _add_packets(self) -> None:
        from workstation.ui.packets.drops import PacketDrops  # noqa: PLC0415

        assert self.packets is not None
        PacketDrops(self.window.windowHandle(), self._context.packets.look_into)

    def _add_toast(self) -> None:
        from workstation.ui.widgets.toast import Toast  # noqa: PLC0415

        self.toast = Toast(self._context.icons, self.window, self._free)
        self.toast.accepted.connect(self._on_accepted)
        desk = self._context.desk
        desk.noticed.disconnect(self._on_noticed_early)
        desk.noticed.connect(self._on_noticed)
        if self._early is not None:
            self._on_noticed(self._early)

    def _free(self) -> QRect:
        """Return where a notice covers nothing: between what the bottom strip tells."""
        return self.status.free().translated(self.status.mapTo(self.window, QPoint()))

    def _connect(self) -> None:
        desk = self._context.desk
        self.top.arrangement_chosen.connect(self.window.arrange)
        self.window.arranged.connect(self.top.show_arrangement)
        self.status.checks_wanted.connect(partial(self.window.show_pane, "checks"))
        desk.newsroom_changed.connect(self._show_newsroom)
        desk.pane_wanted.connect(self.window.show_pane)
        desk.noticed.connect(self._on_noticed_early)
        desk.revealed.connect(self._on_revealed)
        desk.dispatcher.opened.connect(self._on_opened)
        desk.save_failed.connect(self._on_save_failed)
        desk.consequences.foreseen.connect(self._on_foreseen)
        desk.save_recovered.connect(self._on_save_recovered)
        QShortcut("F10", self.window).activated.connect(self.top.open_menu)
        # Its button is there from the beginning: were it to come later, the others would move.
        self._context.next_move.changed.connect(self._show_next)
        self._show_next()

    def _show_newsroom(self, newsroom: Newsroom) -> None:
        self.top.show_newsroom(newsroom.name)
        title = self.tr("%1 – Editorial Workstation").replace("%1", newsroom.name)
        self.window.setWindowTitle(title if newsroom.name else self.tr("Editorial Workstation"))

    def _show_next(self) -> None:
        move = self._context.next_move
        self.top.show_next(move.title, move.why)

    def _on_revealed(self, place: Place) -> None:
        pane = {"figures": "pictures", "pictures": "pictures", "links": "related"}.get(
            place.field.partition(".")[0]
        )
        self.window.show_pane(pane or "editor")

    def _on_foreseen(self, impact: Impact, proceed: Callable[[], None] | None) -> None:
        from workstation.ui.dialogs.impact import ImpactDialog  # noqa: PLC0415 - when first asked

        dialog = ImpactDialog(impact, self._context.desk.consequences, proceed, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_noticed_early(self, notice: Notice) -> None:
        """Keep what happens before there is anything to show it with."""
        self._early = notice

    def _on_noticed(self, notice: Notice) -> None:
        action = self.tr("Show the log") if notice.kind is NoticeKind.UNEXPECTED else ""
        action = self.tr("Undo") if notice.undo is not None else action
        self._told = notice
        serious = notice.kind in (NoticeKind.FAILED, NoticeKind.UNEXPECTED)
        self.toast.show_notice(notices.sentence(notice), action, 12000 if serious else 7000)

    def _on_accepted(self) -> None:
        undo = self._told.undo if self._told is not None else None
        if undo is not None:
            undo()
        else:
            self.commands.show_log()

    def _on_opened(self) -> None:
        """Say what was put right at the start; it stays until it is dismissed."""
        recovery = self._context.desk.dispatcher.recovery
        if recovery:
            level = Level.INFO if recovery.complete else Level.WARNING
            notice = Notice(NoticeKind.RECOVERED, recovery=recovery)
            self._recovered.show_notice(level, notices.sentence(notice))

    def _on_save_failed(self, article: OpenArticle, error: Exception) -> None:
        self._failing.add(article.id)
        self._unsaved.show_notice(Level.ERROR, notices.failure(error))

    def _on_save_recovered(self, article: OpenArticle) -> None:
        self._failing.discard(article.id)
        self._unsaved.setVisible(bool(self._failing))
