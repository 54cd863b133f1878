"""These tests show a part of the window over a desk on a real newsroom."""

from tests.helpers.desks import add_article, desk, dispatcher, open_article
from tests.helpers.lists import context, house, statements, template_archive
from tests.helpers.newsrooms import clock, library, newsroom_folder, template_newsroom

__all__ = [
    "add_article",
    "clock",
    "context",
    "desk",
    "dispatcher",
    "house",
    "library",
    "newsroom_folder",
    "open_article",
    "statements",
    "template_archive",
    "template_newsroom",
]
