"""A newsroom's own templates: found at once, kept from harm and from endless work."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.rendering.builders import TEMPLATES, page
from workstation.domain.errors import BadTemplate
from workstation.rendering.page import PageRenderer


def write(own: Path, text: str, name: str = "article.html") -> None:
    own.mkdir(exist_ok=True)
    (own / name).write_text(text, encoding="utf-8")


def test_own_file_is_taken_as_soon_as_it_is_there_and_as_long(tmp_path: Path) -> None:
    own = tmp_path / "template"
    renderer = PageRenderer(TEMPLATES, own=own)
    supplied = renderer.render_article(page())
    write(own, "<article><h1>Ours: {{ page.headline }}</h1></article>")
    assert renderer.render_article(page()).startswith("<article><h1>Ours: ")
    (own / "article.html").unlink()
    assert renderer.render_article(page()) == supplied


def test_changed_file_is_read_again(tmp_path: Path) -> None:
    renderer = PageRenderer(TEMPLATES, own=tmp_path)
    write(tmp_path, "one")
    assert renderer.render_article(page()) == "one"
    write(tmp_path, "two")
    os.utime(tmp_path / "article.html", (1, 1))
    assert renderer.render_article(page()) == "two"


def test_own_style_stands_in_the_page(tmp_path: Path) -> None:
    write(tmp_path, "h1 { color: teal }", "page.css")
    assert "h1 { color: teal }" in PageRenderer(TEMPLATES, own=tmp_path).render(page())


def test_mistake_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    write(tmp_path, "<p>\n{% if page.headline %}\n<p>{{ page.heading }}</p>\n{% endif %}\n")
    with pytest.raises(BadTemplate) as caught:
        PageRenderer(TEMPLATES, own=tmp_path).render(page())
    assert (caught.value.template, caught.value.line) == ("article.html", 3)


@pytest.mark.parametrize(
    "sum_",
    [
        "{{ 'x' * 10**9 }}",
        "{{ 10**9 * 'x' }}",
        "{{ [1] * 10**9 }}",
        "{{ 10 ** (10 ** 10) }}",
        "{{ 'x'.center(10**9) }}",
        "{{ 'x'.ljust(10**9) }}",
        "{{ '7'.zfill(10**9) }}",
        "{{ '{:>1000000000}'.format(1) }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 'x' | center(10**9) }}",
        "{{ 'x' | indent(10**9) }}",
        "{{ '%1000000000d' | format(1) }}",
        "{{ range(10**9) | list }}",
        "{% for a in range(90000) %}{% for b in range(90000) %}xxxxxxxxxx{% endfor %}{% endfor %}",
        "{{ page.__class__.__mro__ }}",
        "{{ view.body.__init__.__globals__ }}",
        "{% include '../../etc/passwd' %}",
    ],
)
def test_enormous_or_prying_template_is_refused(sum_: str, tmp_path: Path) -> None:
    write(tmp_path, sum_)
    with pytest.raises(BadTemplate):
        PageRenderer(TEMPLATES, own=tmp_path).render_article(page())


def test_modest_sums_work(tmp_path: Path) -> None:
    write(tmp_path, "{{ '–' * 3 }}{{ 2 ** 8 }}{{ 7 % 4 }}{{ 6 * 7 }}")
    assert PageRenderer(TEMPLATES, own=tmp_path).render_article(page()) == "–––256342"
