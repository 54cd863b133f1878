import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rendering.builders import (
    DREDGING,
    EELGRASS,
    LEAD,
    QUAY,
    TEMPLATES,
    UNRESOLVED,
    Element,
    page,
    read_html,
)
from tests.text.bodies import bodies
from workstation.domain.errors import BadTemplate
from workstation.domain.links import Placement
from workstation.domain.page import Page, PageVariant
from workstation.rendering.page import PageRenderer

RENDERER = PageRenderer(TEMPLATES)


def shown(**changes: object) -> Element:
    return read_html(RENDERER.render(page(**changes)))


def data(rendered: str) -> dict[str, object]:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', rendered, re.S)
    value: dict[str, object] = json.loads(block)
    return value


def test_point_to_keep_in_view_is_told_to_the_browser() -> None:
    figures = (replace(LEAD, focus="20% 35%"), QUAY)
    lead, quay = shown(body="{{picture: quay}}", figures=figures).all("img")
    assert lead.attributes["style"] == "object-position: 20% 35%"
    assert "style" not in quay.attributes


def test_one_article_with_the_headline_as_its_only_h1() -> None:
    root = shown(body="# One\n\n## Two")
    assert root.one("article").one("h1").text == page().headline
    assert len(root.all("h1")) == 1


def test_the_head_of_the_story_names_everything() -> None:
    article = shown().one("article")
    assert article.one(css="section").text == "Harbour"
    assert article.one(css="kicker").text == "Winter timetable"
    assert article.one(css="standfirst").text == page().standfirst
    assert article.one(css="facts").one(css="byline").text == "By Ines Okafor and Courier Staff"
    assert article.one(css="dateline").text == "Skerry Pier"
    time = article.one(css="facts").one("time")
    assert time.text == "22 November"
    assert time.attributes == {"datetime": "2026-11-22T09:42:00.000Z"}


def test_pictures_are_figures_with_caption_and_credit() -> None:
    lead, quay = shown().all("figure")
    assert lead.one("img").attributes == {
        "src": "images/columba.jpg",
        "alt": LEAD.alt,
        "width": "1600",
        "height": "900",
    }
    assert lead.one("figcaption").text == "The Saint Columba at Skerry Pier before dawn. Ada Brandt"
    assert lead.one(css="credit").text == "Ada Brandt"
    assert lead.one("figcaption").one("em").text == "Saint Columba"
    assert lead.one("figcaption").one("a").attributes == {"href": "https://pier.example"}
    assert quay.one("img").attributes["alt"] == ""
    assert quay.one("figcaption").text == "Desk"


def test_a_long_description_is_told_apart_from_the_alt_text() -> None:
    words = 'Four people wait at the "old" gangway.'
    figures = (replace(LEAD, long_description=words), QUAY)
    lead, quay = shown(body="{{picture: quay}}", figures=figures).all("img")
    assert (lead.attributes["alt"], lead.attributes["aria-description"]) == (LEAD.alt, words)
    assert "aria-description" not in quay.attributes


def test_a_browser_may_choose_among_the_sizes_of_a_picture() -> None:
    sizes = (PageVariant("images/columba-480.webp", 480), PageVariant("images/columba.webp", 1600))
    lead, quay = shown(body="{{picture: quay}}", figures=(replace(LEAD, variants=sizes), QUAY)).all(
        "img"
    )
    assert lead.attributes["srcset"] == "images/columba-480.webp 480w, images/columba.webp 1600w"
    assert lead.attributes["sizes"] == "(max-width: 760px) 100vw, 760px"
    assert (lead.attributes["width"], lead.attributes["height"]) == ("1600", "900")
    assert not {"srcset", "sizes"} & set(quay.attributes)


def test_a_picture_without_words_has_no_caption() -> None:
    assert not shown(figures=(replace(LEAD, caption="", credit=""),)).all("figcaption")


def test_the_lead_picture_stands_under_the_byline_and_only_there() -> None:
    article = shown(body="One.\n\n{{picture: columba}}\n\nTwo.").one("article")
    assert len(article.all("img")) == 1
    order = [child.attributes.get("class") for child in article.children]
    assert order[:3] == ["head", "lead", "text"]


