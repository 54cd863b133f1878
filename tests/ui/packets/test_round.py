"""Two newsrooms in two windows: out, changed on both sides, back, decided, finished."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.benches import EDITOR, WRITER, Bench, furnished
from tests.helpers.newsrooms import FrozenClock
from workstation.desk import exchange_folder, packet_work, slow_drive
from workstation.desk.desk import Desk
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.exchange_folder import FolderState, FoundPacket
from workstation.desk.notice import NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.domain.draft import Draft
from workstation.domain.ids import LinkId, new_uuid
from workstation.domain.links import ArticleTarget, RelatedLink
from workstation.domain.packets import Arrival, PacketSummary, PictureChoice
from workstation.domain.revision import RevisionReason, RevisionSummary
from workstation.services import drafts
from workstation.storage.store import Store
from workstation.text.merging import Choice
from workstation.ui.merge.dialog import MergeDialog
from workstation.ui.packets.article_banner import ArticleBanner
from workstation.ui.packets.dragging import DraggedArticles
from workstation.ui.panes.desk_list.pane import DeskListPane
from workstation.ui.panes.editor import cards
from workstation.ui.panes.related import wording
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Tone

WAIT = 15000
DRAFT = Draft(
    headline="Ferry late",
    bylines=(WRITER,),
    body="The ferry waits. It is late.\n\nThe quay is shut.\n\nNobody knows why.",
)


class Newsrooms:
    """Makes two newsrooms with a window's worth of desk; the first is a copy, to be quick."""

    def __init__(
        self, template: Path, root: Path, clock: FrozenClock, appearance: Appearance, qtbot: QtBot
    ) -> None:
        self._template: Path | None = template
        self._root = root
        self._clock, self._appearance, self.qtbot = clock, appearance, qtbot

    @contextmanager
    def room(self, name: str, acting: str) -> Iterator[Bench]:
        folder = self._root / name
        if self._template is None:
            Store.create(folder, "The Laptop", self._clock).close()
        else:
            shutil.copytree(self._template, folder)
            self._template = None
        lanes = Dispatcher(partial(Store.open, folder, self._clock))
        with self.qtbot.waitSignal(lanes.opened, timeout=WAIT):
            lanes.start()
        desk = Desk(lanes, self._clock)
        with furnished(desk, self._clock, self._appearance, self.qtbot, folder, acting) as bench:
            yield bench
        desk.shut_down()
        lanes.close()
        desk.deleteLater()


@pytest.fixture
def rooms(
    template_newsroom: Path,
    tmp_path: Path,
    clock: FrozenClock,
    appearance: Appearance,
    qtbot: QtBot,
) -> Iterator[tuple[Bench, Bench]]:
    """The desk of an editor, and the laptop of a writer."""
    made = Newsrooms(template_newsroom, tmp_path, clock, appearance, qtbot)
    with ExitStack() as stack:
        here = stack.enter_context(made.room("desk", EDITOR))
        there = stack.enter_context(made.room("laptop", WRITER))
        yield here, there


def wait_for(bench: Bench, kind: NoticeKind) -> None:
    bench.qtbot.waitUntil(lambda: any(each.kind is kind for each in bench.notices), timeout=WAIT)


def send(bench: Bench, article: OpenArticle, to: str, path: Path) -> None:
    bench.notices.clear()
    bench.context.packets.send((article.id,), to, path, PictureChoice.WORKING)
    wait_for(bench, NoticeKind.PACKET_SENT)


def look(bench: Bench, path: Path) -> PacketSummary:
    with bench.qtbot.waitSignal(bench.context.packets.looked_into, timeout=WAIT) as looked:
        bench.context.packets.look_into(path)
    summary = looked.args[0]
    assert isinstance(summary, PacketSummary)
    return summary


