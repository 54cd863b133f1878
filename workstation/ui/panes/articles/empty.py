"""What the article list says when it has nothing to list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from workstation.desk.library_entry import Entry, EntryKind
from workstation.domain.workflow import Stage


@dataclass(frozen=True, slots=True)
class Emptiness:
    """An icon, a sentence, and a button with what it does."""

    icon: str
    sentence: str
    button: str = ""
    clears: bool = False
    """The button takes the filter away; otherwise it starts an article."""


def emptiness(entry: Entry, narrowed: str, acting: str) -> Emptiness:
    """Say why nothing is listed, and what can be done about it."""
    if narrowed:
        sentence = _tr("Nothing here answers “%1”.").replace("%1", narrowed)
        return Emptiness("filter", sentence, _tr("Clear the filter"), clears=True)
    if entry.kind is EntryKind.STAGE:
        stage = Stage(entry.value)
        return Emptiness("newspaper", _stage(stage), _new() if stage is Stage.DRAFT else "")
    return {
        EntryKind.ALL: Emptiness("newspaper", _tr("No articles yet."), _new()),
        EntryKind.ASSIGNED: Emptiness("inbox", _assigned(acting)),
        EntryKind.SECTION: Emptiness(
            "newspaper", _tr("Nothing in %1 yet.").replace("%1", entry.value), _new()
        ),
        EntryKind.SAVED: Emptiness("bookmark", _tr("This search finds nothing at the moment.")),
        EntryKind.SEARCH: Emptiness(
            "search", _tr("Nothing found for “%1”.").replace("%1", entry.value)
        ),
    }[entry.kind]


def _new() -> str:
    return _tr("New article")


def _assigned(acting: str) -> str:
    if acting:
        return _tr("Nothing is assigned to you.")
    return _tr("Choose who is working here, in the menu under Newsroom, to see what is yours.")


def _stage(stage: Stage) -> str:
    return {
        Stage.DRAFT: _tr("No drafts yet."),
        Stage.SUBMITTED: _tr("Nothing is waiting for review."),
        Stage.IN_REVIEW: _tr("Nothing is in review."),
        Stage.CHANGES_REQUESTED: _tr("No article has changes to be made."),
        Stage.APPROVED: _tr("Nothing is approved and waiting to be published."),
        Stage.PUBLISHED: _tr("Nothing is published yet."),
        Stage.CORRECTED: _tr("Nothing has been corrected."),
        Stage.WITHDRAWN: _tr("Nothing has been withdrawn."),
        Stage.SPIKED: _tr("Nothing is spiked."),
    }[stage]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ArticlesEmpty", text)
