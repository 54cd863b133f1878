"""The review pane: the stage, the moves, what stands in their way, what has happened."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.desk.suggesting import View
from workstation.domain.draft import CorrectionKind
from workstation.domain.ids import EventId
from workstation.domain.workflow import Stage, StageEvent
from workstation.ui.context import Context
from workstation.ui.pane import Pane
from workstation.ui.panes.review.assignee import Assignee
from workstation.ui.panes.review.changes_part import ChangesPart
from workstation.ui.panes.review.event_card import EventCard
from workstation.ui.panes.review.moves import Moves
from workstation.ui.panes.review.notes_part import NotesPart
from workstation.ui.panes.review.obstacles import Obstacles
from workstation.ui.panes.review.readiness import Plan, Ticks
from workstation.ui.panes.review.suggestions_part import SuggestionsPart
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.avatar import Avatar
from workstation.ui.widgets.card_column import CardColumn
from workstation.ui.widgets.chip import Chip
from workstation.ui.widgets.empty_state import EmptyState
from workstation.ui.widgets.section_label import SectionHeading
from workstation.ui.words import stage_name, stage_tone

D = TypeVar("D", bound=QDialog)


class ReviewPane(Pane):
    """Moves the current article through the workflow."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._events: tuple[StageEvent, ...] = ()
        self._stage = Chip("", parent=self)
        self.assignee = Assignee(context.icons, self)
        """Who has the article."""
        self._avatar = Avatar("", context.appearance, parent=self)
        self._acting = QLabel(self)
        self._acting.setProperty("role", "small")
        self.moves = Moves(self)
        """The buttons."""
        self._waiting = QLabel(self)
        self._waiting.setProperty("role", "secondary")
        self._waiting.setWordWrap(True)
        self.ticks = Ticks(context.desk.clock, self)
        """How far the checks by others are."""
        self.plan = Plan(context.desk.clock, self)
        """When it is published by itself."""
        self.changes = ChangesPart(context, self)
        """What has changed since somebody submitted or judged it."""
        self.obstacles = Obstacles(context.icons, self)
        """What stands in the way."""
        self.suggestions = SuggestionsPart(context, self)
        """What people suggested in the text."""
        self.notes = NotesPart(context, self)
        """What people noted on the article."""
        self._heading = SectionHeading(self.tr("What has happened"), parent=self)
        self._list = CardColumn(self.tr("Review"), self)
        self._cards: tuple[EventCard, ...] = ()
        self._top = self._top_part()
        self._before = self._before_part()
        self._show_parts()
        empty = EmptyState(
            context.icons,
            "message-square-text",
            self.tr("Open an article to move it on."),
            parent=self,
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()

    def _connect(self) -> None:
        context = self.context
        self.assignee.chosen.connect(context.review.assign)
        self.moves.chosen.connect(self._on_move_chosen)
        self.ticks.chosen.connect(context.review.set_tick)
        self.plan.chosen.connect(context.review.schedule)
        self.obstacles.checks_wanted.connect(self._show_checks)
        self.suggestions.changed.connect(self._on_notes_changed)
        self.notes.changed.connect(self._on_notes_changed)
        context.review.events_loaded.connect(self._show_events)
        context.review.judged.connect(self._show_state)
        context.next_move.changed.connect(self._show_state)
        context.desk.acting_changed.connect(self._show_state)
        context.desk.newsroom_changed.connect(self._show_state)

    def _top_part(self) -> QWidget:
        top = QWidget(self)
        state = QHBoxLayout()
        state.setSpacing(Space.MEDIUM)
        state.addWidget(self._stage)
        state.addWidget(self.assignee, 1)
        state.addWidget(self._avatar)
        state.addWidget(self._acting)
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, Space.SMALL)
        column.setSpacing(Space.LARGE)
        column.addLayout(state)
        column.addWidget(self.moves)
        column.addWidget(self._waiting)
        column.addWidget(self.changes)
        column.addWidget(self.plan)
        return top

    def _before_part(self) -> QWidget:
        before = QWidget(self)
        column = QVBoxLayout(before)
        column.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        column.setSpacing(Space.LARGE)
        column.addWidget(self.obstacles)
        column.addWidget(self.ticks)
        return before

    def _on_notes_changed(self) -> None:
        self._show_parts()
        self._show_state()

    def _show_parts(self) -> None:
        self._list.show_parts(
            (
                self._top,
                *self.suggestions.parts(),
                *self.notes.parts(),
                self._before,
                self._heading,
                *self._cards,
            )
        )
        self._heading.setVisible(bool(self._cards))

    def bind(self, article: OpenArticle | None) -> None:
        """Show another article's place in the workflow."""
        if self.article is not None:
            self.article.article_changed.disconnect(self._show_state)
        if article is not None:
            article.article_changed.connect(self._show_state)
        self.moves.forget_note()
        self.plan.forget()
        self._show_events(())
        self._stack.setCurrentIndex(0 if article is None else 1)
        self._show_state()

    def set_shown(self, shown: bool) -> None:
        """Read the events only while they are seen."""
        self.context.review.set_active(shown)
        if shown:
            self._show_state()

    # Commands

    def advance(self) -> None:
        """Make the next step of the workflow."""
        self.context.next_move.make()

    def ask_for_changes(self) -> None:
        """Ask for the note that goes with a request for changes."""
        self._ask(Stage.CHANGES_REQUESTED)

    def back_to_draft(self) -> None:
        """Take a submitted article back."""
        self._ask(Stage.DRAFT)

    def spike(self) -> None:
        """Put the article aside."""
        self._ask(Stage.SPIKED)

    def show_board(self) -> None:
        """Show where every article is."""
        from workstation.ui.board.window import BoardWindow  # noqa: PLC0415 - when asked for

        self._bring_up(_open_one(self, BoardWindow) or BoardWindow(self.context, self))

    def show_corrections(self) -> None:
        """Show what of published articles was corrected or withdrawn."""
        # Read when somebody asks for it.
        from workstation.ui.dialogs.corrections import CorrectionsDialog  # noqa: PLC0415

        context, found = self.context, _open_one(self, CorrectionsDialog)
        self._bring_up(
            found or CorrectionsDialog(context.desk, context.review, context.icons, self)
        )

    def _bring_up(self, dialog: QDialog) -> None:
        """Show a window before the others, also one that is open already."""
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def toggle_suggesting(self) -> None:
        """Suggest what is typed, or change the draft again."""
        suggesting = self.context.suggesting
        on = suggesting.view is View.SUGGESTING
        suggesting.set_view(View.DRAFT if on else View.SUGGESTING)

    def accept(self) -> None:
        """Accept what is selected of suggestions, or the one the cursor is in."""
        self.context.suggesting.decide_here(accept=True)

    def reject(self) -> None:
        """Reject what is selected of suggestions, or the one the cursor is in."""
        self.context.suggesting.decide_here(accept=False)

    def add_note(self) -> None:
        """Note something about the selected words, or about the whole article."""
        self.context.desk.show_pane("review")
        self.notes.begin()

    def next_note(self) -> None:
        """Go to the next open note in the text."""
        self.notes.step(1)

    def previous_note(self) -> None:
        """Go to the open note before this place."""
        self.notes.step(-1)

    def _ask(self, target: Stage) -> None:
        """Make a move; one that can't be made is refused with the reason."""
        self.context.desk.show_pane("review")
        self._show_state()
        if not self.moves.ask(target):
            self.context.review.move(target)

    # What is shown

    def _show_state(self, _what: object = None) -> None:
        article = self.context.desk.current
        if article is None:
            return
        stage = article.article.stage
        self._stage.show_state(stage_name(stage), stage_tone(stage))
        self.assignee.show_assignee(
            article.article.assignee, self.context.desk.acting, self.context.review.assignable()
        )
        self._show_acting()
        transitions = self.context.review.transitions()
        primary = self.context.next_move.transition
        self.moves.show_moves(transitions, primary)
        self._show_waiting(stage, bool(transitions))
        self.obstacles.show_findings(
            primary,
            self.context.review.findings,
            notes=len(self.context.notes.open_notes),
            suggestions=len(self.context.suggesting.proposals()),
            versions=article.article.conflicts,
            looking=self.context.review.looking,
        )
        may_change = self.context.review.may_edit()
        self.ticks.show_ticks(article.article.ticks, may_change=may_change)
        self.ticks.setVisible(not stage.was_public and stage is not Stage.SPIKED)
        self.plan.show_plan(article.article, may_change=may_change)

    def _show_acting(self) -> None:
        acting = self.context.desk.acting
        self._avatar.show_person(acting)
        self._avatar.setVisible(bool(acting))
        self._acting.setText(acting)
        self._acting.setToolTip(self.tr("Who is working here; changed in the menu"))

    def _show_waiting(self, stage: Stage, possible: bool) -> None:
        words = ""
        if not self.context.desk.acting:
            words = self.tr("Choose in the menu who is working here, to move the article on.")
        elif not possible and stage is Stage.WITHDRAWN:
            words = self.tr("A withdrawn article stays withdrawn.")
        elif not possible:
            words = self.tr("An editor takes the next step.")
        elif others := self.context.review.approvers_instead():
            words = self.tr("You are among its writers, so another editor approves it: %1.")
            words = words.replace("%1", self.tr(" or ").join(others))
        self._waiting.setText(words)
        self._waiting.setVisible(bool(words))

    def _show_events(self, events: tuple[StageEvent, ...]) -> None:
        if events == self._events:
            return
        self._events = events
        now = self.context.desk.clock.now()
        appearance, kept = self.context.appearance, self.context.review.kept_pages
        self._cards = tuple(
            EventCard(event, appearance, now, self, page_kept=event.id in kept) for event in events
        )
        for card in self._cards:
            card.page_wanted.connect(self._show_page)
        self._show_parts()

    def _show_page(self, event: str) -> None:
        self.context.interchange.open_kept_page(EventId(event))

    def event_cards(self) -> tuple[EventCard, ...]:
        """Return the cards of what has happened, newest first."""
        return self._cards

    def _on_move_chosen(self, target: Stage, note: str, correction: CorrectionKind | None) -> None:
        focused = self.moves.focusWidget()
        if focused is not None and focused.hasFocus():
            # The buttons change with the stage; from one that goes, focus would jump down the pane.
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.context.review.move(target, note, correction)

    def _show_checks(self) -> None:
        self.context.desk.show_pane("checks")


def _open_one(parent: QWidget, kind: type[D]) -> D | None:
    """Return the window of a kind that is open already."""
    return next((each for each in parent.findChildren(kind) if each.isVisible()), None)
