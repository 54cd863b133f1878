"""Backups of pictures: made when some came, checked by hash, and brought back with the texts."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.canonical import sha256_bytes
from workstation.domain.errors import NewsroomDamaged, NotANewsroom, NotFound
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Picture
from workstation.services import pictures
from workstation.storage import backup, driver, picture_copies, restoring
from workstation.storage.picture_store import PictureStore
from workstation.storage.schema import BACKUPS, DATABASE, PICTURES
from workstation.storage.store import Store


def add_picture(store: Store, data: bytes) -> PictureId:
    identity = store.blobs.put(data)
    picture = Picture(
        id=identity, file_name="a.jpg", media_type="image/jpeg", width=4, height=3, size=len(data)
    )
    with store.write() as uow:
        pictures.add(uow, picture)
    return identity


def stored(store: Store) -> frozenset[str]:
    return PictureStore(store.folder / BACKUPS).names()


def copy_of_an_earlier_version(store: Store, name: str) -> Path:
    file = store.folder / BACKUPS / name
    file.parent.mkdir(exist_ok=True)
    picture_copies.copy_pictures(store.folder, file)
    return file


def rot(file: Path, identity: PictureId) -> None:
    connection = driver.connect(file)
    connection.execute("UPDATE original SET data = x'00' WHERE id = ?", (identity,))
    connection.close()


def test_pictures_are_stored_once_for_all_backups(library: Store, clock: FrozenClock) -> None:
    ferry = add_picture(library, b"ferry")
    made = library.backup()
    assert made.pictures == library.folder / BACKUPS / "pictures"
    (file,) = made.pictures.rglob(ferry)
    first = file.stat().st_mtime_ns
    clock.forward(hours=1)
    pier = add_picture(library, b"pier")
    library.backup()
    assert stored(library) == {ferry, pier}
    assert file.stat().st_mtime_ns == first
    assert not list(made.file.parent.rglob("*.part"))


def test_a_newsroom_without_pictures_has_no_copy(library: Store) -> None:
    assert library.backup().pictures is None
    assert stored(library) == frozenset()


def test_small_versions_come_back_too(library: Store, clock: FrozenClock, tmp_path: Path) -> None:
    ferry = add_picture(library, b"ferry")
    library.blobs.put_thumbnail(ferry, b"small ferry")
    made = library.backup()
    restoring.restore(made.file, tmp_path / "moved", clock)
    moved = Store.open(tmp_path / "moved", clock)
    assert moved.blobs.read(ferry) == b"ferry"
    assert moved.blobs.thumbnail(ferry) == b"small ferry"
    moved.close()


def test_backups_keep_the_best_there_is_of_a_picture(
    library: Store, clock: FrozenClock, tmp_path: Path
) -> None:
    def restored(name: str) -> bytes | None:
        restoring.restore(library.backup().file, tmp_path / name, clock)
        moved = Store.open(tmp_path / name, clock)
        try:
            return moved.blobs.read(pier)
        finally:
            moved.close()

    original = b"the pier, as it was taken"
    pier = PictureId(sha256_bytes(original))
    picture = Picture(
        id=pier, file_name="a.jpg", media_type="image/jpeg", width=4, height=3, size=len(original)
    )
    with library.write() as uow:
        pictures.add(uow, picture)
    found = []
    for name, better in (("small", b"small"), ("larger", b"a larger pier")):
        library.blobs.put_working_copy(pier, better, b"")
        clock.forward(minutes=1)
        found.append(restored(name))
    library.blobs.put_picture(pier, original, b"")
    clock.forward(minutes=1)
    found.append(restored("original"))
    assert found == [b"small", b"a larger pier", original]


def test_copies_of_an_earlier_version_go_once_all_is_in_the_store(
    library: Store, clock: FrozenClock
) -> None:
    add_picture(library, b"ferry")
    old = copy_of_an_earlier_version(library, "pictures-2026-01-05T080000Z.db")
    gone = add_picture(library, b"gone")
    other = copy_of_an_earlier_version(library, "pictures-2026-01-06T080000Z.db")
    connection = driver.connect(library.folder / PICTURES)
    connection.execute("DELETE FROM original WHERE id = ?", (gone,))
    connection.close()
    library.backup()
    assert (old.exists(), other.exists()) == (False, True)


def test_pictures_that_have_rotted_are_not_copied_and_all_else_is(
    library: Store, clock: FrozenClock
) -> None:
    ferry = add_picture(library, b"ferry")
    pier = add_picture(library, b"pier")
    rot(library.folder / PICTURES, ferry)
    with pytest.raises(NewsroomDamaged, match="bytes are damaged"):
        library.backup()
    assert stored(library) == {pier}
    assert len(backup.list_backups(library.folder)) == 1


def test_a_picture_that_rotted_among_the_backups_does_not_come_back(
    library: Store, clock: FrozenClock
) -> None:
    ferry = add_picture(library, b"ferry")
    pier = add_picture(library, b"pier")
    made = library.backup()
    (file,) = (library.folder / BACKUPS).rglob(ferry)
    file.write_bytes(b"rotten")
    library.close()
    (library.folder / PICTURES).unlink()
    done = restoring.restore(made.file, library.folder, clock)
    assert done.missing_pictures == 1
    again = Store.open(library.folder, clock)
    assert (again.blobs.read(ferry), again.blobs.read(pier)) == (None, b"pier")
    again.close()


def test_pictures_come_back_from_a_copy_of_an_earlier_version(
    library: Store, clock: FrozenClock
) -> None:
    ferry = add_picture(library, b"ferry")
    made = library.backup()
    copy_of_an_earlier_version(library, "pictures-2026-01-05T080000Z.db")
    for file in (library.folder / BACKUPS).rglob(ferry):
        file.unlink()
    library.close()
    (library.folder / PICTURES).unlink()
    assert restoring.restore(made.file, library.folder, clock).missing_pictures == 0
    again = Store.open(library.folder, clock)
    assert again.blobs.read(ferry) == b"ferry"
    again.close()


@pytest.mark.parametrize("loss", ["gone", "rotten", "junk"])
def test_restoring_brings_lost_pictures_back(library: Store, clock: FrozenClock, loss: str) -> None:
    identity = add_picture(library, b"ferry")
    made = library.backup()
    library.close()
    file = library.folder / PICTURES
    if loss == "gone":
        file.unlink()
    elif loss == "rotten":
        rot(file, identity)
    else:
        file.write_bytes(b"junk" * 3000)
    done = restoring.restore(made.file, library.folder, clock)
    assert done.missing_pictures == 0
    assert (done.pictures_aside is None) is (loss == "gone")
    again = Store.open(library.folder, clock)
    assert again.blobs.read(identity) == b"ferry"
    assert again.verify() == ()
    again.close()


def test_sound_pictures_stay_when_texts_are_restored(library: Store, clock: FrozenClock) -> None:
    add_picture(library, b"ferry")
    made = library.backup()
    later = add_picture(library, b"pier")
    library.close()
    done = restoring.restore(made.file, library.folder, clock)
    assert (done.pictures_aside, done.missing_pictures) == (None, 0)
    again = Store.open(library.folder, clock)
    assert again.blobs.read(later) == b"pier"
    again.close()


def test_pictures_that_are_nowhere_are_counted(
    library: Store, clock: FrozenClock, tmp_path: Path
) -> None:
    add_picture(library, b"ferry")
    made = library.backup(tmp_path / "texts.db")
    done = restoring.restore(made.file, tmp_path / "moved", clock)
    assert done.missing_pictures == 1
    assert not (tmp_path / "moved" / PICTURES).exists()


def test_a_zip_has_texts_and_pictures(library: Store, clock: FrozenClock, tmp_path: Path) -> None:
    identity = add_picture(library, b"ferry")
    made = library.backup(tmp_path / "all.zip")
    assert made.size == made.file.stat().st_size
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith((".", "all"))] == [
        "all.zip"
    ]
    assert backup.verify(made.file) == 0
    done = restoring.restore(made.file, tmp_path / "moved", clock)
    assert done.missing_pictures == 0
    moved = Store.open(tmp_path / "moved", clock)
    assert moved.blobs.read(identity) == b"ferry"
    assert moved.verify() == ()
    moved.close()
    assert not list((tmp_path / "moved").glob(".restoring*"))


def test_a_zip_that_is_no_backup_changes_nothing(
    library: Store, clock: FrozenClock, tmp_path: Path
) -> None:
    library.close()
    before = (library.folder / DATABASE).read_bytes()
    other, cut, junk = (tmp_path / name for name in ("other.zip", "cut.zip", "junk.zip"))
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("letter.txt", "Dear editor")
    with zipfile.ZipFile(cut, "w") as archive:
        archive.writestr(DATABASE, before[: len(before) // 2])
    junk.write_bytes(b"junk" * 1000)
    for file, error in (
        (other, NotANewsroom),
        (cut, NewsroomDamaged),
        (junk, NewsroomDamaged),
        (tmp_path / "none.zip", NotFound),
    ):
        with pytest.raises(error):
            restoring.restore(file, library.folder, clock)
    assert (library.folder / DATABASE).read_bytes() == before
    assert not list(library.folder.glob("*damaged*"))
