import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering.builders import read_html
from workstation.rendering.body import BodyRenderer, HtmlPart

RENDERER = BodyRenderer()
ALLOWED_ATTRIBUTES = {"href", "title", "id", "class", "lang", "dir", "start", "colspan", "rowspan"}
HOSTILE = [
    "<script>steal()</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>steal()</script>",
    '<img src=x onerror="steal()">',
    '<img src="https://evil.example/beacon.png">',
    "![x](https://evil.example/beacon.png)",
    '<svg onload="steal()"><script>steal()</script></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=steal()>",
    '<link rel="preconnect" href="https://evil.example">',
    '<link rel="dns-prefetch" href="//evil.example">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<iframe src="file:///etc/passwd"></iframe>',
    "<iframe srcdoc='<script>steal()</script>'></iframe>",
    '<form action="https://evil.example"><input name=q autofocus onfocus=steal()></form>',
    '<object data="https://evil.example"></object><embed src="https://evil.example">',
    '<video src="https://evil.example" poster="https://evil.example"></video>',
    '<p style="background:url(https://evil.example)">x</p>',
    "<style>@import 'https://evil.example';</style>",
    '<a href="javascript:steal()">x</a>',
    '<a href="java\tscript:steal()">x</a>',
    '<a href=" javascript:steal()">x</a>',
    '<a href="&#106;avascript:steal()">x</a>',
    '<a href="data:text/html,<script>steal()</script>">x</a>',
    '<a href="vbscript:steal()">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="//evil.example" ping="https://evil.example" target=_blank download>x</a>',
    "[x](javascript:steal())",
    "[x](<data:text/html,x>)",
    "[x]\n\n[x]: javascript:steal()",
    "<javascript:steal()>",
    '<div id="masthead" class="masthead related" onclick="steal()" data-kind="x">x</div>',
    "<h1>Another headline</h1><article><header><footer class=newsletter>x</footer>",
    "<figure><img src=x><figcaption>x</figcaption></figure>",
    "<template><script>steal()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=steal()>'>",
    "<![CDATA[<script>steal()</script>]]>",
    "<?php steal() ?>",
    "<!--><script>steal()</script>-->",
    "<!-- --!><script>steal()</script> -->",
    "<select><option><style></option></select><img src=x onerror=steal()></style>",
    "<textarea></textarea><script>steal()</script>",
    "```\n</code></pre><script>steal()</script>\n```",
    "    </code></pre><script>steal()</script>",
    "`</code><script>steal()</script>`",
    "x[^1]\n\n[^1]: <script>steal()</script>",
    '[x](https://a.example "onclick=steal()")',
    "| <script>steal()</script> |\n|---|\n| <img src=x onerror=steal()> |",
    "\x02directive0\x03 \x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 \x02amp\x03",
]


PIECES = (
    *("<", ">", "</", "/>", '"', "'", "`", "=", " ", "\n", "\n\n", "\t", "&#60;", "&lt;", "\\"),
    *("script", "img", "svg", "math", "style", "iframe", "a", "p", "table", "td", "template"),
    *("onerror=steal()", "src=x", "href=", "javascript:steal()", "java&#9;script:x", "\x00"),
    *("<!--", "-->", "<![CDATA[", "]]>", "<a href='", "<img src='x' ", "[x](", "](", ")", "![x]("),
    *("<div ", "style='background:url(//evil.example)'", "xlink:href=", "<svg><style>", "```"),
    *("data:text/html,x", "    "),
)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_nothing_made_of_hostile_pieces_can_act(body: str) -> None:
    check(body)


@pytest.mark.parametrize("body", HOSTILE)
def test_nothing_in_an_article_can_act(body: str) -> None:
    check(body)


def check(body: str) -> None:
    html = "".join(part.html for part in RENDERER.parts(body) if isinstance(part, HtmlPart))
    for element in read_html(html).all():
        assert element.tag not in {"script", "style", "img", "link", "meta", "iframe", "svg", "h1"}
        assert set(element.attributes) <= ALLOWED_ATTRIBUTES
        address = element.attributes.get("href") or "https:"
        assert address.startswith(("http:", "https:", "mailto:", "article:", "#fn"))
        assert (element.attributes.get("class") or "") in {
            "",
            "footnote",
            "footnote-ref",
            "footnote-backref",
        }


@pytest.mark.parametrize("body", HOSTILE)
def test_nothing_in_a_caption_can_act(body: str) -> None:
    for element in read_html(RENDERER.caption(body)).all():
        assert element.tag in {"a", "em", "strong"}
        assert set(element.attributes) <= {"href"}
        assert (element.attributes.get("href") or "https:").startswith(
            ("http:", "https:", "mailto:")
        )


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://a.example/?q=1&amp;r=2#s">x</a>',
        '<a href="mailto:desk@courier.example">x</a>',
        '<a href="article:ferry-winter-timetable">x</a>',
        'H<sub>2</sub>O, 3<sup>rd</sup>, <kbd>Ctrl</kbd>, <abbr title="Member">MP</abbr>',
        '<i lang="fr">sic</i> <bdo dir="rtl">x</bdo>',
    ],
)
def test_what_a_newsroom_needs_is_kept(html: str) -> None:
    (part,) = RENDERER.parts(html)
    assert part == HtmlPart(f"<p>{html}</p>")
