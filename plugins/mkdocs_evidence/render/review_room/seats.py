"""Who may sign in a review room, and what each has decided so far."""

from collections.abc import Mapping, Sequence

from mkdocs_evidence.analysis.reviews.chain import JudgedRecord
from mkdocs_evidence.analysis.reviews.last_verdicts import READ, last_verdicts
from mkdocs_evidence.analysis.reviews.sign_offs import is_author
from mkdocs_evidence.model.ids import FlowId, PersonId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import Membership
from mkdocs_evidence.model.review import ClaimVerdict, FlowVerdict, ReviewRecord
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.signing.canonical_json import Plain


def room_seats(ledger: Ledger) -> list[Plain]:
    """The seats of the board, one for each term, in the order of the board file."""
    return [_seat(one, ledger) for one in ledger.board.members] if ledger.board else []


def _seat(seat: Membership, ledger: Ledger) -> Plain:
    person = ledger.people.get(seat.person)
    return {
        "person": seat.person,
        "name": person.name if person else seat.person,
        "about": person.role if person else "",
        "role": seat.role,
        "interests": [*person.interests] if person else [],
        "since": seat.since.isoformat() if seat.since else None,
        "until": seat.until.isoformat() if seat.until else None,
        "key": seat.key,
        "revoked": seat.revoked.isoformat() if seat.revoked else None,
    }


def authors_with_seats(facts: ArticleFacts) -> list[Plain]:
    """The members of the board who wrote the article, and so do not sign it."""
    board = facts.site.ledger.board
    seated = dict.fromkeys(one.person for one in board.members) if board else {}
    return [person for person in seated if is_author(person, facts.article)]


def room_histories(records: Sequence[JudgedRecord]) -> Plain:
    """By member and claim: the member's last verdict in a record that counts, and what the authors replied to it."""
    return {
        person: {claim: {**_said(last.record, last.verdict), "answer": last.answer} for claim, last in claims.items()}
        for person, claims in last_verdicts(records).items()
    }


def _said(record: ReviewRecord, verdict: ClaimVerdict) -> dict[str, Plain]:
    parts = verdict.parts
    return {
        "date": record.date.isoformat(),
        "meaning": record.meaning.value,
        "verdict": verdict.verdict.value,
        "digest": verdict.digest,
        "citations": {key: support.value for key, support in verdict.citations},
        "comment": verdict.comment,
        "proposed": verdict.proposed,
        "words": verdict.words,
        "parts": {name: getattr(parts, name) for name in type(parts).__slots__} if parts else None,
    }


def flow_histories(records: Sequence[JudgedRecord], flow: FlowId) -> Plain:
    """By member: the member's last verdict on a flow."""
    return {person: _said_of_flow(*last) for person, last in last_flow_verdicts(records, flow).items()}


def last_flow_verdicts(
    records: Sequence[JudgedRecord], flow: FlowId
) -> Mapping[PersonId, tuple[ReviewRecord, FlowVerdict]]:
    """By member: the last verdict on a flow in a record that counts, with that record."""
    return {
        judged.record.reviewer: (judged.record, verdict)
        for judged in records
        if judged.counts and judged.record.meaning in READ
        for verdict in judged.record.flows
        if verdict.flow == flow
    }


def _said_of_flow(record: ReviewRecord, verdict: FlowVerdict) -> Plain:
    return {
        "date": record.date.isoformat(),
        "verdict": verdict.verdict.value,
        "digest": verdict.digest,
        "comment": verdict.comment,
    }
