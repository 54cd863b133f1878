from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.draft import Draft
from workstation.domain.errors import BadQuery
from workstation.domain.ids import ArticleId, FigureId, LinkId, NoteId, PictureId, new_uuid
from workstation.domain.links import ArticleTarget, LinkKind, RelatedLink
from workstation.domain.newsroom import Newsroom, SavedSearch, Section
from workstation.domain.notes import Anchor
from workstation.domain.pictures import Figure, Picture, Role
from workstation.domain.query import LibraryQuery, Order
from workstation.domain.workflow import Stage
from workstation.services import drafts, indexing, library, newsrooms, notes, pictures, reviewing
from workstation.storage.store import Store
from workstation.text.query import parse

QUAY = Picture(
    id=PictureId("a" * 64), file_name="q.jpg", media_type="image/jpeg", width=1, height=1, size=9
)


@pytest.fixture
def shelf(request: pytest.FixtureRequest, clock: FrozenClock) -> Store:
    """Four articles, a minute apart, indexed."""
    store: Store = request.getfixturevalue("library")
    ferry = ArticleId(new_uuid())
    bare = Figure(id=FigureId(new_uuid()), key="quay", picture=QUAY.id)
    whole = Figure(
        id=FigureId(new_uuid()),
        key="lead",
        picture=QUAY.id,
        role=Role.LEAD,
        caption="The Café",
        credit="Ada",
        alt="A café",
    )
    articles: list[tuple[ArticleId, Draft, Stage]] = [
        (
            ferry,
            Draft(
                headline="“Ferry” returns",
                section="Harbour",
                bylines=("Inés Okafor",),
                tags=("Ferries",),
                body="The Saint Columba is back at Skerry Pier.",
            ),
            Stage.PUBLISHED,
        ),
        (
            ArticleId(new_uuid()),
            Draft(
                headline="Ferry fares rise",
                section="Harbour",
                bylines=("Ada Brandt", "Inés Okafor"),
                body="Columba tickets cost more.",
                figures=(bare,),
                links=(RelatedLink(id=LinkId(new_uuid()), key="a", target=ArticleTarget(ferry)),),
            ),
            Stage.DRAFT,
        ),
        (
            ArticleId(new_uuid()),
            Draft(
                headline="Council sets budget",
                section="Council",
                embargo=datetime(2026, 12, 1, tzinfo=UTC),
                figures=(whole,),
            ),
            Stage.IN_REVIEW,
        ),
        (ArticleId(new_uuid()), Draft(headline="Émigré choir sings"), Stage.DRAFT),
    ]
    with store.write() as uow:
        pictures.add(uow, QUAY)
        for article, draft, stage in articles:
            clock.forward(minutes=1)
            drafts.create(
                uow,
                article,
                draft,
                author="Ines",
                stage=stage,
                published_at=datetime(2025, 5, 5, tzinfo=UTC) if stage.live else None,
            )
        indexing.index_dirty(uow, 100)
    return store


def _found(store: Store, query: LibraryQuery | str) -> list[str]:
    with store.read() as uow:
        wanted = parse(query) if isinstance(query, str) else query
        return [row.headline for row in library.rows(uow, library.ids(uow, wanted))]


FERRY, FARES = "“Ferry” returns", "Ferry fares rise"
COUNCIL, CHOIR = "Council sets budget", "Émigré choir sings"


@pytest.mark.parametrize(
    ("query", "headlines"),
    [
        ("", [CHOIR, COUNCIL, FARES, FERRY]),
        ("sort:oldest", [FERRY, FARES, COUNCIL, CHOIR]),
        ("sort:headline", [COUNCIL, CHOIR, FARES, FERRY]),
        ("section:HARBOUR", [FARES, FERRY]),
        ("stage:draft", [CHOIR, FARES]),
        ("stage:draft stage:published section:harbour", [FARES, FERRY]),
        ('by:"ines okafor"', [FARES, FERRY]),
        ("tag:ferries", [FERRY]),
        ("has:picture", [COUNCIL, FARES]),
        ("has:link", [FARES]),
        ("has:embargo", [COUNCIL]),
        ("missing:alt", [FARES]),
        ("missing:credit", [FARES]),
        ("missing:caption", [FARES]),
        ("missing:byline", [CHOIR, COUNCIL]),
        ("missing:lead", [CHOIR, FARES, FERRY]),
        ("before:2026-01-01", [FERRY]),
        ("after:2026-11-22", [CHOIR, COUNCIL, FARES]),
        ("columba sort:newest", [FARES, FERRY]),
        ('"saint columba"', [FERRY]),
        ("colum", [FARES, FERRY]),
        ("columba section:council", []),
        ("emigre", [CHOIR]),
        ("cafe", [COUNCIL]),
        ("okafor", [FARES, FERRY]),
        ("nothing at all", []),
    ],
)
def test_a_query_finds_its_articles_in_order(
    shelf: Store, query: str, headlines: list[str]
) -> None:
    found = _found(shelf, query)
    assert (sorted(found) if query in ("colum", "okafor") else found) == headlines


