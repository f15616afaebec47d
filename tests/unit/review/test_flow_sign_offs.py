"""A flow is signed as a whole: its compiled table with every text."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from sample_guidance import ACCEPT, ARTICLE, FLOW, LEDGER, at, sign, with_signature

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.reviews.flows import stand_flow
from mkdocs_evidence.analysis.reviews.form import record_text
from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.intake.review_import import Reception, receive_record
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import FlowVerdict, Meaning, Verdict

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
DIGEST = flow_digest(study_flow(FLOW, LEDGER).compiled)


def signed(ledger: Ledger, day: date, reviewer: str, verdict: Verdict = ACCEPT, **more: Meaning) -> Ledger:
    ledger = sign(ledger, day, reviewer=reviewer, verdicts=[], **more)
    *others, last = ledger.reviews
    last = replace(last, flows=(FlowVerdict(flow=FLOW.id, digest=DIGEST, verdict=verdict, at=at(1)),))
    return replace(ledger, reviews=(*others, with_signature(last)))


ONCE = signed(LEDGER, MARCH, "reviewer-a")
TWICE = signed(ONCE, APRIL, "reviewer-b")


def stand(ledger: Ledger, flow: Flow = FLOW, *, as_of: date | None = None) -> State | None:
    standing = stand_flow(flow, replace(ledger, flows=MappingProxyType({flow.id: flow})), as_of=as_of)
    return standing and standing.state


def test_a_flow_takes_two_signers() -> None:
    assert stand(LEDGER) is None
    assert stand(ONCE) is State.UNDER_REVIEW
    assert stand(TWICE) is State.APPROVED
    assert stand(signed(ONCE, APRIL, "reviewer-a")) is State.UNDER_REVIEW
    assert stand(signed(ONCE, APRIL, "site-editors")) is State.UNDER_REVIEW


def test_an_approval_of_a_flow_ends() -> None:
    assert stand(TWICE, as_of=date(2028, 4, 1)) is State.APPROVED
    assert stand(TWICE, as_of=date(2028, 4, 2)) is State.EXPIRED


def test_one_member_withdraws_a_flow() -> None:
    assert (
        stand(signed(TWICE, date(2026, 4, 2), "reviewer-a", Verdict.REJECT, meaning=Meaning.WITHDRAWN))
        is State.WITHDRAWN
    )


QUESTION, STAGE = FLOW.questions
OUTCOME, WATCH = FLOW.outcomes


@pytest.mark.parametrize(
    ("flow", "expected"),
    [
        pytest.param(replace(FLOW, title="Another title"), State.CHANGED, id="title"),
        pytest.param(
            replace(FLOW, outcomes=(replace(OUTCOME, say=(("clinician", "Operate."),)), WATCH)),
            State.CHANGED,
            id="advice",
        ),
        pytest.param(replace(FLOW, outcomes=(replace(OUTCOME, claims=()), WATCH)), State.CHANGED, id="claims"),
        pytest.param(
            replace(FLOW, questions=(QUESTION, replace(STAGE, branches=STAGE.branches[:2]))), State.CHANGED, id="branch"
        ),
        pytest.param(replace(FLOW, source_digest="9" * 64), State.APPROVED, id="comments-in-the-file"),
        pytest.param(replace(FLOW, at=at(7)), State.APPROVED, id="place-in-the-file"),
    ],
)
def test_a_change_of_the_flow_voids_its_approval(flow: Flow, expected: State) -> None:
    assert stand(TWICE, flow) is expected
    assert flow.id == FLOW.id
    assert ARTICLE.flow == FLOW.id


def receive(verdict: FlowVerdict) -> Reception:
    ledger = signed(LEDGER, MARCH, "reviewer-a")
    record = with_signature(replace(ledger.reviews[-1], flows=(verdict,)))
    return receive_record(record_text(record), LEDGER, file="r.yml", today=MARCH)


def test_a_verdict_on_the_flow_as_it_stands_is_taken() -> None:
    reception = receive(FlowVerdict(flow=FLOW.id, digest=DIGEST, verdict=ACCEPT, at=at(1)))
    assert (reception.refusals, reception.remarks) == ((), ())


def test_a_verdict_against_a_flow_gives_its_reason() -> None:
    verdict = FlowVerdict(flow=FLOW.id, digest=DIGEST, verdict=Verdict.REJECT, at=at(1))
    assert receive(verdict).refusals == ("The verdict on the flow `hip-avn` is `reject` and gives no reason.",)
    assert receive(replace(verdict, comment="Path 3 is wrong.")).refusals == ()


def test_a_verdict_on_another_edition_of_the_flow_is_kept_and_the_editor_is_told() -> None:
    reception = receive(FlowVerdict(flow=FLOW.id, digest="0" * 64, verdict=ACCEPT, at=at(1)))
    assert reception.refusals == ()
    assert "has changed since it was read" in reception.remarks[0]


def test_a_verdict_on_a_flow_that_nobody_has_is_refused() -> None:
    reception = receive(FlowVerdict(flow="no-such", digest=DIGEST, verdict=ACCEPT, at=at(1)))
    assert reception.refusals == ("There is no flow `no-such`.",)
