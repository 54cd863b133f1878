from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.services.formats_builders import SteadyClock
from workstation.domain.errors import BadArticleFile, NewsroomExists, NewsroomNotMade
from workstation.domain.ids import EventId
from workstation.domain.kept_pages import SEEN_BY_READERS
from workstation.domain.links import UnresolvedTarget
from workstation.domain.query import LibraryQuery
from workstation.domain.workflow import Stage
from workstation.formats.article_file import read
from workstation.paths import resources_folder
from workstation.services import demo, drafts, kept_pages, library, newsrooms, notes, reviewing
from workstation.storage.store import Store
from workstation.text.query import parse

MATERIAL = resources_folder() / "demo"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "newsroom"
    demo.make(folder, MATERIAL, SteadyClock()).close()
    return folder


def test_every_article_is_as_its_file_says(newsroom: Path) -> None:
    store = Store.open_for_reading(newsroom, SteadyClock())
    try:
        with store.read() as uow:
            for path in sorted(MATERIAL.glob("*.md")):
                file = read(path)
                article = drafts.load_by_slug(uow, file.draft.slug or path.stem).article
                assert article.stage is file.stage, path.name
                assert article.draft.body == file.draft.body, path.name
                assert article.draft.corrections == file.draft.corrections, path.name
                assert article.published_at == file.published_at, path.name
                slugs = [link.slug for link in file.links if link.slug]
                waiting = [
                    link.target.slug
                    for link in article.draft.links
                    if isinstance(link.target, UnresolvedTarget) and link.target.slug
                ]
                known = {other.stem for other in MATERIAL.glob("*.md")}
                assert not known.intersection(waiting), (path.name, slugs)
            assert newsrooms.load(uow).sections
        assert store.verify() == ()
    finally:
        store.close()


def test_all_of_it_can_be_found_at_once(newsroom: Path) -> None:
    store = Store.open_for_reading(newsroom, SteadyClock())
    try:
        with store.read() as uow:
            assert not uow.search.dirty(1)
            found = library.ids(uow, parse("timetable"))
            counts = library.counts(uow, newsrooms.load(uow), assigned_to="")
            assert counts.saved["Winter timetable"] == len(found) > 0
            assert library.search(uow, "dredging", 5)
    finally:
        store.close()


def test_every_article_has_a_past_and_the_pages_that_readers_got(
    newsroom: Path, tmp_path: Path
) -> None:
    store = Store.open_for_reading(newsroom, SteadyClock())
    try:
        with store.read() as uow:
            stages, pages = set(), set[EventId]()
            for article in library.ids(uow, LibraryQuery()):
                bundle = drafts.load(uow, article)
                events = reviewing.events(uow, article)[::-1]
                history = drafts.history(uow, article)[::-1]
                assert len(history) >= 2
                seen = frozenset(one.id for one in events if one.target in SEEN_BY_READERS)
                assert kept_pages.of(uow, article) == seen
                pages |= seen
                moments = [one.at for one in history]
                assert moments == sorted(moments)
                assert history[0].words <= history[-1].words
                if bundle.article.stage is not Stage.DRAFT:
                    assert events[-1].target is bundle.article.stage
                    assert [one.at for one in events] == sorted(one.at for one in events)
                    assert events[0].target is Stage.SUBMITTED
                stages.add(bundle.article.stage)
            assert stages == set(Stage)
            assert kept_pages.waiting(uow) == ()
        page = tmp_path / "page.html"
        kept_pages.write_page(store, min(pages), page)
        assert "<h1" in page.read_text("utf-8")
    finally:
        store.close()


def test_a_newsroom_that_is_there_is_left_alone(newsroom: Path) -> None:
    before = (newsroom / "newsroom.db").read_bytes()
    with pytest.raises(NewsroomExists):
        demo.make(newsroom, MATERIAL, SteadyClock())
    assert (newsroom / "newsroom.db").read_bytes() == before


def test_bad_material_leaves_nothing_behind(tmp_path: Path) -> None:
    material = tmp_path / "material"
    material.mkdir()
    (material / "newsroom.yaml").write_text(
        "name: Courier\npeople:\n  - {name: Ines, role: cook}\n"
    )
    (material / "a.md").write_text("---\nheadline: A\n---\n")
    with pytest.raises(BadArticleFile, match="line 3: “people: role” can’t be “cook”"):
        demo.make(tmp_path / "newsroom", material, SteadyClock())
    (material / "newsroom.yaml").write_text("name: Courier\n")
    (material / "a.md").write_text("---\nheadline: A\npictures: {q: {file: q.jpg}}\n---\n")
    with pytest.raises(BadArticleFile, match="the picture isn’t there"):
        demo.make(tmp_path / "newsroom", material, SteadyClock())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["material"]


def test_where_it_cant_be_made_that_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "newsroom"):
        with pytest.raises(NewsroomNotMade) as told:
            demo.make(folder, MATERIAL, SteadyClock())
        assert (told.value.folder, told.value.full) == (folder, False)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_with_other_files_keeps_them(tmp_path: Path) -> None:
    material = tmp_path / "material"
    material.mkdir()
    (material / "newsroom.yaml").write_text("name: Courier\n")
    (material / "a.md").write_text("---\nheadline: A\ndate: 2026-11-01\nstage: published\n---\nA.")
    (tmp_path / "newsroom").mkdir()
    (tmp_path / "newsroom" / "notes.txt").write_text("mine")

    store = demo.make(tmp_path / "newsroom", material, SteadyClock())

    try:
        with store.read() as uow:
            article = drafts.load_by_slug(uow, "a").article
        assert article.published_at == datetime(2026, 11, 1, tzinfo=UTC)
        assert (tmp_path / "newsroom" / "notes.txt").read_text() == "mine"
    finally:
        store.close()


def test_notes_stand_beside_the_words_they_are_about(newsroom: Path) -> None:
    store = Store.open_for_reading(newsroom, SteadyClock())
    try:
        with store.read() as uow:
            article = drafts.load_by_slug(uow, "ferry-winter-timetable").article
            found = notes.of(uow, article.id)
    finally:
        store.close()
    quoted = [note.anchor for note in found if note.anchor.quotation]
    assert len(quoted) == 1
    assert {each.by for each in article.draft.suggestions} == {"Mara Lindqvist", "Judith Amery"}
    for anchor in quoted:
        assert article.draft.body[anchor.start : anchor.end] == anchor.quotation
    assert any(note.replies for note in found)
    assert all(note.at < note.replies[0].at for note in found if note.replies)
