"""Pages that nobody writes, and lists inside pages that somebody did."""

from dataclasses import replace
from datetime import date

import pytest
from sample_guidance import ACCEPT, FLOW, LEDGER, sign
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.render.contents import page_contents
from mkdocs_evidence.render.facts import gather_site
from mkdocs_evidence.render.pages import fill_markers, generated_pages


def text(node):
    return " ".join(node.text(deep=True, separator=" ").split())


def no_exports(reference):
    return ()


@pytest.fixture
def pages(site):
    return {page.path: page for page in generated_pages(site, exports=no_exports)}


def test_each_work_and_flow_has_a_page_and_the_works_have_an_index(pages):
    assert list(pages) == [
        "references/index.md",
        "references/castro-2000.md",
        "references/koo-1995.md",
        "references/hong-2015.md",
        "references/withdrawn-2001.md",
        "flows/hip-avn.md",
        "flows/hip-avn/paths.md",
    ]
    assert pages["references/castro-2000.md"].title == "Castro & Barrack 2000"


def test_the_page_of_a_work_lists_every_claim_that_cites_it_with_its_relation(pages):
    tree = LexborHTMLParser(pages["references/hong-2015.md"].html)
    claims = [
        (text(relation), one.css_first("a").attributes["href"], text(one))
        for relation, group in zip(tree.css(".ev-relation"), tree.css(".ev-relation + .ev-citing"), strict=True)
        for one in group.css("li")
    ]
    assert claims == [
        ("− Disputes", "../../hip/avn-stage-2/#cd-collapse", "Core decompression may not prevent collapse."),
        ("+ Supports", "../../hip/avn-stage-2/#discuss", "We suggest discussing both courses with the patient."),
    ]


def test_the_page_of_a_work_shows_all_its_extracts_at_addresses_of_their_own(pages):
    tree = LexborHTMLParser(pages["references/castro-2000.md"].html)
    assert [one.attributes["id"] for one in tree.css(".ev-extract-box")] == ["extract-stage-ii", "extract-harms"]


def test_the_page_of_a_work_offers_it_in_other_formats_as_text(site):
    pages = generated_pages(site, exports=lambda work: [("BibTeX", f"@article{{{work.key}, title=<b>}}")])
    html = next(page.html for page in pages if page.path == "references/koo-1995.md")
    (export,) = LexborHTMLParser(html).css(".ev-export")
    assert text(export) == "BibTeX @article{koo-1995, title=<b>}"


def test_a_retracted_work_says_so_first(pages):
    tree = LexborHTMLParser(pages["references/withdrawn-2001.md"].html)
    assert text(tree.css_first("h1 + .ev-notice")) == "! Retracted, 3 May 2003, the editors."


def test_the_index_counts_claims_and_leads_to_the_pages(pages):
    tree = LexborHTMLParser(pages["references/index.md"].html)
    links = [(one.attributes["href"], text(one)) for one in tree.css(".ev-ref-more a")]
    assert links[0] == ("castro-2000/", "Full record, cited by 3 claims")
    assert links[3] == ("withdrawn-2001/", "Full record, cited by 1 claim")


def test_a_long_list_of_works_is_cut_into_pages_that_together_hold_every_work_once():
    many = {f"w-{n:04}": replace(LEDGER.references["koo-1995"], key=f"w-{n:04}") for n in range(450)}
    site = gather_site(replace(LEDGER, references=many))
    pages = {page.path: page.html for page in generated_pages(site, exports=no_exports)}
    parts = [f"references/list/{number}.md" for number in (1, 2, 3)]
    assert [path for path in pages if path.startswith("references/list/")] == parts
    leads = [one.attributes["href"] for one in LexborHTMLParser(pages["references/index.md"]).css("ul.ev-lines a")]
    assert leads == ["list/1/", "list/2/", "list/3/"]
    listed = [one.attributes["href"] for path in parts for one in LexborHTMLParser(pages[path]).css(".ev-ref-more a")]
    assert listed == [f"../../{key}/" for key in many]


def test_the_page_of_a_flow_leads_to_its_article(pages):
    tree = LexborHTMLParser(pages["flows/hip-avn.md"].html)
    assert tree.css_first("h1 ~ p a").attributes["href"] == "../../hip/avn-stage-2/"
    assert len(tree.css(".ev-question")) == 2


def test_the_page_of_a_flow_says_where_the_flow_stands_with_the_board():
    def shown(ledger):
        pages = {page.path: page for page in generated_pages(gather_site(ledger), exports=no_exports)}
        return text(LexborHTMLParser(pages["flows/hip-avn.md"].html).css_first("h1 + p .ev-state"))

    assert shown(LEDGER) == "□ Draft"
    digest = flow_digest(study_flow(FLOW, LEDGER).compiled)
    ledger = LEDGER
    for day, reviewer in ((1, "reviewer-a"), (2, "reviewer-b")):
        verdicts = [(FLOW.id, digest, ACCEPT)]
        ledger = sign(ledger, date(2026, 3, day), reviewer=reviewer, flows=verdicts)
    assert shown(ledger) == "✓ Approved (demonstration)"


def test_every_page_begins_with_one_first_heading_that_can_be_linked_to(pages):
    for page in pages.values():
        (first,) = page_contents(page.html)
        assert (first.level, bool(first.anchor)) == (1, True)


def test_without_directory_addresses_links_lead_to_files():
    site = gather_site(LEDGER, directory_urls=False)
    html = {page.path: page.html for page in generated_pages(site, exports=no_exports)}["references/hong-2015.md"]
    assert 'href="../hip/avn-stage-2.html#discuss"' in html


@pytest.mark.parametrize(
    ("marker", "words"),
    [
        ("board", "Reviewer A, demonstration , Clinical reviewer"),
        ("glossary", "CT computed tomography Not used here: CAT scan."),
        ("questions", "How is stage 2 osteonecrosis of the hip treated? □ Draft : 0 of 5 claims approved"),
        ("references", "Castro FP, Barrack RL."),
    ],
)
def test_a_marker_is_filled_with_its_list(site, marker, words):
    html = fill_markers(f"<p>Before</p>\n<!-- evidence: {marker} -->", site, site.links_from("index.md"))
    assert words in text(LexborHTMLParser(html).body)
    assert html.startswith("<p>Before</p>")
    assert LexborHTMLParser(html).css("h1") == []


def test_links_of_a_list_are_those_of_the_page_it_stands_in(site):
    html = fill_markers("<!-- evidence: questions -->", site, site.links_from("about/deep/list.md"))
    assert 'href="../../../hip/avn-stage-2/"' in html


def test_what_is_no_marker_of_ours_stays_as_written(site):
    links = site.links_from("index.md")
    for html in ("<!-- evidence: bord -->", "<!-- note -->", "<code>&lt;!-- evidence: board --&gt;</code>"):
        assert fill_markers(html, site, links) == html


def test_the_board_says_that_it_is_a_demonstration_and_who_declared_what(site):
    board = LexborHTMLParser(fill_markers("<!-- evidence: board -->", site, site.links_from("index.md")))
    assert "they are not people" in text(board.css_first(".ev-unverified"))
    members = [text(one) for one in board.css(".ev-member")]
    assert "Term since 1 January 2026 until 30 June 2026" in members[1]
    assert "Interests none paid" in members[1]
    assert "Interests none declared" in members[0]


def test_a_site_without_board_says_so(site):
    bare = gather_site(replace(LEDGER, board=None))
    assert "no review board" in fill_markers("<!-- evidence: board -->", bare, bare.links_from("index.md"))
