import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Workstation
from tests.helpers.folders import Folders
from tests.services.formats_builders import write_article
from workstation import paths
from workstation.domain.workflow import Stage


def test_articles_come_in_and_are_listed_and_shown(
    workstation: Workstation, articles: Path, folders: Folders
) -> None:
    made = workstation("init", "--name", "Courier")
    assert (made.code, made.out.strip(), made.err) == (0, str(folders.newsroom), "")

    imported = workstation("import", articles / "ferry.md", articles / "dredging.md", "--json")
    assert imported.code == 0
    assert imported.json == {
        "imported": [
            {
                "file": str(articles / "ferry.md"),
                "slug": "ferry-winter",
                "headline": "Ferry operators brace for winter",
            },
            {
                "file": str(articles / "dredging.md"),
                "slug": "dredging",
                "headline": "Dredging slips",
            },
        ],
        "not_carried": [],
        "failed": [],
    }

    listed = workstation("list", "stage:draft", "--json").json
    assert [sorted(one) for one in listed] == [
        ["bylines", "headline", "modified", "section", "slug", "stage", "words"]
    ]
    assert listed[0]["slug"] == "ferry-winter"
    assert listed[0]["bylines"] == ["Ines Okafor"]
    assert "dredging" in workstation("list").out

    shown = workstation("show", "ferry-winter", "--json").json
    assert shown["headline"] == "Ferry operators brace for winter"
    assert shown["pictures"]["columba"]["role"] == "lead"
    assert shown["related"][0]["slug"] == "dredging"
    assert shown["body"].startswith("The first sailing goes.")
    assert re.fullmatch("[0-9a-f]{64}", shown["revision"])
    assert workstation("show", "ferry-winter").out.startswith("---\nheadline: Ferry operators")


def test_searching_and_suggesting(filled: Workstation) -> None:
    [hit] = filled("search", "council", "--json", "--limit", "5").json
    assert hit["slug"] == "ferry-winter"
    assert isinstance(hit["score"], float)
    assert "council" in hit["excerpt"]
    assert "\u2068" not in hit["excerpt"]
    assert "ferry-winter" in filled("search", "council").out
    assert filled("search", "zeppelin", "--json").json == []
    suggested = filled("related", "dredging", "--json")
    assert suggested.code == 0
    assert isinstance(suggested.json, list)


def test_checking_says_by_its_code_whether_something_blocks(filled: Workstation) -> None:
    bad = filled("check", "dredging", "--json")
    assert bad.code == 1
    assert {one["rule"] for one in bad.json if one["severity"] == "block"} == {"byline.missing"}
    assert sorted(bad.json[0]) == [
        "end", "field", "fixes", "message", "rule", "severity", "start", "text"
    ]  # fmt: skip
    good = filled("check", "ferry-winter")
    assert good.code == 0, good.out


