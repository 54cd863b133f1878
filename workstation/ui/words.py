"""The newsroom's words as the window shows them: stages, kinds of link, dates."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from workstation.desk.library_entry import Entry, EntryKind
from workstation.domain.draft import CorrectionKind
from workstation.domain.links import LinkKind
from workstation.domain.workflow import Stage
from workstation.ui.theme_tokens import Tone

_STAGE_TONES = {
    Stage.DRAFT: Tone.GREY,
    Stage.SUBMITTED: Tone.TEAL,
    Stage.IN_REVIEW: Tone.TEAL,
    Stage.CHANGES_REQUESTED: Tone.AMBER,
    Stage.APPROVED: Tone.GREEN,
    Stage.PUBLISHED: Tone.GREEN,
    Stage.CORRECTED: Tone.GREEN,
    Stage.WITHDRAWN: Tone.RED,
    Stage.SPIKED: Tone.GREY,
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Words", text)


def stage_name(stage: Stage) -> str:
    """Return a stage as its chip says it."""
    return {
        Stage.DRAFT: _tr("Draft"),
        Stage.SUBMITTED: _tr("Submitted"),
        Stage.IN_REVIEW: _tr("In review"),
        Stage.CHANGES_REQUESTED: _tr("Changes asked"),
        Stage.APPROVED: _tr("Approved"),
        Stage.PUBLISHED: _tr("Published"),
        Stage.CORRECTED: _tr("Corrected"),
        Stage.WITHDRAWN: _tr("Withdrawn"),
        Stage.SPIKED: _tr("Spiked"),
    }[stage]


def stage_tone(stage: Stage) -> Tone:
    """Return the tone of a stage's chip."""
    return _STAGE_TONES[stage]


def kind_name(kind: LinkKind) -> str:
    """Return a kind of link as its chip says it."""
    return {
        LinkKind.BACKGROUND: _tr("Background"),
        LinkKind.FOLLOW_UP: _tr("Follow-up"),
        LinkKind.UPDATE_OF: _tr("Update of"),
        LinkKind.SAME_SERIES: _tr("Same series"),
        LinkKind.EXPLAINER: _tr("Explainer"),
        LinkKind.OPINION: _tr("Opinion"),
        LinkKind.CORRECTION: _tr("Correction"),
        LinkKind.SEE_ALSO: _tr("See also"),
    }[kind]


def correction_name(kind: CorrectionKind) -> str:
    """Return a kind of correction as a choice says it."""
    return {
        CorrectionKind.CORRECTION: _tr("Correction"),
        CorrectionKind.CLARIFICATION: _tr("Clarification"),
        CorrectionKind.UPDATE: _tr("Update"),
    }[kind]


def names(people: tuple[str, ...]) -> str:
    """Join names as a byline does: «Ines Okafor, Tom Vasile and Ada Brandt»."""
    if len(people) < 2:
        return "".join(people)
    return _tr("%1 and %2").replace("%1", ", ".join(people[:-1])).replace("%2", people[-1])


def number(value: int) -> str:
    """Write a number with marks between the thousands, as it is written here: 1,284."""
    here = QLocale()
    if here.language() is QLocale.Language.C:
        here = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return here.toString(value)


def word_count(words: int) -> str:
    """Say how many words there are."""
    return _tr("1 word") if words == 1 else _tr("%1 words").replace("%1", number(words))


def entry_title(entry: Entry) -> str:
    """Return what an entry of the desk list is called there and over its articles."""
    if entry.kind is EntryKind.ALL:
        return _tr("All articles")
    if entry.kind is EntryKind.ASSIGNED:
        return _tr("Assigned to me")
    if entry.kind is EntryKind.SEARCH:
        return _tr("Search: %1").replace("%1", entry.value)
    if entry.kind is EntryKind.STAGE:
        stage = Stage(entry.value)
        return _tr("Drafts") if stage is Stage.DRAFT else stage_name(stage)
    return entry.value


def brief_moment(moment: datetime | None, now: datetime) -> str:
    """Say when in few letters: 09:42 today, then Yesterday, Thu, 14 Nov, 14 Nov 2025."""
    if moment is None:
        return ""
    here, today = moment.astimezone(), now.astimezone()
    locale = QLocale()
    day = QDate(here.year, here.month, here.day)
    if here.date() == today.date():
        return here.strftime("%H:%M")
    if here.date() == today.date() - timedelta(days=1):
        return _tr("Yesterday")
    if today.date() - timedelta(days=7) < here.date() < today.date():
        return locale.toString(day, "ddd")
    return locale.toString(day, "d MMM" if here.year == today.year else "d MMM yyyy")


def full_moment(moment: datetime, now: datetime) -> str:
    """Say when, with the time of day: 22 Nov 09:42, and the year when it is another."""
    here = moment.astimezone()
    day = QDate(here.year, here.month, here.day)
    form = "d MMM" if here.year == now.astimezone().year else "d MMM yyyy"
    return f"{QLocale().toString(day, form)} {here:%H:%M}"
