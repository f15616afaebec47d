"""How well it must be known who accepted: the site decides, and caution counts at every level."""

from dataclasses import replace
from datetime import date

import pytest
from sample_guidance import ACCEPT, ARTICLE, FLOW, LEDGER, at, sign, with_signature

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.analysis.reviews.flows import stand_flow
from mkdocs_evidence.analysis.reviews.standing import State, stand_article
from mkdocs_evidence.load.config.settings import load_settings
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import FlowVerdict, Identity, Verdict
from mkdocs_evidence.model.settings import ReviewPolicy

DIGESTS = claim_digests(ARTICLE, LEDGER)
LEVELS = {
    Identity.OWN_KEY: (),
    Identity.COUNTERSIGNED: ("site-editors",),
    Identity.PAPER: ("site-editors", "reviewer-b"),
}
ORDER = tuple(LEVELS)


def asking(recommendation: Identity = Identity.COUNTERSIGNED, claim: Identity = Identity.PAPER) -> Ledger:
    policy = ReviewPolicy(quorum_recommendation=1, identity_recommendation=recommendation, identity_claim=claim)
    return replace(LEDGER, settings=replace(LEDGER.settings, review=policy))


def signed(ledger: Ledger, level: Identity, claim: str, verdict: Verdict = ACCEPT, day: int = 1) -> Ledger:
    ledger = sign(ledger, date(2026, 3, day), verdicts=[(claim, DIGESTS[claim], verdict)])
    *others, last = ledger.reviews
    return replace(ledger, reviews=(*others, with_signature(replace(last, identity=level), *LEVELS[level])))


def state(ledger: Ledger, claim: str) -> State:
    standing = stand_article(ARTICLE, ledger, judged_records(ARTICLE.id, ledger))
    return next(one.state for it, one in zip(ARTICLE.claims, standing.claims, strict=True) if it.id == claim)


@pytest.mark.parametrize("asked", ORDER)
@pytest.mark.parametrize("level", ORDER)
@pytest.mark.parametrize("claim", ["discuss", "cd-stage-ii"], ids=["recommendation", "other claim"])
def test_an_acceptance_counts_at_the_level_asked_for_and_above(claim: str, level: Identity, asked: Identity) -> None:
    is_recommendation = claim == "discuss"
    ledger = asking(recommendation=asked) if is_recommendation else asking(claim=asked)
    is_enough = ORDER.index(level) <= ORDER.index(asked)
    assert state(signed(ledger, level, claim), claim) is (State.APPROVED if is_enough else State.SUBMITTED)


def test_unless_the_site_says_otherwise_paper_approves_claims_and_no_recommendations() -> None:
    assert (ReviewPolicy().identity_recommendation, ReviewPolicy().identity_claim) == (
        Identity.COUNTERSIGNED,
        Identity.PAPER,
    )


def test_a_rejection_counts_at_every_level() -> None:
    ledger = signed(asking(recommendation=Identity.OWN_KEY), Identity.PAPER, "discuss", Verdict.REJECT)
    assert state(ledger, "discuss") is State.CHANGES_REQUESTED


def test_a_weak_acceptance_takes_nothing_from_a_strong_one_before_it() -> None:
    ledger = signed(asking(), Identity.OWN_KEY, "discuss")
    assert state(signed(ledger, Identity.PAPER, "discuss", day=2), "discuss") is State.APPROVED


def test_a_weak_acceptance_does_not_settle_a_rejection() -> None:
    ledger = signed(asking(), Identity.OWN_KEY, "discuss", Verdict.REJECT)
    assert state(signed(ledger, Identity.PAPER, "discuss", day=2), "discuss") is State.CHANGES_REQUESTED


@pytest.mark.parametrize("level", ORDER)
def test_a_flow_asks_for_as_much_as_a_recommendation(level: Identity) -> None:
    ledger = sign(asking(), date(2026, 3, 1), verdicts=[])
    digest = flow_digest(study_flow(FLOW, LEDGER).compiled)
    verdict = FlowVerdict(flow=FLOW.id, digest=digest, verdict=ACCEPT, at=at(1))
    record = replace(ledger.reviews[-1], flows=(verdict,), identity=level)
    ledger = replace(ledger, reviews=(with_signature(record, *LEVELS[level]),))
    standing = stand_flow(FLOW, ledger)
    assert standing is not None
    assert (standing.state is State.APPROVED) is (level is not Identity.PAPER)


def test_the_settings_name_the_levels_by_letter() -> None:
    settings, faults = load_settings("review: {identity_recommendation: A, identity_claim: B}\n", file="evidence.yml")
    assert faults == ()
    assert (settings.review.identity_recommendation, settings.review.identity_claim) == (
        Identity.OWN_KEY,
        Identity.COUNTERSIGNED,
    )
    _, faults = load_settings("review: {identity_claim: D}\n", file="evidence.yml")
    assert [(fault.name, fault.finding.at.line) for fault in faults] == [("wrong-value", 1)]
