"""The site's decision flow on the hip: proven, and right at the limits at which published tables fail."""

from pathlib import Path

import pytest

from mkdocs_evidence.analysis.flows.compile import compile_flow
from mkdocs_evidence.analysis.flows.mutants import score_scenarios
from mkdocs_evidence.analysis.flows.paths import find_paths, say_path
from mkdocs_evidence.analysis.flows.proof import prove_flow
from mkdocs_evidence.analysis.flows.scenarios import find_uncovered, try_scenarios
from mkdocs_evidence.analysis.flows.walk import walk_flow
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.ids import FlowId
from mkdocs_evidence.model.layout import Layout

LEDGER = load_site(Layout.of(Path(__file__).parents[2]))
HIP = LEDGER.flows[FlowId("hip-avn")]
COMPILED = compile_flow(HIP, LEDGER.flows)

FIRST = {"red-flags": "no", "which-hip": "one", "stage-written": "arco-2019"}
STAGE_2 = {**FIRST, "radiograph": "changes", "fracture-suspected": "no", "cause": "other"}
MEDIAL = {**STAGE_2, "lesion-site": "medial"}
NORMAL = {**FIRST, "radiograph": "normal", "mri": "lesion"}


def test_every_combination_of_answers_leads_to_one_outcome() -> None:
    proof = prove_flow(COMPILED)
    assert proof.is_complete
    assert COMPILED.is_whole
    assert (proof.dead, proof.unreached) == ((), ())


def test_the_flow_is_large_enough_to_be_real_and_small_enough_to_be_drawn() -> None:
    assert 25 <= len(COMPILED.questions) + len(COMPILED.outcomes) <= 40
    assert len(HIP.scenarios) >= 20


def test_every_scenario_is_met_and_every_branch_is_in_one() -> None:
    trials = tuple(try_scenarios(COMPILED))
    assert [trial.scenario.name for trial in trials if not trial.is_met] == []
    uncovered = find_uncovered(COMPILED, trials)
    assert (uncovered.branches, uncovered.outcomes) == ((), ())


LIMITS = [
    pytest.param({**STAGE_2, "size-measure": "angle", "angle": angle, "symptoms": "mild"}, outcome, id=f"angle {angle}")
    for angle, outcome in [
        ("190", "discuss-options"), ("190.1", "discuss-options"), ("239.9", "discuss-options"),
        ("240", "discuss-surgery"), ("249.5", "discuss-surgery"), ("720", "discuss-surgery"),
    ]
] + [
    pytest.param({**MEDIAL, "size-measure": "area", "area": area, "symptoms": "none"}, outcome, id=f"area {area} %")
    for area, outcome in [
        ("0", "watch"), ("15", "watch"), ("29.9", "watch"), ("30", "discuss-options"), ("50", "discuss-options"),
        ("50.1", "discuss-options"), ("100", "discuss-options"),
    ]
] + [
    pytest.param(
        {**FIRST, "stage-written": scheme, "radiograph": "flattened", "depression": depth}, outcome, id=f"{depth} mm, {scheme}"
    )
    for depth, scheme, outcome in [
        ("1.9", "arco-1994", "stage-3"), ("2", "arco-2019", "stage-3"), ("2", "arco-1994", "two-millimetres"),
        ("2.1", "arco-1994", "late-stage"), ("2.1", "arco-2019", "late-stage"), ("unknown", "unknown", "measure-depression"),
    ]
] + [
    pytest.param({**STAGE_2, "fracture-suspected": "yes", "ct": "fracture"}, "stage-3", id="CT against radiograph"),
    *(
        pytest.param(
            {**STAGE_2, "size-measure": "angle", "angle": "190", "symptoms": "none", "lesion-site": site},
            outcome,
            id=f"small lesion, {site}",
        )
        for site, outcome in [("medial", "watch"), ("elsewhere", "discuss-options"), ("unknown", "discuss-options")]
    ),
    pytest.param({**NORMAL, "fracture-suspected": "no"}, "stage-1", id="radiograph normal"),
    pytest.param({**NORMAL, "fracture-suspected": "yes", "ct": "not-done"}, "get-ct", id="radiograph normal, sudden pain"),
    pytest.param({**NORMAL, "fracture-suspected": "yes", "ct": "fracture"}, "stage-3", id="CT against a normal radiograph"),
    pytest.param({"red-flags": "no", "which-hip": "both"}, "one-hip-at-a-time", id="both hips"),
    pytest.param({**STAGE_2, "size-measure": "disagreeing"}, "sizes-disagree", id="measures that disagree"),
    pytest.param({**STAGE_2, "size-measure": "extent-letter"}, "letter-only", id="an ARCO 1994 letter"),
    pytest.param({**FIRST, "stage-written": "ficat-iib"}, "ficat-iib", id="Ficat IIB"),
    pytest.param({**STAGE_2, "size-measure": "not-measured"}, "get-size", id="stage 2 without MRI"),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "outcome"), LIMITS)
def test_patients_at_the_limits_are_led_where_the_evidence_puts_them(entries, outcome) -> None:
    walk = walk_flow(COMPILED, entries)
    assert (walk.outcome, walk.stopped) == (outcome, None)


def test_every_path_can_be_read_as_a_sentence_and_rests_on_claims() -> None:
    book = find_paths(COMPILED)
    sentences = [say_path(path) for path in book.paths]
    assert len(set(sentences)) == len(sentences)
    assert all(path.claims for path in book.paths)


def test_every_fault_that_could_be_made_in_the_flow_is_noticed() -> None:
    score = score_scenarios(HIP, LEDGER.flows)
    assert [f"{one.kind} {one.words}" for one in score.unnoticed] == []
    assert {one.kind for one in score.equivalent} == {"finer-step"}
