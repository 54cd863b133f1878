"""Another newsroom that has had the demo's main story, and sends it back with changes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import cast

from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from tests.helpers.driving import Driver
from tests.helpers.versions import bring_version
from workstation.desk.open_article import OpenArticle
from workstation.domain.clock import Clock
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, new_uuid
from workstation.domain.packets import PictureChoice
from workstation.formats.picture_workshop import InlineWorkshop
from workstation.services import drafts, opening, packets
from workstation.storage.store import Store
from workstation.ui.dialogs.newsroom_settings import NewsroomSettingsDialog
from workstation.ui.merge.dialog import MergeDialog
from workstation.ui.packets.open_dialog import OpenDialog
from workstation.ui.packets.send_dialog import SendDialog
from workstation.ui.panes.articles.view import ArticleListView

ABROAD = "Tomas Vasile"


def shown(driver: Driver, kind: type[QWidget]) -> QWidget:
    """Wait for a dialog and return it."""
    driver.wait(
        lambda: any(found.isVisible() for found in driver.window.findChildren(kind)), kind.__name__
    )
    return next(found for found in driver.window.findChildren(kind) if found.isVisible())


def show_send(driver: Driver) -> None:
    """Ask to whom the story goes."""
    close_dialogs(driver)
    show_send_of(driver)


def show_send_of(driver: Driver) -> None:
    """Ask to whom what is selected goes."""
    driver.act("packet.send")
    dialog = cast("SendDialog", shown(driver, SendDialog))
    driver.wait(lambda: "(" in dialog.copies.text(), "the sizes")
    dialog.to.setCurrentText("Tom Vasile")


def show_several(driver: Driver) -> None:
    """Select three articles in the list, and ask to whom they go."""
    close_dialogs(driver)
    view, library = driver.window.findChildren(ArticleListView)[0], driver.program.context.library
    library.choose("all")
    driver.wait(lambda: not library.loading and all(map(library.row, range(4))), "the list")
    view.choose(library.ids[1:4])
    show_send_of(driver)


def show_out(driver: Driver) -> None:
    """Show the story marked as out."""
    close_dialogs(driver)
    article = current(driver)
    if article.article.out is None:
        feed = driver.program.context.packets
        file = Path(mkdtemp()) / "ferry.packet"
        feed.send((article.id,), "Tom Vasile", file, PictureChoice.WORKING)
        driver.wait(lambda: article.article.out is not None, "the mark")


def show_open(driver: Driver) -> None:
    """Show what is in the packet that comes back."""
    show_out(driver)
    article = current(driver)
    feed, root = driver.program.context.packets, Path(mkdtemp())
    out = root / "out.packet"
    feed.send((article.id,), "Tom Vasile", out, PictureChoice.WORKING)
    driver.wait(out.exists, "the packet")
    with ThreadPoolExecutor(1) as abroad:  # no SQL on this thread, as in the program
        back = abroad.submit(send_back, root, article.id, driver.program.desk.clock).result()
    feed.look_into(back)
    shown(driver, OpenDialog)


def show_merge(driver: Driver) -> None:
    """Show the merge view, one of its questions decided."""
    close_dialogs(driver)
    article = current(driver)
    if not article.article.conflicts:
        before = article.snapshot()
        article.change(replace(article.details, headline=f"{before.headline}, again"), "Headline")
        start = before.body.index(".")
        article.edit_text(0, start, "The first two sailings will be cut from Monday", "Typing")
        driver.program.desk.flush()
        bring_version(driver.program.dispatcher, article.id, changed(before), before)
        driver.wait(lambda: article.article.conflicts > 0, "the other version")
    driver.program.context.packets.ask(article.id)
    view = cast("MergeDialog", shown(driver, MergeDialog))
    view.take(view.cards[0].question.choices[0])
    view.go_on()


def show_waiting(driver: Driver) -> None:
    """Show what is said of an article with two versions while nobody decides."""
    show_merge(driver)
    close_dialogs(driver)


def show_tray(driver: Driver) -> None:
    """Show what lies in the shared folder, and the settings that name it."""
    show_out(driver)
    article = current(driver)
    feed, root = driver.program.context.packets, Path(mkdtemp())
    out, shared = root / "out.packet", root / "shared"
    shared.mkdir()
    feed.send((article.id,), "Tom Vasile", out, PictureChoice.WORKING)
    driver.wait(out.exists, "the packet")
    with ThreadPoolExecutor(1) as abroad:
        abroad.submit(send_back, root, article.id, driver.program.desk.clock).result()
    (shared / "broken.packet").write_bytes(b"PK cut short")
    (root / "back.packet").rename(shared / "back.packet")
    feed.set_folder(shared)
    driver.wait(lambda: len(feed.in_tray.packets) == 2, "the in-tray")
    driver.act("newsroom.settings")
    dialog = cast("NewsroomSettingsDialog", shown(driver, NewsroomSettingsDialog))
    tabs = dialog.findChild(QTabWidget)
    assert tabs is not None
    tabs.setCurrentWidget(dialog.exchange)


def close_dialogs(driver: Driver) -> None:
    """Close what is open over the window."""
    for dialog in driver.window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()


def current(driver: Driver) -> OpenArticle:
    """Return the article that is shown."""
    article = driver.program.desk.current
    assert article is not None
    return article


def changed(draft: Draft) -> Draft:
    """Return what the other newsroom made of a draft."""
    first = draft.body.index(".")
    return replace(
        draft,
        headline="Winter timetable loses its early ferry",
        body=f"The first sailing is to go from next week{draft.body[first:]}",
    )


def send_back(root: Path, article: ArticleId, clock: Clock) -> Path:
    """Take a packet in elsewhere, write on, and pack it with another story."""
    store, back = Store.create(root / "elsewhere", "The Skerry Herald", clock), root / "back.packet"
    workshop = InlineWorkshop()
    opening.open_packet(store, root / "out.packet", by=ABROAD, people={}, workshop=workshop)
    with store.write() as unit:
        present = drafts.load(unit, article).article
        drafts.save(unit, article, changed(present.draft), version=present.version)
        other = ArticleId(new_uuid())
        draft = Draft(
            headline="Pilots ask for a second tug",
            bylines=(ABROAD,),
            body="The pilots of the harbour have asked for a second tug before the storms.",
        )
        drafts.create(unit, other, draft, author=ABROAD)
    packets.pack(
        store, (article, other), back, sender=ABROAD, to="Mara Lindqvist", workshop=workshop
    )
    store.close()
    return back
