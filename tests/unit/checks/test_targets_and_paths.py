"""Unsafe links, outside resources and paths that leave the pages folder, in all kinds of files."""

from base64 import b64encode

import pytest

from mkdocs_evidence.checks.run import inspect_source
from mkdocs_evidence.model.source import SourceFile, SourceKind

RULES = {"unsafe-link", "outside-resource", "path-outside-content"}


def _found(text: str, kind: SourceKind = SourceKind.ARTICLE, inside: str = "hip/a.md") -> list[tuple[str, int, int]]:
    source = SourceFile(file="f", inside=inside, kind=kind, text=text)
    found = [(fault.name, fault.finding.at.line, fault.finding.at.column) for fault in inspect_source(source)]
    return sorted(one for one in found if one[0] in RULES)


LINKS = {
    "script": ("[a](javascript:x)", 5),
    "script in capitals": ("[a](JaVaScRiPt:x)", 5),
    "script with a reference": ("[a](java&#x73;cript:x)", 5),
    "script with an encoded colon": ("[a](javascript&colon;x)", 5),
    "script with a tab": ("[a](java\tscript:x)", 5),
    "script after a control character": ("[a](\x01javascript:x)", 5),
    "script after a space": ("[a]( javascript:x)", 6),
    "script in angle brackets": ("[a](<javascript:x>)", 6),
    "other script": ("[a](vbscript:x)", 5),
    "data": ("[a](data:text/plain,x)", 5),
    "picture as data": ("![a](data:image/png;base64,AA)", 6),
    "file": ("[a](file:///etc/hosts)", 5),
    "automatic link": ("<javascript:x>", 2),
    "definition": ("[a]: javascript:x", 6),
    "two slashes": ("[a](//example.org)", 5),
    "two slashes back": (r"[a](\\\\example.org)", 5),
    "unknown kind": ("[a](doi:10.1000/1)", 5),
}


@pytest.mark.parametrize(("text", "column"), LINKS.values(), ids=LINKS)
def test_an_unsafe_link_is_found_at_its_place(text: str, column: int) -> None:
    assert _found(text) == [("unsafe-link", 1, column)]


@pytest.mark.parametrize("size", [32, 64], ids=["key", "signature"])
def test_a_key_or_signature_that_begins_with_two_slashes_is_no_address(size: int) -> None:
    text = b64encode(b"\xff\xff" + bytes(range(size - 2))).decode()
    assert text.startswith("//")
    assert [name for name, _, _ in _found(f'signatures:\n  "a": "{text}"\n', SourceKind.DATA)] == []


@pytest.mark.parametrize(
    "address", ["//localhost/page", "//example.org/" + 73 * "a" + "=", "//" + 84 * "a", "//" + 40 * "a" + "=="]
)
def test_what_only_resembles_a_signature_is_an_address_without_its_kind(address: str) -> None:
    assert [name for name, _, _ in _found(f'URL: "{address}"\n', SourceKind.DATA)] == ["unsafe-link"]


OUTSIDE = {
    "picture": ("![a](https://example.org/a.png)", SourceKind.ARTICLE),
    "picture with two slashes": ("![a](//example.org/a.png)", SourceKind.ARTICLE),
    "picture by its label": ("![a][b]\n\n[b]: https://example.org/a.png", SourceKind.PAGE),
    "frame": ("<iframe src='https://example.org'></iframe>", SourceKind.PAGE),
    "script": ('<script src="https://example.org/a.js"></script>', SourceKind.ASSET),
    "font": ('<link rel="preconnect" href="https://example.org">', SourceKind.ASSET),
    "style": ("@font-face { src: url(https://example.org/a.woff2) }", SourceKind.ASSET),
    "several sizes": ('<img srcset="https://example.org/a.png 2x">', SourceKind.PAGE),
}


@pytest.mark.parametrize(("text", "kind"), OUTSIDE.values(), ids=OUTSIDE)
def test_an_outside_resource_is_found(text: str, kind: SourceKind) -> None:
    assert [name for name, _, _ in _found(text, kind)] == ["outside-resource"]


