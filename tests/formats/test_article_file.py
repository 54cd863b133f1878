from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workstation.domain.canonical import canonical_json, canonical_text, single_line
from workstation.domain.draft import Correction, CorrectionKind, Draft
from workstation.domain.errors import BadArticleFile
from workstation.domain.framing import TURNS, WHOLE, Crop, Framing
from workstation.domain.known_words import known_words, with_known_words
from workstation.domain.links import LinkKind, Placement
from workstation.domain.pictures import Rights, RightsOverride, Role
from workstation.domain.workflow import Stage
from workstation.formats.article_file import (
    ArticleFile,
    FileLink,
    FilePicture,
    MasterTexts,
    front_matter,
    read,
    read_text,
    write_text,
)

SAMPLE = """\
---
headline: Ferry operators brace for a thinner winter timetable
slug: ferry-winter-timetable
section: Harbour
kicker: Winter timetable
standfirst: With dredging running seven weeks late, the outer route loses its early sailing.
bylines: [Ines Okafor]            # a person or a collective, in order
dateline: Skerry Pier
date: 2026-11-22T09:42:00Z        # publication; absent while unpublished
language: en-GB
tags: [ferries, timetable]
stage: draft
embargo: 2026-11-22T18:00:00Z
pictures:
  columba:
    file: images/columba.jpg
    role: lead                    # lead | body; a lead picture needs no directive
    caption: The Saint Columba at Skerry Pier before dawn
    credit: Ada Brandt
    source: Staff
    alt: A white ferry with lit windows tied to a stone pier, the sky still dark
    decorative: false
    rights: {terms: "Staff, all uses", until: 2027-01-31}
related:
  - {key: dredging, slug: dredging-contract-slips, kind: background, placement: text}
  - {slug: eelgrass-returns, kind: see also, placement: end}
  - {url: "https://islandferries.example/history", title: "Timetable of the outer route", \
kind: see also, placement: end}
  - {title: A story not in this newsroom, bylines: [Courier Staff], kind: see also, placement: end}
newsletter: The day's harbour news, every evening.   # call to action at the foot
---
The first sailing will be cut from Monday, the harbour company said.

{{picture: quay}}

{{related: dredging}}

The council meets on **Wednesday**.
"""


def without_comments(text: str) -> str:
    return "\n".join(line.partition("  # ")[0].rstrip() for line in text.split("\n"))


def test_the_sample_of_the_interfaces_is_read() -> None:
    file = read_text(SAMPLE, "ferry.md")

    assert file.draft.headline == "Ferry operators brace for a thinner winter timetable"
    assert file.draft.bylines == ("Ines Okafor",)
    assert file.draft.embargo == datetime(2026, 11, 22, 18, tzinfo=UTC)
    assert file.draft.newsletter == "The day's harbour news, every evening."
    assert file.draft.body.startswith("The first sailing")
    assert file.draft.body.endswith("**Wednesday**.")
    assert file.published_at == datetime(2026, 11, 22, 9, 42, tzinfo=UTC)
    assert file.stage is Stage.DRAFT
    [columba] = file.pictures
    assert (columba.key, columba.file, columba.role) == ("columba", "images/columba.jpg", Role.LEAD)
    assert columba.rights == Rights(terms="Staff, all uses", until=date(2027, 1, 31))
    assert [link.key for link in file.links] == [
        "dredging",
        "eelgrass-returns",
        "timetable-of-the-outer-route",
        "a-story-not-in-this-newsroom",
    ]
    assert file.links[0].kind is LinkKind.BACKGROUND
    assert file.links[0].placement is Placement.TEXT
    assert file.links[2].url == "https://islandferries.example/history"
    assert file.links[3].bylines == ("Courier Staff",)


