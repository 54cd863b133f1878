import os
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot

from tests.helpers.quiet import Quiet
from tests.rendering.builders import TEMPLATES, page
from workstation.desk import render_line
from workstation.desk.rendering import InlineRenderer, Renderer, RenderProcess
from workstation.rendering.live_orders import Changed, Checked, Lost
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


class Stream:
    """Follows the stream of one article."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.pieces: list[str] = []
        self.changes: list[Changed] = []
        self.lost: list[Lost] = []
        self.checked: list[Checked] = []
        renderer.changed.connect(self._on_changed)
        renderer.lost.connect(self.lost.append)
        renderer.checked.connect(self.checked.append)
        self.number = 0

    def begin(self, body: str) -> None:
        self.number = self.renderer.begin("a", page(body=""), tuple(body.split("\n")))

    def edit(self, first: int, removed: int, *lines: str) -> None:
        self.renderer.edit(self.number, "a", page(body=""), (first, removed, lines))

    def check(self, body: str) -> None:
        self.renderer.check(self.number, len(body), crc32(body.encode()))

    def is_done(self, count: int = 1) -> bool:
        return sum(answer.done for answer in self.changes) >= count

    @property
    def html(self) -> str:
        return "".join(self.pieces)

    def _on_changed(self, answer: Changed) -> None:
        if answer.fresh:
            self.pieces.clear()
        answer.change.apply(self.pieces)
        self.changes.append(answer)


def whole(body: str) -> str:
    return WHOLE.render_article(page(body=body))


def test_a_stream_is_told_what_changes(qtbot: QtBot, process: RenderProcess) -> None:
    stream = Stream(process)
    stream.begin("One.\n\nTwo.")
    qtbot.waitUntil(stream.is_done, timeout=60_000)
    assert stream.html == whole("One.\n\nTwo.")
    stream.edit(2, 1, "Three.")
    qtbot.waitUntil(lambda: stream.is_done(2))
    assert stream.changes[-1].change.pieces == ("<p>Three.</p>",)
    assert stream.html == whole("One.\n\nThree.")
    stream.check("One.\n\nThree.")
    qtbot.waitUntil(lambda: bool(stream.checked))
    assert stream.checked[-1].repair is None
    assert not stream.checked[-1].stopped


def test_a_long_text_is_told_in_parts_and_gives_way_to_changes(
    qtbot: QtBot, process: RenderProcess
) -> None:
    lines = [line for number in range(6000) for line in (f"Paragraph *{number}*.", "")]
    stream = Stream(process)
    stream.begin("\n".join(lines))
    qtbot.waitUntil(lambda: bool(stream.changes), timeout=60_000)
    assert not stream.is_done()
    lines[0] = "Changed meanwhile."
    stream.edit(0, 1, lines[0])
    qtbot.waitUntil(stream.is_done, timeout=60_000)
    assert stream.html == whole("\n".join(lines))
    assert len(stream.changes) > 2


def test_another_long_text_takes_the_place_of_one_told_in_part(
    qtbot: QtBot, process: RenderProcess
) -> None:
    first, second = ("\n\n".join(f"{word} *{n}*." for n in range(4000)) for word in ("One", "Two"))
    stream = Stream(process)
    for _ in range(3):
        stream.begin(first)
        qtbot.waitUntil(lambda: bool(stream.changes), timeout=60_000)
        stream.changes.clear()
        stream.number = process.begin("b", page(body=""), tuple(second.split("\n")))
        qtbot.waitUntil(
            lambda: any(answer.done for answer in stream.changes if answer.stream == stream.number),
            timeout=60_000,
        )
        stream.changes.clear()
    assert stream.html == whole(second)


def test_a_page_told_in_part_is_not_compared(qtbot: QtBot, process: RenderProcess) -> None:
    body = "\n\n".join(f"Paragraph *{number}*." for number in range(6000))
    stream = Stream(process)
    stream.begin(body)
    qtbot.waitUntil(lambda: bool(stream.changes), timeout=60_000)
    for _ in range(3):
        stream.check(body)
    qtbot.waitUntil(stream.is_done, timeout=60_000)
    stream.check(body)
    qtbot.waitUntil(lambda: bool(stream.checked) and not stream.checked[-1].stopped, timeout=60_000)
    assert all(answer.repair is None for answer in stream.checked)


def test_a_comparison_gives_way_to_a_change(qtbot: QtBot, process: RenderProcess) -> None:
    body = "\n\n".join(f"Paragraph *{number}*." for number in range(6000))
    stream = Stream(process)
    stream.begin(body)
    qtbot.waitUntil(stream.is_done, timeout=60_000)
    stream.check(body)
    done = sum(answer.done for answer in stream.changes)
    qtbot.waitUntil(lambda: not process._line._waiting)
    stream.edit(0, 1, "Changed.")
    qtbot.waitUntil(lambda: stream.is_done(done + 1), timeout=60_000)
    assert stream.checked[0].stopped
    assert stream.html.count("Changed.") == 1


def test_a_stream_whose_text_is_another_is_lost(qtbot: QtBot, process: RenderProcess) -> None:
    stream = Stream(process)
    stream.begin("One.")
    qtbot.waitUntil(stream.is_done, timeout=60_000)
    stream.check("Two.")
    qtbot.waitUntil(lambda: bool(stream.lost))
    assert not stream.lost[0].too_long


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_stream_that_takes_too_long_is_lost_and_another_can_begin(
    body: str, qtbot: QtBot, quiet: Quiet, process: RenderProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet.expect(GIVEN_UP)
    monkeypatch.setattr(render_line, "RENDER_LIMIT", 0.5)
    answers, stream = Answers(process), Stream(process)
    stream.begin("Harmless.")
    qtbot.waitUntil(stream.is_done, timeout=60_000)
    stream.edit(0, 1, body)
    qtbot.waitUntil(lambda: bool(stream.lost), timeout=60_000)
    assert stream.lost[0].too_long
    ticket = process.bare(page(body=body))
    assert wait_for(qtbot, answers, ticket) == (ticket, plain_article(page(body=body)), True)
    stream.changes.clear()
    stream.begin("Harmless again.")
    qtbot.waitUntil(stream.is_done, timeout=60_000)
    assert stream.html == whole("Harmless again.")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_stream_is_lost_with_its_process(qtbot: QtBot, process: RenderProcess) -> None:
    stream = Stream(process)
    stream.begin("One.")
    qtbot.waitUntil(stream.is_done, timeout=60_000)
    first = process.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    qtbot.waitUntil(lambda: zombie_or_gone(first))
    stream.edit(0, 1, "Two.")
    qtbot.waitUntil(lambda: bool(stream.lost), timeout=60_000)
    assert not stream.lost[0].too_long


def test_a_resting_process_is_gone_and_comes_back(qtbot: QtBot, process: RenderProcess) -> None:
    stream = Stream(process)
    stream.begin("One.")
    qtbot.waitUntil(stream.is_done, timeout=60_000)
    first = process.pid
    assert first is not None
    process.rest()
    qtbot.waitUntil(lambda: gone(first), timeout=60_000)
    assert process.pid is None
    stream.begin("Two.")
    qtbot.waitUntil(lambda: stream.is_done(2), timeout=60_000)
    assert stream.html == whole("Two.")


def test_inline_tells_a_stream_the_same(qtbot: QtBot) -> None:
    stream = Stream(InlineRenderer(SETUP))
    stream.begin("One.\n\nTwo.")
    stream.edit(0, 1, "Three.")
    stream.check("Three.\n\nTwo.")
    qtbot.waitUntil(lambda: bool(stream.checked))
    assert stream.html == whole("Three.\n\nTwo.")
    assert stream.checked[0].repair is None
