"""What hostile pages try, and that nothing comes of it, even where sanitising had failed."""

from __future__ import annotations

import json
from collections.abc import Sized
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtNetwork import QHostAddress, QTcpServer
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.torture.hostile_pages import SEED, cleaned
from tests.torture.payloads import Grower
from tests.ui.panes.preview.attacks import ATTACKS, CLICKS, SENTINEL

if TYPE_CHECKING:
    from tests.ui.panes.preview.conftest import Pictures
    from workstation.ui.panes.preview.web_view import WebView


def _came(answers: Sized, count: int) -> bool:
    return len(answers) >= count


class Listener(QTcpServer):
    """Counts who connects."""

    def __init__(self) -> None:
        super().__init__()
        self.connections = 0
        assert self.listen(QHostAddress.SpecialAddress.LocalHost)
        self.newConnection.connect(self._count)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.serverPort()}"

    def _count(self) -> None:
        self.connections += 1


@pytest.fixture
def listener(qapp: QApplication) -> Listener:
    return Listener()


def state(view: WebView, qtbot: QtBot) -> dict[str, str]:
    """Ask the document how it is, twice, so that what it had begun has had its turn."""
    answers: list[str] = []
    script = (
        "JSON.stringify({url: location.href, title: document.title, "
        "ran: document.documentElement.dataset.ran ?? '', "
        "frames: String(window.length)})"
    )
    for turn in range(3):
        view.page().runJavaScript(script, 1, answers.append)
        qtbot.waitUntil(partial(_came, answers, turn + 1), timeout=10000)
    found: dict[str, str] = json.loads(answers[-1])
    return found


def show(view: WebView, qtbot: QtBot, html: str, how: str) -> None:
    """Bring HTML into the page: as the document itself, as a page, or as a change of one."""
    if how == "document":
        shell = view._server._shell
        view._server._shell = shell.replace(b"<body>", b"<body>" + html.encode())
        with qtbot.waitSignal(view.page().loadFinished, timeout=10000):
            view.retry()
        view._server._shell = shell
        return
    if how == "change":
        with qtbot.waitSignal(view.shown, timeout=10000):
            view.show_article("a", "<article><p>First</p></article>")
    with qtbot.waitSignal(view.shown, timeout=10000):
        view.show_article("a", f"<article><p>First</p>{html}</article>")


def assert_untouched(view: WebView, qtbot: QtBot, listener: Listener) -> None:
    found = state(view, qtbot)
    assert found["url"].partition("#")[0] == view._server.address.toString()
    assert found["title"] == "Preview"
    assert found["ran"] == ""
    assert listener.connections == 0
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [view.window()]


