"""Blocks of Markdown put together from runs of formatted text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

NBSP = "\u00a0"
_SPACES = re.compile(r"[ \t\n\r\f]+")
_LOOSE = re.compile(rf"[ {NBSP}]*(?: {NBSP}|{NBSP} |{NBSP}{{2,}})[ {NBSP}]*")
_SPECIAL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|[*`]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!])|\[(?=[^\[\]]{0,200}\]\()"
)
_LINE_START = re.compile(r"(?:(?:#{1,6}|[-+])(?=\s|$)|>|(?:---+|===+|~~~)\s*$|~~~)")
_NUMBER_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_SCHEMES = ("http", "https", "mailto")
_DEEPEST = 8
"""Quotations and lists within each other; deeper ones stand where the deepest do."""
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with what it is."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


@dataclass(slots=True)
class _Container:
    """A quotation (no marker) or the item of a list that text stands in."""

    marker: str = ""
    used: bool = False


class Blocks:
    """Collects runs into paragraphs, headings, items and quotations."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._around: list[_Container] = []
        self._beyond = 0
        self._heading = 0
        self._code = False
        self._cells = 0
        self._lines: list[str] = []
        self._last: tuple[tuple[_Container, ...], bool] = ((), False)
        self._numbers: list[int] = []
        self._kinds: list[bool] = []

    def add(self, run: Run) -> None:
        """Take the next piece of the block."""
        if run.text:
            self._runs.append(run)

    def break_line(self) -> None:
        """Begin a new line inside the block."""
        self._runs.append(Run("\n" if self._code else "\0"))

    def rule(self) -> None:
        """Put a rule between blocks."""
        self.end_block()
        self._write(["---"])

    def begin_heading(self, level: int) -> None:
        """Begin a heading; the highest of an article's text is the second."""
        self.end_block()
        self._heading = max(2, level)

    def begin_quotation(self) -> None:
        """Put what follows into a quotation."""
        self.end_block()
        self._push(_Container())

    def end_quotation(self) -> None:
        """Go on after the quotation."""
        self.end_block()
        self._pop()

    def begin_item(self, marker: str) -> None:
        """Begin an item of a list."""
        self.end_block()
        self._push(_Container(marker))

    def end_item(self) -> None:
        """Go on after the item."""
        self.end_block()
        self._pop()

    def end_listed(self, level: int, *, numbered: bool) -> None:
        """End a paragraph that Word shows as an item of a list."""
        depth = min(level, _DEEPEST)
        last = self._last[0]
        if not (last and last[-1].marker):
            self._numbers.clear()
        del self._numbers[depth:]
        self._numbers += [0] * (depth - len(self._numbers))
        if self._kinds[depth - 1 : depth] != [numbered]:
            self._numbers[depth - 1] = 0
        self._numbers[depth - 1] += 1
        marker = f"{self._numbers[depth - 1]}. " if numbered else "- "
        kept = self._around
        outer = [_Container("- ", used=True) for _ in range(depth - 1)]
        self._around = [*kept, *outer, _Container(marker)]
        self.end_block()
        self._around = kept

    def begin_code(self) -> None:
        """Begin text that is kept as it is."""
        self.end_block()
        self._code = True

    def end_code(self) -> None:
        """End it, as a fence."""
        text = "".join(run.text for run in self._runs).strip("\n")
        self._runs.clear()
        self._code = False
        if text.strip():
            ticks = max((len(found) for found in re.findall("`{3,}", text)), default=2)
            fence = "`" * max(3, ticks + 1)
            self._write([fence, *text.split("\n"), fence])

    def next_cell(self) -> None:
        """Set the next cell of a row apart."""
        if any(run.text.strip() for run in self._runs):
            self._runs.append(Run(" | "))

    def end_block(self) -> None:
        """Write the block that was collected, if there is anything in it."""
        if self._code:
            return
        runs, self._runs = self._runs, []
        heading, self._heading = self._heading, 0
        lines = _lines(runs)
        if not lines:
            return
        if heading:
            self._write(["#" * heading + " " + " ".join(lines)])
            return
        lines = [_at_line_start(line) for line in lines]
        self._write([f"{line}  " for line in lines[:-1]] + lines[-1:])

    def finish(self) -> str:
        """Return all blocks."""
        if self._code:
            self.end_code()
        self.end_block()
        return "\n".join(self._lines)

    # Inside

    def _push(self, container: _Container) -> None:
        if len(self._around) < _DEEPEST:
            self._around.append(container)
        else:
            self._beyond += 1

    def _pop(self) -> None:
        if self._beyond:
            self._beyond -= 1
        elif self._around:
            self._around.pop()

    def _write(self, lines: list[str]) -> None:
        around = tuple(self._around)
        item = bool(around) and bool(around[-1].marker) and not around[-1].used
        if self._lines:
            before, was_item = self._last
            tight = item and was_item and _same_quotations(before, around)
            if not (tight and self._goes_on(around)):
                self._lines.append(_blank(before, around))
        self._kinds = [part.marker[:1].isdigit() for part in around if part.marker]
        first = "".join(_first(container) for container in around)
        for container in around:
            container.used = True
        rest = "".join(_INDENT if container.marker else "> " for container in around)
        self._lines.append(first + lines[0])
        self._lines += [
            (rest + line).rstrip(" ") if not line else rest + line for line in lines[1:]
        ]
        self._last = (around, item)

    def _goes_on(self, around: tuple[_Container, ...]) -> bool:
        """Say whether an item belongs to the list before it: a list of another kind does not."""
        kinds = [part.marker[:1].isdigit() for part in around if part.marker]
        depth = len(kinds)
        return len(self._kinds) < depth or self._kinds[depth - 1] == kinds[-1]


