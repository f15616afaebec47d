"""A wrong quotation is answered with the passage it comes from and the words that differ."""

import pytest

from mkdocs_evidence.analysis.quotes.differences import find_nearest_passage
from mkdocs_evidence.analysis.quotes.misquotes import Flaw, Misquote
from mkdocs_evidence.checks.quote_flaws import describe_misquote

SOURCE = (
    "Unrelated words open the text. Lesions involving <30% of the head did well. Statins did not reduce collapse. "
    "The dose was 10 mg/kg per day and success was seen in 63% of hips after core decompression. More words end it."
)


@pytest.mark.parametrize(
    ("quote", "differences"),
    [
        ("Lesions involving >30% of the head did well", [(">30%", "<30%")]),
        ("Statins did reduce collapse. The dose was 10 mg/kg", [("", "not")]),
        ("The dose was 1.0 mg/kg per day", [("1.0", "10")]),
        ("The dose was never 10 mg/kg per day", [("never", "")]),
        (
            "success was seen in 36% of hips after bone grafting",
            [("36%", "63%"), ("bone grafting", "core decompression")],
        ),
    ],
)
def test_the_differing_words_are_named(quote: str, differences: list[tuple[str, str]]) -> None:
    passage = find_nearest_passage(quote, SOURCE)
    assert passage is not None
    assert [(one.quoted, one.printed) for one in passage.differences] == differences
    assert "Unrelated" not in passage.text


def test_nothing_alike_is_said_to_be_so() -> None:
    assert find_nearest_passage("Walking aids were handed out to everybody at the clinic", SOURCE) is None


def test_the_message_names_both_wordings_and_the_remedy_the_passage() -> None:
    message, remedy = describe_misquote(
        Misquote(flaw=Flaw.ABSENT), "Lesions involving >30% of the head did well", SOURCE
    )
    assert message == "The source does not say this word for word: it says “<30%” where the quote says “>30%”."
    assert remedy == "Quote the passage as it stands: “Lesions involving <30% of the head did well”"
