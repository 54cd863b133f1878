"""Articles in and out of the newsroom as files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from workstation.domain.article import ArticleBundle
from workstation.domain.canonical import canonical_text
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.errors import BadArticleFile, BadPicture
from workstation.domain.ids import ArticleId, FigureId, LinkId, PictureId, new_uuid
from workstation.domain.links import (
    ArticleTarget,
    LinkTarget,
    RelatedLink,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.newsroom import Newsroom
from workstation.domain.pictures import Figure, Picture, Rights
from workstation.domain.revision import RevisionReason
from workstation.formats.api import Bundle, Written, picture_url
from workstation.formats.article_file import (
    ArticleFile,
    FileLink,
    FilePicture,
    describe,
    front_matter,
)
from workstation.formats.markdown import picture_files
from workstation.formats.picture_file import PreparedPicture, prepare
from workstation.formats.registry import find_exporter
from workstation.formats.sources import Found, find_articles
from workstation.services import drafts, newsrooms, pages, pictures
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
class NotCarried:
    """Something in a file that the article does not have now."""

    file: str
    what: str
    where: str


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
    for path in paths:
        try:
            for load in find_articles(path):
                try:
                    brought = _Import(store, load(), author)
                except BadArticleFile as error:
                    failed.append(Refused(error.file, error.problem))
                    continue
                changes |= brought.changes
                imported.append(brought.imported)
                not_carried.extend(brought.not_carried)
        except BadArticleFile as error:
            failed.append(Refused(error.file, error.problem))
    return ImportReport(tuple(imported), tuple(not_carried), tuple(failed), changes)


class _Import:
    """One file on its way in."""

    def __init__(self, store: Store, found: Found, author: str) -> None:
        self._file = found.file
        self._name = found.name
        self.not_carried: list[NotCarried] = []
        prepared = {one.key: self._prepared(found, one) for one in found.file.pictures}
        for key, (picture, data) in prepared.items():
            store.blobs.put(data)
            store.blobs.put_thumbnail(picture.picture.id, picture.thumbnail)
            prepared[key] = (picture, b"")
        identity = ArticleId(new_uuid())
        by = author or next(iter(found.file.draft.bylines), "") or "Import"
        with store.write() as uow:
            changes = Changes()
            for one in found.file.pictures:
                changes |= pictures.add(uow, _master(one, prepared[one.key][0].picture))
            draft = self._draft(uow, {key: one[0].picture.id for key, one in prepared.items()})
            changes |= drafts.create(
                uow,
                identity,
                draft,
                author=by,
                reason=RevisionReason.IMPORTED,
                stage=found.file.stage,
                published_at=found.file.published_at,
            )
            slug = uow.articles.state(identity).slug
        if draft.slug and slug != draft.slug:
            self._note(f"the slug “{draft.slug}”; the article is called {slug}", "slug")
        self.changes = changes
        self.imported = Imported(found.name, slug, draft.headline, identity)

    def _note(self, what: str, where: str) -> None:
        self.not_carried.append(NotCarried(self._name, what, where))

    def _prepared(self, found: Found, entry: FilePicture) -> tuple[PreparedPicture, bytes]:
        try:
            data = found.read(entry.file)
            return prepare(data, entry.file), data
        except BadPicture as error:
            problem = f"line {entry.line}: {entry.file}: {error.problem}"
            raise BadArticleFile(found.name, problem) from error

    def _draft(self, uow: UnitOfWork, ids: dict[str, PictureId]) -> Draft:
        stored = {one.id: one for one in pictures.load(uow, ids.values())}
        figures = []
        for entry in self._file.pictures:
            picture = stored[ids[entry.key]]
            figures.append(_figure(entry, picture))
            if entry.rights not in (Rights(), picture.rights):
                self._note("the rights; the newsroom's own are kept", f"pictures.{entry.key}")
        return replace(
            self._file.draft,
            figures=tuple(figures),
            links=tuple(_link(uow, link) for link in self._file.links),
        )


def _master(entry: FilePicture, picture: Picture) -> Picture:
    """Give a picture the master texts that its entry has; what is not there is as in the file."""

    def text(name: str) -> str:
        own: str | None = getattr(entry.master, name)
        own = getattr(entry, name) if own is None else own
        return getattr(picture, name) if own is None else canonical_text(own)

    master = replace(
        picture,
        caption=text("caption"),
        credit=text("credit"),
        source=text("source"),
        alt=text("alt"),
        long_description=entry.long_description or picture.long_description,
        rights=picture.rights if entry.rights == Rights() else entry.rights,
        keywords=entry.keywords or picture.keywords,
        taken_at=entry.taken_at or picture.taken_at,
    )
    kept = (one for one in picture.from_file if _same(one.split(" ")[0], master, picture))
    return replace(master, from_file=tuple(kept))


def _same(name: str, one: Picture, other: Picture) -> bool:
    return bool(getattr(one, name) == getattr(other, name))


def _figure(entry: FilePicture, picture: Picture) -> Figure:
    def own(name: str) -> str | None:
        text: str | None = getattr(entry, name)
        if text is None or getattr(entry.master, name) is not None:
            return text
        return None if canonical_text(text) == getattr(picture, name) else text

    return Figure(
        id=FigureId(new_uuid()),
        key=entry.key,
        picture=picture.id,
        role=entry.role,
        caption=own("caption"),
        credit=own("credit"),
        source=own("source"),
        alt=own("alt"),
        decorative=entry.decorative,
    )


def _link(uow: UnitOfWork, link: FileLink) -> RelatedLink:
    return RelatedLink(
        id=LinkId(new_uuid()),
        key=link.key,
        target=_target(uow, link),
        kind=link.kind,
        placement=link.placement,
        label=link.label,
        label_for=link.label_for,
        reason=link.reason,
        added_by=link.added_by,
        added_at=link.added_at,
    )


def _target(uow: UnitOfWork, link: FileLink) -> LinkTarget:
    if link.url:
        return WebTarget(link.url, link.title)
    found = uow.articles.find(link.slug) if link.slug else None
    if found is not None:
        return ArticleTarget(found)
    return UnresolvedTarget(link.title, link.bylines, link.slug)


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


def export(
    store: Store, slug: str, to: str, path: Path, *, templates: Path, today: date
) -> Written:
    """Write an article in a format to a path; raises `NotFound` and `BadInput`."""
    exporter = find_exporter(to)
    with store.read() as uow:
        bundle = drafts.load_by_slug(uow, slug)
        newsroom = newsrooms.load(uow)
    return exporter.write(
        make_bundle(store, bundle, newsroom, templates=templates, today=today), path
    )


def make_bundle(
    store: Store, bundle: ArticleBundle, newsroom: Newsroom, *, templates: Path, today: date
) -> Bundle:
    """Return all that an export format needs of an article."""
    address = newsroom.address.rstrip("/")
    page = pages.compose(
        bundle.article,
        bundle.article.draft,
        bundle.references,
        newsroom,
        picture_url=lambda picture: picture_url(picture.id),
        article_url=lambda target: f"{address}/{target.slug}" if address else f"{target.slug}.html",
        today=today,
    )
    return Bundle(
        article=bundle.article,
        references=bundle.references,
        page=page,
        templates=templates,
        read_picture=store.blobs.read,
    )
