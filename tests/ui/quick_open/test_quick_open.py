"""One box reaches articles, pictures, commands, sections and people, by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.lists import DAY
from tests.helpers.pictures import add_picture
from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import PictureId
from workstation.ui.actions.window_actions import WINDOW_ACTIONS
from workstation.ui.context import Context
from workstation.ui.quick_open.choices import MOST, Choice, Kind
from workstation.ui.quick_open.quick_open import QuickOpen
from workstation.ui.widgets.search_field import SearchField

FERRY = DAY[0][0]


class Target:
    """Notes which commands were carried out."""

    def __init__(self) -> None:
        self.ran: list[str] = []

    def __getattr__(self, name: str) -> Callable[[], None]:
        return lambda: self.ran.append(name)


class Window(QWidget):
    """A search box over something to write in."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.field = SearchField("Search", context.icons, shortcut=QKeySequence("Ctrl+K"))
        self.text = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.text)
        column.addStretch(1)
        self.target = Target()
        context.actions.add(WINDOW_ACTIONS, lambda: self.target)  # type: ignore[arg-type, return-value]
        self.quick = QuickOpen(self.field, context, self)

    @property
    def line(self) -> QLineEdit:
        return self.field.line

    def offered(self) -> list[Choice]:
        model = self.quick.popup.model
        return [choice for place in model.places() if (choice := model.choice(place))]

    def titles(self, kind: Kind | None = None) -> list[str]:
        return [each.title for each in self.offered() if kind is None or each.kind is kind]

    def selected(self) -> str:
        choice = self.quick.popup.current()
        return choice.title if choice else ""


@pytest.fixture
def window(house: None, context: Context, qtbot: QtBot) -> Window:
    """The box over one busy day, with the cursor in the text."""
    with qtbot.waitSignal(context.desk.newsroom_changed):
        context.desk.load_newsroom()
    found = Window(context)
    qtbot.addWidget(found)
    found.resize(900, 640)
    with qtbot.waitActive(found):
        found.show()
        found.activateWindow()
    found.text.setFocus()
    return found


def ask(window: Window, words: str, qtbot: QtBot) -> None:
    window.field.start()
    qtbot.keyClicks(window.line, words)


def offers(window: Window, title: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: title in window.titles())


def test_without_words_recent_articles_and_commands_are_offered(
    window: Window, qtbot: QtBot
) -> None:
    window.field.start()
    offers(window, FERRY, qtbot)
    assert window.titles(Kind.ARTICLE) == [row[0] for row in DAY[:6]]
    assert window.titles(Kind.COMMAND)[0] == "New article"
    assert window.selected() == FERRY


def test_the_focus_stays_in_the_box(window: Window, qtbot: QtBot) -> None:
    ask(window, "ferry", qtbot)
    offers(window, FERRY, qtbot)
    assert window.line.hasFocus()
    qtbot.mouseClick(
        window.quick.popup, Qt.MouseButton.LeftButton, pos=window.quick.popup.rect().bottomLeft()
    )
    assert window.line.hasFocus()


def test_enter_opens_the_article_found(window: Window, qtbot: QtBot) -> None:
    ask(window, "ferry op", qtbot)
    offers(window, FERRY, qtbot)
    with qtbot.waitSignal(window.context.desk.current_changed):
        qtbot.keyClick(window.line, Qt.Key.Key_Return)
    article = window.context.desk.current
    assert article is not None
    assert article.details.headline == FERRY
    assert not window.quick.popup.isVisible()
    assert window.field.text() == ""
    assert window.text.hasFocus()


def test_texts_are_found_below_with_the_words_marked(window: Window, qtbot: QtBot) -> None:
    ask(window, "word", qtbot)
    qtbot.waitUntil(lambda: len(window.titles(Kind.ARTICLE)) == 3)
    assert all("\u2068word\u2069" in each.excerpt for each in window.offered()[:3])


def test_pictures_are_found_by_caption(window: Window, qtbot: QtBot) -> None:
    ask(window, "columba", qtbot)
    offers(window, "The Saint Columba at Skerry Pier before dawn", qtbot)
    with qtbot.waitSignal(window.quick.picture_chosen) as chosen:
        qtbot.keyClick(window.line, Qt.Key.Key_Return)
    assert chosen.args == [PictureId("ab" * 32)]


def test_commands_are_found_by_a_few_letters_and_carried_out(window: Window, qtbot: QtBot) -> None:
    ask(window, "import", qtbot)
    offers(window, "Import articles…", qtbot)
    place = next(p for p, each in enumerate(window.offered()) if each.title == "Import articles…")
    for _ in range(place):
        qtbot.keyClick(window.line, Qt.Key.Key_Down)
    assert window.selected() == "Import articles…"
    qtbot.keyClick(window.line, Qt.Key.Key_Return)
    assert window.target.ran == ["import_articles"]
    assert window.text.hasFocus()


