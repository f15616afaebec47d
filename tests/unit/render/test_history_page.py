"""What readers see of the board's decisions: on the claim itself, and on the page of its history."""

from dataclasses import replace
from datetime import date

from board_story import decide, reply, reworded
from sample_guidance import ARTICLE, LEDGER, public_key_of, with_signature
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.analysis.reviews.digests import claim_digests, version_code
from mkdocs_evidence.model.people import Board, Membership
from mkdocs_evidence.model.review import Identity, Meaning, Verdict
from mkdocs_evidence.render.board.history import history_view, render_history
from mkdocs_evidence.render.cards.decoration import CardDecor
from mkdocs_evidence.render.facts import gather_article, gather_site
from mkdocs_evidence.render.pages import generated_pages

MARCH, APRIL, MAY = (date(2026, month, 1) for month in (3, 4, 5))
CLAIM, ADVICE = "cd-stage-ii", "discuss"
EARLIER = reworded(CLAIM, "Pooled older series judged 84% of hips successful.")
CODES = {name: version_code(digest) for name, digest in claim_digests(ARTICLE, LEDGER).items()}


def text(node):
    return " ".join(node.text(deep=True, separator=" ").split())


def facts_of(ledger):
    return gather_article(ARTICLE, gather_site(ledger))


def card(ledger, claim=CLAIM):
    decor = CardDecor(facts_of(ledger))
    return LexborHTMLParser(decor.after_claim(next(one for one in ARTICLE.claims if one.id == claim)))


def page(ledger):
    return LexborHTMLParser(render_history(facts_of(ledger)))


def section(ledger, claim=CLAIM):
    return page(ledger).css_first(f"section#{claim}")


def hiding(ledger):
    return replace(ledger, settings=replace(ledger.settings, publish_unapproved="hide"))


def test_an_approved_claim_says_by_how_many_and_when_and_leads_to_its_history():
    ledger = decide(decide(LEDGER, MARCH, ADVICE), APRIL, ADVICE, reviewer="reviewer-b")
    tree = card(ledger, ADVICE)
    said = f"Approved by two reviewers of the demonstration board on 1 April 2026 (version code {CODES[ADVICE]} )."
    assert text(tree.css_first(".ev-version")) == f"{said} History"
    assert text(tree.css_first(".ev-state")) == "✓ Approved (demonstration)"
    assert tree.css_first(".ev-version a").attributes["href"] == "history/#discuss"


def test_a_board_of_people_is_not_called_a_demonstration():
    people = replace(LEDGER, board=replace(LEDGER.board, demonstration=False))
    tree = card(decide(people, MARCH, CLAIM))
    assert text(tree.css_first(".ev-version")).startswith("Approved by one reviewer on 1 March 2026 (")
    assert text(tree.css_first(".ev-state")) == "✓ Approved"


def test_before_the_board_has_a_record_nothing_leads_to_a_history():
    assert card(LEDGER).css(".ev-version a") == []
    assert not [one for one in generated_pages(gather_site(LEDGER), exports=lambda _: ()) if "history" in one.path]


def test_a_changed_claim_shows_what_was_approved_word_by_word_without_scripts():
    tree = card(decide(LEDGER, MARCH, CLAIM, article=EARLIER))
    changed = tree.css_first("details.ev-changed")
    assert text(changed.css_first("summary")) == "What was approved, and what changed since"
    assert "84%" in " ".join(text(one) for one in changed.css("del"))
    assert "63%" in " ".join(text(one) for one in changed.css("ins"))


def test_a_withdrawn_claim_says_who_withdrew_it_and_why():
    ledger = decide(LEDGER, MARCH, CLAIM, Verdict.REJECT, meaning=Meaning.WITHDRAWN, comment="It is <in> doubt.")
    notice = card(ledger).css_first(".ev-withdrawn")
    assert text(notice) == "✕ Withdrawn by Reviewer A, demonstration: It is <in> doubt."


def test_dissent_stands_with_the_claim_that_a_quorum_accepts_and_recusal_beside_its_approval():
    ledger = decide(LEDGER, MARCH, CLAIM)
    ledger = decide(ledger, APRIL, CLAIM, Verdict.REJECT, reviewer="reviewer-b", comment="Too small a series.")
    assert text(card(ledger).css_first(".ev-dissent")) == (
        "≠ Dissent of Reviewer B, demonstration: Too small a series."
    )
    ledger = decide(LEDGER, MARCH, CLAIM)
    ledger = decide(
        ledger, APRIL, CLAIM, Verdict.ABSTAIN, reviewer="reviewer-b", meaning=Meaning.RECUSED, comment="Own work."
    )
    assert "Took no part: Reviewer B, demonstration." in text(card(ledger).css_first(".ev-version"))


