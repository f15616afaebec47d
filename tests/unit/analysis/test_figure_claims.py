"""Claims of six specialties beside one extract each: what the figure rules must let pass, and what they must find.

Each file of `figure_claims/` holds the data of an extract, honest claims and wrong ones. All is invented after the manner
of abstracts; no figure here is evidence of anything.
"""

from pathlib import Path

import pytest
import yaml

from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

TABLES = sorted((Path(__file__).parent / "figure_claims").glob("*.yml"))
RULES = frozenset({"figure-not-in-evidence", "significance-without-test", "small-sample-percentage"})
HEAD = """---
type: guidance
title: Made up
question: Is this made up?
population: adults
authors: [{name: An editor}]
written: 2026-01-15
searched: 2026-01-10
review_due: 2028-01-15
---

"""
REFERENCE = """type: article-journal
title: Made up for a test
author: [{family: Nobody, given: A}]
container-title: Journal of Made Up Things
issued: 2024
volume: "1"
issue: "1"
page: 1-2
evidence: {kind: rct}
extracts:
  x:
    locator: {section: Abstract}
    finding: Made up.
"""


def _find(claims: list[str], data: str, root: Path) -> dict[str, list[str]]:
    """The messages of the figure rules by claim."""
    (root / "content/pages").mkdir(parents=True)
    (root / "content/references").mkdir()
    (root / "content/references/made-up.yml").write_text(REFERENCE + data, encoding="utf-8")
    items = [f"- {claim} [@made-up#x]\n" for claim in claims]
    (root / "content/pages/a.md").write_text(HEAD + "".join(items), encoding="utf-8")
    first = HEAD.count("\n") + 1
    found: dict[str, list[str]] = {claim: [] for claim in claims}
    for one in compile_site(Layout.of(root)).diagnostics:
        if one.name in RULES:
            found[claims[one.at.line - first]].append(f"{one.name}: {one.message}")
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.stem)
def test_honest_claims_pass_and_wrong_ones_are_found(table: Path, tmp_path: Path) -> None:
    text = table.read_text(encoding="utf-8")
    cases = yaml.safe_load(text)
    block = text[: text.index("\nhonest:")]
    data = "".join(f"    {line}\n" for line in block.split("\n"))
    found = _find([*cases["honest"], *cases["wrong"]], data, tmp_path)
    assert {claim: found[claim] for claim in cases["honest"] if found[claim]} == {}
    assert [claim for claim in cases["wrong"] if not found[claim]] == []


def test_the_tables_hold_enough_of_both_kinds() -> None:
    cases = [yaml.safe_load(table.read_text(encoding="utf-8")) for table in TABLES]
    assert sum(len(case["honest"]) for case in cases) >= 200
    assert sum(len(case["wrong"]) for case in cases) >= 200
