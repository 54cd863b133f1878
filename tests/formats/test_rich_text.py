"""An article for the clipboard: its words and their marks, and nothing of this machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.formats.builders import bundle
from workstation.formats.rich_text import rich_text

TEMPLATES = Path(__file__).parents[2] / "resources" / "templates"
BODY = """First **strong** words & [a link](https://example.org/a).

- one
- two

> A quotation.

<p onclick="x()">Raw <img src="file:///etc/hostname"> text</p><script>alert(1)</script>

[local](file:///etc/hostname) and [bad](javascript:alert(1))

| a | b |
| - | - |
| 1 | 2 |
"""


def test_words_and_marks_are_kept_in_both_shapes() -> None:
    made = bundle(TEMPLATES)
    text = rich_text(replace(made, page=replace(made.page, body=BODY)))
    assert "<strong>strong</strong>" in text.html
    assert '<a href="https://example.org/a">a link</a>' in text.html
    assert "<li>one</li>" in text.html
    assert "<h1>" in text.html
    assert "First strong words & a link." in text.plain
    assert "• one\n\n• two" in text.plain
    assert "1\t2" in text.plain
    assert "<" not in text.plain


def test_nothing_of_the_machine_and_nothing_that_runs_goes_along() -> None:
    made = bundle(TEMPLATES)
    text = rich_text(replace(made, page=replace(made.page, body=BODY)))
    for secret in ("file:", "picture:", "<img", "script", "onclick", str(TEMPLATES), "alert(1)"):
        assert secret not in text.html
    assert "alert(1)" not in text.plain
    assert "Raw" in text.plain


def test_captions_and_related_links_are_paragraphs() -> None:
    text = rich_text(bundle(TEMPLATES))
    assert "A caption\n\nFirst." in text.plain
    assert "\n\nDredging contract slips\n\n" in text.plain
    assert "<figcaption" not in text.html
    assert "<aside" not in text.html
