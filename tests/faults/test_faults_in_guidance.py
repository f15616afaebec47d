"""Every kind of fault is found on its line in made-up guidance of eight specialties; clean guidance is refused nowhere."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from guidance import Guidance, make_guidance
from kinds import Kind, Plot, Spot
from kinds_of_figures import FIGURES, SIGNIFICANCE, SMALL_SAMPLES
from kinds_of_language import LANGUAGE, SAFETY
from kinds_of_scope import SCOPE
from kinds_of_wording import ABSOLUTES, CERTAINTY, GRADING, STRENGTH
from kinds_of_works import PARTS, QUOTES, WORKS
from works import settings_of

from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

KINDS: tuple[Kind, ...] = (
    *FIGURES,
    *SIGNIFICANCE,
    *SMALL_SAMPLES,
    *GRADING,
    *CERTAINTY,
    *STRENGTH,
    *ABSOLUTES,
    *SCOPE,
    *WORKS,
    *PARTS,
    *QUOTES,
    *LANGUAGE,
    *SAFETY,
)
ARTICLES = 500
PLANTS_OF_A_KIND = 10
TODAY = date(2026, 11, 22)
SOURCES = "texts"


def check(articles: Iterable[Guidance], root: Path, *, has_texts: bool = False) -> tuple[Diagnostic, ...]:
    """All findings on a site of these articles, and of the texts of their works where asked for."""
    chosen = list(articles)
    files = settings_of((one.population, one.field.name) for one in chosen)
    for one in chosen:
        files |= one.files
        if has_texts:
            files |= {f"{SOURCES}/{key}.txt": text for key, text in one.texts.items()}
    for folder in {Path(name).parent for name in files}:
        (root / folder).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")
    return compile_site(Layout.of(root, sources=root / SOURCES if has_texts else None), as_of=TODAY).diagnostics


def told(diagnostics: Iterable[Diagnostic]) -> str:
    return "\n".join(f"{one.at}: {one.severity}[{one.name}] {one.message}" for one in diagnostics)


@cache
def made(seed: int) -> Guidance:
    """The clean article of that seed; copies of it are spoilt, never itself."""
    return make_guidance(seed)


def plant(kind: Kind, number: int) -> list[tuple[Guidance, Spot]]:
    """Plants a kind in as many articles as asked for, in random places."""
    rng = random.Random(f"plant {kind.id}")
    planted: list[tuple[Guidance, Spot]] = []
    for seed in rng.sample(range(ARTICLES), ARTICLES):
        guidance = replace(made(seed), files=dict(made(seed).files))
        claims = guidance.claims_of(*kind.shapes)
        rng.shuffle(claims)
        for claim in claims:
            before = dict(guidance.files)
            try:
                planted.append((guidance, kind.change(Plot(guidance=guidance, claim=claim, rng=rng))))
            except LookupError:
                guidance.files = before
                continue
            break
        if len(planted) == number:
            break
    return planted


def of_article(guidance: Guidance, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [one for one in found if one.at.file in guidance.files]


def test_the_kinds_have_names_of_their_own() -> None:
    assert [name for name, times in Counter(kind.id for kind in KINDS).items() if times > 1] == []


@pytest.mark.parametrize("first", range(0, ARTICLES, 50))
def test_clean_guidance_is_not_refused(first: int, tmp_path: Path) -> None:
    found = check(map(made, range(first, first + 50)), tmp_path, has_texts=first == 0)
    assert told(one for one in found if one.severity is Severity.ERROR) == ""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_fault_is_found_on_its_line(kind: Kind, tmp_path: Path) -> None:
    planted = plant(kind, PLANTS_OF_A_KIND)
    assert len(planted) == PLANTS_OF_A_KIND
    found = check((guidance for guidance, _ in planted), tmp_path, has_texts=kind.rule == "quote-not-in-source")
    for guidance, spot in planted:
        own = of_article(guidance, found)
        line = guidance.files[spot.file].split("\n")[spot.line - 1]
        there = {one.name for one in own if (one.at.file, one.at.line) == (spot.file, spot.line)}
        assert kind.rule in there, f"missed in {spot.file}:{spot.line}: {line}\n{told(own)}"
        elsewhere = [
            one
            for one in own
            if one.severity is Severity.ERROR
            and (one.at.file, one.at.line) != (spot.file, spot.line)
            and one.name not in kind.also
        ]
        assert told(elsewhere) == "", line
