"""What a site says of claims that nobody has approved: a note, or a refusal, as its settings ask."""

from dataclasses import replace

import pytest
from sample_guidance import ACCEPT, ARTICLE, LEDGER, sign

from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.checks.reviews.short_quorum import short_quorum
from mkdocs_evidence.checks.reviews.unsigned_claim import unsigned_claim
from mkdocs_evidence.model.finding import Severity
from mkdocs_evidence.model.ledger import Ledger

DIGESTS = claim_digests(ARTICLE, LEDGER)
ONE = sign(LEDGER, ARTICLE.written, verdicts=[(name, DIGESTS[name], ACCEPT) for name in ("cd-stage-ii", "discuss")])


def found(policy: str, ledger: Ledger = LEDGER) -> list[tuple[str, Severity | None]]:
    settings = replace(ledger.settings, publish_unapproved=policy)
    ledger = replace(ledger, settings=settings)
    both = (*unsigned_claim.check(ARTICLE, ledger), *short_quorum.check(ARTICLE, ledger))
    return [(one.message, one.severity) for one in both]


def test_a_banner_is_one_note_an_article() -> None:
    assert found("banner") == [("0 of 5 claims of this article are approved by the board; its page says so.", None)]
    assert found("banner", replace(LEDGER, board=None)) == []


def test_hiding_is_one_note_an_article() -> None:
    message = "0 of 5 claims of this article are approved by the board, and the site shows no others."
    assert found("hide") == [(message, None)]
    assert found("hide", replace(LEDGER, board=None)) == [(message, None)]


def test_refusing_names_every_claim_once() -> None:
    assert len(found("refuse")) == len(ARTICLE.claims)
    assert {severity for _, severity in found("refuse")} == {Severity.ERROR}
    messages = [message for message, _ in found("refuse", ONE)]
    assert len(messages) == len(ARTICLE.claims) - 1
    assert "This claim needs 2 sign-offs and has 1: `reviewer-a`." in messages


@pytest.mark.parametrize("policy", ["banner", "hide", "refuse"])
def test_an_article_that_is_approved_has_no_finding(policy: str) -> None:
    article = replace(ARTICLE, claims=ARTICLE.claims[:1])
    ledger = replace(ONE, articles={article.id: article}, settings=replace(ONE.settings, publish_unapproved=policy))
    assert [*unsigned_claim.check(article, ledger), *short_quorum.check(article, ledger)] == []
