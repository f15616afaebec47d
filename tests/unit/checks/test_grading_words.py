"""Which words recommend, which claim an effect, and which honest sentences do neither."""

from types import MappingProxyType

import pytest

from mkdocs_evidence.analysis.wording.advice import find_advice
from mkdocs_evidence.analysis.wording.books import wording_books
from mkdocs_evidence.analysis.wording.effects import find_effects
from mkdocs_evidence.model.claim import Certainty, Strength
from mkdocs_evidence.model.ledger import Ledger

NOTHING = Ledger(articles=MappingProxyType({}), references=MappingProxyType({}), flows=MappingProxyType({}))
BOOKS = wording_books(NOTHING)

STRONG = """
Offer metformin to adults with type 2 diabetes.
Do not give aspirin to children under 16.
In adults with sepsis, give antibiotics within one hour.
Clinicians should offer screening to women aged 50 to 69.
We recommend low molecular weight heparin for six months.
Anticoagulation is indicated in valvular atrial fibrillation.
Live vaccines are contraindicated in pregnancy.
Metformin is the first-line treatment of type 2 diabetes.
Protected weight-bearing is mandatory after surgery.
Patients must not drive for a month after a seizure.
Guidelines recommend annual retinal screening.
Should be used as adjunctive therapy for symptom management.
Never prescribe codeine to children under 12.
Amoxicillin is the antibiotic of choice in otitis media.
"""
CONDITIONAL = """
We suggest physical therapy before surgery is discussed.
The panel suggests a restrictive transfusion threshold.
Surgery may be considered in selected patients.
A short course of prednisolone can be offered.
Consider statin therapy in people over 75.
It is reasonable to defer imaging.
We conditionally recommend prone positioning.
"""
HIGH = """
Statins reduce mortality.
Metformin lowers HbA1c.
Exercise improves quality of life in heart failure.
Surgery is more effective than physiotherapy.
Paracetamol is not effective for low back pain.
Early mobilisation does not increase the risk of falls.
NSAIDs provide symptomatic pain relief.
Mortality is reduced by early thrombolysis.
Outcomes are inferior to surgery.
Insulin pumps have no effect on mortality.
Walking aids help reduce symptoms.
A meta-analysis shows that dexamethasone reduces mortality.
Thrombolysis has been shown to reduce disability.
"""
MODERATE = """
Corticosteroids probably reduce the risk of death.
Early feeding is likely to shorten hospital stay.
"""
LOW = """
Bisphosphonates may prevent collapse.
Low-certainty evidence suggests that yoga reduces pain.
Yoga reduces pain (low certainty).
Magnesium might be effective in migraine.
Zinc appears to shorten the duration of symptoms.
"""
VERY_LOW = """
It is very uncertain whether probiotics prevent sepsis.
The evidence is very uncertain about the effect of zinc on pneumonia.
Heparin could lower disease progression, but quality of evidence is very low.
"""
HONEST = """
Metformin is a biguanide that lowers blood pressure in rats.
In a trial of 38 patients, pain fell by 2 points.
Success was seen in 63% of hips.
Treatment reduced mortality in a trial of 420 adults.
Pain should not be confused with tenderness.
Results should be interpreted with caution.
Further trials should compare the two regimens.
A systematic review should be read before its summary.
The drug is given to reduce pain.
The aim was to reduce mortality.
The procedure was designed to prevent infection.
The panel made no recommendation on statins.
Evidence is insufficient to recommend screening.
Symptoms improve with rest.
The use of opioids has risen since 2010.
Test results were available for 40 patients.
Whether surgery should be offered is disputed.
Children who should have been vaccinated were not.
The recommended dose was 10 mg daily.
Lower doses were used in older patients.
Lower urinary tract symptoms were reported by 30%.
Use of steroids was associated with osteonecrosis.
Small lesions seldom became painful.
As indicated by the hazard ratio of 0.8, fewer patients died.
The study suggests that treatment was stopped early in some.
The 2019 guideline recommended annual screening.
An increase in dose was needed in 12 patients.
If surgery is indicated, the joint was usually imaged first.
Thiazides act on the distal tubule.
MRI offers better contrast than CT.
Treatment aims to relieve pain and preserve function.
The authors could not determine whether treatment reduces mortality.
LDLR mutations reduce the number of receptors.
The wound should heal within two weeks.
Should bleeding recur, the first scan was repeated in all centres.
Does aspirin reduce mortality?
No trial shows that bracing reduces pain.
It has not been shown that bracing prevents fractures.
There is disagreement about which outcomes should be measured.
Aspirin reduced the risk of preterm pre-eclampsia from 4.3% to 1.6%.
Delays in diagnosis are common.
The child bends the knee when muscles should contract.
Monitors were masked to allocation.
Your doctor may recommend tests.
The evidence must be read with its age in mind.
Limitations of these data should be taken into account.
These findings should be considered preliminary.
Authors should consider a sensitivity analysis.
The authors should have accounted for corticosteroid treatment.
The effect of heat should be studied when assays are designed.
It has been argued that wealthy groups should be treated last.
Neutralising antibodies should be assessed in future studies.
We suggest this classifier could be generally applied.
The first choice is often wrong.
Ly6E reduces infection of cells in vitro.
The lens must be clear for the fundus to be seen.
"""


