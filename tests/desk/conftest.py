"""These tests work at a desk on a real newsroom."""

from tests.helpers.desks import add_article, desk, dispatcher, open_article
from tests.helpers.newsrooms import clock, library, newsroom_folder, template_newsroom

__all__ = [
    "add_article",
    "clock",
    "desk",
    "dispatcher",
    "library",
    "newsroom_folder",
    "open_article",
    "template_newsroom",
]
