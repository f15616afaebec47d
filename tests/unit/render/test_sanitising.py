"""The allow-list alone, without the dialect before it and the policy behind it."""

import re

import markdown
import pytest
from hostile_pages import hostile_pages
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.render.sanitising import left_out, sanitise_guidance, sanitise_page

ACTIVE = "script, style, iframe, object, embed, base, link, meta, form, svg, math, template, noscript, video, audio"
EXTENSIONS = ["attr_list", "md_in_html", "footnotes", "abbr", "toc", "tables", "fenced_code"]


@pytest.mark.parametrize("clean", [sanitise_guidance, sanitise_page])
@pytest.mark.parametrize("text", hostile_pages().values(), ids=hostile_pages())
def test_nothing_that_acts_or_fetches_from_elsewhere_is_left(text, clean):
    html = clean(markdown.markdown(text, extensions=EXTENSIONS))
    tree = LexborHTMLParser(f"<main>{html}</main>")
    assert tree.css("main")[0].css(ACTIVE) == []
    for node in tree.css("main *"):
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name != "style"
            plain = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name in ("href", "src"):
                assert not plain.startswith(("javascript:", "vbscript:", "data:"))
            if name in ("src", "srcset"):
                assert "//" not in plain


def test_cleaning_twice_changes_nothing_more():
    for text in hostile_pages().values():
        once = sanitise_page(markdown.markdown(text, extensions=EXTENSIONS))
        assert sanitise_page(once) == once


def test_what_an_ordinary_page_is_made_of_stays():
    html = (
        '<div class="admonition note"><p class="admonition-title">Note</p></div>'
        '<details open=""><summary>More</summary><p>Words</p></details>'
        '<input type="radio" name="tabs" id="tab-1" checked=""><label for="tab-1">Tab</label>'
        '<table><tr><th scope="col" align="left">a</th></tr></table><!-- evidence: board -->'
        '<a href="mailto:a@example.org" target="_blank" rel="noopener">Write</a><img src="../a.png" alt="A">'
    )
    assert left_out(html, sanitise_page(html)) == ()
    assert "<!-- evidence: board -->" in sanitise_page(html)
