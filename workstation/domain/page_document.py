"""A page as JSON values, so that it can be made later of what it was composed of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import cast

from workstation.domain.canonical import Json
from workstation.domain.clock import from_text, to_text
from workstation.domain.framing import Cut
from workstation.domain.links import LinkKind, Placement
from workstation.domain.page import Page, PageFigure, PageLink
from workstation.domain.pictures import Role
from workstation.domain.serial import correction_from_json, correction_to_json

_TEXTS = (
    "newsroom",
    "tagline",
    "section",
    "section_colour",
    "kicker",
    "headline",
    "standfirst",
    "dateline",
    "language",
    "body",
    "newsletter",
    "seo_title",
    "seo_description",
    "address",
)
_FIGURE_TEXTS = (
    "key",
    "url",
    "alt",
    "caption",
    "credit",
    "long_description",
    "focus",
    "creator",
)

_Object = Mapping[str, Json]


def page_to_json(page: Page) -> dict[str, Json]:
    """Return a page as JSON values; the sizes in which a picture can be had are left out."""
    return {
        **{name: getattr(page, name) for name in _TEXTS},
        "bylines": list(page.bylines),
        "collectives": sorted(page.collectives),
        "published_at": _moment(page.published_at),
        "modified_at": _moment(page.modified_at),
        "figures": [figure_to_json(figure) for figure in page.figures],
        "links": [_link_to_json(link) for link in page.links],
        "corrections": [correction_to_json(each) for each in page.corrections],
        "tags": list(page.tags),
        "withdrawn": page.withdrawn,
        "today": None if page.today is None else page.today.isoformat(),
    }


def page_from_json(value: _Object) -> Page:
    """Read a page."""
    today = value["today"]
    return Page(
        **{name: str(value[name]) for name in _TEXTS},
        bylines=_strings(value["bylines"]),
        collectives=frozenset(_strings(value["collectives"])),
        published_at=_moment_from(value["published_at"]),
        modified_at=_moment_from(value["modified_at"]),
        figures=tuple(figure_from_json(each) for each in _objects(value["figures"])),
        links=tuple(_link_from_json(each) for each in _objects(value["links"])),
        corrections=tuple(correction_from_json(each) for each in _objects(value["corrections"])),
        tags=_strings(value["tags"]),
        withdrawn=bool(value["withdrawn"]),
        today=None if today is None else date.fromisoformat(str(today)),
    )


def figure_to_json(figure: PageFigure) -> dict[str, Json]:
    """Return a figure of a page as JSON values."""
    return {
        **{name: getattr(figure, name) for name in _FIGURE_TEXTS},
        "role": figure.role,
        "width": figure.width,
        "height": figure.height,
        "cut": figure.cut.token,
    }


def figure_from_json(value: _Object) -> PageFigure:
    """Read a figure of a page."""
    return PageFigure(
        **{name: str(value[name]) for name in _FIGURE_TEXTS},
        role=Role(str(value["role"])),
        width=int(str(value["width"])),
        height=int(str(value["height"])),
        variants=(),
        cut=Cut.from_token(str(value["cut"])) or Cut(),
    )


def _link_to_json(link: PageLink) -> dict[str, Json]:
    return {
        "key": link.key,
        "kind": link.kind,
        "placement": link.placement,
        "title": link.title,
        "bylines": list(link.bylines),
        "url": link.url,
    }


def _link_from_json(value: _Object) -> PageLink:
    return PageLink(
        key=str(value["key"]),
        kind=LinkKind(str(value["kind"])),
        placement=Placement(str(value["placement"])),
        title=str(value["title"]),
        bylines=_strings(value["bylines"]),
        url=str(value["url"]),
    )


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else to_text(moment)


def _moment_from(value: Json) -> datetime | None:
    return None if value is None else from_text(str(value))


def _strings(value: Json) -> tuple[str, ...]:
    return tuple(str(each) for each in cast("Sequence[Json]", value))


def _objects(value: Json) -> Sequence[_Object]:
    return cast("Sequence[_Object]", value)