def test_a_headline_counts_more_than_the_text(shelf: Store) -> None:
    with shelf.write() as uow:
        draft = Draft(headline="Columba", body="A ship. " * 40)
        drafts.create(uow, ArticleId(new_uuid()), draft, author="Ines")
        indexing.index_dirty(uow, 10)
    assert _found(shelf, "columba")[0] == "Columba"


def test_a_query_can_be_limited(shelf: Store) -> None:
    with shelf.read() as uow:
        assert len(library.ids(uow, LibraryQuery(), 2)) == 2
        assert len(library.ids(uow, LibraryQuery(words="ferry", order=Order.RELEVANCE), 1)) == 1


def test_lists_come_from_covering_indexes(shelf: Store) -> None:
    plans = []
    for query in ("", "stage:draft", "section:harbour", "sort:headline", "before:2026-01-01"):
        statement = _compiled(shelf, query)
        with shelf.read() as uow:
            rows = uow.listing._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}")
            plans.append(" ".join(row[3] for row in rows))
    assert all("COVERING INDEX" in plan for plan in plans), plans
    assert not any("TEMP B-TREE" in plan for plan in plans), plans


def _compiled(store: Store, query: str) -> str:
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, sql: str, parameters: Any, *_rest: Any) -> None:
        for value in parameters:
            sql = sql.replace("?", f"'{value}'" if isinstance(value, str) else str(value), 1)
        seen.append(sql)

    event.listen(store._reader, "before_cursor_execute", note)
    try:
        with store.read() as uow:
            library.ids(uow, parse(query))
    finally:
        event.remove(store._reader, "before_cursor_execute", note)
    return seen[-1]


def test_rows_come_in_the_order_asked_for(shelf: Store) -> None:
    with shelf.read() as uow:
        newest = library.ids(uow, LibraryQuery())
        backwards = tuple(reversed(newest))
        assert tuple(row.id for row in library.rows(uow, backwards)) == backwards
        assert library.rows(uow, (ArticleId(new_uuid()), newest[0]))[0].id == newest[0]
        (row,) = library.rows(uow, newest[2:3])
    assert row.headline == FARES
    assert row.bylines == ("Ada Brandt", "Inés Okafor")
    assert row.words == 4


def test_the_desk_list_is_counted(shelf: Store) -> None:
    newsroom = Newsroom(
        sections=(Section("Harbour"), Section("Sport")),
        saved_searches=(
            SavedSearch("Columba", "columba"),
            SavedSearch("Mine", "by:Ada Brandt"),
            SavedSearch("Broken", "stage:nowhere"),
        ),
    )
    with shelf.write() as uow:
        newsrooms.save(uow, newsroom)
        reviewing.assign(
            uow, library.ids(uow, parse("choir"))[0], "Ada Brandt", by="Mara Lindqvist"
        )
    with shelf.read() as uow:
        counts = library.counts(uow, newsroom, assigned_to="Ada Brandt")
    assert counts.stages == {Stage.DRAFT: 2, Stage.IN_REVIEW: 1, Stage.PUBLISHED: 1}
    assert counts.sections == {"Harbour": 2, "Sport": 0}
    assert counts.saved["Columba"] == 2
    assert "Broken" not in counts.saved
    assert counts.assigned == 1
    assert _found(shelf, 'assigned:"ada brandt"') == [CHOIR]


def test_a_search_shows_where_it_found_the_words(shelf: Store) -> None:
    with shelf.read() as uow:
        hits = library.search(uow, "columba section:harbour", 10)
        filtered = library.search(uow, "section:harbour", 10)
        with pytest.raises(BadQuery):
            library.search(uow, "x:y", 10)
    assert {hit.summary.headline for hit in hits} == {FERRY, FARES}
    assert "\u2068Columba\u2069" in hits[0].excerpt
    assert hits[0].score >= hits[1].score > 0
    assert [hit.summary.headline for hit in filtered] == [FARES, FERRY]


def test_quick_find_prefers_headlines_that_begin_so(shelf: Store) -> None:
    with shelf.write() as uow:
        drafts.create(uow, ArticleId(new_uuid()), Draft(headline="Returns of fares"), author="Ines")
        indexing.index_dirty(uow, 10)

    def find(text: str, **more: Any) -> list[str]:
        with shelf.read() as uow:
            return [row.headline for row in library.quick_find(uow, text, 10, **more)]

    assert find("fer") == [FARES, FERRY]
    assert find("ret") == ["Returns of fares", FERRY]
    assert find("far fer") == [FARES]
    assert find("EMIGRE") == [CHOIR]
    assert find("nothing") == []
    assert len(find("")) == 5
    with shelf.read() as uow:
        fares = library.ids(uow, parse('"ferry fares"'))
    assert find("fer", exclude=frozenset(fares)) == [FERRY]


