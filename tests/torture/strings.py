"""Texts that have broken editors, by their kinds: what must come back as it was typed."""

from __future__ import annotations

from itertools import pairwise, product
from typing import Final

_SCRIPTS: Final = (
    *("Skerry Harbour", "Grüße aus der Bucht", "L’île était déserte", "Żółta łódź", "Çağrı İğne"),
    *("Íslenska þjóðin", "Tiếng Việt ở cảng", "Паром уходит в полдень", "Ο λιμένας", "Նավահանգիստ"),
    *(
        "ნავსადგური",
        "מעבורת בצהריים",
        "تغادر العبارة ظهرا",
        "کشتی می‌رود",
        "किश्ती दोपहर को",
        "ফেরি দুপুরে",
    ),
    *(
        "படகு நண்பகலில்",
        "เรือออกเที่ยง",
        "ເຮືອອອກ",
        "កប៉ាល់ចេញ",
        "လှေထွက်",
        "渡轮中午出发",
        "渡輪中午出發",
        "フェリーは正午",
    ),
    *(
        "페리는 정오에",
        "ᠤᠰᠤᠨ ᠤ ᠪᠣᠭᠣᠮᠲᠠ",
        "ጀልባው ይነሳል",
        "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
        "𐌰𐌱𐌲𐌳",
        "𝔉𝔢𝔯𝔯𝔶",
        "𠮷野家",
        "𒀀𒁀",
    ),
)
_MARKS: Final = (
    *(
        "e\u0301",
        "a\u0308\u0323",
        "q\u0307\u0323",
        "Z" + "\u0300\u0301\u0302\u0303" * 8,
        "\u0301lone",
    ),
    *(
        "ﬁ ﬂ",
        "Å \u212b",
        "Ω \u2126",
        "\u1e9b\u0323",
        "각 \u1100\u1161\u11a8",
        "I\u0307 ı i̇",
        "ß ẞ ſ",
    ),
)
_EMOJI: Final = (
    *("👍", "👍🏽", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇬🇧🇸🇪", "❤️ ❤", "1️⃣", "🧑🏿‍🚒", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "☺︎", "🫶🏼", "👁️‍🗨️"),
)
_SPACES: Final = tuple(
    f"12{space}000{space}€"
    for space in (
        *"\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f",
        *"\u3000\u200b\u2060\t\ufeff",
    )
)
_INVISIBLE: Final = tuple(
    f"left{sign}right"
    for sign in (
        *"\u00ad\u034f\u061c\u180e\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e",
        *"\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\ufe0e\ufe0f\ufff9\ufffa\ufffb",
        *(
            "\ufffc",
            "\ufffd",
            "\ufdd0",
            "\ufffe",
            "\U0001fffe",
            "\U000e0001",
            "\ue000",
            "\U0010ffff",
        ),
    )
)
_CONTROLS: Final = (
    *(f"a{chr(code)}b" for code in (*range(0x20), *range(0x7F, 0xA0))),
    *("line\u2028separator", "paragraph\u2029separator", "\r\nboth\r\n", "old\rmac", "\n\n\n"),
    *("lone \ud800 high", "lone \udfff low", "\udc00\ud800", "\x1b[31mred\x1b[0m"),
)
_MEANINGFUL: Final = (
    *("'; DROP TABLE article; --", '"quoted"', "100% %s %d {0} {name} {{x}}", "\\n \\0 \\u0041"),
    *(
        "<script>alert(1)</script>",
        "&amp; &lt; &#160;",
        "<!-- -->",
        "]]>",
        "{% raw %}",
        "---\na: b\n---",
    ),
    *(
        "# not a heading?",
        "* * *",
        "`a``b`",
        "[x]: y",
        "~~~",
        "a  \nb",
        "\\*",
        "| a | b |",
        "==x==",
        "[^1]",
    ),
    *(
        "null",
        "NaN",
        "-0",
        "1e309",
        "true",
        "0x1F",
        "2026-02-30",
        "=1+1",
        "@x",
        "../../etc",
        "con",
        "C:\\x",
    ),
    *(
        "%(x)s",
        "$HOME",
        "~",
        "!yaml",
        "key: value",
        "- item",
        "? a",
        "&anchor",
        "*alias",
        "'",
        '"',
        " #",
    ),
    *(
        "a:b",
        "  leading",
        "trailing  ",
        "\ttab\t",
        "{}",
        "[]",
        "|",
        ">",
        "…",
        "‘’“”„«»‹›",
        "–—―‑",
        "№ ™ ©",
    ),
    *(
        "x" * 3000,
        "word " * 600,
        "ל" * 500,
        "😀" * 400,
        "e\u0301" * 400,
        "\u00a0" * 50,
        "a\u00a0" * 99,
    ),
)
KINDS: Final[dict[str, tuple[str, ...]]] = {
    "scripts": _SCRIPTS,
    "marks": _MARKS,
    "emoji": _EMOJI,
    "spaces": _SPACES,
    "invisible": _INVISIBLE,
    "controls": _CONTROLS,
    "meaningful": _MEANINGFUL,
    "mixed directions": tuple(
        f"{left} {right} {left}"
        for left, right in product(_SCRIPTS[:4], (*_SCRIPTS[11:14], "(א)", "1,5 ש״ח"))
    ),
    "marks in scripts": tuple(
        f"{script[:5]}{mark}{script[5:]}" for script, mark in product(_SCRIPTS[::4], _MARKS)
    ),
    "emoji in lines": tuple(
        f"{emoji}{space}{emoji}\n\n{emoji}"
        for emoji, space in product(_EMOJI, ("", " ", "\u00a0", "\u200d", "\u202e"))
    ),
    "lines of scripts": tuple(
        f"{first}{end}{second}"
        for (first, second), end in product(pairwise(_SCRIPTS), ("\n", "\r\n", "\u2028", "\u00a0"))
    ),
    "spaces at ends": tuple(f"{each[2]}{each}{each[2]}" for each in _SPACES),
}
STRINGS: Final = tuple(dict.fromkeys(each for kind in KINDS.values() for each in kind))
"""All of them, once each."""
