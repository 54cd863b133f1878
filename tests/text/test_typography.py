"""What typed quotation marks and hyphens become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.text.typography import is_literal, set_typed


def typed(text: str, language: str = "en-GB") -> str:
    """Type a text letter by letter."""
    line = ""
    for letter in text:
        made = set_typed(line, letter, language)
        line += letter
        if made is not None:
            line = line[: len(line) - made.removed] + made.text
    return line


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ('"We can hold," he said.', "“We can hold,” he said."),
        ("don't", "don’t"),
        ("the skippers' boats", "the skippers’ boats"),
        ("\"He said 'no' twice\"", "“He said ‘no’ twice”"),
        ("\"'No,' he said\"", "“‘No,’ he said”"),
        ('**"Bold"** and *"thin"*', "**“Bold”** and *“thin”*"),
        ('> "Quoted"', "> “Quoted”"),
        ('("aside")', "(“aside”)"),
        ("late -- too late", "late – too late"),
        ("late --- too late", "late — too late"),
        ("1914--18", "1914–18"),
        ('[“words”](https://a.example/it\'s-"so")', '[“words”](https://a.example/it\'s-"so")'),
        ('`"code" -- x`', '`"code" -- x`'),
        ('``a ` "b"`` "c"', '``a ` "b"`` “c”'),
        ('<a href="x">"y"', '<a href="x">“y”'),
        ("{{picture: o'hara}}", "{{picture: o'hara}}"),
        ("---", "---"),
        ("--", "--"),
        ("| --- | ---", "| --- | ---"),
        ("<!-- it's a note -->", "<!-- it's a note -->"),
        ('    indented "code"', '    indented "code"'),
        ('    - item "word"', "    - item “word”"),
        ("well-known", "well-known"),
    ],
)
def test_english(keys: str, shown: str) -> None:
    assert typed(keys) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en-US", "“A ‘b’ c”—d"),
        ("de-DE", "„A ‚b‘ c“–d"),
        ("de-CH", "«A ‹b› c»–d"),
        ("fr-FR", "«\u00a0A “b” c\u00a0»–d"),
        ("sv-SE", "”A ’b’ c”–d"),
        ("pl-PL", "„A «b» c”–d"),
        ("uk-UA", "«A „b“ c»—d"),
        ("", "“A ‘b’ c”–d"),
        ("xx", "“A ‘b’ c”–d"),
    ],
)
def test_other_languages(language: str, shown: str) -> None:
    assert typed("\"A 'b' c\"--d", language) == shown


def test_an_apostrophe_in_german_is_none_of_its_marks() -> None:
    assert typed("Ich hab's", "de-DE") == "Ich hab’s"


@given(st.text(max_size=60), st.sampled_from("\"'-a"), st.sampled_from(["en-GB", "fr-FR", "sv"]))
def test_only_the_end_of_the_line_is_ever_set(before: str, key: str, language: str) -> None:
    made = set_typed(before, key, language)
    if made is not None:
        assert 1 <= made.removed <= 2
        assert made.text
        assert not is_literal(before)