def test_the_sample_is_written_as_it_was_but_for_its_comments_and_spare_quotes() -> None:
    written = write_text(read_text(SAMPLE, "ferry.md"))

    expected = without_comments(SAMPLE).replace(
        '"Timetable of the outer route"', "Timetable of the outer route"
    )
    assert written == expected
    assert read_text(written, "again.md").draft == read_text(SAMPLE, "ferry.md").draft


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("headline: 2026", "headline", "2026"),
        ("headline: no", "headline", "no"),
        ("headline: 007", "headline", "007"),
        ("headline: a\nlanguage: no", "language", "no"),
        ("headline: a\nslug: 2026-11-22", "slug", "2026-11-22"),
        ("headline: a\nbylines: Ines Okafor", "bylines", ("Ines Okafor",)),
        ("headline: a\nbylines: [Ines, 12]", "bylines", ("Ines", "12")),
        ("headline: a\nnewsletter: false", "newsletter", ""),
        ("headline: a\nnewsletter: ''", "newsletter", ""),
        ("headline: a\nnewsletter:", "newsletter", None),
        ("headline: a\nnewsletter: 'false'", "newsletter", "false"),
        ("headline: a\nembargo: 2026-11-22", "embargo", datetime(2026, 11, 22, tzinfo=UTC)),
        (
            "headline: a\nembargo: 2026-11-22 18:00",
            "embargo",
            datetime(2026, 11, 22, 18, tzinfo=UTC),
        ),
        (
            "headline: a\nembargo: 2026-11-22T18:00:00+02:00",
            "embargo",
            datetime(2026, 11, 22, 16, tzinfo=UTC),
        ),
        ("headline: a\nword_target: 600", "word_target", 600),
        ("headline: a\nseo: {title: T, description: D}", "seo_description", "D"),
        ('headline: ""', "headline", ""),
        ("headline: >\n  two\n  lines", "headline", "two lines"),
        ('headline: "a\\u2028b\\u0007\\ufeff"', "headline", "a b"),
    ],
)
def test_words_are_taken_as_the_field_means_them(front: str, field: str, value: object) -> None:
    assert getattr(read_text(f"---\n{front}\n---\n", "a.md").draft, field) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no front matter", "line 1: the file doesn’t begin with front matter"),
        ("---\nheadline: a\n", "line 1: the front matter has no end"),
        ("---\nslug: a\n---\n", "line 2: the headline is missing"),
        ("---\nheadline:\n---\n", "line 2: the headline is missing"),
        ("---\nheadline: a: b\n---\n", "line 2: this line can’t be read as YAML"),
        ("---\nheadline: a\nheadline: b\n---\n", "line 3: “headline” is there twice"),
        ("---\n- a\n---\n", "must be lines of “key: value”"),
        ("---\nheadline: a\nstage: finished\n---\n", "line 3: “stage” can’t be “finished”"),
        ("---\nheadline: a\ndate: soon\n---\n", "line 3: “date” must be a date and time"),
        ("---\nheadline: a\nword_target: -5\n---\n", "“word_target” must be a whole number"),
        ("---\nheadline: [a]\n---\n", "line 2: “headline” must be a text"),
        ("---\nheadline: a\npictures: [a]\n---\n", "“pictures” must be a map"),
        ("---\nheadline: a\npictures:\n  q: {role: lead}\n---\n", "“pictures.q.file” is missing"),
        (
            "---\nheadline: a\npictures:\n  q:\n    file: ../x.jpg\n---\n",
            "line 5: “pictures.q.file” must lie beside",
        ),
        ("---\nheadline: a\npictures: {q: {file: /etc/x.jpg}}\n---\n", "must lie beside"),
        ("---\nheadline: a\npictures: {q: {file: 'C:\\x.jpg'}}\n---\n", "must lie beside"),
        ("---\nheadline: a\npictures: {'q}': {file: x.jpg}}\n---\n", "no good as a key"),
        ("---\nheadline: a\nrelated: {slug: b}\n---\n", "“related” must be a list"),
        ("---\nheadline: a\nrelated:\n  - {kind: opinion}\n---\n", "line 4: a related entry needs"),
        ("---\nheadline: a\nrelated:\n  - {slug: b, kind: cousin}\n---\n", "can’t be “cousin”"),
        ("---\nheadline: a\nrelated: [{url: 'javascript:x'}]\n---\n", "must be a web address"),
        ("---\nheadline: a\nrelated: [{slug: b, url: 'https://x'}]\n---\n", "can’t stand beside"),
        ("---\nheadline: a\nrelated: [{slug: b, key: k}, {slug: c, key: k}]\n---\n", "used twice"),
        ("---\nheadline: a\ncorrections: [{note: n}]\n---\n", "a correction needs a “date”"),
        ("---\nheadline: a\nx: *nothing\n---\n", "refers to nothing"),
        ("---\nheadline: a\nx: " + "[" * 500 + "]" * 500 + "\n---\n", "nested too deeply"),
        ("---\nheadline: a\n" + "x" * 500_000 + ": 1\n---\n", "front matter is too long"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, words: str) -> None:
    with pytest.raises(BadArticleFile) as caught:
        read_text(text, "bad.md")

    assert str(caught.value).startswith("bad.md: line ")
    assert words in str(caught.value)


