"""The page as readers got it, as it is kept: without pictures and fonts, which are here anyway.

Its document says first of what the page is to be made, then holds the page. Wherever that names
a picture or a font there is a mark that nobody could have written into the article: it has the
id in it that the move got afterwards.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TypeAlias, cast

from workstation.domain.article import References
from workstation.domain.canonical import Json, canonical_json
from workstation.domain.errors import BadPicture, BadTemplate
from workstation.domain.ids import EventId
from workstation.domain.kept_pages import KeptPage
from workstation.domain.page import Page
from workstation.domain.page_document import (
    figure_from_json,
    figure_to_json,
    page_from_json,
    page_to_json,
)
from workstation.formats.api import PictureReader, picture_of
from workstation.formats.limited_rendering import SECONDS, render_limited
from workstation.formats.picture_workshop import LimitedWorkshop, Workshop
from workstation.formats.self_contained import (
    data_url,
    drawn_figure,
    font_files,
    font_urls,
    terms_of,
)
from workstation.paths import TEMPLATE_FILES
from workstation.rendering.plain import plain_page

LARGEST = 1_000_000
"""Bytes of a template file; a longer one is none."""

_Object = Mapping[str, Json]
Renderer: TypeAlias = Callable[[Page, Path, Mapping[str, str]], str | None]
"""Makes a page with templates and fonts; None where it took too long."""


def source_of(page: Page, references: References, templates: Path, own: Path) -> str:
    """Return all that a page is made of, as a document; `page` is composed with `picture_url`."""
    terms = {
        picture: list(terms_of(references.pictures.get(picture)))
        for picture in (picture_of(figure.url) for figure in page.figures)
        if picture is not None
    }
    source: dict[str, Json] = {
        "page": page_to_json(page),
        "terms": cast("Json", terms),
        "templates": cast("Json", _template_texts(templates, own)),
        "fonts": sorted(font_files(own, templates)),
    }
    return canonical_json(source)


def make_page(
    kept: KeptPage,
    supplied: Path,
    *,
    seconds: float = SECONDS,
    render: Renderer | None = None,
) -> KeptPage:
    """Make the page of all that it is to be made of.

    With a template that can't be used it is made with the program's own, and in plain paragraphs
    when it takes too long. Raises `ChildProcessError` where the process ended before its time.
    """
    source = cast("_Object", json.loads(kept.document))
    page = page_from_json(cast("_Object", source["page"]))
    marked = replace(
        page,
        figures=tuple(
            replace(figure, url=_mark(kept.event, "picture", str(number)))
            for number, figure in enumerate(page.figures)
        ),
    )
    names = cast("list[str]", source["fonts"])
    fonts = {name: _mark(kept.event, "font", name) for name in names}
    texts = cast("Mapping[str, str]", source["templates"])
    document: dict[str, Json] = {
        "html": _rendered(marked, texts, fonts, supplied, seconds, render),
        "figures": [figure_to_json(figure) for figure in page.figures],
        "terms": source["terms"],
    }
    return replace(kept, document=canonical_json(document), made=True)


def whole_page(
    kept: KeptPage, read_picture: PictureReader, templates: Path, own: Path
) -> tuple[str, tuple[str, ...]]:
    """Return a page that was made with its pictures and fonts in it, and what is missing."""
    document = cast("_Object", json.loads(kept.document))
    left_out: list[str] = []
    addresses: dict[str, str] = {}
    with LimitedWorkshop() as workshop:
        for number, value in enumerate(cast("list[_Object]", document["figures"])):
            mark = _mark(kept.event, "picture", str(number))
            try:
                terms = cast("Mapping[str, list[str]]", document["terms"])
                addresses[mark] = _picture(value, terms, read_picture, workshop)
            except BadPicture as error:
                left_out.append(f"picture “{value['key']}”: {error.problem}")
    for name, url in font_urls(own, templates).items():
        addresses[_mark(kept.event, "font", name)] = url

    def address(found: re.Match[str]) -> str:
        return addresses.get(found[0], "data:,")

    marks = re.compile(re.escape(_mark(kept.event, "", "")[:-1]) + r"(?:picture|font)/[\w.~%-]+")
    return marks.sub(address, str(document["html"])), tuple(left_out)


def _picture(
    value: _Object,
    terms: Mapping[str, list[str]],
    read_picture: PictureReader,
    workshop: Workshop,
) -> str:
    figure = figure_from_json(value)
    identity = picture_of(figure.url)
    data = None if identity is None else read_picture(identity)
    if identity is None or data is None:
        raise BadPicture(figure.key, "the newsroom has no file for it any more.")
    copyrighted, said = terms[identity]
    return data_url(drawn_figure(data, figure, copyrighted, said, workshop))


def _mark(event: EventId, kind: str, name: str) -> str:
    """Return an address that stands for a picture or a font."""
    return f"data:x-kept-{event},{kind}/{name}"


def _rendered(
    page: Page,
    templates: Mapping[str, str],
    fonts: Mapping[str, str],
    supplied: Path,
    seconds: float,
    render: Renderer | None,
) -> str:
    begun = monotonic()
    render = render or partial(render_limited, seconds=seconds)
    with TemporaryDirectory(prefix="page-") as folder:
        for name, text in templates.items():
            (Path(folder) / name).write_text(text, encoding="utf-8", newline="")
        try:
            html = render(page, Path(folder), fonts)
        except BadTemplate:
            html = render(page, supplied, fonts)
    if html is not None:
        return html
    if monotonic() - begun < seconds:
        # The process ended before its time: another try may have more room, and nothing is lost.
        raise ChildProcessError("the page could not be made")
    return plain_page(page)


def _template_texts(templates: Path, own: Path) -> dict[str, str]:
    """Return the texts of the templates that count now: the newsroom's before the supplied."""
    files = {name: templates / name for name in TEMPLATE_FILES}
    if own.is_dir():
        files |= {file.name: file for file in sorted(own.iterdir()) if file.is_file()}
    texts: dict[str, str] = {}
    for name, file in files.items():
        try:
            if file.stat().st_size <= LARGEST:
                texts[name] = file.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue  # an own one that can't be read is no template in the preview either
    return texts
