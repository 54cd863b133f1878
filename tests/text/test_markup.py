"""The marks of Markdown, line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.text.markup import COMMENT, NORMAL, Style, read_line


def styled(line: str, style: Style, state: int = NORMAL) -> list[str]:
    spans, _ = read_line(line, state)
    return [line[span.start : span.end] for span in spans if style in span.styles]


def test_plain_text_has_no_spans() -> None:
    assert read_line("The council met, at 10:30 - as ever; 3 of 5 came.") == ((), NORMAL)


@pytest.mark.parametrize(
    ("line", "style", "expected"),
    [
        ("a **strong** word", Style.STRONG, ["strong"]),
        ("a __strong__ word", Style.STRONG, ["strong"]),
        ("an *emphasised* word", Style.EMPHASIS, ["emphasised"]),
        ("***both***", Style.STRONG, ["both"]),
        ("***both***", Style.EMPHASIS, ["**", "both", "**"]),
        ("2 * 3 * 4", Style.EMPHASIS, []),
        ("snake_case_name", Style.EMPHASIS, []),
        (r"\*not\*", Style.EMPHASIS, []),
        ("`**code**`", Style.STRONG, []),
        ("say `code` here", Style.CODE, ["`", "code", "`"]),
        ("[the report](https://a.example/b_c_d)", Style.LINK, ["the report"]),
        ("[the report](https://a.example/b_c_d)", Style.EMPHASIS, []),
        ("[the report](https://a.example)", Style.MARK, ["[", "](https://a.example)"]),
        ("## A heading", Style.HEADING_1, ["## ", "A heading"]),
        ("### A heading", Style.HEADING_2, ["### ", "A heading"]),
        ("#hashtag", Style.HEADING_1, []),
        ("> said she", Style.QUOTATION, ["said she"]),
        ("> said she", Style.MARK, ["> "]),
        ("- first", Style.MARK, ["- "]),
        ("12. twelfth", Style.MARK, ["12. "]),
        ("* * *", Style.MARK, ["* * *"]),
        ("seen[^2] there", Style.MARK, ["[^2]"]),
        ("“Yes,” she said", Style.QUOTE_MARK, ["“", "”"]),
        ("before <!-- note --> after", Style.COMMENT, ["<!-- note -->"]),
    ],
)
def test_styles_of_a_line(line: str, style: Style, expected: list[str]) -> None:
    assert styled(line, style) == expected


def test_a_fence_lasts_until_its_like() -> None:
    _, state = read_line("```python")
    assert state > COMMENT
    spans, inside = read_line("**not strong**", state)
    assert [span.styles for span in spans] == [frozenset({Style.CODE})]
    assert inside == state
    assert read_line("~~~", state)[1] == state
    assert read_line("``", state)[1] == state
    assert read_line("````", state)[1] == NORMAL


def test_a_comment_goes_on_over_lines() -> None:
    _, state = read_line("text <!-- begins")
    assert state == COMMENT
    assert styled("ends --> **text**", Style.COMMENT, state) == ["ends -->"]
    assert styled("ends --> **text**", Style.STRONG, state) == ["text"]
    assert read_line("ends -->", state)[1] == NORMAL


@given(
    st.text(alphabet="ab *_`[]()<>!-#\\~“”1. 😀", max_size=60), st.sampled_from([NORMAL, COMMENT])
)
def test_spans_are_ordered_apart_and_inside_the_line(line: str, state: int) -> None:
    spans, _ = read_line(line, state)
    position = 0
    for span in spans:
        assert position <= span.start < span.end <= len(line)
        assert span.styles
        position = span.end


def test_a_long_line_of_openings_is_read_in_no_time() -> None:
    for opening in ("[a", "**a ", "`a ", "<!-", "*a_b"):
        spans, _ = read_line(opening * 5000)
        assert len(spans) <= 20_000