def _lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("text", _lines(STRONG))
def test_words_of_a_strong_recommendation_are_heard(text: str) -> None:
    assert {one.strength for one in find_advice(text, BOOKS)} == {Strength.STRONG}


@pytest.mark.parametrize("text", _lines(CONDITIONAL))
def test_words_of_a_conditional_recommendation_are_heard(text: str) -> None:
    assert {one.strength for one in find_advice(text, BOOKS)} == {Strength.CONDITIONAL}


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        (text, certainty)
        for certainty, texts in [
            (Certainty.HIGH, HIGH),
            (Certainty.MODERATE, MODERATE),
            (Certainty.LOW, LOW),
            (Certainty.VERY_LOW, VERY_LOW),
        ]
        for text in _lines(texts)
    ],
)
def test_the_verb_says_how_sure_a_claim_of_effect_is(text: str, certainty: Certainty) -> None:
    assert {one.certainty for one in find_effects(text, BOOKS)} == {certainty}


@pytest.mark.parametrize("text", _lines(HONEST))
def test_honest_sentences_neither_recommend_nor_claim_an_effect(text: str) -> None:
    assert find_advice(text, BOOKS) == ()
    assert find_effects(text, BOOKS) == ()


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("Patients should be offered physiotherapy.", True),
        ("Patients should have access to physiotherapy.", False),
        ("Results of the scan should be discussed with the patient.", True),
        ("Abnormal findings should prompt referral.", False),
        ("Kidney function should be taken into account when dosing.", False),
        ("Do not extract asymptomatic third molars.", True),
        ("RNA must be converted into DNA.", False),
        ("The y-axis should not be in seconds.", False),
    ],
)
def test_a_duty_is_surely_one_of_care_by_its_subject_or_its_verb(text: str, is_sure: bool) -> None:
    assert [one.is_sure for one in find_advice(text, BOOKS)] == [is_sure]


def test_should_be_considered_leaves_the_strength_open() -> None:
    assert [one.strength for one in find_advice("Osteotomy should be considered in young adults.", BOOKS)] == [None]


def test_can_leaves_the_certainty_open() -> None:
    assert [one.certainty for one in find_effects("Exercise can reduce pain.", BOOKS)] == [None]


def test_advice_is_found_at_its_words() -> None:
    text = "After a fracture, patients should be seen."
    assert [text[one.start : one.stop] for one in find_advice(text, BOOKS)] == ["should"]


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("Treatment should be individualised.", "Treatment should be individualized."),
        ("Surgery prevents haemorrhage.", "Surgery prevents hemorrhage."),
        ("Statins reduce hospitalisation.", "Statins reduce hospitalization."),
        ("Immunise all children at two months.", "Immunize all children at two months."),
        ("Aspirin reduces oedema and dyspnoea.", "Aspirin reduces edema and dyspnea."),
    ],
)
def test_british_and_american_spelling_say_the_same(british: str, american: str) -> None:
    def read(text: str) -> list[object]:
        advice = [one.strength for one in find_advice(text, BOOKS)]
        return [*advice, *(one.certainty for one in find_effects(text, BOOKS))]

    assert read(british)
    assert read(british) == read(american)
