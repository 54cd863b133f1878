"""Whole pages from templates, byte for byte the same for the same page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from workstation.domain.errors import BadTemplate
from workstation.domain.page import Page
from workstation.rendering.templates import Folders, TemplateSandbox
from workstation.rendering.view import Block, View, ViewBuilder

Theme: TypeAlias = Literal["", "light", "dark"]

_FONT_FACE = re.compile(r'@font-face\s*\{[^}]*url\("fonts/([^"]+)"\)[^}]*\}\s*')
_FONT_URL = re.compile(r'url\("fonts/[^"]+"\)')
_SAFE_URL = re.compile(r"[A-Za-z0-9+/=:;,._~%?&#-]*")


class PageRenderer:
    """Renders pages with the templates `page.html`, `article.html` and `page.css` of a folder.

    Of those that a newsroom has in a folder of its own, `own`, its own are taken.

    Plain and without limits: hostile texts belong in the render process. One thread at a time.
    """

    def __init__(
        self,
        templates: Path,
        *,
        own: Path | None = None,
        stylesheet: str = "",
        fonts: Mapping[str, str] | None = None,
        theme: Theme = "",
        pause: Callable[[], None] | None = None,
    ) -> None:
        """Prepare to render.

        With `stylesheet`, the page links to that address; without, the style stands in the page,
        where `fonts` gives the address of each font file by name (a `data:` address makes the
        page self-contained; a font without one is left to the reader's own). `pause` is called
        again and again while a body is rendered, and can end that by what it raises.
        """
        self._templates = Folders((own, templates) if own else (templates,))
        self._stylesheet = stylesheet
        self._fonts = dict(fonts or {})
        self._theme = theme
        self._views = ViewBuilder(pause)
        self._environment = TemplateSandbox(self._templates)

    def render(self, page: Page) -> str:
        """Return the page as a whole HTML document."""
        return self._fill("page.html", self._views.build(page), with_style=True)

    def render_article(self, page: Page) -> str:
        """Return what is inside the `<body>` of the same document."""
        return self._fill("article.html", self._views.build(page), with_style=False)

    def render_parts(self, page: Page, parts: Sequence[Block]) -> str:
        """Return the same of a page whose body has been rendered."""
        return self._fill("article.html", self._views.build(page, parts), with_style=False)

    def template_state(self) -> object:
        """Return something that is another when a template has changed."""
        return self._templates.state()

    def style(self) -> str:
        """Return the style that a page without a linked style sheet carries."""
        path = self._templates.find("page.css")
        if path is None:
            raise BadTemplate("page.css", 0, "The style sheet is missing.")
        try:
            css = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadTemplate("page.css", 0, "The style sheet can’t be read.") from error
        return _FONT_FACE.sub(self._font_face, css).replace("</", "<\\/")

    def _font_face(self, face: re.Match[str]) -> str:
        address = self._fonts.get(face[1], "")
        if not address or _SAFE_URL.fullmatch(address) is None:
            return ""
        return _FONT_URL.sub(f'url("{address}")', face[0])

    def _fill(self, template: str, view: View, *, with_style: bool) -> str:
        inline = with_style and not self._stylesheet
        try:
            pieces = self._environment.get_template(template).generate(
                view=view,
                page=view.page,
                theme=self._theme,
                stylesheet=self._stylesheet,
                style=Markup(self.style()) if inline else "",
            )
            return self._environment.joined(pieces)
        except TemplateSyntaxError as error:
            name = error.name or template
            raise BadTemplate(name, error.lineno, error.message or "") from error
        except TemplateNotFound as error:
            raise BadTemplate(str(error.name), 0, "The template is missing.") from error
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            name, line = _where(error, self._templates, template)
            raise BadTemplate(name, line, str(error)) from error


def _where(error: BaseException, templates: Folders, template: str) -> tuple[str, int]:
    """Find the innermost line of a template in an error's traceback."""
    name, line = template, 0
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if templates.holds(file):
            name, line = file.name, trace.tb_lineno
        trace = trace.tb_next
    return name, line
