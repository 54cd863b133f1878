"""Pages to render."""

from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from workstation.domain.draft import Correction, CorrectionKind
from workstation.domain.links import LinkKind, Placement
from workstation.domain.page import Page, PageFigure, PageLink
from workstation.domain.pictures import Role

TEMPLATES = Path(__file__).parents[2] / "resources" / "templates"

LEAD = PageFigure(
    key="columba",
    role=Role.LEAD,
    url="images/columba.jpg",
    width=1600,
    height=900,
    alt="A white ferry with lit windows tied to a stone pier",
    caption="The *Saint Columba* at [Skerry Pier](https://pier.example) before dawn",
    credit="Ada Brandt",
)
QUAY = PageFigure(
    key="quay", role=Role.BODY, url="images/quay.png", width=900, height=1000, alt="", credit="Desk"
)
DREDGING = PageLink(
    key="dredging",
    kind=LinkKind.BACKGROUND,
    placement=Placement.TEXT,
    title="Dredging contract slips again, port confirms",
    bylines=("Mara Lindqvist",),
    url="https://courier.example/dredging",
)
EELGRASS = PageLink(
    key="eelgrass",
    kind=LinkKind.SEE_ALSO,
    placement=Placement.END,
    title="Eelgrass returns to the inner bay",
    bylines=("Ines Okafor", "Tom Vasile"),
    url="https://courier.example/eelgrass",
)
UNRESOLVED = PageLink(
    key="coming",
    kind=LinkKind.FOLLOW_UP,
    placement=Placement.END,
    title="A story not in this newsroom",
    bylines=("Courier Staff",),
)


def page(**changes: Any) -> Page:
    """Return a page with a little of everything, or with what is given."""
    whole = Page(
        newsroom="Harbour Courier",
        tagline="News from both sides of the water",
        section="Harbour",
        section_colour="#0f5b6c",
        kicker="Winter timetable",
        headline="Ferry operators brace for a thinner winter timetable",
        standfirst="With dredging running late, the outer route loses its early sailing.",
        bylines=("Ines Okafor", "Courier Staff"),
        collectives=frozenset({"Courier Staff"}),
        dateline="Skerry Pier",
        published_at=datetime(2026, 11, 22, 9, 42, tzinfo=UTC),
        today=date(2026, 11, 23),
        body="One.\n\n{{related: dredging}}\n\nTwo.\n\n{{picture: quay}}\n",
        figures=(LEAD, QUAY),
        links=(DREDGING, EELGRASS, UNRESOLVED),
        corrections=(
            Correction(
                datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
                CorrectionKind.CORRECTION,
                "The committee meets on Wednesday.",
            ),
        ),
        newsletter="The day’s harbour news, every evening.",
        tags=("ferries", "timetable"),
        address="https://courier.example/ferry-winter-timetable",
    )
    return replace(whole, **changes)


class Element:
    """An element with its attributes, children and text."""

    def __init__(
        self, tag: str, attributes: dict[str, str | None], parent: "Element | None"
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.content: list[Element | str] = []

    @property
    def children(self) -> list["Element"]:
        return [item for item in self.content if isinstance(item, Element)]

    @property
    def text(self) -> str:
        """The text within, white space evened out."""
        return " ".join(self._raw().split())

    def _raw(self) -> str:
        return "".join(item if isinstance(item, str) else item._raw() for item in self.content)

    def all(self, tag: str = "", css: str = "") -> list["Element"]:
        """List the elements within by tag and class, in order."""
        found = []
        for child in self.children:
            classes = (child.attributes.get("class") or "").split()
            if (not tag or child.tag == tag) and (not css or css in classes):
                found.append(child)
            found += child.all(tag, css)
        return found

    def one(self, tag: str = "", css: str = "") -> "Element":
        """Return the only such element."""
        (found,) = self.all(tag, css)
        return found


class _Reader(HTMLParser):
    VOID = frozenset(("br", "hr", "img", "link", "meta", "wbr"))

    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"an attribute twice in <{tag}>"
        element = Element(tag, dict(attrs), self.at)
        self.at.content.append(element)
        if tag not in self.VOID:
            self.at = element

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.content.append(data)


def read_html(text: str) -> Element:
    """Parse a page; every element must be closed where it belongs."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.at is reader.root, f"<{reader.at.tag}> is never closed"
    return reader.root
