"""A page as plain paragraphs, for texts that can't be rendered in time."""

from __future__ import annotations

import html
import re

from workstation.domain.page import Page
from workstation.rendering import wording

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


def plain_article(page: Page) -> str:
    """Return the inside of a `<body>`: the text as it was typed, every character escaped."""
    lines = [
        f'<header class="masthead">\n<p class="masthead-name">{_escape(page.newsroom)}</p>',
        "</header>",
        f'<article lang="{_escape(page.language)}" dir="{wording.direction(page.language)}">',
        f'<header class="head">\n<h1>{_escape(page.headline)}</h1>',
    ]
    if page.standfirst:
        lines.append(f'<p class="standfirst">{_escape(page.standfirst)}</p>')
    if page.bylines:
        by = "By " if wording.is_english(page.language) else ""
        names = wording.names(page.bylines, page.language)
        lines.append(f'<p class="facts"><span class="byline">{by}{_escape(names)}</span></p>')
    lines.append('</header>\n<div class="text">')
    lines += [
        f"<p>{_escape(paragraph).replace(chr(10), '<br>')}</p>"
        for paragraph in _BLANK_LINES.split(page.body.strip())
        if paragraph
    ]
    lines.append("</div>\n</article>")
    return "\n".join(lines) + "\n"


def plain_page(page: Page, stylesheet: str = "", theme: str = "") -> str:
    """Return the same as a whole document."""
    chosen = f' data-theme="{_escape(theme)}"' if theme else ""
    link = f'<link rel="stylesheet" href="{_escape(stylesheet)}">\n' if stylesheet else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{_escape(page.language)}" '
        f'dir="{wording.direction(page.language)}"{chosen}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escape(page.headline)}</title>\n{link}</head>\n<body>\n"
        f"{plain_article(page)}</body>\n</html>\n"
    )


def _escape(text: str) -> str:
    return html.escape(text, quote=True)
