"""Where a decision flow stands with the board: signed as a whole, by the digest of its table with every text."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.reviews.chain import JudgedRecord, judge_reviews
from mkdocs_evidence.analysis.reviews.identity import is_known_enough
from mkdocs_evidence.analysis.reviews.sign_offs import is_author, months_after
from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import FlowId, PersonId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import FlowVerdict, Meaning, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowStanding:
    """Where one flow stands."""

    state: State
    digest: str
    """Of the flow as it stands."""
    signers: tuple[PersonId, ...]
    """Whose sign-offs stand, in the order of signing."""
    needed: int
    since: date | None = None
    """Day of the record that brought the state about; None while nothing is signed."""
    due: date | None = None
    """Last day of the approval; None while there is none."""
    last_approved: FlowVerdict | None = None
    """The verdict that completed the last approval of another edition of the flow."""


def stand_flow(flow: Flow, ledger: Ledger, *, as_of: date | None = None) -> FlowStanding | None:
    """Where a flow stands; None while the board has no record on it. A flow needs the quorum of a recommendation.

    Args:
        flow: A flow of the ledger.
        ledger: Gives the records, the board and the policy, and what the flow rests on.
        as_of: The day for which approvals expire; None leaves time out.
    """
    sittings = _sittings(ledger).get(flow.id)
    if not sittings:
        return None
    digest = flow_digest(study_flow(flow, ledger).compiled)
    needed = max(1, ledger.settings.review.quorum_recommendation)
    accepted: defaultdict[str, dict[PersonId, date]] = defaultdict(dict)
    last_approved: FlowVerdict | None = None
    withdrawals = [one for one, _ in sittings if one.record.meaning is Meaning.WITHDRAWN]
    for one, verdict in sittings:
        record = one.record
        if not all(withdrawal.digest in one.withdrawals_seen for withdrawal in withdrawals):
            continue
        is_accepted = record.meaning.approves and verdict.verdict is Verdict.ACCEPT
        if is_accepted and not is_known_enough(record.identity, ledger, is_recommendation=True):
            continue
        signed = accepted[verdict.digest]
        signed.pop(record.reviewer, None)
        if is_accepted:
            signed[record.reviewer] = record.date
            if len(signed) == needed and verdict.digest != digest:
                last_approved = verdict
    signed = accepted.get(digest, {})
    since: date | None = None
    due: date | None = None
    if len(signed) >= needed:
        approved_on = sorted(signed.values())[needed - 1]
        since, due = approved_on, months_after(approved_on, ledger.settings.review.due_months)
        state = State.EXPIRED if as_of and due < as_of else State.APPROVED
    elif withdrawals:
        state, since = State.WITHDRAWN, max(one.record.date for one in withdrawals)
    else:
        state = State.CHANGED if last_approved else State.UNDER_REVIEW
    return FlowStanding(
        state=state,
        digest=digest,
        signers=tuple(signed),
        needed=needed,
        since=since,
        due=due,
        last_approved=last_approved,
    )


def flow_verdicts(flow: FlowId, ledger: Ledger) -> tuple[tuple[JudgedRecord, FlowVerdict], ...]:
    """Every verdict on a flow in a record that counts, in the order of the records."""
    return tuple(_sittings(ledger).get(flow, ()))


@once_per_ledger
def _sittings(ledger: Ledger) -> Mapping[FlowId, list[tuple[JudgedRecord, FlowVerdict]]]:
    """The verdicts on each flow in records that count, without those of authors of the record's article."""
    found: defaultdict[FlowId, list[tuple[JudgedRecord, FlowVerdict]]] = defaultdict(list)
    for records in judge_reviews(ledger).values():
        for one in records:
            if one.counts and one.record.flows and one.record.meaning.judges:
                article = ledger.articles.get(one.record.article)
                is_own = article is not None and is_author(one.record.reviewer, article)
                for verdict in one.record.flows if not is_own else ():
                    found[verdict.flow].append((one, verdict))
    return found
