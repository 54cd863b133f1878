"""The newsroom's pictures: their master texts, and where they are used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from workstation.domain.article import ArticleSummary
from workstation.domain.canonical import folded
from workstation.domain.changes import Changes
from workstation.domain.errors import BadQuery, NotAllowed, NotFound
from workstation.domain.ids import ArticleId, PictureId
from workstation.domain.pictures import (
    ALIKE_BITS,
    RIGHTS_NOTICE,
    Figure,
    Picture,
    PictureCounts,
    Rights,
    with_pictures_back,
)
from workstation.domain.revision import RevisionReason
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.services import crediting, drafts

if TYPE_CHECKING:
    from workstation.storage.pictures import Wanted
    from workstation.storage.unit_of_work import UnitOfWork

Figures = tuple[Figure, ...]

MISSING = ("alt", "caption", "credit", "source")
"""Master texts that pictures can be looked for without."""

NEEDED = frozenset({"alt", "caption", "credit"})
"""Master texts without which a picture needs work."""

_TEXTS = (
    *("caption", "credit", "source", "alt", "long_description"),
    *("headline", "creator", "copyright", "city", "country"),
)


def add(uow: UnitOfWork, picture: Picture) -> Changes:
    """Store a picture's texts.

    The same bytes are the same picture: if it is there, only its empty texts are filled.
    """
    new = crediting.cleaned(uow, picture)
    present = uow.pictures.load([picture.id])
    if present:
        new = replace(_filled(present[0], new), removed_at=None)
        if new == present[0]:
            return Changes()
    return _write(uow, new)


def load(uow: UnitOfWork, pictures: Iterable[PictureId]) -> tuple[Picture, ...]:
    """Return these pictures in that order; unknown ones are left out."""
    return uow.pictures.load(pictures)


def find(
    uow: UnitOfWork,
    text: str = "",
    *,
    missing: frozenset[str] = frozenset(),
    any_missing: frozenset[str] = frozenset(),
    rights_until: date | None = None,
    unused: bool = False,
    limit: int | None = None,
) -> tuple[PictureId, ...]:
    """Return pictures that have all the words in their texts, newest first.

    `credit:"Ada Brandt"` among the words asks for those that are credited to nobody else.

    `missing` names texts that are all empty, `any_missing` texts of which one is empty at least;
    `rights_until` asks for pictures whose rights end by that day, or have ended; `unused` for
    those that no article shows.
    """
    unknown = (missing | any_missing).difference(MISSING)
    if unknown:
        raise BadQuery(
            QT_TRANSLATE_NOOP("Refusals", "Pictures can’t be looked for without “{name}”."),
            name=min(unknown),
        )
    credit, words = crediting.asked(text)
    return uow.pictures.find(
        _wanted(
            words=tuple(folded(words).split()),
            credit=credit,
            missing=tuple(sorted(missing)),
            any_missing=tuple(sorted(any_missing)),
            rights_until=rights_until,
            unused=unused,
        ),
        limit,
    )


def counts(uow: UnitOfWork, *, today: date) -> PictureCounts:
    """Count the pictures that ask for something: texts to write, rights to renew, a use."""
    count = uow.pictures.count
    return PictureCounts(
        needing_work=count(_wanted(any_missing=tuple(sorted(NEEDED)))),
        rights_ending=count(_wanted(rights_until=today + RIGHTS_NOTICE)),
        unused=count(_wanted(unused=True)),
    )


def _wanted(
    *,
    words: tuple[str, ...] = (),
    credit: str = "",
    missing: tuple[str, ...] = (),
    any_missing: tuple[str, ...] = (),
    rights_until: date | None = None,
    unused: bool = False,
) -> Wanted:
    from workstation.storage.pictures import Wanted  # noqa: PLC0415 - loads SQLAlchemy

    return Wanted(
        words=words,
        credit=credit,
        missing=missing,
        any_missing=any_missing,
        rights_until=rights_until,
        unused=unused,
    )


def alike(uow: UnitOfWork, pictures: Iterable[PictureId]) -> dict[PictureId, tuple[PictureId, ...]]:
    """Return for each of these pictures the others of the library that look the same."""
    looks = uow.pictures.looks()
    numbers = [(other, int(look, 16)) for other, look in looks.items()]
    found = {}
    for picture in pictures:
        if picture in looks:
            own = int(looks[picture], 16)
            found[picture] = tuple(
                other
                for other, look in numbers
                if other != picture and (own ^ look).bit_count() <= ALIKE_BITS
            )
    return {picture: others for picture, others in found.items() if others}


def change(
    uow: UnitOfWork, pictures: Iterable[PictureId], alter: Callable[[Picture], Picture]
) -> Changes:
    """Change the master texts of many pictures at once; unknown ones are passed over."""
    changes = Changes()
    for present in uow.pictures.load(pictures):
        new = crediting.cleaned(uow, alter(present), present)
        if new != present:
            changes |= _write(uow, new)
    return changes


def remove(uow: UnitOfWork, pictures: Iterable[PictureId]) -> Changes:
    """Take pictures that no article uses out of the library; raises `NotAllowed` for others.

    Their bytes stay: an older revision may show them, and `restore` brings them back.
    """
    wanted = tuple(pictures)
    used = uow.pictures.uses(wanted)
    if used:
        [named] = uow.pictures.load([next(iter(used))])
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals", "“{file}” is used in an article, so it stays in the library."
            ),
            file=named.file_name,
        )
    now = uow.clock.now()
    return change(uow, wanted, lambda picture: replace(picture, removed_at=now))


def restore(uow: UnitOfWork, pictures: Iterable[PictureId]) -> Changes:
    """Bring pictures back into the library."""
    return change(uow, pictures, lambda picture: replace(picture, removed_at=None))


def put_back(uow: UnitOfWork, before: Iterable[Picture]) -> Changes:
    """Give pictures back the texts they had."""
    changes = Changes()
    for picture in before:
        changes |= _write(uow, picture)
    return changes


def replace_in(
    uow: UnitOfWork,
    old: PictureId,
    new: PictureId,
    articles: Iterable[ArticleId],
    *,
    author: str,
) -> Changes:
    """Put another picture in the place of one, in articles that are still being made.

    What was there is kept as a revision first, and what is there then as another. Their own
    texts stay; framing and rights answered for belong to the old picture and go.
    """

    def replaced(figures: Figures) -> Figures:
        return tuple(f.with_picture(new) if f.picture == old else f for f in figures)

    changes = Changes()
    for article in articles:
        changes |= _set_figures(uow, article, replaced, author=author)
    return changes


def showing(
    uow: UnitOfWork, picture: PictureId, articles: Iterable[ArticleId]
) -> dict[ArticleId, Figures]:
    """Return the figures of these articles that show a picture."""
    loaded = {article: uow.articles.load(article).draft.figures for article in articles}
    return {
        article: tuple(figure for figure in figures if figure.picture == picture)
        for article, figures in loaded.items()
    }


def unreplace_in(
    uow: UnitOfWork, new: PictureId, former: Mapping[ArticleId, Figures], *, author: str
) -> Changes:
    """Take back that a picture replaced another, in the figures that were `former` ones.

    A figure that shows something else by now stays as it is.
    """
    changes = Changes()
    for article, before in former.items():
        back = partial(with_pictures_back, former=before, new=new)
        changes |= _set_figures(uow, article, back, author=author)
    return changes


def _set_figures(
    uow: UnitOfWork, article: ArticleId, change: Callable[[Figures], Figures], *, author: str
) -> Changes:
    present = uow.articles.load(article)
    if not present.stage.open_to_change:
        raise NotAllowed(
            QT_TRANSLATE_NOOP("Refusals", "“{slug}” is settled, so its pictures stay."),
            slug=present.draft.slug,
        )
    draft = replace(present.draft, figures=change(present.draft.figures))
    reason = RevisionReason.SAVED
    changes = drafts.keep_revision(uow, article, author=author, reason=reason)
    changes |= drafts.save(uow, article, draft, version=present.version)
    return changes | drafts.keep_revision(uow, article, author=author, reason=reason)


def update(uow: UnitOfWork, picture: Picture) -> Changes:
    """Replace a picture's master texts; raises `NotFound`."""
    present = uow.pictures.load([picture.id])
    if not present:
        raise NotFound("picture", picture.file_name)
    new = crediting.cleaned(uow, picture, present[0])
    return Changes() if new == present[0] else _write(uow, new)


