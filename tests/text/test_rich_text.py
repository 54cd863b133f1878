"""Formatted text of other programs as Markdown."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workstation.text.rich_text import MOST_LETTERS, TooSlow, to_markdown

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=EN-GB><!--StartFragment-->
<h1>The harbour<o:p></o:p></h1>
<p class=MsoNormal>The first sailing will be <b>cut </b>from&nbsp;Monday, the <i>company</i>
said.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal style='margin-left:36.0pt'>&#8220;We can hold the route,&#8221; he said.</p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='mso-list:Ignore'>&middot;<span>&nbsp;&nbsp; </span></span><![endif]>
Bread<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span>Rye</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>&middot;</span>Milk</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>1.<span> </span></span>One</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>2.<span> </span></span>Two</p>
<p class=MsoQuote>A quotation by its style.</p>
<p class=MsoNormal>See <a href="https://a.example/b_(c)">the report</a>.</p>
<!--EndFragment--></body></html>"""

WRITER = """<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><style type="text/css">p { line-height: 115% }</style></head>
<body lang="en-GB"><h2 class="western">Head</h2>
<p style="margin-bottom: 0cm">Text <b>bold </b>and <i>it</i><i>al</i>ic</p>
<blockquote>Quoted one<br/>\nline two</blockquote>
<ul><li><p>a</p></li><li><p>b</p><ol><li><p>x</p></li><li><p>y</p></li></ol></li></ul>
</body></html>"""

WEB = """<meta charset='utf-8'><b style="font-weight:normal;"><p dir="ltr">
<span style="font-weight:700">Bold</span><span style="font-style:italic"> thin</span></p></b>
<div>Hello <a href="javascript:alert(1)">bad</a>
<a href="https://a.example/">https://a.example/</a><script>x()</script></div>
<blockquote><p>One</p><p>Two</p></blockquote>
<ol><li>A</li><li>B</li></ol><pre>code\n x</pre>"""


def test_word() -> None:
    assert to_markdown(WORD) == (
        "## The harbour\n\n"
        "The first sailing will be **cut** from\u00a0Monday, the *company* said.\n\n"
        "> “We can hold the route,” he said.\n\n"
        "- Bread\n    - Rye\n- Milk\n\n1. One\n2. Two\n\n"
        "> A quotation by its style.\n\n"
        "See [the report](https://a.example/b_%28c%29)."
    )


def test_libreoffice() -> None:
    assert to_markdown(WRITER) == (
        "## Head\n\nText **bold** and *ital*ic\n\n> Quoted one  \n> line two\n\n"
        "- a\n- b\n    1. x\n    2. y"
    )


def test_web_page() -> None:
    assert to_markdown(WEB) == (
        "**Bold** *thin*\n\nHello bad <https://a.example/>\n\n> One\n>\n> Two\n\n"
        "1. A\n2. B\n\n```\ncode\n x\n```"
    )


LEFT_OPEN = """- one
- two
    1. a
    2. b
- three

x"""


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("plain words", "plain words"),
        ("<p>5 * 3 = 15, a_b and _c_ `d`</p>", "5 \\* 3 = 15, a_b and \\_c\\_ \\`d\\`"),
        ("<p># no heading</p><p>1. no list</p>", "\\# no heading\n\n1\\. no list"),
        ("<p>- no item</p><p>&gt; none</p>", "\\- no item\n\n\\> none"),
        ("<p>a &lt;b&gt; c</p>", "a \\<b> c"),
        ("<p><b> </b>x<b></b></p>", "x"),
        ("<h2><b>Bold</b></h2>", "## Bold"),
        ("<p>a<br><br>b</p>", "a  \nb"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1 | 2"),
        ("<a href='mailto:a@b.example'>a@b.example</a>", "<mailto:a@b.example>"),
        ("<a href='data:text/html,x'>y</a>", "y"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<ul><li>one<li>two<ol><li>a<li>b</ol><li>three</ul>x", LEFT_OPEN),
        ("<table><tr><td>1<td>2<tr><td>3<th>4</table>", "1 | 2\n\n3 | 4"),
        ("<dl><dt>Tide<dd>High<dd>Low</dl>", "Tide\n\nHigh\n\nLow"),
        ("</p></b>x", "x"),
        ("", ""),
        ("<title>no</title><p>yes", "yes"),
    ],
)
def test_small_things(html: str, markdown: str) -> None:
    assert to_markdown(html) == markdown


@pytest.mark.parametrize(
    "html",
    [
        "<b>" * 20_000 + "x" + "</i>" * 20_000,
        "<!--" * 50_000,
        "<a " * 50_000,
        "<blockquote>" * 20_000 + "x",
        "<" * 100_000,
        "[" * 100_000,
        "<?" * 100_000,
        "<p style='" + "margin: " * 50_000 + "'>x",
        "<ul><li>" * 5_000 + "x",
        "<li>" + "<b>" * 380 + "<td>" * 20_000,
    ],
)
def test_hostile_html_ends(html: str) -> None:
    try:
        to_markdown(html, 5.0)
    except TooSlow:
        pytest.fail("this much is read in time on any machine")


def test_more_than_is_worth_reading_is_refused() -> None:
    with pytest.raises(TooSlow):
        to_markdown("x" * (MOST_LETTERS + 1))
    with pytest.raises(TooSlow):
        to_markdown("<p>x</p>" * 100, -1.0)


@example("<![;")
@given(st.text("<>/abp li=\"'!-#&;*_[]()\n", max_size=200))
def test_nothing_breaks_it(html: str) -> None:
    assert "\0" not in to_markdown(html)


@pytest.mark.parametrize(
    "section", ["<![;", "<![;]>", "<![", "<![if !supportLists]>", "<![endif]>"]
)
def test_sections_of_any_kind_are_left_out(section: str) -> None:
    assert to_markdown(f"<p>Before</p>{section}").strip() == "Before"
