"""The claims of an article as a review room holds them: all that is signed, and what its reviewer should know."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.analysis.citing import cited_extracts
from mkdocs_evidence.analysis.flows.words import wording
from mkdocs_evidence.analysis.reviews.sign_offs import sittings_by_claim
from mkdocs_evidence.analysis.reviews.standing import ClaimStanding, State
from mkdocs_evidence.model.claim import Citation, Claim, LayText, Relation, TableHead
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import ClaimId, ClaimName, ExtractId, ReferenceKey
from mkdocs_evidence.model.judgement import Judgement
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import Meaning
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.flows.outline import outcome_title
from mkdocs_evidence.render.words import SEVERITY, shorten
from mkdocs_evidence.signing.canonical_json import Plain

FLOW_QUESTION = "Question of the flow"
"""Where a claim is used, when it is used there."""
DIGITS = 16
"""Of a claim's digest in a page. The script computes the whole of it, and these tell whether it is the one meant."""


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


def usual_claim(facts: ArticleFacts) -> dict[str, Plain]:
    """What a claim of the article says where it says nothing else: of most it is all that there is besides words."""
    article = facts.article
    return {
        "section": "",
        "table": None,
        "grade": {"certainty": None, "strength": None, "strong_because": None},
        "scope": {
            "population": article.population,
            "outcome": None,
            "intervention": None,
            "staging": article.staging,
            "indirect": "",
            "conflicts_with": [],
            "conflict_note": "",
        },
        "lay": [],
        "is_recommendation": False,
        "findings": [],
        "conflicts": [],
        "uses": [],
        "standing": {"state": State.DRAFT.value, "due": None, "signers": [], "recused": [], "needed": 1},
        "withdrawals": [],
    }


def room_claims(facts: ArticleFacts, findings: Sequence[RoomFinding]) -> list[Plain]:
    """The claims that have an id, in the order of the page, each as it differs from `usual_claim`.

    One without an id cannot be signed.

    Args:
        facts: Of the article.
        findings: Those in the article's file.
    """
    usual = usual_claim(facts)
    lay_texts: defaultdict[ClaimId, list[LayText]] = defaultdict(list)
    for lay in facts.article.lay_texts:
        lay_texts[lay.claim].append(lay)
    uses, withdrawals = claim_uses(facts), claim_withdrawals(facts)
    claims: list[Plain] = []
    above: dict[str, Plain] = {"section": "", "table": None}
    for claim in facts.article.claims:
        if claim.id is None:
            continue
        around = _around(claim, findings, uses.get(claim.id, ()), withdrawals.get(claim.id, ()), facts)
        said = room_claim(claim, facts, usual, lay_texts=lay_texts.get(claim.id, ())) | _unlike(usual, around)
        # A section is named by the first of its claims, and so is the head of a table.
        stands: dict[str, Plain] = {"section": claim.section, "table": _table(claim.head)}
        claims.append(said | {name: value for name, value in stands.items() if value != above[name]})
        above = stands
    return claims


def room_claim(
    claim: Claim, facts: ArticleFacts, usual: Mapping[str, Plain], *, lay_texts: Iterable[LayText]
) -> dict[str, Plain]:
    """What is signed of a claim that has an id, but for its table and the works, which stand once for several claims.

    Args:
        claim: Of the article.
        facts: Of the article.
        usual: From `usual_claim`; what is the same there is left out.
        lay_texts: The wordings of this claim for other audiences.
    """
    article, ledger = facts.article, facts.site.ledger
    assert claim.id is not None
    meaning: dict[str, Plain] = {
        "grade": {
            "certainty": claim.certainty,
            "strength": claim.strength,
            "strong_because": claim.strong_because,
        },
        "scope": {
            "population": claim.population or article.population,
            "outcome": claim.outcome,
            "intervention": claim.intervention,
            "staging": claim.staging or article.staging,
            "indirect": claim.indirect,
            "conflicts_with": [*claim.conflicts_with],
            "conflict_note": claim.conflict_note,
        },
        "lay": [[one.audience, one.text] for one in lay_texts],
    }
    return {
        "id": claim.id,
        "text": claim.text,
        "citations": [_citation(one, ledger) for one in claim.citations],
        "digest": facts.claim_standings[claim.id].digest[:DIGITS],
        **_unlike(usual, meaning),
    }


def _table(head: TableHead | None) -> Plain:
    return None if head is None else {"caption": head.caption, "columns": head.columns, "blanks": head.blanks}


def _unlike(usual: Mapping[str, Plain], said: Mapping[str, Plain]) -> dict[str, Plain]:
    """What differs from the usual; of groups those members."""
    found: dict[str, Plain] = {}
    for name, value in said.items():
        among = usual[name]
        if value == among:
            continue
        found[name] = _unlike(among, value) if isinstance(value, dict) and isinstance(among, dict) else value
    return found


def _citation(citation: Citation, ledger: Ledger) -> Plain:
    """What is cited, as authors write it where that says all: `castro-2000`, or with its extract `castro-2000#a`."""
    extracts = [one.id for one in cited_extracts(citation, ledger)]
    if citation.relation is Relation.SUPPORTS and not citation.locator and len(extracts) < 2:
        return "#".join([citation.key, *extracts])
    return {
        "key": citation.key,
        "relation": citation.relation.value,
        "locator": citation.locator,
        "extracts": [*extracts],
    }


def _around(
    claim: Claim,
    findings: Sequence[RoomFinding],
    uses: Iterable[tuple[str, str]],
    withdrawals: Iterable[Withdrawal],
    facts: ArticleFacts,
) -> dict[str, Plain]:
    """What a reviewer should know of a claim that has an id, besides what is signed."""
    assert claim.id is not None
    within = [one for one in findings if is_within(one.at, claim.at)]
    return {
        "is_recommendation": claim.is_recommendation,
        "findings": [{"severity": one.severity, "message": one.message, "excuse": one.excuse} for one in within],
        "conflicts": [_conflict(name, facts) for name in claim.conflicts_with],
        "uses": [{"where": where, "text": text} for where, text in uses],
        "standing": _standing(facts.claim_standings[claim.id]),
        "withdrawals": [{"name": one.name, "date": one.day.isoformat(), "comment": one.reason} for one in withdrawals],
    }


def is_within(at: Place, claim: Place) -> bool:
    """Whether something found at a place concerns the claim that stands at another."""
    return claim.line <= at.line <= claim.end[0]


def _conflict(name: str, facts: ArticleFacts) -> Plain:
    other = facts.site.claims.get(ClaimName(name if "#" in name else f"{facts.article.id}#{name}"))
    return shorten(other.text, max_characters=200) if other else name


def _standing(standing: ClaimStanding) -> dict[str, Plain]:
    return {
        "state": standing.state.value,
        "due": standing.due.isoformat() if standing.due else None,
        "signers": [*standing.signers],
        "recused": [*standing.recused],
        "needed": standing.needed,
    }


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
