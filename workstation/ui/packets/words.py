"""Words for packets: sizes, and what opening one does."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale

from workstation.desk.in_tray import NOTHING_NEW, Incoming
from workstation.desk.notice import Notice, NoticeKind
from workstation.domain.errors import Worded
from workstation.domain.packets import Arrival, OutMark, PacketArticle
from workstation.ui.counted import Counted
from workstation.ui.refusals import refusal
from workstation.ui.translation import translate
from workstation.ui.words import brief_moment, full_moment


def size_words(size: int) -> str:
    """Write a number of bytes as people read it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def arrival_words(article: PacketArticle) -> str:
    """Say what opening the packet does to an article."""
    return {
        Arrival.NEW: translate("Packets", "Comes into the newsroom"),
        Arrival.SAME: translate("Packets", "Nothing new: it is the same here"),
        Arrival.OLDER: translate("Packets", "Nothing new: what is here goes further"),
        Arrival.FORWARD: translate("Packets", "Takes over their changes"),
        Arrival.MERGES: translate("Packets", "Merges their changes with the ones made here"),
        Arrival.CONFLICTS: Counted().places_to_decide(article.questions),
    }[article.arrival]


def arrival_icon(arrival: Arrival) -> str:
    """Return the icon beside that."""
    return {
        Arrival.NEW: "file-plus",
        Arrival.SAME: "check",
        Arrival.OLDER: "check",
        Arrival.FORWARD: "arrow-right",
        Arrival.MERGES: "git-merge",
        Arrival.CONFLICTS: "git-compare",
    }[arrival]


def changes_words(article: PacketArticle) -> str:
    """Say how much of the text is another; empty where nothing is."""
    if article.arrival is Arrival.NEW or not (article.words_added or article.words_removed):
        return ""
    words = translate("Packets", "%1 words added, %2 taken out")
    return words.replace("%1", str(article.words_added)).replace("%2", str(article.words_removed))


def out_words(mark: OutMark, now: datetime, *, changed: bool) -> str:
    """Say who has a copy of an article, and since when."""
    words = (
        translate(
            "Packets",
            "Out with %1 since %2. It was changed here since then; what comes back is merged.",
        )
        if changed
        else translate(
            "Packets", "Out with %1 since %2. You may go on writing: what comes back is merged."
        )
    )
    return words.replace("%1", mark.to).replace("%2", full_moment(mark.since, now))


def conflict_words() -> str:
    """Say that two versions wait."""
    return translate(
        "Packets",
        "Another version came in. Approval and publication wait until the two are merged.",
    )


def notice_words(notice: Notice) -> str:
    """Say what became of a packet, or of two versions."""
    return {
        NoticeKind.PACKET_SENT: sent_words,
        NoticeKind.PACKET_OPENED: opened_words,
        NoticeKind.DECIDED: decided_words,
    }[notice.kind](notice)


def sent_words(notice: Notice) -> str:
    """Say where a packet is."""
    words = translate("Packets", "The packet for %1 is in %2")
    words = words.replace("%1", notice.into).replace("%2", str(notice.path))
    if notice.left_out:
        words = f"{words}. {Counted().pictures_missing(len(notice.left_out))}"
    return words


def decided_words(notice: Notice) -> str:
    """Say that two versions are one now."""
    words = translate("Packets", "“%1” is merged; both versions are in History.")
    return words.replace("%1", notice.headline or translate("Notices", "Untitled"))


def opened_words(notice: Notice) -> str:
    """Say what became of the articles of a packet."""
    opened = notice.opened
    if opened is None:
        return translate("Packets", "The packet is open.")
    counted = Counted()
    sentences = [translate("Packets", "The packet from %1 is open.").replace("%1", opened.sender)]
    for arrival, say in (
        (Arrival.NEW, counted.articles_new),
        (Arrival.FORWARD, counted.articles_forward),
        (Arrival.MERGES, counted.articles_merged),
        (Arrival.CONFLICTS, counted.articles_conflicting),
    ):
        count = sum(article.arrival is arrival for article in opened.articles)
        if count:
            sentences.append(say(count))
    if opened.not_carried:
        sentences.append(counted.pictures_missing(len(opened.not_carried)))
    return " ".join(sentences)


def incoming_words(incoming: Incoming, now: datetime) -> tuple[str, str]:
    """Say what a packet in the shared folder holds, and from whom it is and when."""
    if incoming.summary is None:
        return incoming.path.name, failure_words(incoming)
    articles = [each for each in incoming.summary.articles if each.arrival not in NOTHING_NEW]
    headlines = [each.headline or translate("Notices", "Untitled") for each in articles]
    title = headlines[0] if headlines else incoming.path.name
    if len(headlines) > 1:
        title = (
            translate("Packets", "%1 and %2 more")
            .replace("%1", title)
            .replace("%2", str(len(headlines) - 1))
        )
    says = [incoming.summary.sender]
    added = sum(each.words_added for each in articles)
    removed = sum(each.words_removed for each in articles)
    if any(each.arrival is Arrival.CONFLICTS for each in articles):
        says.append(translate("Packets", "to decide"))
    elif all(each.arrival is Arrival.NEW for each in articles):
        says.append(translate("Packets", "new"))
    else:
        says.append(f"+{added} −{removed}")
    says.append(brief_moment(incoming.summary.at, now, within=True))
    return title, " · ".join(filter(None, says))


def failure_words(incoming: Incoming) -> str:
    """Say why a packet can't be opened."""
    return refusal(incoming.error) if isinstance(incoming.error, Worded) else str(incoming.error)
