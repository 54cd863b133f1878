"""Packets are tested on a desk, over a real newsroom."""

from tests.helpers.benches import bench
from tests.helpers.desks import desk, dispatcher
from tests.helpers.newsrooms import clock, newsroom_folder, template_newsroom

__all__ = ["bench", "clock", "desk", "dispatcher", "newsroom_folder", "template_newsroom"]
