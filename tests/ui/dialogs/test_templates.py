"""Templates: keeping one, beginning with one, taking one away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.helpers.benches import EDITOR, Bench
from workstation.domain.draft import Draft
from workstation.domain.links import UnresolvedTarget
from workstation.ui.dialogs.templates import SaveTemplateDialog, TemplatesDialog

DIARY = Draft(
    headline="Council diary",
    section="Council",
    bylines=(EDITOR,),
    tags=("diary",),
    body="## Monday\n\n{{related: last-week}}",
    word_target=400,
)


@pytest.fixture
def window(bench: Bench) -> Iterator[QWidget]:
    widget = QWidget()
    bench.qtbot.addWidget(widget)
    yield widget
    bench.settle()


def keep(bench: Bench, window: QWidget, name: str) -> None:
    article = bench.open(DIARY)
    article.links.add(UnresolvedTarget("Last week"), name="last-week")
    dialog = SaveTemplateDialog(bench.desk, article, window)
    dialog.name.line.setText(name)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    bench.settle()


def test_an_article_is_kept_and_begun_with(bench: Bench, window: QWidget) -> None:
    keep(bench, window, "  Diary ")
    source = bench.desk.current
    assert source is not None
    dialog = TemplatesDialog(bench.desk, bench.context.icons, window)
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["Diary"]
    with bench.qtbot.waitSignal(bench.desk.current_changed, timeout=10000):
        dialog.begin.click()
    article = bench.desk.current
    assert article is not None
    assert article is not source
    assert article.body() == DIARY.body
    assert article.details.section == "Council"
    assert article.details.bylines == (EDITOR,)
    assert article.details.word_target == 400
    assert [link.key for link in article.details.links] == ["last-week"]
    assert article.details.links[0].id != source.details.links[0].id
    assert article.slug != source.slug


def test_templates_are_in_the_newsroom(bench: Bench, window: QWidget) -> None:
    keep(bench, window, "Diary")
    bench.desk.newsroom = type(bench.desk.newsroom)()
    with bench.qtbot.waitSignal(bench.desk.newsroom_changed, timeout=10000):
        bench.desk.load_newsroom()
    template = bench.desk.newsroom.template("Diary")
    assert template is not None
    assert template.draft.body == DIARY.body
    assert template.draft.bylines == ()
    assert template.draft.slug == ""


def test_a_name_that_is_known_is_replaced_and_says_so(bench: Bench, window: QWidget) -> None:
    keep(bench, window, "Diary")
    article = bench.open(Draft(headline="Other", body="New"))
    dialog = SaveTemplateDialog(bench.desk, article, window)
    dialog.name.line.setText("Diary")
    assert dialog.save.text() == "Replace"
    dialog.save.click()
    bench.settle()
    found = bench.desk.newsroom.templates
    assert [(each.name, each.draft.body) for each in found] == [("Diary", "New")]


def test_no_name_keeps_nothing(bench: Bench, window: QWidget) -> None:
    dialog = SaveTemplateDialog(bench.desk, bench.open(DIARY), window)
    dialog.name.line.setText("  ")
    assert not dialog.save.isEnabled()


def test_one_is_removed_and_put_back(bench: Bench, window: QWidget) -> None:
    keep(bench, window, "Diary")
    dialog = TemplatesDialog(bench.desk, bench.context.icons, window)
    dialog.show()
    dialog.remove.click()
    assert bench.desk.newsroom.templates == ()
    assert not dialog.begin.isEnabled()
    assert dialog.note.isVisible()
    dialog.put_back.click()
    assert bench.desk.newsroom.template("Diary") is not None
    assert dialog.begin.isEnabled()
    dialog.close()