def take_in(bench: Bench, path: Path) -> OpenArticle:
    summary = look(bench, path)
    bench.notices.clear()
    bench.context.packets.take_in(path, {each.name: None for each in summary.people})
    wait_for(bench, NoticeKind.PACKET_OPENED)
    wanted = summary.articles[0].id
    bench.qtbot.waitUntil(
        lambda: bench.desk.current is not None and bench.desk.current.id == wanted, timeout=WAIT
    )
    assert bench.desk.current is not None
    return bench.desk.current


def rewrite(article: OpenArticle, old: str, new: str) -> None:
    start = article.body().index(old)
    article.edit_text(start, start + len(old), new, "Typing")


def history(bench: Bench, article: OpenArticle) -> tuple[RevisionSummary, ...]:
    found: list[tuple[RevisionSummary, ...]] = []
    bench.settle()
    bench.desk.dispatcher.read(
        partial(drafts.history, article=article.id),
        owner=bench.desk,
        done=found.append,
        after_writes=True,
    )
    bench.qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
    return found[0]


def test_out_and_back_with_changes_on_both_sides(
    rooms: tuple[Bench, Bench], tmp_path: Path, qtbot: QtBot
) -> None:
    here, there = rooms
    mine = here.open(DRAFT)
    out, back = tmp_path / "out.packet", tmp_path / "back.packet"
    send(here, mine, WRITER, out)
    qtbot.waitUntil(lambda: mine.article.out is not None, timeout=WAIT)
    assert mine.article.out is not None
    assert mine.article.out.to == WRITER

    theirs = take_in(there, out)
    assert theirs.snapshot().body == DRAFT.body
    rewrite(theirs, "It is late.", "It is very late.")
    rewrite(theirs, "Nobody knows why.", "Nobody knows why yet.")
    send(there, theirs, EDITOR, back)

    rewrite(mine, "It is late.", "It is an hour late.")
    rewrite(mine, "The quay is shut.", "The quay is open.")
    here.settle()
    (seen,) = look(here, back).articles
    assert (seen.arrival, seen.questions, seen.changed_here) == (Arrival.CONFLICTS, 1, True)
    assert mine.body().startswith("The ferry waits. It is an hour late."), "nothing is changed yet"
    take_in(here, back)
    qtbot.waitUntil(lambda: mine.article.conflicts == 1, timeout=WAIT)
    decide(here, mine, Choice.THEIRS)
    assert mine.body() == (
        "The ferry waits. It is very late.\n\nThe quay is open.\n\nNobody knows why yet."
    )
    qtbot.waitUntil(lambda: mine.article.conflicts == 0, timeout=WAIT)
    versions = history(here, mine)
    assert versions[0].reason is RevisionReason.MERGED
    assert {EDITOR, WRITER} <= {each.author for each in versions}
    here.notices.clear()
    take_in(here, back)
    assert mine.body().startswith("The ferry waits. It is very late."), "twice changes nothing"


def decide(bench: Bench, article: OpenArticle, choice: Choice) -> None:
    """Answer every question in the merge view, by keys."""
    with bench.qtbot.waitSignal(bench.context.packets.asked, timeout=WAIT) as asked:
        bench.context.packets.ask(article.id)
    _article, conflict, deciding = asked.args
    host = QWidget()
    bench.qtbot.addWidget(host)
    host.resize(1280, 800)
    finish = partial(bench.context.packets.finish, article, conflict)
    icons, appearance = bench.context.icons, bench.context.appearance
    view = MergeDialog(deciding, conflict.author, {}, finish, appearance, icons, host)
    with bench.qtbot.waitExposed(view):
        view.show()
    for _question in deciding.questions:
        view.take(choice)
        view.go_on()
    QTest.mouseClick(view.finish, Qt.MouseButton.LeftButton)
    wait_for(bench, NoticeKind.DECIDED)


