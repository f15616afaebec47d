"""A flow in numbers, for a terminal or a program: what is proven, and how well its scenarios guard it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.flows.cells import TooManyCellsError
from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.measures import FlowMeasures, measure_flow
from mkdocs_evidence.analysis.flows.mutants import MutationScore, score_scenarios
from mkdocs_evidence.analysis.flows.paths import find_paths
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.report.json_ import report_json

_MOST_UNNOTICED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowNumbers:
    """One flow."""

    flow: Flow
    digest: str
    is_proven: bool
    measures: FlowMeasures
    score: MutationScore | None
    """None where it was not asked for, the flow is not proven, or too large to compare with one that has a fault."""


def number_flow(flow: Flow, ledger: Ledger, *, has_score: bool) -> FlowNumbers:
    """Counts everything about a flow.

    Args:
        flow: Of the ledger.
        ledger: Holds the flows that it leads on to.
        has_score: Whether to try every flow with one fault, which takes some milliseconds for each.
    """
    study = study_flow(flow, ledger)
    is_proven = study.proof.is_complete and study.compiled.is_whole
    return FlowNumbers(
        flow=flow,
        digest=flow_digest(study.compiled),
        is_proven=is_proven,
        measures=measure_flow(study.compiled, study.proof, find_paths(study.compiled)),
        score=_score(flow, ledger) if has_score and is_proven else None,
    )


def _score(flow: Flow, ledger: Ledger) -> MutationScore | None:
    try:
        return score_scenarios(flow, ledger.flows)
    except TooManyCellsError:
        return None


def text_numbers(numbers: FlowNumbers) -> str:
    """Some lines, the flow's name first."""
    measures = numbers.measures
    proven = "proven: every combination of answers leads to one outcome" if numbers.is_proven else "NOT proven"
    more = "more than " if measures.is_cut_short else ""
    lines = [
        f"{numbers.flow.id}, edition {numbers.flow.edition}: {proven}",
        f"  {measures.questions} questions, {measures.outcomes} outcomes, {more}{measures.paths:,} paths",
        f"  {more}{measures.cells:,} cells, for {more}{measures.patients:,} combinations of answers",
        f"  scenarios: {measures.met} of {measures.scenarios} reach what they expect; they take {measures.covered} of "
        f"{measures.branches} branches and reach {measures.outcomes_covered} of {measures.outcomes} outcomes",
    ]
    if numbers.score is not None:
        lines += _score_lines(numbers.score)
    return "\n".join([*lines, f"  digest sha256:{numbers.digest}", ""])


def _score_lines(score: MutationScore) -> Iterable[str]:
    faults = len(score.by_proof) + len(score.by_scenarios) + len(score.unnoticed)
    noticed = faults - len(score.unnoticed)
    yield (
        f"  mutation score {score.share:.1%}: {noticed:,} of {faults:,} faults put in one at a time are noticed, "
        f"{len(score.by_proof):,} by the proof and {len(score.by_scenarios):,} by scenarios; "
        f"{len(score.equivalent):,} changes alter nobody's outcome"
    )
    for mutant in score.unnoticed[:_MOST_UNNOTICED]:
        yield f"    unnoticed: {mutant.kind}, {mutant.words}"
    if len(score.unnoticed) > _MOST_UNNOTICED:
        yield f"    … and {len(score.unnoticed) - _MOST_UNNOTICED:,} more"


def json_numbers(numbers: Sequence[FlowNumbers], found: Sequence[Diagnostic]) -> str:
    """An object with the flows' numbers and the findings about them, the latter as `evidence check` gives them."""
    flows = [
        {
            "flow": one.flow.id,
            "edition": one.flow.edition,
            "digest": f"sha256:{one.digest}",
            "proven": one.is_proven,
            "questions": one.measures.questions,
            "outcomes": one.measures.outcomes,
            "paths": one.measures.paths,
            "cut_short": one.measures.is_cut_short,
            "cells": one.measures.cells,
            "combinations": one.measures.patients,
            "scenarios": {"tried": one.measures.scenarios, "met": one.measures.met},
            "covered": {
                "branches": [one.measures.covered, one.measures.branches],
                "outcomes": [one.measures.outcomes_covered, one.measures.outcomes],
            },
            "mutants": _plain_score(one.score) if one.score else None,
        }
        for one in numbers
    ]
    return json.dumps({"flows": flows, "findings": json.loads(report_json(found))}, ensure_ascii=False, indent=2) + "\n"


def _plain_score(score: MutationScore) -> dict[str, object]:
    return {
        "noticed": score.share,
        "by_proof": len(score.by_proof),
        "by_scenarios": len(score.by_scenarios),
        "equivalent": [f"{one.kind}: {one.words}" for one in score.equivalent],
        "unnoticed": [f"{one.kind}: {one.words}" for one in score.unnoticed],
    }
