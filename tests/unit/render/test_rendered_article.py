"""From an author's text to the page: the Markdown dialect, the cards and the page together."""

from dataclasses import replace

import pytest
from sample_guidance import LEDGER
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.render.cards.decoration import CardDecor
from mkdocs_evidence.render.contents import page_contents
from mkdocs_evidence.render.extension import guidance_markdown
from mkdocs_evidence.render.facts import gather_article, gather_site
from mkdocs_evidence.render.page import render_article

HEAD = """---
type: guidance
title: Stage 2
question: How is stage 2 treated?
population: adults-ntonfh
authors: [site-editors]
written: 2026-11-22
searched: 2026-11-22
review_due: 2028-11-22
---
"""


def render(body):
    article, _ = load_article(HEAD + body, file="content/pages/hip/a.md", article_id="hip/a")
    site = gather_site(replace(LEDGER, articles={article.id: article}))
    facts = gather_article(article, site)
    return LexborHTMLParser(render_article(facts, guidance_markdown(article, CardDecor(facts)).convert(body)))


def text(node):
    return " ".join(node.text(deep=True).split())


@pytest.mark.parametrize(
    ("cited", "heard"),
    [
        ("[@castro-2000; @koo-1995]", "references 1 and 2"),
        ("[@castro-2000] [@koo-1995]", "references 1 and 2"),
        ("[@castro-2000][@koo-1995]", "references 1 and 2"),
        ("[@castro-2000] [disputes @koo-1995]", "reference 1; disputed by reference 2"),
    ],
)
def test_neighbouring_brackets_never_let_two_numbers_touch(cited, heard):
    assert text(render(f"- A claim. {cited}\n  {{: #a }}\n").css_first(".ev-cites:has(a)")) == heard


def test_a_claim_is_heard_before_its_certainty_its_state_and_its_citations_wherever_they_are_written():
    tree = render(
        "- We suggest it [@koo-1995] as others do. [@castro-2000; @hong-2015]\n"
        "  {: #s strength=conditional certainty=low }\n"
    )
    assert text(tree.css_first("#s > .ev-text")) == (
        "We suggest it reference 1 as others do. Conditional recommendation, low certainty, draft. references 2 and 3"
    )
    assert [text(one) for one in tree.css("#s .ev-facts > [aria-hidden]")] == [
        "◇ Conditional recommendation",
        "●●○○ Low certainty",
        "□ Draft",
    ]


def test_a_row_that_takes_its_citations_from_the_caption_says_certainty_and_state_after_its_words():
    tree = render(
        "| what | result |\n|---|---|\n| A row | 1 of 2 {: #r certainty=low } |\n\n"
        "/// caption\nRows. [@koo-1995]\n///\n"
    )
    assert text(tree.css("#r .ev-text")[-1]) == "1 of 2 Low certainty, draft."


def test_a_claim_of_each_shape_carries_its_card_within_itself():
    tree = render(
        "A paragraph. [@castro-2000]\n{: #p }\n\n- An item. [@koo-1995]\n  {: #i }\n\n"
        "| what | result |\n|---|---|\n| A row | 1 [@hong-2015] {: #r } |\n"
    )
    assert [one.attributes["id"] for one in tree.css(".ev-claim")] == ["p", "i", "r"]
    for name in "pir":
        assert len(tree.css(f"#{name} details.ev-evidence")) == 1


def test_lay_words_stand_in_their_claim_between_its_words_and_its_card():
    tree = render(
        "- We suggest it. [@koo-1995]\n  {: #s strength=conditional }\n\n/// patient | s\nAsk about it.\n///\n"
    )
    assert "ev-recommendation" in tree.css_first("#s").attributes["class"].split()
    claim = tree.css_first("#s").html
    assert claim.index("ev-text") < claim.index("Ask about it.") < claim.index("ev-after")


def test_every_section_can_be_linked_to_and_its_name_in_the_contents_is_its_own():
    tree = render("## Image the hip\n\n- A claim. [@koo-1995]\n  {: #a }\n")
    links = {one.parent.attributes["id"]: one.attributes["href"] for one in tree.css("h2 > a.headerlink")}
    assert links == {"image-the-hip": "#image-the-hip", "ev-references": "#ev-references"}
    names = [entry.name for entry in page_contents(tree.html)[0].children]
    assert names[0] == "Image the hip"


def test_the_bottom_line_comes_first_with_what_it_rests_on():
    tree = render(
        '/// answer\nIt is uncertain.\n{: from="a" }\n///\n\n- A claim. [@koo-1995]\n  {: #a certainty=low }\n'
    )
    answer = tree.css_first(".ev-body > section.ev-answer")
    assert text(answer.css_first("h2")) == "Bottom line¶"
    assert text(answer.css_first(".ev-grounds a")) == "A claim."
    assert answer.css_first(".ev-grounds a").attributes["href"] == "#a"
