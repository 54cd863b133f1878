from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import shiboken6
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from tests.helpers.dropping import drop
from tests.helpers.pictures import image_bytes
from tests.ui.panes.pictures.conftest import BODY, Images
from workstation.desk.notice import Place
from workstation.domain.draft import Draft
from workstation.domain.framing import Framing
from workstation.domain.ids import ContributorId
from workstation.domain.newsroom import Contributor
from workstation.domain.pictures import Picture, Role
from workstation.services import pictures
from workstation.ui import mime
from workstation.ui.notices import sentence
from workstation.ui.panes.pictures.pane import PicturesPane
from workstation.ui.widgets.fields import TextArea

ALT = Qt.KeyboardModifier.AltModifier


def master(bench: Bench, picture: Picture) -> Picture:
    found: list[Picture] = []
    bench.desk.dispatcher.read(
        lambda unit: pictures.load(unit, [picture.id]),
        owner=bench.desk,
        done=found.extend,
        after_writes=True,
    ).result(10)
    bench.qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_figures_are_shown_in_order_with_what_should_be_seen_to(images: Images) -> None:
    assert images.pane.figures.cards.keys() == ("f1", "f2")
    ferry, dredger = images.card("ferry"), images.card("dredger")
    assert ferry.title.text() == "The ferry at the pier"
    assert (ferry.chip.text(), ferry.worry.text()) == ("Lead", "")
    assert dredger.chip.text() == "In the text"
    assert "after paragraph 1" in dredger.second.text()
    assert dredger.worry.text() == "Alt text missing · rights end in 9 day(s)"


def test_cards_are_put_in_order_by_keys_and_by_dragging(images: Images, qtbot: QtBot) -> None:
    cards = images.pane.figures.cards
    cards.focus_card("f1")
    qtbot.keyClick(images.card("ferry"), Qt.Key.Key_Down, ALT)
    assert images.keys() == ["dredger", "ferry"]
    drop(cards, cards.data_of("f1"), 0)
    assert images.keys() == ["ferry", "dredger"]
    images.article.history.undo()
    images.article.history.undo()
    assert images.keys() == ["ferry", "dredger"]
    images.article.history.redo()
    assert cards.keys() == ("f2", "f1")


def test_delete_takes_a_figure_out_of_the_article(images: Images, qtbot: QtBot) -> None:
    images.pane.figures.cards.focus_card("f2")
    qtbot.keyClick(images.card("dredger"), Qt.Key.Key_Delete)
    assert images.keys() == ["ferry"]
    assert "{{picture" not in images.article.body()
    images.article.history.undo()
    assert images.keys() == ["ferry", "dredger"]
    assert images.article.body() == BODY


def test_enter_shows_a_picture_in_full_and_escape_goes_back(images: Images, qtbot: QtBot) -> None:
    images.pane.figures.cards.focus_card("f1")
    qtbot.keyClick(images.card("ferry"), Qt.Key.Key_Return)
    assert images.pane.in_detail
    inspector = images.pane.detail.inspector
    assert images.field("caption").field.text() == "The ferry at the pier"
    assert "60 × 40 · PNG" in inspector.facts._file.text()
    expected = "XMP: credit · IPTC: keywords (2) · location kept out of the page"
    assert inspector.facts._from_file.text() == expected
    qtbot.keyClick(images.pane.detail, Qt.Key.Key_Escape)
    assert not images.pane.in_detail
    assert images.card("ferry").hasFocus()


def test_the_next_figure_is_a_key_away(images: Images, qtbot: QtBot) -> None:
    images.choose("ferry")
    qtbot.keyClick(images.pane.detail, Qt.Key.Key_Down, ALT)
    assert images.pane.detail.figure == images.figure("dredger")
    qtbot.keyClick(images.pane.detail, Qt.Key.Key_Down, ALT)
    assert images.pane.detail.figure == images.figure("dredger")


