"""A body while it is written: only what a change touches is rendered again.

What comes out is what `BodyRenderer` makes of the whole text, to the letter. Where that can't be
known from the pieces, the whole text is rendered: when a footnote defines something, and when one
is used several times in an order that only the whole knows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise

from workstation.domain.canonical import canonical_text
from workstation.rendering.body import BodyRenderer
from workstation.rendering.cutting import all_cuts, has_marks
from workstation.rendering.tracing import (
    Blocks,
    Definitions,
    Marked,
    Parts,
    Target,
    TracingRenderer,
)


class Piece:
    """Some lines of a body that render by themselves, and what has come of them."""

    __slots__ = ("blocks", "defines", "gone", "marked", "notes", "references", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.gone = False
        self.blocks: Blocks | None = None
        self.references: dict[str, Target] = {}
        self.notes: Mapping[str, str] = {}
        self.defines = False
        self.marked: Marked | None = None


class LiveBody:
    """Keeps a body as lines, follows their changes, and knows its HTML; for one thread."""

    def __init__(self) -> None:
        self._tracer = TracingRenderer()
        self._whole = BodyRenderer()
        self._lines: list[str] = [""]
        self._pieces: list[Piece] = []
        self._sizes: list[int] = []
        """How many lines each piece has."""
        self._pending: deque[Piece] = deque()
        self._known = Definitions()
        self._unsorted = False
        """Definitions have come or gone, and `_known` does not say so yet."""
        self._footnotes: Marked | None = None
        self._footnotes_for: tuple[Definitions, dict[str, int]] | None = None
        self._by_whole: Parts | None = None
        self.distrusted = False
        """The pieces have been found wrong once: the whole is rendered from now on."""

    @property
    def text(self) -> str:
        """The body."""
        return "\n".join(self._lines)

    def splice(self, first: int, removed: int, lines: Sequence[str]) -> None:
        """Put other lines in the place of some; a body always has one line at least."""
        clean = [canonical_text(line.removesuffix("\r")) for line in lines]
        if not self._pieces or len(clean) + removed > len(self._lines) // 2:
            self._lines[first : first + removed] = clean
            self._cut_all()
            return
        starts = [0, *accumulate(self._sizes)]
        head = max(0, bisect_right(starts, first) - 2)
        last = bisect_right(starts, max(first, first + removed - 1)) - 1
        tail = min(len(self._pieces), last + 2)
        begin, end = starts[head], starts[tail]
        before = self._lines[first : first + removed]
        self._lines[first : first + removed] = clean
        end += len(clean) - removed
        if has_marks(before) or has_marks(clean) or self._marks_around(first, len(clean)):
            self._cut_all()
        else:
            self._cut(head, tail, begin, end)

    def _marks_around(self, first: int, count: int) -> bool:
        """Say whether the piece that was changed holds a mark that its change may concern."""
        begin, end = first, first + count
        while begin > 0 and self._lines[begin - 1].strip(" \t"):
            begin -= 1
        while end < len(self._lines) and self._lines[end].strip(" \t"):
            end += 1
        return has_marks(self._lines[begin:end])

    def render(self, enough: Callable[[], bool]) -> bool:
        """Render what has changed; say whether all is done. Stops early when `enough` says so."""
        while self._pending:
            piece = self._pending.popleft()
            if not piece.gone and piece.marked is None:
                self._render(piece)
            if enough():
                return False
        self._sort_definitions()
        self._renew()
        return True

    def parts(self) -> Parts:
        """Return what has been rendered, up to the first piece that has not."""
        if self._by_whole is not None:
            return self._by_whole
        found: list[Parts] = []
        for piece in self._pieces:
            if piece.marked is None:
                break
            found.append(piece.marked.parts)
        else:
            if self._footnotes is not None:
                found.append(self._footnotes.parts)
        return tuple(part for parts in found for part in parts)

    # Pieces

    def _cut_all(self) -> None:
        self._cut(0, len(self._pieces), 0, len(self._lines))

    def _cut(self, head: int, tail: int, begin: int, end: int) -> None:
        """Cut lines anew that were the pieces from `head` to before `tail`."""
        lines = self._lines[begin:end]
        places = [0, *all_cuts(lines), len(lines)]
        old: dict[str, list[Piece]] = {}
        for piece in self._pieces[head:tail]:
            piece.gone = True
            old.setdefault(piece.text, []).append(piece)
        made: list[Piece] = []
        for start, stop in pairwise(places):
            text = "\n".join(lines[start:stop])
            same = old.get(text)
            piece = same.pop() if same else Piece(text)
            piece.gone = False
            made.append(piece)
        self._pieces[head:tail] = made
        self._sizes[head:tail] = [stop - start for start, stop in pairwise(places)]
        self._unsorted |= any(piece.defines for kept in old.values() for piece in kept)
        self._unsorted |= any(piece.defines for piece in made)
        self._pending.extend(piece for piece in made if piece.marked is None)

    def _render(self, piece: Piece) -> None:
        """Read a piece and mark it up with the definitions known so far."""
        blocks = self._tracer.read(piece.text)
        piece.references, piece.notes = blocks.references, blocks.notes
        piece.defines = bool(blocks.references or blocks.notes)
        self._unsorted |= piece.defines
        piece.marked = self._tracer.mark_up(blocks, self._known, {})

    def _mark_up(self, piece: Piece, used: dict[str, int]) -> None:
        blocks = self._tracer.read(piece.text)
        piece.marked = self._tracer.mark_up(blocks, self._known, used)

    # What pieces know of each other

    def _sort_definitions(self) -> None:
        """Gather all definitions: the last of a reference counts, and the first place of a note."""
        if not self._unsorted:
            return
        self._unsorted = False
        references: dict[str, Target] = {}
        notes: dict[str, str] = {}
        for piece in self._pieces:
            if piece.defines:
                references.update(piece.references)
                notes.update(piece.notes)
        numbers = {label: number for number, label in enumerate(notes, 1)}
        self._known = Definitions(references, notes, numbers)
        for piece in self._pieces:
            if piece.marked is not None and self._is_stale(piece.marked):
                self._mark_up(piece, {})

    def _is_stale(self, marked: Marked) -> bool:
        """Say whether something that HTML depends on is not what it was."""
        references, numbers = self._known.references, self._known.numbers
        return any(
            references.get(name) != found for name, found in marked.references.items()
        ) or any(numbers.get(label) != number for label, number in marked.numbers.items())

    def _renew(self) -> None:
        """Number the footnotes' uses, and render the whole where pieces can't know enough."""
        self._by_whole = None
        self._count_uses()
        if self.distrusted or not self._is_certain():
            self._by_whole = self._whole.parts(self.text)

    def _count_uses(self) -> None:
        if not self._known.notes:
            self._footnotes = self._footnotes_for = None
            return
        used: Counter[str] = Counter()
        for piece in self._pieces:
            marked = piece.marked
            if marked is None or not marked.uses:
                continue
            labels = [use.label for use in marked.uses]
            before = {label: used[label] for label in labels if used[label]}
            if before != marked.used_before:
                self._mark_up(piece, before)
            used.update(labels)
        self._mark_up_footnotes(dict(used))

    def _mark_up_footnotes(self, used: dict[str, int]) -> None:
        key = (self._known, used)
        marked = self._footnotes
        stale = marked is None or self._is_stale(marked) or self._footnotes_for != key
        if stale:
            self._footnotes = self._tracer.footnotes(self._known, used)
            self._footnotes_for = key

    def _is_certain(self) -> bool:
        """Say whether the pieces together are what the whole would be."""
        if self._footnotes is None:
            return True
        if self._footnotes.defines:
            return False
        uses = [use for piece in self._pieces if piece.marked for use in piece.marked.uses]
        uses += self._footnotes.uses
        times = Counter(use.label for use in uses)
        return all(use.in_order or times[use.label] == 1 for use in uses)
