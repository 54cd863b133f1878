"""From the command line to a window, and from one newsroom to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass

FIRST_ROWS = 60
