"""Natural frequencies drawn: as many marks as the words say, filled from the first."""

import pytest

from mkdocs_evidence.analysis.figures.outcome_figures import Frequency
from mkdocs_evidence.render.cards.pictographs import draw_frequency, frequency_words


def frequency(n, of, *, unit="", percent=None):
    return Frequency(arm="", what="collapse", n=n, of=of, percent=percent, unit=unit, follow_up="")


def cells(runs):
    return [(one.row, one.first + along) for one in runs for along in range(one.marks)]


@pytest.mark.parametrize(
    ("n", "of", "filled", "marks"),
    [
        pytest.param(14, 18, 14, 18, id="part-of-a-row"),
        pytest.param(0, 4, 0, 4, id="none"),
        pytest.param(25, 25, 25, 25, id="all"),
        pytest.param(26, 81, 26, 81, id="across-rows"),
        pytest.param(50, 100, 50, 100, id="whole-rows"),
        pytest.param(33, 688, 5, 100, id="large-groups-as-a-hundred"),
        pytest.param(1, 688, 0, 100, id="rare-in-a-large-group"),
        pytest.param(687, 688, 100, 100, id="nearly-all-of-a-large-group"),
    ],
)
def test_every_mark_is_drawn_once_in_reading_order_those_befallen_first(n, of, filled, marks):
    drawing = draw_frequency(frequency(n, of))
    drawn = cells(drawing.hit) + cells(drawing.spared)
    assert len(cells(drawing.hit)) == filled
    assert drawn == [(place // 25, place % 25) for place in range(marks)]
    assert (drawing.width, drawing.height) == (min(marks, 25), max(row for row, _ in drawn) + 1)


@pytest.mark.parametrize(
    ("n", "of", "words"),
    [
        (14, 18, "14 of 18 hips"),
        (33, 688, "about 5 in 100 (33 of 688 hips)"),
        (20, 400, "5 in 100 (20 of 400 hips)"),
        (1, 688, "fewer than 1 in 100 (1 of 688 hips)"),
        (687, 688, "more than 99 in 100 (687 of 688 hips)"),
        (0, 688, "0 in 100 (0 of 688 hips)"),
    ],
)
def test_the_words_say_when_a_picture_is_rounded(n, of, words):
    assert frequency_words(frequency(n, of, unit="hips")) == words


def test_people_are_drawn_as_people_and_all_else_as_dots():
    assert draw_frequency(frequency(1, 9, unit="patients")).is_people
    assert not draw_frequency(frequency(1, 9, unit="hips")).is_people
    assert not draw_frequency(frequency(1, 9)).is_people


def test_a_percentage_without_counts_has_no_picture():
    assert draw_frequency(frequency(None, None, percent=63)) is None
    assert frequency_words(frequency(None, None, percent=63)) == "63%"
