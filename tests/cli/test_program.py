"""One way through the program from outside, and one of each kind of refusal."""

from pathlib import Path

from tests.cli.conftest import Workstation
from tests.formats.test_picture_file import bomb
from tests.helpers.folders import Folders
from tests.services.formats_builders import write_article


def test_an_article_goes_in_and_out(
    program: Workstation, articles: Path, tmp_path: Path, folders: Folders
) -> None:
    assert program("init", "--name", "Courier").out.strip() == str(folders.newsroom)
    assert len(program("import", articles, "--json").json["imported"]) == 2
    before = program("show", "ferry-winter", "--json").json
    page = tmp_path / "page.html"
    assert program("render", "ferry-winter", "-o", page).code == 0
    assert "data:image/jpeg;base64," in page.read_text(encoding="utf-8")
    bundle = tmp_path / "bundle"
    assert program("export", "ferry-winter", "--to", "markdown", "-o", bundle).code == 0

    other = {"WORKSTATION_NEWSROOM": str(tmp_path / "other")}
    assert program("init", **other).code == 0
    assert program("import", bundle, **other).code == 0
    after = program("show", "ferry-winter", "--json", **other).json
    assert {**after, "revision": ""} == {**before, "revision": ""}


def test_every_kind_of_refusal_has_its_code(
    program: Workstation, articles: Path, folders: Folders
) -> None:
    (articles / "bomb.png").write_bytes(bomb(100_000, 100_000))
    bombed = write_article(articles, "bombed", "headline: A\npictures: {q: {file: bomb.png}}")
    assert program("list").code == 4
    assert program("frobnicate").code == 2
    assert program("init").code == 0
    refused = program("import", bombed)
    assert (refused.code, refused.out) == (3, "")
    assert "too large" in refused.err
    assert program("import", bombed, articles / "ferry.md").code == 1
    assert program("stage", "ferry-winter", "published", "--by", "Mara").code == 1
    (folders.newsroom / "newsroom.db").write_bytes(b"Dear editor, " * 2000)
    assert program("list").code == 4
