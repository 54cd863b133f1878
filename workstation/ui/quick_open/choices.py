"""What the search box offers for some words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto

from workstation.desk.search_feed import Found
from workstation.domain.article import ArticleSummary
from workstation.domain.pictures import Picture
from workstation.domain.query import SearchHit
from workstation.text import fuzzy
from workstation.ui.actions.spec import ActionSpec
from workstation.ui.context import Context
from workstation.ui.translation import translate
from workstation.ui.words import brief_moment, names

COMMANDS_ONLY = ">"
"""Typed first, it leaves everything but commands out."""
LEAST_TOLD = 3
"""Letters of a word that is looked for in what commands are said to do."""
MOST = 12
"""Rows offered at a time."""
ENOUGH_PER_LETTER = 5
"""What a match must be worth for each letter typed, where articles are offered as well."""
_NEVER_OFFERED = "view.search"
_AT_FIRST = (
    "article.new",
    "article.import",
    "view.write",
    "view.review",
    "view.pictures",
    "help.shortcuts",
)
"""Commands offered before any has been used."""


class Kind(Enum):
    """What a choice is; their order is that of the groups."""

    ARTICLE = auto()
    PICTURE = auto()
    COMMAND = auto()
    SECTION = auto()
    PERSON = auto()
    CREDIT = auto()
    """The pictures of a contributor."""
    PLACE = auto()
    """A place in the open article; its key is a code point of the body."""
    ALL = auto()
    """Everything that was found, in the article list."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen; `key` is its id, its name, or the words."""

    kind: Kind
    key: str
    title: str
    detail: str = ""
    icon: str = ""
    excerpt: str = ""
    """A piece of the text, the found words between U+2068 and U+2069."""
    places: tuple[int, ...] = ()
    """Letters of the title that were typed."""


def kind_title(kind: Kind, *, recent: bool) -> str:
    """Return the heading of a group."""
    if recent:
        return (
            translate("QuickOpen", "Recent articles")
            if kind is Kind.ARTICLE
            else translate("QuickOpen", "Commands")
        )
    return {
        Kind.ARTICLE: translate("QuickOpen", "Articles"),
        Kind.PICTURE: translate("QuickOpen", "Pictures"),
        Kind.COMMAND: translate("QuickOpen", "Commands"),
        Kind.SECTION: translate("QuickOpen", "Sections"),
        Kind.PERSON: translate("QuickOpen", "People"),
        Kind.CREDIT: translate("QuickOpen", "Pictures by"),
        Kind.PLACE: translate("QuickOpen", "In this article"),
        Kind.ALL: "",
    }[kind]


