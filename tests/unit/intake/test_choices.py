"""Boxes as hands and word processors leave them: a mark is a choice, anything doubtful is none."""

import pytest

from mkdocs_evidence.intake.returned.choices import UnclearChoiceError, read_choice

OPTIONS = {"yes": "Accept", "edit": "Accept with edit", "no": "Reject"}


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        pytest.param("☐ Accept ☐ Accept with edit ☒ Reject", "no", id="a click in Word"),
        pytest.param("☐ Accept     ☑ Accept with edit     ☐ Reject", "edit", id="another tick"),
        pytest.param("[ ] Accept [x] Accept with edit [ ] Reject", "edit", id="typed boxes"),
        pytest.param("[] Accept [ X ] Accept with edit [] Reject", "edit", id="typed boxes with blanks"),
        pytest.param("☐ x Accept ☐ Accept with edit ☐ Reject", "yes", id="a letter behind a box"),
        pytest.param("☐ Accept ☐ Accept with edit ☐ Reject x", "no", id="a letter at the end"),
        pytest.param("✔ Reject", "no", id="the others taken out"),
        pytest.param("accept", "yes", id="a word"),
        pytest.param("Accept with edit.", "edit", id="a word with a full stop"),
        pytest.param("☐ Accept ☐ Accept with edit ☐ Reject", None, id="nothing"),
        pytest.param("", None, id="an empty cell"),
        pytest.param("☐ Reject", None, id="one left over and not ticked"),
    ],
)
def test_a_mark_is_a_choice(text: str, choice: str | None) -> None:
    assert read_choice(text, OPTIONS) == choice


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("☒ Accept ☐ Accept with edit ☒ Reject", "2 boxes are ticked", id="two"),
        pytest.param("☐ Accept x ☐ Reject", "may be for either", id="between two"),
        pytest.param("Yes", "none of the choices", id="another word"),
        pytest.param("Accept or Reject", "none of the choices", id="two words"),
        pytest.param("☒ Accept but see below ☐ Reject", "none of the choices", id="words beside a box"),
        pytest.param("I think ☒ Accept", "before the first box", id="words before a box"),
        pytest.param("☒", "none of the choices", id="a box without its words"),
        pytest.param("not accept", "none of the choices", id="a denial"),
    ],
)
def test_what_is_doubtful_is_no_choice(text: str, said: str) -> None:
    with pytest.raises(UnclearChoiceError, match=said):
        read_choice(text, OPTIONS)
