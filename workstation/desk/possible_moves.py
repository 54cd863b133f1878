"""The moves that the workflow allows now."""

from __future__ import annotations

from dataclasses import replace

from workstation.desk.desk import Desk
from workstation.desk.use_cases import move_guards
from workstation.domain.workflow import Transition


def possible_moves(desk: Desk) -> tuple[Transition, ...]:
    """Return the moves that the acting person can make with the current article."""
    article = desk.current
    if article is None:
        return ()
    present = replace(article.article, draft=article.details)
    return move_guards.available(present, desk.newsroom.person(desk.acting), desk.newsroom)