class Chooser:
    """Puts together what is offered."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.uses: Counter[str] = Counter()
        """How often each command was used in this session."""

    def choices(self, words: str, found: Found) -> tuple[Choice, ...]:
        """Return what is offered for words, group by group; `found` may be for older words."""
        words = words.strip()
        if words.startswith(COMMANDS_ONLY):
            return self._commands(words[1:].strip(), 0, MOST)
        if not words:
            return (*self._articles(found.articles[:6]), *self._frequent(MOST - 6))
        newsroom = self._context.desk.newsroom
        chosen = [
            *self._articles(found.articles[:5]),
            *self._hits(found, 3),
            *self._pictures(found.pictures[:2]),
            *self._commands(words, ENOUGH_PER_LETTER, 4),
            *_named(Kind.SECTION, words, (each.name for each in newsroom.sections), "newspaper"),
            *_named(Kind.PERSON, words, (each.name for each in newsroom.people), "user"),
            *self._credited(words, found),
        ][: MOST - 1]
        if not found.problem:
            chosen.append(
                Choice(
                    Kind.ALL,
                    words,
                    translate("QuickOpen", "Show all results in the list"),
                    icon="list",
                )
            )
        return tuple(chosen)

    def _articles(self, articles: Iterable[ArticleSummary]) -> list[Choice]:
        return [self._article(article) for article in articles]

    def _article(self, article: ArticleSummary, excerpt: str = "") -> Choice:
        when = brief_moment(article.modified_at, self._context.desk.clock.now())
        parts = (article.section, names(article.bylines), when)
        return Choice(
            Kind.ARTICLE,
            article.id,
            article.headline or translate("QuickOpen", "Untitled"),
            " · ".join(part for part in parts if part),
            "file-text",
            excerpt,
        )

    def _hits(self, found: Found, most: int) -> list[Choice]:
        """What has the words in its text and is not offered for its headline already."""
        offered = {article.id for article in found.articles[:5]}
        hits: list[SearchHit] = [hit for hit in found.hits if hit.summary.id not in offered]
        return [self._article(hit.summary, hit.excerpt) for hit in hits[:most]]

    def _pictures(self, pictures: Iterable[Picture]) -> list[Choice]:
        return [
            Choice(Kind.PICTURE, found.id, found.caption or found.file_name, found.credit, "image")
            for found in pictures
        ]

    def _credited(self, words: str, found: Found) -> list[Choice]:
        """The contributors whom pictures are credited to, with how many these are."""
        from workstation.ui.counted import Counted  # noqa: PLC0415 - not before the first paint

        counts = dict(found.credited)
        return [
            replace(choice, detail=Counted().pictures_credited(counts[choice.key]))
            for choice in _named(Kind.CREDIT, words, counts, "images")
        ]

    def _commands(self, words: str, enough: int, most: int) -> tuple[Choice, ...]:
        """Commands that can be carried out now, the best answer to the words first.

        Where no title answers, those are offered whose help has the words in it.
        """
        matches = []
        for number, spec in enumerate(self._context.actions.specs()):
            title = _title(spec)
            match = fuzzy.match(words, title)
            if self._offered(spec) and match and match.score >= enough * _letters(words):
                rank = (-match.score, -self.uses[spec.id], number)
                matches.append((rank, self._command(spec, match.places)))
        if not matches and words:
            specs = self._context.actions.specs()
            told = [spec for spec in specs if self._offered(spec) and _is_told(words, spec)]
            return tuple(self._command(spec, ()) for spec in told[:most])
        matches.sort(key=lambda pair: pair[0])
        return tuple(choice for _, choice in matches[:most])

    def _frequent(self, most: int) -> list[Choice]:
        """Commands used most often, then those that a newcomer needs."""
        specs = {spec.id: spec for spec in self._context.actions.specs() if self._offered(spec)}
        often = [action_id for action_id, _ in self.uses.most_common()]
        wanted = dict.fromkeys(each for each in (*often, *_AT_FIRST) if each in specs)
        return [self._command(specs[each], ()) for each in list(wanted)[:most]]

    def _command(self, spec: ActionSpec, places: tuple[int, ...]) -> Choice:
        shortcut = self._context.actions.action(spec.id).shortcut()
        keys = shortcut.toString(shortcut.SequenceFormat.NativeText)
        return Choice(
            Kind.COMMAND, spec.id, _title(spec), keys, spec.icon or "command", places=places
        )

    def _offered(self, spec: ActionSpec) -> bool:
        action = self._context.actions.action(spec.id)
        return action.isEnabled() and action.isVisible() and spec.id != _NEVER_OFFERED


def _named(kind: Kind, words: str, offered: Iterable[str], icon: str) -> list[Choice]:
    """The two names that answer the words best."""
    matches = []
    for name in offered:
        match = fuzzy.match(words, name)
        if match and match.score >= ENOUGH_PER_LETTER * _letters(words):
            matches.append((-match.score, Choice(kind, name, name, "", icon, places=match.places)))
    matches.sort(key=lambda pair: pair[0])
    return [choice for _, choice in matches[:2]]


def _title(spec: ActionSpec) -> str:
    return spec.shown_title().replace("&", "")


def _is_told(words: str, spec: ActionSpec) -> bool:
    """Say whether a command's help has words that begin as all of these do."""
    told = spec.shown_help().casefold().split()
    return all(
        len(word) >= LEAST_TOLD and any(each.startswith(word) for each in told)
        for word in words.casefold().split()
    )


def _letters(words: str) -> int:
    return len("".join(words.split()))
