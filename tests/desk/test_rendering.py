import os
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot

from tests.helpers.quiet import Quiet
from tests.rendering.builders import TEMPLATES, page
from workstation.desk import render_line
from workstation.desk.rendering import InlineRenderer, Renderer, RenderProcess
from workstation.rendering.page import PageRenderer
from workstation.rendering.plain import plain_article, plain_page
from workstation.rendering.worker import Extent, Setup

SETUP = Setup(TEMPLATES, stylesheet="page.css")
WHOLE = PageRenderer(TEMPLATES, stylesheet="page.css")
HOSTILE = {
    "brackets": "[a" * 20_000,
    "pictures": "![[]()" * 20_000,
    "depth": "<div>" * 100_000 + "x",
}
GIVEN_UP = r"could not be rendered in time"


class Answers:
    """What a renderer has answered, in order."""

    def __init__(self, renderer: Renderer) -> None:
        self.pages: list[tuple[int, str, bool]] = []
        self.failures: list[tuple[int, str, int]] = []
        self.threads: set[bool] = set()
        renderer.rendered.connect(self._on_rendered)
        renderer.failed.connect(lambda *failure: self.failures.append(failure))
        self._home = renderer.thread()

    def _on_rendered(self, ticket: int, html: str, plain: bool) -> None:
        self.pages.append((ticket, html, plain))
        self.threads.add(QThread.currentThread() is self._home)

    def has(self, ticket: int) -> bool:
        return any(ticket == answered for answered, _, _ in self.pages)


@pytest.fixture
def process(qtbot: QtBot) -> Iterator[RenderProcess]:
    renderer = RenderProcess(SETUP)
    yield renderer
    renderer.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "render"]


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def wait_for(qtbot: QtBot, answers: Answers, ticket: int) -> tuple[int, str, bool]:
    qtbot.waitUntil(lambda: answers.has(ticket), timeout=60_000)
    return answers.pages[-1]


def let_the_queue_run(qtbot: QtBot) -> None:
    """Return when everything that was queued before has been delivered."""
    delivered: list[bool] = []
    QTimer.singleShot(0, lambda: delivered.append(True))
    qtbot.waitUntil(lambda: bool(delivered))


def test_pages_come_back_as_they_are_rendered_elsewhere(
    qtbot: QtBot, process: RenderProcess
) -> None:
    answers = Answers(process)
    ticket = process.render(page())
    assert answers.pages == []
    assert wait_for(qtbot, answers, ticket) == (ticket, WHOLE.render(page()), False)
    ticket = process.render(page(), Extent.ARTICLE)
    assert wait_for(qtbot, answers, ticket) == (ticket, WHOLE.render_article(page()), False)
    assert answers.threads == {True}


def test_the_newest_request_wins(qtbot: QtBot, process: RenderProcess) -> None:
    answers = Answers(process)
    tickets = [process.render(page(headline=f"Headline {n}")) for n in range(200)]
    wait_for(qtbot, answers, tickets[-1])
    answered = [ticket for ticket, _, _ in answers.pages]
    assert answered == sorted(answered)
    assert len(answered) < 10
    assert "Headline 199" in answers.pages[-1][1]


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_text_that_takes_too_long_is_shown_plainly(
    body: str, qtbot: QtBot, quiet: Quiet, process: RenderProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet.expect(GIVEN_UP)
    monkeypatch.setattr(render_line, "RENDER_LIMIT", 0.5)
    answers = Answers(process)
    hostile = page(body=body)
    ticket = process.render(hostile, Extent.ARTICLE)
    assert wait_for(qtbot, answers, ticket) == (ticket, plain_article(hostile), True)
    ticket = process.render(page())
    assert wait_for(qtbot, answers, ticket) == (ticket, WHOLE.render(page()), False)


def test_a_template_error_names_its_line_and_the_process_goes_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "article.html").write_text("one\n{{ page.nothing }}", encoding="utf-8")
    renderer = RenderProcess(Setup(tmp_path))
    answers = Answers(renderer)
    with qtbot.waitSignal(renderer.failed, timeout=60_000):
        ticket = renderer.render(page(), Extent.ARTICLE)
    pid = renderer.pid
    ((failed, message, line),) = answers.failures
    assert (failed, line) == (ticket, 2)
    assert "article.html, line 2" in message
    (tmp_path / "article.html").write_text("{{ page.headline }}", encoding="utf-8")
    ticket = renderer.render(page(), Extent.ARTICLE)
    assert wait_for(qtbot, answers, ticket)[1] == page().headline
    assert renderer.pid == pid
    renderer.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_it_survives_the_process_being_killed_while_idle(
    qtbot: QtBot, process: RenderProcess
) -> None:
    answers = Answers(process)
    wait_for(qtbot, answers, process.render(page()))
    first = process.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    qtbot.waitUntil(lambda: zombie_or_gone(first))
    ticket = process.render(page())
    assert wait_for(qtbot, answers, ticket) == (ticket, WHOLE.render(page()), False)
    assert process.pid != first
    assert gone(first)


