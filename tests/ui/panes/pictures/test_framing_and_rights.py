from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from tests.ui.panes.pictures.conftest import Images
from workstation.desk.notice import Notice, NoticeKind
from workstation.domain.framing import Framing, shapes_from
from workstation.domain.pictures import Rights
from workstation.ui.panes.pictures.framing_panel import FramingPanel
from workstation.ui.panes.pictures.replace_dialog import ReplaceDialog
from workstation.ui.widgets.choice_box import ChoiceBox
from workstation.ui.widgets.segmented import SegmentedControl


def shape_button(panel: FramingPanel, name: str) -> QAbstractButton:
    """Return the button of a shape, where the shapes are few enough for buttons."""
    assert isinstance(panel.shapes, SegmentedControl)
    return panel.shapes.button(name)


def test_a_shape_chosen_for_a_use_is_undone_and_leaves_the_master(images: Images) -> None:
    images.choose("ferry")
    panel = images.pane.detail.inspector.framing
    shape_button(panel, "16:9").click()
    assert images.figure("ferry").framing == Framing(shape="16:9")
    assert not panel.reset.isHidden()
    images.article.history.undo()
    assert images.figure("ferry").framing is None
    assert panel.shapes.current() == ""


def test_turning_resetting_and_pushing(bench: Bench, images: Images, qtbot: QtBot) -> None:
    images.choose("ferry")
    panel = images.pane.detail.inspector.framing
    panel.turn_right.click()
    assert images.figure("ferry").framing == Framing(turn=90)
    panel.push.click()
    assert images.figure("ferry").framing is None
    feed = bench.context.pictures
    qtbot.waitUntil(
        lambda: (row := feed.row(images.ferry.id)) is not None and row.framing == Framing(turn=90)
    )
    panel.turn_left.click()
    assert images.figure("ferry").framing == Framing()
    panel.reset.click()
    assert images.figure("ferry").framing is None


def test_a_picture_of_the_library_is_framed_for_every_use(
    bench: Bench, images: Images, qtbot: QtBot
) -> None:
    feed = bench.context.pictures
    qtbot.waitUntil(lambda: feed.row(images.spare.id) is not None)
    feed.select(images.spare.id)
    shape_button(images.pane.detail.inspector.framing, "1:1").click()
    qtbot.waitUntil(
        lambda: (row := feed.row(images.spare.id)) is not None and row.framing.shape == "1:1"
    )


def test_somebody_answers_for_a_picture_whose_rights_have_ended(
    bench: Bench, images: Images, qtbot: QtBot
) -> None:
    bench.desk.set_acting("Mara Lindqvist")
    bench.clock.forward(days=60)
    images.choose("dredger")
    rights = images.pane.detail.inspector.rights
    assert "rights ended" in rights.trouble.text()
    rights.answer.click()
    assert rights.reason.text() == ""
    assert images.figure("dredger").override is None
    QTest.keyClicks(rights.reason.line, "The port agreed by telephone")
    QTest.keyClick(rights.reason.line, Qt.Key.Key_Return)
    override = images.figure("dredger").override
    assert override is not None
    assert (override.by, override.reason) == ("Mara Lindqvist", "The port agreed by telephone")
    assert not rights.trouble.text()
    rights.drop.click()
    assert images.figure("dredger").override is None


def test_the_first_day_of_use_and_the_category_are_the_masters(
    bench: Bench, images: Images, qtbot: QtBot
) -> None:
    images.choose("dredger")
    rights = images.pane.detail.inspector.rights
    rights.start.line.setFocus()
    QTest.keyClicks(rights.start.line, "2026-11-25")
    QTest.keyClick(rights.start.line, Qt.Key.Key_Return)
    QTest.keyClicks(rights.category.line, "Handout")
    images.pane.detail.inspector.left_field.emit()
    wanted = Rights("Handout", "Handout", date(2026, 11, 25), date(2026, 12, 1))
    feed = bench.context.pictures
    qtbot.waitUntil(
        lambda: (row := feed.row(images.dredger.id)) is not None and row.rights == wanted
    )


