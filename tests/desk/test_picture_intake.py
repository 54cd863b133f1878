"""Pictures come in one by one, and a bad one stops none of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Barrier, Event
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers import full_disk
from tests.helpers.pictures import image_bytes
from workstation.desk.desk import Desk
from workstation.desk.notice import Notice
from workstation.desk.picture_intake import TOGETHER, PictureIntake, Source
from workstation.desk.pictures_feed import PicturesFeed
from workstation.domain.errors import BadPicture
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Picture
from workstation.formats.picture_values import PreparedPicture
from workstation.formats.picture_workshop import InlineWorkshop
from workstation.services import pictures
from workstation.storage.driver import number
from workstation.storage.store import Store
from workstation.ui.notices import failure, sentence

T = TypeVar("T")

LARGE = 100_000
"""Bytes that find no room in a page that is there already."""


@pytest.fixture
def intake(desk: Desk) -> PictureIntake:
    return PictureIntake(desk, InlineWorkshop(), desk)


@pytest.fixture
def told(desk: Desk) -> list[Notice]:
    found: list[Notice] = []
    desk.noticed.connect(found.append)
    return found


def stored(desk: Desk) -> int:
    found: list[int] = []
    future = desk.dispatcher.read(
        lambda unit: len(pictures.find(unit)), owner=desk, done=found.append, after_writes=True
    )
    return future.result(10)


def files(folder: Path, *colours: str, side: int = 60, spare: int = 0) -> list[Path]:
    """Write pictures, with so many bytes after their end."""
    found = []
    for colour in colours:
        found.append(folder / f"{colour}.png")
        found[-1].write_bytes(image_bytes(colour, side, side) + bytes(spare))
    return found


def test_bad_files_are_told_of_and_the_others_come_in(
    desk: Desk, intake: PictureIntake, told: list[Notice], tmp_path: Path, qtbot: QtBot
) -> None:
    good = files(tmp_path, "navy", "teal")
    torn = tmp_path / "torn.png"
    torn.write_bytes(image_bytes("red")[:40])
    came: list[Picture] = []
    intake.take([good[0], torn, tmp_path / "vanished.png", good[1]], came.append)
    qtbot.waitUntil(lambda: bool(told), timeout=10000)
    assert {one.file_name for one in came} == {"navy.png", "teal.png"}
    refused = {error.file for error in told[0].refused if isinstance(error, BadPicture)}
    assert refused == {"torn.png", "vanished.png"}
    assert (told[0].count, stored(desk)) == (2, 2)


def test_an_import_ends_even_where_a_picture_could_not_be_used(
    desk: Desk, intake: PictureIntake, tmp_path: Path, qtbot: QtBot
) -> None:
    def use(picture: Picture) -> None:
        if picture.file_name == "navy.png":
            raise LookupError(picture.file_name)

    with qtbot.captureExceptions() as raised:
        intake.take(list(files(tmp_path, "navy", "teal")), use)
        qtbot.waitUntil(lambda: not intake.busy, timeout=10000)
    assert [kind for kind, *_ in raised] == [LookupError]
    assert stored(desk) == 2


def test_the_small_image_comes_before_the_picture_is_used(
    desk: Desk, intake: PictureIntake, qtbot: QtBot
) -> None:
    feed = PicturesFeed(desk, desk)
    intake.image_drawn.connect(feed.keep_image)
    at_hand: list[bool] = []

    def use(picture: Picture) -> None:
        image = feed.image_at_hand(picture.id)
        at_hand.append(image is not None and image.width() == 60)

    intake.take([("navy.png", image_bytes("navy"))], use)
    qtbot.waitUntil(lambda: bool(at_hand), timeout=10000)
    assert at_hand == [True]


class MeetingWorkshop(InlineWorkshop):
    """Opens no picture before three are on their way, and something else has been done."""

    def __init__(self) -> None:
        self.met = Barrier(3, timeout=20)
        self.others = Event()

    def prepare(self, data: bytes, file_name: str) -> PreparedPicture:
        self.met.wait()
        assert self.others.wait(20), "nothing else could be done meanwhile"
        return super().prepare(data, file_name)


def test_one_is_stored_while_two_are_opened_and_others_find_a_thread(
    desk: Desk, told: list[Notice], tmp_path: Path, qtbot: QtBot
) -> None:
    workshop = MeetingWorkshop()
    intake = PictureIntake(desk, workshop, desk)
    intake.take(list(files(tmp_path, "navy", "teal", "red")))
    desk.dispatcher.files(lambda _: workshop.others.set(), owner=desk)
    qtbot.waitUntil(lambda: bool(told), timeout=30000)
    assert (told[0].count, told[0].refused, stored(desk)) == (3, (), 3)


def test_many_pictures_are_stored_together_and_one_that_is_wanted_at_once(
    desk: Desk,
    intake: PictureIntake,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    from workstation.storage.blobs import Blobs  # noqa: PLC0415 - where it is listened to

    stored_together: list[int] = []
    put = Blobs.put_pictures

    def listening(blobs: Blobs, pictures: Iterable[tuple[PictureId, bytes, bytes]]) -> None:
        together = list(pictures)
        stored_together.append(len(together))
        put(blobs, together)

    monkeypatch.setattr(Blobs, "put_pictures", listening)
    colours = ("navy", "teal", "red", "green", "gray", "pink", "cyan", "olive", "tan", "gold")
    first, *others = files(tmp_path, *colours)
    intake.take([first], lambda _picture: None)
    intake.take([*others])
    qtbot.waitUntil(lambda: not intake.busy, timeout=10000)
    assert sum(stored_together) == stored(desk) == len(colours)
    assert all(count >= TOGETHER for count in stored_together[1:-1])
    assert len(stored_together) <= 4


def test_of_a_folder_all_pictures_come_in(
    desk: Desk, intake: PictureIntake, tmp_path: Path, told: list[Notice], qtbot: QtBot
) -> None:
    (tmp_path / "deeper").mkdir()
    files(tmp_path, "navy")
    files(tmp_path / "deeper", "teal")
    (tmp_path / "notes.txt").write_text("not a picture")
    (tmp_path / ".hidden.png").write_bytes(image_bytes("red"))
    intake.take([tmp_path])
    qtbot.waitUntil(lambda: bool(told), timeout=10000)
    assert (told[0].count, told[0].refused, stored(desk)) == (2, (), 2)


def on_store(desk: Desk, work: Callable[[Store], T]) -> T:
    return desk.dispatcher.files(work, owner=desk).result(10)


def originals(desk: Desk) -> int:
    return on_store(desk, lambda store: len(store.blobs._ids("original")))


def thumbnails(desk: Desk) -> int:
    def count(store: Store) -> int:
        connection = store.blobs._connection()
        assert connection is not None
        return number(connection, "SELECT count(*) FROM thumbnail")

    return on_store(desk, count)


def test_on_a_full_disk_pictures_wait_and_come_in_when_there_is_room(
    desk: Desk, intake: PictureIntake, told: list[Notice], tmp_path: Path, qtbot: QtBot
) -> None:
    first, *others = files(tmp_path, "navy", "teal", "red", "olive", spare=LARGE)
    intake.take([first])
    qtbot.waitUntil(lambda: not intake.busy, timeout=10000)
    on_store(desk, full_disk.fill_pictures)

    intake._trying.setInterval(50)
    intake.take([*others])
    qtbot.waitUntil(lambda: intake.held_up, timeout=10000)
    with qtbot.waitSignal(intake._trying.timeout, timeout=10000):
        pass  # it is tried again, and nothing is said of it
    [words] = [failure(one.error) for one in told if one.error is not None]
    assert words.startswith("The disk is full, so no more pictures can come in.")
    assert (stored(desk), originals(desk), thumbnails(desk)) == (1, 1, 1)

    on_store(desk, full_disk.free_pictures)
    qtbot.waitUntil(lambda: not intake.busy, timeout=10000)
    assert not intake.held_up
    assert (stored(desk), originals(desk), thumbnails(desk)) == (4, 4, 4)


def test_waiting_for_room_can_be_stopped(
    desk: Desk, intake: PictureIntake, tmp_path: Path, qtbot: QtBot
) -> None:
    first, *others = files(tmp_path, "navy", "teal", "red", spare=LARGE)
    intake.take([first])
    qtbot.waitUntil(lambda: not intake.busy, timeout=10000)
    on_store(desk, full_disk.fill_pictures)
    intake.take([*others])
    qtbot.waitUntil(lambda: intake.held_up and not intake._under_way, timeout=10000)
    intake.cancel()
    assert not intake.busy
    assert not intake.held_up
    assert stored(desk) == 1


def test_a_stopped_import_keeps_what_has_come_in(
    desk: Desk, intake: PictureIntake, tmp_path: Path, qtbot: QtBot
) -> None:
    steps: list[tuple[int, int]] = []
    intake.progressed.connect(lambda done, asked: steps.append((done, asked)))
    colours = ("navy", "teal", "red", "green", "gray", "pink", "cyan", "olive")
    intake.take(list(files(tmp_path, *colours)))
    assert intake.busy
    intake.cancel()
    qtbot.waitUntil(lambda: not intake.busy, timeout=10000)
    assert 0 < stored(desk) < len(colours)
    assert steps[-1][0] == steps[-1][1]


def test_bytes_come_before_the_row_so_that_a_failure_leaves_no_empty_frame(
    desk: Desk,
    intake: PictureIntake,
    told: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    from workstation.storage.blobs import Blobs  # noqa: PLC0415 - where it is broken

    def broken(*_: object) -> None:
        raise BadPicture("navy.png", "the disk is broken.")

    monkeypatch.setattr(Blobs, "put_pictures", broken)
    intake.take([("navy.png", image_bytes("navy"))])
    qtbot.waitUntil(lambda: bool(told), timeout=10000)
    assert stored(desk) == 0


def test_what_the_library_has_already_is_told_of_apart(
    intake: PictureIntake, told: list[Notice], tmp_path: Path, qtbot: QtBot
) -> None:
    navy, teal, red = files(tmp_path, "navy", "teal", "red")
    rounds: tuple[tuple[list[Source], int, int], ...] = (
        ([navy, teal], 2, 0),
        ([navy], 0, 1),
        ([navy, red], 1, 1),
    )
    for sources, count, known in rounds:
        told.clear()
        intake.take(sources)
        qtbot.waitUntil(lambda: bool(told), timeout=10000)
        assert (told[0].count, told[0].known) == (count, known)
    assert sentence(told[0]).endswith("Already in the library: 1 picture(s).")