def test_typing_over_a_masters_text_makes_it_the_figures_own(images: Images, qtbot: QtBot) -> None:
    images.choose("ferry")
    field = images.field("credit")
    assert field._state.text() == "as master"
    assert not field._state.isHidden()
    steps = images.article.history.count()
    field.field.setFocus()
    qtbot.keyClick(field._control, Qt.Key.Key_End)
    qtbot.keyClicks(field._control, " / Courier")
    assert images.figure("ferry").credit == "Ada Brandt / Courier"
    assert images.article.history.count() == steps + 1
    assert field._state.isHidden()
    assert not field.reset.isHidden()
    assert not field.push.isHidden()
    images.article.history.undo()
    assert images.figure("ferry").credit is None
    assert field.field.text() == "Ada Brandt"


def test_a_credit_that_is_a_contributor_leads_to_all_their_pictures(
    bench: Bench, images: Images, qtbot: QtBot
) -> None:
    links = images.pane.detail.inspector.credited
    house = bench.desk.newsroom
    ada = Contributor(id=ContributorId("ada"), name="Ada Brandt")
    bench.desk.save_newsroom(replace(house, people=(*house.people, ada)))
    images.choose("ferry")
    qtbot.waitUntil(
        lambda: [link.text() for link in links.links()] == ["All by Ada Brandt: 1 picture(s)"]
    )
    with qtbot.waitSignal(bench.context.pictures.looked_for) as asked:
        links.links()[0].click()
    assert asked.args == ['credit:"Ada Brandt"']
    images.choose("dredger")
    assert links.isHidden()
    images.choose("ferry")
    qtbot.waitUntil(lambda: not links.isHidden())
    field = images.field("credit")
    field.field.setFocus()
    qtbot.keyClick(field._control, Qt.Key.Key_End)
    qtbot.keyClicks(field._control, "/Northlight Agency")
    qtbot.waitUntil(links.isHidden)


def test_reset_shows_the_masters_text_again(images: Images) -> None:
    images.choose("dredger")
    images.field("caption").reset.click()
    assert images.figure("dredger").caption is None
    assert images.field("caption").field.text() == ""
    images.article.history.undo()
    assert images.field("caption").field.text() == "The dredger"


def test_push_makes_a_text_the_masters(bench: Bench, images: Images, qtbot: QtBot) -> None:
    images.choose("dredger")
    images.field("caption").push.click()
    assert images.figure("dredger").caption is None
    assert images.field("caption").field.text() == "The dredger"
    qtbot.waitUntil(lambda: master(bench, images.dredger).caption == "The dredger")
    assert images.article.figures.texts(images.figure("dredger")).caption == "The dredger"
    images.article.history.undo()
    assert images.figure("dredger").caption == "The dredger"


def test_an_alt_text_that_says_nothing_warns(images: Images, qtbot: QtBot) -> None:
    images.choose("dredger")
    field = images.field("alt")
    assert "can’t see it" in field._control.accessibleDescription()
    field.field.setFocus()
    qtbot.keyClicks(field._control, "The dredger")
    assert "repeats the caption" in field._control.accessibleDescription()
    field._control.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field._control, "gray.png")
    assert "name of a file" in field._control.accessibleDescription()


def test_a_decorative_picture_needs_no_alt_text(images: Images) -> None:
    images.choose("dredger")
    images.pane.detail.inspector.decorative.click()
    assert images.figure("dredger").decorative
    assert not images.field("alt").field.isEnabled()
    assert images.field("alt")._control.accessibleDescription() == ""
    images.article.history.undo()
    assert not images.pane.detail.inspector.decorative.isChecked()


def test_another_lead_is_chosen_and_undone(images: Images) -> None:
    images.choose("dredger")
    images.pane.detail.inspector.role.button(Role.LEAD.value).click()
    assert images.figure("dredger").role is Role.LEAD
    assert images.figure("ferry").role is Role.BODY
    assert images.article.body().startswith("{{picture: ferry}}")
    images.article.history.undo()
    assert images.article.body() == BODY
    assert images.pane.detail.inspector.role.current() == Role.BODY.value


def test_a_figure_is_placed_at_the_cursor(images: Images, qtbot: QtBot) -> None:
    images.choose("dredger")
    images.article.cursor = len(BODY)
    images.pane.detail.inspector.place.click()
    assert images.article.body().endswith("{{picture: dredger}}")
    where = images.pane.detail.inspector._where
    qtbot.waitUntil(lambda: where.text() == "After paragraph 2")


