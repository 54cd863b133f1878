"""One HTML file that holds everything the page needs: style, fonts and pictures."""

from __future__ import annotations

from pathlib import Path

from workstation.formats.api import Bundle, Written
from workstation.formats.self_contained import page_html
from workstation.formats.writer import replace_file


class HtmlExporter:
    """Writes the page as the preview shows it."""

    id = "html"
    title = "Web page (HTML)"
    suffix = ".html"
    help = "One file with the page as readers see it; pictures, fonts and style are inside."

    def write(self, bundle: Bundle, path: Path) -> Written:
        """Write the page to a file."""
        html, left_out = page_html(bundle)
        with replace_file(path) as file:
            file.write(html.encode("utf-8"))
        return Written(path, left_out)


EXPORTER = HtmlExporter()
