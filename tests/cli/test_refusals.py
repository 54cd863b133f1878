import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Workstation, no_window
from tests.formats.test_picture_file import bomb
from tests.helpers.folders import Folders
from tests.helpers.quiet import Quiet
from tests.services.formats_builders import write_article
from workstation.cli import main as cli
from workstation.cli import makers


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["list", "--limit"],
        ["show"],
        ["search", "x", "--limit", "0"],
        ["import"],
        ["import", "a.md", "--as", "telex"],
        ["export", "a", "-o", "b"],
        ["export", "a", "--to", "telex", "-o", "b"],
        ["stage", "a", "finished", "--by", "Mara"],
        ["stage", "a", "approved"],
        ["--nonsense"],
    ],
)
def test_wrong_usage_is_told(workstation: Workstation, arguments: list[str]) -> None:
    answer = workstation(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.count("workstation") >= 1


def test_bad_input_changes_nothing(
    filled: Workstation, articles: Path, tmp_path: Path, folders: Folders
) -> None:
    malformed = write_article(articles, "malformed", "headline: a: b")
    letter = write_article(articles, "letter", "headline: A\npictures: {q: {file: letter.md}}")
    (articles / "bomb.png").write_bytes(bomb(100_000, 100_000))
    bombed = write_article(articles, "bombed", "headline: A\npictures: {q: {file: bomb.png}}")
    before = filled("list", "--json").out
    cases: list[tuple[list[str | Path], str]] = [
        (["import", malformed], "line 2: this line can’t be read as YAML"),
        (["import", letter], "letter.md: this file is a text, not a picture"),
        (["import", bombed], "bomb.png: the picture is too large"),
        (["import", tmp_path / "none.md"], "there is no such file"),
        (["import", articles / "images" / "columba.jpg"], "isn’t a text file"),
        (["show", "nobody"], "There is no article called “nobody”"),
        (["search", "colour:red"], "There is no filter “colour:”"),
        (["list", "stage:lost"], "lost"),
        (["render", "dredging", "-o", tmp_path / "no" / "a.html"], "its folder doesn’t exist"),
        (["backup", "-o", tmp_path / "no" / "a.db"], "its folder doesn’t exist"),
        (["restore", tmp_path / "none.db"], "none.db"),
        (["restore", malformed], "can’t be restored"),
    ]
    for arguments, words in cases:
        answer = filled(*arguments)
        assert (answer.code, answer.out) == (3, ""), arguments
        assert words in answer.err, answer.err
    assert filled("list", "--json").out == before
    assert not (folders.newsroom / "newsroom.db.part").exists()


def test_some_refused_is_one(filled: Workstation, articles: Path) -> None:
    good = write_article(articles, "good", "headline: Good")
    bad = write_article(articles, "bad", "headline: Bad\nstage: lost")
    answer = filled("import", good, bad, "--json")
    assert answer.code == 1
    assert [one["slug"] for one in answer.json["imported"]] == ["good"]
    [failed] = answer.json["failed"]
    assert failed["file"] == str(bad)
    assert failed["error"].startswith("line 3:")


def test_without_a_newsroom_nothing_is_made(workstation: Workstation, folders: Folders) -> None:
    for arguments in (["list"], ["show", "a"], ["import", "a.md"], ["backup"]):
        answer = workstation(*arguments)
        assert answer.code == 4
        assert "There is no newsroom in" in answer.err
    assert not folders.newsroom.exists()


def test_a_newsroom_is_not_made_over_another(filled: Workstation) -> None:
    before = filled("list", "--json").out
    for command in ("init", "demo"):
        answer = filled(command)
        assert answer.code == 4
        assert "already a newsroom" in answer.err
    assert filled("list", "--json").out == before


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    program = (
        "import sys; from pathlib import Path\n"
        "from workstation.domain.clock import SystemClock\n"
        "from workstation.storage.store import Store\n"
        "store = Store.open(Path(sys.argv[1]), SystemClock())\n"
        "print('open', flush=True); sys.stdin.read(); store.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        try:
            yield
        finally:
            assert holder.stdin is not None
            holder.stdin.close()
            holder.wait(30)


def test_a_newsroom_open_elsewhere_can_be_read_but_not_written(
    filled: Workstation, articles: Path, folders: Folders, tmp_path: Path
) -> None:
    late = write_article(articles, "late", "headline: Late")
    with held(folders.newsroom):
        for arguments in (["import", late], ["stage", "dredging", "withdrawn", "--by", "M"]):
            answer = filled(*arguments)
            assert answer.code == 4
            assert "is open in another window or program" in answer.err
        assert filled("restore", folders.newsroom / "newsroom.db").code in (3, 4)
        assert filled("search", "sailing").code == 0
        assert filled("export", "dredging", "--to", "html", "-o", tmp_path / "a.html").code == 0
    assert filled("import", late).code == 0


def test_a_newer_newsroom_is_refused(filled: Workstation, folders: Folders) -> None:
    database = folders.newsroom / "newsroom.db"
    data = bytearray(database.read_bytes())
    data[60:64] = (9999).to_bytes(4, "big")  # the schema's number, in the file's header
    database.write_bytes(data)
    for arguments in (["list"], ["import", "a.md"]):
        answer = filled(*arguments)
        assert answer.code == 4
        assert "made by a newer version" in answer.err
    assert database.read_bytes() == bytes(data)


@pytest.mark.parametrize("damage", ["cut", "zeroed", "text", "empty"])
def test_a_damaged_newsroom_is_refused(filled: Workstation, folders: Folders, damage: str) -> None:
    database = folders.newsroom / "newsroom.db"
    data = bytearray(database.read_bytes())
    if damage == "cut":
        data = data[: len(data) // 2]
    elif damage == "zeroed":
        data[4096 : len(data) // 2] = bytes(len(data) // 2 - 4096)
    else:
        data = bytearray(b"Dear editor, " * 2000 if damage == "text" else b"")
    database.write_bytes(data)
    for arguments in (["list"], ["import", "a.md"]):
        answer = filled(*arguments)
        assert answer.code == 4, answer.err
        assert str(folders.newsroom) in answer.err
    assert database.read_bytes() == bytes(data)
    assert filled("doctor").code == 1


@pytest.mark.skipif(os.name == "nt", reason="permissions are another matter there")
def test_a_newsroom_that_cannot_be_written_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    import workstation.cli.files  # noqa: F401, PLC0415 - later this user may not read it

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "newsroom"
        assert cli.run(["init", "--newsroom", str(folder)], no_window) == 0
        for path in (Path(place), folder, *folder.iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            code = cli.run(["import", "--newsroom", str(folder), "a.md"], no_window)
        finally:
            os.seteuid(user)
            Path(place).chmod(0o755)
            folder.chmod(0o755)
    assert code == 4
    assert "can’t be written" in capsys.readouterr().err


def test_a_bug_is_one_sentence_and_an_entry_in_the_log(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    folders: Folders,
    quiet: object,
) -> None:
    def fail(*_arguments: object) -> int:
        raise RuntimeError("the text of an article")

    monkeypatch.setattr(makers, "make_empty", fail)
    quiet.expect("The command init failed")  # type: ignore[attr-defined]

    assert cli.run(["init"], no_window) == 70

    told = capsys.readouterr().err.strip()
    assert "\n" not in told
    log = Path(told.rpartition(" ")[2].rstrip("."))
    assert log.is_relative_to(folders.home)
    assert "RuntimeError" in log.read_text()
    assert "the text of an article" not in log.read_text()


def test_without_a_command_the_window_opens(folders: Folders) -> None:
    asked: list[object] = []
    code = cli.run([], lambda *given: asked.append(given) or 7)
    assert (code, asked) == (7, [(folders.newsroom, True, ())])


def test_files_without_a_command_are_opened_in_the_window(
    folders: Folders, tmp_path: Path, workstation: Workstation
) -> None:
    file, other = tmp_path / "ferry winter.md", tmp_path / "other"
    assert workstation("init", "--newsroom", other).code == 0
    for arguments, given in (
        (["open"], (folders.newsroom, True, ())),
        (["open", file, "/b.packet"], (folders.newsroom, True, (file, Path("/b.packet")))),
        ([file], (folders.newsroom, True, (file,))),
        ([file.as_uri()], (folders.newsroom, True, (file,))),
        (["--newsroom", other, file], (other, True, (file,))),
        ([other], (other, True, ())),
        ([other / "newsroom.db", file], (other, True, (file,))),
    ):
        asked: list[object] = []
        words = [str(one) for one in arguments]
        assert cli.run(words, lambda *given: asked.append(given) or 0) == 0  # noqa: B023
        assert asked == [given]


def test_a_slip_in_a_command_is_wrong_usage(workstation: Workstation) -> None:
    assert workstation("lst").code == 2
    assert workstation("--newsroom", "a.b", "lst").code == 2


def test_output_that_nobody_reads_is_no_error(filled: Workstation, folders: Folders) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        ended = subprocess.run(
            [sys.executable, "-m", "workstation", "list", "--json"],
            cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert "Traceback" not in ended.stderr
    assert "BrokenPipe" not in ended.stderr


def test_a_policy_is_checked_in_sentences(workstation: Workstation, tmp_path: Path) -> None:
    example = ROOT / "packaging" / "policy.example.toml"
    good = workstation("policy", "check", example)
    assert (good.code, good.out) == (0, f"{example} can be used as it is.\n")
    bad = tmp_path / "bad.toml"
    bad.write_text('version = 1\n[locked.appearance]\ntheme = "pink"\n')
    found = workstation("policy", "check", bad)
    assert (found.code, "can’t be “pink”" in found.out) == (1, True)
    assert workstation("policy", "check", bad, "--json").json["problems"] == found.out.splitlines()
    none = workstation("policy", "check", tmp_path / "none.toml")
    assert (none.code, none.out, "can’t be read" in none.err) == (3, "", True)


def test_what_the_organisation_set_holds_on_the_command_line(
    filled: Workstation, folders: Folders, tmp_path: Path, quiet: Quiet
) -> None:
    quiet.expect("The policy of the organisation")
    file = folders.site_config / "editorial-workstation" / "policy.toml"
    file.parent.mkdir(parents=True)
    file.write_text(
        f'version = 1\n[locked.general]\nnewsroom = "{tmp_path / "ours"}"\n'
        '[features]\noff = ["export"]\n'
    )
    refused = filled("export", "dredging", "--to", "html", "-o", tmp_path / "a.html")
    assert (refused.code, "turned this off" in refused.err) == (1, True)
    asked: list[object] = []
    assert cli.run(["--newsroom", "/other"], lambda *given: asked.append(given) or 0) == 0
    assert asked == [(tmp_path / "ours", False, ())]
    file.write_text("what is this")
    assert filled("list").code == 0


def test_a_newsroom_that_cant_be_made_there_is_refused(
    workstation: Workstation, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    for command in ("init", "demo"):
        refused = workstation("--newsroom", tmp_path / "file" / "room", command)
        assert (refused.code, refused.out) == (4, "")
        assert "No newsroom could be made in" in refused.err
        assert "Choose another folder" in refused.err
