"""Units of measure in the text behind a number."""

from mkdocs_evidence.analysis.figures.units import _BY_SPELLING, Unit, read_unit


def test_every_spelling_of_a_unit_is_read_to_its_end() -> None:
    read = {spelling: read_unit(f"5 {spelling} or so", 1) for spelling in _BY_SPELLING}
    assert read == {spelling: (Unit(name), 2 + len(spelling)) for spelling, name in _BY_SPELLING.items()}


def test_a_spelling_of_two_words_may_have_a_space_or_a_hyphen() -> None:
    assert read_unit("5 percentage points", 1) == read_unit("5 percentage-points", 1) == (Unit("percentage point"), 19)