def test_a_link_in_the_text_is_an_aside_of_its_kind() -> None:
    aside = shown().one("aside", "related-inline")
    assert aside.attributes["data-kind"] == "background"
    assert aside.one("a").attributes == {"href": DREDGING.url}
    assert aside.text == DREDGING.title


def test_the_end_list_has_titles_and_bylines() -> None:
    section = shown().one("section", "related")
    assert section.one("h2").text == "Related articles"
    first, second = section.one("ul").all("li")
    assert first.one("a").text == EELGRASS.title
    assert first.one("span", "byline").text == "by Ines Okafor and Tom Vasile"
    assert not second.all("a")
    assert second.text == "A story not in this newsroom by Courier Staff"


def test_a_story_without_an_author_is_listed_by_its_title_alone() -> None:
    section = shown(links=(replace(EELGRASS, bylines=()),)).one("section", "related")
    assert section.one("li").text == EELGRASS.title
    assert not section.all("span")


def test_the_end_list_is_absent_when_empty() -> None:
    rendered = RENDERER.render(page(links=(DREDGING,)))
    assert 'class="related"' not in rendered
    assert "Related articles" not in read_html(rendered).one("body").text


def test_an_unresolved_link_in_the_text_is_a_title_only() -> None:
    aside = shown(body="{{related: coming}}", links=(UNRESOLVED,)).one("aside")
    assert aside.text == UNRESOLVED.title
    assert not aside.all("a")


def test_a_link_placed_in_the_text_is_not_repeated_at_the_end() -> None:
    root = shown(body="{{related: eelgrass}}", links=(EELGRASS,))
    assert root.one("aside").one("a").text == EELGRASS.title
    assert not root.all(css="related")


def test_a_link_whose_directive_is_gone_is_not_shown() -> None:
    root = shown(body="Text.", links=(replace(DREDGING, placement=Placement.TEXT),))
    assert not root.all("aside")
    assert not root.all(css="related")


def test_a_directive_without_an_entry_leaves_nothing() -> None:
    body = shown(body="One.\n\n{{picture: none}}\n\n{{related: none}}\n\nTwo.").one(css="text")
    assert body.text == "One. Two."
    assert [child.tag for child in body.children] == ["p", "p"]


@pytest.mark.parametrize("url", ["javascript:steal()", "data:text/html,x", "file:///etc/passwd"])
def test_a_related_link_never_leads_to_a_scheme_that_acts(url: str) -> None:
    link = replace(EELGRASS, url=url)
    assert not shown(links=(link,)).one("section", "related").all("a")


def test_corrections_have_kind_date_and_note() -> None:
    correction = shown().one(css="correction")
    assert correction.attributes["data-kind"] == "correction"
    assert correction.text == "Correction, 23 November The committee meets on Wednesday."
    assert correction.one("time").attributes == {"datetime": "2026-11-23T08:00:00.000Z"}


def test_the_newsletter_is_the_footer_and_can_be_absent() -> None:
    assert shown().one("footer", "newsletter").text == "The day’s harbour news, every evening."
    assert not shown(newsletter="").all("footer")


def test_an_empty_draft_makes_a_page() -> None:
    root = read_html(RENDERER.render(Page(newsroom="", headline="")))
    assert root.one("article").one("h1").text == ""
    assert not root.all(css="byline")
    assert not root.all("time")
    assert not root.all("figure")


def test_language_and_direction() -> None:
    html = shown(language="ar").one("html")
    assert html.attributes == {"lang": "ar", "dir": "rtl"}
    assert html.one("article").attributes["dir"] == "rtl"
    assert shown().one("html").attributes == {"lang": "en-GB", "dir": "ltr"}


def test_the_theme_is_chosen_on_the_root() -> None:
    rendered = PageRenderer(TEMPLATES, theme="dark").render(page())
    assert read_html(rendered).one("html").attributes["data-theme"] == "dark"


def test_the_section_colour_must_be_a_colour() -> None:
    assert shown().one("article").attributes["style"] == "--section: #0f5b6c"
    assert "style" not in shown(section_colour="red;background:url(//x)").one("article").attributes


HOSTILE = (
    "</script></style></title>--><script>steal()</script>\u2028\"'<img src=x onerror=steal()>&"
)


