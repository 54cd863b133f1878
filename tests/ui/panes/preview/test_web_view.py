"""The preview's browser: changes in place, scrolling, links, crashes."""

from __future__ import annotations

import json
import os
import random
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.helpers.quiet import Quiet
from tests.rendering.builders import TEMPLATES
from tests.rendering.builders import page as rendered_page
from workstation.domain.ids import ArticleId
from workstation.rendering.live_page import LivePage
from workstation.rendering.page import PageRenderer
from workstation.ui.panes.preview.addresses import target_of

if TYPE_CHECKING:
    from tests.ui.panes.preview.conftest import Pictures
    from workstation.ui.panes.preview.web_view import WebView

PICTURE = "a" * 64
WHOLE = PageRenderer(TEMPLATES)


def page(*paragraphs: str, head: str = "Ferry") -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        '<header class="masthead"><p>Courier</p></header>'
        '<article lang="en" style="--section: #b00020">'
        f'<header class="head"><h1>{head}</h1></header>'
        f'<figure><img src="nwpreview://media/{PICTURE}.png" width="40" height="20"></figure>'
        f'<div class="body">{body}</div></article>'
    )


LONG = tuple(f"Paragraph {number}" for number in range(120))


def show(view: WebView, qtbot: QtBot, html: str, article: str = "a") -> int:
    with qtbot.waitSignal(view.shown, timeout=10000) as shown:
        view.show_article(article, html)
    changed = shown.args[1]
    assert isinstance(changed, int)
    return changed


def ask(view: WebView, qtbot: QtBot, expression: str) -> object:
    answers: list[str] = []
    view.page().runJavaScript(f"JSON.stringify({expression})", 1, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10000)
    found: object = json.loads(answers[0])
    return found


def test_one_changed_paragraph_is_one_changed_node(view: WebView, qtbot: QtBot) -> None:
    show(view, qtbot, page("One", "Two", "Three"))
    assert show(view, qtbot, page("One", "Two more", "Three")) == 1
    assert ask(view, qtbot, "document.querySelectorAll('.body p')[1].textContent") == "Two more"


def test_patched_page_equals_a_page_shown_afresh(view: WebView, qtbot: QtBot) -> None:
    steps = [
        page("One", "Two"),
        page("One", "Two", "Three", head="Other"),
        page("Zero", "One", "Three"),
        page(),
        page("<em>One</em>", "<ul><li>x</li></ul>"),
    ]
    for html in steps:
        show(view, qtbot, html)
        patched = ask(view, qtbot, "document.body.innerHTML")
        show(view, qtbot, html, "other")
        assert ask(view, qtbot, "document.body.innerHTML") == patched
        show(view, qtbot, html)


class Live:
    """Writes an article and has its page shown piece by piece."""

    def __init__(self, view: WebView, qtbot: QtBot, lines: list[str]) -> None:
        self._view, self._qtbot = view, qtbot
        self._page = LivePage(PageRenderer(TEMPLATES))
        self._page.set_page(rendered_page(body=""))
        self.lines = list(lines)
        self._page.begin(lines)
        self._show(fresh=True)

    def edit(self, first: int, removed: int, lines: list[str]) -> int:
        self.lines[first : first + removed] = lines
        self._page.edit(first, removed, lines)
        return self._show(fresh=False)

    def whole(self) -> str:
        """Return the page's HTML as the engine writes what is made of all of it at once."""
        html = WHOLE.render_article(rendered_page(body="\n".join(self.lines)))
        show(self._view, self._qtbot, html, "other")
        return str(ask(self._view, self._qtbot, "document.body.innerHTML"))

    def _show(self, *, fresh: bool) -> int:
        change, _done = self._page.update(lambda: False)
        with self._qtbot.waitSignal(self._view.shown, timeout=10000) as shown:
            self._view.change_article("a", change, fresh=fresh)
        count = shown.args[1]
        assert isinstance(count, int)
        return count


