"""Terms of the glossary in an article."""

from types import MappingProxyType

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.load.config.vocabulary import load_vocabulary
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.render.cards.decoration import CardDecor
from mkdocs_evidence.render.extension import guidance_markdown
from mkdocs_evidence.render.facts import gather_article, gather_site
from mkdocs_evidence.render.lists import render_glossary
from mkdocs_evidence.render.terms import used_terms

GLOSSARY = """\
MRI: {name: magnetic resonance imaging, plain: a scan with magnets}
AN: {name: aseptic necrosis, plain: bone death}
collapse: {name: collapse of the femoral head, plain: the ball loses its shape}
hip: {name: hip}
fracture: {name: fracture, plain: a broken bone}
stress fracture: {name: stress fracture, plain: a crack from too much load}
SF: {name: stress fracture, plain: a crack from too much load}
asymptomatic: {name: without symptoms, plain: without symptoms}
"""
HEAD = "---\ntype: guidance\ntitle: T\nquestion: Q?\npopulation: a\nauthors: [{name: A}]\nwritten: 2026-01-01\n---\n\n"


def site_of(glossary):
    vocabulary, faults = load_vocabulary({"glossary": ("g.yml", glossary)})
    assert not faults
    nothing = MappingProxyType({})
    return gather_site(Ledger(articles=nothing, references=nothing, flows=nothing, vocabulary=vocabulary))


def shown(text, glossary=GLOSSARY):
    site = site_of(glossary)
    article, _ = load_article(HEAD + text, file="a.md", article_id=ArticleId("a"))
    html = guidance_markdown(article, CardDecor(gather_article(article, site))).convert(text)
    return html, site.ledger


def links(text, glossary=GLOSSARY):
    html, _ = shown(text, glossary)
    return [
        (" ".join(one.text().split()), one.attributes["href"][9:]) for one in LexborHTMLParser(html).css("a.ev-term")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("MRI and MRI again. [@a]", [("MRI", "mri")], id="once-a-section"),
        pytest.param("## A\n\nMRI helps.\n\n## B\n\nMRI helps.", [("MRI", "mri")] * 2, id="again-in-the-next"),
        pytest.param("Magnetic resonance\nimaging helps.", [("Magnetic resonance imaging", "mri")], id="by-its-name"),
        pytest.param("An operation, an MRI.", [("MRI", "mri")], id="a-word-is-no-abbreviation"),
        pytest.param("AN was seen.", [("AN", "an")], id="an-abbreviation-is-no-word"),
        pytest.param(
            "Stress fractures heal.", [("Stress fractures", "stress-fracture")], id="longest-first-and-plural"
        ),
        pytest.param(
            "Asymptomatic hips: hips without symptoms.", [("Asymptomatic", "asymptomatic")], id="not-plain-words"
        ),
        pytest.param("Collapsed hips hurt.", [], id="only-whole-words-and-only-what-is-explained"),
        pytest.param("## MRI of the hip", [], id="not-in-headings"),
        pytest.param("[MRI of hips](https://example.org) is `MRI`.", [], id="not-in-links-or-code"),
        pytest.param("*MRI* and **collapse**.", [("MRI", "mri"), ("collapse", "collapse")], id="in-emphasis"),
        pytest.param("- MRI helps.\n- Collapse hurts.", [("MRI", "mri"), ("Collapse", "collapse")], id="in-lists"),
        pytest.param("| a | b |\n|---|---|\n| MRI | x |", [("MRI", "mri")], id="in-rows"),
        pytest.param(
            "MRI helps. [@a]\n{: #c }\n\n/// patient | c\nAn MRI may help.\n///",
            [("MRI", "mri"), ("MRI", "mri")],
            id="anew-for-another-audience",
        ),
    ],
)
def test_a_term_is_linked_where_a_section_first_uses_it(text, expected):
    assert links(text) == expected


def test_no_word_of_the_text_changes():
    text = "MRI & collapse < fracture, MRI: an AN. [@a]"
    with_terms, without = shown(text)[0], shown(text, "zebra: {name: zebra, plain: a horse}")[0]
    said = [LexborHTMLParser(one).css_first(".ev-text").text() for one in (with_terms, without)]
    assert said[0] == said[1]
    assert "ev-term" in with_terms
    assert "ev-term" not in without


def test_the_page_explains_what_it_links_and_nothing_else():
    html, ledger = shown("Collapse is seen by magnetic resonance imaging. AN.")
    assert [(one.term, one.name, one.plain) for one in used_terms(html, ledger)] == [
        ("AN", "aseptic necrosis", "bone death"),
        ("collapse", "collapse of the femoral head", "the ball loses its shape"),
        ("MRI", "magnetic resonance imaging", "a scan with magnets"),
    ]


def test_terms_that_look_alike_in_an_address_are_kept_apart():
    glossary = "β-blocker: {name: beta, plain: a}\nblocker: {name: b, plain: b}\n.blocker.: {name: c, plain: c}\n"
    anchors = [one.attributes["id"] for one in LexborHTMLParser(render_glossary(site_of(glossary))).css("div[id]")]
    assert sorted(anchors) == ["term-blocker", "term-blocker-2", "term-β-blocker"]


def test_no_id_of_the_glossary_page_holds_a_space():
    page = LexborHTMLParser(render_glossary(site_of(GLOSSARY)))
    assert "term-stress-fracture" in [one.attributes["id"] for one in page.css("div[id]")]
