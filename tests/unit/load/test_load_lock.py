"""`references.lock.json`: its notices join those of the references, and what is wrong with it is told with its place."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.load.works.lock import load_lock
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.layout import Layout

MakeSite = Callable[[dict[str, str | bytes]], Path]
Told = Callable[[Iterable[Fault]], list[str]]

WORK = """\
type: book
title: Knots
notices:
  - {kind: correction, date: 2020-01-01, note: Figures unchanged.}
"""
LOCK = """\
{"form": "mkdocs-evidence references lock 1",
 "references": {
  "knots-1999": {"checked": "2026-11-01", "digest": "ab",
   "notices": [{"kind": "correction", "date": "2020-01-01"}, {"kind": "retraction", "by": "PubMed"}]}}}
"""
KNOTS = ReferenceKey("knots-1999")


def test_notices_of_the_lock_follow_those_of_the_file_and_none_is_told_twice(make_site: MakeSite) -> None:
    root = make_site({"content/references/knots-1999.yml": WORK, "content/references.lock.json": LOCK})
    ledger = load_site(Layout.of(root))
    assert ledger.faults == ()
    assert ledger.references[KNOTS].checked == date(2026, 11, 1)
    notices = ledger.references[KNOTS].notices
    assert [(one.kind, one.date, one.by, one.note, str(one.at)) for one in notices] == [
        ("correction", date(2020, 1, 1), "", "Figures unchanged.", "content/references/knots-1999.yml:4:5"),
        ("retraction", None, "PubMed", "", "content/references.lock.json:4:62"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '{"form": "mkdocs-evidence references lock 9", "references": {}}',
            "a.json:1:10: wrong-value: `form` cannot be `mkdocs-evidence references lock 9`.",
        ),
        ('{"references": {}}', "a.json:1:1: missing-field: `form` is missing in the lock."),
        (
            '{"form": "mkdocs-evidence references lock 1", "references": {"a": {"notices": [{"kind": "retract"}]}}}',
            "a.json:1:89: wrong-value: `kind` cannot be `retract`.",
        ),
        ('{"form": "mkdocs-evidence references lock 1",', "a.json:"),
        ("", "a.json:1:1: missing-field: The file is empty"),
    ],
)
def test_what_is_wrong_with_a_lock_is_told_in_its_place(text: str, expected: str, told: Told) -> None:
    locked, faults = load_lock(text, file="a.json")
    assert locked == {}
    assert told(faults)[0].startswith(expected)
