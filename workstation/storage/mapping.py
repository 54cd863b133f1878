"""An article's rows and the domain's values, each made from the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, TypeVar

from workstation.domain.article import Article, ArticleSummary
from workstation.domain.canonical import canonical_json, folded, sort_key
from workstation.domain.clock import from_text, to_text
from workstation.domain.draft import Correction, CorrectionKind, Draft
from workstation.domain.framing import framing_from_json, framing_to_json
from workstation.domain.ids import ArticleId, FigureId, LinkId, PictureId, RevisionId
from workstation.domain.links import (
    ArticleTarget,
    LinkKind,
    LinkTarget,
    Placement,
    RelatedLink,
    Unready,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.pictures import Figure, Role
from workstation.domain.serial import JsonObject, override_from_json, override_to_json
from workstation.domain.workflow import Stage
from workstation.storage.review_mapping import suggestions_from, suggestions_text, ticks_from
from workstation.storage.sealing import Record, Values, sealed
from workstation.storage.values import moment_from, moment_text, names_from, optional

if TYPE_CHECKING:
    from workstation.domain.packets import OutMark

T = TypeVar("T")

SUMMARY_COLUMNS: Final = (
    "id",
    "slug",
    "headline",
    "section",
    "stage",
    "bylines",
    "words",
    "modified_at",
    "published_at",
    "embargo",
    "assignee",
    "language",
    "out_with",
    "out_since",
    "conflicts",
)

# Articles.


def summary_from(row: Record) -> ArticleSummary:
    """Read the columns named in `SUMMARY_COLUMNS`."""
    return ArticleSummary(
        id=ArticleId(row["id"]),
        slug=row["slug"],
        headline=row["headline"],
        section=row["section"],
        stage=Stage(row["stage"]),
        bylines=names_from(row["bylines"]),
        words=row["words"],
        modified_at=moment_from(row["modified_at"]),
        published_at=moment_from(row["published_at"]),
        embargo=moment_from(row["embargo"]),
        assignee=row["assignee"],
        language=row["language"],
        out_with=row["out_with"],
        out_since=moment_from(row["out_since"]),
        conflicts=row["conflicts"],
    )


def article_from(
    row: Record,
    links: Iterable[Record],
    figures: Iterable[Record],
    corrections: Iterable[Record],
) -> Article:
    """Read an article from its row and its parts, each in order."""
    return Article(
        id=ArticleId(row["id"]),
        draft=Draft(
            headline=row["headline"],
            slug=row["slug"],
            section=row["section"],
            kicker=row["kicker"],
            standfirst=row["standfirst"],
            bylines=names_from(row["bylines"]),
            dateline=row["dateline"],
            language=row["language"],
            tags=names_from(row["tags"]),
            body=row["body"],
            links=tuple(map(link_from, links)),
            figures=tuple(map(figure_from, figures)),
            corrections=tuple(map(_correction_from, corrections)),
            embargo=moment_from(row["embargo"]),
            deadline=moment_from(row["deadline"]),
            word_target=row["word_target"],
            seo_title=row["seo_title"],
            seo_description=row["seo_description"],
            newsletter=row["newsletter"],
            extra=row["extra"],
            suggestions=suggestions_from(row["suggestions"]),
        ),
        stage=Stage(row["stage"]),
        stage_before_spike=optional(Stage, row["stage_before_spike"]),
        published_at=moment_from(row["published_at"]),
        assignee=row["assignee"],
        version=row["version"],
        head=optional(RevisionId, row["head"]),
        revisions=row["revisions"],
        created_at=moment_from(row["created_at"]),
        modified_at=moment_from(row["modified_at"]),
        ticks=ticks_from(row["ticks"]),
        scheduled_at=moment_from(row["scheduled_at"]),
        scheduled_by=row["scheduled_by"],
        out=_out_mark(row),
        conflicts=row["conflicts"],
    )


def _out_mark(row: Record) -> OutMark | None:
    if row["out_since"] is None:
        return None
    from workstation.domain.packets import OutMark  # noqa: PLC0415 - the first paint needs none

    revision = RevisionId(row["out_revision"])
    return OutMark(row["out_with"], from_text(row["out_since"]), row["out_by"], revision)


def article_values(article: ArticleId, draft: Draft, parts: Record) -> Values:
    """Return the columns of an article's row that follow from its draft.

    `parts` has the `links_hash`, `figures_hash` and `corrections_hash` of the draft.
    """
    values: Values = {
        "id": article,
        "headline": draft.headline,
        "headline_key": sort_key(draft.headline),
        "slug": draft.slug,
        "section": draft.section,
        "section_key": folded(draft.section),
        "kicker": draft.kicker,
        "standfirst": draft.standfirst,
        "bylines": canonical_json(draft.bylines),
        "dateline": draft.dateline,
        "language": draft.language,
        "tags": canonical_json(draft.tags),
        "body": draft.body,
        "embargo": moment_text(draft.embargo),
        "deadline": moment_text(draft.deadline),
        "word_target": draft.word_target,
        "seo_title": draft.seo_title,
        "seo_description": draft.seo_description,
        "newsletter": draft.newsletter,
        "extra": draft.extra,
        "suggestions": suggestions_text(draft.suggestions),
        **parts,
    }
    return sealed("article", values)


def name_rows(article: ArticleId, names: Iterable[str]) -> list[Values]:
    """Return the rows that let articles be found by these bylines or tags."""
    return [
        {"article": article, "position": position, "name": name, "name_key": folded(name)}
        for position, name in enumerate(names)
    ]


# Links.


def link_from(row: Record) -> RelatedLink:
    """Read a related link."""
    return RelatedLink(
        id=LinkId(row["id"]),
        key=row["key"],
        target=_target_from(row),
        kind=LinkKind(row["kind"]),
        placement=Placement(row["placement"]),
        label=row["label"],
        label_for=row["label_for"],
        unready=Unready(row["unready"]),
        reason=row["reason"],
        added_by=row["added_by"],
        added_at=moment_from(row["added_at"]),
    )


def link_values(article: ArticleId, position: int, link: RelatedLink) -> Values:
    """Return a link's row."""
    values: Values = {
        "article": article,
        "id": link.id,
        "position": position,
        "key": link.key,
        "kind": link.kind,
        "placement": link.placement,
        "label": link.label,
        "label_for": link.label_for,
        "unready": link.unready,
        "reason": link.reason,
        "added_by": link.added_by,
        "added_at": moment_text(link.added_at),
        **_target_values(link.target),
    }
    return sealed("related_link", values)


