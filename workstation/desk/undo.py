"""Steps of the one undo history that an open article has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtGui import QUndoCommand, QUndoStack

from workstation.domain.draft import Draft, differing_fields
from workstation.domain.suggestions import Suggestion
from workstation.text.suggesting import Marks

MERGE_SECONDS = 1.0


class TextStep(QUndoCommand):
    """One of the text document's own undo steps, standing in the article's history.

    The document has already made the change when the step is pushed, so the first `redo` that
    the stack asks for does nothing. A change that was suggested is several steps of the
    document: what it took away was put back. So is one that changed the heights of lines.
    """

    def __init__(
        self,
        title: str,
        undo: Callable[[Sequence[bool], Marks], None],
        redo: Callable[[Sequence[bool], Marks], None],
        marks: Marks,
    ) -> None:
        super().__init__(title)
        self._undo = undo
        self._redo = redo
        self._made = True
        self._before = marks
        self.steps = [True]
        """The document's steps that this one stands for, in order: whether each changed text."""
        self.after = marks
        """The marks of suggestions once it is made."""

    def redo(self) -> None:
        """Make the change again."""
        if self._made:
            self._made = False
            return
        self._redo(self.steps, self.after)

    def undo(self) -> None:
        """Take the change back."""
        self._undo(self.steps[::-1], self._before)


class MarksStep(QUndoCommand):
    """A decision on suggestions: what the text had of them is gone, and so are their marks."""

    def __init__(self, title: str, old: Marks, new: Marks, apply: Callable[[Marks], None]) -> None:
        super().__init__(title)
        self._old = old
        self._new = new
        self._apply = apply

    def redo(self) -> None:
        """Decide."""
        self._apply(self._new)

    def undo(self) -> None:
        """Leave it open again."""
        self._apply(self._old)


class ActStep(QUndoCommand):
    """Something done elsewhere in the newsroom, which this article's history can take back."""

    def __init__(self, title: str, act: Callable[[], None], take_back: Callable[[], None]) -> None:
        super().__init__(title)
        self._act = act
        self._take_back = take_back

    def redo(self) -> None:
        """Do it, for the first time or again."""
        self._act()

    def undo(self) -> None:
        """Take it back."""
        self._take_back()


class ReplyStep(QUndoCommand):
    """An answer to a suggestion."""

    def __init__(
        self, title: str, old: Suggestion, new: Suggestion, apply: Callable[[Suggestion], None]
    ) -> None:
        super().__init__(title)
        self._old = old
        self._new = new
        self._apply = apply

    def redo(self) -> None:
        """Give the answer."""
        self._apply(self._new)

    def undo(self) -> None:
        """Take it back."""
        self._apply(self._old)


class DetailsStep(QUndoCommand):
    """A change of anything but the body; quick changes of one field are one step.

    Only the fields that differ are set again, so that what the workflow has written meanwhile
    (a correction, a link that resolved) outlives an undo.
    """

    def __init__(
        self,
        title: str,
        old: Draft,
        new: Draft,
        apply: Callable[[Draft, frozenset[str]], None],
        merge: str = "",
    ) -> None:
        super().__init__(title)
        self._old = old
        self.new = new
        self._apply = apply
        self.merge_key = merge
        self.made_at = monotonic()

    def goes_on_in(self, other: DetailsStep) -> bool:
        """Say whether a following change is of the same field, and made within a second."""
        soon = other.made_at - self.made_at <= MERGE_SECONDS
        return bool(self.merge_key) and other.merge_key == self.merge_key and soon

    def take_in(self, other: DetailsStep) -> None:
        """Stand for a following change as well; if nothing is left of both, be obsolete."""
        self.new = other.new
        self.made_at = other.made_at
        self.setObsolete(self.new == self._old)

    def redo(self) -> None:
        """Set the new details."""
        self._apply(self.new, differing_fields(self._old, self.new))

    def undo(self) -> None:
        """Set the details as they were."""
        self._apply(self._old, differing_fields(self._old, self.new))


def push_details(history: QUndoStack, step: DetailsStep) -> None:
    """Make a change: a step of its own, or part of the newest.

    WORKAROUND: PySide keeps the Python half of a step that the stack merges into another by
    itself, one for each letter.
    """
    newest = None
    if history.canUndo() and not history.canRedo():  # neither inside a macro nor after an undo
        newest = history.command(history.index() - 1)
    if not isinstance(newest, DetailsStep) or not newest.goes_on_in(step):
        history.push(step)
        return
    newest.take_in(step)
    step.redo()
    if newest.isObsolete():
        history.undo()  # which takes it out
