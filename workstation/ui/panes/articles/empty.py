"""What the article list says when it has nothing to list."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.desk.library_entry import Entry, EntryKind
from workstation.domain.workflow import Stage
from workstation.ui.translation import translate


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
        sentence = translate("ArticlesEmpty", "Nothing here answers “%1”.").replace("%1", narrowed)
        return Emptiness(
            "filter", sentence, translate("ArticlesEmpty", "Clear the filter"), clears=True
        )
    if entry.kind is EntryKind.STAGE:
        stage = Stage(entry.value)
        return Emptiness("newspaper", _stage(stage), _new() if stage is Stage.DRAFT else "")
    return {
        EntryKind.ALL: Emptiness(
            "newspaper", translate("ArticlesEmpty", "No articles yet."), _new()
        ),
        EntryKind.ASSIGNED: Emptiness("inbox", _assigned(acting)),
        EntryKind.NOTES: Emptiness("message-square", _noted(acting)),
        EntryKind.WAITING: Emptiness("hourglass", _waiting(acting)),
        EntryKind.SECTION: Emptiness(
            "newspaper",
            translate("ArticlesEmpty", "Nothing in %1 yet.").replace("%1", entry.value),
            _new(),
        ),
        EntryKind.SAVED: Emptiness(
            "bookmark", translate("ArticlesEmpty", "This search finds nothing at the moment.")
        ),
        EntryKind.SEARCH: Emptiness(
            "search",
            translate("ArticlesEmpty", "Nothing found for “%1”.").replace("%1", entry.value),
        ),
    }[entry.kind]


def _new() -> str:
    return translate("ArticlesEmpty", "New article")


def _assigned(acting: str) -> str:
    if acting:
        return translate("ArticlesEmpty", "Nothing is assigned to you.")
    return translate(
        "ArticlesEmpty",
        "Choose who is working here, in the menu under Newsroom, to see what is yours.",
    )


def _noted(acting: str) -> str:
    if acting:
        return translate("ArticlesEmpty", "No note waits for you.")
    return _assigned(acting)


def _waiting(acting: str) -> str:
    if acting:
        return translate("ArticlesEmpty", "You wait for nobody.")
    return _assigned(acting)


def _stage(stage: Stage) -> str:
    return {
        Stage.DRAFT: translate("ArticlesEmpty", "No drafts yet."),
        Stage.SUBMITTED: translate("ArticlesEmpty", "Nothing is waiting for review."),
        Stage.IN_REVIEW: translate("ArticlesEmpty", "Nothing is in review."),
        Stage.CHANGES_REQUESTED: translate("ArticlesEmpty", "No article has changes to be made."),
        Stage.APPROVED: translate(
            "ArticlesEmpty", "Nothing is approved and waiting to be published."
        ),
        Stage.PUBLISHED: translate("ArticlesEmpty", "Nothing is published yet."),
        Stage.CORRECTED: translate("ArticlesEmpty", "Nothing has been corrected."),
        Stage.WITHDRAWN: translate("ArticlesEmpty", "Nothing has been withdrawn."),
        Stage.SPIKED: translate("ArticlesEmpty", "Nothing is spiked."),
    }[stage]
