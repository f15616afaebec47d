"""The claims of an article as a review room holds them: all that is signed, and what its reviewer should know."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from mkdocs_evidence.analysis.citing import cited_extracts
from mkdocs_evidence.analysis.flows.words import wording
from mkdocs_evidence.analysis.reviews.digests import claim_parts, digest_of_parts
from mkdocs_evidence.analysis.reviews.interests import topics_of
from mkdocs_evidence.analysis.reviews.sign_offs import sittings_by_claim
from mkdocs_evidence.analysis.reviews.standing import ClaimStanding
from mkdocs_evidence.model.claim import Claim, Relation
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import ClaimId, ClaimName, ExtractId, ReferenceKey
from mkdocs_evidence.model.judgement import Judgement
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import Meaning, SignedParts
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.flows.outline import outcome_title
from mkdocs_evidence.render.review_room.written import written, written_group, written_list, written_texts
from mkdocs_evidence.render.words import SEVERITY, audience_name, shorten
from mkdocs_evidence.signing.canonical_json import Plain

FLOW_QUESTION = "Question of the flow"
"""Where a claim is used, when it is used there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomFinding:
    """What a rule found, for the reviewer of the claim it is in."""

    at: Place
    severity: str
    message: str
    excuse: str
    """The reason of the waiver that excuses it; empty when nobody did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """That a member withdrew a claim."""

    name: str
    day: date
    reason: str


def findings_by_file(judgement: Judgement) -> Mapping[str, tuple[RoomFinding, ...]]:
    """What the rules found, excused findings included, in the order of each file."""
    found: defaultdict[str, list[RoomFinding]] = defaultdict(list)
    excused = ((one.diagnostic, one.waiver.reason) for one in judgement.excused)
    for diagnostic, excuse in (*((one, "") for one in (*judgement.shown, *judgement.old)), *excused):
        severity = SEVERITY[diagnostic.severity].name
        found[diagnostic.at.file].append(
            RoomFinding(at=diagnostic.at, severity=severity, message=diagnostic.message, excuse=excuse)
        )
    return {file: tuple(sorted(several, key=lambda one: one.at)) for file, several in found.items()}


def cited_works(facts: ArticleFacts) -> Mapping[ReferenceKey, tuple[ExtractId, ...]]:
    """The works that claims of the article cite and the ledger has, each with the extracts cited, once each."""
    ledger = facts.site.ledger
    found: dict[ReferenceKey, dict[ExtractId, None]] = {}
    for claim in facts.article.claims:
        for citation in claim.citations:
            if citation.key in ledger.references:
                named = found.setdefault(citation.key, {})
                named.update(dict.fromkeys(one.id for one in cited_extracts(citation, ledger)))
    return {key: tuple(found[key]) for key in sorted(found)}


def room_claims(facts: ArticleFacts, findings: Sequence[RoomFinding]) -> str:
    """The claims that have an id, in the order of the page, as JSON; one without cannot be signed.

    Args:
        facts: Of the article.
        findings: Those in the article's file.
    """
    parts = claim_parts(facts.article, facts.site.ledger)
    uses, withdrawals = claim_uses(facts), claim_withdrawals(facts)
    return written_list(
        written_group(
            {
                "id": written(claim.id),
                **_room_claim(claim, parts[claim.id], findings, facts),
                "uses": written([{"where": where, "text": text} for where, text in uses.get(claim.id, ())]),
                "standing": _standing(facts.claim_standings[claim.id]),
                "withdrawals": written(
                    [
                        {"name": one.name, "date": one.day.isoformat(), "comment": one.reason}
                        for one in withdrawals.get(claim.id, ())
                    ]
                ),
            }
        )
        for claim in facts.article.claims
        if claim.id is not None
    )


def _room_claim(
    claim: Claim, parts: SignedParts, findings: Sequence[RoomFinding], facts: ArticleFacts
) -> dict[str, str]:
    within = [one for one in findings if is_within(one.at, claim.at)]
    return {
        "section": written(claim.section),
        **signed_content(claim, facts),
        "digest": written(digest_of_parts(parts)),
        "parts": written_group({name: written(getattr(parts, name)) for name in SignedParts.__slots__}),
        "is_recommendation": written(claim.is_recommendation),
        "findings": written(
            [{"severity": one.severity, "message": one.message, "excuse": one.excuse} for one in within]
        ),
        "conflicts": written([_conflict(name, facts) for name in claim.conflicts_with]),
        "topics": written_texts(sorted(topics_of(claim, facts.article))),
    }


def signed_content(claim: Claim, facts: ArticleFacts) -> dict[str, str]:
    """What is signed of a claim as JSON, but for the works, which stand apart, once for all claims."""
    article, ledger = facts.article, facts.site.ledger
    return {
        "text": written(claim.text),
        "citations": written_list(
            _citation(
                one.key, one.relation, one.locator, tuple([extract.id for extract in cited_extracts(one, ledger)])
            )
            for one in claim.citations
        ),
        "grade": _written_members(
            ("certainty", claim.certainty), ("strength", claim.strength), ("strong_because", claim.strong_because)
        ),
        "scope": _written_members(
            ("population", claim.population or article.population),
            ("outcome", claim.outcome),
            ("intervention", claim.intervention),
            ("staging", claim.staging or article.staging),
            ("indirect", claim.indirect),
            ("conflicts_with", claim.conflicts_with),
            ("conflict_note", claim.conflict_note),
        ),
        "lay": written(
            [
                {"audience": one.audience, "name": audience_name(one.audience), "text": one.text}
                for one in article.lay_texts
                if one.claim == claim.id
            ]
        ),
    }


@lru_cache(maxsize=4096)
def _citation(key: ReferenceKey, relation: Relation, locator: str, extracts: tuple[ExtractId, ...]) -> str:
    return written({"key": key, "relation": relation.value, "locator": locator, "extracts": extracts})


@lru_cache(maxsize=1024)
def _written_members(*members: tuple[str, str | int | tuple[str, ...] | None]) -> str:
    """Values by name; many claims share their grade and their scope."""
    return written(dict(members))


def is_within(at: Place, claim: Place) -> bool:
    """Whether something found at a place concerns the claim that stands at another."""
    return claim.line <= at.line <= claim.end[0]


def _conflict(name: str, facts: ArticleFacts) -> Plain:
    other = facts.site.claims.get(ClaimName(name if "#" in name else f"{facts.article.id}#{name}"))
    return shorten(other.text, max_characters=200) if other else name


def _standing(standing: ClaimStanding) -> str:
    return _written_members(
        ("state", standing.state.value),
        ("due", standing.due.isoformat() if standing.due else None),
        ("signers", standing.signers),
        ("recused", standing.recused),
        ("needed", standing.needed),
    )


def claim_withdrawals(facts: ArticleFacts) -> Mapping[ClaimId, list[Withdrawal]]:
    """Who withdrew which claim, when and why: a claim that is to be decided anew is read with that in mind."""
    records = [one for one in facts.site.reviews.get(facts.article.id, ()) if one.counts]
    return {
        name: [
            Withdrawal(
                name=facts.site.person_name(one.record.reviewer), day=one.record.date, reason=one.verdict.comment
            )
            for one in sittings
            if one.record.meaning is Meaning.WITHDRAWN
        ]
        for name, sittings in sittings_by_claim(records, facts.article).items()
    }


def claim_uses(facts: ArticleFacts) -> Mapping[ClaimId, list[tuple[str, str]]]:
    """Where else the page says what a claim says, in the bottom line and in the flow, as (where, in which words)."""
    found: defaultdict[ClaimId, list[tuple[str, str]]] = defaultdict(list)
    for sentence in facts.article.answer:
        for name in sentence.rests_on:
            found[name].append(("Bottom line", sentence.text))
    flow = facts.site.ledger.flows.get(facts.article.flow) if facts.article.flow else None
    for where, text, names in _stands_in(flow) if flow else ():
        for full in dict.fromkeys(names):
            article, _, claim = full.partition("#")
            if article == facts.article.id:
                found[ClaimId(claim)].append((where, text))
    return found


def _stands_in(flow: Flow) -> Iterator[tuple[str, str, Sequence[ClaimName]]]:
    for question in flow.questions:
        named = (*question.claims, *(name for branch in question.branches for name in branch.claims))
        yield FLOW_QUESTION, wording(question.ask) or str(question.fact).replace("-", " "), named
    for outcome in flow.outcomes:
        yield "Outcome of the flow", outcome_title(outcome), outcome.claims
