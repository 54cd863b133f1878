"""What a command line means that names no command."""

from __future__ import annotations

from pathlib import Path

import pytest

from workstation.cli.plain import files_to_open, with_command


def test_nothing_opens_the_window_with_nothing() -> None:
    assert files_to_open([]) == ()
    assert files_to_open(["open"]) == ()


def test_files_are_opened_with_and_without_the_command(tmp_path: Path) -> None:
    (tmp_path / "newsroom").mkdir()
    names = [str(tmp_path / "newsroom"), str(tmp_path / "a.packet")]
    files = tuple(map(Path, names))
    assert files_to_open(["open", *names]) == files
    assert files_to_open(names) == files
    assert files_to_open([(tmp_path / "ferry news.md").as_uri()]) == (tmp_path / "ferry news.md",)


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["frobnicate"], ["--version"], ["--newsroom", "a.b"], ["open", "--newsroom", "a"]],
)
def test_whatever_else_is_asked_for_is_not_decided_here(arguments: list[str]) -> None:
    assert files_to_open(arguments) is None
    assert with_command(arguments) == arguments


def test_a_command_is_one_even_where_a_file_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list").write_text("a file")
    monkeypatch.chdir(tmp_path)
    assert files_to_open(["list"]) is None
