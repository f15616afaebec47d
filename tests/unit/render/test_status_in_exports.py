"""What programs learn of the board's decisions: the same as readers do."""

import json
from datetime import date

from sample_guidance import ACCEPT, ARTICLE, LEDGER, sign

from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.export.ledger_json import export_ledger
from mkdocs_evidence.render.board.status import status_sentence
from mkdocs_evidence.render.facts import gather_site
from mkdocs_evidence.render.for_programs.feed import render_feed

DIGESTS = claim_digests(ARTICLE, LEDGER)


def exported(ledger):
    content = json.loads(export_ledger(ledger, urls={ARTICLE.id: "a/"}, reference_text=lambda _: ""))
    (article,) = content["articles"]
    return article["status"], {one["id"]: one["state"] for one in article["claims"]}


def test_a_draft_is_called_one_and_has_no_dates():
    status, states = exported(LEDGER)
    assert (status["state"], status["reviewed"], status["approved"]) == ("draft", None, None)
    assert set(states.values()) == {"draft"}


def test_the_ledger_says_which_claims_were_signed_and_which_have_changed_since():
    ledger = sign(
        LEDGER,
        date(2026, 3, 1),
        verdicts=[("cd-stage-ii", DIGESTS["cd-stage-ii"], ACCEPT), ("cd-collapse", "0" * 64, ACCEPT)],
    )
    status, states = exported(ledger)
    assert (status["state"], status["submitted"], status["reviewed"]) == ("changed", "2026-03-01", "2026-03-01")
    assert (states["cd-stage-ii"], states["cd-collapse"]) == ("approved", "changed")


def test_the_feed_says_what_the_banner_says():
    ledger = sign(LEDGER, date(2026, 3, 1), verdicts=[("cd-collapse", "0" * 64, ACCEPT)])
    site = gather_site(ledger)
    assert status_sentence(site.standing(ARTICLE)) in render_feed(site)