def zombie_or_gone(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return gone(pid) or (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_page_during_which_the_process_dies_is_shown_plainly(
    qtbot: QtBot, quiet: Quiet, process: RenderProcess
) -> None:
    quiet.expect(GIVEN_UP)
    answers = Answers(process)
    wait_for(qtbot, answers, process.render(page()))
    hostile = page(body=HOSTILE["depth"])
    ticket = process.render(hostile)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    assert wait_for(qtbot, answers, ticket) == (ticket, plain_page(hostile, "page.css"), True)


def test_close_leaves_nothing_behind_even_in_the_middle_of_a_page(qtbot: QtBot) -> None:
    renderer = RenderProcess(SETUP)
    answers = Answers(renderer)
    wait_for(qtbot, answers, renderer.render(page()))
    pid = renderer.pid
    assert pid is not None
    renderer.render(page(body=HOSTILE["brackets"]))
    renderer.close()
    assert gone(pid)
    assert renderer.pid is None
    assert not [thread for thread in threading.enumerate() if thread.name == "render"]
    renderer.close()
    before = len(answers.pages)
    renderer.render(page())
    renderer.warm()
    let_the_queue_run(qtbot)
    assert len(answers.pages) == before
    assert renderer.pid is None


def test_close_while_starting_leaves_nothing_behind(qtbot: QtBot) -> None:
    renderer = RenderProcess(SETUP)
    renderer.warm()
    renderer.close()
    assert renderer.pid is None
    assert not [thread for thread in threading.enumerate() if thread.name == "render"]


def test_an_unused_renderer_starts_nothing(qtbot: QtBot) -> None:
    renderer = RenderProcess(SETUP)
    assert renderer.pid is None
    assert not [thread for thread in threading.enumerate() if thread.name == "render"]
    renderer.close()


@pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")
def test_the_process_has_no_qt_and_its_limits(qtbot: QtBot, process: RenderProcess) -> None:
    answers = Answers(process)
    process.warm()
    wait_for(qtbot, answers, process.render(page()))
    proc = Path(f"/proc/{process.pid}")
    maps = (proc / "maps").read_text()
    assert "nh3" in maps
    assert "libQt6" not in maps
    assert "shiboken" not in maps
    limits = {
        line[:25].strip(): line[25:46].strip()
        for line in (proc / "limits").read_text().splitlines()
    }
    assert int(limits["Max address space"]) == 1 << 30
    assert int(limits["Max cpu time"]) <= 60
    assert int(limits["Max core file size"]) == 0


def test_inline_answers_the_same_but_never_at_once(qtbot: QtBot) -> None:
    renderer = InlineRenderer(SETUP)
    answers = Answers(renderer)
    ticket = renderer.render(page(), Extent.ARTICLE)
    assert answers.pages == []
    assert wait_for(qtbot, answers, ticket) == (ticket, WHOLE.render_article(page()), False)
    later = renderer.render(replace(page(), headline="Later"))
    renderer.close()
    let_the_queue_run(qtbot)
    assert not answers.has(later)
