"""Words for the versions that the present text is compared with."""

from __future__ import annotations

from datetime import datetime

from workstation.domain.workflow import Milestone, Stage
from workstation.ui.translation import translate
from workstation.ui.words import brief_moment


def compared_words(milestone: Milestone, now: datetime) -> str:
    """Say with which version the present text is compared, and what became of that."""
    if milestone.stage is None:
        words = translate("Review", "Compared with revision %1, which you read on %3")
        words = words.replace("%1", str(milestone.number))
        return words.replace("%3", brief_moment(milestone.at, now, within=True))
    words = {
        Stage.SUBMITTED: translate("Review", "Compared with revision %1, submitted by %2, %3"),
        Stage.CHANGES_REQUESTED: translate(
            "Review", "Compared with revision %1, sent back by %2, %3"
        ),
        Stage.APPROVED: translate("Review", "Compared with revision %1, approved by %2, %3"),
    }.get(milestone.stage, translate("Review", "Compared with revision %1, published by %2, %3"))
    words = words.replace("%1", str(milestone.number)).replace("%2", milestone.by)
    return words.replace("%3", brief_moment(milestone.at, now, within=True))


def since_words(stage: Stage | None) -> str:
    """Name a comparison on a button."""
    if stage is None:
        return translate("Review", "Since I last read it")
    return {
        Stage.SUBMITTED: translate("Review", "Since the submission"),
        Stage.CHANGES_REQUESTED: translate("Review", "Since the notes"),
        Stage.APPROVED: translate("Review", "Since the approval"),
    }.get(stage, translate("Review", "Since publication"))
