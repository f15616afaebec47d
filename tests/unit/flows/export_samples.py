"""Flows to export, and patients at every boundary of each with where the proven table leads them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from flow_samples import compiled

from mkdocs_evidence.analysis.flows.compile import compile_flow
from mkdocs_evidence.analysis.flows.paths import find_boundary_entries, find_paths
from mkdocs_evidence.analysis.flows.table import CompiledFlow
from mkdocs_evidence.analysis.flows.walk import Walk, walk_flow
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.flow import Entry
from mkdocs_evidence.model.ids import FactId
from mkdocs_evidence.model.layout import Layout

ROOT = Path(__file__).parents[3]

ODD = r"""
start: "if"
facts:
  "if": {type: choice, options: {"a|b": "A \"quoted\" <label> & more", "c&!d": "C; #1", "=e": "E\\F"}, unknown: yes}
  "red flags": {type: number, unit: "%", min: -2.5, max: 7.5, step: 0.5, unknown: yes}
  signs: {type: many, options: [rash, cough]}
  red-flags: {type: boolean}
  half:
    type: score
    reference: some-work
    derived:
      - {points: -0.5, when: {"red flags": "< 0"}}
      - {points: 1.5, when: {"red flags": ">= 0"}}
      - {points: 2, when: {signs: has rash}}
constraints:
  - {never: {"if": "=e", signs: none}}
questions:
  "if":
    ask: {clinician: "Is it \"this\"\nor that?", patient: Which?}
    branches:
      - {when: ["a|b", "=e"], to: red flags}
      - {when: "c&!d", to: red-flags}
      - {when: unknown, to: signs-first}
  red flags:
    branches:
      - {when: any, to: signs}
      - {when: unknown, to: x}
  signs-first:
    fact: signs
    branches: [{when: any, to: red-flags}]
  signs:
    branches:
      - {when: [none, has rash and lacks cough], to: half}
      - {when: has cough, given: {"red flags": "<= 0"}, to: y}
      - {when: has cough, given: {"red flags": "> 0"}, to: half}
  half:
    branches:
      - {when: "< 0", to: x}
      - {when: "1.5", to: y}
      - {when: ["2", "3.5"], to: "z-1"}
      - {when: "0", to: x}
      - {when: "1", to: x}
      - {when: "-0.5", to: x}
  red-flags:
    branches:
      - {when: yes, to: z-1}
      - {when: no, to: x}
outcomes:
  x: {title: "=1+1", urgency: soon, say: {clinician: "Say \"x\" & <y>", patient: X?}, strength: strong}
  y: {say: Y.}
  z-1: {say: Z.}
"""
"""Ids that other languages take for words of theirs, signs that their texts escape, negative numbers and halves."""


ROUND = """
start: side
facts: {side: {type: choice, options: [left, right]}, p: {type: boolean}, q: {type: boolean}}
questions:
  side: {branches: [{when: left, to: p}, {when: right, to: q}]}
  p: {branches: [{when: any, given: {side: left}, to: q}, {when: yes, given: {side: right}, to: x},
                 {when: no, given: {side: right}, to: y}]}
  q: {branches: [{when: any, given: {side: right}, to: p}, {when: yes, given: {side: left}, to: y},
                 {when: no, given: {side: left}, to: x}]}
outcomes: {x: {say: X.}, y: {say: Y.}}
"""
"""Two questions lead to one another, and yet nobody goes round."""


@cache
def sample(name: str) -> CompiledFlow:
    """A flow by its name: `hip-avn` of the content, `fever` and `rash` of a project of the tests, `odd`."""
    if name == "odd":
        return compiled(ODD.replace('      - {when: "< 0", to: x}\n', ""))
    if name == "round":
        return compiled(ROUND)
    root = ROOT if name == "hip-avn" else ROOT / "tests" / "projects" / "ward"
    flows = load_site(Layout.of(root)).flows
    return compile_flow(flows[name], flows)  # type: ignore[index] # a plain text is as good as an id here


NAMES = ("hip-avn", "fever", "rash", "odd")


@cache
def patients(name: str) -> tuple[tuple[dict[FactId, Entry], Walk], ...]:
    """Everybody at an end of a stretch of answers, on every path, with the walk of the reference walker."""
    return tuple(_walked(sample(name)))


def _walked(flow: CompiledFlow) -> Iterator[tuple[dict[FactId, Entry], Walk]]:
    book = find_paths(flow)
    for path in book.paths:
        for entries in find_boundary_entries(path, book.space):
            walk = walk_flow(flow, entries)
            assert walk.outcome == path.outcome.name
            yield entries, walk
