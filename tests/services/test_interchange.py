import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.services.formats_builders import new_store, picture_bytes, write_article
from workstation.domain.links import ArticleTarget, UnresolvedTarget
from workstation.domain.pictures import Picture
from workstation.domain.query import LibraryQuery
from workstation.domain.revision import RevisionReason
from workstation.domain.workflow import Stage
from workstation.services import drafts, library, pictures
from workstation.services.interchange import as_document, export, import_files
from workstation.storage.store import Store

FERRY = """\
headline: Ferry operators brace for winter
slug: ferry-winter
section: Harbour
bylines: [Ines Okafor]
date: 2026-11-20T09:42:00Z
stage: published
pictures:
  columba:
    file: images/columba.jpg
    role: lead
    caption: The ferry
    credit: Ada Brandt
    alt: A white ferry
    rights: {terms: Staff, until: 2027-01-31}
  quay:
    file: images/quay.jpg
    caption: The quay, today
    credit: Ada Brandt
    decorative: true
    master: {caption: The quay}
related:
  - {key: dredging, slug: dredging, kind: background, placement: text}
  - {slug: nowhere, title: A story to come, kind: see also, placement: end}
deadline: 2026-11-22T16:00:00Z
desk: {phone: "0123"}"""
BODY = "First.\n\n{{picture: quay}}\n\n{{related: dredging}}\n\nLast."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "in"
    write_article(source, "ferry", FERRY, BODY)
    (source / "images").mkdir()
    (source / "images" / "columba.jpg").write_bytes(picture_bytes())
    (source / "images" / "quay.jpg").write_bytes(picture_bytes((200, 20, 20)))
    return source


def load(store: Store, slug: str) -> Any:
    with store.read() as uow:
        return drafts.load_by_slug(uow, slug)


def test_an_article_comes_in_with_all_it_has(folder: Path, tmp_path: Path) -> None:
    with new_store(tmp_path / "newsroom") as store:
        report = import_files(store, [folder / "ferry.md"], author="Mara")

        assert [(one.slug, one.file) for one in report.imported] == [
            ("ferry-winter", str(folder / "ferry.md"))
        ]
        assert report.failed == report.not_carried == ()
        bundle = load(store, "ferry-winter")
        article, draft = bundle.article, bundle.article.draft
        assert report.changes.added == {article.id}
        assert article.stage is Stage.PUBLISHED
        assert article.published_at == datetime(2026, 11, 20, 9, 42, tzinfo=UTC)
        assert draft.body == BODY
        assert json.loads(draft.extra) == {"desk": {"phone": "0123"}}
        lead, quay = draft.figures
        assert (lead.caption, lead.credit, lead.alt) == (None, None, None)
        assert (quay.caption, quay.decorative) == ("The quay, today", True)
        master: Picture = bundle.references.pictures[lead.picture]
        assert (master.caption, master.alt) == ("The ferry", "A white ferry")
        assert master.rights.until == date(2027, 1, 31)
        assert bundle.references.pictures[quay.picture].caption == "The quay"
        assert store.blobs.read(lead.picture) == picture_bytes()
        assert store.blobs.thumbnail(lead.picture)
        assert draft.links[1].target == UnresolvedTarget("A story to come", (), "nowhere")
        with store.read() as uow:
            [revision] = drafts.history(uow, article.id)
        assert (revision.reason, revision.author) == (RevisionReason.IMPORTED, "Mara")


def test_links_within_an_import_find_each_other_whatever_the_order(
    folder: Path, tmp_path: Path
) -> None:
    late = write_article(folder, "z-dredging", "headline: Dredging\nslug: dredging")
    with new_store(tmp_path / "newsroom") as store:
        report = import_files(store, [folder / "ferry.md", late], author="")
        dredging = report.imported[1].id
        assert load(store, "ferry-winter").article.draft.links[0].target == ArticleTarget(dredging)


def everything(store: Store, slug: str) -> dict[str, object]:
    document = as_document(load(store, slug))
    del document["revision"]
    return document


@pytest.mark.parametrize("target", ["bundle", "bundle.zip", "bundle.md"])
def test_what_goes_out_comes_back_the_same(folder: Path, tmp_path: Path, target: str) -> None:
    out = tmp_path / "out" / target
    out.parent.mkdir()
    with new_store(tmp_path / "one") as store:
        import_files(store, [folder], author="")
        before = load(store, "ferry-winter")
        export(store, "ferry-winter", "markdown", out)
        document = everything(store, "ferry-winter")

    with new_store(tmp_path / "two") as store:
        report = import_files(store, [out], author="")
        assert report.failed == report.not_carried == ()
        after = load(store, "ferry-winter")
        assert everything(store, "ferry-winter") == document
        assert anonymous(after.article.draft) == anonymous(before.article.draft)
        for one, other in zip(
            after.references.pictures.values(), before.references.pictures.values(), strict=True
        ):
            assert replace(one, added_at=None) == replace(other, added_at=None)


