from datetime import date
from decimal import Decimal

import pytest

from mkdocs_evidence.load.works.reference import load_reference
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.reference import EvidenceKind, Locator, Name, PartialDate

FILE = "content/references/castro-2000.yml"
GOOD = """\
type: article-journal
title: "Core decompression and conservative treatment: a meta-analysis"
author:
  - {family: Castro, given: FP, suffix: Jr}
  - Barrack RL
  - {literal: Hip Study Group}
container-title: American Journal of Orthopedics
issued: 2000-03
volume: 29
page: 187-94
DOI: 10.1000/ABC.1
PMID: 10746468
evidence: {kind: systematic-review, publisher: Am J Orthop, independent: no}
absent: {issue: the journal numbers volumes only}
unverified: PMID
notices:
  - {kind: correction, date: 2001-05-02, by: the journal}
extracts:
  stage-ii:
    locator: {section: Abstract, page: 188}
    finding: Success in stage II, pooled series.
    staging: steinberg
    data:
      - {what: success, arm: decompression, value: 63.50, unit: "%", ci: [57.1, 69], p: "0.79"}
      - {what: collapse, n: 3, of: 21, follow_up: 42 months}
      - {what: age, low: 18, high: 64, unit: years}
      - {what: change, value: −1.2, comparator: "<=", significant: false}
    quote: null
    verified: no
"""


def test_a_reference_is_read_as_written() -> None:
    reference, faults = load_reference(GOOD, file=FILE, key=ReferenceKey("castro-2000"))
    assert reference is not None
    assert not faults
    assert reference.author == (
        Name(family="Castro", given="FP", suffix="Jr"),
        Name(family="Barrack", given="RL"),
        Name(literal="Hip Study Group"),
    )
    assert reference.issued == PartialDate(year=2000, month=3)
    assert (reference.volume, reference.page, reference.doi, reference.pmid) == (
        "29",
        "187-94",
        "10.1000/abc.1",
        "10746468",
    )
    assert (reference.kind, reference.evidence_publisher, reference.independent) == (
        EvidenceKind.SYSTEMATIC_REVIEW,
        "Am J Orthop",
        False,
    )
    assert reference.absent == (("issue", "the journal numbers volumes only"),)
    assert reference.unverified == ("PMID",)
    assert [(notice.kind, notice.date, notice.by) for notice in reference.notices] == [
        ("correction", date(2001, 5, 2), "the journal")
    ]


def test_an_extract_is_read_as_written() -> None:
    reference, _ = load_reference(GOOD, file=FILE, key=ReferenceKey("castro-2000"))
    assert reference is not None
    (extract,) = reference.extracts
    assert (extract.id, extract.staging, extract.quote, extract.verified) == ("stage-ii", "steinberg", "", False)
    assert extract.locator == (Locator(label="section", value="Abstract"), Locator(label="page", value="188"))
    assert str(extract.at) == f"{FILE}:19:3"
    success, collapse, age, change = extract.data
    assert (str(success.value), success.unit, success.ci, success.p) == (
        "63.50",
        "%",
        (Decimal("57.1"), Decimal(69)),
        "0.79",
    )
    assert (collapse.n, collapse.of, collapse.follow_up) == (Decimal(3), Decimal(21), "42 months")
    assert (age.low, age.high) == (Decimal(18), Decimal(64))
    assert (change.value, change.comparator, change.significant) == (Decimal("-1.2"), "≤", False)


def test_a_field_that_begins_below_its_name_is_placed_at_its_name() -> None:
    reference, _ = load_reference(GOOD, file=FILE, key=ReferenceKey("castro-2000"))
    assert reference is not None
    assert str(reference.field_place("author")) == f"{FILE}:3:1"
    assert str(reference.field_place("DOI")) == f"{FILE}:11:6"
    assert str(reference.field_place("ISSN")) == f"{FILE}:1:1"


def test_the_digest_is_that_of_the_bytes() -> None:
    text = "\ufefftype: book\r\ntitle: Hips\r\n"
    reference, faults = load_reference(text, file=FILE, key=ReferenceKey("castro-2000"))
    assert not faults
    assert reference is not None
    # printf '\xef\xbb\xbftype: book\r\ntitle: Hips\r\n' | sha256sum
    assert reference.source_digest == "84de7c2e4ebaf8ca852fe88f8bd5477761f4300020ba8a71890508c3682dc8a6"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2000", PartialDate(year=2000)),
        ("2000-02-29", PartialDate(year=2000, month=2, day=29)),
        ("{date-parts: [[2000, 3]]}", PartialDate(year=2000, month=3)),
        ("{date-parts: [[2000]], season: Spring}", PartialDate(year=2000, season="Spring")),
    ],
)
def test_a_date_is_as_precise_as_the_work_prints_it(written: str, expected: PartialDate) -> None:
    reference, faults = load_reference(f"type: book\ntitle: A\nissued: {written}", file=FILE, key=ReferenceKey("a"))
    assert not faults
    assert reference is not None
    assert reference.issued == expected


