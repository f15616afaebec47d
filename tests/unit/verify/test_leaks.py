"""What a built page would do by itself is found on its HTML; what its reader does, or its policy forbids, is no leak."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.verify.leaks import find_leaks

STRICT = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' data:\">"


def leaks(html):
    return [one.about for one in find_leaks(html.encode(), LexborHTMLParser(html), page="a.html")]


@pytest.mark.parametrize(
    ("html", "about"),
    [
        ('<img src="https://a.org/x.png">', "<img>"),
        ('<img alt="a>b" src="//a.org/x.png">', "<img>"),
        ('<img src="&#47;&#47;a.org/x.png">', "<img>"),
        ('<img src="\\\\a.org/x.png">', "<img>"),
        ('<img srcset="x.png 1x, https://a.org/y.png 2x">', "<img>"),
        ('<script src="https://a.org/x.js"></script>', "<script>"),
        ('<link rel="stylesheet" href="//a.org/x.css">', "<link>"),
        (f'{STRICT}<link rel="preconnect" href="https://a.org">', "<link>"),
        ('<iframe src="https://a.org/"></iframe>', "<iframe>"),
        ('<p onclick="x()">words</p>', "<p>"),
        ('<a href="java&#9;script:x()">words</a>', "<a>"),
        (STRICT.replace("'self'", "'unsafe-inline'"), "Content-Security-Policy"),
    ],
)
def test_a_leak_is_named(html, about):
    assert leaks(html) == [about]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://a.org/">words</a>',
        '<link rel="canonical" href="https://a.org/">',
        '<img src="../x.png" srcset="x.png 1x">',
        '<script src="../../assets/x.js" defer></script>',
        "<p>Written on = day; a javascript: link is one.</p>",
        f'{STRICT}<img src="https://a.org/x.png"><script src="https://a.org/x.js"></script>',
    ],
)
def test_what_readers_do_and_what_the_policy_forbids_is_no_leak(html):
    assert leaks(html) == []
