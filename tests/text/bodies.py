"""Bodies that mix everything that could be mistaken for something else."""

from hypothesis import strategies as st

LINES = (
    *("{{picture: a}}", "{{related: b}}", "  {{picture: c}} ", "    {{picture: d}}"),
    *("\t{{picture: e}}", "- {{picture: f}}", "> {{picture: g}}", "see {{picture: h}}"),
    *("{{picture: i}} <!-- x -->", "`{{picture: j}}`", "{{ related :k }}"),
    *("text", "more *text*", "", "", "", "   ", "- item", "1. item", "    continued", "> quote"),
    *("# Heading", "## Sub", "---", "===", "***", "```", "```text", "~~~~", "  ```", "`open"),
    *("<!--", "-->", "<!-- a -->", "x <!-- y", "\\<!--", "`<!--`", "``", "[^1]: note", "[^1]"),
    *("<div>", "</div>", "<table>", "<plaintext>", "<script>", "</script>", "<select>", "<svg>"),
    *("| a | b |", "|---|---|", "[a]: https://a.example", "![x](y)", "*[AB]: c", ": definition"),
)
_pieces = st.tuples(st.sampled_from(LINES), st.sampled_from(("\n", "\n\n", "\n\n")))
bodies = st.lists(_pieces, max_size=14).map(lambda pieces: "".join(map("".join, pieces)))
