"""The numbers at which a flow turns, and whether the claims beside them hold these numbers."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from mkdocs_evidence.analysis.figures.number_tokens import find_number_tokens
from mkdocs_evidence.analysis.flows.evidence import find_flow_claim
from mkdocs_evidence.analysis.flows.table import CompiledCondition, CompiledFact, CompiledFlow
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.support import find_carrying_extracts
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.flow import Condition
from mkdocs_evidence.model.ids import ClaimName, FactId, ReferenceKey
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
    """Named by the branch and its question; of a line of a group or score, by the questions it stands between."""
    reference: str
    """Of a line of a score: key of the work that documents it; else empty."""
    at: Place


def find_thresholds(compiled: CompiledFlow) -> Iterator[Threshold]:
    """The thresholds of the flow's own parts on numbers and scores, one for each end of a stretch.

    Those of its branches, of the lines of its groups and scores, and of its constraints.
    """
    for question in compiled.questions.values():
        if question.is_joined:
            continue
        for branch in question.branches:
            claims = (*branch.source.claims, *question.source.claims)
            yield from _of_conditions(branch.conditions, compiled, claims)
    for own in compiled.flow.facts:
        fact = compiled.facts.get(own.id)
        made = _made_of(own.id, compiled)
        for part in fact.parts if fact is not None else ():
            for condition in part.when:
                claims = _claims_of_questions({condition.fact, *made}, compiled)
                yield from _of_conditions((condition,), compiled, claims, reference=own.reference)
    own_constraints = frozenset(id(one) for one in compiled.flow.constraints)
    for constraint in compiled.constraints:
        if id(constraint.source) in own_constraints:
            yield from _of_conditions(constraint.never, compiled, constraint.source.claims)


def _made_of(fact: FactId, compiled: CompiledFlow) -> set[FactId]:
    """A fact and all that is made of it. What a fact is made of stands before it."""
    found = {fact}
    for name, other in compiled.facts.items():
        if any(condition.fact in found for part in other.parts for condition in part.when):
            found.add(name)
    return found


def _claims_of_questions(facts: Collection[FactId], compiled: CompiledFlow) -> tuple[ClaimName, ...]:
    """The claims of the questions on any of the facts, and of their branches."""
    found: dict[ClaimName, None] = {}
    for question in compiled.questions.values():
        if question.fact in facts:
            found |= dict.fromkeys(question.source.claims)
            for branch in question.branches:
                found |= dict.fromkeys(branch.source.claims)
    return tuple(found)


def _of_conditions(
    conditions: Iterable[CompiledCondition],
    compiled: CompiledFlow,
    claims: tuple[ClaimName, ...],
    *,
    reference: str = "",
) -> Iterator[Threshold]:
    for condition in conditions:
        fact = compiled.facts[condition.fact]
        if not fact.names:
            yield from _thresholds(condition, fact, claims, reference)


def _thresholds(
    condition: CompiledCondition, fact: CompiledFact, claims: tuple[ClaimName, ...], reference: str
) -> Iterator[Threshold]:
    written = _written_numbers(condition.source)
    for first, last in condition.stretches:
        for inside, outside in ((first, first - 1), (last, last + 1)):
            if first < 0 or not 0 <= outside <= fact.last:
                continue
            beside = frozenset((fact.value(inside), fact.value(outside)))
            low, high = min(beside), max(beside)
            own = written[bisect_left(written, low) : bisect_right(written, high)]
            yield Threshold(
                fact=fact,
                written=own[0] if own else fact.value(inside),
                beside=beside | set(own),
                claims=claims,
                reference=reference,
                at=condition.source.at,
            )


def _written_numbers(condition: Condition) -> list[Decimal]:
    """Lowest first."""
    ends = [end for one in condition.ranges for end in (one.low, one.high) if end is not None]
    return sorted([*ends, *(Decimal(value) for value in condition.values if value.lstrip("-")[:1].isdigit())])


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


def numbers_of_work(key: str, ledger: Ledger) -> frozenset[Decimal]:
    """Every number that the extracts of a work give; none for a work that nobody wrote down."""
    work = ledger.references.get(ReferenceKey(key))
    return frozenset(number for one in (work.extracts if work else ()) for number in _numbers_of_extract(one))


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
