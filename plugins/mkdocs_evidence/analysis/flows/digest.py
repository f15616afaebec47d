"""The compiled flow as canonical JSON, and the digest that sign-offs, links and exports bind to.

Canonical means RFC 8785 for what occurs here: sorted names, no blanks, whole numbers and texts only. The table holds no
expression, so the browser evaluates none: it looks a number up in lists of first and last.
"""

from collections.abc import Sequence

from mkdocs_evidence.analysis.flows.space import FlowSpace
from mkdocs_evidence.analysis.flows.table import (
    CompiledBranch,
    CompiledCondition,
    CompiledFact,
    CompiledFlow,
    CompiledQuestion,
)
from mkdocs_evidence.model.flow import FactType
from mkdocs_evidence.signing.canonical_json import Plain, digest_of

FORM = "mkdocs-evidence flow 1"
"""Names the form of the table; a digest of another form never equals one of this."""


def table_of(compiled: CompiledFlow) -> dict[str, Plain]:
    """The flow as plain data for a walker: facts, questions with their branches, constraints; no wording.

    `tests/vectors/flows/README.md` describes each name.
    """
    space = FlowSpace(compiled)
    return {
        "form": FORM,
        "flow": compiled.flow.id,
        "edition": compiled.flow.edition,
        "start": compiled.start,
        "facts": {name: _fact(fact, space) for name, fact in compiled.facts.items()},
        "questions": {name: _question(question) for name, question in compiled.questions.items()},
        "outcomes": sorted(compiled.outcomes),
        "never": [_conditions(one.never) for one in compiled.constraints],
    }


_known: dict[int, tuple[CompiledFlow, str]] = {}
"""Digests of the flows that were asked about lately, since every page and file of a flow says it.

A compiled flow is frozen, so its identity is enough; those in here are held, so no identity is used again.
"""
_MOST_KNOWN = 100


def flow_digest(compiled: CompiledFlow) -> str:
    """SHA-256, in hexadecimal, over the table, every text that readers see, and the names of the claims."""
    found = _known.get(id(compiled))
    if found is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        digest = digest_of({"table": table_of(compiled), "texts": texts_of(compiled)})
        found = _known[id(compiled)] = (compiled, digest)
    return found[1]


def _fact(fact: CompiledFact, space: FlowSpace) -> dict[str, Plain]:
    kind = fact.fact.type
    plain: dict[str, Plain] = {"type": kind.value, "last": fact.last, "unknown": fact.fact.unknown}
    if fact.names:
        plain["names"] = list(fact.names)
    else:
        plain |= {"decimals": fact.decimals, "low": fact.low, "step": fact.step}
    if fact.parts:
        plain["parts"] = [{"gives": part.gives, "when": _conditions(part.when)} for part in fact.parts]
    if kind is FactType.NUMBER:
        plain["cuts"] = [first for first, _ in space.axes[fact.fact.id].classes if first > 0]
    return plain


def _question(question: CompiledQuestion) -> dict[str, Plain]:
    return {
        "fact": question.fact,
        "joined": question.is_joined,
        "branches": [_branch(branch) for branch in question.branches],
    }


def _branch(branch: CompiledBranch) -> dict[str, Plain]:
    return {"when": _conditions(branch.conditions), "to": branch.to}


def _conditions(conditions: Sequence[CompiledCondition]) -> list[Plain]:
    return [[one.fact, [[first, last] for first, last in one.stretches]] for one in conditions]


def texts_of(compiled: CompiledFlow) -> Plain:
    """Every text that readers see and the names of the claims, under the names of the table."""
    flows = (compiled.flow, *compiled.joined)
    return {
        "title": compiled.flow.title,
        "population": compiled.flow.population,
        "claims": [list(flow.scope_claims) for flow in flows],
        "facts": {
            name: {
                "unit": fact.fact.unit,
                "scheme": fact.fact.scheme or "",
                "reference": fact.fact.reference,
                "labels": [[option.id, _wordings(option.label)] for option in fact.fact.options],
            }
            for name, fact in compiled.facts.items()
        },
        "questions": {
            name: {
                "ask": _wordings(one.source.ask),
                "help": _wordings(one.source.help),
                "claims": list(one.source.claims),
                "branches": [list(branch.source.claims) for branch in one.branches],
            }
            for name, one in compiled.questions.items()
        },
        "outcomes": {
            name: {
                "title": one.source.title,
                "urgency": one.source.urgency.value if one.source.urgency else "",
                "say": _wordings(one.source.say),
                "claims": list(one.source.claims),
                "strength": one.source.strength.value if one.source.strength else "",
            }
            for name, one in compiled.outcomes.items()
        },
        "never": [list(one.source.claims) for one in compiled.constraints],
    }


def _wordings(texts: Sequence[tuple[str, str]]) -> Plain:
    return dict(texts)
