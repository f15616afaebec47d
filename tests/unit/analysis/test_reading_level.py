"""Grades of texts: published examples, and what must not count."""

import pytest

from mkdocs_evidence.analysis.reading.level import (
    find_hard_words,
    grade_of,
    is_medicine,
    is_surely_above,
    read_sentences,
)


def _grade(text: str) -> float:
    grade = grade_of(read_sentences(text))
    assert grade is not None
    return grade


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    # 9 words, 1 sentence, 11 syllables, counted by hand.
    assert _grade("The doctor will look at your hip and knee.") == pytest.approx(0.39 * 9 + 11.8 * 10 / 9 - 15.59)


def test_plain_words_read_lower_than_the_same_in_jargon() -> None:
    plain = "The bone in your hip has died. Rest may help. Ask your nurse how long to rest."
    jargon = (
        "Osteonecrosis demonstrates irreversible cellular deterioration necessitating multidisciplinary consultation."
    )
    assert _grade(plain) < 4
    assert _grade(jargon) > 20


@pytest.mark.parametrize(
    "text",
    [
        "Take one 400 mg pill of ibuprofen each day with food.",
        "Take one 400 mg pill of metoprolol each day with food.",
        "Take one 400 mg pill of atorvastatin each day with food.",
    ],
)
def test_names_of_medicines_do_not_count(text: str) -> None:
    assert _grade(text) == pytest.approx(_grade("Take one 400 mg pill of ibuprofen each day with food."))


def test_figures_and_addresses_do_not_count_as_long_words() -> None:
    words = "See us at https://example.org/information/available in 2025 or call 5550100 now."
    assert list(find_hard_words(words, read_sentences(words)[0])) == []


@pytest.mark.parametrize("word", ["Ibuprofen", "metoprolol", "pembrolizumab", "azithromycin", "lisinopril", "apixaban"])
def test_medicines_are_known_by_name_or_stem(word: str) -> None:
    assert is_medicine(word)


@pytest.mark.parametrize(
    "word", ["April", "cholesterol", "hospital", "concept", "control", "alcohol", "cocktail", "able"]
)
def test_common_words_are_no_medicines(word: str) -> None:
    assert not is_medicine(word)


def test_hard_words_stand_at_their_places() -> None:
    text = "Rest. The operation is an osteotomy."
    found = list(find_hard_words(text, read_sentences(text)[1]))
    assert [(one.word, one.syllables, text[one.start : one.stop]) for one in found] == [
        ("operation", 4, "operation"),
        ("osteotomy", 5, "osteotomy"),
    ]


def test_a_short_text_is_judged_with_a_margin() -> None:
    short = read_sentences("Your medical condition requires regular monitoring.")
    long = read_sentences("Your medical condition requires regular monitoring. " * 12)
    limit = (grade_of(short) or 0) - 3
    assert not is_surely_above(limit, short)
    assert is_surely_above(limit, long)


def test_a_text_without_words_has_no_grade() -> None:
    assert grade_of(read_sentences("63% (1.2; 3.4).")) is None
    assert grade_of([]) is None


def test_words_that_are_given_count_as_given() -> None:
    text = "Osteonecrosis is bad, and bad is osteonecrosis."
    plain = "Bone is bad, and bad is bone."
    with_one_syllable = read_sentences(text, given={"osteonecrosis": 1})
    assert grade_of(with_one_syllable) == pytest.approx(_grade(plain))
    left_out = read_sentences(text, given={"osteonecrosis": 0})
    assert [(one.words, one.weighed, one.syllables) for one in left_out] == [(7, 5, 5)]
    assert list(find_hard_words(text, left_out[0], given={"osteonecrosis": 0})) == []
