"""What a page of guidance would do behind its reader's back: ask other hosts, or run code of its content.

A policy of the page itself counts: what it forbids no browser does. Links that readers follow are no leaks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkdocs_evidence.syntax.links import leads_outside
from mkdocs_evidence.verify.discrepancy import Discrepancy

_FORBIDDING = {
    ("script", "src"): "script-src",
    ("link", "href"): "style-src",
    ("img", "src"): "img-src",
    ("img", "srcset"): "img-src",
    ("source", "src"): "media-src",
    ("source", "srcset"): "img-src",
    ("video", "src"): "media-src",
    ("video", "poster"): "img-src",
    ("audio", "src"): "media-src",
    ("track", "src"): "media-src",
    ("iframe", "src"): "frame-src",
    ("embed", "src"): "object-src",
    ("object", "data"): "object-src",
}
"""By element and attribute that fetch something, the directive that can forbid it; told in this order."""
_ORDER = {fetching: place for place, fetching in enumerate(_FORBIDDING)}
_FETCHING = "[src],[srcset],[poster],[data],link[href]"

# Most pages hold nothing of the kind, and expressions that begin with letters know that sooner than a walk through all
# attributes. They read the page in lower case.
_UNSAFE = re.compile(rb"'unsafe-")
_ACTING = (re.compile(rb"on(?<![a-z]on)(?<!-on)[a-z]{3,20}\s*="), re.compile(rb"script\s*(?::|&)"))
_LEADING = ("href", "src", "action", "formaction", "xlink:href", "data")
_IDLE_LINKS = frozenset({"canonical", "alternate", "license", "author", "me", "help", "prev", "next", "search"})
_NEVER_FORBIDDEN = frozenset({"preconnect", "dns-prefetch"})
_UNSEEN = re.compile(r"[\x00-\x20]")


def find_leaks(html: bytes, tree: LexborHTMLParser, *, page: str) -> Iterator[Discrepancy]:
    """Everything in a page that would leave it, or act, without its reader.

    Args:
        html: The page as it will be served.
        tree: The same, parsed.
        page: Its file from the root of the site.
    """
    lower = html.lower()
    fetched = _find_fetched(tree)
    is_unsafe = _UNSAFE.search(lower) is not None
    if fetched or is_unsafe:
        yield from _find_let_out(fetched, _policy(tree), page)
    if any(one.search(lower) for one in _ACTING):
        yield from _find_acting(tree, page)


def _find_fetched(tree: LexborHTMLParser) -> list[tuple[LexborNode, str]]:
    """The elements and attributes that would make a browser ask another host, whatever the policy."""
    outside = [
        (node, name)
        # An element is given once for each part of the selector that fits it.
        for node in {one.mem_id: one for one in tree.css(_FETCHING)}.values()
        for name, address in node.attributes.items()
        if address and (node.tag, name) in _FORBIDDING and any(leads_outside(one) for one in address.split(","))
    ]
    return sorted(outside, key=lambda one: _ORDER[one[0].tag or "", one[1]])


def _find_let_out(
    fetched: Iterable[tuple[LexborNode, str]], policy: Mapping[str, Sequence[str]], page: str
) -> Iterator[Discrepancy]:
    for node, name in fetched:
        if _is_fetched(node, policy, _FORBIDDING[node.tag or "", name]):
            message = f"Every reader's browser would fetch `{(node.attributes[name] or '')[:120]}` from another host."
            yield Discrepancy(page=page, about=f"<{node.tag}>", message=message)
    unsafe = sorted({word for words in policy.values() for word in words if word.startswith("'unsafe-")})
    if unsafe:
        message = f"Its policy allows {', '.join(unsafe)}, so content could act."
        yield Discrepancy(page=page, about="Content-Security-Policy", message=message)


def _policy(tree: LexborHTMLParser) -> dict[str, tuple[str, ...]]:
    meta = tree.css_first('meta[http-equiv="Content-Security-Policy" i]')
    parts = (meta.attributes.get("content") or "").split(";") if meta is not None else ()
    return {words[0].lower(): tuple(words[1:]) for part in parts if (words := part.split())}


def _is_fetched(node: LexborNode, policy: Mapping[str, Sequence[str]], directive: str) -> bool:
    if node.tag == "link":
        relations = set((node.attributes.get("rel") or "").lower().split())
        if relations & _NEVER_FORBIDDEN:
            return True
        if relations <= _IDLE_LINKS:
            return False
    allowed = policy.get(directive, policy.get("default-src"))
    return allowed is None or any(not word.startswith("'") and word != "data:" for word in allowed)


def _find_acting(tree: LexborHTMLParser, page: str) -> Iterator[Discrepancy]:
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            is_handler = name.lower().startswith("on")
            is_script = name.lower() in _LEADING and _UNSEEN.sub("", value or "").lower().startswith(
                ("javascript:", "vbscript:")
            )
            if is_handler or is_script:
                message = f"The page would run `{(value or '')[:120]}` of the attribute `{name}`."
                yield Discrepancy(page=page, about=f"<{node.tag}>", message=message)