def test_a_bomb_of_aliases_is_refused() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))

    with pytest.raises(BadArticleFile, match="too many values"):
        read_text(f"---\nheadline: a\n{bomb}---\n", "bomb.md")


def test_an_alias_that_holds_itself_is_refused() -> None:
    with pytest.raises(BadArticleFile, match="refers to nothing"):
        read_text("---\nheadline: a\nx: &x [*x]\n---\n", "loop.md")


def test_modest_aliases_are_followed() -> None:
    file = read_text("---\nheadline: a\nbylines: &who [Ines]\ntags: *who\n---\n", "alias.md")
    assert file.draft.tags == ("Ines",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("---\nheadline: a\n---\nMüller".encode("latin-1"), "line 4: the text isn’t UTF-8"),
        ("---\nheadline: a\n---\n".encode("utf-16"), "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "isn’t a text file"),
    ],
)
def test_files_that_are_not_utf8_are_refused(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    with pytest.raises(BadArticleFile, match=words):
        read(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadArticleFile, match="no such file"):
        read(tmp_path / "none.md")
    with pytest.raises(BadArticleFile, match="a folder"):
        read(tmp_path)


def test_a_byte_order_mark_and_windows_lines_are_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf---\r\nheadline: a\r\n---\r\n\r\nOne.\r\n\r\nTwo.\r\n")
    assert read(path).draft.body == "One.\n\nTwo."


def test_unknown_keys_are_kept_and_written_back_wherever_they_stand() -> None:
    text = (
        "---\nheadline: a\nlanguage: en-GB\nstage: draft\n"
        "seo:\n  title: T\n  robots: none\n"
        "pictures:\n  q:\n    file: q.jpg\n    role: body\n    decorative: false\n"
        "    rights: {terms: all, shop: true}\n    focus: [0.5, 0.25]\n"
        "related:\n  - {slug: b, kind: see also, placement: end, weight: 3}\n"
        'desk:\n  opened: 2026-01-02\n  phone: "0123"\nquiet: null\nrating: 5\n'
        "---\nBody.\n"
    )
    assert write_text(read_text(text, "a.md")) == text


def test_keys_of_end_links_are_written_only_where_they_say_something() -> None:
    links = (
        FileLink(key="b", slug="b"),
        FileLink(key="other", slug="c"),
        FileLink(key="d", slug="d", placement=Placement.TEXT),
        FileLink(key="e", slug="e"),
        FileLink(key="e-2", slug="e"),
    )
    file = ArticleFile(draft=Draft(headline="a"), links=links)

    written = write_text(file)

    assert "{slug: b," in written
    assert "{key: other, slug: c," in written
    assert "{key: d, slug: d," in written
    assert read_text(written, "a.md").links == links


TEXT = st.text(max_size=60).map(canonical_text)
LINE = st.one_of(
    st.text(max_size=40).map(single_line),
    st.sampled_from(
        [
            "no",
            "null",
            "12",
            "1e3",
            "2026-01-02",
            "a: b",
            "a #b",
            "- a",
            "a, b",
            "[x]",
            "~",
            "",
            "'",
        ]
    ),
)
LINES = st.lists(LINE.filter(bool), max_size=3).map(tuple)
KEY = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
WHEN = st.datetimes(datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2200-01-01")).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000, tzinfo=UTC)
)
MAYBE_WHEN = st.none() | WHEN
MAYBE_TEXT = st.none() | TEXT
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | LINE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3),
    max_leaves=6,
)

