"""What a claim needs of a member and how long it takes: the same on paper as in the browser, which reads the same table."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sample_guidance import CLAIMS, LEDGER, at, cite, make_datum, make_extract, make_reference

from mkdocs_evidence.analysis.reviews.last_verdicts import LastVerdict
from mkdocs_evidence.analysis.reviews.needs import need_of
from mkdocs_evidence.analysis.reviews.reading_time import expected_minutes, flow_minutes
from mkdocs_evidence.analysis.reviews.standing import ClaimStanding, State
from mkdocs_evidence.model.review import ClaimVerdict, Meaning, ReviewRecord, Verdict

TABLE = json.loads((Path(__file__).parents[2] / "vectors/review/duties.json").read_text(encoding="utf-8"))
DAY = date.fromisoformat(TABLE["day"])


def last(said):
    verdict = ClaimVerdict(claim="c", digest=said["digest"], verdict=Verdict(said["verdict"]), at=at(1))
    record = ReviewRecord(
        file="", article="a", reviewer="me", date=DAY, meaning=Meaning.APPROVED, claims=(), source_digest="", at=at(1)
    )
    return LastVerdict(record=record, verdict=verdict, answer=said["answer"])


@pytest.mark.parametrize("row", TABLE["needs"], ids=lambda row: row["when"])
def test_a_claim_needs_of_a_member_what_the_table_says(row):
    said = row["standing"]
    standing = ClaimStanding(
        state=State(said["state"]),
        digest=TABLE["digest"],
        due=date.fromisoformat(said["due"]) if said["due"] else None,
        recused=tuple(said["recused"]),
        needed=2,
    )
    past = last(row["past"]) if row["past"] else None
    need = need_of(standing, past, member="me", is_author=row["is_author"], day=DAY)
    assert need.name.lower() == row["need"]


@pytest.mark.parametrize("row", TABLE["minutes"], ids=lambda row: str(row["minutes"]))
def test_a_claim_takes_as_long_as_the_table_says(row):
    extract = make_extract(
        "x", " ".join(["word"] * row["finding"]), data=tuple(make_datum("d", value=1) for _ in range(row["figures"]))
    )
    works = [
        make_reference(f"k{place}", "A work", authors=[], year=2000, extracts=() if place else (extract,))
        for place in range(row["works"])
    ]
    claim = replace(
        CLAIMS[0],
        text=" ".join(["word"] * row["words"]),
        citations=tuple(cite(one.key, 1, extract=None if one.key != "k0" else "x") for one in works),
    )
    ledger = replace(LEDGER, references={one.key: one for one in works})
    assert expected_minutes(claim, (), ledger) == pytest.approx(row["minutes"], abs=1e-5)


def test_the_same_place_cited_twice_is_read_once():
    claim = CLAIMS[0]
    assert expected_minutes(replace(claim, citations=claim.citations * 2), (), LEDGER) == expected_minutes(
        claim, (), LEDGER
    )


def test_a_path_of_a_flow_takes_a_quarter_of_a_minute():
    assert flow_minutes(5) - flow_minutes(1) == 1
