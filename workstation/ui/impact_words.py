"""What the panel of links to an article says."""

from __future__ import annotations

from workstation.domain.impact import Affected, Decision, Effect, Impact, ImpactKind
from workstation.ui.translation import translate


def heading_words(impact: Impact) -> str:
    """Say what is about to happen and how many places it touches."""
    form = {
        ImpactKind.RETITLE: translate("Impact", "What links to “%1” say"),
        ImpactKind.SLUG: translate("Impact", "Before the address of “%1” changes"),
        ImpactKind.SPIKE: translate("Impact", "Before “%1” is spiked"),
        ImpactKind.WITHDRAW: translate("Impact", "Before “%1” is withdrawn"),
        ImpactKind.DELETE: translate("Impact", "Before “%1” is deleted"),
        ImpactKind.MERGE: translate("Impact", "Before “%1” becomes part of another article"),
    }[impact.kind]
    return form.replace("%1", impact.article.headline)


def safe_words(impact: Impact) -> str:
    """Say what stays of an article that is set aside, and whether anybody links to it."""
    said = {
        ImpactKind.DELETE: translate(
            "Impact", "It goes to Spiked with everything it has, and can be brought back."
        ),
        ImpactKind.MERGE: translate(
            "Impact",
            "Its text becomes a note on the other article, and it goes to Spiked itself.",
        ),
    }.get(impact.kind, "")
    if said and not impact.affected:
        return f"{said} {translate('Impact', 'No article links to it.')}"
    return said


def go_on_words(kind: ImpactKind) -> str:
    """Say what the button does that goes on."""
    return {
        ImpactKind.RETITLE: translate("Impact", "Change the links"),
        ImpactKind.SLUG: translate("Impact", "Change the address"),
        ImpactKind.SPIKE: translate("Impact", "Spike the article"),
        ImpactKind.WITHDRAW: translate("Impact", "Withdraw the article"),
        ImpactKind.DELETE: translate("Impact", "Delete the article"),
        ImpactKind.MERGE: translate("Impact", "Merge the articles"),
    }[kind]


def effect_words(each: Affected) -> str:
    """Say what will happen to one link if it is kept."""
    words = {
        Effect.FOLLOWS: translate("Impact", "shows the headline as it is"),
        Effect.LABEL_STAYS: translate("Impact", "goes on saying “%1”"),
        Effect.UNTOUCHED: translate("Impact", "leads here as before"),
        Effect.ADDRESS_BREAKS: translate("Impact", "the address typed there may break"),
        Effect.LEFT_OUT: translate("Impact", "disappears from the published page"),
        Effect.BLOCKS: translate("Impact", "keeps that article from being published"),
        Effect.RETARGETED: translate("Impact", "leads to the other article"),
    }[each.effect]
    return words.replace("%1", each.link.label if each.link is not None else "")


def decision_words(decision: Decision) -> str:
    """Say what can be done with a link."""
    return {
        Decision.KEEP: translate("Impact", "Keep"),
        Decision.RELABEL: translate("Impact", "Show the headline"),
        Decision.RETARGET: translate("Impact", "Retarget"),
        Decision.REMOVE: translate("Impact", "Remove"),
    }[decision]