def live_page(view: WebView, qtbot: QtBot) -> str:
    return str(ask(view, qtbot, "document.body.innerHTML"))


LINES = (
    *("Words of *it*.", "", "", "- item", "    more", "> said", "# Title", "{{picture: quay}}"),
    *("{{related: dredging}}", "<b>raw", "<p>a<div>b</div>c", "```", "a | b", "--|--", "[^1]"),
    *("[^1]: Note.", "1. one", "    code", "[ref]", "[ref]: https://r.example", "<!-- x -->"),
)


def test_page_changed_piece_by_piece_is_the_page_shown_at_once(view: WebView, qtbot: QtBot) -> None:
    chance = random.Random(20261122)
    live = Live(view, qtbot, ["One.", "", "Two.", "", "Three."])
    for _ in range(60):
        place = chance.randrange(len(live.lines) + 1)
        gone = min(chance.choice((0, 0, 1, 1, 2)), len(live.lines) - place)
        added = chance.choices(LINES, k=chance.choice((0, 1, 1, 2)))
        if len(live.lines) - gone + len(added):
            live.edit(place, gone, added)
            assert ask(view, qtbot, "preview.audit()") == ""
    patched = live_page(view, qtbot)
    assert live.whole() == patched


def test_a_changed_block_stays_in_its_place_and_only_a_new_one_is_made(
    view: WebView, qtbot: QtBot
) -> None:
    live = Live(view, qtbot, [line for text in LONG for line in (text, "")])
    ask(view, qtbot, "document.querySelectorAll('.text > p').forEach(p => p.old = 1) ?? 0")
    assert live.edit(20, 1, ["Changed."]) == 1
    kept = "[...document.querySelectorAll('.text > p')].map(p => p.old ?? 0)"
    assert ask(view, qtbot, kept) == [1] * len(LONG)
    live.edit(20, 0, ["New.", ""])
    old = ask(view, qtbot, kept)
    assert isinstance(old, list)
    assert old.count(0) == 1
    assert old.count(1) == len(LONG)


def test_template_that_puts_blocks_anywhere_is_shown_right(
    view: WebView, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "article.html").write_text(
        "<article>{% for p in view.body if p.html %}{% if loop.index is odd %}<!-- {{ p.html }} -->"
        "{% else %}<table><tr><td>{{ p.html }}{% endif %}{% endfor %}",
        "utf-8",
    )
    page = LivePage(PageRenderer(tmp_path))
    page.set_page(rendered_page(body=""))
    page.begin(["One.", "", "Two.", "", "Three.", "", "Four."])
    for first in (0, 2, 4, 6):
        page.edit(first, 1, ["Changed."])
        change, _done = page.update(lambda: False)
        with qtbot.waitSignal(view.shown, timeout=10000):
            view.change_article("a", change, fresh=first == 0)
        assert ask(view, qtbot, "preview.audit()") == ""
    assert str(ask(view, qtbot, "document.body.textContent")).count("Changed.") == 2


def test_document_that_is_not_what_its_pieces_make_is_put_right(
    view: WebView, qtbot: QtBot, quiet: Quiet
) -> None:
    quiet.expect("not what its pieces make")
    live = Live(view, qtbot, ["One.", "", "Two."])
    live.edit(2, 1, ["Three."])
    ask(view, qtbot, "document.querySelectorAll('.text > p')[0].remove() ?? 0")
    with qtbot.waitSignal(view.shown, timeout=10000):
        view._audit()
    assert view.differences == 1
    patched = live_page(view, qtbot)
    assert live.whole() == patched


def test_change_keeps_the_place(view: WebView, qtbot: QtBot) -> None:
    show(view, qtbot, page(*LONG))
    ask(view, qtbot, "scrollTo(0, 700) ?? 0")
    show(view, qtbot, page(*LONG[:60], "Changed", *LONG[60:]))
    assert ask(view, qtbot, "scrollY") == 700


