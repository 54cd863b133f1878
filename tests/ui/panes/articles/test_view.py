"""The list of a long archive: exact geometry, little work, whatever its length."""

from __future__ import annotations

import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from tests.helpers.lists import Statements
from workstation.desk.library_feed import WINDOW
from workstation.ui.context import Context
from workstation.ui.panes.articles.delegate import ArticleDelegate
from workstation.ui.panes.articles.model import ArticleListModel, Index
from workstation.ui.panes.articles.pane import ArticlesPane
from workstation.ui.panes.articles.view import ArticleListView

COUNT = 10_007


@pytest.fixture
def newsroom_folder(template_archive: Path, tmp_path: Path) -> Path:
    """A newsroom with a long archive."""
    return Path(shutil.copytree(template_archive, tmp_path / "newsroom"))


@pytest.fixture
def pane(context: Context, qtbot: QtBot) -> ArticlesPane:
    """The pane with everything there is."""
    found = ArticlesPane(context)
    qtbot.addWidget(found)
    found.resize(306, 760)
    with qtbot.waitExposed(found):
        found.show()
    with qtbot.waitSignal(context.library.listed):
        context.library.choose("all")
    settle(found.view, context, qtbot)
    return found


@pytest.fixture
def view(pane: ArticlesPane) -> ArticleListView:
    """Its list."""
    return pane.view


def settle(view: ArticleListView, context: Context, qtbot: QtBot) -> None:
    """Wait until every row in view is here and drawn."""

    def known() -> bool:
        view.grab()
        return all(context.library.known(place) for place, _ in view._rows_in_view())

    qtbot.waitUntil(known)


def places(view: ArticleListView) -> list[int]:
    return [place for place, _ in view._rows_in_view()]


def test_all_articles_are_listed(view: ArticleListView) -> None:
    assert view.model().rowCount() == COUNT


