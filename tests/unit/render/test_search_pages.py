"""The boxes in which readers ask, the search page, and the pages of concepts, as HTML that says it without scripts."""

from dataclasses import replace

import pytest
from sample_guidance import ARTICLE, LEDGER
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.settings import EmergencyText
from mkdocs_evidence.render.claim_search.box import render_search_box
from mkdocs_evidence.render.claim_search.concepts import (
    MAX_CLAIMS_ON_A_PAGE,
    ListedConcept,
    NamingClaim,
    concept_pages,
    render_concept_index,
)
from mkdocs_evidence.render.claim_search.page import MAX_WORKS_TO_CHOOSE, Values, render_search_page
from mkdocs_evidence.render.facts import gather_article, gather_site
from mkdocs_evidence.render.page import render_article
from mkdocs_evidence.render.reporting import gap_url

VALUES = Values(
    audiences=("patient",),
    statuses=("draft", "approved"),
    certainties=("low", "high"),
    kinds=("rct",),
    areas=("hip", "knee"),
    works=(("koo-1995", "Koo et al. 1995"),),
)
EMERGENCY = EmergencyText(words=("fever", "hot <joint>"), text="Go to hospital & call.", at=Place("e.yml"))


def with_settings(**settings):
    return gather_site(replace(LEDGER, settings=replace(LEDGER.settings, **settings)), has_search=True)


def values_of(page, name):
    return [
        node.attributes["value"]
        for node in page.css(f"[name={name}], [name={name}] option")
        if "value" in node.attributes
    ]


@pytest.mark.parametrize(
    ("is_folders", "action", "root"), [(True, "../../search/", "../../"), (False, "../search/index.html", "../")]
)
def test_the_box_is_a_form_that_leads_to_the_search_page(is_folders, action, root):
    site = gather_site(LEDGER, directory_urls=is_folders, has_search=True)
    form = LexborHTMLParser(render_search_box(site, site.links_from("hip/avn.md"))).css_first("form")
    assert form.attributes["action"] == action
    assert form.attributes["data-ev-root"] == root
    assert ("data-ev-flat" in form.attributes) is not is_folders
    assert form.css_first("input[name=q]").attributes["id"] == form.css_first("label").attributes["for"]


def test_every_value_that_occurs_can_be_chosen_best_first():
    page = LexborHTMLParser(render_search_page(with_settings(), VALUES))
    assert values_of(page, "status") == ["draft", "approved", "any"]
    assert values_of(page, "certainty") == ["high", "low"]
    assert values_of(page, "kind") == ["rct"]
    assert values_of(page, "area") == ["", "hip", "knee"]
    assert values_of(page, "ref") == ["", "koo-1995"]
    assert values_of(page, "audience") == ["clinician", "patient"]
    assert page.css_first("[value=patient]").attributes["data-ev-reads"] == "patient clinician"


@pytest.mark.parametrize(("is_demonstration", "name"), [(True, "✓ Approved (demonstration)"), (False, "✓ Approved")])
def test_what_a_board_of_roles_approved_is_not_offered_as_approved_by_people(is_demonstration, name):
    board = replace(LEDGER.board, demonstration=is_demonstration)
    page = LexborHTMLParser(render_search_page(gather_site(replace(LEDGER, board=board), has_search=True), VALUES))
    assert " ".join(page.css_first("label:has([value=approved])").text().split()) == name


def test_where_nobody_has_signed_the_page_says_what_is_shown_instead():
    page = render_search_page(with_settings(), replace(VALUES, statuses=("draft",)))
    assert "The board has signed none yet." in page
    assert 'value="any"' not in page


def test_too_many_works_are_no_choice():
    works = tuple((f"w-{at}", f"W {at}") for at in range(MAX_WORKS_TO_CHOOSE + 1))
    assert 'name="ref"' not in render_search_page(with_settings(), replace(VALUES, works=works))


