"""Draft and page together: scrolled, marked and clicked, with a real page and a real draft."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.domain.draft import Draft
from workstation.domain.ids import FigureId, LinkId, PictureId
from workstation.domain.links import Placement, RelatedLink, WebTarget
from workstation.domain.pictures import Figure, Picture
from workstation.ui.panes.editor.pane import EditorPane
from workstation.ui.panes.preview.pane import PreviewPane

PICTURE = PictureId("a" * 64)
FRAMES = 12
"""Drawn frames in which a page that does not move stands still."""
PARAGRAPHS = [
    f"Paragraph number {count} speaks of harbour matter {count * 7} at some length, so that it "
    "fills more than one line of the draft and of the page alike, as paragraphs of a story do."
    for count in range(60)
]
PARAGRAPHS[40] = "{{picture: quay}}"
PARAGRAPHS[42] = "{{related: dredging}}"
DRAFT = Draft(
    headline="Ferry operators brace for winter",
    standfirst="With dredging late, a sailing goes.",
    body="\n\n".join(PARAGRAPHS),
    figures=(Figure(id=FigureId("f1"), key="quay", picture=PICTURE),),
    links=(
        RelatedLink(
            id=LinkId("l1"),
            key="dredging",
            target=WebTarget("https://example.org/d", "Dredging slips"),
            placement=Placement.TEXT,
        ),
    ),
)


@dataclass
class Pair:
    """A draft and its page, side by side."""

    editor: EditorPane
    preview: PreviewPane
    article: OpenArticle
    qtbot: QtBot

    def ask(self, expression: str) -> object:
        assert self.preview.view is not None
        answers: list[str] = []
        self.preview.view.page().runJavaScript(f"JSON.stringify({expression})", 1, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10000)
        found: object = json.loads(answers[0])
        return found

    def top_of(self, words: str) -> float:
        """Where in the view the leaf with these words begins."""
        leaf = f"[...document.querySelectorAll('p')].find(p => p.textContent.includes('{words}'))"
        return float(str(self.ask(f"{leaf}.getBoundingClientRect().top")))

    def scroll_draft(self, share: float) -> None:
        bar = self.editor.column.bar
        bar.setValue(round(bar.maximum() * share))

    def wheel_page(self, steps: int) -> None:
        assert self.preview.view is not None
        inside = self.preview.view.focusProxy()
        assert inside is not None
        middle = QPointF(inside.rect().center())
        event = QWheelEvent(
            middle,
            inside.mapToGlobal(middle),
            QPoint(0, 0),
            QPoint(0, -120 * steps),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(inside, event)

    def click(self, expression: str, x: int = 4, y: int = 8) -> None:
        """Click in an element, after bringing it into view."""
        assert self.preview.view is not None
        self.ask(f"{expression}.scrollIntoView({{block: 'center'}}) ?? 0")
        place = self.ask(f"{expression}.getBoundingClientRect()")
        assert isinstance(place, dict)
        zoom = self.preview.view.zoomFactor()
        point = QPoint(int((place["x"] + x) * zoom), int((place["y"] + y) * zoom))
        self.qtbot.mouseClick(self.preview.view.focusProxy(), Qt.MouseButton.LeftButton, pos=point)

    def marked(self) -> str:
        return str(self.ask("document.getAnimations()[0]?.effect.target.textContent.trim() ?? ''"))


def written(paragraphs: list[str]) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f'<article lang="en"><div class="text">{text}</div></article>'


@pytest.fixture
def pair(engine: None, bench: Bench, qtbot: QtBot) -> Iterator[Pair]:
    window = QWidget()
    row = QHBoxLayout(window)
    editor, preview = EditorPane(bench.context), PreviewPane(bench.context)
    row.addWidget(editor)
    row.addWidget(preview)
    window.resize(1000, 700)
    window.show()
    article = bench.open(DRAFT)
    article.know_picture(
        Picture(
            id=PICTURE, file_name="q.png", media_type="image/png", width=400, height=200, size=1
        )
    )
    pair = Pair(editor, preview, article, qtbot)
    qtbot.waitUntil(lambda: preview.view is not None and preview.view.showing, timeout=20000)
    qtbot.waitUntil(lambda: editor.column.bar.maximum() > 2000, timeout=10000)
    qtbot.waitUntil(lambda: bool(pair.ask("document.querySelector('figure') !== null")))
    yield pair
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_page_goes_with_the_draft_block_by_block(pair: Pair, share: float) -> None:
    pair.scroll_draft(share)
    point = pair.article.reading
    assert point is not None
    block = pair.article.document.findBlockByNumber(point.line)
    words = block.text()[:25]
    assert words.startswith("Paragraph")

    def together() -> bool:
        height = float(str(pair.ask("innerHeight")))
        return abs(pair.top_of(words) - share * height) < 200

    pair.qtbot.waitUntil(together, timeout=10000)


def test_page_goes_to_a_place_that_comes_after_its_beginning(pair: Pair) -> None:
    """Of a long text the beginning is shown first."""
    view, following = pair.preview.view, pair.preview.following
    assert view is not None
    assert following is not None
    pair.scroll_draft(0.8)
    pair.qtbot.waitUntil(lambda: float(str(pair.ask("scrollY"))) > 500, timeout=10000)
    following.bind(None)
    with pair.qtbot.waitSignal(view.shown, timeout=10000):
        view.clear()
    following.bind(pair.article)
    with pair.qtbot.waitSignal(view.shown, timeout=10000):
        view.show_article(pair.article.id, written(["The tide turns early."]))
    pair.qtbot.waitUntil(lambda: following._missed, timeout=10000)
    view.show_article(pair.article.id, written(PARAGRAPHS))
    pair.qtbot.waitUntil(lambda: float(str(pair.ask("scrollY"))) > 500, timeout=10000)


def test_page_begins_with_the_draft(pair: Pair) -> None:
    pair.scroll_draft(0.6)
    pair.qtbot.waitUntil(lambda: float(str(pair.ask("scrollY"))) > 500, timeout=10000)
    pair.scroll_draft(0.0)
    pair.qtbot.waitUntil(lambda: pair.ask("scrollY") == 0, timeout=10000)


def test_draft_goes_with_the_page_and_does_not_answer(pair: Pair) -> None:
    # The engine drops wheels until it has drawn a frame.
    def moved() -> bool:
        if pair.ask("scrollY") == 0:
            pair.wheel_page(12)
        return pair.editor.column.bar.value() > 100

    pair.qtbot.waitUntil(moved, timeout=10000)
    counting = "self.drawn = (self.drawn ?? 0) + 1; requestAnimationFrame(count); return 0"
    pair.ask(f"(function count() {{ {counting} }})()")
    before, since = -1.0, 0.0

    def at_rest() -> bool:
        """Let the page draw some frames where it is: a wheel that waited may still turn it."""
        nonlocal before, since
        now, frames = float(str(pair.ask("scrollY"))), float(str(pair.ask("drawn")))
        if now != before:
            before, since = now, frames
        return frames - since > FRAMES and before > 0 and agreed()

    def agreed() -> bool:
        """The draft goes a question and an answer behind the page."""
        point = pair.article.reading
        if point is None or point.line <= 0:
            return False
        told = json.loads(str(pair.ask("follow.reading()")))
        text = pair.article.document.findBlockByNumber(point.line).text()
        if "letters" not in told:  # between two pages
            return False
        return told["letters"][:8] in "".join(filter(str.isalnum, text)) or told["share"] > 0.9

    pair.qtbot.waitUntil(at_rest, timeout=10000)
    pair.ask("1")
    assert float(str(pair.ask("scrollY"))) == before


def test_draft_goes_to_where_the_page_comes_to_rest(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine tells of a scroll before the page's own script sees it."""
    view, following = pair.preview.view, pair.preview.following
    assert view is not None
    assert following is not None
    ask, asked = view.ask, list[str]()

    def ask_early(question: str, answered: Callable[[object], None]) -> bool:
        if question != "follow.reading()" or asked:
            return ask(question, answered)
        asked.append(question)
        return ask(question, lambda _told: answered('{"kind": "head", "share": 0}'))

    monkeypatch.setattr(view, "ask", ask_early)
    following.lead()
    pair.ask("scrollTo({top: 1500, behavior: 'instant'}) ?? 0")
    pair.qtbot.waitUntil(lambda: pair.editor.column.bar.value() > 100, timeout=10000)
    assert asked


