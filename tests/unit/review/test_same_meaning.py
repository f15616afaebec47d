"""Edits that leave the meaning as it was, and edits that do not, however small they look."""

from types import MappingProxyType

import pytest

from mkdocs_evidence.analysis.reviews.typos import find_meaning_change
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import Intervention, Vocabulary
from mkdocs_evidence.model.place import Place

LEDGER = Ledger(
    articles=MappingProxyType({}),
    references=MappingProxyType({}),
    flows=MappingProxyType({}),
    vocabulary=Vocabulary(
        interventions=(Intervention(id="cd", name="core decompression", also=("forage",), at=Place("i.yml", 1, 1)),)
    ),
)

SPELLING = [
    ("Metformin lowers glucose in adults with diabetes.", "Metformin lowers glucose, in adults with diabetes."),
    ("Children recieve an antibiotic.", "Children receive an antibiotic."),
    ("Haemoglobin fell in pregnancy.", "Hemoglobin fell in pregnancy."),
    ("The tumour shrank.", "The tumor shrank."),
    ("Randomised trials were pooled.", "Randomized trials were pooled."),
    ("It was seen in in the trials.", "It was seen in the trials."),
    ("Mortality was similar in both groups.", "mortality was similar in both groups"),
    ("The improvment was small.", "The improvement was small."),
    ("Treatment lowered risk of stroke.", "Treatment lowered the risk of stroke."),
    ("It is called “stable”.", 'It is called "stable".'),
    ("Patients which were older did badly.", "Patients that were older did badly."),
    ("[Columns: Stage | Haemoglobin] 2 | 63", "[Columns: Stage | Hemoglobin] 2 | 63"),
    ("A seperate study agreed; seperate means apart.", "A seperate study agreed: seperate means apart."),
]

MEANING = [
    ("Give 5 mg daily.", "Give 50 mg daily."),
    ("Give 5 mg daily.", "Give 5 g daily."),
    ("Give 0.5 mg daily.", "Give .5 mg daily."),
    ("Give it daily.", "Give it weekly."),
    ("It helps.", "It does not help."),
    ("It is safe in pregnancy.", "It is unsafe in pregnancy."),
    ("It may help.", "It might help."),
    ("It can be offered.", "It should be offered."),
    ("Give prednisone.", "Give prednisolone."),
    ("Give hydralazine.", "Give hydroxyzine."),
    ("Give cefazolin.", "Give cefaclor."),
    ("It treats hypertension.", "It treats hypotension."),
    ("It limits abduction.", "It limits adduction."),
    ("The link is causal.", "The link is casual."),
    ("Operate before collapse.", "Operate after collapse."),
    ("Risk was higher.", "Risk was lower."),
    ("Risk was > 5.", "Risk was < 5."),
    ("Two trials agreed.", "Ten trials agreed."),
    ("Aspirin and clopidogrel help.", "Aspirin or clopidogrel help."),
    ("It helps adults.", "It helps children."),
    ("It helps adults with asthma.", "It helps adults."),
    ("Core decompression helps.", "Core decompresion helps."),
    ("The left hip collapsed.", "The right hip collapsed."),
    ("It lowers stroke and stroke mortality.", "It lowers stroke and mortality."),
    ("It was significant.", "It was insignificant."),
    ("It was asymptomatic.", "It was symptomatic."),
    ("The ileum was resected.", "The ilium was resected."),
    ("Avoid all opioids.", "Avoid most opioids."),
    ("It prevents stroke.", "It prevents strokes and death."),
    ("[Columns: Stage | Operated | Waited] 2 | 63%", "[Columns: Stage | Waited | Operated] 2 | 63%"),
    ("[Columns: Stage | Pain (empty) | Relief] 2", "[Columns: Stage | Pain | Relief (empty)] 2"),
    ("[Columns: Pain | Pain relief] 2 | 63%", "[Columns: Pain relief] 2 | 63%"),
    ("[Table: Hips] [Columns: Stage] 2", "[Columns: Stage] 2"),
    ("2 | 63%", "[Columns: Stage | Success] 2 | 63%"),
]


@pytest.mark.parametrize(("before", "after"), SPELLING)
def test_a_matter_of_spelling_is_let_through(before: str, after: str) -> None:
    assert find_meaning_change(before, after, LEDGER) is None
    assert find_meaning_change(after, before, LEDGER) is None


@pytest.mark.parametrize(("before", "after"), MEANING)
def test_a_change_of_meaning_is_refused(before: str, after: str) -> None:
    assert find_meaning_change(before, after, LEDGER) is not None
    assert find_meaning_change(after, before, LEDGER) is not None


@pytest.mark.parametrize("text", sorted({one for pair in MEANING for one in pair}))
def test_the_same_words_mean_the_same(text: str) -> None:
    assert find_meaning_change(text, text, LEDGER) is None
