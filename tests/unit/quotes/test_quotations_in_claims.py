"""Which words between quotation marks are taken for a work's own."""

import pytest

from mkdocs_evidence.analysis.quotes.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The authors write “no difference was seen between arms”.", ["no difference was seen between arms"]),
        ('The authors write "no difference was seen between arms".', ["no difference was seen between arms"]),
        ("Die Autoren: „no difference was seen between arms“.", ["no difference was seen between arms"]),
        ("The authors write «no difference was seen between arms».", ["no difference was seen between arms"]),
        ("It is called “a watch and wait approach to care”.", []),
        ("Ask the question “how far can you walk today?” at each visit.", []),
        ("The “get up and go” test takes a minute.", []),
        ("The “Surviving Sepsis Campaign Hour One Bundle of Care” lists five steps.", []),
        ("People said “my hip hurts when I walk uphill” at first visits.", []),
        ('A screw of 5" was used and one of 6" was not used in any of the hips, 7" neither.', []),
        ("The scale runs from “a great deal better than before” to “no better at all”.", []),
        ("Some carry a card: “I have a serious allergy to nuts”.", []),
        ("Nothing is quoted here.", []),
    ],
)
def test_names_questions_and_patients_words_are_left_alone(text: str, expected: list[str]) -> None:
    assert [one.words for one in find_quotations(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The panel concluded that “no difference was seen between arms”.", True),
        ("The college describes it as “a disturbance of attention that comes on fast”.", True),
        ("Families keep to “cells that fire together wire together” at home.", False),
    ],
)
def test_it_is_told_whether_somebody_is_said_to_have_written_the_words(text: str, *, expected: bool) -> None:
    assert [one.is_attributed for one in find_quotations(text)] == [expected]


def test_the_offsets_lead_to_the_words() -> None:
    text = "They write “no difference was seen between arms” there."
    (found,) = find_quotations(text)
    assert text[found.start : found.stop] == found.words
