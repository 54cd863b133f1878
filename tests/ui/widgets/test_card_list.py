import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.dropping import drop
from workstation.ui.icons import Icons
from workstation.ui.theme import Appearance
from workstation.ui.widgets.card_list import CardList
from workstation.ui.widgets.list_card import ListCard

MIME = "application/x-test-card"


class Maker:
    """Makes cards and remembers how many."""

    def __init__(self, icons: Icons) -> None:
        self._icons = icons
        self.made: list[str] = []

    def __call__(self, key: str) -> ListCard:
        self.made.append(key)
        card = ListCard(self._icons)
        title = QLabel(key)
        card.add_words(title)
        card.set_opener(title)
        card.setAccessibleName(key)
        return card


@pytest.fixture
def maker(icons: Icons) -> Maker:
    return Maker(icons)


@pytest.fixture
def holder(appearance: Appearance, qtbot: QtBot) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    return holder


@pytest.fixture
def cards(appearance: Appearance, maker: Maker, holder: QWidget) -> CardList[ListCard]:
    found: CardList[ListCard] = CardList(
        "Links", "Nothing yet", MIME, lambda data: data.hasFormat(MIME), appearance=appearance
    )
    found.setParent(holder)
    found.resize(400, 300)
    holder.resize(400, 300)
    found.show_cards(["a", "b", "c"], maker)
    holder.show()
    holder.activateWindow()
    return found


def card(cards: CardList[ListCard], key: str) -> ListCard:
    found = cards.card(key)
    assert found is not None
    return found


def test_cards_stand_in_the_order_asked_for(cards: CardList[ListCard], maker: Maker) -> None:
    first = card(cards, "a")
    cards.show_cards(["c", "a", "d"], maker)
    assert cards.keys() == ("c", "a", "d")
    assert card(cards, "a") is first
    assert maker.made == ["a", "b", "c", "d"]
    QApplication.sendPostedEvents()
    tops = [shown.y() for shown in cards.cards()]
    assert tops == sorted(tops)


def test_an_empty_list_says_so(cards: CardList[ListCard], maker: Maker) -> None:
    cards.show_cards([], maker)
    hint = cards.findChild(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert isinstance(hint, QLabel)
    assert not hint.isHidden()
    cards.show_cards(["a"], maker)
    assert hint.isHidden()


def test_alt_with_an_arrow_asks_for_another_place(cards: CardList[ListCard], qtbot: QtBot) -> None:
    cards.focus_card("b")
    with qtbot.waitSignal(cards.moved) as moved:
        qtbot.keyClick(card(cards, "b"), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert moved.args == ["b", 0]
    with qtbot.waitSignal(cards.moved) as moved:
        qtbot.keyClick(card(cards, "b"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert moved.args == ["b", 2]


def test_the_first_card_goes_no_higher(cards: CardList[ListCard], qtbot: QtBot) -> None:
    cards.focus_card("a")
    with qtbot.assertNotEmitted(cards.moved):
        qtbot.keyClick(card(cards, "a"), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


def test_arrows_go_from_card_to_card(cards: CardList[ListCard], qtbot: QtBot) -> None:
    cards.focus_card("a")
    qtbot.keyClick(card(cards, "a"), Qt.Key.Key_Down)
    assert card(cards, "b").hasFocus()
    qtbot.keyClick(card(cards, "b"), Qt.Key.Key_Up)
    assert card(cards, "a").hasFocus()


def test_delete_enter_and_the_title(cards: CardList[ListCard], qtbot: QtBot) -> None:
    cards.focus_card("b")
    with qtbot.waitSignal(cards.removal_asked) as removal:
        qtbot.keyClick(card(cards, "b"), Qt.Key.Key_Delete)
    assert removal.args == ["b"]
    with qtbot.waitSignal(cards.chosen) as chosen:
        qtbot.keyClick(card(cards, "b"), Qt.Key.Key_Return)
    assert chosen.args == ["b"]
    with qtbot.waitSignal(cards.opened) as opened:
        qtbot.keyClick(card(cards, "b"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.args == ["b"]
    title = card(cards, "c").findChildren(QLabel)[-1]
    with qtbot.waitSignal(cards.opened) as opened, qtbot.assertNotEmitted(cards.chosen):
        spot = title.mapTo(card(cards, "c"), QPoint(3, title.height() // 2))
        qtbot.mouseClick(card(cards, "c"), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == ["c"]


def test_keys_typed_into_a_field_of_a_card_are_the_fields(
    cards: CardList[ListCard], qtbot: QtBot
) -> None:
    field = QLineEdit(card(cards, "b"))
    card(cards, "b").body.addWidget(field)
    field.show()
    field.setFocus()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Down):
        with qtbot.assertNotEmitted(cards.removal_asked), qtbot.assertNotEmitted(cards.chosen):
            qtbot.keyClick(field, key)
    assert field.hasFocus()


def test_the_focus_goes_to_the_neighbour_of_a_card_that_is_gone(
    cards: CardList[ListCard], maker: Maker
) -> None:
    cards.focus_card("b")
    cards.show_cards(["a", "c"], maker)
    assert card(cards, "c").hasFocus()


def test_a_moved_card_keeps_the_focus(cards: CardList[ListCard], maker: Maker) -> None:
    cards.focus_card("c")
    cards.show_cards(["c", "a", "b"], maker)
    assert card(cards, "c").hasFocus()


def test_a_drop_says_where(cards: CardList[ListCard], qtbot: QtBot) -> None:
    data = cards.data_of("a")
    assert cards.key_in(data) == "a"
    below = card(cards, "c").geometry().bottom() + 2
    with qtbot.waitSignal(cards.dropped) as dropped:
        assert drop(cards, data, below)
    assert dropped.args is not None
    assert dropped.args[1] == 3
    assert cards.index_at_gap("a", 3) == 2
    assert cards.index_at_gap("elsewhere", 3) == 3


def test_what_is_of_no_use_is_refused(cards: CardList[ListCard]) -> None:
    data = QMimeData()
    data.setText("words")
    assert not drop(cards, data)


def test_a_pull_begins_a_drag(cards: CardList[ListCard], qtbot: QtBot) -> None:
    first = card(cards, "a")
    # What follows a pull is the platform's own loop: here only that it is asked for.
    first.drag_asked.disconnect()
    qtbot.mousePress(first, Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    with qtbot.waitSignal(first.drag_asked), qtbot.assertNotEmitted(cards.chosen):
        qtbot.mouseMove(first, QPoint(30, 60))
        qtbot.mouseRelease(first, Qt.MouseButton.LeftButton, pos=QPoint(30, 60))
