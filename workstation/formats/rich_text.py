"""An article for the clipboard: clean HTML with nothing that leads to this machine, and text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

from workstation.formats.api import Bundle
from workstation.formats.limited_rendering import SECONDS, render_limited
from workstation.rendering.plain import plain_page

_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_PARAGRAPHS = re.compile(r"<(/?)(?:aside|figcaption)\b[^>]*>")
_BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "pre", "table", "tr", "hr")
)
_TAGS = _BLOCKS | {
    *("li", "td", "th", "tbody", "thead", "br", "a", "em", "strong", "b", "i", "u", "s", "del"),
    *("ins", "sub", "sup", "code", "cite", "q", "abbr", "dl", "dt", "dd", "mark", "small"),
}


@dataclass(frozen=True, slots=True)
class RichText:
    """One text in two shapes."""

    html: str
    plain: str


def rich_text(bundle: Bundle, *, seconds: float = SECONDS) -> RichText:
    """Return an article's page as text to paste: its words and their marks, no pictures."""
    own = bundle.own_templates
    page = render_limited(bundle.page, bundle.templates, {}, own=own, seconds=seconds)
    found = _ARTICLE.search(page or plain_page(bundle.page))
    language = bundle.page.language
    body = _cleaner().clean(_PARAGRAPHS.sub(r"<\1p>", found[0] if found else ""))
    html = f'<div lang="{nh3.clean_text(language)}">\n{_without_gaps(body)}\n</div>'
    reader = _Reader()
    reader.feed(body)
    return RichText(html, reader.text())


def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags={"script", "style", "svg", "math", "iframe", "object", "template"},
        attributes={"a": {"href"}, "ol": {"start"}, "*": {"lang", "dir"}},
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
        link_rel=None,
    )


def _without_gaps(html: str) -> str:
    return re.sub(r"\n\s*\n+", "\n", html).strip()


class _Reader(HTMLParser):
    """Reads clean HTML aloud: blocks with a blank line between, items with a mark."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[str] = []
        self._now = ""
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, an item or a line."""
        if tag in _BLOCKS:
            self._end()
        elif tag == "li":
            self._end()
            self._mark = "• "
        elif tag == "br":
            self._now += "\n"

    def handle_endtag(self, tag: str) -> None:
        """End a block, an item or a cell."""
        if tag in _BLOCKS or tag == "li":
            self._end()
        elif tag in ("td", "th"):
            self._now += "\t"

    def handle_data(self, data: str) -> None:
        """Take words."""
        self._now += re.sub(r"[ \t\n]+", " ", data)

    def text(self) -> str:
        """Return what was read."""
        self._end()
        return "\n\n".join(self._blocks)

    def _end(self) -> None:
        lines = (re.sub(r" *\t *", "\t", line).strip() for line in self._now.split("\n"))
        words = "\n".join(lines).strip()
        self._now = ""
        if words:
            self._blocks.append(self._mark + words)
            self._mark = ""
