"""Whole windows on newsrooms of their own, as in the tests from end to end."""

from tests.end2end.conftest import (
    as_the_program,
    demo_folder,
    demo_template,
    start_window,
    template_clock,
)
from tests.helpers.newsrooms import clock, newsroom_folder, template_newsroom

__all__ = [
    "as_the_program",
    "clock",
    "demo_folder",
    "demo_template",
    "newsroom_folder",
    "start_window",
    "template_clock",
    "template_newsroom",
]
