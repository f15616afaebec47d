"""A claim is no answer where it holds for another measure, says the opposite, or is of other people or another outcome."""

import pytest

from mkdocs_evidence.search.contradictions import contradicts, lacks_measure
from mkdocs_evidence.search.entries import ClaimEntry

SMALL = "Lesions of less than 25% of the volume collapsed in 5 of 16."
FLAT = "The head is depressed by 2 mm or less at stage 3A."
MIDDLE = "Angles of more than 190° and less than 240°: 4 of 8 collapsed."
RANGE = "With 30% to 50% of the area 11 of 24 became painful."
WATCH = "A small medial lesion without symptoms may be watched."
DISCUSS = "Almatrin could be discussed for a painful hip whose lesion is not small."
SICKLE = "In sickle cell disease we suggest exercise first."
DEFINED = "A fracture makes the hip stage 3."
SLOWS = "Almatrin may slow collapse."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("lesion volume 40 percent collapse", SMALL),
        ("lesion of exactly 25%", SMALL),
        ("more than half of the ball is dead", SMALL),
        ("head depressed by 3 mm, what now", FLAT),
        ("The head sank by 2.5 millimetres.", FLAT),
        ("combined necrotic angle 260", MIDDLE),
        ("an angle of 190 degrees", MIDDLE),
        ("an angle of 240° or more", MIDDLE),
        ("is 20% of the area much?", RANGE),
        ("Over half of my femoral head is dead. Will it hurt?", RANGE),
        ("My hip hurts and the lesion is small, can I just watch it?", WATCH),
        ("big lesion, may I wait?", WATCH),
        ("no pain but the lesion is big, operation?", DISCUSS),
        ("The lesion is small. Should I take almatrin?", DISCUSS),
        ("Who should not have almatrin?", DISCUSS),
        ("almatrin contraindications", DISCUSS),
        ("When is almatrin not used?", DISCUSS),
        ("exercise without sickle cell disease", SICKLE),
        ("I do not have sickle cell disease. Exercise first?", SICKLE),
        ("stage 3 watch and wait", DEFINED),
        ("treatment of stage 3", DEFINED),
        ("my hip hurts, can I just wait", DEFINED),
        ("Does almatrin prevent pain?", SLOWS),
        ("does almatrin improve function", SLOWS),
        ("almatrin pain relief", SLOWS),
    ],
)
def test_what_holds_for_something_else_than_is_asked_is_no_answer(question: str, text: str) -> None:
    assert contradicts(question, ClaimEntry(id="a", text=text))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("lesion volume 10 percent collapse", SMALL),
        ("Do more than half of the hips with less than 25% of the volume collapse?", SMALL),
        ("a quarter of the volume", SMALL),
        ("head depressed by 2 mm", FLAT),
        ("depression under 2 mm or over 2 mm?", FLAT),
        ("an angle of 45 years", FLAT),
        ("combined necrotic angle 210", MIDDLE),
        ("half of the area", RANGE),
        ("40% of the area", RANGE),
        ("small lesion without pain, can I just watch it?", WATCH),
        ("My hip hurts and the lesion is large. Should I take almatrin?", DISCUSS),
        ("Who should have almatrin?", DISCUSS),
        ("exercise in sickle cell disease without surgery", SICKLE),
        ("What is stage 3?", DEFINED),
        ("Does almatrin prevent collapse?", SLOWS),
        ("Does almatrin help?", SLOWS),
        ("Will it start to hurt?", WATCH),
    ],
)
def test_what_holds_for_what_is_asked_is_not_refused(question: str, text: str) -> None:
    assert not contradicts(question, ClaimEntry(id="a", text=text))


def test_authors_who_ask_the_same_of_a_claim_are_believed() -> None:
    claim = ClaimEntry(id="a", text="Pregnancy forbids almatrin.", asks=("Who should not have almatrin?",))
    assert not contradicts("When should almatrin not be taken?", claim)


def test_what_names_no_limit_of_what_is_measured_falls_behind_what_admits_it() -> None:
    admitting, silent = ClaimEntry(id="a", text=SMALL), ClaimEntry(id="b", text=DISCUSS)
    assert not lacks_measure("20% of the volume", admitting)
    assert lacks_measure("20% of the volume", silent)
    assert not contradicts("20% of the volume", silent)
    assert not lacks_measure("the volume", silent)
