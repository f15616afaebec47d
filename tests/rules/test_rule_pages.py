"""Every documentation page of a rule is run: what it marks is found, on that line, and nothing else is."""

from datetime import date
from pathlib import Path

import pytest
from rule_page import LittleSite, sites_of

from mkdocs_evidence.checks import RULES
from mkdocs_evidence.checks.registry import Rule
from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

AS_OF = date(2026, 6, 1)


def _cases() -> list[object]:
    return [
        pytest.param(rule, site, id=f"{rule.name}: {site.heading}")
        for rule in RULES
        if rule.name != "readers-disagree"
        for site in sites_of(rule.page.read_text(encoding="utf-8"))
    ]


def _check(site: LittleSite, root: Path) -> tuple[Diagnostic, ...]:
    site.write(root)
    sources = root / "sources"
    return compile_site(Layout.of(root, sources=sources if sources.is_dir() else None), as_of=AS_OF).diagnostics


@pytest.mark.parametrize(("rule", "site"), _cases())
def test_a_page_marks_every_finding_of_its_rule_and_every_error(rule: Rule, site: LittleSite, tmp_path: Path) -> None:
    found = _check(site, tmp_path)
    unmarked = [one for one in found if one.name == rule.name or one.severity is Severity.ERROR]
    for expected in site.expected:
        name = expected.rule or rule.name
        hits = [
            one
            for one in unmarked
            if (one.name, one.at.file, one.at.line) == (name, expected.file, expected.line)
            and one.severity == expected.severity
            and expected.words in one.message
        ]
        assert hits, f"{expected} was not found; found were {[f'{one.at} {one.name} {one.message}' for one in found]}"
        unmarked.remove(hits[0])
    assert [f"{one.at} {one.name}: {one.message}" for one in unmarked] == []


@pytest.mark.parametrize("rule", [one for one in RULES if one.name != "readers-disagree"], ids=lambda one: one.name)
def test_a_page_shows_the_defect_and_its_cure(rule: Rule) -> None:
    sites = sites_of(rule.page.read_text(encoding="utf-8"))
    own = [one for site in sites for one in site.expected if one.rule in (None, rule.name)]
    cures = [site for site in sites if site.heading == "Use instead"]
    assert own
    assert len(cures) == 1
    assert cures[0].expected == ()
