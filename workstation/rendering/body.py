"""A body as clean HTML, cut where a picture or a related link stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workstation.domain.canonical import canonical_text, single_line
from workstation.rendering.markup import (
    BLOCK_END,
    DIRECTIVE_MARK,
    body_markdown,
    caption_markdown,
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

    def __init__(self) -> None:
        self._markdown, self._news = body_markdown()
        self._captions = caption_markdown()
        self._sanitiser = Sanitiser()

    def parts(self, body: str) -> tuple[HtmlPart | Directive, ...]:
        """Render a body; directives stay in their places for the page to fill."""
        self._markdown.reset()
        html = self._markdown.convert(canonical_text(body))
        directives = self._news.source.directives if self._news.source else ()
        parts: list[HtmlPart | Directive] = []
        for block in html.split(BLOCK_END):
            mark = DIRECTIVE_MARK.fullmatch(block.strip())
            if mark is not None:
                parts.append(directives[int(mark[1])])
            elif clean := self._sanitiser.clean_block(block):
                parts.append(HtmlPart(clean))
        return tuple(parts)

    def caption(self, text: str) -> str:
        """Render a caption: one line with emphasis and links."""
        self._captions.reset()
        line = _SURPLUS_SPACE.sub(" ", single_line(text))
        return self._sanitiser.clean_caption(self._captions.convert(line))
