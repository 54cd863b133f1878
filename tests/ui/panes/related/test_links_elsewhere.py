"""Proposals, mentions, links back, and the picture of the neighbourhood."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from tests.ui.panes.related.conftest import Related
from workstation.desk.notice import Notice
from workstation.domain.article import ArticleSummary
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId, LinkId, ProposalId
from workstation.domain.impact import ImpactKind
from workstation.domain.links import (
    ArticleTarget,
    LinkKind,
    Placement,
    RelatedLink,
    Unready,
    WebPage,
)
from workstation.domain.neighbours import Edge, Neighbourhood
from workstation.domain.proposals import LinkChange, Proposal
from workstation.domain.query import Mention, MentionKind, RelatedHit, Suggestions
from workstation.domain.workflow import Stage
from workstation.services import relinking
from workstation.storage.unit_of_work import UnitOfWork
from workstation.ui.dialogs.impact import ImpactDialog
from workstation.ui.notices import sentence
from workstation.ui.panes.related.neighbours import TABLE

CONTROL = Qt.KeyboardModifier.ControlModifier


def summary(name: str, stage: Stage = Stage.PUBLISHED) -> ArticleSummary:
    return ArticleSummary(id=ArticleId(name), slug=name, headline=name.title(), stage=stage)


def propose(bench: Bench, related: Related, before: RelatedLink | None, after: RelatedLink) -> None:
    proposal = Proposal(
        id=ProposalId("01900000-0000-7000-8000-0000000000aa"),
        change=LinkChange(related.article.id, before, after),
        by="Tom Vasile",
        at=bench.clock.now(),
    )

    def add(unit: UnitOfWork) -> Changes:
        unit.proposals.add([proposal])
        return Changes(reviewed=frozenset({related.article.id}))

    bench.desk.dispatcher.write(add, owner=bench.desk).result(10)


def test_a_proposal_is_accepted_as_a_step_that_can_be_undone(
    related: Related, bench: Bench, qtbot: QtBot
) -> None:
    bench.context.related.set_active(True)
    link = RelatedLink(
        id=LinkId("new"),
        key="eelgrass",
        target=ArticleTarget(related.eelgrass),
        kind=LinkKind.FOLLOW_UP,
    )
    propose(bench, related, None, link)
    qtbot.waitUntil(lambda: len(related.pane.waiting.cards()) == 1)
    (card,) = related.pane.waiting.cards()
    assert card.accessibleName() == (
        "Link “Eelgrass returns to the inner bay” as follow-up, from Tom Vasile"
    )
    card.accept.click()
    qtbot.waitUntil(lambda: not related.pane.waiting.cards())
    assert related.keys()[-1] == "eelgrass"
    assert related.pane.waiting.isHidden()
    related.article.history.undo()
    qtbot.waitUntil(lambda: len(related.pane.waiting.cards()) == 1)
    assert related.article.details.link("eelgrass") is None


def test_a_refused_proposal_changes_no_link(related: Related, bench: Bench, qtbot: QtBot) -> None:
    bench.context.related.set_active(True)
    before = related.article.links.all()
    propose(bench, related, before[0], replace(before[0], label="Another title"))
    qtbot.waitUntil(lambda: len(related.pane.waiting.cards()) == 1)
    related.pane.waiting.cards()[0].refuse.click()
    qtbot.waitUntil(lambda: not related.pane.waiting.cards())
    assert related.article.links.all() == before


def test_a_suggestion_goes_where_it_fits_or_is_never_shown_again(
    related: Related, bench: Bench, qtbot: QtBot
) -> None:
    boat = replace(summary("school-boat"), id=related.eelgrass)
    hit = RelatedHit(boat, 0.9, ("school boat",), fits=1)
    bench.context.related.suggested.emit(Suggestions((hit,), articles=1284, milliseconds=6.2))
    (row,) = related.pane.suggestions.rows()
    assert [action.text() for action in row.menu().actions() if action.text()] == [
        "Insert after paragraph 1",
        "Insert at the cursor",
        "Add at the end",
        "Not for this article",
    ]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return, CONTROL)
    assert related.article.body().startswith(
        "The first sailing is cut.\n\n{{related: school-boat}}"
    )
    dismissed: list[ArticleSummary] = []
    related.pane.suggestions.dismissed.connect(dismissed.append)
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert dismissed == [hit.summary]
    assert related.article.history.undoText() == "Not for this article: “School-Boat”"


def test_what_the_text_names_is_linked_there_by_enter(
    related: Related, bench: Bench, qtbot: QtBot
) -> None:
    mention = Mention(summary("dredger"), MentionKind.NAME, 4, 9, "first sailing", 1)
    bench.context.related.suggested.emit(Suggestions(mentions=(mention,)))
    (row,) = related.pane.mentions.rows()
    assert not related.pane.mentions.isHidden()
    assert row.second.text() == "“first sailing” · after paragraph 1"
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert "cut.\n\n{{related: dredger}}" in related.article.body()
    bench.context.related.suggested.emit(Suggestions())
    assert related.pane.mentions.isHidden()


def test_a_held_link_says_so_and_can_be_decided_by_keys(related: Related, qtbot: QtBot) -> None:
    card = related.pane.links.select_key("dredging")
    assert card is not None
    assert card.editor is not None
    card.editor.unready.button("hold").click()
    assert related.link("dredging").unready is Unready.HOLD
    assert "Held" in card.accessibleName()
    card.editor.unready.button("leave").click()
    assert "Not live" in card.accessibleName()
    related.article.history.undo()
    assert related.link("dredging").unready is Unready.HOLD


def test_alt_enter_takes_the_new_headline_of_a_retitled_story(
    related: Related, qtbot: QtBot
) -> None:
    link = replace(related.link("dredging"), label="Mine", label_for="Dredging begins")
    related.article.links.update(link, "Label")
    card = related.pane.links.in_text.card("l1")
    assert card is not None
    assert "Alt Enter" in card.accessibleDescription()
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert related.link("dredging").label == ""
    assert "Retitled" not in card.accessibleName()


def test_a_page_elsewhere_says_when_it_was_checked(related: Related, bench: Bench) -> None:
    pages = bench.context.related.pages
    url = "https://ferries.example/history"
    card = related.pane.links.at_end.card("l2")
    assert card is not None
    assert "never checked" in card.second.text()
    checked = bench.clock.now()
    bench.clock.forward(hours=2)
    pages._on_loaded({url: WebPage(url=url, checked_at=checked, status=200)})
    assert card.second.text() == "ferries.example · checked 2 h ago"
    pages._on_loaded({url: WebPage(url=url, checked_at=checked, status=404)})
    assert "answered 404" in card.second.text()
    assert card.chip.text() == "Unreachable"


def test_a_linked_article_is_asked_to_link_back(
    related: Related, bench: Bench, qtbot: QtBot
) -> None:
    bench.context.related.set_active(True)
    with qtbot.waitSignal(bench.context.related.incoming_changed):
        bench.context.related._receive()
    back = related.pane.incoming.back
    assert back.whole() == "Link back from “Dredging contract slips again”?"
    told: list[Notice] = []
    bench.desk.noticed.connect(told.append)
    with qtbot.waitSignal(bench.desk.consequences.carried_out):
        back.click()
    assert [*map(sentence, told)] == ["Left at other articles, to be accepted there: 1 change(s)."]
    assert back.isHidden()
    (proposal,) = bench.desk.dispatcher.read(
        partial(relinking.waiting, article=related.dredging),
        owner=bench.desk,
        done=lambda _: None,
        after_writes=True,
    ).result(10)
    assert proposal.change.after is not None
    assert proposal.change.after.kind is LinkKind.FOLLOW_UP


def test_the_neighbourhood_is_a_picture_and_a_table(related: Related, qtbot: QtBot) -> None:
    here, one, two = summary("here"), summary("one"), summary("two")
    found = Neighbourhood(
        here.id,
        (here, one, two),
        (
            Edge(one.id, here.id, LinkKind.BACKGROUND),
            Edge(here.id, two.id, LinkKind.FOLLOW_UP),
            Edge(one.id, two.id, LinkKind.SEE_ALSO),
        ),
    )
    neighbours = related.pane.neighbours
    related.pane.around.unfold()
    neighbours.show_neighbourhood(found)
    assert neighbours.picture.articles() == (here.id, one.id, two.id)
    opened: list[str] = []
    neighbours.chosen.connect(opened.append)
    picture = neighbours.picture
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Down)
    assert picture.current == one.id
    assert picture.accessibleDescription() == "One, links here: background"
    qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert opened == [one.id]
    neighbours.form.button(TABLE).click()
    rows = [neighbours.table.topLevelItem(place) for place in range(3)]
    assert [[row.text(column) for column in range(3)] for row in rows if row is not None] == [
        ["One", "Background", "Here"],
        ["Here", "Follow-up", "Two"],
        ["One", "See also", "Two"],
    ]


def test_the_views_of_the_newsroom_fill_the_article_list(related: Related, bench: Bench) -> None:
    names = related.pane.views.names.links()
    assert [link.whole() for link in names] == [
        "Nobody links here",
        "Links nowhere",
        "Broken links",
        "Stale links",
        "Series with gaps",
        "Most linked",
    ]
    names[1].click()
    assert bench.context.library.entry.value == "links:dead-end"


def test_what_links_here_is_changed_in_the_panel(
    related: Related, bench: Bench, qtbot: QtBot
) -> None:
    consequences = bench.desk.consequences
    link = RelatedLink(
        id=LinkId("in"),
        key="ferry",
        target=ArticleTarget(related.article.id),
        placement=Placement.END,
        label="Winter",
        label_for="Old headline",
    )
    draft = replace(related.article.snapshot(), headline="Source", slug="", links=(link,), body="")
    source = bench.add(draft)
    with qtbot.waitSignal(consequences.foreseen) as told:
        related.pane.incoming.impact_asked.emit()
    dialog = ImpactDialog(told.args[0], consequences, told.args[1])
    qtbot.addWidget(dialog)
    row = dialog.rows.topLevelItem(0)
    assert row is not None
    assert row.text(2) == "goes on saying “Winter”"
    dialog.acts[next(each for each in dialog.acts if each.value == "relabel")].click()
    assert row.text(3) == "Show the headline"
    with qtbot.waitSignal(consequences.carried_out):
        dialog.go_on.click()
    stored = bench.desk.dispatcher.read(
        lambda unit: unit.articles.load(source),
        owner=bench.desk,
        done=lambda _: None,
        after_writes=True,
    ).result(10)
    assert stored.draft.links[0].label == ""


def test_what_waits_is_known_while_nobody_looks_at_the_pane(
    related: Related, bench: Bench, qtbot: QtBot
) -> None:
    bench.context.related.set_active(False)
    link = replace(related.article.links.all()[0], label="Another title")

    def is_told(proposals: tuple[Proposal, ...], _about: object) -> bool:
        return [one.by for one in proposals] == ["Tom Vasile"]

    with qtbot.waitSignal(bench.context.related.waiting_changed, check_params_cb=is_told):
        propose(bench, related, related.article.links.all()[0], link)


def test_the_title_that_a_check_found_is_offered(related: Related, bench: Bench) -> None:
    url = "https://ferries.example/history"
    card = related.pane.links.select_key("history")
    assert card is not None
    assert card.editor is not None
    take = card.editor.take_title
    assert take.isHidden()
    page = WebPage(url=url, title="Timetable, 1998 to today", checked_at=bench.clock.now())
    bench.context.related.pages._on_loaded({url: page})
    assert not take.isHidden()
    take.click()
    assert related.link("history").label == "Timetable, 1998 to today"
    assert take.isHidden()
    related.article.history.undo()
    assert related.link("history").label == ""


def test_a_merge_needs_the_article_to_merge_into(
    related: Related, bench: Bench, qtbot: QtBot
) -> None:
    consequences = bench.desk.consequences
    with qtbot.waitSignal(consequences.foreseen) as told:
        consequences.face(related.article.id, ImpactKind.MERGE)
    dialog = ImpactDialog(told.args[0], consequences, told.args[1])
    qtbot.addWidget(dialog)
    assert dialog.rows.isHidden()
    assert not dialog.go_on.isEnabled()
    dialog.target.edited.emit("Eelgrass")
    qtbot.waitUntil(lambda: dialog.found.count() == 1)
    dialog.show()
    dialog.activateWindow()
    dialog.found.setFocus()
    qtbot.waitUntil(dialog.found.hasFocus)
    qtbot.keyClick(dialog.found, Qt.Key.Key_Down)
    assert dialog.go_on.isEnabled()
    dialog.target.edited.emit("eel")
    qtbot.waitUntil(lambda: not dialog.go_on.isEnabled())
    qtbot.keyClick(dialog.found, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.found, Qt.Key.Key_Return)
    assert dialog.go_on.isEnabled()
    assert dialog.isVisible()
    with qtbot.waitSignal(bench.desk.noticed):
        dialog.accept()
    assert related.article.history.undoText() == "Merge into “Eelgrass returns to the inner bay”"