@pytest.mark.parametrize("how", ["document", "page", "change"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_page_does_nothing(
    *,
    view: WebView,
    qtbot: QtBot,
    listener: Listener,
    pictures: Pictures,
    attack: str,
    how: str,
) -> None:
    own = f'<img src="nwpreview://media/{SENTINEL}.png" width="40" height="20">'
    html = ATTACKS[attack].replace("REMOTE", listener.address)
    show(view, qtbot, own + html, how)
    qtbot.waitUntil(lambda: pictures.asked == [SENTINEL], timeout=10000)
    assert_untouched(view, qtbot, listener)


@pytest.mark.parametrize("how", ["document", "page"])
@pytest.mark.parametrize("attack", CLICKS)
def test_click_in_hostile_page_leads_nowhere(
    view: WebView, qtbot: QtBot, listener: Listener, attack: str, how: str
) -> None:
    show(view, qtbot, CLICKS[attack].replace("REMOTE", listener.address), how)
    script = "document.querySelector('#target')?.click(); 'done'"
    view.page().runJavaScript(script, 1)
    assert_untouched(view, qtbot, listener)


@pytest.mark.parametrize("how", ["document", "change"])
def test_hostile_texts_by_the_hundred_do_nothing(
    view: WebView, qtbot: QtBot, listener: Listener, how: str
) -> None:
    pages = "\n".join(cleaned(Grower(SEED).texts(300)))
    show(view, qtbot, pages.replace("REMOTE", listener.address), how)
    click = "for (const one of document.querySelectorAll('a, button, input')) one.click(); 'done'"
    view.page().runJavaScript(click, 1)
    assert_untouched(view, qtbot, listener)


def test_page_comes_back_from_where_the_engine_has_put_it(
    view: WebView, qtbot: QtBot, listener: Listener
) -> None:
    """For such addresses the engine shows an empty page, and asks nobody before."""
    show(view, qtbot, '<a id="target" href="filesystem:http://127.0.0.1:9">x</a>', "page")
    with qtbot.waitSignals([view._page.strayed, view.shown], timeout=30000):
        view.page().runJavaScript("document.querySelector('#target').click(); 'done'", 1)
    assert_untouched(view, qtbot, listener)
    assert view.showing


def test_control_shows_that_scripts_would_be_seen(
    engine: None, qtbot: QtBot, listener: Listener
) -> None:
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)
    with qtbot.waitSignal(page.loadFinished, timeout=20000):
        page.setHtml(ATTACKS["script"])
    answers: list[str] = []
    page.runJavaScript("document.documentElement.dataset.ran", 1, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10000)
    assert answers == ["1"]
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()


def test_network_is_dead_for_a_page_without_any_protection(
    engine: None, qtbot: QtBot, listener: Listener
) -> None:
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)
    with qtbot.waitSignal(page.loadFinished, timeout=20000) as finished:
        page.load(QUrl(f"{listener.address}/"))
    assert finished.args == [False]
    assert listener.connections == 0
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()


def test_drop_is_refused(view: WebView, qtbot: QtBot, listener: Listener) -> None:
    data = QMimeData()
    data.setUrls([QUrl("file:///etc/hostname"), QUrl(listener.address)])
    targets: list[QWidget] = [view, *view.findChildren(QWidget)]
    for target in targets:
        enter = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(target, enter)
        assert not enter.isAccepted()
        drop = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(target, drop)
    assert_untouched(view, qtbot, listener)


def test_only_own_addresses_are_served(view: WebView) -> None:
    served = view._server.serves
    assert served(QUrl(f"nwpreview://media/{SENTINEL}.png"))
    assert served(QUrl("nwpreview://doc/page.css"))
    assert served(QUrl("nwpreview://doc/fonts/Inter-Regular.ttf"))
    for address in (
        f"nwpreview://media/{SENTINEL}.svg",
        f"nwpreview://media/{SENTINEL[1:]}.png",
        f"nwpreview://media/{SENTINEL.upper()}.png",
        f"nwpreview://media/../{SENTINEL}.png",
        f"nwpreview://media/{SENTINEL}.png?x=1",
        f"nwpreview://user@media/{SENTINEL}.png",
        "nwpreview://doc/",
        "nwpreview://doc/../preview/shell.html",
        "nwpreview://doc/fonts/../page.css",
        "nwpreview://doc/page.css?x",
        "nwpreview://elsewhere/page.css",
        "file:///etc/hostname",
        "https://example.org/page.css",
    ):
        assert not served(QUrl(address)), address


def test_pictures_and_links_are_not_dragged_out(view: WebView, qtbot: QtBot) -> None:
    """A dragged picture would be a file of ours, with its path on this machine."""
    html = f'<p><a href="https://x.example">x</a></p><img src="nwpreview://media/{SENTINEL}.png">'
    show(view, qtbot, html, "page")
    for element in ("img", "a"):
        answers: list[str] = []
        script = f"getComputedStyle(document.querySelector('{element}')).webkitUserDrag"
        view.page().runJavaScript(script, 1, answers.append)
        qtbot.waitUntil(partial(_came, answers, 1), timeout=10000)
        assert answers == ["none"]
