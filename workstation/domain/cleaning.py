"""A draft with all of its texts in the form in which texts are kept."""

from __future__ import annotations

from dataclasses import replace

from workstation.domain.canonical import canonical_text, single_line
from workstation.domain.draft import Correction, Draft
from workstation.domain.links import (
    ArticleTarget,
    LinkTarget,
    RelatedLink,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.pictures import Figure, FoundText, Picture, RightsOverride


def canonical_draft(draft: Draft) -> Draft:
    """Return the draft as it is kept; storing refuses no text because of what is in it."""
    return replace(
        draft,
        headline=single_line(draft.headline),
        slug=single_line(draft.slug),
        section=single_line(draft.section),
        kicker=single_line(draft.kicker),
        standfirst=canonical_text(draft.standfirst),
        bylines=_lines(draft.bylines),
        dateline=single_line(draft.dateline),
        language=single_line(draft.language),
        tags=_lines(draft.tags),
        body=canonical_text(draft.body),
        links=tuple(map(_link, draft.links)),
        figures=tuple(map(_figure, draft.figures)),
        corrections=tuple(
            Correction(each.date, each.kind, canonical_text(each.note))
            for each in draft.corrections
        ),
        seo_title=single_line(draft.seo_title),
        seo_description=canonical_text(draft.seo_description),
        newsletter=_optional(draft.newsletter),
        extra=canonical_text(draft.extra),
    )


def canonical_picture(picture: Picture) -> Picture:
    """Return the picture with its master texts as they are kept."""
    return replace(
        picture,
        file_name=single_line(picture.file_name),
        caption=canonical_text(picture.caption),
        credit=single_line(picture.credit),
        source=single_line(picture.source),
        alt=canonical_text(picture.alt),
        long_description=canonical_text(picture.long_description),
        rights=replace(
            picture.rights,
            terms=canonical_text(picture.rights.terms),
            category=single_line(picture.rights.category),
        ),
        keywords=_lines(picture.keywords),
        from_file=_lines(picture.from_file),
        headline=single_line(picture.headline),
        creator=single_line(picture.creator),
        copyright=single_line(picture.copyright),
        city=single_line(picture.city),
        country=single_line(picture.country),
        also_found=tuple(
            FoundText(one.field, one.origin, canonical_text(one.text)) for one in picture.also_found
        ),
    )


def _link(link: RelatedLink) -> RelatedLink:
    return replace(
        link,
        key=single_line(link.key),
        target=_target(link.target),
        label=single_line(link.label),
        label_for=single_line(link.label_for),
        reason=canonical_text(link.reason),
        added_by=single_line(link.added_by),
    )


def _target(target: LinkTarget) -> LinkTarget:
    match target:
        case ArticleTarget():
            return target
        case WebTarget(url=url, title=title):
            return WebTarget(single_line(url), single_line(title))
        case UnresolvedTarget(title=title, bylines=bylines, slug=slug):
            return UnresolvedTarget(single_line(title), _lines(bylines), single_line(slug))


def _figure(figure: Figure) -> Figure:
    return replace(
        figure,
        key=single_line(figure.key),
        caption=_optional(figure.caption),
        credit=_optional(figure.credit),
        source=_optional(figure.source),
        alt=_optional(figure.alt),
        long_description=_optional(figure.long_description),
        override=None if figure.override is None else _override(figure.override),
    )


def _override(override: RightsOverride) -> RightsOverride:
    by, reason = single_line(override.by), canonical_text(override.reason)
    return RightsOverride(by, reason, override.at)


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in map(single_line, texts) if line)


def _optional(text: str | None) -> str | None:
    return None if text is None else canonical_text(text)
