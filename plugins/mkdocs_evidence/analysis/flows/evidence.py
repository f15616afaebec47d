"""What the works behind a flow decide by, compared with what the flow asks."""

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.analysis.support import find_carrying_citations, find_carrying_extracts
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import ArticleId, ClaimName, ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverAsked:
    """A fact that a work uses and a flow does not."""

    fact: str
    key: ReferenceKey
    extract: Extract


def find_flow_claim(name: ClaimName, ledger: Ledger) -> Claim | None:
    """The claim that a flow names, or None when nobody wrote it."""
    article, _, claim_id = name.partition("#")
    found = ledger.articles.get(ArticleId(article))
    return next((claim for claim in found.claims if claim.id == claim_id), None) if found is not None else None


def claims_of_flow(flow: Flow) -> tuple[ClaimName, ...]:
    """Every claim that a part of the flow names, each once."""
    names = [*flow.scope_claims]
    for question in flow.questions:
        names += [*question.claims, *(claim for branch in question.branches for claim in branch.claims)]
    names += [claim for outcome in flow.outcomes for claim in outcome.claims]
    names += [claim for constraint in flow.constraints for claim in constraint.claims]
    return tuple(dict.fromkeys(names))


def find_facts_not_asked(flow: Flow, ledger: Ledger) -> Iterator[NeverAsked]:
    """Facts that extracts behind the flow's claims name, which it neither asks nor leaves out with a reason."""
    settled = {str(fact.id) for fact in flow.facts} | {one.fact for one in flow.not_asked}
    for name in claims_of_flow(flow):
        claim = find_flow_claim(name, ledger)
        if claim is None:
            continue
        keys = {
            id(one): citation.key
            for citation in find_carrying_citations(claim, ledger)
            for one in ledger.references[citation.key].extracts
        }
        for extract in find_carrying_extracts(claim, ledger):
            for fact in extract.facts:
                if fact not in settled:
                    settled.add(fact)
                    yield NeverAsked(fact=fact, key=keys[id(extract)], extract=extract)
