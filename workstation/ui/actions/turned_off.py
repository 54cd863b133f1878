"""Which commands the organisation has turned off, or set so that they change nothing."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.domain.policy import Feature, Policy
from workstation.ui.translation import translate

_FEATURES: Mapping[Feature, tuple[str, ...]] = {
    Feature.IMPORT: ("article.import",),
    Feature.EXPORT: (
        "article.export",
        "preview.open_in_browser",
        "preview.copy_rich_text",
    ),
    Feature.PACKETS: ("packet.", "packets."),
    Feature.WEB_CHECKS: (),
    Feature.PAGE_TEMPLATE: ("preview.edit_template", "preview.restore_template"),
    Feature.OTHER_NEWSROOMS: ("newsroom.open",),
}
"""Commands by their ids; what ends in a dot stands for all that begin so."""

_SETTINGS: Mapping[str, tuple[str, ...]] = {
    "appearance.theme": ("view.light", "view.dark", "view.system"),
    "general.newsroom": ("newsroom.open",),
    "writing.focus": ("editor.focus",),
    "writing.typewriter": ("editor.typewriter",),
    "writing.typographic": ("editor.typographic",),
    "writing.spelling": ("edit.spelling",),
    "writing.zoom": ("editor.zoom_in", "editor.zoom_out", "editor.zoom_reset"),
    "writing.line_width": ("editor.wider", "editor.narrower"),
}
"""Commands that do nothing but change a setting."""


def turned_off(policy: Policy, action_id: str) -> bool:
    """Say whether a command is not to be had here."""
    names = [name for feature in policy.off for name in _FEATURES[feature]]
    names += [name for key in policy.locked for name in _SETTINGS.get(key, ())]
    return any(
        action_id.startswith(name) if name[-1] == "." else action_id == name for name in names
    )


def set_by_organisation() -> str:
    """Say why something can't be changed or used."""
    return translate("Policy", "Set by your organisation")