@pytest.mark.parametrize("keep_places", [False, True])
def test_exported_originals_tell_places_only_if_the_newsroom_wants_it(
    folder: Path, tmp_path: Path, *, keep_places: bool
) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (57.0, 39.0, 42.0), 3: "E", 4: (11.0, 40.0, 6.0)})
    exif.get_ifd(0x8769)[0xA431] = "SN-4711-0815"
    columba = folder / "images" / "columba.jpg"
    Image.new("RGB", (120, 80), "navy").save(columba, exif=exif)
    with new_store(tmp_path / "newsroom") as store:
        import_files(store, [folder], author="")
        with store.write() as uow:
            uow.newsroom.save(replace(uow.newsroom.load(), keep_places=keep_places))
        export(store, "ferry-winter", "markdown", tmp_path / "out")
    written = (tmp_path / "out" / "images" / "columba.jpg").read_bytes()
    assert (written == columba.read_bytes()) is keep_places
    assert (b"SN-4711-0815" in written) is keep_places
    with Image.open(io.BytesIO(written)) as image:
        assert bool(image.getexif().get_ifd(0x8825)) is keep_places


def anonymous(draft: Any) -> Any:
    return replace(
        draft,
        links=tuple(replace(link, id="") for link in draft.links),
        figures=tuple(replace(figure, id="") for figure in draft.figures),
    )


def test_one_bad_file_changes_nothing_and_the_others_come_in(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write_article(source, "a", "headline: A")
    write_article(source, "b", "headline: B\nstage: lost")
    write_article(source, "c", "headline: C\npictures: {q: {file: q.jpg}}")
    write_article(source, "d", "headline: D\npictures:\n  q:\n    file: e.md")
    write_article(source, "e", "headline: E")
    with new_store(tmp_path / "newsroom") as store:
        report = import_files(store, [source, tmp_path / "none.md"], author="")

        assert [one.headline for one in report.imported] == ["A", "E"]
        errors = {Path(one.file).name: one.error for one in report.failed}
        assert errors["b.md"].startswith("line 3: “stage” can’t be “lost”")
        assert errors["c.md"].startswith("line 3: q.jpg: the picture isn’t there")
        assert errors["d.md"].startswith("line 5: e.md: this file is a text, not a picture")
        assert errors["none.md"] == "there is no such file; check the name."
        with store.read() as uow:
            assert pictures.find(uow) == ()
            assert len(library.ids(uow, LibraryQuery())) == 2


def test_a_picture_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    source = tmp_path / "in"
    (tmp_path / "secret.jpg").write_bytes(picture_bytes())
    write_article(source, "a", "headline: A\npictures: {q: {file: link.jpg}}")
    (source / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    with new_store(tmp_path / "newsroom") as store:
        [failed] = import_files(store, [source / "a.md"], author="").failed
    assert "isn’t beside the article" in failed.error


def test_a_picture_that_is_there_keeps_its_own_texts(folder: Path, tmp_path: Path) -> None:
    (folder / "images" / "other.jpg").write_bytes(picture_bytes())
    again = write_article(
        folder,
        "z",
        "headline: Again\npictures:\n  p:\n    file: images/other.jpg\n"
        "    caption: Another caption\n"
        "    rights: {terms: Nobody}",
    )
    with new_store(tmp_path / "newsroom") as store:
        report = import_files(store, [folder / "ferry.md", again], author="")
        bundle = load(store, "again")
        [figure] = bundle.article.draft.figures
        assert figure.caption == "Another caption"
        assert (figure.alt, figure.credit) == (None, None)
        assert bundle.references.pictures[figure.picture].caption == "The ferry"
        assert [(one.what, one.where) for one in report.not_carried] == [
            ("the rights; the newsroom’s own are kept", "pictures.p")
        ]


def test_a_taken_slug_is_changed_and_said(folder: Path, tmp_path: Path) -> None:
    with new_store(tmp_path / "newsroom") as store:
        report = import_files(store, [folder / "ferry.md"] * 2, author="")
    assert [one.slug for one in report.imported] == ["ferry-winter", "ferry-winter-2"]
    assert [one.where for one in report.not_carried] == ["slug"]


def test_texts_of_the_file_itself_fill_what_the_article_leaves_open(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write_article(source, "a", "headline: A\npictures: {q: {file: q.jpg}}")
    (source / "q.jpg").write_bytes(picture_bytes())
    with new_store(tmp_path / "newsroom") as store:
        import_files(store, [source], author="")
        bundle = load(store, "a")
        [picture] = bundle.references.pictures.values()
        assert picture.caption == "From the camera"
        assert picture.from_file == ("caption (EXIF)",)
        assert bundle.article.draft.figures[0].caption is None


def test_zip_files_with_tricks_are_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.md", b"---\nheadline: A\n---\n" + b" " * 15_900_000)
    empty = tmp_path / "empty.zip"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("a.txt", b"")
    torn = tmp_path / "torn.zip"
    torn.write_bytes(bomb.read_bytes()[:400])
    outside = tmp_path / "outside.zip"
    with zipfile.ZipFile(outside, "w") as archive:
        archive.writestr("x/a.md", "---\nheadline: A\npictures: {q: {file: q.jpg}}\n---\n")
        archive.writestr("q.jpg", picture_bytes())
    with new_store(tmp_path / "newsroom") as store:
        report = import_files(store, [bomb, empty, torn, outside], author="")
    assert report.imported == ()
    sentences = [one.error for one in report.failed]
    assert "far too large" in sentences[0]
    assert "no article file" in sentences[1]
    assert "damaged" in sentences[2]
    assert "isn’t in the zip" in sentences[3]
