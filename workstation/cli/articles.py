"""Commands that look at articles, and the one that moves them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from workstation import paths
from workstation.cli import places
from workstation.cli.arguments import MINOR, WrongUsage
from workstation.cli.output import put, put_json, put_table, say, unmarked
from workstation.domain.article import Article, ArticleSummary
from workstation.domain.checks import Finding, Severity
from workstation.domain.clock import to_text
from workstation.domain.draft import CorrectionKind
from workstation.domain.errors import CannotOpenNewsroom
from workstation.domain.impact import FELT_ELSEWHERE
from workstation.domain.notes import Note
from workstation.domain.workflow import Stage
from workstation.proofing.speller import LocalSpeller
from workstation.proofing.spelling import SpellingReader
from workstation.services import (
    checking,
    drafts,
    impact,
    interchange,
    kept_pages,
    library,
    newsrooms,
    notes,
    pictures,
    related,
    reviewing,
)
from workstation.storage.unit_of_work import UnitOfWork
from workstation.text.query import parse


def list_articles(folder: Path, given: Namespace) -> int:
    """Print articles, the newest first."""
    query = parse(" ".join(given.query))
    if query.words:
        _catch_up(folder)
    with places.reading(folder) as store, store.read() as uow:
        found = library.rows(uow, library.ids(uow, query))
    if given.json:
        put_json([_summary(one) for one in found])
    else:
        put_table([(one.slug, one.stage.value, one.section, one.headline) for one in found])
    return 0


def search(folder: Path, given: Namespace) -> int:
    """Print what a search finds, the best match first."""
    _catch_up(folder)
    with places.reading(folder) as store, store.read() as uow:
        hits = library.search(uow, " ".join(given.query), given.limit)
    if given.json:
        put_json(
            [
                {
                    **_summary(hit.summary),
                    "score": round(hit.score, 4),
                    "excerpt": unmarked(hit.excerpt),
                }
                for hit in hits
            ]
        )
        return 0
    for hit in hits:
        put(f"{hit.summary.slug}  {hit.summary.headline}")
        put(f"    {unmarked(hit.excerpt)}")
    return 0


def show(folder: Path, given: Namespace) -> int:
    """Print one article: as its file would be, or as JSON."""
    with places.reading(folder) as store, store.read() as uow:
        bundle = drafts.load_by_slug(uow, given.slug)
    if given.json:
        put_json(interchange.as_document(bundle))
    else:
        put(interchange.as_text(bundle).removesuffix("\n"))
    return 0


def suggest(folder: Path, given: Namespace) -> int:
    """Print which articles could be linked to."""
    _catch_up(folder)
    with places.reading(folder) as store, store.read() as uow:
        article = drafts.load_by_slug(uow, given.slug).article
        hits = related.suggest(uow, article.id, article.draft, given.limit)
    if given.json:
        put_json(
            [
                {
                    "slug": hit.summary.slug,
                    "headline": hit.summary.headline,
                    "score": round(hit.score, 4),
                    "reasons": list(hit.reasons),
                }
                for hit in hits
            ]
        )
    else:
        put_table(
            [(one.summary.slug, one.summary.headline, ", ".join(one.reasons)) for one in hits]
        )
    return 0


def check(folder: Path, given: Namespace) -> int:
    """Print what every check has to say; 1 where something blocks."""
    with places.reading(folder) as store, store.read() as uow:
        bundle = drafts.load_by_slug(uow, given.slug)
        newsroom = newsrooms.load(uow)
        now = uow.clock.now()
        draft = bundle.article.draft
        shown = pictures.shown_lately(
            uow,
            (figure.picture for figure in draft.figures),
            apart_from=bundle.article.id,
            days=newsroom.repeat_days,
        )
        waiting = [note for note in notes.of(uow, bundle.article.id) if not note.resolved]
    spelling = SpellingReader(LocalSpeller(paths.dictionary_folders(folder)))
    found = checking.check(
        bundle.article,
        draft,
        bundle.references,
        newsroom,
        now=now,
        spelling=spelling,
        shown=shown,
    ) + tuple(map(_open_note, waiting))
    if given.json:
        put_json([_finding(one) for one in found])
    else:
        put_table([(one.severity.value, one.field, one.message) for one in found])
    return 1 if any(one.severity is Severity.BLOCK for one in found) else 0


def _open_note(note: Note) -> Finding:
    """Warn of a note as the window does beside the findings: it holds nothing back."""
    about = note.anchor
    return Finding(
        rule="notes.open",
        severity=Severity.WARN,
        field=about.field,
        start=about.start,
        end=about.end,
        text=about.quotation,
        message=f"A note from {note.by} is open: {note.text}",
    )


def stage(folder: Path, given: Namespace) -> int:
    """Move an article to another stage; `NotAllowed` says why not."""
    correction = _correction(given)
    with places.writing(folder) as store:
        with store.write() as uow:
            bundle = drafts.load_by_slug(uow, given.slug)
            article = bundle.article
            words = _before_move(uow, article, given)
            reviewing.move_checked(
                uow,
                article.id,
                given.stage,
                by=given.by,
                note=given.note,
                correction=correction,
            )
        kept_pages.make_all(store)
    for sentence in words:
        say(sentence)
    if given.json:
        put_json({"slug": given.slug, "stage": given.stage.value})
    else:
        say(f"The stage of “{article.draft.headline}” is now: {given.stage.value}.")
    return 0


def _before_move(uow: UnitOfWork, article: Article, given: Namespace) -> list[str]:
    """Return what the window would show before the move, and what stops it in neither."""
    change = FELT_ELSEWHERE.get(given.stage)
    if change is not None:
        affected = impact.foresee(uow, article.id, change, by=given.by).affected
        if affected:
            where = f"“impact {given.slug} --of {change}” lists them."
            return [f"{len(affected)} of the newsroom’s articles lead here; {where}"]
    waiting = [note for note in notes.of(uow, article.id) if not note.resolved]
    if waiting and given.stage in (Stage.APPROVED, Stage.PUBLISHED):
        return [f"Open notes: {len(waiting)}."]
    return []


def _correction(given: Namespace) -> CorrectionKind | None:
    if given.stage is not Stage.CORRECTED:
        if given.kind is not None:
            message = f"“--kind” belongs to “{Stage.CORRECTED}”, not to “{given.stage}”"
            raise WrongUsage(message)
        return None
    kind = given.kind or CorrectionKind.CORRECTION
    return None if kind == MINOR else CorrectionKind(kind)


def _catch_up(folder: Path) -> None:
    """Index what was saved last, unless the newsroom is open elsewhere: then that does it."""
    with places.reading(folder) as store, store.read() as uow:
        if not uow.search.dirty(1):
            return
    try:
        with places.writing(folder) as store:
            places.index(store)
    except CannotOpenNewsroom:
        return


def _summary(one: ArticleSummary) -> dict[str, object]:
    return {
        "slug": one.slug,
        "headline": one.headline,
        "section": one.section,
        "stage": one.stage.value,
        "bylines": list(one.bylines),
        "words": one.words,
        "modified": to_text(one.modified_at) if one.modified_at else None,
    }


def _finding(one: Finding) -> dict[str, object]:
    return {
        "rule": one.rule,
        "severity": one.severity.value,
        "field": one.field,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "message": one.message,
        "fixes": [{"title": fix.title, "replacement": fix.replacement} for fix in one.fixes],
    }