DRAFT = st.builds(
    Draft,
    headline=LINE,
    slug=LINE,
    section=LINE,
    kicker=LINE,
    standfirst=LINE,
    bylines=LINES,
    dateline=LINE,
    language=LINE.filter(bool),
    tags=LINES,
    body=st.text(max_size=200).map(canonical_text),
    corrections=st.lists(
        st.builds(Correction, WHEN, st.sampled_from(CorrectionKind), TEXT), max_size=2
    ).map(tuple),
    embargo=MAYBE_WHEN,
    deadline=MAYBE_WHEN,
    word_target=st.none() | st.integers(0, 99_999),
    seo_title=LINE,
    seo_description=LINE,
    newsletter=st.none() | LINE,
    extra=st.dictionaries(KEY.map(lambda key: f"x-{key}"), JSON, max_size=3).map(canonical_json),
)
RIGHTS = st.builds(Rights, LINE, LINE, st.none() | st.dates(), st.none() | st.dates())
PLACE = st.integers(0, WHOLE)
MAYBE_FRAMING = st.none() | st.builds(
    Framing,
    turn=st.sampled_from(TURNS),
    focus=st.none() | st.tuples(PLACE, PLACE),
    crops=st.dictionaries(
        st.sampled_from(("16:9", "1:1")), st.builds(Crop, PLACE, PLACE, PLACE, PLACE)
    ).map(lambda crops: tuple((key, crop.within()) for key, crop in sorted(crops.items()))),
    shape=st.sampled_from(("", "4:3")),
)
PICTURE = st.builds(
    FilePicture,
    key=KEY,
    file=KEY.map(lambda name: f"images/{name}.jpg"),
    role=st.sampled_from(Role),
    caption=MAYBE_TEXT,
    credit=MAYBE_TEXT,
    source=MAYBE_TEXT,
    alt=MAYBE_TEXT,
    decorative=st.booleans(),
    long_description=MAYBE_TEXT,
    rights=RIGHTS,
    keywords=LINES,
    taken_at=MAYBE_WHEN,
    creator=LINE,
    city=LINE,
    framing=MAYBE_FRAMING,
    override=st.none() | st.builds(RightsOverride, LINE.filter(bool), LINE.filter(bool), WHEN),
    master=st.builds(
        MasterTexts,
        caption=MAYBE_TEXT,
        credit=MAYBE_TEXT,
        source=MAYBE_TEXT,
        alt=MAYBE_TEXT,
        long_description=MAYBE_TEXT,
        framing=MAYBE_FRAMING,
    ),
)
LINK_DETAILS = {
    "key": KEY,
    "kind": st.sampled_from(LinkKind),
    "placement": st.sampled_from(Placement),
    "label": LINE,
    "label_for": LINE,
    "reason": LINE,
    "added_by": LINE,
    "added_at": MAYBE_WHEN,
}
LINK = st.one_of(
    st.builds(FileLink, slug=KEY, title=LINE, bylines=LINES, **LINK_DETAILS),
    st.builds(FileLink, title=LINE.filter(bool), bylines=LINES, **LINK_DETAILS),
    st.builds(FileLink, url=st.just("https://a.example/b?c=d#e"), title=LINE, **LINK_DETAILS),
)
FILE = st.builds(
    ArticleFile,
    draft=DRAFT,
    stage=st.sampled_from(Stage),
    published_at=MAYBE_WHEN,
    pictures=st.lists(PICTURE, max_size=2, unique_by=lambda one: one.key).map(tuple),
    links=st.lists(LINK, max_size=3, unique_by=lambda one: one.key).map(tuple),
)


def without_lines(file: ArticleFile) -> ArticleFile:
    return replace(file, pictures=tuple(replace(one, line=0) for one in file.pictures))


@settings(deadline=None, max_examples=300)
@given(FILE)
def test_what_is_written_reads_back_the_same(file: ArticleFile) -> None:
    written = write_text(file)
    assert without_lines(read_text(written, "a.md")) == file
    assert front_matter(read_text(written, "a.md")) == front_matter(file)
    assert write_text(read_text(written, "b.md")) == written


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=300))
def test_whatever_the_front_matter_it_is_read_or_refused_in_words(text: str) -> None:
    with suppress(BadArticleFile):
        assert read_text(f"---\nheadline: a\n{text}\n---\nBody", "any.md").draft.headline


def test_words_that_are_right_in_an_article_go_with_its_file() -> None:
    draft = with_known_words(Draft(headline="Ferry"), ("Skerry", "Hallin"))
    text = write_text(ArticleFile(draft=draft))
    assert "known_words: [Hallin, Skerry]" in text
    assert known_words(read_text(text, "ferry.md").draft) == ("Hallin", "Skerry")
