from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from workstation.domain.article import Article, ArticleSummary, References
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, ContributorId, FigureId, LinkId, PictureId
from workstation.domain.links import (
    ArticleTarget,
    LinkTarget,
    Placement,
    RelatedLink,
    Unready,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.newsroom import Contributor, Newsroom, Section
from workstation.domain.page import Page, PageLink, Why
from workstation.domain.pictures import Figure, Picture, Rights, Role
from workstation.domain.workflow import Stage
from workstation.services.pages import absences, compose, publication_day

TODAY = date(2026, 11, 22)
NEWSROOM = Newsroom(
    name="Harbour Courier",
    tagline="News from both sides of the water",
    newsletter="Every evening.",
    address="https://courier.example/",
    sections=(Section("Harbour", "#0f5b6c"),),
    people=(Contributor(id=ContributorId("p1"), name="Courier Staff", collective=True),),
)
TARGET = ArticleSummary(
    id=ArticleId("a2"),
    slug="dredging",
    headline="Dredging slips",
    bylines=("Mara Lindqvist",),
    stage=Stage.PUBLISHED,
)
PICTURE = Picture(
    id=PictureId("f" * 64),
    file_name="columba.jpg",
    media_type="image/jpeg",
    width=1600,
    height=900,
    size=1,
    caption="Master caption",
    credit="Ada Brandt",
    source="Staff",
    alt="A ferry",
)
FIGURE = Figure(id=FigureId("f1"), key="columba", picture=PICTURE.id, role=Role.LEAD)


def link(target: LinkTarget, key: str = "k", label: str = "") -> RelatedLink:
    return RelatedLink(
        id=LinkId("l1"), key=key, target=target, label=label, placement=Placement.END
    )


def composed(
    draft: Draft,
    *,
    article: Article | None = None,
    references: References | None = None,
    newsroom: Newsroom = NEWSROOM,
    today: date = TODAY,
) -> Page:
    known = References({TARGET.id: TARGET}, {PICTURE.id: PICTURE})
    return compose(
        article or Article(id=ArticleId("a1"), draft=draft),
        draft,
        references or known,
        newsroom,
        picture_url=lambda picture: f"media/{picture.file_name}",
        article_url=lambda summary: f"https://courier.example/{summary.slug}",
        today=today,
    )


def test_a_live_article_gives_its_headline_bylines_and_address() -> None:
    page = composed(Draft(links=(link(ArticleTarget(TARGET.id)),)))
    assert page.links == (
        PageLink(
            key="k",
            kind=page.links[0].kind,
            placement=Placement.END,
            title="Dredging slips",
            bylines=("Mara Lindqvist",),
            url="https://courier.example/dredging",
        ),
    )


@pytest.mark.parametrize("stage", list(Stage))
def test_only_live_targets_are_on_the_page(stage: Stage) -> None:
    references = References({TARGET.id: replace(TARGET, stage=stage)}, {})
    page = composed(Draft(links=(link(ArticleTarget(TARGET.id)),)), references=references)
    assert len(page.links) == (stage in (Stage.PUBLISHED, Stage.CORRECTED))


def test_a_deleted_target_and_the_article_itself_are_left_out() -> None:
    gone, itself = ArticleTarget(ArticleId("gone")), ArticleTarget(ArticleId("a1"))
    own = replace(TARGET, id=ArticleId("a1"))
    references = References({own.id: own}, {})
    assert composed(Draft(links=(link(gone), link(itself))), references=references).links == ()


def test_a_label_wins_over_every_title() -> None:
    targets = (ArticleTarget(TARGET.id), WebTarget("https://x.example", "T"), UnresolvedTarget("T"))
    for target in targets:
        assert composed(Draft(links=(link(target, label="Label"),))).links[0].title == "Label"


def test_a_page_elsewhere_is_named_by_title_or_address() -> None:
    titled, bare = link(WebTarget("https://x.example", "T")), link(WebTarget("https://x.example"))
    page = composed(Draft(links=(titled, bare)))
    assert [(each.title, each.url) for each in page.links] == [
        ("T", "https://x.example"),
        ("https://x.example", "https://x.example"),
    ]


def test_an_unresolved_story_is_a_title_without_an_address() -> None:
    stories = (link(UnresolvedTarget("To come", ("Desk",), "to-come")), link(UnresolvedTarget("")))
    (only,) = composed(Draft(links=stories)).links
    assert (only.title, only.bylines, only.url) == ("To come", ("Desk",), "")


def test_figures_take_master_texts_where_they_have_none() -> None:
    own = replace(FIGURE, caption="Own", credit="", source=None, decorative=True)
    first, second = composed(Draft(figures=(FIGURE, own))).figures
    assert (first.caption, first.credit, first.alt) == ("Master caption", "Ada Brandt", "A ferry")
    assert (second.caption, second.credit, second.alt) == ("Own", "Staff", "")
    assert (first.url, first.width, first.height) == ("media/columba.jpg", 1600, 900)


def test_pictures_that_may_not_be_shown_are_left_out() -> None:
    draft = Draft(figures=(FIGURE,))
    assert composed(draft, references=References()).figures == ()
    for rights, shown in (
        (Rights(until=date(2026, 11, 21)), 0),
        (Rights(until=TODAY), 1),
        (Rights(start=date(2026, 11, 23)), 0),
        (Rights(start=TODAY), 1),
    ):
        references = References({}, {PICTURE.id: replace(PICTURE, rights=rights)})
        assert len(composed(draft, references=references).figures) == shown


@pytest.mark.parametrize(("own", "shown"), [(None, "Every evening."), ("", ""), ("Mine.", "Mine.")])
def test_the_newsletter_is_the_newsrooms_unless_the_article_says_otherwise(
    own: str | None, shown: str
) -> None:
    assert composed(Draft(newsletter=own)).newsletter == shown


def test_the_date_is_that_of_publication() -> None:
    at = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)
    changed = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)
    draft = Draft()
    live = Article(
        id=ArticleId("a1"),
        draft=draft,
        stage=Stage.PUBLISHED,
        published_at=at,
        modified_at=changed,
    )
    page = composed(draft, article=live)
    assert (page.published_at, page.modified_at, page.today) == (at, changed, TODAY)
    waiting = replace(live, stage=Stage.APPROVED)
    assert composed(draft, article=waiting).modified_at is None


