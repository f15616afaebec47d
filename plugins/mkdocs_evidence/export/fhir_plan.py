"""A flow as FHIR R5: a PlanDefinition whose questions are exactly-one groups, and the Questionnaire that asks them.

Each branch is an action with its condition in FHIRPath and a related action, to which it leads; each outcome is an
action of its own. Claims are documentation of the actions. Wordings for each audience, edition, digest, and answers
that cannot occur together are extensions. The status is `unknown`: who signed off what is not in a flow.

PlanDefinition: https://hl7.org/fhir/R5/plandefinition.html
"""

import hashlib
import json
from collections.abc import Iterable, Sequence

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.table import CompiledBranch, CompiledFlow, CompiledOutcome, CompiledQuestion
from mkdocs_evidence.analysis.flows.words import wording
from mkdocs_evidence.export.fhir_path import PathWriter
from mkdocs_evidence.export.fhir_questionnaire import (
    EXTENSIONS,
    FhirValue,
    fhir_expression,
    questionnaire,
    wording_extensions,
)
from mkdocs_evidence.export.flow_answers import every_claim, flow_address, outcome_name, unique_names
from mkdocs_evidence.model.flow import Flow, Urgency
from mkdocs_evidence.model.ids import ClaimName

PRIORITIES = {Urgency.EMERGENCY: "stat", Urgency.URGENT: "asap", Urgency.SOON: "urgent", Urgency.ROUTINE: "routine"}
"""FHIR's words for how soon; ours are kept in an extension."""

_LONGEST_ID = 64
_PLAN_TYPES = "http://terminology.hl7.org/CodeSystem/plan-definition-type"


def export_fhir(compiled: CompiledFlow) -> str:
    """A FHIR Bundle of type collection, as JSON: the PlanDefinition, then the Questionnaire."""
    address = flow_address(compiled.flow)
    form = questionnaire(compiled, id_=_safe_id(f"{compiled.flow.id}-questions"), frame=_frame(compiled.flow))
    entries = [{"fullUrl": address, "resource": _plan(compiled)}, {"fullUrl": str(form["url"]), "resource": form}]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    return json.dumps(bundle, ensure_ascii=False, indent=2) + "\n"


def _frame(flow: Flow) -> dict[str, FhirValue]:
    return {"version": str(flow.edition), "title": flow.title, "status": "unknown"}


def _plan(compiled: CompiledFlow) -> FhirValue:
    flow = compiled.flow
    ids = _action_ids(compiled)
    writer = PathWriter(compiled, root="%answers")
    questions = sorted(compiled.questions.values(), key=lambda one: one.name != compiled.start)
    scores = [fact.fact for fact in compiled.facts.values() if fact.fact.reference]
    documents: list[FhirValue] = [*_documentation(every_claim(compiled))]
    documents += [{"type": "documentation", "label": one.id, "display": one.reference} for one in scores]
    actions: list[FhirValue] = [_question(one, compiled, writer, ids) for one in questions]
    actions += [_outcome(one, ids) for one in compiled.outcomes.values()]
    return {
        "resourceType": "PlanDefinition",
        "id": _safe_id(flow.id),
        "extension": [*_identity(compiled), *_never(compiled, writer)],
        "url": flow_address(flow),
        "name": f"Flow_{unique_names([flow.id])[flow.id]}",
        **_frame(flow),
        "type": {"coding": [{"system": _PLAN_TYPES, "code": "clinical-protocol"}]},
        **({"description": f"For: {flow.population}"} if flow.population else {}),
        **({"relatedArtifact": documents} if documents else {}),
        "action": actions,
    }


def _identity(compiled: CompiledFlow) -> list[FhirValue]:
    return [
        {"url": f"{EXTENSIONS}:flow", "valueString": compiled.flow.id},
        {"url": f"{EXTENSIONS}:edition", "valueInteger": compiled.flow.edition},
        {"url": f"{EXTENSIONS}:digest", "valueString": f"sha256:{flow_digest(compiled)}"},
        {"url": f"{EXTENSIONS}:start", "valueString": compiled.start},
    ]


