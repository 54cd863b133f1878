"""The log of corrections."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.benches import EDITOR, Bench
from workstation.domain.draft import CorrectionKind, Draft
from workstation.domain.ids import ArticleId, new_uuid
from workstation.domain.workflow import Stage
from workstation.services import drafts, reviewing
from workstation.ui.dialogs.corrections import CorrectionsDialog


def published(bench: Bench, headline: str) -> ArticleId:
    article = ArticleId(new_uuid())
    create = partial(
        drafts.create,
        article=article,
        draft=Draft(headline=headline),
        author=EDITOR,
        stage=Stage.PUBLISHED,
    )
    bench.desk.dispatcher.write(create, owner=bench.desk).result(10)
    return article


def test_the_log_is_searched_and_opens_an_article(bench: Bench, qtbot: QtBot) -> None:
    ferry, dredging = published(bench, "Ferry"), published(bench, "Dredging")
    correct = partial(reviewing.move, target=Stage.CORRECTED, by=EDITOR)
    for article, note in ((ferry, "Six, not ten."), (dredging, "The boat is blue.")):
        told = partial(correct, article=article, note=note, correction=CorrectionKind.CORRECTION)
        bench.desk.dispatcher.write(told, owner=bench.desk).result(10)
    holder = QWidget()
    qtbot.addWidget(holder)
    dialog = CorrectionsDialog(bench.desk, bench.context.review, bench.context.icons, holder)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2, timeout=10000)
    dialog.search.edited.emit("blue correction")
    shown = [row for row in range(2) if not dialog.table.isRowHidden(row)]
    assert [dialog.table.item(row, 2).text() for row in shown] == ["Dredging"]  # type: ignore[union-attr]
    dialog.table.setCurrentCell(shown[0], 0)
    with qtbot.waitSignals([bench.desk.current_changed, dialog.destroyed], timeout=10000):
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert bench.desk.current is not None
    assert bench.desk.current.id == dredging
