"""Editors see what waits for whom, how much was signed at once, and a feed of records; readers' words are not in it."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from board_story import decide, reply
from sample_guidance import ACCEPT, ARTICLE, LEDGER, sign, with_signature
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.model.claim import Author
from mkdocs_evidence.model.review import Meaning, Verdict
from mkdocs_evidence.render.board.dashboard import CLAIMS_A_SITTING, REVIEW_DASHBOARD, render_review_dashboard
from mkdocs_evidence.render.board.record_feed import render_record_feed
from mkdocs_evidence.render.facts import gather_site

MARCH, APRIL, MAY = (date(2026, month, 1) for month in (3, 4, 5))
CLAIM = "cd-stage-ii"
ATOM = "{http://www.w3.org/2005/Atom}"


def text(node):
    return " ".join(node.text(deep=True, separator=" ").split())


def dashboard(ledger):
    site = gather_site(ledger)
    return LexborHTMLParser(render_review_dashboard(site, site.links_from(REVIEW_DASHBOARD)))


def lines(ledger, anchor):
    return [text(one) for one in dashboard(ledger).css(f"#{anchor} + ul > li")]


def feed(ledger):
    xml = render_record_feed(gather_site(ledger, url="https://example.org/"))
    return ElementTree.fromstring(xml) if xml else None


def test_an_article_says_since_when_it_waits_and_what_is_due():
    ledger = sign(LEDGER, MARCH, reviewer="site-editors", meaning=Meaning.SUBMITTED, verdicts=[])
    (said,) = lines(decide(ledger, APRIL, CLAIM, Verdict.REJECT, comment="No."), "by-article")
    assert "Before the board since 1 March 2026 ; 5 claims wait for approval; 1 comment without an answer;" in said
    assert "last decision 1 April 2026 ; next review due" in said


def test_an_answered_comment_waits_no_longer():
    ledger = reply(decide(LEDGER, MARCH, CLAIM, Verdict.REJECT, comment="No."), APRIL, "Why not?")
    assert "without an answer" not in lines(ledger, "by-article")[0]


def test_what_has_waited_longest_comes_first_and_what_was_never_submitted_last():
    other = replace(ARTICLE, id="hip/other", question="Another question?", file="content/pages/hip/other.md")
    third = replace(ARTICLE, id="hip/third", question="A third question?", file="content/pages/hip/third.md")
    ledger = replace(LEDGER, articles={one.id: one for one in (third, ARTICLE, other)})
    ledger = decide(ledger, APRIL, CLAIM)
    record = replace(sign(LEDGER, MARCH, meaning=Meaning.SUBMITTED, verdicts=[]).reviews[0], article=other.id)
    ledger = replace(ledger, reviews=(*ledger.reviews, with_signature(record)))
    order = [text(one) for one in dashboard(ledger).css("#by-article + ul > li > a")]
    assert order == ["Another question?", ARTICLE.question, "A third question?"]


def test_a_member_sees_what_waits_and_how_much_was_signed_at_once():
    ledger = decide(decide(LEDGER, MARCH, CLAIM), APRIL, "discuss")
    first, second, *_ = lines(ledger, "by-member")
    assert "2 claims in 1 article may be signed by this member" in first
    assert "2 sittings, 1 claim in each on average and 1 at most" in first
    assert "Last signed 1 April 2026" in first
    assert "Has signed nothing." in second


def test_a_sitting_of_too_many_claims_is_pointed_out():
    digests = claim_digests(ARTICLE, LEDGER)
    many = [(f"claim-{number}", digests[CLAIM], ACCEPT) for number in range(CLAIMS_A_SITTING + 1)]
    heavy = sign(LEDGER, MARCH, verdicts=many)
    light = sign(LEDGER, MARCH, verdicts=many[:CLAIMS_A_SITTING])
    assert "ask whether they were read" in lines(heavy, "by-member")[0]
    assert "ask whether they were read" not in lines(light, "by-member")[0]


def test_authors_are_asked_for_no_signature():
    written = replace(ARTICLE, authors=(Author(name="A", person="reviewer-a", at=ARTICLE.at),))
    ledger = replace(LEDGER, articles={ARTICLE.id: written})
    assert "Nothing waits for this member." in lines(ledger, "by-member")[0]


def test_the_feed_has_an_entry_for_each_record_newest_first_without_the_words_of_claims():
    ledger = decide(LEDGER, MARCH, CLAIM)
    ledger = decide(ledger, MAY, CLAIM, Verdict.REJECT, reviewer="reviewer-b", comment="Not so.")
    entries = feed(ledger).findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}updated")[:10] for one in entries] == ["2026-05-01", "2026-03-01"]
    assert [one.findtext(f"{ATOM}summary") for one in entries] == ["1 not accepted, 1 with a comment.", "1 accepted."]
    assert entries[0].find(f"{ATOM}link").attrib["href"] == "https://example.org/hip/avn-stage-2/history/"
    whole = ElementTree.tostring(feed(ledger), encoding="unicode")
    assert next(one.text for one in ARTICLE.claims if one.id == CLAIM)[:20] not in whole
    assert "Not so" not in whole


def test_each_record_keeps_its_entry_when_others_are_added():
    first = decide(LEDGER, MARCH, CLAIM)
    before = {one.findtext(f"{ATOM}id") for one in feed(first).findall(f"{ATOM}entry")}
    after = {one.findtext(f"{ATOM}id") for one in feed(decide(first, MAY, "lost")).findall(f"{ATOM}entry")}
    assert before < after


def test_without_records_there_is_no_feed():
    assert feed(LEDGER) is None
    assert dashboard(LEDGER).css("p > a") == []
