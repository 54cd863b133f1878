"""The demo newsroom's material keeps the promises that the program and its readers rely on."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

DEMO = Path(__file__).parents[2] / "resources" / "demo"
STAGES = {
    "draft", "submitted", "in review", "changes requested", "approved", "published", "corrected",
    "withdrawn", "spiked",
}  # fmt: skip
KINDS = {
    "background", "follow-up", "update of", "same series", "explainer", "opinion", "correction",
    "see also",
}  # fmt: skip
KEYS = {
    "headline", "slug", "section", "kicker", "standfirst", "bylines", "dateline", "date",
    "language", "tags", "stage", "embargo", "deadline", "word_target", "seo", "pictures",
    "related", "corrections", "newsletter",
}  # fmt: skip
LIVE = {"published", "corrected"}
DIRECTIVE = re.compile(r"^\{\{(picture|related): ([a-z0-9-]+)\}\}$", re.MULTILINE)
TODAY = date(2026, 11, 22)


class Article:
    """One article file, read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        start, front, self.body = self.text.split("---\n", 2)
        assert start == ""
        self.front: dict[str, Any] = yaml.safe_load(front)
        self.slug: str = self.front["slug"]
        self.stage: str = self.front["stage"]
        self.pictures: dict[str, dict[str, Any]] = self.front.get("pictures", {})
        self.related: list[dict[str, Any]] = self.front.get("related", [])

    def keys(self, kind: str) -> list[str]:
        """Return the keys of this kind of directive, in order."""
        return [key for what, key in DIRECTIVE.findall(self.body) if what == kind]

    @property
    def words(self) -> int:
        """Return the number of words that a reader sees in the body."""
        prose = re.sub(r"\]\([^)]*\)", "", DIRECTIVE.sub("", self.body))
        return len(re.findall(r"[^\W_]+(?:[’'.,:\-/&][^\W_]+)*", prose))


ARTICLES = [Article(path) for path in sorted(DEMO.glob("*.md"))]
BY_SLUG = {article.slug: article for article in ARTICLES}
every_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.slug)


def _links() -> list[tuple[Article, dict[str, Any]]]:
    return [(article, link) for article in ARTICLES for link in article.related]


def _uses() -> list[tuple[Article, dict[str, Any]]]:
    return [(article, use) for article in ARTICLES for use in article.pictures.values()]


def _newsroom() -> dict[str, Any]:
    value: dict[str, Any] = yaml.safe_load((DEMO / "newsroom.yaml").read_text(encoding="utf-8"))
    return value


def test_about_thirty_articles_with_unique_slugs_and_headlines() -> None:
    assert 28 <= len(ARTICLES) <= 32
    assert len(BY_SLUG) == len(ARTICLES)
    assert len({article.front["headline"] for article in ARTICLES}) == len(ARTICLES)


@every_article
def test_file_is_named_after_its_slug(article: Article) -> None:
    assert article.path.stem == article.slug
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", article.slug)


@every_article
def test_front_matter_has_only_keys_the_program_knows(article: Article) -> None:
    assert set(article.front) <= KEYS
    assert article.front["language"] == "en-GB"
    for use in article.pictures.values():
        assert set(use) <= {
            "file", "role", "caption", "credit", "source", "alt", "decorative", "rights",
        }  # fmt: skip
        assert set(use["rights"]) <= {"terms", "until"}


def test_every_stage_is_present_and_most_articles_are_published() -> None:
    stages = [article.stage for article in ARTICLES]
    assert set(stages) == STAGES
    assert stages.count("published") >= 14


def test_every_section_is_declared_and_used() -> None:
    declared = {section["name"] for section in _newsroom()["sections"]}
    assert {article.front["section"] for article in ARTICLES} == declared


@every_article
def test_directives_and_entries_match(article: Article) -> None:
    lead = {key for key, use in article.pictures.items() if use["role"] == "lead"}
    body = {key for key, use in article.pictures.items() if use["role"] == "body"}
    in_text = [link["key"] for link in article.related if link["placement"] == "text"]
    assert len(lead) <= 1
    assert lead | body == set(article.pictures)
    assert sorted(article.keys("picture")) == sorted(body)
    assert sorted(article.keys("related")) == sorted(in_text)
    assert len(set(in_text)) == len(in_text)
    assert all("key" not in link for link in article.related if link["placement"] == "end")


@every_article
def test_directives_stand_alone_in_their_paragraph(article: Article) -> None:
    paragraphs = article.body.strip().split("\n\n")
    with_braces = [paragraph for paragraph in paragraphs if "{{" in paragraph]
    assert all(DIRECTIVE.fullmatch(paragraph) for paragraph in with_braces)


def test_related_links_show_every_kind_and_both_placements() -> None:
    assert {link["kind"] for _, link in _links()} == KINDS
    assert {link["placement"] for _, link in _links()} == {"text", "end"}


def test_related_links_resolve_or_are_meant_to_wait() -> None:
    for article, link in _links():
        if "slug" in link:
            assert link["slug"] in BY_SLUG, (article.slug, link)
            assert link["slug"] != article.slug
        else:
            assert link["title"]
            assert link["title"] not in {other.front["headline"] for other in ARTICLES}


