"""The command line as people use it, on a newsroom of its own."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.services.formats_builders import picture_bytes, write_article
from workstation.cli import main as cli

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Workstation = Callable[..., Answer]


@pytest.fixture
def workstation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workstation:
    """Run a command within the test's own process, which is quicker than in another."""

    def run(*arguments: str | Path, **environment: str) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        with monkeypatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.chdir(tmp_path)
            for name, value in environment.items():
                patch.setenv(name, value)
            code = cli.run([str(one) for one in arguments], no_window)
        return Answer(code, out.getvalue(), err.getvalue())

    return run


@pytest.fixture
def program(tmp_path: Path) -> Workstation:
    """Run the program as people do, in a process of its own; no traceback may ever be seen."""

    def run(*arguments: str | Path, **environment: str) -> Answer:
        ended = subprocess.run(
            [sys.executable, "-m", "workstation", *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert "Traceback" not in ended.stderr, ended.stderr
        return Answer(ended.returncode, ended.stdout, ended.stderr)

    return run


def no_window(_folder: Path, _named: bool, _files: tuple[Path, ...]) -> int:
    """Stand in for the window where none may open."""
    raise AssertionError


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Two article files that link to each other, with a picture."""
    folder = tmp_path / "articles"
    write_article(
        folder,
        "ferry",
        "headline: Ferry operators brace for winter\nslug: ferry-winter\nsection: Harbour\n"
        "standfirst: The early sailing goes.\nbylines: [Ines Okafor]\n"
        "pictures:\n  columba:\n    file: images/columba.jpg\n    role: lead\n"
        "    caption: The ferry\n    credit: Ada Brandt\n    alt: A white ferry\n"
        "related:\n  - {key: dredging, slug: dredging, kind: background, placement: text}",
        "The first sailing goes.\n\n{{related: dredging}}\n\nThe council meets.",
    )
    (folder / "images").mkdir()
    (folder / "images" / "columba.jpg").write_bytes(picture_bytes())
    write_article(
        folder, "dredging", "headline: Dredging slips\nslug: dredging\nstage: published", "Mud."
    )
    return folder


@pytest.fixture
def filled(workstation: Workstation, articles: Path) -> Workstation:
    """The program with a newsroom that holds the two articles."""
    assert workstation("init", "--name", "Courier").code == 0
    assert workstation("import", articles).code == 0
    return workstation
