"""What the cards of related links say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from workstation.desk.open_article import OpenArticle
from workstation.domain.article import ArticleSummary
from workstation.domain.links import (
    LinkKind,
    Placement,
    RelatedLink,
    Unready,
    UnresolvedTarget,
    WebPage,
    WebTarget,
)
from workstation.domain.workflow import Stage
from workstation.ui.theme_tokens import Tone
from workstation.ui.translation import translate
from workstation.ui.words import brief_moment, kind_name, names, stage_name

TITLE_PITCH = 19
"""How far the lines of a story's title stand apart, as in the list of articles."""

SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class LinkWords:
    """What a card says of one link."""

    title: str
    second: str
    chip: str
    tone: Tone
    headline: str = ""
    """The target's own present title."""
    drifted_from: str = ""
    """The headline the label was written for, if the target has another one now."""

    @property
    def spoken(self) -> str:
        """Return everything in one sentence for screen readers."""
        return ", ".join(part for part in (self.title, self.chip, self.second) if part)


def describe(
    article: OpenArticle,
    link: RelatedLink,
    now: datetime,
    place: int | None = None,
    page: WebPage | None = None,
) -> LinkWords:
    """Say what a link is; `place` is the number of the paragraph it stands after.

    `page` is what the last check of a page elsewhere has found.
    """
    target, title = article.links.target_of(link), article.links.title_of(link)
    after = [] if place is None else [after_paragraph(place)]
    if isinstance(target, WebTarget):
        sound = page is None or page.sound
        return LinkWords(
            title,
            _join(site(target.url), checked(page, now), *after),
            translate("RelatedWords", "External")
            if sound
            else translate("RelatedWords", "Unreachable"),
            Tone.GREY if sound else Tone.AMBER,
            title,
        )
    if isinstance(target, UnresolvedTarget):
        second = _join(
            names(target.bylines), translate("RelatedWords", "not in this newsroom yet"), *after
        )
        return LinkWords(title, second, kind_name(link.kind), kind_tone(link.kind), target.title)
    known = article.references.articles.get(target.id)
    if known is None:
        second = _join(translate("RelatedWords", "will be left out of the page"), *after)
        return LinkWords(title, second, translate("RelatedWords", "Missing"), Tone.RED)
    drifted = link.label_for if link.label and link.label_for != known.headline else ""
    chip, tone = _chip(link, known, drifted)
    second = _join(names(known.bylines), standing(known, now, link.unready), *after)
    return LinkWords(title, second, chip, tone, known.headline, drifted)


def checked(page: WebPage | None, now: datetime) -> str:
    """Say when a page elsewhere was looked at, and whether it was there."""
    if page is None:
        return translate("RelatedWords", "never checked")
    ago = span(page.checked_at, now)
    if page.sound:
        return translate("RelatedWords", "checked %1").replace("%1", ago)
    why = (
        translate("RelatedWords", "answered %1").replace("%1", str(page.status))
        if page.status
        else translate("RelatedWords", "no answer")
    )
    return _join(why, translate("RelatedWords", "checked %1").replace("%1", ago))


def span(moment: datetime, now: datetime) -> str:
    """Say how long ago something was: just now, 5 min ago, 2 h ago, then the day."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return translate("RelatedWords", "just now")
    if minutes < 60:
        return translate("RelatedWords", "%1 min ago").replace("%1", str(minutes))
    if minutes < 24 * 60:
        return translate("RelatedWords", "%1 h ago").replace("%1", str(minutes // 60))
    return brief_moment(moment, now, within=True)


def age(summary: ArticleSummary, now: datetime) -> str:
    """Say how old a published story is, from a year on."""
    if not summary.stage.live or summary.published_at is None:
        return ""
    years = int((now - summary.published_at).days // 365.25)
    if years < 1:
        return ""
    if years == 1:
        return translate("RelatedWords", "1 year old")
    return translate("RelatedWords", "%1 years old").replace("%1", str(years))


def standing(summary: ArticleSummary, now: datetime, unready: Unready = Unready.UNDECIDED) -> str:
    """Say when an article was published, or that the page will leave it out."""
    if summary.stage.live:
        when = brief_moment(summary.published_at, now, within=True)
        return f"{stage_name(summary.stage)} {when}".strip()
    if summary.stage is Stage.WITHDRAWN:
        return translate("RelatedWords", "withdrawn: will be left out of the page")
    if summary.stage is Stage.SPIKED:
        return translate("RelatedWords", "spiked: will be left out of the page")
    if unready is Unready.HOLD:
        return translate("RelatedWords", "not published: held until it is")
    if unready is Unready.TOGETHER:
        return translate("RelatedWords", "published together with this article")
    return translate("RelatedWords", "not published: will be left out of the page")


def brief(summary: ArticleSummary, now: datetime) -> str:
    """Say in a line whose article it is and where it stands."""
    when = summary.published_at if summary.stage.live else summary.modified_at
    stage = f"{stage_name(summary.stage)} {brief_moment(when, now, within=True)}".strip()
    return _join(names(summary.bylines), summary.section, stage)


def after_paragraph(number: int) -> str:
    """Say where in the text something stands."""
    if number < 1:
        return translate("RelatedWords", "before the first paragraph")
    return translate("RelatedWords", "after paragraph %1").replace("%1", str(number))


def kind_tone(kind: LinkKind) -> Tone:
    """Return the tone of a kind's chip: teal for what readers need, grey for what they may like."""
    quiet = (LinkKind.SEE_ALSO, LinkKind.SAME_SERIES, LinkKind.OPINION)
    return Tone.GREY if kind in quiet else Tone.TEAL


def site(address: str) -> str:
    """Return the name of the site an address leads to."""
    return urlsplit(address).netloc.removeprefix("www.") or address


def nothing_yet(placement: Placement) -> str:
    """Say what a list of links without links is for."""
    if placement is Placement.TEXT:
        return translate(
            "RelatedWords", "“Insert here” puts a link into the text where the cursor is."
        )
    return translate(
        "RelatedWords", "Nothing yet. Look for an article above, or drag one here from the list."
    )


def _chip(link: RelatedLink, known: ArticleSummary, drifted: str) -> tuple[str, Tone]:
    if known.stage is Stage.WITHDRAWN:
        return translate("RelatedWords", "Withdrawn"), Tone.RED
    if known.stage is Stage.SPIKED:
        return translate("RelatedWords", "Spiked"), Tone.RED
    if drifted:
        return translate("RelatedWords", "Retitled"), Tone.AMBER
    if not known.stage.live and link.unready is Unready.HOLD:
        return translate("RelatedWords", "Held"), Tone.TEAL
    if not known.stage.live and link.unready is Unready.TOGETHER:
        return translate("RelatedWords", "Together"), Tone.TEAL
    if not known.stage.live:
        return translate("RelatedWords", "Not live"), Tone.AMBER
    return kind_name(link.kind), kind_tone(link.kind)


def _join(*parts: str) -> str:
    return SEPARATOR.join(part for part in parts if part)
