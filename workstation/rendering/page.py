"""Whole pages from templates, byte for byte the same for the same page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from workstation.domain.errors import BadTemplate
from workstation.domain.page import Page
from workstation.rendering.view import View, ViewBuilder

Theme: TypeAlias = Literal["", "light", "dark"]

_FONT_FACE = re.compile(r'@font-face\s*\{[^}]*url\("fonts/([^"]+)"\)[^}]*\}\s*')
_FONT_URL = re.compile(r'url\("fonts/[^"]+"\)')
_SAFE_URL = re.compile(r"[A-Za-z0-9+/=:;,._~%?&#-]*")


class PageRenderer:
    """Renders pages with the templates `page.html`, `article.html` and `page.css` of a folder.

    Plain and without limits: hostile texts belong in the render process. One thread at a time.
    """

    def __init__(
        self,
        templates: Path,
        *,
        stylesheet: str = "",
        fonts: Mapping[str, str] | None = None,
        theme: Theme = "",
    ) -> None:
        """Prepare to render.

        With `stylesheet`, the page links to that address; without, the style stands in the page,
        where `fonts` gives the address of each font file by name (a `data:` address makes the
        page self-contained; a font without one is left to the reader's own).
        """
        self._templates = templates
        self._stylesheet = stylesheet
        self._fonts = dict(fonts or {})
        self._theme = theme
        self._views = ViewBuilder()
        self._environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(templates, encoding="utf-8"),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=True,
        )

    def render(self, page: Page) -> str:
        """Return the page as a whole HTML document."""
        return self._fill("page.html", self._views.build(page), with_style=True)

    def render_article(self, page: Page) -> str:
        """Return what is inside the `<body>` of the same document."""
        return self._fill("article.html", self._views.build(page), with_style=False)

    def style(self) -> str:
        """Return the style that a page without a linked style sheet carries."""
        path = self._templates / "page.css"
        try:
            css = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadTemplate("page.css", 0, "The style sheet can't be read.") from error
        return _FONT_FACE.sub(self._font_face, css).replace("</", "<\\/")

    def _font_face(self, face: re.Match[str]) -> str:
        address = self._fonts.get(face[1], "")
        if not address or _SAFE_URL.fullmatch(address) is None:
            return ""
        return _FONT_URL.sub(f'url("{address}")', face[0])

    def _fill(self, template: str, view: View, *, with_style: bool) -> str:
        inline = with_style and not self._stylesheet
        try:
            return self._environment.get_template(template).render(
                view=view,
                page=view.page,
                theme=self._theme,
                stylesheet=self._stylesheet,
                style=Markup(self.style()) if inline else "",
            )
        except TemplateSyntaxError as error:
            name = error.name or template
            raise BadTemplate(name, error.lineno, error.message or "") from error
        except TemplateNotFound as error:
            raise BadTemplate(str(error.name), 0, "The template is missing.") from error
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            name, line = _where(error, self._templates, template)
            raise BadTemplate(name, line, str(error)) from error


def _where(error: BaseException, templates: Path, template: str) -> tuple[str, int]:
    """Find the innermost line of a template in an error's traceback."""
    name, line = template, 0
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.parent == templates:
            name, line = file.name, trace.tb_lineno
        trace = trace.tb_next
    return name, line