def test_what_merges_by_itself_comes_into_the_open_article_and_can_be_undone(
    rooms: tuple[Bench, Bench], tmp_path: Path, qtbot: QtBot
) -> None:
    here, there = rooms
    mine = here.open(DRAFT)
    out, back = tmp_path / "out.packet", tmp_path / "back.packet"
    send(here, mine, WRITER, out)
    theirs = take_in(there, out)
    rewrite(theirs, "Nobody knows why.", "Nobody knows why yet.")
    theirs.change(replace(theirs.details, kicker="Harbour"), "Kicker")
    send(there, theirs, EDITOR, back)
    rewrite(mine, "The quay is shut.", "The quay is open.")
    take_in(here, back)
    merged = DRAFT.body.replace("shut", "open").replace("why.", "why yet.")
    qtbot.waitUntil(lambda: mine.body() == merged, timeout=WAIT)
    assert mine.details.kicker == "Harbour"
    here.settle()
    undo = here.notices[-1].undo
    assert [each.kind for each in here.notices] == [NoticeKind.PACKET_OPENED]
    assert undo is not None
    undo()
    assert mine.body() == DRAFT.body.replace("shut", "open")
    assert mine.details.kicker == ""
    rewrite(mine, "open", "half open")
    here.settle()
    assert [each.kind for each in here.notices] == [NoticeKind.PACKET_OPENED]


def test_what_is_typed_while_a_packet_is_opened_stays(
    rooms: tuple[Bench, Bench], tmp_path: Path, qtbot: QtBot
) -> None:
    here, there = rooms
    mine = here.open(DRAFT)
    out, back = tmp_path / "out.packet", tmp_path / "back.packet"
    send(here, mine, WRITER, out)
    theirs = take_in(there, out)
    rewrite(theirs, "Nobody knows why.", "Nobody knows why yet.")
    send(there, theirs, EDITOR, back)
    here.context.packets.take_in(back, {})
    rewrite(mine, "The quay is shut.", "The quay is open.")
    here.desk.flush()
    merged = DRAFT.body.replace("shut", "open").replace("why.", "why yet.")
    qtbot.waitUntil(lambda: mine.body() == merged, timeout=WAIT)
    history(here, mine)
    here.desk.close(mine.id)
    with qtbot.waitSignal(here.desk.current_changed, timeout=WAIT):
        here.desk.open(mine.id)
    assert here.desk.current is not None
    assert here.desk.current.body() == merged


def test_a_merge_of_an_article_that_is_closed_is_undone_in_the_newsroom(
    rooms: tuple[Bench, Bench], tmp_path: Path, qtbot: QtBot
) -> None:
    here, there = rooms
    mine = here.open(DRAFT)
    out, back = tmp_path / "out.packet", tmp_path / "back.packet"
    send(here, mine, WRITER, out)
    rewrite(take_in(there, out), "Nobody knows why.", "Nobody knows why yet.")
    assert there.desk.current is not None
    send(there, there.desk.current, EDITOR, back)
    rewrite(mine, "The quay is shut.", "The quay is open.")
    here.settle()
    identity = mine.id
    here.desk.close(identity)
    opened = take_in(here, back)
    assert "why yet" in opened.body()
    undo = here.notices[-1].undo
    assert undo is not None
    here.desk.close(identity)
    undo()
    with qtbot.waitSignal(here.desk.current_changed, timeout=WAIT):
        here.desk.open(identity)
    assert here.desk.current is not None
    assert here.desk.current.body() == DRAFT.body.replace("shut", "open")


