"""Every construct of the Markdown that bodies are written in, once each, in its trickier forms."""

CONSTRUCTS = (
    # paragraphs and breaks
    "One line\nand another.",
    "One.\n\n\n\nTwo.",
    "Two spaces  \nbreak a line.",
    "\u00a0\n\nAfter a space that stays.",
    # headings
    "# First\n## Second ##\n### Third",
    "#No space\ntext under it",
    "Setext\n======\ntext\n\nOther\n---\n",
    "Text\n# in the middle\nof a paragraph",
    "# Ends with a backslash \\\nand goes on",
    # rules
    "One\n\n***\n\nTwo\n\n- - -\n\n___",
    "Text\n* * *\nText",
    # quotations
    "> One\n> two\n\n> three",
    "> One\nlazily\n\n> > nested\n> > > deeper\n\n> - item\n>\n>   more",
    "> # Title\n>\n>     code\n>\n> text\n\nOutside",
    "Said:\n> at once",
    # lists
    "- tight\n- tight\n- tight",
    "- loose\n\n- loose\n\n- loose",
    "- one\n\n    of two paragraphs\n\n- two\n\n\n\n- three after much space",
    "- one\n    - inner\n        - innermost\n    - inner\n- two",
    "1. one\n2. two\n\n3. three\n\n- other kind\n\n4. four",
    "7. begins at seven\n8. eight",
    "- item\n\n        code in it\n\n- next\n\n    > quotation in it\n\nOutside",
    "- item\nlazy line\n\nparagraph\n\n- new list",
    "* star\n+ plus\n- dash",
    "1986. A year that looks like a list",
    "- \n- after an empty one",
    # code
    "    indented\n    code\n\n    goes on\n\nText\n\n    again",
    "```\nfenced\n\n# code\n```\ntext at once",
    "~~~~ python\n```\n~~~\n~~~~",
    "- list\n\n```\nfence\n```\n\n- list",
    "```\nnever closed\n\nso it is text",
    "`code` ``with `ticks` `` and `open",
    # raw HTML and comments
    "<div>\n\n*text*\n\n</div>",
    "<div markdown='1'>\n*text*\n</div>",
    "Some <b>bold\n\nand</b> more <script>alert(1)</script> <!-- hidden -->.",
    "A <!-- comment\n\nover paragraphs\n\n--> ends.",
    "<!-- closed -->- not quite a list\n\n<!-- alone -->\n\n- list",
    "Never <!-- closed\n\nand more",
    "<table><tr><td>\n\na\n\n</td></tr></table>",
    "He said <inaudible> and left.",
    # references
    "[far]\n\n[Far][], [text][far], ![far]\n\n[far]: https://far.example 'Title'",
    "[a]: https://one.example\n[a]: https://two.example\n\n[a]",
    "[over\ntwo lines]: https://lines.example\n\n[over two lines] [over\ntwo lines]",
    "[wrapped]:\n  <https://wrapped.example>\n  'Title'\n\n[wrapped]",
    "[a]: https://list.example\n- [a]\n\n[b]: https://quote.example\n> [b]",
    "- [in]: https://in-list.example\n\n> [quoted]: https://in-quote.example\n\n[in] [quoted]",
    "[link](https://a.example) at the start\n\n[not a definition] : really",
    # footnotes
    "One[^a], two[^b], one again[^a].\n\n[^b]: Second.\n[^a]: First.\n",
    "Note[^c].\n\n[^c]: One paragraph.\n\n    Another.\n\n        and code\n\nText.",
    "[^d]: Uses [^e] and [ref].\n\n[^e]: Used[^d].\n\nText[^d][^e]",
    "[^f]: Defines more.\n\n    [^g]: inside\n\n    [deep]: /deep\n\n[^g] [deep][^f]",
    "- item[^h]\n\n> said[^h]\n\ntext[^h]\n\n[^h]: Thrice.",
    "Unknown[^z].",
    # tables
    "a | b\n--|--\n1 | 2\n\n| c | d |\n|:-:|--:|\n| `x|y` | \\| |",
    "Text\n| a | b |\n|---|---|",
    "| only |\n|------|\n| one |",
    # directives
    "{{picture: quay}}",
    "Text\n{{picture: quay}}\n\n- {{related: x}}\n\n    {{picture: quay}}",
    "- one\n\n{{related: dredging}}\n\n- two",
    "<!-- x -->\n{{picture: quay}}",
    # emphasis, escapes, addresses
    "*a **b* c** __d _e__ f_ x*y*z ***g*** h**",
    "\\*a\\* \\[b\\] \\\\ \\`c\\`",
    "<https://a.example> <me@a.example> https://plain.example",
    "&amp; &copy; &nosuch; AT&T <b>&lt;</b>",
    '[a [nested] text](<https://a.example/x y> "T") [empty]()',
    "Tabs\there\n\n\tcode\n\n-\titem\n\n\tof it",
    "e\u0301 decomposed, 🌊 beyond, \u200fbidi",
)
