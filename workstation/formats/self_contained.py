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
    fonts = _fonts(bundle.own_templates, bundle.templates)
    own = bundle.own_templates
    html = render_limited(page, bundle.templates, fonts, own=own, seconds=seconds)
    if html is None:
        plain = "the text's layout: it takes too long, so there are bare paragraphs instead."
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
    drawn = _drawn(data, figure, picture, workshop)
    url = f"data:{drawn.media_type};base64,{base64.b64encode(drawn.data).decode('ascii')}"
    return replace(figure, url=url, width=drawn.width, height=drawn.height)


def _drawn(
    data: bytes, figure: PageFigure, picture: Picture | None, workshop: Workshop
) -> Rendition:
    carried = Carried(
        caption=figure.caption,
        credit=figure.credit,
        alt=figure.alt,
        copyright=picture.copyright if picture else "",
        terms=picture.rights.terms if picture else "",
        creator=picture.creator if picture else "",
    )
    order = Draw(
        data=data,
        file_name=figure.key,
        cut=figure.cut,
        sides=(LONGEST_SIDE,),
        carried=carried,
    )
    [drawn] = workshop.draw(order)
    return drawn


def _fonts(own: Path | None, templates: Path) -> dict[str, str]:
    """Return the fonts beside the templates as addresses that hold their bytes."""
    result: dict[str, str] = {}
    folders = (templates / "fonts", templates.parent / "fonts")
    for folder in (own / "fonts", *folders) if own else folders:
        for file in sorted(folder.glob("*")) if folder.is_dir() else ():
            media_type = _FONT_TYPES.get(file.suffix.lower())
            if media_type and file.name not in result:
                data = base64.b64encode(file.read_bytes()).decode("ascii")
                result[file.name] = f"data:{media_type};base64,{data}"
    return result