def test_a_shared_folder_is_in_tray_and_out_tray(
    rooms: tuple[Bench, Bench], tmp_path: Path, qtbot: QtBot
) -> None:
    here, there = rooms
    shared = tmp_path / "shared"
    shared.mkdir()
    pane = DeskListPane(there.context)
    qtbot.addWidget(pane)
    pane.complete()
    for bench in rooms:
        bench.context.packets.set_folder(shared)
    article = here.open(DRAFT)
    send(here, article, WRITER, shared / "ferry.packet")
    tray = there.context.packets.in_tray
    there.context.packets.exchange.look()
    qtbot.waitUntil(lambda: bool(tray.packets), timeout=WAIT)
    qtbot.waitUntil(lambda: pane.view.model().index(0, 0).isValid(), timeout=WAIT)
    model = pane.view.model()
    rows = [model.index(place, 0) for place in range(model.rowCount())]
    row = next(index for index in rows if index.data() == "Ferry late")
    assert EDITOR in str(row.data(Qt.ItemDataRole.AccessibleTextRole))
    pane.view.setCurrentIndex(row)
    with qtbot.waitSignal(there.context.packets.looked_into, timeout=WAIT):
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    take_in(there, shared / "ferry.packet")
    qtbot.waitUntil(lambda: not tray.packets, timeout=WAIT)
    here.context.packets.exchange.look()
    qtbot.waitUntil(lambda: here.context.packets.exchange.found != (), timeout=WAIT)
    assert not here.context.packets.in_tray.packets, "what one sent oneself is no news"

    (shared / "broken.packet").write_bytes(b"PK\x03\x04 not a packet")
    there.context.packets.exchange.look()
    qtbot.waitUntil(lambda: len(there.context.packets.exchange.found) == 2, timeout=WAIT)
    there.context.packets.exchange.look()
    qtbot.waitUntil(lambda: any(each.error for each in tray.packets), timeout=WAIT)
    away = shared.rename(tmp_path / "gone")
    there.context.packets.exchange.look()
    qtbot.waitUntil(lambda: there.context.packets.exchange.state is FolderState.AWAY, timeout=WAIT)
    titles = [pane.view.model().index(row, 0).data() for row in range(pane.view.model().rowCount())]
    assert "In-tray: the folder is away" in titles
    away.rename(shared)


def test_what_lies_in_the_shared_folder_is_never_overwritten(
    rooms: tuple[Bench, Bench], tmp_path: Path
) -> None:
    here, _there = rooms
    here.context.packets.set_folder(tmp_path)
    article = here.open(DRAFT)
    for _time in range(2):
        send(here, article, WRITER, tmp_path / "ferry.packet")
    assert sorted(file.name for file in tmp_path.glob("*.packet")) == [
        "ferry-2.packet",
        "ferry.packet",
    ]


def test_both_are_told_when_somebody_goes_on_writing(
    rooms: tuple[Bench, Bench], tmp_path: Path, qtbot: QtBot
) -> None:
    here, _there = rooms
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    column.addWidget(QWidget(host))
    told = ArticleBanner(here.context, column, host)
    article = here.open(DRAFT)
    told.bind(article)
    send(here, article, WRITER, tmp_path / "ferry.packet")
    qtbot.waitUntil(lambda: told.banner is not None, timeout=WAIT)
    assert told.banner is not None
    assert "You may go on writing" in told.banner.text()
    rewrite(article, "It is late.", "It is gone.")
    assert "changed here since" in told.banner.text()
    told.banner.buttons()[0].click()
    qtbot.waitUntil(lambda: article.article.out is None, timeout=WAIT)
    assert told.banner.isHidden()
    told.bind(None)


def test_an_article_dragged_out_is_a_packet_that_can_be_marked(
    rooms: tuple[Bench, Bench], tmp_path: Path, qtbot: QtBot
) -> None:
    here, there = rooms
    article = here.open(DRAFT)
    here.settle()
    feed = here.context.packets
    data = DraggedArticles((article.id,), "Ferry late", feed.hand_over)
    (address,) = data.urls()
    copied = Path(shutil.copy(address.toLocalFile(), tmp_path / "mailed.packet"))
    feed.mark_out((article.id,), "Ada Brandt")
    qtbot.waitUntil(lambda: article.article.out is not None, timeout=WAIT)
    assert take_in(there, copied).body() == DRAFT.body
    feed.close()
    assert not Path(address.toLocalFile()).exists()


