"""The table that says what voids a sign-off and what does not, run on real files."""

from pathlib import Path

import pytest
import yaml
from room_vectors import site_of

from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.ids import ArticleId, ClaimId
from mkdocs_evidence.model.layout import Layout

TABLE = yaml.safe_load((Path(__file__).parents[2] / "vectors" / "review" / "digest.yml").read_text(encoding="utf-8"))


def _digest(root: Path, parts: dict[str, str]) -> str:
    ledger = load_site(Layout.of(site_of(root, parts)))
    # Terms of a vocabulary that is not there are the only faults that a row may have.
    assert {fault.name for fault in ledger.faults} <= {"wrong-value", "unknown-reference"}, ledger.faults
    return claim_digests(ledger.articles[ArticleId("a")], ledger)[ClaimId("c")]


@pytest.mark.parametrize("row", TABLE["rows"], ids=lambda row: row["change"])
def test_a_change_voids_the_sign_off_or_keeps_it(row: dict[str, str], tmp_path: Path) -> None:
    assert row["in"] in TABLE["site"]
    before = _digest(tmp_path / "before", {**TABLE["site"], row["in"]: row["before"]})
    after = _digest(tmp_path / "after", {**TABLE["site"], row["in"]: row["after"]})
    assert {"kept": before == after, "void": before != after}[row["sign-off"]]


def test_the_table_has_rows_of_both_kinds_in_every_part() -> None:
    found = {(row["in"], row["sign-off"]) for row in TABLE["rows"]}
    assert len(TABLE["rows"]) >= 60
    assert {part for part, _ in found} == set(TABLE["site"])
    assert {part for part, kind in found if kind == "void"} >= {
        "claim",
        "citations",
        "marks",
        "table",
        "lay text",
        "work",
        "extracts",
    }
    assert {part for part, kind in found if kind == "kept"} == set(TABLE["site"])
