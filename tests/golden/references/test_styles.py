"""Whole references in both styles, beside the record as an author writes it. Where each comes from stands in `# from`."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from mkdocs_evidence.load.works.reference import load_reference
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.references.styles import STYLES, format_reference

CASES = Path(__file__).with_name("cases.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    origin: str
    expected: dict[str, str]
    yaml: str


def read_case(text: str) -> Case:
    heads = {
        name: line.removeprefix(f"# {name}: ")
        for line in text.splitlines()
        for name in ("from", *STYLES)
        if line.startswith(f"# {name}: ")
    }
    return Case(origin=heads.pop("from"), expected=heads, yaml=text)


ALL = [read_case(text) for text in CASES.read_text(encoding="utf-8").split("\n---\n")]


def load(case: Case) -> Reference:
    reference, faults = load_reference(case.yaml, file="case.yml", key=ReferenceKey("case"))
    assert not faults
    assert reference is not None
    return reference


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("case", ALL, ids=[case.origin for case in ALL])
def test_a_reference_is_printed_as_its_manual_prints_it(case: Case, style: str) -> None:
    assert format_reference(load(case), style).text == case.expected[style]
