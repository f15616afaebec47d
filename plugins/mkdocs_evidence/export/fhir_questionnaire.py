"""The Questionnaire of a flow in FHIR R5: one item for each question that somebody is asked.

An item is enabled by an expression where the route comes to it; for that the Questionnaire has a variable for each
question, which is true when its route is taken. Flows whose questions could go in a circle have none of these, since
one variable would need itself.

Questionnaire: https://hl7.org/fhir/R5/questionnaire.html
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.table import CompiledFact, CompiledFlow, CompiledQuestion
from mkdocs_evidence.analysis.flows.words import NOT_KNOWN_WORDS, wording
from mkdocs_evidence.export.fhir_path import NONE_CHOSEN, PathWriter, not_known_item
from mkdocs_evidence.export.flow_answers import flow_address, reading_order, unique_names
from mkdocs_evidence.model.flow import UNKNOWN, FactType

FhirValue: TypeAlias = "str | int | float | bool | Sequence[FhirValue] | Mapping[str, FhirValue]"
"""What FHIR's JSON is made of here."""

EXTENSIONS = "urn:mkdocs-evidence:fhir:1"
"""Begins the address of our own extensions."""

_FHIR = "http://hl7.org/fhir/StructureDefinition"
_ENABLE_WHEN = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"
_ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"


def fhir_expression(text: str, *, name: str = "") -> dict[str, FhirValue]:
    """An Expression in FHIRPath, named when it is a variable."""
    return {**({"name": name} if name else {}), "language": "text/fhirpath", "expression": text}


def wording_extensions(
    texts: Sequence[tuple[str, str]], help_: Sequence[tuple[str, str]], *, kind: str = "ask"
) -> list[FhirValue]:
    """The wordings for each audience, and those of the help, as extensions."""
    return [
        {
            "url": f"{EXTENSIONS}:{name}",
            "extension": [{"url": "audience", "valueCode": audience}, {"url": "text", "valueString": text}],
        }
        for name, wordings in ((kind, texts), ("help", help_))
        for audience, text in wordings
    ]


def questionnaire(compiled: CompiledFlow, *, id_: str, frame: Mapping[str, FhirValue]) -> dict[str, FhirValue]:
    """The Questionnaire.

    Args:
        compiled: The flow.
        id_: Id of the resource.
        frame: Version, title and status, as the PlanDefinition has them.
    """
    writer = PathWriter(compiled, root="%resource")
    names = {one: f"reached_{name}" for one, name in unique_names(list(compiled.questions)).items()}
    order = reading_order(compiled)
    asked = [one for one in compiled.questions.values() if not compiled.facts[one.fact].fact.is_derived]
    items: list[FhirValue] = []
    for question in sorted(asked, key=lambda one: order.index(one.name) if one.name in order else len(order)):
        items += _items(question, compiled, _enabling(question, writer, names, order) if order else [])
    return {
        "resourceType": "Questionnaire",
        "id": id_,
        "extension": [
            {"url": f"{EXTENSIONS}:digest", "valueString": f"sha256:{flow_digest(compiled)}"},
            *_variables(compiled, writer, names, order),
        ],
        "url": f"{flow_address(compiled.flow)}:questions",
        "name": f"Questions_{unique_names([compiled.flow.id])[compiled.flow.id]}",
        **frame,
        "subjectType": ["Patient"],
        "item": items,
    }


def _variables(
    compiled: CompiledFlow, writer: PathWriter, names: Mapping[str, str], order: Sequence[str]
) -> list[FhirValue]:
    """For each question whether its route is taken, in terms of those before it."""
    routes: dict[str, list[str]] = {name: [] for name in order}
    for place, name in enumerate(order):
        later = order[place + 1 :]
        for branch in compiled.questions[name].branches:
            if branch.to in later:
                routes[branch.to].append(f"(%{names[name]} and {writer.all_of(branch.conditions)})")
    return [
        {
            "url": f"{_FHIR}/variable",
            "valueExpression": fhir_expression(
                "true" if name == compiled.start else " or ".join(routes[name]) or "false", name=names[name]
            ),
        }
        for name in order
    ]


def _enabling(
    question: CompiledQuestion, writer: PathWriter, names: Mapping[str, str], order: Sequence[str]
) -> list[FhirValue]:
    text = f"%{names[question.name]}" if question.name in order else "false"
    if question.is_joined:
        # What is known when the route comes to another flow is not asked again.
        text += f" and {writer.is_answered(question.fact, but=question.name)}.not()"
    return [{"url": _ENABLE_WHEN, "valueExpression": fhir_expression(text)}]


def _items(question: CompiledQuestion, compiled: CompiledFlow, enabling: Sequence[FhirValue]) -> list[FhirValue]:
    """The item of a question, and for a number that may be not known another one beside it."""
    fact = compiled.facts[question.fact]
    extensions = [*enabling, *wording_extensions(question.source.ask, question.source.help)]
    is_number = fact.fact.type is FactType.NUMBER
    extensions += _number_extensions(fact) if is_number else []
    item: dict[str, FhirValue] = {
        "linkId": question.name,
        **({"extension": extensions} if extensions else {}),
        "text": wording(question.source.ask) or question.fact,
        "type": "decimal" if is_number else "coding",
        "required": not (is_number and fact.fact.unknown),
        **({"repeats": True} if fact.fact.type is FactType.MANY else {}),
        **({} if is_number else {"answerOption": _options(fact, compiled)}),
    }
    if not (is_number and fact.fact.unknown):
        return [item]
    beside: dict[str, FhirValue] = {
        "linkId": not_known_item(question.name),
        **({"extension": list(enabling)} if enabling else {}),
        "text": NOT_KNOWN_WORDS.capitalize(),
        "type": "boolean",
    }
    return [item, beside]


def _number_extensions(fact: CompiledFact) -> list[FhirValue]:
    unit: list[FhirValue] = (
        [{"url": f"{_FHIR}/questionnaire-unit", "valueCoding": {"display": fact.fact.unit}}] if fact.fact.unit else []
    )
    return [
        *unit,
        {"url": f"{_FHIR}/minValue", "valueDecimal": _number(fact.value(0))},
        {"url": f"{_FHIR}/maxValue", "valueDecimal": _number(fact.value(fact.last))},
        {"url": f"{_FHIR}/maxDecimalPlaces", "valueInteger": fact.decimals},
        {"url": f"{EXTENSIONS}:step", "valueDecimal": _number(fact.fact.step or Decimal(1))},
    ]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _options(fact: CompiledFact, compiled: CompiledFlow) -> list[FhirValue]:
    system = f"{flow_address(compiled.flow)}:fact:{fact.fact.id}"
    labels = {option.id: wording(option.label) for option in fact.fact.options}
    coding: list[dict[str, FhirValue]] = [
        {"system": system, "code": name, "display": labels.get(name) or name} for name in fact.names
    ]
    alone: list[dict[str, FhirValue]] = []
    if fact.fact.type is FactType.MANY:
        alone.append({"system": system, "code": NONE_CHOSEN, "display": "None of these"})
    if fact.fact.unknown:
        alone.append({"system": _ABSENT, "code": UNKNOWN, "display": NOT_KNOWN_WORDS.capitalize()})
    exclusive: dict[str, FhirValue] = {"url": f"{_FHIR}/questionnaire-optionExclusive", "valueBoolean": True}
    is_many = fact.fact.type is FactType.MANY
    mark: dict[str, FhirValue] = {"extension": [exclusive]} if is_many else {}
    return [*({"valueCoding": one} for one in coding), *({**mark, "valueCoding": one} for one in alone)]