def test_a_figure_whose_directive_is_gone_needs_a_place(images: Images, qtbot: QtBot) -> None:
    start = BODY.index("{{picture")
    images.article.edit_text(start, start + len("{{picture: dredger}}"), "", "Delete")
    qtbot.waitUntil(lambda: images.card("dredger").chip.text() == "Needs a place")


def test_a_picture_that_is_removed_in_full_view_leaves_the_list(images: Images) -> None:
    images.choose("ferry")
    images.pane.detail.inspector.remove.click()
    assert not images.pane.in_detail
    assert images.keys() == ["dredger"]


def test_rights_are_the_masters(bench: Bench, images: Images, qtbot: QtBot) -> None:
    images.choose("dredger")
    inspector = images.pane.detail.inspector
    assert "1 Dec 2026" in inspector.rights.trouble.text()
    inspector.rights.until.line.selectAll()
    qtbot.keyClicks(inspector.rights.until.line, "2027-06-30")
    qtbot.keyClick(inspector.rights.until.line, Qt.Key.Key_Return)
    qtbot.keyClick(inspector.rights.terms.line, Qt.Key.Key_End)
    qtbot.keyClicks(inspector.rights.terms.line, ", press only")
    inspector.rights.terms.finished.emit()
    qtbot.waitUntil(lambda: master(bench, images.dredger).rights.until == date(2027, 6, 30))
    qtbot.waitUntil(lambda: master(bench, images.dredger).rights.terms == "Handout, press only")
    assert inspector.rights.trouble.isHidden()


def test_the_articles_that_use_a_picture_are_named(
    bench: Bench, images: Images, qtbot: QtBot
) -> None:
    images.choose("ferry")
    names = images.pane.detail.inspector.used_in
    qtbot.waitUntil(lambda: len(names.links()) == 1)
    assert names.links()[0].accessibleName() == "Ferry operators brace"


def test_a_picture_selected_in_the_library_is_shown(
    bench: Bench, images: Images, qtbot: QtBot
) -> None:
    feed = bench.context.pictures
    feed.select(images.spare.id)
    inspector = images.pane.detail.inspector
    assert images.pane.in_detail
    qtbot.waitUntil(lambda: images.field("caption").field.text() == "Eelgrass")
    assert inspector.remove.isHidden() or not inspector._placing.isVisible()
    field = images.field("alt")
    field.field.setFocus()
    qtbot.keyClicks(field._control, "Green blades under water")
    field.finished.emit()
    qtbot.waitUntil(lambda: master(bench, images.spare).alt == "Green blades under water")
    inspector.use.click()
    assert images.article.figures.all()[-1].picture == images.spare.id
    feed.select(images.ferry.id)
    assert images.pane.detail.figure == images.figure("ferry")
    feed.select(images.spare.id)
    images.article.history.undo()
    assert images.pane.detail.figure is None
    feed.select(None)
    assert not images.pane.in_detail


def test_a_picture_selected_behind_another_pane_outlives_its_article(
    bench: Bench, images: Images, qtbot: QtBot
) -> None:
    """What is asked for it afterwards can't reach an article that is gone."""
    feed, detail = bench.context.pictures, images.pane.detail
    images.pane.hide()
    other = bench.open(Draft(headline="Rain"))
    feed.select(images.spare.id)
    assert detail.article is other
    bench.desk.close(other.id)
    assert bench.desk.current is images.article
    assert (detail.article, detail.picture) == (None, images.spare.id)
    qtbot.waitUntil(lambda: not shiboken6.isValid(other))
    detail.inspector.use_asked.emit()
    detail.inspector.removal_asked.emit()
    detail.inspector.framing.framed.emit(Framing(focus=(200, 200)), "Move the focal point")
    changed = feed.row(images.spare.id)
    assert changed is not None
    assert changed.framing.focus == (200, 200)
    images.pane.show()
    assert detail.article is images.article


