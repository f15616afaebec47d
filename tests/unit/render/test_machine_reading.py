"""What search engines, citation managers and feed readers are told, and never told."""

import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from sample_guidance import ACCEPT, ARTICLE, LEDGER, sign

from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.render.facts import gather_article, gather_site
from mkdocs_evidence.render.for_programs.about import describe_to_machines
from mkdocs_evidence.render.for_programs.feed import render_feed
from mkdocs_evidence.render.for_programs.highwire import highwire_tags
from mkdocs_evidence.render.for_programs.json_ld import describe_article, json_ld_tag

ATOM = "{http://www.w3.org/2005/Atom}"
NAMED = replace(ARTICLE, claims=tuple(claim for claim in ARTICLE.claims if claim.id))
ROLES = replace(LEDGER, articles={ARTICLE.id: NAMED})
REAL = replace(ROLES, board=replace(LEDGER.board, demonstration=False))


def describe(ledger, **site):
    article = ledger.articles[ARTICLE.id]
    return describe_article(gather_article(article, gather_site(ledger, **site)))


def approved(ledger):
    digests = claim_digests(NAMED, ledger)
    for day, reviewer in ((date(2026, 3, 1), "reviewer-a"), (date(2026, 4, 1), "reviewer-b")):
        ledger = sign(ledger, day, reviewer=reviewer, verdicts=[(one, digests[one], ACCEPT) for one in digests])
    return ledger


def test_an_article_is_a_medical_page_with_its_works_and_recommendations():
    told = describe(LEDGER, name="Guidance", url="https://example.org/")
    assert told["@type"] == "MedicalWebPage"
    assert told["url"] == f"https://example.org/{ARTICLE.id}/"
    cited = {one.key for claim in ARTICLE.claims for one in claim.citations}
    assert {one["name"] for one in told["citation"]} == {
        LEDGER.references[key].title for key in cited & {*LEDGER.references}
    }
    wanted = [claim.text for claim in ARTICLE.claims if claim.strength]
    assert [one["name"] for one in told["mainEntity"]] == wanted
    assert told["mainEntity"][0]["url"].startswith(told["url"] + "#")


@pytest.mark.parametrize("ledger", [LEDGER, REAL, approved(ROLES)], ids=["draft", "real draft", "roles signed"])
def test_no_review_is_told_that_no_board_of_people_finished(ledger):
    assert not {"reviewedBy", "lastReviewed"} & set(describe(ledger))


def test_a_review_is_told_when_every_claim_is_approved_by_people():
    told = describe(approved(REAL))
    assert told["lastReviewed"] == "2026-04-01"
    assert len(told["reviewedBy"]) == 2
    assert told["creativeWorkStatus"] == "Approved"


def test_what_a_board_of_roles_approved_is_called_a_demonstration_everywhere():
    told = describe(approved(ROLES))
    assert told["creativeWorkStatus"] == "Approved (demonstration)"
    states = [one["disambiguatingDescription"] for one in told["mainEntity"]]
    assert states
    assert all(one.startswith("Approved (demonstration): ") for one in states)


def test_a_changed_claim_takes_the_review_back():
    changed = replace(NAMED, claims=(replace(NAMED.claims[0], text="Other words."), *NAMED.claims[1:]))
    ledger = replace(approved(REAL), articles={ARTICLE.id: changed})
    assert not {"reviewedBy", "lastReviewed"} & set(describe(ledger))


def test_without_an_address_of_the_site_nobody_is_told_one():
    told = describe(LEDGER)
    assert not {"url", "@id"} & set(told)
    assert "url" not in told["mainEntity"][0]


def test_below_a_title_stand_whole_sentences_of_the_bottom_line():
    sentences = [replace(ARTICLE.answer[0], text=text) for text in ("A" * 200 + ".", "B" * 90 + ".", "C" * 90 + ".")]
    facts = gather_article(replace(ARTICLE, answer=tuple(sentences)), gather_site(LEDGER))
    assert describe_to_machines(facts).description == f"{'A' * 200}. {'B' * 90}."
    assert describe_to_machines(facts, description="The author's.").description == "The author's."


def test_hostile_words_stay_words():
    evil = '</script><script>x()</script><!-- "quoted" & more'
    article = replace(ARTICLE, title=evil, question=evil)
    facts = gather_article(article, gather_site(replace(LEDGER, articles={article.id: article})))
    tag = json_ld_tag(facts)
    inside = tag.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in inside
    assert json.loads(inside)["name"] == evil
    assert highwire_tags(facts).count("<") == highwire_tags(facts).count("<meta ")


def test_the_feed_names_what_changed_since_it_was_signed():
    changed = replace(NAMED, claims=(replace(NAMED.claims[0], text="Other words <b>."), *NAMED.claims[1:]))
    ledger = replace(approved(REAL), articles={ARTICLE.id: changed})
    feed = ElementTree.fromstring(render_feed(gather_site(ledger, url="https://example.org/")))
    (entry,) = feed.findall(f"{ATOM}entry")
    assert "Changed since sign-off: Other words <b>." in entry.findtext(f"{ATOM}summary")
    assert entry.find(f"{ATOM}link").get("href") == f"https://example.org/{ARTICLE.id}/"
    assert entry.findtext(f"{ATOM}updated") == f"{ARTICLE.written}T00:00:00Z"


def test_an_entry_is_new_when_a_claim_changed_and_only_then():
    def identity(article):
        feed = ElementTree.fromstring(render_feed(gather_site(replace(LEDGER, articles={article.id: article}))))
        return feed.findtext(f"{ATOM}entry/{ATOM}id")

    other_day = replace(ARTICLE, written=date(2027, 1, 1))
    other_words = replace(ARTICLE, claims=(replace(ARTICLE.claims[0], text="Other words."), *ARTICLE.claims[1:]))
    assert identity(ARTICLE) == identity(other_day) != identity(other_words)


def test_articles_without_a_date_make_no_feed():
    undated = replace(ARTICLE, written=None)
    assert render_feed(gather_site(replace(LEDGER, articles={undated.id: undated}))) == ""
