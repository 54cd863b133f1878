"""Words for what the workflow does not permit, and for searches that can't be understood."""

from __future__ import annotations

from datetime import datetime

from workstation.domain.checks import Finding
from workstation.domain.errors import Worded
from workstation.domain.wording import AllOf, OneOf
from workstation.domain.workflow import Stage, Tick
from workstation.ui.findings import finding_words
from workstation.ui.translation import translate
from workstation.ui.words import full_moment, stage_name, tick_name


def refusal(error: Worded) -> str:
    """Say why something is not done."""
    values = {name: _words(value) for name, value in error.values.items()}
    return translate("Refusals", error.template).format(**values)


def _words(value: object) -> str:
    match value:
        case Worded():
            return refusal(value)
        case Finding():
            return finding_words(value)
        case Stage():
            return stage_name(value).lower()
        case Tick():
            return tick_name(value).lower()
        case datetime():
            return full_moment(value, value)
        case OneOf(items):
            return _listed(items, translate("Refusals", "%1 or %2"))
        case AllOf(items):
            return _listed(items, translate("Refusals", "%1 and %2"))
        case _:
            return str(value)


def _listed(items: tuple[str, ...], last_two: str) -> str:
    words = [_words(item) for item in items]
    if len(words) < 2:
        return "".join(words)
    return last_two.replace("%1", ", ".join(words[:-1])).replace("%2", words[-1])
