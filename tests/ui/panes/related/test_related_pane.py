from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from tests.helpers.dropping import drop
from tests.ui.panes.related.conftest import BODY, Related
from workstation.desk.notice import Place
from workstation.domain.draft import Draft
from workstation.domain.links import (
    ArticleTarget,
    LinkKind,
    Placement,
    RelatedLink,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.query import RelatedHit, Suggestions
from workstation.ui import mime
from workstation.ui.panes.related.link_editor import LinkEditor
from workstation.ui.panes.related.pane import RelatedPane
from workstation.ui.panes.related.tray import TrayCard
from workstation.ui.widgets.card_list import CardList, CardT

ALT = Qt.KeyboardModifier.AltModifier


def editor_of(related: Related, key: str) -> LinkEditor:
    card = related.pane.links.select_key(key)
    assert card is not None
    assert card.editor is not None
    return card.editor


def card_of(cards: CardList[CardT], key: str) -> CardT:
    card = cards.card(key)
    assert card is not None
    return card


def press(related: Related, text: str) -> None:
    buttons = [
        button
        for button in related.pane.findChildren(QPushButton)
        if button.text() == text and button.isVisible()
    ]
    buttons[0].click()


def type_words(related: Related, qtbot: QtBot, words: str) -> None:
    field = related.pane.finder.field
    field.start()  # as a person would: what has the keys beneath goes out of sight
    field.line.clear()
    qtbot.keyClicks(field.line, words)


def test_links_stand_in_their_sections(related: Related) -> None:
    view = related.pane.links
    assert view.in_text.keys() == ("l1",)
    assert view.at_end.keys() == ("l2", "l3")
    assert view.unplaced.isHidden()
    words = card_of(view.in_text, "l1").accessibleName()
    assert "Dredging contract slips again" in words
    assert "after paragraph 1" in words
    assert "Not live" in words
    assert "External" in card_of(view.at_end, "l2").accessibleName()
    assert "ferries.example" in card_of(view.at_end, "l2").accessibleName()
    assert "not in this newsroom yet" in card_of(view.at_end, "l3").accessibleName()


def test_enter_links_the_first_that_is_found(related: Related, qtbot: QtBot, bench: Bench) -> None:
    type_words(related, qtbot, "eelgr")
    qtbot.keyClick(related.pane.finder.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(related.keys()) == 4)
    link = related.article.links.all()[-1]
    assert link.target == ArticleTarget(related.eelgrass)
    assert link.placement is Placement.END
    assert link.added_by == bench.desk.acting
    assert related.pane.finder.field.text() == ""
    related.article.history.undo()
    assert len(related.keys()) == 3
    related.article.history.redo()
    assert related.article.links.all()[-1].target == ArticleTarget(related.eelgrass)


def test_an_article_is_inserted_at_the_cursor(related: Related, qtbot: QtBot) -> None:
    related.article.cursor = len(related.article.body())
    type_words(related, qtbot, "eelgrass")
    results = related.pane.finder.results
    qtbot.waitUntil(lambda: len(results.rows()) == 1)
    qtbot.keyClick(related.pane.finder.field.line, Qt.Key.Key_Down)
    assert results.rows()[0].hasFocus()
    qtbot.keyClick(results.rows()[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    link = related.article.links.all()[-1]
    assert link.placement is Placement.TEXT
    assert related.article.body().endswith(f"{{{{related: {link.key}}}}}")
    related.article.history.undo()
    assert related.article.body() == BODY
    assert len(related.keys()) == 3


def test_the_article_itself_is_not_offered(related: Related, qtbot: QtBot) -> None:
    type_words(related, qtbot, "ferry")
    none = "No article in the newsroom matches"
    results = related.pane.finder.results
    qtbot.waitUntil(lambda: none in results._none.text() and not results._none.isHidden())
    assert results.rows() == ()


def test_what_is_linked_already_is_marked(related: Related, qtbot: QtBot) -> None:
    type_words(related, qtbot, "dredging")
    results = related.pane.finder.results
    qtbot.waitUntil(lambda: len(results.rows()) == 1)
    assert results.rows()[0]._linked.isVisible()


def test_an_address_is_linked_with_a_title(related: Related, qtbot: QtBot) -> None:
    type_words(related, qtbot, "https://council.example/report")
    qtbot.keyClick(related.pane.finder.field.line, Qt.Key.Key_Return)
    form = related.pane.finder.results.form
    assert form.title.line.hasFocus()
    qtbot.keyClicks(form.title.line, "The report")
    qtbot.keyClick(form.title.line, Qt.Key.Key_Return)
    assert related.article.links.all()[-1].target == WebTarget(
        "https://council.example/report", "The report"
    )


def test_a_story_to_come_is_linked_by_its_title(related: Related, qtbot: QtBot) -> None:
    type_words(related, qtbot, "The vote on the bus")
    results = related.pane.finder.results
    results.story.click()
    qtbot.keyClicks(results.form.bylines.line, "Ada Brandt,  Tom Vasile,")
    qtbot.keyClick(results.form.bylines.line, Qt.Key.Key_Return)
    assert related.article.links.all()[-1].target == UnresolvedTarget(
        "The vote on the bus", ("Ada Brandt", "Tom Vasile")
    )


def test_a_story_without_a_title_is_refused(related: Related, qtbot: QtBot) -> None:
    type_words(related, qtbot, "x")
    results = related.pane.finder.results
    results.story.click()
    results.form.title.line.clear()
    qtbot.keyClick(results.form.title.line, Qt.Key.Key_Return)
    assert len(related.keys()) == 3
    assert "title" in results.form.title.line.accessibleDescription()


def test_escape_goes_back_to_the_links(related: Related, qtbot: QtBot) -> None:
    type_words(related, qtbot, "eel")
    assert not related.pane.links.isVisible()
    qtbot.keyClick(related.pane.finder.field.line, Qt.Key.Key_Escape)
    assert related.pane.links.isVisible()


def test_the_end_list_is_put_in_order_by_keys_and_undone(related: Related, qtbot: QtBot) -> None:
    cards = related.pane.links.at_end
    cards.focus_card("l3")
    qtbot.keyClick(card_of(cards, "l3"), Qt.Key.Key_Up, ALT)
    assert related.ends() == ["minutes", "history"]
    assert cards.keys() == ("l3", "l2")
    assert card_of(cards, "l3").hasFocus()
    related.article.history.undo()
    assert cards.keys() == ("l2", "l3")


def test_the_end_list_is_put_in_order_by_dragging(related: Related) -> None:
    cards = related.pane.links.at_end
    drop(cards, cards.data_of("l2"), cards.height() - 1)
    assert related.ends() == ["minutes", "history"]
    related.article.history.undo()
    assert related.ends() == ["history", "minutes"]


def test_a_link_is_dragged_from_the_end_into_the_text(related: Related) -> None:
    related.article.cursor = len(related.article.body())
    view = related.pane.links
    drop(view.in_text, view.at_end.data_of("l2"), 5)
    assert related.link("history").placement is Placement.TEXT
    assert related.article.body().endswith("{{related: history}}")
    related.article.history.undo()
    assert related.link("history").placement is Placement.END
    assert "history" not in related.article.body()


def test_a_link_is_dragged_from_the_text_to_the_end(related: Related) -> None:
    view = related.pane.links
    drop(view.at_end, view.in_text.data_of("l1"), 1)
    assert related.ends() == ["dredging", "history", "minutes"]
    assert "{{related" not in related.article.body()
    related.article.history.undo()
    assert related.ends() == ["history", "minutes"]
    assert "{{related: dredging}}" in related.article.body()


def test_an_article_is_dropped_from_the_list(related: Related, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setData(mime.ARTICLE, related.eelgrass.encode())
    drop(related.pane.links.at_end, data, 0)
    qtbot.waitUntil(lambda: len(related.keys()) == 4)
    assert related.article.links.all()[1].target == ArticleTarget(related.eelgrass)
    related.article.history.undo()
    assert related.keys() == ["dredging", "history", "minutes"]


def test_an_article_is_not_linked_to_itself_by_dropping(related: Related) -> None:
    data = QMimeData()
    data.setData(mime.ARTICLE, related.article.id.encode())
    assert not related.pane.links.accepts(data)


def test_a_page_is_dropped_from_a_browser(related: Related) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://council.example/report")])
    data.setData("text/x-moz-url", "https://council.example/report\nThe report".encode("utf-16-le"))
    drop(related.pane.links.at_end, data, 1000)
    assert related.article.links.all()[-1].target == WebTarget(
        "https://council.example/report", "The report"
    )


def test_delete_removes_a_link_with_its_directive(related: Related, qtbot: QtBot) -> None:
    cards = related.pane.links.in_text
    cards.focus_card("l1")
    qtbot.keyClick(card_of(cards, "l1"), Qt.Key.Key_Delete)
    assert related.keys() == ["history", "minutes"]
    assert "{{related" not in related.article.body()
    related.article.history.undo()
    assert related.keys() == ["dredging", "history", "minutes"]
    assert related.article.body().count("{{related: dredging}}") == 1


def test_the_kind_is_changed_by_keyboard(related: Related, qtbot: QtBot) -> None:
    editor = editor_of(related, "minutes")
    editor.kind.setFocus()
    qtbot.keyClick(editor.kind, Qt.Key.Key_Up)
    assert related.link("minutes").kind is LinkKind.CORRECTION
    related.article.history.undo()
    assert related.link("minutes").kind is LinkKind.SEE_ALSO
    assert editor.kind.currentData() == LinkKind.SEE_ALSO


def test_typing_a_title_is_one_step(related: Related, qtbot: QtBot) -> None:
    editor = editor_of(related, "dredging")
    steps = related.article.history.count()
    qtbot.keyClicks(editor.label.line, "Still no dredger")
    link = related.link("dredging")
    assert (link.label, link.label_for) == ("Still no dredger", "Dredging contract slips again")
    assert related.article.history.count() == steps + 1
    related.article.history.undo()
    assert related.link("dredging").label == ""
    assert editor.label.text() == ""


def test_a_reason_is_kept(related: Related, qtbot: QtBot) -> None:
    editor = editor_of(related, "history")
    qtbot.keyClicks(editor.reason.line, "dates")
    assert related.link("history").reason == "dates"


def drifted(related: Related) -> LinkEditor:
    link = related.link("dredging")
    changed = replace(link, label="Still late", label_for="Dredging contract slips")
    related.article.links.update(changed, "label")
    return editor_of(related, "dredging")


def test_a_new_headline_of_the_target_is_told_and_taken(related: Related) -> None:
    editor = drifted(related)
    assert "now called “Dredging contract slips again”" in editor._drift.text()
    assert "Retitled" in card_of(related.pane.links.in_text, "l1").accessibleName()
    press(related, "Use the new headline")
    assert related.link("dredging").label == ""
    assert editor._drift.isHidden()
    related.article.history.undo()
    assert related.link("dredging").label == "Still late"


def test_a_title_is_kept_in_spite_of_a_new_headline(related: Related) -> None:
    drifted(related)
    press(related, "Keep this title")
    link = related.link("dredging")
    assert (link.label, link.label_for) == ("Still late", "Dredging contract slips again")


def test_the_place_is_changed_in_the_card(related: Related) -> None:
    editor = editor_of(related, "dredging")
    editor.placement.button(Placement.END.value).click()
    assert related.ends() == ["history", "minutes", "dredging"]
    card = card_of(related.pane.links.at_end, "l1")
    assert card.hasFocus()
    related.article.history.undo()
    assert related.ends() == ["history", "minutes"]


def test_a_link_whose_directive_was_deleted_needs_a_place(related: Related, qtbot: QtBot) -> None:
    body = related.article.body()
    start = body.index("{{related")
    related.article.edit_text(start, start + len("{{related: dredging}}\n\n"), "", "Delete")
    view = related.pane.links
    qtbot.waitUntil(lambda: view.unplaced.keys() == ("l1",))
    assert view.unplaced.isVisible()
    related.article.cursor = len(related.article.body())
    card = view.unplaced.card("l1")
    assert isinstance(card, TrayCard)
    card.place.click()
    assert related.article.body().endswith("{{related: dredging}}")
    assert view.in_text.keys() == ("l1",)
    related.article.history.undo()
    qtbot.waitUntil(lambda: view.unplaced.keys() == ("l1",))
    card = view.unplaced.card("l1")
    assert isinstance(card, TrayCard)
    card.end.click()
    assert related.ends() == ["history", "minutes", "dredging"]
    assert view.unplaced.isHidden()


def test_a_place_counts_code_points(related: Related) -> None:
    related.article.edit_text(0, 0, "🛥️ Boats. ", "Type")
    related.article.cursor = related.article.document.characterCount() - 1
    related.article.links.place(
        related.link("dredging").id, 0
    )  # leave the place, then come to the cursor
    editor = editor_of(related, "history")
    editor.placement.button(Placement.TEXT.value).click()
    assert related.article.body().endswith("A bus does not cross water.\n\n{{related: history}}")


def test_suggestions_are_linked_at_a_press(bench: Bench, related: Related, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.context.related.found):
        bench.context.related.find("eelgrass")
    found: list[object] = []
    bench.context.related.look_up(related.eelgrass, found.append)
    qtbot.waitUntil(lambda: bool(found))
    hit = RelatedHit(found[0], 0.92, ("inner bay", "school boat"))  # type: ignore[arg-type]
    bench.context.related.suggested.emit(Suggestions((hit,)))
    row = related.pane.suggestions.rows()[0]
    assert "92%" in row.accessibleName()
    assert "shares inner bay, school boat" in row.accessibleName()
    press(related, "Add")
    assert related.article.links.all()[-1].target == ArticleTarget(related.eelgrass)
    related.article.history.undo()
    assert len(related.keys()) == 3


def test_who_links_here_is_named_and_opened(bench: Bench, related: Related, qtbot: QtBot) -> None:
    assert related.pane.incoming.words() == "No other article points here yet."
    link = RelatedLink(id=related.link("history").id, key="ferry", target=_to(related))
    source = bench.add(Draft(headline="A bus does not cross water", links=(link,)))
    bench.context.related.set_active(False)
    bench.context.related.set_active(True)
    qtbot.waitUntil(lambda: related.pane.incoming.words() == "One article points here.")
    name = related.pane.incoming.names.links()[0]
    assert name.accessibleName() == "A bus does not cross water"
    with qtbot.waitSignal(bench.desk.current_changed):
        name.click()
    assert bench.desk.current is not None
    assert bench.desk.current.id == source


def _to(related: Related) -> ArticleTarget:
    return ArticleTarget(related.article.id)


def test_a_title_opens_its_article(bench: Bench, related: Related, qtbot: QtBot) -> None:
    cards = related.pane.links.in_text
    cards.focus_card("l1")
    with qtbot.waitSignal(bench.desk.current_changed):
        qtbot.keyClick(card_of(cards, "l1"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bench.desk.current is not None
    assert bench.desk.current.id == related.dredging
    assert related.pane.links.in_text.keys() == ()


def test_a_page_elsewhere_is_opened_once_that_is_confirmed(related: Related, qtbot: QtBot) -> None:
    editor_of(related, "history")._open.click()
    box = related.pane.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert related.opened == []
    assert box.informativeText() == "https://ferries.example/history"
    with qtbot.waitSignal(box.finished):
        box.button(QMessageBox.StandardButton.Open).click()
    assert related.opened == [QUrl("https://ferries.example/history")]


def test_a_revealed_link_is_shown(bench: Bench, related: Related, qtbot: QtBot) -> None:
    bench.desk.reveal(Place(related.article.id, "links.minutes.label"))
    card = card_of(related.pane.links.at_end, "l3")
    assert card.hasFocus()
    assert card.property("selected")


def test_a_pane_made_for_a_revealed_link_shows_it(
    bench: Bench, related: Related, qtbot: QtBot
) -> None:
    bench.desk.reveal(Place(related.article.id, "links.history"))
    late = RelatedPane(bench.context)
    qtbot.addWidget(late)
    late.show()
    assert card_of(late.links.at_end, "l2").property("selected")


def test_without_an_article_the_pane_says_so(bench: Bench, related: Related) -> None:
    bench.desk.close(related.article.id)
    assert not related.pane.finder.field.isVisible()
    assert related.pane._empty.isVisible()
