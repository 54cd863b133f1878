"""The details beside the draft: live, and undone like everything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDateTime, Qt
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from tests.ui.panes.editor.conftest import Writer
from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.ids import LinkId
from workstation.domain.links import ArticleTarget, RelatedLink
from workstation.services import indexing
from workstation.storage.unit_of_work import UnitOfWork
from workstation.ui.panes.editor.details_dialog import DetailsDialog

Open = Callable[[], DetailsDialog]


@pytest.fixture
def details(writer: Writer) -> Open:
    def open_it() -> DetailsDialog:
        writer.pane.show_details()
        dialog = writer.pane.findChild(DetailsDialog)
        assert dialog is not None
        return dialog

    return open_it


def test_lines_change_the_article(writer: Writer, details: Open) -> None:
    article = writer.open("Text", slug="ferry")
    dialog = details()
    dialog.slug.line.clear()
    writer.type("Ferry Waits, again", dialog.slug.line)
    writer.type("ferries, winter, ferries", dialog.tags.line)
    writer.type("Skerry Pier", dialog.dateline.line)
    writer.type("Search me", dialog.seo_title.line)
    writer.type("What it is", dialog.seo_description.box)
    found = article.details
    assert found.slug == "ferry-waits-again"
    assert found.tags == ("ferries", "winter")
    assert found.dateline == "Skerry Pier"
    assert (found.seo_title, found.seo_description) == ("Search me", "What it is")
    dialog.accept()


def advice(dialog: DetailsDialog) -> str:
    return dialog.slug.line.accessibleDescription()


def test_slug_of_a_new_article_follows_the_headline_until_it_is_set(
    writer: Writer, details: Open
) -> None:
    article = writer.open("Text", headline="")
    dialog = details()
    assert dialog.slug.text() == ""
    assert advice(dialog) == "Follows the headline, once there is one"
    article.change(replace(article.details, headline="The lifeboat crew"), "Headline")
    writer.bench.settle()
    follows = "Follows the headline: the-lifeboat-crew"
    writer.bench.qtbot.waitUntil(lambda: advice(dialog) == follows)
    assert dialog.slug.line.placeholderText() == "the-lifeboat-crew"
    writer.focus(dialog.slug.line)
    writer.type("lifeboat", dialog.slug.line)
    assert advice(dialog) == ""
    article.change(replace(article.details, headline="Another headline"), "Headline")
    writer.bench.settle()
    writer.bench.qtbot.waitUntil(lambda: article.slug == "lifeboat")
    assert dialog.slug.text() == "lifeboat"
    dialog.slug.line.clear()
    dialog.slug.edited.emit("")
    writer.bench.settle()
    writer.bench.qtbot.waitUntil(lambda: advice(dialog).endswith(": another-headline"))
    dialog.accept()


def test_slug_that_is_taken_says_what_it_became(writer: Writer, details: Open) -> None:
    writer.bench.add(Draft(headline="Ferry", slug="ferry"))
    article = writer.open("Text", slug="pier")
    dialog = details()
    dialog.slug.line.clear()
    writer.type("ferry", dialog.slug.line)
    writer.bench.settle()
    writer.bench.qtbot.waitUntil(lambda: article.slug == "ferry-2")
    assert advice(dialog) == "Another article has this slug; here it is ferry-2"
    assert dialog.slug.text() == "ferry"
    dialog.accept()


def test_kept_version_leaves_the_slug_following(writer: Writer, details: Open) -> None:
    article = writer.open("Text", headline="")
    article.change(replace(article.details, headline="The ferry"), "Headline")
    with writer.bench.qtbot.waitSignal(article.article_changed):
        writer.bench.context.review.keep_version()
    assert article.slug == "the-ferry"
    assert article.summary().slug == "the-ferry"
    dialog = details()
    assert advice(dialog) == "Follows the headline: the-ferry"
    dialog.accept()


def test_undo_works_inside_and_shows(writer: Writer, details: Open) -> None:
    article = writer.open("Text", dateline="Quay")
    dialog = details()
    writer.press(Qt.Key.Key_End, widget=dialog.dateline.line)
    writer.type("!", dialog.dateline.line)
    assert article.details.dateline == "Quay!"
    writer.undo(dialog.dateline.line)
    assert article.details.dateline == "Quay"
    assert dialog.dateline.text() == "Quay"
    dialog.accept()


def test_moments_are_set_and_taken_away(writer: Writer, details: Open) -> None:
    article = writer.open("Text")
    dialog = details()
    dialog.deadline.tick.click()
    due = article.details.deadline
    assert due == datetime(2026, 11, 22, 10, tzinfo=UTC)
    moment = datetime(2026, 12, 3, 17, tzinfo=UTC)
    dialog.embargo.tick.click()
    dialog.embargo.edit.setDateTime(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())))
    assert article.details.embargo == moment
    assert writer.pane.header.byline.embargo.isVisible()
    dialog.embargo.tick.click()
    assert not article.details.embargo
    article.history.undo()
    assert article.details.embargo == moment
    assert dialog.embargo.tick.isChecked()
    dialog.accept()


def test_target_language_and_newsletter(writer: Writer, details: Open) -> None:
    article = writer.open("Text")
    dialog = details()
    dialog.word_target.setValue(900)
    assert article.details.word_target == 900
    dialog.word_target.setValue(0)
    assert not article.details.word_target
    index = dialog.language.findData("cy-GB")
    dialog.language.setCurrentIndex(index)
    dialog.language.activated.emit(index)
    assert article.details.language == "cy-GB"
    dialog.newsletter.choice.setCurrentIndex(1)
    dialog.newsletter.choice.activated.emit(1)
    assert article.details.newsletter == ""
    dialog.newsletter.choice.setCurrentIndex(2)
    dialog.newsletter.choice.activated.emit(2)
    writer.type("Read on", dialog.newsletter.words.box)
    assert article.details.newsletter == "Read on"
    article.history.undo()
    dialog.accept()


def test_a_place_in_the_details_opens_them(writer: Writer) -> None:
    article = writer.open("Text")
    writer.bench.desk.reveal(Place(article.id, "seo_title"))
    dialog = writer.pane.findChild(DetailsDialog)
    assert dialog is not None
    assert dialog.focusWidget() is dialog.seo_title.line
    dialog.accept()


def test_another_article_closes_them(writer: Writer, details: Open) -> None:
    writer.open("Text")
    dialog = details()
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    writer.bench.open(Draft(headline="Another"))
    assert closed


def test_every_control_has_a_name(writer: Writer, details: Open) -> None:
    writer.open("Text")
    dialog = details()
    for control in dialog._controls().values():
        assert control.accessibleName() or getattr(control, "text", str)()
    writer.press(Qt.Key.Key_Escape, widget=dialog)


def test_a_slug_says_beforehand_which_addresses_break(bench: Bench, qtbot: QtBot) -> None:
    bench.add(Draft(headline="Typed", body="See [it](/news/dredging-slips.html)."))

    def index(unit: UnitOfWork) -> Changes:
        indexing.index_dirty(unit, 10)
        return Changes()

    bench.desk.dispatcher.write(index, owner=bench.desk).result(10)
    article = bench.open(Draft(headline="Dredging slips", slug="dredging-slips"))
    dialog = DetailsDialog(bench.context, article, None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "“Typed” breaks" in dialog.slug._advice.text())


def _link_to(writer: Writer, article: OpenArticle) -> None:
    link = RelatedLink(id=LinkId("in"), key="ferry", target=ArticleTarget(article.id))
    writer.bench.add(Draft(headline="Source", links=(link,)))


def test_links_here_are_faced_before_another_slug_is_applied(
    writer: Writer, details: Open, qtbot: QtBot
) -> None:
    article = writer.open("Text", slug="ferry")
    _link_to(writer, article)
    dialog = details()
    qtbot.waitUntil(lambda: dialog._linked)
    dialog.slug.line.clear()
    writer.type("ferry-waits", dialog.slug.line)
    assert article.details.slug == "ferry"
    with qtbot.waitSignal(writer.bench.desk.consequences.foreseen) as told:
        qtbot.keyClick(dialog.slug.line, Qt.Key.Key_Return)
    impact, proceed = told.args
    assert [each.source.headline for each in impact.affected] == ["Source"]
    assert article.details.slug == "ferry"
    assert dialog.slug.text() == "ferry"
    proceed()
    assert article.details.slug == "ferry-waits"
    assert dialog.slug.text() == "ferry-waits"
    article.history.undo()
    assert article.details.slug == "ferry"
