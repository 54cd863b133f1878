"""What readers got is kept at each move they can see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.pictures import image_bytes
from workstation.domain.draft import CorrectionKind, Draft
from workstation.domain.errors import NotAllowed, NotFound
from workstation.domain.framing import Crop, Framing
from workstation.domain.ids import ArticleId, ContributorId, EventId, FigureId, LinkId, new_uuid
from workstation.domain.links import ArticleTarget, RelatedLink, Unready
from workstation.domain.newsroom import Contributor, Newsroom
from workstation.domain.page import Page
from workstation.domain.page_document import page_from_json, page_to_json
from workstation.domain.pictures import Figure, Picture, Role
from workstation.domain.workflow import PersonRole, Stage
from workstation.formats import kept_page
from workstation.formats.picture_workshop import InlineWorkshop
from workstation.paths import own_templates
from workstation.services import drafts, interchange, kept_pages, newsrooms, pictures, reviewing
from workstation.storage import driver
from workstation.storage.schema import DATABASE
from workstation.storage.store import Store

EDITOR = "Ada Brandt"
COMPLETE = Draft(
    headline="Ferry <waits>",
    section="Harbour",
    standfirst="It sails.",
    bylines=("Ines Okafor",),
    body="The ferry *sails* at nine.",
)


@pytest.fixture
def store(library: Store) -> Store:
    people = (Contributor(id=ContributorId("e"), name=EDITOR, role=PersonRole.EDITOR),)
    with library.write() as uow:
        newsrooms.save(uow, Newsroom(name="The Skerry Courier", people=people))
    return library


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make pages and pictures in this process: that others do it is tested once."""
    from workstation.rendering.page import PageRenderer  # noqa: PLC0415

    def render(page: Page, templates: Path, fonts: dict[str, str], **_limits: object) -> str:
        return PageRenderer(templates, fonts=fonts).render(page)

    monkeypatch.setattr(kept_page, "render_limited", render)
    monkeypatch.setattr(kept_page, "LimitedWorkshop", lambda: nullcontext(InlineWorkshop()))


def _add(store: Store, draft: Draft = COMPLETE, stage: Stage = Stage.APPROVED) -> ArticleId:
    article = ArticleId(new_uuid())
    with store.write() as uow:
        drafts.create(uow, article, draft, author="Ines Okafor", stage=stage)
    return article


def _move(
    store: Store,
    article: ArticleId,
    stage: Stage,
    note: str = "",
    kind: CorrectionKind | None = None,
) -> EventId:
    with store.write() as uow:
        reviewing.move_checked(uow, article, stage, by=EDITOR, note=note, correction=kind)
        return uow.events.of(article)[0].id


def _change(store: Store, article: ArticleId, **parts: str) -> None:
    with store.write() as uow:
        present = drafts.load(uow, article).article
        drafts.save(uow, article, replace(present.draft, **parts), version=present.version)  # type: ignore[arg-type]


def _html(store: Store, event: EventId, folder: Path) -> str:
    return kept_pages.write_page(store, event, folder / "page.html").path.read_text("utf-8")


def _waiting(store: Store) -> tuple[EventId, ...]:
    with store.read() as uow:
        return kept_pages.waiting(uow)


@pytest.fixture
def damage(store: Store) -> Iterator[driver.sqlite.Connection]:
    with closing(driver.connect(store.folder / DATABASE)) as connection:
        yield connection


def test_the_page_is_what_an_export_of_that_moment_was(store: Store, tmp_path: Path) -> None:
    article = _add(store)
    event = _move(store, article, Stage.PUBLISHED)
    with store.read() as uow:
        slug = uow.articles.state(article).slug
    exported = interchange.export(store, slug, "html", tmp_path / "then.html").path
    assert _waiting(store) == (event,)
    kept_pages.make_all(store)
    assert _waiting(store) == ()
    _change(store, article, body="Everything has changed.")
    assert _html(store, event, tmp_path) == exported.read_text("utf-8")
    assert store.verify() == ()


@pytest.mark.usefixtures("quick")
def test_every_move_that_readers_see_has_its_own_page(store: Store, tmp_path: Path) -> None:
    article = _add(store)
    first = _move(store, article, Stage.PUBLISHED)
    _change(store, article, body="The ferry sails at ten.")
    told = "It sails at ten, not nine."
    second = _move(store, article, Stage.CORRECTED, told, CorrectionKind.CORRECTION)
    third = _move(store, article, Stage.WITHDRAWN, "It does not sail.")
    # Made long after, they show what there was when each move was made.
    kept_pages.make_all(store)
    pages = [_html(store, event, tmp_path) for event in (first, second, third)]
    assert "at nine." in pages[0]
    assert told not in pages[0]
    assert "at ten." in pages[1]
    assert told in pages[1]
    assert 'class="withdrawn"' not in pages[1]
    assert 'class="withdrawn"' in pages[2]
    with store.read() as uow:
        assert kept_pages.of(uow, article) == {first, second, third}


@pytest.mark.usefixtures("quick")
def test_moves_that_readers_do_not_see_keep_none(store: Store, tmp_path: Path) -> None:
    article = _add(store)
    event = _move(store, article, Stage.IN_REVIEW)
    with store.read() as uow:
        assert kept_pages.of(uow, article) == frozenset()
    with pytest.raises(NotFound):
        kept_pages.write_page(store, event, tmp_path / "page.html")


