"""Renders a page in a process of its own, which is ended if it takes too long.

Python-Markdown needs minutes for some hostile texts of a few kilobytes, and can't be
interrupted; whoever exports an article must not have to wait for that.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

from workstation.domain.errors import BadTemplate
from workstation.domain.page import Page
from workstation.rendering.page import PageRenderer

SECONDS = 20.0
"""A page of a hundred thousand words takes about one."""


def render_limited(
    page: Page,
    templates: Path,
    fonts: Mapping[str, str],
    *,
    own: Path | None = None,
    seconds: float = SECONDS,
) -> str | None:
    """Return the page as HTML, or None if it could not be had in time; raises `BadTemplate`."""
    context = multiprocessing.get_context("spawn")
    answers, end = context.Pipe(duplex=False)
    process = context.Process(
        target=_render, args=(end, page, templates, own, dict(fonts)), name="export", daemon=True
    )
    process.start()
    end.close()
    try:
        answer = answers.recv() if answers.poll(seconds) else None
    except (EOFError, OSError):
        answer = None  # the process died: out of memory, most likely
    finally:
        process.kill()
        process.join()
        process.close()
        answers.close()
    if isinstance(answer, tuple):
        raise BadTemplate(*answer)
    return answer if isinstance(answer, str) else None


def render_own(page: Page, templates: Path, fonts: Mapping[str, str]) -> str:
    """Return the HTML of an article that came with the program, which needs no limits."""
    return PageRenderer(templates, fonts=fonts).render(page)


def _render(
    end: Connection, page: Page, templates: Path, own: Path | None, fonts: Mapping[str, str]
) -> None:
    """Answer with the HTML, or with what is wrong with the template."""
    try:
        end.send(PageRenderer(templates, own=own, fonts=fonts).render(page))
    except BadTemplate as error:
        end.send((error.template, error.line, error.problem))