LEAVING = {
    "above the pages": ("[a](../../b.md)", SourceKind.ARTICLE),
    "above and back": ("[a](../x/../../b.md)", SourceKind.ARTICLE),
    "encoded": ("[a](%2e%2e/%2E%2E/b.md)", SourceKind.ARTICLE),
    "encoded twice": ("[a](%252e%252e/%252e%252e/b.md)", SourceKind.ARTICLE),
    "backslashes": (r"[a](..\\..\\b.md)", SourceKind.ARTICLE),
    "picture": ("![a](../../b.png)", SourceKind.ARTICLE),
    "root of the host": ("[a](/b.md)", SourceKind.ARTICLE),
    "a drive": (r"[a](C:/b.md)", SourceKind.ARTICLE),
    "include": ('--8<-- "b.md"', SourceKind.ARTICLE),
    "include with braces": ("{! b.md !}", SourceKind.ARTICLE),
    "include of a macro": ('{% include "b.md" %}', SourceKind.ARTICLE),
    "ordinary page": ("[a](../../b.md)", SourceKind.PAGE),
    "ordinary page in HTML": ("<img src='../../../b.png'>", SourceKind.PAGE),
    "ordinary page that includes": ('--8<-- "../b.md"', SourceKind.PAGE),
}


@pytest.mark.parametrize(("text", "kind"), LEAVING.values(), ids=LEAVING)
def test_a_path_outside_of_the_pages_is_found(text: str, kind: SourceKind) -> None:
    assert [name for name, _, _ in _found(text, kind)] == ["path-outside-content"]


HONEST = {
    "web": ("[a](https://example.org/a?b=../../c#d)", SourceKind.ARTICLE),
    "old web": ("[a](http://example.org)", SourceKind.ARTICLE),
    "mail": ("<mailto:a@example.org> and [b](mailto:a@example.org)", SourceKind.ARTICLE),
    "telephone": ("[a](tel:+4400)", SourceKind.ARTICLE),
    "neighbour": ("[a](b.md#c), [d](../knee/b.md), [e](#f), ![g](../img/h.png)", SourceKind.ARTICLE),
    "words with a colon": ("Note: data: 63 of 100 (ratio 1:2) [see below]: all did well.", SourceKind.ARTICLE),
    "citation": ("It did well. [@castro-2000#stage-ii, p. 3]", SourceKind.ARTICLE),
    "code": ("`![a](https://example.org/a.png)` and `[b](javascript:x)`", SourceKind.ARTICLE),
    "where a page is shown": ("[a](../../knee/b/)", SourceKind.PAGE),
    "root on an ordinary page": ("[a](/b/)", SourceKind.PAGE),
    "include on an ordinary page": ('--8<-- "includes/a.md"', SourceKind.PAGE),
    "data": ("URL: https://example.org//a\ndata: [{what: x}]\nfile: a.pdf\nnote: 'see // below'", SourceKind.DATA),
    "theme": ("<a href=\"{{ nav.homepage.url|url }}\">x</a><img src='{{ 'a.png'|url }}'>", SourceKind.ASSET),
    "drawing": ('<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>', SourceKind.ASSET),
    "style": ("/* https://example.org */ p { background: url(a.png) }", SourceKind.ASSET),
    "canonical address": ('<link rel="canonical" href="https://example.org/">', SourceKind.ASSET),
}


@pytest.mark.parametrize(("text", "kind"), HONEST.values(), ids=HONEST)
def test_honest_links_are_left_alone(text: str, kind: SourceKind) -> None:
    assert _found(text, kind) == []


@pytest.mark.parametrize("line", ["URL: javascript:x", "- //example.org", "u: 'file:///a'", "{URL: data:text/html;x}"])
def test_an_unsafe_address_in_a_data_file_is_found(line: str) -> None:
    assert [name for name, _, _ in _found(line, SourceKind.DATA)] == ["unsafe-link"]
