"""What panes are made from: the desk, its feeds, and the looks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workstation.desk.desk import Desk
from workstation.desk.library_feed import LibraryFeed
from workstation.ui.actions.registry import Actions
from workstation.ui.icons import Icons
from workstation.ui.theme import Appearance
from workstation.ui.writing_view import WritingView

if TYPE_CHECKING:
    from workstation.desk.backups import Backups
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
    from workstation.desk.review_feed import ReviewFeed
    from workstation.desk.spelling import Spelling
    from workstation.desk.suggesting import Suggesting


@dataclass(frozen=True, slots=True)
class Context:
    """Handed to every pane; each takes from it what it needs and keeps nothing else."""

    desk: Desk
    library: LibraryFeed
    related: RelatedFeed
    pictures: PicturesFeed
    intake: PictureIntake
    media: Media
    preview: PreviewFeed
    templates: PageTemplates
    interchange: Interchange
    packets: PacketsFeed
    backups: Backups
    preferences: Preferences
    proofing: ProofingFeed
    spelling: Spelling
    review: ReviewFeed
    notes: NotesFeed
    suggesting: Suggesting
    milestones: Milestones
    next_move: NextMove
    actions: Actions
    appearance: Appearance
    writing: WritingView
    icons: Icons
    resources: Path