def test_a_picture_takes_anothers_place_where_a_person_ticks(
    bench: Bench, images: Images, qtbot: QtBot
) -> None:
    bench.desk.flush()
    dialog = ReplaceDialog(
        bench.context.pictures, images.ferry.id, bench.context.icons, images.pane
    )
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.articles.count() == 1 and dialog.pictures.count() == 2)
    rows = range(dialog.pictures.count())
    qtbot.waitUntil(lambda: not any(dialog.pictures.item(row).icon().isNull() for row in rows))
    assert not dialog.done_button.isEnabled()
    dialog.articles.item(0).setCheckState(Qt.CheckState.Checked)
    row = next(row for row in rows if "Eelgrass" in dialog.pictures.item(row).text())
    dialog.pictures.setCurrentRow(row)
    images.choose("ferry")
    dialog.accept()
    assert images.figure("ferry").picture == images.spare.id
    assert images.pane.detail.picture == images.spare.id
    images.article.history.undo()
    assert images.figure("ferry").picture == images.ferry.id
    assert images.pane.detail.picture == images.ferry.id


@pytest.mark.parametrize("opened", [True, False])
def test_the_notice_puts_a_replaced_picture_back(
    bench: Bench, images: Images, qtbot: QtBot, opened: bool
) -> None:
    desk, article = bench.desk, images.article
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    before = images.figure("ferry")
    changes = bench.context.pictures.changes
    if not opened:
        desk.close(article.id)
        qtbot.waitUntil(lambda: article not in desk.tabs)
    changes.replace(images.ferry.id, images.spare, (article.id,))
    qtbot.waitUntil(lambda: any(one.kind is NoticeKind.PICTURE_REPLACED for one in told))
    [notice] = [one for one in told if one.kind is NoticeKind.PICTURE_REPLACED]
    assert notice.undo is not None
    if not opened:
        # Whether it is open counts when it is taken back.
        desk.open(article.id)
        qtbot.waitUntil(lambda: desk.current is not None and desk.current.id == article.id)
    current = desk.current
    assert current is not None
    assert images.spare.id in [one.picture for one in current.figures.all()]
    notice.undo()
    qtbot.waitUntil(lambda: before in current.figures.all())
    current.history.undo()
    assert images.spare.id in [one.picture for one in current.figures.all()]


def test_answers_after_the_dialog_is_gone_are_dropped(
    bench: Bench, images: Images, qtbot: QtBot
) -> None:
    changes = bench.context.pictures.changes
    dialog = ReplaceDialog(
        bench.context.pictures, images.ferry.id, bench.context.icons, images.pane
    )
    later: list[object] = []
    changes.ask_uses(images.ferry.id, later.append, images.pane)

    shiboken6.delete(dialog)

    qtbot.waitUntil(lambda: bool(later))


def test_many_shapes_are_chosen_from_a_list(images: Images, qtbot: QtBot) -> None:
    images.choose("ferry")
    panel = images.pane.detail.inspector.framing
    shapes = shapes_from("1:1, 2:3, 3:2, 4:3, 3:4, 16:9, 9:16, 21:9, Banner 3:1")
    panel.set_shapes(shapes)
    panel.show_picture(images.ferry, images.figure("ferry"))
    assert isinstance(panel.shapes, ChoiceBox)
    assert panel.shapes.count() == 10
    assert panel.shapes.accessibleName() == "Shape on the page"
    panel.shapes.setFocus()
    QTest.keyClick(panel.shapes, Qt.Key.Key_End)
    assert images.figure("ferry").framing == Framing(shape="3:1")
    assert panel.shapes.current() == "3:1"
    panel.previews.set_shapes(shapes)
    panel.previews.resize(200, 10)
    places = panel.previews.places()
    assert len(places) == 9
    assert all(place.left() == 0 or place.right() < 200 for place in places)
    assert panel.previews.height() > places[-1].bottom()