def test_the_history_tells_decisions_in_order_in_plain_words():
    ledger = decide(LEDGER, MARCH, ADVICE)
    lines = [text(one) for one in section(decide(ledger, APRIL, ADVICE, reviewer="reviewer-b"), ADVICE).css("li")]
    assert lines == [
        "1 March 2026 Reviewer A, demonstration, clinical reviewer, accepted it. All three citations hold. "
        f"version code {CODES[ADVICE]}, identity A",
        "1 April 2026 Reviewer B, demonstration, lay reviewer, accepted it. All three citations hold. "
        f"With this sign-off it was approved: 2 of 2. version code {CODES[ADVICE]}, identity A",
    ]


def test_comments_are_published_with_their_answers_and_without_them():
    asked = decide(
        LEDGER, MARCH, CLAIM, Verdict.ACCEPT_WITH_EDIT, comment="Which series?", proposed="Pooled series judged hips."
    )
    said = text(section(asked))
    assert "Comment Which series?" in said
    assert "No answer yet." in said
    assert section(asked).css(".ev-said del")
    answered = text(section(reply(asked, APRIL, "Those of one review.")))
    assert "Answer of The editors of this site, 1 April 2026 Those of one review." in answered
    assert "No answer yet." not in answered


def test_who_vouched_for_a_record_without_an_own_key_is_named():
    (record,) = decide(LEDGER, MARCH, CLAIM).reviews
    on_paper = replace(record, identity=Identity.PAPER)
    ledger = replace(LEDGER, reviews=(with_signature(on_paper, "reviewer-b", "site-editors"),))
    said = text(section(ledger))
    assert "identity C, signed for by Reviewer B, demonstration and The editors of this site" in said
    assert "two others transcribed it" in text(page(ledger).body)


def test_where_unapproved_words_are_held_back_neither_they_nor_what_was_said_of_them_are_shown():
    unapproved = reworded(CLAIM, "Never approved words on hips.")
    ledger = decide(LEDGER, MARCH, CLAIM, Verdict.REJECT, article=unapproved, comment="Not these words.")
    ledger = decide(ledger, APRIL, CLAIM)
    assert "Never approved" in page(ledger).html
    hidden = page(hiding(ledger)).html
    assert "Never approved" not in hidden
    assert "Not these words" not in hidden
    assert "is about words that the board never approved, and is not shown" in hidden


def test_where_unapproved_words_are_held_back_earlier_approved_words_are_shown():
    ledger = decide(decide(LEDGER, MARCH, CLAIM, article=EARLIER), APRIL, CLAIM)
    assert "84%" in page(hiding(ledger)).html


def test_a_history_is_for_no_search_engine_and_no_search_of_the_site():
    pages = generated_pages(gather_site(decide(LEDGER, MARCH, CLAIM)), exports=lambda _: ())
    (history,) = [one for one in pages if one.path == "hip/avn-stage-2/history.md"]
    assert (history.is_listed, history.is_searched) == (False, False)


def test_every_record_is_listed_with_interests_declared_at_signing():
    (record,) = decide(LEDGER, MARCH, CLAIM).reviews
    declared = with_signature(replace(record, interests=(("castro-2000", "wrote it"),)))
    (sitting,) = history_view(facts_of(replace(LEDGER, reviews=(declared,)))).sittings
    assert (sitting.did, sitting.interests) == ("decided on 1 claim", ("castro-2000: wrote it",))


def test_the_seat_is_that_of_the_day_of_signing():
    first, *others = LEDGER.board.members
    ended = replace(first, role="Trainee", until=date(2026, 2, 1))
    later = Membership(
        person="reviewer-a", role="Consultant", since=date(2026, 2, 2), key=public_key_of("reviewer-a"), at=first.at
    )
    board = Board(name="Board", demonstration=True, members=(ended, later, *others), at=LEDGER.board.at)
    assert "Reviewer A, demonstration, consultant, accepted it." in text(
        section(decide(replace(LEDGER, board=board), MARCH, CLAIM))
    )
