"""A rule, what it looks at, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from workstation.domain.article import Article, ArticleSummary, References
from workstation.domain.checks import Finding, Fix, Severity
from workstation.domain.draft import Draft
from workstation.domain.ids import PictureId
from workstation.domain.newsroom import Newsroom
from workstation.domain.workflow import Stage, next_checked
from workstation.text.blocks import Block
from workstation.text.directives import Directive


class Reader(Protocol):
    """Whoever reads articles for words that are not in the dictionary."""

    def read(
        self,
        draft: Draft,
        references: References,
        newsroom: Newsroom,
        wanted: Callable[[], bool] = lambda: True,
    ) -> tuple[Spot, ...] | None:
        """Return every misspelt word, in reading order; None where there is no dictionary.

        Ends early once they are not `wanted` any more.
        """

    def remembered(self, language: str, word: str) -> tuple[str, ...]:
        """Return what may have been meant, as far as that has been looked for already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is checked, read once for all rules."""

    article: Article
    draft: Draft
    references: References
    newsroom: Newsroom
    now: datetime
    directives: tuple[Directive, ...]
    blocks: tuple[Block, ...]
    words: int
    """Of the body."""
    spelling: Reader | None = None
    """Finds misspelt words; without one, spelling is not looked at."""
    shown: Mapping[PictureId, ArticleSummary] = field(default_factory=dict)
    """The last other story that showed a picture, where that is not long ago."""
    wanted: Callable[[], bool] = lambda: True
    """Says whether the findings are; asked before each rule and piece of text, from any thread.

    Once they are not, what there is of them is nobody's concern.
    """

    @property
    def before(self) -> Stage:
        """The stage before which the article is checked."""
        return next_checked(self.article.stage, self.article.stage_before_spike)

    @property
    def today(self) -> date:
        """The day of the check."""
        return self.now.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place that a rule stops at; the rule adds its name, weight and words."""

    field: str
    start: int = 0
    end: int = 0
    text: str = ""
    values: tuple[tuple[str, str], ...] = ()
    fixes: tuple[Fix, ...] = ()


PROSE = ("headline", "kicker", "standfirst", "body", "figures", "links")
"""The fields with words that readers meet."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look at; `message` is a template that a spot's values are put into."""

    id: str
    title: str
    """What it is called where the newsroom says how much it weighs."""
    reads: tuple[str, ...]
    """The fields of the draft that it looks into."""
    severity: Severity
    message: str
    find: Callable[[Context], Iterable[Spot]]
    at_publication: Severity | None = None
    """What it weighs there, where that is something else."""

    def usual(self, before: Stage) -> Severity:
        """Return what it weighs before a stage, where the newsroom says nothing else."""
        if before is Stage.PUBLISHED and self.at_publication is not None:
            return self.at_publication
        return self.severity

    def weight(self, context: Context) -> Severity:
        """Return what it weighs before the next move of an article that asks for checks."""
        return context.newsroom.weight(self.id, context.before) or self.usual(context.before)

    def look(self, context: Context) -> Iterator[Finding]:
        """Give what the rule has to say about an article."""
        for spot in self.find(context):
            yield Finding(
                rule=self.id,
                severity=self.weight(context),
                field=spot.field,
                start=spot.start,
                end=spot.end,
                text=spot.text,
                message=self.message.format(**dict(spot.values)),
                template=self.message,
                values=spot.values,
                fixes=spot.fixes,
            )


def whole(field: str, text: str, **values: object) -> Spot:
    """Return a spot that is a whole field."""
    return Spot(field=field, end=len(text), text=text, values=named(**values))


def unknown_directives(context: Context, kind: str, known: set[str]) -> Iterator[Spot]:
    """Give the directives of a kind in the text that lead to nothing the article has."""
    for directive in context.directives:
        if directive.kind == kind and directive.key not in known:
            yield Spot(
                field="body",
                start=directive.start,
                end=directive.end,
                text=context.draft.body[directive.start : directive.end],
                values=named(key=directive.key),
            )


def named(**values: object) -> tuple[tuple[str, str], ...]:
    """Return the values of a message."""
    return tuple((name, str(value)) for name, value in values.items())
