"""Blocks that are put into a line of text."""

from __future__ import annotations

import pytest

from workstation.text.apart import kept_apart


@pytest.mark.parametrize(
    ("text", "before", "after", "put"),
    [
        ("one", "a ", " b", "one"),
        ("one\n\ntwo", "a ", " b", "one\n\ntwo"),
        ("## Head", "", "", "## Head"),
        ("## Head", "  ", "", "## Head"),
        ("## Head", "a", "b", "\n\n## Head\n\n"),
        ("one\n\n> Said.", "a ", "b", "one\n\n> Said.\n\n"),
        ("> Said.\n\nthen", "a", "b", "\n\n> Said.\n\nthen"),
        ("- one\n- two", "", "text", "- one\n- two\n\n"),
        ("- one\n- two", "", "- three", "- one\n- two\n"),
        ("1. one", "", "2. two", "1. one\n"),
        ("```\nx\n```", "", "b", "```\nx\n```\n\n"),
        ("---", "a", "", "\n\n---"),
        ("-- a dash", "a", "b", "-- a dash"),
        ("#tag", "a", "b", "#tag"),
        ("", "a", "b", ""),
    ],
)
def test_what_stands_alone_is_kept_apart(text: str, before: str, after: str, put: str) -> None:
    assert kept_apart(text, before, after) == put