def test_each_article_keeps_its_own_place(view: WebView, qtbot: QtBot) -> None:
    show(view, qtbot, page(*LONG))
    ask(view, qtbot, "scrollTo(0, 900) ?? 0")
    show(view, qtbot, page(*LONG), "b")
    assert ask(view, qtbot, "scrollY") == 0
    show(view, qtbot, page(*LONG), "a")
    assert ask(view, qtbot, "scrollY") == 900


def test_picture_is_fetched_once_while_the_text_around_it_changes(
    view: WebView, qtbot: QtBot, pictures: Pictures
) -> None:
    show(view, qtbot, page("One"))
    qtbot.waitUntil(lambda: len(pictures.asked) == 1, timeout=10000)
    for text in ("Two", "Three", "Four"):
        show(view, qtbot, page(text, head=text))
    assert ask(view, qtbot, "document.querySelector('img').naturalWidth") == 40
    assert pictures.asked == [PICTURE]


def test_point_to_keep_in_view_reaches_the_picture(view: WebView, qtbot: QtBot) -> None:
    place = "getComputedStyle(document.querySelector('img')).objectPosition"
    for focus in ("20% 30%", "0% 100%"):
        show(view, qtbot, page("One").replace("<img", f'<img style="object-position: {focus}"'))
        assert ask(view, qtbot, place) == focus
    hostile = "<img style=\"object-position: 1% 1%; background: url('x')\""
    show(view, qtbot, page("One").replace("<img", hostile))
    assert ask(view, qtbot, "document.querySelector('img').getAttribute('style')") == (
        "object-position: 1% 1%;"
    )


