"""These tests work on real newsrooms."""

from tests.helpers.newsrooms import clock, library, newsroom_folder, template_newsroom

__all__ = ["clock", "library", "newsroom_folder", "template_newsroom"]
