"""The application's one style sheet, made from the template in the resources and the tokens."""

from dataclasses import fields
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor

from workstation.ui.theme_tokens import Colours, Radius, Scheme, Size, Space, Tone, Type


def style_sheet(colours: Colours, scheme: Scheme, styles: Path) -> str:
    """Fill `workstation.qss` with the tokens; a name it does not know raises KeyError."""
    template = Template((styles / "workstation.qss").read_text(encoding="utf-8"))
    return template.substitute(_names(colours, scheme, styles))


def _names(colours: Colours, scheme: Scheme, styles: Path) -> dict[str, str]:
    names = {"scheme": scheme.value, "styles": styles.as_posix()}
    for field in fields(colours):
        value = getattr(colours, field.name)
        if isinstance(value, QColor):
            names[field.name] = value.name()
    for tone in Tone:
        tint = colours.tints[tone]
        names[f"{tone.value}_tint"] = tint.background.name()
        names[f"{tone.value}_ink"] = tint.ink.name()
    for prefix, scale in (("type", Type), ("space", Space), ("radius", Radius), ("size", Size)):
        names.update({f"{prefix}_{step.name.lower()}": f"{step.value}px" for step in scale})
    return names
