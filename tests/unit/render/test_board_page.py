"""The page of the board says who sits on it, by which keys they are known, and never more than what was signed."""

from dataclasses import replace
from datetime import date

from board_story import decide
from sample_guidance import ARTICLE, LEDGER, public_key_of, with_signature
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.render.board.members import render_board, site_summary
from mkdocs_evidence.render.facts import gather_site
from mkdocs_evidence.render.lists import render_questions
from mkdocs_evidence.signing.key_code import key_code

MARCH = date(2026, 3, 1)
CLAIM = "cd-stage-ii"


def text(node):
    return " ".join(node.text(deep=True, separator=" ").split())


def board(ledger):
    site = gather_site(ledger)
    return LexborHTMLParser(render_board(site, site.links_from("about/board.md")))


def test_a_key_is_shown_by_its_code_and_not_in_full():
    first = text(board(LEDGER).css_first(".ev-member"))
    assert f"Signing key key code {key_code(public_key_of('reviewer-a'))}" in first
    assert public_key_of("reviewer-a") not in board(LEDGER).html


def test_a_revoked_key_says_since_when():
    first, *others = LEDGER.board.members
    seats = (replace(first, revoked=date(2026, 5, 1)), *others)
    revoked = replace(LEDGER, board=replace(LEDGER.board, members=seats))
    assert "revoked from 1 May 2026" in text(board(revoked).css_first(".ev-member"))


def test_a_member_says_when_they_signed_last_and_what_they_declared_then():
    (record,) = decide(LEDGER, MARCH, CLAIM).reviews
    signed = with_signature(replace(record, interests=(("castro-2000", "wrote it"),)))
    first, second, *_ = board(replace(LEDGER, reviews=(signed,))).css(".ev-member")
    assert "Last signed 1 March 2026 , one record in all" in text(first)
    assert "Interests castro-2000: wrote it" in text(first)
    assert first.css_first("time[data-ev-since]").attributes["datetime"] == "2026-03-01"
    assert "Last signed nothing yet" in text(second)


def test_two_terms_of_a_person_stand_under_one_name():
    seats = (
        *LEDGER.board.members,
        replace(LEDGER.board.members[1], role="Consultant", since=date(2026, 7, 1), until=None),
    )
    members = board(replace(LEDGER, board=replace(LEDGER.board, members=seats))).css(".ev-member")
    assert len(members) == len(LEDGER.board.members)
    assert "Term since 1 July 2026, Consultant" in text(members[1])


def test_the_site_is_summed_up_by_what_stands_now():
    assert site_summary(gather_site(LEDGER)) == "0 of 5 claims in one article are approved as they stand now."
    signed = decide(LEDGER, MARCH, CLAIM)
    assert site_summary(gather_site(signed)) == "1 of 5 claims in one article is approved as they stand now."


def test_the_articles_that_it_decided_on_lead_to_their_histories():
    links = board(decide(LEDGER, MARCH, CLAIM)).css(".ev-lines a")
    assert [(text(one), one.attributes["href"]) for one in links] == [
        (ARTICLE.question, "../../hip/avn-stage-2/history/")
    ]


def test_a_list_of_keys_that_nobody_signs_says_so():
    assert "No keepers sign this list of keys" in text(board(LEDGER).body)


def test_a_list_of_questions_says_how_much_of_all_of_them_is_approved():
    other = replace(ARTICLE, id="hip/other", file="content/pages/hip/other.md")
    ledger = replace(decide(LEDGER, MARCH, CLAIM), articles={ARTICLE.id: ARTICLE, other.id: other})
    for many, summary in ((ledger, "1 of 10 claims in 2 articles is approved"), (LEDGER, ""), (None, "")):
        site = gather_site(many or replace(ledger, board=None))
        said = text(LexborHTMLParser(render_questions(site, site.links_from("index.md"))).body)
        assert said.startswith(summary)
        assert bool(summary) == ("claims in 2 articles" in said)
