"""An article with everything on it, and pictures to go with it."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from PIL import Image

from workstation.domain.article import Article, ArticleSummary, References
from workstation.domain.canonical import sha256_bytes
from workstation.domain.draft import Correction, CorrectionKind, Draft
from workstation.domain.ids import ArticleId, FigureId, LinkId, PictureId
from workstation.domain.links import (
    ArticleTarget,
    LinkKind,
    Placement,
    RelatedLink,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.page import Page, PageFigure, PageLink
from workstation.domain.pictures import Figure, Picture, Rights, Role
from workstation.domain.workflow import Stage
from workstation.formats.api import Bundle, picture_url


def jpeg(colour: tuple[int, int, int] = (20, 90, 160), size: tuple[int, int] = (90, 60)) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, "JPEG")
    return target.getvalue()


FERRY, QUAY = jpeg(), jpeg((200, 30, 30))
DREDGING = ArticleSummary(
    id=ArticleId("0199-dredging"),
    slug="dredging-contract-slips",
    headline="Dredging contract slips",
    bylines=("Tom Vasile",),
    stage=Stage.PUBLISHED,
)


def picture(data: bytes, name: str, **texts: object) -> Picture:
    made = Picture(
        id=PictureId(sha256_bytes(data)),
        file_name=name,
        media_type="image/jpeg",
        width=90,
        height=60,
        size=len(data),
    )
    return replace(made, **texts)  # type: ignore[arg-type]


def sample(name: str = "ferry.jpg") -> tuple[Article, References]:
    ferry = picture(
        FERRY, name, caption="The ferry", credit="Ada Brandt", alt="A ferry",
        rights=Rights(terms="Staff", until=date(2027, 1, 31)),
    )  # fmt: skip
    quay = picture(QUAY, name, caption="The quay at noon", alt="A quay", keywords=("quay",))
    draft = Draft(
        headline="Ferry operators brace for winter",
        slug="ferry-winter",
        section="Harbour",
        standfirst="The early sailing is cut.",
        bylines=("Ines Okafor", "Courier Staff"),
        tags=("ferries",),
        body="First.\n\n{{picture: quay}}\n\n{{related: dredging}}\n\nLast, *really*.",
        links=(
            RelatedLink(
                id=LinkId("1"),
                key="dredging",
                target=ArticleTarget(DREDGING.id),
                kind=LinkKind.BACKGROUND,
                placement=Placement.TEXT,
                label="Why it is late",
                label_for="Dredging contract slips",
            ),
            RelatedLink(id=LinkId("2"), key="web", target=WebTarget("https://a.example/x", "X")),
            RelatedLink(
                id=LinkId("3"),
                key="later",
                target=UnresolvedTarget("A story", ("Desk",), "a-story"),
            ),
        ),
        figures=(
            Figure(id=FigureId("1"), key="columba", picture=ferry.id, role=Role.LEAD),
            Figure(
                id=FigureId("2"), key="quay", picture=quay.id, caption="The quay", decorative=True
            ),
        ),
        corrections=(
            Correction(datetime(2026, 11, 23, tzinfo=UTC), CorrectionKind.UPDATE, "New."),
        ),
        newsletter="",
        extra='{"desk":"night"}',
    )
    article = Article(id=ArticleId("0199-ferry"), draft=draft, stage=Stage.SUBMITTED)
    references = References(
        {DREDGING.id: DREDGING}, {picture.id: picture for picture in (ferry, quay)}
    )
    return article, references


def bundle(templates: Path, pictures: dict[str, bytes] | None = None) -> Bundle:
    article, references = sample()
    known = {sha256_bytes(data): data for data in (FERRY, QUAY)} if pictures is None else pictures
    figures = tuple(
        PageFigure(
            key=figure.key,
            role=figure.role,
            url=picture_url(figure.picture),
            width=90,
            height=60,
            alt="A picture",
            caption="A caption",
        )
        for figure in article.draft.figures
    )
    link = PageLink(
        key="dredging",
        kind=LinkKind.BACKGROUND,
        placement=Placement.TEXT,
        title="Dredging contract slips",
        url="dredging.html",
    )
    page = Page(
        newsroom="Courier",
        headline=article.draft.headline,
        body=article.draft.body,
        figures=figures,
        links=(link,),
    )
    return Bundle(
        article=article,
        references=references,
        page=page,
        templates=templates,
        read_picture=known.get,
    )
