"""Backups of pictures: made when some came, checked by hash, and brought back with the texts."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.errors import NewsroomDamaged, NotANewsroom, NotFound
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Picture
from workstation.services import pictures
from workstation.storage import backup, driver, picture_copies
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


def copies(store: Store) -> list[str]:
    return sorted(file.name for file in (store.folder / BACKUPS).glob("pictures-*"))


def rot(file: Path, identity: PictureId) -> None:
    connection = driver.connect(file)
    connection.execute("UPDATE original SET data = x'00' WHERE id = ?", (identity,))
    connection.close()


def test_pictures_are_copied_beside_the_texts(library: Store) -> None:
    identity = add_picture(library, b"ferry")
    made = library.backup()
    assert made.pictures is not None
    assert made.pictures.name == made.file.name.replace("newsroom", "pictures")
    assert picture_copies.verify_pictures(made.pictures) == {identity}
    assert not list(made.file.parent.glob("*.part"))


def test_a_newsroom_without_pictures_has_no_copy(library: Store) -> None:
    assert library.backup().pictures is None
    assert copies(library) == []


def test_pictures_are_copied_again_only_when_some_came(library: Store, clock: FrozenClock) -> None:
    add_picture(library, b"ferry")
    first = library.backup().pictures
    clock.forward(hours=1)
    assert library.backup().pictures == first
    add_picture(library, b"pier")
    clock.forward(hours=1)
    second = library.backup().pictures
    assert second != first
    assert len(copies(library)) == 2


def test_old_copies_go_unless_they_have_what_the_newest_lacks(
    library: Store, clock: FrozenClock
) -> None:
    names = []
    for number in range(4):
        add_picture(library, b"picture %d" % number)
        made = library.backup().pictures
        assert made is not None
        names.append(made.name)
        clock.forward(hours=1)
    assert copies(library) == names[-2:]
    (library.folder / BACKUPS / names[-1]).unlink()
    connection = driver.connect(library.folder / PICTURES)
    connection.execute("DELETE FROM original")
    connection.close()
    for number in range(3):
        library.blobs.put(b"new picture %d" % number)
        library.backup()
        clock.forward(hours=1)
    assert names[-2] in copies(library)
    assert len(copies(library)) == 3


def test_pictures_that_have_rotted_are_not_copied_and_the_texts_are(
    library: Store, clock: FrozenClock
) -> None:
    identity = add_picture(library, b"ferry")
    kept = library.backup().pictures
    assert kept is not None
    clock.forward(hours=1)
    add_picture(library, b"pier")
    rot(library.folder / PICTURES, identity)
    with pytest.raises(NewsroomDamaged, match="bytes are damaged"):
        library.backup()
    assert copies(library) == [kept.name]
    assert len(backup.list_backups(library.folder)) == 2
    assert not list(kept.parent.glob("*.part"))


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
    done = backup.restore(made.file, library.folder, clock)
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
    done = backup.restore(made.file, library.folder, clock)
    assert (done.pictures_aside, done.missing_pictures) == (None, 0)
    again = Store.open(library.folder, clock)
    assert again.blobs.read(later) == b"pier"
    again.close()


def test_pictures_that_are_nowhere_are_counted(
    library: Store, clock: FrozenClock, tmp_path: Path
) -> None:
    add_picture(library, b"ferry")
    made = library.backup(tmp_path / "texts.db")
    done = backup.restore(made.file, tmp_path / "moved", clock)
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
    done = backup.restore(made.file, tmp_path / "moved", clock)
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
            backup.restore(file, library.folder, clock)
    assert (library.folder / DATABASE).read_bytes() == before
    assert not list(library.folder.glob("*damaged*"))
