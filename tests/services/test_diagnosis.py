import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.services.formats_builders import SteadyClock, new_store, picture_bytes
from workstation.services import diagnosis
from workstation.services.diagnosis_places import Look
from workstation.settings.store import SettingsStore


def looks(folder: Path, mounts: Path | None = None) -> dict[str, Look]:
    found = diagnosis.look_over(folder, SteadyClock(), *((mounts,) if mounts else ()))
    return {look.check: look for look in found}


def test_a_sound_newsroom_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(diagnosis, "_NAMESPACES", {})
    with new_store(tmp_path / "newsroom") as store:
        store.backup()
        found = looks(tmp_path / "newsroom")
    assert all(look.ok for look in found.values()), found
    assert found["backups"].detail.startswith("1, the newest of 2026-11-22")
    assert found["backups of pictures"].detail == "there are no pictures"


def test_a_network_drive_is_named(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/news {tmp_path} nfs4 rw 0 0\nodd\n")
    look = looks(tmp_path / "newsroom", mounts)["kind of folder"]
    assert (look.ok, "network drive (nfs4)" in look.detail) == (False, True)
    assert looks(tmp_path.parent / "x", mounts)["kind of folder"].ok


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Courier", "Nextcloud"])
def test_a_folder_that_is_synchronised_is_named(tmp_path: Path, name: str) -> None:
    look = looks(tmp_path / name / "newsroom")["kind of folder"]
    assert (look.ok, name in look.detail) == (False, True)


def test_too_little_room_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage(NamedTuple):
        free: int

    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(100_000_000))
    look = looks(tmp_path)["free space"]
    assert (look.ok, look.detail) == (False, "0.1 GB only; free some space before it runs out")


def test_a_missing_newsroom_is_told_and_the_rest_looked_at(tmp_path: Path) -> None:
    found = looks(tmp_path / "newsroom")
    assert not found["newsroom"].ok
    assert "There is no newsroom" in found["newsroom"].detail
    assert "contents" not in found
    assert found["SQLite"].ok


def test_a_picture_that_has_rotted_is_found(tmp_path: Path) -> None:
    data = picture_bytes()
    with new_store(tmp_path / "newsroom") as store:
        store.blobs.put(data)
    file = tmp_path / "newsroom" / "pictures.db"
    stored = file.read_bytes()
    assert stored.count(data) == 1
    file.write_bytes(stored.replace(data, data[:-40] + bytes(8) + data[-32:]))
    look = looks(tmp_path / "newsroom")["contents"]
    assert (look.ok, "picture" in look.detail) == (False, True)


def test_sandbox_that_is_switched_off_or_forbidden_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    off = {"QTWEBENGINE_DISABLE_SANDBOX": "1"}
    look = diagnosis._sandbox(tmp_path, off)
    assert not look.ok
    assert "QTWEBENGINE_DISABLE_SANDBOX" in look.detail
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert not diagnosis._sandbox(tmp_path, {}).ok
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert diagnosis._sandbox(tmp_path, {}).ok
    (tmp_path / "kernel").mkdir()
    (tmp_path / "kernel" / "unprivileged_userns_clone").write_text("0\n")
    look = diagnosis._sandbox(tmp_path, {})
    assert not look.ok
    assert "unprivileged_userns_clone" in look.detail


def test_a_restore_is_rehearsed_and_a_damaged_backup_found(tmp_path: Path) -> None:
    folder = tmp_path / "newsroom"
    with new_store(folder) as store:
        made = store.backup()
        found = looks(folder)
    assert found["restore rehearsal"].detail == "0 articles and 0 pictures came back whole"
    made.file.write_bytes(made.file.read_bytes()[:-4096])
    found = looks(folder)
    assert not found["backups"].ok
    assert made.file.name in found["backups"].detail
    assert "can’t be restored" in found["restore rehearsal"].detail


def test_a_backup_that_is_a_week_old_wants_a_look(tmp_path: Path) -> None:
    folder = tmp_path / "newsroom"
    with new_store(folder) as store:
        made = store.backup()
    made.file.rename(made.file.with_name("newsroom-2026-11-01T080000Z.db"))
    look = looks(folder)["backups"]
    assert (look.ok, "open the newsroom" in look.detail) == (False, True)


def test_second_copies_and_the_policy_are_looked_at(tmp_path: Path) -> None:
    folder, file = tmp_path / "newsroom", tmp_path / "policy.toml"
    with new_store(folder):
        pass
    settings = SettingsStore(tmp_path / "config", (file,))
    assert looked(folder, settings)["second copies"].ok
    assert looked(folder, settings)["policy"].detail.startswith("the organisation has set nothing")
    file.write_text(f'version = 1\n[locked.backups]\nfolder = "{tmp_path / "disk"}"\n')
    found = looked(folder, SettingsStore(tmp_path / "config", (file,)))
    assert found["policy"].detail == f"{file}: settings locked: 1, features off: 0"
    assert (found["second copies"].ok, found["dictionaries"].ok) == (False, True)
    assert "is not there" in found["second copies"].detail
    assert "en-GB" in found["dictionaries"].detail


def looked(folder: Path, settings: SettingsStore) -> dict[str, Look]:
    found = diagnosis.look_over(folder, SteadyClock(), settings=settings)
    return {look.check: look for look in found}


@pytest.mark.parametrize(
    ("kind", "ok"), [("ext4", True), ("fuse.rclone", False), ("drvfs", False), ("tmpfs", True)]
)
def test_the_nearest_mount_counts(tmp_path: Path, kind: str, ok: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/all / nfs rw 0 0\nx {tmp_path} {kind} rw 0 0\n")
    assert looks(tmp_path / "newsroom", mounts)["kind of folder"].ok is ok
