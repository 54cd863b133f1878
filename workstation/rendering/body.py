"""A body as clean HTML, cut where a picture or a related link stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from workstation.domain.canonical import canonical_text, single_line
from workstation.rendering.markup import (
    BLOCK_END,
    DIRECTIVE_MARK,
    begin_afresh,
    body_markdown,
    caption_markdown,
    interrupt,
)
from workstation.rendering.sanitise import Sanitiser
from workstation.text.directives import Directive

_SURPLUS_SPACE = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class HtmlPart:
    """One block of text; the HTML is clean."""

    html: str


class BodyRenderer:
    """Turns Markdown into parts; not for two threads at once."""

    def __init__(self, pause: Callable[[], None] | None = None) -> None:
        """Prepare; `pause` is called again and again meanwhile, and can end it by raising."""
        self._markdown, self._news = body_markdown()
        if pause is not None:
            interrupt(self._markdown, pause)
        self._captions = caption_markdown()
        self._sanitiser = Sanitiser()

    def parts(self, body: str) -> tuple[HtmlPart | Directive, ...]:
        """Render a body; directives stay in their places for the page to fill."""
        begin_afresh(self._markdown)
        html = self._markdown.convert(canonical_text(body))
        return parts_of(html, self._news.directives, self._sanitiser)

    def caption(self, text: str) -> str:
        """Render a caption: one line with emphasis and links."""
        self._captions.reset()
        line = _SURPLUS_SPACE.sub(" ", single_line(text))
        return self._sanitiser.clean_caption(self._captions.convert(line))


def parts_of(
    html: str, directives: tuple[Directive, ...], sanitiser: Sanitiser
) -> tuple[HtmlPart | Directive, ...]:
    """Cut what Python-Markdown made of a text into clean blocks and the directives among them."""
    parts: list[HtmlPart | Directive] = []
    for block in html.split(BLOCK_END):
        mark = DIRECTIVE_MARK.fullmatch(block.strip())
        if mark is not None:
            parts.append(directives[int(mark[1])])
        elif clean := sanitiser.clean_block(block):
            parts.append(HtmlPart(clean))
    return tuple(parts)
