"""Newsrooms that send each other packets."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.article import Article
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, RevisionId, new_uuid
from workstation.domain.packets import OpenConflict, PacketOpened, PacketSummary, PictureChoice
from workstation.domain.pictures import Picture
from workstation.domain.revision import RevisionReason
from workstation.domain.workflow import Stage
from workstation.formats.picture_workshop import InlineWorkshop
from workstation.services import drafts, merging, opening, packets, pictures
from workstation.storage.store import Store


class Place:
    """A newsroom with somebody in it."""

    def __init__(self, store: Store, folder: Path, who: str) -> None:
        self.store = store
        self.who = who
        self._folder = folder
        self._count = 0

    def create(self, draft: Draft, article: ArticleId | None = None) -> ArticleId:
        """Write a new article."""
        article = article or ArticleId(new_uuid())
        with self.store.write() as uow:
            drafts.create(uow, article, draft, author=self.who)
        return article

    def load(self, article: ArticleId) -> Article:
        with self.store.read() as uow:
            return drafts.load(uow, article).article

    def draft(self, article: ArticleId) -> Draft:
        return self.load(article).draft

    def edit(self, article: ArticleId, **values: object) -> None:
        """Save other values of some fields of the draft."""
        with self.store.write() as uow:
            present = uow.articles.load(article)
            changed = replace(present.draft, **values)  # type: ignore[arg-type]
            drafts.save(uow, article, changed, version=present.version)

    def keep(self, article: ArticleId) -> None:
        """Keep the text as a revision."""
        with self.store.write() as uow:
            drafts.keep_revision(uow, article, author=self.who, reason=RevisionReason.SAVED)

    def enter(self, article: ArticleId, stage: Stage) -> None:
        """Give an article a stage, with a revision, whatever the workflow says."""
        with self.store.write() as uow:
            drafts.keep_revision(
                uow, article, author=self.who, reason=RevisionReason.STAGE, stage=stage
            )
            uow.articles.set_stage(article, stage)

    def add_picture(self, data: bytes, name: str, **texts: str) -> Picture:
        """Bring in a picture."""
        prepared = InlineWorkshop().prepare(data, name)
        self.store.blobs.put_picture(prepared.picture.id, data, prepared.thumbnail)
        picture = replace(prepared.picture, **texts)  # type: ignore[arg-type]
        with self.store.write() as uow:
            pictures.add(uow, picture)
        return picture

    def send(
        self,
        *articles: ArticleId,
        to: str = "",
        pictures: PictureChoice = PictureChoice.ORIGINAL,
        whole: bool = True,
    ) -> Path:
        """Write a packet, and return where it is."""
        self._count += 1
        path = self._folder / f"{self.who}-{self._count}.packet"
        packets.pack(
            self.store,
            articles,
            path,
            sender=self.who,
            to=to,
            pictures=pictures,
            whole=whole,
            workshop=InlineWorkshop(),
        )
        return path

    def peek(self, path: Path) -> PacketSummary:
        return opening.peek(self.store, path)

    def open(self, path: Path, people: Mapping[str, str | None] | None = None) -> PacketOpened:
        """Open a packet."""
        return opening.open_packet(
            self.store, path, by=self.who, people=people or {}, workshop=InlineWorkshop()
        )

    def conflicts(self, article: ArticleId) -> tuple[OpenConflict, ...]:
        with self.store.read() as uow:
            return merging.conflicts(uow, article)

    def settle(self, article: ArticleId, theirs: RevisionId, draft: Draft) -> Changes:
        """Decide a conflict."""
        with self.store.write() as uow:
            version = uow.articles.load(article).version
            return merging.settle(uow, article, theirs, draft, author=self.who, version=version)

    def revisions(self, article: ArticleId) -> frozenset[RevisionId]:
        with self.store.read() as uow:
            return frozenset(uow.revisions.graph(article))


@contextmanager
def place(template: Path, folder: Path, who: str, clock: FrozenClock) -> Iterator[Place]:
    """Give a newsroom of its own to somebody, until the end."""
    home = Path(shutil.copytree(template, folder / f"newsroom-{who}"))
    store = Store.open(home, clock)
    with store.write() as uow:
        uow.newsroom.set_identity(new_uuid())
    store.device = who
    try:
        yield Place(store, folder, who)
    finally:
        store.close()
