"""Looks words up in the dictionaries of many languages, here or for a process that asks."""

from __future__ import annotations

import logging
import signal
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from workstation.proofing.dictionaries import find_dictionary
from workstation.proofing.hunspell import Dictionary, open_dictionary

MOST_SUGGESTIONS = 6
MOST_DICTIONARIES = 3

log = logging.getLogger(__name__)

Verdicts = Mapping[str, bool]


class Speller(Protocol):
    """Whatever looks words up."""

    def verdicts(self, language: str, words: Collection[str]) -> Verdicts | None:
        """Say which words are right; None where there is no dictionary."""

    def suggestions(self, language: str, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first. Takes a tenth of a second."""

    def remembered(self, language: str, word: str) -> tuple[str, ...]:
        """Return suggestions that have been looked for already; never searches."""


class LocalSpeller:
    """Looks words up in this process; for the command line and for the process that serves."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._open: dict[str, Dictionary] = {}

    def verdicts(self, language: str, words: Collection[str]) -> Verdicts | None:
        """Say which words are right; None where there is no dictionary."""
        dictionary = self._dictionary(language)
        if dictionary is None:
            return None
        return {word: dictionary.knows(word) for word in words}

    def suggestions(self, language: str, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first."""
        dictionary = self._dictionary(language)
        return () if dictionary is None else dictionary.suggest(word)[:MOST_SUGGESTIONS]

    def remembered(self, _language: str, _word: str) -> tuple[str, ...]:
        """Return nothing: nothing is remembered here."""
        return ()

    def _dictionary(self, language: str) -> Dictionary | None:
        found = self._open.get(language)
        if found is None:
            stem = find_dictionary(self._folders, language)
            if stem is None:
                return None
            try:
                found = open_dictionary(stem, language)
            except Exception:  # noqa: BLE001 - whatever a library makes of somebody's file
                log.warning("A dictionary can’t be read: %s", stem)
                return None
            if len(self._open) >= MOST_DICTIONARIES:
                self._open.clear()
            self._open[language] = found
        return found


@dataclass(frozen=True, slots=True)
class Lookup:
    """Asks which words are right; answered with verdicts or None."""

    language: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """Asks what may have been meant; answered with words."""

    language: str
    word: str


def serve(connection: Connection, folders: tuple[Path, ...]) -> None:
    """Answer until the other side hangs up; the first message only says: ready."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    speller = LocalSpeller(folders)
    try:
        connection.send(True)
        while True:
            match connection.recv():
                case Lookup(language, words):
                    connection.send((speller.verdicts(language, words),))
                case Search(language, word):
                    connection.send((speller.suggestions(language, word),))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        connection.close()
