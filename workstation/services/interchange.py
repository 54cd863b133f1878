"""Articles in and out of the newsroom as files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from workstation.domain.article import ArticleBundle
from workstation.domain.changes import Changes
from workstation.domain.errors import BadArticleFile
from workstation.domain.ids import ArticleId
from workstation.domain.newsroom import Newsroom
from workstation.domain.page import Page
from workstation.domain.revision import RevisionReason
from workstation.formats.api import Bundle, PictureReader, Written, picture_url
from workstation.formats.article_file import ArticleFile, describe, front_matter, write_text
from workstation.formats.markdown import picture_files
from workstation.formats.picture_workshop import LimitedWorkshop
from workstation.formats.registry import find_exporter
from workstation.formats.sources import Found, find_articles
from workstation.paths import own_templates, resources_folder
from workstation.services import drafts, newsrooms, pages
from workstation.services.intake import Intake, NotCarried
from workstation.storage.store import Store
from workstation.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Imported:
    """An article that came in."""

    file: str
    slug: str
    headline: str
    id: ArticleId


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that did not come in; of it nothing was stored."""

    file: str
    error: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every file."""

    imported: tuple[Imported, ...] = ()
    not_carried: tuple[NotCarried, ...] = ()
    failed: tuple[Refused, ...] = ()
    changes: Changes = field(default_factory=Changes)


def import_files(store: Store, paths: Iterable[Path], *, author: str) -> ImportReport:
    """Bring in article files with their pictures, each file whole or not at all.

    A link to an article that comes later in the same import finds it when it arrives. Without
    an `author` the revision is by the article's first byline.
    """
    imported: list[Imported] = []
    not_carried: list[NotCarried] = []
    failed: list[Refused] = []
    changes = Changes()
    with LimitedWorkshop() as workshop:
        for path in paths:
            try:
                for load in find_articles(path):
                    try:
                        found = load()
                        intake = Intake(found, workshop)
                        intake.store_bytes(store)
                    except BadArticleFile as error:
                        failed.append(Refused(error.file, error.problem))
                        continue
                    came_in, changed = _bring_in(store, found, intake, author)
                    changes |= changed
                    imported.append(came_in)
                    not_carried.extend(intake.not_carried)
            except BadArticleFile as error:
                failed.append(Refused(error.file, error.problem))
    return ImportReport(tuple(imported), tuple(not_carried), tuple(failed), changes)


def _bring_in(store: Store, found: Found, intake: Intake, author: str) -> tuple[Imported, Changes]:
    draft = found.file.draft
    with store.write() as uow:
        changes = intake.store(
            uow,
            draft,
            author=author or next(iter(draft.bylines), "") or "Import",
            reason=RevisionReason.IMPORTED,
            stage=found.file.stage,
            published_at=found.file.published_at,
        )
        slug = uow.articles.state(intake.id).slug
    return Imported(found.name, slug, draft.headline, intake.id), changes


def as_file(bundle: ArticleBundle) -> ArticleFile:
    """Return an article as the file that an export would write."""
    names = picture_files(bundle.article, bundle.references)
    return describe(bundle.article, bundle.references, names)


def as_document(bundle: ArticleBundle) -> dict[str, object]:
    """Return an article's front matter, body and revision, as `show --json` prints them."""
    return {
        **front_matter(as_file(bundle)),
        "body": bundle.article.draft.body,
        "revision": bundle.article.head,
    }


def as_text(bundle: ArticleBundle) -> str:
    """Return an article as the text of the file that an export would write."""
    return write_text(as_file(bundle))


@dataclass(frozen=True, slots=True)
class Gathered:
    """What of a newsroom goes into an export, read in one transaction."""

    bundle: ArticleBundle
    newsroom: Newsroom
    today: date


def gather(uow: UnitOfWork, article: ArticleId) -> Gathered:
    """Read what an export of an article needs."""
    return _gathered(uow, drafts.load(uow, article))


def _gathered(uow: UnitOfWork, bundle: ArticleBundle) -> Gathered:
    return Gathered(bundle, newsrooms.load(uow), uow.clock.now().date())


def export(
    store: Store, slug: str, to: str, path: Path, *, templates: Path | None = None
) -> Written:
    """Write an article in a format to a path; raises `NotFound` and `BadInput`.

    Without `templates` the page is made with the program's own, where the newsroom has none.
    """
    exporter = find_exporter(to)
    with store.read() as uow:
        gathered = _gathered(uow, drafts.load_by_slug(uow, slug))
    return exporter.write(bundle_of(store, gathered, templates), path)


def write(store: Store, gathered: Gathered, to: str, path: Path, *, templates: Path) -> Written:
    """Write what was gathered; reads pictures only, so it may run beside other work."""
    return find_exporter(to).write(bundle_of(store, gathered, templates), path)


def bundle_of(store: Store, gathered: Gathered, templates: Path | None = None) -> Bundle:
    """Return what was gathered as formats take it."""
    return make_bundle(
        store.blobs.read,
        gathered.bundle,
        gathered.newsroom,
        templates=templates or resources_folder() / "templates",
        own_templates=own_templates(store.folder),
        today=gathered.today,
    )


def make_bundle(
    read_picture: PictureReader,
    bundle: ArticleBundle,
    newsroom: Newsroom,
    *,
    templates: Path,
    own_templates: Path | None = None,
    today: date,
) -> Bundle:
    """Return all that an export format needs of an article."""
    return Bundle(
        article=bundle.article,
        references=bundle.references,
        page=compose_page(bundle, newsroom, today=today),
        templates=templates,
        own_templates=own_templates,
        read_picture=read_picture,
        keep_places=newsroom.keep_places,
    )


def compose_page(bundle: ArticleBundle, newsroom: Newsroom, *, today: date) -> Page:
    """Return the page of an article with `picture_url` for its pictures."""
    address = newsroom.address.rstrip("/")
    return pages.compose(
        bundle.article,
        bundle.article.draft,
        bundle.references,
        newsroom,
        picture_url=lambda picture: picture_url(picture.id),
        article_url=lambda target: f"{address}/{target.slug}" if address else f"{target.slug}.html",
        today=today,
    )
