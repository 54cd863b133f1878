"""The newsroom's words as the window shows them: stages, kinds of link, dates."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from workstation.desk.library_entry import Entry, EntryKind
from workstation.domain.article import ArticleSummary
from workstation.domain.draft import CorrectionKind
from workstation.domain.links import LinkKind
from workstation.domain.workflow import Stage, Tick, TickState
from workstation.ui.theme_tokens import Tone
from workstation.ui.translation import translate

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


CONFLICTS = "has:conflict"
OUT = "has:out"
DUE = "has:deadline sort:deadline"
"""Searches for articles that packets have to do with."""


def stage_name(stage: Stage) -> str:
    """Return a stage as its chip says it."""
    return {
        Stage.DRAFT: translate("Words", "Draft"),
        Stage.SUBMITTED: translate("Words", "Submitted"),
        Stage.IN_REVIEW: translate("Words", "In review"),
        Stage.CHANGES_REQUESTED: translate("Words", "Changes asked"),
        Stage.APPROVED: translate("Words", "Approved"),
        Stage.PUBLISHED: translate("Words", "Published"),
        Stage.CORRECTED: translate("Words", "Corrected"),
        Stage.WITHDRAWN: translate("Words", "Withdrawn"),
        Stage.SPIKED: translate("Words", "Spiked"),
    }[stage]


def stage_tone(stage: Stage) -> Tone:
    """Return the tone of a stage's chip."""
    return _STAGE_TONES[stage]


def tick_name(tick: Tick) -> str:
    """Return what somebody looks at besides the editor."""
    return {
        Tick.LEGAL: translate("Words", "Legal"),
        Tick.PICTURES: translate("Words", "Pictures"),
        Tick.FACTS: translate("Words", "Facts"),
    }[tick]


def tick_state_name(state: TickState) -> str:
    """Return how far that is."""
    return {
        TickState.NOT_NEEDED: translate("Words", "Not needed"),
        TickState.NEEDED: translate("Words", "Needed"),
        TickState.DONE: translate("Words", "Done"),
    }[state]


def kind_name(kind: LinkKind) -> str:
    """Return a kind of link as its chip says it."""
    return {
        LinkKind.BACKGROUND: translate("Words", "Background"),
        LinkKind.FOLLOW_UP: translate("Words", "Follow-up"),
        LinkKind.UPDATE_OF: translate("Words", "Update of"),
        LinkKind.SAME_SERIES: translate("Words", "Same series"),
        LinkKind.EXPLAINER: translate("Words", "Explainer"),
        LinkKind.OPINION: translate("Words", "Opinion"),
        LinkKind.CORRECTION: translate("Words", "Correction"),
        LinkKind.SEE_ALSO: translate("Words", "See also"),
    }[kind]


def correction_name(kind: CorrectionKind) -> str:
    """Return a kind of correction as a choice says it."""
    return {
        CorrectionKind.CORRECTION: translate("Words", "Correction"),
        CorrectionKind.CLARIFICATION: translate("Words", "Clarification"),
        CorrectionKind.UPDATE: translate("Words", "Update"),
    }[kind]


def names(people: tuple[str, ...]) -> str:
    """Join names as a byline does: «Ines Okafor, Tom Vasile and Ada Brandt»."""
    if len(people) < 2:
        return "".join(people)
    return (
        translate("Words", "%1 and %2")
        .replace("%1", ", ".join(people[:-1]))
        .replace("%2", people[-1])
    )


def number(value: int) -> str:
    """Write a number with marks between the thousands, as it is written here: 1,284."""
    here = QLocale()
    if here.language() is QLocale.Language.C:
        here = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return here.toString(value)


def word_count(words: int) -> str:
    """Say how many words there are."""
    return (
        translate("Words", "1 word")
        if words == 1
        else translate("Words", "%1 words").replace("%1", number(words))
    )


def entry_title(entry: Entry) -> str:
    """Return what an entry of the desk list is called there and over its articles."""
    if entry.kind is EntryKind.ALL:
        return translate("Words", "All articles")
    if entry.kind is EntryKind.ASSIGNED:
        return translate("Words", "Assigned to me")
    if entry.kind is EntryKind.NOTES:
        return translate("Words", "Notes for me")
    if entry.kind is EntryKind.WAITING:
        return translate("Words", "Awaiting others")
    if entry.kind is EntryKind.SEARCH:
        view = link_view_title(entry.value)
        return view or translate("Words", "Search: %1").replace("%1", entry.value)
    if entry.kind is EntryKind.STAGE:
        stage = Stage(entry.value)
        return translate("Words", "Drafts") if stage is Stage.DRAFT else stage_name(stage)
    return entry.value


def link_view_title(search: str) -> str:
    """Return what a search is called that asks for nothing but the state of links."""
    return {
        "links:orphan": translate("Words", "Nobody links here"),
        "links:dead-end": translate("Words", "Links nowhere"),
        "links:broken": translate("Words", "Broken links"),
        "links:stale": translate("Words", "Stale links"),
        "links:series-gap": translate("Words", "Series with gaps"),
        DUE: translate("Words", "Deadlines"),
        CONFLICTS: translate("Words", "To merge"),
        OUT: translate("Words", "Out"),
        "sort:linked": translate("Words", "Most linked"),
    }.get(search, "")


def brief_moment(moment: datetime | None, now: datetime, *, within: bool = False) -> str:
    """Say when in few letters: 09:42 today, then Yesterday, Thu, 14 Nov, 14 Nov 2025.

    `within` a sentence or behind other words it is “yesterday”.
    """
    if moment is None:
        return ""
    here, today = moment.astimezone(), now.astimezone()
    locale = QLocale()
    day = QDate(here.year, here.month, here.day)
    if here.date() == today.date():
        return here.strftime("%H:%M")
    if here.date() == today.date() - timedelta(days=1):
        return translate("Words", "yesterday") if within else translate("Words", "Yesterday")
    if today.date() - timedelta(days=7) < here.date() < today.date():
        return locale.toString(day, "ddd")
    return locale.toString(day, "d MMM" if here.year == today.year else "d MMM yyyy")


def full_moment(moment: datetime, now: datetime) -> str:
    """Say when, with the time of day: 22 Nov 09:42, and the year when it is another."""
    here = moment.astimezone()
    day = QDate(here.year, here.month, here.day)
    form = "d MMM" if here.year == now.astimezone().year else "d MMM yyyy"
    return f"{QLocale().toString(day, form)} {here:%H:%M}"


def mark_words(summary: ArticleSummary, now: datetime) -> str:
    """Say in few words that an article is out, or that versions wait; empty where neither is."""
    if summary.conflicts:
        return translate("Words", "Two versions")
    if not summary.out_with:
        return ""
    words = translate("Words", "Out with %1 since %2")
    return words.replace("%1", summary.out_with).replace(
        "%2", brief_moment(summary.out_since, now, within=True)
    )