def test_a_refused_publication_keeps_nothing(store: Store) -> None:
    article = _add(store, replace(COMPLETE, headline="Other"), Stage.DRAFT)
    with pytest.raises(NotAllowed):
        _move(store, article, Stage.PUBLISHED)
    assert _waiting(store) == ()


@pytest.mark.usefixtures("quick")
def test_stories_published_together_link_to_each_other_on_their_pages(
    store: Store, tmp_path: Path
) -> None:
    second = _add(store, replace(COMPLETE, headline="Dredging slips"))
    link = RelatedLink(
        id=LinkId(new_uuid()), key="k", target=ArticleTarget(second), unready=Unready.TOGETHER
    )
    first = _add(store, replace(COMPLETE, links=(link,)))
    event = _move(store, first, Stage.PUBLISHED)
    assert len(_waiting(store)) == 2
    assert "Dredging slips</a>" in _html(store, event, tmp_path)


@pytest.mark.usefixtures("quick")
def test_the_template_is_that_of_the_moment(store: Store, tmp_path: Path) -> None:
    own = own_templates(store.folder)
    own.mkdir()
    (own / "article.html").write_text("{% include 'greeting.txt' %}: {{ view.page.headline }}")
    (own / "greeting.txt").write_text("Good day")
    event = _move(store, _add(store), Stage.PUBLISHED)
    (own / "greeting.txt").write_text("Farewell")
    kept_pages.make_all(store)
    assert "Good day: Ferry &lt;waits&gt;" in _html(store, event, tmp_path)


@pytest.mark.usefixtures("quick")
def test_a_template_that_cannot_be_used_loses_no_page(store: Store, tmp_path: Path) -> None:
    own = own_templates(store.folder)
    own.mkdir()
    (own / "article.html").write_text("{{ nothing.there }}")
    event = _move(store, _add(store), Stage.PUBLISHED)
    kept_pages.make_all(store)
    assert "<em>sails</em>" in _html(store, event, tmp_path)


def test_a_page_that_takes_too_long_is_kept_in_plain_paragraphs(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_page, "render_limited", lambda *_a, **_k: None)
    event = _move(store, _add(store), Stage.PUBLISHED)
    with store.read() as uow:
        made = kept_page.make_page(uow.kept_pages.get(event), tmp_path, seconds=0)
    assert "The ferry *sails* at nine." in made.document


def test_a_page_whose_process_ended_too_early_waits_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_page, "render_limited", lambda *_a, **_k: None)
    event = _move(store, _add(store), Stage.PUBLISHED)
    kept_pages.make_all(store)
    assert _waiting(store) == (event,)


@pytest.mark.usefixtures("quick")
def test_pictures_are_shown_as_they_were_cut_then(store: Store, tmp_path: Path) -> None:
    data = image_bytes("teal", 80, 40, "JPEG")
    with store.write() as uow:
        identity = store.blobs.put(data)
        picture = Picture(
            id=identity,
            file_name="p.jpg",
            media_type="image/jpeg",
            width=80,
            height=40,
            size=len(data),
        )
        pictures.add(uow, replace(picture, caption="The pier", credit="Ada Brandt", alt="A pier"))
    half = Framing(shape="1:1", crops=(("1:1", Crop(0, 0, 5000, 10_000)),))
    figure = Figure(
        id=FigureId(new_uuid()), key="pier", picture=identity, role=Role.LEAD, framing=half
    )
    article = _add(store, replace(COMPLETE, figures=(figure,)))
    event = _move(store, article, Stage.PUBLISHED)
    _change(store, article, figures=())  # type: ignore[arg-type]
    kept_pages.make_all(store)
    html = _html(store, event, tmp_path)
    shown = r'<img src="data:image/jpeg;base64,[^"]{100,}"[^>]* width="40" height="40"'
    assert re.search(shown, html)
    assert "x-kept" not in html
    assert "data:font/ttf;base64," in html
    with store.read() as uow:
        assert len(uow.kept_pages.get(event).document) < 40_000


@pytest.mark.usefixtures("quick")
def test_a_mark_that_somebody_types_is_no_picture(store: Store, tmp_path: Path) -> None:
    typed = f"data:x-kept-{new_uuid()},picture/0"
    event = _move(store, _add(store, replace(COMPLETE, body=typed)), Stage.PUBLISHED)
    assert typed in _html(store, event, tmp_path)


@pytest.mark.usefixtures("quick")
def test_a_page_is_made_once_and_never_changed(
    store: Store, damage: driver.sqlite.Connection
) -> None:
    event = _move(store, _add(store), Stage.PUBLISHED)
    kept_pages.make_all(store)
    page = kept_pages.make(store, event)
    with store.write() as uow:
        assert not uow.kept_pages.make(page)
    with pytest.raises(driver.sqlite.IntegrityError, match="never changed"):
        damage.execute("UPDATE kept_page SET document = x'00'")


@pytest.mark.usefixtures("quick")
def test_a_page_that_has_rotted_is_found(store: Store, damage: driver.sqlite.Connection) -> None:
    event = _move(store, _add(store), Stage.PUBLISHED)
    damage.execute("UPDATE kept_page SET document = x'00'")
    [found] = store.verify()
    assert (found.table, found.row) == ("kept_page", event)


def test_a_page_is_the_same_after_it_was_written_down(store: Store) -> None:
    article = _add(store, replace(COMPLETE, tags=("ferry",)))
    _move(store, article, Stage.PUBLISHED)
    with store.read() as uow:
        page = interchange.compose_page(
            drafts.load(uow, article), uow.newsroom.load(), today=uow.clock.now().date()
        )
    assert page_from_json(page_to_json(page)) == page
