"""Every kind of fault is found where it was planted, in clean guidance of several specialties, and nothing else is."""

import random
from pathlib import Path

import planted_characters
import planted_claims
import planted_figures
import planted_references
import planted_settings
import pytest
from clean_sites import make_site
from planting import PLANTS

from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

_FAMILIES = (planted_characters, planted_claims, planted_figures, planted_references, planted_settings)
SEEDS = range(5)
CLEAN_SEEDS = range(40)


def check(root: Path) -> tuple[Diagnostic, ...]:
    return compile_site(Layout.of(root)).diagnostics


def told(diagnostics: tuple[Diagnostic, ...]) -> str:
    return "\n".join(f"{one.at}: {one.severity}[{one.name}] {one.message}" for one in diagnostics)


def test_there_are_enough_kinds_of_fault() -> None:
    assert {kind.__module__ for kind in PLANTS.values()} == {family.__name__ for family in _FAMILIES}
    assert len(PLANTS) * len(SEEDS) >= 300


@pytest.mark.parametrize("seed", CLEAN_SEEDS)
def test_clean_guidance_has_no_finding(seed: int, tmp_path: Path) -> None:
    make_site(seed).write(tmp_path)
    assert told(check(tmp_path)) == ""


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", sorted(PLANTS))
def test_a_planted_fault_is_found_in_its_place(kind: str, seed: int, tmp_path: Path) -> None:
    rng = random.Random(f"{kind}/{seed}")
    site = make_site(rng.randrange(10_000))
    expected = PLANTS[kind](site, rng)
    site.write(tmp_path)
    found = check(tmp_path)
    named = [one for one in found if one.name == expected.rule and one.at.file == expected.file]
    assert named, f"no {expected.rule} in {expected.file}\n{told(found)}"
    if expected.line > 0:
        assert expected.line in {one.at.line for one in named}, told(found)
    if expected.column is not None:
        assert (expected.line, expected.column) in {(one.at.line, one.at.column) for one in named}, told(found)
    others = [
        one for one in found if one not in named and one.severity is Severity.ERROR and one.name not in expected.also
    ]
    assert "*" in expected.also or told(tuple(others)) == ""
