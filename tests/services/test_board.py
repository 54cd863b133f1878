"""The board of a long archive shows what is worked on, and of the rest the newest."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.helpers.lists import DAY, add_archive, fill
from workstation.domain.board import COLUMNS
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, new_uuid
from workstation.domain.workflow import Stage
from workstation.services import board, drafts
from workstation.storage.store import Store


def test_an_archive_shows_its_newest_and_how_many_there_are(library: Store) -> None:
    fill(library, DAY)
    add_archive(library, 300)
    due = datetime(2026, 11, 23, 12, tzinfo=UTC)
    article = ArticleId(new_uuid())
    with library.write() as uow:
        drafts.create(uow, article, Draft(headline="Late", deadline=due), author="Ines Okafor")
        columns = {column.stage: column for column in board.columns(uow)}
    assert list(columns) == list(COLUMNS)
    published = columns[Stage.PUBLISHED]
    assert (published.count, len(published.cards)) == (301, board.MOST_DONE)
    assert published.cards[0].summary.headline == DAY[4][0]
    deadlines = {card.summary.headline: card.deadline for card in columns[Stage.DRAFT].cards}
    assert deadlines == {"Late": due, DAY[1][0]: None, DAY[5][0]: None}