def test_a_page_is_rendered_whole(filled: Workstation, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    answer = filled("render", "ferry-winter", "-o", page)
    assert (answer.code, answer.out.strip()) == (0, str(page))
    html = page.read_text(encoding="utf-8")
    assert "<h1" in html
    assert "data:image/jpeg;base64," in html
    assert "Dredging slips" in html
    same = tmp_path / "same.html"
    assert filled("export", "ferry-winter", "--to", "html", "-o", same).code == 0
    assert same.read_text(encoding="utf-8") == html


def test_a_page_is_laid_out_on_paper_without_a_display(
    filled: Workstation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    assert filled("export", "ferry-winter", "--to", "pdf", "-o", tmp_path / "a.pdf").code == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_mistake_in_the_newsrooms_template_is_told_with_its_line(
    filled: Workstation, tmp_path: Path
) -> None:
    looks = {one["check"]: one["detail"] for one in filled("doctor", "--json").json}
    own = paths.own_templates(Path(looks["newsroom folder"]))
    own.mkdir()
    (own / "article.html").write_text("<p>\n{{ page.heading }}")
    answer = filled("render", "ferry-winter", "-o", tmp_path / "a.html")
    assert answer.code == 3
    assert "article.html, line 2" in answer.err


@pytest.mark.parametrize("name", ["bundle", "bundle.zip"])
def test_what_is_exported_comes_back_the_same(
    filled: Workstation, tmp_path: Path, name: str
) -> None:
    out = tmp_path / name
    assert filled("export", "ferry-winter", "--to", "markdown", "-o", out).code == 0
    before = filled("show", "ferry-winter", "--json").json

    other = {"WORKSTATION_NEWSROOM": str(tmp_path / "other")}
    assert filled("init", **other).code == 0
    assert filled("import", out, **other).code == 0

    after = filled("show", "ferry-winter", "--json", **other).json
    assert {**after, "revision": ""} == {**before, "revision": ""}


def test_stages_and_their_refusals(filled: Workstation) -> None:
    refused = filled("stage", "ferry-winter", "published", "--by", "Mara")
    assert refused.code == 1
    assert "can’t become published" in refused.err
    assert refused.out == ""
    assert filled("stage", "ferry-winter", "submitted", "--by", "Ines Okafor").code == 0
    assert filled("show", "ferry-winter", "--json").json["stage"] == "submitted"
    assert filled("stage", "ferry-winter", "in-review", "--by", "Mara").code == 0
    noteless = filled("stage", "ferry-winter", "changes requested", "--by", "Mara")
    assert (noteless.code, "note" in noteless.err) == (1, True)


def test_blocking_checks_stop_a_move(filled: Workstation, articles: Path) -> None:
    filled("import", write_article(articles, "bare", "headline: Bare"))
    refused = filled("stage", "bare", "submitted", "--by", "Ines")
    assert refused.code == 1
    assert "There is no byline" in refused.err


def test_suggestions_come_in_from_a_file_and_hold_up_approval(
    filled: Workstation, articles: Path
) -> None:
    front = (
        "headline: Late\nstandfirst: It waits.\nsection: Harbour\nbylines: [Ines]\n"
        "suggestions:\n  - {by: Mara, at: 2026-11-22T09:00:00Z}"
    )
    file = write_article(articles, "late", front, "The {--ferry--}{>>1<<}{++boat++}{>>1<<} waits.")
    assert filled("import", file).code == 0
    assert filled("show", "late", "--json").json["body"] == "The ferry waits."
    for stage in ("submitted", "in review"):
        assert filled("stage", "late", stage, "--by", "Mara").code == 0
    refused = filled("stage", "late", "approved", "--by", "Mara")
    assert refused.code == 1
    assert "One suggestion waits" in refused.err


def test_a_backup_brings_back_what_was(
    filled: Workstation, articles: Path, tmp_path: Path, folders: Folders
) -> None:
    saved = tmp_path / "saved.db"
    assert filled("backup", "-o", saved).code == 0
    assert filled("backup").out.strip().startswith(str(folders.newsroom / "backups"))
    filled("import", write_article(articles, "late", "headline: Late"))
    restored = filled("restore", saved)
    assert restored.code == 0, restored.err
    assert "2 articles" in restored.err
    assert [one["slug"] for one in filled("list", "--json").json] != []
    assert "late" not in filled("list").out


def test_pictures_are_backed_up_and_come_back(
    filled: Workstation, tmp_path: Path, folders: Folders
) -> None:
    beside = filled("backup", "--json").json
    assert Path(beside["pictures"]) == folders.newsroom / "backups" / "pictures"
    assert "every one of them" in filled("doctor").out.split("backups of pictures:")[1]
    assert "end" in filled("backup", "-o", tmp_path / "texts.db").err
    assert filled("backup", "-o", tmp_path / "all.zip").err == ""
    (folders.newsroom / "pictures.db").unlink()
    restored = filled("restore", tmp_path / "all.zip")
    assert restored.code == 0, restored.err
    assert "No copy" not in restored.err
    assert filled("export", "ferry-winter", "--to", "html", "-o", tmp_path / "a.html").code == 0
    moved = filled("restore", tmp_path / "texts.db", "--newsroom", tmp_path / "moved", "--json")
    assert moved.json["missing_pictures"] == 1


def test_a_correction_is_written_on_the_page(filled: Workstation, tmp_path: Path) -> None:
    def corrected(*more: str) -> int:
        return filled("stage", "dredging", "corrected", "--by", "Mara", *more).code

    assert corrected() == 1
    assert corrected("--note", "It was two boats.") == 0
    assert corrected("--note", "More tonight.", "--kind", "update") == 0
    assert corrected("--note", "A comma.", "--kind", "minor") == 0
    told = filled("show", "dredging", "--json").json["corrections"]
    assert [(one["kind"], one["note"]) for one in told] == [
        ("correction", "It was two boats."),
        ("update", "More tonight."),
    ]
    assert filled("render", "dredging", "-o", "page.html").code == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.count('class="correction"') == 2
    assert "It was two boats." in page
    assert "A comma." not in page


def test_a_kind_of_correction_belongs_to_corrections(filled: Workstation) -> None:
    refused = filled("stage", "ferry-winter", "submitted", "--by", "Ines", "--kind", "update")
    assert refused.code == 2
    assert "--kind" in refused.err


def test_the_demo_has_articles_in_every_stage(workstation: Workstation) -> None:
    assert workstation("demo").code == 0
    listed = workstation("list", "--json").json
    assert len(listed) >= 25
    assert {one["stage"] for one in listed} == set(Stage)
    assert workstation("search", "dredging", "--json").json
    assert workstation("related", "ferry-winter-timetable", "--json").json


def test_doctor_looks_at_everything(filled: Workstation, tmp_path: Path) -> None:
    answer = filled("doctor", "--json")
    # Tests of an administrator run without the preview's sandbox, and are told so.
    assert [one["check"] for one in answer.json if not one["ok"]] in ([], ["preview sandbox"])
    assert {"program", "SQLite", "newsroom", "contents", "preview", "free space"} <= {
        one["check"] for one in answer.json
    }
    synced = tmp_path / "Dropbox" / "newsroom"
    filled("init", "--newsroom", synced)
    complaint = filled("doctor", "--newsroom", synced)
    assert complaint.code == 1
    assert "“Dropbox” is copied" in complaint.out


def test_the_newsroom_is_chosen_in_order(workstation: Workstation, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert workstation("--newsroom", one, "init").out.strip() == str(one)
    assert workstation("init", "--newsroom", two).out.strip() == str(two)
    assert str(one) in workstation("doctor", "--newsroom", one).out
    assert str(one) in workstation("doctor", WORKSTATION_NEWSROOM=str(one)).out
    assert str(two) in workstation("doctor", WORKSTATION_NEWSROOM="").out
    assert str(one) in workstation("--newsroom", one, "doctor", WORKSTATION_NEWSROOM=str(two)).out


def test_version_and_help_need_nothing_heavy() -> None:
    program = (
        "import sys, contextlib, io\n"
        "from workstation.__main__ import main\n"
        "for arguments in (['--version'], ['--help'], ['export', '--help'], ['frobnicate']):\n"
        "    sys.argv[1:] = arguments\n"
        "    with contextlib.redirect_stdout(io.StringIO()), "
        "contextlib.redirect_stderr(io.StringIO()):\n"
        "        code = main()\n"
        "    assert code == (2 if arguments == ['frobnicate'] else 0), code\n"
        "print(sorted(set(sys.modules) & {'sqlalchemy', 'PySide6', 'PIL', 'markdown', 'jinja2'}))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert ended.stdout.strip() == "[]"


def test_no_command_loads_qt(tmp_path: Path, articles: Path) -> None:
    lines = [
        ["init"],
        ["import", str(articles)],
        ["list", "ferry"],
        ["search", "ferry"],
        ["show", "dredging"],
        ["related", "dredging"],
        ["check", "dredging"],
        ["render", "dredging", "-o", str(tmp_path / "a.html")],
        ["export", "dredging", "--to", "markdown", "-o", str(tmp_path / "a.zip")],
        ["stage", "ferry-winter", "submitted", "--by", "Ines"],
        ["backup"],
        ["doctor"],
    ]
    program = (
        "import sys, json, contextlib, io\n"
        "from workstation.__main__ import main\n"
        "codes = []\n"
        "for arguments in json.loads(sys.argv.pop()):\n"
        "    sys.argv[1:] = arguments\n"
        "    with contextlib.redirect_stdout(io.StringIO()):\n"
        "        codes.append(main())\n"
        "print(codes)\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, json.dumps(lines)],
        capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip
    codes, qt = ended.stdout.splitlines()
    *others, doctor = json.loads(codes)
    assert others == [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0], ended.stderr
    assert doctor in (0, 1), ended.stderr  # the machine may have something to look at
    assert qt == "[]"
