from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from tests.helpers.dropping import drop
from tests.helpers.pictures import add_picture, image_bytes
from workstation.desk.open_article import OpenArticle
from workstation.desk.picture_shelf import Shelf
from workstation.domain.draft import Draft
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import FigureId, PictureId
from workstation.domain.pictures import Figure, Picture, Rights, Role
from workstation.ui import mime
from workstation.ui.panes.picture_library.batch_dialog import BatchDialog
from workstation.ui.panes.picture_library.model import Role as CellRole
from workstation.ui.panes.picture_library.pane import PictureLibraryPane
from workstation.ui.panes.picture_library.wording import Caption, describe


@dataclass
class Library:
    pane: PictureLibraryPane
    article: OpenArticle
    ferry: Picture
    chart: Picture
    storm: Picture

    def shown(self) -> list[PictureId]:
        return [self.pane.model.picture_at(row) for row in range(self.pane.model.rowCount())]

    def choose(self, shelf: Shelf) -> None:
        self.pane.shelves.button(shelf.value).click()


@pytest.fixture
def library(bench: Bench, qtbot: QtBot) -> Library:
    everything = {"caption": "The ferry", "credit": "Ada Brandt", "alt": "A white ferry"}
    ferry = add_picture(bench.desk, "navy", **everything)
    bench.clock.forward(minutes=1)
    chart = add_picture(bench.desk, "green", caption="A chart", credit="Courier graphics")
    bench.clock.forward(minutes=1)
    storm = add_picture(bench.desk, "gray", **everything, rights=Rights(until=date(2026, 11, 30)))
    figure = Figure(id=FigureId("f1"), key="ferry", picture=ferry.id, role=Role.LEAD)
    article = bench.open(Draft(headline="Ferry operators brace", figures=(figure,)))
    pane = PictureLibraryPane(bench.context)
    qtbot.addWidget(pane)
    pane.resize(923, 700)
    pane.show()
    pane.activateWindow()
    found = Library(pane, article, ferry, chart, storm)
    qtbot.waitUntil(lambda: len(found.shown()) == 3)
    return found


def test_every_picture_is_listed_newest_first(library: Library) -> None:
    assert library.shown() == [library.storm.id, library.chart.id, library.ferry.id]


def test_the_model_keeps_the_rules_of_models(library: Library, qtbot: QtBot) -> None:
    QAbstractItemModelTester(
        library.pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    library.pane.shelves.button(Shelf.NEEDS_WORK.value).click()
    qtbot.waitUntil(lambda: len(library.shown()) == 1)


def test_the_shelves_count_and_list_what_they_say(library: Library, qtbot: QtBot) -> None:
    shelves = library.pane.shelves
    qtbot.waitUntil(lambda: shelves.button(Shelf.NEEDS_WORK.value).text() == "Needs work 1")
    assert shelves.button(Shelf.RIGHTS_ENDING.value).text() == "Rights ending 1"
    library.choose(Shelf.NEEDS_WORK)
    qtbot.waitUntil(lambda: library.shown() == [library.chart.id])
    library.choose(Shelf.RIGHTS_ENDING)
    qtbot.waitUntil(lambda: library.shown() == [library.storm.id])
    library.choose(Shelf.ARTICLE)
    qtbot.waitUntil(lambda: library.shown() == [library.ferry.id])


def test_the_pictures_of_a_contributor_are_shown_from_elsewhere(
    library: Library, bench: Bench, qtbot: QtBot
) -> None:
    library.choose(Shelf.NEEDS_WORK)
    with qtbot.waitSignal(bench.desk.pane_wanted) as wanted:
        bench.context.pictures.show_credited("Ada Brandt")
    assert wanted.args == ["picture_library"]
    assert (library.pane.search.text(), library.pane.shelf) == ('credit:"Ada Brandt"', Shelf.ALL)
    qtbot.waitUntil(lambda: library.shown() == [library.storm.id, library.ferry.id])


def test_a_picture_is_pasted_into_the_library(library: Library, qtbot: QtBot) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("orange"))
    QGuiApplication.clipboard().setImage(image)
    library.pane.grid.setFocus()
    qtbot.keyClick(library.pane.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(library.shown()) == 4)


