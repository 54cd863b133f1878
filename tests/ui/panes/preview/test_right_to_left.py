"""Pages in scripts that are written from the right."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from workstation.domain.draft import Draft
from workstation.ui.panes.preview.modes import Mode
from workstation.ui.panes.preview.pane import PreviewPane
from workstation.ui.panes.preview.shared_view import CardsView

PAGES = {
    "ar": Draft(
        headline="العبّارة تلغي رحلتها الصباحية إلى الجزر",
        standfirst="تأخر الحفر في القناة، فتقلصت مواعيد الشتاء.",
        kicker="مواعيد الشتاء",
        bylines=("سامي نور", "ليلى حداد"),
        language="ar",
        body="قال القبطان إن الميناء سيغلق عند المساء.\n\n"
        "- أول بند في القائمة\n- بند ثان مع رقم 42\n\n"
        "> «لا نستطيع الإبحار بلا عمق كاف»، قال.\n\n"
        "| السفينة | الموعد |\n| --- | --- |\n| كولومبا | 06:10 |\n",
    ),
    "he": Draft(
        headline="המעבורת מבטלת את ההפלגה המוקדמת לאיים",
        standfirst="עבודות החפירה מתעכבות ולוח החורף מצטמצם.",
        bylines=("נועה ברק",),
        language="he",
        body="רב החובל אמר כי הנמל ייסגר בערב.\n\n"
        "המילה English עומדת באמצע המשפט הזה.\n\n1. סעיף ראשון\n2. סעיף שני\n",
    ),
}


@pytest.fixture
def pane(engine: None, bench: Bench, qtbot: QtBot) -> PreviewPane:
    pane = PreviewPane(bench.context)
    qtbot.addWidget(pane)
    pane.resize(520, 800)
    pane.show()
    return pane


def ask(pane: PreviewPane, qtbot: QtBot, expression: str) -> object:
    assert pane.view is not None
    answers: list[str] = []
    pane.view.page().runJavaScript(f"JSON.stringify({expression})", 1, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10000)
    found: object = json.loads(answers[0])
    return found


def show(pane: PreviewPane, bench: Bench, qtbot: QtBot, language: str) -> None:
    bench.open(PAGES[language])
    qtbot.waitUntil(lambda: pane.view is not None and pane.view.showing, timeout=20000)
    qtbot.waitUntil(
        lambda: ask(pane, qtbot, "document.documentElement.dir") == "rtl", timeout=10000
    )


@pytest.mark.parametrize("language", PAGES)
def test_page_reads_from_the_right(
    pane: PreviewPane, bench: Bench, qtbot: QtBot, language: str
) -> None:
    show(pane, bench, qtbot, language)
    assert ask(pane, qtbot, "document.documentElement.lang") == language
    edges = (
        "(selector => { const range = document.createRange(); "
        "range.selectNodeContents(document.querySelector(selector)); "
        "const text = [...range.getClientRects()].at(-1), box = document.body; "
        "const inner = box.getBoundingClientRect(), style = getComputedStyle(box); "
        "return inner.right - parseFloat(style.paddingRight) - text.right; })"
    )
    for selector in ("h1", ".standfirst", ".facts .byline", ".text p", ".masthead-name"):
        distance = ask(pane, qtbot, f"{edges}('{selector}')")
        assert isinstance(distance, int | float)
        assert abs(distance) < 4, selector
    style = "getComputedStyle(document.querySelector('.standfirst')).fontStyle"
    assert ask(pane, qtbot, style) == "normal"
    assert ask(pane, qtbot, "document.documentElement.scrollWidth <= innerWidth") is True


def test_lists_and_quotations_stand_in_from_the_right(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    show(pane, bench, qtbot, "ar")
    for selector, side in (("ul", "paddingRight"), ("blockquote", "borderRightWidth")):
        value = ask(pane, qtbot, f"getComputedStyle(document.querySelector('{selector}')).{side}")
        assert float(str(value).removesuffix("px")) > 2
    first = "document.querySelector('td').getBoundingClientRect().left"
    last = "[...document.querySelectorAll('tr:last-child td')].at(-1).getBoundingClientRect().left"
    assert float(str(ask(pane, qtbot, first))) > float(str(ask(pane, qtbot, last)))


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "الميناء"), ("he", "הנמל"), ("he", "English")]
)
def test_click_goes_to_the_word(
    pane: PreviewPane, bench: Bench, qtbot: QtBot, language: str, words: str
) -> None:
    show(pane, bench, qtbot, language)
    place = ask(
        pane,
        qtbot,
        "(words => { const found = [...document.querySelectorAll('.text p')]"
        ".map(p => [p.firstChild, p.textContent.indexOf(words)]).find(([, at]) => at >= 0); "
        "const range = document.createRange(); range.setStart(found[0], found[1]); "
        "range.setEnd(found[0], found[1] + words.length); "
        f"return range.getBoundingClientRect(); }})('{words}')",
    )
    assert isinstance(place, dict)
    assert pane.view is not None
    zoom = pane.view.zoomFactor()
    point = QPoint(
        round((place["x"] + place["width"] / 2) * zoom),
        round((place["y"] + place["height"] / 2) * zoom),
    )
    with qtbot.waitSignal(bench.desk.revealed, timeout=10000) as revealed:
        qtbot.mouseClick(pane.view.focusProxy(), Qt.MouseButton.LeftButton, pos=point)
    at = PAGES[language].body.index(words)
    assert at <= revealed.args[0].start <= at + len(words)


def test_cards_cut_titles_of_the_other_direction(pane: PreviewPane, bench: Bench) -> None:
    bench.open(PAGES["he"])
    pane.show_as_card()
    view = pane.shared(Mode.CARD)
    assert isinstance(view, CardsView)
    assert view.cards[0][1].title.text == PAGES["he"].headline
