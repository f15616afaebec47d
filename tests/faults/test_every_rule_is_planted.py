"""No rule is without a planted fault that it must find."""

import random

import planted_characters
import planted_claims
import planted_figures
import planted_references
import planted_settings
from clean_sites import make_site
from planting import PLANTS
from test_faults_in_guidance import KINDS

from mkdocs_evidence.checks import RULES

_PLANTED = (planted_characters, planted_claims, planted_figures, planted_references, planted_settings)
_ELSEWHERE = {
    "expired-waiver": "needs a day; tests/rules runs its page",
    "stale-baseline": "needs an accepted list of findings; tests/unit/checks/test_baseline.py",
    "readers-disagree": "speaks of our own mistakes; tests/rules/test_readers_disagree_page.py",
}
"""Rules that no fault of an author's can provoke here, and where they are tested instead."""


_OTHER_FAMILIES = ("flows", "reviews")
"""A flow is proven and not read, and a board record is signed: tests/unit/flows and tests/unit/review hurt them."""


def test_every_rule_has_a_planted_fault() -> None:
    planted = {kind.rule for kind in KINDS}
    planted |= {kind(make_site(3), random.Random(name)).rule for name, kind in PLANTS.items()}
    of_texts = {rule.name for rule in RULES if rule.page.parent.name not in _OTHER_FAMILIES}
    missing = of_texts - planted - set(_ELSEWHERE)
    assert missing == set()


def test_nothing_is_excused_that_is_planted_or_gone() -> None:
    assert set(_ELSEWHERE) <= {rule.name for rule in RULES}
    assert not set(_ELSEWHERE) & {kind.rule for kind in KINDS}


def test_every_kind_names_a_rule_that_exists() -> None:
    assert {kind.rule for kind in KINDS} <= {rule.name for rule in RULES}


def test_the_modules_of_plants_are_all_used() -> None:
    assert {kind.__module__ for kind in PLANTS.values()} >= {module.__name__ for module in _PLANTED}
