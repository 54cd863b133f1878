"""What HTML from an article may hold; everything else is taken out."""

from __future__ import annotations

import re

import nh3

# fmt: off
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "strong", "sub", "sup", "u", "var", "wbr",
))
_BLOCKS = frozenset((
    "blockquote", "dd", "div", "dl", "dt", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
_DROPPED_WITH_CONTENT = frozenset((
    "applet", "audio", "canvas", "embed", "iframe", "math", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
))
_DROPPED = frozenset((
    "address", "article", "aside", "base", "basefont", "big", "body", "button", "caption",
    "center", "col", "colgroup", "details", "dialog", "fieldset", "figcaption", "figure",
    "font", "footer", "form", "frame", "h1", "head", "header", "hgroup", "html", "img",
    "input", "label", "legend", "link", "main", "map", "area", "marquee", "meta", "nav",
    "nobr", "optgroup", "option", "output", "param", "picture", "progress", "section",
    "source", "span", "strike", "summary", "time", "track", "tt",
))
# fmt: on
HTML_NAMES = _INLINE | _BLOCKS | _DROPPED_WITH_CONTENT | _DROPPED
"""Names that are tags when an article has them in angle brackets; others are plain text."""

_SCHEMES = {"http", "https", "mailto", "article"}
_FOOTNOTE_ID = re.compile(r"fn(?:ref\d{0,6})?-\d{1,6}")
_EMPTY = re.compile(r"<(p|div)>\s*</\1>")


def _footnote_only(url: str) -> str | None:
    """Keep a relative address only if it leads to a footnote or back."""
    return url if url.startswith("#") and _FOOTNOTE_ID.fullmatch(url[1:]) else None


def _safe_attribute(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "id":
        return value if _FOOTNOTE_ID.fullmatch(value) else None
    return value


class Sanitiser:
    """Cleans HTML that came from an article; the same input gives the same output."""

    def __init__(self) -> None:
        alignment = {"align-left", "align-center", "align-right"}
        self._body = nh3.Cleaner(
            tags=set(_INLINE | _BLOCKS),
            clean_content_tags=set(_DROPPED_WITH_CONTENT),
            attributes={
                "*": {"lang", "dir"},
                "a": {"href", "title"},
                "abbr": {"title"},
                "li": {"id"},
                "sup": {"id"},
                "ol": {"start"},
                "td": {"colspan", "rowspan"},
                "th": {"colspan", "rowspan"},
            },
            attribute_filter=_safe_attribute,
            url_schemes=_SCHEMES,
            url_relative=_footnote_only,
            link_rel=None,
            allowed_classes={
                "a": {"footnote-ref", "footnote-backref"},
                "div": {"footnote"},
                "td": alignment,
                "th": alignment,
            },
        )
        self._caption = nh3.Cleaner(
            tags={"a", "em", "strong"},
            clean_content_tags=set(_DROPPED_WITH_CONTENT),
            attributes={"*": set(), "a": {"href"}},
            url_schemes=_SCHEMES,
            url_relative="deny",
            link_rel=None,
        )

    def clean_block(self, html: str) -> str:
        """Clean one block of a body; what was opened in it is closed in it."""
        return _EMPTY.sub("", self._body.clean(html)).strip()

    def clean_caption(self, html: str) -> str:
        """Clean a caption down to emphasis and links."""
        return self._caption.clean(html).strip()