def test_the_articles_shelf_follows_its_figures(library: Library, qtbot: QtBot) -> None:
    library.choose(Shelf.ARTICLE)
    qtbot.waitUntil(lambda: library.shown() == [library.ferry.id])
    library.article.figures.remove(FigureId("f1"))
    qtbot.waitUntil(library.pane._empty.isVisible)
    library.article.history.undo()
    qtbot.waitUntil(lambda: library.shown() == [library.ferry.id])


def test_words_are_looked_for(library: Library, qtbot: QtBot) -> None:
    qtbot.keyClicks(library.pane.search.line, "chart")
    qtbot.waitUntil(lambda: library.shown() == [library.chart.id])
    library.pane.search.line.clear()
    qtbot.keyClicks(library.pane.search.line, "zeppelin")
    qtbot.waitUntil(library.pane._empty.isVisible)


def test_enter_puts_the_selected_picture_into_the_article(
    bench: Bench, library: Library, qtbot: QtBot
) -> None:
    grid = library.pane.grid
    qtbot.keyClick(library.pane.search.line, Qt.Key.Key_Down)
    assert grid.picture() == library.storm.id
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.picture() == library.chart.id
    assert bench.context.pictures.selected == library.chart.id
    qtbot.waitUntil(lambda: bench.context.pictures.row(library.chart.id) is not None)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert library.article.figures.all()[-1].picture == library.chart.id
    library.article.history.undo()
    assert len(library.article.figures.all()) == 1


def test_the_selection_outlives_another_list(library: Library, qtbot: QtBot) -> None:
    library.pane.grid.pick(library.chart.id)
    library.choose(Shelf.NEEDS_WORK)
    qtbot.waitUntil(lambda: library.shown() == [library.chart.id])
    assert library.pane.grid.picture() == library.chart.id


def test_a_hidden_library_has_nothing_selected(bench: Bench, library: Library) -> None:
    library.pane.grid.pick(library.chart.id)
    library.pane.hide()
    assert bench.context.pictures.selected is None
    library.pane.show()
    assert bench.context.pictures.selected == library.chart.id


def test_a_picture_is_dragged_by_its_id(library: Library) -> None:
    model = library.pane.model
    data = model.mimeData([model.index(1)])
    assert bytes(data.data(mime.PICTURE).data()).decode() == library.chart.id
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsDragEnabled


