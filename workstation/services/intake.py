"""One article file on its way into the newsroom: its pictures, its links, its draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from workstation.domain.canonical import canonical_text
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.errors import BadArticleFile, BadPicture
from workstation.domain.framing import Framing
from workstation.domain.ids import ArticleId, FigureId, LinkId, new_uuid
from workstation.domain.links import (
    ArticleTarget,
    LinkTarget,
    RelatedLink,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.pictures import Figure, Picture, Rights
from workstation.domain.revision import RevisionReason
from workstation.domain.workflow import Stage
from workstation.formats.article_file import FileLink, FilePicture
from workstation.formats.article_values import FILE_FACTS
from workstation.formats.picture_workshop import Workshop
from workstation.formats.sources import Found
from workstation.services import drafts, pictures
from workstation.storage.store import Store
from workstation.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NotCarried:
    """Something in a file that the article does not have now."""

    file: str
    what: str
    where: str


class Intake:
    """Brings in one article: first the bytes of its pictures, then all else in a transaction."""

    def __init__(self, found: Found, workshop: Workshop) -> None:
        self._workshop = workshop
        self.id = ArticleId(new_uuid())
        self.file = found.file
        self.not_carried: list[NotCarried] = []
        self._found = found
        self._pictures: dict[str, Picture] = {}

    def store_bytes(self, store: Store) -> None:
        """Check and store the pictures; raises `BadArticleFile` for one that can't be used."""
        prepared = []
        for entry in self.file.pictures:
            try:
                data = self._found.read(entry.file)
                prepared.append((entry.key, self._workshop.prepare(data, entry.file), data))
            except BadPicture as error:
                problem = f"line {entry.line}: {entry.file}: {error.problem}"
                raise BadArticleFile(self._found.name, problem) from error
        for key, picture, data in prepared:
            store.blobs.put_picture(picture.picture.id, data, picture.thumbnail)
            self._pictures[key] = picture.picture

    def store(
        self,
        uow: UnitOfWork,
        draft: Draft,
        *,
        author: str,
        reason: RevisionReason,
        stage: Stage = Stage.DRAFT,
        published_at: datetime | None = None,
    ) -> Changes:
        """Store the article with the figures and links of its file."""
        changes = Changes()
        for entry in self.file.pictures:
            changes |= pictures.add(uow, _master(entry, self._pictures[entry.key]))
        draft = replace(
            draft,
            figures=self._figures(uow),
            links=tuple(_link(uow, link) for link in self.file.links),
        )
        changes |= drafts.create(
            uow,
            self.id,
            draft,
            author=author,
            reason=reason,
            stage=stage,
            published_at=published_at,
        )
        slug = uow.articles.state(self.id).slug
        if draft.slug and slug != draft.slug:
            self._note(f"the slug “{draft.slug}”; the article is called {slug}", "slug")
        return changes

    def _figures(self, uow: UnitOfWork) -> tuple[Figure, ...]:
        wanted = [picture.id for picture in self._pictures.values()]
        stored = {one.id: one for one in pictures.load(uow, wanted)}
        figures = []
        for entry in self.file.pictures:
            picture = stored[self._pictures[entry.key].id]
            figures.append(_figure(entry, picture))
            if entry.rights not in (Rights(), picture.rights):
                self._note("the rights; the newsroom’s own are kept", f"pictures.{entry.key}")
        return tuple(figures)

    def _note(self, what: str, where: str) -> None:
        self.not_carried.append(NotCarried(self._found.name, what, where))


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
        long_description=text("long_description"),
        rights=picture.rights if entry.rights == Rights() else entry.rights,
        keywords=entry.keywords or picture.keywords,
        taken_at=entry.taken_at or picture.taken_at,
        framing=entry.master.framing or entry.framing or picture.framing,
        **{name: getattr(entry, name) or getattr(picture, name) for name in FILE_FACTS},
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
        long_description=own("long_description"),
        framing=_own_framing(entry, picture),
        override=entry.override,
    )


def _own_framing(entry: FilePicture, picture: Picture) -> Framing | None:
    framing = entry.framing or Framing()
    if entry.master.framing is not None:
        return framing
    return None if framing == picture.framing else framing


def _link(uow: UnitOfWork, link: FileLink) -> RelatedLink:
    return RelatedLink(
        id=LinkId(new_uuid()),
        key=link.key,
        target=_target(uow, link),
        kind=link.kind,
        placement=link.placement,
        label=link.label,
        label_for=link.label_for,
        unready=link.unready,
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