def test_where_no_title_answers_what_commands_do_is_looked_at(window: Window, qtbot: QtBot) -> None:
    ask(window, "licences", qtbot)
    offers(window, "About Editorial Workstation", qtbot)


def test_a_command_used_is_offered_first_next_time(window: Window, qtbot: QtBot) -> None:
    window.context.actions.action("newsroom.back_up").trigger()
    window.field.start()
    offers(window, FERRY, qtbot)
    assert window.titles(Kind.COMMAND)[0] == "Back up now"


def test_commands_that_cannot_be_used_are_not_offered(window: Window, qtbot: QtBot) -> None:
    ask(window, "> dup", qtbot)
    assert "Duplicate" not in window.titles()
    qtbot.keyClick(window.line, Qt.Key.Key_Escape)
    with qtbot.waitSignal(window.context.desk.current_changed):
        window.context.desk.new_article()
    ask(window, "> dup", qtbot)
    assert window.selected() == "Duplicate"


def test_a_mark_leaves_only_commands(window: Window, qtbot: QtBot) -> None:
    ask(window, ">arr", qtbot)
    assert window.titles()[:3] == [
        "Arrange for writing",
        "Arrange for review",
        "Arrange for pictures",
    ]
    assert {each.kind for each in window.offered()} == {Kind.COMMAND}


def test_a_section_or_person_shows_a_list(window: Window, qtbot: QtBot) -> None:
    ask(window, "council", qtbot)
    offers(window, "Council", qtbot)
    while window.selected() != "Council":
        qtbot.keyClick(window.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.context.desk.pane_wanted) as wanted:
        qtbot.keyClick(window.line, Qt.Key.Key_Return)
    assert wanted.args == ["articles"]
    assert window.context.library.entry.id == "section:Council"
    ask(window, "vasile", qtbot)
    offers(window, "Tom Vasile", qtbot)
    while window.selected() != "Tom Vasile":
        qtbot.keyClick(window.line, Qt.Key.Key_Down)
    qtbot.keyClick(window.line, Qt.Key.Key_Return)
    assert window.context.library.entry.id == 'search:by:"Tom Vasile"'
    qtbot.waitUntil(lambda: len(window.context.library.ids) == 2)


def test_the_pictures_of_a_contributor_are_counted_and_shown(window: Window, qtbot: QtBot) -> None:
    add_picture(window.context.desk, "navy", credit="Tom Vasile")
    add_picture(window.context.desk, "teal", credit="Tom Vasile")
    ask(window, "vasile", qtbot)
    qtbot.waitUntil(lambda: window.titles(Kind.CREDIT) == ["Tom Vasile"])
    [choice] = [each for each in window.offered() if each.kind is Kind.CREDIT]
    assert choice.detail == "2 picture(s)"
    with qtbot.waitSignal(window.context.pictures.looked_for) as asked:
        window.quick._do(choice)
    assert asked.args == ['credit:"Tom Vasile"']


