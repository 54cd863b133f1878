"""Keeping the page as readers got it, at each move that changes what they see."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workstation.domain.ids import ArticleId, EventId
from workstation.domain.kept_pages import KeptPage
from workstation.formats import kept_page
from workstation.formats.api import Written
from workstation.formats.limited_rendering import render_own
from workstation.formats.writer import replace_file
from workstation.paths import own_templates, resources_folder
from workstation.services import drafts, interchange

if TYPE_CHECKING:
    from workstation.storage.store import Store
    from workstation.storage.unit_of_work import UnitOfWork


def keep(uow: UnitOfWork, articles: Iterable[ArticleId]) -> None:
    """Keep what the pages are made of that readers get after the newest move of each article.

    That is in the same transaction as the move. The pages are made of it soon after, which takes
    a second or so each: see `make`.
    """
    for article in articles:
        bundle, today = drafts.load(uow, article), uow.clock.now().date()
        page = interchange.compose_page(bundle, uow.newsroom.load(), today=today)
        source = kept_page.source_of(
            page, bundle.references, _supplied(), own_templates(uow.folder)
        )
        moved = uow.events.of(article)[0]
        uow.kept_pages.add(KeptPage(moved.id, article, source))


def keep_made(uow: UnitOfWork, article: ArticleId) -> None:
    """Keep the page of an article that came with the program, and make it at once.

    Such a text needs no process with limits.
    """
    keep(uow, (article,))
    kept = uow.kept_pages.get(uow.events.of(article)[0].id)
    uow.kept_pages.make(kept_page.make_page(kept, _supplied(), render=render_own))


def waiting(uow: UnitOfWork) -> tuple[EventId, ...]:
    """Return the moves whose page has to be made yet, the oldest first."""
    return uow.kept_pages.waiting()


def of(uow: UnitOfWork, article: ArticleId) -> frozenset[EventId]:
    """Return the moves of an article of which the page is kept."""
    return uow.kept_pages.of(article)


def make(store: Store, event: EventId) -> KeptPage:
    """Make the page of a move; takes a second or so, and stores nothing."""
    with store.read() as uow:
        kept = uow.kept_pages.get(event)
    return kept if kept.made else kept_page.make_page(kept, _supplied())


def put(store: Store, page: KeptPage) -> None:
    """Store a page that was made, unless that has been done."""
    with store.write() as uow:
        uow.kept_pages.make(page)


def make_all(store: Store) -> None:
    """Make and store every page that waits; one that can't be made now waits on."""
    with store.read() as uow:
        events = waiting(uow)
    for event in events:
        with suppress(ChildProcessError):
            put(store, make(store, event))


def write_page(store: Store, event: EventId, path: Path) -> Written:
    """Write the page of a move, with its pictures and fonts, into a file; raises `NotFound`."""
    own = own_templates(store.folder)
    html, left_out = kept_page.whole_page(make(store, event), store.blobs.read, _supplied(), own)
    with replace_file(path) as file:
        file.write(html.encode("utf-8"))
    return Written(path, left_out)


def _supplied() -> Path:
    return resources_folder() / "templates"
