"""What the rules of scope say of true and of wrong claims, in four specialties. All works and results are made up."""

from pathlib import Path

import pytest
from scope_sites import CARDIOLOGY, NEPHROLOGY, OBSTETRICS, ONCOLOGY, Specialty, found_in

P, O, S = "population-mismatch", "outcome-mismatch", "staging-mismatch"  # noqa: E741 (as short as the columns below)

STRONG = "strength=strong certainty=high"

Case = tuple[str, str, str, str]
"""(claim, attributes, extracts, the rule that must speak or nothing)."""

HEART: list[Case] = [
    ("Ramipril lowered mortality in a trial.", "", "population: hf; outcome: death", ""),
    ("Ramipril lowered mortality in a trial.", "", "population: adults; outcome: death", ""),
    ("Ramipril lowered mortality in a trial.", "", "population: hfref; outcome: death", P),
    ("Ramipril lowered mortality in a trial.", "population=hfref", "population: hfref; outcome: death", ""),
    ("Ramipril lowered mortality in a trial.", "population=hfref", "population: hf; outcome: death", ""),
    ("Ramipril lowered mortality in a trial.", "", "population: af; outcome: death", P),
    ("Ramipril lowered mortality in a trial.", "indirect='no trial in hf'", "population: af; outcome: death", ""),
    ("Ramipril lowered mortality in a trial.", "", "population: hf | qualifies population: hfref", ""),
    ("Ramipril lowered mortality in a trial.", "", "qualifies population: hfref", P),
    ("Ramipril lowered mortality in a trial.", "", "population: hf | disputes population: af", ""),
    ("Ramipril lowered mortality in a trial.", "", "population: hf | population: children", P),
    ("Children given ramipril had less fatigue.", "population=people", "population: adults", P),
    ("Offer ramipril to children.", f"population=adults {STRONG}", "population: adults", P),
    ("Offer ramipril in children as in adults.", f"population=adults {STRONG}", "population: adults", ""),
    ("Offer doses tested in children.", f"population=adults {STRONG}", "population: adults", ""),
    ("Fatigue was commoner than in children.", "population=adults", "population: adults", ""),
    ("Women had the same benefit as men.", "", "population: women", P),
    ("Women had the same benefit in one trial.", "population=women", "population: women", ""),
    ("Women had the same benefit in one trial.", "population=women", "population: hf", ""),
    ("Children of mothers given ramipril had defects.", "population=people", "population: people", ""),
    ("Ramipril reduced the risk of stroke.", "", "outcome: death", O),
    ("Ramipril reduced the risk of stroke.", "", "outcome: stroke", ""),
    ("Ramipril reduced the risk of stroke.", "", "outcome: mace; finding: Fewer strokes and infarctions.", ""),
    ("Ramipril reduced the risk of stroke and of death.", "", "outcome: mace", ""),
    ("After a stroke, warfarin reduced major vascular events.", "", "outcome: mace", ""),
    ("In people at high risk of stroke warfarin was well tolerated.", "", "outcome: hypotension", ""),
    ("Adults who had had a stroke walked further.", "", "outcome: function", ""),
    ("Death occurred in fewer of those given ramipril.", "", "outcome: admission", O),
    ("Fewer admissions were seen.", "", "outcome: admission", ""),
    ("Ramipril lowered mortality.", "outcome=death", "outcome: admission", O),
    ("Ramipril did well.", "outcome=death", "outcome: death", ""),
    ("Ramipril did well.", "outcome=death", "outcome: death | outcome: admission", O),
    ("Ramipril did well.", "outcome=death indirect='admission goes before'", "outcome: admission", ""),
    ("Exercise capacity rose by 40 m.", "", "outcome: function", ""),
    ("Exercise capacity rose by 40 m.", "", "outcome: death", O),
    ("In NYHA class III ramipril was given.", "", "staging: nyha", ""),
    ("In NYHA class III ramipril was given.", "", "staging: acc", S),
    ("In NYHA class V ramipril was given.", "", "staging: nyha", S),
    ("In NYHA class II to III ramipril was given.", "", "staging: nyha", ""),
    ("In ACC/AHA stage C ramipril was given.", "", "staging: acc", ""),
    ("In ACC/AHA stage C ramipril was given.", "", "staging: nyha", S),
    ("Ramipril was given.", "", "staging: acc", S),
    ("Ramipril was given.", "staging=acc", "staging: acc", ""),
    ("Ramipril was given.", "staging=acc:B", "staging: acc:D", S),
    ("Ramipril was given.", "indirect='staged otherwise'", "staging: acc", ""),
    ("A better NYHA class was seen in 48 of 100.", "", "staging: nyha", ""),
    ("Stage 5 chronic kidney disease was an exclusion.", "", "staging: nyha", ""),
    ("A phase 3 trial gave class A drugs in type 2 diabetes.", "", "staging: nyha", ""),
]