def test_related_links_cover_the_hard_cases() -> None:
    targets = {article.slug: {link.get("slug") for link in article.related} for article in ARTICLES}
    stages = {
        BY_SLUG[link["slug"]].stage
        for article, link in _links()
        if "slug" in link and article.stage in LIVE
    }
    assert "school-boat-inner-pier" in targets["ferry-subsidy-who-pays"]
    assert "ferry-subsidy-who-pays" in targets["school-boat-inner-pier"]
    assert "draft" in stages
    assert any("url" in link for _, link in _links())
    assert any(not {"slug", "url"} & set(link) and link.get("bylines") for _, link in _links())
    assert {"spiked", "withdrawn"} <= {
        BY_SLUG[link["slug"]].stage for _, link in _links() if "slug" in link
    }


def test_updates_form_a_chain() -> None:
    chain = ["dredging-contract-slips"]
    while True:
        earlier = [
            link["slug"]
            for link in BY_SLUG[chain[-1]].related
            if link["kind"] == "update of" and "slug" in link
        ]
        if not earlier:
            break
        chain += earlier
    assert chain == [
        "dredging-contract-slips",
        "dredging-start-put-back",
        "dredging-contract-awarded",
    ]
    dates = [BY_SLUG[slug].front["date"] for slug in chain]
    assert dates == sorted(dates, reverse=True)


@every_article
def test_dates_are_full_timestamps_and_make_sense(article: Article) -> None:
    for name in ("date", "embargo", "deadline"):
        value = article.front.get(name)
        assert value is None or (isinstance(value, datetime) and value.tzinfo is not None)
    published = article.front.get("date")
    if article.stage in LIVE | {"withdrawn"}:
        assert published is not None
        assert datetime(2024, 11, 22, tzinfo=UTC) <= published <= datetime(2026, 11, 22, tzinfo=UTC)
    else:
        assert published is None or article.slug == "ferry-winter-timetable"
    if "embargo" in article.front:
        assert article.front["embargo"].date() >= TODAY
        assert article.stage not in LIVE


def test_corrected_articles_say_what_was_corrected() -> None:
    seen = set()
    for article in ARTICLES:
        corrections = article.front.get("corrections", [])
        assert bool(corrections) == (article.stage == "corrected")
        for correction in corrections:
            assert set(correction) == {"date", "kind", "note"}
            assert correction["date"] > article.front["date"]
            seen.add(correction["kind"])
    assert seen == {"correction", "clarification", "update"}


def test_bylines_are_single_several_collective_and_absent() -> None:
    counts = {len(article.front.get("bylines", [])) for article in ARTICLES}
    assert counts >= {0, 1, 2}
    unsigned = [article for article in ARTICLES if not article.front.get("bylines")]
    assert [article.stage for article in unsigned] == ["draft"]
    assert any(article.front.get("bylines") == ["Courier Staff"] for article in ARTICLES)


def test_bylines_are_people_of_the_newsroom_or_named_guests() -> None:
    known = {person["name"] for person in _newsroom()["people"]} | {"Hanna Reyes"}
    assert {name for article in ARTICLES for name in article.front.get("bylines", [])} <= known


def test_every_picture_file_exists_opens_and_is_used() -> None:
    used = {use["file"] for _, use in _uses()}
    files = sorted(path for path in (DEMO / "images").iterdir())
    assert used == {f"images/{path.name}" for path in files}
    assert 14 <= len(files) <= 16
    for path in files:
        with Image.open(path) as picture:
            picture.load()
            assert 1600 <= picture.width <= 2000
        assert path.stat().st_size < 350_000
    assert sum(path.stat().st_size for path in files) < 5_000_000
    assert {path.suffix for path in files} == {".jpg", ".png", ".webp"}


def test_picture_gaps_are_only_the_deliberate_ones() -> None:
    plain = [use for _, use in _uses() if not use.get("decorative")]
    assert {use["file"] for use in plain if not use.get("alt")} == {
        "images/cranes.jpg", "images/kittiwakes.jpg",
    }  # fmt: skip
    assert {use["file"] for use in plain if not use.get("credit")} == {"images/school-boat.jpg"}
    assert all(use.get("caption") and use.get("source") for use in plain)
    assert all(use["rights"].get("terms") for _, use in _uses())
    assert [use["file"] for _, use in _uses() if use.get("decorative")] == ["images/tideline.jpg"]


def test_picture_rights_end_soon_and_have_ended() -> None:
    until = {use["file"]: use["rights"].get("until") for _, use in _uses()}
    assert until["images/breakwater-storm.jpg"] == date(2026, 12, 5)
    expired = [file for file, end in until.items() if end is not None and end < TODAY]
    assert expired == ["images/lighthouse.jpg"]


def test_some_pictures_are_used_more_than_once_with_the_same_facts() -> None:
    by_file: dict[str, list[dict[str, Any]]] = {}
    for _, use in _uses():
        by_file.setdefault(use["file"], []).append(use)
    assert len(by_file["images/columba.jpg"]) == 2
    assert len(by_file["images/inner-bay.jpg"]) == 5
    for uses in by_file.values():
        for name in ("credit", "source", "alt", "rights"):
            assert all(use.get(name) == uses[0].get(name) for use in uses)


