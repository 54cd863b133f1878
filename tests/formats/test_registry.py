import logging
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from tests.helpers.quiet import Quiet
from workstation.formats import registry
from workstation.formats.api import Bundle, Written


class Telex:
    id = "telex"
    title = "Telex"
    suffix = ".txt"
    help = "Capitals only."

    def write(self, bundle: Bundle, path: Path) -> Written:
        path.write_text(bundle.page.headline.upper())
        return Written(path)


EXPORTER = Telex()


def test_a_format_of_another_package_is_found_and_a_broken_one_left_out(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, quiet: Quiet
) -> None:
    quiet.expect("could not be loaded")
    quiet.expect("is not an export format")
    points = [
        EntryPoint("telex", f"{__name__}:EXPORTER", registry.ENTRY_POINTS),
        EntryPoint("gone", "no_such_package:EXPORTER", registry.ENTRY_POINTS),
        EntryPoint("odd", f"{__name__}:logging", registry.ENTRY_POINTS),
    ]
    monkeypatch.setattr(registry, "entry_points", lambda group: points)

    with caplog.at_level(logging.ERROR):
        found = [exporter.id for exporter in registry.find_exporters()]

    assert "telex" in found
    assert {"html", "markdown"} <= set(found)
    assert "gone (no_such_package:EXPORTER) could not be loaded" in caplog.text
    assert "is not an export format" in caplog.text
