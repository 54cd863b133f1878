"""Shows the preview hostile texts by the thousand, and looks for anything that comes of them.

Run in processes of its own, `python -m tests.torture.hostile_pages HOW COUNT`: what the engine
finds in its environment counts once.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import markdown

from tests.torture.payloads import Grower
from tests.torture.report import Report
from tests.ui.panes.preview.layers import LAYERS, Range, prepared
from workstation import paths
from workstation.domain.page import Page
from workstation.rendering.page import PageRenderer

SEED = 20261122
TOGETHER = 40
"""Pages that are clean are shown so many at once; what comes of one is looked for among them."""
RAW_SHARE = 20
"""Of so many texts, one is shown as it is as well, as if cleaning had failed."""
MOST_OPEN = 150
PATIENCE_S = 2.0
"""For each text, on a machine that is busy."""

SHIPPED = "shipped"
UNCLEAN = "unclean"
OPEN = "open"
BEHIND = frozenset(LAYERS) - {"nh3"}
"""What stands behind cleaning, which happens where pages are made."""


def run(_place: Path, count: int, control: bool) -> Report:
    """Show so many; as a control in a browser that nobody has locked, of texts nobody cleans."""
    if control:
        report = Report("Hostile texts in an open browser (control)")
        return _told(report, OPEN, min(count, MOST_OPEN))
    report = Report("Hostile texts in the preview")
    _told(report, SHIPPED, count)
    return _told(report, UNCLEAN, max(1, count // RAW_SHARE))


def _told(report: Report, how: str, count: int) -> Report:
    """Have them shown in a process, and take what it tells."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture.hostile_pages", how, str(count)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
        text=True,
        timeout=60 + count * PATIENCE_S,
    )
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        report.losses.append(f"{how}: the program died ({done.returncode})")
        return report
    told = json.loads(lines[-1])
    report.rounds += told["shown"]
    report.losses += [f"{how}: {', '.join(seen)} by {text!r}" for text, seen in told["found"]]
    return report


def cleaned(texts: Sequence[str]) -> Iterator[str]:
    """Return what the preview would show of articles with these texts in every field."""
    renderer = PageRenderer(paths.resources_folder() / "templates")
    for text in texts:
        page = Page(newsroom=text, headline=text, kicker=text, standfirst=text, body=text)
        yield renderer.render_article(page)


def as_they_are(texts: Sequence[str]) -> Iterator[str]:
    """Return what Python-Markdown makes of texts."""
    for text in texts:
        yield markdown.markdown(text, extensions=["extra"])


def _found(
    target: Range, texts: Sequence[str], pages: Sequence[str]
) -> list[tuple[str, list[str]]]:
    """Return which texts had which effects, shown together; then one by one, if there are any."""
    html = "\n".join(pages)
    effects = {each for click in (False, True) for each in target.effects(html, click=click)}
    if not effects or len(texts) == 1:
        return [(texts[0], sorted(effects))] if effects else []
    one_by_one = zip(texts, pages, strict=True)
    found = [each for text, page in one_by_one for each in _found(target, [text], [page])]
    return found or [(f"{len(texts)} together: {texts[0]}", sorted(effects))]


def main(how: str, count: int) -> None:
    """Show so many texts, and say what came of them."""
    target = prepared(frozenset() if how == OPEN else BEHIND)
    texts = Grower(SEED).texts(count)
    pages = list((cleaned if how == SHIPPED else as_they_are)(texts))
    size = TOGETHER if how == SHIPPED else 1
    found: list[tuple[str, list[str]]] = []
    for start in range(0, count, size):
        found += _found(target, texts[start : start + size], pages[start : start + size])
    sys.stdout.write(json.dumps({"shown": len(texts), "found": found}) + "\n")
    sys.stdout.flush()
    os._exit(0)  # a page that was attacked need not be taken apart in good order


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