def used_in(uow: UnitOfWork, picture: PictureId) -> tuple[ArticleSummary, ...]:
    """Return the articles that use a picture, last changed first."""
    found = uow.articles.summaries(uow.pictures.used_in(picture))
    return tuple(sorted(found, key=lambda summary: str(summary.modified_at), reverse=True))


def shown_lately(
    uow: UnitOfWork, pictures: Iterable[PictureId], *, apart_from: ArticleId, days: int
) -> dict[PictureId, ArticleSummary]:
    """Return for each picture the last other article that was published with it within `days`."""
    uses = {picture: uow.pictures.used_in(picture) - {apart_from} for picture in set(pictures)}
    articles = frozenset[ArticleId]().union(*uses.values())
    if not articles or days <= 0:
        return {}
    since = uow.clock.now() - timedelta(days=days)
    published = [
        (summary.published_at, summary)
        for summary in uow.articles.summaries(articles)
        if summary.published_at is not None and summary.published_at >= since
    ]
    published.sort(key=itemgetter(0))
    return {
        picture: summary
        for _, summary in published
        for picture, places in uses.items()
        if summary.id in places
    }


def usage_counts(uow: UnitOfWork, pictures: Iterable[PictureId]) -> dict[PictureId, int]:
    """Return in how many articles each picture is used."""
    wanted = tuple(pictures)
    return dict.fromkeys(wanted, 0) | uow.pictures.uses(wanted)


def _write(uow: UnitOfWork, picture: Picture) -> Changes:
    uow.pictures.write(picture, uow.clock.now())
    # Captions can be searched for, the master's too where a figure has none of its own.
    uow.search.mark_dirty(uow.pictures.used_in(picture.id))
    return Changes(pictures=frozenset({picture.id}))


def _filled(present: Picture, new: Picture) -> Picture:
    texts = {
        name: getattr(new, name)
        for name in _TEXTS
        if not getattr(present, name) and getattr(new, name)
    }
    return replace(
        present,
        **texts,
        rights=new.rights if present.rights == Rights() else present.rights,
        keywords=present.keywords or new.keywords,
        taken_at=present.taken_at or new.taken_at,
        look=present.look or new.look,
        also_found=present.also_found or new.also_found,
        from_file=tuple(dict.fromkeys((*present.from_file, *(new.from_file if texts else ())))),
    )
