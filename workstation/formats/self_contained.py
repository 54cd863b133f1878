"""The page as one HTML text that holds all it needs: style, fonts and pictures."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path

from workstation.domain.errors import BadPicture
from workstation.domain.ids import PictureId
from workstation.domain.page import Page, PageFigure
from workstation.domain.pictures import Picture
from workstation.formats.api import Bundle, picture_of
from workstation.formats.limited_rendering import SECONDS, render_limited
from workstation.formats.picture_values import Carried, Rendition
from workstation.formats.picture_worker import Draw
from workstation.formats.picture_workshop import LimitedWorkshop, Workshop
from workstation.rendering.plain import plain_page

LONGEST_SIDE = 1600
"""Pixels; enough for a page's full width on a sharp screen."""

_FONT_TYPES = {".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf"}


def page_html(bundle: Bundle, *, seconds: float = SECONDS) -> tuple[str, tuple[str, ...]]:
    """Return the self-contained page, and what it had to leave out."""
    with LimitedWorkshop() as workshop:
        page, left_out = _with_pictures(bundle, workshop)
    fonts = font_urls(bundle.own_templates, bundle.templates)
    own = bundle.own_templates
    html = render_limited(page, bundle.templates, fonts, own=own, seconds=seconds)
    if html is None:
        plain = "the text’s layout: it takes too long, so there are bare paragraphs instead."
        return plain_page(page), (*left_out, plain)
    return html, left_out


def _with_pictures(bundle: Bundle, workshop: Workshop) -> tuple[Page, tuple[str, ...]]:
    figures: list[PageFigure] = []
    left_out: list[str] = []
    for figure in bundle.page.figures:
        picture = picture_of(figure.url)
        if picture is None:
            figures.append(figure)
            continue
        try:
            figures.append(_with_data(figure, picture, bundle, workshop))
        except BadPicture as error:
            left_out.append(f"picture “{figure.key}”: {error.problem}")
    return replace(bundle.page, figures=tuple(figures)), tuple(left_out)


def _with_data(
    figure: PageFigure, identity: PictureId, bundle: Bundle, workshop: Workshop
) -> PageFigure:
    data = bundle.read_picture(identity)
    if data is None:
        raise BadPicture(figure.key, "the newsroom has no file for it; add the picture again.")
    picture = bundle.references.pictures.get(identity)
    drawn = drawn_figure(data, figure, *terms_of(picture), workshop)
    return replace(figure, url=data_url(drawn), width=drawn.width, height=drawn.height)


def terms_of(picture: Picture | None) -> tuple[str, str]:
    """Return whose a picture is and on what terms, as pages carry it along."""
    return (picture.copyright, picture.rights.terms) if picture else ("", "")


def data_url(drawn: Rendition) -> str:
    """Return an address that holds a picture."""
    return f"data:{drawn.media_type};base64,{base64.b64encode(drawn.data).decode('ascii')}"


def drawn_figure(
    data: bytes, figure: PageFigure, copyrighted: str, terms: str, workshop: Workshop
) -> Rendition:
    """Draw what a figure shows of an original, once; raises `BadPicture`."""
    [drawn] = workshop.draw(drawing(data, figure, copyrighted, terms))
    return drawn


def drawing(data: bytes, figure: PageFigure, copyrighted: str, terms: str) -> Draw:
    """Return the order for what a figure shows of an original, with what is said about it."""
    carried = Carried(
        caption=figure.caption,
        credit=figure.credit,
        alt=figure.alt,
        copyright=copyrighted,
        terms=terms,
        creator=figure.creator,
    )
    return Draw(
        data=data, file_name=figure.key, cut=figure.cut, sides=(LONGEST_SIDE,), carried=carried
    )


def font_files(own: Path | None, templates: Path) -> dict[str, Path]:
    """Return the fonts beside the templates by name."""
    result: dict[str, Path] = {}
    folders = (templates / "fonts", templates.parent / "fonts")
    for folder in (own / "fonts", *folders) if own else folders:
        for file in sorted(folder.glob("*")) if folder.is_dir() else ():
            if file.suffix.lower() in _FONT_TYPES:
                result.setdefault(file.name, file)
    return result


def font_urls(own: Path | None, templates: Path) -> dict[str, str]:
    """Return the fonts beside the templates as addresses that hold their bytes."""
    return {
        name: f"data:{_FONT_TYPES[file.suffix.lower()]};base64,"
        f"{base64.b64encode(file.read_bytes()).decode('ascii')}"
        for name, file in font_files(own, templates).items()
    }