WRONG = [
    pytest.param(
        "extracts: {stage ii: {finding: x}}",
        "3:12: wrong-value: `stage ii` cannot be cited as an extract. Use letters and digits, with `_`, `:`, `.` or `-` between them.",
        id="extract-id",
    ),
    pytest.param(
        "typo: x", "3:1: unknown-field: `typo` has no meaning in a reference. Did you mean `type`?", id="typo-of-a-name"
    ),
    pytest.param(
        "doi: 10.1/x", "3:1: unknown-field: `doi` has no meaning in a reference. Did you mean `DOI`?", id="capitals"
    ),
    pytest.param(
        "journal: Hip Int",
        "3:1: unknown-field: `journal` has no meaning in a reference. Did you mean `container-title`?",
        id="other-name",
    ),
    pytest.param(
        "author: Frank Castro",
        "3:9: wrong-value: `author` is `Frank Castro`, which does not say which part is the family name. Write `Castro FP Jr`, `{family: Castro, given: FP}` or, for an organisation, `{literal: …}`.",
        id="author-without-initials",
    ),
    pytest.param(
        "author: {family: A, literal: B}",
        "3:9: wrong-value: A name is either a person's `family` and `given` or a body's `literal`. Write `{family: Castro, given: FP}` or `{literal: …}`.",
        id="person-and-body",
    ),
    pytest.param(
        "volume: [1, 2]",
        "3:9: wrong-value: `volume` is a list; a single text belongs here. Write a single text.",
        id="list-for-text",
    ),
    pytest.param(
        "issued: 2001-02-30",
        "3:9: wrong-value: `issued` is `2001-02-30`, which is no date. Write `2000`, `2000-03` or `2000-03-15`, as precise as the work prints it.",
        id="no-such-day",
    ),
    pytest.param(
        "issued: March 2000",
        "3:9: wrong-value: `issued` is `March 2000`, which is no date. Write `2000`, `2000-03` or `2000-03-15`, as precise as the work prints it.",
        id="month-in-words",
    ),
    pytest.param(
        "evidence: {kind: rtc}",
        "3:18: wrong-value: `kind` cannot be `rtc`. Did you mean `rct`? Write `guideline`, `systematic-review`, `rct`, `cohort`, `case-control`, `case-series`, `narrative-review`, `expert-opinion` or `secondary-summary`.",
        id="kind",
    ),
    pytest.param(
        "evidence: {independent: maybe}",
        "3:25: wrong-value: `independent` cannot be `maybe`. Write `yes` or `no` (`true` and `false` are the same).",
        id="truth",
    ),
    pytest.param(
        "absent: {isue: none}",
        "3:10: wrong-value: `absent` cannot be `isue`. Did you mean `issue`?",
        id="absent-unknown",
    ),
    pytest.param(
        "unverified: [PMID, doi]",
        "3:20: wrong-value: `unverified` cannot be `doi`. Did you mean `DOI`?",
        id="unverified-unknown",
    ),
    pytest.param(
        "notices: [{kind: retracted}]",
        "3:18: wrong-value: `kind` cannot be `retracted`. Did you mean `retraction`? Write `retraction`, `correction`, `concern` or `superseded`.",
        id="notice",
    ),
    pytest.param(
        "extracts: {a: {data: []}}",
        "3:12: missing-field: `finding` is missing in an extract. Add `finding: …`: what the work found there, in our words.",
        id="extract-without-finding",
    ),
    pytest.param(
        "extracts: {a: }",
        "3:15: wrong-value: `a` is empty; a group of named values belongs here. Write a group of named values.",
        id="empty-extract",
    ),
    pytest.param(
        "extracts: {a: {finding: x, locator: {secton: A}}}",
        "3:38: wrong-value: `secton` names no part of a work. Did you mean `section`?",
        id="locator",
    ),
]