def test_a_bad_packet_is_refused_in_a_sentence(rooms: tuple[Bench, Bench], tmp_path: Path) -> None:
    here, _there = rooms
    for name, data in (
        ("empty.packet", b""),
        ("words.packet", b"no packet"),
        ("missing.packet", None),
    ):
        here.notices.clear()
        if data is not None:
            (tmp_path / name).write_bytes(data)
        here.context.packets.look_into(tmp_path / name)
        wait_for(here, NoticeKind.FAILED)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there is nothing here that blocks for good")
def test_the_window_goes_on_while_the_shared_folder_does_not_answer(
    rooms: tuple[Bench, Bench], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system blocks for good in the folder; one writes, sends and opens meanwhile."""
    here, there = rooms
    shared, blocks = tmp_path / "shared", tmp_path / "blocks"
    shared.mkdir()
    os.mkfifo(blocks)

    def hanging(_folder: Path) -> tuple[FoundPacket, ...]:
        if blocks.exists():
            blocks.read_bytes()
        return ()

    monkeypatch.setattr(exchange_folder, "list_packets", hanging)
    feed = here.context.packets
    pane = DeskListPane(here.context)
    qtbot.addWidget(pane)
    pane.complete()
    article = here.open(DRAFT)
    feed.exchange._silence.setInterval(1)
    feed.set_folder(shared)
    qtbot.waitUntil(lambda: feed.exchange.state is FolderState.SILENT, timeout=WAIT)
    model = pane.view.model()
    titles = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert "In-tray: the folder does not answer" in titles
    rewrite(article, "It is late.", "It is gone.")
    send(here, article, WRITER, tmp_path / "ferry.packet")
    assert "It is gone." in take_in(there, tmp_path / "ferry.packet").body()
    writing = os.open(blocks, os.O_WRONLY)
    blocks.unlink()
    os.close(writing)
    qtbot.waitUntil(lambda: feed.exchange.state is FolderState.THERE, timeout=WAIT)


def test_a_packet_for_the_shared_folder_that_does_not_answer_is_refused_in_words(
    rooms: tuple[Bench, Bench], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _there = rooms
    answers = Event()

    def hanging(*_values: object) -> Path:
        answers.wait()
        raise TimeoutError

    monkeypatch.setattr(slow_drive, "_carry", hanging)
    monkeypatch.setattr(packet_work, "carried", partial(slow_drive.carried, patience=0.05))
    here.context.packets.set_folder(tmp_path)
    article = here.open(DRAFT)
    here.notices.clear()
    to_folder = partial(here.context.packets.send, (article.id,), WRITER, tmp_path / "a.packet")
    to_folder(PictureChoice.WORKING)
    wait_for(here, NoticeKind.FAILED)
    assert article.article.out is None
    answers.set()


def test_a_link_to_an_article_that_stayed_there_shows_its_title(
    rooms: tuple[Bench, Bench], tmp_path: Path, qtbot: QtBot
) -> None:
    """In the cards of the text and in the list of links, until the article itself comes."""
    here, there = rooms
    target = here.open(Draft(headline="Dredging slips", bylines=("Ada Brandt",)))
    target_id = target.id
    here.settle()
    link = RelatedLink(id=LinkId(new_uuid()), key="dredging", target=ArticleTarget(target_id))
    article = here.open(replace(DRAFT, links=(link,), body="{{related: dredging}}"))
    send(here, article, WRITER, tmp_path / "ferry.packet")
    came = take_in(there, tmp_path / "ferry.packet")
    now = there.desk.clock.now()
    card = cards.describe(came, "related", "dredging", now)
    assert card.title == "Dredging slips"
    assert "Ada Brandt" in card.second
    assert "not in this newsroom yet" in card.second
    words = wording.describe(came, came.details.links[0], now)
    assert (words.title, words.tone is Tone.RED) == ("Dredging slips", False)
