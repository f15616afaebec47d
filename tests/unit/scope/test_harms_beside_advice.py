"""Which recommended treatments lack a claim on their harms, in made-up articles of a few claims."""

from pathlib import Path

import pytest
from scope_sites import CARDIOLOGY, NEPHROLOGY, OBSTETRICS, ONCOLOGY, Specialty, found_in

Said = tuple[str, str, str]
ADVICE = "strength=conditional certainty=low"
RAMIPRIL = "outcome: death; intervention: ramipril"
PREVENTED = "; data: [{what: death, measure: risk-ratio, value: 0.8, ci: [0.7, 0.9]}]"


def advice(text: str, extract: str = RAMIPRIL, more: str = "") -> Said:
    return (text, f"{ADVICE} {more}", extract)


@pytest.mark.parametrize(
    ("specialty", "claims", "at"),
    [
        pytest.param(CARDIOLOGY, [advice("We suggest ramipril.")], [0], id="no word on harms"),
        pytest.param(
            CARDIOLOGY,
            [advice("We suggest ramipril."), ("Ramipril lowered mortality.", "", RAMIPRIL)],
            [0],
            id="a bad outcome that is lowered is no harm",
        ),
        pytest.param(
            CARDIOLOGY,
            [advice("We suggest ramipril."), advice("Consider ramipril early.")],
            [0],
            id="said once, at the first",
        ),
        pytest.param(
            CARDIOLOGY,
            [advice("We suggest ramipril."), advice("We suggest aspirin.", "intervention: aspirin")],
            [0, 1],
            id="each treatment is asked about",
        ),
        pytest.param(
            CARDIOLOGY,
            [
                advice("We suggest ramipril."),
                ("Bleeding followed aspirin.", "", "intervention: aspirin; outcome: stroke"),
            ],
            [0],
            id="harms of another treatment",
        ),
        pytest.param(
            NEPHROLOGY,
            [advice("We suggest metformin.", "outcome: hba1c; intervention: metformin")],
            [0],
            id="another specialty",
        ),
        pytest.param(
            ONCOLOGY, [advice("Offer this.", "", "intervention=oxaliplatin")], [0], id="named by attribute only"
        ),
        pytest.param(OBSTETRICS, [advice("Offer calcium to all.", "")], [0], id="named by words only"),
        pytest.param(OBSTETRICS, [advice("Offer iron to all.", "")], [0], id="not in the vocabulary"),
        pytest.param(
            CARDIOLOGY,
            [
                advice("We suggest ramipril."),
                ("Cough led 9 to stop.", "", "outcome: hypotension; intervention: ramipril"),
            ],
            [],
            id="an outcome of kind harm",
        ),
        pytest.param(
            CARDIOLOGY,
            [
                advice("We suggest ramipril."),
                ("Of those given ramipril some died.", "outcome=death", RAMIPRIL + PREVENTED),
            ],
            [0],
            id="an outcome that the treatment is shown to prevent is no harm",
        ),
        pytest.param(
            CARDIOLOGY,
            [advice("We suggest ramipril."), ("More died with ramipril.", "outcome=death", RAMIPRIL + PREVENTED)],
            [],
            id="unless the words say that there was more of it",
        ),
        pytest.param(
            CARDIOLOGY,
            [advice("We suggest ramipril."), ("Dizziness is common with ramipril.", "", "")],
            [],
            id="a harm by name",
        ),
        pytest.param(
            CARDIOLOGY,
            [advice("We suggest ramipril."), ("Side effects were rare.", "", "")],
            [],
            id="side effects of what is not said",
        ),
        pytest.param(
            CARDIOLOGY,
            [advice("We suggest ramipril."), ("Serious adverse events were no more common.", "", RAMIPRIL)],
            [],
            id="no more adverse events",
        ),
        pytest.param(
            CARDIOLOGY,
            [advice("We suggest ramipril."), ("Adverse events were collected by telephone.", "", "")],
            [0],
            id="how harms were looked for",
        ),
        pytest.param(
            CARDIOLOGY,
            [advice("We suggest ramipril."), ("In NYHA class II, exertion brings on fatigue.", "", "")],
            [0],
            id="a symptom of the disease",
        ),
        pytest.param(CARDIOLOGY, [advice("We suggest not using ramipril.")], [], id="advice against"),
        pytest.param(CARDIOLOGY, [advice("Ramipril should not be used in pregnancy.")], [], id="should not"),
        pytest.param(CARDIOLOGY, [advice("Avoid ramipril in pregnancy.")], [], id="avoid"),
        pytest.param(CARDIOLOGY, [advice("We recommend against ramipril.")], [], id="against"),
        pytest.param(
            CARDIOLOGY, [advice("We suggest this first.", "intervention: echo")], [], id="a test is no treatment"
        ),
        pytest.param(CARDIOLOGY, [advice("We suggest measuring blood pressure.", "")], [], id="measuring"),
        pytest.param(CARDIOLOGY, [advice("People should be referred the same day.", "")], [], id="referring"),
        pytest.param(CARDIOLOGY, [("Ramipril lowered mortality.", "", RAMIPRIL)], [], id="no advice at all"),
    ],
)
def test_a_recommended_treatment_needs_a_claim_on_its_harms(
    specialty: Specialty, claims: list[Said], at: list[int], tmp_path: Path
) -> None:
    found = found_in(tmp_path, specialty, claims)
    assert [place for place, names in enumerate(found) if "harms-missing" in names] == at


def test_harms_of_a_broader_intervention_cover_its_forms(tmp_path: Path) -> None:
    forms = "surgery: {name: Surgery}\nkeyhole: {name: Keyhole operation, within: surgery}\n"
    specialty = Specialty(
        title=CARDIOLOGY.title,
        front="population: hf",
        populations=CARDIOLOGY.populations,
        outcomes=CARDIOLOGY.outcomes,
        interventions=forms,
    )
    claims = [
        advice("We suggest the keyhole operation.", "intervention: keyhole"),
        ("Wound infection occurred in some.", "", "intervention: surgery"),
    ]
    assert found_in(tmp_path, specialty, claims) == [(), ()]
