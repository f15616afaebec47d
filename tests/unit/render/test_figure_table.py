"""Figures of an extract as readers see them."""

from decimal import Decimal

import pytest

from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Datum, Extract
from mkdocs_evidence.render.cards.figures import effect_text, figure_table, figure_view


def datum(**fields):
    numbers = {name: Decimal(fields.pop(name)) for name in ("value", "n", "of", "low", "high") if name in fields}
    return Datum(what="collapse", at=Place("x.yml"), **numbers, **fields)


def extract(*data):
    return Extract(id="e", finding="f", outcome="collapse", data=data, at=Place("x.yml"))


@pytest.mark.parametrize(
    ("fields", "result"),
    [
        pytest.param({"value": "63", "unit": "%"}, "63%", id="per-cent-without-space"),
        pytest.param({"value": "190", "unit": "°"}, "190°", id="degrees-without-space"),
        pytest.param({"value": "4.1", "unit": "years"}, "4.1\N{NO-BREAK SPACE}years", id="unit-with-space"),
        pytest.param({"value": "63.50"}, "63.50", id="noughts-as-printed"),
        pytest.param({"n": "5", "of": "6"}, "5 of 6", id="counted"),
        pytest.param({"n": "33", "of": "688", "unit": "hips"}, "33 of 688\N{NO-BREAK SPACE}hips", id="counted-things"),
        pytest.param({"n": "1", "of": "21", "value": "4.8", "unit": "%"}, "4.8% (1 of 21)", id="counted-and-share"),
        pytest.param({"low": "2", "high": "3", "unit": "years"}, "2 to 3\N{NO-BREAK SPACE}years", id="range"),
        pytest.param({"value": "10", "comparator": "<", "unit": "%"}, "<\N{NO-BREAK SPACE}10%", id="bound"),
        pytest.param({"value": "-2.8"}, "−2.8", id="true-minus"),
        pytest.param({"significant": False}, "not significant", id="significance-alone"),
        pytest.param({"value": "84", "unit": "%", "significant": True}, "84%, significant", id="with-significance"),
    ],
)
def test_result(fields, result):
    assert figure_view(datum(**fields)).result == result


@pytest.mark.parametrize(
    ("printed", "shown"), [("0.79", "p = 0.79"), ("<0.001", "p < 0.001"), ("≤ .05", "p ≤ .05"), ("", "")]
)
def test_p_value_is_as_printed(printed, shown):
    assert figure_view(datum(p=printed)).p == shown


def test_interval_names_its_level():
    view = figure_view(datum(value="3.28", ci=(Decimal("-0.77"), Decimal("14.02")), level=Decimal(90)))
    assert view.interval == "−0.77 to 14.02 (90% CI)"


def test_what_was_measured_names_arms_and_measure():
    view = figure_view(datum(value="3", arm="decompression", versus="no operation", measure="odds-ratio"))
    assert view.what == "collapse (decompression against no operation, odds ratio)"


def test_an_arm_that_the_words_name_already_is_not_named_again():
    assert figure_view(datum(value="3", arm="Collapse", versus="no operation")).what == "collapse (no operation)"


def test_columns_that_no_figure_fills_are_left_out():
    table = figure_table(extract(datum(value="1"), datum(value="2", p="0.5")))
    assert (table.has_interval, table.has_p, table.has_follow_up) == (False, True, False)
    assert figure_table(extract()) is None


def test_outcomes_with_counts_are_pictured_and_large_groups_are_told_by_the_hundred():
    rows = figure_table(
        extract(datum(n="14", of="18", arm="surgery"), datum(n="33", of="688", arm="all"), datum(value="190", unit="°"))
    ).rows
    assert [(row.drawing is not None, row.of_hundred) for row in rows] == [
        (True, ""),
        (True, "about 5 in 100"),
        (False, ""),
    ]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {
                "value": "3.28",
                "measure": "odds-ratio",
                "ci": (Decimal("0.77"), Decimal("14.02")),
                "p": "0.11",
                "significant": False,
            },
            "odds ratio 3.28, 95% CI 0.77 to 14.02, p = 0.11, not significant",
        ),
        ({"p": "<0.05", "significant": True}, "collapse, p < 0.05, significant"),
        ({"value": "8", "measure": "nnt"}, "number needed to treat 8"),
    ],
    ids=["ratio", "test-alone", "number-needed"],
)
def test_a_difference_between_groups_is_one_line(fields, words):
    assert effect_text(datum(**fields)) == words
