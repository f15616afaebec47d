from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_evidence.analysis.figures.counts import find_word_counts
from mkdocs_evidence.analysis.figures.figure import Bound, Shape
from mkdocs_evidence.analysis.figures.reader import find_figures

FIGURES = {
    "percentages": ("63% and 59.5 % and ten per cent", ["63%", "59.5 %", "ten per cent"]),
    "counts of counts": ("1 of 21 hips, 5/6, 14 out of the 18, five of six hips", ["1 of 21", "5/6", "14 out of the 18", "five of six"]),
    "natural frequencies": ("6 in 10 people, one in five, about 1 in every 20", ["6 in 10", "one in five", "about 1 in every 20"]),
    "ranges": ("2-3 years, 15 to 30 %, between 190 and 240°, 2 or 3 months", ["2-3 years", "15 to 30 %", "190 and 240°", "2 or 3 months"]),
    "shared units": ("63 v 59 % and 2, 5 and 10 years", ["63", "59 %", "2", "5", "10 years"]),
    "thousands": ("2,025 hips and 1\u202f210 patients", ["2,025", "1\u202f210"]),
    "signs": ("<30%, ≤2 mm, ≥240°, > 3 and >= 5 years", ["<30%", "≤2 mm", "≥240°", "> 3", ">= 5 years"]),
    "worded directions": ("fewer than 30 hips, at least 5 years, up to 24 months, 60 years or older", ["fewer than 30", "at least 5 years", "up to 24 months", "60 years or older"]),
    "no direction borrowed from the next figure": ("more than 190° and less than 240°", ["more than 190°", "less than 240°"]),
    "tests": ("(p = 0.79), P<.001, a p value of 0.03", ["p = 0.79", "P<.001", "p value of 0.03"]),
    "intervals": ("odds ratio 3.28 (95% CI 0.77 to 14.02)", ["3.28", "95%", "0.77 to 14.02"]),
    "parts in words": ("one third, half of hips, two-thirds, a quarter of people, three quarters", ["one third", "half", "two-thirds", "a quarter", "three quarters"]),
    "ratios in words": ("twice as many, doubled, 1.5-fold, three times as likely", ["twice", "doubled", "1.5", "three"]),
    "doses": ("70 mg weekly, 10 mg/kg per day, twice daily, 3 times a day", ["70 mg weekly", "10 mg/kg per day", "twice daily", "3 times a day"]),
    "durations in words": ("six weeks, a two-year follow-up, week 12", ["six weeks", "two-year", "week 12"]),
    "ages": ("aged 18 to 60, patients under 50", ["18 to 60", "under 50"]),
    "halves": ("two and a half years, 1½ hours, ½ of hips", ["two and a half years", "1½ hours", "½"]),
    "rates": ("50,000/µL, 2 per day, 60 beats/min", ["50,000/µL", "2 per day", "60"]),
    "powers": ("4.0 × 10⁹/L", ["4.0 × 10⁹/L"]),
    "blood pressure": ("below 140/90 mmHg", ["below 140", "90 mmHg"]),
    "stages": ("stage 2, stages IIA and 3, grade 3 in 5 of 6 hips, type C1", ["5 of 6"]),
    "stages before figures": ("stage II 63%, type 2: 12 of 20 hips, grade 2 or 3 in 5 of 6", ["63%", "12 of 20", "5 of 6"]),
    "groups": ("group 1, level 2, in the control group 5 of 6 hips, in that group 63% and in this group 12 patients", ["5 of 6", "63%", "12"]),
    "years": ("in 2010, 2019–2021, the 1994 edition, a 2015 cohort of patients, 2 December 2025", []),
    "names with digits": ("3D printing, CD4, COVID-19, IL-6, vitamin B12, 5-fluorouracil, HbA1c, 99mTc", []),
    "places in a work": ("Table 2, section 4.2, figure 3, level 1 evidence, step 3, chapter 12", []),
    "identifiers": ("PMID 8595753, NCT01234567, doi 10.1097/00003086-199603000-00020", []),
    "ordinals and idioms": ("a second trial, a third trial, one of the two treatments, 24/7, first line, one point of view", []),
    "half that is no proportion": ("the half-life, the second half, half a day, halfway", []),
    "shares before their wholes": ("5 (83%) of 6 hips, 5 (80%) of 6", ["5 (83%) of 6", "5", "80%", "6"]),
    "rates per many": ("1.5 cases per 100,000 doses, 36.7 per 1,000 person-years", ["1.5 cases per 100,000", "36.7 per 1,000"]),
    "a direction behind a second unit": ("48 mmol/mol (6.5%) or above", ["48 mmol/mol", "6.5%"]),
    "numbered days": ("on days 1 to 14, on day 28", ["days 1 to 14", "day 28"]),
    "filtration by body surface": ("eGFR below 30 mL/min/1.73 m²", ["below 30 mL/min/1.73 m²"]),
    "names of tests and trials": ("the 6-minute walk, 24-hour urinary protein, KEYNOTE 189, CheckMate 067, the STEP 1 trial", []),
    "names of substances": ("25(OH)D, 1,25-dihydroxyvitamin D, 5-ASA, omega-3, CHA₂DS₂-VASc, HPV 16/18", []),
    "names of scales": ("ECOG performance status 0 or 1, NYHA class III, Gleason 7, vision of 6/12", []),
    "counts of our own": ("3 options, 2 main questions, both hips", []),
    "thirds and halves that are no share": ("add a third. The lower half, a half-life, double vision", []),
    "a share at the end": ("fell by a third.", ["a third"]),
    "many-fold": ("a sixfold rise, quadrupled", ["sixfold", "quadrupled"]),
    "enumeration": ("(1) rest, (2) drugs", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), FIGURES.values(), ids=FIGURES)
