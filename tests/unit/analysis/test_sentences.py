"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.analysis.reading.sentences import divide_sentences

CASES = {
    "full stops": ("One hurts. Two heals.", ["One hurts.", "Two heals."]),
    "question and exclamation": ("Does it hurt? Rest! Then walk.", ["Does it hurt?", "Rest!", "Then walk."]),
    "decimal figures": ("It fell by 2.5 points. Good.", ["It fell by 2.5 points.", "Good."]),
    "a figure begins": ("It helped. 6 in 10 did well.", ["It helped.", "6 in 10 did well."]),
    "abbreviations": (
        "Take e.g. Monday off, says Dr. Smith et al. Then rest.",
        ["Take e.g. Monday off, says Dr. Smith et al. Then rest."],
    ),
    "an initial": ("J. Smith wrote it.", ["J. Smith wrote it."]),
    "the word I": ("So do I. You too.", ["So do I.", "You too."]),
    "quotation marks": ("He said “rest.” She did.", ["He said “rest.”", "She did."]),
    "brackets": ("It hurts (a lot). Rest.", ["It hurts (a lot).", "Rest."]),
    "no end": ("just words", ["just words"]),
    "nothing": ("  ", []),
}


@pytest.mark.parametrize(("text", "sentences"), CASES.values(), ids=CASES)
def test_sentences_end_where_a_reader_pauses(text: str, sentences: list[str]) -> None:
    assert [text[start:stop] for start, stop in divide_sentences(text)] == sentences


def test_a_list_item_ends_a_sentence() -> None:
    text = "Call us if you have: a fever a rash"
    breaks = [text.index("a fever"), text.index("a rash")]
    found = [text[start:stop] for start, stop in divide_sentences(text, breaks)]
    assert found == ["Call us if you have:", "a fever", "a rash"]


@given(st.text(st.sampled_from("aB3 .!?…)”\n"), max_size=12))
def test_a_text_that_needs_no_dividing_is_what_dividing_gives(text: str) -> None:
    # A break at the end of a text changes nothing, but is looked at with all other ends.
    assert [*divide_sentences(text)] == [*divide_sentences(text, [len(text)])]