def test_rows_follow_each_other_without_gaps(
    view: ArticleListView, context: Context, qtbot: QtBot
) -> None:
    bar = view.verticalScrollBar()
    for value in (0, 1, 777, bar.maximum() // 3, bar.maximum() - 50, bar.maximum()):
        bar.setValue(value)
        settle(view, context, qtbot)
        laid = view._rows_in_view()
        assert laid[0][1].top() <= 0
        for (place, rect), (following, below) in pairwise(laid):
            assert following == place + 1
            assert below.top() == rect.bottom() + 1
        assert laid[-1][1].bottom() >= view.viewport().height() - 1


def test_rows_have_the_heights_of_their_headlines(view: ArticleListView) -> None:
    heights = {rect.height() for _, rect in view._rows_in_view()}
    assert heights == {84, 104}


def test_the_last_row_ends_at_the_foot(
    view: ArticleListView, context: Context, qtbot: QtBot
) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(view, context, qtbot)
    bar.setValue(bar.maximum())
    place, rect = view._rows_in_view()[-1]
    assert place == COUNT - 1
    assert 0 <= view.viewport().height() - 1 - rect.bottom() <= 1


def test_a_jump_to_the_end_asks_for_one_page(
    view: ArticleListView, context: Context, statements: Statements, qtbot: QtBot
) -> None:
    view.setFocus()
    statements.take()
    qtbot.keyClick(view, Qt.Key.Key_End)
    settle(view, context, qtbot)
    assert places(view)[-1] == COUNT - 1
    assert statements.take() == 1


def test_each_step_of_the_wheel_moves_by_less_than_a_row(view: ArticleListView) -> None:
    bar = view.verticalScrollBar()
    before = view.visualRect(view.model().index(2, 0)).top()
    bar.setValue(bar.singleStep())
    moved = before - view.visualRect(view.model().index(2, 0)).top()
    assert 20 <= moved <= 40


class CountingModel(ArticleListModel):
    """Counts what is asked of each row, whatever the role."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.library, context.desk.clock, context.packets.hand_over)
        self.asked: Counter[int] = Counter()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        self.asked[index.row()] += 1
        return super().data(index, role)


def test_a_repaint_asks_each_row_in_view_once(
    pane: ArticlesPane, context: Context, qtbot: QtBot
) -> None:
    model = CountingModel(context)
    view = ArticleListView(model, ArticleDelegate(context, pane), pane)
    qtbot.addWidget(view)
    view.resize(306, 760)
    view.show()
    for value in (0, 50_000, view.verticalScrollBar().maximum()):
        view.verticalScrollBar().setValue(value)
        settle(view, context, qtbot)
        model.asked.clear()
        view.viewport().grab()
        assert model.asked == Counter(places(view))


def test_a_row_that_changed_is_drawn_alone(
    pane: ArticlesPane, context: Context, qtbot: QtBot
) -> None:
    model = CountingModel(context)
    view = ArticleListView(model, ArticleDelegate(context, pane), pane)
    qtbot.addWidget(view)
    view.resize(306, 760)
    with qtbot.waitExposed(view):
        view.show()
    settle(view, context, qtbot)

    def alone() -> bool:
        model.asked.clear()
        model.dataChanged.emit(model.index(2), model.index(2))
        QCoreApplication.sendPostedEvents(view.window(), QEvent.Type.UpdateRequest.value)
        return model.asked == Counter({2: 1})

    qtbot.waitUntil(alone)  # the window may have had to be drawn for other reasons


def test_scrolling_through_fetches_each_page_once(
    view: ArticleListView, context: Context, statements: Statements, qtbot: QtBot
) -> None:
    statements.take()
    bar = view.verticalScrollBar()
    for _ in range(20):
        bar.setValue(bar.value() + bar.pageStep())
        settle(view, context, qtbot)
    rows = places(view)[-1]
    assert rows > 100
    assert statements.take() <= 1 + rows // (WINDOW // 2)


def test_only_rows_in_view_are_measured(
    view: ArticleListView, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[object] = []
    delegate = view._delegate
    original = delegate.height
    monkeypatch.setattr(
        delegate, "height", lambda summary: measured.append(summary) or original(summary)
    )
    view.doItemsLayout()
    view.viewport().grab()
    assert len(measured) <= 4 * len(places(view))


def test_a_point_is_in_the_row_that_is_drawn_there(view: ArticleListView) -> None:
    view.verticalScrollBar().setValue(12_345)
    for place, rect in view._rows_in_view():
        assert view.indexAt(QPoint(5, max(0, rect.center().y()))).row() in (place, place - 1)
        assert view.visualRect(view.model().index(place, 0)) == rect
    assert not view.indexAt(QPoint(-4, 10)).isValid()
    assert view.visualRect(view.model().index(9_000, 0)).isEmpty()


@pytest.mark.parametrize("hint", list(QAbstractItemView.ScrollHint))
def test_a_row_is_brought_into_view(
    view: ArticleListView, hint: QAbstractItemView.ScrollHint
) -> None:
    index = view.model().index(5_000, 0)
    view.scrollTo(index, hint)
    rect = view.visualRect(index)
    assert rect.isValid()
    assert rect.top() >= -1
    assert rect.bottom() <= view.viewport().height()


def test_a_row_in_view_is_left_where_it_is(view: ArticleListView) -> None:
    view.verticalScrollBar().setValue(1000)
    inside = places(view)[2]
    view.scrollTo(view.model().index(inside, 0))
    assert view.verticalScrollBar().value() == 1000


def test_page_keys_go_by_what_is_in_view(
    view: ArticleListView, context: Context, qtbot: QtBot
) -> None:
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    shown = len(places(view))
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    there = view.currentIndex().row()
    assert 3 <= there < shown
    assert there in places(view)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.currentIndex().row() == 0


def test_letters_do_not_search_ten_thousand_rows(
    view: ArticleListView, statements: Statements, qtbot: QtBot
) -> None:
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    statements.take()
    qtbot.keyClicks(view, "pupils")
    assert view.currentIndex().row() == 0
    assert statements.take() == 0


def test_another_width_breaks_headlines_elsewhere(
    pane: ArticlesPane, context: Context, qtbot: QtBot
) -> None:
    pane.resize(620, 760)
    settle(pane.view, context, qtbot)
    assert {rect.height() for _, rect in pane.view._rows_in_view()} == {84}
