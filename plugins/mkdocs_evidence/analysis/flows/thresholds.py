"""The numbers at which a flow turns, and whether the claims beside them hold these numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from mkdocs_evidence.analysis.figures.number_tokens import find_number_tokens
from mkdocs_evidence.analysis.flows.evidence import find_flow_claim
from mkdocs_evidence.analysis.flows.table import CompiledCondition, CompiledFact, CompiledFlow
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.support import find_carrying_extracts
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.flow import Condition
from mkdocs_evidence.model.ids import ClaimName
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Datum, Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A number between two answers, at which a branch begins or ends."""

    fact: CompiledFact
    written: Decimal
    """The number as the author wrote it."""
    beside: frozenset[Decimal]
    """It and its neighbour over the boundary: of whole years `<= 29` and `< 30` are one threshold."""
    claims: tuple[ClaimName, ...]
    """Named by the branch and by its question."""
    at: Place


def find_thresholds(compiled: CompiledFlow) -> Iterator[Threshold]:
    """The thresholds of the flow's own branches on numbers and scores, one for each end of a stretch."""
    for question in compiled.questions.values():
        if question.is_joined:
            continue
        for branch in question.branches:
            claims = (*branch.source.claims, *question.source.claims)
            for condition in branch.conditions:
                fact = compiled.facts[condition.fact]
                if not fact.names:
                    yield from _thresholds(condition, fact, claims)


def _thresholds(condition: CompiledCondition, fact: CompiledFact, claims: tuple[ClaimName, ...]) -> Iterator[Threshold]:
    written = _written_numbers(condition.source)
    for first, last in condition.stretches:
        for inside, outside in ((first, first - 1), (last, last + 1)):
            if first < 0 or not 0 <= outside <= fact.last:
                continue
            beside = frozenset((fact.value(inside), fact.value(outside)))
            low, high = min(beside), max(beside)
            own = [one for one in written if low <= one <= high]
            yield Threshold(
                fact=fact,
                written=own[0] if own else fact.value(inside),
                beside=beside | set(own),
                claims=claims,
                at=condition.source.at,
            )


def _written_numbers(condition: Condition) -> list[Decimal]:
    ends = [end for one in condition.ranges for end in (one.low, one.high) if end is not None]
    return [*ends, *(Decimal(value) for value in condition.values if value.lstrip("-")[:1].isdigit())]


def numbers_of_claims(names: Iterable[ClaimName], ledger: Ledger) -> frozenset[Decimal] | None:
    """Every number in the words of the claims and in what the extracts say that they rest on.

    Returns:
        None when one of the claims does not exist, so that nobody can know what it would say.
    """
    found: set[Decimal] = set()
    known = _claim_numbers(ledger)
    for name in names:
        if name not in known:
            claim = find_flow_claim(name, ledger)
            known[name] = None if claim is None else frozenset(_numbers_of_claim(claim, ledger))
        numbers = known[name]
        if numbers is None:
            return None
        found |= numbers
    return frozenset(found)


@once_per_ledger
def _claim_numbers(ledger: Ledger) -> dict[ClaimName, frozenset[Decimal] | None]:
    """Filled as claims are asked about."""
    return {}


def _numbers_of_claim(claim: Claim, ledger: Ledger) -> Iterator[Decimal]:
    yield from _numbers(claim.text)
    for extract in find_carrying_extracts(claim, ledger):
        yield from _numbers_of_extract(extract)


def _numbers_of_extract(extract: Extract) -> Iterator[Decimal]:
    yield from _numbers(extract.finding)
    yield from _numbers(extract.quote)
    for datum in extract.data:
        yield from _numbers_of_datum(datum)


def _numbers_of_datum(datum: Datum) -> Iterator[Decimal]:
    yield from (one for one in (datum.value, datum.low, datum.high) if one is not None)
    yield from _numbers(f"{datum.what} {datum.arm} {datum.versus}")


def _numbers(text: str) -> Iterator[Decimal]:
    return (token.number for token in find_number_tokens(text)) if text else iter(())
