"""Changing one text of a figure or of a picture, by the name of its field."""

from __future__ import annotations

from dataclasses import replace

from workstation.domain.pictures import Figure, Picture

TEXTS = ("caption", "credit", "source", "alt", "long_description")


def own_text(figure: Figure, field: str) -> str | None:
    """Return a figure's own text; None is «as master»."""
    own: str | None = getattr(figure, field)
    return own


def master_text(picture: Picture, field: str) -> str:
    """Return a picture's text."""
    text: str = getattr(picture, field)
    return text


def with_own_text(figure: Figure, field: str, text: str | None) -> Figure:
    """Return a figure with another text of its own."""
    match field:
        case "caption":
            return replace(figure, caption=text)
        case "credit":
            return replace(figure, credit=text)
        case "source":
            return replace(figure, source=text)
        case "long_description":
            return replace(figure, long_description=text)
        case _:
            return replace(figure, alt=text)


def with_master_text(picture: Picture, field: str, text: str) -> Picture:
    """Return a picture with another text."""
    match field:
        case "caption":
            return replace(picture, caption=text)
        case "credit":
            return replace(picture, credit=text)
        case "source":
            return replace(picture, source=text)
        case "long_description":
            return replace(picture, long_description=text)
        case _:
            return replace(picture, alt=text)