def test_dropped_files_are_imported(library: Library, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "kittiwakes.png"
    file.write_bytes(image_bytes("red"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert drop(library.pane, data)
    qtbot.waitUntil(lambda: len(library.shown()) == 4, timeout=10000)
    assert len(library.article.figures.all()) == 1


def test_a_picture_that_comes_as_an_address_alone_is_told_of(
    bench: Bench, library: Library, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://boats.example/ferry.jpg")])
    data.setText("https://boats.example/ferry.jpg")
    data.setHtml('<img src="https://boats.example/ferry.jpg">')
    with qtbot.waitSignal(bench.desk.noticed) as noticed:
        assert drop(library.pane, data)
    assert "save it and drop the file" in str(noticed.args[0].error)


def test_the_dialog_imports_without_using(library: Library, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "kittiwakes.png"
    file.write_bytes(image_bytes("red"))
    dialog = library.pane.import_pictures()
    dialog.filesSelected.emit([str(file)])
    dialog.reject()
    qtbot.waitUntil(lambda: len(library.shown()) == 4, timeout=10000)


def test_the_number_of_uses_follows_the_article(
    bench: Bench, library: Library, qtbot: QtBot
) -> None:
    model = library.pane.model

    def said() -> str:
        caption = model.index(model.row_of(library.ferry.id)).data(CellRole.CAPTION)
        return caption.second if isinstance(caption, Caption) else ""

    qtbot.waitUntil(lambda: said() == "Ada Brandt · 1 article(s)")
    bench.settle()
    library.article.figures.remove(FigureId("f1"))
    bench.settle()
    qtbot.waitUntil(lambda: said() == "Ada Brandt · not used yet")


def test_images_are_fetched_for_what_is_in_view(
    bench: Bench, library: Library, qtbot: QtBot
) -> None:
    feed = bench.context.pictures
    qtbot.waitUntil(lambda: feed.image_at_hand(library.ferry.id) is not None)


def test_a_narrow_library_has_its_shelves_in_a_row_of_their_own(library: Library) -> None:
    assert library.pane.shelves.y() == library.pane.search.y()
    library.pane.resize(480, 700)
    assert library.pane._second_row.count() > 0
    library.pane.resize(923, 700)
    assert library.pane._second_row.count() == 0


def test_without_an_article_its_shelf_is_closed(bench: Bench, library: Library) -> None:
    library.choose(Shelf.ARTICLE)
    bench.desk.close(library.article.id)
    assert library.pane.shelf is Shelf.ALL
    assert not library.pane.shelves.button(Shelf.ARTICLE.value).isEnabled()


TODAY = date(2026, 11, 22)


def choose_rows(library: Library, *pictures: Picture) -> None:
    grid = library.pane.grid
    grid.clearSelection()
    for picture in pictures:
        index = library.pane.model.index(library.pane.model.row_of(picture.id))
        grid.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


def test_credit_and_rights_of_several_change_together_and_back(
    bench: Bench, library: Library, qtbot: QtBot
) -> None:
    choose_rows(library, library.chart, library.storm)
    assert library.pane.chosen.isVisible()
    library.pane.chosen.edit.click()
    [dialog] = library.pane.findChildren(BatchDialog)
    QTest.keyClicks(dialog.fields["credit"].line, "Ines Okafor")
    QTest.keyClicks(dialog.until.line, "2027-06-01")
    dialog.until.finished.emit()
    dialog.accept()
    feed = bench.context.pictures

    def credited() -> set[str]:
        rows = (feed.row(one.id) for one in (library.chart, library.storm))
        return {row.credit for row in rows if row is not None}

    qtbot.waitUntil(lambda: credited() == {"Ines Okafor"})
    notice = bench.notices[-1]
    assert (notice.count, notice.undo is not None) == (2, True)
    assert notice.undo is not None
    notice.undo()
    qtbot.waitUntil(lambda: credited() == {"Courier graphics", "Ada Brandt"})


def test_what_no_article_uses_can_go_and_come_back(
    bench: Bench, library: Library, qtbot: QtBot
) -> None:
    library.choose(Shelf.UNUSED)
    qtbot.waitUntil(lambda: len(library.shown()) == 2)
    choose_rows(library, library.chart)
    qtbot.keyClick(library.pane.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: library.shown() == [library.storm.id])
    undo = bench.notices[-1].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: len(library.shown()) == 2)


def test_what_an_article_uses_stays(bench: Bench, library: Library, qtbot: QtBot) -> None:
    choose_rows(library, library.ferry)
    qtbot.keyClick(library.pane.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: bool(bench.notices))
    assert isinstance(bench.notices[-1].error, NotAllowed)
    assert len(library.shown()) == 3


def pictured(**texts: object) -> Picture:
    values: dict[str, object] = {
        "caption": "The pier",
        "credit": "Ada Brandt",
        "alt": "A pier",
    } | texts
    return Picture(
        id=PictureId("p"),
        file_name="pier.jpg",
        media_type="image/jpeg",
        width=3,
        height=2,
        size=1,
        **values,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("texts", "uses", "second", "worry"),
    [
        ({}, 2, "Ada Brandt · 2 article(s)", False),
        ({"alt": ""}, 2, "Ada Brandt · alt text missing", True),
        ({"rights": Rights(until=date(2027, 5, 1))}, 2, "Ada Brandt · rights to 2027", False),
        ({"rights": Rights(until=date(2026, 11, 1))}, 2, "Ada Brandt · rights have ended", True),
        ({"credit": "", "source": "Reader"}, 0, "Reader · credit missing", True),
    ],
)
def test_the_line_beneath_says_what_matters_most(
    texts: dict[str, object], uses: int, second: str, worry: bool
) -> None:
    caption = describe(pictured(**texts), uses, TODAY)
    assert (caption.second, caption.worry) == (second, worry)


def test_a_picture_without_a_caption_goes_by_its_file() -> None:
    assert describe(pictured(caption=""), 0, TODAY).title == "pier.jpg"


def test_what_was_removed_is_no_longer_chosen_or_shown(
    library: Library, bench: Bench, qtbot: QtBot
) -> None:
    pane, feed = library.pane, bench.context.pictures
    pane.grid.pick(library.storm.id)
    pane.grid.selectionModel().select(pane.model.index(1), QItemSelectionModel.SelectionFlag.Select)
    assert pane.chosen.isVisible()
    assert feed.selected == library.storm.id

    pane.chosen.remove.click()
    qtbot.waitUntil(lambda: library.shown() == [library.ferry.id])

    qtbot.waitUntil(lambda: feed.selected is None)
    assert not pane.chosen.isVisible()
