"""Commands about what articles do to each other, and what readers were told."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from workstation.cli import places
from workstation.cli.arguments import MINOR
from workstation.cli.output import put_json, put_table
from workstation.domain.article import ArticleSummary
from workstation.domain.clock import to_text
from workstation.domain.ids import ArticleId
from workstation.domain.impact import Affected
from workstation.domain.links import ArticleTarget, RelatedLink, UnresolvedTarget, WebTarget
from workstation.domain.proposals import Proposal
from workstation.domain.workflow import LoggedCorrection, Stage
from workstation.services import drafts, relinking, reviewing
from workstation.services import impact as impacts


def corrections(folder: Path, given: Namespace) -> int:
    """Print what of published articles was corrected or withdrawn, newest first."""
    with places.reading(folder) as store, store.read() as uow:
        found = reviewing.corrections(uow)[: given.limit]
    if given.json:
        put_json([_correction(one) for one in found])
    else:
        put_table([(to_text(one.at), _kind(one), one.slug, one.note) for one in found])
    return 0


def impact(folder: Path, given: Namespace) -> int:
    """Print what a change of an article would do to those that link to it."""
    with places.reading(folder) as store, store.read() as uow:
        article = drafts.load_by_slug(uow, given.slug).article
        found = impacts.foresee(uow, article.id, given.change, by=given.by).affected
    if given.json:
        put_json([_affected(one) for one in found])
    else:
        put_table([(one.source.slug, one.effect.value, one.source.headline) for one in found])
    return 0


def proposals(folder: Path, given: Namespace) -> int:
    """Print the changes of its links that wait at an article to be accepted or refused."""
    with places.reading(folder) as store, store.read() as uow:
        article = drafts.load_by_slug(uow, given.slug).article
        found = relinking.waiting(uow, article.id)
        known = {one.id: one for one in relinking.names(uow, found)}
    documents = [_proposal(one, known) for one in found]
    if given.json:
        put_json(documents)
    else:
        put_table([_proposal_row(one) for one in documents])
    return 0


def _correction(one: LoggedCorrection) -> dict[str, str]:
    return {
        "slug": one.slug,
        "headline": one.headline,
        "date": to_text(one.at),
        "kind": _kind(one),
        "note": one.note,
        "by": one.by,
    }


def _kind(one: LoggedCorrection) -> str:
    if one.kind is not None:
        return one.kind.value
    return one.stage.value if one.stage is Stage.WITHDRAWN else MINOR


def _affected(one: Affected) -> dict[str, object]:
    return {
        "slug": one.source.slug,
        "headline": one.source.headline,
        "stage": one.source.stage.value,
        "kind": None if one.link is None else one.link.kind.value,
        "effect": one.effect.value,
        "waits": one.waits,
    }


def _proposal(one: Proposal, known: dict[ArticleId, ArticleSummary]) -> dict[str, object]:
    before, after = one.change.before, one.change.after
    link = after or before
    assert link is not None, "a change has one of the two"
    change = "change"
    if before is None or after is None:
        change = "add" if before is None else "remove"
    return {
        "change": change,
        **_link(link, known),
        "was": _link(before, known) if before is not None and after is not None else None,
        "by": one.by,
        "at": to_text(one.at),
    }


def _link(link: RelatedLink, known: dict[ArticleId, ArticleSummary]) -> dict[str, str]:
    return {"kind": link.kind.value, "target": _target(link, known), "label": link.label}


def _proposal_row(one: dict[str, object]) -> tuple[str, ...]:
    was = one["was"] if isinstance(one["was"], dict) else {}
    shown = tuple(
        f"{one[name]} (was {was[name] or 'none'})"
        if was and was[name] != one[name]
        else str(one[name])
        for name in ("kind", "target", "label")
    )
    return (str(one["change"]), *shown, str(one["by"]))


def _target(link: RelatedLink, known: dict[ArticleId, ArticleSummary]) -> str:
    target = link.target
    if isinstance(target, ArticleTarget):
        return known[target.id].slug if target.id in known else target.id
    if isinstance(target, WebTarget):
        return target.url
    assert isinstance(target, UnresolvedTarget)
    return target.slug or target.title
