"""The page as files for a web server: HTML, and its pictures in the widths that readers need."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from workstation.domain.errors import BadPicture
from workstation.domain.page import Page, PageFigure, PageVariant
from workstation.domain.pictures import page_sizes
from workstation.formats.api import Bundle, Written, picture_of
from workstation.formats.limited_rendering import render_limited
from workstation.formats.picture_values import Rendition
from workstation.formats.picture_workshop import LimitedWorkshop, Workshop
from workstation.formats.self_contained import drawing, font_files, terms_of
from workstation.formats.writer import write_folder, write_zip
from workstation.rendering.plain import plain_page

PAGE = "index.html"
_PLAIN = "the text’s layout: it takes too long, so there are bare paragraphs instead."
_SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}


class WebFilesExporter:
    """Writes the page with each picture in several widths, so that phones load small ones."""

    id = "web"
    title = "Web page with files"
    suffix = ".zip"
    help = "The page and its pictures in several widths, in a folder or a zip, for a web server."

    def write(self, bundle: Bundle, path: Path) -> Written:
        """Write the files into a zip (`.zip`) or a folder, where others are left alone."""
        made = _Files(bundle)
        with LimitedWorkshop() as workshop:
            page = made.with_pictures(workshop)
        fonts = font_files(bundle.own_templates, bundle.templates)
        addresses = {name: f"fonts/{name}" for name in fonts}
        html = render_limited(page, bundle.templates, addresses, own=bundle.own_templates)
        if html is None:
            made.left_out.append(_PLAIN)
            html = plain_page(page)
        files = made.files
        files |= {f"fonts/{name}": file.read_bytes() for name, file in fonts.items()}
        files[PAGE] = html.encode("utf-8")
        write = write_zip if path.suffix.lower() == ".zip" else write_folder
        write(files, path)
        return Written(path, tuple(made.left_out))


@dataclass
class _Files:
    """The pictures of a page as files, by name, and what could not be had."""

    bundle: Bundle
    files: dict[str, bytes] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def with_pictures(self, workshop: Workshop) -> Page:
        """Draw the pictures; return the page with their addresses."""
        figures = []
        for number, figure in enumerate(self.bundle.page.figures, 1):
            try:
                figures.append(self._drawn(number, figure, workshop))
            except BadPicture as error:
                self.left_out.append(f"picture “{figure.key}”: {error.problem}")
        return replace(self.bundle.page, figures=tuple(figures))

    def _drawn(self, number: int, figure: PageFigure, workshop: Workshop) -> PageFigure:
        identity = picture_of(figure.url)
        if identity is None:
            return figure
        data = self.bundle.read_picture(identity)
        picture = self.bundle.references.pictures.get(identity)
        if data is None or picture is None:
            problem = "the newsroom has no file for it; add the picture again."
            raise BadPicture(figure.key, problem)
        order = drawing(data, figure, *terms_of(picture))
        [whole] = workshop.draw(order)
        sides = tuple(size.side for size, _ in page_sizes(picture, figure.cut))
        several = workshop.draw(replace(order, sides=sides, media_type="image/webp"))
        variants = (
            PageVariant(self._file(number, one), one.width, one.media_type) for one in several
        )
        return replace(
            figure,
            url=self._file(number, whole),
            width=whole.width,
            height=whole.height,
            variants=tuple(variants) if len(several) > 1 else (),
        )

    def _file(self, number: int, drawn: Rendition) -> str:
        name = f"images/{number}-{drawn.width}{_SUFFIXES[drawn.media_type]}"
        self.files[name] = drawn.data
        return name


EXPORTER = WebFilesExporter()
