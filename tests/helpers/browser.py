"""The browser engine, started before a test that needs it."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWidgets import QApplication

from workstation.ui.panes.preview.lockdown import register_scheme


@pytest.fixture(scope="session")
def engine(qapp: QApplication) -> None:
    """Start the engine once: what it says of missing graphics is not the program's complaint."""
    register_scheme()
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)
    loaded = QSignalSpy(page.loadFinished)
    page.setHtml("<p>Ready</p>")
    assert loaded.wait(30000)
    page.deleteLater()
    profile.setParent(qapp)