KIDNEY: list[Case] = [
    ("Empagliflozin slowed kidney failure.", "", "population: t2d-ckd; outcome: kidney-failure", P),
    ("Empagliflozin slowed kidney failure.", "population=t2d-ckd", "population: t2d-ckd", ""),
    ("Empagliflozin slowed kidney failure.", "population=t2d-ckd", "population: t2d", ""),
    ("Empagliflozin slowed kidney failure.", "", "population: t1d", P),
    ("Metformin lowered HbA1c by 1.1%.", "", "outcome: hba1c", ""),
    ("Metformin lowered HbA1c by 1.1%.", "", "outcome: weight", O),
    ("Metformin increased body weight.", "", "outcome: weight", ""),
    ("Dialysis was needed in 5 of 100.", "", "outcome: kidney-failure", ""),
    ("In people with kidney failure metformin lowered HbA1c.", "", "outcome: hba1c", ""),
    ("Empagliflozin reduced albuminuria.", "", "outcome: kidney-failure", O),
    ("Empagliflozin reduced albuminuria.", "", "outcome: kidney-failure; finding: Less albuminuria.", ""),
    ("In CKD stage G3a metformin was given.", "", "staging: ckd", ""),
    ("In CKD stage 3 metformin was given.", "", "staging: ckd", ""),
    ("In stage 3 chronic kidney disease metformin was given.", "", "population: t2d", ""),
    ("In stage 3 metformin was halved.", "", "staging: ckd", ""),
    ("In stage 3 metformin was halved.", "staging=ckd", "staging: ckd", ""),
    ("In stage 7 metformin was stopped.", "staging=ckd", "staging: ckd", S),
    ("Lesions over 30% of the retinal area were treated.", "", "finding: Lesions by area.", ""),
    ("Lesions over 30% of the retinal area were treated.", "", "finding: Lesions by volume.", S),
    ("The kidney lost 30% of its volume.", "", "finding: Total kidney volume.", ""),
    ("The kidney lost 30% of its volume.", "", "finding: Area of the cortex.", S),
    ("In 63% of people the surface was smooth.", "", "finding: Volume of the kidney.", ""),
    ("Adults taking metformin lost weight.", "", "population: t2d", ""),
]

COLON: list[Case] = [
    ("In stage III colon cancer oxaliplatin was given.", "", "population: colon", S),
    ("In stage III ovarian carcinoma oxaliplatin was given.", "", "population: colon", ""),
    ("In stage III disease oxaliplatin was given.", "", "population: colon", S),
    ("In stage III disease oxaliplatin was given.", "staging=tnm-8", "staging: tnm-8", ""),
    ("In stage III disease oxaliplatin was given.", "staging=tnm-8", "staging: tnm-7", S),
    ("In TNM 2017 stage III disease oxaliplatin was given.", "", "staging: tnm-8", ""),
    ("In TNM 2017 stage III disease oxaliplatin was given.", "", "staging: tnm-7", S),
    ("In Dukes stage C disease oxaliplatin was given.", "", "staging: dukes", ""),
    ("In Dukes stage C disease oxaliplatin was given.", "", "staging: tnm-7", S),
    ("In Dukes stage D disease oxaliplatin was given.", "", "staging: dukes", S),
    ("Grade 3 neuropathy occurred in 12 of 100.", "", "outcome: neuropathy", ""),
    ("Grade 3 neuropathy occurred in 12 of 100.", "", "outcome: survival", O),
    ("In relapsed disease oxaliplatin prolonged survival.", "", "outcome: survival", ""),
    ("In relapsed disease oxaliplatin was used.", "", "outcome: response", ""),
    ("Oxaliplatin reduced recurrence.", "", "outcome: relapse", ""),
    ("Oxaliplatin reduced recurrence.", "", "outcome: survival", O),
    ("Oxaliplatin improved overall survival.", "", "outcome: response", O),
    ("Oxaliplatin improved overall survival.", "", "population: resected; outcome: survival", P),
    ("Oxaliplatin improved overall survival.", "population=resected", "population: resected; outcome: survival", ""),
    ("Oxaliplatin improved overall survival.", "population=resected", "population: rectal; outcome: survival", P),
    ("Survivors walked more.", "", "outcome: quality", ""),
    ("The two-stage operation took 3 hours.", "", "population: colon", ""),
]

PREGNANCY: list[Case] = [
    ("Aspirin lowered the risk of preterm birth.", "", "population: pregnant; outcome: preterm-birth", ""),
    ("Aspirin lowered the risk of preterm birth.", "", "population: preeclampsia; outcome: preterm-birth", P),
    ("Aspirin lowered the risk of preterm birth.", "", "population: women; outcome: preterm-birth", ""),
    ("Aspirin lowered the risk of preterm birth.", "", "population: adults; outcome: preterm-birth", P),
    ("Aspirin lowered the risk of preterm birth.", "", "population: pregnant; outcome: stillbirth", O),
    ("Magnesium sulfate prevented convulsions.", "", "population: pregnant; outcome: eclampsia", ""),
    ("Magnesium sulfate prevented convulsions.", "", "population: pregnant; outcome: birth-weight", O),
    ("Infants of mothers given aspirin weighed more.", "population=pregnant", "population: pregnant", ""),
    ("Newborns weighed less after preterm birth.", "population=newborn", "outcome: birth-weight", ""),
    ("In the second stage of labour magnesium was kept up.", "", "population: pregnant", ""),
    ("In stage 1 of labour magnesium was kept up.", "", "population: pregnant", ""),
    ("Women with eclampsia had a lower birth weight.", "", "outcome: birth-weight", ""),
]


def _cases() -> list[object]:
    specialties = ((CARDIOLOGY, HEART), (NEPHROLOGY, KIDNEY), (ONCOLOGY, COLON), (OBSTETRICS, PREGNANCY))
    return [pytest.param(specialty, cases, id=specialty.title) for specialty, cases in specialties]


@pytest.mark.parametrize(("specialty", "cases"), _cases())
def test_wrong_scope_is_found_and_right_scope_is_left_alone(
    specialty: Specialty, cases: list[Case], tmp_path: Path
) -> None:
    found = found_in(tmp_path, specialty, [case[:3] for case in cases])
    scope = [tuple(dict.fromkeys(name for name in names if name in (P, O, S))) for names in found]
    expected = [(rule,) if rule else () for *_, rule in cases]
    wrong = [(case, names) for case, names, right in zip(cases, scope, expected, strict=True) if names != right]
    assert wrong == []
