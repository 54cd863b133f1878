"""What a page tells machines: schema.org data and Open Graph properties."""

from __future__ import annotations

import json
from datetime import datetime

from workstation.domain.canonical import Json
from workstation.domain.clock import to_text
from workstation.domain.draft import Correction
from workstation.domain.page import Page, PageFigure
from workstation.domain.pictures import Role

_ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def structured_data(
    page: Page, figures: tuple[PageFigure, ...], plain_captions: dict[str, str]
) -> str:
    """Return the page as a schema.org NewsArticle: JSON that is safe within a script element.

    `figures` are those shown; `plain_captions` their captions without mark-up, by key.
    """
    data: dict[str, Json] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.headline,
        "alternativeHeadline": page.seo_title if page.seo_title != page.headline else "",
        "description": page.seo_description or page.standfirst,
        "author": [_author(name, page) for name in page.bylines],
        "datePublished": _moment(page.published_at),
        "dateModified": _moment(page.modified_at),
        "dateline": page.dateline,
        "articleSection": page.section,
        "keywords": list(page.tags),
        "inLanguage": page.language,
        "image": [_image(figure, plain_captions, page) for figure in figures],
        "publisher": {"@type": "Organization", "name": page.newsroom} if page.newsroom else None,
        "mainEntityOfPage": page.address,
        "url": page.address,
        "correction": [_correction(correction) for correction in page.corrections],
    }
    text = json.dumps(_without_gaps(data), ensure_ascii=False, indent=1)
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


def open_graph(page: Page, figures: tuple[PageFigure, ...]) -> tuple[tuple[str, str], ...]:
    """Return Open Graph properties and their values; those without a value are left out."""
    shared = next((figure for figure in figures if _public(figure.url)), None)
    properties = [
        ("og:type", "article"),
        ("og:site_name", page.newsroom),
        ("og:title", page.seo_title or page.headline),
        ("og:description", page.seo_description or page.standfirst),
        ("og:locale", page.language.replace("-", "_")),
        ("og:url", page.address),
        ("og:image", shared.url if shared else ""),
        ("og:image:alt", shared.alt if shared else ""),
        ("article:section", page.section),
        ("article:published_time", _moment(page.published_at)),
        ("article:modified_time", _moment(page.modified_at)),
        *(("article:tag", tag) for tag in page.tags),
    ]
    return tuple((name, value) for name, value in properties if value)


def _author(name: str, page: Page) -> Json:
    return {"@type": "Organization" if name in page.collectives else "Person", "name": name}


def _image(figure: PageFigure, plain_captions: dict[str, str], page: Page) -> Json:
    return _without_gaps(
        {
            "@type": "ImageObject",
            "url": "" if figure.url.startswith("data:") else figure.url,
            "width": figure.width,
            "height": figure.height,
            "caption": plain_captions.get(figure.key, ""),
            "creditText": figure.credit,
            "creator": _author(figure.creator, page) if figure.creator else None,
            "representativeOfPage": figure.role is Role.LEAD,
        }
    )


def _correction(correction: Correction) -> Json:
    return {
        "@type": "CorrectionComment",
        "text": correction.note,
        "datePublished": to_text(correction.date),
    }


def _moment(moment: datetime | None) -> str:
    return to_text(moment) if moment else ""


def _public(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _without_gaps(data: dict[str, Json]) -> dict[str, Json]:
    """Leave out what has no value, so that nothing is claimed that is not known."""
    return {key: value for key, value in data.items() if value not in ("", None, [], False)}
