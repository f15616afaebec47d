"""Whatever flow is exported, other tools are told the same: read back, every patient comes to the same outcome."""

import csv
import io

from answers_reader import holds
from dmn_patient import dmn_inputs
from dmn_reader import DmnModel
from fhir_reader import FhirFlow
from flow_strategies import compiled_of, everyone, flow_texts
from hypothesis import example, given, settings

from mkdocs_evidence.analysis.flows.proof import prove_flow
from mkdocs_evidence.analysis.flows.table import CompiledFlow
from mkdocs_evidence.analysis.flows.walk import Walk, walk_flow
from mkdocs_evidence.export.dmn import export_dmn
from mkdocs_evidence.export.fhir_plan import export_fhir
from mkdocs_evidence.export.flow_csv import export_flow_csv
from mkdocs_evidence.export.flow_formats import FLOW_FORMATS
from mkdocs_evidence.model.flow import FactType

_MOST_PATIENTS = 40
_WITH_A_CIRCLE_THAT_NOBODY_WALKS = """\
title: T
edition: 1
start: q0
facts:
  pain: {type: boolean}
  stage: {type: choice, options: [I, II]}
  kind:
    type: group
    derived: [{name: bad, when: {pain: yes}}, {name: mild, when: {pain: no}}]
questions:
  q0:
    fact: pain
    branches: [{when: yes, to: x}, {when: no, to: q1}]
  q1:
    fact: stage
    branches: [{when: any, given: {kind: mild}, to: x}, {when: any, given: {kind: bad}, to: q0}]
  lost:
    fact: pain
    branches: [{when: yes, to: q0}, {when: no, to: q0}, {when: yes, to: q0}]
outcomes:
  x: {say: S}
"""


def _walks(compiled: CompiledFlow) -> list[tuple[dict, Walk]]:
    """Patients with only the answers that their route asks, each once."""
    found = {}
    for patient in everyone(compiled):
        walk = walk_flow(compiled, patient)
        if walk.outcome:
            entries = {fact: patient[fact] for fact in walk.answers}
            found[tuple(entries.items())] = (entries, walk)
    step = max(1, len(found) // _MOST_PATIENTS)
    return list(found.values())[::step]


@settings(max_examples=60, deadline=None)
@given(flow_texts())
@example(_WITH_A_CIRCLE_THAT_NOBODY_WALKS)
def test_a_proven_flow_read_back_leads_every_patient_to_the_same_outcome(text: str) -> None:
    compiled = compiled_of(text)
    if not prove_flow(compiled).is_complete:
        return
    model, fhir = DmnModel(export_dmn(compiled)), FhirFlow(export_fhir(compiled))
    rows = list(csv.DictReader(io.StringIO(export_flow_csv(compiled)[1:], newline="")))
    facts = {name: question.fact for name, question in compiled.questions.items()}
    for entries, walk in _walks(compiled):
        assert model.decide("ends_at", dmn_inputs(entries, compiled, model)) == walk.outcome
        route = [*(step.question for step in walk.steps), walk.outcome]
        assert fhir.follow(fhir.fill(entries, facts)) == route
        (row,) = [row for row in rows if _is_in(row, entries, compiled)]
        assert [*row["questions"].split(" > "), row["outcome"]] == route


def _is_in(row: dict[str, str], entries: dict, compiled: CompiledFlow) -> bool:
    cells = {name.removeprefix("fact: "): cell for name, cell in row.items() if name.startswith("fact: ") and cell}
    return cells.keys() == entries.keys() and all(
        holds(entries[name], cell, is_many=compiled.facts[name].fact.type is FactType.MANY)
        for name, cell in cells.items()
    )


@settings(max_examples=60, deadline=None)
@given(flow_texts())
def test_every_flow_can_be_written_in_every_format_however_wrong_it_is(text: str) -> None:
    compiled = compiled_of(text)
    for form in FLOW_FORMATS.values():
        assert form.export(compiled) == form.export(compiled_of(text))
