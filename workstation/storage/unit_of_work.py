"""One transaction's view of the newsroom."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from workstation.domain.clock import Clock
from workstation.storage.articles import Articles
from workstation.storage.events import Events
from workstation.storage.exchange import Exchange
from workstation.storage.house import House
from workstation.storage.kept_pages import KeptPages
from workstation.storage.links import Links
from workstation.storage.listing import Listing
from workstation.storage.notes import Notes
from workstation.storage.pictures import Pictures
from workstation.storage.postings import Postings
from workstation.storage.proposals import Proposals
from workstation.storage.revisions import Revisions
from workstation.storage.search import Search
from workstation.storage.web_pages import WebPages


class UnitOfWork:
    """What use-cases work on; it belongs to one thread and ends with its transaction."""

    def __init__(
        self,
        connection: Connection,
        clock: Clock,
        device: str,
        folder: Path,
        postings: Postings | None = None,
    ) -> None:
        self.clock = clock
        self.device = device
        """Which machine this is, in revisions made here."""
        self.folder = folder
        """Where the newsroom is, with the files of its own."""
        self.links = Links(connection)
        self.articles = Articles(connection, self.links)
        self.listing = Listing(connection)
        self.revisions = Revisions(connection)
        self.events = Events(connection)
        self.kept_pages = KeptPages(connection)
        self.notes = Notes(connection)
        self.pictures = Pictures(connection)
        self.newsroom = House(connection)
        self.search = Search(connection, postings or Postings())
        self.proposals = Proposals(connection)
        self.web_pages = WebPages(connection)
        self.exchange = Exchange(connection)