@pytest.mark.parametrize("way", ["last row", "control and enter"])
def test_all_results_go_to_the_list(window: Window, way: str, qtbot: QtBot) -> None:
    ask(window, "stage:draft word", qtbot)
    offers(window, "Show all results in the list", qtbot)
    if way == "last row":
        qtbot.keyClick(window.line, Qt.Key.Key_Up)
        assert window.selected() == "Show all results in the list"
        qtbot.keyClick(window.line, Qt.Key.Key_Return)
    else:
        qtbot.keyClick(window.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.context.library.entry.id == "search:stage:draft word"
    qtbot.waitUntil(lambda: len(window.context.library.ids) == 2)


def test_words_that_make_no_search_are_explained(window: Window, qtbot: QtBot) -> None:
    ask(window, "shelf:3", qtbot)
    note = window.quick.popup._note
    qtbot.waitUntil(note.isVisible)
    assert "shelf:" in note.text()
    assert "Show all results in the list" not in window.titles()


def test_escape_closes_and_gives_the_focus_back(window: Window, qtbot: QtBot) -> None:
    ask(window, "ferry", qtbot)
    offers(window, FERRY, qtbot)
    qtbot.keyClick(window.line, Qt.Key.Key_Escape)
    assert not window.quick.popup.isVisible()
    assert window.text.hasFocus()
    assert window.field.text() == ""


def test_going_elsewhere_closes_it_and_late_answers_do_not_open_it(
    window: Window, qtbot: QtBot
) -> None:
    ask(window, "ferry", qtbot)
    window.text.setFocus()
    assert not window.quick.popup.isVisible()
    assert window.field.text() == "ferry"
    window.quick._feed.found.emit(window.quick._found)
    assert not window.quick.popup.isVisible()


def test_it_opens_again_with_down_or_a_click(window: Window, qtbot: QtBot) -> None:
    ask(window, "ferry", qtbot)
    window.text.setFocus()
    qtbot.mouseClick(window.line, Qt.MouseButton.LeftButton)
    assert window.quick.popup.isVisible()
    offers(window, FERRY, qtbot)
    window.quick.close()
    qtbot.keyClick(window.line, Qt.Key.Key_Down)
    assert window.quick.popup.isVisible()


def test_the_choice_walked_to_stays_when_more_comes(window: Window, qtbot: QtBot) -> None:
    ask(window, "harbour", qtbot)
    qtbot.waitUntil(lambda: bool(window.titles(Kind.SECTION)))
    while window.selected() != "Harbour":
        qtbot.keyClick(window.line, Qt.Key.Key_Down)
    window.quick._refresh()
    assert window.selected() == "Harbour"
    qtbot.keyClicks(window.line, " festival")
    assert window.selected() == window.titles()[0]


def test_a_click_runs_a_choice(window: Window, qtbot: QtBot) -> None:
    ask(window, "> back", qtbot)
    view = window.quick.popup.view
    place = window.quick.popup.model.places()[0]
    where = view.visualRect(window.quick.popup.model.index(place)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.target.ran == ["back_up"]


@pytest.mark.parametrize("size", [(900, 640), (380, 260), (1600, 300)])
def test_it_never_leaves_the_window(window: Window, size: tuple[int, int], qtbot: QtBot) -> None:
    window.field.start()
    offers(window, FERRY, qtbot)
    window.resize(*size)
    ask(window, "e", qtbot)
    offers(window, "Show all results in the list", qtbot)
    view = window.quick.popup.view
    corner = view.mapTo(window, view.rect().topLeft())
    assert window.rect().contains(QRect(corner, view.size()))
    assert len(window.offered()) <= MOST


def test_screen_readers_hear_what_is_selected(window: Window, qtbot: QtBot) -> None:
    ask(window, "> back", qtbot)
    assert window.line.accessibleDescription() == "Back up now, Commands"
    assert window.quick.popup.view.accessibleName() == "Search results"


BODY = "\U0001f6a2 One.\n\n## The quay\n\nTwo.\n\n## The ferry\n\nThree."


@pytest.mark.parametrize(
    ("words", "title", "offset"),
    [
        (":5", "Line 5 of 9", BODY.index("Two")),
        (": 1", "Line 1 of 9", 0),
        (":0", "Line 1 of 9", 0),
        (":" + "9" * 40, "Line 9 of 9", BODY.index("Three")),
        (":fer", "The ferry", BODY.index("## The ferry")),
        (":", "Line 3 of 9", BODY.index("## The quay")),
    ],
)
def test_a_colon_goes_to_a_line_or_heading_of_the_article(
    window: Window,
    open_article: Callable[..., OpenArticle],
    words: str,
    title: str,
    offset: int,
    qtbot: QtBot,
) -> None:
    article = open_article(body=BODY)
    article.move_cursor(*[article.document_position(BODY.index("quay"))] * 2)
    ask(window, words, qtbot)
    assert window.selected() == title
    assert {each.kind for each in window.offered()} == {Kind.PLACE}
    with qtbot.waitSignal(window.context.desk.revealed) as revealed:
        qtbot.keyClick(window.line, Qt.Key.Key_Return)
    assert revealed.args == [Place(article.id, "body", offset, offset)]
    assert window.field.text() == ""


def test_a_colon_alone_lists_the_headings_and_says_what_to_type(
    window: Window, open_article: Callable[..., OpenArticle], qtbot: QtBot
) -> None:
    note = window.quick.popup._note
    ask(window, ":", qtbot)
    assert note.text() == "No article is open."
    qtbot.keyClick(window.line, Qt.Key.Key_Escape)
    open_article(body=BODY)
    window.quick.open(":")
    assert window.titles() == ["Line 1 of 9", "The quay", "The ferry"]
    assert note.text() == "Type the number of a line, or part of a heading."
    qtbot.keyClicks(window.line, "4")
    assert window.offered()[0].title == "Line 4 of 9"
    assert note.text() == ""
    window.line.setText(":")
    qtbot.keyClicks(window.line, "zebra")
    assert window.titles() == []
    assert note.text() == "No heading is called that."
    qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()))


def test_go_to_line_is_a_command_of_an_open_article(
    window: Window, open_article: Callable[..., OpenArticle], qtbot: QtBot
) -> None:
    action = window.context.actions.action("edit.go_to_line")
    assert not action.isEnabled()
    open_article(body=BODY)
    assert action.isEnabled()
    action.trigger()
    assert window.target.ran == ["go_to_line"]
