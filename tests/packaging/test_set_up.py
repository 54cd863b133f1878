"""Setting up installs what is missing, says what it may not install, and does nothing twice."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("set_up", TOP / "packaging" / "set_up.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "some.lock"
    path.write_text("# nothing\n", encoding="utf-8")
    return path


def test_the_list_may_hold_comments(script: ModuleType) -> None:
    assert script.listed_packages("# Qt\nlibegl1\n\nlibgl1 # drawing\n") == ["libegl1", "libgl1"]


def test_a_package_may_answer_to_another_name(script: ModuleType) -> None:
    report = (
        "ii \tlibasound2t64\tlibasound2 (= 1.2), libasound\n"
        "rc \tlibnss3\t\n"
        "ii \tlibegl1\t\n"
    )  # fmt: skip
    names = script.names_installed(report)
    assert names == {"libasound2t64", "libasound2", "libasound", "libegl1"}


def test_who_may_not_install_is_told_in_one_line(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(script.shutil, "which", lambda _name: None)
    with pytest.raises(script.CannotSetUp) as caught:
        script.install_system_packages(["libegl1", "libnss3"])
    words = str(caught.value)
    assert words.endswith("apt-get install --no-install-recommends libegl1 libnss3")
    assert "\n" not in words


def test_a_refusal_of_apt_is_not_passed_over(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def refuse(command: list[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 100, b"")

    monkeypatch.setattr(script.subprocess, "run", refuse)
    monkeypatch.setattr(script.os, "geteuid", lambda: 0)
    with pytest.raises(script.CannotSetUp, match="apt-get -qq update"):
        script.install_system_packages(["libegl1"])
    assert len(commands) == 1


def test_what_is_set_up_is_left_alone(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lock: Path
) -> None:
    made: list[Path] = []

    def make(venv: Path, _lock: Path) -> None:
        made.append(venv)
        venv.mkdir(exist_ok=True)

    monkeypatch.setattr(script, "provide_system_packages", lambda _lists: None)
    monkeypatch.setattr(script, "make_environment", make)
    venv = tmp_path / "venv"
    script.set_up(venv, lock)
    script.set_up(venv, lock)
    assert made == [venv]
    lock.write_text("# something else\n", encoding="utf-8")
    script.set_up(venv, lock)
    assert made == [venv, venv]


def test_what_was_broken_off_is_begun_again(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lock: Path
) -> None:
    made: list[Path] = []

    def break_off(venv: Path, _lock: Path) -> None:
        made.append(venv)
        venv.mkdir(exist_ok=True)
        raise script.CannotSetUp("no network")

    monkeypatch.setattr(script, "provide_system_packages", lambda _lists: None)
    monkeypatch.setattr(script, "make_environment", break_off)
    for _attempt in range(2):
        with pytest.raises(script.CannotSetUp):
            script.set_up(tmp_path / "venv", lock)
    assert len(made) == 2


def test_another_place_needs_another_environment(
    script: ModuleType, tmp_path: Path, lock: Path
) -> None:
    here, there = (script.fingerprint(tmp_path / name, lock) for name in ("here", "there"))
    assert here != there


def test_an_environment_is_made_with_bytecode_even_where_python_is_told_not_to(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lock: Path
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    venv = tmp_path / "venv"
    script.make_environment(venv, lock)
    compiled = venv.glob(
        f"lib/python*/site-packages/pip/__pycache__/*.{sys.implementation.cache_tag}.pyc"
    )
    assert list(compiled)
