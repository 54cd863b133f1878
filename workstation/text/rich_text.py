"""Formatted text of other programs (Word, LibreOffice, web pages) as clean Markdown.

The HTML that arrives on a clipboard may be broken, hostile or huge: nothing here goes back over
what it has read, and `to_markdown` gives up after a time that the caller sets.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from time import monotonic

from workstation.text.rich_blocks import Blocks, Run

MOST_LETTERS = 4_000_000
"""Longer HTML is not looked at."""
_CHUNK = 16_384
_DEEPEST = 400
"""Elements within elements; what is deeper is taken as text."""
_UNSEEN = frozenset(
    {
        "head",
        "title",
        "style",
        "script",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "noscript",
        "select",
        "button",
        "audio",
        "video",
        "canvas",
        "datalist",
        "map",
    }
)
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    }
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "legend",
        "main",
        "nav",
        "p",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
    }
)
_ENDED_BY = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"table"})),
    "th": (frozenset({"td", "th"}), frozenset({"table"})),
}
"""What a tag ends where its end tag was left out, and what it does not reach beyond.

https://html.spec.whatwg.org/multipage/syntax.html#optional-tags
"""
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "cite", "dfn", "var"})
_CODE = frozenset({"code", "tt", "kbd", "samp"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_WORD_HEADING = re.compile(r"\bMsoHeading([1-6])\b|\bHeading([1-6])\b", re.IGNORECASE)
_WORD_QUOTE = re.compile(r"\bMso(?:Intense)?Quote|\bquotations?\b|\bblocktext\b", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list:\s*l\d+\s+level(\d)")
_WEIGHT = re.compile(r"(?:^|;)\s*font-weight\s*:\s*([a-z0-9]+)")
_SLANT = re.compile(r"(?:^|;)\s*font-style\s*:\s*([a-z]+)")
_MARGIN = re.compile(r"(?:^|;)\s*margin-left\s*:\s*([\d.]+)(pt|px|in|cm|mm|em)")
_MARGIN_SHORT = re.compile(r"(?:^|;)\s*margin\s*:\s*\S+\s+\S+\s+\S+\s+([\d.]+)(pt|px|in|cm|mm|em)")
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "em": 12.0}
_QUOTED_FROM = 20.0
"""Points of left margin from which a paragraph of Word is a quotation."""
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)(?:<!--\s*EndFragment\s*-->|\Z)", re.DOTALL)
_NUMBERED = re.compile(r"\(?(?:\d{1,4}|[a-zA-Z]|[ivxIVX]{1,5})[.)]")

Attributes = list[tuple[str, str | None]]


class TooSlow(Exception):
    """The HTML takes longer than it is worth."""


def to_markdown(html: str, seconds: float = 2.0) -> str:
    """Return HTML as Markdown; `TooSlow` where it is too long or takes too long."""
    if len(html) > MOST_LETTERS:
        raise TooSlow
    fragment = _FRAGMENT.search(html)
    reader = _Reader()
    until = monotonic() + seconds
    text = fragment[1] if fragment else html
    for start in range(0, len(text), _CHUNK):
        reader.feed(text[start : start + _CHUNK])
        if monotonic() > until:
            raise TooSlow
    return reader.finish()


class _Reader(HTMLParser):
    """Follows tags one after the other, and hands runs of text to the blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks = Blocks()
        self._open: list[tuple[str, tuple[str, ...]]] = []
        self._tags: Counter[str] = Counter()
        self._states: Counter[str] = Counter()
        self._links: list[str] = []
        self._lists: list[int | None] = []
        self._marker: list[str] = []

    def finish(self) -> str:
        """Return what was read; a tag that never ended is left out."""
        if "<" not in self.rawdata:
            self.handle_data(self.rawdata)
        return self._blocks.finish()

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Leave out what Word writes as `<![if …]>`; the base class ends at one without a name."""
        return self.parse_bogus_comment(i, report=False)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Open an element."""
        if tag in _VOID:
            self._void(tag)
            return
        if len(self._open) >= _DEEPEST:
            return
        values = {name: value or "" for name, value in attrs if name in ("style", "class", "href")}
        style = values.get("style", "").lower()
        states = self._inline_states(tag, style)
        if tag in _UNSEEN:
            states.append("unseen")
        if tag == "a":
            self._links.append(values.get("href", ""))
            states.append("link")
        if tag == "p" and self._tags["p"]:
            self._close("p")
        elif tag in _ENDED_BY:
            self._end_former(*_ENDED_BY[tag])
        states += self._block_states(tag, style, values)
        self._open.append((tag, tuple(states)))
        self._tags[tag] += 1
        self._states.update(states)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Take `<br/>`; any other element that closes itself is open, as in browsers."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what was left open in it."""
        if tag == "br":
            self._void(tag)
        elif self._tags[tag]:
            self._close(tag)

    def handle_data(self, data: str) -> None:
        """Take text."""
        states = self._states
        if states["unseen"]:
            return
        if states["marker"]:
            self._marker.append(data)
            return
        self._blocks.add(
            Run(
                data,
                bold=bool(states["bold"]) and not states["plain"],
                italic=bool(states["italic"]),
                code=bool(states["code"]),
                link=self._links[-1] if self._links else "",
            )
        )

    # Inside

    def _void(self, tag: str) -> None:
        if self._states["unseen"]:
            return
        if tag == "br":
            self._blocks.break_line()
        elif tag == "hr":
            self._blocks.rule()

    def _inline_states(self, tag: str, style: str) -> list[str]:
        states = []
        weight, slant = _WEIGHT.search(style), _SLANT.search(style)
        heavy = weight is not None and (
            weight[1] in ("bold", "bolder") or (weight[1].isdigit() and int(weight[1]) >= 600)
        )
        if heavy or (tag in _BOLD and weight is None):
            states.append("bold")
        if (slant is not None and slant[1] in ("italic", "oblique")) or (
            tag in _ITALIC and slant is None
        ):
            states.append("italic")
        if tag in _CODE:
            states.append("code")
        if "mso-list:" in style and "ignore" in style:
            states.append("marker")
        return states

    def _block_states(self, tag: str, style: str, values: dict[str, str]) -> list[str]:
        """Begin a block where the element is one; return what ends with the element."""
        blocks = self._blocks
        if tag in ("ul", "ol"):
            blocks.end_block()
            self._lists.append(0 if tag == "ol" else None)
            return ["list"]
        if tag == "li":
            blocks.begin_item(self._next_marker())
            return ["item"]
        if tag == "blockquote":
            blocks.begin_quotation()
            return ["quotation"]
        if tag == "pre":
            blocks.begin_code()
            return ["pre"]
        if tag == "tr":
            blocks.end_block()
            return ["row"]
        if tag in ("td", "th"):
            blocks.next_cell()
            return []
        level = _HEADINGS.get(tag) or _word_heading(values.get("class", ""))
        if level:
            blocks.begin_heading(level)
            return ["heading", "plain"]
        if tag in _BLOCKS:
            return self._paragraph(tag, style, values.get("class", ""))
        return []

    def _paragraph(self, tag: str, style: str, name: str) -> list[str]:
        self._blocks.end_block()
        listed = _WORD_LIST.search(style)
        if listed is not None:
            self._marker.clear()
            return [f"listed-{listed[1]}"]
        quoted = tag in ("p", "div") and (_WORD_QUOTE.search(name) or _is_indented(style))
        if quoted and not self._states["item"] and not self._states["quotation"]:
            self._blocks.begin_quotation()
            return ["quotation", "block"]
        return ["block"]

    def _next_marker(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "

    def _close(self, tag: str) -> None:
        while self._open:
            found, states = self._open.pop()
            self._tags[found] -= 1
            self._states.subtract(states)
            for state in states:
                self._end(state)
            if found == tag:
                break

    def _end_former(self, tags: frozenset[str], beyond: frozenset[str]) -> None:
        for tag, _states in reversed(self._open):
            if tag in tags:
                self._close(tag)
                return
            if tag in beyond:
                return

    def _end(self, state: str) -> None:
        blocks = self._blocks
        if state == "link":
            self._links.pop()
        elif state == "list":
            blocks.end_block()
            self._lists.pop()
        elif state == "item":
            blocks.end_item()
        elif state == "quotation":
            blocks.end_quotation()
        elif state == "pre":
            blocks.end_code()
        elif state in ("block", "heading", "row"):
            blocks.end_block()
        elif state.startswith("listed-"):
            marker = "".join(self._marker).strip()
            self._marker.clear()
            numbered = _NUMBERED.fullmatch(marker) is not None
            blocks.end_listed(int(state[-1]), numbered=numbered)


def _word_heading(name: str) -> int:
    found = _WORD_HEADING.search(name)
    return int(found[1] or found[2]) if found else 0


def _is_indented(style: str) -> bool:
    found = _MARGIN.search(style) or _MARGIN_SHORT.search(style)
    try:
        return found is not None and float(found[1]) * _POINTS[found[2]] >= _QUOTED_FROM
    except ValueError:
        return False
