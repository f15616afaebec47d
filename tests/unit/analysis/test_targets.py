"""Where links lead, in Markdown, HTML and CSS, however they are disguised."""

import pytest

from mkdocs_evidence.analysis.safety.targets import find_targets

TARGETS = {
    "link": ("[a](https://example.org/a_(b))", "https://example.org/a_(b)", False),
    "picture": ("![a](chart.png)", "chart.png", True),
    "picture with brackets in its words": ("![a [b] c](chart.png)", "chart.png", True),
    "a link around a picture's words": ("[![a](b.png)", "b.png", True),
    "title": ('[a](b.md "Title")', "b.md", False),
    "angle brackets": ("[a](<b c.md>)", "b", False),
    "space before": ("[a]( javascript:x)", "javascript:x", False),
    "capitals": ("[a](JavaScript:x)", "JavaScript:x", False),
    "tab inside": ("[a](java\tscript:x)", "javascript:x", False),
    "character reference": ("[a](java&#x73;cript&colon;x)", "javascript:x", False),
    "escaped": (r"[a](javascript\:x)", "javascript:x", False),
    "control character": ("[a](\x01javascript:x)", "javascript:x", False),
    "definition": ("[a]: ../b.md", "../b.md", False),
    "definition of a picture": ("![words][a]\n\n[a]: //example.org/b.png", "//example.org/b.png", True),
    "automatic link": ("<ftp://example.org>", "ftp://example.org", False),
    "anchor": ('<a href="b.html">', "b.html", False),
    "tag": ("<img alt=x src='//example.org/b.png'>", "//example.org/b.png", True),
    "tag without end": ("<iframe src=https://example.org/", "https://example.org/", True),
    "style sheet": ('<link rel="stylesheet" href="https://example.org/a.css">', "https://example.org/a.css", True),
    "canonical address": ('<link rel="canonical" href="https://example.org/">', "https://example.org/", False),
    "use of a drawing": ('<use xlink:href="https://example.org/a.svg#b">', "https://example.org/a.svg#b", True),
    "background": ("p { background: url( 'https://example.org/a.png' ) }", "https://example.org/a.png", True),
    "import": ('@import "//example.org/a.css";', "//example.org/a.css", True),
}


@pytest.mark.parametrize(("text", "address", "is_fetched"), TARGETS.values(), ids=TARGETS)
def test_a_target_is_read_as_a_browser_reads_it(text: str, address: str, is_fetched: bool) -> None:
    assert (address, is_fetched) in [(one.address, one.is_fetched) for one in find_targets(text)]


@pytest.mark.parametrize(
    "text",
    ["<!-- ![a](https://example.org/b.png) -->", "/* url(https://example.org/a.png) */", "a [1] (b) {c}", "p <0.05"],
)
def test_comments_and_words_lead_nowhere(text: str) -> None:
    assert list(find_targets(text)) == []


@pytest.mark.parametrize("text", ["[" * 20_000, "](" * 20_000, "![" * 20_000, "<a " * 20_000, "](" + "(" * 20_000])
def test_hostile_texts_are_read_to_the_end(text: str) -> None:
    assert len(list(find_targets(text))) <= len(text)
