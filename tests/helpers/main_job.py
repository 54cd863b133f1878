"""The main job, step by step, as a writer does it: shared by the tour and the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit, QWidget

from tests.helpers.driving import Driver
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.ui.panes.preview.pane import PreviewPane

HEADLINE = "Lifeboat crew trains at night in the outer bay"
STANDFIRST = "Six volunteers, one boat and a borrowed searchlight: how Skerry keeps its crew ready."
KICKER = "On the water"
FIRST = "The crew left the slip at nine, an hour after dark, and came back at one."
SECOND = "“You train so that the night has no surprises left,” said the coxswain."
THIRD = "The next exercise is on Thursday."
CAPTION = "The lifeboat off Skerry Pier during a night exercise"
CREDIT = "Ada Brandt"
ALT = "A small orange boat with a bright lamp on dark water"


def draw_picture(path: Path) -> Path:
    """Make a picture to attach: a boat with a lamp at night."""
    image = Image.new("RGB", (1600, 1000), "#10202e")
    pen = ImageDraw.Draw(image)
    for row in range(1000):
        shade = int(18 + 40 * row / 1000)
        pen.line((0, row, 1600, row), fill=(shade // 2, shade, shade + 24))
    pen.polygon([(560, 560), (1080, 560), (1010, 650), (630, 650)], fill="#d2622a")
    pen.rectangle((720, 470, 900, 560), fill="#efe9dc")
    pen.ellipse((880, 420, 930, 470), fill="#fff4c2")
    pen.polygon([(925, 445), (1600, 250), (1600, 520)], fill="#3d5a5f")
    image.save(path, quality=88)
    return path


def main_job(driver: Driver, picture: Path, exported: Path) -> Iterator[tuple[str, str]]:
    """Do the whole job; yield the name and the sentence of each step when it has been done."""
    yield "open", "The newsroom is open: lists, draft, preview."
    article = new_article(driver)
    yield "new", "A new article, in the newsroom from its first moment."
    write_head(driver)
    yield "head", "Kicker, headline and standfirst, typed in place."
    write_body(driver)
    driver.wait(lambda: not article.dirty, "the text to be saved")
    yield "body", "The body; it is saved by itself."
    attach_picture(driver, article, picture)
    yield "picture", "A picture with caption, credit and alternative text."
    link_articles(driver, article)
    yield "links", "One related article in the text, another at the end."
    driver.program.window.show_pane("preview")
    driver.wait(lambda: page_shows(driver, HEADLINE), "the preview to show the page")
    yield "preview", "The page as it will be read."
    export_page(driver, exported)
    yield "export", "The page is exported."


def new_article(driver: Driver) -> OpenArticle:
    """Press New article and wait for it."""
    before = driver.program.desk.current
    driver.press("New article")
    driver.wait(lambda: driver.program.desk.current is not before, "the new article to open")
    article = driver.program.desk.current
    assert article is not None
    return article


def write_head(driver: Driver) -> None:
    """Write what stands above the body."""
    driver.write("Kicker", KICKER)
    driver.write("Headline", HEADLINE)
    driver.write("Standfirst", STANDFIRST)


def write_body(driver: Driver) -> None:
    """Write three paragraphs."""
    driver.click(driver.named("Text of the article"))
    driver.type("\n\n".join((FIRST, SECOND, THIRD)))


def attach_picture(driver: Driver, article: OpenArticle, picture: Path) -> None:
    """Add a picture after the first paragraph and describe it."""
    driver.program.window.show_pane("pictures")
    place_cursor(driver, article, len(FIRST))
    driver.act("editor.picture")
    driver.choose_files(picture)
    driver.wait(lambda: bool(article.figures.all()), "the picture to come in")
    figure = article.figures.all()[0]
    card = next(
        widget
        for widget in driver.program.window.pane("pictures").findChildren(QWidget)
        if type(widget).__name__ == "FigureCard"
    )
    driver.click(card)
    driver.wait(lambda: driver.is_named("Caption"), "the picture's fields")
    driver.write("Caption", CAPTION)
    driver.write("Credit", CREDIT)
    driver.write("Alt text", ALT)
    driver.wait(
        lambda: article.figures.texts(article.figures.get(figure.id) or figure).alt == ALT,
        "the picture's texts",
    )


def link_articles(driver: Driver, article: OpenArticle) -> None:
    """Link one article in the text after the second paragraph and one at the end."""
    driver.program.window.show_pane("related")
    place_cursor(driver, article, article.body().index(SECOND) + len(SECOND))
    for words, button in (("dredging contract", "Insert"), ("century", "Add")):
        count = len(article.links.all())
        driver.write("Link an article or paste an address", words)
        driver.wait(
            lambda words=words: any(
                words in offer.lower()
                for offer in offers(driver)  # type: ignore[misc]
            ),
            f"articles about {words}",
        )
        offer = next(
            widget for widget in offer_rows(driver) if words in widget.accessibleName().lower()
        )
        driver.click(driver.named(button, within=offer))
        driver.wait(lambda count=count: len(article.links.all()) > count, "the link")  # type: ignore[misc]


def offer_rows(driver: Driver) -> list[QWidget]:
    """Return the articles that are offered to be linked, as they are seen."""
    pane = driver.program.window.pane("related")
    return [
        widget
        for widget in pane.findChildren(QWidget)
        if type(widget).__name__ == "Offer" and widget.isVisible()
    ]


def offers(driver: Driver) -> list[str]:
    """Return what the offered articles are called."""
    return [row.accessibleName() for row in offer_rows(driver)]


def place_cursor(driver: Driver, article: OpenArticle, position: int) -> None:
    """Put the cursor into the text, as a click there would."""
    body = driver.named("Text of the article", QTextEdit)
    cursor = body.textCursor()
    cursor.setPosition(position)
    body.setTextCursor(cursor)
    body.setFocus(Qt.FocusReason.MouseFocusReason)
    driver.wait(lambda: article.cursor == position, "the cursor to be there")


def page_shows(driver: Driver, words: str) -> bool:
    """Say whether the preview's page holds some words by now."""
    view = driver.pane("preview", PreviewPane).view
    if view is None or not view.showing:
        return False
    found: list[str] = []
    view.page().toPlainText(found.append)
    driver.wait(lambda: bool(found), "the page's text")
    return words in found[0]


def export_page(driver: Driver, path: Path) -> None:
    """Export the page as a person would, answering the file dialog."""
    told: list[Notice] = []
    desk = driver.program.desk

    def listen(notice: Notice) -> None:
        told.append(notice)

    desk.noticed.connect(listen)
    driver.act("article.export")
    driver.choose_files(path.resolve())
    driver.wait(lambda: bool(told), "the export", 60)
    desk.noticed.disconnect(listen)
    notice = told[0]
    assert notice.kind is NoticeKind.EXPORTED, notice
