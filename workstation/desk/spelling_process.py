"""Looks words up in a process of its own, and remembers what it has been told."""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, cast

from workstation.desk.child import Child

if TYPE_CHECKING:
    from workstation.proofing.speller import Verdicts

START_LIMIT = 30.0
"""Seconds for a process to come up on a busy machine."""
ANSWER_LIMIT = 10.0
"""Seconds for an answer; the first one opens the dictionary."""
MOST_STARTS = 3
"""A dictionary that brings the process down is not tried for ever."""
MOST_WORDS = 200_000
BATCH = 2_000

log = logging.getLogger(__name__)


class SpellingProcess:
    """A `Speller` for lanes: waits for the process, never to be called on the GUI thread.

    The process starts with the first question and is begun again when it dies.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._talking = threading.Lock()
        self._guard = threading.Lock()
        self._child: Child | None = None
        self._starts = 0
        self._closed = False
        self._verdicts: dict[str, dict[str, bool]] = {}
        self._suggestions: dict[tuple[str, str], tuple[str, ...]] = {}

    def verdicts(self, language: str, words: Collection[str]) -> Verdicts | None:
        """Say which words are right; None where there is no dictionary."""
        from workstation.proofing.speller import Lookup  # noqa: PLC0415 - after the first paint

        with self._talking:
            known = self._verdicts.setdefault(language, {})
            if len(known) > MOST_WORDS:
                known.clear()
            missing = [word for word in words if word not in known]
            for start in range(0, len(missing) or 1, BATCH):
                batch = tuple(missing[start : start + BATCH])
                if not batch and known:
                    break
                answer = self._ask(Lookup(language, batch))
                found = None if answer is None else cast("tuple[Verdicts | None]", answer)[0]
                if found is None:
                    return None
                known.update(found)
            return {word: known[word] for word in words}

    def suggestions(self, language: str, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first. Takes a tenth of a second."""
        from workstation.proofing.speller import Search  # noqa: PLC0415 - after the first paint

        found = self._suggestions.get((language, word))
        if found is None:
            with self._talking:
                answer = self._ask(Search(language, word))
            if answer is None:
                return ()
            found = self._suggestions[language, word] = cast("tuple[tuple[str, ...]]", answer)[0]
        return found

    def remembered(self, language: str, word: str) -> tuple[str, ...]:
        """Return suggestions that have been looked for already; never searches."""
        return self._suggestions.get((language, word), ())

    def close(self) -> None:
        """End the process; whoever waits for it gets no answer. From any thread."""
        with self._guard:
            self._closed = True
            child = self._child
            if child is not None:
                child.kill()
        with self._talking:
            self._end()

    def _ask(self, question: object) -> object | None:
        child = self._child
        if child is None or not child.alive:
            child = self._begin()
        if child is None:
            return None
        answer = child.ask(question, ANSWER_LIMIT)
        if answer is None:
            self._end()
        return answer

    def _begin(self) -> Child | None:
        from workstation.proofing.speller import serve  # noqa: PLC0415 - after the first paint

        self._end()
        if self._starts >= MOST_STARTS:
            return None
        self._starts += 1
        with self._guard:
            if self._closed:
                return None
            child = self._child = Child("spelling", serve, self._folders)
        if child.receive(START_LIMIT) is not None:
            return child
        if not self._closed:
            log.warning("The process that looks words up did not start: %s.", child.fate())
        self._end()
        return None

    def _end(self) -> None:
        with self._guard:
            child, self._child = self._child, None
        if child is not None:
            child.end()
