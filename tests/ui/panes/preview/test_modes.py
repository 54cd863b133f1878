"""The ways of showing a page: chosen, remembered, kept up to date, and what is not published."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QMessageBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from workstation.desk.notice import Place
from workstation.domain.draft import Draft
from workstation.domain.framing import Framing
from workstation.domain.ids import FigureId, LinkId, PictureId
from workstation.domain.links import ArticleTarget, RelatedLink, Unready
from workstation.domain.pictures import Figure, Picture, Rights, Role
from workstation.ui.panes.preview.bar import PreviewBar
from workstation.ui.panes.preview.modes import CHOICE, Mode
from workstation.ui.panes.preview.notes import PublicationNotes
from workstation.ui.panes.preview.pane import PreviewPane
from workstation.ui.panes.preview.shared_view import CardsView, SearchView
from workstation.ui.widgets.banner import Banner
from workstation.ui.widgets.link_button import LinkButton

PICTURE = PictureId("b" * 64)
LEAD = Figure(id=FigureId("f1"), key="columba", picture=PICTURE, role=Role.LEAD)
MASTER = Picture(
    id=PICTURE, file_name="c.png", media_type="image/png", width=40, height=20, size=1,
    caption="The Columba",
)  # fmt: skip
DRAFT = Draft(
    headline="Ferry operators brace for a thinner winter timetable",
    standfirst="With dredging late, a sailing goes.",
    body="One.\n\nTwo.",
    figures=(LEAD,),
)


@pytest.fixture
def pane(engine: None, bench: Bench, qtbot: QtBot) -> PreviewPane:
    pane = PreviewPane(bench.context)
    qtbot.addWidget(pane)
    pane.resize(440, 700)
    pane.show()
    return pane


def wait_for_page(pane: PreviewPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pane.view is not None and pane.view.showing, timeout=20000)


def test_cards_show_title_and_summary_and_follow_typing(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    article = bench.open(DRAFT)
    pane.show_as_card()
    view = pane.shared(Mode.CARD)
    assert isinstance(view, CardsView)
    assert view.isVisible()
    card = view.cards[0][1]
    assert card.title.text == DRAFT.headline
    assert card.accessibleName() == f"Facebook: {DRAFT.headline}"
    article.change(replace(article.details, seo_title="Early sailing goes"), "Title")
    qtbot.waitUntil(lambda: card.title.text == "Early sailing goes", timeout=10000)


def test_cards_let_go_of_an_article_that_is_closed(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    article = bench.open(DRAFT)
    pane.show_as_card()
    pane.hide()
    bench.settle()
    with qtbot.waitSignal(article.destroyed):
        bench.desk.close(article.id)
    following = bench.open(replace(DRAFT, slug="", headline="Another"))
    pane.show()
    assert pane.article is following
    card = pane.shared(Mode.CARD)
    assert isinstance(card, CardsView)
    assert card.cards[0][1].title.text == "Another"


def test_picture_is_cut_around_the_point_that_must_stay_in_view(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    article = bench.open(DRAFT)
    article.know_picture(
        replace(MASTER, width=400, height=400, framing=Framing(focus=(5_000, 10_000)))
    )
    pane.show_as_card()
    view = pane.shared(Mode.CARD)
    assert isinstance(view, CardsView)
    view.look()
    assert view.facts is not None
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    for row in range(200, 400):
        for column in range(400):
            image.setPixelColor(column, row, QColor("#0000ff"))
    card = view.cards[0][1]
    card.show_facts(view.facts, image)
    drawn = card.grab().toImage()
    assert drawn.pixelColor(drawn.width() // 2, 20) == QColor("#0000ff")


def test_cut_title_is_told_in_words(pane: PreviewPane, bench: Bench) -> None:
    bench.open(Draft(headline="An unusually long headline that goes on and on " * 4))
    pane.show_as_card()
    view = pane.shared(Mode.CARD)
    assert isinstance(view, CardsView)
    assert all(card.title.cut for _, card in view.cards)
    assert view.words_for(view.cards[0][1].title, view.cards[0][1].description) == "Title is cut"


def test_search_results_show_address_and_date(pane: PreviewPane, bench: Bench) -> None:
    bench.open(DRAFT)
    pane.show_as_search()
    view = pane.shared(Mode.SEARCH)
    assert isinstance(view, SearchView)
    assert view.results[0][1].title.text.startswith("Ferry operators")
    assert "With dredging late" in view.results[0][1].description.text


def test_paper_shows_the_page_and_follows_it(pane: PreviewPane, bench: Bench, qtbot: QtBot) -> None:
    article = bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    with qtbot.waitSignal(pane.paper.laid_out, timeout=20000):
        pane.show_as_print()
    assert pane.paper.sheets == 1
    with qtbot.waitSignal(pane.paper.laid_out, timeout=20000):
        article.edit_text(0, 0, "A paragraph of words.\n\n" * 120, "Typing")
        qtbot.waitUntil(lambda: pane.paper.sheets > 1, timeout=20000)
    pane.show_as_page()
    assert not pane.paper.isVisible()


def test_pages_are_asked_for_only_where_they_are_seen(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    article = bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    assert pane.view is not None
    pane.show_as_card()
    shown: list[int] = []
    pane.view.shown.connect(lambda _article, changed: shown.append(changed))
    article.edit_text(0, 0, "Unseen. ", "Typing")
    ask(pane, qtbot, "1")
    assert shown == []
    pane.show_as_page()
    qtbot.waitUntil(lambda: "Unseen. One." in text_of(pane, qtbot), timeout=20000)


def test_print_from_the_cards_prints_the_page_as_it_is_now(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    article = bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    pane.show_as_card()
    article.edit_text(0, 0, "Typed last. ", "Typing")
    pane.print_page()
    qtbot.waitUntil(lambda: pane.findChild(QPrintDialog) is not None, timeout=20000)
    assert "Typed last. One." in text_of(pane, qtbot)
    for dialog in pane.findChildren(QPrintDialog):
        dialog.reject()


def test_page_is_kept_for_paper_and_given_up_for_cards(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    assert pane.view is not None
    discarded = QWebEnginePage.LifecycleState.Discarded
    pane.show_as_print()
    pane.view._discard()
    assert pane.view.page().lifecycleState() is not discarded
    pane.show_as_card()
    pane.view._discard()
    assert pane.view.page().lifecycleState() is discarded
    with qtbot.waitSignal(pane.paper.laid_out, timeout=20000):
        pane.show_as_print()


def test_choice_is_found_again(bench: Bench, pane: PreviewPane, qtbot: QtBot) -> None:
    pane.show_mode("card")
    assert bench.desk.choices[CHOICE] == "card"
    again = PreviewPane(bench.context)
    qtbot.addWidget(again)
    assert again.mode is Mode.CARD
    bench.desk.choices[CHOICE] = "hologram"
    other = PreviewPane(bench.context)
    qtbot.addWidget(other)
    assert other.mode is Mode.PAGE


def test_bar_fits_a_narrow_pane_and_keeps_names(pane: PreviewPane, qtbot: QtBot) -> None:
    bar = pane.findChild(PreviewBar)
    assert bar is not None
    pane.resize(340, 700)
    qtbot.waitUntil(lambda: bar.width() == 340)
    for button in (*bar.modes.findChildren(QToolButton), bar.more_button):
        assert bar.rect().contains(QRect(button.mapTo(bar, QPoint(0, 0)), button.size()))
    phone = bar.modes.button(Mode.PHONE)
    assert phone.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert phone.text() == "Phone"
    assert phone.toolTip()
    pane.resize(900, 700)
    qtbot.waitUntil(lambda: phone.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon)


def test_everything_that_takes_the_keyboard_has_a_name(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    for mode in Mode:
        pane.show_mode(mode)
        for widget in pane.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                text = getattr(widget, "text", lambda: "")()
                assert widget.accessibleName() or text, widget


def test_what_readers_will_not_get_is_said_and_leads_there(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    target = bench.add(Draft(headline="Dredging slips"))
    article = bench.open(
        Draft(
            headline="x",
            figures=(LEAD,),
            links=(RelatedLink(id=LinkId("l"), key="dredging", target=ArticleTarget(target)),),
            embargo=datetime(2031, 5, 6, 6, tzinfo=UTC),
        )
    )
    article.know_picture(replace(MASTER, rights=Rights(until=date(2030, 1, 31))))
    notes = pane.findChild(PublicationNotes)
    assert notes is not None
    qtbot.waitUntil(lambda: len(notes.words()) == 3 and "rights" in notes.words()[2])
    assert notes.isVisible()
    embargo, held, expired = notes.words()
    assert embargo.startswith("Embargo until 6 May 2031")
    assert held == "Link left out: “Dredging slips” is not published; hold it or publish both"
    assert expired == "Picture left out: the rights to “The Columba” ended on 31 Jan 2030"
    rows = [row for row in notes.findChildren(LinkButton) if row.whole() == held]
    with qtbot.waitSignal(bench.desk.revealed) as revealed:
        rows[-1].click()
    assert revealed.args == [Place(article.id, "links.dredging")]
    article.links.set_unready(LinkId("l"), Unready.HOLD)
    held = "Link held until “Dredging slips” is published"
    qtbot.waitUntil(lambda: held in notes.words())


def test_nothing_to_say_takes_no_room(pane: PreviewPane, bench: Bench) -> None:
    bench.open(Draft(headline="x"))
    notes = pane.findChild(PublicationNotes)
    assert notes is not None
    assert not notes.isVisible()


def test_template_is_edited_live_and_a_mistake_leaves_the_page(
    pane: PreviewPane, bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr("workstation.ui.panes.preview.pane.QDesktopServices.openUrl", opened.append)
    bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    pane.edit_template()
    qtbot.waitUntil(lambda: bool(opened), timeout=10000)
    folder = Path(opened[0].toLocalFile())
    article = folder / "article.html"
    article.write_text(article.read_text().replace("<h1>", "<h1>Ours: "))
    qtbot.waitUntil(lambda: "Ours: Ferry" in text_of(pane, qtbot), timeout=20000)
    article.write_text("<p>\n{{ page.heading }}\n</p>")
    banner = pane.findChild(Banner)
    assert banner is not None
    qtbot.waitUntil(lambda: "article.html, line 2" in banner.text(), timeout=20000)
    assert banner.isVisible()
    assert "Ours: Ferry" in text_of(pane, qtbot)
    assert [button.text() for button in banner.buttons()] == ["Edit the template…"]
    (folder / "page.css").write_text("h1 { color: rgb(1, 2, 3) } @page { size: A5 }")
    colour = partial(ask, pane, qtbot, "getComputedStyle(document.querySelector('h1')).color")
    qtbot.waitUntil(lambda: colour() == "rgb(1, 2, 3)", timeout=20000)
    pane.show_as_print()
    sheets = pane.paper.document()
    qtbot.waitUntil(lambda: round(sheets.pagePointSize(0).width()) == 420, timeout=20000)
    (folder / "page.css").write_text("@page { size: A5 landscape }")
    qtbot.waitUntil(lambda: round(sheets.pagePointSize(0).width()) == 595, timeout=20000)
    pane.restore_template()
    box = pane.findChild(QMessageBox)
    assert box is not None
    [go] = [one for one in box.findChildren(QPushButton) if "supplied" in one.text()]
    go.click()
    qtbot.waitUntil(lambda: not banner.isVisible(), timeout=20000)
    qtbot.waitUntil(lambda: "Ours" not in text_of(pane, qtbot), timeout=20000)


def test_missing_sandbox_is_shown(pane: PreviewPane, bench: Bench, qtbot: QtBot) -> None:
    bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    assert any("without its sandbox" in one.text() for one in pane.findChildren(Banner))


def ask(pane: PreviewPane, qtbot: QtBot, expression: str) -> object:
    assert pane.view is not None
    answers: list[object] = []
    pane.view.page().runJavaScript(expression, 1, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10000)
    return answers[0]


def text_of(pane: PreviewPane, qtbot: QtBot) -> str:
    return str(ask(pane, qtbot, "document.body.innerText"))


def test_laying_out_on_paper_leaves_no_trace_in_the_document(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    """The page is compared with its pieces now and then; a change of ours would be put right."""
    article = bench.open(DRAFT)
    article.know_picture(MASTER)
    wait_for_page(pane, qtbot)
    pane.show_as_print()
    inside = "document.body.innerHTML"
    qtbot.waitUntil(lambda: "<img" in str(ask(pane, qtbot, inside)), timeout=20000)
    before = ask(pane, qtbot, inside)
    assert ask(pane, qtbot, "follow.complete()") in ("yes", "no")
    assert ask(pane, qtbot, inside) == before
