import os
from pathlib import Path

import pytest

from workstation.formats.writer import CannotWrite, new_folder, replace_file


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")
    with replace_file(path) as file:
        file.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")

    def fail_in_file() -> None:
        with replace_file(path) as file:
            file.write(b"half")
            raise ZeroDivisionError

    def fail_in_folder() -> None:
        with new_folder(tmp_path / "bundle") as folder:
            (folder / "a.md").write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_in_file()
    with pytest.raises(ZeroDivisionError):
        fail_in_folder()
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]
    assert path.read_text() == "old"


def test_a_file_keeps_its_rights_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.touch()
    path.chmod(0o640)
    with replace_file(path) as file:
        file.write(b"new")
    assert path.stat().st_mode & 0o777 == 0o640

    mask = os.umask(0o022)
    try:
        with replace_file(tmp_path / "other.html") as file:
            file.write(b"new")
    finally:
        os.umask(mask)
    assert (tmp_path / "other.html").stat().st_mode & 0o777 == 0o644


def test_where_nothing_can_be_written_the_reason_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    for path, words in (
        (tmp_path / "none" / "page.html", "folder doesn’t exist"),
        (tmp_path / "file" / "page.html", "is a file"),
        (tmp_path / "folder", "a folder of that name"),
    ):
        with pytest.raises(CannotWrite, match=words), replace_file(path) as file:
            file.write(b"new")
    with pytest.raises(CannotWrite, match="file"), new_folder(tmp_path / "file" / "a"):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_or_device_is_not_put_out_of_the_way(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CannotWrite, match="not a file"), replace_file(pipe):
        raise AssertionError("nothing is written")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
