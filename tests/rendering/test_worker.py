import subprocess
import sys
from pathlib import Path

import pytest

from tests.rendering.builders import TEMPLATES, page
from workstation.rendering.page import PageRenderer
from workstation.rendering.plain import plain_article, plain_page
from workstation.rendering.worker import Extent, Failed, Order, Rendered, Setup, Worker


def test_it_renders_the_whole_page_or_the_article() -> None:
    setup = Setup(TEMPLATES, stylesheet="page.css")
    worker = Worker(setup)
    renderer = PageRenderer(TEMPLATES, stylesheet="page.css")
    assert worker.answer(Order(1, page(), Extent.PAGE)) == Rendered(
        1, renderer.render(page()), False
    )
    assert worker.answer(Order(2, page(), Extent.ARTICLE)) == Rendered(
        2, renderer.render_article(page()), False
    )


def test_a_bad_template_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / "article.html").write_text("one\n{{ two", encoding="utf-8")
    answer = Worker(Setup(tmp_path)).answer(Order(3, page(), Extent.ARTICLE))
    assert isinstance(answer, Failed)
    assert (answer.ticket, answer.line) == (3, 2)
    assert "article.html, line 2" in answer.message


@pytest.mark.parametrize("error", [RecursionError, MemoryError])
def test_a_text_too_deep_is_answered_plainly(
    error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(*_args: object) -> str:
        raise error

    monkeypatch.setattr(PageRenderer, "render", give_up)
    monkeypatch.setattr(PageRenderer, "render_article", give_up)
    worker = Worker(Setup(TEMPLATES, stylesheet="page.css"))
    assert worker.answer(Order(1, page(), Extent.PAGE)) == Rendered(
        1, plain_page(page(), "page.css"), True
    )
    assert worker.answer(Order(2, page(), Extent.ARTICLE)) == Rendered(
        2, plain_article(page()), True
    )


def test_the_desk_can_import_it_without_markdown_and_jinja() -> None:
    code = (
        "import sys, workstation.rendering.worker\n"
        "print(sorted({'markdown', 'jinja2', 'nh3', 'PySide6'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