def test_a_new_headline_is_found_before_it_is_indexed(shelf: Store) -> None:
    with shelf.write() as uow:
        drafts.create(uow, ArticleId(new_uuid()), Draft(headline="Oysters closed"), author="Ines")
    with shelf.read() as uow:
        assert [row.headline for row in library.quick_find(uow, "oyst", 5)] == ["Oysters closed"]


def test_incoming_links_come_with_their_articles(shelf: Store) -> None:
    with shelf.read() as uow:
        (ferry,) = library.ids(uow, parse('"saint columba"'))
        ((source, link),) = library.incoming(uow, ferry)
    assert source.headline == FARES
    assert link.target == ArticleTarget(ferry)
    assert link.kind is LinkKind.SEE_ALSO


def test_a_word_with_an_apostrophe_is_found_by_its_headline(shelf: Store) -> None:
    with shelf.write() as uow:
        draft = Draft(headline="The skipper’s own-goal")
        drafts.create(uow, ArticleId(new_uuid()), draft, author="Ines")
        indexing.index_dirty(uow, 10)
    with shelf.read() as uow:
        for text in ("skipper’s", "skipper's", "own-go", "Skippers"):
            found = [row.headline for row in library.quick_find(uow, text, 5)]
            assert found == ([] if text == "Skippers" else ["The skipper’s own-goal"]), text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@example("0\ud800")
@given(st.text(st.characters() | st.sampled_from('":*()^-+{}\x00'), max_size=20))
def test_whatever_is_typed_can_be_searched_for(shelf: Store, text: str) -> None:
    with shelf.read() as uow:
        library.quick_find(uow, text, 5)
        with contextlib.suppress(BadQuery):
            library.search(uow, text, 5)
        query = LibraryQuery(words=text, order=Order.HEADLINE)
        assert len(library.ids(uow, query)) <= 4


def test_notes_for_somebody_mention_them_or_are_on_what_they_wrote(shelf: Store) -> None:
    with shelf.write() as uow:
        mine, mentioned, answered, other = (ArticleId(new_uuid()) for _ in range(4))
        for article in (mine, mentioned, answered, other):
            written = ("Inés “I” Okafor",) if article == mine else ("Tom Vasile",)
            drafts.create(uow, article, Draft(headline="Ferry", bylines=written), author=written[0])
        name = "Inés “I” Okafor"
        for article, by, text in (
            (mine, "Mara", "Too long."),
            (mentioned, "Tom Vasile", f"Ask @{name}."),
            (answered, "Mara", "Why?"),
            (other, "Mara", "Why?"),
        ):
            notes.add(uow, NoteId(article), article, Anchor(), text, by=by)
        notes.reply(uow, NoteId(answered), f"@{name} knows.", by="Tom Vasile")
    wanted = parse(f'notes:"{name}"')
    with shelf.read() as uow:
        assert set(library.ids(uow, wanted)) == {mine, mentioned, answered}
        counted = library.counts(uow, Newsroom(), assigned_to=name)
        assert counted.noted == 3
    with shelf.write() as uow:
        for article in (mine, mentioned, answered):
            notes.resolve(uow, NoteId(article), by="Mara")
        notes.add(uow, NoteId(new_uuid()), mine, Anchor(), "I shall look.", by=name)
        assert library.ids(uow, wanted) == ()


def test_what_one_waits_for_and_what_is_due_first(
    request: pytest.FixtureRequest, clock: FrozenClock
) -> None:
    store: Store = request.getfixturevalue("library")
    ids: dict[str, ArticleId] = {}

    def add(name: str, stage: Stage, by: str, assignee: str, day: int | None = None) -> None:
        ids[name] = ArticleId(new_uuid())
        due = None if day is None else datetime(2026, 11, day, tzinfo=UTC)
        draft = Draft(headline=name, bylines=(by,), deadline=due)
        drafts.create(uow, ids[name], draft, author=by, stage=stage)
        uow.articles.set_assignee(ids[name], assignee)

    with store.write() as uow:
        add("with the editor", Stage.IN_REVIEW, "Ines", "Ada", 25)
        add("sent in", Stage.SUBMITTED, "Ines", "")
        add("sent back", Stage.CHANGES_REQUESTED, "Ines", "Ada", 23)
        add("begun", Stage.DRAFT, "Ines", "", 24)
        add("out", Stage.PUBLISHED, "Ines", "Ada", 20)

    def listed(text: str) -> list[str]:
        with store.read() as unit:
            found = unit.listing.ids(parse(text), (), 10)
        names = {article: name for name, article in ids.items()}
        return [names[article] for article in found]

    assert set(listed("waiting:ines")) == {"with the editor", "sent in"}
    assert listed("waiting:Ada") == ["sent back"]
    assert listed("has:deadline sort:deadline") == ["sent back", "begun", "with the editor"]
    with store.read() as unit:
        counts = library.counts(unit, Newsroom(), assigned_to="Ines")
    assert (counts.waiting, counts.due) == (2, 3)