def test_an_unpublished_story_bears_the_day_it_could_be_published() -> None:
    embargo = datetime(2026, 11, 25, 18, tzinfo=UTC)
    assert composed(Draft()).published_at == datetime(2026, 11, 22, tzinfo=UTC)
    assert composed(Draft(embargo=embargo)).published_at == embargo
    late = composed(Draft(embargo=embargo), today=date(2026, 12, 1))
    assert late.published_at == datetime(2026, 12, 1, tzinfo=UTC)


def test_the_address_is_the_newsrooms_with_the_slug() -> None:
    assert composed(Draft(slug="ferry")).address == "https://courier.example/ferry"
    assert composed(Draft()).address == ""
    assert composed(Draft(slug="ferry"), newsroom=Newsroom()).address == ""


def test_section_colour_and_collectives_come_from_the_newsroom() -> None:
    page = composed(Draft(section="Harbour", bylines=("Ines Okafor", "Courier Staff")))
    assert page.section_colour == "#0f5b6c"
    assert page.collectives == {"Courier Staff"}
    assert composed(Draft(section="Elsewhere")).section_colour == ""


def test_absences_are_what_the_page_leaves_out_and_why() -> None:
    held = replace(TARGET, stage=Stage.APPROVED)
    expired = replace(PICTURE, rights=Rights(until=date(2026, 11, 1)))
    draft = Draft(
        headline="x",
        links=(
            replace(link(ArticleTarget(TARGET.id), key="held"), unready=Unready.HOLD),
            link(ArticleTarget(ArticleId("gone")), key="gone"),
            link(WebTarget("https://x.example", "Elsewhere"), key="web"),
        ),
        figures=(FIGURE, replace(FIGURE, key="lost", picture=PictureId("0" * 64))),
    )
    references = References({TARGET.id: held}, {PICTURE.id: expired})
    found = absences(Article(id=ArticleId("a1"), draft=draft), draft, references, today=TODAY)
    assert [(one.field, one.why, one.day) for one in found] == [
        ("links.held", Why.HELD, None),
        ("links.gone", Why.GONE, None),
        ("figures.columba", Why.RIGHTS_ENDED, date(2026, 11, 1)),
        ("figures.lost", Why.GONE, None),
    ]
    assert found[0].title == "Dredging slips"


@pytest.mark.parametrize(
    ("decision", "target", "stage", "why"),
    [
        (Unready.UNDECIDED, Stage.DRAFT, Stage.DRAFT, Why.UNDECIDED),
        (Unready.UNDECIDED, Stage.PUBLISHED, Stage.DRAFT, None),
        (Unready.HOLD, Stage.DRAFT, Stage.DRAFT, Why.HELD),
        (Unready.HOLD, Stage.SPIKED, Stage.DRAFT, Why.SPIKED),
        (Unready.HOLD, Stage.WITHDRAWN, Stage.PUBLISHED, Why.WITHDRAWN),
        (Unready.TOGETHER, Stage.IN_REVIEW, Stage.DRAFT, Why.TOGETHER),
        (Unready.TOGETHER, Stage.APPROVED, Stage.DRAFT, None),
        (Unready.TOGETHER, Stage.APPROVED, Stage.PUBLISHED, Why.HELD),
    ],
)
def test_absent_link_tells_what_was_decided_and_where_its_target_stands(
    decision: Unready, target: Stage, stage: Stage, why: Why | None
) -> None:
    draft = Draft(headline="x", links=(replace(link(ArticleTarget(TARGET.id)), unready=decision),))
    article = Article(id=ArticleId("a1"), draft=draft, stage=stage)
    references = References({TARGET.id: replace(TARGET, stage=target)})
    found = absences(article, draft, references, today=TODAY)
    assert [one.why for one in found] == ([why] if why else [])
    page = composed(draft, article=article, references=references)
    assert bool(page.links) == (why is None)


def test_rights_are_looked_at_on_the_day_the_embargo_ends() -> None:
    until = replace(PICTURE, rights=Rights(until=date(2026, 11, 24)))
    references = References({}, {PICTURE.id: until})
    draft = Draft(headline="x", figures=(FIGURE,), embargo=datetime(2026, 11, 25, 6, tzinfo=UTC))
    article = Article(id=ArticleId("a1"), draft=draft)
    assert publication_day(article, draft, TODAY) == date(2026, 11, 25)
    assert [one.why for one in absences(article, draft, references, today=TODAY)] == [
        Why.RIGHTS_ENDED
    ]
    assert composed(draft, references=references).figures == ()
    assert composed(replace(draft, embargo=None), references=references).figures != ()


@pytest.mark.parametrize("stage", Stage)
def test_the_page_of_a_withdrawn_story_knows_it(stage: Stage) -> None:
    draft = Draft(headline="Ferry")
    page = composed(draft, article=Article(id=ArticleId("a1"), draft=draft, stage=stage))
    assert page.withdrawn == (stage is Stage.WITHDRAWN)
