"""The rule `unsafe-link`."""

import re
from collections.abc import Iterator

from mkdocs_evidence.analysis.safety.code_samples import blank_code
from mkdocs_evidence.analysis.safety.targets import Target, find_targets
from mkdocs_evidence.analysis.text_places import LineIndex
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.source import SourceFile, SourceKind
from mkdocs_evidence.syntax.patterns import regex

_SAFE = frozenset({"", "http", "https", "mailto", "tel"})
_GRAVE = frozenset(
    {"javascript", "vbscript", "livescript", "data", "file", "blob", "filesystem", "view-source", "about"}
)
_PICTURE = regex(r"data:image/(?!svg)", re.IGNORECASE)
_FIELD = regex(
    r"(?:^[ \t]*(?:- )?[\w -]+:|^[ \t]*-|[{,\[]\s*(?:[\w -]+:)?)[ \t]*[\"']?"
    r"(?P<address>(?:(?:java|vb)\s*script\s*:(?=\S)"
    r"|data:(?:(?:text|image|app)[\w/+.\-]*)?[;,](?=\S)|file:/|(?<!:)[/\\]{2}(?=[\w.]))[^\s\"',}\]]*)",
    re.IGNORECASE | re.MULTILINE,
)
_SLASHES = regex(r"//(?<!:..)")
"""Those of `https://…` stand behind a colon, and those of a field never do: YAML has a blank there."""
_FIELD_SIGNS = {
    "\\\\": ("\\\\",),
    "script": ("script",),
    "file:/": ("file:/",),
    "data:": ("data:text", "data:image", "data:app", "data:,", "data:;"),
}
"""One of these, or `_SLASHES`, is in every data file in which `_FIELD` finds something. Most files lack the key."""
_KEY_OR_SIGNATURE = regex(r"//(?:[A-Za-z0-9+/]{41}=|[A-Za-z0-9+/]{84}==)")
"""An Ed25519 key or signature in base64: of 4,096, one begins like this."""
_REMEDY = "Link to a web address that begins with `https://`, or to a page of this site: `../other.md`."


@rule("EV602", on=SourceFile, since="0.2", remedy=_REMEDY)
def unsafe_link(source: SourceFile, ledger: Ledger) -> Iterator[Finding]:
    """A link to something that is neither a web page, a mail or telephone address, nor a place of this site."""
    if source.kind is SourceKind.DATA:
        yield from _find_in_data(source)
        return
    suspects = [target for target in find_targets(source.text) if _fault(target, source.kind)]
    if not suspects:
        return
    lines = LineIndex.of(source.file, source.text)
    text = blank_code(source.text) if source.kind is not SourceKind.ASSET else source.text
    for target in find_targets(text):
        if what := _fault(target, source.kind):
            yield Finding(at=lines.place(target.start, target.stop), message=f"`{_shown(source, target)}` {what}.")


def _find_in_data(source: SourceFile) -> Iterator[Finding]:
    lowered = source.text.lower()
    if not _SLASHES.search(lowered) and not any(
        shared in lowered and any(map(lowered.__contains__, signs)) for shared, signs in _FIELD_SIGNS.items()
    ):
        return
    lines: LineIndex | None = None
    for found in _FIELD.finditer(source.text):
        lines = lines or LineIndex.of(source.file, source.text)
        address = found["address"]
        if _KEY_OR_SIGNATURE.fullmatch(address):
            continue
        what = _NO_SCHEME if address[0] in "/\\" else _scheme_fault(address.partition(":")[0].lower())
        yield Finding(
            at=lines.place(found.start("address"), found.end("address")),
            message=f"`{address}` {what}.",
            remedy="Write the whole address: `https://example.org/page`.",
        )


_NO_SCHEME = "begins with two slashes, so where it leads depends on how the page is opened"


def _fault(target: Target, kind: SourceKind) -> str:
    """What is wrong with a target, to be read after it; empty when nothing is."""
    if target.is_without_scheme:
        return _NO_SCHEME if not target.is_fetched else ""
    scheme = target.scheme
    if scheme in _SAFE or len(scheme) == 1:
        return ""
    if kind is not SourceKind.ARTICLE and (scheme not in _GRAVE or _PICTURE.match(target.address)):
        return ""
    return _scheme_fault(scheme)


def _scheme_fault(scheme: str) -> str:
    if scheme == "file":
        return "leads to a file of one computer, which no reader has"
    if scheme in _GRAVE:
        return f"is an address of the kind `{scheme}:`, which a browser may run or fill with anything"
    return f"is an address of the kind `{scheme}:`; readers are shown such a link as text"


def _shown(source: SourceFile, target: Target) -> str:
    words = " ".join(source.text[target.start : target.stop].split())
    return words if len(words) <= 60 else f"{words[:60]}…"
