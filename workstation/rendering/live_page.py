"""A page while its article is written: what is asked for again comes from what is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast
from zlib import crc32

from workstation.domain.errors import BadTemplate
from workstation.domain.page import Page
from workstation.domain.page_change import PageChange, change_between
from workstation.rendering.body import HtmlPart
from workstation.rendering.live_body import LiveBody
from workstation.rendering.page import PageRenderer
from workstation.rendering.places import Place, Unseen, between
from workstation.rendering.tracing import Parts


class LivePage:
    """Keeps the page of one article, follows changes of its text, and says what is new on it."""

    def __init__(self, renderer: PageRenderer) -> None:
        self._renderer = renderer
        self._body = LiveBody()
        self._page: Page | None = None
        self._frame: tuple[str, ...] | None = None
        """What the template says before, between and after the blocks."""
        self._frame_for: tuple[object, ...] = ()
        self._whole_for: object = None
        """The state of the templates in which they have to see the text."""
        self._lines: list[str] = [""]
        """The body as it was given; what is rendered is its canonical form."""
        self._pieces: list[str] = []
        self.done = False
        """All of the page has been told."""

    @property
    def blank(self) -> bool:
        """Nothing of the page has been told yet."""
        return not self._pieces

    def begin(self, lines: Sequence[str]) -> None:
        """Take a whole body, and tell of the page from its beginning again."""
        self.edit(0, len(self._lines), lines)
        self._pieces = []

    def edit(self, first: int, removed: int, lines: Sequence[str]) -> None:
        """Change lines of the body."""
        self.done = False
        if removed or lines:
            self._lines[first : first + removed] = lines
            self._body.splice(first, removed, lines)

    def set_page(self, page: Page) -> None:
        """Take everything else of the page; its body is ignored."""
        self._page = page
        self.done = False

    def update(self, enough: Callable[[], bool]) -> tuple[PageChange, bool]:
        """Render what has changed, and say what is new and whether that is all of it.

        Raises `BadTemplate`; the change then comes with the next update that succeeds.
        """
        done = self._body.render(enough)
        pieces = self._fill(self._body.parts())
        change = change_between(self._pieces, pieces)
        self._pieces = pieces
        self.done = done
        return change, done

    def holds(self, length: int, checksum: int) -> bool:
        """Say whether the body is one of this length and checksum."""
        text = "\n".join(self._lines)
        return len(text) == length and checksum_of(text) == checksum

    def audit(self, stock: Callable[[Page], str]) -> PageChange | None:
        """Compare with what `stock` makes of the whole; return what has to be put right, if any."""
        assert self._page is not None
        whole = stock(replace(self._page, body=self._body.text))
        if "".join(self._pieces) == whole:
            return None
        self._body.distrusted = True
        self._whole_for = self._renderer.template_state()
        change = change_between(self._pieces, [whole])
        self._pieces = [whole]
        return change

    def _fill(self, parts: Parts) -> list[str]:
        """Put blocks into the frame, or have the template make the whole page of them."""
        assert self._page is not None
        state = self._renderer.template_state()
        if state != self._whole_for:
            frame = self._frame_of(parts, self._page, state)
            if frame is not None:
                return _woven(frame, parts)
            self._whole_for = state
        page = replace(self._page, body=self._body.text)
        return [self._renderer.render_parts(page, parts)]

    def _frame_of(self, parts: Parts, page: Page, state: object) -> tuple[str, ...] | None:
        """Return what stands around the blocks, or None if the template looks into them."""
        shape = tuple(
            None if isinstance(part, HtmlPart) else (part.kind, part.key) for part in parts
        )
        wanted = (page, state, shape)
        if wanted != self._frame_for:
            self._frame = self._made_frame(shape, parts, page)
            self._frame_for = wanted
        return self._frame

    def _made_frame(
        self, shape: tuple[object, ...], parts: Parts, page: Page
    ) -> tuple[str, ...] | None:
        numbers = iter(range(len(parts)))
        places = [Place(next(numbers)) if isinstance(part, HtmlPart) else part for part in parts]
        unseen = replace(page, body=cast("str", Unseen()))
        try:
            html = self._renderer.render_parts(unseen, places)
        except BadTemplate:
            return None
        return between(html, shape.count(None))


def checksum_of(text: str) -> int:
    """Return a number that differs for nearly all texts that differ."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def _woven(frame: tuple[str, ...], parts: Parts) -> list[str]:
    """Return frame and blocks by turns."""
    pieces = [""] * (2 * len(frame) - 1)
    pieces[::2] = frame
    pieces[1::2] = [part.html for part in parts if isinstance(part, HtmlPart)]
    return pieces