def test_every_plain_text_is_escaped_wherever_it_goes() -> None:
    correction = replace(page().corrections[0], note=HOSTILE)
    rendered = RENDERER.render(
        Page(
            newsroom=HOSTILE,
            tagline=HOSTILE,
            section=HOSTILE,
            section_colour=HOSTILE,
            kicker=HOSTILE,
            headline=HOSTILE,
            standfirst=HOSTILE,
            bylines=(HOSTILE, HOSTILE),
            dateline=HOSTILE,
            language=HOSTILE,
            body=HOSTILE + "\n\n{{picture: quay}}\n\n{{related: dredging}}",
            figures=(
                replace(LEAD, alt=HOSTILE, caption=HOSTILE, credit=HOSTILE, url=HOSTILE),
                replace(QUAY, alt=HOSTILE, caption=HOSTILE, credit=HOSTILE),
            ),
            links=(
                replace(DREDGING, title=HOSTILE, bylines=(HOSTILE,), url=HOSTILE),
                replace(EELGRASS, title=HOSTILE, bylines=(HOSTILE,)),
            ),
            corrections=(correction,),
            newsletter=HOSTILE,
            tags=(HOSTILE,),
            seo_title=HOSTILE,
            seo_description=HOSTILE,
            address=HOSTILE,
        )
    )
    root = read_html(rendered)
    assert len(root.all("script")) == len(root.all("style")) == 1
    assert len(root.all("img")) == 2
    assert not [name for element in root.all() for name in element.attributes if name[:2] == "on"]
    assert data(rendered)["headline"] == HOSTILE
    assert "\u2028" not in rendered.partition("ld+json")[2].partition("</script>")[0]


def test_a_page_cannot_reach_the_network() -> None:
    body = "![x](https://evil.example/a.png) <img src=https://evil.example/b.png>\n\nText."
    rendered = RENDERER.render(page(body=body))
    root = read_html(rendered)
    assert [link.attributes["rel"] for link in root.all("link")] == ["canonical"]
    assert [script.attributes for script in root.all("script")] == [{"type": "application/ld+json"}]
    for element in root.all():
        for name in ("src", "srcset", "poster", "data", "background", "action", "ping"):
            assert "//" not in (element.attributes.get(name) or "")
        assert element.attributes.get("http-equiv") is None
    style = root.one("style")._raw()
    assert not re.search(r"url\(|@import|image-set|//", style)


def test_fonts_are_embedded_where_given_and_left_out_where_not() -> None:
    fonts = {"Inter-Regular.ttf": "data:font/ttf;base64,AAAA", "Inter-SemiBold.ttf": '"); evil'}
    style = PageRenderer(TEMPLATES, fonts=fonts).style()
    assert style.count("@font-face") == 1
    assert 'src: url("data:font/ttf;base64,AAAA")' in style


def test_a_linked_style_sheet_replaces_the_style_in_the_page() -> None:
    rendered = PageRenderer(TEMPLATES, stylesheet="nwpreview://doc/page.css").render(page())
    root = read_html(rendered)
    assert not root.all("style")
    assert {"rel": "stylesheet", "href": "nwpreview://doc/page.css"} in [
        link.attributes for link in root.all("link")
    ]


def test_structured_data_describes_the_article() -> None:
    rendered = RENDERER.render(page(seo_title="Thinner ferry timetable"))
    assert data(rendered) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page().headline,
        "alternativeHeadline": "Thinner ferry timetable",
        "description": page().standfirst,
        "author": [
            {"@type": "Person", "name": "Ines Okafor"},
            {"@type": "Organization", "name": "Courier Staff"},
        ],
        "datePublished": "2026-11-22T09:42:00.000Z",
        "dateline": "Skerry Pier",
        "articleSection": "Harbour",
        "keywords": ["ferries", "timetable"],
        "inLanguage": "en-GB",
        "image": [
            {
                "@type": "ImageObject",
                "url": "images/columba.jpg",
                "width": 1600,
                "height": 900,
                "caption": "The Saint Columba at Skerry Pier before dawn",
                "creditText": "Ada Brandt",
                "representativeOfPage": True,
            },
            {
                "@type": "ImageObject",
                "url": "images/quay.png",
                "width": 900,
                "height": 1000,
                "creditText": "Desk",
            },
        ],
        "publisher": {"@type": "Organization", "name": "Harbour Courier"},
        "mainEntityOfPage": page().address,
        "url": page().address,
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "The committee meets on Wednesday.",
                "datePublished": "2026-11-23T08:00:00.000Z",
            }
        ],
    }