def _target_from(row: Record) -> LinkTarget:
    if row["target"] is not None:
        return ArticleTarget(ArticleId(row["target"]))
    if row["target_kind"] == "web":
        return WebTarget(row["url"], row["title"])
    return UnresolvedTarget(row["title"], names_from(row["bylines"]), row["slug"])


def absent_from(rows: Iterable[Record]) -> dict[ArticleId, UnresolvedTarget]:
    """Read what is known of articles in other newsrooms."""
    return {
        ArticleId(row["id"]): UnresolvedTarget(
            row["title"], names_from(row["bylines"]), row["slug"]
        )
        for row in rows
    }


def _target_values(target: LinkTarget) -> Values:
    nothing: Values = {"target": None, "url": "", "title": "", "bylines": "[]", "slug": ""}
    match target:
        case ArticleTarget(id=article):
            return {**nothing, "target_kind": "article", "target": article}
        case WebTarget(url=url, title=title):
            return {**nothing, "target_kind": "web", "url": url, "title": title}
        case UnresolvedTarget(title=title, bylines=bylines, slug=slug):
            return {
                **nothing,
                "target_kind": "unresolved",
                "title": title,
                "bylines": canonical_json(bylines),
                "slug": slug,
            }


# Figures and corrections.


def figure_from(row: Record) -> Figure:
    """Read a figure."""
    return Figure(
        id=FigureId(row["id"]),
        key=row["key"],
        picture=PictureId(row["picture"]),
        role=Role(row["role"]),
        caption=row["caption"],
        credit=row["credit"],
        source=row["source"],
        alt=row["alt"],
        decorative=bool(row["decorative"]),
        long_description=row["long_description"],
        framing=_read_json(framing_from_json, row["framing"]),
        override=_read_json(override_from_json, row["override"]),
    )


def _read_json(read: Callable[[JsonObject], T], text: str | None) -> T | None:
    return None if text is None else read(json.loads(text))


def figure_values(article: ArticleId, position: int, figure: Figure) -> Values:
    """Return a figure's row."""
    values: Values = {
        "article": article,
        "id": figure.id,
        "position": position,
        "key": figure.key,
        "picture": figure.picture,
        "role": figure.role,
        "caption": figure.caption,
        "credit": figure.credit,
        "source": figure.source,
        "alt": figure.alt,
        "decorative": int(figure.decorative),
        "long_description": figure.long_description,
        "framing": (
            None if figure.framing is None else canonical_json(framing_to_json(figure.framing))
        ),
        "override": (
            None if figure.override is None else canonical_json(override_to_json(figure.override))
        ),
    }
    return sealed("figure", values)


def _correction_from(row: Record) -> Correction:
    return Correction(from_text(row["date"]), CorrectionKind(row["kind"]), row["note"])


def correction_values(article: ArticleId, position: int, correction: Correction) -> Values:
    """Return a correction's row."""
    values: Values = {
        "article": article,
        "position": position,
        "date": to_text(correction.date),
        "kind": correction.kind,
        "note": correction.note,
    }
    return sealed("correction", values)
