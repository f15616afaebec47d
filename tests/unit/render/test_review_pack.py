"""A pack on paper shows all that is signed, in a form that a screen reader can follow and a loose sheet can go home with."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader
from sample_guidance import ACCEPT, ARTICLE, LEDGER, REFERENCES, sign

from mkdocs_evidence.analysis.citing import cited_extracts
from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.analysis.reviews.pack_codes import claim_code
from mkdocs_evidence.analysis.reviews.short_codes import read_code
from mkdocs_evidence.export.review_pack_pdf import export_pack_pdf
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.review import Verdict
from mkdocs_evidence.render.facts import gather_article, gather_site
from mkdocs_evidence.render.flows.outline import lettered_outcomes, outcome_title
from mkdocs_evidence.render.review_pack.pack import PackWish, make_pack
from mkdocs_evidence.render.review_pack.page import render_pack
from mkdocs_evidence.render.review_pack.word_rows import claim_rows

ANN = PersonId("reviewer-a")
DIGESTS = claim_digests(ARTICLE, LEDGER)


def pack_of(ledger=LEDGER, article=ARTICLE, **wish):
    return make_pack(gather_article(article, gather_site(ledger)), (), PackWish(**{"member": ANN, **wish}))


def words_of(html):
    return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.S)).split())


def squeezed(text):
    return re.sub(r"\s+", "", text)


WORDS = words_of(render_pack(pack_of()))


@pytest.fixture(scope="module")
def paper():
    return PdfReader(BytesIO(export_pack_pdf(pack_of(wanted_by=date(2026, 12, 15)))))


@pytest.mark.parametrize("claim", [one for one in ARTICLE.claims if one.id], ids=lambda one: one.id)
def test_everything_that_is_signed_of_a_claim_stands_on_paper_and_in_word(claim):
    made = next(one for one in pack_of().claims if one.id == claim.id)
    word = " ".join(line for row in claim_rows(made) for line in row.lines)
    signed = [claim.text, claim_code(ARTICLE.id, claim.id, DIGESTS[claim.id]), claim.indirect]
    signed += [lay.text for lay in ARTICLE.lay_texts if lay.claim == claim.id]
    for citation in claim.citations:
        signed.append(citation.locator)
        for extract in cited_extracts(citation, LEDGER):
            signed += [extract.finding, extract.quote, *(one.value for one in extract.locator)]
            for datum in extract.data:
                figures = (datum.value, datum.n, datum.of, *(datum.ci or ()), datum.p or None)
                signed += [datum.what, datum.follow_up, *(str(one) for one in figures if one is not None)]
    assert [one for one in signed if one not in WORDS] == []
    assert [one for one in signed if one not in word] == []


def test_a_retraction_stands_with_the_work():
    claims = tuple(replace(one, id="bare") if one.id is None else one for one in ARTICLE.claims)
    made = pack_of(replace(LEDGER, articles={ARTICLE.id: (article := replace(ARTICLE, claims=claims))}), article)
    assert "Retracted, 3 May 2003, the editors" in words_of(render_pack(made))
    assert REFERENCES["withdrawn-2001"].notices


def test_words_of_authors_are_no_markup():
    claims = (replace(ARTICLE.claims[0], text='a < b </p><script>alert("x")</script>'), *ARTICLE.claims[1:])
    article = replace(ARTICLE, claims=claims, question='Is "</style><b>" safe?')
    html = render_pack(pack_of(replace(LEDGER, articles={ARTICLE.id: article}), article))
    assert "<script" not in html
    assert html.count("</style>") == 1
    assert 'a < b </p><script>alert("x")</script>' in unescape(html)


NEEDS = [
    pytest.param([], "discuss", "", id="never seen"),
    pytest.param([(1, ANN, "discuss", DIGESTS["discuss"], ACCEPT)], None, "decided by you", id="signed as it is"),
    pytest.param([(1, ANN, "discuss", "0" * 64, ACCEPT)], "discuss", "Changed since you signed", id="signed otherwise"),
    pytest.param(
        [(1, "reviewer-b", "cd-stage-ii", DIGESTS["cd-stage-ii"], ACCEPT)], None, "approved by others", id="enough"
    ),
    pytest.param([(1, ANN, "discuss", DIGESTS["discuss"], Verdict.REJECT)], None, "decided by you", id="rejected"),
]


@pytest.mark.parametrize(("sittings", "asked", "said"), NEEDS)
def test_a_pack_holds_what_waits_for_the_member_and_counts_the_rest(sittings, asked, said):
    ledger = LEDGER
    for day, who, claim, digest, verdict in sittings:
        ledger = sign(ledger, date(2026, 3, day), reviewer=who, verdicts=[(claim, digest, verdict)])
    made = pack_of(ledger)
    about = {one.id: one for one in made.claims}
    if asked is None:
        assert len(about) == len(DIGESTS) - 1
        assert [number for why, number in made.left_out.items() if said in why] == [1]
    else:
        change = about[asked].change
        assert (change.need if change else "") == said
    assert len(pack_of(ledger, has_all=True).claims) == len(DIGESTS)


def test_outcomes_of_the_flow_have_the_letters_that_it_is_drawn_with():
    made = pack_of(has_all=True).flow
    drawn = [f"{letter}. {outcome_title(one)}" for letter, one in lettered_outcomes(LEDGER.flows[made.id]).items()]
    # No path leads to the first.
    assert [one.title for one in made.outcomes] == drawn[1:]


def test_an_author_is_asked_nothing():
    made = pack_of(member=PersonId("site-editors"))
    assert (made.claims, made.flow) == ((), None)


def test_one_sitting_of_several_keeps_their_numbers_and_leaves_the_flow_to_the_last():
    claims = tuple(replace(ARTICLE.claims[0], id=f"c{number}") for number in range(20))
    article = replace(ARTICLE, claims=claims)
    ledger = replace(LEDGER, articles={ARTICLE.id: article})
    first, last = (pack_of(ledger, article, sitting=number) for number in (1, 2))
    assert [one.number for one in (*first.claims, *last.claims)] == [*range(1, 21)]
    assert (first.flow, last.flow is None) == (None, False)
    assert "10 claims in other sittings" in words_of(render_pack(first))
    assert "Sitting 2 of 2: claims 11 to 20" in words_of(render_pack(last))


def test_long_packs_are_parted_into_sittings_of_like_length():
    claims = tuple(replace(ARTICLE.claims[0], id=f"c{number}") for number in range(30))
    article = replace(ARTICLE, claims=claims)
    made = pack_of(replace(LEDGER, articles={ARTICLE.id: article}), article)
    assert [len(one.claims) for one in made.sittings] == [10, 10, 10]
    assert [one.number for one in made.claims] == [*range(1, 31)]


def test_the_pdf_is_tagged_with_headings_lists_and_tables_that_have_headers(paper):
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert paper.metadata.title == f"Review: {ARTICLE.question}"
    kinds, headless = set(), []

    def walk(part, tables):
        part = part.get_object() if hasattr(part, "get_object") else part
        if isinstance(part, list):
            for one in part:
                walk(one, tables)
        elif isinstance(part, dict):
            kind = part.get("/S")
            kinds.add(kind)
            if kind == "/TH":
                for table in tables:
                    table.append(part)
            own = [] if kind == "/Table" else None
            walk(part.get("/K", []), [*tables, own] if own is not None else tables)
            if own == []:
                headless.append(part)

    walk(root["/StructTreeRoot"], [])
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TR", "/TH", "/TD"} <= kinds
    assert headless == []


def test_every_sheet_says_which_pack_and_version_it_belongs_to_and_its_number(paper):
    made = pack_of()
    for number, sheet in enumerate(paper.pages, 1):
        words = " ".join(sheet.extract_text().split())
        assert f"Version code {made.version}. Pack {made.code} for Reviewer A" in words, number
        assert f"page {number} of {len(paper.pages)}" in words


@pytest.mark.parametrize(
    "text",
    [
        "For Reviewer A, demonstration, Clinical reviewer",
        "Wanted by 15 December 2026",
        "4 claims and the decision flow",
        "Demonstration. The seats on this board are roles, not people.",
        "14 of 18",
        "My signature means",
        "I approve what I accepted",
        "Name in capitals",
        "Second, alone",
        "Which stage?",
    ],
)
def test_paper_says_who_is_asked_what_it_means_and_what_to_fill_in(paper, text):
    assert squeezed(text) in squeezed("".join(sheet.extract_text() for sheet in paper.pages))


def test_each_claim_has_its_code_where_it_stands_and_where_it_is_decided_on(paper):
    text = "".join(sheet.extract_text() for sheet in paper.pages)
    for claim in pack_of().claims:
        assert read_code(claim.code).code == claim.code
        assert text.count(claim.code) >= 2


def test_a_sheet_of_paper_needs_no_colour():
    colours = set(
        re.findall(r"#[0-9a-fA-F]{3,6}", render_pack(pack_of()).partition("<style>")[2].partition("</style>")[0])
    )
    assert all(len(set(re.findall("..", one[1:] if len(one) == 7 else one[1:] * 2))) == 1 for one in colours), colours


def test_the_same_pack_gives_the_same_sheets():
    assert export_pack_pdf(pack_of()) == export_pack_pdf(pack_of())
