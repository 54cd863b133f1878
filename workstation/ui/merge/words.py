"""Words for what clashes and for what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from workstation.domain.framing import Framing
from workstation.domain.ids import ArticleId
from workstation.domain.links import (
    ArticleTarget,
    LinkKind,
    RelatedLink,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.pictures import Figure, RightsOverride
from workstation.text.deciding import BODY, Question
from workstation.text.merging import Choice
from workstation.ui.compare.writing import part_words
from workstation.ui.findings import field_words
from workstation.ui.translation import translate
from workstation.ui.words import kind_name

Headlines = Mapping[ArticleId, str]


def where_words(question: Question) -> str:
    """Name what clashes: a field, a part of a link or figure, a stretch of the text."""
    name = field_words(question.field)
    whole = isinstance(question.clash.mine or question.clash.theirs, RelatedLink | Figure)
    if question.field == BODY or "." not in question.field or whole:
        return name
    return translate("Merge", "%1: %2").replace("%1", name).replace("%2", part_words(question.part))


def choice_words(choice: Choice | None) -> str:
    """Say what was decided; None is for words that were written."""
    if choice is None:
        return translate("Merge", "Written")
    return {
        Choice.MINE: translate("Merge", "Mine taken"),
        Choice.THEIRS: translate("Merge", "Theirs taken"),
        Choice.BOTH: translate("Merge", "Both taken"),
    }[choice]


def value_words(value: object, known: Headlines) -> str:
    """Write a value of a field so that it can be read; empty where there is nothing."""
    match value:
        case None:
            return ""
        case bool():
            return translate("Merge", "Yes") if value else translate("Merge", "No")
        case datetime():
            return f"{value.astimezone():%Y-%m-%d %H:%M}"
        case LinkKind():
            return kind_name(value)
        case RelatedLink():
            return value.label or _target_words(value.target, known)
        case Figure():
            return value.caption or translate("Merge", "Picture “%1”").replace("%1", value.key)
        case Framing():
            return translate("Merge", "A crop of its own")
        case RightsOverride():
            return value.reason
        case _:
            return _target_words(value, known)


def _target_words(value: object, known: Headlines) -> str:
    match value:
        case ArticleTarget(id=article):
            return known.get(article) or translate("Merge", "An article that is not here")
        case WebTarget(url=url, title=title):
            return title or url
        case UnresolvedTarget(title=title):
            return title
        case _:
            return str(value)
