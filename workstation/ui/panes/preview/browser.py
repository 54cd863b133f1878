"""The browser with all that belongs to it. Importing this module loads the engine: do it late."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from workstation.ui.context import Context
from workstation.ui.panes.preview.clicks import Clicks
from workstation.ui.panes.preview.following import Following
from workstation.ui.panes.preview.printer import Printing
from workstation.ui.panes.preview.server import FetchPicture
from workstation.ui.panes.preview.web_view import WebView


@dataclass(frozen=True, slots=True)
class Browser:
    """The view of the page, and what goes between it and the rest of the window."""

    view: WebView
    following: Following
    clicks: Clicks
    printing: Printing


def open_browser(
    context: Context, fetch_picture: FetchPicture, paper: QWidget, own: Path
) -> Browser:
    """Make a browser on a piece of paper."""
    view = WebView(context.resources, fetch_picture, paper, own=own)
    view.setAccessibleName(QCoreApplication.translate("PreviewPane", "Page of the article"))
    following = Following(view)
    clicks = Clicks(view, context.desk, following)
    printing = Printing(view)
    printing.laying_out.connect(following.hold)
    return Browser(view, following, clicks, printing)
