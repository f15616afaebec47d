"""Which figures of an extract are its outcome, and which are context."""

from decimal import Decimal

import pytest

from mkdocs_evidence.analysis.figures.outcome_figures import find_effects, find_frequencies
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Datum, Extract

AT = Place("x.yml")


def datum(what, **fields):
    numbers = {name: Decimal(str(fields.pop(name))) for name in ("value", "n", "of", "low", "high") if name in fields}
    return Datum(what=what, at=AT, **numbers, **fields)


def extract(*data, outcome="death"):
    return Extract(id="e", finding="f", outcome=outcome, data=data, at=AT)


def told(*data, outcome="death"):
    return [
        (one.arm or one.what, one.n, one.of, one.percent) for one in find_frequencies(extract(*data, outcome=outcome))
    ]


def test_counts_of_two_arms_take_the_percentages_printed_beside_them():
    assert told(
        datum("deaths with the drug", arm="drug", n=14, of=18, unit="patients"),
        datum("deaths with placebo", arm="placebo", n=15, of=19, unit="patients"),
        datum("died", arm="drug", value=78, unit="%"),
        datum("died", arm="placebo", value=79, unit="%"),
    ) == [("drug", 14, 18, Decimal(78)), ("placebo", 15, 19, Decimal(79))]


def test_a_percentage_that_the_counts_do_not_give_stays_apart():
    assert told(
        datum("deaths", arm="drug", n=14, of=18), datum("deaths at 5 years", arm="drug", value=90, unit="%")
    ) == [("drug", 14, 18, None), ("drug", None, None, Decimal(90))]


def test_one_group_without_an_arm_is_joined_by_what_was_counted():
    assert told(
        datum("complications", n=33, of=688), datum("complications", measure="proportion", value=5, unit="%")
    ) == [("complications", 33, 688, Decimal(5))]


@pytest.mark.parametrize(
    "context",
    [
        datum("patients analysed", n=38, of=46, unit="patients"),
        datum("patients withdrawn", n=8, of=46, unit="patients"),
        datum("trials that reported it", n=3, of=12, unit="trials"),
        datum("area called small", comparator="<", value=30, unit="%"),
        datum("threshold", value=30, unit="%"),
        datum("sensitivity", measure="sensitivity", arm="MRI", value=38, unit="%"),
        datum("mean follow-up", measure="mean", value=42, unit="months"),
        datum("weekly dose", value=70, unit="mg"),
    ],
    ids=lambda one: one.what,
)
def test_context_is_no_outcome(context):
    assert told(context) == []


def test_leaving_a_trial_because_of_harm_is_an_outcome():
    assert told(datum("withdrawn because of bleeding", n=3, of=90)) == [("withdrawn because of bleeding", 3, 90, None)]


def test_an_extract_without_an_outcome_has_none():
    assert told(datum("deaths", n=1, of=9), outcome=None) == []
    assert find_effects(extract(datum("difference", p="0.5"), outcome=None)) == ()


def test_effects_are_ratios_differences_and_tests_without_a_figure():
    found = find_effects(
        extract(
            datum("odds", measure="odds-ratio", value="3.28"),
            datum("difference", p="0.79", significant=False),
            datum("deaths", n=1, of=9, p="0.1"),
            datum("age", measure="mean", value=40),
        )
    )
    assert [one.what for one in found] == ["odds", "difference"]
