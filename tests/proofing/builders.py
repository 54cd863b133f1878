"""An article with nothing to find fault with, to be spoilt one thing at a time."""

from dataclasses import replace
from datetime import UTC, datetime

from workstation.domain.article import Article, ArticleSummary, References
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, FigureId, LinkId, PictureId
from workstation.domain.links import ArticleTarget, RelatedLink
from workstation.domain.newsroom import Newsroom, Section, StyleTerm
from workstation.domain.pictures import Figure, Picture, Role
from workstation.domain.workflow import Stage
from workstation.proofing.rule import Context
from workstation.text import directives
from workstation.text.blocks import find_blocks

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

PICTURE = Picture(
    id=PictureId("p"),
    file_name="columba-dawn.jpg",
    media_type="image/jpeg",
    width=4,
    height=3,
    size=9,
    caption="The ferry before dawn",
    credit="Ada Brandt",
    alt="A white ferry at a pier",
)
OTHER_PICTURE = replace(PICTURE, id=PictureId("q"), file_name="quay.jpg")
TARGET = ArticleSummary(
    id=ArticleId("t"), slug="dredging", headline="Dredging slips", stage=Stage.PUBLISHED
)
LEAD = Figure(id=FigureId("f"), key="columba", picture=PICTURE.id, role=Role.LEAD)
LINK = RelatedLink(id=LinkId("l"), key="dredging", target=ArticleTarget(TARGET.id))
DRAFT = Draft(
    headline="Ferry operators brace for winter",
    slug="ferry-winter",
    section="Harbour",
    standfirst="The early sailing goes.",
    bylines=("Ines Okafor",),
    body="The first sailing will be cut from Monday.",
    links=(LINK,),
    figures=(LEAD,),
)
NEWSROOM = Newsroom(
    name="Courier",
    sections=(Section("Harbour"),),
    house_style=(
        StyleTerm("adviser", "advisor"),
        StyleTerm("e-mail", "email", "since the guide of 2021."),
        StyleTerm("game changer"),
        StyleTerm("fisherman’s friend", "", "it is a brand"),
    ),
)


def context(
    *, picture: Picture | None = PICTURE, target: ArticleSummary | None = TARGET, **fields: object
) -> Context:
    draft = replace(DRAFT, **fields)  # type: ignore[arg-type]
    references = References().with_picture(OTHER_PICTURE)
    references = references.with_picture(picture) if picture else references
    references = references.with_article(target) if target else references
    return Context(
        article=Article(id=ArticleId("a"), draft=draft),
        draft=draft,
        references=references,
        newsroom=NEWSROOM,
        now=NOW,
        directives=directives.find(draft.body),
        blocks=find_blocks(draft.body),
        words=len(draft.body.split()),
    )
