"""The board shows every stage, and moves a card only where the workflow lets it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.desks import AddArticle
from tests.helpers.lists import DAY
from workstation.desk.notice import NoticeKind
from workstation.domain.board import COLUMNS
from workstation.domain.workflow import Stage, Transition, find_transition
from workstation.ui.board.cards import CARD
from workstation.ui.board.column import ColumnList
from workstation.ui.board.window import BoardWindow
from workstation.ui.context import Context

FERRY, COUNCIL, EELGRASS, CHANDLERY, DREDGING, CHANNEL, BUDGET = (row[0] for row in DAY)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def board(house: None, context: Context, qtbot: QtBot) -> Iterator[BoardWindow]:
    """The board of one busy day, with an editor before it."""
    with qtbot.waitSignal(context.desk.newsroom_changed):
        context.desk.load_newsroom()
    context.desk.set_acting("Mara Lindqvist")
    window = QWidget()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    found = BoardWindow(context, window)
    found.show()
    qtbot.waitUntil(lambda: bool(titles(found, Stage.DRAFT)))
    yield found
    window.deleteLater()


def column(board: BoardWindow, stage: Stage) -> ColumnList:
    return board.columns[COLUMNS.index(stage)]


def titles(board: BoardWindow, stage: Stage) -> list[str]:
    shown = column(board, stage)
    return [shown.item(row).text() for row in range(shown.count())]


def choose(board: BoardWindow, stage: Stage, headline: str) -> ColumnList:
    shown = column(board, stage)
    shown.setCurrentRow(titles(board, stage).index(headline))
    shown.setFocus()
    return shown


def find(origin: Stage, target: Stage) -> Transition:
    found = find_transition(origin, target)
    assert found is not None
    return found


def test_every_column_says_what_it_holds(board: BoardWindow) -> None:
    assert titles(board, Stage.DRAFT) == [COUNCIL, CHANNEL]
    assert titles(board, Stage.SUBMITTED) == [BUDGET]
    assert titles(board, Stage.PUBLISHED) == [DREDGING]
    assert column(board, Stage.DRAFT).accessibleName() == "Draft, 2 in all"
    card = column(board, Stage.SUBMITTED).item(0)
    assert card.data(Qt.ItemDataRole.AccessibleTextRole) == f"{BUDGET}, Submitted, Tom Vasile"


def test_keys_go_from_card_to_card_and_push_one_along(board: BoardWindow, qtbot: QtBot) -> None:
    drafts = choose(board, Stage.DRAFT, CHANNEL)
    qtbot.keyClick(drafts, Qt.Key.Key_Right)
    assert column(board, Stage.SUBMITTED).card() is not None
    with qtbot.waitSignal(board._context.desk.noticed) as told:
        qtbot.keyClick(column(board, Stage.SUBMITTED), Qt.Key.Key_Right, CONTROL)
    assert (told.args[0].kind, told.args[0].stage) == (NoticeKind.MOVED, Stage.IN_REVIEW)
    qtbot.waitUntil(lambda: BUDGET in titles(board, Stage.IN_REVIEW))
    assert titles(board, Stage.SUBMITTED) == []


def test_a_refusal_is_told_and_the_card_stays(
    board: BoardWindow, add_article: AddArticle, qtbot: QtBot
) -> None:
    add_article(headline="Nobody’s story")
    qtbot.waitUntil(lambda: "Nobody’s story" in titles(board, Stage.DRAFT))
    drafts = choose(board, Stage.DRAFT, "Nobody’s story")
    with qtbot.waitSignal(board._context.desk.noticed) as told:
        qtbot.keyClick(drafts, Qt.Key.Key_Right, CONTROL)
    assert told.args[0].kind is NoticeKind.FAILED
    assert "There is no byline" in str(told.args[0].error)
    assert "There is no byline" in board.told.words.text()
    assert "Nobody’s story" in titles(board, Stage.DRAFT)
    drafts.lifted.emit(drafts.card())
    assert "There is no byline" not in board.told.words.text()
    drafts.lifted.emit(None)


def test_only_columns_that_let_a_card_in_take_it(board: BoardWindow, qtbot: QtBot) -> None:
    review = choose(board, Stage.IN_REVIEW, FERRY)
    board._on_lifted(review.card())
    heads = [head.text() for head in board._heads]
    assert heads == [
        "Draft: not now",
        "Submitted: not now",
        "In review  1",
        "Changes asked: drop it here",
        "Approved: drop it here",
        "Published: not now",
        "Spiked: drop it here",
    ]
    for shown in board.columns:
        data = review.mimeData([review.item(0)])
        event = QDragEnterEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        shown.dragEnterEvent(event)
        assert event.isAccepted() == (heads[board.columns.index(shown)].endswith("drop it here"))
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, review.mimeData([review.item(0)]),
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    column(board, Stage.CHANGES_REQUESTED).dropEvent(drop)
    board._on_lifted(None)
    assert board._heads[0].text() == "Draft  2"
    dialog = board.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("Name the sources")
    dialog.accept()
    qtbot.waitUntil(lambda: FERRY in titles(board, Stage.CHANGES_REQUESTED))


def test_the_menu_offers_what_the_workflow_does(board: BoardWindow, qtbot: QtBot) -> None:
    shown = choose(board, Stage.APPROVED, CHANDLERY)
    menu = board.make_menu(shown, shown.item(0).data(CARD))
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Open", "Back to review", "Publish", "Spike"]
    next(action for action in menu.actions() if action.text() == "Spike").trigger()
    qtbot.waitUntil(lambda: titles(board, Stage.SPIKED) == [CHANDLERY])
    spiked = choose(board, Stage.SPIKED, CHANDLERY)
    menu = board.make_menu(spiked, spiked.item(0).data(CARD))
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: titles(board, Stage.APPROVED) == [CHANDLERY])


def test_enter_opens_the_article(board: BoardWindow, qtbot: QtBot) -> None:
    shown = choose(board, Stage.SUBMITTED, BUDGET)
    with qtbot.waitSignal(board._context.desk.current_changed):
        qtbot.keyClick(shown, Qt.Key.Key_Return)


def test_what_was_spiked_goes_back_by_key_and_by_mouse(board: BoardWindow, qtbot: QtBot) -> None:
    approved = choose(board, Stage.APPROVED, CHANDLERY)
    menu = board.make_menu(approved, approved.item(0).data(CARD))
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: titles(board, Stage.SPIKED) == [CHANDLERY])
    spiked = choose(board, Stage.SPIKED, CHANDLERY)
    board._on_lifted(spiked.card())
    assert [each.lets_in for each in board.columns] == [
        stage is Stage.APPROVED for stage in COLUMNS
    ]
    board._on_dropped(Stage.APPROVED)
    board._on_lifted(None)
    qtbot.waitUntil(lambda: titles(board, Stage.APPROVED) == [CHANDLERY])
    assert "back where it was" in board.told.words.text()
    menu = board.make_menu(approved, approved.item(0).data(CARD))
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: titles(board, Stage.SPIKED) == [CHANDLERY])
    qtbot.keyClick(choose(board, Stage.SPIKED, CHANDLERY), Qt.Key.Key_Left, CONTROL)
    qtbot.waitUntil(lambda: titles(board, Stage.APPROVED) == [CHANDLERY])


def test_a_move_is_moved_back_where_the_workflow_has_a_way(
    board: BoardWindow, qtbot: QtBot
) -> None:
    review = choose(board, Stage.IN_REVIEW, FERRY)
    board._begin(review.item(0).data(CARD), find(Stage.IN_REVIEW, Stage.SPIKED))
    qtbot.waitUntil(lambda: titles(board, Stage.SPIKED) == [FERRY])
    qtbot.waitUntil(board.told.back.isVisible)
    board.told.back.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(board.told.back, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: titles(board, Stage.IN_REVIEW) == [FERRY])
    assert board.told.back.isHidden()
    submitted = choose(board, Stage.SUBMITTED, BUDGET)
    qtbot.keyClick(submitted, Qt.Key.Key_Right, CONTROL)
    qtbot.waitUntil(lambda: BUDGET in board.told.words.text())
    assert board.told.back.isHidden(), "nothing in the workflow makes it submitted again"