def test_texts_for_emergencies_stand_in_the_page_and_are_text():
    page = LexborHTMLParser(render_search_page(with_settings(emergencies=(EMERGENCY,)), VALUES))
    text = page.css_first(".ev-emergency")
    assert text.attributes["data-ev-words"] == "fever|hot <joint>"
    assert text.text(strip=True) == "Go to hospital & call."
    assert "hidden" in text.attributes


def test_the_box_on_every_page_has_the_texts_for_emergencies_and_not_their_words():
    site = with_settings(emergencies=(EMERGENCY,))
    (text,) = LexborHTMLParser(render_search_box(site, site.links_from("about.md"))).css("form .ev-emergency")
    assert text.text(strip=True) == "Go to hospital & call."
    assert "data-ev-words" not in text.attributes
    assert "hidden" in text.attributes


def test_an_article_takes_follow_up_questions_only_where_claims_can_be_searched():
    asked = replace(
        ARTICLE, claims=(replace(ARTICLE.claims[0], asks=("Does it <work>?", "Does it help?")), *ARTICLE.claims[1:])
    )
    ledger = replace(LEDGER, articles={ARTICLE.id: asked})
    for has_search in (True, False):
        facts = gather_article(asked, gather_site(ledger, has_search=has_search))
        page = LexborHTMLParser(render_article(facts, ""))
        assert bool(page.css_first(".ev-follow")) is has_search
        assert [link.text() for link in page.css(".ev-find-asked a")] == ["Does it <work>?"] * has_search


@pytest.mark.parametrize(
    ("contact", "url"),
    [
        ("errors@example.org", "mailto:errors@example.org?subject=A%20question%20that%20no%20claim%20answers"),
        ("mailto:errors@example.org", "mailto:errors@example.org?subject=A%20question%20that%20no%20claim%20answers"),
        ("https://example.org/report", "https://example.org/report"),
        ("javascript:alert(1)//@", ""),
        ("", ""),
    ],
)
def test_gaps_are_told_of_at_the_contact_of_the_site(contact, url):
    assert gap_url(with_settings(contact=contact)) == url


def concept(count, **more):
    claims = [
        NamingClaim(
            article="hip/a", question="Hip?", claim=f"c{at}", text=f"Text <{at}>.", status="draft", certainty="low"
        )
        for at in range(count)
    ]
    return ListedConcept(
        **{"slug": "bone", "name": "bone", "also": ("os",), "plain": "hard part", **more}, claims=claims
    )


def test_a_concept_leads_to_each_of_its_claims_with_their_state():
    (made,) = concept_pages(concept(2), with_settings())
    html = made.html
    page = LexborHTMLParser(html)
    assert (made.path, made.title) == ("concepts/bone.md", "Bone")
    assert [(link.text(), link.attributes["href"]) for link in page.css("li > a")] == [
        ("Text <0>.", "../../hip/a/#c0"),
        ("Text <1>.", "../../hip/a/#c1"),
    ]
    assert "Draft" in html
    assert "Low certainty" in html
    assert "hard part" in html


def test_no_page_of_a_concept_grows_with_the_site():
    pages = list(concept_pages(concept(2 * MAX_CLAIMS_ON_A_PAGE + 1), with_settings()))
    assert [page.path for page in pages] == ["concepts/bone.md", "concepts/bone/2.md", "concepts/bone/3.md"]
    shown = [len(LexborHTMLParser(page.html).css("li")) for page in pages]
    assert shown == [MAX_CLAIMS_ON_A_PAGE, MAX_CLAIMS_ON_A_PAGE, 1]
    assert [text in pages[1].html for text in ('href="../"', 'href="../3/"')] == [True, True]


def test_the_list_goes_from_a_to_z_and_a_concept_without_claims_leads_nowhere():
    site = with_settings()
    page = LexborHTMLParser(render_concept_index([concept(1), concept(0, slug="zinc", name="zinc")], site))
    assert [node.text() for node in page.css("h2")] == ["B", "Z"]
    assert [link.attributes["href"] for link in page.css("li a")] == ["bone/"]