def _never(compiled: CompiledFlow, writer: PathWriter) -> list[FhirValue]:
    return [
        {
            "url": f"{EXTENSIONS}:never",
            "extension": [
                {"url": "condition", "valueExpression": fhir_expression(writer.all_of(one.never))},
                *({"url": "claim", "valueString": claim} for claim in one.source.claims),
            ],
        }
        for one in compiled.constraints
    ]


def _question(question: CompiledQuestion, compiled: CompiledFlow, writer: PathWriter, ids: dict[str, str]) -> FhirValue:
    ask = wording(question.source.ask)
    return {
        "id": ids[question.name],
        "linkId": question.name,
        **({"title": ask} if ask else {}),
        **_optional("extension", wording_extensions(question.source.ask, question.source.help)),
        **_optional("documentation", _documentation(question.source.claims)),
        "input": [{"title": "answers", "requirement": {"type": "QuestionnaireResponse"}}],
        "groupingBehavior": "logical-group",
        "selectionBehavior": "exactly-one",
        "action": [_branch(question, at, branch, writer, ids) for at, branch in enumerate(question.branches, 1)],
    }


def _branch(
    question: CompiledQuestion, number: int, branch: CompiledBranch, writer: PathWriter, ids: dict[str, str]
) -> FhirValue:
    words = [branch.source.when.words, *(f"{one.fact} {one.words}" for one in branch.source.given)]
    target = ids.get(branch.to)
    return {
        "id": _safe_id(f"{ids[question.name]}.{number}"),
        "linkId": f"{question.name}.{number}",
        "title": " and ".join(words),
        **_optional("documentation", _documentation(branch.source.claims)),
        "condition": [{"kind": "applicability", "expression": fhir_expression(writer.all_of(branch.conditions))}],
        **({"relatedAction": [{"targetId": target, "relationship": "before-start"}]} if target else {}),
    }


def _outcome(outcome: CompiledOutcome, ids: dict[str, str]) -> FhirValue:
    source = outcome.source
    words = wording_extensions(source.say, (), kind="say")
    if source.urgency:
        words.append({"url": f"{EXTENSIONS}:urgency", "valueCode": source.urgency.value})
    if source.strength:
        words.append({"url": f"{EXTENSIONS}:strength", "valueCode": source.strength.value})
    return {
        "id": ids[outcome.name],
        "linkId": outcome.name,
        "title": outcome_name(source),
        **_optional("extension", words),
        **({"description": wording(source.say)} if source.say else {}),
        **({"priority": PRIORITIES[source.urgency]} if source.urgency else {}),
        **_optional("documentation", _documentation(source.claims)),
    }


def _documentation(claims: Iterable[ClaimName]) -> list[FhirValue]:
    return [{"type": "justification", "display": claim} for claim in claims]


def _optional(name: str, values: Sequence[FhirValue]) -> dict[str, FhirValue]:
    """FHIR has no empty lists: a name without values is left out."""
    return {name: list(values)} if values else {}


def _action_ids(compiled: CompiledFlow) -> dict[str, str]:
    questions, outcomes = unique_names(list(compiled.questions)), unique_names(list(compiled.outcomes))
    ids = {name: _safe_id(f"q.{plain}") for name, plain in questions.items()}
    return {**{name: _safe_id(f"o.{plain}") for name, plain in outcomes.items()}, **ids}


def _safe_id(text: str) -> str:
    """An id as FHIR wants them: letters, digits, `-` and `.`, at most 64; two long ones alike differ by a digest."""
    plain = "".join(one if one.isascii() and (one.isalnum() or one == ".") else "-" for one in text)
    if len(plain) <= _LONGEST_ID:
        return plain
    return f"{plain[:50]}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