def test_files_dropped_on_the_pane_come_into_the_article(
    bench: Bench, images: Images, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "Kittiwakes.png"
    file.write_bytes(image_bytes("red"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert drop(images.pane.figures.cards, data, 500)
    qtbot.waitUntil(lambda: len(images.keys()) == 3, timeout=10000)
    assert images.keys()[-1] == "kittiwakes"
    assert images.article.body().endswith("{{picture: kittiwakes}}")
    images.article.history.undo()
    assert images.article.body() == BODY


def test_a_library_picture_is_dropped_on_the_pane(
    bench: Bench, images: Images, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setData(mime.PICTURE, images.spare.id.encode())
    qtbot.waitUntil(lambda: bench.context.pictures.row(images.spare.id) is not None)
    assert drop(images.pane, data)
    assert images.article.figures.all()[-1].picture == images.spare.id


def test_a_picture_that_comes_as_an_address_alone_is_told_of(
    bench: Bench, images: Images, qtbot: QtBot
) -> None:
    address = "https://boats.example/ferry.jpg"
    data = QMimeData()
    data.setUrls([QUrl(address)])
    data.setText(address)
    data.setHtml(f'<img src="{address}">')
    with qtbot.waitSignal(bench.desk.noticed) as noticed:
        assert drop(images.pane.figures.cards, data, 500)
    words = sentence(noticed.args[0])
    assert words.startswith("ferry.jpg: the browser gives only the picture’s address.")
    assert len(images.keys()) == 2


def test_an_image_is_pasted(images: Images, qtbot: QtBot) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("orange"))
    QGuiApplication.clipboard().setImage(image)
    images.pane.figures.cards.focus_card("f1")
    qtbot.keyClick(images.card("ferry"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(images.keys()) == 3, timeout=10000)
    QGuiApplication.clipboard().clear()


def test_a_file_that_is_no_picture_is_told(
    bench: Bench, images: Images, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "notes.png"
    file.write_bytes(b"words")
    images.pane.take([file])
    qtbot.waitUntil(lambda: bool(bench.notices))
    assert bench.notices[-1].refused
    assert len(images.keys()) == 2


def test_the_dialog_takes_several_files(
    bench: Bench, images: Images, tmp_path: Path, qtbot: QtBot
) -> None:
    names = []
    for colour in ("pink", "cyan"):
        file = tmp_path / f"{colour}.png"
        file.write_bytes(image_bytes(colour))
        names.append(str(file))
    dialog = images.pane.add_pictures()
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit(names)
    dialog.reject()
    qtbot.waitUntil(lambda: len(images.keys()) == 4, timeout=10000)
    qtbot.waitUntil(lambda: bool(bench.notices))
    assert bench.notices[-1].count == 2


def test_a_revealed_figure_is_shown_at_its_field(bench: Bench, images: Images) -> None:
    bench.desk.reveal(Place(images.article.id, "figures.dredger.alt"))
    assert images.pane.detail.figure == images.figure("dredger")
    assert images.field("alt")._control.hasFocus()


def test_a_pane_made_for_a_revealed_figure_shows_it(
    bench: Bench, images: Images, qtbot: QtBot
) -> None:
    bench.desk.reveal(Place(images.article.id, "figures.dredger"))
    late = PicturesPane(bench.context)
    qtbot.addWidget(late)
    late.show()
    assert late.detail.figure == images.figure("dredger")


def test_another_article_shows_its_own_pictures(bench: Bench, images: Images) -> None:
    images.choose("ferry")
    bench.open(Draft(headline="Another"))
    assert not images.pane.in_detail
    assert images.pane.figures.cards.keys() == ()


def test_without_an_article_the_pane_says_so(bench: Bench, images: Images) -> None:
    bench.desk.close(images.article.id)
    assert images.pane._empty.isVisible()


def test_misspelt_words_of_caption_and_alt_text_are_marked(images: Images, qtbot: QtBot) -> None:
    images.choose("ferry")
    caption, alt = images.pane.detail.spelling
    for name, text in (("caption", "The harbuor at dawn"), ("alt", "A white shpi")):
        field = images.field(name).field
        assert isinstance(field, TextArea)
        field.box.setPlainText(text)
    for marked, word in ((caption, "harbuor"), (alt, "shpi")):
        qtbot.waitUntil(
            lambda field=marked, word=word: [one.word for one in field.marks.in_view()] == [word],  # type: ignore[misc]
            timeout=10000,
        )
