"""Bodies made of everything whose HTML depends on what stands elsewhere, and edits of them."""

from hypothesis import strategies as st

from tests.text.bodies import LINES

LISTS = (
    *("- one", "- two", "+ plus", "* star", "  - nested", "    - deeper", "        - deepest"),
    *("1. one", "2. two", "7. seven", "1986. A year", "١. arabic", "-", "- ", "1.", "12 people"),
    *("    goes on", "  lazily goes on", "\ttabbed", "    1. inner", "*not a list*", "-dash"),
)
QUOTES = (
    "> said",
    "> > twice",
    ">",
    "> - item",
    "> # title",
    ">no space",
    "> 1. one",
    ">     code",
)
HEADINGS = ("# One", "## Two ##", "#three", "###### six", "Setext", "===", "---", "- - -", "***")
CODE = (
    "    code",
    "        more code",
    "\tcode",
    "```",
    "```python",
    "~~~",
    "~~~~",
    "`open",
    "`x`",
)
RAW = (
    *("<div>", "</div>", "<div markdown='1'>", "<b>bold", "</b>", "<script>", "</script>"),
    *("<!-- note -->", "<!--", "-->", "<br>", "<p>raw *em*</p>", "<table>", "<?php ?>", "<a"),
    *("*<!-- c --> item", "[a]<!-- c -->: https://q.example", "1<!-- c -->. one"),
)
DEFINITIONS = (
    *(
        "[ref]: https://r.example",
        "[ref]: https://s.example 'Title'",
        "  [Other]: <https://o.example>",
    ),
    *("[long", "label]: https://l.example", "[wrapped]:", "https://w.example", '"Title below"'),
    *("[^1]: A note.", "[^2]: See [^1] and [ref].", "[^note]: *Named*", "    [^3]: nested"),
    *("    [inner]: https://i.example", "> [quoted]: https://quoted.example", "- [^4]: in a list"),
)
USES = (
    *("A [ref] here.", "An [other][Other] one.", "[ref][]", "[inner] [quoted] [long label]"),
    *("Noted[^1].", "Twice[^1] and again[^1].", "- listed[^2]", "> quoted[^1]", "Named[^note][^3]"),
    *("[start](https://a.example) of it", "[x]", "![ref]", "[a [b] c](d)", "[unclosed", "wrapped]"),
)
TABLES = ("a | b", "--|--", "| a | b |", "|---|--:|", "| `x|y` | \\| |", "|only|")
INLINE = (
    *("*a **b* c**", "_x_ *y", "**open", "x*y*z", "\\*no\\*", "&amp; &nosuch; &#65;", "two  "),
    *(
        "<https://a.example> <me@a.example>",
        "Plain words.",
        "\u00a0",
        "\u00a0words",
        "\u2003",
        "“Q”",
    ),
)
ALL = (
    *(*LISTS, *QUOTES, *HEADINGS, *CODE, *RAW, *DEFINITIONS, *USES, *TABLES, *INLINE, *LINES),
    *("broken\nline", "- broken\nitem", "e\u0301", "\x07bell"),
)
"""Lines; two of them hold what a text document calls a line separator."""

lines = st.one_of(st.just(""), st.sampled_from(ALL), st.sampled_from(DEFINITIONS + USES))
bodies = st.lists(lines, min_size=1, max_size=24)
scraps = st.text(st.sampled_from("*_`[]()<>-#! \t1.:^a"), max_size=3)
edits = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 3), st.lists(lines, max_size=4)), max_size=10
)
