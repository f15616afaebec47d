"""The age of a claim's evidence is that of its newest supporting work, in whole years."""

from datetime import date

import pytest
from reference_records import work

from mkdocs_evidence.analysis.works.ages import Newest, last_day_of
from mkdocs_evidence.model.reference import PartialDate


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (PartialDate(year=2015), date(2015, 12, 31)),
        (PartialDate(year=2015, month=12), date(2015, 12, 31)),
        (PartialDate(year=2016, month=2), date(2016, 2, 29)),
        (PartialDate(year=2015, month=4, day=9), date(2015, 4, 9)),
        (PartialDate(year=2015, season="summer"), date(2015, 12, 31)),
        (PartialDate(year=9999, month=12), None),
        (None, None),
    ],
)
def test_a_date_counts_to_its_last_day(when: PartialDate | None, expected: date | None) -> None:
    assert last_day_of(when) == expected


@pytest.mark.parametrize(
    ("published", "day", "years"),
    [
        (date(2016, 6, 8), date(2026, 6, 7), 9),
        (date(2016, 6, 8), date(2026, 6, 8), 10),
        (date(2016, 2, 29), date(2026, 2, 28), 9),
        (date(2016, 2, 29), date(2026, 3, 1), 10),
        (date(2027, 1, 1), date(2026, 3, 1), -1),
    ],
)
def test_years_are_whole(published: date, day: date, years: int) -> None:
    assert Newest(reference=work("a", "book", "A"), published=published).years_on(day) == years
