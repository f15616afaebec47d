"""The second wall around authors' words: an allow-list of elements, attributes and addresses, kept by nh3.

The first wall is the dialect of guidance, in which raw HTML is text. What both let through is what the dialect makes;
should one of them fail, the other holds. Ordinary pages have no dialect of ours: on a hardened site this list is
theirs.
"""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

import nh3
from markdown.postprocessors import Postprocessor

from mkdocs_evidence.render.marked_words import COLUMN
from mkdocs_evidence.syntax.inline import PAIRED_TAGS, SINGLE_TAGS
from mkdocs_evidence.syntax.links import leads_outside

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_BLOCKS = frozenset(
    """h1 h2 h3 h4 h5 h6 p div section blockquote pre code hr ul ol li dl dt dd
    table caption colgroup col thead tbody tfoot tr th td""".split()
)
_GUIDANCE_TAGS = _BLOCKS | PAIRED_TAGS | SINGLE_TAGS | {"a", "img"}
_PAGE_TAGS = (
    _GUIDANCE_TAGS
    | frozenset("details summary figure figcaption article aside header footer nav samp time picture source".split())
    | {"input", "label", "ruby", "rb", "rt", "rp", "bdi", "bdo", "address"}
)

_EVERYWHERE = frozenset({"id", "class", "title", "lang", "dir"})
_CELLS = {name: {"align", "colspan", "rowspan", "scope", "headers"} for name in ("th", "td")}
_GUIDANCE_ATTRIBUTES: dict[str, set[str]] = {
    "*": {*_EVERYWHERE, "data-ev-claim", "data-ev-rests-on", "data-ev-lay", "data-ev-audience", "data-ev-for"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "th": _CELLS["th"],
    "td": _CELLS["td"] | {COLUMN},
}
_PAGE_ATTRIBUTES: dict[str, set[str]] = {
    "*": {*_EVERYWHERE, "role", "tabindex", "hidden"},
    "a": {"href", "rel", "target", "download", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading", "srcset", "sizes", "align"},
    "source": {"srcset", "sizes", "media", "type", "width", "height"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    # Tabs and lists of tasks; without a form around them they can send nothing.
    "input": {"type", "name", "checked", "disabled", "value"},
    "label": {"for"},
    "details": {"open", "name"},
    "time": {"datetime"},
    "q": {"cite"},
    "blockquote": {"cite"},
    **_CELLS,
}


def _without_outside(tag: str, name: str, value: str) -> str | None:
    """Leaves out what a browser would fetch from another host by itself; links are for readers to follow."""
    is_outside = name in ("src", "srcset") and any(leads_outside(one) for one in value.split(","))
    return None if is_outside else value


_GUIDANCE = nh3.Cleaner(
    tags=set(_GUIDANCE_TAGS),
    attributes=_GUIDANCE_ATTRIBUTES,
    attribute_filter=_without_outside,
    url_schemes=set(_SCHEMES),
    link_rel=None,
)
_PAGE = nh3.Cleaner(
    tags=set(_PAGE_TAGS),
    attributes=_PAGE_ATTRIBUTES,
    attribute_filter=_without_outside,
    generic_attribute_prefixes={"aria-", "data-"},
    url_schemes=set(_SCHEMES),
    link_rel=None,
    # Comments show nothing, and lists of ours are asked for by them.
    strip_comments=False,
)


def sanitise_guidance(html: str) -> str:
    """Authors' words in the dialect of guidance, with nothing in them but what that dialect makes.

    Args:
        html: Before marks and cards of ours are put into it.
    """
    return _GUIDANCE.clean(html)


def sanitise_page(html: str) -> str:
    """Content of an ordinary page without anything that could act, ask another host by itself, or restyle the page."""
    return _PAGE.clean(html)


def left_out(before: str, after: str) -> tuple[str, ...]:
    """Names of what the list refused, each once, in alphabetical order: `<iframe>`, `onclick=`.

    >>> left_out('<p onclick="x()">a<iframe></iframe>&nbsp;</p>', "<p>a&nbsp;</p>")
    ('<iframe>', 'onclick=')
    """
    return tuple(sorted((Counter(_names(before)) - Counter(_names(after))).keys()))


class Sanitising(Postprocessor):
    """Cleans the words of an article after they became HTML, and before what Python-Markdown stored is put back."""

    def run(self, text: str) -> str:
        """The words with nothing in them but what the dialect makes."""
        return sanitise_guidance(text)


def _names(html: str) -> Iterator[str]:
    reader = _Names()
    reader.feed(html)
    reader.close()
    yield from reader.found


class _Names(HTMLParser):
    """Keeps which elements and attributes stand in a text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(f"<{tag}>")
        self.found += [f"{name}=" for name, _ in attrs]
