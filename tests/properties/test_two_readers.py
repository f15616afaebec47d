"""The scanner and the renderer read every document alike, and the page loses no word of it."""

import re
import string
from html import unescape

import pytest
from generated_articles import COMMENTS, LINE_STARTS, MARKUP, WORDS, documents, readers
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode
from two_readers import read_article, render

from mkdocs_evidence.model.claim import Article


def read_both_ways(text: str) -> tuple[Article, str]:
    article = read_article(text)
    html, disagreements = render(text, article)
    assert disagreements == ()
    return article, html


@readers
@given(documents([*MARKUP, *COMMENTS], LINE_STARTS))
def test_both_readers_agree_on_documents_of_hostile_pieces(text):
    _, disagreements = render(text)
    assert disagreements == ()


@readers
@given(st.text(alphabet=string.punctuation * 2 + " \n\n\t\r ab1é\u00a0\u0301\u202e", max_size=120))
def test_both_readers_agree_on_random_characters(text):
    _, disagreements = render(text)
    assert disagreements == ()


@readers
@given(documents(MARKUP, LINE_STARTS))
def test_the_page_shows_every_claim_in_the_words_that_were_checked(text):
    article, html = read_both_ways(text)
    if re.search(r"[\x00-\x08\x0b-\x1f]", text):
        return
    shown = [_own_words(node) for node in LexborHTMLParser(html).css(".ev-claim")]
    assert shown == [" ".join(claim.text.split()) for claim in article.claims]


@readers
@given(documents([one for one in MARKUP if not one.startswith("{:")], [one for one in LINE_STARTS if "{" not in one]))
def test_no_word_of_the_text_is_lost(text):
    _, html = read_both_ways(text)
    shown = unescape(html)
    written = re.sub(r"[\x02\x03]", "", text)
    missing = [word for word in WORDS if written.count(word) and word not in shown]
    assert not missing


def _own_words(node: LexborNode) -> str:
    words = [one for one in node.css(".ev-text") if _owner(one) == node.mem_id]
    glue = " | " if node.tag == "tr" else " "
    return glue.join(filter(None, (" ".join("".join(_pieces(one)).split()) for one in words)))


def _owner(node: LexborNode) -> int:
    above = node.parent
    while above is not None and "ev-claim" not in (above.attributes.get("class") or "").split():
        above = above.parent
    return above.mem_id if above is not None else 0


def _pieces(node: LexborNode):
    if node.tag == "-text":
        yield node.text(deep=False)
    elif node.tag == "br":
        yield " "
    elif node.tag == "img":
        yield node.attributes.get("alt") or ""
    elif (node.attributes.get("class") or "") not in ("ev-cites", "ev-code"):
        child = node.child
        while child is not None:
            yield from _pieces(child)
            child = child.next


JUNK = [
    *("[", "![", "[a](", "<a ", "*a ", "**a*", "*a _b ", "`", "> ", "- ", "<sub>", "<!--", "&amp;", "{: ", "[@a ", "[@a; "),
    *("\\", "# a\n", "a\n# b\n", "---\n", "a\n-\n", "a|b\n-|-\n", "!!! note\n", "```\n", "/// answer\n", "/// x\n"),
    *("[a]: /b\n", "(Smith, ", "(Aa-", "a.1, ", "- a\n\n", "    - a\n\n", "\t", "\u00a0"),
]  # fmt: skip


@pytest.mark.parametrize("piece", JUNK)
def test_both_readers_agree_on_long_junk(piece):
    _, disagreements = render(piece * (20_000 // len(piece)))
    assert disagreements == ()