def test_structured_data_claims_nothing_that_is_not_known() -> None:
    assert data(RENDERER.render(Page(newsroom="", headline="H"))) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "H",
        "inLanguage": "en-GB",
    }


def test_embedded_pictures_are_not_repeated_in_the_data() -> None:
    rendered = RENDERER.render(page(figures=(replace(LEAD, url="data:image/png;base64,AAAA"),)))
    assert rendered.count("base64,AAAA") == 1


def test_open_graph_shares_only_public_pictures() -> None:
    changed = datetime(2026, 11, 23, tzinfo=UTC)
    figure = replace(LEAD, url="https://courier.example/columba.jpg")
    root = shown(modified_at=changed, figures=(figure,))
    properties = {
        meta.attributes["property"]: meta.attributes["content"]
        for meta in root.all("meta")
        if "property" in meta.attributes
    }
    assert properties["og:image"] == figure.url
    assert properties["og:type"] == "article"
    assert properties["og:locale"] == "en_GB"
    assert properties["article:modified_time"] == "2026-11-23T00:00:00.000Z"
    assert "og:image" not in RENDERER.render(page())


def inside(rendered: str) -> str:
    return rendered.partition("<body>\n")[2].rpartition("</body>")[0]


@given(bodies, st.booleans())
def test_the_article_alone_is_the_inside_of_the_body(body: str, bare: bool) -> None:
    sample = Page(newsroom="N", headline="H", body=body) if bare else page(body=body)
    assert inside(RENDERER.render(sample)) == RENDERER.render_article(sample)


@given(bodies)
def test_the_same_page_gives_the_same_bytes(body: str) -> None:
    one, other = RENDERER.render(page(body=body)), PageRenderer(TEMPLATES).render(page(body=body))
    assert one == other
    read_html(one)


def templates(folder: Path, **files: str) -> PageRenderer:
    for name in ("page.html", "article.html", "page.css"):
        source = (TEMPLATES / name).read_text(encoding="utf-8")
        (folder / name).write_text(files.get(name.replace(".", "_"), source), encoding="utf-8")
    return PageRenderer(folder)


@pytest.mark.parametrize(
    ("article", "line"),
    [
        ("one\n{% if %}\n", 2),
        ("one\n\n{% nonsense %}", 3),
        ("one\n{{ page.no_such_field }}", 2),
        ("{{ page.headline.__class__.__mro__ }}", 1),
        ("one\n{{ 1 // 0 }}", 2),
        ("one\n{{ range(10 ** 9) }}", 2),
        ("{% include 'elsewhere.html' %}", 0),
    ],
)
def test_a_bad_template_is_reported_with_its_line(tmp_path: Path, article: str, line: int) -> None:
    renderer = templates(tmp_path, article_html=article)
    with pytest.raises(BadTemplate) as caught:
        renderer.render_article(page())
    assert caught.value.line == line
    with pytest.raises(BadTemplate):
        renderer.render(page())


def test_a_missing_template_or_style_is_reported(tmp_path: Path) -> None:
    with pytest.raises(BadTemplate) as caught:
        PageRenderer(tmp_path).render(page())
    assert caught.value.template == "page.html"
    renderer = templates(tmp_path)
    (tmp_path / "page.css").unlink()
    with pytest.raises(BadTemplate):
        renderer.render(page())


def test_a_template_that_is_put_right_works_at_once(tmp_path: Path) -> None:
    renderer = templates(tmp_path, article_html="{% if %}")
    with pytest.raises(BadTemplate):
        renderer.render_article(page())
    templates(tmp_path, article_html="<article>{{ page.headline }}</article>")
    assert renderer.render_article(page()) == f"<article>{page().headline}</article>"


def test_a_withdrawn_story_says_so_above_its_text() -> None:
    article = shown(withdrawn=True).one("article")
    assert article.one(css="withdrawn").text == "This article has been withdrawn."
    assert not shown().one("article").all(css="withdrawn")