@pytest.mark.parametrize(("line", "expected"), WRONG)
def test_a_wrong_line_is_told_and_the_rest_is_kept(told, line: str, expected: str) -> None:
    reference, faults = load_reference(f"type: book\ntitle: Hips\n{line}\nPMID: 1", file=FILE, key=ReferenceKey("a"))
    assert told(faults) == [f"{FILE}:{expected}"]
    assert reference is not None
    assert (reference.title, reference.pmid) == ("Hips", "1")


WRONG_DATA = [
    pytest.param("{value: 63}", "missing-field: `what` is missing", id="what"),
    pytest.param("{what: x}", "wrong-value: `x` has no figure.", id="no-figure"),
    pytest.param(
        "{what: x, value: 63%}",
        'wrong-value: `value` is `63%`, which is no number. Write `63` here and `unit: "%"` beside it.',
        id="unit-in-value",
    ),
    pytest.param(
        '{what: x, value: "<5"}', 'Write the number alone and `comparator: "<"` beside it.', id="comparator-in-value"
    ),
    pytest.param('{what: x, value: "1,210"}', "Write it without commas: `1210`.", id="thousands"),
    pytest.param('{what: x, value: "0,79"}', "Write a point for the decimals: `0.79`.", id="comma-decimals"),
    pytest.param("{what: x, value: ١٢}", "which is no number.", id="other-digits"),
    pytest.param("{what: x, value: 1, n: 2, of: 3}", "One figure is given in two ways", id="two-ways"),
    pytest.param("{what: x, of: 21}", "`of` stands without `n`.", id="of-alone"),
    pytest.param("{what: x, n: 22, of: 21}", "`n` is 22, more than the 21 it is part of.", id="n-above-of"),
    pytest.param("{what: x, low: 2}", "`low` stands alone.", id="low-alone"),
    pytest.param("{what: x, low: 3, high: 2}", "`low` is 3, above `high`, 2.", id="range-turned"),
    pytest.param("{what: x, value: 1, ci: [3, 2]}", "The interval begins at 3, above its end 2.", id="interval-turned"),
    pytest.param(
        "{what: x, value: 1, ci: 2}", "`ci` is `2`; a list of two values, `[low, high]`,", id="interval-shape"
    ),
    pytest.param("{what: x, value: 1, ci: [1, 2], level: 0.95, p: 1}", "", id="level-below-one-is-a-per-cent"),
    pytest.param(
        "{what: x, value: 1, ci: [1, 2], level: 100}", "`level` is 100; it is a per cent between 0 and 100.", id="level"
    ),
    pytest.param("{what: x, value: 1, measure: odds}", "Did you mean", id="measure"),
    pytest.param("{what: x, value: 1, comparator: =}", "`comparator` cannot be `=`.", id="comparator"),
]


@pytest.mark.parametrize(("datum", "expected"), WRONG_DATA)
def test_a_figure_that_does_not_add_up_is_told(told, datum: str, expected: str) -> None:
    text = f"type: book\ntitle: Hips\nextracts:\n  a:\n    finding: x\n    data:\n      - {datum}\n"
    reference, faults = load_reference(text, file=FILE, key=ReferenceKey("a"))
    assert reference is not None
    if not expected:
        assert not faults
        return
    (line,) = told(faults)
    assert line.startswith(f"{FILE}:7:")
    assert expected in line


def test_every_fault_of_a_file_is_told_at_once(told) -> None:
    text = "typ: book\nauthor: [A, {family: B}, {famly: C}]\nissued: x\nextracts: {a: {finding: [], data: {}}}\n"
    _, faults = load_reference(text, file=FILE, key=ReferenceKey("a"))
    assert [line.split(": ")[0] + " " + line.split(": ")[1] for line in told(faults)] == [
        f"{FILE}:1:1 unknown-field",
        f"{FILE}:2:10 wrong-value",
        f"{FILE}:2:27 unknown-field",
        f"{FILE}:2:26 wrong-value",
        f"{FILE}:3:9 wrong-value",
        f"{FILE}:4:25 wrong-value",
        f"{FILE}:4:35 wrong-value",
        f"{FILE}:1:1 missing-field",
        f"{FILE}:1:1 missing-field",
    ]


@pytest.mark.parametrize("text", ["- a list", "just words", "a: &x b", "a: [", "\x00"])
def test_a_file_that_is_no_reference_gives_none_and_says_why(text: str) -> None:
    reference, faults = load_reference(text, file=FILE, key=ReferenceKey("a"))
    assert reference is None
    assert faults


def test_an_empty_file_is_told() -> None:
    reference, faults = load_reference("\n", file=FILE, key=ReferenceKey("a"))
    assert reference is None
    assert [fault.name for fault in faults] == ["missing-field"]
