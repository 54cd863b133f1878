"""Modules that the first paint needs nothing of, each loaded when something of it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workstation.desk import carrying
    from workstation.text import formatting, line_moves
    from workstation.ui import notices, refusals
else:
    from workstation.desk.use_cases import Deferred

    carrying = Deferred("workstation.desk.carrying")
    formatting = Deferred("workstation.text.formatting")
    line_moves = Deferred("workstation.text.line_moves")
    notices = Deferred("workstation.ui.notices")
    refusals = Deferred("workstation.ui.refusals")

__all__ = ["carrying", "formatting", "line_moves", "notices", "refusals"]
