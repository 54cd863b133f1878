"""Every check of an article, before a move in the workflow and while it is being written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from workstation.domain.article import Article, ArticleSummary, References
from workstation.domain.checks import Finding
from workstation.domain.draft import Draft
from workstation.domain.ids import PictureId
from workstation.domain.muted import heard
from workstation.domain.newsroom import Newsroom
from workstation.proofing import runner
from workstation.proofing.rule import Context, Reader
from workstation.text import counts, directives
from workstation.text.blocks import find_blocks


def check(
    article: Article,
    draft: Draft,
    references: References,
    newsroom: Newsroom,
    *,
    now: datetime,
    spelling: Reader | None = None,
    shown: Mapping[PictureId, ArticleSummary] | None = None,
    wanted: Callable[[], bool] = lambda: True,
) -> tuple[Finding, ...]:
    """Return what there is to say about a draft of an article, what blocks first.

    Spelling is looked at where a reader of it is given, and whether pictures were `shown` lately
    (`pictures.shown_lately`); both only warn, so no move needs them. The rest is left out once
    the findings are not `wanted` any more.
    """
    found = runner.run(
        Context(
            article=article,
            draft=draft,
            references=references,
            newsroom=newsroom,
            now=now,
            directives=directives.find(draft.body),
            blocks=find_blocks(draft.body),
            words=counts.words(draft.body),
            spelling=spelling,
            shown=shown or {},
            wanted=wanted,
        )
    )
    return heard(draft, found, newsroom)