def test_reading_point_survives_the_way_there_and_back(pair: Pair) -> None:
    """What the page says of a place it was brought to is that place: nothing creeps."""
    pair.scroll_draft(0.5)
    point = pair.article.reading
    assert point is not None
    pair.qtbot.waitUntil(lambda: float(str(pair.ask("scrollY"))) > 500, timeout=10000)
    following = pair.preview.following
    assert following is not None

    def back() -> bool:
        told = json.loads(str(pair.ask("follow.reading()")))
        found = following._point(told)
        return (
            found is not None and found.line == point.line and abs(found.share - point.share) < 0.1
        )

    pair.qtbot.waitUntil(back, timeout=10000)


def test_click_moves_the_cursor_to_the_word_and_the_page_stays(pair: Pair) -> None:
    leaf = "[...document.querySelectorAll('p')].find(p => p.textContent.includes('number 30 '))"
    pair.click(leaf)
    body = pair.article.body()
    wanted = body.index("Paragraph number 30 ")
    pair.qtbot.waitUntil(lambda: abs(pair.article.cursor - wanted) < 3, timeout=10000)
    pair.qtbot.waitUntil(lambda: "number 30 " in pair.marked(), timeout=10000)
    height = float(str(pair.ask("innerHeight")))
    assert 0.3 * height < pair.top_of("number 30 ") < 0.6 * height


