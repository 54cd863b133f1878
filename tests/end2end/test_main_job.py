"""The main job from the first key to the exported page, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers import main_job as job
from tests.helpers.driving import Driver
from workstation.desk.open_article import OpenArticle
from workstation.domain.links import Placement
from workstation.domain.pictures import Role
from workstation.ui.panes.review.pane import ReviewPane
from workstation.ui.quick_open.popup import QuickOpenPopup

StartWindow = Callable[[Path], Driver]


def current(driver: Driver) -> OpenArticle:
    article = driver.program.desk.current
    assert article is not None
    return article


def test_the_main_job_from_the_first_key_to_the_exported_page(
    start_window: StartWindow, demo_folder: Path, tmp_path: Path
) -> None:
    driver = start_window(demo_folder)
    picture = job.draw_picture(tmp_path / "lifeboat-at-night.jpg")
    exported = tmp_path / "page.html"
    for _step in job.main_job(driver, picture, exported):
        pass
    article = current(driver)
    done = article.snapshot()
    article.cursor = 7
    driver.close()

    assert (done.headline, done.standfirst, done.kicker) == (
        job.HEADLINE,
        job.STANDFIRST,
        job.KICKER,
    )
    assert done.body.startswith(job.FIRST)
    assert done.body.endswith(job.THIRD)
    (figure,) = done.figures
    assert figure.role is Role.BODY
    in_text, at_end = done.links
    assert (in_text.placement, at_end.placement) == (Placement.TEXT, Placement.END)

    again = start_window(demo_folder)
    again.wait(
        lambda: (
            again.program.desk.current is not None
            and again.program.desk.current.details.headline == job.HEADLINE
        ),
        "the article to be open again",
    )
    reopened = current(again)
    assert reopened.snapshot().body == done.body
    assert reopened.details.links == done.links
    assert reopened.details.figures == done.figures
    assert reopened.figures.texts(figure).alt == job.ALT
    assert reopened.cursor == 7

    page = exported.read_text("utf-8")
    assert f"<h1>{job.HEADLINE}</h1>" in page.replace(' class="headline"', "")
    assert job.CAPTION in page
    assert f'alt="{job.ALT}"' in page
    assert 'class="related-inline"' in page
    assert '<section class="related">' in page
    assert "data:image/" in page
    assert "http://" not in page.replace("http://www.w3.org", "").replace("http://schema.org", "")


def test_everything_can_be_taken_back_and_made_again(
    start_window: StartWindow, demo_folder: Path, tmp_path: Path
) -> None:
    driver = start_window(demo_folder)
    article = job.new_article(driver)
    begun = article.snapshot()
    job.write_head(driver)
    job.write_body(driver)
    job.attach_picture(driver, article, job.draw_picture(tmp_path / "boat.jpg"))
    job.link_articles(driver, article)
    done = article.snapshot()
    while driver.program.context.actions.action("edit.undo").isEnabled():
        driver.act("edit.undo")
    assert article.snapshot() == begun
    while driver.program.context.actions.action("edit.redo").isEnabled():
        driver.act("edit.redo")
    assert article.snapshot() == done


def test_an_article_goes_from_draft_to_published(
    start_window: StartWindow, demo_folder: Path
) -> None:
    driver = start_window(demo_folder)
    article = driver.open("ferry-winter-timetable")
    driver.program.desk.set_acting("Mara Lindqvist")
    driver.program.window.arrange("review")
    driver.wait(lambda: driver.program.context.next_move.title == "Approve", "the next step")
    # What is suggested has to be decided first.
    review = driver.pane("review", ReviewPane)
    for _suggestion in article.suggested.open:
        driver.click(review.suggestions.cards()[0].accept)
    driver.press("Approve")
    driver.wait(lambda: article.article.stage.value == "approved", "the approval")
    job.place_cursor(driver, article, 10)
    driver.type("x")
    driver.wait(lambda: article.article.stage.value == "in review", "the approval to be void")


def test_an_empty_newsroom_can_be_worked_in(
    start_window: StartWindow, newsroom_folder: Path
) -> None:
    driver = start_window(newsroom_folder)
    assert driver.program.desk.current is None
    article = job.new_article(driver)
    job.write_head(driver)
    driver.wait(lambda: not article.dirty, "the article to be saved")
    assert driver.program.context.library.ids == (article.id,)


def test_the_search_box_opens_what_was_meant(start_window: StartWindow, demo_folder: Path) -> None:
    driver = start_window(demo_folder)
    driver.act("view.search")
    driver.type("eelgrass")
    driver.wait(lambda: bool(driver.window.findChildren(QuickOpenPopup)), "the list")
    popup = driver.window.findChildren(QuickOpenPopup)[0]

    def offered() -> bool:
        choice = popup.current()
        return choice is not None and choice.title.startswith("Eelgrass")

    driver.wait(offered, "the article in front")
    QTest.keyClick(driver.program.frame.top.search.line, Qt.Key.Key_Return)
    driver.wait(lambda: current(driver).details.headline.startswith("Eelgrass"), "the article")
