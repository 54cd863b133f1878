"""What panes are made from, of which only what the first paint shows is made before it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workstation.app.surroundings import Surroundings
from workstation.desk.desk import Desk
from workstation.desk.library_feed import LibraryFeed
from workstation.desk.spelling_process import SpellingProcess
from workstation.ui.actions.registry import Actions
from workstation.ui.context import Context
from workstation.ui.icons import Icons

if TYPE_CHECKING:
    from workstation.desk.backups import Backups
    from workstation.desk.drawn_ahead import DrawnAhead
    from workstation.desk.interchange import Interchange
    from workstation.desk.media import Media
    from workstation.desk.milestones import Milestones
    from workstation.desk.next_move import NextMove
    from workstation.desk.notes_feed import NotesFeed
    from workstation.desk.packets_feed import PacketsFeed
    from workstation.desk.page_templates import PageTemplates
    from workstation.desk.picture_intake import PictureIntake
    from workstation.desk.pictures_feed import PicturesFeed
    from workstation.desk.preferences import Preferences
    from workstation.desk.preview_feed import PreviewFeed
    from workstation.desk.proofing_feed import ProofingFeed
    from workstation.desk.related_feed import RelatedFeed
    from workstation.desk.rendering import Renderer
    from workstation.desk.review_feed import ReviewFeed
    from workstation.desk.spelling import Spelling
    from workstation.desk.suggesting import Suggesting
    from workstation.formats.picture_workshop import Workshop

# Each import below waits until something asks for that feed.
# ruff: noqa: PLC0415


class StagedContext(Context):
    """Makes each feed, and loads its module, when something asks for it the first time.

    A feed that is made late takes up the article that is current by then.
    """

    _surroundings: Surroundings
    _renderer: Callable[[], Renderer]
    _workshop: Callable[[], Workshop]
    _speller: SpellingProcess
    _home: QObject

    def __init__(
        self,
        desk: Desk,
        surroundings: Surroundings,
        renderer: Callable[[], Renderer],
        workshop: Callable[[], Workshop],
        speller: SpellingProcess,
        home: QObject,
    ) -> None:
        icons = Icons(surroundings.resources, surroundings.appearance)
        for name, value in {
            "desk": desk,
            "library": LibraryFeed(desk, home),
            "actions": Actions(desk, icons, home),
            "appearance": surroundings.appearance,
            "writing": surroundings.writing,
            "icons": icons,
            "resources": surroundings.resources,
            "_surroundings": surroundings,
            "_renderer": renderer,
            "_workshop": workshop,
            "_speller": speller,
            "_home": home,
        }.items():
            object.__setattr__(self, name, value)

    def close(self) -> None:
        """End what has something to clear away, if it has been made at all."""
        if "interchange" in vars(self):
            self.interchange.close()
        if "packets" in vars(self):
            self.packets.close()
        if "backups" in vars(self):
            self.backups.stop()

    @cached_property
    def related(self) -> RelatedFeed:
        """Suggestions and links to the current article."""
        from workstation.desk.related_feed import RelatedFeed

        return RelatedFeed(self.desk, self._home)

    @cached_property
    def pictures(self) -> PicturesFeed:
        """The picture library."""
        from workstation.desk.pictures_feed import PicturesFeed

        return PicturesFeed(self.desk, self._home)

    @cached_property
    def intake(self) -> PictureIntake:
        """What brings pictures in."""
        from workstation.desk.picture_intake import PictureIntake

        intake = PictureIntake(self.desk, self._workshop(), self._home)
        intake.image_drawn.connect(self.pictures.keep_image)
        return intake

    @cached_property
    def drawn_ahead(self) -> DrawnAhead:
        """What draws pictures for the page before it asks."""
        from workstation.desk.drawn_ahead import DrawnAhead

        return DrawnAhead(self.desk, self.intake, self._workshop(), self._home)

    @cached_property
    def media(self) -> Media:
        """The bytes of pictures, in the sizes that pages show."""
        from workstation.desk.media import Media

        return Media(self.desk.dispatcher, self._workshop())

    @cached_property
    def preview(self) -> PreviewFeed:
        """The page of the current article."""
        from workstation.desk.preview_feed import PreviewFeed

        return PreviewFeed(self.desk, self._renderer(), self._home)

    @cached_property
    def templates(self) -> PageTemplates:
        """The newsroom's own page template."""
        from workstation.desk.page_templates import PageTemplates

        newsroom = self._surroundings.facts.newsroom
        return PageTemplates(self.desk, newsroom, self.resources / "templates", self._home)

    @cached_property
    def interchange(self) -> Interchange:
        """What takes articles out of the newsroom and in."""
        from workstation.desk.interchange import Interchange

        return Interchange(self.desk, self.resources / "templates", self._home)

    @cached_property
    def packets(self) -> PacketsFeed:
        """What goes to other newsrooms and comes from them."""
        from workstation.desk.packets_feed import PacketsFeed

        return PacketsFeed(self.desk, self._workshop(), self._home)

    @cached_property
    def backups(self) -> Backups:
        """What backs the newsroom up."""
        from workstation.desk.backups import Backups

        surroundings = self._surroundings
        plan = surroundings.backups.plan()
        return Backups(self.desk, surroundings.facts.newsroom, plan, self._home)

    @cached_property
    def preferences(self) -> Preferences:
        """The settings of whoever sits here."""
        from workstation.desk.preferences import Preferences

        return Preferences(self.desk.dispatcher, self._surroundings.settings, self._home)

    @cached_property
    def spelling(self) -> Spelling:
        """What is misspelt."""
        from workstation.desk.spelling import Spelling

        enabled = self._surroundings.spelling
        return Spelling(self.desk, self._speller, enabled=enabled, parent=self._home)

    @cached_property
    def proofing(self) -> ProofingFeed:
        """The checks of the current article."""
        from workstation.desk.proofing_feed import ProofingFeed

        return ProofingFeed(self.desk, self.spelling, self._home)

    @cached_property
    def review(self) -> ReviewFeed:
        """History and workflow of the current article."""
        from workstation.desk.review_feed import ReviewFeed

        return ReviewFeed(self.desk, self.proofing, self._home)

    @cached_property
    def notes(self) -> NotesFeed:
        """What people noted on the current article."""
        from workstation.desk.notes_feed import NotesFeed

        return NotesFeed(self.desk, self._home)

    @cached_property
    def suggesting(self) -> Suggesting:
        """Whether edits are suggested, and what was."""
        from workstation.desk.suggesting import Suggesting

        return Suggesting(self.desk, self._home)

    @cached_property
    def milestones(self) -> Milestones:
        """What the current text can be compared with."""
        from workstation.desk.milestones import Milestones

        return Milestones(self.desk, self._home)

    @cached_property
    def next_move(self) -> NextMove:
        """The step that the workflow proposes next."""
        from workstation.desk.next_move import NextMove

        return NextMove(self.desk, lambda: self.review, self._home)