def test_figures_are_found_and_names_are_not(text: str, words: list[str]) -> None:
    assert [figure.words for figure in find_figures(text)] == words


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("63 per cent", "%"),
        ("42 months", "month"),
        ("5 y", "year"),
        ("10 mg/kg/day", "mg/kg/day"),
        ("10 mg/kg per day", "mg/kg/day"),
        ("8 mg twice daily", "mg×2/day"),
        ("240 degrees", "°"),
        ("25 kg/m²", "kg/m²"),
        ("4 percentage points", "percentage point"),
        ("aged 60", "year"),
        ("37 hips", ""),
    ],
)
def test_a_unit_has_one_name_however_it_is_written(text: str, unit: str) -> None:
    assert [figure.unit.name for figure in find_figures(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "trends"),
    [
        ("Mortality fell by 12%.", ["down"]),
        ("Mortality was 12% lower.", ["down"]),
        ("A reduction in deaths of 12% was seen.", ["down"]),
        ("Weight rose by 3 kg with one and by 2 kg with the other.", ["up", "up"]),
        ("Mortality fell by 12%, to 30%.", ["down", ""]),
        ("Mortality was 12%.", [""]),
        ("In 12% or more it fell.", [""]),
    ],
)
def test_a_change_knows_whether_it_is_a_rise_or_a_fall(text: str, trends: list[str]) -> None:
    assert [figure.trend.value for figure in find_figures(text)] == trends


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Two small randomised trials", [("Two", "studies")]),
        ("five women and three hips", [("five", "people"), ("three", "joints")]),
        ("one person, both hips, two ways, three study arms", []),
        ("Two clinicians should check", []),
    ],
)
def test_counts_in_words_are_those_of_people_joints_and_studies(text: str, counts: list[tuple[str, str]]) -> None:
    assert [(count.words, count.counted) for count in find_word_counts(text)] == counts


def test_over_may_be_a_duration_or_a_bound() -> None:
    (figure,) = find_figures("over 5 years")
    assert figure.bounds == (Bound.MORE, Bound.EXACT)


def test_a_minus_is_part_of_a_number_and_a_hyphen_is_not() -> None:
    low, span = find_figures("a change of −0.5 mm within 2-3 mm")
    assert (low.low, span.shape, span.low) == (Decimal("-0.5"), Shape.RANGE, Decimal(2))


def test_each_figure_knows_its_place_in_the_text() -> None:
    text = "In 12 trials, more than 63 % did well (p < 0.05)."
    assert [text[figure.start : figure.stop] for figure in find_figures(text)] == ["12", "more than 63 %", "p < 0.05"]


def test_a_long_text_is_read_to_its_end() -> None:
    text = "In 12 trials more than 63 % of 2,025 hips did well at 2–3 years (p < 0.05). " * 200
    assert len(find_figures(text)) == 1_000


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from(list("0123456789 .,%/<>≤≥–-−ofinatopxP=CI½×¹⁰mgyer()'")), max_size=60))
def test_any_text_can_be_read_and_figures_never_overlap(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.stop <= len(text)
        assert figure.words == text[figure.start : figure.stop]
        end = figure.stop


@settings(deadline=None)
@given(st.text(max_size=200))
def test_figures_of_any_text_at_all_lie_in_it_side_by_side(text: str) -> None:
    ends = [place for figure in find_figures(text) for place in (figure.start, figure.stop)]
    assert ends == sorted(ends)
    assert all(0 <= place <= len(text) for place in ends)