def test_section_colour_and_theme_reach_the_page(view: WebView, qtbot: QtBot) -> None:
    view.set_theme("dark", QColor("#1e1f22"))
    show(view, qtbot, page("One"))
    colour = "getComputedStyle(document.querySelector('article')).getPropertyValue('--section')"
    assert str(ask(view, qtbot, colour)).strip() == "#b00020"
    assert ask(view, qtbot, "getComputedStyle(document.body).backgroundColor") == "rgb(30, 31, 34)"
    view.set_theme("light", QColor("#ffffff"))
    assert (
        ask(view, qtbot, "getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    )


def test_policy_stops_requests_before_the_gate_has_to(view: WebView, qtbot: QtBot) -> None:
    shell = view._server._shell
    view._server._shell = shell.replace(b"<body>", b'<body><img src="http://127.0.0.1:9/x.png">')
    with qtbot.waitSignal(view.page().loadFinished, timeout=10000):
        view.retry()
    ask(view, qtbot, "document.images.length")
    assert view.gate.stopped == 0


LINKS: dict[str, ArticleId | QUrl] = {
    "https://example.org/a?b=c#d": QUrl("https://example.org/a?b=c#d"),
    "article:0192f7a0-11": ArticleId("0192f7a0-11"),
    "mailto:desk@example.org?subject=A%20b": QUrl("mailto:desk@example.org?subject=A%20b"),
}


@pytest.mark.parametrize("address", LINKS)
def test_clicked_link_is_told_and_not_followed(view: WebView, qtbot: QtBot, address: str) -> None:
    show(view, qtbot, f'<p><a href="{address}">A link that is wide</a></p>')
    place = ask(view, qtbot, "document.querySelector('a').getBoundingClientRect()")
    assert isinstance(place, dict)
    point = QPoint(int(place["x"]) + 5, int(place["y"]) + 8)
    with qtbot.waitSignal(view.link_clicked, timeout=10000) as clicked:
        qtbot.mouseClick(view.focusProxy(), Qt.MouseButton.LeftButton, pos=point)
    assert target_of(clicked.args[0]) == LINKS[address]
    assert str(ask(view, qtbot, "location.href")).startswith("nwpreview://doc/")


def test_footnotes_can_be_gone_to(view: WebView, qtbot: QtBot) -> None:
    note = '<p><a href="#fn-1">1</a></p>' + "<p>x</p>" * 200 + '<ol><li id="fn-1">Note</li></ol>'
    show(view, qtbot, note)
    ask(view, qtbot, "document.querySelector('a').click() ?? 0")
    assert int(str(ask(view, qtbot, "scrollY"))) > 1000


def test_page_comes_back_after_a_crash(view: WebView, qtbot: QtBot) -> None:
    show(view, qtbot, page("One"))
    with qtbot.waitSignal(view.shown, timeout=20000):
        os.kill(view.process_id(), signal.SIGKILL)
    assert ask(view, qtbot, "document.querySelector('.body').textContent") == "One"


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="Windows has none of it")
def test_each_process_that_draws_the_page_gives_way_to_the_window(
    view: WebView, qtbot: QtBot
) -> None:
    def behind() -> bool:
        ours = os.getpriority(os.PRIO_PROCESS, 0)
        return os.getpriority(os.PRIO_PROCESS, view.process_id()) > ours

    assert behind()
    show(view, qtbot, page("One"))
    first = view.process_id()
    with qtbot.waitSignal(view.loaded, timeout=10000):
        os.kill(first, signal.SIGKILL)
    assert view.process_id() != first
    assert behind()


@pytest.mark.parametrize("zoom", [1.0, 0.8])
def test_page_comes_back_after_a_crash_where_it_was(
    view: WebView, qtbot: QtBot, zoom: float
) -> None:
    view.setZoomFactor(zoom)
    show(view, qtbot, page(*LONG))
    while ask(view, qtbot, "devicePixelRatio.toFixed(2)") != f"{zoom:.2f}":
        pass  # the engine takes its time, and scrolls when it does so
    ask(view, qtbot, "scrollTo(0, 700) ?? 0")
    qtbot.waitUntil(lambda: view._place == 700, timeout=10000)
    with qtbot.waitSignal(view.shown, timeout=20000):
        os.kill(view.process_id(), signal.SIGKILL)
    assert ask(view, qtbot, "scrollY") == 700


def test_memory_of_a_page_hidden_for_long_is_given_back_and_the_page_comes_again(
    view: WebView, qtbot: QtBot
) -> None:
    show(view, qtbot, page(*LONG))
    ask(view, qtbot, "scrollTo(0, 700) ?? 0")
    qtbot.waitUntil(lambda: view._place == 700, timeout=10000)
    process = view.process_id()
    view._hidden.setInterval(1)
    view.hide()
    qtbot.waitUntil(lambda: is_gone(process), timeout=20000)
    view.show_article("a", page(*LONG, "Written meanwhile"))
    with qtbot.waitSignal(view.shown, timeout=20000):
        view.show()
    assert "Written meanwhile" in str(ask(view, qtbot, "document.body.textContent"))
    assert ask(view, qtbot, "scrollY") == 700


def is_gone(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z"


def test_gives_up_after_three_crashes_and_starts_again_when_asked(
    view: WebView, qtbot: QtBot
) -> None:
    show(view, qtbot, page("One"))
    for _ in range(2):
        with qtbot.waitSignal(view.shown, timeout=20000):
            os.kill(view.process_id(), signal.SIGKILL)
    with qtbot.waitSignal(view.gave_up, timeout=20000):
        os.kill(view.process_id(), signal.SIGKILL)
    with qtbot.waitSignal(view.shown, timeout=20000):
        view.retry()
    assert ask(view, qtbot, "document.querySelector('.body').textContent") == "One"


def test_page_longer_than_two_megabytes_is_shown(view: WebView, qtbot: QtBot) -> None:
    show(view, qtbot, page(*("word " * 200 for _ in range(2600))))
    assert ask(view, qtbot, "document.querySelectorAll('.body p').length") == 2600