def _first(container: _Container) -> str:
    if not container.marker:
        return "> "
    return _INDENT if container.used else container.marker


def _same_quotations(one: tuple[_Container, ...], other: tuple[_Container, ...]) -> bool:
    quoted = [part for part in one if not part.marker], [part for part in other if not part.marker]
    return quoted[0] == quoted[1] and all(map(lambda a, b: a is b, *quoted))


def _blank(before: tuple[_Container, ...], around: tuple[_Container, ...]) -> str:
    """Return the line between two blocks: of the quotation that both stand in, or empty."""
    shared = ""
    for one, other in zip(before, around, strict=False):
        if one is not other:
            break
        shared += _INDENT if one.marker else "> "
    return shared.rstrip(" ")


def _lines(runs: list[Run]) -> list[str]:
    """Return a block's lines; a run of NUL breaks them."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\0":
            lines.append([])
        else:
            lines[-1].append(run)
    written = [_line(parts) for parts in lines]
    while written and not written[-1]:
        written.pop()
    while written and not written[0]:
        written.pop(0)
    return [line for line in written if line]


def _line(runs: list[Run]) -> str:
    """Write a line: links outside, then bold, then italic, then code."""
    spaced: list[Run] = []
    after_space = True
    for run in runs:
        text = _SPACES.sub(" ", run.text.replace("\0", ""))
        text = _LOOSE.sub(" ", text)
        if after_space:
            text = text.lstrip(" ")
        if text:
            after_space = text.endswith(" ")
            spaced.append(Run(text, run.bold, run.italic, run.code, _address(run.link)))
    return _linked(spaced).strip(f" {NBSP}")


def _linked(runs: list[Run]) -> str:
    pieces = []
    for address, group in groupby(runs, key=lambda run: run.link):
        words = _bold(list(group))
        if address and words.strip():
            head, words, tail = _apart(words)
            bare = words if address in (words, f"mailto:{words}") else ""
            words = f"<{address}>" if bare else f"[{words}]({address})"
            pieces += [head, words, tail]
        else:
            pieces.append(words)
    return "".join(pieces)


def _bold(runs: list[Run]) -> str:
    return _marked(runs, lambda run: run.bold, "**", _italic)


def _italic(runs: list[Run]) -> str:
    return _marked(runs, lambda run: run.italic, "*", _code)


def _code(runs: list[Run]) -> str:
    pieces = []
    for is_code, group in groupby(runs, key=lambda run: run.code):
        text = "".join(run.text for run in group)
        if is_code and text.strip():
            ticks = max((len(found) for found in re.findall("`+", text)), default=0) + 1
            edge = " " if text.startswith("`") or text.endswith("`") else ""
            pieces.append("`" * ticks + edge + text + edge + "`" * ticks)
        else:
            pieces.append(_SPECIAL.sub(r"\\\g<0>", text))
    return "".join(pieces)


def _marked(
    runs: list[Run], of: Callable[[Run], bool], mark: str, inner: Callable[[list[Run]], str]
) -> str:
    pieces = []
    for on, group in groupby(runs, key=of):
        text = inner(list(group))
        if on and text.strip():
            head, text, tail = _apart(text)
            pieces += [head, mark, text, mark, tail]
        else:
            pieces.append(text)
    return "".join(pieces)


def _apart(text: str) -> tuple[str, str, str]:
    """Split spaces off both ends: marks stand close to words."""
    bare = text.strip(f" {NBSP}")
    start = text.index(bare) if bare else 0
    return text[:start], bare, text[start + len(bare) :]


def _address(address: str) -> str:
    """Return an address that a page may link to, or nothing."""
    address = "".join(address.split())
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return ""
    if scheme not in _SCHEMES or len(address) > 2000:
        return ""
    for letter, code in (("(", "%28"), (")", "%29"), ("<", "%3C"), (">", "%3E"), ('"', "%22")):
        address = address.replace(letter, code)
    return address


def _at_line_start(line: str) -> str:
    """Keep a line from being taken for a heading, a list or a rule."""
    number = _NUMBER_START.match(line)
    if number is not None:
        return f"{number[1]}\\{line[number.end(1) :]}"
    return f"\\{line}" if _LINE_START.match(line) else line
