"""Audiences on the page of an article: the choice, the way and language of texts, and how hard they are to read."""

from dataclasses import replace

from sample_guidance import LEDGER
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.load.config.audiences import load_audiences
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.settings import Settings
from mkdocs_evidence.render.cards.decoration import CardDecor
from mkdocs_evidence.render.extension import guidance_markdown
from mkdocs_evidence.render.facts import gather_article, gather_site
from mkdocs_evidence.render.page import render_article

HEAD = "---\ntype: guidance\ntitle: T\nquestion: Q?\npopulation: a\nauthors: [{name: A}]\nwritten: 2026-01-01\n---\n\n"
CLAIM = "Most hips collapsed. [@koo-1995]\n{: #c }\n\n"
ARABIC = "patient-ar: {label: مريض, heading: للمرضى, lang: ar}\ncarer: {reads: patient-ar}\n"


def page(text, audiences="", settings=None):
    named = {"audiences": load_audiences(audiences, file="a.yml")[0]} if audiences else {}
    ledger = replace(LEDGER, **named, settings=settings or Settings())
    article, _ = load_article(HEAD + text, file="a.md", article_id=ArticleId("a"))
    facts = gather_article(article, gather_site(ledger))
    return LexborHTMLParser(render_article(facts, guidance_markdown(article, CardDecor(facts)).convert(text)))


def lay(*audiences):
    return "".join(f"/// {one} | c\nThe ball of the hip lost its shape.\n///\n\n" for one in audiences)


def test_without_a_second_wording_nobody_is_asked_who_they_are():
    assert page(CLAIM).css(".ev-audiences") == []


def test_readers_are_asked_in_their_own_words_and_may_see_everything():
    tree = page(CLAIM + lay("patient"))
    assert tree.css_first(".ev-audience legend").text() == "Which best describes you?"
    choices = [(one.attributes["value"], one.attributes.get("data-ev-reads")) for one in tree.css(".ev-audience input")]
    assert choices == [("clinician", "clinician"), ("patient", "patient clinician"), ("", None)]
    assert [one.attributes["value"] for one in tree.css(".ev-audience input[checked]")] == [""]


def test_a_text_in_another_language_says_which_and_how_it_runs():
    tree = page(CLAIM + lay("patient", "patient-ar"), ARABIC)
    english, arabic = tree.css(".ev-lay")
    assert (english.attributes.get("lang"), english.attributes.get("dir")) == (None, None)
    assert (arabic.attributes["lang"], arabic.attributes["dir"]) == ("ar", "rtl")
    assert arabic.css_first(".ev-lay-label").text() == "للمرضى"
    label = tree.css_first('input[value="patient-ar"]').parent.css_first("span")
    assert (label.attributes["lang"], label.attributes["dir"], label.text()) == ("ar", "rtl", "مريض")


def test_who_reads_the_words_of_others_is_offered_with_them():
    choice = page(CLAIM + lay("patient-ar"), ARABIC).css_first('input[value="carer"]')
    assert choice.attributes["data-ev-reads"] == "carer patient-ar clinician"


def test_the_reading_level_of_each_wording_is_told():
    claim = CLAIM.replace("hips collapsed", "radiographic deterioration complicated rehabilitation")
    tree = page(claim + lay("patient", "patient-ar"), ARABIC)
    assert tree.css_first(".ev-levels").text() == (
        "As a school grade of the United States: for clinicians above 12, for patients 1."
    )


def test_a_copy_on_paper_names_its_wordings():
    tree = page(CLAIM + lay("patient", "carer"))
    assert tree.css_first(".ev-printed-for span").text() == "for clinicians, for patients, for carers"


def test_a_disclaimer_is_marked_with_the_language_of_its_audience():
    settings = Settings(disclaimers=(("patient-ar", "اسأل طبيبك."), ("patient", "Ask.")))
    texts = page(CLAIM, ARABIC, settings).css(".ev-foot > p[lang], .ev-foot > h2[lang]")
    assert [(one.tag, one.attributes["lang"], one.attributes["dir"]) for one in texts] == [
        ("h2", "ar", "rtl"),
        ("p", "ar", "rtl"),
    ]