def test_pictures_carry_embedded_facts_and_one_carries_a_position_at_sea() -> None:
    with_xmp, with_position, with_iptc = [], [], []
    for path in sorted((DEMO / "images").glob("*.jpg")):
        with Image.open(path) as picture:
            packet = picture.info.get("xmp", b"").decode()
            if all(tag in packet for tag in ("dc:description", "dc:creator", "photoshop:Credit")):
                with_xmp.append(path.name)
            if picture.getexif().get_ifd(0x8825):
                with_position.append(path.name)
            if picture.info.get("photoshop"):
                with_iptc.append(path.name)
            if path.name == "columba.jpg":
                assert "Iptc4xmpCore:AltTextAccessibility" in packet
                assert picture.getexif().get_ifd(0x8769)[36867] == "2026:11:14 06:48:12"
    assert len(with_xmp) >= 4
    assert with_position == ["columba.jpg"]
    assert with_iptc == ["dredger.jpg", "fish-market-1926.jpg"]


@pytest.mark.parametrize(
    "path", [*sorted(DEMO.glob("*.md")), DEMO / "newsroom.yaml"], ids=lambda path: path.name
)
def test_no_address_lies_outside_example(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    hosts = re.findall(r"https?://([^/\s\")\]]+)", text)
    assert all(host.endswith(".example") for host in hosts)
    assert "www." not in text
    assert not re.search(r"\w@\w", text)


@every_article
def test_typography_is_a_newspapers(article: Article) -> None:
    assert "'" not in article.body
    assert '"' not in article.body
    assert " -- " not in article.body
    assert article.body.count("“") == article.body.count("”")
    assert not re.search(r"\d (?:metres|kilometres|hectares|per cent|tonnes)\b", article.body)


def test_bodies_use_the_whole_of_markdown_that_a_page_needs() -> None:
    everything = "\n".join(article.body for article in ARTICLES)
    for pattern in (
        r"^## ", r"^- ", r"^1\. ", r"^> ", r"^> — ", r"\*\*\w", r"(?<!\*)\*\w", r"\]\(https://",
    ):  # fmt: skip
        assert re.search(pattern, everything, re.MULTILINE), pattern
    assert "\u00a0" in everything
    assert sum("| --- |" in article.body for article in ARTICLES) == 1


@pytest.mark.parametrize(
    ("slug", "told", "words"),
    [
        (
            "ferry-winter-timetable",
            (
                "Ferry operators brace for a thinner winter timetable",
                "Harbour",
                ["Ines Okafor"],
                "in review",
            ),
            842,
        ),
        (
            "councillors-split-quay-road",
            ("Councillors split over quay road closure", "Council", ["Tom Vasile"], "draft"),
            310,
        ),
        (
            "eelgrass-returns",
            (
                "Eelgrass returns to the inner bay after a decade",
                "Environment",
                ["Ines Okafor"],
                "changes requested",
            ),
            1120,
        ),
        (
            "chandlery-mole-street-to-shut",
            ("Chandlery on Mole Street to shut after 96 years", "Business", ["Desk"], "approved"),
            540,
        ),
        (
            "dredging-contract-slips",
            (
                "Dredging contract slips again, port confirms",
                "Harbour",
                ["Mara Lindqvist"],
                "published",
            ),
            660,
        ),
        (
            "new-channel-depth-skippers",
            (
                "What the new channel depth means for skippers",
                "Harbour",
                ["Mara Lindqvist"],
                "draft",
            ),
            95,
        ),
        (
            "budget-hearing-six-numbers",
            ("Budget hearing: six numbers that matter", "Council", ["Tom Vasile"], "submitted"),
            730,
        ),
    ],
)
def test_the_front_desk_stories_are_as_announced(
    slug: str, told: tuple[str, str, list[str], str], words: int
) -> None:
    article = BY_SLUG[slug]
    front = article.front
    assert (front["headline"], front["section"], front["bylines"], article.stage) == told
    assert abs(article.words - words) <= 3


def test_the_skippers_name_differs_from_four_published_articles() -> None:
    ferry = BY_SLUG["ferry-winter-timetable"]
    assert "Piers Haldan," in ferry.body
    assert "Haldane" not in ferry.text
    published = [a.slug for a in ARTICLES if a.stage == "published" and "Haldane" in a.body]
    assert len(published) == 4


def test_newsroom_settings_are_complete() -> None:
    newsroom = _newsroom()
    assert newsroom["name"] == "Harbour Courier"
    assert newsroom["newsletter"]
    assert {person["role"] for person in newsroom["people"]} == {"writer", "editor", "chief"}
    assert any(person["collective"] for person in newsroom["people"])
    assert {"name": "Missing alt text", "query": "missing:alt"} in newsroom["saved_searches"]
    assert all(re.fullmatch(r"#[0-9a-f]{6}", s["colour"]) for s in newsroom["sections"])
