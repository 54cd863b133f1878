"""Pages elsewhere are looked at on this machine only."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pytestqt.qtbot import QtBot

from workstation.desk.desk import Desk
from workstation.desk.page_checks import PageChecks


class Site(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        there = self.path == "/history"
        self.send_response(200 if there else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<title>A history of\n the route &amp; more</title>")

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def _address(site: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{site.server_address[1]}{path}"


def test_a_page_is_asked_for_only_when_somebody_says_so(
    desk: Desk, site: ThreadingHTTPServer, qtbot: QtBot
) -> None:
    checks = PageChecks(desk, desk)
    url = _address(site, "/history")
    with qtbot.waitSignal(checks.known_changed):
        checks.load(frozenset({url}))
    assert checks.known(url) is None
    assert site.asked == []  # type: ignore[attr-defined]
    checks.check(url)
    assert checks.checking(url)
    qtbot.waitUntil(lambda: checks.known(url) is not None)
    page = checks.known(url)
    assert page is not None
    assert (page.status, page.title, page.sound) == (200, "A history of the route & more", True)
    assert page.checked_at == desk.clock.now()


def test_what_was_found_is_there_the_next_time(
    desk: Desk, site: ThreadingHTTPServer, qtbot: QtBot
) -> None:
    url = _address(site, "/gone")
    checks = PageChecks(desk, desk)
    checks.check(url)
    qtbot.waitUntil(lambda: checks.known(url) is not None)
    again = PageChecks(desk, desk)
    with qtbot.waitSignal(again.known_changed):
        again.load(frozenset({url}))
    page = again.known(url)
    assert page is not None
    assert (page.status, page.sound) == (404, False)


def test_a_site_that_does_not_answer_is_said_to_be_so(desk: Desk, qtbot: QtBot) -> None:
    url = "http://127.0.0.1:1/nobody"
    checks = PageChecks(desk, desk)
    checks.check(url)
    qtbot.waitUntil(lambda: checks.known(url) is not None)
    page = checks.known(url)
    assert page is not None
    assert page.status == 0
    assert page.problem


def test_only_the_web_is_asked(desk: Desk) -> None:
    checks = PageChecks(desk, desk)
    checks.check("file:///etc/hostname")
    assert not checks.checking("file:///etc/hostname")
