"""What is known of pages elsewhere that articles link to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workstation.domain.changes import Changes
from workstation.domain.links import WebPage

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


def known(uow: UnitOfWork, urls: Iterable[str]) -> dict[str, WebPage]:
    """Return what the last checks of these addresses found; unchecked ones are left out."""
    return uow.web_pages.load(urls)


def keep(uow: UnitOfWork, page: WebPage) -> Changes:
    """Keep what a check has found."""
    uow.web_pages.put(page)
    return Changes()