def test_moved_cursor_marks_its_block_and_shows_it(pair: Pair) -> None:
    at = pair.article.body().index("number 25 ")
    pair.article.move_cursor(at, at)
    pair.qtbot.waitUntil(lambda: "number 25 " in pair.marked(), timeout=10000)
    top, height = pair.top_of("number 25 "), float(str(pair.ask("innerHeight")))
    assert 0 <= top < height


def test_a_block_is_marked_that_is_far_from_its_place_in_the_draft(pair: Pair) -> None:
    code = "```\n" + "1 + 1\n" * 1000 + "```\n\n"
    tail = "\n\n".join(f"Late paragraph number {place} ends." for place in range(200))
    pair.article.edit_text(0, 0, f"{code}{tail}\n\n", "Paste")
    last = "document.querySelector('.text').textContent.includes('Late paragraph number 199')"
    pair.qtbot.waitUntil(lambda: pair.ask(last) is True, timeout=20000)
    at = pair.article.body().index("Late paragraph number 5 ")
    pair.article.move_cursor(at, at)
    pair.qtbot.waitUntil(lambda: "number 5 " in pair.marked(), timeout=10000)


def test_mark_does_not_take_the_page_from_under_a_person(pair: Pair) -> None:
    pair.article.move_cursor(1, 1)
    following = pair.preview.following
    assert following is not None
    following.lead()
    pair.ask("scrollTo(0, 900) ?? 0")
    pair.qtbot.waitUntil(lambda: pair.editor.column.bar.value() > 100, timeout=10000)
    pair.qtbot.waitUntil(lambda: "number 0 " in pair.marked(), timeout=10000)
    # Not to the block, that is; letters that come late move the page a little.
    assert float(str(pair.ask("scrollY"))) > 400


def test_mark_stays_on_its_block_while_the_page_changes(pair: Pair) -> None:
    at = pair.article.body().index("number 2 ")
    pair.article.move_cursor(at, at)
    pair.qtbot.waitUntil(lambda: "number 2 " in pair.marked(), timeout=10000)
    pair.article.edit_text(0, 0, "A new first paragraph.\n\n", "Typing")
    first = "document.querySelector('.text p').textContent"
    pair.qtbot.waitUntil(lambda: "new first" in str(pair.ask(first)), timeout=10000)
    at = pair.article.body().index("number 2 ")
    pair.article.move_cursor(at, at)
    pair.qtbot.waitUntil(lambda: "number 2 " in pair.marked(), timeout=10000)


def test_click_on_the_headline_goes_to_its_word(pair: Pair, bench: Bench) -> None:
    with pair.qtbot.waitSignal(bench.desk.revealed, timeout=10000) as revealed:
        pair.click("document.querySelector('h1')")
    [place] = revealed.args
    assert (place.field, place.start) == ("headline", 0)


@pytest.mark.parametrize(
    ("what", "field"),
    [
        ("document.querySelector('figure')", "figures.quay"),
        ("document.querySelector('.related-inline a')", "links.dredging"),
    ],
)
def test_click_on_figure_or_related_link_opens_its_pane(
    pair: Pair, bench: Bench, what: str, field: str
) -> None:
    with pair.qtbot.waitSignal(bench.desk.revealed, timeout=10000) as revealed:
        pair.click(what)
    assert revealed.args == [Place(pair.article.id, field)]
